--TEST--
Facts cross as arrays: days, backed enums, lists and rows; what no fact can be is refused by the library
--EXTENSIONS--
heltmed
--FILE--
<?php
enum Phase: string { case Permanent = 'permanent'; }
enum Number: int { case One = 1; }
enum Bare { case One; }
class Hollow extends DateTimeImmutable { public function __construct() {} }

$rulebook = heltmed_rulebook_built_in('2026.1');
function told(string $assessment, array|string $facts): void
{
    global $rulebook;
    try {
        $answer = json_decode(heltmed_decision_json(heltmed_assess($rulebook, $assessment, $facts), HELTMED_EN), true);
        echo $answer['on'], ' ', $answer['outcome'], ' ', json_encode($answer['derived']), "\n";
    } catch (HeltMed\HeltMedException $error) {
        echo get_class($error), ' ', $error->status, ' ', $error->field ?? '-', "\n";
    }
}
$wage = ['phase' => 'permanent', 'hourly_wage_ore' => 3816, 'comparable_tariff_ore' => 19079];
echo "days\n";
$oslo = new DateTimeZone('Europe/Oslo');
told('wage', ['on' => '2026-11-22'] + $wage);
told('wage', ['on' => new DateTimeImmutable('2026-11-22 00:30', $oslo)] + $wage);
told('wage', ['on' => new DateTime('2026-11-21 23:30 UTC')] + $wage);
told('wage', ['on' => (new DateTimeImmutable('2026-11-21 23:30 UTC'))->setTimezone($oslo)] + $wage);
told('wage', ['on' => new DateTimeImmutable('0001-01-01')] + $wage);
told('wage', ['on' => (new DateTimeImmutable())->setDate(10000, 1, 1)] + $wage);
told('wage', ['on' => new DateTimeImmutable('-0001-01-01')] + $wage);
told('wage', ['on' => new Hollow()] + $wage);
echo "choices\n";
told('wage', ['on' => '2026-11-22', 'phase' => Phase::Permanent] + $wage);
told('wage', ['on' => '2026-11-22', 'phase' => Number::One] + $wage);
told('wage', ['on' => '2026-11-22', 'phase' => Bare::One] + $wage);
echo "what no fact can be\n";
foreach ([3816.0, 1e2, NAN, true, '3816', [], [3816], new stdClass(), STDIN, fn () => 1, PHP_INT_MAX, PHP_INT_MIN] as $given) {
    told('wage', ['on' => '2026-11-22', 'hourly_wage_ore' => $given]);
}
echo "null is absent\n";
told('wage', ['on' => '2026-11-22', 'hourly_wage_ore' => null] + $wage);
echo "keys\n";
told('wage', ['on' => '2026-11-22', 'nothing' => 1]);
told('wage', ['on' => '2026-11-22', 7 => 1]);
told('wage', ["on\0" => '2026-11-22']);
told('wage', ['2026-11-22']);
told('wage', []);
told('wage', "{\"on\": \"2026-11-22\", \"on\": \"2026-11-22\"}");
told('wage', '');
told('wage', "\xff");
told('wage', ['on' => "2026-11-22\xff"]);
told('wage', ['on' => "2026-11-22\0\"\\"]);
echo "rows\n";
told('certificate', ['on' => '2026-11-22', 'sessions' => [], 'tests' => [['topic' => 'rules', 'on' => new DateTime('2026-11-01'), 'passed' => true]]]);
told('certificate', ['on' => '2026-11-22', 'sessions' => [[]]]);
told('certificate', ['on' => '2026-11-22', 'sessions' => ['a' => ['on' => '2026-01-01']]]);
told('certificate', ['on' => '2026-11-22', 'sessions' => [['on' => ['2026-01-01']]]]);
$deep = 1;
for ($i = 0; $i < 100000; $i++) {
    $deep = [$deep];
}
told('certificate', ['on' => '2026-11-22', 'sessions' => $deep]);
$round = ['on' => '2026-11-22'];
$round['sessions'] = &$round;
told('certificate', $round);
$day = '2026-11-22';
$facts = ['on' => &$day, 'phase' => 'trial'];
told('wage', $facts);
?>
--EXPECT--
days
2026-11-22 undetermined {"floor_ore":3816,"margin_ore":0}
2026-11-22 undetermined {"floor_ore":3816,"margin_ore":0}
2026-11-21 undetermined {"floor_ore":3816,"margin_ore":0}
2026-11-22 undetermined {"floor_ore":3816,"margin_ore":0}
0001-01-01 undetermined {"floor_ore":3816,"margin_ore":0}
HeltMed\InvalidInput date on
HeltMed\InvalidInput date on
HeltMed\InvalidInput type on
choices
2026-11-22 undetermined {"floor_ore":3816,"margin_ore":0}
HeltMed\InvalidInput type phase
HeltMed\InvalidInput type phase
what no fact can be
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput type hourly_wage_ore
HeltMed\InvalidInput range hourly_wage_ore
HeltMed\InvalidInput range hourly_wage_ore
null is absent
2026-11-22 undetermined {"floor_ore":3816,"margin_ore":null}
keys
HeltMed\InvalidInput unknown_field -
HeltMed\InvalidInput unknown_field -
HeltMed\InvalidInput syntax -
HeltMed\InvalidInput syntax -
HeltMed\InvalidInput required on
HeltMed\InvalidInput duplicate_field on
HeltMed\InvalidInput syntax -
HeltMed\InvalidInput syntax -
HeltMed\InvalidInput syntax -
HeltMed\InvalidInput syntax -
rows
2026-11-22 not_met {"sessions_attended":0,"tests_passed":1,"topics_open":[]}
HeltMed\InvalidInput required sessions
HeltMed\InvalidInput type sessions
HeltMed\InvalidInput type sessions
HeltMed\InvalidInput type sessions
HeltMed\InvalidInput type sessions
2026-11-22 not_applicable {"floor_ore":null,"margin_ore":null}

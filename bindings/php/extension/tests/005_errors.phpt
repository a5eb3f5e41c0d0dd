--TEST--
One tree of exceptions, which tell no value; and stack traces that tell no facts
--EXTENSIONS--
heltmed
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
$rulebook = heltmed_rulebook_built_in('2026.1');
foreach ([
    fn () => heltmed_assess($rulebook, 'wage', ['on' => '2026-11-22', 'age_years' => 131]),
    fn () => heltmed_rulebook_built_in('1999.1'),
    fn () => heltmed_rulebook_set($rulebook, 'trial.weeks', 0, 5, 0),
    fn () => heltmed_assess(heltmed_rulebook_overlay($rulebook, 'open'), 'wage', ['on' => '2026-11-22']),
    fn () => heltmed_decision_letter(heltmed_assess($rulebook, 'concern', ['on' => '2026-11-22']), HELTMED_NB),
    fn () => heltmed_decision_explain(heltmed_assess($rulebook, 'concern', ['on' => '2026-11-22']), 99, HELTMED_NB),
] as $try) {
    try {
        $try();
    } catch (HeltMed\HeltMedException $error) {
        echo get_class($error), ' ', get_parent_class($error), ' ', $error->getCode(), ' ', $error->status, ' ', $error->field ?? '-',
            ': ', $error->getMessage(), "\n";
    }
}
var_dump(is_subclass_of('HeltMed\HeltMedException', RuntimeException::class));
try {
    heltmed_assess($rulebook, 'wage', ['secret' => 'Kari Nordmann']);
} catch (HeltMed\InvalidInput $error) {
    echo get_debug_type($error->getTrace()[0]['args'][2]), "\n";
    var_dump(str_contains(print_r($error->getTrace(), true), 'Nordmann'));
}
foreach (['heltmed_assess', 'heltmed_plan_make', 'heltmed_shortfalls_make', 'heltmed_share_make'] as $name) {
    $parameters = (new ReflectionFunction($name))->getParameters();
    echo $name, ' ', count(end($parameters)->getAttributes(SensitiveParameter::class)), "\n";
}
?>
--EXPECT--
HeltMed\InvalidInput HeltMed\HeltMedException 107 range age_years: is outside its range
HeltMed\InvalidInput HeltMed\HeltMedException 110 unknown_name -: there is no released rulebook of this version
HeltMed\Misuse HeltMed\HeltMedException 202 sealed -: a sealed rulebook cannot be changed; make an overlay on it
HeltMed\Misuse HeltMed\HeltMedException 203 not_sealed -: the rulebook must be sealed before it is used
HeltMed\Misuse HeltMed\HeltMedException 204 unavailable -: this is confidential and never put in a letter
HeltMed\InvalidInput HeltMed\HeltMedException 107 range -: there is no such criterion
bool(true)
SensitiveParameterValue
bool(false)
heltmed_assess 1
heltmed_plan_make 1
heltmed_shortfalls_make 1
heltmed_share_make 1

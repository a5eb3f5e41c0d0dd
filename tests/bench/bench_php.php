<?php

/*
 * One decision through the package, beside the extension's own call and the same rule in plain PHP:
 *
 *     php -d opcache.enable_cli=1 -d extension=heltmed.so tests/bench/bench_php.php
 *
 * The exit status is 1 when the package and the plain rule do not agree.
 */

declare(strict_types=1);

require dirname(__DIR__, 2) . '/bindings/php/autoload.php';
require __DIR__ . '/plain_wage.php';

use HeltMed\Facts\Wage;
use HeltMed\Facts\WageArea;
use HeltMed\Facts\WagePhase;
use HeltMed\Money;
use HeltMed\Rulebook;

/** The median of rounds, in nanoseconds of one piece of work; the loop's own cost is taken off. */
function measured(callable $work, int $repeats = 2000, int $rounds = 31): float
{
    $times = [];
    for ($round = 0; $round < $rounds; $round++) {
        $started = hrtime(true);
        for ($i = 0; $i < $repeats; $i++) {
            $work($i);
        }
        $times[] = (hrtime(true) - $started) / $repeats;
    }
    sort($times);
    return $times[intdiv($rounds, 2)];
}

$rulebook = Rulebook::released('2026.1');
$handle = heltmed_rulebook_built_in('2026.1');
$on = new DateTimeImmutable('2026-11-22');
$tariff = Money::ore(19079);
$typed = static fn (int $i): Wage => new Wage(
    on: $on,
    phase: WagePhase::Permanent,
    hourly_wage_ore: Money::ore(3800 + $i % 32),
    comparable_tariff_ore: $tariff,
    contract_is_permanent: true,
    other_terms_equal: true,
    area: WageArea::None,
    age_years: 35,
    receives_disability_benefit: true,
);
$named = ['on' => '2026-11-22', 'phase' => 'permanent', 'hourly_wage_ore' => 3816, 'comparable_tariff_ore' => 19079,
    'contract_is_permanent' => true, 'other_terms_equal' => true, 'area' => 'none', 'age_years' => 35, 'receives_disability_benefit' => true];

for ($i = 0; $i < 64; $i++) {
    $ours = $rulebook->assess($typed($i));
    $plain = plain_wage(['hourly_wage_ore' => 3800 + $i % 32] + $named);
    $outcomes = array_map(static fn ($criterion): string => $criterion->outcome->value, $ours->criteria);
    if ([$ours->outcome->value, $outcomes] !== [$plain['outcome'], array_column($plain['criteria'], 'outcome', 'id')]) {
        fwrite(STDERR, "the package and the plain rule do not agree\n");
        exit(1);
    }
}

$empty = measured(static fn (int $i): int => $i);
$rows = [
    'plain PHP, the same rule' => static fn (int $i): string => plain_wage(['hourly_wage_ore' => 3800 + $i % 32] + $named)['outcome'],
    'the extension, facts as an array' => static function (int $i) use ($handle, $named): int {
        $named['hourly_wage_ore'] = 3800 + $i % 32;
        return heltmed_decision_outcome(heltmed_assess($handle, 'wage', $named));
    },
    'the package, facts by name' => static function (int $i) use ($rulebook, $named): HeltMed\Outcome {
        $named['hourly_wage_ore'] = 3800 + $i % 32;
        return $rulebook->assessNamed('wage', $named)->outcome;
    },
    'the package, typed facts' => static fn (int $i): HeltMed\Outcome => $rulebook->assess($typed($i))->outcome,
    'the same, and its JSON with texts' => static fn (int $i): string => $rulebook->assess($typed($i))->toJson(),
    'the same, and every criterion as an object' => static fn (int $i): array => $rulebook->assess($typed($i))->criteria,
];
$took = array_map(static fn (callable $work): float => measured($work) - $empty, $rows);
foreach ($took as $name => $ns) {
    printf("%-44s%10.0f ns%8.2f times the plain rule\n", $name, $ns, $ns / $took['plain PHP, the same rule']);
}
$package = $took['the package, typed facts'];
printf("aim: one decision through the package in 10 µs: %.1f µs; opcache is %s\n", $package / 1000,
    function_exists('opcache_get_status') && (opcache_get_status(false)['opcache_enabled'] ?? false) ? 'on' : 'off');

<?php

/* The wage rule as somebody would write it in PHP: no dates, no unknowns, no texts, no sources. */

declare(strict_types=1);

/**
 * @param array<string, mixed> $facts all of them known
 *
 * @return array{outcome: string, criteria: list<array{id: string, kind: string, outcome: string}>, floor_ore: int, margin_ore: int}
 */
function plain_wage(array $facts): array
{
    $permanent = $facts['phase'] === 'permanent';
    $floor = intdiv($facts['comparable_tariff_ore'] * 2000 + 9999, 10000);
    $told = static fn (bool $applies, bool $holds): string => $applies ? ($holds ? 'met' : 'not_met') : 'not_applicable';
    $criteria = [
        ['id' => 'wage.floor', 'kind' => 'requirement', 'outcome' => $told($permanent, $facts['hourly_wage_ore'] >= $floor)],
        ['id' => 'wage.permanent_contract', 'kind' => 'requirement', 'outcome' => $told($permanent, $facts['contract_is_permanent'])],
        ['id' => 'wage.equal_terms', 'kind' => 'requirement', 'outcome' => $told($permanent, $facts['other_terms_equal'])],
        ['id' => 'wage.general_minimum', 'kind' => 'caution', 'outcome' => $told($facts['area'] !== 'none', false)],
        ['id' => 'wage.benefit_beside', 'kind' => 'caution', 'outcome' => $told($permanent, $facts['receives_disability_benefit'])],
    ];
    $outcome = 'not_applicable';
    foreach ($criteria as $criterion) {
        if ($criterion['kind'] === 'requirement' && $criterion['outcome'] !== 'not_applicable' && $outcome !== 'not_met') {
            $outcome = $criterion['outcome'];
        }
    }
    return ['outcome' => $outcome, 'criteria' => $criteria, 'floor_ore' => $floor, 'margin_ore' => $facts['hourly_wage_ore'] - $floor];
}

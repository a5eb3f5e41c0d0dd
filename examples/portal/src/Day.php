<?php

declare(strict_types=1);

namespace Portal;

/** What the overview tells of a day: counts over all cases, and the rows that are shown. */
final class Day
{
    private const ROWS = 50;
    private const AHEAD = '+13 days';

    /** @return array<string, mixed> */
    public static function of(Cases $cases, \DateTimeImmutable $today): array
    {
        $on = $today->format('Y-m-d');
        $due = $cases->due($on, $today->modify(self::AHEAD)->format('Y-m-d'));
        $late = [];
        $coming = [];
        foreach ($due['visits'] as $visit) {
            if ($visit['overdue_days'] > 0) {
                $late[] = $visit;
            } else {
                $coming[] = $visit;
            }
        }
        $agreements = $cases->places($on)['agreements'];
        $under = array_filter($cases->shortfalls($on)['employments'], static fn (array $job): bool => (end($job['periods'])['to'] ?? '') === $on);

        return ['concerns' => $due['concerns'], 'late' => array_slice($late, 0, self::ROWS), 'lateCount' => count($late),
            'coming' => array_slice($coming, 0, self::ROWS), 'comingCount' => count($coming), 'underFloor' => count($under),
            'left' => array_sum(array_column($agreements, 'left')), 'taken' => array_sum(array_column($agreements, 'taken'))];
    }
}

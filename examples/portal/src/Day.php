<?php

declare(strict_types=1);

namespace Portal;

/** What the overview tells of a day: counts over all cases, and the rows that are shown. */
final class Day
{
    public const AHEAD = '+13 days';
    private const ROWS = 50;

    /**
     * @param array{concerns: list<array<string, mixed>>, visits: list<array<string, mixed>>} $due
     * @param list<array<string, mixed>> $agreements
     * @param int $underFloor how many wages are under the floor that day
     *
     * @return array<string, mixed>
     */
    public static function of(array $due, array $agreements, int $underFloor): array
    {
        $late = [];
        $coming = [];
        foreach ($due['visits'] as $visit) {
            if ($visit['overdue_days'] > 0) {
                $late[] = $visit;
            } else {
                $coming[] = $visit;
            }
        }

        return ['concerns' => $due['concerns'], 'late' => array_slice($late, 0, self::ROWS), 'lateCount' => count($late),
            'coming' => array_slice($coming, 0, self::ROWS), 'comingCount' => count($coming), 'underFloor' => $underFloor,
            'left' => array_sum(array_column($agreements, 'left')), 'taken' => array_sum(array_column($agreements, 'taken'))];
    }
}

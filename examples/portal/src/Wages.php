<?php

declare(strict_types=1);

namespace Portal;

/** What the page of wages tells: how many there are, and then the employments, some on each page. */
final class Wages
{
    private const ROWS = 50;

    /**
     * @param array<string, mixed> $shortfalls as the library tells them
     *
     * @return non-empty-list<array<string, mixed>> first the counts, then each page's employments
     */
    public static function of(array $shortfalls): array
    {
        $under = array_filter($shortfalls['employments'], static fn (array $job): bool => $job['periods'] !== []);
        $now = array_filter($under, static fn (array $job): bool => end($job['periods'])['to'] === $shortfalls['until']);
        // Those under the floor first, then those that could not be judged and nothing else.
        $rows = [...$under, ...array_diff_key($shortfalls['employments'], $under)];
        $pages = array_chunk($rows, self::ROWS);

        return [['under' => count($under), 'now' => count($now), 'unjudged' => count($rows) - count($under), 'owed' => $shortfalls['sum_owed_ore'],
            'pages' => count($pages)], ...array_map(static fn (array $page): array => ['employments' => $page], $pages)];
    }
}

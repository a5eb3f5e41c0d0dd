<?php

declare(strict_types=1);

namespace Portal;

/** The way so far as a picture: trials and jobs as bars over time, visits as dots. All in words stands beside it. */
final readonly class Way
{
    private const WIDTH = 900;
    private const LEFT = 110;
    private const ROW = 30;

    /**
     * @param array<string, mixed> $case as the library tells it
     * @param list<array<string, mixed>> $events
     */
    public static function svg(array $case, array $events, string $today): string
    {
        $first = heltmed_date_parse($case['opened_on']);
        $last = max(heltmed_date_parse($today), $first + 60);
        $x = static fn (int $day): float => round(self::LEFT + ($day - $first) / ($last - $first) * (self::WIDTH - self::LEFT - 10), 1);
        $rows = [];
        foreach ($case['trials'] as $number => $trial) {
            $end = min(heltmed_date_parse($trial['ended_on'] ?? $trial['last_day'] ?? $today), $last);
            $rows[] = ['Praksis' . (count($case['trials']) > 1 ? ' ' . ($number + 1) : ''), 'trial', heltmed_date_parse($trial['starts_on']), $end];
        }
        foreach ($case['jobs'] as $number => $job) {
            $end = min(heltmed_date_parse($job['ends_on'] ?? $today), $last);
            $rows[] = ['Jobb' . (count($case['jobs']) > 1 ? ' ' . ($number + 1) : ''), 'employed', heltmed_date_parse($job['starts_on']), $end];
        }
        $height = 40 + self::ROW * (count($rows) + 1);
        $svg = sprintf('<svg class="way" viewBox="0 0 %d %d" role="img" aria-labelledby="way-title"><title id="way-title">%s</title>',
            self::WIDTH, $height, Html::text('Tidslinje fra ' . Html::day($case['opened_on']) . ' til i dag. Alt står også i lista under.'));
        foreach ($rows as $row => [$name, $class, $from, $to]) {
            $y = 10 + self::ROW * $row;
            $svg .= sprintf('<text x="0" y="%d">%s</text><rect class="bar %s" x="%s" y="%d" width="%s" height="18" rx="4"/>', $y + 14, Html::text($name),
                $class, $x($from), $y, max(4, $x($to + 1) - $x($from)));
        }
        $y = 10 + self::ROW * count($rows);
        $svg .= sprintf('<text x="0" y="%d">Besøk</text>', $y + 14);
        foreach ($events as $event) {
            if ($event['type'] === 'visited') {
                $svg .= sprintf('<circle class="dot" cx="%s" cy="%d" r="4"/>', $x(heltmed_date_parse($event['on'])), $y + 9);
            }
        }
        $axis = $height - 24;
        $svg .= sprintf('<line class="axis" x1="%d" y1="%d" x2="%d" y2="%d"/>', self::LEFT, $axis, self::WIDTH, $axis);
        foreach ([$first => 'start', $last => 'end'] as $day => $anchor) {
            $svg .= sprintf('<text x="%s" y="%d" text-anchor="%s">%s</text>', $x($day), $axis + 18, $anchor, Html::text(Html::day(heltmed_date_format($day))));
        }
        if (heltmed_date_parse($today) < $last) {
            $svg .= sprintf('<line class="today" x1="%1$s" y1="4" x2="%1$s" y2="%2$d"/>', $x(heltmed_date_parse($today)), $axis);
        }

        return $svg . '</svg>';
    }
}

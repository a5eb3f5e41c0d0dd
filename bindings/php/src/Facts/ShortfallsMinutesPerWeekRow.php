<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** One of `minutes_per_week`: the working time, each from its day on; absent: what is owed is not told. */
final readonly class ShortfallsMinutesPerWeekRow
{
    /**
     * @param \DateTimeImmutable $from the first day of the working time
     * @param int $minutes the agreed minutes per week (minutes a week, 0 to 10080)
     */
    public function __construct(
        public \DateTimeImmutable $from,
        public int $minutes,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'from' => $this->from,
            'minutes' => $this->minutes,
        ];
    }
}

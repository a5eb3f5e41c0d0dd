<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Who fell under the floor, and from which day? */
final readonly class Shortfalls
{
    /**
     * @param list<ShortfallsWagesRow> $wages the hourly wages, each from its day on
     * @param list<ShortfallsTariffsRow> $tariffs the comparable tariffs, each from its day on
     * @param \DateTimeImmutable $from the first day to judge
     * @param \DateTimeImmutable $until the last day to judge
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param list<ShortfallsMinutesPerWeekRow>|int|null $minutes_per_week the working time, each from its day on; absent: what is owed is not told
     */
    public function __construct(
        public array $wages,
        public array $tariffs,
        public \DateTimeImmutable $from,
        public \DateTimeImmutable $until,
        public ?\DateTimeImmutable $as_known_on = null,
        public array|int|null $minutes_per_week = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'as_known_on' => $this->as_known_on,
            'wages' => array_map(static fn (ShortfallsWagesRow $row): array => $row->toArray(), $this->wages),
            'tariffs' => array_map(static fn (ShortfallsTariffsRow $row): array => $row->toArray(), $this->tariffs),
            'minutes_per_week' => is_array($this->minutes_per_week) ? array_map(static fn (ShortfallsMinutesPerWeekRow $row): array => $row->toArray(), $this->minutes_per_week) : $this->minutes_per_week,
            'from' => $this->from,
            'until' => $this->until,
        ];
    }
}

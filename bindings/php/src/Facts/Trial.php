<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Can the trial start, and when does it end? */
final readonly class Trial implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $starts_on the first day of the trial
     * @param \DateTimeImmutable|null $planned_last_day the last day that was planned
     * @param int|null $interviews_held how many interviews were held with this person (count, 0 to 1000000)
     * @param bool|null $references_checked the references were checked
     * @param TrialPaidBy|null $paid_by who pays the wage in the trial
     * @param bool|null $under_express the trial is under a municipality's eXpress agreement
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $starts_on = null,
        public ?\DateTimeImmutable $planned_last_day = null,
        public ?int $interviews_held = null,
        public ?bool $references_checked = null,
        public ?TrialPaidBy $paid_by = null,
        public ?bool $under_express = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'starts_on' => $this->starts_on,
            'planned_last_day' => $this->planned_last_day,
            'interviews_held' => $this->interviews_held,
            'references_checked' => $this->references_checked,
            'paid_by' => $this->paid_by,
            'under_express' => $this->under_express,
        ];
    }

    public static function assessment(): string
    {
        return 'trial';
    }
}

<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** When are the follow-up visits? */
final readonly class Plan
{
    /**
     * @param \DateTimeImmutable $from the first day of the plan
     * @param \DateTimeImmutable $until the last day of the plan
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $trial_starts_on the first day of the trial
     * @param \DateTimeImmutable|null $hired_on the first day of the employment
     * @param list<\DateTimeImmutable>|null $step_ups the days from which the follow-up is close again
     * @param \DateTimeImmutable|null $ended_on the last day of the employment
     * @param PlanHolidays|null $holidays whose public holidays visits keep clear of; absent: Norway's
     */
    public function __construct(
        public \DateTimeImmutable $from,
        public \DateTimeImmutable $until,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $trial_starts_on = null,
        public ?\DateTimeImmutable $hired_on = null,
        public ?array $step_ups = null,
        public ?\DateTimeImmutable $ended_on = null,
        public ?PlanHolidays $holidays = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'as_known_on' => $this->as_known_on,
            'trial_starts_on' => $this->trial_starts_on,
            'hired_on' => $this->hired_on,
            'step_ups' => $this->step_ups,
            'ended_on' => $this->ended_on,
            'holidays' => $this->holidays,
            'from' => $this->from,
            'until' => $this->until,
        ];
    }
}

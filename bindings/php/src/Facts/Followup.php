<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Is the follow-up as it should be? */
final readonly class Followup implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $trial_starts_on the first day of the trial
     * @param \DateTimeImmutable|null $hired_on the first day of the employment
     * @param list<\DateTimeImmutable>|null $step_ups the days from which the follow-up is close again
     * @param \DateTimeImmutable|null $ended_on the last day of the employment
     * @param FollowupHolidays|null $holidays whose public holidays visits keep clear of; absent: Norway's
     * @param list<\DateTimeImmutable>|null $visits the days on which the job specialist visited
     * @param bool|null $specialist_assigned a job specialist is assigned
     * @param bool|null $employer_is_followed_up the employer is followed up too
     * @param string|null $municipality where the workplace is: four digits
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $trial_starts_on = null,
        public ?\DateTimeImmutable $hired_on = null,
        public ?array $step_ups = null,
        public ?\DateTimeImmutable $ended_on = null,
        public ?FollowupHolidays $holidays = null,
        public ?array $visits = null,
        public ?bool $specialist_assigned = null,
        public ?bool $employer_is_followed_up = null,
        public ?string $municipality = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'trial_starts_on' => $this->trial_starts_on,
            'hired_on' => $this->hired_on,
            'step_ups' => $this->step_ups,
            'ended_on' => $this->ended_on,
            'holidays' => $this->holidays,
            'visits' => $this->visits,
            'specialist_assigned' => $this->specialist_assigned,
            'employer_is_followed_up' => $this->employer_is_followed_up,
            'municipality' => $this->municipality,
        ];
    }

    public static function assessment(): string
    {
        return 'followup';
    }
}

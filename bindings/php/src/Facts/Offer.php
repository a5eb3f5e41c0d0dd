<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Are you to be offered a permanent post after the trial? */
final readonly class Offer implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $trial_starts_on the first day of the trial
     * @param \DateTimeImmutable|null $trial_ended_early_on the day the trial ended early; absent: it did not
     * @param bool|null $worker_wants_to_continue the worker wants to go on
     * @param bool|null $employer_wants_to_continue the employer wants to go on
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $trial_starts_on = null,
        public ?\DateTimeImmutable $trial_ended_early_on = null,
        public ?bool $worker_wants_to_continue = null,
        public ?bool $employer_wants_to_continue = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'trial_starts_on' => $this->trial_starts_on,
            'trial_ended_early_on' => $this->trial_ended_early_on,
            'worker_wants_to_continue' => $this->worker_wants_to_continue,
            'employer_wants_to_continue' => $this->employer_wants_to_continue,
        ];
    }

    public static function assessment(): string
    {
        return 'offer';
    }
}

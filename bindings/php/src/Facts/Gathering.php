<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Can you come to the social gathering? */
final readonly class Gathering implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param bool|null $got_job_through_helt_med the person got a job through HELT MED
     * @param bool|null $in_process the person is on the way to a job
     * @param bool|null $invited the person is invited
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?bool $got_job_through_helt_med = null,
        public ?bool $in_process = null,
        public ?bool $invited = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'got_job_through_helt_med' => $this->got_job_through_helt_med,
            'in_process' => $this->in_process,
            'invited' => $this->invited,
        ];
    }

    public static function assessment(): string
    {
        return 'gathering';
    }
}

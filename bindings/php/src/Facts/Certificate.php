<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Have you completed the competence programme? */
final readonly class Certificate implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param bool|null $got_job_through_helt_med the person got a job through HELT MED, also if it has ended
     * @param bool|null $in_ungjobb_placement the person is a pupil in an UngJobb placement
     * @param list<CertificateTopicsCovered>|null $topics_covered the topics that the programme has covered
     * @param list<CertificateSessionsRow>|null $sessions the sessions of the programme
     * @param list<CertificateTestsRow>|null $tests the tests taken
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?bool $got_job_through_helt_med = null,
        public ?bool $in_ungjobb_placement = null,
        public ?array $topics_covered = null,
        public ?array $sessions = null,
        public ?array $tests = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'got_job_through_helt_med' => $this->got_job_through_helt_med,
            'in_ungjobb_placement' => $this->in_ungjobb_placement,
            'topics_covered' => $this->topics_covered,
            'sessions' => $this->sessions === null ? null : array_map(static fn (CertificateSessionsRow $row): array => $row->toArray(), $this->sessions),
            'tests' => $this->tests === null ? null : array_map(static fn (CertificateTestsRow $row): array => $row->toArray(), $this->tests),
        ];
    }

    public static function assessment(): string
    {
        return 'certificate';
    }
}

<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Has this post been filled the model's way? */
final readonly class Recruitment implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param bool|null $advertised the post was advertised
     * @param int|null $applicants how many applied (count, 0 to 1000000)
     * @param int|null $applicants_interviewed how many of them were interviewed (count, 0 to 1000000)
     * @param RecruitmentFound|null $found what was there first: the employer, the worker, or both
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?bool $advertised = null,
        public ?int $applicants = null,
        public ?int $applicants_interviewed = null,
        public ?RecruitmentFound $found = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'advertised' => $this->advertised,
            'applicants' => $this->applicants,
            'applicants_interviewed' => $this->applicants_interviewed,
            'found' => $this->found,
        ];
    }

    public static function assessment(): string
    {
        return 'recruitment';
    }
}

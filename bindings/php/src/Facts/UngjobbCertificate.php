<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Can you get the UngJobb certificate? */
final readonly class UngjobbCertificate implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $practice_until the last day of the placement
     * @param list<string>|null $abilities what the pupil can do, each in words of its own
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $practice_until = null,
        public ?array $abilities = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'practice_until' => $this->practice_until,
            'abilities' => $this->abilities,
        ];
    }

    public static function assessment(): string
    {
        return 'ungjobb_certificate';
    }
}

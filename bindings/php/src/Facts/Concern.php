<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Was the concern acted on at once? */
final readonly class Concern implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $reported_on the day of the call
     * @param ConcernReportedBy|null $reported_by who called
     * @param \DateTimeImmutable|null $acted_on the day measures were taken; absent: not yet
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $reported_on = null,
        public ?ConcernReportedBy $reported_by = null,
        public ?\DateTimeImmutable $acted_on = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'reported_on' => $this->reported_on,
            'reported_by' => $this->reported_by,
            'acted_on' => $this->acted_on,
        ];
    }

    public static function assessment(): string
    {
        return 'concern';
    }
}

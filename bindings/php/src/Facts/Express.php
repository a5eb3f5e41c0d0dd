<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Is there a place left under the municipality's HELT MED eXpress agreement? */
final readonly class Express implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $agreement_from the first day of the agreement
     * @param \DateTimeImmutable|null $agreement_until its last day; absent: open-ended
     * @param int|null $places_agreed the municipality's own number of places (count, 1 to 1000000)
     * @param int|null $places_taken how many of them are taken (count, 0 to 1000000)
     * @param string|null $agreement_municipality the municipality that made the agreement: four digits
     * @param string|null $candidate_lives_in the municipality that the candidate lives in: four digits
     * @param bool|null $post_is_reserved the post is reserved for the municipality's residents
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $agreement_from = null,
        public ?\DateTimeImmutable $agreement_until = null,
        public ?int $places_agreed = null,
        public ?int $places_taken = null,
        public ?string $agreement_municipality = null,
        public ?string $candidate_lives_in = null,
        public ?bool $post_is_reserved = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'agreement_from' => $this->agreement_from,
            'agreement_until' => $this->agreement_until,
            'places_agreed' => $this->places_agreed,
            'places_taken' => $this->places_taken,
            'agreement_municipality' => $this->agreement_municipality,
            'candidate_lives_in' => $this->candidate_lives_in,
            'post_is_reserved' => $this->post_is_reserved,
        ];
    }

    public static function assessment(): string
    {
        return 'express';
    }
}

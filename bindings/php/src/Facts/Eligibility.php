<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Can you be matched to this post? */
final readonly class Eligibility implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param bool|null $wants_job the person wants this job
     * @param bool|null $employer_has_need the employer needs the work done
     * @param bool|null $post_is_reserved the post is reserved for residents of one municipality
     * @param string|null $reserved_for_municipality the municipality that the post is reserved for: four digits
     * @param string|null $lives_in_municipality the municipality that the person lives in: four digits
     * @param list<EligibilityTargetGroups>|null $target_groups the target groups that the person belongs to; an empty list means none
     * @param EligibilityWishExpressedBy|null $wish_expressed_by who said that the person wants the job
     * @param bool|null $receives_disability_benefit the person receives disability benefit
     * @param string|null $moving_to_municipality where the person is about to move: four digits
     * @param \DateTimeImmutable|null $moving_on the day of that move
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?bool $wants_job = null,
        public ?bool $employer_has_need = null,
        public ?bool $post_is_reserved = null,
        public ?string $reserved_for_municipality = null,
        public ?string $lives_in_municipality = null,
        public ?array $target_groups = null,
        public ?EligibilityWishExpressedBy $wish_expressed_by = null,
        public ?bool $receives_disability_benefit = null,
        public ?string $moving_to_municipality = null,
        public ?\DateTimeImmutable $moving_on = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'wants_job' => $this->wants_job,
            'employer_has_need' => $this->employer_has_need,
            'post_is_reserved' => $this->post_is_reserved,
            'reserved_for_municipality' => $this->reserved_for_municipality,
            'lives_in_municipality' => $this->lives_in_municipality,
            'target_groups' => $this->target_groups,
            'wish_expressed_by' => $this->wish_expressed_by,
            'receives_disability_benefit' => $this->receives_disability_benefit,
            'moving_to_municipality' => $this->moving_to_municipality,
            'moving_on' => $this->moving_on,
        ];
    }

    public static function assessment(): string
    {
        return 'eligibility';
    }
}

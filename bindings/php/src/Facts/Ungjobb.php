<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Is the placement as it should be in UngJobb? */
final readonly class Ungjobb implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param bool|null $needs_adapted_teaching the pupil needs adapted teaching or an alternative training
     * @param bool|null $employer_can_offer_permanent_post the employer can give a permanent post afterwards
     * @param \DateTimeImmutable|null $pupils_informed_on the day the pupils were informed
     * @param \DateTimeImmutable|null $parents_informed_on the day the parents were informed
     * @param \DateTimeImmutable|null $mapping_held_on the day of the mapping conversation
     * @param \DateTimeImmutable|null $matched_on the day pupil and employer were matched
     * @param \DateTimeImmutable|null $autumn_break_last_day the last day of the autumn break
     * @param \DateTimeImmutable|null $practice_from the first day of the placement
     * @param \DateTimeImmutable|null $practice_until the last day of the placement
     * @param \DateTimeImmutable|null $summer_break_first_day the first day of the summer holiday
     * @param int|null $practice_days_per_week days a week at the workplace (days a week, 0 to 7)
     * @param int|null $school_days_per_week days a week at school (days a week, 0 to 7)
     * @param \DateTimeImmutable|null $finishes_school_on the day the pupil finishes upper secondary school
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?bool $needs_adapted_teaching = null,
        public ?bool $employer_can_offer_permanent_post = null,
        public ?\DateTimeImmutable $pupils_informed_on = null,
        public ?\DateTimeImmutable $parents_informed_on = null,
        public ?\DateTimeImmutable $mapping_held_on = null,
        public ?\DateTimeImmutable $matched_on = null,
        public ?\DateTimeImmutable $autumn_break_last_day = null,
        public ?\DateTimeImmutable $practice_from = null,
        public ?\DateTimeImmutable $practice_until = null,
        public ?\DateTimeImmutable $summer_break_first_day = null,
        public ?int $practice_days_per_week = null,
        public ?int $school_days_per_week = null,
        public ?\DateTimeImmutable $finishes_school_on = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'needs_adapted_teaching' => $this->needs_adapted_teaching,
            'employer_can_offer_permanent_post' => $this->employer_can_offer_permanent_post,
            'pupils_informed_on' => $this->pupils_informed_on,
            'parents_informed_on' => $this->parents_informed_on,
            'mapping_held_on' => $this->mapping_held_on,
            'matched_on' => $this->matched_on,
            'autumn_break_last_day' => $this->autumn_break_last_day,
            'practice_from' => $this->practice_from,
            'practice_until' => $this->practice_until,
            'summer_break_first_day' => $this->summer_break_first_day,
            'practice_days_per_week' => $this->practice_days_per_week,
            'school_days_per_week' => $this->school_days_per_week,
            'finishes_school_on' => $this->finishes_school_on,
        ];
    }

    public static function assessment(): string
    {
        return 'ungjobb';
    }
}

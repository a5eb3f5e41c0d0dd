<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;
use HeltMed\Money;

/** Can you have this wage and keep the whole disability benefit? */
final readonly class Benefit implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param bool|null $in_vta the person is in VTA
     * @param \DateTimeImmutable|null $benefit_since the day from which the person has had disability benefit
     * @param \DateTimeImmutable|null $degree_raised_on the day its degree was last raised
     * @param Money|null $income_after_disability_ore the yearly income after disability that was laid down (øre a year)
     * @param Money|null $annual_pensionable_income_ore the pensionable income of the year (øre a year)
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?bool $in_vta = null,
        public ?\DateTimeImmutable $benefit_since = null,
        public ?\DateTimeImmutable $degree_raised_on = null,
        public ?Money $income_after_disability_ore = null,
        public ?Money $annual_pensionable_income_ore = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'in_vta' => $this->in_vta,
            'benefit_since' => $this->benefit_since,
            'degree_raised_on' => $this->degree_raised_on,
            'income_after_disability_ore' => $this->income_after_disability_ore?->ore,
            'annual_pensionable_income_ore' => $this->annual_pensionable_income_ore?->ore,
        ];
    }

    public static function assessment(): string
    {
        return 'benefit';
    }
}

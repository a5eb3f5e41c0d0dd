<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;
use HeltMed\Money;

/** Do your pay and contract follow the model? */
final readonly class Wage implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param WagePhase|null $phase trial or permanent post
     * @param Money|null $hourly_wage_ore the agreed hourly wage (øre an hour)
     * @param Money|null $comparable_tariff_ore the tariff's hourly wage for the same work (øre an hour)
     * @param bool|null $contract_is_permanent the contract is permanent
     * @param bool|null $other_terms_equal all terms but the wage are as everyone's
     * @param WageArea|null $area the generally applicable area of the work, or none
     * @param int|null $age_years the worker's age (years of age, 0 to 130)
     * @param bool|null $receives_disability_benefit the worker receives disability benefit
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?WagePhase $phase = null,
        public ?Money $hourly_wage_ore = null,
        public ?Money $comparable_tariff_ore = null,
        public ?bool $contract_is_permanent = null,
        public ?bool $other_terms_equal = null,
        public ?WageArea $area = null,
        public ?int $age_years = null,
        public ?bool $receives_disability_benefit = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'phase' => $this->phase,
            'hourly_wage_ore' => $this->hourly_wage_ore?->ore,
            'comparable_tariff_ore' => $this->comparable_tariff_ore?->ore,
            'contract_is_permanent' => $this->contract_is_permanent,
            'other_terms_equal' => $this->other_terms_equal,
            'area' => $this->area,
            'age_years' => $this->age_years,
            'receives_disability_benefit' => $this->receives_disability_benefit,
        ];
    }

    public static function assessment(): string
    {
        return 'wage';
    }
}

<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Money;

/** What does the municipality pay? */
final readonly class Share
{
    /**
     * @param \DateTimeImmutable $starts_on the first day on which the place is taken
     * @param \DateTimeImmutable $from the first day to count
     * @param \DateTimeImmutable $until the last day to count
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $ends_on the last day on which it is taken
     * @param \DateTimeImmutable|null $converted_to_vta_o_on the first day as VTA-O, from which the municipality pays nothing
     * @param Money|null $agreed_monthly_price_ore the price of a full month that was agreed; absent: a share of the state's rate (øre a month)
     */
    public function __construct(
        public \DateTimeImmutable $starts_on,
        public \DateTimeImmutable $from,
        public \DateTimeImmutable $until,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $ends_on = null,
        public ?\DateTimeImmutable $converted_to_vta_o_on = null,
        public ?Money $agreed_monthly_price_ore = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'as_known_on' => $this->as_known_on,
            'starts_on' => $this->starts_on,
            'ends_on' => $this->ends_on,
            'converted_to_vta_o_on' => $this->converted_to_vta_o_on,
            'agreed_monthly_price_ore' => $this->agreed_monthly_price_ore?->ore,
            'from' => $this->from,
            'until' => $this->until,
        ];
    }
}

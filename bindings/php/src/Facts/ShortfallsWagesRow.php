<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Money;

/** One of `wages`: the hourly wages, each from its day on. */
final readonly class ShortfallsWagesRow
{
    /**
     * @param \DateTimeImmutable $from the first day of the wage
     * @param Money $hourly_ore the hourly wage (øre an hour)
     */
    public function __construct(
        public \DateTimeImmutable $from,
        public Money $hourly_ore,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'from' => $this->from,
            'hourly_ore' => $this->hourly_ore->ore,
        ];
    }
}

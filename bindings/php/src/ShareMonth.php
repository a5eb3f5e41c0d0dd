<?php

declare(strict_types=1);

namespace HeltMed;

/** One calendar month of a place. */
final readonly class ShareMonth
{
    /**
     * @param \DateTimeImmutable $month its first day
     * @param int $days how many of its days count
     * @param Money|null $rate the state's monthly rate; null where none is known, and with an agreed price
     */
    private function __construct(
        public \DateTimeImmutable $month,
        public int $days,
        public int $daysInMonth,
        public ?Money $rate,
        public ?Money $share,
    ) {
    }

    /**
     * @internal
     *
     * @param array{month: int, days: int, days_in_month: int, rate_ore: ?int, share_ore: ?int} $told
     */
    public static function of(array $told): self
    {
        return new self(
            Values::dayNumbered($told['month']),
            $told['days'],
            $told['days_in_month'],
            $told['rate_ore'] === null ? null : Money::ore($told['rate_ore']),
            $told['share_ore'] === null ? null : Money::ore($told['share_ore']),
        );
    }
}

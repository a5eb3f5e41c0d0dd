<?php

declare(strict_types=1);

namespace HeltMed;

/** A period of one wage, one floor and one working time, with the wage under the floor. */
final readonly class ShortfallPeriod
{
    private function __construct(
        public \DateTimeImmutable $from,
        public \DateTimeImmutable $to,
        public Money $hourly,
        public Money $floor,
        public Money $shortfall,
        public ?Money $owed,
    ) {
    }

    /**
     * @internal
     *
     * @param array{from: int, to: int, hourly_ore: int, floor_ore: int, shortfall_ore: int, owed_ore: ?int} $told
     */
    public static function of(array $told): self
    {
        return new self(
            Values::dayNumbered($told['from']),
            Values::dayNumbered($told['to']),
            Money::ore($told['hourly_ore']),
            Money::ore($told['floor_ore']),
            Money::ore($told['shortfall_ore']),
            $told['owed_ore'] === null ? null : Money::ore($told['owed_ore']),
        );
    }
}

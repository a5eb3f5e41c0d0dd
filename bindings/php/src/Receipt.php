<?php

declare(strict_types=1);

namespace HeltMed;

/** What an append answers. */
final readonly class Receipt
{
    /**
     * @param int $seq the event's number in the file, from 1
     * @param int $version how many events the case then had; 0 of agreements and tariffs
     * @param bool $repeated the event was there already, and this is its first receipt
     * @param string $head of the chain after this event: kept elsewhere, it shows that nothing was cut off
     * @param string $key another than was given, where a safety event's looked like a birth number
     */
    private function __construct(
        public int $seq,
        public int $version,
        public bool $repeated,
        public string $head,
        public string $key,
    ) {
    }

    /**
     * @internal
     *
     * @param array{seq: int, version: int, repeated: bool, head: string, key: string} $told
     */
    public static function of(array $told): self
    {
        return new self(...$told);
    }
}

<?php

declare(strict_types=1);

namespace HeltMed;

/** What was found of a store whose chain is whole. */
final readonly class Verification
{
    /** @param int $events in the chain, erased ones included */
    private function __construct(public int $events, public int $erased, public bool $purgeIsOwed, public string $head)
    {
    }

    /**
     * @internal
     *
     * @param array{events: int, erased: int, purge_is_owed: bool, head: string} $told
     */
    public static function of(array $told): self
    {
        return new self($told['events'], $told['erased'], $told['purge_is_owed'], $told['head']);
    }
}

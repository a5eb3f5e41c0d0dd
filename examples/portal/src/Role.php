<?php

declare(strict_types=1);

namespace Portal;

/** What a person at work may do. A role has what it needs and no more. */
enum Role: string
{
    /** Works with people: cases, events, letters, concerns. */
    case Caseworker = 'caseworker';
    /** Keeps the agreements: places, shares, counts. Sees no concern and opens no case. */
    case Planner = 'planner';
    /** Looks after the portal: who has read and written what. Sees no case. */
    case Auditor = 'auditor';

    public function mayOpenCases(): bool
    {
        return $this === self::Caseworker;
    }

    public function maySeePlaces(): bool
    {
        return $this !== self::Auditor;
    }

    public function maySignAgreements(): bool
    {
        return $this === self::Planner;
    }

    public function mayReadTrail(): bool
    {
        return $this === self::Auditor;
    }

    public function label(): string
    {
        return match ($this) {
            self::Caseworker => 'saksbehandler',
            self::Planner => 'planlegger',
            self::Auditor => 'revisor',
        };
    }
}

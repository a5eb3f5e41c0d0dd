<?php

declare(strict_types=1);

namespace Portal;

/** The one place that reads the time. PORTAL_TODAY (a date) stands still, for trying the portal on a simulated municipality. */
final readonly class Clock
{
    private \DateTimeZone $zone;

    public function __construct(private ?string $today = null)
    {
        $this->zone = new \DateTimeZone('Europe/Oslo');
    }

    public function now(): \DateTimeImmutable
    {
        $now = new \DateTimeImmutable('now', $this->zone);

        return $this->today === null ? $now : new \DateTimeImmutable($this->today . $now->format(' H:i:s'), $this->zone);
    }

    /** The civil day, as the library takes it. */
    public function day(): string
    {
        return $this->now()->format('Y-m-d');
    }

    public function recordedAt(): string
    {
        return $this->now()->setTimezone(new \DateTimeZone('UTC'))->format('Y-m-d\TH:i:s\Z');
    }
}

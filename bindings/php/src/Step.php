<?php

declare(strict_types=1);

namespace HeltMed;

/** How often visits come. */
enum Step: string
{
    case Trial = 'trial';
    case Weekly = 'weekly';
    case Fortnightly = 'fortnightly';
    case Monthly = 'monthly';

    /** @internal */
    public static function of(int $native): self
    {
        return match ($native) {
            HELTMED_STEP_TRIAL => self::Trial,
            HELTMED_STEP_WEEKLY => self::Weekly,
            HELTMED_STEP_FORTNIGHTLY => self::Fortnightly,
            HELTMED_STEP_MONTHLY => self::Monthly,
        };
    }
}

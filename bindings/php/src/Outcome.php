<?php

declare(strict_types=1);

namespace HeltMed;

enum Outcome: string
{
    case NotApplicable = 'not_applicable';
    case Met = 'met';
    case NotMet = 'not_met';
    /** Facts or a dated rate are missing, or the sources do not tell. */
    case Undetermined = 'undetermined';

    /** @internal */
    public static function of(int $native): self
    {
        return match ($native) {
            HELTMED_NOT_APPLICABLE => self::NotApplicable,
            HELTMED_MET => self::Met,
            HELTMED_NOT_MET => self::NotMet,
            HELTMED_UNDETERMINED => self::Undetermined,
        };
    }
}

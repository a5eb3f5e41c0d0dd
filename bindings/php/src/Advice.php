<?php

declare(strict_types=1);

namespace HeltMed;

/** What to do now. No advice is a refusal. */
enum Advice: string
{
    /** Met, or nothing applied. */
    case GoOn = 'go_on';
    /** Undetermined: what is missing can settle it. */
    case Ask = 'ask';
    /** Not met: a person should look; never a dead end. */
    case Talk = 'talk';

    /** @internal */
    public static function of(int $native): self
    {
        return match ($native) {
            HELTMED_GO_ON => self::GoOn,
            HELTMED_ASK => self::Ask,
            HELTMED_TALK => self::Talk,
        };
    }
}

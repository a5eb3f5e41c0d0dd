<?php

declare(strict_types=1);

namespace HeltMed;

/** A planned visit. */
final readonly class Visit
{
    /**
     * @param \DateTimeImmutable $on its day, at midnight UTC
     * @param \DateTimeImmutable $nominalOn the day it would have been before it was moved to a working day
     */
    private function __construct(public \DateTimeImmutable $on, public \DateTimeImmutable $nominalOn, public Step $step)
    {
    }

    /**
     * @internal
     *
     * @param array{on: int, nominal_on: int, step: int} $told
     */
    public static function of(array $told): self
    {
        $on = Values::dayNumbered($told['on']);
        $nominalOn = $told['nominal_on'] === $told['on'] ? $on : Values::dayNumbered($told['nominal_on']);
        return new self($on, $nominalOn, Step::of($told['step']));
    }
}

<?php

declare(strict_types=1);

namespace HeltMed;

/** The facts of one assessment. What is not known is left out, or null: it is asked for where it matters. */
interface Facts
{
    /** The assessment's name: "wage", "offer" … */
    public static function assessment(): string;

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array;
}

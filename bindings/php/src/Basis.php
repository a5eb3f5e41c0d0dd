<?php

declare(strict_types=1);

namespace HeltMed;

/** Whose rule it is. */
enum Basis: string
{
    /** A source says so. */
    case Source = 'source';
    /** A source says so unclearly; this is how it is read. */
    case Reading = 'reading';
    /** The library's own, where the sources are silent. */
    case Project = 'project';
    /** Law or public rates. */
    case External = 'external';
}

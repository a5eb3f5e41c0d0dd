<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Trial or permanent post. */
enum WagePhase: string
{
    case Trial = 'trial';
    case Permanent = 'permanent';
}

<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Who said that the person wants the job. */
enum EligibilityWishExpressedBy: string
{
    case Self = 'self';
    case Supported = 'supported';
    case Other = 'other';
}

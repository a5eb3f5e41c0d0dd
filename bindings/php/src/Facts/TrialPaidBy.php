<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Who pays the wage in the trial. */
enum TrialPaidBy: string
{
    case HeltMed = 'helt_med';
    case Employer = 'employer';
    case Other = 'other';
    case Nobody = 'nobody';
}

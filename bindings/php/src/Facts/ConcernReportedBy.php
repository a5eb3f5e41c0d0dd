<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Who called. */
enum ConcernReportedBy: string
{
    case Worker = 'worker';
    case Employer = 'employer';
    case JobSpecialist = 'job_specialist';
    case Other = 'other';
}

<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** What was there first: the employer, the worker, or both. */
enum RecruitmentFound: string
{
    case EmployerFirst = 'employer_first';
    case WorkerFirst = 'worker_first';
    case Both = 'both';
}

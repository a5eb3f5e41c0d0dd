<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** The topic tested. */
enum CertificateTopic: string
{
    case Rules = 'rules';
    case Duties = 'duties';
    case Opportunities = 'opportunities';
    case Rights = 'rights';
}

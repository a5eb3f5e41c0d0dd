<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** The topics that the programme has covered. */
enum CertificateTopicsCovered: string
{
    case Rules = 'rules';
    case Duties = 'duties';
    case Opportunities = 'opportunities';
    case Rights = 'rights';
}

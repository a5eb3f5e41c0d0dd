<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** The firm's relational capacity was examined before the match. */
enum VivirkrP10: string
{
    case Met = 'met';
    case Partly = 'partly';
    case NotMet = 'not_met';
}

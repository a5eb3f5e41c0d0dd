<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Work testing is professional and in authentic settings. */
enum VivirkrP6: string
{
    case Met = 'met';
    case Partly = 'partly';
    case NotMet = 'not_met';
}

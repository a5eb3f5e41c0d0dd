<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** A teacher or coordinator guides close to practice. */
enum VivirkrP5: string
{
    case Met = 'met';
    case Partly = 'partly';
    case NotMet = 'not_met';
}

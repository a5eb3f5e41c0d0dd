<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** All parties agree on actions, methods and goals. */
enum VivirkrP7: string
{
    case Met = 'met';
    case Partly = 'partly';
    case NotMet = 'not_met';
}

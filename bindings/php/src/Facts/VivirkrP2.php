<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** It is coherent, takes its time, builds trust and includes with colleagues. */
enum VivirkrP2: string
{
    case Met = 'met';
    case Partly = 'partly';
    case NotMet = 'not_met';
}

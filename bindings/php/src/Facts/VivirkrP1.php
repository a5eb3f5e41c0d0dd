<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** The course is for young people with mainly cognitive and mental impairments. */
enum VivirkrP1: string
{
    case Met = 'met';
    case Partly = 'partly';
    case NotMet = 'not_met';
}

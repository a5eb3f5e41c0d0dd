<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** It is holistic and practice-near, with knowledge of this person's disability. */
enum VivirkrP3: string
{
    case Met = 'met';
    case Partly = 'partly';
    case NotMet = 'not_met';
}

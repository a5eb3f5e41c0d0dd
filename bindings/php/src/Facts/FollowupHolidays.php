<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Whose public holidays visits keep clear of; absent: Norway's. */
enum FollowupHolidays: string
{
    case No = 'no';
    case Dk = 'dk';
    case Se = 'se';
    case None = 'none';
}

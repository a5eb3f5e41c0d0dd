<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Preparatory, or bridging ahead of work training. */
enum DigitalTrainingTrack: string
{
    case Preparatory = 'preparatory';
    case Bridging = 'bridging';
}

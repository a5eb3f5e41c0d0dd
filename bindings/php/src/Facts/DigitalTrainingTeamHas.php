<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** Who is in the team. */
enum DigitalTrainingTeamHas: string
{
    case OccupationalTherapist = 'occupational_therapist';
    case Guide = 'guide';
    case Matcher = 'matcher';
}

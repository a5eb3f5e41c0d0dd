<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** The target groups that the person belongs to; an empty list means none. */
enum EligibilityTargetGroups: string
{
    case IntellectualDisability = 'intellectual_disability';
    case DevelopmentalDisorder = 'developmental_disorder';
    case LearningDifficulties = 'learning_difficulties';
}

<?php

declare(strict_types=1);

namespace HeltMed;

/** What a criterion or parameter is. Only requirements decide an outcome. */
enum Kind: string
{
    case Requirement = 'requirement';
    case Guideline = 'guideline';
    case Target = 'target';
    case Caution = 'caution';
    case Observation = 'observation';
    case External = 'external';
}

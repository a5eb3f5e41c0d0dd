<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** The generally applicable area of the work, or none. */
enum WageArea: string
{
    case None = 'none';
    case Cleaning = 'cleaning';
    case Hospitality = 'hospitality';
    case Construction = 'construction';
    case ShipAndYard = 'ship_and_yard';
    case Agriculture = 'agriculture';
    case FishProcessing = 'fish_processing';
    case Electro = 'electro';
    case RoadFreight = 'road_freight';
    case TourBus = 'tour_bus';
}

<?php

declare(strict_types=1);

namespace HeltMed;

/** A type of event that a store takes: enough to build a form from. */
final readonly class EventType
{
    /**
     * @param string $about what it records, in English
     * @param string $scope "case", "agreement", "tariff", or "any" (voided)
     * @param string $group "opening", "recruitment", "trial" …
     * @param list<string> $sources
     * @param array<string, EventField> $fields of `data`, by their names; facts_stated takes every fact of which states() is true
     */
    private function __construct(
        public string $name,
        public string $about,
        public string $scope,
        public string $group,
        public array $sources,
        public array $fields,
    ) {
    }

    /** @return list<self> */
    public static function all(): array
    {
        $types = [];
        for ($i = 0; ($name = heltmed_event_type_name($i)) !== null; $i++) {
            $fields = [];
            for ($field = 0; $field < heltmed_event_field_count($i); $field++) {
                $one = EventField::of($i, $field);
                $fields[$one->name] = $one;
            }
            $sources = array_values(array_filter(explode(' ', heltmed_event_type_sources($i))));
            $types[] = new self($name, heltmed_event_type_about($i), heltmed_event_type_scope($i), heltmed_event_type_group($i), $sources, $fields);
        }
        return $types;
    }

    /** Whether facts_stated takes a fact: no other event tells it. */
    public static function states(string $fact): bool
    {
        return heltmed_event_states($fact);
    }
}

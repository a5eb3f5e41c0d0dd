<?php

declare(strict_types=1);

namespace HeltMed;

/** A field of an event's data. */
final readonly class EventField
{
    /**
     * @param string $about what it means, in English
     * @param string $kind as of a fact, or "id"
     * @param list<string> $words of a choice
     */
    private function __construct(
        public string $name,
        public string $about,
        public string $kind,
        public bool $required,
        public ?int $lowest,
        public ?int $highest,
        public array $words,
    ) {
    }

    /** @internal */
    public static function of(int $type, int $field): self
    {
        $words = [];
        for ($word = 0; ($one = heltmed_event_field_word($type, $field, $word)) !== null; $word++) {
            $words[] = $one;
        }
        return new self(
            heltmed_event_field_name($type, $field),
            heltmed_event_field_about($type, $field),
            heltmed_event_field_kind($type, $field),
            heltmed_event_field_is_required($type, $field),
            heltmed_event_field_lowest($type, $field),
            heltmed_event_field_highest($type, $field),
            $words,
        );
    }
}

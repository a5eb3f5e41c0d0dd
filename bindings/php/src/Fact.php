<?php

declare(strict_types=1);

namespace HeltMed;

/** A fact that an assessment asks for, or a field of the rows of a list. */
final readonly class Fact
{
    /**
     * @param string $kind "date", "yes or no", "choice", "set of choices", "municipality", "øre an hour", "list" …
     * @param list<string> $words of a choice or set
     * @param bool $required it must be given
     * @param bool $optional it has a meaning when absent, and is never missing
     * @param array<string, self> $fields of a list's rows
     * @param string $about what it means, in English
     */
    private function __construct(
        public string $assessment,
        public string $name,
        public string $kind,
        public ?int $lowest,
        public ?int $highest,
        public array $words,
        public bool $required,
        public bool $optional,
        public array $fields,
        public string $about,
    ) {
    }

    /** The question to the person, where the library has one. */
    public function question(Lang $lang): ?string
    {
        return $lang->label("ask.{$this->assessment}.{$this->name}");
    }

    /** @internal */
    public static function of(string $assessment, int $index): self
    {
        $fields = [];
        for ($i = 0; $i < heltmed_fact_field_count($assessment, $index); $i++) {
            $field = self::field($assessment, $index, $i);
            $fields[$field->name] = $field;
        }
        return new self(
            $assessment,
            heltmed_fact_name($assessment, $index),
            heltmed_fact_kind($assessment, $index),
            heltmed_fact_lowest($assessment, $index),
            heltmed_fact_highest($assessment, $index),
            self::words(static fn (int $word): ?string => heltmed_fact_word($assessment, $index, $word)),
            heltmed_fact_is_required($assessment, $index),
            heltmed_fact_is_optional($assessment, $index),
            $fields,
            heltmed_fact_about($assessment, $index),
        );
    }

    private static function field(string $assessment, int $index, int $field): self
    {
        return new self(
            $assessment,
            heltmed_fact_field_name($assessment, $index, $field),
            heltmed_fact_field_kind($assessment, $index, $field),
            heltmed_fact_field_lowest($assessment, $index, $field),
            heltmed_fact_field_highest($assessment, $index, $field),
            self::words(static fn (int $word): ?string => heltmed_fact_field_word($assessment, $index, $field, $word)),
            heltmed_fact_field_is_required($assessment, $index, $field),
            false,
            [],
            heltmed_fact_field_about($assessment, $index, $field),
        );
    }

    /**
     * @param callable(int): ?string $wordAt
     *
     * @return list<string>
     */
    private static function words(callable $wordAt): array
    {
        $words = [];
        for ($i = 0; ($word = $wordAt($i)) !== null; $i++) {
            $words[] = $word;
        }
        return $words;
    }
}

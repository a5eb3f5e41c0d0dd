<?php

declare(strict_types=1);

namespace Portal;

use HeltMed\EventField;
use HeltMed\EventType;
use HeltMed\Money;

/** A form made from the library's own tables: a field for each fact or field of an event, read back into its value. */
final class Form
{
    /**
     * What was filled in, as the library takes it; null where nothing was. What is no value at all stays as it was written, for
     * the library to refuse.
     */
    public static function read(Request $request, string $name, string $kind): mixed
    {
        if (str_starts_with($kind, 'set')) {
            return $request->choices($name) === [] ? null : array_values(array_filter($request->choices($name), static fn (string $word): bool => $word !== 'none'));
        }
        $text = $request->field($name);
        if ($text === '') {
            return null;
        }

        return match (true) {
            $kind === 'yes or no' => ['yes' => true, 'no' => false][$text] ?? $text,
            str_starts_with($kind, 'øre') => self::ore($text),
            in_array($kind, ['date', 'choice', 'municipality', 'id'], true) => $text,
            default => preg_match('/^-?\d{1,15}$/D', $text) === 1 ? (int) $text : $text,
        };
    }

    /** @return array<string, mixed> the data of an event, as it was filled in */
    public static function data(Request $request, EventType $type): array
    {
        $read = array_map(static fn (EventField $field): mixed => self::read($request, $field->name, $field->kind), $type->fields);

        return array_filter($read, static fn (mixed $value): bool => $value !== null);
    }

    /**
     * @param list<string> $words
     * @param mixed $value what stands in it from before, as the library takes it
     * @param list<string> $known ids to choose among
     */
    public static function field(string $name, string $kind, array $words, bool $required, string $label, string $hint = '', mixed $value = null, array $known = []): string
    {
        return Html::render('field', ['name' => $name, 'kind' => $kind, 'words' => $words, 'required' => $required, 'label' => $label,
            'hint' => $hint, 'value' => self::written($kind, $value), 'known' => $known]);
    }

    /**
     * The fields of an event.
     *
     * @param array<string, mixed> $values
     * @param array<string, list<string>> $known ids to choose among, by the field's name
     */
    public static function fields(EventType $type, array $values, array $known): string
    {
        $fields = '';
        foreach ($type->fields as $field) {
            $hint = match (true) {
                str_starts_with($field->kind, 'øre') => 'Kroner, for eksempel 38,16',
                $field->kind === 'municipality' => 'Fire tall, for eksempel 1506',
                $field->kind === 'id' => 'En kode, aldri et navn',
                $field->name === 'minutes_per_week' => 'Ti timer er 600 minutter',
                default => '',
            };
            $fields .= self::field($field->name, $field->kind, $field->words, $field->required, Words::field($field->name), $hint,
                $values[$field->name] ?? null, $known[$field->name] ?? []);
        }

        return $fields;
    }

    /** @return string|list<string> */
    private static function written(string $kind, mixed $value): string|array
    {
        return match (true) {
            is_bool($value) => $value ? 'yes' : 'no',
            is_int($value) && str_starts_with($kind, 'øre') => sprintf('%d,%02d', intdiv($value, 100), $value % 100),
            is_array($value) => $value === [] ? ['none'] : array_values($value),
            default => (string) $value,
        };
    }

    private static function ore(string $text): int|string
    {
        try {
            return Money::kroner($text)->ore;
        } catch (\Throwable) {
            return $text;
        }
    }
}

<?php

declare(strict_types=1);

namespace Portal;

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

    private static function ore(string $text): int|string
    {
        try {
            return Money::kroner($text)->ore;
        } catch (\Throwable) {
            return $text;
        }
    }

    /** @param list<string> $words */
    public static function field(string $name, string $kind, array $words, bool $required, string $label, string $hint = '', ?string $value = null): string
    {
        return Html::render('field', ['name' => $name, 'kind' => $kind, 'words' => $words, 'required' => $required, 'label' => $label,
            'hint' => $hint, 'value' => $value]);
    }
}

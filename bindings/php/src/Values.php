<?php

declare(strict_types=1);

namespace HeltMed;

/**
 * Values in and out of the extension.
 *
 * @internal
 */
final class Values
{
    /**
     * Money as øre; the extension itself takes days and backed enums.
     *
     * @param array<mixed> $values
     *
     * @return array<mixed>
     */
    public static function plain(#[\SensitiveParameter] array $values): array
    {
        foreach ($values as $key => $value) {
            if ($value instanceof Money) {
                $values[$key] = $value->ore;
            } elseif (is_array($value)) {
                $values[$key] = self::plain($value);
            }
        }
        return $values;
    }

    /** @return array<mixed> */
    public static function facts(#[\SensitiveParameter] Facts\Plan|Facts\Shortfalls|Facts\Share|array $facts): array
    {
        return is_array($facts) ? self::plain($facts) : $facts->toArray();
    }

    /** The day that it is where the time is told, at midnight UTC: whatever zone the host lives in, its date is that day. */
    public static function day(string $day): \DateTimeImmutable
    {
        static $utc = new \DateTimeZone('UTC');
        return new \DateTimeImmutable($day, $utc);
    }

    public static function dayNumber(\DateTimeInterface $day): int
    {
        return heltmed_date_from_civil((int)$day->format('Y'), (int)$day->format('n'), (int)$day->format('j'));
    }

    public static function dayNumbered(int $number): \DateTimeImmutable
    {
        return self::day(heltmed_date_format($number));
    }

    /**
     * A value of a decision by its kind (heltmed_derived_kind) or unit: money, a day, or as JSON has it.
     *
     * @return bool|int|string|Money|\DateTimeImmutable|list<mixed>|null
     */
    public static function told(?string $kind, mixed $value): bool|int|string|Money|\DateTimeImmutable|array|null
    {
        if ($value === null || $kind === null) {
            return $value;
        }
        if (is_int($value) && (str_starts_with($kind, 'øre') || str_starts_with($kind, 'ore'))) {
            return Money::ore($value);
        }
        if ($kind === 'date' && is_string($value)) {
            return self::day($value);
        }
        return $kind === 'list of holidays' ? array_map(self::day(...), $value) : $value;
    }
}

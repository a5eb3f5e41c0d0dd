<?php

declare(strict_types=1);

namespace Portal;

/** Templates and escaping. Whatever goes into a page goes through text(). */
final class Html
{
    private const MONTHS = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'];
    private const DAYS = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'];

    public static function text(string|int|null $value): string
    {
        return htmlspecialchars((string) $value, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
    }

    /** @param list<string> $sentences one on each line */
    public static function lines(array $sentences): string
    {
        return $sentences === [] ? '' : '<p>' . implode("<br>\n", array_map(self::text(...), $sentences)) . '</p>';
    }

    /** @param array<string, mixed> $values */
    public static function render(string $template, array $values): string
    {
        return (static function (string $portalTemplate, array $portalValues): string {
            extract($portalValues, EXTR_SKIP);
            ob_start();
            require __DIR__ . '/../templates/' . $portalTemplate . '.php';

            return (string) ob_get_clean();
        })($template, $values);
    }

    /** "mandag 8. juni 2026" */
    public static function day(?string $iso, bool $weekday = false): string
    {
        if ($iso === null || $iso === '') {
            return '';
        }
        // Not through PHP's own dates: a page may show hundreds.
        $words = (int) substr($iso, 8) . '. ' . self::MONTHS[(int) substr($iso, 5, 2) - 1] . ' ' . substr($iso, 0, 4);

        return $weekday ? self::DAYS[heltmed_date_weekday(heltmed_date_parse($iso)) - 1] . ' ' . $words : $words;
    }

    /** "tirsdag 30. juni": of days that are near. */
    public static function near(string $iso): string
    {
        return substr(self::day($iso, weekday: true), 0, -5);
    }

    /** "30. juni 2026 kl. 18.14", as the clock on the wall shows; what is no moment stays as it is. */
    public static function moment(string $iso): string
    {
        $moment = preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/D', $iso) === 1 ? date_create_immutable($iso) : false;
        if ($moment === false) {
            return $iso;
        }
        $moment = $moment->setTimezone(new \DateTimeZone('Europe/Oslo'));

        return str_replace(' ', "\u{a0}", self::day($moment->format('Y-m-d'))) . " kl.\u{a0}" . $moment->format('H.i');
    }

    /** "38,16 kr" of øre. */
    public static function money(?int $ore): string
    {
        if ($ore === null) {
            return 'ikke kjent';
        }

        return ($ore < 0 ? '−' : '') . number_format(intdiv(abs($ore), 100), 0, ',', "\u{a0}") . sprintf(',%02d', abs($ore) % 100) . "\u{a0}kr";
    }
}

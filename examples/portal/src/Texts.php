<?php

declare(strict_types=1);

namespace Portal;

/** The portal's own texts in one language, from a plain file that a language person can read: `key = sentences with {slot}`. */
final readonly class Texts
{
    /** @param array<string, string> $texts */
    private function __construct(public string $language, private array $texts)
    {
    }

    /** @param string $language "easy_nb" or "easy_nn" */
    public static function in(string $language): self
    {
        $texts = [];
        foreach (file(dirname(__DIR__) . "/texts/$language.txt", FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES) as $line) {
            if (!str_starts_with($line, '#')) {
                [$key, $text] = explode(' = ', $line, 2);
                $texts[$key] = $text;
            }
        }
        return new self($language, $texts);
    }

    /** @param array<string, string> $slots */
    public function say(string $key, array $slots = []): string
    {
        $filled = array_combine(array_map(static fn (string $slot): string => '{' . $slot . '}', array_keys($slots)), $slots);
        return strtr($this->texts[$key] ?? throw new \OutOfBoundsException("there is no text $key"), $filled);
    }

    /**
     * One sentence a line, as easy-to-read asks for.
     *
     * @param array<string, string> $slots
     *
     * @return list<string>
     */
    public function sentences(string $key, array $slots = []): array
    {
        return preg_split('/(?<=[.?!])\s+(?=[^a-zæøå\s])/u', $this->say($key, $slots));
    }

    public function has(string $key): bool
    {
        return isset($this->texts[$key]);
    }

    /** The language as HTML and HTTP name it. */
    public function tag(): string
    {
        return $this->language === 'easy_nn' ? 'nn' : 'nb';
    }
}

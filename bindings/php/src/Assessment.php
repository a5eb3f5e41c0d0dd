<?php

declare(strict_types=1);

namespace HeltMed;

/** What an assessment asks for: enough to build a form or an interview from, without knowing the rule. */
final readonly class Assessment
{
    /**
     * @param string $title the question that it answers, in English
     * @param array<string, Fact> $facts by their names, in the order to ask them
     */
    private function __construct(public string $name, public string $title, public array $facts)
    {
    }

    /** @return list<string> every assessment's name */
    public static function names(): array
    {
        $names = [];
        for ($i = 0; $i < heltmed_assessment_count(); $i++) {
            $names[] = heltmed_assessment_name($i);
        }
        return $names;
    }

    /** @return list<self> */
    public static function all(): array
    {
        return array_map(self::named(...), self::names());
    }

    /**
     * Also of the computations: "plan", "shortfalls", "share".
     *
     * @throws InvalidInput when there is none
     */
    public static function named(string $name): self
    {
        $facts = [];
        for ($i = 0; ($fact = heltmed_fact_name($name, $i)) !== null; $i++) {
            $facts[$fact] = Fact::of($name, $i);
        }
        if ($facts === []) {
            $refused = new InvalidInput('there is no such assessment', HELTMED_UNKNOWN_NAME);
            $refused->status = heltmed_status_name(HELTMED_UNKNOWN_NAME);
            throw $refused;
        }
        return new self($name, heltmed_assessment_title($name), $facts);
    }
}

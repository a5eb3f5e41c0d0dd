<?php

declare(strict_types=1);

namespace Portal;

/** What could be recorded of a case on a day, and why the rest could not, as the library tells it. */
final readonly class Possible
{
    /** Types that have a form elsewhere, or that no person records. */
    private const ELSEWHERE = ['case_opened', 'facts_stated', 'answered', 'voided'];

    /**
     * @param array<string, list<string>> $groups the types that could be recorded, by their group
     * @param array<string, list<string>> $reasons those that could not, by the reason in words
     */
    private function __construct(public string $on, public array $groups, public array $reasons)
    {
    }

    /** @param list<array{type: string, allowed: bool, reason: ?string, text: ?string}> $types */
    public static function of(string $on, array $types): self
    {
        $groupOf = [];
        for ($number = heltmed_event_type_count() - 1; $number >= 0; $number--) {
            $groupOf[heltmed_event_type_name($number)] = heltmed_event_type_group($number);
        }
        $groups = $reasons = [];
        foreach ($types as $type) {
            if (in_array($type['type'], self::ELSEWHERE, true)) {
                continue;
            }
            if ($type['allowed']) {
                $groups[$groupOf[$type['type']]][] = $type['type'];
            } else {
                $reasons[(string) $type['text']][] = $type['type'];
            }
        }

        return new self($on, $groups, $reasons);
    }

    /** Why a type could not be recorded; null where it could. */
    public function why(string $type): ?string
    {
        foreach ($this->reasons as $reason => $types) {
            if (in_array($type, $types, true)) {
                return $reason;
            }
        }

        return null;
    }
}

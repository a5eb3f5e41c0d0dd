<?php

declare(strict_types=1);

namespace HeltMed;

/** A dated parameter of the rules, with its values in one rulebook. */
final readonly class Parameter
{
    /**
     * @param string $unit "ore_per_hour", "bp", "weeks", "municipalities" …
     * @param list<string> $sources
     * @param list<array{value: int|Money|list<string>|null, valid_from: \DateTimeImmutable, known_from: ?\DateTimeImmutable}> $values
     *        by the day that each is valid from; null: known to have ended, the next one not known. Of a list its members.
     */
    private function __construct(
        public string $id,
        public string $unit,
        public Kind $kind,
        public Basis $basis,
        public array $sources,
        public ?int $lowest,
        public ?int $highest,
        public string $about,
        public array $values,
    ) {
    }

    /**
     * @internal
     *
     * @return list<self>
     */
    public static function all(\HeltMedRulebook $rulebook): array
    {
        $all = [];
        for ($i = 0; ($id = heltmed_parameter_id($i)) !== null; $i++) {
            $unit = heltmed_parameter_unit($i);
            $values = [];
            for ($which = 0; $which < heltmed_parameter_value_count($rulebook, $i); $which++) {
                $values[] = self::valueOf($rulebook, $i, $which, $unit);
            }
            $all[] = new self(
                $id,
                $unit,
                Kind::from(heltmed_parameter_kind($i)),
                Basis::from(heltmed_parameter_basis($i)),
                array_values(array_filter(explode(' ', heltmed_parameter_sources($i)))),
                heltmed_parameter_lowest($i),
                heltmed_parameter_highest($i),
                heltmed_parameter_about($i),
                $values,
            );
        }
        return $all;
    }

    /** @internal */
    public static function unitOf(string $id): ?string
    {
        static $units = [];
        if ($units === []) {
            for ($i = 0; ($one = heltmed_parameter_id($i)) !== null; $i++) {
                $units[$one] = heltmed_parameter_unit($i);
            }
        }
        return $units[$id] ?? null;
    }

    /** @return array{value: int|Money|list<string>|null, valid_from: \DateTimeImmutable, known_from: ?\DateTimeImmutable} */
    private static function valueOf(\HeltMedRulebook $rulebook, int $index, int $which, string $unit): array
    {
        $told = heltmed_parameter_value($rulebook, $index, $which);
        $value = $told['value'];
        if ($unit === 'municipalities' && $value !== null) {
            $members = [];
            for ($member = 0; $member < $value; $member++) {
                $members[] = sprintf('%04d', heltmed_parameter_municipality($rulebook, $index, $which, $member));
            }
            $value = $members;
        } else {
            $value = Values::told($unit, $value);
        }
        return [
            'value' => $value,
            'valid_from' => Values::dayNumbered($told['valid_from']),
            'known_from' => $told['known_from'] === HELTMED_DATE_MIN ? null : Values::dayNumbered($told['known_from']),
        ];
    }
}

<?php

declare(strict_types=1);

namespace HeltMed;

/** One criterion of a decision, with the numbers that decided it. Why, in words: Decision::explain(). */
final readonly class Criterion
{
    /**
     * @param string $reason a stable code ("below_floor", "missing_facts"), so that a host can write a text of its own
     * @param bool|int|string|Money|\DateTimeImmutable|list<mixed>|null $observed
     * @param bool|int|string|Money|\DateTimeImmutable|list<mixed>|null $required
     * @param string|null $unit "ore_per_hour", "date" …
     * @param list<string> $missing
     * @param list<string> $sources
     * @param array<string, array{value: bool|int|string|Money|\DateTimeImmutable|list<mixed>|null, valid_from: \DateTimeImmutable}> $parameters
     */
    private function __construct(
        public string $id,
        public Kind $kind,
        public Basis $basis,
        public Outcome $outcome,
        public string $reason,
        public bool|int|string|Money|\DateTimeImmutable|array|null $observed,
        public bool|int|string|Money|\DateTimeImmutable|array|null $required,
        public ?string $unit,
        public array $missing,
        public array $sources,
        public array $parameters,
    ) {
    }

    /**
     * @internal
     *
     * @param array<string, mixed> $told a criterion of the JSON document
     */
    public static function of(array $told): self
    {
        $parameters = [];
        foreach ($told['parameters'] as $used) {
            $parameters[$used['id']] = [
                'value' => Values::told(Parameter::unitOf($used['id']), $used['value']),
                'valid_from' => Values::day($used['valid_from']),
            ];
        }
        return new self(
            $told['id'],
            Kind::from($told['kind']),
            Basis::from($told['basis']),
            Outcome::from($told['outcome']),
            $told['reason'],
            Values::told($told['unit'], $told['observed']),
            Values::told($told['unit'], $told['required']),
            $told['unit'],
            $told['missing'],
            $told['sources'],
            $parameters,
        );
    }
}

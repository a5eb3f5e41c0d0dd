<?php

declare(strict_types=1);

namespace Portal\Resident;

/** A question to the resident: its answers, and what each says of the facts. "do_not_know" may always be answered, and says nothing. */
final readonly class Question
{
    public const DO_NOT_KNOW = 'do_not_know';

    /** @param array<string, mixed> $answers the fact's value by the answer's word */
    private function __construct(public string $fact, private array $answers)
    {
    }

    /** The questions that a resident can answer, by the fact that each is about. Of no one is a diagnosis asked or named. */
    public static function about(string $fact, string $municipality): ?self
    {
        return match ($fact) {
            'wants_job' => new self($fact, ['yes' => true, 'no' => false]),
            'lives_in_municipality' => new self($fact, ['yes' => $municipality, 'no' => self::elsewhere($municipality)]),
            'target_groups' => new self($fact, ['yes' => ['learning_difficulties'], 'no' => []]),
            'wish_expressed_by' => new self($fact, ['self' => 'self', 'supported' => 'supported', 'other' => 'other']),
            'receives_disability_benefit' => new self($fact, ['yes' => true, 'no' => false]),
            default => null,
        };
    }

    /** @return list<string> */
    public function words(): array
    {
        return [...array_keys($this->answers), self::DO_NOT_KNOW];
    }

    /** What an answer says of the fact; null for what says nothing. */
    public function value(string $word): mixed
    {
        return $this->answers[$word] ?? null;
    }

    /** Some other municipality: which one does not matter, and is not asked. */
    private static function elsewhere(string $municipality): string
    {
        return $municipality === '0301' ? '1103' : '0301';
    }
}

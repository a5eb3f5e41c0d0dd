<?php

declare(strict_types=1);

namespace HeltMed;

/** The dated rules that answers are given by. It never changes; an overlay is a new one. */
final class Rulebook
{
    /** @var array<string, self> */
    private static array $released = [];

    private function __construct(private readonly \HeltMedRulebook $handle, public readonly string $version)
    {
    }

    /** @return list<string> the versions of the released rulebooks, oldest first */
    public static function versions(): array
    {
        $versions = [];
        for ($i = 0; ($version = heltmed_rulebook_version_at($i)) !== null; $i++) {
            $versions[] = $version;
        }
        return $versions;
    }

    /**
     * A released rulebook, which stays in the library for good.
     *
     * @throws InvalidInput when there is no such version
     */
    public static function released(string $version): self
    {
        return self::$released[$version] ??= new self(heltmed_rulebook_built_in($version), $version);
    }

    /** The newest release in this library: what it answers can change with the next library. Answers tell their rulebook. */
    public static function newest(): self
    {
        return self::released(heltmed_rulebook_version_at(heltmed_rulebook_version_count() - 1));
    }

    /**
     * This rulebook with values added or replaced: a new rate, a municipality's own cadence, a reform to try.
     * ['version' => 'my-2027', 'parameters' => ['wage.floor_share_bp' => [['valid_from' => '2027-01-01', 'value' => 2500]]]]
     *
     * @param array<string, mixed>|string $overlay as an array or as JSON; days may be \DateTimeInterface, amounts Money
     *
     * @throws InvalidInput
     */
    public function overlay(array|string $overlay): self
    {
        $handle = heltmed_document_overlay($this->handle, is_array($overlay) ? Values::plain($overlay) : $overlay);
        return new self($handle, heltmed_rulebook_version($handle));
    }

    /**
     * The value of a dated parameter on a day: øre, basis points, weeks … as its unit says (see Parameter); null where none is
     * known. The members of a list are in Parameter.
     *
     * @throws InvalidInput when there is no such parameter, or it is a list
     */
    public function value(string $parameter, \DateTimeInterface $on, ?\DateTimeInterface $asKnownOn = null): ?int
    {
        $known = $asKnownOn === null ? null : Values::dayNumber($asKnownOn);
        return heltmed_rulebook_get($this->handle, $parameter, Values::dayNumber($on), $known)['value'];
    }

    /** @return list<Parameter> every dated parameter, with its values in this rulebook */
    public function parameters(): array
    {
        return Parameter::all($this->handle);
    }

    /** @internal */
    public function handle(): \HeltMedRulebook
    {
        return $this->handle;
    }

    /** @throws InvalidInput when a fact is refused; nothing is assessed then */
    public function assess(#[\SensitiveParameter] Facts $facts): Decision
    {
        return new Decision(heltmed_assess($this->handle, $facts::assessment(), $facts->toArray()));
    }

    /**
     * @param array<string, mixed> $facts by their names, see assess()
     *
     * @throws InvalidInput when a fact is refused; nothing is assessed then
     */
    public function assessNamed(string $name, #[\SensitiveParameter] array $facts): Decision
    {
        return new Decision(heltmed_assess($this->handle, $name, Values::plain($facts)));
    }

    /**
     * @param Facts\Plan|array<string, mixed> $facts
     *
     * @throws InvalidInput
     */
    public function plan(#[\SensitiveParameter] Facts\Plan|array $facts): Plan
    {
        return new Plan(heltmed_plan_make($this->handle, Values::facts($facts)));
    }

    /**
     * @param Facts\Shortfalls|array<string, mixed> $facts
     *
     * @throws InvalidInput
     */
    public function shortfalls(#[\SensitiveParameter] Facts\Shortfalls|array $facts): Shortfalls
    {
        return new Shortfalls(heltmed_shortfalls_make($this->handle, Values::facts($facts)));
    }

    /**
     * @param Facts\Share|array<string, mixed> $facts
     *
     * @throws InvalidInput
     */
    public function share(#[\SensitiveParameter] Facts\Share|array $facts): Share
    {
        return new Share(heltmed_share_make($this->handle, Values::facts($facts)));
    }
}

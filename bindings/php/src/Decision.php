<?php

declare(strict_types=1);

namespace HeltMed;

/**
 * What an assessment found, and why: an account of facts, never a refusal.
 *
 * The properties below `advice` are made when they are first read.
 */
final class Decision implements \JsonSerializable
{
    public readonly Outcome $outcome;
    public readonly Advice $advice;
    /** The assessment's name. */
    public readonly string $assessment;
    /** The version of the rulebook that it was made by. */
    public readonly string $rulebook;
    /** The day that it is for, at midnight UTC. */
    public readonly \DateTimeImmutable $on;
    /** @var list<string> the facts and dated rates that can still change the outcome, in the order to ask them */
    public readonly array $missing;
    /** @var list<string> those that matter for guidelines and cautions only */
    public readonly array $askAlso;
    /** @var array<string, Criterion> by their ids */
    public readonly array $criteria;
    /** @var array<string, bool|int|string|Money|\DateTimeImmutable|list<mixed>|null> null where one cannot be computed */
    public readonly array $derived;

    /** @internal */
    public function __construct(private readonly \HeltMedDecision $handle)
    {
        $this->outcome = Outcome::of(heltmed_decision_outcome($handle));
        $this->advice = Advice::of(heltmed_decision_advice($handle));
        unset($this->assessment, $this->rulebook, $this->on, $this->missing, $this->askAlso, $this->criteria, $this->derived);
    }

    /** A readonly property that was unset before it had a value comes here when it is first read, and then has one. */
    public function __get(string $name): mixed
    {
        return match ($name) {
            'assessment' => $this->assessment = heltmed_decision_assessment($this->handle),
            'rulebook' => $this->rulebook = heltmed_decision_rulebook($this->handle),
            'on' => $this->on = Values::dayNumbered(heltmed_decision_on($this->handle)),
            'missing' => $this->missing = $this->names(heltmed_decision_missing(...)),
            'askAlso' => $this->askAlso = $this->names(heltmed_decision_ask_also(...)),
            'criteria', 'derived' => $this->read($name),
            default => throw new \Error("A decision has no property \$$name"),
        };
    }

    public function __isset(string $name): bool
    {
        return in_array($name, ['assessment', 'rulebook', 'on', 'missing', 'askAlso', 'criteria', 'derived'], true);
    }

    /** What it comes to as a whole, in a sentence or two. */
    public function summary(Lang $lang): string
    {
        return heltmed_decision_summary($this->handle, $lang->native());
    }

    /** @return array<string, string> why, of each criterion by its id */
    public function explain(Lang $lang): array
    {
        $texts = [];
        for ($i = 0; ($id = heltmed_decision_criterion_id($this->handle, $i)) !== null; $i++) {
            $texts[$id] = heltmed_decision_explain($this->handle, $i, $lang->native());
        }
        return $texts;
    }

    /**
     * A letter to the person: what was asked, what is so and why, what can be done, whom to ask.
     *
     * @throws Misuse of a concern, which is confidential and has none
     */
    public function letter(Lang $lang): string
    {
        return heltmed_decision_letter($this->handle, $lang->native());
    }

    /** The canonical JSON: the same bytes as the command's and every other language's. */
    public function toJson(Lang $lang = Lang::En): string
    {
        return heltmed_decision_json($this->handle, $lang->native());
    }

    /** With JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE, json_encode gives the bytes of toJson(). */
    public function jsonSerialize(): \stdClass
    {
        return json_decode($this->toJson(), false, 16, JSON_THROW_ON_ERROR);
    }

    /**
     * @param callable(\HeltMedDecision, int): ?string $name
     *
     * @return list<string>
     */
    private function names(callable $name): array
    {
        $names = [];
        for ($i = 0; ($one = $name($this->handle, $i)) !== null; $i++) {
            $names[] = $one;
        }
        return $names;
    }

    /**
     * Reads the document once for both.
     *
     * @return array<string, mixed>
     */
    private function read(string $name): array
    {
        $told = json_decode($this->toJson(), true, 16, JSON_THROW_ON_ERROR);
        $criteria = [];
        foreach ($told['criteria'] as $criterion) {
            $criteria[$criterion['id']] = Criterion::of($criterion);
        }
        $derived = $told['derived'];
        for ($i = 0; ($one = heltmed_derived_name($this->assessment, $i)) !== null; $i++) {
            $derived[$one] = Values::told(heltmed_derived_kind($this->assessment, $i), $derived[$one]);
        }
        $this->criteria = $criteria;
        $this->derived = $derived;
        return $this->$name;
    }
}

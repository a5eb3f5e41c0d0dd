<?php

declare(strict_types=1);

namespace HeltMed;

/** The periods in which a wage lay under the model's floor, and what is owed for them. */
final readonly class Shortfalls implements \JsonSerializable
{
    /** @var list<ShortfallPeriod> */
    public array $periods;
    /** Null when the working time is not known; 0 for no period. */
    public ?Money $sumOwed;
    /** @var list<array{from: \DateTimeImmutable, to: \DateTimeImmutable}> days without a wage, a tariff or a share */
    public array $unjudged;
    /** Whether every day was judged. */
    public bool $complete;

    /** @internal */
    public function __construct(private \HeltMedShortfalls $handle)
    {
        $periods = $unjudged = [];
        for ($i = 0, $count = heltmed_shortfalls_count($handle); $i < $count; $i++) {
            $periods[] = ShortfallPeriod::of(heltmed_shortfalls_period($handle, $i));
        }
        for ($i = 0, $count = heltmed_shortfalls_unjudged_count($handle); $i < $count; $i++) {
            $unjudged[] = array_map(Values::dayNumbered(...), heltmed_shortfalls_unjudged($handle, $i));
        }
        $owed = heltmed_shortfalls_sum_owed_ore($handle);
        $this->periods = $periods;
        $this->unjudged = $unjudged;
        $this->sumOwed = $owed === null ? null : Money::ore($owed);
        $this->complete = heltmed_shortfalls_complete($handle);
    }

    /** The canonical JSON: the same bytes as the command's. */
    public function toJson(): string
    {
        return heltmed_shortfalls_json($this->handle);
    }

    public function jsonSerialize(): \stdClass
    {
        return json_decode($this->toJson(), false, 16, JSON_THROW_ON_ERROR);
    }
}

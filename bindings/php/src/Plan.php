<?php

declare(strict_types=1);

namespace HeltMed;

/** The job specialist's visits. */
final readonly class Plan implements \JsonSerializable
{
    /** @var list<Visit>|null null when a dated parameter that they hang on is not known: that is not a plan with no visits */
    public ?array $visits;

    /** @internal */
    public function __construct(private \HeltMedPlan $handle)
    {
        $visits = null;
        if (heltmed_plan_known($handle)) {
            $visits = [];
            for ($i = 0, $count = heltmed_plan_count($handle); $i < $count; $i++) {
                $visits[] = Visit::of(heltmed_plan_visit($handle, $i));
            }
        }
        $this->visits = $visits;
    }

    /** The canonical JSON: the same bytes as the command's. */
    public function toJson(): string
    {
        return heltmed_plan_json($this->handle);
    }

    public function jsonSerialize(): \stdClass
    {
        return json_decode($this->toJson(), false, 16, JSON_THROW_ON_ERROR);
    }
}

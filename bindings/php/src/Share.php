<?php

declare(strict_types=1);

namespace HeltMed;

/** What the municipality pays of one place, month by month. */
final readonly class Share implements \JsonSerializable
{
    /** @var list<ShareMonth> */
    public array $months;
    /** Null when a month's rate is not known; 0 for no month. */
    public ?Money $sum;
    /** False only with an agreed price. */
    public bool $estimate;

    /** @internal */
    public function __construct(private \HeltMedShare $handle)
    {
        $months = [];
        for ($i = 0, $count = heltmed_share_count($handle); $i < $count; $i++) {
            $months[] = ShareMonth::of(heltmed_share_month($handle, $i));
        }
        $sum = heltmed_share_sum_ore($handle);
        $this->months = $months;
        $this->sum = $sum === null ? null : Money::ore($sum);
        $this->estimate = heltmed_share_estimate($handle);
    }

    /** The canonical JSON: the same bytes as the command's. */
    public function toJson(): string
    {
        return heltmed_share_json($this->handle);
    }

    public function jsonSerialize(): \stdClass
    {
        return json_decode($this->toJson(), false, 16, JSON_THROW_ON_ERROR);
    }
}

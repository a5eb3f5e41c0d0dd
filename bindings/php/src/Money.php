<?php

declare(strict_types=1);

namespace HeltMed;

/** An amount in whole øre, exact: there is no floating point on its way. */
final readonly class Money implements \JsonSerializable, \Stringable
{
    private function __construct(public int $ore)
    {
    }

    public static function ore(int $ore): self
    {
        return new self($ore);
    }

    /**
     * Kroner as people write them: "38,16", "38.16", "1 234,50", "-5"; or a whole number.
     *
     * @throws InvalidInput when it is no amount, or has more than two decimals
     */
    public static function kroner(string|int $kroner): self
    {
        $form = '/^(-?)([0-9]{1,3}(?:[ \x{a0}\x{202f}][0-9]{3})+|[0-9]{1,15})(?:[.,]([0-9]{1,2}))?$/Du';
        if (preg_match($form, (string)$kroner, $parts) !== 1) {
            throw self::refused();
        }
        $whole = preg_replace('/[^0-9]/', '', $parts[2]);
        if (strlen($whole) > 15) {
            throw self::refused();
        }
        $ore = (int)$whole * 100 + (int)str_pad($parts[3] ?? '', 2, '0');
        return new self($parts[1] === '-' ? -$ore : $ore);
    }

    /** As the readers of a language write it: "38,16 kr". */
    public function in(Lang $lang): string
    {
        return heltmed_label_value($lang->native(), 'ore', $this->ore);
    }

    /** "38.16" */
    public function __toString(): string
    {
        $kroner = intdiv($this->ore, 100);
        return sprintf('%s%d.%02d', $this->ore < 0 && $kroner === 0 ? '-' : '', $kroner, abs($this->ore % 100));
    }

    public function jsonSerialize(): int
    {
        return $this->ore;
    }

    private static function refused(): InvalidInput
    {
        $refused = new InvalidInput('an amount is kroner with at most two decimals, like 38,16', HELTMED_TYPE);
        $refused->status = heltmed_status_name(HELTMED_TYPE);
        return $refused;
    }
}

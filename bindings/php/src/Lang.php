<?php

declare(strict_types=1);

namespace HeltMed;

/** The languages of texts: bokmål, nynorsk, English, and easy-to-read bokmål and nynorsk. */
enum Lang: string
{
    case Nb = 'nb';
    case Nn = 'nn';
    case En = 'en';
    case EasyNb = 'easy_nb';
    case EasyNn = 'easy_nn';

    /** @internal the extension's number */
    public function native(): int
    {
        return match ($this) {
            self::Nb => HELTMED_NB,
            self::Nn => HELTMED_NN,
            self::En => HELTMED_EN,
            self::EasyNb => HELTMED_EASY_NB,
            self::EasyNn => HELTMED_EASY_NN,
        };
    }

    /** The text of a key of the library ("ask.wage.phase", "word.area.cleaning"), {slots} not filled in; null for no such key. */
    public function label(string $key): ?string
    {
        return heltmed_label($this->native(), $key);
    }

    /**
     * A value in a unit as a decision names it ("ore_per_hour", "date", "bp" …; null: a bare number), as readers write it.
     *
     * @throws InvalidInput
     */
    public function value(?string $unit, int|Money|\DateTimeInterface|null $value): string
    {
        $number = match (true) {
            $value instanceof Money => $value->ore,
            $value instanceof \DateTimeInterface => Values::dayNumber($value),
            default => $value,
        };
        return heltmed_label_value($this->native(), $unit, $number);
    }
}

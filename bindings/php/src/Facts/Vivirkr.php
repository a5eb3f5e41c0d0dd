<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Is the resource course as ViVirk'R's ten pointers have it? */
final readonly class Vivirkr implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $starts_on the first day of the course
     * @param VivirkrP1|null $p1 the course is for young people with mainly cognitive and mental impairments
     * @param VivirkrP2|null $p2 it is coherent, takes its time, builds trust and includes with colleagues
     * @param VivirkrP3|null $p3 it is holistic and practice-near, with knowledge of this person's disability
     * @param VivirkrP4|null $p4 there is an authentic practice place with clear tasks
     * @param VivirkrP5|null $p5 a teacher or coordinator guides close to practice
     * @param VivirkrP6|null $p6 work testing is professional and in authentic settings
     * @param VivirkrP7|null $p7 all parties agree on actions, methods and goals
     * @param VivirkrP8|null $p8 the guide and the caseworker stay the same
     * @param VivirkrP9|null $p9 there is a large network of local firms
     * @param VivirkrP10|null $p10 the firm's relational capacity was examined before the match
     * @param list<int>|null $weights ten weights; absent: all are 1
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $starts_on = null,
        public ?VivirkrP1 $p1 = null,
        public ?VivirkrP2 $p2 = null,
        public ?VivirkrP3 $p3 = null,
        public ?VivirkrP4 $p4 = null,
        public ?VivirkrP5 $p5 = null,
        public ?VivirkrP6 $p6 = null,
        public ?VivirkrP7 $p7 = null,
        public ?VivirkrP8 $p8 = null,
        public ?VivirkrP9 $p9 = null,
        public ?VivirkrP10 $p10 = null,
        public ?array $weights = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'starts_on' => $this->starts_on,
            'p1' => $this->p1,
            'p2' => $this->p2,
            'p3' => $this->p3,
            'p4' => $this->p4,
            'p5' => $this->p5,
            'p6' => $this->p6,
            'p7' => $this->p7,
            'p8' => $this->p8,
            'p9' => $this->p9,
            'p10' => $this->p10,
            'weights' => $this->weights,
        ];
    }

    public static function assessment(): string
    {
        return 'vivirkr';
    }
}

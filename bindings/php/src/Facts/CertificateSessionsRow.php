<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** One of `sessions`: the sessions of the programme. */
final readonly class CertificateSessionsRow
{
    /**
     * @param \DateTimeImmutable $on the day of the session
     * @param int|null $minutes how long it lasted (minutes, 0 to 1000000)
     * @param bool|null $attended the participant was there
     * @param bool|null $made_up it was made up individually
     * @param int|null $participants how many took part, the course leader not counted (count, 0 to 1000000)
     * @param bool|null $by_video it was a video meeting
     * @param bool|null $outside_working_hours it was outside ordinary working hours
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?int $minutes = null,
        public ?bool $attended = null,
        public ?bool $made_up = null,
        public ?int $participants = null,
        public ?bool $by_video = null,
        public ?bool $outside_working_hours = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'minutes' => $this->minutes,
            'attended' => $this->attended,
            'made_up' => $this->made_up,
            'participants' => $this->participants,
            'by_video' => $this->by_video,
            'outside_working_hours' => $this->outside_working_hours,
        ];
    }
}

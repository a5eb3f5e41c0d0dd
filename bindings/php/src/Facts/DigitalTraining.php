<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

use HeltMed\Facts;

/** Is the remote work training as Helsingborg tried it? */
final readonly class DigitalTraining implements Facts
{
    /**
     * @param \DateTimeImmutable $on the day that the answer is for
     * @param \DateTimeImmutable|null $as_known_on values decided after this day are not seen; absent: all are
     * @param \DateTimeImmutable|null $starts_on the first day of the training
     * @param DigitalTrainingTrack|null $track preparatory, or bridging ahead of work training
     * @param bool|null $reduced_work_capacity the resident's capacity for work is reduced
     * @param list<DigitalTrainingTeamHas>|null $team_has who is in the team
     * @param bool|null $resident_takes_part the resident takes part in the whole process
     * @param int|null $weeks_at_home_only weeks of training at home only (count, 0 to 1000000)
     * @param \DateTimeImmutable|null $next_step_on_site_on the day of the next step at a workplace
     */
    public function __construct(
        public \DateTimeImmutable $on,
        public ?\DateTimeImmutable $as_known_on = null,
        public ?\DateTimeImmutable $starts_on = null,
        public ?DigitalTrainingTrack $track = null,
        public ?bool $reduced_work_capacity = null,
        public ?array $team_has = null,
        public ?bool $resident_takes_part = null,
        public ?int $weeks_at_home_only = null,
        public ?\DateTimeImmutable $next_step_on_site_on = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'on' => $this->on,
            'as_known_on' => $this->as_known_on,
            'starts_on' => $this->starts_on,
            'track' => $this->track,
            'reduced_work_capacity' => $this->reduced_work_capacity,
            'team_has' => $this->team_has,
            'resident_takes_part' => $this->resident_takes_part,
            'weeks_at_home_only' => $this->weeks_at_home_only,
            'next_step_on_site_on' => $this->next_step_on_site_on,
        ];
    }

    public static function assessment(): string
    {
        return 'digital_training';
    }
}

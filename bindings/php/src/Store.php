<?php

declare(strict_types=1);

namespace HeltMed;

/**
 * The cases of one municipality, as dated events in one file; everything else is folded from them.
 *
 * What append has answered is on disk. Any number of processes may have the file open. No name, no birth number and no diagnosis
 * is ever taken in. Views are arrays, as `heltmed store` tells them in JSON. A request opens its own: a store is not carried
 * through a fork.
 */
final class Store
{
    private function __construct(private readonly \HeltMedStore $handle)
    {
    }

    /**
     * Makes a new, empty store.
     *
     * @throws SystemFailure when there is a file of that name, or none can be written
     */
    public static function create(string $path): void
    {
        heltmed_store_create($path);
    }

    /**
     * @param Rulebook|null $rulebook what views are folded with; the newest release when it is left out
     * @param bool $relaxed a power cut may lose the last events, never the file: for bulk import
     * @param bool $kept stays open in this process, when it is let go of, for the next one who asks for the same: a page then need not
     *     wait for the opening. Each asker gets it as if it were just opened, and never while another has it. Nothing else in the
     *     process may open the file (not even to read or copy it): POSIX locks would be lost.
     *
     * @throws SystemFailure when it is no store, is damaged, or is of another layout
     */
    public static function open(string $path, ?Rulebook $rulebook = null, bool $readOnly = false, bool $relaxed = false,
        bool $kept = false): self
    {
        $flags = ($readOnly ? HELTMED_STORE_READ_ONLY : 0) | ($relaxed ? HELTMED_STORE_RELAXED : 0) | ($kept ? HELTMED_STORE_KEPT : 0);
        return new self(heltmed_store_open($path, $flags, ($rulebook ?? Rulebook::newest())->handle()));
    }

    /** Brings a file of an older layout to this library's, after copying it to a new file; nothing is done when it is not older. */
    public static function migrate(string $path, string $backupPath): void
    {
        heltmed_store_migrate($path, $backupPath);
    }

    /**
     * Appends one event, whole or not at all. The same key with the same content gives the first receipt again.
     * ['key' => …, 'case' => …, 'type' => 'visited', 'on' => …, 'recorded_at' => …, 'actor' => …, 'data' => ['with' => 'worker']]
     *
     * @param array<string, mixed>|string $event as an array or as JSON; days may be \DateTimeInterface, amounts Money
     *
     * @throws Conflict when the key is there with other content, or the case has events that the writer had not seen
     * @throws StateRefused when it cannot have been so
     * @throws QuotaReached when no place is left under the agreement
     * @throws InvalidInput when it is wrong in another way
     * @throws StoreBusy when another process kept the file too long
     */
    public function append(#[\SensitiveParameter] array|string $event): Receipt
    {
        return Receipt::of(heltmed_store_append($this->handle, self::plain($event)));
    }

    /**
     * Whether append would take this event now: nothing happens, or what append would throw is thrown. Nothing is written, and nobody is
     * waited for; another process may still come in between.
     *
     * @param array<string, mixed>|string $event
     *
     * @throws InvalidInput as append does: Conflict, StateRefused, QuotaReached and others
     */
    public function rehearse(#[\SensitiveParameter] array|string $event): void
    {
        heltmed_store_rehearse($this->handle, self::plain($event));
    }

    /**
     * Appends events in one transaction: all or none, checked on the result, so that events that only make sense together can be
     * made together. Safety events (concern_reported, concern_acted_on) are recorded whatever becomes of the others.
     *
     * @param iterable<array<string, mixed>|string> $events
     *
     * @return list<Receipt>
     *
     * @throws InvalidInput whose `at` is the number of the refused event, from 0
     */
    public function appendAll(#[\SensitiveParameter] iterable $events): array
    {
        $receipts = [];
        heltmed_batch_begin($this->handle, HELTMED_BATCH_RESULT);
        try {
            foreach ($events as $event) {
                try {
                    $receipts[] = $this->append($event);
                } catch (HeltMedException $refused) {
                    $refused->at ??= count($receipts);
                    throw $refused;
                }
            }
            heltmed_batch_commit($this->handle);
        } catch (\Throwable $fault) {
            heltmed_batch_rollback($this->handle);
            throw $fault;
        }
        return $receipts;
    }

    /**
     * A case as it stands on a day: its state, what is foreseen next and still asked for, and every assessment that applies.
     *
     * @param bool $concerns also what is known of the safety number: for those alone whose work that is
     *
     * @return array<string, mixed>
     *
     * @throws StateRefused when there is no such case on that day, or it was erased
     */
    public function case(string $id, \DateTimeInterface $on, Lang $lang = Lang::Nb, bool $concerns = false): array
    {
        return self::read(heltmed_store_case($this->handle, $id, Values::dayNumber($on), $lang->native(), (int)$concerns));
    }

    /**
     * Which types of events could be recorded of a case on a day, and why the others could not. The type is judged, not what one event says:
     * rehearse tells of one. A case that there is not can be opened.
     *
     * @return array<string, mixed> its `types` each with `type`, `allowed`, `reason` (a code) and `text`
     *
     * @throws InvalidInput when it is no id
     */
    public function allowed(string $case, \DateTimeInterface $on, Lang $lang = Lang::Nb): array
    {
        return self::read(heltmed_store_allowed($this->handle, $case, Values::dayNumber($on), $lang->native()));
    }

    /**
     * One of the assessments of a case, by its name, as a letter to the person; of several trials or jobs the last one's.
     *
     * @throws StateRefused when there is no such case on that day, or the assessment does not apply to it
     * @throws InvalidInput when there is no such assessment
     * @throws Misuse when it is a concern, which is confidential
     */
    public function letter(string $case, string $assessment, \DateTimeInterface $on, Lang $lang = Lang::Nb): string
    {
        return heltmed_store_letter($this->handle, $case, Values::dayNumber($on), $assessment, $lang->native());
    }

    /**
     * Visits due in a span of days and overdue on its first, in all cases; concerns that nobody has acted on, when asked for.
     *
     * @return array<string, mixed>
     */
    public function due(\DateTimeInterface $from, \DateTimeInterface $until, bool $concerns = false): array
    {
        return self::read(heltmed_store_due($this->handle, Values::dayNumber($from), Values::dayNumber($until), (int)$concerns));
    }

    /** @return array<string, mixed> each agreement on a day: agreed, taken, left, and the share in that month */
    public function places(\DateTimeInterface $on): array
    {
        return self::read(heltmed_store_places($this->handle, Values::dayNumber($on)));
    }

    /** @return array<string, mixed> every employment under the floor up to a day, and what is owed */
    public function shortfalls(\DateTimeInterface $until): array
    {
        return self::read(heltmed_store_shortfalls($this->handle, Values::dayNumber($until)));
    }

    /**
     * The events as JSON, in the order in which they arrived: of one case, or all.
     *
     * @return \Generator<int, string>
     *
     * @throws StateRefused when there is no such case, or it was erased
     */
    public function export(?string $case = null): \Generator
    {
        $stream = heltmed_store_export($this->handle, $case, HELTMED_JSONL);
        return (static function () use ($stream): \Generator {
            while (($lines = heltmed_stream_next($stream)) !== '') {
                yield from explode("\n", rtrim($lines, "\n"));
            }
        })();
    }

    /**
     * Erases a case: its events and ids. Backups and exports are the host's to erase.
     *
     * @throws StateRefused when there is no such case, or a concern is open and it was not said to go on
     * @throws StoreBusy when the case is erased, but a reader holds up the purge: see eraseFinish
     */
    public function erase(string $case, \DateTimeInterface $on, bool $despiteConcern = false): void
    {
        heltmed_store_erase($this->handle, $case, Values::dayNumber($on), $despiteConcern ? HELTMED_ERASE_DESPITE_CONCERN : 0);
    }

    /** Does a purge that is owed; nothing when none is. */
    public function eraseFinish(): void
    {
        heltmed_store_erase_finish($this->handle);
    }

    /**
     * Checks the file and the chain of its events.
     *
     * @param string|null $head of a receipt kept elsewhere, so that an end that was cut off is seen too
     *
     * @throws SystemFailure of status "damaged"; its `at` is the first faulty event's number, where one is at fault
     */
    public function verify(?string $head = null): Verification
    {
        return Verification::of(heltmed_store_verify($this->handle, $head));
    }

    /**
     * How far the chain has come, unchecked: it changes when anything is appended or erased, and only then, so that whoever keeps an
     * answer of the store knows by it whether it still holds.
     */
    public function head(): Verification
    {
        return Verification::of(heltmed_store_head($this->handle));
    }

    /** Copies the store to a new file while others write. */
    public function backup(string $path): void
    {
        heltmed_store_backup($this->handle, $path);
    }

    /**
     * @param array<string, mixed>|string $event
     *
     * @return array<string, mixed>|string
     */
    private static function plain(#[\SensitiveParameter] array|string $event): array|string
    {
        if (is_array($event)) {
            $event = Values::plain($event);
            if (($event['recorded_at'] ?? null) instanceof \DateTimeInterface) {
                $event['recorded_at'] = gmdate('Y-m-d\TH:i:s\Z', $event['recorded_at']->getTimestamp());
            }
        }
        return $event;
    }

    /** @return array<string, mixed> */
    private static function read(string $json): array
    {
        return json_decode($json, true, 32, JSON_THROW_ON_ERROR);
    }
}

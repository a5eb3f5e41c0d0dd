<?php

declare(strict_types=1);

namespace Portal;

use HeltMed\InvalidInput;
use HeltMed\Lang;
use HeltMed\Misuse;
use HeltMed\Receipt;
use HeltMed\Rulebook;
use HeltMed\StateRefused;
use HeltMed\Store;

/** The store of one municipality. */
final class Cases
{
    private ?Store $store = null;
    private bool $hasChanged = false;

    public function __construct(private readonly string $path, private readonly Rulebook $rulebook, private readonly Cache $cache)
    {
    }

    private function store(): Store
    {
        return $this->store ??= Store::open($this->path, $this->rulebook, kept: true);
    }

    /** @return array<string, mixed> as `heltmed store case` tells it; a case that is not here is as if it were nowhere */
    public function case(string $id, string $on, Lang $lang): array
    {
        try {
            return $this->store()->case($id, new \DateTimeImmutable($on), $lang, concerns: true);
        } catch (StateRefused) {
            throw new Refusal(404);
        }
    }

    /** What could be recorded of a case on a day, and why the rest could not. */
    public function possible(string $id, string $on): Possible
    {
        return Possible::of($on, $this->store()->allowed($id, new \DateTimeImmutable($on))['types']);
    }

    public function letter(string $id, string $assessment, string $on, Lang $lang): string
    {
        try {
            return $this->store()->letter($id, $assessment, new \DateTimeImmutable($on), $lang);
        } catch (InvalidInput | Misuse) {
            // No such case, assessment or letter of it.
            throw new Refusal(404);
        }
    }

    /** @return list<array<string, mixed>> what was recorded of the case, in order of day and, within a day, as it arrived */
    public function events(string $id): array
    {
        try {
            $lines = iterator_to_array($this->store()->export($id), false);
        } catch (StateRefused) {
            throw new Refusal(404);
        }
        $arrived = json_decode('[' . implode(',', $lines) . ']', true, 16, JSON_THROW_ON_ERROR);
        $days = array_column($arrived, 'on');
        asort($days, SORT_STRING);
        $events = [];
        foreach ($days as $number => $_) {
            $events[] = $arrived[$number];
        }

        return $events;
    }

    /**
     * What counts of a case's events: what was put right or taken out later is left out.
     *
     * @param list<array<string, mixed>> $events
     *
     * @return list<array<string, mixed>>
     */
    public static function standing(array $events): array
    {
        $gone = array_flip(array_column($events, 'corrects'));

        return array_values(array_filter($events, static fn (array $event): bool => !isset($gone[$event['key']]) && $event['type'] !== 'voided'));
    }

    /**
     * What all cases come to is asked once for each state of the store.
     *
     * @param callable(Store): non-empty-list<array<string, mixed>> $ask
     *
     * @return ?array<string, mixed> null when there is no such part of the answer
     */
    private function once(string $question, callable $ask, int $part = 0): ?array
    {
        $store = $this->store();
        $state = function () use ($store, $question): string {
            $head = $store->head();

            return "$question {$this->rulebook->version} $head->head $head->erased";
        };

        return $this->cache->of(basename($this->path) . ' ' . strtok($question, ' '), $state, static fn (): array => $ask($store), $part);
    }

    /** @return array<string, mixed> what the overview shows of a day */
    public function day(\DateTimeImmutable $today): array
    {
        $on = $today->format('Y-m-d');

        return $this->once("day $on", fn (Store $store): array => [Day::of($store->due($today, $today->modify(Day::AHEAD), concerns: true),
            $this->places($on)['agreements'], $this->wages($on)['now'])]);
    }

    /**
     * Visits due, and never a concern: as the text that $write makes of them.
     *
     * @param callable(list<array<string, mixed>>): string $write
     *
     * @return array{etag: string, text: callable(): string}
     */
    public function visits(string $from, string $until, callable $write): array
    {
        $ask = static function (Store $store) use ($from, $until, $write): array {
            $text = $write($store->due(new \DateTimeImmutable($from), new \DateTimeImmutable($until))['visits']);

            return [['etag' => '"' . hash('sha256', $text) . '"'], ['text' => $text]];
        };

        return ['etag' => $this->once("visits $from $until", $ask)['etag'], 'text' => fn (): string => $this->once("visits $from $until", $ask, 1)['text']];
    }

    /** @return array<string, mixed> */
    public function places(string $on): array
    {
        return $this->once("places $on", static fn (Store $store): array => [$store->places(new \DateTimeImmutable($on))]);
    }

    /** @return ?array<string, mixed> the counts, or a page of employments, from 1; null when there is no such page */
    public function wages(string $until, int $page = 0): ?array
    {
        return $this->once("wages $until", static fn (Store $store): array => Wages::of($store->shortfalls(new \DateTimeImmutable($until))), $page);
    }

    /** Makes the overview anew after a change, when nobody waits for it. */
    public function warm(\DateTimeImmutable $today): void
    {
        if ($this->hasChanged) {
            $this->day($today);
        }
    }

    /** @param array<string, mixed> $event */
    public function append(array $event): Receipt
    {
        $this->hasChanged = true;

        return $this->store()->append($event);
    }
}

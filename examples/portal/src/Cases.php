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

    public function __construct(private readonly string $path, private readonly Rulebook $rulebook)
    {
    }

    private function store(): Store
    {
        return $this->store ??= Store::open($this->path, $this->rulebook);
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

    public function letter(string $id, string $assessment, string $on, Lang $lang): string
    {
        try {
            return $this->store()->letter($id, $assessment, new \DateTimeImmutable($on), $lang);
        } catch (InvalidInput | Misuse) {
            // No such case, assessment or letter of it.
            throw new Refusal(404);
        }
    }

    /** @return list<array<string, mixed>> what was recorded of the case, in the order in which it arrived */
    public function events(string $id): array
    {
        $events = [];
        try {
            foreach ($this->store()->export($id) as $line) {
                $events[] = json_decode($line, true, 16, JSON_THROW_ON_ERROR);
            }
        } catch (StateRefused) {
            throw new Refusal(404);
        }
        usort($events, static fn (array $one, array $other): int => $one['on'] <=> $other['on']);

        return $events;
    }

    /** @return list<array<string, mixed>> what counts of it: what was put right or taken out later is left out */
    public function standing(string $id): array
    {
        $events = $this->events($id);
        $gone = array_flip(array_column($events, 'corrects'));

        return array_values(array_filter($events, static fn (array $event): bool => !isset($gone[$event['key']]) && $event['type'] !== 'voided'));
    }

    /** @return array{concerns: list<array<string, mixed>>, visits: list<array<string, mixed>>} */
    public function due(string $from, string $until, bool $concerns = true): array
    {
        return $this->store()->due(new \DateTimeImmutable($from), new \DateTimeImmutable($until), concerns: $concerns);
    }

    /** @return array<string, mixed> */
    public function places(string $on): array
    {
        return $this->store()->places(new \DateTimeImmutable($on));
    }

    /** @return array<string, mixed> */
    public function shortfalls(string $until): array
    {
        return $this->store()->shortfalls(new \DateTimeImmutable($until));
    }

    /** @param array<string, mixed> $event */
    public function append(array $event): Receipt
    {
        return $this->store()->append($event);
    }
}

<?php

declare(strict_types=1);

namespace HeltMed;

/**
 * Assesses facts that are told by their names, as in the JSON documents: numbers, words, lists, and also \DateTimeInterface
 * (its civil day), backed enums and Money.
 *
 * @param string $name the assessment: "wage", "offer" …
 * @param array<string, mixed> $facts
 * @param Rulebook|null $rulebook the newest release when it is left out
 *
 * @throws InvalidInput when a fact is refused; nothing is assessed then
 */
function assess(string $name, #[\SensitiveParameter] array $facts, ?Rulebook $rulebook = null): Decision
{
    return ($rulebook ?? Rulebook::newest())->assessNamed($name, $facts);
}

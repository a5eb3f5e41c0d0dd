<?php

declare(strict_types=1);

namespace Portal;

/**
 * What asking all cases came to, kept until the store changes. Each municipality has one row for each question, which holds the newest
 * answer alone; it is worth nothing once the store's head, the day or the rulebook is another.
 */
final readonly class Cache
{
    public function __construct(private \PDO $database)
    {
    }

    public static function createTables(\PDO $database): void
    {
        $database->exec('CREATE TABLE cached (question TEXT PRIMARY KEY, state TEXT NOT NULL, answer TEXT NOT NULL) STRICT, WITHOUT ROWID');
    }

    /**
     * @param callable(): array<string, mixed> $make
     *
     * @return array<string, mixed>
     */
    public function of(string $question, string $state, callable $make): array
    {
        $statement = $this->database->prepare('SELECT answer FROM cached WHERE question = ? AND state = ?');
        $statement->execute([$question, $state]);
        $kept = $statement->fetchColumn();
        $statement->closeCursor();
        if (is_string($kept)) {
            return json_decode($kept, true, 32, JSON_THROW_ON_ERROR);
        }
        $answer = $make();
        $this->database->prepare('INSERT OR REPLACE INTO cached (question, state, answer) VALUES (?, ?, ?)')
            ->execute([$question, $state, json_encode($answer, JSON_THROW_ON_ERROR)]);

        return $answer;
    }
}

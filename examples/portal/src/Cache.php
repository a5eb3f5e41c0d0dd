<?php

declare(strict_types=1);

namespace Portal;

/**
 * What asking all cases came to, kept until the store changes. Each municipality has the newest answer to each question alone, in parts
 * where no page shows all of it; it is worth nothing once the store's head, the day or the rulebook is another.
 */
final class Cache
{
    /** @var resource|null */
    private $lock = null;

    /** @param string $lockPath a file of the municipality's own: one worker asks all cases, and the others wait for its answer */
    public function __construct(private readonly \PDO $database, private readonly string $lockPath)
    {
    }

    public static function createTables(\PDO $database): void
    {
        $database->exec('CREATE TABLE cached (question TEXT NOT NULL, part INTEGER NOT NULL, state TEXT NOT NULL, answer TEXT NOT NULL,
            PRIMARY KEY (question, part)) STRICT, WITHOUT ROWID');
    }

    /**
     * The state is read before the answer is made: a change in between makes the kept answer old at once, and never a wrong one.
     *
     * @param callable(): string $state
     * @param callable(): non-empty-list<array<string, mixed>> $make all parts
     *
     * @return ?array<string, mixed> null when there is no such part
     */
    public function of(string $question, callable $state, callable $make, int $part = 0): ?array
    {
        $parts = $this->kept($question, $state(), $part);
        if ($parts !== null) {
            return $parts[$part] ?? null;
        }
        $isFirst = $this->lock === null;
        if ($isFirst) {
            $this->lock = fopen($this->lockPath, 'c');
            flock($this->lock, LOCK_EX);
        }
        try {
            // Another worker may have made it meanwhile, of a newer state.
            $now = $state();
            $parts = $this->kept($question, $now, $part);
            if ($parts === null) {
                $parts = $make();
                $this->keep($question, $now, $parts);
            }
        } finally {
            if ($isFirst) {
                fclose($this->lock);
                $this->lock = null;
            }
        }

        return $parts[$part] ?? null;
    }

    /** @return ?array<int, array<string, mixed>> the part, if there is such a one; null when nothing is kept of the state */
    private function kept(string $question, string $state, int $part): ?array
    {
        $statement = $this->database->prepare('SELECT part, answer FROM cached WHERE question = ? AND part IN (0, ?) AND state = ? ORDER BY part DESC');
        $statement->execute([$question, $part, $state]);
        $row = $statement->fetch(\PDO::FETCH_NUM);
        $statement->closeCursor();
        if ($row === false) {
            return null;
        }

        return (int) $row[0] === $part ? [$part => json_decode($row[1], true, 32, JSON_THROW_ON_ERROR)] : [];
    }

    /** @param list<array<string, mixed>> $parts */
    private function keep(string $question, string $state, array $parts): void
    {
        $this->database->exec('BEGIN IMMEDIATE');
        try {
            $this->database->prepare('DELETE FROM cached WHERE question = ?')->execute([$question]);
            $insert = $this->database->prepare('INSERT INTO cached (question, part, state, answer) VALUES (?, ?, ?, ?)');
            foreach ($parts as $part => $answer) {
                $insert->execute([$question, $part, $state, json_encode($answer, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE)]);
            }
            $this->database->exec('COMMIT');
        } catch (\PDOException $fault) {
            $this->database->exec('ROLLBACK');
            throw $fault;
        }
    }
}

<?php

declare(strict_types=1);

namespace Portal;

/** Who has read and written what, and when. Case ids are pseudonyms; nothing of a case's content stands here. */
final readonly class Trail
{
    public function __construct(private \PDO $database, private Clock $clock)
    {
    }

    public static function createTables(\PDO $database): void
    {
        $database->exec('CREATE TABLE trail (id INTEGER PRIMARY KEY, at TEXT NOT NULL, municipality TEXT NOT NULL, actor TEXT NOT NULL,
            deed TEXT NOT NULL, subject TEXT NOT NULL) STRICT');
        $database->exec("CREATE TRIGGER trail_is_kept BEFORE UPDATE ON trail BEGIN SELECT raise(ABORT, 'the trail is kept'); END");
        $database->exec("CREATE TRIGGER trail_stays BEFORE DELETE ON trail BEGIN SELECT raise(ABORT, 'the trail is kept'); END");
    }

    public function note(Account $account, string $deed, string $subject = ''): void
    {
        $this->database->prepare('INSERT INTO trail (at, municipality, actor, deed, subject) VALUES (?, ?, ?, ?, ?)')
            ->execute([$this->clock->recordedAt(), $account->municipality, $account->actor, $deed, $subject]);
    }

    /** @return list<array{at: string, actor: string, deed: string, subject: string}> the newest first */
    public function of(string $municipality, int $before, int $limit): array
    {
        $statement = $this->database->prepare('SELECT id, at, actor, deed, subject FROM trail WHERE municipality = ? AND id < ?
            ORDER BY id DESC LIMIT ?');
        $statement->execute([$municipality, $before, $limit]);

        return $statement->fetchAll(\PDO::FETCH_ASSOC);
    }

    /** @return list<string> the cases that this person opened last */
    public function recentSubjects(Account $account): array
    {
        $statement = $this->database->prepare("SELECT subject FROM trail WHERE municipality = ? AND actor = ? AND deed = 'leste saken'
            GROUP BY subject ORDER BY max(id) DESC LIMIT 10");
        $statement->execute([$account->municipality, $account->actor]);

        return $statement->fetchAll(\PDO::FETCH_COLUMN);
    }
}

<?php

declare(strict_types=1);

namespace Portal;

/** Secret addresses of calendar feeds and tokens of other systems: only their digests are kept, and each can be taken back. */
final readonly class Keys
{
    public const CALENDAR = 'calendar';
    public const API = 'api';

    public function __construct(private \PDO $database)
    {
    }

    public static function createTables(\PDO $database): void
    {
        $database->exec('CREATE TABLE secret (digest TEXT PRIMARY KEY, kind TEXT NOT NULL, account INTEGER NOT NULL REFERENCES account (id))
            STRICT, WITHOUT ROWID');
    }

    /** A new secret of its kind; the one before is worth nothing from now on. */
    public function renew(string $kind, Account $account): string
    {
        $secret = rtrim(strtr(base64_encode(random_bytes(32)), '+/', '-_'), '=');
        $this->revoke($kind, $account);
        $this->database->prepare('INSERT INTO secret (digest, kind, account) VALUES (?, ?, ?)')
            ->execute([hash('sha256', $secret), $kind, $account->id]);

        return $secret;
    }

    public function revoke(string $kind, Account $account): void
    {
        $this->database->prepare('DELETE FROM secret WHERE kind = ? AND account = ?')->execute([$kind, $account->id]);
    }

    public function has(string $kind, Account $account): bool
    {
        $statement = $this->database->prepare('SELECT 1 FROM secret WHERE kind = ? AND account = ?');
        $statement->execute([$kind, $account->id]);

        return $statement->fetchColumn() !== false;
    }

    /** The account whose secret it is. */
    public function owner(string $kind, string $secret): ?int
    {
        $statement = $this->database->prepare('SELECT account FROM secret WHERE kind = ? AND digest = ?');
        $statement->execute([$kind, hash('sha256', $secret)]);
        $found = $statement->fetchColumn();

        return $found === false ? null : (int) $found;
    }
}

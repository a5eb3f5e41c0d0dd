<?php

declare(strict_types=1);

namespace Portal;

/**
 * Local accounts. ID-porten takes the place of signIn(): whoever has come through its code flow is looked up by the pairwise
 * `sub` kept in `login`, and never by a birth number.
 */
final class Accounts
{
    private const TRIES = 5;
    /** A whole office may stand behind one address. */
    private const TRIES_OF_ADDRESS = 20;
    private const WINDOW_SECONDS = 15 * 60;

    public function __construct(private readonly \PDO $database, private readonly Clock $clock)
    {
    }

    public static function createTables(\PDO $database): void
    {
        $database->exec('CREATE TABLE account (id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE, password TEXT NOT NULL, name TEXT NOT NULL,
            municipality TEXT NOT NULL, role TEXT NOT NULL, actor TEXT NOT NULL) STRICT');
        $database->exec('CREATE TABLE sign_in_try (who TEXT NOT NULL, at INTEGER NOT NULL) STRICT');
        $database->exec('CREATE INDEX sign_in_try_who ON sign_in_try (who, at)');
    }

    public function add(string $login, string $password, string $name, string $municipality, Role $role, string $actor): void
    {
        $this->database->prepare('INSERT INTO account (login, password, name, municipality, role, actor) VALUES (?, ?, ?, ?, ?, ?)')
            ->execute([$login, password_hash($password, PASSWORD_DEFAULT), $name, $municipality, $role->value, $actor]);
    }

    /** Null when the name or password is wrong; both cost the same time. */
    public function signIn(string $login, string $password): ?Account
    {
        $statement = $this->database->prepare('SELECT * FROM account WHERE login = ?');
        $statement->execute([$login]);
        $row = $statement->fetch(\PDO::FETCH_ASSOC);
        // The hash of no password, so that an unknown name takes as long.
        $hash = $row['password'] ?? '$2y$10$abcdefghijklmnopqrstuuW9Zz0zJ8yT5zq1vQ5n6zU7nK8mR2XwS';

        return password_verify($password, $hash) && is_array($row) ? self::account($row) : null;
    }

    public function withId(int $id): ?Account
    {
        $statement = $this->database->prepare('SELECT * FROM account WHERE id = ?');
        $statement->execute([$id]);
        $row = $statement->fetch(\PDO::FETCH_ASSOC);

        return is_array($row) ? self::account($row) : null;
    }

    /** Counts a try against the name and the address, and says whether there have been too many. */
    public function isTooOften(string $login, string $address): bool
    {
        $now = $this->clock->now()->getTimestamp();
        $since = $now - self::WINDOW_SECONDS;
        $this->database->exec('BEGIN IMMEDIATE');
        try {
            $this->database->prepare('DELETE FROM sign_in_try WHERE at < ?')->execute([$since]);
            $tooOften = false;
            // What is kept is a digest: the list of tries is no list of names and addresses.
            foreach (['name ' . $login => self::TRIES, 'address ' . $address => self::TRIES_OF_ADDRESS] as $who => $most) {
                $digest = hash('sha256', $who);
                $count = $this->database->prepare('SELECT count(*) FROM sign_in_try WHERE who = ?');
                $count->execute([$digest]);
                $tooOften = (int) $count->fetchColumn() >= $most || $tooOften;
                $this->database->prepare('INSERT INTO sign_in_try (who, at) VALUES (?, ?)')->execute([$digest, $now]);
            }
            $this->database->exec('COMMIT');
        } catch (\PDOException $fault) {
            $this->database->exec('ROLLBACK');
            throw $fault;
        }

        return $tooOften;
    }

    /** After a sign-in that went well: all tries of the name, and the one just counted against the address. */
    public function forgetTries(string $login, string $address): void
    {
        $this->database->prepare('DELETE FROM sign_in_try WHERE rowid = (SELECT max(rowid) FROM sign_in_try WHERE who = ?)')
            ->execute([hash('sha256', 'address ' . $address)]);
        $this->database->prepare('DELETE FROM sign_in_try WHERE who = ?')->execute([hash('sha256', 'name ' . $login)]);
    }

    /** @param array<string, mixed> $row */
    private static function account(array $row): Account
    {
        return new Account((int) $row['id'], $row['name'], $row['municipality'], Role::from($row['role']), $row['actor']);
    }
}

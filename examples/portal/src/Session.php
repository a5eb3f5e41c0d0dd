<?php

declare(strict_types=1);

namespace Portal;

/** PHP's own sessions, hardened. The token against forged requests belongs to the session. */
final class Session
{
    private const IDLE_SECONDS = 30 * 60;
    private const LONGEST_SECONDS = 10 * 3600;

    public function __construct(private readonly Clock $clock, string $folder, bool $secure)
    {
        session_save_path($folder);
        session_name($secure ? '__Host-portal' : 'portal');
        session_set_cookie_params(['lifetime' => 0, 'path' => '/', 'secure' => $secure, 'httponly' => true, 'samesite' => 'Lax']);
        ini_set('session.use_strict_mode', '1');
        ini_set('session.use_only_cookies', '1');
        ini_set('session.use_trans_sid', '0');
        ini_set('session.sid_length', '48');
        ini_set('session.cache_limiter', '');
        // Debian sweeps its own folder of sessions, by a timer, and no other.
        ini_set('session.gc_probability', '1');
        ini_set('session.gc_divisor', '100');
        ini_set('session.gc_maxlifetime', (string) self::IDLE_SECONDS);
        session_start();

        $now = $clock->now()->getTimestamp();
        $begun = $_SESSION['begun'] ?? $now;
        $seen = $_SESSION['seen'] ?? $now;
        if ($now - $seen > self::IDLE_SECONDS || $now - $begun > self::LONGEST_SECONDS) {
            $this->end();
            session_start();
            $begun = $now;
        }
        $_SESSION['begun'] = $begun;
        $_SESSION['seen'] = $now;
        $_SESSION['csrf'] ??= bin2hex(random_bytes(32));
    }

    public function csrf(): string
    {
        return $_SESSION['csrf'];
    }

    public function isGenuine(Request $request): bool
    {
        return hash_equals($this->csrf(), $request->field('csrf'));
    }

    /** A fresh id on sign-in, so that an id planted before is worth nothing. */
    public function signIn(int $account): void
    {
        session_regenerate_id(true);
        $_SESSION['csrf'] = bin2hex(random_bytes(32));
        $_SESSION['begun'] = $this->clock->now()->getTimestamp();
        $_SESSION['account'] = $account;
    }

    public function account(): ?int
    {
        return $_SESSION['account'] ?? null;
    }

    public function end(): void
    {
        $_SESSION = [];
        session_destroy();
    }

    /** A line to show on the next page, once. */
    public function tell(string $message): void
    {
        $_SESSION['message'] = $message;
    }

    public function told(): string
    {
        $message = $_SESSION['message'] ?? '';
        unset($_SESSION['message']);

        return $message;
    }

    public function language(): string
    {
        return $_SESSION['language'] ?? 'nb';
    }

    public function speak(string $language): void
    {
        $_SESSION['language'] = $language;
    }
}

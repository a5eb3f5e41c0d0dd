<?php

declare(strict_types=1);

namespace Portal;

/** What a browser asks for, read once: nothing else in the portal looks at PHP's own variables. */
final readonly class Request
{
    /**
     * @param array<string, string> $query
     * @param array<string, string|array<string>> $form
     * @param array<string, string> $cookies
     */
    public function __construct(
        public string $method,
        public string $path,
        public array $query,
        public array $form,
        public array $cookies,
        public string $address,
        public bool $secure,
        public string $body = '',
        public string $token = '',
    ) {
    }

    /** What a form or a document may weigh, in bytes. */
    private const MOST = 1 << 18;

    public static function fromServer(): self
    {
        if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > self::MOST || $_FILES !== []) {
            throw new Refusal(413);
        }
        $path = parse_url((string) ($_SERVER['REQUEST_URI'] ?? '/'), PHP_URL_PATH);

        return new self(
            (string) ($_SERVER['REQUEST_METHOD'] ?? 'GET'),
            rawurldecode(is_string($path) ? $path : '/'),
            array_filter($_GET, is_string(...)),
            array_filter($_POST, static fn (mixed $value): bool => is_string($value)
                || (is_array($value) && $value === array_filter($value, is_string(...)))),
            array_filter($_COOKIE, is_string(...)),
            (string) ($_SERVER['REMOTE_ADDR'] ?? ''),
            ($_SERVER['HTTPS'] ?? '') === 'on',
            (string) file_get_contents('php://input', length: self::MOST),
            preg_match('/^Bearer ([A-Za-z0-9_-]{43})$/', (string) ($_SERVER['HTTP_AUTHORIZATION'] ?? ''), $found) === 1 ? $found[1] : '',
        );
    }

    /** A field of the form, trimmed; '' when it is absent or no text. */
    public function field(string $name): string
    {
        $value = $this->form[$name] ?? '';

        return is_string($value) && mb_check_encoding($value, 'UTF-8') ? trim($value) : '';
    }

    public function has(string $name): bool
    {
        return isset($this->form[$name]);
    }

    /** @return list<string> the boxes that were ticked */
    public function choices(string $name): array
    {
        return array_values($this->named($name));
    }

    /** @return array<string> the fields name[…] of the form */
    public function named(string $name): array
    {
        $value = $this->form[$name] ?? [];

        return is_array($value) ? $value : [];
    }

    public function isPost(): bool
    {
        return $this->method === 'POST';
    }
}

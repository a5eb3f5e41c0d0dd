<?php

declare(strict_types=1);

namespace Portal;

/** An answer, with the headers that every answer has. */
final class Response
{
    /** @param array<string, string> $headers */
    private function __construct(
        public readonly int $status,
        public readonly string $body,
        private array $headers,
    ) {
    }

    public static function page(string $html, int $status = 200): self
    {
        return new self($status, $html, ['Content-Type' => 'text/html; charset=utf-8']);
    }

    public static function json(string $json, int $status = 200): self
    {
        return new self($status, $json, ['Content-Type' => 'application/json']);
    }

    public static function calendar(string $feed, string $etag): self
    {
        return new self(200, $feed, ['Content-Type' => 'text/calendar; charset=utf-8', 'ETag' => $etag]);
    }

    /** Always to a path of this portal. */
    public static function seeOther(string $path): self
    {
        return new self(303, '', ['Location' => $path]);
    }

    public static function notModified(string $etag): self
    {
        return new self(304, '', ['ETag' => $etag]);
    }

    public function header(string $name, string $value): self
    {
        $this->headers[$name] = $value;

        return $this;
    }

    public function send(): void
    {
        http_response_code($this->status);
        $always = [
            // Nothing inline, nothing from elsewhere, no framing, no sending of forms elsewhere.
            'Content-Security-Policy' => "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
                . "base-uri 'none'; frame-ancestors 'none'",
            'X-Content-Type-Options' => 'nosniff',
            'Referrer-Policy' => 'no-referrer',
            'Cross-Origin-Opener-Policy' => 'same-origin',
            'Cross-Origin-Resource-Policy' => 'same-origin',
            'Permissions-Policy' => 'camera=(), geolocation=(), microphone=()',
            'Cache-Control' => 'no-store',
        ];
        header_remove('X-Powered-By');
        foreach ($this->headers + $always as $name => $value) {
            header($name . ': ' . $value);
        }
        echo $this->body;
    }
}

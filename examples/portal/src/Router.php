<?php

declare(strict_types=1);

namespace Portal;

/** Which page answers which address. */
final class Router
{
    /** @var list<array{string, string, callable(Request, array<string, string>): Response}> */
    private array $routes = [];

    /** @param callable(Request, array<string, string>): Response $page */
    public function on(string $method, string $pattern, callable $page): void
    {
        $this->routes[] = [$method, '#^' . preg_replace('/\{(\w+)\}/', '(?<$1>[A-Za-z0-9._-]{1,64})', $pattern) . '$#D', $page];
    }

    public function answer(Request $request): Response
    {
        $method = $request->method === 'HEAD' ? 'GET' : $request->method;
        $known = false;
        foreach ($this->routes as [$its, $pattern, $page]) {
            if (preg_match($pattern, $request->path, $found) !== 1) {
                continue;
            }
            if ($its === $method) {
                return $page($request, array_filter($found, is_string(...), ARRAY_FILTER_USE_KEY));
            }
            $known = true;
        }
        throw new Refusal($known ? 405 : 404);
    }
}

<?php

declare(strict_types=1);

namespace Portal;

// The files beside this one, when PHP's own server runs the portal.
if (PHP_SAPI === 'cli-server' && preg_match('#^/portal\.(css|js|svg)$#D', (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) === 1) {
    return false;
}
require __DIR__ . '/../src/autoload.php';

ini_set('display_errors', '0');
set_error_handler(static function (int $level, string $message, string $file, int $line): never {
    throw new \ErrorException($message, 0, $level, $file, $line);
});

try {
    $request = Request::fromServer();
} catch (Refusal $refusal) {
    http_response_code($refusal->status);
    exit;
}
$app = new App(getenv('PORTAL_DATA') ?: __DIR__ . '/../data', $request, getenv('PORTAL_TODAY') ?: null);
(new Portal($app))->answer($request)->send();
$app->finish();

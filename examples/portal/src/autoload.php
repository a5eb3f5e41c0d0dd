<?php

declare(strict_types=1);

require_once __DIR__ . '/../../../bindings/php/autoload.php';

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Portal\\')) {
        require __DIR__ . '/' . str_replace('\\', '/', substr($class, 7)) . '.php';
    }
});

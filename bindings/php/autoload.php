<?php

/* Loads the package without Composer: require this file once. */

declare(strict_types=1);

if (!extension_loaded('heltmed')) {
    throw new RuntimeException('The extension heltmed is not loaded: php -d extension=/path/to/heltmed.so');
}
spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'HeltMed\\')) {
        $file = __DIR__ . '/src/' . strtr(substr($class, 8), '\\', '/') . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});
require_once __DIR__ . '/src/functions.php';

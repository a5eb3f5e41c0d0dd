<?php

/* Loads the package without Composer: require this file once. */

declare(strict_types=1);

if (!extension_loaded('heltmed')) {
    throw new RuntimeException('The extension heltmed is not loaded: php -d extension=/path/to/heltmed.so');
}
spl_autoload_register(static function (string $class): void {
    // Those that every request needs are named, so that no file is looked for: under open_basedir each look walks the whole path.
    static $named = [
        'Advice', 'Assessment', 'Basis', 'Criterion', 'Decision', 'EventField', 'EventType', 'Fact', 'Facts', 'Kind', 'Lang', 'Money',
        'Outcome', 'Parameter', 'Plan', 'Receipt', 'Rulebook', 'Share', 'ShareMonth', 'ShortfallPeriod', 'Shortfalls', 'Step', 'Store',
        'Values', 'Verification', 'Visit',
    ];
    if (str_starts_with($class, 'HeltMed\\')) {
        $name = substr($class, 8);
        $file = __DIR__ . '/src/' . strtr($name, '\\', '/') . '.php';
        if (in_array($name, $named, true) || is_file($file)) {
            require $file;
        }
    }
});
require_once __DIR__ . '/src/functions.php';

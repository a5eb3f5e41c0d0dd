<?php

/* A worker of StoreTest: php append.php STORE NUMBER COUNT appends events, each in a request of its own as php-fpm would have it. */

declare(strict_types=1);

require dirname(__DIR__) . '/autoload.php';

[, $path, $number, $count] = $argv;
$appended = $refused = 0;
for ($i = 0; $i < (int)$count; $i++) {
    try {
        HeltMed\Store::open($path)->append(['key' => "w$number-$i", 'case' => 'c1', 'type' => 'visited', 'on' => '2026-03-02',
            'recorded_at' => '2026-03-02T09:00:00Z', 'actor' => "js-$number", 'data' => ['with' => 'worker']]);
        $appended++;
    } catch (HeltMed\StoreBusy) {
        $refused++;
    }
}
echo json_encode(['appended' => $appended, 'busy' => $refused]);

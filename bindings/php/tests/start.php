<?php

/* A racer of StoreTest: php start.php STORE NUMBER waits for its line of input, then takes the last place if it still can. */

declare(strict_types=1);

require dirname(__DIR__) . '/autoload.php';

[, $path, $number] = $argv;
$store = HeltMed\Store::open($path);
fgets(STDIN);
try {
    $store->append(['key' => "t$number", 'case' => "c$number", 'type' => 'trial_started', 'on' => '2026-03-16',
        'recorded_at' => '2026-03-16T09:00:00Z', 'actor' => 'js-1', 'data' => ['agreement' => 'ex-1', 'employer' => "e$number"]]);
    echo 'won';
} catch (HeltMed\QuotaReached) {
    echo 'full';
}

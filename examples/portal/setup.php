<?php

/**
 * php setup.php DATA: makes the portal's own database in a new folder, with two caseworkers of two municipalities and a planner and an
 * auditor of the first, and prints their sign-ins. The stores DATA/<municipality>.heltmed are made by `heltmed store create`.
 */

declare(strict_types=1);

namespace Portal;

require __DIR__ . '/src/autoload.php';

$data = $argv[1] ?? exit("usage: php setup.php DATA\n");
umask(0077);
foreach ([$data, $data . '/sessions'] as $folder) {
    if (!is_dir($folder)) {
        mkdir($folder, 0700, true);
    }
}
if (file_exists($data . '/portal.sqlite')) {
    exit("There is a portal in this folder already; nothing was changed.\n");
}
$database = App::open($data . '/portal.sqlite');
$database->exec('PRAGMA journal_mode = WAL');
Accounts::createTables($database);
Trail::createTables($database);
Keys::createTables($database);
Cache::createTables($database);
$accounts = new Accounts($database, new Clock());
foreach ([
    ['anne', 'Anne Andersen', '0301', Role::Caseworker, 'js-1'],
    ['berit', 'Berit Bakke', '4601', Role::Caseworker, 'js-2'],
    ['per', 'Per Planlegger', '0301', Role::Planner, 'pl-1'],
    ['rita', 'Rita Revisor', '0301', Role::Auditor, 're-1'],
] as [$login, $name, $municipality, $role, $actor]) {
    $password = getenv('PORTAL_PASSWORD') ?: bin2hex(random_bytes(6));
    $accounts->add($login, $password, $name, $municipality, $role, $actor);
    printf("  %-6s %-14s %s, kommune %s\n", $login, $password, $role->label(), $municipality);
}

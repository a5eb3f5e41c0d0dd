<?php

/** The yardstick: a page as large as one of the portal's that runs one SQLite query of the same store, and nothing else. */

declare(strict_types=1);

$store = new PDO('sqlite:' . getenv('PORTAL_DATA') . '/0301.heltmed', null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
    PDO::SQLITE_ATTR_OPEN_FLAGS => PDO::SQLITE_OPEN_READONLY]);
$query = $store->prepare('SELECT type, day, data FROM events WHERE case_no = (SELECT no FROM cases WHERE id = ?) ORDER BY seq');
$query->execute([$_GET['id'] ?? '']);
$page = '<!DOCTYPE html><html lang="nb"><title>Sak</title><ul>';
foreach ($query as [$type, $day, $data]) {
    $page .= '<li>' . htmlspecialchars($type . ' ' . $day . ' ' . $data) . '</li>';
}
header('Content-Type: text/html; charset=utf-8');
$size = (int) ($_GET['size'] ?? 0);
echo substr(str_pad($page, $size), 0, $size);

<?php

/** The yardstick: a page of the same size as the portal's that runs one SQLite query of the same store, and nothing else. */

declare(strict_types=1);

$database = new PDO('sqlite:' . $_SERVER['PORTAL_DATA'] . '/0301.heltmed', null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
$found = $database->query('SELECT count(*) FROM (SELECT 1 FROM event LIMIT 100)')->fetchColumn();
header('Content-Type: text/html; charset=utf-8');
echo str_pad('<!DOCTYPE html><title>' . $found . '</title>', (int) ($_GET['size'] ?? 0));

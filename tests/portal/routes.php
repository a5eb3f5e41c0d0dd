<?php

/** routes.php: the portal's routes as its router knows them, in JSON: [[method, pattern], …]. A route that is added is in it by itself. */

declare(strict_types=1);

namespace Portal;

require __DIR__ . '/../../examples/portal/src/autoload.php';

$data = sys_get_temp_dir() . '/heltmed-routes-' . bin2hex(random_bytes(6));
mkdir($data, 0700);
try {
    $portal = new Portal(new App($data, new Request('GET', '/', [], [], [], '', false), null));
    $router = (new \ReflectionProperty($portal, 'router'))->getValue($portal);
    $routes = [];
    foreach ((new \ReflectionProperty($router, 'routes'))->getValue($router) as [$method, $pattern]) {
        $path = preg_replace(['/\(\?<(\w+)>[^)]*\)/', '/^#\^|\$#D$/', '/\\\\/'], ['{$1}', '', ''], $pattern);
        $routes[] = [$method, $path];
    }
    echo json_encode($routes, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
} finally {
    unset($portal, $router);
    array_map(unlink(...), glob($data . '/*') ?: []);
    rmdir($data);
}

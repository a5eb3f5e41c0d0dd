#!/bin/sh
# run_php.sh: one decision from PHP, with opcache as a server has it, beside the same rule in plain PHP.
set -eu
cd "$(dirname "$0")/../.."
sh tests/install.sh php
build=build/bench-php
if ! { cmake -S . -B $build -DHELTMED_TESTS=OFF -DHELTMED_COMMAND=OFF -DHELTMED_PHP=ON && cmake --build $build --parallel 2; } >build/bench-php.log 2>&1; then
    tail -n 40 build/bench-php.log
    exit 1
fi
exec php -d opcache.enable_cli=1 -d "extension=$PWD/$build/bindings/php/heltmed.so" tests/bench/bench_php.php

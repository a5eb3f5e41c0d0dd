#!/bin/sh
# run_portal.sh [CASES]: pages of the example portal, over a store of 10 000 cases, each beside a page as large that only runs one SQLite query, and
# the first answers after something was written.
set -eu
cd "$(dirname "$0")/../.."
echo "The benchmark takes about four minutes; let nothing else run meanwhile."
sh tests/install.sh portal
build=build/bench-portal
if ! { cmake -S . -B $build -DCMAKE_BUILD_TYPE=Release -DHELTMED_TESTS=OFF -DHELTMED_PHP=ON && cmake --build $build --parallel 2; } >build/bench-portal.log 2>&1; then
    tail -n 40 build/bench-portal.log
    exit 1
fi
exec python3 tests/portal/served.py --build $build --work $build --cases "${1:-10000}" --beside tests/bench/portal/beside.php -- python3 tests/bench/portal/bench.py

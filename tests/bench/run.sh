#!/bin/sh
# run.sh: builds the library optimised, and prints how fast it is: each piece of work beside its yardstick in the same run,
# in nanoseconds and in callgrind's instructions. The exit status is 1 when a figure that was asked for is missed.
# run.sh columns [ROWS…]: the Python package beside numpy, pandas, polars, DuckDB, OpenFisca-core and zen-engine, which are
# installed by pip into build/bench.
set -eu
cd "$(dirname "$0")/../.."
if [ "${1:-}" = columns ]; then
    shift
    echo "The benchmark takes about two minutes, and a few more the first time; let nothing else run meanwhile."
    sh tests/install.sh python
    environment=build/bench/columns
    [ -x $environment/bin/pip ] || python3 -m venv $environment
    $environment/bin/pip install -q --disable-pip-version-check -r tests/bench/columns/requirements.txt
    $environment/bin/pip install -q --disable-pip-version-check --force-reinstall --no-deps .
    exec $environment/bin/python tests/bench/columns/bench.py "$@"
fi
echo "The benchmarks take about two minutes; let nothing else run meanwhile."
sh tests/install.sh build bench

build=build/bench
log=build/bench.log
mkdir -p build
if ! { cmake -S . -B $build -DHELTMED_TESTS=OFF -DHELTMED_COMMAND=OFF -DHELTMED_STORE=ON -DHELTMED_BENCH=ON && cmake --build $build --parallel 2; } >$log 2>&1; then
    tail -n 40 $log
    exit 1
fi
python3=/usr/bin/python3
[ -x $python3 ] || python3=python3
exec $python3 tests/bench/report.py $build

#!/bin/sh
# run.sh: builds the library optimised, and prints how fast it is: each piece of work beside its yardstick in the same run,
# in nanoseconds and in callgrind's instructions. The exit status is 1 when a figure that was asked for is missed.
set -eu
cd "$(dirname "$0")/../.."
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

#!/bin/sh
# quickstart.sh: from a fresh checkout on a machine with git, sh and apt to answers: installs what is missing and builds the
# library and the command under build/quickstart.
set -eu
cd "$(dirname "$0")/.."
echo "The quick start takes about half a minute on 2 cores, and one or two minutes more where tools have to be installed."
sh tests/install.sh build

log=build/quickstart.log
mkdir -p build
echo "Building …"
if ! { cmake -S . -B build/quickstart -DHELTMED_TESTS=OFF && cmake --build build/quickstart --parallel 2; } >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "The build failed; the whole log is $log" >&2
    exit 1
fi
heltmed=build/quickstart/heltmed

"$heltmed" version

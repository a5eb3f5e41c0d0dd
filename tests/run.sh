#!/bin/sh
# run.sh [PART…]: installs what is missing, builds, and runs the tests, all of them or the parts named:
#   c           the library and the command: gcc and clang, sanitizers, valgrind, the independent oracle, headers, symbols
#   consumers   strangers' programs against the installed library
#   store       the store under faults, power cuts, kills and races; damaged files; erasure; the extension of SQLite
#   outcomes    the outcome tables beside R, scipy, pandas and pyarrow
#   python      the Python package, and the example of an analysis with it
#   php         the extension and the package for PHP, against the command and against hostile callers
#   portal      the example portal behind php-fpm and nginx: who sees what, eight workers at once, and in a browser
# A part is a file in tests/parts. Everything is built under build/tests. The exit status is 0 when all is well.
set -eu
cd "$(dirname "$0")/.."
all="c consumers store outcomes python php portal"

for part in "$@"; do
    if [ ! -f "tests/parts/$part.sh" ]; then
        echo "run.sh: no part $part; there are: $all" >&2
        exit 2
    fi
done
if [ $# = 0 ]; then
    # shellcheck disable=SC2086 # a list of words
    set -- $all
fi

minutes=0
for part in "$@"; do
    case $part in
    c) minutes=$((minutes + 9)) ;;
    store | python) minutes=$((minutes + 6)) ;;
    *) minutes=$((minutes + 3)) ;;
    esac
done
echo "The tests ($*) take about $minutes minutes on 2 cores, and a few more the first time, when tools have to be installed."
sh tests/install.sh tests

started=$(date +%s)
mkdir -p build/tests/logs
rm -f build/tests/logs/*.failed build/tests/logs/*.closing
failed=
for part in "$@"; do
    if ! sh "tests/parts/$part.sh"; then
        failed="$failed $part"
    fi
done

echo
echo "All parts have ended, after $(($(date +%s) - started)) s:"
for part in "$@"; do
    cat "build/tests/logs/$part.closing"
done
if [ -n "$failed" ]; then
    for part in $failed; do
        echo "FAILED: $part: $(cat "build/tests/logs/$part.failed" 2>/dev/null || echo "ended early")"
    done
    exit 1
fi

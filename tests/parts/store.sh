#!/bin/sh
# The store put to the test: see tests/run.sh. Power cuts and I/O errors on a disk that loses and tears what was not synced, kill -9,
# races, memory that fails, damaged files, erasure, and the loadable extension of SQLite.
set -eu
cd "$(dirname "$0")/../.."
part=store
export PYTHONDONTWRITEBYTECODE=1
. tests/steps.sh

plain=build/tests/store
sanitized=build/tests/store-sanitized
threads=build/tests/store-threads

# configure DIRECTORY TARGETS OPTION…
# shellcheck disable=SC2086,SC2317 # a list of words; called through step
configure() {
    directory=$1
    targets=$2
    shift 2
    cmake -S . -B "$directory" -DCMAKE_C_COMPILER=gcc -DHELTMED_STORE=ON -DHELTMED_TESTS=ON -DHELTMED_STORE_TESTS=ON -DHELTMED_WERROR=ON "$@" &&
        cmake --build "$directory" --target $targets
}

python3=/usr/bin/python3
[ -x "$python3" ] || python3=python3

if step build configure "$plain" "heltmed_store_tests heltmed_sqlite" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DHELTMED_SQLITE_EXT=ON; then
    step faults ctest --test-dir "$plain" -L '^store$' --output-on-failure || :
    step sql "$python3" tests/store/check_sql.py "$plain" || :
fi
# What meets damaged files and failing memory, once more where a wrong step is seen.
if step sanitized-build configure "$sanitized" heltmed_store_tests -DCMAKE_BUILD_TYPE=Debug -DHELTMED_SANITIZE=address,undefined; then
    step sanitized ctest --test-dir "$sanitized" -L '^store$' -R 'damage|memory|concern|transfer' --output-on-failure || :
fi
if step threads-build configure "$threads" store.test_transfer -DCMAKE_BUILD_TYPE=RelWithDebInfo -DHELTMED_SANITIZE=thread; then
    step threads ctest --test-dir "$threads" -R '^store\.test_transfer$' --output-on-failure || :
fi
finish

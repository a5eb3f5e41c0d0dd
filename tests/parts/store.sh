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

if step build configure "$plain" "heltmed_store_tests heltmed_sqlite heltmed_command" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DHELTMED_SQLITE_EXT=ON; then
    step faults ctest --test-dir "$plain" -L '^store$' --output-on-failure || :
    step sql "$python3" tests/store/check_sql.py "$plain" || :
    step views "$python3" tests/store/check_views.py "$plain" || :
    step cases env HELTMED="$plain/heltmed" "$python3" tests/oracle/compare_cases.py --cases 300 || :
fi
# What meets damaged files and failing memory, once more where a wrong step is seen.
if step sanitized-build configure "$sanitized" "store.test_damage store.test_memory store.test_concern store.test_transfer" -DHELTMED_COMMAND=OFF -DCMAKE_BUILD_TYPE=Debug -DHELTMED_SANITIZE=address,undefined; then
    step sanitized env HELTMED_STRIDE=29 ctest --test-dir "$sanitized" -L '^store$' -R 'damage|memory|concern|transfer' --output-on-failure || :
fi
if step threads-build configure "$threads" store.test_transfer -DHELTMED_COMMAND=OFF -DCMAKE_BUILD_TYPE=RelWithDebInfo -DHELTMED_SANITIZE=thread; then
    step threads ctest --test-dir "$threads" -R '^store\.test_transfer$' --output-on-failure || :
fi
finish

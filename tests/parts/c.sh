#!/bin/sh
# The library and the command, from the inside: see tests/run.sh.
set -eu
cd "$(dirname "$0")/../.."
part=c
export PYTHONDONTWRITEBYTECODE=1
. tests/steps.sh

asan=build/tests/gcc-sanitized
release=build/tests/clang-release

# shellcheck disable=SC2317 # called through step
configure() {
    directory=$1
    shift
    cmake -S . -B "$directory" -DHELTMED_TESTS=ON -DHELTMED_WERROR=ON -DHELTMED_ICAL=ON -DHELTMED_STORE=ON "$@" && cmake --build "$directory"
}

# shellcheck disable=SC2317
core_alone() {
    cmake -S . -B build/tests/core-alone -DCMAKE_C_COMPILER=gcc -DHELTMED_JSON=OFF -DHELTMED_TESTS=OFF -DHELTMED_WERROR=ON \
        -DCMAKE_DISABLE_FIND_PACKAGE_Jansson=ON -DCMAKE_DISABLE_FIND_PACKAGE_Ical=ON && cmake --build build/tests/core-alone &&
        ! readelf -d build/tests/core-alone/libheltmed.so | grep NEEDED | grep -v 'libc\.'
}

# Python as the system installs it: the oracle needs nothing more.
python3=/usr/bin/python3
[ -x "$python3" ] || python3=python3

if step gcc-build configure "$asan" -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug -DHELTMED_SANITIZE=address,undefined; then
    step gcc-sanitized ctest --test-dir "$asan" --output-on-failure || :
    step malformed-sanitized env HELTMED="$asan/heltmed" "$python3" tests/malformed.py || :
    step vectors-sanitized env HELTMED="$asan/heltmed" "$python3" tests/check_vectors.py || :
fi

# With the debug information that valgrind can read.
if step clang-build configure "$release" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS=-gdwarf-4 -DHELTMED_VALGRIND=ON; then
    step clang-release ctest --test-dir "$release" --output-on-failure -LE valgrind || :
    step valgrind ctest --test-dir "$release" --output-on-failure -L valgrind || :
    HELTMED=$PWD/$release/heltmed
    export HELTMED
    step command "$python3" tests/check_command.py || :
    step store-command "$python3" tests/check_store_command.py || :
    step malformed "$python3" tests/malformed.py || :
    step vectors "$python3" tests/check_vectors.py || :
    step oracle "$python3" tests/oracle/test_oracle.py || :
    step compare "$python3" tests/oracle/compare.py || :
    step compare-wage "$python3" tests/oracle/compare.py wage --count 100000 || :
    step docs "$python3" tests/check_docs.py "$HELTMED" || :
    step headers sh tests/check_headers.sh include "$release/include" || :
    step symbols sh tests/check_symbols.sh "$release" || :
    step abi sh tests/check_abi.sh "$release" || :
fi
# The pure core alone, with nothing but a C compiler.
step core-alone core_alone || :
step easy-texts "$python3" tests/check_easy_texts.py || :
step format sh tests/check_format.sh || :
finish

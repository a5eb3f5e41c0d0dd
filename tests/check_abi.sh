#!/bin/sh
# check_abi.sh BUILD_DIR: compares the built library with the last release (the newest tag v*) by abidiff. A removed or
# changed function or type fails, for it needs a new HELTMED_SOVERSION (docs/abi.md); additions do not.
set -eu
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
release=$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null) || release=
if [ -z "$release" ]; then
    echo "There is no release yet to compare with."
    exit 0
fi
old=build/tests/abi-$release
if [ ! -e "$old/build/libheltmed.so" ]; then
    rm -rf "$old"
    mkdir -p "$old/source"
    git archive "$release" | tar -x -C "$old/source"
    cmake -S "$old/source" -B "$old/build" -DCMAKE_C_FLAGS=-g -DHELTMED_TESTS=OFF -DHELTMED_COMMAND=OFF
    cmake --build "$old/build"
fi
if readelf -d "$old/build/libheltmed.so" "$build/libheltmed.so" | grep -o 'libheltmed\.so\.[0-9]*' | sort -u | sed 1d | grep -q .; then
    echo "The SONAME has changed since $release: there is nothing to keep to."
    exit 0
fi
abidiff --suppressions tests/abi.suppressions --no-added-syms --headers-dir1 "$old/source/include" --headers-dir2 include "$old/build/libheltmed.so" "$build/libheltmed.so"
echo "1 passed, 0 failed"

#!/bin/sh
# Strangers' programs against the library as it is installed: see tests/run.sh. They are built by pkg-config (shared and
# static, C and C++), by find_package (shared and static) and by add_subdirectory, run, and their output compared. And the
# quick start, which is what a stranger runs first.
set -eu
cd "$(dirname "$0")/../.."
part=consumers
. tests/steps.sh

scratch=$PWD/build/tests/consumers
prefix=$scratch/installed
consumers=$PWD/tests/consumers
mkdir -p "$scratch"
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"

# The functions below are called through step. Each stops at the first thing that goes wrong.
# shellcheck disable=SC2317
install_release() {
    rm -rf "$prefix" &&
        cmake -S . -B "$scratch/release" -DCMAKE_C_COMPILER=gcc -DCMAKE_INSTALL_LIBDIR=lib -DHELTMED_TESTS=OFF -DHELTMED_WERROR=ON &&
        cmake --build "$scratch/release" && cmake --install "$scratch/release" --prefix "$prefix" &&
        readelf -d "$prefix/lib/libheltmed.so" | grep 'SONAME.*\[libheltmed\.so\.0\]' &&
        [ "$(pkg-config --modversion heltmed)" = "$("$prefix/bin/heltmed" version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)" ]
}

# says EXPECTED COMMAND…: the command's output is the file's.
# shellcheck disable=SC2317
says() {
    expected=$1
    shift
    LD_LIBRARY_PATH="$prefix/lib" "$@" >"$scratch/said" && cat "$scratch/said" && diff "$expected" "$scratch/said"
}

# The first program of the README is the one that is built here.
# shellcheck disable=SC2016,SC2317
readme() {
    sed -n '/^```c$/,/^```$/{/^```/!p}' README.md >"$scratch/readme.c" && diff "$consumers/pkgconfig/main.c" "$scratch/readme.c"
}

# shellcheck disable=SC2046,SC2317 # pkg-config gives lists of words
pkgconfig() {
    "$@" -o "$scratch/pkgconfig" "$consumers/pkgconfig/main.c" $(pkg-config --cflags --libs heltmed) &&
        says "$consumers/pkgconfig/expected.txt" "$scratch/pkgconfig"
}

# shellcheck disable=SC2046,SC2317
pkgconfig_static() {
    gcc -static -o "$scratch/pkgconfig-static" "$consumers/pkgconfig/main.c" $(pkg-config --static --cflags --libs heltmed) &&
        says "$consumers/pkgconfig/expected.txt" "$scratch/pkgconfig-static"
}

# shellcheck disable=SC2317
findpackage() {
    rm -rf "$scratch/findpackage" && cmake -S "$consumers/findpackage" -B "$scratch/findpackage" -DCMAKE_PREFIX_PATH="$prefix" &&
        cmake --build "$scratch/findpackage" &&
        says "$consumers/findpackage/expected.txt" "$scratch/findpackage/shared_program" &&
        says "$consumers/findpackage/expected.txt" "$scratch/findpackage/static_program"
}

# shellcheck disable=SC2317
subdirectory() {
    cmake -S "$consumers/subdirectory" -B "$scratch/subdirectory" && cmake --build "$scratch/subdirectory" &&
        says "$consumers/subdirectory/expected.txt" "$scratch/subdirectory/program"
}

if step install install_release; then
    step pkgconfig-gcc pkgconfig gcc -std=c11 -pedantic -Wall -Wextra -Werror || :
    step pkgconfig-clang pkgconfig clang -std=c11 -pedantic -Wall -Wextra -Werror || :
    step pkgconfig-g++ pkgconfig g++ -x c++ -std=c++17 -pedantic -Wall -Wextra -Werror || :
    step pkgconfig-clang++ pkgconfig clang++ -x c++ -std=c++17 -pedantic -Wall -Wextra -Werror || :
    step pkgconfig-static pkgconfig_static || :
    step findpackage findpackage || :
fi
step readme readme || :
step subdirectory subdirectory || :
step quickstart sh tests/check_quickstart.sh || :
finish

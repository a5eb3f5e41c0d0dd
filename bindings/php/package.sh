#!/bin/sh
# package.sh BUILD_DIR OUT: a source tree of the extension that `phpize && ./configure && make test` builds without SWIG and
# CMake, from a build directory configured with -DHELTMED_PHP=ON. OUT is made anew.
set -eu
build=$(cd "$1" && pwd)
out=$2
cd "$(dirname "$0")/../.."

wrapper=$build/bindings/php/heltmed_wrap.c
texts=$build/generated/texts_catalogue.c
for made in "$wrapper" "$texts"; do
    if [ ! -f "$made" ]; then
        echo "package.sh: $made is not there; build with -DHELTMED_PHP=ON first" >&2
        exit 1
    fi
done

rm -rf "$out"
mkdir -p "$out/library/src" "$out/library/include"
cp bindings/php/extension/*.[ch] bindings/php/extension/config.m4 bindings/php/extension/heltmed.map \
    bindings/php/extension/composer.json LICENSE "$wrapper" "$build/bindings/php/php_heltmed.h" "$out"
cp -R bindings/php/extension/tests "$out"
cp -R include/heltmed "$out/library/include"
cp "$build/include/heltmed/version.h" "$out/library/include/heltmed"
rm "$out/library/include/heltmed/version.h.in"
floors="base rulebook rules texts json cases"
if grep -q '^HELTMED_STORE:BOOL=ON' "$build/CMakeCache.txt"; then
    floors="$floors store"
fi
for floor in $floors; do
    mkdir "$out/library/src/$floor"
    cp src/"$floor"/*.[ch] "$out/library/src/$floor"
done
cp "$texts" "$out/library/src/texts"

#!/bin/sh
# check_headers.sh INCLUDE_DIR…: every public header compiles alone, and twice over, as strict C11 and as C++17, with gcc
# and clang; heltmed.h includes them all; and each floor of the source includes only floors below it.
set -u
cd "$(dirname "$0")/.." || exit
passed=0
failed=0

well() {
    passed=$((passed + 1))
}

bad() {
    echo "$1"
    failed=$((failed + 1))
}

flags=
headers=
for directory in "$@"; do
    flags="$flags -I$directory"
    headers="$headers $(cd "$directory" && find heltmed -name '*.h' | sort)"
done

# compiles COMPILER LANGUAGE STANDARD HEADER
compiles() {
    # shellcheck disable=SC2086 # a list of flags
    if printf '#include <%s>\n#include <%s>\nextern int heltmed_here;\n' "$4" "$4" |
        "$1" -x "$2" "-std=$3" -pedantic -Wall -Wextra -Wconversion -Wshadow -Wundef -Werror $flags -fsyntax-only -; then
        well
    else
        bad "$4 is no strict $3 with $1"
    fi
}

for header in $headers; do
    for compiler in gcc clang; do
        compiles $compiler c c11 "$header"
        compiles $compiler c++ c++17 "$header"
    done
    case $header in
    heltmed/heltmed.h | heltmed/export.h) ;;
    *)
        if grep -qxF "#include <$header>" include/heltmed/heltmed.h; then
            well
        else
            bad "heltmed.h does not include $header"
        fi
        ;;
    esac
done

# includes_only FLOOR FLOOR_BELOW…: quoted includes name the floor itself or one below it.
includes_only() {
    floor=$1
    [ -d "src/$floor" ] || return 0
    allowed=$(echo "$@" | tr ' ' '|')
    if grep -rnE '^#include "' "src/$floor" | grep -vE "#include \"($allowed)/"; then
        bad "src/$floor includes what is no floor below it"
    else
        well
    fi
}
includes_only base
includes_only rulebook base
includes_only rules rulebook base
includes_only columns rules rulebook base
includes_only texts rules rulebook base
includes_only json texts rules rulebook base
includes_only cases json rules rulebook base
includes_only store cases json texts rules rulebook base
includes_only outcomes store cases json texts rules rulebook base
includes_only cli
includes_only sqlite_ext

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

#!/bin/sh
# check_symbols.sh BUILD_DIR [--update]: what the built library shows and asks for. The shared library shows exactly the
# functions of tests/symbols.txt (--update writes it), the static one adds none to a program but these, neither calls on
# a clock, a locale, the environment or a file, and neither keeps anything that can change.
set -u
build=$(cd "$1" && pwd) || exit
cd "$(dirname "$0")/.." || exit
shared=$build/libheltmed.so
static=$build/libheltmed.a
passed=0
failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# nothing WHAT FILE: FILE is empty.
nothing() {
    if [ -s "$2" ]; then
        echo "$1:"
        cat "$2"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
}

nm -D --defined-only "$shared" | sed 's/.* //; s/@.*//' | LC_ALL=C sort >"$scratch/shown"
if [ "${2-}" = --update ]; then
    cp "$scratch/shown" tests/symbols.txt
fi
if [ ! -s "$scratch/shown" ]; then
    echo "the library shows nothing" >"$scratch/empty"
fi
touch "$scratch/empty"
nothing "no symbols" "$scratch/empty"
grep -v '^heltmed_' "$scratch/shown" >"$scratch/strange"
nothing "symbols that are not heltmed_…" "$scratch/strange"
diff tests/symbols.txt "$scratch/shown" >"$scratch/differences" 2>&1
nothing "not as tests/symbols.txt has it" "$scratch/differences"

nm -g --defined-only "$static" | sed -n 's/^[0-9a-f]* [A-Za-z] //p' | LC_ALL=C sort | diff "$scratch/shown" - >"$scratch/differences"
nothing "the static library does not show the same" "$scratch/differences"

# Nothing but memory and strings is asked of the system; and by the store of SQLite, which keeps the file (and waits, with
# sqlite3_sleep, while another process recovers it), of libsodium its digest and random numbers, and the process's own number,
# so that a store is not used across a fork.
store='^(sqlite3_[a-z0-9_]+|crypto_generichash_blake2b_salt_personal|randombytes_buf|sodium_(init|memzero|bin2hex|hex2bin)|getpid)$'
nm -D --undefined-only "$shared" | sed 's/.* //; s/@.*//' | grep -vE "$store" |
    grep -vE '^(mem(cpy|move|set|cmp|chr)$|bcmp$|str(len|cmp|ncmp|chr|rchr|spn|cspn|str)$|(malloc|calloc|realloc|free|bsearch|qsort|abort)$|_|(__|_ITM_).*)' >"$scratch/asked"
nothing "asked of the system, which the rules do not need" "$scratch/asked"

objdump -t "$static" | grep -E '[[:space:]]\.(data|bss|tdata|tbss)(\.[^[:space:]]*)?[[:space:]]' | grep -vE '\.data\.rel\.ro|[[:space:]]d[[:space:]]' >"$scratch/changing"
nothing "kept in the library, and could change" "$scratch/changing"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

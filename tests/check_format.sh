#!/bin/sh
# The form of what is written: C by clang-format 14 and .clang-format, shell scripts by shellcheck.
set -eu
cd "$(dirname "$0")/.."
passed=0
failed=0

count() {
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

formatter=
for candidate in clang-format-14 clang-format; do
    if "$candidate" --version 2>/dev/null | grep -q 'version 14\.'; then
        formatter=$candidate
        break
    fi
done
if [ -n "$formatter" ]; then
    for file in $(find include src bindings tests examples -name '*.[ch]' | sort); do
        count "$formatter" --dry-run -Werror "$file"
    done
else
    echo "The form of the C files was not checked: clang-format 14, which settles it, is not here."
fi

for file in .ci/run $(find bindings tests examples -name '*.sh' | sort); do
    count shellcheck -x "$file"
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

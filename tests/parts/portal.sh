#!/bin/sh
# The example portal as in service, php-fpm behind nginx on loopback, over two simulated municipalities: through HTTP, eight workers
# at once, and in Debian's Chromium; and as start.sh gives it to whoever tries it. All is taken down again, whatever happens. See tests/run.sh.
set -eu
cd "$(dirname "$0")/../.."
part=portal
export PYTHONDONTWRITEBYTECODE=1
. tests/steps.sh

scratch=$PWD/build/tests/portal
release=$scratch/build
mkdir -p "$scratch"

# The functions below are called through step.
# shellcheck disable=SC2317
build() {
    cmake -S . -B "$release" -DCMAKE_BUILD_TYPE=Release -DHELTMED_TESTS=OFF -DHELTMED_PHP=ON -DHELTMED_WERROR=ON && cmake --build "$release"
}

# shellcheck disable=SC2317
lint() {
    checked=0
    for file in $(find examples/portal tests/portal -name '*.php' | sort); do
        php -l "$file" || return 1
        checked=$((checked + 1))
    done
    echo "$checked passed, 0 failed"
}

# What the browser is driven with, in the versions of the lock file; no browser is fetched.
# shellcheck disable=SC2317
packages() {
    cp tests/portal/package.json tests/portal/package-lock.json "$scratch/" &&
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix "$scratch" --ignore-scripts --no-audit --no-fund
}

# A fresh portal for each.
# shellcheck disable=SC2317
served() {
    python3 tests/portal/served.py --build "$release" --work "$scratch" -- "$@"
}

# shellcheck disable=SC2317
deploy() {
    python3 tests/portal/test_deploy.py --build "$release" --work "$scratch"
}

# shellcheck disable=SC2317
words() {
    "$release/heltmed" rules --json | php -d "extension=$release/bindings/php/heltmed.so" tests/portal/words.php
}

if step build build; then
    step lint lint || :
    step words words || :
    step deploy deploy || :
    step http served python3 tests/portal/test_http.py || :
    step resident served python3 tests/portal/test_resident.py || :
    step start python3 tests/portal/test_start.py "$scratch/start" || :
    step together served python3 tests/portal/test_together.py || :
    if step packages packages; then
        step browser served env NODE_PATH="$scratch/node_modules" SCREENSHOTS="$scratch/screenshots" node tests/portal/browser.cjs || :
    fi
fi
finish

#!/bin/sh
# install.sh GROUP…: installs with apt-get what the groups need and is not there yet. The groups: build (the library and
# the command), tests (everything that tests/run.sh runs), python and php (to build and test each binding), portal (to
# serve and test the example portal), bench (what tests/bench/run.sh compares with). What Python's tests and benchmarks use is installed by pip into environments of their own:
# tests/python, tests/bench.
# The one place that installs anything; nothing is done, and no list of packages is fetched, when nothing is missing.
set -eu

build="gcc libc6-dev make cmake libical-dev libsqlite3-dev libsodium-dev"
python="swig ninja-build python3-dev python3-venv default-jre-headless"
php="pkg-config swig php8.2-cli php8.2-dev php8.2-xml php8.2-mbstring php8.2-opcache phpunit composer python3 valgrind"
outcomes="r-base-core r-cran-survival python3-scipy python3-pandas python3-venv"
portal="pkg-config swig php8.2-cli php8.2-dev php8.2-fpm php8.2-sqlite3 php8.2-mbstring php8.2-opcache nginx-light openssl chromium wrk python3"
# Where npm comes from elsewhere than Debian, Debian's cannot stand beside it.
command -v npm >/dev/null || portal="$portal nodejs npm"
tests="$build $python $php $portal $outcomes g++ clang clang-format pkg-config libcmocka-dev libjansson-dev zlib1g-dev valgrind binutils python3 sqlite3 shellcheck abigail-tools"
bench="$build libjansson-dev valgrind python3 python3-numpy python3-pandas"

wanted=
for group in "$@"; do
    case $group in
    build) wanted="$wanted $build" ;;
    tests) wanted="$wanted $tests" ;;
    python) wanted="$wanted $build $python" ;;
    php) wanted="$wanted $build $php" ;;
    portal) wanted="$wanted $build $portal" ;;
    bench) wanted="$wanted $bench" ;;
    *)
        echo "usage: install.sh build|tests|python|php|portal|bench…" >&2
        exit 2
        ;;
    esac
done

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "There is no apt-get here, so nothing was installed. Needed, by their Debian names:$wanted"
    exit 0
fi

missing=
for package in $wanted; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || status=
    case "$missing " in *" $package "*) continue ;; esac
    if [ "$status" != installed ]; then
        missing="$missing $package"
    fi
done
if [ -z "$missing" ]; then
    exit 0
fi

as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "To be installed first, as root: apt-get install$missing" >&2
        exit 1
    fi
    as_root="sudo env DEBIAN_FRONTEND=noninteractive"
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # lists of words
{
    $as_root apt-get -qq update
    $as_root apt-get -qq install -y --no-install-recommends $missing >/dev/null
}

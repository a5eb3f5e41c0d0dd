#!/bin/sh
# start.sh [PORT [FOLDER]]: installs what is missing, builds the library and its PHP extension, simulates two municipalities, and serves
# the example portal on this machine alone until it is stopped. Everything is made in the folder, build/portal unless another is named.
set -eu
cd "$(dirname "$0")/../.."
port=${1:-8080}
build=${2:-build/portal}
data=$build/data
umask 077
mkdir -p "$build"
sh tests/install.sh build portal
if ! { cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DHELTMED_TESTS=OFF -DHELTMED_PHP=ON && cmake --build "$build" --parallel 2; } >"$build/build.log" 2>&1; then
    tail -n 40 "$build/build.log"
    exit 1
fi
extension=$(cd "$build" && pwd)/bindings/php/heltmed.so
if [ ! -d "$data" ]; then
    # All of it, or nothing.
    fresh=$data.new
    rm -rf "$fresh"
    mkdir "$fresh"
    seed=1
    for municipality in 0301 4601; do
        "$build/heltmed" simulate --cases 150 --seed "$seed" >"$fresh/$municipality.jsonl"
        "$build/heltmed" store create "$fresh/$municipality.heltmed" >/dev/null
        "$build/heltmed" store import "$fresh/$municipality.heltmed" "$fresh/$municipality.jsonl" >/dev/null
        seed=$((seed + 1))
    done
    # Today is the last day on which something was recorded in the simulation.
    sed -n 's/.*"recorded_at":"\([0-9-]*\)T.*/\1/p' "$fresh"/*.jsonl | sort | tail -n 1 >"$fresh/today"
    php -d "extension=$extension" examples/portal/setup.php "$fresh" >"$fresh/accounts"
    rm -f "$fresh"/*.jsonl
    mv "$fresh" "$data"
fi
echo "The portal is at http://127.0.0.1:$port/ . Sign in as one of these:"
cat "$data/accounts"
echo "The page for residents is open: http://127.0.0.1:$port/passer-det . Stop with Ctrl-C."
PORTAL_DATA=$(cd "$data" && pwd) PORTAL_TODAY=$(cat "$data/today") exec php -d "extension=$extension" -d file_uploads=0 -S "127.0.0.1:$port" \
    -t examples/portal/public examples/portal/public/index.php

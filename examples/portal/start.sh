#!/bin/sh
# start.sh [PORT]: installs what is missing, builds the library and its PHP extension, simulates two municipalities, and serves
# the example portal on this machine alone until it is stopped. Everything is made under build/portal.
set -eu
cd "$(dirname "$0")/../.."
port=${1:-8080}
build=build/portal
data=$build/data
sh tests/install.sh build portal
cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DHELTMED_TESTS=OFF -DHELTMED_PHP=ON >"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
cmake --build "$build" -j2 >>"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
extension=$(find "$PWD/$build" -path '*php*' -name 'heltmed.so' | head -n 1)
if [ ! -d "$data" ]; then
    mkdir -p "$data"
    seed=1
    for municipality in 0301 4601; do
        "$build/heltmed" simulate --cases 150 --seed "$seed" >"$data/$municipality.jsonl"
        "$build/heltmed" store create "$data/$municipality.heltmed"
        "$build/heltmed" store import "$data/$municipality.heltmed" "$data/$municipality.jsonl"
        seed=$((seed + 1))
    done
    # Today is the last day on which something was recorded in the simulation.
    sed -n 's/.*"recorded_at":"\([0-9-]*\)T.*/\1/p' "$data/0301.jsonl" | sort | tail -n 1 >"$data/today"
    php -d "extension=$extension" examples/portal/setup.php "$data" >"$data/accounts"
    rm -f "$data"/*.jsonl
fi
echo "The portal is at http://127.0.0.1:$port/ . Sign in as one of these:"
cat "$data/accounts"
echo "The page for residents is open: http://127.0.0.1:$port/passer-det . Stop with Ctrl-C."
PORTAL_DATA=$PWD/$data PORTAL_TODAY=$(cat "$data/today") exec php -d "extension=$extension" -d file_uploads=0 -S "127.0.0.1:$port" -t examples/portal/public examples/portal/public/index.php

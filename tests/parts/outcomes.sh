#!/bin/sh
# The outcome tables beside R, scipy, pandas and pyarrow: see tests/run.sh.
set -eu
cd "$(dirname "$0")/../.."
part=outcomes
export PYTHONDONTWRITEBYTECODE=1
. tests/steps.sh

build=build/tests/outcomes
data=build/tests/outcomes-data
day=2026-06-30
python3=/usr/bin/python3
[ -x "$python3" ] || python3=python3

# shellcheck disable=SC2317 # called through step
configure() {
    cmake -S . -B "$build" -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Release -DHELTMED_STORE=ON -DHELTMED_TESTS=OFF -DHELTMED_WERROR=ON &&
        cmake --build "$build"
}

# tables NAME CASES SEED TABLES: simulates a municipality and writes its tables.
# shellcheck disable=SC2317
tables() {
    directory=$data/$1
    rm -rf "$directory"
    mkdir -p "$directory"
    "$build/heltmed" simulate --cases "$2" --seed "$3" >"$directory/events.jsonl" &&
        "$build/heltmed" store create "$directory/store" &&
        "$build/heltmed" store import "$directory/store" "$directory/events.jsonl" || return 1
    "$build/heltmed" store outcomes "$directory/store" --on "$day" --table "$4" --out "$directory"
}

# Twice, the second time as of a day in the midst of it.
# shellcheck disable=SC2317
recompute() {
    "$python3" tests/outcomes/recompute.py "$data/small/events.jsonl" "$day" "$data/small" || return 1
    mkdir -p "$data/earlier"
    "$build/heltmed" store outcomes "$data/small/store" --on 2023-09-15 --table cases,jobs --out "$data/earlier" || return 1
    "$python3" tests/outcomes/recompute.py "$data/small/events.jsonl" 2023-09-15 "$data/earlier"
}

# odd CASES SEED: the same of cases that no simulation of the ordinary brings together.
# shellcheck disable=SC2317
odd() {
    directory=$data/odd
    rm -rf "$directory"
    mkdir -p "$directory"
    "$python3" tests/outcomes/odd_events.py "$1" "$2" >"$directory/told.jsonl" &&
        "$build/heltmed" store create "$directory/store" || return 1
    "$build/heltmed" store import --keep-going "$directory/store" "$directory/told.jsonl" || [ $? = 1 ] || return 1
    "$build/heltmed" store export "$directory/store" >"$directory/events.jsonl"
}

# rows NAME DAY…: the tables of rows, and those of counts, told once more. On each day the command writes:
#   spells.csv …, risk-weeks.csv, risk-months.csv, and indicators-N.csv with what is below N hidden
# shellcheck disable=SC2317
rows() {
    directory=$data/$1
    shift
    for on in "$@"; do
        mkdir -p "$directory/$on"
        "$build/heltmed" store outcomes "$directory/store" --on "$on" --table spells,visits,exposure,risk --out "$directory/$on" || return 1
        for coarser in weeks months; do
            "$build/heltmed" store outcomes "$directory/store" --on "$on" --table risk "--$coarser" >"$directory/$on/risk-$coarser.csv" || return 1
        done
        for below in 0 3 5 10; do
            "$build/heltmed" store outcomes "$directory/store" --on "$on" --table indicators --suppress-below "$below" >"$directory/$on/indicators-$below.csv" || return 1
        done
        echo "$directory as of $on"
        "$python3" tests/outcomes/recompute_rows.py "$directory/events.jsonl" "$on" "$directory/$on" &&
            "$python3" tests/outcomes/recompute_indicators.py "$directory/events.jsonl" "$on" "$directory/$on" || return 1
    done
}

# shellcheck disable=SC2317
arrow() {
    if [ ! -x "$data/python/bin/python" ]; then
        "$python3" -m venv "$data/python" && "$data/python/bin/pip" install --quiet pyarrow || return 1
    fi
    "$data/python/bin/python" tests/outcomes/check_arrow.py "$build/libheltmed.so" "$build/heltmed" "$data/small/store" "$day"
}

if step build configure; then
    step wilson "$python3" tests/outcomes/check_wilson.py "$build/libheltmed.so" || :
    if step small tables small 400 3 cases,jobs; then
        step recompute recompute || :
        step rows rows small "$day" 2024-02-29 2021-09-01 || :
        step arrow arrow || :
    fi
    if step odd odd 300 1; then
        step odd-rows rows odd "$day" 2025-05-24 2022-03-01 || :
    fi
    if step large tables large 20000 7 cases,jobs,spells,risk; then
        step survival Rscript tests/outcomes/survival.R $data/large || :
        step numbers "$python3" tests/outcomes/check_numbers.py $data/large/numbers.txt || :
    fi
fi
finish

#!/bin/sh
# sh tests/fuzz/run.sh [SECONDS [document|event]]: fuzzes the reading of documents or of events with clang's libFuzzer, from their seeds
# on; 300 seconds of documents unless told. What is found stands in build/fuzz as crash-…: mend it, and add a vector or a line to
# events.jsonl.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-300}
what=${2:-document}

cmake -S . -B build/fuzz -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DHELTMED_TESTS=OFF -DHELTMED_COMMAND=OFF -DHELTMED_STORE=OFF \
    -DHELTMED_LOCALIZE=OFF -DHELTMED_SANITIZE=address,undefined,fuzzer-no-link -DCMAKE_C_FLAGS=-O1
cmake --build build/fuzz
clang -g -O1 -std=c11 -fsanitize=fuzzer,address,undefined -Iinclude -Ibuild/fuzz/include -Isrc "tests/fuzz/fuzz_$what.c" \
    build/fuzz/libheltmed.a -o "build/fuzz/fuzz_$what"
python3 tests/fuzz/seeds.py build/fuzz/seeds
mkdir -p "build/fuzz/corpus/$what"
"build/fuzz/fuzz_$what" -max_total_time="$seconds" -max_len=4096 -timeout=20 -print_final_stats=1 \
    -artifact_prefix=build/fuzz/ "build/fuzz/corpus/$what" "build/fuzz/seeds/$what"

#!/bin/sh
# sh tests/fuzz/run.sh [SECONDS]: fuzzes the reading of documents with clang's libFuzzer, from the vectors on; 300 seconds
# unless told. What is found stands in build/fuzz as crash-…: mend it, and add a vector.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-300}

cmake -S . -B build/fuzz -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DHELTMED_TESTS=OFF -DHELTMED_COMMAND=OFF \
    -DHELTMED_SANITIZE=address,undefined,fuzzer-no-link -DCMAKE_C_FLAGS=-O1
cmake --build build/fuzz
clang -g -O1 -std=c11 -fsanitize=fuzzer,address,undefined -Iinclude -Ibuild/fuzz/include tests/fuzz/fuzz_document.c \
    build/fuzz/libheltmed.a -o build/fuzz/fuzz_document
python3 tests/fuzz/seeds.py build/fuzz/seeds
mkdir -p build/fuzz/corpus
build/fuzz/fuzz_document -max_total_time="$seconds" -max_len=4096 -timeout=20 -print_final_stats=1 \
    -artifact_prefix=build/fuzz/ build/fuzz/corpus build/fuzz/seeds

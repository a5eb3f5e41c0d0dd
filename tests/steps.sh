# Read by the parts of the tests (tests/parts/*.sh): how a step is run, told and counted.
# shellcheck shell=sh
# Before it is read, `part` is set to the part's name. The logs of the steps stand in build/tests/logs.
part=${part:?}
logs=build/tests/logs
mkdir -p "$logs"
steps_passed=0
steps_failed=0
steps_failed_names=
: >"$logs/$part.closing"

jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
export CTEST_PARALLEL_LEVEL="$jobs" CMAKE_BUILD_PARALLEL_LEVEL="$jobs"

# step NAME COMMAND…: runs the command with its output in a log, and shows the log's end when it fails. The closing line of
# a test runner (ctest's, pytest's, or `N passed, N failed`) is shown, and once more when all parts have ended.
step() {
    name=$1
    shift
    log=$logs/$part-$name.log
    started=$(date +%s)
    printf '%s: %s …\n' "$part" "$name"
    if "$@" >"$log" 2>&1 </dev/null; then
        verdict=passed
        steps_passed=$((steps_passed + 1))
    else
        verdict=FAILED
        steps_failed=$((steps_failed + 1))
        steps_failed_names="${steps_failed_names:+$steps_failed_names, }$name"
        tail -n 100 "$log"
    fi
    grep -E '^[0-9]+% tests passed|[0-9]+ passed, [0-9]+ failed|^[0-9]+ (passed|failed).* in [0-9.]+s' "$log" | tail -n 1 | sed "s/^/$part $name: /" | tee -a "$logs/$part.closing"
    printf '%s: %s: %s (%s s)\n' "$part" "$name" "$verdict" "$(($(date +%s) - started))"
    [ "$verdict" = passed ]
}

# Ends the part.
finish() {
    echo "$part: $steps_passed passed, $steps_failed failed" >>"$logs/$part.closing"
    if [ "$steps_failed" != 0 ]; then
        echo "$steps_failed_names" >"$logs/$part.failed"
        exit 1
    fi
    exit 0
}

#!/bin/sh
# The Python package: see tests/run.sh. It is built as a stranger would, offline, from its sdist; tested in fresh virtual
# environments of the first python3 of the path and of the system's, the latter without any other package; built with the
# system's SWIG too; and with the address sanitizer. Then the example of an analysis.
set -eu
cd "$(dirname "$0")/../.."
part=python
export PYTHONDONTWRITEBYTECODE=1
. tests/steps.sh

scratch=$PWD/build/tests/python
mkdir -p "$scratch"
HELTMED=$scratch/release/heltmed
export HELTMED
export PIP_DISABLE_PIP_VERSION_CHECK=1

# The functions below are called through step.
# shellcheck disable=SC2317
command_for_comparing() {
    cmake -S . -B "$scratch/release" -DCMAKE_C_COMPILER=gcc -DHELTMED_TESTS=OFF -DHELTMED_ICAL=OFF && cmake --build "$scratch/release"
}

# A fresh environment that has what the tests use.
# shellcheck disable=SC2317
tools() {
    rm -rf "$scratch/tools" && python3 -m venv "$scratch/tools" && "$scratch/tools/bin/pip" install -q -r tests/python/requirements.txt
}

# An sdist, and a wheel from it alone with nothing but what it declares and no network: no index is asked.
# shellcheck disable=SC2317
package() {
    rm -rf "$scratch/dist" "$scratch/declared" && mkdir -p "$scratch/declared" &&
        "$scratch/tools/bin/pip" download -q -d "$scratch/declared" 'scikit-build-core>=0.11' 'swig>=4.4' ninja &&
        PATH="$scratch/tools/bin:$PATH" "$scratch/tools/bin/python" -m build -q --sdist --no-isolation -o "$scratch/dist" . &&
        env PIP_NO_INDEX=1 PIP_FIND_LINKS="$scratch/declared" \
            "$scratch/tools/bin/pip" wheel -v --no-deps -w "$scratch/dist" "$scratch"/dist/heltmed-*.tar.gz &&
        ls "$scratch"/dist/heltmed-*-cp311-abi3-*.whl
}

# shellcheck disable=SC2317
types() {
    "$scratch/tools/bin/pip" install -q --no-deps --force-reinstall "$scratch"/dist/heltmed-*.whl &&
        "$scratch/tools/bin/mypy" --strict -p heltmed && "$scratch/tools/bin/mypy" --strict tests/python/typed.py
}

# tests PYTHON…: pytest with warnings as errors, in a directory from which the checkout's own package is not found.
# shellcheck disable=SC2317
tests() {
    "$@" -W error -m pytest -q -p no:cacheprovider --rootdir tests/python tests/python
}

# The same wheel in the system's Python, with pytest and nothing else.
# shellcheck disable=SC2317
tests_system() {
    rm -rf "$scratch/system" && /usr/bin/python3 -m venv "$scratch/system" &&
        "$scratch/system/bin/pip" install -q pytest && "$scratch/system/bin/pip" install -q --no-index "$scratch"/dist/heltmed-*.whl &&
        tests "$scratch/system/bin/python"
}

# Built by hand with the system's SWIG, for the system's Python alone. Python finds the module in the build directory.
# shellcheck disable=SC2317
tests_system_swig() {
    cmake -S . -B "$scratch/system-swig" -DCMAKE_C_COMPILER=gcc -DHELTMED_PYTHON=ON -DHELTMED_WERROR=ON -DHELTMED_TESTS=OFF -DHELTMED_ICAL=OFF \
        -DHELTMED_COMMAND=OFF -DSWIG_EXECUTABLE=/usr/bin/swig -DPython_EXECUTABLE=/usr/bin/python3 &&
        cmake --build "$scratch/system-swig" && "$scratch/system/bin/pip" uninstall -q -y heltmed &&
        PYTHONPATH="$scratch/system-swig/python" tests "$scratch/system/bin/python"
}

# The module and the library in it with the sanitizers; the internals keep their names, as where they cannot be made local. Python itself
# is not built so: they are loaded first, and do not look for leaks. What is held against growth is, without them: they keep what was freed.
# shellcheck disable=SC2317
tests_sanitized() {
    cmake -S . -B "$scratch/sanitized" -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS=-O1 -DHELTMED_SANITIZE=address,undefined \
        -DHELTMED_PYTHON=ON -DHELTMED_LOCALIZE=OFF -DHELTMED_WERROR=ON -DHELTMED_TESTS=OFF -DHELTMED_COMMAND=OFF \
        -DSWIG_EXECUTABLE="$scratch/tools/bin/swig" -DPython_EXECUTABLE="$scratch/tools/bin/python" &&
        cmake --build "$scratch/sanitized" --target heltmed_python &&
        env LD_PRELOAD="$(gcc -print-file-name=libasan.so) $(gcc -print-file-name=libubsan.so)" ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc \
            PYTHONPATH="$scratch/sanitized/python" "$scratch/tools/bin/python" -W error -m pytest -q -p no:cacheprovider -k "not no_growth" \
            --rootdir tests/python tests/python
}

# The example of an analysis, and many files beside one, with DuckDB and with Spark on this machine: in an environment of their own.
# shellcheck disable=SC2317
example() {
    rm -rf "$scratch/example" && python3 -m venv "$scratch/example" &&
        "$scratch/example/bin/pip" install -q -r examples/outcomes/requirements.txt &&
        "$scratch/example/bin/pip" install -q --no-index "$scratch"/dist/heltmed-*.whl &&
        "$scratch/example/bin/python" -m pytest -q -p no:cacheprovider --rootdir examples/outcomes examples/outcomes
}

if step command command_for_comparing && step tools tools && step package package; then
    step types types || :
    step tests tests "$scratch/tools/bin/python" || :
    step tests-sanitized tests_sanitized || :
    step example example || :
    if step tests-system tests_system; then
        step tests-system-swig tests_system_swig || :
    fi
fi
finish

#!/bin/sh
# The binding for PHP: the extension with opcache off and on, built by CMake and by phpize; the package against the command;
# hostile callers under the sanitizers and valgrind. See tests/run.sh.
set -eu
cd "$(dirname "$0")/../.."
part=php
export PYTHONDONTWRITEBYTECODE=1
. tests/steps.sh

scratch=$PWD/build/tests/php
release=$scratch/release
sanitized=$scratch/sanitized
extension=$release/bindings/php/heltmed.so
run_tests=$(php-config --prefix)/lib/php/$(php-config --phpapi)/build/run-tests.php
HELTMED=$release/heltmed
HELTMED_EXTENSION=$extension
export HELTMED HELTMED_EXTENSION
mkdir -p "$scratch"

# The functions below are called through step.
# shellcheck disable=SC2317
build() {
    directory=$1
    shift
    cmake -S . -B "$directory" -DCMAKE_C_COMPILER=gcc -DHELTMED_TESTS=OFF -DHELTMED_PHP=ON -DHELTMED_WERROR=ON "$@" &&
        cmake --build "$directory"
}

# phpt [OPTION…]: the extension's own tests, with php as it is and no settings of the machine's.
# shellcheck disable=SC2317
phpt() {
    rm -rf "$scratch/phpt" && cp -R bindings/php/extension/tests "$scratch/phpt" &&
        TEST_PHP_EXECUTABLE=$(command -v php) NO_INTERACTION=1 REPORT_EXIT_STATUS=1 php "$run_tests" -q -n -d "extension=$extension" "$@" "$scratch/phpt" &&
        [ "$(find "$scratch/phpt" -name '*.phpt' | wc -l)" -ge 6 ]
}

# shellcheck disable=SC2317
phpt_opcache() {
    HELTMED_OPCACHE=1 phpt -d zend_extension=opcache -d opcache.enable_cli=1 -d opcache.file_update_protection=0
}

# The tree that users build without SWIG and CMake.
# shellcheck disable=SC2317
phpize_tree() (
    tree=$scratch/tree
    sh bindings/php/package.sh "$release" "$tree" && cd "$tree" && phpize && ./configure && make -j2 &&
        NO_INTERACTION=1 REPORT_EXIT_STATUS=1 make test && [ "$(nm -D --defined-only modules/heltmed.so | wc -l)" = 1 ]
)

# shellcheck disable=SC2317
lint() {
    checked=0
    for file in $(find bindings/php src/generate tests docs -name '*.php' | sort); do
        php -l "$file" || return 1
        checked=$((checked + 1))
    done
    echo "$checked passed, 0 failed"
}

# shellcheck disable=SC2317
stub() {
    php -n -d "extension=$extension" src/generate/php_stub.php | diff bindings/php/heltmed.stub.php -
}

# shellcheck disable=SC2317
package() {
    php -d "extension=$extension" "$(command -v phpunit)" --bootstrap bindings/php/autoload.php --fail-on-warning --fail-on-risky \
        --do-not-cache-result bindings/php/tests
}

# The program of the README says what its last line says that it does.
# shellcheck disable=SC2016,SC2317
readme() {
    sed -n '/^```php$/,/^```$/{/^```/!p}' README.md >"$scratch/readme.php" &&
        [ "$(php -d "extension=$extension" "$scratch/readme.php")" = "$(sed -n 's,.*"; *// ,,p' "$scratch/readme.php")" ]
}

# What tells of speed also tells whether the package and the rule in plain PHP agree.
# shellcheck disable=SC2317
bench() {
    php -d opcache.enable_cli=1 -d "extension=$extension" tests/bench/bench_php.php
}

# A stranger's project that requires the package, by Composer and without the network.
# shellcheck disable=SC2317
composer_project() {
    project=$scratch/composer
    rm -rf "$project" && mkdir -p "$project" &&
        cat >"$project/composer.json" <<EOT &&
{"name": "stranger/portal", "require": {"heltmed/heltmed": "*@dev"}, "repositories": [{"packagist.org": false},
 {"type": "path", "url": "$PWD/bindings/php", "options": {"symlink": false}}]}
EOT
        COMPOSER_ALLOW_SUPERUSER=1 COMPOSER_DISABLE_NETWORK=1 COMPOSER_HOME="$project/home" php -d "extension=$extension" \
            "$(command -v composer)" install --no-interaction --working-dir "$project" &&
        php -d "extension=$extension" -r "require '$project/vendor/autoload.php'; echo HeltMed\\assess('gathering', ['on' => '2026-01-01'])->advice->value;" |
        grep -x ask
}

# What php and the extension allocate is given back, one by one, and seen to be.
# shellcheck disable=SC2317
fuzz_sanitized() {
    gcc -shared -fPIC -o "$scratch/no_deepbind.so" bindings/php/tests/no_deepbind.c &&
        env USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1 ASAN_OPTIONS=detect_leaks=1:verify_asan_link_order=0 \
            LD_PRELOAD="$scratch/no_deepbind.so:$(gcc -print-file-name=libasan.so):$(gcc -print-file-name=libubsan.so)" \
            php -n -d "extension=$sanitized/bindings/php/heltmed.so" bindings/php/tests/fuzz.php "$@"
}

# shellcheck disable=SC2317
fuzz_valgrind() {
    env USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1 valgrind -q --error-exitcode=99 --leak-check=full \
        --show-leak-kinds=definite,possible --errors-for-leak-kinds=definite,possible \
        php -n -d "extension=$extension" bindings/php/tests/fuzz.php "$@"
}

if step build build "$release"; then
    step facts python3 src/generate/php_facts.py "$HELTMED" bindings/php/src/Facts --check || :
    step stub stub || :
    step lint lint || :
    step phpt phpt || :
    step phpt-opcache phpt_opcache || :
    step package package || :
    step docs php -d "extension=$extension" tests/check_php_docs.php docs/php.md || :
    step readme readme || :
    step bench bench || :
    step composer composer_project || :
    step phpize phpize_tree || :
    step fuzz php -n -d "extension=$extension" bindings/php/tests/fuzz.php 3000 || :
    step fuzz-valgrind fuzz_valgrind 20 2 || :
fi
if step build-sanitized build "$sanitized" -DHELTMED_COMMAND=OFF -DCMAKE_BUILD_TYPE=Debug -DHELTMED_SANITIZE=address,undefined; then
    step fuzz-sanitized fuzz_sanitized 500 3 || :
fi
finish

#!/bin/sh
# check_quickstart.sh: the quick start builds, says what it should in a form that a terminal can show, says the same twice,
# and fails aloud when anything in it fails.
set -eu
cd "$(dirname "$0")/.."
passed=0
failed=0
scratch=$PWD/build/tests/quickstart
said=$scratch/said
rm -rf "$scratch"
mkdir -p "$scratch"

# check WHAT COMMAND…
check() {
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "not so: $what"
    fi
}

# The functions below are called through check.
# shellcheck disable=SC2317
says() {
    grep -qF -e "$1" "$said"
}

# shellcheck disable=SC2317
says_not() {
    ! says "$1"
}

check "the quick start succeeds" sh examples/quickstart.sh >"$said" 2>"$scratch/errors"
cat "$said" "$scratch/errors"
check "nothing goes to standard error" [ ! -s "$scratch/errors" ]
check "at most 80 columns" [ "$(LC_ALL=C.UTF-8 wc -L <"$said")" -le 80 ]
lines=$(wc -l <"$said")
check "all parts are there" [ "$lines" -ge 200 ]
check "not too much to read" [ "$lines" -le 300 ]
check "no colour where there is no terminal" says_not "$(printf '\033')"
check "no path of this machine" says_not "$PWD"

# What each part must tell. The amounts are worked out by hand: shortfall × hours a week × days / 7.
#   hotel:    0.89 × 20 × 182 / 7 = 462.80,  3.06 × 20 × 505 / 7 = 4,415.14
#   cleaning: 1.70 × 20 × 182 / 7 = 884.00,  4.00 × 20 × 505 / 7 = 5,771.43,  0.01 × 20 × 505 / 7 = 14.43
#   late:     2.17 × 15 × 16 / 7 = 74.40
#   share:    17,455 × 25 % × (15/31 + 9)
while IFS= read -r line; do
    check "it says: $line" says "$line"
done <<'EOT'
takes about a minute
hotel, 20 hours a week, pay never raised       2022-12-15    NOK 4,877.94
hotel, 15 hours, raised on each day            never             NOK 0.00
hotel, 15 hours, raised 16 days late in 2023   2023-06-15       NOK 74.40
cleaning, 20 hours, pay never raised           2022-12-15    NOK 6,655.43
cleaning, 20 hours, raised to 43.20, not 43.21 2023-06-15       NOK 14.43
15 June 2023 – 30 June 2023
holidays_within: 2 April 2026; 3 April 2026; 6 April 2026
last_working_day: 10 April 2026
Tuesday 7 April 2026    trial (As planned: 2 April 2026)
Tuesday 26 May 2026     every week (As planned: 25 May 2026)
March 2026      15/31  NOK 17,455.00             NOK 2,111.49
NOK 41,385.24
✗ not met · certificate.sessions
19 of 20 sessions
Congratulations!
Settled after 4 questions: ✓ met
Never asked: Which municipality do you live in?
Settled after 5 questions: ✗ not met
Never asked: Do you belong to one or more of the target groups of HELT MED?
Du bor i en annen kommune.
Dette er ikke et vedtak.
? not settled · wage.general_minimum
minimum_wage.cleaning_adult_ore
NOK 4,877.94  NOK 22,885.66
"refused":0}
95 % interval
Concerns that nobody has acted on
Visits due
Case c289
State: waiting for an offer
docs/c.md
EOT

# From here on what has been built is used again: cmake is a word that does nothing. In a tree of its own each file that the
# quick start reads is spoilt in turn.
tree=$scratch/tree
mkdir -p "$tree/tests" "$tree/build/quickstart" "$tree/path"
ln -s "$PWD/build/quickstart/heltmed" "$tree/build/quickstart/heltmed"
ln -s "$PWD/tests/install.sh" "$tree/tests/install.sh"
printf '#!/bin/sh\n' >"$tree/path/cmake"
chmod +x "$tree/path/cmake"

again() {
    PATH="$tree/path:$PATH" sh "$tree/examples/quickstart.sh" >"$scratch/again" 2>"$scratch/errors"
}

# shellcheck disable=SC2317
fails_aloud() {
    ! again && grep -q '^The quick start failed\.$' "$scratch/errors"
}

cp -R examples "$tree/"
check "it succeeds again" again
check "it says the same again" cmp "$said" "$scratch/again"
for file in examples/data/*.json examples/data/*.jsonl examples/data/interview_*.txt; do
    echo '{' >"$tree/$file"
    check "it fails without $file" fails_aloud
    cp "$file" "$tree/$file"
done
printf '#!/bin/sh\nexit 1\n' >"$tree/path/cmake"
check "it fails when the build fails" fails_aloud

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

#!/bin/sh
# quickstart.sh: from a fresh checkout on a machine with git, sh and apt to answers: installs what is missing, builds the
# library and the command under build/quickstart, and shows the command at work on the files of examples/data.
set -eu
cd "$(dirname "$0")/.."
echo "The quick start takes about a minute on 2 cores, and one or two minutes
more where tools have to be installed."
trap '[ "$?" = 0 ] || echo "The quick start failed." >&2' EXIT
sh tests/install.sh build

log=build/quickstart.log
mkdir -p build
echo "Building …"
if ! { cmake -S . -B build/quickstart -DHELTMED_TESTS=OFF && cmake --build build/quickstart --parallel 2; } >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "The build failed; the whole log is $log" >&2
    exit 1
fi

PATH=$PWD/build/quickstart:$PATH
export PATH
shown=build/quickstart/shown
mkdir -p "$shown"

# Bold on a terminal that can, and nowhere else.
bold=
plain=
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
    bold=$(printf '\033[1m')
    plain=$(printf '\033[0m')
fi

heading() {
    printf '\n%s%s%s\n' "$bold" "$1" "$plain"
}

# run COMMAND: what is told is what is run; the answer goes to a file, so that a failure is not lost in a pipe.
run() {
    printf '%s$ %s%s\n' "$bold" "$1" "$plain"
    eval "$1" >"$shown/answer"
}

whole() {
    cat "$shown/answer"
}

# in_part [CRITERION | VALUE]…: of a decision's report the answer, the criteria named, and the values worked out that are named.
in_part() {
    awk -v wanted=" $* " -F ' · ' '
        $0 == "" { paragraph++; showing = paragraph == 1; next }
        paragraph == 1 { print; next }
        /^[^ ]/ { showing = NF > 2 && index(wanted, " " $2 " ") }
        /^  [a-z_]+: / { showing = index(wanted, " " substr($1, 3, index($1, ":") - 3) " ") }
        showing' "$shown/answer"
}

# letter_in_part: the answer, the reason, and the end.
letter_in_part() {
    awk -v RS= '
        NR == 2 || NR == 3 { print $0 "\n" }
        { last = $0 }
        END { print "[…]\n\n" last }' "$shown/answer"
}

# 487794 øre as NOK 4,877.94.
as_nok() {
    printf 'NOK %d.%02d\n' "$(($1 / 100))" "$(($1 % 100))" | sed 's/\([0-9]\)\([0-9]\{3\}\)\./\1,\2./'
}

# owed FILE: of each answer about wages what is owed in all, in øre.
owed() {
    sed -n 's/.*"sum_owed_ore":\([0-9]*\),.*/\1/p' "$1"
}

# below_from FILE: of each answer about wages the first day below the floor.
below_from() {
    sed -e 's/^{"periods":\[{"from":"\([-0-9]*\)".*/\1/' -e 's/^{.*/never/' "$1"
}

cat <<'EOT'
Each line below that begins with $ is a command that you can run yourself, once
you have typed PATH=$PWD/build/quickstart:$PATH. Long answers are shown in part;
the command gives the whole. On a terminal --report is the default. The people
and the agreement are invented; rules, rates and holidays are real.
EOT

heading "1. Wages, when the tariff rises"
cat <<'EOT'
In HELT MED an employer pays at least 20 % of what the tariff gives others. The
minimum wages in hotels and in cleaning rose on 15 December 2022 and on 15 June
2023. Five workers stood exactly on the floor before that. Who fell below it,
from which day, and what are they owed until the end of October 2024? The
answers, laid out as a table:
EOT
run "heltmed shortfalls --jsonl examples/data/wages.jsonl"
cp "$shown/answer" "$shown/wages"
below_from "$shown/wages" >"$shown/from"
owed "$shown/wages" >"$shown/owed"
paste -d '|' examples/data/workers.txt "$shown/from" "$shown/owed" >"$shown/table"
printf '  %-46s %-12s %13s\n' "worker" "below from" "owed in all"
while IFS='|' read -r worker from ore; do
    printf '  %-46s %-12s %13s\n' "$worker" "$from" "$(as_nok "$ore")"
done <"$shown/table"
cat <<'EOT'

No name went in: the answers come in the order of the lines. The third worker's
answer as a report:
EOT
run "sed -n 3p examples/data/wages.jsonl | heltmed shortfalls --report"
whole

heading "2. A trial and its follow-up over Easter 2026"
cat <<'EOT'
A job begins with four weeks of trial. This one starts on Monday 16 March, and
Easter lies in it. When does it end, and which days in it are holidays?
EOT
run "heltmed assess trial --report examples/data/trial.json"
in_part trial.length last_working_day holidays_within
cat <<'EOT'

The job specialist visits twice a week in the trial, and every week from the
first day of employment, 13 April. Which visits have to move off a holiday? (Two
of them, of 2 and 6 April, land on Tuesday 7 April and become one.)
EOT
run "heltmed plan --report examples/data/plan.json"
whole

heading "3. A place under HELT MED eXpress, and its share in 2026"
cat <<'EOT'
A municipality has agreed on 5 places with HELT MED, and 4 are taken. Is there
one for somebody who starts on 17 March 2026? What does it then cost? About as
much as a place of VTA-S: 25 % of that rate, by the day in a month begun.
EOT
run "heltmed assess express --report examples/data/express.json"
in_part
run "heltmed share --report examples/data/share.json"
whole

heading "4. The certificate: 19 sessions of 20"
cat <<'EOT'
The competence programme has 20 sessions. One was missed, on 14 April. Is that
enough for the certificate, and if not, what can be done?
EOT
run "heltmed assess certificate --report examples/data/certificate.json"
in_part certificate.sessions
cat <<'EOT'

And once that session has been made up:
EOT
run "sed '/2026-04-14/s/\"made_up\": false/\"made_up\": true/' \\
    examples/data/certificate.json | heltmed assess certificate --report"
in_part

heading "5. An interview that asks only what matters"
cat <<'EOT'
May this person be matched to this post? Every decision lists the facts that
can still change it. So a few lines of shell (examples/interview.sh) put the
first question, look again, and stop once nothing can change the outcome. First
a post that is open to everybody:
EOT
# interview NAME: what is known from the start is the day, and what the application says.
interview() {
    echo '{"on": "2026-05-04", "wish_expressed_by": "self", "receives_disability_benefit": true}' >"$shown/$1.json"
    sh examples/interview.sh "$shown/$1.json" "examples/data/interview_$1.txt"
}
interview open_post
cat <<'EOT'

Then a post that is reserved for the people of Molde. Where another answer
settles the matter, nobody is asked about a diagnosis:
EOT
interview reserved_post
cat <<'EOT'

And the letter to that person, in easy Norwegian:
EOT
run "heltmed assess eligibility --letter --lang easy_nb \\
    $shown/reserved_post.json"
letter_in_part

heading "6. A rate that is missing, and a rule that might be"
cat <<'EOT'
The minimum wage in cleaning changed on 1 November 2024, but the new one was not
found when these rules were written down. Then the answer says so, and does not
guess. Here the model's own floor is kept, and the minimum wage is left open:
EOT
run "heltmed assess wage --report examples/data/cleaner.json"
in_part wage.general_minimum
run "heltmed rules | sed -n '/cleaning_adult/,/unknown/p' | grep -E 'B5|202[34]'"
whole
cat <<'EOT'

And what if the floor had been 25 % from 2023? A reform is a small file on top
of the rules. The five workers of part 1 under it, again as a table:
EOT
run "cat examples/data/floor_25.json"
whole
run "heltmed shortfalls --jsonl --rulebook examples/data/floor_25.json \\
    examples/data/wages.jsonl"
owed "$shown/answer" >"$shown/owed_25"
paste -d '|' examples/data/workers.txt "$shown/owed" "$shown/owed_25" >"$shown/table"
printf '  %-46s %13s %14s\n' "worker" "owed at 20 %" "owed at 25 %"
while IFS='|' read -r worker ore ore_25; do
    printf '  %-46s %13s %14s\n' "$worker" "$(as_nok "$ore")" "$(as_nok "$ore_25")"
done <"$shown/table"

heading "7. A municipality, simulated"
cat <<'EOT'
Cases are kept as events in one SQLite file, and everything else is worked out
from them. Here are 300 invented cases, imported, checked and counted. The rates
are invented: the numbers say nothing about HELT MED.
EOT
rm -f "$shown"/town*
run "heltmed simulate --cases 300 --seed 7 >$shown/events.jsonl"
run "heltmed store create $shown/town"
run "heltmed store import $shown/town \\
    $shown/events.jsonl"
whole
echo
echo "The municipality's page, its first part:"
run "heltmed store report $shown/town --on 2026-06-01 \\
    --suppress-below 4 --report"
awk '/^Departures/ { exit } { print }' "$shown/answer"
cat <<'EOT'
Who is to be visited this week? Safety concerns that nobody has acted on come
before everything else, then what is overdue. Three of each:
EOT
run "heltmed store due $shown/town \\
    --from 2026-06-01 --until 2026-06-07 --report"
awk '{ group = /^!/ ? "late" : /^  [0-9]/ ? "coming" : "" }
    group == "" { count = 0 }
    group != last { count = 0 }
    { last = group }
    group == "" || ++count <= 3' "$shown/answer"
cat <<'EOT'

And one case explained: how it stands, what comes next, and why.
EOT
run "heltmed store case $shown/town c289 --on 2026-06-01 --report"
whole

heading "Where to go next"
cat <<'EOT'
README.md has a first program; docs/c.md goes on from there, step by step;
docs/rules/README.md tells every rule: what it asks, and where it comes from;
docs/store.md and docs/outcomes.md tell of stores of cases and their tables.
EOT

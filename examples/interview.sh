#!/bin/sh
# interview.sh FACTS PREPARED: an eligibility interview that asks only what matters. FACTS, a JSON object on one line, is
# what is known from the start; it grows by the answers. PREPARED stands in for the person who answers, one fact a line:
#     name|value in JSON|answer in words
# Each round asks for a decision and puts the first question that it lists as missing, until nothing that is missing
# could change the outcome. It needs heltmed on the PATH.
set -eu
facts=$1
prepared=$2

answer=$facts.answer
open_questions=$facts.questions
trap 'rm -f "$answer" "$open_questions" "$open_questions.left"' EXIT

# The name of the first fact that is missing for the decision; nothing when the outcome is settled.
first_missing() {
    heltmed assess eligibility --json "$facts" >"$answer"
    sed -n 's/.*,"missing":\["\([a-z0-9_]*\)[^]]*\],"ask_also":\[[^]]*\]}$/\1/p' "$answer"
}

# The questions about what is missing, each on one line.
questions() {
    heltmed assess eligibility --report "$facts" >"$answer"
    awk '/^Missing$/ { listing = 1; next }
        listing && /^$/ { exit }
        listing && /^\? / { if (question != "") print question; question = substr($0, 3) }
        listing && /^  / { question = question " " substr($0, 3) }
        END { if (question != "") print question }' "$answer"
}

questions >"$open_questions"
asked=0
last=
while name=$(first_missing) && [ -n "$name" ]; do
    question=$(questions | sed -n 1p)
    line=$(grep "^$name|" "$prepared") || line=
    if [ -z "$line" ] || [ "$name" = "$last" ]; then
        echo "There is no answer to: $question" >&2
        exit 1
    fi
    value=${line#*|}
    printf '  %-63s %s\n' "$question" "${value#*|}"
    sed "s/}\$/, \"$name\": ${value%%|*}}/" "$facts" >"$answer"
    cp "$answer" "$facts"
    grep -vxF "$question" "$open_questions" >"$open_questions.left" || :
    mv "$open_questions.left" "$open_questions"
    asked=$((asked + 1))
    last=$name
done

# The outcome is the first line of the report's second paragraph.
heltmed assess eligibility --report "$facts" >"$answer"
printf 'Settled after %d questions: ' "$asked"
awk 'last == "" && NR > 1 { print; exit } { last = $0 }' "$answer"
sed 's/^/Never asked: /' "$open_questions"

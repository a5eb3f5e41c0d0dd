"""The contract in plain Python, for the tests to hold the library against.

    python3 oracle.py NAME < facts.jsonl

NAME is an assessment, `plan`, `shortfalls` or `share`; each line of facts gives one line.
"""

import json
import sys

import courses
import engine
import facts as reading
import plans
import rules
from parameters import Refused

ASSESSMENTS = {assessment.name: assessment for assessment in (
    rules.eligibility, rules.recruitment, rules.trial, rules.offer, rules.wage, rules.followup, rules.express,
    courses.certificate, courses.ungjobb, courses.ungjobb_certificate, courses.vivirkr, courses.digital_training,
    rules.benefit, rules.concern, rules.gathering)}
CALCULATIONS = {"plan": plans.plan, "shortfalls": plans.shortfalls, "share": plans.share}
NAMES = list(ASSESSMENTS) + list(CALCULATIONS)


def decide(name, facts, overlay=None):
    return engine.decide(ASSESSMENTS[name], facts, overlay)


def answer(name, facts, overlay=None):
    """A decision, a calculation, or the error that the input is."""
    try:
        if name in CALCULATIONS:
            return CALCULATIONS[name](facts, overlay)
        return decide(name, facts, overlay)
    except Refused as refused:
        return {"error": {"code": refused.code, "field": refused.field}}


def answer_text(name, text, overlay=None):
    try:
        facts = reading.load(text)
    except Refused as refused:
        return {"error": {"code": refused.code, "field": refused.field}}
    return answer(name, facts, overlay)


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in NAMES:
        sys.exit(__doc__)
    for line in sys.stdin:
        print(json.dumps(answer_text(sys.argv[1], line), ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()

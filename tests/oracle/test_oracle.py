"""Runs every acceptance vector through the oracle, and tries its factoring against plain enumeration."""

import itertools
import json
import pathlib
import sys

import engine
import facts as reading
import generate
import oracle
from parameters import Rates, rulebook

VECTORS = pathlib.Path(__file__).resolve().parent.parent / "vectors"
CASES_OF_EACH = 60
MOST_FILLINGS = 20_000


def as_expected(answer):
    """A decision in the short form in which the vectors give it."""
    if "criteria" not in answer:
        return answer
    shown = {key: answer[key] for key in ("outcome", "advice", "missing", "ask_also")}
    shown["criteria"] = {criterion["id"]: {"outcome": criterion["outcome"], "missing": criterion["missing"]}
                         for criterion in answer["criteria"]}
    shown["derived"] = answer["derived"]
    return shown


def check_vectors(report):
    for name in oracle.NAMES:
        path = VECTORS / f"{name}.jsonl"
        seen = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            vector = json.loads(line)
            label = f"{name}/{vector['name']}"
            got = as_expected(oracle.answer_text(name, json.dumps(vector["facts"]), vector.get("overlay")))
            report(label, got == vector["expect"] and vector["name"] not in seen, f"{got}\n  not {vector['expect']}")
            seen.add(vector["name"])


def enumerated(assessment, given):
    """(outcome, missing) of a decision from every combination at once; None where those are too many."""
    facts = reading.read(assessment.table, given)
    book = rulebook(None, facts["as_known_on"])
    required = [criterion for criterion in assessment.criteria if criterion.kind == "requirement"]
    questions = [engine.Question(assessment, criterion, facts, book) for criterion in required]
    if any(book.can_lack(name) for criterion in required for name in criterion.rates):
        return None
    variables = {}
    for question in questions:
        for name, values in question.values.items():
            known = variables.setdefault(name, [])
            known.extend(value for value in values if value not in known)
    size = 1
    for values in variables.values():
        size *= len(values)
    if size > MOST_FILLINGS:
        return None
    outcomes = {}
    for places in itertools.product(*(range(len(values)) for values in variables.values())):
        filling = {name: variables[name][place] for name, place in zip(variables, places)}
        try:
            outcomes[places] = engine.overall(
                [criterion.rule({**facts, **filling}, Rates(book)) for criterion in required])
        except engine.Refused:
            pass
    if len(set(outcomes.values())) == 1:
        return outcomes.popitem()[1], []
    missing = []
    for index, name in enumerate(variables):
        apart = {}
        for places, outcome in outcomes.items():
            apart.setdefault(places[:index] + places[index + 1:], set()).add(outcome)
        if any(len(different) > 1 for different in apart.values()):
            missing.append(name)
    return engine.UNDETERMINED, sorted(missing, key=assessment.order.get)


def check_factoring(report):
    for name, assessment in oracle.ASSESSMENTS.items():
        if not any(criterion.kind == "requirement" for criterion in assessment.criteria):
            continue
        for given in generate.generate(name, CASES_OF_EACH, seed=7, unknown=0.15):
            answer = oracle.answer(name, given)
            plain = None if "error" in answer else enumerated(assessment, given)
            if plain is not None:
                report(f"{name} {generate.line(given)}", plain == (answer["outcome"], answer["missing"]), plain)


def main():
    counts = {True: 0, False: 0}

    def report(label, good, detail):
        counts[bool(good)] += 1
        if not good:
            print(f"FAILED {label}: {detail}")

    check_vectors(report)
    check_factoring(report)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())

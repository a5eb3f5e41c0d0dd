"""Holds the heltmed command against the oracle on generated facts.

    HELTMED=path/to/heltmed python3 compare.py [NAME ...] [--count N] [--seed N]

Without names, everything is compared. Ends with `N passed, N failed`, and with 1 if anything differed.
"""

import argparse
import json
import multiprocessing
import os
import subprocess
import sys

import generate
import oracle

SHOWN = 5
MANY = 20_000


def command(heltmed, name, rulebook):
    words = [heltmed] + ([name] if name in oracle.CALCULATIONS else ["assess", name]) + ["--jsonl"]
    if name not in oracle.CALCULATIONS:
        words += ["--json", "--lang", "en"]
    return words + (["--rulebook", rulebook] if rulebook else [])


def run(words, lines):
    done = subprocess.run(words, input="".join(line + "\n" for line in lines), capture_output=True, text=True,
                          encoding="utf-8", check=False)
    # 1 says that some input was refused, which is compared line by line.
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")
    answers = done.stdout.splitlines()
    if len(answers) != len(lines):
        sys.exit(f"{' '.join(words)} gave {len(answers)} lines for {len(lines)}: {done.stderr.strip()}")
    return answers


def comparable(answer):
    """What both sides must agree on; texts, reasons and sources are the library's own."""
    if "error" in answer:
        return {"error": answer["error"].get("code")}
    if "criteria" not in answer:
        return answer
    shown = {key: answer.get(key) for key in
             ("assessment", "on", "outcome", "advice", "derived", "missing", "ask_also")}
    shown["criteria"] = [{key: criterion.get(key) for key in ("id", "kind", "outcome", "missing")}
                         for criterion in answer["criteria"]]
    return shown


def differences(expected, got, path=""):
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in list(expected) + [key for key in got if key not in expected]:
            yield from differences(expected.get(key, "(absent)"), got.get(key, "(absent)"), f"{path}.{key}")
    elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for place, (one, other) in enumerate(zip(expected, got)):
            name = one.get("id", place) if isinstance(one, dict) else place
            yield from differences(one, other, f"{path}[{name}]")
    elif expected != got or type(expected) is not type(got):
        yield f"{path.lstrip('.')}: oracle {json.dumps(expected)}, command {json.dumps(got)}"


def expected_answer(job):
    name, line, overlay = job
    return comparable(oracle.answer_text(name, line, overlay))


def compare(name, options, pool, overlay):
    lines = [generate.line(facts) for facts in
             generate.generate(name, options.count, options.seed, options.unknown, options.refused)]
    answers = run(command(options.heltmed, name, options.overlay), lines)
    failed = 0
    expectations = pool.imap(expected_answer, ((name, line, overlay) for line in lines), chunksize=200)
    for line, answer, expected in zip(lines, answers, expectations):
        try:
            found = list(differences(expected, comparable(json.loads(answer))))
        except ValueError:
            found = [f"not JSON: {answer[:200]}"]
        if found:
            failed += 1
            if failed <= options.show:
                print(f"{name}: {line}")
                for difference in found:
                    print(f"    {difference}")
    print(f"{name}: {len(lines) - failed} passed, {failed} failed", flush=True)
    return len(lines) - failed, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(oracle.NAMES))
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unknown", type=float,
                        help="how often a fact is left out (0.2, or 0.05 where many cases have to be quick)")
    parser.add_argument("--refused", type=float, default=0.01, help="how often an input is spoilt")
    parser.add_argument("--overlay", help="a rulebook file to give to both sides")
    parser.add_argument("--show", type=int, default=SHOWN, help="differences to print for each name")
    options = parser.parse_args()
    unlisted = [name for name in options.names if name not in oracle.NAMES]
    if unlisted:
        parser.error(f"no such assessment: {', '.join(unlisted)}")
    if options.unknown is None:
        options.unknown = 0.2 if options.count <= MANY else 0.05
    options.heltmed = os.environ.get("HELTMED")
    if not options.heltmed:
        parser.error("the environment variable HELTMED must give the command's path")
    overlay = None
    if options.overlay:
        with open(options.overlay, encoding="utf-8") as file:
            overlay = json.load(file)
    passed = failed = 0
    with multiprocessing.Pool() as pool:
        for name in options.names or oracle.NAMES:
            good, bad = compare(name, options, pool, overlay)
            passed += good
            failed += bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

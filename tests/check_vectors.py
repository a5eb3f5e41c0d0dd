"""Every acceptance vector through the command, under its overlay where it has one: HELTMED names the executable."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

VECTORS = pathlib.Path(__file__).parent / "vectors"
COMPUTATIONS = ("plan", "shortfalls", "share")


def answers(name, overlay, facts):
    """The command's answers to facts under one overlay (None: the built-in rulebook)."""
    words = [os.environ["HELTMED"]] + ([name] if name in COMPUTATIONS else ["assess", name]) + ["--jsonl", "--json"]
    with tempfile.TemporaryDirectory() as folder:
        if overlay is not None:
            path = pathlib.Path(folder) / "overlay.json"
            path.write_text(json.dumps(overlay))
            words += ["--rulebook", str(path)]
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in facts)
        done = subprocess.run(words, input=lines, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def seen(name, answer):
    """The part of an answer that vectors tell."""
    if "error" in answer:
        return {"error": {"code": answer["error"]["code"], "field": answer["error"]["field"]}}
    if name in COMPUTATIONS:
        return answer
    told = {key: answer[key] for key in ("outcome", "advice", "missing", "ask_also", "derived")}
    told["criteria"] = {one["id"]: {"outcome": one["outcome"], "missing": one["missing"]} for one in answer["criteria"]}
    return told


def check(name, lines):
    vectors = [json.loads(line) for line in lines]
    failed = 0
    for overlay in {json.dumps(one.get("overlay"), sort_keys=True): one.get("overlay") for one in vectors}.values():
        same = [one for one in vectors if one.get("overlay") == overlay]
        given = answers(name, overlay, [one["facts"] for one in same])
        if len(given) != len(same):
            print(f"{name}: {len(same)} lines in, {len(given)} out")
            failed += len(same)
            continue
        for vector, answer in zip(same, given):
            expected, told = vector["expect"], seen(name, answer)
            if expected != told:
                failed += 1
                print(f"{name}: {vector['name']} ({vector['source']}: {vector['why']})")
                for key in expected.keys() | told.keys():
                    if expected.get(key) != told.get(key):
                        print(f"    {key}: expected {expected.get(key)}, got {told.get(key)}")
    return len(vectors), failed


def main():
    total = failed = 0
    for path in sorted(VECTORS.glob("*.jsonl")):
        count, wrong = check(path.stem, path.read_text().splitlines())
        total, failed = total + count, failed + wrong
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())

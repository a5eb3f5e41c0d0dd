"""What the command answers when a store is asked: case, due, places, shortfalls, as JSON, as a report and as a calendar feed.

    python3 check_views.py BUILD

Ends with `N passed, N failed`.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

HELTMED = os.path.join(os.path.abspath(sys.argv[1]), "heltmed")
LANGUAGES = ("nb", "nn", "en", "easy_nb", "easy_nn")
CASE = {"municipality": "0301", "in_target_group": True, "found": "worker_first"}
EVENTS = [
    (None, "tariff_set", "2026-01-02", {"tariff": "t-1", "hourly_ore": 20000}),
    (None, "agreement_signed", "2026-01-02", {"agreement": "ex-1", "municipality": "0301", "places": 1, "from": "2026-01-01"}),
    ("c-1", "case_opened", "2026-01-05", CASE),
    ("c-1", "interviewed", "2026-01-10", {"round": 1}),
    ("c-1", "trial_started", "2026-02-02", {"agreement": "ex-1", "employer": "e-1"}),
    ("c-1", "visited", "2026-02-02", {"with": "both"}),
    ("c-2", "case_opened", "2026-01-06", CASE),
    ("c-2", "hired", "2026-02-02", {"employer": "e-2", "hourly_wage_ore": 3900, "tariff": "t-1", "minutes_per_week": 420}),
    ("c-2", "hired", "2026-02-02", {"employer": "e-3", "hourly_wage_ore": 4900, "tariff": "t-1"}),
    ("c-2", "concern_reported", "2026-02-03", {"by": "worker"}),
]

passed = failed = 0


def check(well, what):
    global passed, failed
    passed += bool(well)
    failed += not well
    if not well:
        print(f"FAILED: {what}")


def run(*words, given=""):
    return subprocess.run([HELTMED, "store", *words], input=given, capture_output=True, text=True, check=False)


def expect(status, *words):
    done = run(*words)
    check(done.returncode == status, f"{words}: exit status {done.returncode}, not {status}: {done.stderr[:200]}")
    return done


def documents():
    for number, (case, name, on, data) in enumerate(EVENTS):
        event = {"key": f"k-{number}", "type": name, "on": on, "recorded_at": f"{on}T12:00:00Z", "data": data}
        yield json.dumps({**event, "case": case} if case else event)


def check_json(store):
    case = json.loads(expect(0, "case", store, "c-1", "--on", "2026-02-03").stdout)
    check(case["state"] == "trial" and case["version"] == 4, "the state of a case")
    check(case["departs_from"] == ["trial.second_interview", "trial.references", "followup.specialist"], "what it departs from")
    check([event["what"] for event in case["foresees"]] == ["visit", "trial_last_day", "offer_due", "place_held_until"], "what comes next")
    check("concerns" not in case, "no concern in a case's view")
    check("concerns" in json.loads(expect(0, "case", store, "c-2", "--on", "2026-02-03", "--concerns").stdout), "the safety number asked for")
    due = json.loads(expect(0, "due", store, "--from", "2026-02-09", "--until", "2026-02-09").stdout)
    check(list(due) == ["from", "until", "concerns", "visits"], "concerns come first")
    check([concern["case"] for concern in due["concerns"]] == ["c-2"], "whose concern it is")
    check([visit["overdue_days"] for visit in due["visits"]] == [7, 7, 0, 0, 0], "visits due and overdue")
    places = json.loads(expect(0, "places", store, "--on", "2026-02-02").stdout)
    check([(found["taken"], found["left"]) for found in places["agreements"]] == [(1, 0)], "places taken and left")
    short = json.loads(expect(0, "shortfalls", store, "--until", "2026-02-08").stdout)
    check(short["sum_owed_ore"] == 700 and short["complete"], "what is owed")


def check_reports(store):
    asked = (("case", store, "c-1", "--on", "2026-02-03"), ("due", store, "--from", "2026-02-09", "--until", "2026-02-15"),
             ("places", store, "--on", "2026-02-02"), ("shortfalls", store, "--until", "2026-02-08"))
    for words in asked:
        shown = [expect(0, *words, "--report", "--lang", language).stdout for language in LANGUAGES]
        check(len(set(shown)) == len(LANGUAGES), f"{words[0]}: each language has words of its own")
        for text in shown:
            check(all(len(line) <= 80 for line in text.splitlines()), f"{words[0]}: at most 80 columns")
            check("label." not in text and "step." not in text and "ask." not in text, f"{words[0]}: no key in place of words: {text}")
    case = expect(0, "case", store, "c-1", "--on", "2026-02-03", "--report").stdout
    check("trial.second_interview" in case and "What comes next" in case, "a case for people")
    check(re.search(r"! 2 February 2026 +c-2  e-2  every week · 7 days overdue", expect(0, *asked[1], "--report").stdout), "a visit overdue")


def check_feed(store):
    window = ("--from", "2026-02-09", "--until", "2026-02-15", "--ics")
    feed = expect(0, "due", store, *window)
    if feed.returncode == 2:
        return
    uids = re.findall(r"^UID:(\S+)", feed.stdout.replace("\r\n ", "").replace("\n ", ""), re.M)
    check("c-2/e-2/employment-2026-02-02-visit-2026-02-02@libheltmed" in uids, "a visit is known by its plan and its day")
    check(len(uids) == len(set(uids)) > 3, "no visit stands twice")
    check("oncern" not in feed.stdout, "no concern in a feed")
    later = run("due", store, "--from", "2026-02-10", "--until", "2026-02-20", "--ics").stdout
    check(uids[-1] in later, "a visit keeps its id from feed to feed")


def check_refusals(store):
    expect(1, "case", store, "c-9", "--on", "2026-02-03")
    expect(1, "case", store, "c-1", "--on", "2026-02-30")
    expect(2, "case", store, "c-1")
    expect(2, "case", store, "--on", "2026-02-03")
    expect(2, "due", store, "--from", "2026-02-03")
    expect(2, "due", store, "--from", "2026-02-03", "--until", "2026-02-03", "--ics", "--json")
    expect(2, "places", store, "--on", "2026-02-03", "--ics")
    expect(3, "shortfalls", store + ".none", "--until", "2026-02-03")


def main():
    with tempfile.TemporaryDirectory() as directory:
        store = os.path.join(directory, "views.db")
        expect(0, "create", store)
        taken = run("append", store, given="\n".join(documents()) + "\n")
        check(taken.returncode == 0, f"the events are taken: {taken.stdout[-300:]}")
        check_json(store)
        check_reports(store)
        check_feed(store)
        check_refusals(store)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())

"""recompute.py EVENTS DAY DIRECTORY: cases and jobs told once more from the raw events, by other code, and compared with cases.csv and jobs.csv.

Written from the definitions alone (docs/outcomes.md, the codebook). departs_from is not told again: the rules have an oracle of their own.
"""

import json
import os
import sys

import pandas as pd

events_path, day, directory = sys.argv[1:]
extract = pd.Timestamp(day)
DAY = pd.Timedelta(days=1)


def counting(events):
    """The events that count: known by then, the newest amendment of each chain, in order of day and of arrival."""
    events = events[events["recorded_at"].str[:10] <= day].copy()
    root = {}
    for key, target in zip(events["key"], events["corrects"]):
        root[key] = root[target] if isinstance(target, str) and target in root else key
    events["root"] = events["key"].map(root)
    place = pd.Series(range(len(events)), index=events["key"])
    events["place"] = place.values
    events["root_place"] = events["root"].map(place)
    first_recorded = events.set_index("key")["recorded_at"]
    events["root_recorded"] = events["root"].map(first_recorded)
    newest = events.sort_values("place").groupby("root").tail(1)
    newest = newest[(newest["type"] != "voided") & (newest["on"] <= day)]
    return newest.sort_values(["on", "root_place"])


def tell_case(case_id, events):
    case = {"trials": [], "jobs": [], "opened": None, "withdrawn": None, "closed": None, "offer": None}
    for event in events.to_dict("records"):
        on, kind, data = pd.Timestamp(event["on"]), event["type"], event["data"]
        at = data.get("employer")
        trials, jobs = case["trials"], case["jobs"]
        latest = next((t for t in reversed(trials) if at is None or t["employer"] == at), None)
        going = [j for j in reversed(jobs) if (at is None or j["employer"] == at) and j["end"] is None]
        ending = [j for j in reversed(jobs) if (at is None or j["employer"] == at) and j["end"] == on]
        job = (going + ending + [None])[0]
        if kind == "case_opened":
            case["opened"] = {"on": on, **data}
        elif kind == "trial_started":
            planned = pd.Timestamp(data["planned_last_day"]) if "planned_last_day" in data else on + 27 * DAY
            trials.append({"employer": at, "start": on, "until": planned, "ended": None, "early": None, "wants": {}, "offer": False,
                           "declined": False, "job": None})
            case["withdrawn"] = case["closed"] = None
        elif kind == "trial_ended":
            open_trials = [t for t in reversed(trials) if t["ended"] is None and (at is None or t["employer"] == at)]
            if open_trials:
                open_trials[0]["ended"], open_trials[0]["early"] = on, data["early"]
        elif kind == "continuation_decided" and latest:
            latest["wants"][data["by"]] = data["wants"]
        elif kind == "offer_made":
            case["offer"] = case["offer"] or on
            if latest:
                latest["offer"] = True
        elif kind == "offer_declined" and latest:
            latest["declined"] = True
        elif kind == "hired":
            jobs.append({"employer": at, "start": on, "end": None, "recorded": pd.Timestamp(event["root_recorded"][:10]), "reason": None,
                         "supported": None, "converted": None, "minutes": [data.get("minutes_per_week")], "wage": [(on, data["hourly_wage_ore"])],
                         "hours": [(on, data.get("minutes_per_week"))]})
            if latest and latest["job"] is None:
                latest["job"] = jobs[-1]
            case["withdrawn"] = case["closed"] = None
        elif kind == "wage_changed" and job:
            job["wage"].append((on, data["hourly_wage_ore"]))
        elif kind == "hours_changed" and job:
            job["hours"].append((on, data["minutes_per_week"]))
        elif kind == "converted_to_vta_o" and job:
            job["converted"] = job["converted"] or on
        elif kind == "employment_ended" and going:
            going[0].update(end=on, reason=data["reason"], supported=data.get("ending_supported"))
        elif kind == "case_withdrawn":
            case["withdrawn"] = case["withdrawn"] or on
        elif kind == "case_closed":
            case["closed"] = case["closed"] or on
        elif kind == "case_reopened":
            case["withdrawn"] = case["closed"] = None
    return case_row(case_id, case), [job_row(case_id, i, job) for i, job in enumerate(case["jobs"], 1)]


def offered(case, index):
    trial = case["trials"][index]
    if trial["offer"] or trial["declined"] or trial["job"]:
        return 1
    until = trial["ended"] if trial["ended"] is not None else trial["until"]
    over = (False in trial["wants"].values() or case["withdrawn"] is not None or case["closed"] is not None or
            index + 1 < len(case["trials"]) or until + 28 * DAY <= extract)
    return 0 if over else None


def window(start, end, yes):
    return int(yes) if end - DAY <= extract else None


def case_row(case_id, case):
    opened, jobs, trials = case["opened"], case["jobs"], case["trials"]
    start = opened["on"]
    ends = [(job["start"], 1) for job in jobs[:1]] or sorted([(case["withdrawn"], 2)] * (case["withdrawn"] is not None) +
                                                             [(case["closed"], 3)] * (case["closed"] is not None))
    end, cause = ends[0] if ends else (extract + DAY, 0)
    answers = [offered(case, i) for i in range(len(trials))]
    hired = jobs[0]["start"] if jobs else None
    return {"case_id": case_id, "municipality": opened["municipality"], "prior_status": opened.get("prior_status"), "found": opened["found"],
            "path": opened.get("path"), "opened_on": start, "trial_on": trials[0]["start"] if trials else None, "offer_on": case["offer"],
            "hired_on": hired, "ended_on": max(job["end"] for job in jobs) if jobs and all(job["end"] is not None for job in jobs) else None,
            "withdrawn_on": case["withdrawn"], "t_hire_days": (end - start).days, "t_hire_cause": cause,
            "offered_after_trial": 1 if 1 in answers else answers[-1] if answers else None,
            **{f"hired_{n}d": window(start, start + n * DAY, hired is not None and hired < start + n * DAY) for n in (90, 180, 365)}}


def job_row(case_id, number, job):
    stop = (extract if job["end"] is None else job["end"]) + DAY
    tenure = (stop - job["start"]).days
    first = {name: [value for on, value in job[name] if on == job["start"]][-1] for name in ("hours", "wage")}
    kept = {f"ret_{m}m": window(job["start"], job["start"] + pd.DateOffset(months=m), stop >= job["start"] + pd.DateOffset(months=m))
            for m in (6, 12, 24)}
    return {"case_id": case_id, "job_no": number, "employer": job["employer"], "start_on": job["start"], "end_on": job["end"],
            "end_reason": job["reason"], "entry_days": min(max((job["recorded"] - job["start"]).days, 0), tenure), "tenure_days": tenure,
            "ended": int(job["end"] is not None), **kept, "minutes_per_week_first": first["hours"],
            "minutes_per_week_last": job["hours"][-1][1], "wage_ore_first": first["wage"], "wage_ore_last": job["wage"][-1][1],
            "converted_on": job["converted"], "ending_supported": None if job["supported"] is None else int(job["supported"])}


def as_text(value):
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    return value.strftime("%Y-%m-%d") if isinstance(value, pd.Timestamp) else str(int(value)) if not isinstance(value, str) else value


def compare(name, rows):
    told = pd.read_csv(os.path.join(directory, name), dtype=str, keep_default_na=False)
    columns = [column for column in told.columns if column != "departs_from"]
    here = pd.DataFrame([{column: as_text(row[column]) for column in columns} for row in rows], columns=columns)
    if len(here) != len(told):
        print(f"FAILED: {name}: {len(told)} rows, {len(here)} told here")
        return 0, 1
    differ = here.ne(told[columns])
    for column in columns:
        for i in list(differ.index[differ[column]])[:3]:
            print(f"FAILED: {name}: {told.iloc[i, 0]} {column}: {told.at[i, column]!r}, here {here.at[i, column]!r}")
    wrong = int(differ.sum().sum())
    print(f"{name}: {len(here)} rows, {len(columns)} columns, {wrong} values differ")
    return here.size - wrong, wrong


with open(events_path, encoding="utf-8") as lines:
    events = pd.DataFrame([json.loads(line) for line in lines])
for column in ("corrects", "case"):
    events[column] = events[column] if column in events else None
events = counting(events[events["case"].notna()])
cases, jobs = [], []
for case_id, group in sorted(events.groupby("case"), key=lambda item: item[0].encode()):
    if (group["type"] == "case_opened").any():
        case, its_jobs = tell_case(case_id, group)
        cases.append(case)
        jobs += its_jobs
passed, failed = map(sum, zip(compare("cases.csv", cases), compare("jobs.csv", jobs)))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

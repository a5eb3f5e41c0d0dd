"""pandas making the columns of `cases` and `jobs` that need no rules, from the same rows of the store's file: seconds of processor time."""

import json
import sqlite3
import sys
import time

import pandas as pd

EXTRACT_ON = 20634  # 2026-06-30, in days


def read(path):
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    return pd.read_sql_query("SELECT c.id, e.seq, e.type, e.day, e.recorded_at, e.corrects, e.data FROM cases c JOIN events e "
                               "ON e.case_no = c.no ORDER BY c.id, e.seq", store)


def counting(events):
    """The newest amendment of each chain, in order of day and of arrival."""
    events = events[pd.to_datetime(events["recorded_at"].str[:10]) <= pd.Timestamp(EXTRACT_ON, unit="D")]
    root = events["corrects"].where(events["corrects"] > 0, events["seq"])
    by_seq = dict(zip(events["seq"], root))
    while True:
        further = root.map(by_seq).fillna(root)
        if further.equals(root):
            break
        root = further
    events = events.assign(root=root).drop_duplicates("root", keep="last")
    return events[(events["type"] != "voided") & (events["day"] <= EXTRACT_ON)].sort_values(["id", "day", "root"], kind="stable")


def days_to(end, months):
    start = pd.to_datetime(end, unit="D")
    return ((start + pd.DateOffset(months=months)) - pd.Timestamp(0)).dt.days


def cases_and_jobs(events):
    first = events.drop_duplicates(["id", "type"]).pivot(index="id", columns="type", values="day")
    opened = events[events["type"] == "case_opened"].set_index("id")
    facts = pd.DataFrame([json.loads(data) for data in opened["data"]], index=opened.index)
    cases = facts.join(first[["case_opened", "trial_started", "offer_made", "hired", "case_withdrawn", "case_closed"]])
    until = cases[["hired", "case_withdrawn", "case_closed"]].min(axis=1).fillna(EXTRACT_ON + 1)
    cases["t_hire_days"] = cases["hired"].fillna(until) - cases["case_opened"]
    cases["t_hire_cause"] = cases["hired"].notna() * 1 + (cases["hired"].isna() & cases["case_withdrawn"].notna()) * 2
    for days in (90, 180, 365):
        end = cases["case_opened"] + days
        cases[f"hired_{days}d"] = (cases["hired"] < end).where(end - 1 <= EXTRACT_ON)
    hired = events[events["type"] == "hired"].copy()
    hired["job_no"] = hired.groupby("id").cumcount() + 1
    terms = pd.DataFrame([json.loads(data) for data in hired["data"]], index=hired.index)
    ends = events[events["type"] == "employment_ended"].copy()
    ends["job_no"] = ends.groupby("id").cumcount() + 1
    reasons = pd.DataFrame([json.loads(data) for data in ends["data"]], index=ends.index)
    ends = pd.concat([ends[["id", "job_no", "day"]].rename(columns={"day": "end_on"}), reasons], axis=1)
    jobs = pd.concat([hired[["id", "job_no", "day", "recorded_at"]], terms], axis=1).merge(ends, on=["id", "job_no"], how="left")
    stop = jobs["end_on"].fillna(EXTRACT_ON) + 1
    jobs["tenure_days"] = stop - jobs["day"]
    jobs["ended"] = jobs["end_on"].notna()
    jobs["entry_days"] = (pd.to_datetime(jobs["recorded_at"].str[:10]) - pd.to_datetime(jobs["day"], unit="D")).dt.days.clip(lower=0)
    for months in (6, 12, 24):
        end = days_to(jobs["day"], months)
        jobs[f"ret_{months}m"] = (stop >= end).where(end - 1 <= EXTRACT_ON)
    changes = events[events["type"].isin(["wage_changed", "hours_changed"])].drop_duplicates(["id", "type"], keep="last")
    last = pd.DataFrame([json.loads(data) for data in changes["data"]], index=changes["id"])
    return cases, jobs, last


start = time.process_time()
cases, jobs, last = cases_and_jobs(counting(read(sys.argv[1])))
print(f"pandas {time.process_time() - start:.4f}")

# %% [markdown]
# # What became of them: a municipality's cases, analysed
#
# The municipality is simulated and its rates are invented: **nothing here says anything about real outcomes**. The definitions of every
# column are the library's (`docs/outcomes.md`); the statistics are lifelines', scikit-survival's and scipy's.
#
#     python examples/outcomes/analysis.py [DIRECTORY]      pictures (PNG) and report.html; build/examples/outcomes without one

# %%
import base64
import html
import json
import pathlib
import sys

import duckdb
import heltmed
import matplotlib
import numpy as np
import pandas as pd
import polars as pl
from lifelines import KaplanMeierFitter
from scipy.stats import chi2
from sksurv.nonparametric import cumulative_incidence_competing_risks

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

ON = "2026-06-30"
CASES, SEED = 400, 2026
OUT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else "build/examples/outcomes")
OUT.mkdir(parents=True, exist_ok=True)
BLUE, ORANGE, GREEN, RED, GREY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8a8a8a"
plt.rcParams.update({"figure.dpi": 130, "font.size": 10, "axes.spines.top": False, "axes.spines.right": False, "axes.titlelocation": "left",
                     "axes.grid": True, "axes.axisbelow": True, "grid.alpha": 0.25, "figure.constrained_layout.use": True})
NAMES = {"vta_s": "sheltered work (VTA-S)", "day_centre": "day centre", "work_centre": "work centre", "school": "school", "other": "other",
         "not_told": "not told"}
NOTE = f"{CASES} simulated cases, as of {ON}; rates invented"
pictures = []


def save(figure, name, caption):
    """Writes a picture, and keeps it for the report."""
    figure.supxlabel(NOTE, x=0.99, ha="right", fontsize=7, color=GREY)
    figure.savefig(OUT / f"{name}.png")
    if "ipykernel" in sys.modules:
        from IPython.display import display
        display(figure)
    plt.close(figure)
    pictures.append((name, caption))


def at_risk(axes, days, durations, entries):
    """Ticks of an axis of days, each with how many are at risk then below: begun to be seen before, and not over by it."""
    counts = [int(((durations >= day) & (entries < max(day, 1))).sum()) for day in days]
    axes.set_xticks(days, [f"{day}\n({count})" for day, count in zip(days, counts)])


# %% [markdown]
# ## The municipality, and its tables in one line each

# %%
path = OUT / "municipality.db"
for old in OUT.glob("*.db*"):
    old.unlink()
with heltmed.Store.create(path, relaxed=True) as made:
    print(made.append_all(heltmed.simulate(CASES, SEED)), "events")

store = heltmed.Store(path, read_only=True)
jobs_polars = store.outcomes("jobs", on=ON).to_polars()
jobs = store.outcomes("jobs", on=ON).to_pandas()
cases_table = store.outcomes("cases", on=ON)
by_cause = duckdb.sql("select t_hire_cause, count(*) n from cases_table group by all order by all").fetchall()
cases = store.outcomes("cases", on=ON).to_pandas()
print(f"{len(cases)} cases, {len(jobs)} jobs; 12-month retention {jobs_polars['ret_12m'].mean():.3f} of the "
      f"{jobs_polars['ret_12m'].count()} jobs whose year is over")
print("time to hire ended as (0 censored, 1 hired, 2 withdrew, 3 other):", by_cause)

# %% [markdown]
# ## How long jobs last, by what came before
#
# Kaplan-Meier over `tenure_days` and `ended`. A job is at risk from the day on which it was first recorded (`entry_days`): one that was
# recorded only after it was over was never seen at risk, and is left out.

# %%
jobs["prior"] = jobs["case_id"].map(cases.set_index("case_id")["prior_status"].astype(object)).fillna("not_told")
seen = jobs[jobs["entry_days"] < jobs["tenure_days"]]
figure, panels = plt.subplots(2, 3, figsize=(11, 7.2), sharey=True)
ticks = [0, 180, 365, 545, 730, 1095]
for axes, (status, name) in zip(panels.flat, NAMES.items()):
    for other in NAMES:
        some = seen[seen["prior"] == other]
        if other != status and len(some):
            curve = KaplanMeierFitter().fit(some["tenure_days"], some["ended"], entry=some["entry_days"]).survival_function_
            axes.step(curve.index, curve.iloc[:, 0], where="post", color="#c9c9c9", linewidth=0.9)
    group = seen[seen["prior"] == status]
    fitter = KaplanMeierFitter().fit(group["tenure_days"], group["ended"], entry=group["entry_days"])
    band = fitter.confidence_interval_survival_function_
    axes.fill_between(band.index, band.iloc[:, 0], band.iloc[:, 1], step="post", color=BLUE, alpha=0.2, linewidth=0)
    axes.step(fitter.survival_function_.index, fitter.survival_function_.iloc[:, 0], where="post", color=BLUE, linewidth=1.8)
    axes.set_title(f"{name} (n = {len(group)}, {int(group['ended'].sum())} ended)", fontsize=10)
    at_risk(axes, ticks, group["tenure_days"], group["entry_days"])
    axes.set(xlim=(0, 1130), ylim=(0, 1.02))
    axes.yaxis.set_major_formatter(matplotlib.ticker.PercentFormatter(1))
for axes in panels[:, 0]:
    axes.set_ylabel("still in the job")
for axes in panels[1]:
    axes.set_xlabel("days since the job began (jobs at risk)")
figure.suptitle("How long jobs last, by what came before: Kaplan-Meier with 95 % bands, the other groups in grey", x=0.01, ha="left")
save(figure, "retention", "Jobs still held, by prior status. Bands: 95 % (log-log). Below each: jobs at risk on that day.")

# %% [markdown]
# ## Hired, with withdrawal as a competing cause
#
# Who withdraws can no longer be hired. The cumulative incidence counts that; one minus Kaplan-Meier, which treats them as if they might
# still be hired, is too high: it is drawn beside, dashed.

# %%
cause, days = cases["t_hire_cause"].to_numpy(), cases["t_hire_days"].to_numpy().astype(float)
times, incidence, bands = cumulative_incidence_competing_risks(cause, days, conf_type="log-log")
naive = KaplanMeierFitter().fit(days, cause == 1).survival_function_
figure, axes = plt.subplots(figsize=(9, 5.6))
for number, (name, colour) in enumerate([("hired", BLUE), ("withdrew", ORANGE), ("ended otherwise", GREEN)], start=1):
    axes.fill_between(times, bands[number, 0], bands[number, 1], step="post", color=colour, alpha=0.2, linewidth=0)
    axes.step(times, incidence[number], where="post", color=colour, linewidth=2)
    last = np.searchsorted(times, 730, side="right") - 1
    axes.annotate(f"{name} {incidence[number][last]:.0%}", (734, incidence[number][last]), color=colour, va="center", annotation_clip=False)
axes.step(naive.index, 1 - naive.iloc[:, 0], where="post", color=GREY, linestyle="--", linewidth=1.2)
wrong = float(1 - naive.iloc[:, 0].loc[:730].iloc[-1])
axes.annotate(f"1 − KM, wrong here: {wrong:.0%}", (734, wrong), color=GREY, va="center", annotation_clip=False)
axes.set(xlim=(0, 730), ylim=(0, 1), xlabel="days since the case was opened (cases at risk)", ylabel="share of cases",
         title="What becomes of cases: cumulative incidence with 95 % bands")
at_risk(axes, range(0, 721, 90), days, np.zeros(len(days)))
axes.yaxis.set_major_formatter(matplotlib.ticker.PercentFormatter(1))
save(figure, "hiring", "Cumulative incidence of hiring, with withdrawal and other endings as competing causes.")

# %% [markdown]
# ## Follow-up, by how long the job has lasted

# %%
exposure = store.outcomes("exposure", on=ON).to_pandas()
windows = exposure.groupby("window", observed=True).agg(days=("days", "sum"), due=("due_n", "sum"), done=("done_n", "sum"), jobs=("job_no", "size"),
                                                        minutes=("minutes", "sum"))
timed = exposure[exposure["minutes"].notna()].groupby("window", observed=True)["days"].sum()
months = windows["days"] / 28
low, high = chi2.ppf(0.025, 2 * windows["done"]) / 2 / months, chi2.ppf(0.975, 2 * windows["done"] + 2) / 2 / months
rate = windows["done"] / months
figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6))
place = np.arange(len(windows))
labels = [f"days {name.rstrip('-') + ' on' if name.endswith('-') else name.replace('-', '–')}\n{count} jobs"
          for name, count in zip(windows.index, windows["jobs"])]
left.bar(place - 0.2, windows["due"] / months, 0.38, color="#d0d0d0", label="planned")
left.bar(place + 0.2, rate, 0.38, color=BLUE, label="held", yerr=[rate - low, high - rate], capsize=3)
left.set(xticks=place, xticklabels=labels, ylabel="visits in 28 days of employment", title="Visits planned and held (exact Poisson 95 %)")
left.legend(frameon=False)
right.bar(place, windows["minutes"].astype(float) / (timed / 7), 0.5, color=GREEN)
right.set(xticks=place, xticklabels=labels, ylabel="minutes a week", title="Time spent on visits, where minutes were recorded")
save(figure, "follow_up", "Intensity of follow-up by window of the job. A planned visit counts as held when it was closed in time or late.")

# %% [markdown]
# ## Who fell under the wage floor after a backdated tariff
#
# Collective agreements are often settled late and paid back from spring. In a copy of the store, every tariff rises by 8 % from 1 May,
# recorded on the last day of June: the same question, before and after.

# %%
copy = path.with_name("backdated.db")
store.backup(copy)
latest = {}
for event in map(json.loads, store.export()):
    if event["type"] == "tariff_set" and event["on"] < "2026-05-01":
        latest[event["data"]["tariff"]] = max(latest.get(event["data"]["tariff"], ("", 0)), (event["on"], event["data"]["hourly_ore"]))
with heltmed.Store(copy) as changed:
    before = changed.shortfalls(ON)
    changed.append_all({"key": f"backdated-{tariff}", "type": "tariff_set", "on": "2026-05-01", "recorded_at": "2026-06-30T12:00:00Z",
                        "actor": "example", "data": {"tariff": tariff, "hourly_ore": hourly * 108 // 100}}
                       for tariff, (_, hourly) in sorted(latest.items()))
    after = changed.shortfalls(ON)


def under(answer):
    """Employments under the floor on or after 1 May: øre owed from then on, and the first day."""
    found = {}
    for one in answer["employments"]:
        for period in one["periods"]:
            if period["to"] >= "2026-05-01":
                owed, first, gap = found.get((one["case"], one["job_no"]), (0, "9999", 0))
                found[one["case"], one["job_no"]] = (owed + (period["owed_ore"] or 0), min(first, period["from"]), max(gap, period["shortfall_ore"]))
    return found


old, new = under(before), under(after)
fell = sorted(((gap, owed, key) for key, (owed, _, gap) in new.items() if key not in old))
print(len(old), "under the floor before,", len(new), "after;", len(fell), "fell under it")
figure, axes = plt.subplots(figsize=(9, max(3.2, 0.23 * len(fell[-24:]) + 1.8)))
shown = fell[-24:]
axes.barh(range(len(shown)), [gap / 100 for gap, _, _ in shown], color=ORANGE)
for row, (gap, owed, _) in enumerate(shown):
    axes.text(gap / 100, row, f"  NOK {owed / 100:,.0f} owed" if owed else "  hours not known", va="center", fontsize=8)
axes.set(yticks=range(len(shown)), yticklabels=[f"{case}, job {number}" for _, _, (case, number) in shown], xlabel="NOK an hour under the floor",
         title=f"{len(fell)} jobs fell under the floor when tariffs rose 8 % back to 1 May\n({len(old)} were under it already"
               + (f"; the {len(shown)} furthest under it are shown)" if len(fell) > len(shown) else ")"))
axes.margins(x=0.2, y=0.01)
axes.grid(axis="y", visible=False)
save(figure, "backdated", "Jobs that a backdated tariff put under the floor of the model: by how much, and what is owed since.")

# %% [markdown]
# ## A reform: a floor of 25 % of the tariff
#
# The same file, folded with another rulebook. What it costs is what would be owed under the reform beyond what is owed already.

# %%
ends = [day.date() for day in pd.date_range("2025-07-31", "2026-06-30", freq="ME")]


def owed_by(rulebook):
    """Kroner owed in all, from 1 July 2025 by the end of each month, where it can be told; and of how many employments it cannot."""
    with heltmed.Store(path, read_only=True, rulebook=rulebook) as reader:
        answers = [reader.shortfalls(day)["employments"] for day in ["2025-06-30", *ends]]
    untold = {(one["case"], one["job_no"]) for answer in answers for one in answer if one["sum_owed_ore"] is None}
    sums = [sum(one["sum_owed_ore"] for one in answer if (one["case"], one["job_no"]) not in untold) / 100 for answer in answers]
    return np.array(sums[1:]) - sums[0], len(untold)


floors = {bp: heltmed.Rulebook({"version": f"floor-{bp}", "parameters": {
    "wage.floor_share_bp": [{"valid_from": "2020-01-01", "value": 2000}, {"valid_from": "2025-07-01", "value": bp}]}}) for bp in (2250, 2500, 3000)}
base, _ = owed_by(None)
costs = {bp: owed_by(book)[0] - base for bp, book in floors.items()}
_, untold = owed_by(floors[3000])
figure, axes = plt.subplots(figsize=(9, 5))
for (bp, cost), colour in zip(costs.items(), (GREEN, BLUE, ORANGE)):
    axes.plot(ends, cost / 1000, marker="o", markersize=4, color=colour, linewidth=2 if bp == 2500 else 1.3)
    axes.annotate(f" {bp / 100:g} %: NOK {cost[-1]:,.0f}", (ends[-1], cost[-1] / 1000), color=colour, va="center", annotation_clip=False)
axes.set(ylabel="NOK 1000 since 1 July 2025, cumulated", ylim=(0, None), xlabel="end of month",
         title="What a higher wage floor would cost employers, beyond today's 20 %")
axes.set_xticks(ends, [f"{day:%b}\n{day:%Y}" if day.month in (1, 7) else f"{day:%b}" for day in ends])
axes.set_xlim(ends[0], ends[-1])
axes.text(0.01, 0.95, f"{untold} employments whose hours or tariff were not told are not in it", transform=axes.transAxes, fontsize=8, color=GREY)
save(figure, "reform", "A floor of 22.5, 25 and 30 % of the tariff from 1 July 2025: what it adds, month by month.")

# %% [markdown]
# ## Indicators, with small numbers suppressed
#
# `suppress_below` has no default: what may be published is the publisher's to say. A cell that is hidden shows as ":".

# %%
table = store.outcomes("indicators", on=ON, suppress_below=5).to_polars()
MEASURES = ["offered_per_trial_started", "hired_per_trial_completed", "hired_90d", "hired_180d", "hired_365d", "ret_6m", "ret_12m", "ret_24m",
            "visits_on_time"]
shown = table.filter(pl.col("measure").is_in(MEASURES), (pl.col("group") == "all") | pl.col("group").str.starts_with("year:")
                     | pl.col("group").str.starts_with("prior_status:"))
groups_of_one = table.filter(pl.col("measure") == "offered_per_trial_completed", pl.col("group").str.contains("^(all|prior_status:.*|year:.*)$")).reverse()
figure, axes = plt.subplots(figsize=(9, 5.4))
for row, one in enumerate(groups_of_one.iter_rows(named=True)):
    if one["value_bp"] is None:
        axes.text(1, row, ":  hidden" if one["suppressed"] != "none" else "no completed trial", va="center", color=GREY)
        continue
    value = one["value_bp"] / 100
    axes.plot([one["lo_bp"] / 100, one["hi_bp"] / 100], [row, row], color=BLUE, linewidth=2.2)
    axes.plot(value, row, "o", color="black" if one["group"] == "all" else BLUE, markersize=6)
    axes.text(101, row, f"{one['k']} of {one['n']}", va="center", fontsize=8.5)
axes.set(yticks=range(len(groups_of_one)), xlim=(0, 100), xlabel="% of completed trials that led to an offer",
         yticklabels=[NAMES.get(group.split(":")[-1], group.replace("year:", "opened ").replace("all", "all cases")) for group in groups_of_one["group"]],
         title="An offer after a completed trial, with Wilson 95 % intervals")
axes.set_ylim(-0.6, len(groups_of_one) - 0.4)
axes.grid(axis="y", visible=False)
save(figure, "indicators", "Offered a job per completed trial, by prior status and year of opening; cells under 5 hidden, with those that would give them away.")

# %% [markdown]
# ## One page with all of it

# %%


def cell(one):
    if one["value_bp"] is None:
        return "<td class=s>:</td>" if one["suppressed"] != "none" else "<td class=s>–</td>"
    return f"<td>{one['value_bp'] / 100:.1f} % <small>({one['lo_bp'] / 100:.0f}–{one['hi_bp'] / 100:.0f}; {one['k']}/{one['n']})</small></td>"


groups = shown["group"].unique(maintain_order=True).to_list()
cells = {(one["measure"], one["group"]): cell(one) for one in shown.iter_rows(named=True)}
present = [measure for measure in MEASURES if (measure, "all") in cells]
rows = "".join(f"<tr><th scope=row>{html.escape(group.replace('_', ' '))}</th>" + "".join(cells.get((measure, group), "<td></td>") for measure in present)
               + "</tr>" for group in groups)
definitions = {one["measure"]: one["definition"] for one in shown.iter_rows(named=True)}
parts = "".join(f'<figure><img alt="{html.escape(caption)}" src="data:image/png;base64,'
                f'{base64.b64encode((OUT / f"{name}.png").read_bytes()).decode()}"><figcaption>{html.escape(caption)}</figcaption></figure>'
                for name, caption in pictures)
(OUT / "report.html").write_text(f"""<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">
<title>What became of them</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}}
img{{max-width:100%;height:auto}}figure{{margin:2rem 0}}figcaption,small,.s{{color:#666}}.w{{overflow-x:auto}}table{{border-collapse:collapse;font-size:.8rem}}
td,th{{border-bottom:1px solid #ddd;padding:.3rem .5rem;text-align:left;vertical-align:top}}.n{{background:#fff4d6;padding:.6rem 1rem}}</style>
<h1>What became of them</h1><p class=n>{html.escape(NOTE)}: nothing here says anything about real outcomes. Rulebook
{html.escape(heltmed.Rulebook.built_in().version)}, heltmed {html.escape(heltmed.__version__)}.</p>{parts}
<h2>Indicators</h2><p>Share (Wilson 95 % interval; k/n). ":" is hidden: fewer than 5, or needed to hide another.</p>
<div class=w><table><thead><tr><th>group</th>{"".join(f"<th scope=col>{html.escape(one.replace('_', ' '))}</th>" for one in present)}</tr></thead>
<tbody>{rows}</tbody></table></div><dl>{"".join(f"<dt><b>{html.escape(one.replace('_', ' '))}</b></dt><dd>{html.escape(definitions[one])}</dd>" for one in present)}</dl></html>
""")
store.close()
print("written:", *sorted(one.name for one in OUT.glob("*.png")), "report.html")

"""Read by mypy --strict alone: what a program may rely on."""

from datetime import date
from decimal import Decimal

import heltmed
from heltmed import columns

decision = heltmed.assess("wage", {"on": date(2026, 1, 1), "hourly_wage_ore": Decimal("38.16"), "phase": None}, lang=heltmed.Language.NB)
outcome: heltmed.Outcome = decision.outcome
missing: tuple[str, ...] = decision.missing
observed: list[int | None] = [criterion.observed for criterion in decision.criteria]
text: str = decision.explain("wage.floor", lang="nn") + decision.letter() + decision.to_json()
day: date = decision.on

rulebook = heltmed.Rulebook({"version": "mine", "parameters": {}})
share: int | None = rulebook.value("wage.floor_share_bp", "2026-01-01")
visits: list[date] = [visit.on for visit in heltmed.plan({"from": "2026-01-01", "until": date(2026, 2, 1)}, rulebook=rulebook).visits]
owed: int | None = heltmed.shortfalls({"wages": [], "tariffs": [], "from": "2026-01-01", "until": "2026-02-01"}).sum_owed_ore
months: list[str] = [month.month for month in heltmed.share({"starts_on": "2026-01-01"}).months]
names: list[str] = [fact.name for assessment in heltmed.assessments() for fact in assessment.facts]
outcomes, reasons = columns.wage_floor("2026-01-01", [3816], 19079, reasons=True)
word: str = columns.Outcome(outcomes[0]).word

with heltmed.Store.create("store.db") as store:
    receipt: heltmed.Receipt = store.append({"key": "k", "type": "tariff_set", "on": day, "data": {"tariff": "t", "hourly_ore": 1}})
    seq: int = receipt.seq
    count: int = store.append_all(heltmed.simulate(10, seed=1))
    state: str = store.case("c1", on=day)["state"]
    outcomes_table: heltmed.Outcomes = store.outcomes("risk", on=day, coarsen="months")
    csv: str = outcomes_table.to_csv()
    line: str = next(store.export())
    events: int = store.verify(receipt.head).events

try:
    heltmed.assess("wage", {})
except heltmed.UnknownNameError as error:
    code: str = error.code
    field: str | None = error.field

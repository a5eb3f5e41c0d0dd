"""Writes docs/rules: one page for each assessment and computation, and their index.

    python3 src/generate/rule_docs.py HELTMED DIRECTORY

Everything on the pages is told by the command itself (`heltmed rules --json`), by the acceptance cases in tests/vectors, or
found out by asking the command: which facts and which dated parameters a criterion hangs on is seen by leaving them out.
tests/check_docs.py fails when the pages are stale.
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NOTICE = "<!-- Written by src/generate/rule_docs.py from the library's own tables and tests/vectors: do not edit. -->\n"
KINDS = {
    "requirement": "a hard rule: only requirements decide the outcome",
    "guideline": "a typical value: shown, never deciding",
    "target": "an aim measured over many cases",
    "caution": "something that a person should look at; decides nothing",
}
BASES = {
    "source": "a source says so",
    "reading": "a source says so unclearly, and this is how it is read",
    "project": "our own, where the sources are silent",
    "external": "law or public rates",
}
OUTCOMES = ["met", "not_met", "undetermined", "not_applicable"]


class Command:
    """The executable, asked one question or many."""

    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def rules(self):
        return json.loads(self.run(["rules", "--json"]))

    def run(self, arguments, given="", allowed=(0,)):
        run = subprocess.run([self.path, *arguments], input=given, capture_output=True, text=True, check=False)
        if run.returncode not in allowed:
            raise SystemExit(f"heltmed {' '.join(arguments)} ended with {run.returncode}: {run.stderr.strip()}")
        return run.stdout

    def answers(self, name, is_assessment, many_facts, overlay=None):
        """The answer to each of the facts; refused ones give {"error": …}."""
        arguments = ["assess", name] if is_assessment else [name]
        given = "".join(json.dumps(facts, ensure_ascii=False) + "\n" for facts in many_facts)
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            if overlay is not None:
                json.dump(overlay, file)
                file.flush()
                arguments += ["--rulebook", file.name]
            lines = self.run([*arguments, "--jsonl"], given, (0, 1)).splitlines()
        if len(lines) != len(many_facts):
            raise SystemExit(f"heltmed {name}: {len(many_facts)} lines in, {len(lines)} out")
        return [json.loads(line) for line in lines]


class Rule:
    """An assessment or computation with its cases, and what asking the command has shown of it."""

    def __init__(self, described, is_assessment):
        self.name = described["name"]
        self.title = described["title"]
        self.facts = described["facts"]
        self.criteria = described["criteria"]
        self.derived = described["derived"]
        self.is_assessment = is_assessment
        lines = (ROOT / "tests/vectors" / f"{self.name}.jsonl").read_text(encoding="utf-8").splitlines()
        self.cases = [json.loads(line) for line in lines]
        self.asked = {}       # criterion -> the facts that it hangs on
        self.parameters = {}  # criterion, derived value or "" -> the dated parameters that it hangs on
        self.reasons = {}     # (criterion, reason) -> the outcome that it stood for

    def used_parameters(self):
        return {id for ids in self.parameters.values() for id in ids}


# ---- What asking shows ----


def usable_facts(rule):
    return [case["facts"] for case in rule.cases if "error" not in case["expect"] and isinstance(case["facts"], dict)]


def without(facts, name):
    return {key: value for key, value in facts.items() if key != name}


def days_around(day):
    middle = datetime.date.fromisoformat(day).toordinal()
    days = range(max(1, middle - 10), min(datetime.date.max.toordinal(), middle + 20) + 1)
    return [str(datetime.date.fromordinal(day)) for day in days]


def probes(rule, days):
    """Every case with every fact left out, optional ones also on the days around it; and the first case with every choice, at every
    age, on every day of `days`. Each is the facts, the place of those to compare with, and the fact that was left out."""
    cases = usable_facts(rule)
    optional = [fact["name"] for fact in rule.facts if fact["optional"]]
    found = []
    for facts in cases:
        for day in [facts["on"], *(days_around(facts["on"]) if any(name in facts for name in optional) else [])]:
            whole = {**facts, "on": day}
            place = len(found)
            found.append((whole, None, None))
            left_out = [name for name in facts if name != "on" and (day == facts["on"] or name in optional)]
            found += [(without(whole, name), place, name) for name in left_out]
    ages = [fact["name"] for fact in rule.facts if fact["kind"] == "years of age"]
    for fact in rule.facts:
        for word in fact["words"] if fact["kind"] == "choice" and ages else []:
            for day in days:
                found += [({**cases[0], "on": day, fact["name"]: word, ages[0]: age}, None, None) for age in range(15, 22)]
    return found


def see_criteria(rule, command, days, ids):
    asked = probes(rule, days)
    answers = command.answers(rule.name, True, [facts for facts, _, _ in asked])
    for (_, whole, left_out), answer in zip(asked, answers):
        for i, criterion in enumerate(answer.get("criteria", [])):
            id = criterion["id"]
            rule.reasons.setdefault((id, criterion["reason"]), criterion["outcome"])
            used = {parameter["id"] for parameter in criterion["parameters"]} | (ids & set(criterion["missing"]))
            rule.parameters.setdefault(id, set()).update(used)
            hangs = set(criterion["missing"]) - ids
            before = answers[whole].get("criteria") if whole is not None else None
            if before and (before[i]["outcome"], before[i]["reason"]) != (criterion["outcome"], criterion["reason"]):
                hangs.add(left_out)
            rule.asked.setdefault(id, set()).update(hangs)


def nothing_known(parameters):
    """An overlay in which none of the parameters has a value on any day."""
    days = lambda parameter: {"0001-01-01", *(value["valid_from"] for value in parameter["values"])}
    return {"version": "nothing-known", "parameters": {
        parameter["id"]: [{"valid_from": day, "value": None} for day in sorted(days(parameter))] for parameter in parameters}}


def see_computed(rule, command, parameters):
    """Takes the values of parameters away, family by family and then one by one, and sees what changes."""
    cases = usable_facts(rule)
    values = lambda answer: answer.get("derived", {}) if rule.is_assessment else {"": without(answer, "rulebook")}
    whole = [values(answer) for answer in command.answers(rule.name, rule.is_assessment, cases)]

    def changed(some):
        now = [values(answer) for answer in command.answers(rule.name, rule.is_assessment, cases, nothing_known(some))]
        return {name for before, after in zip(whole, now) for name in before if before[name] != after.get(name)}

    families = {}
    for parameter in parameters:
        families.setdefault(parameter["id"].split(".")[0], []).append(parameter)
    for family in families.values():
        for parameter in family if changed(family) else []:
            for name in changed([parameter]):
                rule.parameters.setdefault(name, set()).add(parameter["id"])


# ---- Markdown ----


def cell(words):
    return str(words).replace("|", "\\|").replace("\n", " ")


def table(heads, rows):
    lines = [" | ".join(heads), " | ".join("---" for _ in heads), *(" | ".join(cell(c) for c in row) for row in rows)]
    return "".join(f"| {line} |\n" for line in lines) + "\n"


def code(words):
    return f"`{words}`"


def codes(words, order=None):
    words = sorted(words) if order is None else [word for word in order if word in words]
    return ", ".join(code(word) for word in words)


def value_words(value):
    return code(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def number(value):
    return f"{value:,}".replace(",", " ")


def range_words(described):
    if described["words"]:
        return ", ".join(code(word) for word in described["words"])
    if described["kind"] in ("date", "yes or no", "municipality"):
        return ""
    lowest, highest = number(described["lowest"]), number(described["highest"])
    words = lowest if lowest == highest else f"{lowest} to {highest}"
    return f"{words} of them" if described["kind"] == "list" else words


class Sources:
    """The ids of sources, and where docs/sources.md tells of them."""

    def __init__(self, rules):
        self.told = {source["id"]: source for source in rules["sources"]}
        self.anchors = {}
        anchor = None
        for line in (ROOT / "docs/sources.md").read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                anchor = re.sub(r"[^\w\- ]", "", line[3:].lower()).replace(" ", "-")
            row = re.match(r"\| ([SP]\d[\w-]*) \|", line)
            if row and anchor:
                self.anchors[row[1]] = anchor

    def link(self, id):
        return f"[{id}](../sources.md#{self.anchors[id]})" if id in self.anchors else f"[{id}](#sources)"

    def links(self, ids):
        return ", ".join(self.link(id) for id in ids) or "–"

    def section(self, ids):
        rows = []
        for id in sorted(ids, key=lambda id: list(self.told).index(id)):
            told = self.told[id]
            rows.append([id, told["title"], told["date"], f"<{told['address']}>" if told["address"] else "none known"])
        return "## Sources\n\n" + table(["id", "title", "date", "address"], rows)


# ---- The parts of a page ----


def may_be_bare(rule, fact):
    """Whether a list's fact is given as one number in a case."""
    return fact["kind"] == "list" and any(isinstance(facts.get(fact["name"]), int) for facts in usable_facts(rule))


def kind_words(rule, fact):
    if fact["kind"] != "list":
        return fact["kind"]
    if not fact["fields"]:
        return "list of texts"
    kind = f"list of {fact['fields'][0]['kind']}s" if len(fact["fields"]) == 1 else "list of rows, below"
    return kind + (", or one number" if may_be_bare(rule, fact) else "")


def given_words(described):
    return "must be given" if described["required"] else "optional" if described.get("optional") else ""


def facts_section(rule):
    rows = [[code(fact["name"]), fact["about"], kind_words(rule, fact), range_words(fact), given_words(fact)] for fact in rule.facts]
    text = "## Facts\n\n" + table(["fact", "what it is", "kind", "words or range", ""], rows)
    for fact in rule.facts:
        if len(fact["fields"]) > 1:
            rows = [[code(f["name"]), f["about"], f["kind"], range_words(f), given_words(f)] for f in fact["fields"]]
            text += f"A row of `{fact['name']}`:\n\n" + table(["field", "what it is", "kind", "words or range", ""], rows)
    if rule.is_assessment:
        text += "What is neither required nor *optional* may be unknown, and is then missing where it matters. An optional fact has a "
        text += "meaning when it is absent, and is never missing."
    else:
        text += "A computation has no unknown facts: what is not *optional* must be given."
    return text + f" In C: `heltmed_{rule.name}_facts`.\n\n"


def criteria_section(rule, sources):
    order = [fact["name"] for fact in rule.facts]
    rows = [[code(c["id"]), c["kind"], c["basis"], codes(rule.asked[c["id"]], order) or "–",
             parameters_words(rule.parameters[c["id"]]), sources.links(c["sources"])] for c in rule.criteria]
    text = "## Criteria\n\n" + table(["criterion", "kind", "basis", "reads", "dated parameters", "sources"], rows)
    for title, told, used in (("Kinds", KINDS, {c["kind"] for c in rule.criteria}), ("Basis", BASES, {c["basis"] for c in rule.criteria})):
        text += f"{title}: " + "; ".join(f"*{word}*, {told[word]}" for word in told if word in used) + ".\n\n"
    rows = []
    for criterion in rule.criteria:
        reasons = [(r["outcome"] or rule.reasons.get((criterion["id"], r["reason"]), "–"), r) for r in criterion["reasons"]]
        reasons.sort(key=lambda told: OUTCOMES.index(told[0]) if told[0] in OUTCOMES else len(OUTCOMES))
        rows += [[code(criterion["id"]), outcome, code(r["reason"]), r["text"]] for outcome, r in reasons]
    text += "What each says, in English. Names in braces are filled in; facts that are missing are asked for instead "
    text += "(`missing_facts`), and a rate that is missing is named (`no_rate`).\n\n"
    return text + table(["criterion", "outcome", "reason", "text"], rows)


def derived_section(rule):
    if not rule.derived:
        return ""
    rows = [[code(d["name"]), d["kind"], d["about"], parameters_words(rule.parameters.get(d["name"], set()))] for d in rule.derived]
    return "## Derived values\n\n`null` where a value cannot be told.\n\n" + table(["name", "kind", "what it is", "dated parameters"], rows)


def parameters_words(ids):
    """The ids; a large family of them by its name."""
    families = {}
    for id in sorted(ids):
        families.setdefault(id.split(".")[0], []).append(id)
    words = [f"`{name}.…` ({len(family)})" if len(family) > 4 else codes(family) for name, family in sorted(families.items())]
    return ", ".join(words) or "–"


def dated_words(value):
    number_words = "not known" if value["value"] is None else json.dumps(value["value"]).replace('"', "")
    since = "always" if value["valid_from"] == "0001-01-01" else f"from {value['valid_from']}"
    decided = f" (decided {value['known_from']})" if value["known_from"] else ""
    return f"{since}: {number_words}{decided}"


def parameter_rows(parameters, sources):
    return [[code(p["id"]), p["about"], p["unit"], p["kind"], p["basis"],
             "<br>".join(dated_words(value) for value in p["values"]) or "none was found", sources.links(p["sources"])] for p in parameters]


PARAMETER_HEADS = ["parameter", "what it is", "unit", "kind", "basis", "values", "sources"]


def parameters_section(rule, parameters, sources):
    used = [p for p in parameters if p["id"] in rule.used_parameters()]
    known = [p for p in used if p["values"]]
    if not used:
        return ""
    text = "## Dated parameters\n\nAny of them can be changed in an overlay on the rulebook.\n\n"
    text += table(PARAMETER_HEADS, parameter_rows(known, sources))
    if len(known) < len(used):
        text += "No value was found for " + codes(p["id"] for p in used if not p["values"]) + ".\n\n"
    return text


# ---- Acceptance cases ----


def list_differences(name, first, now):
    """The fields that differ between two lists of rows of one length, or None when that says no less."""
    if not all(isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in (first, now)) or len(first) != len(now):
        return None
    found = [(i, key, b.get(key)) for i, (a, b) in enumerate(zip(first, now), 1) for key in {**a, **b} if a.get(key) != b.get(key)]
    by_change = {}
    for i, key, value in found:
        by_change.setdefault((key, json.dumps(value)), []).append(i)
    if not by_change or len(by_change) > 3:
        return None
    where = lambda rows: "each" if len(rows) == len(now) else f"{rows[0]}" if len(rows) == 1 else f"{len(rows)} rows"
    return ", ".join(f"`{name}` ({where(rows)}): `{key}` {value_words(json.loads(value))}" for (key, value), rows in by_change.items())


def fact_words(name, value):
    if isinstance(value, list) and len(json.dumps(value)) > 160:
        return f"`{name}`: {len(value)} of them"
    words = json.dumps(value, ensure_ascii=False)
    return f"`{name}` {value_words(value)}" if len(words) <= 160 else f"`{name}`: {len(words)} characters"


def given(case, first):
    """What a case is given: in full, or how it differs from the first one, whichever is shorter."""
    facts, overlay = case["facts"], case.get("overlay")
    if not isinstance(facts, dict):
        return value_words(facts)
    in_full = ", ".join(fact_words(name, value) for name, value in facts.items()) or "nothing"
    parts = [list_differences(name, first.get(name), value) or fact_words(name, value)
             for name, value in facts.items() if name not in first or first[name] != value]
    parts += [f"no `{name}`" for name in first if name not in facts]
    words = "as the first, but " + ", ".join(parts) if parts else "as the first"
    words = words if len(words) < len(in_full) else in_full
    for id, values in (overlay or {"parameters": {}})["parameters"].items():
        words += f"; with `{id}` " + ", ".join(dated_words({"known_from": None, **value}) for value in values)
    return words


def decision_words(expect, first):
    words = [f"**{expect['outcome']}**"]
    differing = [(id, c["outcome"]) for id, c in expect["criteria"].items() if c["outcome"] != first["criteria"][id]["outcome"]]
    words += [f"`{id}` {outcome}" for id, outcome in differing]
    for key, title in (("missing", "missing"), ("ask_also", "ask also")):
        words += [f"{title} {codes(expect[key], expect[key])}"] if expect[key] else []
    words += [f"`{name}` {value_words(value)}" for name, value in expect["derived"].items() if first["derived"].get(name) != value]
    return "; ".join(words)


def computed_words(expect):
    words = []
    for name, value in expect.items():
        if isinstance(value, list) and len(value) > 2:
            words.append(f"`{name}`: {len(value)}, from {value_words(value[0])} to {value_words(value[-1])}")
        else:
            words.append(f"`{name}` {value_words(value)}")
    return "; ".join(words)


def expected(case, first, is_assessment):
    expect = case["expect"]
    if "error" in expect:
        field = expect["error"].get("field")
        return f"error `{expect['error']['code']}`" + (f", field `{field}`" if field else "")
    return decision_words(expect, first) if is_assessment else computed_words(expect)


def cases_section(rule, sources):
    first = rule.cases[0]
    rows = [[case["name"], given(case, first["facts"]) if case is not first else "the facts above",
             expected(case, first["expect"], rule.is_assessment), case["why"], sources.link(case["source"])] for case in rule.cases]
    shown = json.dumps(first["facts"], ensure_ascii=False, indent=2)
    shown = re.sub(r"\{\s+([^{}\[\]]*?)\s+\}", lambda m: "{" + re.sub(r"\s*\n\s*", " ", m[1]) + "}", shown) if "[" in shown else shown
    text = f"## Acceptance cases\n\nThese {len(rows)} cases stand in [tests/vectors](../../tests/vectors/{rule.name}.jsonl), and the tests "
    text += "run them all. The first one:\n\n```json\n" + shown + "\n```\n\n"
    if rule.is_assessment:
        text += "Of the others, what differs in the decision from the first one's is told beside the outcome.\n\n"
    return text + table(["case", "given", "answer", "why", "source"], rows)


# ---- The picture ----


def picture(rule):
    order = [fact["name"] for fact in rule.facts]
    lines = ["flowchart LR"]
    if not rule.is_assessment:
        shapes = sorted({key for case in rule.cases if "error" not in case["expect"] for key in case["expect"]})
        lines.append(f'    compute(["{rule.name}"])')
        lines += [f'    f_{name}["{name}"] --> compute' for name in order]
        lines += [f'    p{i}[/"{id}"/] -.-> compute' for i, id in enumerate(sorted(rule.used_parameters()))]
        lines += [f'    compute --> out_{name}[["{name}"]]' for name in shapes]
        return "```mermaid\n" + "\n".join(lines) + "\n```\n\n"
    deciding = [c for c in rule.criteria if c["kind"] == "requirement"]
    beside = [c for c in rule.criteria if c["kind"] != "requirement"]
    node = {c["id"]: f"c{i}" for i, c in enumerate(rule.criteria)}
    asked = [name for name in order if any(name in hangs for hangs in rule.asked.values())]
    lines += [f'    f_{name}["{name}"]' for name in asked]
    lines.append('    decision(["decision"])')
    lines += [f'    {node[c["id"]]}{{{{"{c["id"]}"}}}} --> decision' for c in deciding]
    if beside:
        lines.append('    subgraph beside ["shown beside it, deciding nothing"]')
        lines += [f'        {node[c["id"]]}("{c["id"]}<br>{c["kind"]}")' for c in beside]
        lines.append("    end")
    lines += [f"    f_{name} --> {node[c['id']]}" for c in rule.criteria for name in asked if name in rule.asked[c["id"]]]
    if deciding:
        lines += ['    decision -->|"one does not hold"| not_met["not_met: talk"]',
                  '    decision -->|"what is missing can settle it"| undetermined["undetermined: ask"]',
                  '    decision -->|"all that apply hold"| met["met: go_on"]',
                  '    decision -->|"none applies"| not_applicable["not_applicable: go_on"]']
    else:
        lines.append('    decision -->|"nothing here decides"| not_applicable["not_applicable: go_on"]')
    return "```mermaid\n" + "\n".join(lines) + "\n```\n\n"


# ---- Pages ----


def page(rule, parameters, sources):
    cited = {id for c in rule.criteria for id in c["sources"]} | {case["source"] for case in rule.cases}
    cited |= {id for p in parameters if p["id"] in rule.used_parameters() for id in p["sources"]}
    text = f"{NOTICE}\n# {rule.name}\n\n{rule.title}\n\n" + picture(rule) + facts_section(rule)
    if rule.criteria:
        text += criteria_section(rule, sources)
    text += derived_section(rule) + parameters_section(rule, parameters, sources) + cases_section(rule, sources)
    return (text + sources.section(cited)).rstrip() + "\n"


def index(rules, parameters, sources):
    rows = [[f"[{r.name}]({r.name}.md)", r.title, len(r.criteria) or "–", len(r.cases)] for r in rules]
    assessments = sum(rule.is_assessment for rule in rules)
    heads = ["page", "question", "criteria", "acceptance cases"]
    unused = [p for p in parameters if not any(p["id"] in rule.used_parameters() for rule in rules)]
    text = f"{NOTICE}\n# The rules\n\nWhat can be asked, what each answer hangs on, and why. How unclear sources are read is in "
    text += "[readings.md](../readings.md); every statement of the sources, one by one, is in [sources.md](../sources.md).\n\n"
    text += "## Assessments\n\n" + table(heads, rows[:assessments]) + "## Computations\n\n" + table(heads, rows[assessments:])
    text += "## Other parameters\n\nThe rulebook holds these too. No page above hangs on them: they are observations and targets to "
    text += "measure by, numbers for whoever keeps the cases, or rates between those that are compared.\n\n"
    known = [p for p in unused if p["values"]]
    text += table(PARAMETER_HEADS, parameter_rows(known, sources))
    if len(known) < len(unused):
        text += "No value was found for " + codes(p["id"] for p in unused if not p["values"]) + ".\n\n"
    return (text + sources.section({id for p in known for id in p["sources"]})).rstrip() + "\n"


def write(command, directory):
    told = command.rules()
    parameters, ids = told["parameters"], {p["id"] for p in told["parameters"]}
    days = sorted({value["valid_from"] for p in parameters for value in p["values"] if value["value"] is not None} - {"0001-01-01"})
    rules = [Rule(r, True) for r in told["assessments"]] + [Rule(r, False) for r in told["computations"]]
    sources = Sources(told)
    directory.mkdir(parents=True, exist_ok=True)
    for rule in rules:
        if rule.is_assessment:
            see_criteria(rule, command, days, ids)
        see_computed(rule, command, parameters)
        (directory / f"{rule.name}.md").write_text(page(rule, parameters, sources), encoding="utf-8")
    (directory / "README.md").write_text(index(rules, parameters, sources), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: rule_docs.py HELTMED DIRECTORY")
    write(Command(sys.argv[1]), pathlib.Path(sys.argv[2]))

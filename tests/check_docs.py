"""Checks the documentation against the library.

    python3 tests/check_docs.py HELTMED [--build DIRECTORY] [--update]

HELTMED is the command; DIRECTORY is the build tree that it and the library stand in (the command's own directory, when not told).
Checked are: that docs/rules is what src/generate/rule_docs.py writes; that every rule of the sources is told in docs/sources.md, truly;
that docs/readings.md tells every contradiction and silence; that relative links lead somewhere; that every block of docs/c.md
compiles, runs and prints what stands under it, and that the programs of README.md in C and Python run.
--update writes docs/rules and the printed blocks of docs/c.md anew before checking.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def numbered(prefix, last, width=2):
    return [f"{prefix}{n:0{width}}" for n in range(1, last + 1)]


# Every statement of the five source documents.
RULE_IDS = [*numbered("S0-", 16), "S0-17a", "S0-17b", *[f"S0-{n}" for n in range(18, 24)], "S1-01", *numbered("P", 10, 1),
            *numbered("S2-", 39), *numbered("S3-", 36), *numbered("S4-", 12)]
DOCUMENTS = ("S0", "S1", "S2", "S3", "S4")
STATEMENT_KINDS = {"rule", "typical", "target", "observation", "description"}
CONTRADICTIONS = 29
SILENCES = [
    "pass mark", "attendance floor", "retakes", "steps between twice a week and once a month", "escalation and the return from it",
    "trial: counting of days, pauses, early end, extension", "wage in the trial", "employer in the trial", "which tariff is comparable",
    "rounding of the floor", "a tariff that rises", "least and most hours a week", "age limits", "benefit as a condition",
    "consent, guardian", "keeping of data", "what an unfavourable answer must say", "complaints",
    "when a place is vacant and may be filled again", "price of eXpress, VAT, part months", "a follow-up that was missed",
    "calendar or working days between visits", "pupils' pay", "folk high school in the 60 %", "language of the programme for pupils",
    "weights of the ViVirk'R pointers", "when to leave the Swedish preparatory track"]


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, complaint):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {complaint}")
        return holds


def read(path):
    return path.read_text(encoding="utf-8")


def rows_of(text, columns):
    """The rows of all tables with so many columns, without heads and rules."""
    lines = text.splitlines()
    for i, line in enumerate(lines):
        cells = [c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]] if line.startswith("|") else []
        is_head = i + 1 < len(lines) and lines[i + 1].startswith("| ---")
        if len(cells) == columns and not is_head and not line.startswith("| ---"):
            yield cells


# ---- docs/rules ----


def write_rules(command, directory):
    return subprocess.run([sys.executable, str(ROOT / "src/generate/rule_docs.py"), str(command), str(directory)], check=False).returncode == 0


def check_rules(tally, command):
    with tempfile.TemporaryDirectory() as directory:
        if not tally.check(write_rules(command, directory), "src/generate/rule_docs.py does not run"):
            return
        fresh = {path.name: read(path) for path in pathlib.Path(directory).iterdir()}
    kept = {path.name: read(path) for path in (DOCS / "rules").iterdir()}
    for name in sorted({*fresh, *kept}):
        if name not in fresh or name not in kept:
            tally.check(False, f"docs/rules/{name} {'is not written any more' if name in kept else 'is missing'}")
        else:
            tally.check(fresh[name] == kept[name], f"docs/rules/{name} is stale: run this check with --update")


# ---- docs/sources.md and docs/readings.md ----


class Library:
    """What the command tells of itself."""

    def __init__(self, command):
        run = subprocess.run([str(command), "rules", "--json"], capture_output=True, text=True, check=True)
        told = json.loads(run.stdout)
        self.criteria = {c["id"]: c["sources"] for a in told["assessments"] for c in a["criteria"]}
        self.parameters = {p["id"]: p["sources"] for p in told["parameters"]}
        self.derived = {f"{a['name']}.{d['name']}" for a in told["assessments"] for d in a["derived"]}
        for computation in told["computations"]:
            for line in read(ROOT / "tests/vectors" / f"{computation['name']}.jsonl").splitlines():
                expect = json.loads(line)["expect"]
                self.derived |= {f"{computation['name']}.{key}" for key in expect if key != "error"}
        self.sources = {source["id"]: source for source in told["sources"]}
        # Every type of event; the page is made from the library's table, and a test compares them.
        self.events = {type.strip("`"): sources.split() for type, _, sources in rows_of(read(DOCS / "events.md"), 3) if type.startswith("`")}

    def names(self):
        return {*self.criteria, *self.parameters, *self.derived}


def claim_holds(library, id, claim):
    kind, _, name = claim.partition(" ")
    if kind == "criterion":
        return id in library.criteria.get(name, [])
    if kind == "parameter":
        return id in library.parameters.get(name, [])
    if kind == "derived":
        return name in library.derived
    return kind == "event" and name.endswith(" (case store)") and id in library.events.get(name.removesuffix(" (case store)"), [])


def check_sources(tally, library):
    text = read(DOCS / "sources.md")
    rows = {}
    for id, says, kind, where in rows_of(text, 4):
        if re.fullmatch(r"[SP]\d+[-\w]*", id) and id not in DOCUMENTS:
            tally.check(id not in rows, f"docs/sources.md tells {id} twice")
            tally.check(says and kind in STATEMENT_KINDS, f"docs/sources.md: {id} says nothing, or is of no kind of statement")
            rows[id] = where
    for id in rows:
        tally.check(id in RULE_IDS, f"docs/sources.md tells {id}, which is no statement of the sources")
    for id in RULE_IDS:
        tally.check(id in library.sources, f"the library has no title for {id}")
        if not tally.check(id in rows, f"docs/sources.md does not tell {id}"):
            continue
        where = rows[id]
        if where.startswith("descriptive:"):
            tally.check(len(where) > len("descriptive: "), f"docs/sources.md: {id} is descriptive for no reason")
            continue
        for claim in where.split(", "):
            tally.check(claim_holds(library, id, claim), f"docs/sources.md: {id} does not live in \"{claim}\"")
    events = {f"{type} (case store)": ids for type, ids in library.events.items()}
    for kind, cited in (("criterion", library.criteria), ("parameter", library.parameters), ("event", events)):
        for name, ids in cited.items():
            for id in ids:
                tally.check(id in library.sources, f"{kind} {name} cites {id}, which has no title")
                if id in RULE_IDS:
                    tally.check(f"{kind} {name}" in rows.get(id, "").split(", "), f"docs/sources.md: {id} also lives in {kind} {name}")
    for head, _, date, address in rows_of(text, 4):
        if head.split(",")[0] in DOCUMENTS:
            told = library.sources[head.split(",")[0]]
            is_told = told["address"] in address if told["address"] else "none known" in address
            tally.check(told["date"] == date and is_told, f"docs/sources.md and the library differ on {head}'s date or address")


def check_readings(tally, library):
    text = read(DOCS / "readings.md")
    told = [(number, trouble, reading) for number, trouble, reading in rows_of(text, 3) if number.isdigit()]
    tally.check([int(number) for number, _, _ in told] == list(range(1, CONTRADICTIONS + 1)),
                f"docs/readings.md does not tell the contradictions 1 to {CONTRADICTIONS} in order")
    for number, trouble, reading in told:
        tally.check(trouble and reading, f"docs/readings.md: contradiction {number} has no reading")
    silences = {silence: chosen for silence, chosen in rows_of(text, 2)}
    for silence in SILENCES:
        tally.check(silences.get(silence), f"docs/readings.md does not tell what is done about: {silence}")
    for name in set(re.findall(r"`([a-z_]+\.[a-z0-9_]+)`", text)):
        tally.check(name in library.names(), f"docs/readings.md names {name}, which the library does not know")


# ---- Links ----


def anchors(text):
    """The anchors of the headings, as GitHub makes them."""
    found = {}
    for heading in re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), re.M):
        slug = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
    return {slug + (f"-{n}" if n else "") for slug, count in found.items() for n in range(count + 1)}


def check_links(tally):
    for page in [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]:
        name = page.relative_to(ROOT)
        if not tally.check(page.is_file(), f"{name} is missing"):
            continue
        text = re.sub(r"^```.*?^```$", "", read(page), flags=re.M | re.S)
        for target in set(re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text))):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            aim = (page.parent / path).resolve() if path else page
            if tally.check(aim.exists() and aim.is_relative_to(ROOT), f"{name} links to {target}, which is not there") and anchor:
                tally.check(aim.suffix == ".md" and anchor in anchors(read(aim)), f"{name} links to {target}: no such heading")


# ---- Programs ----


class Block:
    def __init__(self, match, text):
        self.language, self.mark, self.code = match[1], match[2].strip(), match[3]
        self.line = text.count("\n", 0, match.start()) + 1
        self.start, self.end = match.start(3), match.end(3)


def blocks_of(text):
    return [Block(match, text) for match in re.finditer(r"^```(\w*)([^\n]*)\n(.*?)^```$", text, re.M | re.S)]


class Workshop:
    """A directory with the library installed, in which programs are built and run."""

    def __init__(self, command, build, directory):
        self.build, self.directory, self.frame = build, directory, None
        self.prefix = directory / "installed"
        done = subprocess.run(["cmake", "--install", str(build), "--prefix", str(self.prefix)], capture_output=True, text=True, check=False)
        self.installed = done.returncode == 0
        libraries = [str(path.parent) for path in self.prefix.rglob("libheltmed.so")]
        self.environment = {
            **os.environ, "LD_LIBRARY_PATH": ":".join([*libraries, os.environ.get("LD_LIBRARY_PATH", "")]).strip(":"),
            "PKG_CONFIG_PATH": ":".join(f"{path}/pkgconfig" for path in libraries), "CMAKE_PREFIX_PATH": str(self.prefix),
            "PATH": f"{command.parent}:{os.environ['PATH']}"}

    def run(self, arguments, directory=None):
        """What it printed, or None and what went wrong."""
        run = subprocess.run(arguments, cwd=directory or self.directory, env=self.environment, capture_output=True, text=True, check=False)
        return (run.stdout, "") if run.returncode == 0 else (None, f"{arguments[0]} ended with {run.returncode}\n{run.stderr[-2000:]}")

    def c(self, block):
        code, more = block.code, ["-Wno-unused-function"] if block.mark == "frame" else []
        if "int main(" not in code:
            lines = "".join(f"    {line}".rstrip() + "\n" for line in code.splitlines())
            code, more = self.frame.replace("    /* each block stands here */\n", lines), ["-Wno-unused-function"]
        source = self.directory / "block.c"
        source.write_text(code, encoding="utf-8")
        if not (self.directory / "first.c").exists():
            shutil.copy(source, self.directory / "first.c")
        compiler = next(name for name in (os.environ.get("CC"), "cc", "gcc", "clang") if name and shutil.which(name))
        _, wrong = self.run([compiler, "-std=c11", "-pedantic", "-Wall", "-Wextra", "-Werror", *more, f"-I{ROOT}/include",
                             f"-I{self.build}/include", "-o", "block", "block.c", f"-L{self.build}", "-lheltmed",
                             f"-Wl,-rpath,{self.build}", "-pthread"])
        return (None, wrong) if wrong else self.run(["./block"])

    def cmake(self, block):
        project = self.directory / "project"
        project.mkdir(exist_ok=True)
        (project / "CMakeLists.txt").write_text(block.code, encoding="utf-8")
        shutil.copy(self.directory / "first.c", project)
        for arguments in (["cmake", "-S", ".", "-B", "build"], ["cmake", "--build", "build"]):
            printed, wrong = self.run(arguments, project)
            if printed is None:
                return None, wrong
        return self.run(["build/first"], project)

    def answer(self, block):
        if block.language == "c":
            return self.c(block)
        if block.language == "cmake":
            return self.cmake(block)
        return self.run(["sh", "-eu", "-c", block.code])


def check_tutorial(tally, workshop, update):
    page = DOCS / "c.md"
    text = read(page)
    blocks = blocks_of(text)
    frames = [block for block in blocks if block.mark == "frame"]
    if not tally.check(len(frames) == 1 and "    /* each block stands here */\n" in frames[0].code, "docs/c.md has no frame"):
        return
    workshop.frame = frames[0].code
    printed_anew = []
    previous = None
    for block, following in zip(blocks, [*blocks[1:], None]):
        where = f"docs/c.md, line {block.line}"
        if block.language == "text":
            tally.check(previous is not None and previous.language != "text", f"{where}: shows what no block prints")
        elif tally.check(block.language in ("c", "sh", "cmake") and block.mark in ("", "frame"), f"{where}: a block that cannot be tried"):
            printed, wrong = workshop.answer(block)
            if tally.check(printed is not None, f"{where}: {wrong}"):
                shown = following if following is not None and following.language == "text" else None
                if update and shown:
                    printed_anew.append((shown, printed))
                elif block.language == "c" or shown:
                    tally.check(printed == (shown.code if shown else ""), f"{where}: it prints\n{printed}")
        previous = block
    for shown, printed in reversed(printed_anew):
        text = text[:shown.start] + printed + text[shown.end:]
    if printed_anew:
        page.write_text(text, encoding="utf-8")


def check_readme(tally, workshop):
    for block in blocks_of(read(ROOT / "README.md")):
        if block.language == "c":  # Python's is tried where the package is, by tests/python/test_docs.py
            printed, wrong = workshop.answer(block)
            tally.check(printed, f"README.md, line {block.line}: {wrong or 'it prints nothing'}")


def main():
    parser = argparse.ArgumentParser(usage="check_docs.py HELTMED [--build DIRECTORY] [--update]")
    parser.add_argument("command", type=pathlib.Path)
    parser.add_argument("--build", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    command = arguments.command.resolve()
    build = (arguments.build or command.parent).resolve()
    tally = Tally()

    if arguments.update:
        write_rules(command, DOCS / "rules")
    check_rules(tally, command)
    library = Library(command)
    check_sources(tally, library)
    check_readings(tally, library)
    check_links(tally)
    with tempfile.TemporaryDirectory() as directory:
        workshop = Workshop(command, build, pathlib.Path(directory))
        if tally.check(workshop.installed, f"cmake cannot install {build}"):
            if arguments.update:
                check_tutorial(tally, workshop, True)
            check_tutorial(tally, workshop, False)
            check_readme(tally, workshop)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())

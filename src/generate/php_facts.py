"""Writes the classes of facts for PHP: one for each assessment and computation, for the rows of its lists, and for its words.

    python3 src/generate/php_facts.py HELTMED DIRECTORY [--check]

Everything in them is told by the command (`heltmed rules --json`). With --check nothing is written, and the exit status is 1
when a file differs from what would be.
"""
import json
import pathlib
import subprocess
import sys

NOTICE = "/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */"
MONEY = ("øre", "øre an hour", "øre a month", "øre a year")
# The contract takes a bare number for these lists too.
NUMBER_OR_ROWS = ("minutes_per_week",)


def camel(name):
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def enum_name(assessment, name):
    return camel(assessment) + camel(name)


def php_class(name, about, body, uses=()):
    imports = "".join(f"use {one};\n" for one in sorted(uses))
    return (f"<?php\n\n{NOTICE}\n\ndeclare(strict_types=1);\n\nnamespace HeltMed\\Facts;\n\n{imports}{chr(10) if imports else ''}"
            f"/** {about} */\n{body}")


def enum(name, words, about):
    cases = "".join(f"    case {camel(word)} = '{word}';\n" for word in words)
    return php_class(name, about, f"enum {name}: string\n{{\n{cases}}}\n")


class Member:
    """A fact, or a field of a row: how PHP declares it, documents it and gives it to the extension."""

    def __init__(self, assessment, told):
        self.name, self.about, self.required = told["name"], told["about"], told["required"]
        self.uses, self.enums, self.doc, self.given = set(), {}, None, f"$this->{told['name']}"
        kind = told["kind"]
        if kind == "date":
            self.type = "\\DateTimeImmutable"
        elif kind == "yes or no":
            self.type = "bool"
        elif kind == "municipality":
            self.type, self.about = "string", self.about + ": four digits"
        elif kind in MONEY:
            self.type, self.given = "Money", f"$this->{self.name}{'' if self.required else '?'}->ore"
            self.about += f" ({kind})"
            self.uses.add("HeltMed\\Money")
        elif kind == "choice":
            self.type = enum_name(assessment, self.name)
            self.enums[self.type] = (told["words"], self.about)
        elif kind == "set of choices":
            self.type, of = "array", enum_name(assessment, self.name)
            self.enums[of] = (told["words"], self.about)
            self.doc = f"list<{of}>"
        elif kind == "list":
            self.list(assessment, told)
        else:
            self.type, self.about = "int", f"{self.about} ({kind}, {told['lowest']} to {told['highest']})"

    def list(self, assessment, told):
        fields = told["fields"]
        self.type, self.rows = "array", None
        if not fields:
            self.doc = "list<string>"
        elif len(fields) == 1:
            self.doc = f"list<{'DateTimeImmutable' if fields[0]['kind'] == 'date' else 'int'}>"
        else:
            row = camel(assessment) + camel(self.name) + "Row"
            self.doc, self.rows = f"list<{row}>", row
            rows = f"array_map(static fn ({row} $row): array => $row->toArray(), $this->{self.name})"
            self.given = rows if self.required else f"$this->{self.name} === null ? null : {rows}"
            if self.name in NUMBER_OR_ROWS:
                self.type, self.doc = "array|int", f"{self.doc}|int"
                self.given = f"is_array($this->{self.name}) ? {rows} : $this->{self.name}"

    def declared(self):
        if self.required:
            return f"public {self.type} ${self.name}"
        kind = f"{self.type}|null" if "|" in self.type else f"?{self.type}"
        return f"public {kind} ${self.name} = null"

    def documented(self):
        kind = (self.doc or self.type.replace("\\DateTimeImmutable", "DateTimeImmutable")) + ("" if self.required else "|null")
        return f"@param {kind} ${self.name} {self.about}"


def record(name, members, about, implements):
    """A class whose properties are the members: those that must be given first."""
    ordered = [one for one in members if one.required] + [one for one in members if not one.required]
    uses = set().union(*(one.uses for one in members)) | ({f"HeltMed\\{implements}"} if implements else set())
    parameters = "".join(f"        {one.declared()},\n" for one in ordered)
    docs = "".join(f"     * {one.documented()}\n" for one in ordered).replace("DateTimeImmutable", "\\DateTimeImmutable")
    given = "".join(f"            '{one.name}' => {one.given},\n" for one in members)
    body = (f"final readonly class {name}{f' implements {implements}' if implements else ''}\n{{\n"
            f"    /**\n{docs}     */\n    public function __construct(\n{parameters}    ) {{\n    }}\n\n"
            f"    /** @return array<string, mixed> the facts by their names, as the extension takes them */\n"
            f"    public function toArray(): array\n    {{\n        return [\n{given}        ];\n    }}\n")
    return uses, body, about


def files_of(one, implements):
    name = one["name"]
    facts = [Member(name, told) for told in one["facts"]]
    files, enums = {}, {}
    for told, fact in zip(one["facts"], facts):
        enums |= fact.enums
        if getattr(fact, "rows", None):
            fields = [Member(name, field) for field in told["fields"]]
            for field in fields:
                enums |= field.enums
            uses, body, about = record(fact.rows, fields, f"One of `{fact.name}`: {told['about']}.", None)
            files[fact.rows] = php_class(fact.rows, about, body + "}\n", uses)
    uses, body, about = record(camel(name), facts, one["title"], implements)
    if implements:
        body += f"\n    public static function assessment(): string\n    {{\n        return '{name}';\n    }}\n"
    files[camel(name)] = php_class(camel(name), about, body + "}\n", uses)
    return files | {key: enum(key, words, about[:1].upper() + about[1:] + ".") for key, (words, about) in enums.items()}


def main():
    command, directory = sys.argv[1], pathlib.Path(sys.argv[2])
    rules = json.loads(subprocess.run([command, "rules", "--json"], capture_output=True, text=True, check=True).stdout)
    files = {}
    for one in rules["assessments"]:
        files |= files_of(one, "Facts")
    for one in rules["computations"]:
        files |= files_of(one, None)
    files = {f"{name}.php": text for name, text in files.items()}
    there = {path.name: path.read_text() for path in directory.glob("*.php")}
    if "--check" in sys.argv:
        stale = sorted(name for name in files.keys() | there.keys() if files.get(name) != there.get(name))
        for name in stale:
            print(f"{directory / name} is not what the tables say")
        print(f"{len(files) - len(stale)} passed, {len(stale)} failed")
        return 1 if stale or not files else 0
    directory.mkdir(parents=True, exist_ok=True)
    for name in there.keys() - files.keys():
        (directory / name).unlink()
    for name, text in files.items():
        (directory / name).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes heltmed/_heltmed.pyi, the types of the module, from the headers and the interface:

    python3 bindings/python/stub.py > bindings/python/heltmed/_heltmed.pyi

The tests compare the two, and the module with them.
"""

from __future__ import annotations

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
INTERFACE = (ROOT / "bindings/heltmed.i").read_text()
HEADERS = re.findall(r'%include "heltmed/(\w+\.h)"', INTERFACE)
IGNORED = set(re.findall(r"%ignore (\w+);", INTERFACE + (ROOT / "bindings/python/python.i").read_text()))

# Pointers through which a call gives something, by the interface's own lists.
GIVEN = {parameter.strip(): {"int32_t": "int", "int64_t": "int | None", "const char": "str"}[kind]
         for kind, parameters in re.findall(r"%apply (int32_t|int64_t|const char) \*{1,2}(?:OUT|NAMED) \{([^}]*)\}", INTERFACE)
         for parameter in parameters.split(",")}

TOLD = {"heltmed_receipt *receipt": "tuple[str, int, int, bool, str]", "heltmed_verification *out": "tuple[int, int, bool, str]",
        "struct ArrowArrayStream *out": "object"}
OR_NONE = {one.strip().removeprefix("const char *") for some in re.findall(r"%apply const char \*OR_NONE \{([^}]*)\}", INTERFACE)
           for one in some.split(",")}

RESULTS = {"heltmed_status": "None", "const char *": "str | None", "int32_t": "int", "size_t": "int", "bool": "bool", "int64_t": "int | None",
           "void": "None"}

OWN = """\
def prepare(make_error: Any, make_plain: Any, criterion_class: Any, outcomes: tuple[Any, ...], advices: tuple[Any, ...], kinds: tuple[Any, ...], bases: tuple[Any, ...]) -> None: ...
def document_of_facts(facts: Any) -> bytes: ...
def assess_facts(rulebook: Any, assessment: str, facts: Any) -> tuple[Any, ...]: ...
def column_of_value(value: int | None) -> Any: ...
def column_of_buffer(object: Any, name: str, kind: str) -> Any: ...
def columns_of_arrow(object: Any, name: str, kind: str) -> list[Any]: ...
def column_count(column: Any) -> Any: ...
def column_slice(column: Any, first: int, count: int) -> Any: ...
def column_room(array: Any, validity: Any, first: int, count: int) -> Any: ...
def buffer_schema(format: str) -> object: ...
def buffer_array(format: str, values: Any, validity: Any, count: int) -> tuple[object, object]: ...
def buffer_stream(format: str, values: Any, validity: Any, count: int) -> object: ...
def arrow_read(capsule: object) -> list[list[Any]]: ...
"""


def header(name: str) -> str:
    path = ROOT / "include/heltmed" / name
    text = (path if path.exists() else path.with_suffix(".h.in")).read_text()
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.S)


def functions() -> list[tuple[str, str, list[str]]]:
    """Every exported function of the headers that the interface reads: result, name, parameters."""
    found = []
    for name in HEADERS:
        for result, function, parameters in re.findall(r"HELTMED_EXPORT\s+(?:HELTMED_NODISCARD\s+)?([\w ]+?[ *]+)(heltmed_\w+)\(([^;]*)\);",
                                                       header(name)):
            found.append((result.strip(), function, [" ".join(one.split()) for one in parameters.split(",")]))
    return found


def constants() -> list[str]:
    """Every constant of them."""
    found = []
    for name in HEADERS:
        for body in re.findall(r"enum\s*\{([^}]*)\}", header(name)):
            found += re.findall(r"(HELTMED_\w+)\s*=", body)
        found += re.findall(r"#define (HELTMED_\w+) \S", header(name)) if name in ("version.h", "date.h") else []
    return found


def stub(result: str, name: str, parameters: list[str]) -> str:
    takes, gives = [], []
    if name.startswith("heltmed_columns_"):  # called with as many columns as there are
        names = ", ".join(one.replace("*", " ").split()[-1] for one in parameters)
        return f"def {name.removeprefix('heltmed_')}(*arguments: Any) -> None: ...  # {names.removesuffix(', error')}"
    for parameter in parameters:
        kind, last = re.fullmatch(r"(.*?)(\w*)", parameter).groups()
        kind = kind.strip()
        if parameter in TOLD:
            gives.append(TOLD[parameter])
            continue
        if parameter == "void" or last in ("error", "allocator") or (last == "size" and kind == "size_t") or last in ("reform_count", "refused"):
            continue
        last = "from_" if last == "from" else last
        if last in ("json", "text"):
            takes.append(f"{last}: str | bytes")
        elif parameter == "heltmed_text *out":
            gives.append("str")
        elif re.fullmatch(r"heltmed_\w+ \*\*out", parameter):
            gives.append("Any")
        elif parameter in GIVEN:
            gives.append(GIVEN[parameter])
        elif kind == "const char *":
            takes.append(f"{last}: str" + (" | bytes" if last.endswith("path") else "") + (" | None" if last in OR_NONE else ""))
        elif kind == "int64_t":
            takes.append(f"{last}: int | None")
        elif parameter.startswith("const heltmed_outcomes_options"):
            takes.append(f"{last}: tuple[int, int | None, int]")
        elif kind in ("int32_t", "size_t", "heltmed_status", "uint64_t"):
            takes.append(f"{last}: int")
        else:
            takes.append(last + ": Any")
    told = "None"
    if len(gives) == 1:
        told = gives[0]
    elif gives:
        told = f"tuple[{', '.join(gives)}]"
    elif result != "heltmed_status":
        told = RESULTS[" ".join(result.split())]
    return f"def {name.removeprefix('heltmed_')}({', '.join(takes)}) -> {told}: ..."


def main() -> None:
    print("# Generated from the headers by bindings/python/stub.py: do not edit.")
    print("from typing import Any\n")
    for name in constants():
        if name not in IGNORED:
            print(f"{name.removeprefix('HELTMED_')}: {'str' if name == 'HELTMED_VERSION' else 'int'}")
    print()
    for result, name, parameters in functions():
        if name not in IGNORED:
            print(stub(result, name, parameters))
    print()
    print("# What the module adds: binding.h tells of each.")
    print(OWN, end="")


if __name__ == "__main__":
    main()

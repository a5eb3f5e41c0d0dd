"""10 000 malformed lines through the command: 10 000 clear errors in their places, and no echo of what they hold.

    HELTMED=path/to/heltmed python3 malformed.py

Every line carries a name and a number that are its own and must not come back. Ends with `N passed, N failed`.
"""

import json
import os
import random
import subprocess
import sys

COUNT = 10_000
GOOD = b'{"on":"2026-11-22"}'


def marker(number):
    """What a person would not like to see in a log."""
    return f"Kari{number:05d}Nordmann{(number * 7919) % 100_000:05d}"


def fact(value):
    return b'{"on":"2026-11-22","hourly_wage_ore":%s}' % value


def quoted(words):
    return json.dumps(words).encode()


# A kind of mistake: the code that it must have, and the line for a marker (bytes) and a random number generator.
KINDS = [
    # broken JSON
    ("syntax", lambda m, r: b""),
    ("syntax", lambda m, r: b" \t "),
    ("syntax", lambda m, r: m),
    ("syntax", lambda m, r: b'"' + m + b'"'),
    ("syntax", lambda m, r: b'{"' + m),
    ("syntax", lambda m, r: b'{"on":"2026-11-22","' + m + b'"'),
    ("syntax", lambda m, r: b'{"on":"2026-11-22","' + m + b'"}'),
    ("syntax", lambda m, r: b'{"on":"2026-11-22"}' + m),
    ("syntax", lambda m, r: b'{"on":"2026-11-22"}{"' + m + b'":1}'),
    ("syntax", lambda m, r: b'{"on":"' + m + b'",}'),
    ("syntax", lambda m, r: b"{'on':'" + m + b"'}"),
    ("syntax", lambda m, r: b'{on:"' + m + b'"}'),
    ("syntax", lambda m, r: b'{"on":"' + m + b'" // a remark }'),
    ("syntax", lambda m, r: b'["' + m + b'"]'),
    ("syntax", lambda m, r: b'{"on":"2026-11-22","phase":undefined,"' + m + b'":1}'),
    ("syntax", lambda m, r: fact(b"0x1F") + m),
    ("syntax", lambda m, r: fact(b"007") + m),
    ("syntax", lambda m, r: fact(b"+1") + m),
    ("syntax", lambda m, r: fact(b"1.") + m),
    ("syntax", lambda m, r: fact(b"-") + m),
    ("syntax", lambda m, r: fact(b"Infinity") + m),
    ("syntax", lambda m, r: (fact(b"3816") + m)[: r.randrange(1, 30)] + b'"' + m),
    # text that is none
    ("syntax", lambda m, r: b'{"on":"' + m + b'\x00"}'),
    ("syntax", lambda m, r: b'{"on":"2026-11-22"}\x00' + m),
    ("syntax", lambda m, r: fact(b"3816\x00") + m),
    ("syntax", lambda m, r: b'{"on":"' + m + b'\\u0000"}'),
    ("syntax", lambda m, r: b'{"' + m + bytes([r.choice((0x80, 0xC0, 0xC1, 0xF5, 0xFF))]) + b'":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\xc3":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\xed\xa0\x80":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\xc0\xaf":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\xf4\x90\x80\x80":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\\ud800":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\\udc00\\ud800":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\\ud800\\u0041":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\\x41":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\\u00g0":1}'),
    ("syntax", lambda m, r: b'{"' + m + b'\x1f":1}'),
    ("syntax", lambda m, r: b'\xef\xbb\xbf{"on":"' + m + b'"}'),
    ("syntax", lambda m, r: (b'{"' + m + b'":1}').decode().encode("utf-16-le").replace(b"\n", b"")),
    # too deep
    ("syntax", lambda m, r: b'{"' + m + b'":' + b"[" * r.randrange(100, 3000)),
    ("syntax", lambda m, r: b'{"on":' + b"[" * 5000 + b'"' + m + b'"' + b"]" * 5000 + b"}"),
    ("syntax", lambda m, r: (b'{"' + m + b'":') * 500 + b"1" + b"}" * 500),
    # keys
    ("unknown_field", lambda m, r: b'{"on":"2026-11-22","' + m + b'":null}'),
    ("unknown_field", lambda m, r: b'{"' + m + b'":"2026-11-22"}'),
    ("unknown_field", lambda m, r: b'{"on":"2026-11-22","On":"' + m + b'"}'),
    ("unknown_field", lambda m, r: b'{"on":"2026-11-22","":"' + m + b'"}'),
    ("unknown_field", lambda m, r: b'{"on":"2026-11-22","' + m * 400 + b'":1}'),
    ("unknown_field", lambda m, r: b'{"on":"2026-11-22","\\u00' + b"41" + m + b'":[{}]}'),
    ("unknown_field", lambda m, r: b'{"on":"2026-11-22","fnr":"' + m + b'"}'),
    ("duplicate_field", lambda m, r: b'{"on":"2026-11-22","area":"none","area":"' + m + b'"}'),
    ("duplicate_field", lambda m, r: b'{"on":"2026-11-22","\\u006f\\u006e":"' + m + b'"}'),
    ("duplicate_field", lambda m, r: b'{"phase":null,"on":"2026-11-22","phase":"' + m + b'"}'),
    # types
    ("type", lambda m, r: b'{"on":["' + m + b'"]}'),
    ("type", lambda m, r: b'{"on":{"' + m + b'":1}}'),
    ("type", lambda m, r: b'{"on":20261122,"phase":"' + m + b'"}'),
    ("type", lambda m, r: b'{"on":true,"phase":"' + m + b'"}'),
    ("type", lambda m, r: fact(quoted("3816 " + m.decode()))),
    ("type", lambda m, r: fact(b"3816.0")[:-1] + b',"phase":"' + m + b'"}'),
    ("type", lambda m, r: fact(b"1E2")[:-1] + b',"phase":"' + m + b'"}'),
    ("type", lambda m, r: fact(b"1e400")[:-1] + b',"phase":"' + m + b'"}'),
    ("type", lambda m, r: fact(b"-1e-400")[:-1] + b',"phase":"' + m + b'"}'),
    ("type", lambda m, r: fact(b"0." + b"0" * 500 + b"1")[:-1] + b',"phase":"' + m + b'"}'),
    ("type", lambda m, r: fact(b"true")[:-1] + b',"phase":"' + m + b'"}'),
    ("type", lambda m, r: fact(b'["' + m + b'"]')),
    ("type", lambda m, r: b'{"on":"2026-11-22","contract_is_permanent":"' + m + b'"}'),
    ("type", lambda m, r: b'{"on":"2026-11-22","contract_is_permanent":0,"phase":"' + m + b'"}'),
    ("type", lambda m, r: b'{"on":"2026-11-22","area":["' + m + b'"]}'),
    # dates
    ("date", lambda m, r: b'{"on":"' + m + b'"}'),
    ("date", lambda m, r: b'{"on":"2026-02-30","phase":"' + m + b'"}'),
    ("date", lambda m, r: b'{"on":"2025-02-29","phase":"' + m + b'"}'),
    ("date", lambda m, r: b'{"on":"0000-01-01","phase":"' + m + b'"}'),
    ("date", lambda m, r: b'{"on":"10000-01-01","phase":"' + m + b'"}'),
    ("date", lambda m, r: b'{"on":"2026-11-22T12:00:00Z","phase":"' + m + b'"}'),
    ("date", lambda m, r: b'{"on":"22.11.2026 ' + m + b'"}'),
    ("date", lambda m, r: b'{"on":"2026-11-22\\n' + m + b'"}'),
    ("date", lambda m, r: b'{"on":"","phase":"' + m + b'"}'),
    # choices
    ("choice", lambda m, r: b'{"on":"2026-11-22","area":"' + m + b'"}'),
    ("choice", lambda m, r: b'{"on":"2026-11-22","phase":"permanent ' + m + b'"}'),
    ("choice", lambda m, r: b'{"on":"2026-11-22","phase":"","area":"' + m + b'"}'),
    # ranges
    ("range", lambda m, r: b'{"on":"2026-11-22","age_years":-1}'),
    ("range", lambda m, r: b'{"on":"2026-11-22","age_years":%d}' % r.randrange(131, 10 ** 9)),
    ("range", lambda m, r: fact(b"9223372036854775808")),
    ("range", lambda m, r: fact(b"-9223372036854775808")),
    ("range", lambda m, r: fact(b"%d" % r.randrange(10 ** 9 + 1, 10 ** 18))),
    ("range", lambda m, r: fact(b"9" * r.randrange(20, 2000))),
    ("range", lambda m, r: fact(b"18446744073709555432")),
    # what must be given
    ("required", lambda m, r: b"{}"),
    ("required", lambda m, r: b'{"on":null}'),
    ("required", lambda m, r: b'{"age_years":30}'),
]

# A few lines that are large, and one that is too long.
LARGE = [
    ("syntax", lambda m, r: b'{"on":"' + m * 400_000),
    ("date", lambda m, r: b'{"on":"' + m * 450_000 + b'"}'),
    ("unknown_field", lambda m, r: b'{"' + m * 450_000 + b'":1}'),
    ("choice", lambda m, r: b'{"on":"2026-11-22","area":"' + b"\\u00e5" * 1_700_000 + m + b'"}'),
    ("type", lambda m, r: fact(b"[" + b'"' + m + b'",' + b"0," * 5_000_000 + b"0]")),
    ("range", lambda m, r: fact(b"1" * 10_000_000)),
    ("syntax", lambda m, r: b"[" * 10_000_000),
    ("syntax", lambda m, r: b" " * (16 << 20)),
    ("too_long", lambda m, r: b'{"on":"' + m + b'"' + b" " * (16 << 20) + b"}"),
    ("too_long", lambda m, r: m * 1_600_000),
]

# The same of facts that are lists, for other subcommands; as above.
LISTS = {
    ("assess", "certificate"): [
        ("type", lambda m, r: b'{"on":"2026-11-22","sessions":"' + m + b'"}'),
        ("type", lambda m, r: b'{"on":"2026-11-22","sessions":["' + m + b'"]}'),
        ("unknown_field", lambda m, r: b'{"on":"2026-11-22","sessions":[{"on":"2026-11-22","' + m + b'":1}]}'),
        ("duplicate_field", lambda m, r: b'{"on":"2026-11-22","sessions":[{"on":"2026-11-22","on":"' + m + b'"}]}'),
        ("choice", lambda m, r: b'{"on":"2026-11-22","tests":[{"on":"2026-11-22","topic":"' + m + b'"}]}'),
        ("choice", lambda m, r: b'{"on":"2026-11-22","topics_covered":["rules","' + m + b'"]}'),
        ("duplicate_field", lambda m, r: b'{"on":"2026-11-22","topics_covered":["rules","rules"]}'),
        ("required", lambda m, r: b'{"on":"2026-11-22","tests":[{"on":"2026-11-22"}]}'),
        ("range", lambda m, r: b'{"on":"2026-11-22","sessions":[{"on":"2026-11-22","minutes":-1}]}'),
        ("range", lambda m, r: b'{"on":"2026-11-22","sessions":[' + b'{"on":"2026-11-22"},' * 700_000 + b'{"on":"2026-11-22"}]}'),
    ],
    ("assess", "followup"): [
        ("date", lambda m, r: b'{"on":"2026-11-22","visits":["2026-11-20","' + m + b'"]}'),
        ("type", lambda m, r: b'{"on":"2026-11-22","visits":[20261120]}'),
        ("type", lambda m, r: b'{"on":"2026-11-22","municipality":301}'),
        ("range", lambda m, r: b'{"on":"2026-11-22","municipality":"' + m + b'"}'),
        ("range", lambda m, r: b'{"on":"2026-11-22","municipality":"\xc3\xa501"}'),
    ],
    ("assess", "ungjobb_certificate"): [
        ("type", lambda m, r: b'{"on":"2026-11-22","abilities":["' + m + b'",7]}'),
        ("range", lambda m, r: b'{"on":"2026-11-22","abilities":["' + m + b'",""]}'),
    ],
    ("plan",): [
        ("date", lambda m, r: b'{"from":"2026-11-22","until":"' + m + b'"}'),
        ("choice", lambda m, r: b'{"from":"2026-11-22","until":"2026-11-22","holidays":"' + m + b'"}'),
        ("required", lambda m, r: b'{"from":"2026-11-22"}'),
    ],
    ("shortfalls",): [
        ("type", lambda m, r: b'{"wages":"' + m + b'"}'),
        ("type", lambda m, r: b'{"minutes_per_week":"' + m + b'"}'),
        ("required", lambda m, r: b'{"from":"2026-11-22","until":"2026-11-22","wages":[],"tariffs":null}'),
        ("duplicate_field", lambda m, r: b'{"from":"2026-11-22","until":"2026-11-22","wages":[{"from":"2026-01-01","hourly_ore":1},'
                                         b'{"from":"2026-01-01","hourly_ore":2}],"tariffs":[]}'),
    ],
    ("share",): [
        ("unknown_field", lambda m, r: b'{"starts_on":"2026-01-01","name":"' + m + b'"}'),
        ("range", lambda m, r: b'{"starts_on":"2026-01-01","from":"2026-01-01","until":"2026-01-01","agreed_monthly_price_ore":-1}'),
    ],
}


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, well, what):
        self.passed += bool(well)
        self.failed += not well
        if not well and self.failed <= 20:
            print(f"FAILED: {what}")


def lines_of(kinds, count, seed):
    """`count` lines, each kind in its turn, with what is expected of it."""
    chance = random.Random(seed)
    for number in range(count):
        code, line = kinds[number % len(kinds)]
        name = marker(seed * 100_000 + number)
        text = line(name.encode(), chance)
        assert b"\n" not in text
        yield code, name, text


def judge(tally, answer, code, number, text):
    """One line out: an error of that code and line, and nothing of what stood in it."""
    try:
        error = json.loads(answer)["error"]
    except (ValueError, KeyError, TypeError):
        tally.check(False, f"line {number} gave no error: {answer[:200]!r}")
        return
    shape = list(error) == ["code", "field", "message", "line"] and isinstance(error["message"], str)
    tally.check(shape and error["code"] == code and error["line"] == number and len(error["message"]) > 5,
                f"line {number}: expected {code}, got {answer[:300]!r} for {text[:120]!r}")


def stream(tally, heltmed, words, cases, good_between=False):
    """All cases through one run. With `good_between`, a good line follows each."""
    parts = [text + (b"\r\n" if number % 3 == 0 else b"\n") + (GOOD + b"\n" if good_between else b"")
             for number, (_, _, text) in enumerate(cases)]
    done = subprocess.run([heltmed, *words, "--jsonl"], input=b"".join(parts), capture_output=True, check=False)
    answers = done.stdout.split(b"\n")
    step = 2 if good_between else 1
    tally.check(answers.pop() == b"" and len(answers) == step * len(cases), f"{words}: {len(answers)} lines for {step * len(cases)}")
    tally.check(done.returncode == 1, f"{words}: exit status {done.returncode}")
    tally.check(done.stderr == b"", f"{words}: standard error says {done.stderr[:200]!r}")
    for place, ((code, _, text), answer) in enumerate(zip(cases, answers[::step])):
        judge(tally, answer, code, step * place + 1, text)
    if good_between:
        tally.check(all(b'"assessment"' in answer for answer in answers[1::2]), f"{words}: a good line was not answered")
    everything = done.stdout + done.stderr
    told = [name for _, name, _ in cases if name.encode() in everything]
    tally.check(not told and b"Nordmann" not in everything and b"Kari" not in everything, f"{words}: an echo of {told[:3]}")


def alone(tally, heltmed, words, cases):
    """Without --jsonl: the error on standard error, nothing on standard output, no line."""
    for code, name, text in cases:
        done = subprocess.run([heltmed, *words], input=text, capture_output=True, check=False)
        try:
            error = json.loads(done.stderr)["error"]
            well = error["code"] == code and list(error) == ["code", "field", "message"]
        except (ValueError, KeyError):
            well = False
        tally.check(well and done.stdout == b"" and done.returncode == 1 and name.encode() not in done.stderr,
                    f"alone: {code} for {text[:100]!r}: {done.returncode} {done.stderr[:200]!r}")


def main():
    heltmed = os.environ["HELTMED"]
    tally = Tally()
    small = list(lines_of(KINDS, COUNT - len(LARGE), 1))
    stream(tally, heltmed, ("assess", "wage"), small + list(lines_of(LARGE, len(LARGE), 2)))
    stream(tally, heltmed, ("assess", "wage", "--lang", "easy_nb"), small[:1000], good_between=True)
    for seed, (words, kinds) in enumerate(LISTS.items()):
        stream(tally, heltmed, words, list(lines_of(kinds, 2 * len(kinds), 3 + seed)))
    alone(tally, heltmed, ("assess", "wage"), lines_of(KINDS, len(KINDS), 20))
    alone(tally, heltmed, ("assess", "wage"), lines_of(LARGE, len(LARGE), 21))
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())

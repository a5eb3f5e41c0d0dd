"""check_numbers.py NUMBERS: the numbers that docs/outcomes.md shows are those that survival.R has just reckoned."""

import os
import re
import sys

page = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "outcomes.md")
with open(page, encoding="utf-8") as text:
    shown = dict(re.findall(r"<!-- (\w+) -->([0-9.]+) %", text.read()))
with open(sys.argv[1], encoding="utf-8") as text:
    reckoned = dict(line.split() for line in text)
failed = 0
for name in sorted(shown.keys() | reckoned.keys()):
    if shown.get(name) != reckoned.get(name):
        print(f"FAILED: {name}: the page shows {shown.get(name)}, reckoned {reckoned.get(name)}")
        failed += 1
print(f"{len(shown.keys() | reckoned.keys()) - failed} passed, {failed} failed")
sys.exit(1 if failed or not shown else 0)

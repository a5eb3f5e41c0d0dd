"""Makes analysis.ipynb from analysis.py, whose cells are marked by "# %%":

    python examples/outcomes/notebook.py > examples/outcomes/analysis.ipynb
"""

import json
import pathlib
import re


def cells(script: str) -> list[dict[str, object]]:
    """The cells of a script. The pictures are shown where they are made."""
    found: list[dict[str, object]] = []
    for number, (mark, text) in enumerate(re.findall(r"^# %%( \[markdown\])?\n(.*?)(?=^# %%|\Z)", script, re.S | re.M)):
        is_words = bool(mark)
        text = re.sub(r"^# ?", "", text, flags=re.M) if is_words else text
        cell: dict[str, object] = {"cell_type": "markdown" if is_words else "code", "id": f"cell-{number}", "metadata": {},
                                   "source": text.strip().splitlines(keepends=True)}
        found.append(cell if is_words else cell | {"execution_count": None, "outputs": []})
    return found


def main() -> None:
    script = pathlib.Path(__file__).with_name("analysis.py").read_text()
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
    print(json.dumps({"cells": cells(script), "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()

"""The acceptance vectors as files for fuzz_document.c, in the folder that is named."""

import json
import pathlib
import sys

VECTORS = pathlib.Path(__file__).parent.parent / "vectors"


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(VECTORS.glob("*.jsonl")):
        for line in path.read_text().splitlines():
            vector = json.loads(line)
            overlay = json.dumps(vector["overlay"]) if "overlay" in vector else ""
            facts = json.dumps(vector["facts"], ensure_ascii=False)
            (folder / f"{path.stem}-{vector['name']}").write_text(f"{path.stem}\n{overlay}\n{facts}")


main()

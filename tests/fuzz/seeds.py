"""What the fuzzers begin with, in the folder that is named: the acceptance vectors as files for fuzz_document.c in `document`, and each
line of events.jsonl as one for fuzz_event.c in `event`."""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
VECTORS = HERE.parent / "vectors"


def write_documents(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(VECTORS.glob("*.jsonl")):
        for line in path.read_text().splitlines():
            vector = json.loads(line)
            overlay = json.dumps(vector["overlay"]) if "overlay" in vector else ""
            facts = json.dumps(vector["facts"], ensure_ascii=False)
            (folder / f"{path.stem}-{vector['name']}").write_text(f"{path.stem}\n{overlay}\n{facts}")


def write_events(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate((HERE / "events.jsonl").read_bytes().splitlines()):
        (folder / f"{number:03}").write_bytes(line)


write_documents(pathlib.Path(sys.argv[1]) / "document")
write_events(pathlib.Path(sys.argv[1]) / "event")

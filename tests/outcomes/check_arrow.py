"""check_arrow.py LIBRARY HELTMED STORE DAY: every table as pyarrow reads it, through the C stream interface and as IPC messages, beside the CSV."""

import csv
import ctypes
import datetime
import io
import json
import subprocess
import sys

import pyarrow as pa
import pyarrow.ipc


class Options(ctypes.Structure):
    _fields_ = [("size", ctypes.c_int64), ("extract_on", ctypes.c_int64), ("suppress_below", ctypes.c_int64), ("coarsen", ctypes.c_int64)]


class Stream(ctypes.Structure):
    _fields_ = [(name, ctypes.c_void_p) for name in ("get_schema", "get_next", "get_last_error", "release", "private_data")]


path, heltmed, store_path, day = sys.argv[1:]
library = ctypes.CDLL(path)
handle = ctypes.c_void_p
library.heltmed_store_open.argtypes = [ctypes.c_char_p, ctypes.c_int32, handle, handle, ctypes.POINTER(handle), handle]
library.heltmed_outcomes_arrow.argtypes = [handle, ctypes.c_char_p, ctypes.POINTER(Options), ctypes.POINTER(Stream), handle]
library.heltmed_store_close.argtypes = [handle]
extract_on = (datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days

rulebook = handle()
store = handle()
assert library.heltmed_rulebook_built_in(b"2026.1", ctypes.byref(rulebook), None) == 0
assert library.heltmed_store_open(store_path.encode(), 1, rulebook, None, ctypes.byref(store), None) == 0

passed = failed = 0


def check(what, well):
    global passed, failed
    passed += bool(well)
    failed += not well
    if not well:
        print("FAILED:", what)


def as_csv(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return " ".join(value) if isinstance(value, list) else str(value)


def open_stream(table):
    options = Options(ctypes.sizeof(Options), extract_on, 3, 0)
    stream = Stream()
    status = library.heltmed_outcomes_arrow(store, table.encode(), ctypes.byref(options), ctypes.byref(stream), None)
    assert status == 0, status
    return stream


def run(*arguments):
    return subprocess.run([heltmed, "store", *arguments], capture_output=True, check=True).stdout


books = {book["table"]: book for book in json.loads(run("outcomes", "--codebook"))}
for table, book in books.items():
    suppress = ["--suppress-below", "3"] if table == "indicators" else []
    asked = ["outcomes", store_path, "--on", day, "--table", table, *suppress]
    stream = open_stream(table)
    reader = pa.RecordBatchReader._import_from_c(ctypes.addressof(stream))
    found = reader.read_all()
    found.validate(full=True)
    rows = list(csv.reader(io.StringIO(run(*asked).decode())))
    check(f"{table}: columns", found.column_names == rows[0] == [column["name"] for column in book["columns"]])
    check(f"{table}: rows", found.num_rows == len(rows) - 1 > 0)
    columns = [found.column(i).to_pylist() for i in range(found.num_columns)]
    check(f"{table}: values", all([as_csv(v) for v in row] == told for row, told in zip(zip(*columns), rows[1:])))
    for column in book["columns"]:
        field = found.schema.field(column["name"])
        kinds = {"text": pa.utf8(), "date": pa.date32(), "yes_no": pa.bool_(), "code": pa.int8(), "int": pa.int64(),
                 "choice": pa.dictionary(pa.int8(), pa.utf8()), "list": pa.list_(pa.field("item", pa.utf8(), nullable=False))}
        check(f"{table}.{column['name']}: type", field.type == kinds[column["kind"]])
        check(f"{table}.{column['name']}: null", column["may_be_null"] == field.nullable)
        check(f"{table}.{column['name']}: nulls", column["may_be_null"] or found.column(column["name"]).null_count == 0)
    note = {key.decode(): value.decode() for key, value in found.schema.metadata.items()}
    check(f"{table}: notes", note["extract_on"] == day and note["table"] == table and note["rulebook"] == "2026.1")
    read = pa.ipc.open_stream(run(*asked, "--format", "arrow"))
    read = pa.Table.from_batches(list(read), read.schema)
    read.validate(full=True)
    check(f"{table}: IPC", read.equals(found, check_metadata=True))
    told = json.loads(run(*asked, "--format", "json"))
    check(f"{table}: JSON", len(told["rows"]) == found.num_rows and told["extract_on"] == day and
          [[as_csv(v) for v in row.values()] for row in told["rows"]] == rows[1:])

# A reader that stops in the middle, and one that never begins.
for table in ("cases", "spells", "indicators"):
    stream = open_stream(table)
    reader = pa.RecordBatchReader._import_from_c(ctypes.addressof(stream))
    batch = reader.read_next_batch()
    kept = batch.column(0)
    del reader, batch
    check(f"{table}: a column outlives its batch and stream", len(kept.to_pylist()) == len(kept))
    del kept
    stream = open_stream(table)
    unread = pa.RecordBatchReader._import_from_c(ctypes.addressof(stream))
    del unread
library.heltmed_store_close(store)
print(f"{passed} passed, {failed} failed (pyarrow {pa.__version__})")
sys.exit(1 if failed else 0)

"""The store: the cases of one municipality as events in one SQLite file."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, TypeVar

from heltmed import _heltmed as _n
from heltmed._errors import InputError, UsageError
from heltmed._events import lines
from heltmed._outcomes import COARSEN, Outcomes, Receipt, Verification
from heltmed._rulebook import Rulebook, default_rulebook
from heltmed._values import DateLike, date_of, day_of, language_number

Event = Mapping[str, Any] | str | bytes
"""An event: a mapping as in the JSON form, dates ``datetime.date`` or ISO text, or that as JSON text."""
Path = str | os.PathLike[str]

_P = ParamSpec("_P")
_R = TypeVar("_R")


def _path(path: Path) -> Any:
    return os.fsencode(path)


def _event(event: Event) -> str | bytes:
    return event if isinstance(event, (str, bytes)) else _n.document_of_facts(event)


def _document(text: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(text)
    return told


class Store:
    """An open store, to be closed by ``with`` or ``close``::

        with heltmed.Store("municipality.db") as store:
            receipt = store.append({"key": "7f3c", "case": "c-41", "type": "trial_started", "on": "2026-03-16",
                                    "recorded_at": "2026-03-16T09:12:00Z", "actor": "js-12",
                                    "data": {"agreement": "ex-3", "employer": "e-77"}})

    ``rulebook`` (without one: the newest) is what it folds with. ``read_only`` takes no appends; ``relaxed`` is for bulk import: a power
    cut may lose the last appends, never the file. No name, no birth number and no diagnosis belongs in an event: ids are opaque.

    Any number of processes may have a file open; a ``Store`` is used by one thread at a time and by the process that opened it, and says
    so (UsageError) when it is not. The GIL is released while it works. Documents are dicts with dates as ISO text.

    Raises FileError (also as BusyError, ForeignFileError, LayoutError and DamagedError), and each call InputError for what it refuses.
    """

    __slots__ = ("_handle", "_lock", "path")

    def __init__(self, path: Path, *, rulebook: Rulebook | None = None, read_only: bool = False, relaxed: bool = False) -> None:
        flags = (_n.STORE_READ_ONLY if read_only else 0) | (_n.STORE_RELAXED if relaxed else 0)
        self.path = os.fspath(path)
        self._lock = threading.Lock()
        self._handle: Any = None
        self._handle = _n.store_open(_path(path), flags, (rulebook or default_rulebook())._handle)

    @classmethod
    def create(cls, path: Path, *, rulebook: Rulebook | None = None, relaxed: bool = False) -> Store:
        """Makes a new, empty store, and opens it. Raises FileError where the file exists already."""
        _n.store_create(_path(path))
        return cls(path, rulebook=rulebook, relaxed=relaxed)

    @staticmethod
    def migrate(path: Path, backup: Path) -> None:
        """Brings a file of an older layout to the newest, after copying it to ``backup``. Nothing, and no copy, when it is newest."""
        _n.store_migrate(_path(path), _path(backup))

    def _hold(self) -> None:
        if not self._lock.acquire(blocking=False):
            raise UsageError("argument", None, "another thread is using the store: open one for each thread")

    def _call(self, function: Callable[Concatenate[Any, _P], _R], *arguments: _P.args, **named: _P.kwargs) -> _R:
        self._hold()
        try:
            if self._handle is None:
                raise UsageError("argument", None, "the store is closed")
            return function(self._handle, *arguments, **named)
        finally:
            self._lock.release()

    def close(self) -> None:
        """Closes it; an open batch is rolled back. A second time does nothing. What was taken from it (lines, a table) lives on."""
        self._hold()
        self._handle = None  # the last to have it, so that it is closed here
        self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<heltmed.Store {'closed' if self._handle is None else 'open'}>"

    # ---- events ----

    def append(self, event: Event) -> Receipt:
        """Appends one event, whole or not at all: when it returns, the event is on disk.

        A key that is there already gives its first receipt when the content is the same. Raises InputError, and of it ConflictError (the
        key is there with other content, or the case has events that the writer had not seen), StateError (it cannot have been) and
        QuotaError (no place is left under the agreement).
        """
        return Receipt(*self._call(_n.store_append, _event(event)))

    def rehearse(self, event: Event) -> None:
        """Whether ``append`` would take this event now: returns, or raises what ``append`` would. Nothing is written and nobody is waited
        for; another process may still come in between."""
        self._call(_n.store_rehearse, _event(event))

    def batch(self, *, together: bool = False) -> Batch:
        """Many appends in one transaction, acknowledged by its end alone::

            with store.batch() as batch:
                for event in events:
                    batch.append(event)

        Each event is checked as it comes; with ``together`` the result is, at the end, so that events that only make sense together may be
        appended together. An exception takes back all but safety events.
        """
        return Batch(self, together)

    def append_all(self, events: Iterable[Event]) -> int:
        """Appends all of them or none, checked together; gives how many. The exception of a refused one has its number, from 0, as
        ``refused``."""
        count = 0
        with self.batch(together=True) as batch:
            for event in events:
                try:
                    batch.append(event)
                except InputError as error:
                    error.refused = count
                    raise
                count += 1
        return count

    def export(self, case: str | None = None) -> Iterator[str]:
        """Every event as a line of JSON, in the order in which they arrived; or those of one case. As they are now: what is
        appended meanwhile is not among them. Raises StateError."""
        return lines(self._call(_n.store_export, case, _n.JSONL))

    # ---- what is folded from them ----

    def case(self, id: str, *, on: DateLike, lang: str = "en", concerns: bool = False) -> dict[str, Any]:
        """A case as it stood on a day: state, trials, jobs, what it departs from, what the model foresees and still asks for, every
        assessment that applies. With ``concerns`` the safety number's too. Raises StateError, UnknownNameError (language)."""
        return _document(self._call(_n.store_case, id, day_of(on, "on"), language_number(lang), int(concerns)))

    def allowed(self, id: str, *, on: DateLike, lang: str = "en") -> dict[str, Any]:
        """Which types of events could be recorded of a case on a day, and why the others could not: ``types`` is a list of dicts of
        ``type``, ``allowed``, ``reason`` (a code) and ``text``. The type is judged, not what one event says: ``rehearse`` tells of one.
        A case that there is not can be opened. Raises InputError (no id), UnknownNameError (language)."""
        return _document(self._call(_n.store_allowed, id, day_of(on, "on"), language_number(lang)))

    def letter(self, id: str, assessment: str, *, on: DateLike, lang: str = "en") -> str:
        """The letter of one assessment of a case as it stood on a day. Raises StateError, UnknownNameError."""
        return self._call(_n.store_letter, id, day_of(on, "on"), assessment, language_number(lang))

    def due(self, from_: DateLike, until: DateLike, *, concerns: bool = False) -> dict[str, Any]:
        """Visits due from ``from_`` until ``until``, both included, and overdue on ``from_``, in all cases. With ``concerns`` also those
        that nobody has acted on."""
        return _document(self._call(_n.store_due, day_of(from_, "from"), day_of(until, "until"), int(concerns)))

    def places(self, on: DateLike) -> dict[str, Any]:
        """Each agreement on a day: places agreed, taken and left, and the municipality's share in that month."""
        return _document(self._call(_n.store_places, day_of(on, "on")))

    def shortfalls(self, until: DateLike) -> dict[str, Any]:
        """Every employment that was under the wage floor up to a day: from when, what is owed (øre), what could not be judged."""
        return _document(self._call(_n.store_shortfalls, day_of(until, "until")))

    def outcomes(self, table: str, *, on: DateLike, suppress_below: int | None = None, coarsen: str = "days") -> Outcomes:
        """An outcome table (``heltmed.codebook()`` tells of all) as of a day: nothing that happened or was recorded later is used.

        ``suppress_below`` has to be said for "indicators", 0 included; ``coarsen`` ("days", "weeks", "months") is of "risk". Raises
        UnknownNameError, InputError.
        """
        options = self._options(on, suppress_below, coarsen)

        def ask() -> object:
            return self._call(_n.outcomes_arrow, table, options)

        def text() -> Any:
            return self._call(_n.outcomes_stream, table, options, _n.OUTCOMES_CSV)

        return Outcomes(table, date_of(options[0]), ask, text)

    def report(self, *, on: DateLike, suppress_below: int) -> dict[str, Any]:
        """The municipality's page: counts, indicators with intervals, targets, departures."""
        return _document(self._call(_n.outcomes_report, self._options(on, suppress_below, "days")))

    @staticmethod
    def _options(on: DateLike, suppress_below: int | None, coarsen: str) -> tuple[int, int | None, int]:
        if coarsen not in COARSEN:
            raise InputError("choice", "coarsen", "time is coarsened to days, weeks or months")
        return day_of(on, "on"), suppress_below, COARSEN.index(coarsen)

    # ---- the file ----

    def verify(self, head: str | None = None) -> Verification:
        """Checks the file and the chain of every event. ``head`` is one from a receipt kept elsewhere: then a tail cut off is found too.
        Raises DamagedError; its ``faulty_seq`` is the first event that is changed, missing or out of order (0: none)."""
        events, erased, purge_is_owed, found = self._call(_n.store_verify, head)
        return Verification(events, erased, purge_is_owed, found)

    def head(self) -> Verification:
        """How far the chain has come, unchecked: it changes when anything is appended or erased, and only then."""
        events, erased, purge_is_owed, found = self._call(_n.store_head)
        return Verification(events, erased, purge_is_owed, found)

    def backup(self, path: Path) -> None:
        """Copies the store to a new file while writers go on."""
        self._call(_n.store_backup, _path(path))

    def erase(self, case: str, *, on: DateLike, despite_concern: bool = False) -> None:
        """Erases a case: its events and ids, from the file and its log. Raises BusyError where it is erased but another connection still
        reads, so that the bytes are still to be purged: ``erase_finish``. Raises StateError for a case that there is not, or one
        with a concern that nobody has acted on. Backups and exports are the host's to erase."""
        self._call(_n.store_erase, case, day_of(on, "on"), _n.ERASE_DESPITE_CONCERN if despite_concern else 0)

    def erase_finish(self) -> None:
        """Does a purge that is owed; nothing when none is. Raises BusyError."""
        self._call(_n.store_erase_finish)


class Batch:
    """Appends in one transaction: see ``Store.batch``."""

    __slots__ = ("_store", "_together")

    def __init__(self, store: Store, together: bool) -> None:
        self._store = store
        self._together = together

    def __enter__(self) -> Batch:
        self._store._call(_n.batch_begin, _n.BATCH_RESULT if self._together else _n.BATCH_EACH)
        return self

    def append(self, event: Event) -> Receipt:
        """As ``Store.append``, but on disk only when the batch has ended."""
        return self._store.append(event)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._store._call(_n.batch_commit)
        else:
            self._store._call(_n.batch_rollback)

"""The package's exceptions. Each is also the built-in exception that a Python program would expect."""

from __future__ import annotations


class Error(Exception):
    """What the library refused, or could not do.

    ``code`` is a short stable word of a published list ("range", "required", "choice"), ``field`` the name of the fact or
    parameter where there is one, and ``message`` a sentence in English. None of them repeats a value that was given.
    """

    def __init__(self, code: str, field: str | None, message: str) -> None:
        super().__init__(code, field, message)
        self.code = code
        self.field = field
        self.message = message

    def __str__(self) -> str:
        return self.message if self.field is None else f"{self.field}: {self.message}"


class InputError(Error, ValueError):
    """What was given is refused: ``syntax``, ``duplicate_field``, ``choice``, ``date``, ``range``, ``required``, ``too_long``, ``identifier``.

    ``refused`` is the number, from 0, of the event of ``Store.append_all`` that was refused."""

    refused: int | None = None


class WrongTypeError(InputError, TypeError):
    """A value is of the wrong type (``type``): a float, a datetime, yes or no for a number."""


class UnknownNameError(InputError, LookupError):
    """No such assessment, fact, parameter, language or rulebook version: ``unknown_name``, ``unknown_field``."""


class ConflictError(InputError):
    """The key is there with other content, or the case has events that the writer had not seen (``conflict``)."""


class StateError(InputError):
    """What cannot have been: an end without a beginning, an event of an unknown case (``state``)."""


class QuotaError(InputError):
    """No place is left under the agreement (``quota``)."""


class UsageError(Error, ValueError):
    """The call cannot be made like this: ``argument``, ``sealed``, ``not_sealed``, ``unavailable``."""


class OutOfMemoryError(Error, MemoryError):
    """There was no memory (``no_memory``); nothing has changed."""


class FileError(Error, OSError):
    """A file could not be read or written (``io``)."""


class BusyError(FileError, TimeoutError):
    """Another process has the file, and kept it too long (``busy``)."""


class ForeignFileError(FileError):
    """A file that is no store (``foreign``)."""


class LayoutError(FileError):
    """A store of a newer layout, or of an older one that must be migrated first (``layout``)."""


class DamagedError(FileError):
    """A store that is cut off, changed or broken (``damaged``). ``faulty_seq``: the first event that is, where ``Store.verify`` tells; 0 for none."""

    faulty_seq: int | None = None


class InternalError(Error, RuntimeError):
    """A fault of the library: please report it (``internal``)."""


_BY_WORD: dict[str, type[Error]] = {
    "type": WrongTypeError,
    "unknown_name": UnknownNameError,
    "unknown_field": UnknownNameError,
    "conflict": ConflictError,
    "state": StateError,
    "quota": QuotaError,
    "no_memory": OutOfMemoryError,
    "io": FileError,
    "busy": BusyError,
    "foreign": ForeignFileError,
    "layout": LayoutError,
    "damaged": DamagedError,
}
_BY_CLASS: dict[int, type[Error]] = {1: InputError, 2: UsageError}


def make_error(code: int, word: str, field: str, message: str) -> Error:
    """The exception of a status; an empty ``field`` is none."""
    kind = _BY_WORD.get(word) or _BY_CLASS.get(code // 100, InternalError)
    return kind(word, field or None, message)

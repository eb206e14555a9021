"""All formats, in the order in which an unknown file is tried: the surest signs first."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from quiz_app.interchange.format import Format
from quiz_app.interchange.upload import Upload

MODULES: tuple[str, ...] = (  # each has a FORMAT; one a line
    "anki_package",
    "moodle_xml",
    "anki_text",
    "kahoot",
    "aiken",
    "gift",
    "timelinejs",
    "qti12",
    "qti21",
    "blackboard",
    "bank_sheet_csv",
    "bank_sheet_xlsx",
    "quizlet",
    "printable",
)


@cache
def formats() -> tuple[Format, ...]:
    """Every format; imported when first asked for, since few requests need any."""
    return tuple(import_module(f"quiz_app.interchange.{name}").FORMAT for name in MODULES)


def by_name(name: str) -> Format | None:
    """The format of this name."""
    return next((one for one in formats() if one.name == name), None)


def recognised(upload: Upload) -> Format | None:
    """The format that the file's content is in, whatever its name ends in; None where no format knows it."""
    return next((one for one in readable() if one.recognise(upload)), None)


def readable() -> Iterable[Format]:
    """The formats that can come in."""
    return [one for one in formats() if one.read is not None]


def writable() -> Iterable[Format]:
    """The formats that can go out."""
    return [one for one in formats() if one.write is not None]

"""The cells of the CSV export: how each kind of value is written, and how it is read and checked."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, NoReturn

from quiz_app.domain.moments import day_number, day_of, microseconds, moment
from quiz_app.domain.quiz import Form, Section
from quiz_app.domain.rows import canonical, form_of

LONGEST_WHOLE = 16  # digits: what every database counts exactly
DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
LONELY = re.compile("[\ud800-\udfff]")
MOST_WORTH = 1000
YEARS = range(1970, 2200)  # a date beyond them would push due dates out of the calendar


@dataclass(frozen=True, slots=True)
class Kind:
    """How a column's cells are written and read. Text is what a spreadsheet could take for a formula."""

    says: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    text: bool = False
    numeric: bool = False


def _text(cell: str) -> str:
    if "\0" in cell:
        raise ValueError("holds a NUL character")
    return cell


def _whole(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < LONGEST_WHOLE):
        raise ValueError(f"'{cell[:40]}' is not a whole number")
    return int(cell)


def _number(cell: str) -> float:
    if not DECIMAL.fullmatch(cell):
        raise ValueError(f"'{cell[:40]}' is not a number such as 12.5")
    return float(cell)


def _write_moment(since: int) -> str:
    return moment(since).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _moment(cell: str) -> int:
    try:
        at = datetime.fromisoformat(cell)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or at.year not in YEARS:
        raise ValueError(f"'{cell[:40]}' is not a time such as 2026-11-23T18:30:00.000000Z")
    return microseconds(at)


def _write_day(number: int) -> str:
    return day_of(number).isoformat()


def _day(cell: str) -> int:
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise ValueError(f"'{cell[:40]}' is not a day such as 2026-11-23")
    return day_number(day)


def _json(cell: str) -> Any:
    """What the JSON in a cell holds; ValueError where it is none, or holds what no text or number can."""
    try:
        value = json.loads(cell, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ValueError(f"'{cell[:40]}' is not JSON") from None
    if "\\ud" in cell.casefold() and LONELY.search(canonical(value)):
        raise ValueError("holds half of a character")
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _answer(cell: str) -> str:
    value = _json(cell)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not isinstance(value, str | list | dict | None) or not all(isinstance(part, str) for part in parts):
        raise ValueError("is not an answer: a text, a list of texts, texts by id, or null")
    return cell


def _object(cell: str) -> str:
    if not isinstance(_json(cell), dict):
        raise ValueError("is not a JSON object")
    return cell


def _form(cell: str) -> str:
    _json(cell)
    try:
        whole = _is_form(form_of(cell))
    except (ValueError, TypeError, KeyError, AttributeError):
        whole = False
    if not whole:
        raise ValueError("is not a form: a reading, a plan, a seed, a digest and items")
    return cell


def _is_form(form: Form) -> bool:
    """Whether what came out of JSON has the types of a form."""
    plan, parts = form.plan, form.plan.sections
    draws = [plan.draw, *(part.draw for part in parts)]
    texts = [form.reading, form.seed, form.digest, plan.title, plan.mode, plan.quiz, plan.about]
    filters = [getattr(draw, field.name) for draw in draws for field in fields(draw) if field.name != "items"]
    worths = [slot.worth for slot in form.items] + [worth for part in parts for worth in _worths(part)]
    slots = [text for slot in form.items for text in (slot.item, slot.bank, slot.revision, slot.section)]
    orders = [ids for slot in form.items for ids in slot.order.values()]
    every = [*texts, *slots, *(part.title for part in parts), *(text for some in (*filters, *orders) for text in some)]
    return (
        all(isinstance(text, str) for text in every)
        and all(isinstance(some, tuple) for some in filters)
        and all(type(draw.items) is int for draw in draws)
        and all(type(worth) in (int, float) and 0 <= worth <= MOST_WORTH for worth in worths)
        and type(plan.minutes) in (int, type(None))
        and all(type(choice) is bool for choice in (plan.certainty, plan.shuffle, plan.shuffle_options))
    )


def _worths(part: Section) -> list[float]:
    return [part.worth, *part.worths.values()]


TEXT = Kind("text", str, _text, text=True)
WHOLE_NUMBER = Kind("whole number", str, _whole, numeric=True)
NUMBER = Kind("number", repr, _number, numeric=True)
MOMENT = Kind("time in UTC", _write_moment, _moment)
DAY = Kind("day", _write_day, _day)
ANSWER = Kind("JSON", str, _answer, text=True)
DATA = Kind("JSON", str, _object, text=True)
FORM = Kind("JSON", str, _form, text=True)

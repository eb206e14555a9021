"""A quiz as its author would write it into a bank, so that it reads back as the same quiz."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from quiz_app.banks.bank_writer import head_of_bank
from quiz_app.banks.yaml_text import block
from quiz_app.domain.quiz import PRACTICE, Draw, Plan, Section
from quiz_app.domain.shelf import Shelf
from quiz_app.domain.spelling import normal


def quiz_yaml(plan: Plan, shelf: Shelf) -> str:
    """The quiz as one entry of a bank's `quizzes`."""
    return block([_quiz(plan, shelf)])


def bank_yaml(plan: Plan, shelf: Shelf) -> str:
    """The quiz as a bank of its own, which draws from the reading's other banks."""
    quiz = _quiz(plan, shelf)
    bank_id = _free(f"{quiz['id']}-set", {bank.id for bank in shelf.banks})
    return head_of_bank(bank_id, shelf.reading.id, plan.title) + block({"quizzes": [quiz]})


def _quiz(plan: Plan, shelf: Shelf) -> dict[str, Any]:
    quiz: dict[str, Any] = {"id": _free(_slug(plan.title), shelf.quizzes), "title": plan.title}
    if plan.about:
        quiz["about"] = plan.about
    if plan.sections:
        quiz["sections"] = [_section(part, shelf) for part in plan.sections]
    else:
        quiz["draw"] = _draw(plan.draw, shelf)
    if plan.mode != PRACTICE:
        quiz["mode"] = plan.mode
    if plan.minutes is not None:
        quiz["minutes"] = str(plan.minutes)
    return quiz | {
        name: str(value).lower()
        for name, value, usual in (
            ("certainty", plan.certainty, False),
            ("shuffle", plan.shuffle, True),
            ("shuffle_options", plan.shuffle_options, True),
        )
        if value != usual
    }


def _section(part: Section, shelf: Shelf) -> dict[str, Any]:
    written: dict[str, Any] = {"title": part.title} if part.title else {}
    written["draw"] = _draw(part.draw, shelf)
    if part.worth != 1:
        written["points"] = _number(part.worth)
    if part.worths:
        written["points_of"] = {item: _number(worth) for item, worth in part.worths.items()}
    return written


def _draw(draw: Draw, shelf: Shelf) -> dict[str, Any]:
    """The draw with every bank named; topics that no list of banks and topics can say become the items they hold."""
    banks = [bank.id for bank in shelf.banks if not draw.banks or bank.id in draw.banks]
    if draw.topics:
        banks = [bank for bank in banks if any(topic.startswith(f"{bank}/") for topic in draw.topics)]
    topics = list(dict.fromkeys(topic.partition("/")[2] for topic in draw.topics))
    meant = {f"{bank}/{topic}" for bank in banks for topic in topics} & shelf.topics.keys()
    exact = meant == {topic for topic in draw.topics if topic.partition("/")[0] in banks}
    only = list(draw.only) if exact else [item.id for bank, item in shelf.items.values() if draw.lets(bank, item)]
    filters = {
        "banks": banks,
        "topics": topics if exact else (),
        "kinds": draw.kinds,
        "levels": draw.levels,
        "claims": draw.claims,
        "only": only,
    }
    fitting = sum(draw.lets(bank, item) for bank, item in shelf.items.values())
    return {name: tuple(value) for name, value in filters.items() if value} | {
        "items": str(draw.items) if draw.items < fitting else "0"
    }


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", normal(title)).strip("-")[:60] or "quiz"


def _free(wanted: str, taken: Collection[str] | Iterable[str]) -> str:
    """The id, or it with a number where it is taken."""
    known, number, found = set(taken), 1, wanted
    while found in known:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _number(value: float) -> str:
    return str(int(value) if value == int(value) else value)

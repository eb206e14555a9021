"""Moodle's short answers and numbers as items."""

from decimal import Decimal

from quiz_app.domain.items import Item, Numeric, ShortAnswer
from quiz_app.interchange.moodle_question import Given, Question
from quiz_app.interchange.moodle_weights import Weighed, numbers, texts
from quiz_app.interchange.soundness import number


def short_answer(question: Question, topic: str) -> Item:
    """A text to be typed."""
    answers = [Weighed(given.plain, given.share, question.feedback(given.element)) for given in question.answers()]
    if question.is_on("usecase", "0"):
        question.lost.append("that capital letters count")
    typed = texts(answers, question.lost)
    return ShortAnswer(stem=question.stem(), **typed, **question.common(topic))


def numeric(question: Question, topic: str) -> Item:
    """A number to be typed."""
    answers = [
        Weighed(given.plain, given.share, question.feedback(given.element), _tolerance(given))
        for given in question.answers()
    ]
    typed = numbers(answers, question.lost)
    return Numeric(stem=question.stem(), unit=_unit(question), **typed, **question.common(topic))


def _tolerance(given: Given) -> Decimal:
    return abs(number(given.element.findtext("tolerance") or "0"))


def _unit(question: Question) -> str:
    """The unit that the number is in; other units are said to be lost."""
    found = ""
    for unit in question.element.findall("units/unit"):
        name = " ".join((unit.findtext("unit_name") or "").split())
        if not found and number(unit.findtext("multiplier") or "1") == 1:
            found = name
        elif name:
            question.lost.append(f"the unit '{name[:40]}'")
    return found

"""Moodle's short answers and numbers as items: what is right, what is foreseen as wrong, what is near."""

import re
from decimal import Decimal

from quiz_app.domain.items import Item, Near, Numeric, Reject, ShortAnswer
from quiz_app.interchange.moodle_fractions import FULL, alike
from quiz_app.interchange.moodle_gathering import Unusable, number
from quiz_app.interchange.moodle_question import Given, Question

WILDCARD = re.compile(r"(?<!\\)\*")


def short_answer(question: Question, topic: str) -> Item:
    """A text to be typed: full points are right, none a foreseen wrong answer; the rest is said to be lost."""
    accept, reject = [], []
    for given in question.answers():
        text = _without_wildcard(question, given)
        why = question.feedback(given.element)
        if alike(given.share, FULL):
            accept.append(text)
            question.lost += [f"feedback on '{text[:40]}'"] if why else []
        elif given.share > 0:
            question.lost.append(f"'{text[:40]}', worth {given.share.normalize():f} %")
        elif text:
            reject.append(Reject(text, why))
        elif why:
            question.lost.append("feedback on any other answer")
    if question.is_on("usecase", "0"):
        question.lost.append("that capital letters count")
    accepted = tuple(dict.fromkeys(filter(None, accept)))
    stem = question.stem()
    return ShortAnswer(stem=stem, accept=accepted, reject=tuple(reject), **question.common(topic))


def _without_wildcard(question: Question, given: Given) -> str:
    """What is typed, without the `*` that stands for anything."""
    text = given.plain
    if WILDCARD.search(text) and text != "*":
        question.lost.append(f"that * in '{text[:40]}' stands for anything")
    return " ".join(WILDCARD.sub("", text).replace("\\*", "*").split())


def numeric(question: Question, topic: str) -> Item:
    """A number to be typed: the first of full points is the value, lesser ones about it are near misses."""
    answers = [(given, _tolerance(given)) for given in question.answers() if given.plain not in ("", "*")]
    if any(given.plain == "*" and question.feedback(given.element) for given in question.answers()):
        question.lost.append("feedback on any other answer")
    full = next(((given, within) for given, within in answers if alike(given.share, FULL)), None)
    if full is None:
        raise Unusable("no number earns full marks")
    value, tolerance = number(full[0].plain), full[1]
    near = []
    for given, within in answers:
        if given.share > 0 and number(given.plain) == value and within > tolerance:
            near.append(Near(within, _score(given.share)))
        elif given is not full[0]:
            question.lost.append(f"{given.plain[:40]} within {within.normalize():f} for {given.share.normalize():f} %")
        if question.feedback(given.element):
            question.lost.append(f"feedback on {given.plain[:40]}")
    return Numeric(
        stem=question.stem(),
        value=value,
        tolerance=tolerance,
        near=tuple(near),
        unit=_unit(question),
        **question.common(topic),
    )


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


def _score(share: Decimal) -> Decimal:
    """A share in percent as one of 1, in no more than seven decimals."""
    return Decimal(f"{(share / FULL).quantize(Decimal('0.0000001')).normalize():f}")

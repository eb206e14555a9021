"""Whether the ready-made quizzes can be drawn: from what exists, and as many items as they ask for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from quiz_app.banks.build import build_draw
from quiz_app.banks.drafts import File
from quiz_app.banks.phrases import meant
from quiz_app.domain.errors import Problem

TAKE_OUT = "take it out of the draw"


def check_quizzes(bank: File, banks: Sequence[File], claims: Collection[str] | None) -> Iterator[Problem]:
    """What is wrong with the draws of a bank's quizzes. Other banks' own problems are not held against them."""
    known = {one.draft.id: one for one in banks if one.draft.id}
    for place, quiz in bank.draft.entries.get("quizzes", ()):
        for path, draw in _draws(("quizzes", place), quiz):
            yield from _check_draw(bank, path, draw, known, claims, complete=len(known) == len(banks))


Way = tuple[str | int, ...]


def _draws(path: Way, quiz: Any) -> Iterator[tuple[Way, Any]]:
    """The quiz's draw, or its sections' draws, each with the way to it."""
    if not quiz.sections:
        yield (*path, "draw"), quiz.draw
    for place, section in enumerate(quiz.sections):
        yield (*path, "sections", place, "draw"), section.draw


def _check_draw(
    bank: File, path: Way, draw: Any, known: Mapping[str, File], claims: Collection[str] | None, *, complete: bool
) -> Iterator[Problem]:
    wrong = [*_wrong_banks(bank, path, draw, known, complete=complete)]
    drawn = {name: known[name] for name in draw.banks or [bank.draft.id] if name in known}
    if not wrong and len(drawn) == len(draw.banks or [bank.draft.id]):
        wrong += [*_wrong_topics(bank, path, draw, drawn), *_wrong_claims(bank, path, draw, claims)]
        wrong += _wrong_items(bank, path, draw, drawn)
        wrong = wrong or [*_too_few(bank, path, draw, drawn)]
    yield from wrong


def _wrong_items(bank: File, path: Way, draw: Any, drawn: Mapping[str, File]) -> Iterator[Problem]:
    if not draw.only or not all(one.draft.written for one in drawn.values()):
        return
    known = {item.id for one in drawn.values() for _, item in one.draft.entries["items"]}
    for inner, name in enumerate(draw.only):
        if name not in known:
            message = f"there is no item '{name}' in the banks drawn from"
            yield bank.problem((*path, "only", inner), message, meant(name, known, TAKE_OUT))


def _wrong_banks(bank: File, path: Way, draw: Any, known: Mapping[str, File], *, complete: bool) -> Iterator[Problem]:
    for inner, name in enumerate(draw.banks):
        if name not in known and complete:
            yield bank.problem(
                (*path, "banks", inner), f"there is no bank '{name}' in this reading", meant(name, known, TAKE_OUT)
            )


def _wrong_topics(bank: File, path: Way, draw: Any, drawn: Mapping[str, File]) -> Iterator[Problem]:
    if not all("topics" in one.draft.names for one in drawn.values()):
        return
    known = {topic for one in drawn.values() for topic in one.draft.names["topics"]}
    for inner, name in enumerate(draw.topics):
        if name not in known:
            message = f"there is no topic '{name}' in the banks drawn from"
            yield bank.problem((*path, "topics", inner), message, meant(name, known, TAKE_OUT))


def _wrong_claims(bank: File, path: Way, draw: Any, claims: Collection[str] | None) -> Iterator[Problem]:
    for inner, name in enumerate(draw.claims):
        if claims is not None and name not in claims:
            hint = meant(name, claims, TAKE_OUT)
            yield bank.problem((*path, "claims", inner), f"there is no claim '{name}' in the reading", hint)


def _too_few(bank: File, path: Way, draw: Any, drawn: Mapping[str, File]) -> Iterator[Problem]:
    """Fewer items than the quiz asks for, or none at all, where all the banks could be read."""
    if not all(one.draft.written for one in drawn.values()):
        return
    topics = {name: one.draft.names["topics"] for name, one in drawn.items()}
    asked = build_draw(draw, bank.draft.id, topics)
    found = sum(asked.lets(name, item) for name, one in drawn.items() for _, item in one.draft.entries["items"])
    if not found:
        yield bank.problem(path, "no item matches this draw", "widen the draw")
    elif draw.items is not None and found < asked.items:
        message = f"the quiz asks for {asked.items} items, and {found} match its draw"
        yield bank.problem((*path, "items"), message, "ask for fewer, or widen the draw")

"""What a note type's templates show on each side of its cards, found without running anything that is in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.interchange.anki_collection import Kind

MARK = re.compile(r"\{\{\{?([^{}]{1,300})\}?\}\}")
UNSEEN = re.compile(r"<(?:(script|style)\b|!--)", re.IGNORECASE)
RULE = re.compile(r"<hr\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>|&\w+;")
WORD = re.compile(r"\w")
LONGEST = 100_000
CONDITIONS = {"#": "if", "^": "unless", "/": "end"}
Act = tuple[str, str]  # "shown", "if", "unless", "end" and a field, or "" and a text


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card: the acts of its template. `fields` are those that it shows, in order."""

    acts: tuple[Act, ...]
    fields: tuple[str, ...]
    typed: bool = False
    words: bool = False  # whether the template says something itself, around the fields

    def without(self, names: Sequence[str]) -> "Side":
        """The side without these fields."""
        return Side(
            tuple(act for act in self.acts if not (act[0] == "shown" and act[1] in names)),
            tuple(name for name in self.fields if name not in names),
            self.typed,
            self.words,
        )

    def html(self, values: dict[str, str]) -> str:
        """What it shows of these fields: one below the other, or among the template's own words where it has any."""
        if len(self.acts) == 1 and self.acts[0][0] == "shown":
            return values.get(self.acts[0][1], "")
        shown, hidden = list[str](), list[bool]()
        for kind, what in self.acts:
            if kind == "end":
                hidden[-1:] = []
            elif kind in ("if", "unless"):
                hidden.append(bool(values.get(what, "").strip()) != (kind == "if"))
            elif not any(hidden) and (kind == "shown" or self.words):
                shown.append(values.get(what, "") if kind == "shown" else what)
        if self.words:
            return "".join(shown)
        shown = [one for one in shown if one.strip()]
        return shown[0] if len(shown) == 1 else "".join(f"<p>{one}</p>" for one in shown)


NOTHING = Side((), ())


@dataclass(frozen=True, slots=True)
class Layout:
    """How a note of a type becomes a card. `reverses`: its second card asks the other way round.

    `unknown`: its templates do not say, so the first field is in front; `more` is how many further cards it has. Of a
    cloze, `gaps` is the field that has them.
    """

    front: Side
    back: Side
    typed: bool = False
    reverses: bool = False
    unknown: bool = False
    more: int = 0
    gaps: str = ""


def layout(kind: Kind) -> Layout:
    """How notes of this type become cards."""
    if kind.cloze:
        typed = any("type:cloze:" in question for question, _ in kind.templates)
        return Layout(NOTHING, NOTHING, typed, gaps=_gapped(kind))
    sides = [_sides(question, answer, kind.fields) for question, answer in kind.templates]
    if not sides or not (sides[0][0].fields and sides[0][1].fields):
        front, back = (_listed(names) for names in (kind.fields[:1], kind.fields[1:]))
        return Layout(front, back, unknown=True, more=max(0, len(sides) - 1))
    front, back = sides[0]
    reverses = len(sides) > 1 and _mirror(sides[0], sides[1])
    return Layout(front, back, front.typed, reverses, more=len(sides) - 1 - reverses)


def _gapped(kind: Kind) -> str:
    """The field of a cloze type that has the gaps."""
    questions = [question for question, _ in kind.templates]
    marks = [mark.strip() for one in questions for mark in MARK.findall(one[:LONGEST]) if "cloze:" in mark]
    named = [mark.rpartition(":")[2].strip() for mark in marks]
    return next((name for name in named if name in kind.fields), kind.fields[0] if kind.fields else "")


def _sides(question: str, answer: str, fields: Sequence[str]) -> tuple[Side, Side]:
    """Front and back, the back without what the front has shown, unless that is all of it."""
    front, back = _side(question, fields, front=True), _side(answer, fields)
    rest = back.without(front.fields)
    return front, rest if rest.fields else back


def _side(template: str, fields: Sequence[str], front: bool = False) -> Side:
    acts: list[Act] = []
    place, typed, template = 0, False, RULE.sub("", _seen(template[:LONGEST]))
    for match in MARK.finditer(template):
        acts.append(("", template[place : match.start()]))
        place = match.end()
        says = match[1].strip()
        filters, _, name = says.rpartition(":")
        if says[:1] in CONDITIONS:
            acts.append((CONDITIONS[says[0]], says[1:].strip()))
        elif front and "type" in filters.split(":"):
            typed = True
        elif name in fields:
            acts.append(("shown", name))
    acts.append(("", template[place:]))
    shown = tuple(dict.fromkeys(name for kind, name in acts if kind == "shown"))
    words = any(kind == "" and WORD.search(TAG.sub("", text)) for kind, text in acts)
    return Side(tuple(act for act in acts if act[0] or (words and act[1])), shown, typed, words)


def _seen(template: str) -> str:
    """The template without scripts, styles and comments; one that has no end takes the rest with it."""
    found, place = list[str](), 0
    while match := UNSEEN.search(template, place):
        found.append(template[place : match.start()])
        close = f"</{match[1].casefold()}" if match[1] else "-->"
        end = template.casefold().find(close, match.end())
        place = len(template) if end < 0 else template.find(">", end) + 1 or len(template)
    return "".join([*found, template[place:]])


def _listed(names: Sequence[str]) -> Side:
    return Side(tuple(("shown", name) for name in names), tuple(names))


def _mirror(there: tuple[Side, Side], other: tuple[Side, Side]) -> bool:
    """Whether the second card asks for the first one's front by its back."""
    sides = [set(side.fields) for side in (*there, *other)]
    return sides[0] == sides[3] and sides[1] == sides[2]

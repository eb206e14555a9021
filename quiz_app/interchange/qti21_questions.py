"""Each kind of item in QTI 2.1: what is declared, what the body shows, how it is scored, what is said to whom."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from quiz_app.domain.items import (
    Choice,
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.qti21_xml import (
    MAP_RESPONSE,
    MATCH_CORRECT,
    RESPONSE,
    base,
    blocks,
    branches,
    declaration,
    flow,
    gapped,
    interaction,
    mapping,
    scores,
    shows,
    variable,
    xml_id,
)
from quiz_app.interchange.xmltext import element, text

LONGEST = 200  # characters that a field is drawn for at most


@dataclass(frozen=True)
class Question:
    """What an item becomes. `whys` are feedbacks by names: those of choices, which `chosen` shows, or of `rules`."""

    interaction: str
    declared: str
    body: str
    scoring: str
    whys: dict[str, str] = field(default_factory=dict)
    rules: str = ""
    chosen: bool = False
    of_class: str = ""


def _choice(item: SingleChoice | MultipleChoice) -> Question:
    several = isinstance(item, MultipleChoice)
    choices = (element("simpleChoice", flow(one.text), identifier=xml_id(one.id)) for one in item.options)
    keys = [xml_id(one) for one in item.keys]
    mapped = mapping(_earned(item), lowerBound="0", upperBound="1") if several else ""
    shown = interaction(
        "choiceInteraction", *choices, shuffle=str(item.shuffle).lower(), maxChoices="0" if several else "1"
    )
    return Question(
        "choiceInteraction",
        declaration("multiple" if several else "single", "identifier", keys, mapped),
        blocks(item.stem) + shown,
        MAP_RESPONSE if several else MATCH_CORRECT,
        whys={xml_id(one.id): one.why for one in item.options if one.why},
        chosen=True,
    )


def _earned(item: Choice) -> list[tuple[str, str]]:
    """What each choice earns: a share of one for a key, as much taken off as there are distractors else."""
    keys = len(item.keys)
    wrong = len(item.options) - keys
    return [(xml_id(one.id), f"{1 / keys:.6f}" if one.key else f"{-1 / wrong:.6f}") for one in item.options]


def _true_false(item: TrueFalse) -> Question:
    wrong = "false" if item.is_true else "true"
    choices = (element("simpleChoice", one.title(), identifier=one) for one in ("true", "false"))
    return Question(
        "choiceInteraction",
        declaration("single", "identifier", [str(item.key())]),
        blocks(item.stem) + interaction("choiceInteraction", *choices, shuffle="false", maxChoices="1"),
        MATCH_CORRECT,
        whys={wrong: item.why} if item.why else {},
        chosen=True,
    )


def _short_answer(item: ShortAnswer) -> Question:
    earned = [(one, "1") for one in item.accept] + [(one.text, "0") for one in item.reject]
    told = [(f"_reject-{number}", one) for number, one in enumerate(item.reject, start=1) if one.why]
    rules = (branches((_typed_as(one.text), shows(name))) for name, one in told)
    return Question(
        "textEntryInteraction",
        declaration("single", "string", item.accept[:1], mapping(earned, typed=True)),
        blocks(item.stem) + element("p", _field(item.accept)),
        MAP_RESPONSE,
        whys={name: one.why for name, one in told},
        rules="".join(rules),
    )


def _typed_as(words: str) -> str:
    return element("stringMatch", variable(), base("string", words), caseSensitive="false")


def _field(accept: tuple[str, ...], response: str = RESPONSE) -> str:
    longest = min(max(map(len, accept)) + 5, LONGEST)
    return interaction("textEntryInteraction", response=response, expectedLength=str(longest))


def _numeric(item: Numeric) -> Question:
    tiers = [(item.tolerance, "1"), *((near.within, f"{near.score:f}") for near in item.near)]
    ranked = sorted(tiers, key=lambda one: -float(one[1]))
    unit = " " + element("span", text(item.unit), class_="unit") if item.unit else ""
    return Question(
        "textEntryInteraction",
        declaration("single", "float", [f"{item.value:f}"]),
        blocks(item.stem) + element("p", _field((f"{item.value:f}",)), unit),
        branches(*((_within(f"{within:f}"), scores(base("float", score))) for within, score in ranked)),
    )


def _within(distance: str) -> str:
    correct = element("correct", identifier=RESPONSE)
    return element("equal", variable(), correct, toleranceMode="absolute", tolerance=f"{distance} {distance}")


def _cloze(item: Cloze) -> Question:
    names = [f"{RESPONSE}_{number}" for number in range(1, len(item.gaps) + 1)]
    declared = (
        declaration("single", "string", gap.accept[:1], mapping([(one, "1") for one in gap.accept], typed=True), name)
        for name, gap in zip(names, item.gaps, strict=True)
    )
    fields = [_field(gap.accept, name) for name, gap in zip(names, item.gaps, strict=True)]
    total = element("sum", *(element("mapResponse", identifier=name) for name in names))
    return Question(
        "textEntryInteraction",
        "".join(declared),
        gapped(item.stem, fields),
        scores(element("divide", total, base("float", str(len(names))))),
        of_class="cloze",
    )


def _matching(item: Matching) -> Question:
    rights = {f"{xml_id(ident)}.right": words for ident, words in item.rights.items()}
    right_set = (_associable(ident, words) for ident, words in rights.items())
    left_set = (_associable(xml_id(pair.id), pair.left) for pair in item.pairs)
    keyed = [f"{xml_id(pair.id)} {xml_id(pair.id)}.right" for pair in item.pairs]
    sides = element("simpleMatchSet", *left_set) + element("simpleMatchSet", *right_set)
    count = str(len(item.pairs))
    return Question(
        "matchInteraction",
        declaration("multiple", "directedPair", keyed, mapping([(one, "1") for one in keyed])),
        blocks(item.stem) + interaction("matchInteraction", sides, shuffle="true", maxAssociations=count),
        scores(element("divide", element("mapResponse", identifier=RESPONSE), base("float", count))),
    )


def _associable(ident: str, words: str) -> str:
    return element("simpleAssociableChoice", flow(words), identifier=ident, matchMax="1")


def _ordering(item: Ordering) -> Question:
    texts = {entry.id: entry.text for entry in item.entries}
    lot = item.arrange("qti21")["entries"]  # a program that does not shuffle must not show the right order
    choices = (element("simpleChoice", flow(texts[one]), identifier=xml_id(one)) for one in lot)
    return Question(
        "orderInteraction",
        declaration("ordered", "identifier", [xml_id(entry.id) for entry in item.entries]),
        blocks(item.stem) + interaction("orderInteraction", *choices, shuffle="true"),
        MATCH_CORRECT,
    )


def question(item: Item) -> Question:
    """What the item becomes."""
    return WRITERS[item.kind](item)


WRITERS: dict[str, Callable[[Any], Question]] = {
    SingleChoice.kind: _choice,
    MultipleChoice.kind: _choice,
    TrueFalse.kind: _true_false,
    ShortAnswer.kind: _short_answer,
    Numeric.kind: _numeric,
    Cloze.kind: _cloze,
    Matching.kind: _matching,
    Ordering.kind: _ordering,
}

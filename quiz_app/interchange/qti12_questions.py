"""Each kind of item as Canvas's dialect of QTI 1.2 has it: its responses, what is right, what is said to whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from quiz_app.domain.items import (
    GAP,
    Cloze,
    Matching,
    MultipleChoice,
    Numeric,
    Option,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.markup import to_html, to_inline_html
from quiz_app.interchange.xmltext import element, text

ONE = "response1"
NAMES_OF_OTHERS = {"general", "correct", "general_incorrect"}  # whose feedback has these names in Canvas


@dataclass(frozen=True)
class Question:
    """What an item becomes. `shows`: (feedback id, comparison); `whys`: the feedbacks' texts."""

    kind: str
    html: str
    responses: list[str]
    conditions: list[str]
    shows: list[tuple[str, str]] = field(default_factory=list)
    whys: dict[str, str] = field(default_factory=dict)


def _single_choice(item: SingleChoice) -> Question:
    return Question(
        "multiple_choice_question",
        to_html(item.stem),
        [_choices(ONE, [(one.id, one.text) for one in item.options], shuffle=item.shuffle)],
        [_scoring(_equal(ONE, item.keys[0]))],
        *_said(item.options),
    )


def _multiple_choice(item: MultipleChoice) -> Question:
    chosen = (_equal(ONE, one.id) if one.key else element("not", _equal(ONE, one.id)) for one in item.options)
    options = [(one.id, one.text) for one in item.options]
    return Question(
        "multiple_answers_question",
        to_html(item.stem),
        [_choices(ONE, options, cardinality="Multiple", shuffle=item.shuffle)],
        [_scoring(element("and", *chosen))],
        *_said(item.options),
    )


def _true_false(item: TrueFalse) -> Question:
    options = [
        Option(one, one.title(), one == item.key(), "" if one == item.key() else item.why) for one in ("true", "false")
    ]
    return Question(
        "true_false_question",
        to_html(item.stem),
        [_choices(ONE, [(one.id, one.text) for one in options])],
        [_scoring(_equal(ONE, str(item.key())))],
        *_said(options),
    )


def _short_answer(item: ShortAnswer) -> Question:
    label = element("response_label", ident="answer1", rshuffle="No")
    return Question(
        "short_answer_question",
        to_html(item.stem),
        [element("response_str", element("render_fib", label), ident=ONE, rcardinality="Single")],
        [_scoring(*(_equal(ONE, one) for one in item.accept))],
    )


def _numeric(item: Numeric) -> Question:
    label = element("response_label", ident="answer1")
    ends = (
        element("vargte", f"{item.value - item.tolerance:f}", respident=ONE),
        element("varlte", f"{item.value + item.tolerance:f}", respident=ONE),
    )
    return Question(
        "numerical_question",
        to_html(item.stem),
        [element("response_str", element("render_fib", label, fibtype="Decimal"), ident=ONE, rcardinality="Single")],
        [_scoring(element("or", _equal(ONE, f"{item.value:f}"), element("and", *ends)))],
    )


def _cloze(item: Cloze) -> Question:
    html = to_html(item.stem)
    begin = next(
        one for one in ("blank", "gap", *(f"gap{number}_" for number in range(len(html)))) if f"[{one}" not in html
    )
    responses, conditions = [], []
    for number, gap in enumerate(item.gaps, start=1):
        name, ident = f"{begin}{number}", f"response_{begin}{number}"
        labels = [(f"{number}_{place}", one) for place, one in enumerate(gap.accept, start=1)]
        typed = [_label(one, _plain(words)) for one, words in labels]
        responses.append(_lid(ident, _plain(name), typed))
        conditions.append(_adding(_equal(ident, labels[0][0]), len(item.gaps)))
    return Question("fill_in_multiple_blanks_question", GAP.sub(rf"[{begin}\1]", html), responses, conditions)


def _matching(item: Matching) -> Question:
    rights = [(f"right_{ident}", right) for ident, right in item.rights.items()]
    labels = [_label(ident, _material(right)) for ident, right in rights]
    responses = [_lid(f"response_{pair.id}", _material(pair.left), labels) for pair in item.pairs]
    keyed = (_equal(f"response_{pair.id}", f"right_{pair.id}") for pair in item.pairs)
    return Question(
        "matching_question", to_html(item.stem), responses, [_adding(one, len(item.pairs)) for one in keyed]
    )


def _said(options: Iterable[Option]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """What is shown to whoever chose an option, as a question has it."""
    told = [(f"option_{one.id}_fb" if one.id in NAMES_OF_OTHERS else f"{one.id}_fb", one) for one in options if one.why]
    return [(ident, _equal(ONE, one.id)) for ident, one in told], {ident: one.why for ident, one in told}


def _choices(ident: str, options: list[tuple[str, str]], cardinality: str = "Single", shuffle: bool = True) -> str:
    labels = [_label(one, _material(words)) for one, words in options]
    render = element("render_choice", *labels) if shuffle else element("render_choice", *labels, shuffle="No")
    return element("response_lid", render, ident=ident, rcardinality=cardinality)


def _lid(ident: str, shown: str, labels: list[str]) -> str:
    return element("response_lid", shown, element("render_choice", *labels), ident=ident)


def _label(ident: str, shown: str) -> str:
    return element("response_label", shown, ident=ident)


def _material(markdown: str) -> str:
    """The text as Canvas likes it best: plain where it has no markup."""
    html = to_inline_html(markdown)
    return (
        element("material", element("mattext", text(html), texttype="text/html"))
        if "<" in html
        else _plain(unescape(html))
    )


def _plain(words: str) -> str:
    return element("material", element("mattext", text(words), texttype="text/plain"))


def _equal(respident: str, value: str) -> str:
    return element("varequal", text(value), respident=respident)


def _scoring(*compared: str) -> str:
    scored = element("setvar", "100", action="Set", varname="SCORE")
    return element("respcondition", element("conditionvar", *compared), scored, continue_="No")


def _adding(compared: str, parts: int) -> str:
    scored = element("setvar", f"{100 / parts:.2f}", varname="SCORE", action="Add")
    return element("respcondition", element("conditionvar", compared), scored)


WRITERS: dict[str, Callable[[Any], Question]] = {
    SingleChoice.kind: _single_choice,
    MultipleChoice.kind: _multiple_choice,
    TrueFalse.kind: _true_false,
    ShortAnswer.kind: _short_answer,
    Numeric.kind: _numeric,
    Cloze.kind: _cloze,
    Matching.kind: _matching,
}

"""Which of our kinds an entry of QTI 1.2 is: by the kind that it names or, since many name none, by its responses."""

import re
from collections.abc import Callable

from quiz_app.domain.items import Item
from quiz_app.interchange import qti12_makers
from quiz_app.interchange.options import truths_of
from quiz_app.interchange.qti12_entry import Entry
from quiz_app.interchange.qti12_parts import blank_name
from quiz_app.interchange.soundness import Unreadable, few

KNOWN = {
    "multiple_choice_question": "single_choice",
    "true_false_question": "true_false",
    "multiple_answers_question": "multiple_choice",
    "short_answer_question": "short_answer",
    "fill_in_multiple_blanks_question": "blanks",
    "multiple_dropdowns_question": "dropdowns",
    "matching_question": "matching",
    "numerical_question": "numeric",
    "ordering_question": "ordering",
    "cc.multiple_choice.v0p1": "single_choice",
    "cc.multiple_response.v0p1": "multiple_choice",
    "cc.true_false.v0p1": "true_false",
    "cc.fib.v0p1": "short_answer",
    "cc.pattern_match.v0p1": "short_answer",
}
REFUSED = re.compile(
    r"(calculated|essay|file_upload|text_only|categorization|hot_spot|formula)_?\w*|cc\.essay\.\w+", re.IGNORECASE
)


def item_of(entry: Entry) -> Item:
    """The item that the entry is; Unreadable where we have none of its kind."""
    kind = _kind(entry)
    if kind not in MAKERS:
        raise Unreadable(f"a question of the kind '{kind}' is not supported", "only what can be scored here comes in")
    few(max((len(one.labels) for one in entry.responses), default=0) + len(entry.responses))
    item = MAKERS[kind](entry)
    for one in entry.node.iter("hint", "solution"):
        if "".join(one.itertext()).strip():
            entry.place.note(f"its {one.tag} is not kept")
    return item


def _kind(entry: Entry) -> str:
    said = entry.fields.get("question_type") or entry.fields.get("cc_profile", "")
    if said in KNOWN and _fits(KNOWN[said], entry):
        return KNOWN[said]
    if REFUSED.fullmatch(said):
        return said.removesuffix("_question")
    return _inferred(entry)


def _fits(kind: str, entry: Entry) -> bool:
    """Whether the entry has what its named kind needs to be read."""
    kinds = {one.kind for one in entry.responses}
    wanted = {"short_answer": {"response_str"}, "numeric": {"response_str", "response_num"}}
    return bool(kinds) and kinds <= wanted.get(kind, {"response_lid"})


def _inferred(entry: Entry) -> str:
    kinds = {one.kind for one in entry.responses}
    if not kinds:
        return "text_only"
    if kinds == {"response_lid"}:
        return _inferred_choice(entry)
    if kinds == {"response_num"} and len(entry.responses) == 1:
        return "numeric"
    if kinds <= {"response_str", "response_num"}:
        return _inferred_typed(entry)
    return ", ".join(sorted(kinds))


def _inferred_choice(entry: Entry) -> str:
    first = entry.responses[0]
    if any(one.get("class") == qti12_makers.RIGHT_SIDES for one in entry.node.iter("flow")):
        return "blocks_matching"
    if len(entry.responses) > 1:
        named = all(blank_name(entry, one.node, one.ident) for one in entry.responses)
        return "dropdowns" if named else "matching"
    if first.cardinality.lower() in ("multiple", "ordered"):
        return "ordering" if first.cardinality.lower() == "ordered" else "multiple_choice"
    words = [entry.plain(label).casefold() for _, label in first.labels]
    return "true_false" if len(words) == 2 and truths_of(words) is not None else "single_choice"


def _inferred_typed(entry: Entry) -> str:
    tests = [test for one in entry.conditions for test in one.right]
    if not tests:
        return "essay"
    if len(entry.responses) > 1:
        return "typed_gaps"
    decimal = any(one.get("fibtype", "") in ("Decimal", "Integer") for one in entry.node.iter("render_fib"))
    return "numeric" if decimal or any(test.how in ("vargte", "varlte") for test in tests) else "short_answer"


MAKERS: dict[str, Callable[[Entry], Item]] = {
    "single_choice": qti12_makers.single_choice,
    "true_false": qti12_makers.true_false,
    "multiple_choice": qti12_makers.multiple_choice,
    "short_answer": qti12_makers.short_answer,
    "numeric": qti12_makers.numeric,
    "blanks": lambda entry: qti12_makers.gapped(entry, True),
    "dropdowns": lambda entry: qti12_makers.gapped(entry, False),
    "typed_gaps": qti12_makers.typed_gaps,
    "matching": qti12_makers.matching,
    "blocks_matching": qti12_makers.blocks_matching,
    "ordering": qti12_makers.ordering,
}

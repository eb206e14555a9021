"""Items of ours made of QTI 2's, by their interactions; Unreadable where we have none of the kind."""

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Ordering,
    Pair,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.gaps import gap_sign, with_gaps
from quiz_app.interchange.naming import legal
from quiz_app.interchange.options import options_of, truths_of
from quiz_app.interchange.qti21_entry import Declaration, plain_id
from quiz_app.interchange.qti21_entry import Entry as Parts21
from quiz_app.interchange.soundness import Unreadable, few, number

INLINE = {"textEntryInteraction", "inlineChoiceInteraction"}
NOTHING = "no right answer is given"


def item_of(entry: Parts21) -> Item:
    """The item that the entry is; Unreadable where we have none of its kind."""
    tags = [one.tag for one in entry.interactions]
    few(len(tags) + max(map(len, entry.interactions), default=0))
    if not tags:
        raise Unreadable("there is nothing to answer in it")
    unknown = [tag for tag in tags if tag not in MAKERS]
    if unknown:
        raise Unreadable(f"{unknown[0]} is not supported", "only what can be scored here comes in")
    if set(tags) <= INLINE:
        whole = len(tags) > 1 or tags[0] == "inlineChoiceInteraction" or entry.body.get("class") == "cloze"
        return _cloze(entry) if whole else _typed(entry)
    if len(tags) > 1:
        found = ", ".join(f"{count} {tag}" for tag, count in Counter(tags).items())
        raise Unreadable(f"it asks several things at once: {found}", "make a question of each")
    return MAKERS[tags[0]](entry)


def _common(
    entry: Parts21, used: Callable[[str], bool] = lambda _: False, sign: Callable[[Any], str] = lambda _: ""
) -> dict[str, Any]:
    """What every item has; `used` tells the feedback that parts of it have taken."""
    ident = plain_id(entry.node.get("identifier", ""))
    return {"id": ident, "stem": entry.stem(sign), "rationale": entry.rationale(used)}


def _choice(entry: Parts21) -> Item:
    interaction = entry.interactions[0]
    declared, choices = entry.declared(interaction), interaction.findall(".//simpleChoice")
    idents = [one.get("identifier", "") for one in choices]
    used = set(idents).__contains__
    right = _right_choices(declared, entry)
    if declared.cardinality == "single" and len(choices) == 2:
        truths = truths_of([entry.plain(one).casefold() for one in choices])
        if truths is not None and len(right) == 1 and right[0] in idents:
            true_one = idents[truths.index(True)]
            whys = {one.get("identifier", "") == right[0]: _why(entry, one) for one in choices}
            if whys.get(True):
                entry.place.note("what is said to the right answer is not kept")
            return TrueFalse(**_common(entry, used), is_true=right[0] == true_one, why=whys.get(False, ""))
    keys = set(right)
    options = options_of(
        (plain_id(ident), entry.text(one), ident in keys, _why(entry, one))
        for ident, one in zip(idents, choices, strict=True)
    )
    kind = SingleChoice if declared.cardinality == "single" else MultipleChoice
    return kind(**_common(entry, used), options=options, shuffle=interaction.get("shuffle") == "true")


def _right_choices(declared: Declaration, entry: Parts21) -> tuple[str, ...]:
    """The identifiers of the right choices; partial values of others are noted."""
    earning = {value for value, earned in declared.mapped.items() if earned > 0}
    right = declared.correct or declared.right
    if declared.cardinality == "single":
        right = right[:1]
    if earning - set(right) or len({declared.mapped[one] for one in right if one in declared.mapped}) > 1:
        entry.place.note("what a choice earns by itself is not kept")
    return right


def _why(entry: Parts21, choice: Any) -> str:
    return entry.whys.get(choice.get("identifier", "")) or entry.inline_feedback(choice)


def _typed(entry: Parts21) -> Item:
    """The one text or number that is asked for."""
    declared = entry.declared(entry.interactions[0])
    if declared.base_type in ("float", "integer"):
        return _numeric(entry, declared)
    accept = _accepted(declared, entry)
    wrong = [value for value, earned in declared.mapped.items() if value not in accept and earned <= 0]
    reject = tuple(Reject(value, entry.whys.get(value, "")) for value in wrong if value)
    rejected = {one.text for one in reject}.__contains__
    return ShortAnswer(**_common(entry, rejected, _blank), accept=accept, reject=reject)


def _blank(interaction: Any) -> str:
    """A line where the text goes on after the field."""
    return "_____" if re.search(r"\w", interaction.tail or "") else ""


def _accepted(declared: Declaration, entry: Parts21) -> tuple[str, ...]:
    accept = tuple(one for one in declared.right if one)
    if not accept:
        raise Unreadable(NOTHING, "enter one there and export again")
    if declared.case:
        entry.place.note("capital letters counted there; here they do not")
    if len({declared.mapped.get(one, 1.0) for one in accept} - {max(declared.mapped.values(), default=1.0)}):
        entry.place.note("texts that earn a part there earn all here")
    return accept


def _numeric(entry: Parts21, declared: Declaration) -> Item:
    if not declared.right:
        raise Unreadable(NOTHING, "enter one there and export again")
    if len(declared.right) > 1:
        entry.place.note("only the first of several right numbers is kept")
    value = number(declared.right[0])
    tiers = [(_tolerance(one, value), rule.score) for rule in entry.rules for one in rule.tests.iter("equal")]
    scored = [(within, Decimal(1) if not score else number(score)) for within, score in tiers]
    full = max((score for _, score in scored), default=Decimal(1))
    tolerance = max((within for within, score in scored if score == full), default=Decimal(0))
    near = tuple(Near(within, score / full) for within, score in scored if 0 < score < full and within > tolerance)
    common = _common(entry, sign=_blank)
    return Numeric(**common, value=value, tolerance=tolerance, near=near, unit=entry.unit)


def _tolerance(equal: Any, value: Decimal) -> Decimal:
    """The distance that an `equal` lets pass."""
    mode = equal.get("toleranceMode", "exact")
    if mode == "exact":
        return Decimal(0)
    widest = max((number(one) for one in equal.get("tolerance", "0").split()), default=Decimal(0))
    return abs(value * widest / 100) if mode == "relative" else abs(widest)


def _cloze(entry: Parts21) -> Item:
    """A text with a gap for each interaction in it."""
    numbers = {one: place for place, one in enumerate(entry.interactions, start=1)}
    gaps = tuple(Gap(_gap(entry, one)) for one in entry.interactions)
    common = _common(entry, sign=lambda one: gap_sign(numbers[one]))
    return Cloze(**common | {"stem": with_gaps(common["stem"], len(gaps))}, gaps=gaps, typos=False)


def _gap(entry: Parts21, interaction: Any) -> tuple[str, ...]:
    declared = entry.declared(interaction)
    if interaction.tag == "textEntryInteraction":
        return _accepted(declared, entry)
    entry.place.note("the wrong choices of its gaps are not kept: they are typed here")
    texts = {one.get("identifier", ""): entry.plain(one) for one in interaction.iter("inlineChoice")}
    accept = tuple(texts[one] for one in declared.right[:1] if texts.get(one))
    if not accept:
        raise Unreadable("no right answer is given for one of the gaps")
    return accept


def _gap_match(entry: Parts21) -> Item:
    interaction = entry.interactions[0]
    texts = {one.get("identifier", ""): entry.plain(one) for one in interaction.iter("gapText")}
    pairs = {gap: text for text, gap in _pairs(entry.declared(interaction))}
    holes = list(interaction.iter("gap"))
    numbers = {one: place for place, one in enumerate(holes, start=1)}
    accept = [texts.get(pairs.get(one.get("identifier", ""), ""), "") for one in holes]
    if not holes or not all(accept):
        raise Unreadable("no right answer is given for one of the gaps")
    entry.place.note("the wrong choices of its gaps are not kept: they are typed here")
    common = _common(entry, sign=lambda one: gap_sign(numbers[one]) if one in numbers else "")
    gaps = tuple(Gap((one,)) for one in accept)
    return Cloze(**common | {"stem": with_gaps(common["stem"], len(gaps))}, gaps=gaps, typos=False)


def _pairs(declared: Declaration) -> list[tuple[str, str]]:
    """The right pairs of identifiers."""
    split = (one.split() for one in declared.right)
    return [(one[0], one[1]) for one in split if len(one) == 2]


def _matching(entry: Parts21) -> Item:
    interaction = entry.interactions[0]
    sets = [one.findall("simpleAssociableChoice") for one in interaction.iterfind("simpleMatchSet")]
    texts = {one.get("identifier", ""): entry.text(one) for one in interaction.iter("simpleAssociableChoice")}
    found = [pair for pair in _pairs(entry.declared(interaction)) if texts.keys() >= set(pair)]
    lefts = [one.get("identifier", "") for one in sets[0]] if len(sets) == 2 else [left for left, _ in found]
    known = set(lefts)
    pairs = [(left, right) if left in known else (right, left) for left, right in found]
    partner = dict(pairs)
    if len(partner) < len(pairs):
        raise Unreadable("a left side belongs to several right sides", "use each side once")
    if len(partner) < len(lefts):
        raise Unreadable("a left side has no right side that belongs to it")
    ids = legal([plain_id(one) for one in lefts])
    made = tuple(Pair(own, texts[left], texts[partner[left]]) for own, left in zip(ids, lefts, strict=True))
    taken = {*partner, *partner.values()}
    spare = tuple(text for ident, text in texts.items() if ident not in taken)
    return Matching(**_common(entry), pairs=made, spare=spare)


def _ordering(entry: Parts21) -> Item:
    interaction = entry.interactions[0]
    texts = {one.get("identifier", ""): entry.text(one) for one in interaction.iter("simpleChoice")}
    order = entry.declared(interaction).correct
    if len(order) < 2 or sorted(order) != sorted(texts):
        raise Unreadable("the right order is not given for all entries")
    ids = legal([plain_id(one) for one in order])
    entries = tuple(Entry(own, texts[one]) for own, one in zip(ids, order, strict=True))
    return Ordering(**_common(entry), entries=entries)


MAKERS: dict[str, Callable[[Parts21], Item]] = {
    "choiceInteraction": _choice,
    "textEntryInteraction": _typed,
    "inlineChoiceInteraction": _cloze,
    "gapMatchInteraction": _gap_match,
    "matchInteraction": _matching,
    "associateInteraction": _matching,
    "orderInteraction": _ordering,
}

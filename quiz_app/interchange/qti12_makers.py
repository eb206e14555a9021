"""Items of ours made of QTI 1.2's entries, a function a kind; Unreadable where one lacks what we need."""

from decimal import Decimal

from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Option,
    Ordering,
    Pair,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.gaps import with_gaps
from quiz_app.interchange.naming import legal
from quiz_app.interchange.options import options_of, truths_of
from quiz_app.interchange.qti12_entry import Entry as Parts12
from quiz_app.interchange.qti12_parts import best_values, blank_name, common, right_values, said_to
from quiz_app.interchange.soundness import Unreadable, number

RIGHT_SIDES = "RIGHT_MATCH_BLOCK"
NUMERIC_TESTS = ("varequal", "vargte", "varlte", "vargt", "varlt")


def _options(entry: Parts12, keys: list[str]) -> tuple[Option, ...]:
    response, right = entry.responses[0], set(keys)
    whys = said_to(entry)
    return options_of(
        (ident, entry.text(label), ident in right, whys.get((response.ident, ident), ""))
        for ident, label in response.labels
    )


def _shuffled(entry: Parts12) -> bool:
    """Whether options may be shown in any order: unless the file says that they may not."""
    return all(one.get("shuffle", "Yes") != "No" for one in entry.node.iter("render_choice"))


def single_choice(entry: Parts12) -> Item:
    """One key among options."""
    keys = best_values(entry)
    return SingleChoice(**common(entry), options=_options(entry, keys), shuffle=_shuffled(entry))


def multiple_choice(entry: Parts12) -> Item:
    """Several keys among options; one `and` has them all, or each scores its part."""
    right = right_values(entry, entry.responses[0].ident)
    return MultipleChoice(**common(entry), options=_options(entry, right), shuffle=_shuffled(entry))


def true_false(entry: Parts12) -> Item:
    """A statement to judge, or a single choice where the two options say something else."""
    labels = entry.responses[0].labels
    truths = truths_of([entry.plain(label).casefold() for _, label in labels])
    keys = best_values(entry)
    if truths is None or len(keys) != 1:
        return single_choice(entry)
    is_true = next((truth for (ident, _), truth in zip(labels, truths, strict=True) if ident in keys), None)
    if is_true is None:
        raise Unreadable("no option is marked as right", "mark one there and export again")
    whys = said_to(entry)
    said = {ident in keys: whys.get((entry.responses[0].ident, ident), "") for ident, _ in labels}
    if said.get(True):
        entry.place.note("what is said to the right answer is not kept")
    return TrueFalse(**common(entry), is_true=is_true, why=said.get(False, ""))


def short_answer(entry: Parts12) -> Item:
    """A text to be typed; wrong ones that have feedback are its rejects."""
    right = [test for condition in entry.conditions for test in condition.right]
    if any(test.how == "varsubstring" for test in right):
        entry.place.note("a part of the text was enough there; here all of it is to be typed")
    if any(test.case for test in right):
        entry.place.note("capital letters counted there; here they do not")
    accept = tuple(
        dict.fromkeys(test.value for test in right if test.how in ("varequal", "varsubstring") and test.value)
    )
    if not accept:
        raise Unreadable("no right answer is given", "enter one there and export again")
    reject = tuple(Reject(value, why) for (_, value), why in said_to(entry).items() if value and value not in accept)
    return ShortAnswer(**common(entry), accept=accept, reject=reject)


def numeric(entry: Parts12) -> Item:
    """A number: exact, with a margin, or a range."""
    right = [condition for condition in entry.conditions if condition.right]
    if not right:
        raise Unreadable("no right answer is given", "enter one there and export again")
    tests = [test for test in right[0].right if test.how in NUMERIC_TESTS]
    exact = [test for test in tests if test.how == "varequal"]
    low = [number(test.value) for test in tests if test.how in ("vargte", "vargt")]
    high = [number(test.value) for test in tests if test.how in ("varlte", "varlt")]
    if len(right) > 1 or len(low) > 1 or len(exact) > 1:
        entry.place.note("only the first of several right numbers is kept")
    if any(test.how in ("vargt", "varlt") for test in tests):
        entry.place.note("the ends of the range count as right here")
    if not (exact or (low and high)):
        raise Unreadable("the right number has no value, or a range with one end")
    value = number(exact[0].value) if exact else (low[0] + high[0]) / 2
    if low and high and not (exact and high[0] - value == value - low[0]):
        value = (low[0] + high[0]) / 2
    return Numeric(**common(entry), value=value, tolerance=abs(high[0] - value) if low and high else Decimal(0))


def gapped(entry: Parts12, typed: bool) -> Item:
    """A cloze of a stem with [names]: what may be typed in each, or the right one of what is to be chosen."""
    names = [blank_name(entry, one.node, one.ident) for one in entry.responses]
    gaps = []
    for response, name in zip(entry.responses, names, strict=True):
        if not name:
            raise Unreadable("the text has no place for one of the gaps", "write its name in brackets")
        right = {value: place for place, value in enumerate(right_values(entry, response.ident))}
        keyed = sorted((label for label in response.labels if label[0] in right), key=lambda one: right[one[0]])
        others = [label for label in response.labels if label[0] not in right] if typed else []
        accept = tuple(dict.fromkeys(filter(None, (entry.plain(label) for _, label in [*keyed, *others]))))
        if not accept:
            raise Unreadable(f"no right answer is given for the gap [{name}]")
        gaps.append(Gap(accept))
    if not typed:
        entry.place.note("the wrong choices of its gaps are not kept: they are typed here")
    numbered = {name: place for place, name in enumerate(names, start=1)}
    stem = with_gaps(entry.named_gaps(numbered), len(gaps))
    return Cloze(**common(entry, stem), gaps=tuple(gaps), typos=False)


def typed_gaps(entry: Parts12) -> Item:
    """A cloze of responses that stand between the pieces of the text."""
    numbered = {one.ident: place for place, one in enumerate(entry.responses, start=1)}
    stem = entry.named_gaps(numbered) if entry.bracketed >= set(numbered) else entry.stem(numbered)
    gaps = tuple(Gap(tuple(right_values(entry, one.ident))) for one in entry.responses)
    if not all(gap.accept for gap in gaps):
        raise Unreadable("no right answer is given for one of the gaps")
    return Cloze(**common(entry, with_gaps(stem, len(gaps))), gaps=gaps, typos=False)


def matching(entry: Parts12) -> Item:
    """A response a left side, all with the same right sides."""
    ids = legal([one.ident.removeprefix("response_") for one in entry.responses])
    rights = {ident: entry.text(label) for one in entry.responses for ident, label in one.labels}
    pairs, used = [], set()
    for pair_id, response in zip(ids, entry.responses, strict=True):
        left, right = entry.text(response.node), right_values(entry, response.ident)
        if not right or right[0] not in rights:
            raise Unreadable("a left side has no right side that belongs to it")
        pairs.append(Pair(pair_id, left, rights[right[0]]))
        used.add(right[0])
    spare = tuple(text for ident, text in rights.items() if ident not in used)
    return Matching(**common(entry), pairs=tuple(pairs), spare=spare)


def blocks_matching(entry: Parts12) -> Item:
    """Blackboard's: a block a left side, whose labels have no words but the places of the right sides below."""
    blocks = {one.get("class"): one for one in entry.node.iter("flow")}
    rights = [entry.text(one) for one in blocks[RIGHT_SIDES].iterfind("flow")]
    pairs = []
    for pair_id, response in zip(legal([one.ident for one in entry.responses]), entry.responses, strict=True):
        places = {ident: place for place, (ident, _) in enumerate(response.labels)}
        place = places.get(next(iter(right_values(entry, response.ident)), ""), len(rights))
        if place >= len(rights):
            raise Unreadable("a left side has no right side that belongs to it")
        pairs.append(Pair(pair_id, entry.text(response.node.getparent()), rights[place]))
    taken = {pair.right for pair in pairs}
    stem = entry.text(blocks["QUESTION_BLOCK"]) if "QUESTION_BLOCK" in blocks else entry.stem()
    spare = tuple(right for right in rights if right not in taken)
    return Matching(**common(entry, stem), pairs=tuple(pairs), spare=spare)


def ordering(entry: Parts12) -> Item:
    """The entries in the order of the right condition's comparisons."""
    labels = dict(entry.responses[0].labels)
    order = [test.value for condition in entry.conditions for test in condition.right if test.value in labels]
    if len(order) < 2 or len(order) != len(labels) or len(set(order)) < len(order):
        raise Unreadable("the right order is not given for all entries")
    ids = legal(order)
    entries = tuple(Entry(own, entry.text(labels[ident])) for own, ident in zip(ids, order, strict=True))
    return Ordering(**common(entry), entries=entries)

"""The questions of a Moodle XML file as items, kind by kind."""

from collections.abc import Callable

from quiz_app.domain.items import Entry, Item, Matching, Option, Ordering, TrueFalse
from quiz_app.interchange.markup import from_plain
from quiz_app.interchange.moodle_cloze import cloze
from quiz_app.interchange.moodle_fractions import FULL, GRADING, alike
from quiz_app.interchange.moodle_question import Question
from quiz_app.interchange.moodle_typed import numeric, short_answer
from quiz_app.interchange.moodle_weights import chosen
from quiz_app.interchange.naming import letter
from quiz_app.interchange.options import pairs_of
from quiz_app.interchange.soundness import Unreadable, few

UNLIKE = {
    "essay": "an essay is scored by a person",
    "description": "a description asks nothing",
    "calculated": "its numbers are made anew for each attempt",
    "calculatedmulti": "its numbers are made anew for each attempt",
    "calculatedsimple": "its numbers are made anew for each attempt",
    "randomsamatch": "it draws other questions",
    "random": "it draws other questions",
}


def item_of(question: Question, topic: str) -> Item:
    """The question as an item without an id; Unreadable where it cannot be one."""
    make = MAKERS.get(question.type)
    if make is None:
        why = UNLIKE.get(question.type, f"there is no kind of item like '{question.type[:40]}'")
        raise Unreadable(why, "write it anew as one of the eight kinds")
    return make(question, topic)


def choice(question: Question, topic: str) -> Item:
    """A single or multiple choice."""
    answers = question.answers()
    kind, keys = chosen([given.share for given in answers], question.is_on("single", "true"), question.lost)
    options = tuple(
        Option(letter(place), question.shown(given.element), key, question.feedback(given.element))
        for place, (given, key) in enumerate(zip(answers, keys, strict=True))
    )
    shuffle = question.is_on("shuffleanswers", "true")
    return kind(stem=question.stem(), options=options, shuffle=shuffle, **question.common(topic))


def true_false(question: Question, topic: str) -> Item:
    """A statement to judge; what a wrong answer is told is why."""
    told, right = {}, set()
    for given in question.answers():
        said = given.plain.lower()
        if said not in ("true", "false"):
            raise Unreadable(f"its answers are true and false, and one is '{given.plain[:40]}'")
        told[said] = question.feedback(given.element)
        right |= {said} if alike(given.share, FULL) else set()
    if len(right) != 1:
        raise Unreadable("it must be either true or false")
    (key,) = right
    other = "false" if key == "true" else "true"
    if told.get(key) and told.get(other):
        question.lost.append("feedback on the right answer")
    why = told.get(other) or told.get(key, "")
    return TrueFalse(stem=question.stem(), is_true=key == "true", why=why, **question.common(topic))


def matching(question: Question, topic: str) -> Item:
    """Pairs, and answers without a question as spare ones."""
    few(len(question.element))
    pairs, spare = pairs_of(
        (question.shown(element), from_plain((element.findtext("answer/text") or "").strip()))
        for element in question.element.findall("subquestion")
    )
    if not question.is_on("shuffleanswers", "true"):
        question.lost.append("the order of the right sides")
    stem = question.stem()
    return Matching(stem=stem, pairs=pairs, spare=spare, **question.common(topic))


def ordering(question: Question, topic: str) -> Item:
    """Entries in the file's order, which is the right one."""
    few(len(question.element))
    elements = question.element.findall("answer")
    entries = tuple(Entry(letter(place), question.shown(element)) for place, element in enumerate(elements))
    if question.said("selecttype", "ALL").upper() not in ("ALL", "EXACT", "0"):
        question.lost.append(f"that only {question.said('selectcount', 'some')[:5]} entries are shown")
    if question.said("gradingtype", GRADING).upper() not in (GRADING, "4"):
        question.lost.append(f"scoring by {question.said('gradingtype').lower().replace('_', ' ')[:40]}")
    return Ordering(stem=question.stem(), entries=entries, **question.common(topic))


MAKERS: dict[str, Callable[[Question, str], Item]] = {
    "multichoice": choice,
    "truefalse": true_false,
    "shortanswer": short_answer,
    "numerical": numeric,
    "matching": matching,
    "ordering": ordering,
    "cloze": cloze,
    "multianswer": cloze,
}

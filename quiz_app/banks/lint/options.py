"""Rules on the options of an item as a set: how many, which, and how they stand beside each other."""

import re
from collections.abc import Iterator
from itertools import combinations
from unicodedata import normalize

from quiz_app.banks.lint import english
from quiz_app.banks.lint.ranges import span_of
from quiz_app.banks.lint.rule import CHOICES, HDR, NBME, Hit, Rules
from quiz_app.banks.lint.subject import Choice, Subject, Together
from quiz_app.banks.phrases import shown

RULES = Rules()
FEWEST, MOST, MOST_OF_SEVERAL = 3, 5, 7
ABOVE = r"(of )?(the )?(above|following|these|those|them|(other )?(options|answers|choices)|others|two|three|four)"
RIGHT = r"( (listed|options?|answers?|choices?|statements?|reasons?))*( (is|are|was|were|apply|applies)\b.*)?"
ALL_ABOVE = re.compile(rf"(all|both|each) {ABOVE}{RIGHT}|all (apply|are correct|are true|are right)", re.IGNORECASE)
NONE_ABOVE = re.compile(rf"(none|neither) {ABOVE}{RIGHT}|no (correct|right) (answer|option).*", re.IGNORECASE)
MARK = r"\(?(?:[a-fA-F]|[1-6]|I{1,3}|IV|VI?)\)?"
K_TYPE = re.compile(
    rf"(?P<both>both )?{MARK}(?:(?:, {MARK})*,? (?:and|&) {MARK}(?P<only> only)?|(?P<alone> only))", re.IGNORECASE
)
LISTED = re.compile(r"(?:^|\s)\(?(?:I|1|[aA])[.)]\s.*\s\(?(?:II|2|[bB])[.)]\s", re.DOTALL)
VAGUE = re.compile(
    r"\b(usually|often|frequently|may|might|sometimes|rarely|generally|significantly?|occasionally|typically)\b",
    re.IGNORECASE,
)


@RULES.item(
    "L01", "error", "One right answer", f"{HDR}, rule 19",
    "With no key nobody can be right; with two where one is asked for, somebody who is right is told that she is not.",
    "mark exactly one option of a single choice, and of a multiple choice two at least but not all",
    kinds=CHOICES, english=False,
)  # fmt: skip
def keys(item: Subject, together: Together) -> Iterator[Hit]:
    """A number of keys that the kind cannot have."""
    count, of = len(item.keys), len(item.options)
    if item.kind == "single_choice" and count != 1:
        yield Hit(f"{count} options are marked as the key of a single choice", ("options",))
    if item.kind == "multiple_choice" and not 2 <= count < of:
        yield Hit(f"{count} of {of} options are marked as keys", ("options",))


@RULES.item(
    "L02", "error", "No option twice", f"{HDR}, rule 22",
    "Two options that say the same cannot both be judged fairly, and whoever sees it strikes out both.",
    "make them differ, or take one out", kinds=CHOICES, english=False,
)  # fmt: skip
def duplicates(item: Subject, together: Together) -> Iterator[Hit]:
    """Options that are the same but for spacing, case and a full stop."""
    for first, second in combinations(item.options, 2):
        mine, other = _plain(first.text), _plain(second.text)
        if mine == other or (mine.casefold() == other.casefold() and not _case_tells(mine, other)):
            yield Hit(f"{shown(second.text)} is an option already", second.at)


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split()).rstrip(".;, ").strip("\"'“”‘’")


def _case_tells(first: str, second: str) -> bool:
    """Whether case may be all that makes the difference, as in symbols: pH and PH, Mg and mg."""
    return any(len(one) <= 2 or (one[1:].lower() != one[1:] and " " not in one) for one in (first, second))


@RULES.item(
    "L03", "warning", "Three to five options", f"{HDR}, rule 18",
    "With two options half of the guesses are right, and beyond five the further ones are hardly ever chosen.",
    "write three to five options, as many as are plausible", kinds=CHOICES, english=False,
)  # fmt: skip
def how_many(item: Subject, together: Together) -> Iterator[Hit]:
    """Too few options, or more than anybody weighs."""
    count = len(item.options)
    if count < FEWEST or count > (MOST if item.kind == "single_choice" else MOST_OF_SEVERAL):
        yield Hit(f"there are {count} options", ("options",))


@RULES.item(
    "L05", "warning", "No 'all of the above'", f"{HDR}, rule 26",
    "Whoever knows that two options are right knows the key without the third, and options are shown in any order.",
    "name one thing that is right, or make it a multiple choice", kinds=CHOICES,
    words="all both each",
)  # fmt: skip
def all_of_the_above(item: Subject, together: Together) -> Iterator[Hit]:
    """An option that stands for all the others."""
    yield from (Hit(f"{shown(one.text)} is an option", one.at) for one in item.options if _is(ALL_ABOVE, one))


@RULES.item(
    "L06", "warning", "No 'none of the above'", f"{HDR}, rule 25",
    "It tells that somebody sees what is wrong, not that she knows what is right, and options are shown in any order.",
    "write a distractor or a key in its place", kinds=CHOICES,
    words="none neither no",
)  # fmt: skip
def none_of_the_above(item: Subject, together: Together) -> Iterator[Hit]:
    """An option that stands against all the others."""
    yield from (Hit(f"{shown(one.text)} is an option", one.at) for one in item.options if _is(NONE_ABOVE, one))


def _is(pattern: re.Pattern[str], option: Choice) -> bool:
    return pattern.fullmatch(option.text.strip().rstrip(".!")) is not None


@RULES.item(
    "L07", "warning", "No combinations of options", f"{HDR}, rule 9 (complex multiple choice)",
    "Options such as 'A and C' test the handling of combinations, and half of what is needed narrows them down.",
    "make it a multiple choice of the single statements", kinds=CHOICES, english=False,
    words="and only both",
)  # fmt: skip
def combinations_of_options(item: Subject, together: Together) -> Iterator[Hit]:
    """Options that are made of the marks of others, or of statements in the stem."""
    found = [(one, match) for one in item.options if (match := K_TYPE.fullmatch(one.text.strip().rstrip(".")))]
    sure = [one for one, match in found if match["both"] or match["only"] or match["alone"]]
    others = len(item.options) - len(found)
    if found and (sure or LISTED.search(item.stem) or others >= 2):
        yield Hit(f"{shown(found[0][0].text)} combines other options or statements", found[0][0].at)


@RULES.item(
    "L11", "info", "No vague frequencies", f"{NBME}, ch. 3 (vague terms)",
    "'Often' means one thing to one reader and another to the next.",
    "say how often, or leave it out; keep it where the reading itself hedges", kinds=CHOICES,
    words="usually often frequently may might sometimes rarely generally significant significantly occasionally "
    "typically",
)  # fmt: skip
def vague(item: Subject, together: Together) -> Iterator[Hit]:
    """Words in options that everybody measures for herself."""
    for one in item.options:
        match = VAGUE.search(english.quoted(one.text))
        if match and not re.match(r"May \d|\d+ May|May$", one.text[match.start() :]) and not _is_may(one.text, match):
            yield Hit(f"'{match[0].lower()}' leaves open how often or how much", one.at)


def _is_may(text: str, match: re.Match[str]) -> bool:
    """Whether it is the month."""
    return match[0] == "May"


@RULES.item(
    "L16", "info", "Numbers in order", f"{HDR}, rule 21",
    "Whoever looks for her number in a disordered list loses time that has nothing to do with what she knows.",
    "put numbers and dates in order", kinds=CHOICES, english=False,
)  # fmt: skip
def out_of_order(item: Subject, together: Together) -> Iterator[Hit]:
    """Numbers or dates in no order, where the options are shown as written."""
    spans = [span_of(one.text) for one in item.options] if item.fixed else []
    found = [span for span in spans if span]
    if len(found) == len(item.options) > 2 and found not in (sorted(found), sorted(found, reverse=True)):
        yield Hit("the numbers among the options are in no order", ("options",))


@RULES.item(
    "L17", "warning", "Options that exclude each other", f"{HDR}, rule 22",
    "Where one option is part of another, whoever chose the smaller has been right about half of it.",
    "cut ranges so that they do not meet, and let no option hold another", kinds=("single_choice",),
)  # fmt: skip
def overlapping(item: Subject, together: Together) -> Iterator[Hit]:
    """Ranges that meet, and options that are another one and more."""
    whole = [one for one in item.options if not K_TYPE.fullmatch(one.text) and len(one.text) > 1]
    for first, second in combinations(whole, 2):
        mine, other = span_of(first.text), span_of(second.text)
        if mine and other:
            wide = mine[0] != mine[1] or other[0] != other[1]
            meet = wide and mine[0] <= other[1] and other[0] <= mine[1]
        else:
            meet = _holds(first.text, second.text) or _holds(second.text, first.text)
        if meet:
            yield Hit(f"{shown(first.text)} and {shown(second.text)} overlap", second.at)
            return


def _holds(longer: str, shorter: str) -> bool:
    """Whether the longer text is the shorter one and something else besides."""
    mine, other = " ".join(english.words(longer)), " ".join(english.words(shorter))
    if not other or len(mine) <= len(other):
        return False
    ends = (f"{other} and ", f"{other} or ", f"{other} as well as ", f"{other} together with ")
    return mine.startswith(ends) or mine.endswith((f" and {other}", f" or {other}", f" as well as {other}"))


@RULES.item(
    "L18", "info", "Options of one kind", f"{HDR}, rule 23",
    "The one option that is unlike the others is chosen or struck out for its looks.",
    "let all options name the same sort of thing in the same form", kinds=CHOICES,
)  # fmt: skip
def mixed(item: Subject, together: Together) -> Iterator[Hit]:
    """Years among names, full stops at some ends, small and large beginnings."""
    sorts = {english.sort_of(one.text) for one in item.options}
    told = [english.counts_or_dates(one.text) for one in item.options]
    if any(told) and not all(told) and sorts & {"year", "date", "number"}:
        yield Hit(f"the options are of several sorts: {', '.join(sorted(sorts))}", ("options",))
    if len({one.text.rstrip().endswith(".") for one in item.options}) > 1 and not _abbreviated(item):
        yield Hit("some options end in a full stop and some do not", ("options",))
    if "name" not in sorts and len({one.text[:1].islower() for one in item.options if one.text[:1].isalpha()}) > 1:
        yield Hit("some options begin with a small letter and some do not", ("options",))


def _abbreviated(item: Subject) -> bool:
    return any(english.ABBREVIATION.search(one.text.rstrip()) for one in item.options)

"""Rules on distractors and what is said of them, and on what not everybody can see."""

import re
from collections.abc import Iterator

from quiz_app.banks.lint import english
from quiz_app.banks.lint.rule import CHOICES, HDR, Hit, Rules
from quiz_app.banks.lint.subject import Subject, Together
from quiz_app.banks.phrases import shown

RULES = Rules()
PERIOD = 50  # years
NO_ALT = re.compile(r"!\[\s*\]\([^)]*\)|<img\b(?![^>]*\balt=[\"'][^\"'])[^>]*>", re.IGNORECASE)
PICTURE = "map|graph|chart|diagram|figure|picture|image|plot|photo|drawing|timeline"
IMAGE = re.compile(rf"!\[|\b({PICTURE}) (above|below|shows?|here)\b|\b(on|in) the ({PICTURE})\b", re.IGNORECASE)
COLOUR = re.compile(
    r"\b(red|green|blue|yellow|orange|purple|pink|brown|gr[ae]y|black|white)(-| )?(colou?red )?(line|curve|bar|area|"
    r"region|arrow|dot|point|part|box|circle|square|country|countries|zone|shaded|slice|track|cell|wire|marker)s?\b"
)
COLOURS = frozenset("red green blue yellow orange purple pink brown grey gray black white".split())
TABLE = re.compile(r"^\s*\|(?P<head>.*)\|\s*\n\s*\|[\s:|-]+\|\s*$", re.MULTILINE)


@RULES.item(
    "L27", "warning", "Plausible distractors", f"{HDR}, rule 29",
    "A distractor from another age is chosen by nobody, and one option less is left to think about.",
    "take a year that somebody could confuse with the key", kinds=("single_choice",), english=False,
)  # fmt: skip
def implausible(item: Subject, together: Together) -> Iterator[Hit]:
    """A year far off from all others, which lie close together. What students chose is told by the item analysis."""
    named = [english.years(one.text) for one in item.options]
    if len(named) < 3 or any(len(years) != 1 for years in named):
        return
    years = [found[0] for found in named]
    for place, one in enumerate(item.options):
        others = sorted(years[:place] + years[place + 1 :])
        far = min(abs(years[place] - other) for other in others)
        if not one.key and far > PERIOD and others[-1] - others[0] <= PERIOD:
            yield Hit(f"{shown(one.text)} is {far} years from every other option", one.at)


@RULES.item(
    "L28", "info", "A word on each distractor", f"{HDR}, rule 30 (typical errors)",
    "Whoever chose it learns from why it is wrong, and from nothing else.",
    "write a `why` with each distractor", kinds=CHOICES, english=False,
)  # fmt: skip
def no_why(item: Subject, together: Together) -> Iterator[Hit]:
    """Distractors without a word on what is wrong with them."""
    bare = [one for one in item.distractors if not one.why.strip()]
    if bare:
        yield Hit(f"{len(bare)} of {len(item.distractors)} distractors have no 'why'", bare[0].at)


@RULES.item(
    "L34", "error", "Nothing for the eye alone", "WCAG 2.2, criteria 1.1.1, 1.3.1 and 1.4.1",
    "Who does not see the picture, or not its colours, cannot answer.",
    "describe the image between `![` and `]`, name what a colour stands for, and head the columns of a table",
)  # fmt: skip
def for_the_eye(item: Subject, together: Together) -> Iterator[Hit]:
    """An image without words, a colour that nothing else stands for, a table without a head."""
    pictures = not COLOURS.isdisjoint(item.vocabulary) and IMAGE.search(item.whole) is not None
    for at, text in item.all_texts:
        if pictures or "|" in text or "![" in text or "<" in text:
            yield from (Hit(one, at) for one in _unseen(text, pictures))


def _unseen(text: str, pictures: bool) -> Iterator[str]:
    """What somebody who does not see lacks in a text."""
    if NO_ALT.search(text):
        yield "an image has no words in its place"
    if pictures and (found := COLOUR.search(text)):
        yield f"'{found[0]}' is known by its colour alone"
    for table in TABLE.finditer(text):
        if not table["head"].replace("|", "").strip():
            yield "a table has no heads over its columns"


def unseen_on_a_card(texts: list[tuple[str, str]]) -> Iterator[Hit]:
    """What somebody who does not see lacks on a card: an image without words, a table without a head."""
    for key, text in texts:
        yield from (Hit(one, (key,)) for one in _unseen(text, pictures=False))

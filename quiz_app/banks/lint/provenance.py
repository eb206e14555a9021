"""Rules on what an item has from the reading: its claims, and its words."""

from collections.abc import Iterator

from quiz_app.banks.lint import english
from quiz_app.banks.lint.rule import HDR, Hit, Rules
from quiz_app.banks.lint.subject import RUN, Source, Subject, Together
from quiz_app.banks.phrases import meant, shown
from quiz_app.domain.provenance import fingerprint

RULES = Rules()
STATED = ("single_choice", "short_answer", "numeric", "cloze")
FIRST_YEAR, LAST_YEAR = 1000, 2100


@RULES.item(
    "L22", "warning", "Own words", f"{HDR}, rule 3",
    "Whoever remembers the sentence finds the key without having understood it.",
    "say it in other words, or write `quote: true` where the wording is what is asked about", english=False,
)  # fmt: skip
def verbatim(item: Subject, together: Together) -> Iterator[Hit]:
    """Eight words in a row that stand so in a paragraph, where the reading carries its text."""
    runs = together.source.runs if together.source else {}
    if not runs or item.written.quote == "true":
        return
    for at, text in item.all_texts:
        mine = english.words(text)
        found = (mine[start : start + RUN] for start in range(len(mine) - RUN + 1))
        run = next((one for one in found if one in runs), None)
        if run:
            yield Hit(f"'{' '.join(run)}' stands so in paragraph {runs[run]}", at)


@RULES.together(
    "L23", "error", "Traced to the reading", "Meridian: every item is traced to claims",
    "Without a claim nobody can look up whether the key is what the reading says, nor be shown where it says so.",
    "name the claims that it tests, and look whether they say what the key says", english=False,
)  # fmt: skip
def provenance(together: Together) -> Iterator[tuple[Subject | None, Hit]]:
    """No claim or an unknown one, claims that have changed since, and a key that names what no claim speaks of."""
    linked = [item for item in together.items if item.claims]
    if together.items and not linked:
        count = len(together.items)
        says = f"none of the {count} items cites a claim" if count > 1 else "the only item cites no claim"
        yield None, Hit(says, ("items",), "warning", "name under `claims` what each of them tests")
        return
    for item in together.items:
        if not item.claims:
            yield item, Hit("the item cites no claim, and others of the bank do")
        if together.source:
            yield from ((item, hit) for hit in _cited(item, together.source))


def _cited(item: Subject, source: Source) -> Iterator[Hit]:
    unknown = [(place, one) for place, one in enumerate(item.claims) if one not in source.claims]
    for place, one in unknown:
        hint = meant(one, source.claims, "write it in reading.yaml first")
        yield Hit(f"there is no claim '{one}' in the reading", ("claims", place), None, hint)
    if unknown or not item.claims:
        return
    confirmed = item.written.confirmed
    now = fingerprint(item.claims, source.reading) if source.reading and confirmed else confirmed
    if now and now != confirmed:
        hint = "read both again, then confirm it by `quiz-app bank confirm` or in the studio"
        yield Hit("what it cites has changed since it was confirmed", ("claims",), None, hint)
    yield from _untold(item, source)


def _untold(item: Subject, source: Source) -> Iterator[Hit]:
    """A year or a name in the key that is told of nowhere around its claims."""
    if item.kind not in STATED:
        return
    told = " ".join(source.told[one] for one in item.claims)
    stems = {english.stem(one) for one in english.words(f"{told} {item.stem}")}
    for at, text in item.key_texts:
        for year in english.years(text):
            if FIRST_YEAR <= year <= LAST_YEAR and str(year) not in told and f"{str(year)[:3]}X" not in told:
                yield Hit(f"no claim that it cites speaks of {year}", at, "warning")
        if english.sort_of(text) == "name" and not any(map(str.isdigit, text)):
            names = [one for one in english.words(text) if one not in english.SMALL]
            if len(names) > 1 and not any(english.stem(one) in stems for one in names):
                yield Hit(f"no claim that it cites speaks of {shown(text)}", at, "warning")

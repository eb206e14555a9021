"""`python -m tests.banks.lint.calibration` writes question_banks/LINT.md: every rule, and how it did when tried.

It is tried on the labelled items beside this file; see labelled.py.
"""

from collections.abc import Iterator
from pathlib import Path

from quiz_app.analysis.proportion import Proportion
from quiz_app.banks.lint.rules import RULES, explained
from tests.banks.lint.labelled import Tally, fresh, labelled, tallies

GUIDE = Path(__file__).parents[3] / "question_banks" / "LINT.md"
HEAD = """\
# What the linter looks for

`quiz-app lint` holds every item against these rules; `quiz-app lint --explain L08` says what stands here of \
one. An error fails `quiz-app check --strict`, a warning is to be mended or set aside with a reason, an info \
asks for a look. It knows English only. Whether distractors are chosen at all (the rest of L27) is told by the \
item analysis, from students' answers.

## How often a rule is right

Tried on {items} items written for this: good ones, flawed ones, and for each rule some that only look flawed. \
They were labelled by reading, before any rule was run on them. Afterwards each disagreement was read again: the \
rule was mended, or a label that had been overlooked, or it stands below for what it is. So these figures \
flatter, and other banks will give lower ones. A rule warns only if it has eight flawed and eight harmless items \
here at least, and seven in ten of its findings are right. Intervals are Wilson's, of 95 %. L01 is held back by \
the format itself and L25 looks at whole banks: both have tests of their own, and what only informs is labelled \
sparsely.

On {new} more items, written and labelled when the rules were finished and not looked back at, all rules \
together made {findings} findings and missed {missed}; a share of {right} was right. That is what to expect.

This page is written by `python -m tests.banks.lint.calibration`.

| rule | | flawed | look-alikes | rightly found | wrongly found | precision | recall |
| --- | --- | --: | --: | --: | --: | --- | --- |
"""


def page() -> str:
    """The whole page."""
    items, new = labelled(), fresh()
    found = [*tallies(new).values()]
    hits, false = sum(one.hits for one in found), sum(one.false for one in found)
    said = {"right": _share(Proportion(hits, hits + false)), "missed": sum(one.positives for one in found) - hits}
    rows = "".join(f"{row}\n" for row in _rows(tallies(items)))
    return (
        HEAD.format(items=len(items), new=len(new), findings=hits + false, **said)
        + rows
        + "\n## The rules\n"
        + "".join(_told())
    )


def _rows(found: dict[str, Tally]) -> Iterator[str]:
    for code, tally in found.items():
        rule = RULES[code]
        cells = [code, rule.severity, *map(str, (tally.positives, tally.near, tally.hits, tally.false))]
        yield f"| {' | '.join([*cells, _share(tally.precision), _share(tally.recall)])} |"


def _share(of: Proportion) -> str:
    low, high = of.interval()
    return f"{of.share:.2f} ({low:.2f} to {high:.2f})" if of.of else ""


def _told() -> Iterator[str]:
    for rule in RULES.values():
        head, *lines = explained(rule).splitlines()
        yield f"\n### {head}\n\n" + "\n".join(f"- {line}" for line in lines) + "\n"


if __name__ == "__main__":
    GUIDE.write_text(page(), encoding="utf-8")
    print(GUIDE)

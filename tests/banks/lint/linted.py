"""What the linter says of items written down here."""

from collections.abc import Collection

from quiz_app.banks.drafts import File, draft_of
from quiz_app.banks.lint.linting import lint
from quiz_app.banks.schema import WrittenBank, WrittenReading
from quiz_app.domain.finding import Finding
from tests.banks.written import BANK, READING

CHOICE = """\
  - id: x
    kind: single_choice
    stem: {stem}
    rationale: R
    {more}
    options:
"""


def bank(items: str) -> File:
    """A bank of these items."""
    file = File("bank.yaml", (text := (BANK + "items:\n" + items).encode()), draft_of(text, WrittenBank))
    assert file.problems == []
    return file


def reading(text: str = READING) -> File:
    """A reading, the small one unless another is given."""
    return File("reading.yaml", text.encode(), draft_of(text.encode(), WrittenReading))


def findings(items: str, of: File | None = None, select: Collection[str] = ()) -> list[Finding]:
    """The findings on these items."""
    return lint(of, [bank(items)], select)


def choice(stem: str, key: str, *distractors: str, more: str = "level: recall") -> str:
    """A single choice of these texts, the key first."""
    head = CHOICE.format(stem=repr(stem), more=more)
    rest = "".join(f"      - {{id: o{place}, text: {text!r}, why: W}}\n" for place, text in enumerate(distractors))
    return f"{head}      - {{id: k, text: {key!r}, key: true}}\n{rest}"

"""Items labelled by reading: `fires` are the rules that they break, `near` those that they only look like breaking.

A file is a bank of its own. `o` are options, the key with a star before it; `s` is the stem, `t` whether a statement is
true, `c` the claims. What else an item has stands under `more`.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from quiz_app.analysis.proportion import Proportion
from quiz_app.banks.drafts import File, draft_of
from quiz_app.banks.lint.linting import lint
from quiz_app.banks.lint.rules import RULES
from quiz_app.banks.lint.subject import Subject, Together
from quiz_app.banks.schema import WrittenBank, WrittenReading
from quiz_app.domain.finding import Finding

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("labelled_*.yaml"))
FRESH = HERE / "fresh.yaml"  # written when the rules were finished: no rule has been changed by it
SHORT = {"tf": "true_false", "sa": "short_answer", "num": "numeric", "match": "matching", "order": "ordering"}


@dataclass(frozen=True)
class Labelled:
    """An item with its labels and what the linter found."""

    id: str
    fires: frozenset[str]
    near: frozenset[str]
    found: frozenset[str]


@dataclass(frozen=True)
class Tally:
    """How a rule did on the labelled items: those it had to fire on, those that look so, and what it did."""

    positives: int
    near: int
    hits: int
    false: int

    @property
    def precision(self) -> Proportion:
        """The share of what it found that it had to find."""
        return Proportion(self.hits, self.hits + self.false)

    @property
    def recall(self) -> Proportion:
        """The share of what it had to find that it found."""
        return Proportion(self.hits, self.positives)


def labelled() -> list[Labelled]:
    """All labelled items."""
    return [one for path in FILES for one in _of(path)]


def fresh() -> list[Labelled]:
    """The items that no rule has been fitted to."""
    return [*_of(FRESH)]


def tallies(items: list[Labelled]) -> Mapping[str, Tally]:
    """How each rule did."""
    return {
        code: Tally(
            sum(code in one.fires for one in items),
            sum(code in one.near for one in items),
            sum(code in one.fires & one.found for one in items),
            sum(code in one.found - one.fires for one in items),
        )
        for code in RULES
    }


def subjects(path: Path) -> Together:
    """The items of a file as the rules see them."""
    said = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    drafted = _bank(said["items"]).draft.entries["items"]
    return Together([Subject(place, one) for place, one in drafted])


def _of(path: Path) -> Iterator[Labelled]:
    said = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    findings = findings_on(said["items"], said.get("reading"))
    for one in said["items"]:
        found = frozenset(finding.code for finding in findings if finding.item == one["id"])
        yield Labelled(one["id"], frozenset(one.get("fires", ())), frozenset(one.get("near", ())), found)


def findings_on(
    items: list[dict[str, Any]], reading: dict[str, Any] | None = None, select: Collection[str] = ()
) -> list[Finding]:
    """What the linter says of a bank of items in the short form above."""
    about = {"format": "1", "id": "r", "title": "R", **reading} if reading else None
    return lint(_file("reading.yaml", about, WrittenReading) if about else None, [_bank(items)], select)


def _bank(items: list[dict[str, Any]]) -> File:
    head = {"format": "1", "id": "bank", "reading": "r", "title": "T"}
    return _file("bank.yaml", head | {"items": [_written(one) for one in items]}, WrittenBank)


def _file(name: str, plain: Any, root: Any) -> File:
    data = json.dumps(plain, ensure_ascii=False).encode()
    file = File(name, data, draft_of(data, root))
    assert file.problems == []
    return file


def _written(one: dict[str, Any]) -> dict[str, Any]:
    """The item as a bank has it."""
    kind = one.get("kind", "single")
    stars = sum(text.startswith("*") for text in one.get("o", ()))
    common = {"id": one["id"], "claims": one.get("c", []), "rationale": "Read it up."}
    more = {key: value for key, value in one.get("more", {}).items() if key != "nowhy"}
    if kind == "single":
        kind = "single_choice" if stars < 2 else "multiple_choice"
        more["options"] = [_option(place, text, one, stars) for place, text in enumerate(one["o"])]
    elif kind == "tf":
        more["key"] = "true" if one["t"] == "yes" else "false"
    elif kind == "sa":
        more["accept"] = one["accept"]
    elif kind == "num":
        more["value"] = one["value"]
    elif kind == "cloze":
        more["gaps"] = [{"accept": one["accept"]}]
    elif kind == "match":
        pairs = enumerate(one["pairs"].items())
        more["pairs"] = [{"id": f"p{place}", "left": left, "right": right} for place, (left, right) in pairs]
        more["spare"] = one.get("spare", [])
    elif kind == "order":
        more["entries"] = [{"id": f"e{place}", "text": text} for place, text in enumerate(one["entries"])]
    return {**common, "kind": SHORT.get(kind, kind), "text" if kind == "cloze" else "stem": one["s"], **more}


def _option(place: int, text: str, one: dict[str, Any], stars: int) -> dict[str, str]:
    key = text.startswith("*") or (not stars and str(place) == one["key"])
    why = "" if key or "nowhy" in one.get("more", {}) else "Read it up."
    return {"id": f"o{place}", "text": text.removeprefix("* "), "key": str(key).lower(), "why": why}

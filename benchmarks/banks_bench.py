"""How long a reading of 10,000 items takes to load, against a bare parse of the same bytes and the validation."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.figures import Row
from quiz_app.banks.cache import ContentCache
from quiz_app.banks.library import load_library
from quiz_app.banks.nodes import locate
from quiz_app.banks.schema import WrittenBank

ITEMS = 10_000
ROUNDS = 3

READING = """\
format: 1
id: large
title: A large reading
paragraphs:
  - {id: p1, digest: What the only paragraph says.}
claims:
  - {id: claim-1, paragraph: p1, kind: event, date: "1948", says: Relations began in 1948.}
timeline:
  - {id: first, date: "1948", label: Relations begin, theme: t, claims: [claim-1]}
  - {id: second, date: "1958", label: The coup, theme: t}
  - {id: third, date: "1965", label: The war, theme: t}
themes: {t: Theme}
"""

HEAD = """\
format: 1
id: bank
reading: large
title: A large bank
topics: {one: First topic, two: Second topic}
items:
"""

COMMON = """\
  - id: item-{n}
    kind: {kind}
    topic: {topic}
    level: understand
    claims: [claim-1]
    rationale: The accord of {n} let Pakistan buy from the industry, which the paragraph counts as proof of a turn.
"""

KINDS = {
    "single_choice": """\
    stem: According to the essay, what did Russia do in the year {n}?
    options:
      - {{id: a, text: It lifted what the essay calls a ban on arms, key: true}}
      - {{id: b, text: It joined Pakistan in military drills, why: "The essay puts those in another year."}}
      - {{id: c, text: It agreed on a gas pipeline, why: "That came one year later, by the same paragraph."}}
      - {{id: d, text: It began to use the port at Gwadar, why: "No year is given for that."}}
""",
    "true_false": """\
    stem: According to the essay, relations warmed in the year {n}.
    key: "false"
    why: That is the year of the coup, after which they cooled.
""",
    "multiple_choice": """\
    stem: Which of these does the essay count as signs of a turn in the year {n} (choose all that apply)?
    options:
      - {{id: a, text: The end of the arms ban, key: true}}
      - {{id: b, text: The joint drills, key: true}}
      - {{id: c, text: The visit of the prime minister, why: "That visit never took place."}}
""",
    "short_answer": """\
    stem: Which line between two states caused quarrel number {n}?
    accept: [Durand Line, the Durand Line]
    reject:
      - {{text: Radcliffe Line, why: "That one runs between India and Pakistan."}}
    typos: true
""",
    "numeric": """\
    stem: How many billion dollars were planned in the year {n}?
    value: "14"
    tolerance: "0"
    near:
      - {{within: "2", score: "0.5"}}
    unit: billion dollars
""",
    "cloze": """\
    text: "Relations number {n} began on {{{{1}}}}, about {{{{2}}}} months after independence."
    gaps:
      - {{accept: [1 May 1948, May 1 1948]}}
      - {{accept: [nine, "9"]}}
""",
    "matching": """\
    stem: Who held which office in the year {n}?
    pairs:
      - {{id: a, left: Khan, right: "Pakistan's ambassador to Russia"}}
      - {{id: b, left: Dedov, right: "Russia's ambassador to Pakistan"}}
      - {{id: c, left: Putin, right: "Russia's president"}}
    spare: ["Pakistan's president"]
""",
    "ordering": """\
    stem: Put the events of list {n} in order, earliest first.
    events: [first, second, third]
""",
}


def bank_of(items: int) -> str:
    """A valid bank of this many items, all kinds in turn."""
    return HEAD + "".join(_items(items))


def _items(items: int) -> Iterator[str]:
    kinds = list(KINDS)
    for number in range(items):
        kind = kinds[number % len(kinds)]
        yield COMMON.format(n=number, kind=kind, topic=("one", "two")[number % 2]) + KINDS[kind].format(n=number)


def run(items: int = ITEMS) -> dict[str, float]:
    """Seconds, the best of a few rounds each, and what a whole load takes of the bare parse and validation."""
    text = bank_of(items)
    data, plain = text.encode(), locate(text.encode()).plain
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "reading.yaml").write_text(READING, encoding="utf-8")
        Path(folder, "bank.yaml").write_bytes(data)
        kept = ContentCache()
        figures = {
            "parse": seconds(lambda: yaml.load(data, yaml.CSafeLoader)),
            "validation": seconds(lambda: WrittenBank.model_validate(plain)),
            "load": seconds(lambda: load_library([Path(folder)])),
            "again": seconds(lambda: load_library([Path(folder)], kept)),
        }
    figures["ratio"] = figures["load"] / (figures["parse"] + figures["validation"])
    return {"items": items, "megabytes": len(data) / 1e6, **figures}


def rows(found: dict[str, float]) -> Iterator[Row]:
    """The table's rows, beside a bare parse and validation of the same bytes."""
    bare = found["parse"] + found["validation"]
    against = f"parse and validation {bare:.2f} s, at most 1.5 of it"
    yield "loading 10,000 items", f"{found['load']:.2f} s", against, f"{found['ratio']:.2f}"
    yield "loading them again", f"{1000 * found['again']:.1f} ms", "", ""


def seconds(work: Callable[[], Any]) -> float:
    """How long the work takes, the best of a few rounds."""
    return min(_timed(work) for _ in range(ROUNDS))


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    for name, figure in run().items():
        print(f"{name:>12} {figure:10.4f}")

"""How long the linter takes over 10,000 items, against a bare parse and validation of the same bytes."""

from collections.abc import Iterator

import yaml

from benchmarks.banks_bench import ITEMS, READING, bank_of, seconds
from benchmarks.figures import Row
from quiz_app.banks.drafts import File, draft_of
from quiz_app.banks.lint.linting import lint
from quiz_app.banks.nodes import locate
from quiz_app.banks.schema import WrittenBank, WrittenReading


def run(items: int = ITEMS) -> dict[str, float]:
    """Seconds, the best of a few rounds each: of a sound bank, and of one in which an item in eight has a finding."""
    text = bank_of(items)
    data, plain = text.encode(), locate(text.encode()).plain
    figures = {
        "parse": seconds(lambda: yaml.load(data, yaml.CSafeLoader)),
        "validation": seconds(lambda: WrittenBank.model_validate(plain)),
        "sound": _linted(text),
        "flawed": _linted(text.replace("It began to use the port at Gwadar", "All of the above")),
    }
    return {"items": items, **figures}


def rows(found: dict[str, float]) -> Iterator[Row]:
    """The table's rows, beside a bare parse and validation of the same bytes."""
    bare = found["parse"] + found["validation"]
    against = f"parse and validation {bare:.2f} s"
    yield "lint of 10,000 sound items, at most 3 s", f"{found['sound']:.2f} s", against, f"{found['sound'] / bare:.2f}"
    yield "of them with 1,250 findings", f"{found['flawed']:.2f} s", against, f"{found['flawed'] / bare:.2f}"


def _linted(text: str) -> float:
    """Seconds to lint what has been read already; the lines of the findings are looked up anew each time."""
    data = text.encode()
    bank, reading = draft_of(data, WrittenBank), draft_of(READING.encode(), WrittenReading)
    about = File("reading.yaml", READING.encode(), reading)
    return seconds(lambda: lint(about, [File("bank.yaml", data, bank)]))


if __name__ == "__main__":
    for name, figure in run().items():
        print(f"{name:>12} {figure:10.4f}")

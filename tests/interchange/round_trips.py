"""What every format's round trip needs: bundles of hostile texts, and what is the same about two items.

A format's test writes a bundle, reads it back, and asserts `same` of each item with the names of the fields that the
loss report speaks of (`level`, `options.why`, ...). What is not named must have come back.
"""

import io
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from quiz_app.domain.card import Card
from quiz_app.domain.items import (
    LEVELS,
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.bundle import Bundle, Exported
from quiz_app.interchange.markup import from_html, from_plain, to_html, to_plain
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.upload import Upload

# Bundles are slow to generate, and slower to shrink than a test may last.
ROUND_TRIP = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
MARKDOWN = {"stem", "rationale", "why", "left", "right", "spare", "front", "back", "cloze"}
SHOWN_IN = {"options", "entries"}  # parts whose `text` is Markdown; a reject's is what is typed

signs = st.sampled_from([*"\"'{}[]()=~#:/\\<>&|*_`$%^@!?;,.+-", "->", "//", "::", "{{", "}}", "&amp;", "</p>"])
letters = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp", "Zs"]), min_size=1, max_size=6)
words = letters | st.sampled_from(
    ["1948", "Zürich", "مرحبا", "שלום", "🙂", "e\u0301", "A. ", "ANSWER: B", "a\tb", "None"]
)
lines = st.lists(words | signs | st.just(" "), min_size=1, max_size=6).map(
    lambda parts: " ".join("".join(parts).split())
)
typed = lines.filter(bool)  # what somebody types: one line
plain_texts = st.lists(typed, min_size=1, max_size=3).map("\n".join) | typed
marked = st.sampled_from(["**bold**", "*leaning*", "`code`", "[link](https://example.org/a?b=c&d=e)", "- one\n- two"])
numbers = st.decimals(-10_000, 10_000, allow_nan=False, places=2)


def opened(content: bytes, name: str = "file") -> Upload:
    """The bytes as an uploaded file."""
    return Upload(name, io.BytesIO(content))


def reopened(written: Exported) -> Upload:
    """What was written, as an uploaded file."""
    return opened(written.content)


def _survives(markdown: str) -> bool:
    """Whether the text can go to HTML and back at all, which is for the markup's own tests to say."""
    html = to_html(markdown)
    return bool(to_plain(markdown).strip()) and _even(to_html(from_html(html))) == _even(html)


def _spaced(parts: list[str]) -> str:
    return "\n\n".join(parts)


plain_markdown = plain_texts.map(from_plain)
rich_markdown = st.lists(plain_markdown | marked, min_size=1, max_size=3).map(_spaced).filter(_survives)
pictured = plain_markdown.map(lambda text: f"{text}\n\n![a map](media/map.png)")
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,11}", fullmatch=True)


class Items:
    """Strategies of items by kind, their texts being what `texts` gives."""

    def __init__(self, texts: st.SearchStrategy[str]) -> None:
        self.texts, self.notes = texts, st.just("") | texts

    def build(self, kind: type[Item], **content: Any) -> st.SearchStrategy[Item]:
        """Items of this kind."""
        common = {"id": ids, "rationale": self.texts, "level": st.sampled_from(["", *LEVELS])}
        common |= {
            "claims": st.lists(ids, max_size=2, unique=True).map(tuple),
            "pool": st.sampled_from(["", "", "exam"]),
        }
        return st.builds(kind, **{"stem": self.texts, **common, **content})

    def options(self, low: int, keys: Callable[[int], st.SearchStrategy[int]]) -> st.SearchStrategy[tuple[Option, ...]]:
        """Options a, b, c ...: so many keys among at least `low` of them."""
        shown = st.lists(
            st.tuples(self.texts, self.notes), min_size=low, max_size=7, unique_by=lambda one: _seen(one[0])
        )
        return shown.flatmap(
            lambda texts: keys(len(texts)).flatmap(
                lambda count: st.permutations([place < count for place in range(len(texts))]).map(
                    lambda key: tuple(
                        Option("abcdefg"[place], text, is_key, why)
                        for place, ((text, why), is_key) in enumerate(zip(texts, key, strict=True))
                    )
                )
            )
        )

    def distinct(self, low: int, high: int) -> st.SearchStrategy[list[str]]:
        """Texts of which no two read alike."""
        return st.lists(self.texts, min_size=low, max_size=high, unique_by=_seen)

    def kinds(self) -> dict[str, st.SearchStrategy[Item]]:
        """A strategy for each kind."""
        accept = st.lists(typed, min_size=1, max_size=3, unique_by=str.casefold).map(tuple)
        rejects = st.lists(st.builds(Reject, typed, self.texts), max_size=2, unique_by=lambda one: one.text.casefold())
        return {
            "single_choice": self.build(
                SingleChoice, options=self.options(2, lambda _: st.just(1)), shuffle=st.booleans()
            ),
            "multiple_choice": self.build(
                MultipleChoice, options=self.options(3, lambda count: st.integers(2, count - 1)), shuffle=st.booleans()
            ),
            "true_false": self.build(TrueFalse, is_true=st.booleans(), why=self.notes),
            "short_answer": self.build(
                ShortAnswer, accept=accept, reject=rejects.map(tuple), typos=st.booleans()
            ).filter(_not_both),
            "numeric": self.build(
                Numeric,
                value=numbers,
                tolerance=st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(2)]),
                near=st.sampled_from([(), (Near(Decimal(3), Decimal("0.5")),)]),
                unit=st.just("") | typed,
            ),
            "cloze": self.clozes(accept),
            "matching": self.matchings(),
            "ordering": self.build(Ordering, entries=self.distinct(2, 5).map(_entries)),
        }

    def clozes(self, accept: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[Item]:
        """Texts with a numbered gap after each part."""

        def gapped(parts: list[str]) -> st.SearchStrategy[Item]:
            text = " ".join(f"{part} {{{{{number}}}}}" for number, part in enumerate(parts, start=1))
            gaps = st.lists(accept.map(Gap), min_size=len(parts), max_size=len(parts)).map(tuple)
            return self.build(Cloze, stem=st.just(text), gaps=gaps, typos=st.booleans())

        one_line = typed.map(from_plain)
        return st.lists(one_line, min_size=1, max_size=3).flatmap(gapped).filter(lambda item: _survives(item.stem))

    def matchings(self) -> st.SearchStrategy[Item]:
        """Two to four pairs, and up to two spare right sides."""

        def paired(rights: list[str]) -> st.SearchStrategy[Item]:
            low = min(4, len(rights))
            lefts = st.integers(2, low).flatmap(lambda count: self.distinct(count, count))
            return lefts.flatmap(
                lambda shown: self.build(
                    Matching,
                    pairs=st.just(tuple(map(Pair, "abcd", shown, rights))),
                    spare=st.just(tuple(rights[len(shown) :])),
                )
            )

        return self.distinct(2, 5).flatmap(paired)


def _seen(text: str) -> str:
    return " ".join(to_plain(text).split()).casefold()


def _not_both(item: Item) -> bool:
    """Whether nothing is accepted and rejected at once."""
    assert isinstance(item, ShortAnswer)
    return not {one.casefold() for one in item.accept} & {one.text.casefold() for one in item.reject}


def _entries(texts: list[str]) -> tuple[Entry, ...]:
    return tuple(Entry("abcde"[place], text) for place, text in enumerate(texts))


PLAIN, RICH, PICTURED = (
    Items(plain_markdown).kinds(),
    Items(rich_markdown).kinds(),
    Items(plain_markdown | pictured).kinds(),
)


@st.composite
def bundles(
    draw: st.DrawFn,
    kinds: Collection[str] = tuple(PLAIN),
    source: dict[str, st.SearchStrategy[Item]] = RICH,
    cards: bool = False,
) -> Bundle:
    """Up to four items of these kinds from PLAIN, RICH or PICTURED, under topics, and cards if wanted; ids differ."""
    titles = draw(st.lists(typed.filter(slug), max_size=2, unique_by=slug))
    topics = {slug(title): title for title in titles}
    strategy = st.one_of(*(source[kind] for kind in kinds))
    drawn = draw(st.lists(strategy, min_size=0 if cards else 1, max_size=4, unique_by=lambda item: item.id))
    placed = tuple(_under(item, draw(st.sampled_from(["", *topics]))) for item in drawn)
    made = draw(st.lists(_cards(), max_size=3, unique_by=lambda card: card.id)) if cards else []
    free = tuple(card for card in made if card.id not in {item.id for item in placed})
    media = {"map.png": PNG} if any("media/map.png" in str(asdict(item)) for item in placed) else {}
    return Bundle(id="b", reading="r", title="A bank", topics=topics, items=placed, cards=free, media=media)


def _under(item: Item, topic: str) -> Item:
    object.__setattr__(item, "topic", topic)
    return item


def _cards() -> st.SearchStrategy[Card]:
    sides = st.builds(
        Card, id=ids, front=rich_markdown, back=rich_markdown, reversed=st.booleans(), typed=st.booleans()
    )
    gap = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
    text = st.builds("{} {{{{c1::{}}}}} and {{{{c2::{}}}}}".format, typed.map(from_plain), gap, gap)
    return sides | st.builds(Card, id=ids, cloze=text)


def same(before: Any, after: Any, lost: Iterable[str] = (), text: Callable[[str], str] = to_html) -> bool:
    """Whether two items or cards are the same but for the fields `lost` (`level`, `options.why`), as an assertion.

    Markdown is compared by what `text` makes of it (`to_plain` for formats without markup), each space as good as
    another.
    """
    first, second = comparable(before, lost, text), comparable(after, lost, text)
    assert second == first
    return True


def comparable(one: Any, lost: Iterable[str] = (), text: Callable[[str], str] = to_html) -> dict[str, Any]:
    """The content of an item or card as it is compared. `options` in the loss is all of them, `options.id` a field."""
    content = {"kind": getattr(one, "kind", "card"), **asdict(one)}
    return {name: _part(name, value, set(lost), text) for name, value in content.items() if name not in set(lost)}


def _part(path: str, value: Any, lost: set[str], text: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        inner = {f"{path}.{name}": part for name, part in value.items() if name not in ("earliest", "latest")}
        return {name: _part(name, part, lost, text) for name, part in inner.items() if name not in lost}
    if isinstance(value, list | tuple):
        return [_part(path, part, lost, text) for part in value]
    if isinstance(value, str):
        owner, _, name = path.rpartition(".")
        shown = name in MARKDOWN or (name == "text" and owner in SHOWN_IN)
        return _even(text(value) if shown else value)
    return value


def _even(text: str) -> str:
    return " ".join(text.replace(">\n<", "><").split())

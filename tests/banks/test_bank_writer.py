"""What is written into a bank reads back as what was written, whatever its texts hold."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.banks.bank_merging import for_a_bank, merged, new_bank
from quiz_app.banks.cache import ContentCache
from quiz_app.banks.library import files_of, load_library
from quiz_app.banks.nodes import locate
from quiz_app.banks.yaml_text import block
from quiz_app.domain.card import Card
from quiz_app.domain.items import Cloze, Entry, Item, Matching, MultipleChoice, Numeric, Ordering, Pair
from tests.banks.written import READING
from tests.domain import strategies

law = settings(deadline=None, max_examples=60)

SIGNS = st.sampled_from(
    [*"[]{}:,-?&*!|>%@`'\"#~=\\$ \n\t", "\n  ", "\n- ", ": ", " #", "é", "👩‍🚀", "\u2028", "\ufeff", "\u202e"]
)
hostile = st.lists(SIGNS | st.sampled_from(["a", "true", "null", "1948", "---", "...", "long " * 9])).map("".join)
texts = (hostile | strategies.texts).filter(lambda text: text.strip())


@given(st.lists(hostile | strategies.texts), st.integers(0, 3))
@law
def test_any_text_reads_back_from_the_block_it_is_written_in(some: list[str], deep: int):
    written = {"key": some, "texts": [{"id": "x", "text": text, "more": some} for text in some]}
    for _ in range(deep):
        written = {"below": written}  # type: ignore[dict-item]

    located = locate(block(written).encode())

    assert (located.plain, located.problems) == (written, ())


def as_a_bank_can_hold(item: Item, draw: st.DrawFn) -> Item:
    """The item, hostile words in it, kept to the rules that its schema has."""
    item = replace(item, claims=(), stem=draw(texts), rationale=draw(texts))
    match item:
        case Cloze():
            plain = item.stem.replace("{", "(")
            return replace(item, stem=" ".join([plain, *(f"{{{{{n}}}}}" for n, _ in enumerate(item.gaps, 1))]))
        case Numeric():
            return replace(item, near=tuple(one for one in item.near if one.within > item.tolerance))
        case Matching():
            pairs = tuple(Pair(one.id, f"{n}{one.left}", f"{n}{draw(texts)}") for n, one in enumerate(item.pairs))
            return replace(item, pairs=pairs, spare=item.spare[:1])
        case MultipleChoice():
            keyed = tuple(replace(one, key=place < 2) for place, one in enumerate(item.options))
            return replace(item, options=keyed)
        case Ordering():
            return replace(item, entries=tuple(Entry(one.id, one.text) for one in item.entries))
    return item


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    every = draw(st.lists(strategies.items, min_size=1, max_size=4, unique_by=lambda one: one.id))
    return [as_a_bank_can_hold(one, draw) for one in every]


@st.composite
def cards(draw: st.DrawFn) -> list[Card]:
    sided = st.builds(Card, id=strategies.ids, front=texts, back=texts, reversed=st.booleans(), typed=st.booleans())
    gapped = st.builds(Card, id=strategies.ids, cloze=texts.map(lambda one: one.replace("{", "") + "{{c1::x}}"))
    found = draw(st.lists(sided | gapped, max_size=3, unique_by=lambda one: one.id))
    return [replace(one, id=f"card-{one.id}") for one in found]


def brought_into(folder: Path, some: Iterable[Item], cards: Iterable[Card] = ()) -> None:
    """A bank of these in the folder of the small reading."""
    (folder / "reading.yaml").write_text(READING, encoding="utf-8")
    path, files = folder / "bank.yaml", files_of(folder, ContentCache())[0]
    found = merged(new_bank(path, "bank", "small", "A bank"), for_a_bank({}, some, cards, files[0]), files)
    assert found.problems == ()
    path.write_bytes(found.text.encode())


@given(items(), cards())
@law
def test_items_and_cards_read_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, some: list[Item], some_cards: list[Card]
):
    folder = tmp_path_factory.mktemp("law")

    brought_into(folder, some, some_cards)

    library = load_library([folder])
    assert library.problems == ()
    bank = library.shelves["small"].banks[0]
    assert (bank.items, bank.cards) == (tuple(some), tuple(some_cards))

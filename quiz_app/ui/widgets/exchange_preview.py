"""What a file holds, one after the other, with its key; and what is wrong with it, as tables."""

import re
from collections.abc import Sequence

import streamlit as st

from quiz_app.domain.card import Card, card_of_item
from quiz_app.domain.errors import Problem
from quiz_app.domain.items import Item
from quiz_app.services.bringing import Bundle
from quiz_app.ui import frame, session, text, wording, wording_exchange

FEW, MOST_ROWS = 20, 100
PICTURE = re.compile(r"!\[([^\]]*)\]\(media/[^)\s]+\)")


def holds(bundle: Bundle, reviews: int) -> str:
    """`14 questions, two cards, no events` in words, without what there is none of."""
    counted = {
        "question": len(bundle.items),
        "card": len(bundle.cards),
        "dated event": len(bundle.events),
        "rating": reviews,
    }
    said = [wording.count(number, word) for word, number in counted.items() if number]
    return wording.sentence(", ".join(said)) if said else "Nothing"


def table(key: str, title: str, problems: Sequence[Problem]) -> None:
    """Problems or notes, each with its place; nothing where there are none."""
    if not problems:
        return
    with st.expander(f"{title}: {len(problems)}", expanded=len(problems) <= FEW, key=f"exchange-{key}"):
        st.table([_row(one) for one in problems[:MOST_ROWS]], hide_index=True)
        if len(problems) > MOST_ROWS:
            st.markdown(f":gray[And {len(problems) - MOST_ROWS} more.]")


def _row(one: Problem) -> dict[str, str]:
    place = f"{one.file}:{one.line}" if one.line else one.file
    return {
        "Where": text.plain(place),
        "In": text.plain(", ".join(part for part in (one.item, one.field) if part)),
        "What": text.plain(one.message),
        "What to do": text.plain(one.hint),
    }


@st.fragment
def preview(key: str, bundle: Bundle) -> None:
    """Its questions and cards, some at a time."""
    every: list[Item | Card] = [*bundle.items, *bundle.cards]
    if not every:
        return
    note = f"exchange/shown/{key}"
    shown = session.note(note, FEW)
    frame.section(f"preview-{key}", wording_exchange.PREVIEW)
    for number, one in enumerate(every[:shown], start=1):
        with st.container(border=True, key=f"slot-{key}-{number}"):
            _one(number, one)
    if len(every) > shown and st.button(
        f"Show more of {len(every)}", key=f"more-{key}", type="tertiary", icon=":material/expand_more:"
    ):
        session.keep_note(note, shown + FEW)
        frame.redraw()


def _one(number: int, one: Item | Card) -> None:
    """A question over its key and reason, or a card's faces."""
    if isinstance(one, Card):
        face = one.faces()[0]
        st.markdown(f":gray[{number}. Card]\n\n{_plain(face.front)}")
        st.markdown(f":material/key: {_plain(face.back)}")
        return
    sides = card_of_item(one)
    st.markdown(f":gray[{number}. {wording.KINDS[one.kind]}]\n\n{_plain(sides.front)}")
    st.markdown(f":material/key: {_plain(sides.back)}")
    st.markdown(f":gray[:small[{_plain(one.rationale)}]]")


def _plain(markdown: str) -> str:
    """A text to look at; a file that it shows is not there before it has been brought in."""
    return text.bank(PICTURE.sub(r":material/image: \1", markdown))

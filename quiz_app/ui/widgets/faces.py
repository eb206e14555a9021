"""A face's words, ready to be drawn: a bank's as its Markdown, a learner's own letter by letter."""

import re
from dataclasses import replace

import streamlit as st

from quiz_app.domain.card import CLOZE, Card, Face
from quiz_app.domain.own_cards import is_own
from quiz_app.domain.shelf import Shelf
from quiz_app.ui import text


def drawn(card: Card, key: str) -> Face:
    """The face with front and back as Markdown that is safe to draw."""
    if is_own(card.id):
        card = replace(card, front=_lines(card.front), back=_lines(card.back), cloze=_around_gaps(card.cloze))
        return next(face for face in card.faces() if face.key == key)
    face = next(face for face in card.faces() if face.key == key)
    return replace(face, front=text.bank(face.front), back=text.bank(face.back))


def spoken(words: str) -> str:
    """Words to be read out: without the signs of Markdown."""
    return re.sub(r"\\(?=[^\w\s])", "", words.replace("**", ""))


def topic_of(shelf: Shelf, card: Card) -> str:
    """The title of the card's topic, or that it is the learner's own; nothing for a bank's card without one."""
    if card.id in shelf.cards:
        return text.bank(shelf.topics.get(f"{shelf.cards[card.id][0]}/{card.topic}", ""))
    return "Your own card"


def topic_line(shelf: Shelf, card: Card) -> None:
    """The topic, small and gray."""
    title = topic_of(shelf, card)
    st.markdown(f":gray[{title}]" if title else "")


def _lines(words: str) -> str:
    """Each line letter by letter, the breaks between them kept."""
    return "  \n".join(text.plain(line) for line in words.splitlines())


def _around_gaps(cloze: str) -> str:
    """The sentence letter by letter, its gaps still gaps."""
    parts, last = [], 0
    for match in CLOZE.finditer(cloze):
        parts += [text.plain_part(cloze[last : match.start()]), f"{{{{c{match[1]}::{text.plain_part(match[2])}}}}}"]
        last = match.end()
    return "".join([*parts, text.plain_part(cloze[last:])])

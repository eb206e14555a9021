"""Read: the paragraphs, their claims, the people, and what other sources say."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.domain.shelf import Shelf
from quiz_app.ui import context, frame, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.dated import dated
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.paragraphs import paragraph
from quiz_app.ui.widgets.searching import searching


def draw(here: Here, shelf: Shelf) -> None:
    """The reading, paragraph by paragraph."""
    reading, source = shelf.reading, shelf.reading.source
    by = ", ".join(text.bank(part) for part in (source.author, source.publisher) if part)
    frame.head(text.bank(reading.title), by, text.bank(source.note))
    searching(here)
    for one in reading.paragraphs:
        paragraph(here, shelf, one)
    whole = tuple(claim for claim in reading.claims if not claim.paragraph)
    if whole:
        frame.section("whole", "About the whole text")
        with frame.card("whole"):
            for claim in whole:
                st.markdown(f":gray-badge[{wording.CLAIM_KINDS[claim.kind]}] {text.bank(claim.says)}")
    timeline(here, shelf)
    people(shelf)
    glossary(shelf)


def timeline(here: Here, shelf: Shelf) -> None:
    """The dated events; the reading's dates and other sources' apart."""
    if shelf.reading.timeline:
        own = ":material/article: the reading's date, :material/explore: other sources' date."
        frame.section("dates", "Dates", own)
        dated(here, shelf)


def people(shelf: Shelf) -> None:
    """Who is who."""
    if shelf.reading.people:
        frame.section("people", "People")
        with frame.card("people"):
            for person in shelf.reading.people:
                st.markdown(f"**{text.bank(person.name)}** :gray[{text.bank(person.role)}]")


def glossary(shelf: Shelf) -> None:
    """Every term, in alphabetical order."""
    if shelf.reading.glossary:
        frame.section("glossary", "Glossary")
        with frame.card("glossary"):
            for term in sorted(shelf.reading.glossary, key=lambda one: one.term.casefold()):
                st.markdown(f"**{text.bank(term.term)}** {text.bank(term.means)}")


with frame.page():
    try:
        now = context.here()
        if now.shelf is None:
            nothing("There is no reading in the library yet.", "Back to today", "today")
        else:
            draw(now, now.shelf)
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")

"""A quiz on paper: its questions with room for the answers, and its key."""

import streamlit as st

from quiz_app.domain.items import (
    Choice,
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    TrueFalse,
)
from quiz_app.domain.paper import BOX, DATE, IN_ORDER, NAME, SEVERAL, TRUTHS, key_of, lettered
from quiz_app.domain.quiz import FormItem
from quiz_app.services.printing import Sheet
from quiz_app.ui import text, wording
from quiz_app.ui.widgets.answering import stem_of

LINE, SHORT_LINE = r"\_" * 40, r"\_" * 4
BREAK = "  \n"


def question_sheet(sheet: Sheet) -> None:
    """The head of the sheet and every question."""
    st.title(text.plain(sheet.title), anchor=False)
    st.markdown(
        f"Version {sheet.version}, {wording.count(len(sheet.slots), 'question')}, {wording.of_points(sheet.points)}"
    )
    st.markdown(f"{NAME} {LINE}  {DATE} {SHORT_LINE * 4}")
    section = ""
    for number, slot in enumerate(sheet.slots, start=1):
        item = sheet.items[slot.item]
        if slot.section != section:
            section = slot.section
            if section:
                st.header(text.bank(section), anchor=False)
            else:
                st.divider()
        with st.container(key=f"sheet-item-{number}", gap=4):
            worth = "" if slot.worth == 1 else f" :small[({wording.of_points(slot.worth)})]"
            st.markdown(f"**{number}. {stem_of(item)}**{worth}")
            st.markdown(_room(slot, item))


def key_sheet(sheet: Sheet) -> None:
    """The answers, on a page of their own."""
    with st.container(key="sheet-key", gap=6):
        st.header(f"Key to version {sheet.version}", anchor=False)
        for number, slot in enumerate(sheet.slots, start=1):
            key = key_of(sheet.items[slot.item], slot.order, text.bank, text.bank)
            st.markdown(f"{number}\\. {key}")


def _room(slot: FormItem, item: Item) -> str:
    """What stands below the stem: options to tick, lines to write on."""
    match item:
        case Choice():
            by_id = {option.id: option.text for option in item.options}
            several = f":small[{SEVERAL}]{BREAK}" if isinstance(item, MultipleChoice) else ""
            ticks = (f"{BOX} {letter}. {text.bank(by_id[one])}" for letter, one in lettered(slot.order["options"]))
            return several + BREAK.join(ticks)
        case TrueFalse():
            return f"{BOX} {TRUTHS[True]}    {BOX} {TRUTHS[False]}"
        case Matching():
            rights = [f"{letter}. {text.bank(item.rights[one])}" for letter, one in lettered(slot.order["rights"])]
            lefts = {pair.id: pair.left for pair in item.pairs}
            return BREAK.join([*(f"{SHORT_LINE} {text.bank(lefts[one])}" for one in slot.order["lefts"]), "", *rights])
        case Ordering():
            entries = {entry.id: entry.text for entry in item.entries}
            ask = f":small[{IN_ORDER}]{BREAK}"
            return ask + BREAK.join(f"{SHORT_LINE} {text.bank(entries[one])}" for one in slot.order["entries"])
        case Cloze():
            return BREAK.join(f"{place}. {LINE}" for place in range(1, len(item.gaps) + 1))
        case Numeric():
            return f"{LINE} {text.bank(item.unit)}"
    return LINE

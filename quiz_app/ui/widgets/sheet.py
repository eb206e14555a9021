"""A quiz on paper: its questions with room for the answers, and its key."""

from string import ascii_uppercase

import streamlit as st

from quiz_app.domain.items import (
    Choice,
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from quiz_app.domain.quiz import FormItem
from quiz_app.services.printing import Sheet
from quiz_app.ui import text, wording
from quiz_app.ui.widgets.answering import stem_of

BOX, LINE, SHORT_LINE = "☐", r"\_" * 40, r"\_" * 4
BREAK = "  \n"


def question_sheet(sheet: Sheet) -> None:
    """The head of the sheet and every question."""
    st.title(text.plain(sheet.title), anchor=False)
    st.markdown(
        f"Version {sheet.version}, {wording.count(len(sheet.slots), 'question')}, {wording.of_points(sheet.points)}"
    )
    st.markdown(f"Name {LINE}  Date {SHORT_LINE * 4}")
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
            st.markdown(f"{number}\\. {_key(slot, sheet.items[slot.item])}")


def _room(slot: FormItem, item: Item) -> str:
    """What stands below the stem: options to tick, lines to write on."""
    match item:
        case Choice():
            by_id = {option.id: option.text for option in item.options}
            several = ":small[Tick all that apply.]" + BREAK if isinstance(item, MultipleChoice) else ""
            ticks = (f"{BOX} {letter}. {text.bank(by_id[one])}" for letter, one in _lettered(slot.order["options"]))
            return several + BREAK.join(ticks)
        case TrueFalse():
            return f"{BOX} True    {BOX} False"
        case Matching():
            rights = [f"{letter}. {text.bank(item.rights[one])}" for letter, one in _lettered(slot.order["rights"])]
            lefts = {pair.id: pair.left for pair in item.pairs}
            return BREAK.join([*(f"{SHORT_LINE} {text.bank(lefts[one])}" for one in slot.order["lefts"]), "", *rights])
        case Ordering():
            entries = {entry.id: entry.text for entry in item.entries}
            ask = ":small[Number them in order.]" + BREAK
            return ask + BREAK.join(f"{SHORT_LINE} {text.bank(entries[one])}" for one in slot.order["entries"])
        case Cloze():
            return BREAK.join(f"{place}. {LINE}" for place in range(1, len(item.gaps) + 1))
        case Numeric():
            return f"{LINE} {text.bank(item.unit)}"
    return LINE


def _key(slot: FormItem, item: Item) -> str:
    match item:
        case Choice():
            keys = {option.id for option in item.options if option.key}
            return ", ".join(letter for letter, one in _lettered(slot.order["options"]) if one in keys)
        case TrueFalse():
            return "True" if item.is_true else "False"
        case Matching():
            letters = {one: letter for letter, one in _lettered(slot.order["rights"])}
            lefts = {pair.id: pair.left for pair in item.pairs}
            return "; ".join(f"{text.bank(lefts[one])}: {letters[one]}" for one in slot.order["lefts"])
        case Ordering():
            places = {entry.id: place for place, entry in enumerate(item.entries, start=1)}
            return ", ".join(str(places[one]) for one in slot.order["entries"])
        case Cloze():
            return "; ".join(text.bank(gap.accept[0]) for gap in item.gaps)
        case ShortAnswer():
            return " or ".join(text.bank(one) for one in item.accept)
        case Numeric():
            return f"{item.value} {text.bank(item.unit)}".strip()
    return ""


def _lettered(ids: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(zip(ascii_uppercase, ids, strict=False))

"""What a learner sees after an answer: the verdict, each option's own sentence, the rationale, and where it stands."""

from collections.abc import Sequence

import streamlit as st

from quiz_app.domain.items import Choice, Cloze, Item, Matching, Numeric, Ordering, ShortAnswer, TrueFalse, Verdict
from quiz_app.domain.log import Response
from quiz_app.domain.quiz import FormItem
from quiz_app.domain.reading import Context, Reading
from quiz_app.ui import frame, text, wording
from quiz_app.ui.widgets.lines import Line, lines

MARKS = {
    "right": ("green", "check_circle", "Correct."),
    "partly": ("orange", "contrast", "Partly right."),
    "wrong": ("red", "cancel", "Not this one."),
}
BADGES = {  # (it is right, the learner had it)
    (True, True): ":green-badge[:material/check: Your answer, correct]",
    (True, False): ":green-badge[:material/check: Correct answer]",
    (False, True): ":red-badge[:material/close: Your answer]",
}


def verdict_line(item: Item, response: Response | None, verdict: Verdict) -> str:
    """The verdict in a few words, with the key where it fits into them."""
    _, _, word = MARKS[verdict.outcome]
    if verdict.outcome == "right":
        return word
    if response is None or response.answer is None:
        word = "Not answered." if response is None else "Now you will know."
    if isinstance(item, Ordering | Matching | Cloze) and verdict.note and response and response.answer is not None:
        return f"{word if verdict.outcome == 'partly' else 'Not yet.'} {verdict.note}"
    return f"{word} {_it_was(item)}".strip()


def feedback(
    reading: Reading | None, slot: FormItem, item: Item, response: Response | None, verdict: Verdict, key: str = "now"
) -> None:
    """All that is shown after an answer to this item."""
    colour, icon, _ = MARKS[verdict.outcome]
    with st.container(key=f"verdict-{key}", gap=None):
        st.header(f":{colour}[:material/{icon}:] {text.bank(verdict_line(item, response, verdict))}", anchor=False)
        if verdict.note and not isinstance(item, Ordering | Matching | Cloze):
            st.markdown(f":gray[{text.bank(verdict.note)}]")
    with st.container(gap=10, key=f"lines-{key}"):
        for place, line in enumerate(lines(slot, item, response, verdict)):
            _line(f"{key}-{place}", line)
    with frame.card(f"why-{key}"):
        st.header("Why it matters", anchor=False)
        st.markdown(text.bank(item.rationale))
        sources(reading, item.claims, key)


def sources(reading: Reading | None, claims: tuple[str, ...], key: str) -> None:
    """Where it stands in the reading, one click away, and what other sources say."""
    if reading is None:
        return
    with frame.row():
        paragraphs(reading, claims, key)
    notes = reading.context_of(claims)
    if notes:
        context_notes(notes[:1])
    if len(notes) > 1:
        more = wording.sentence(wording.count(len(notes) - 1, "more note"))
        with st.expander(f"{more} from other sources", key=f"notes-{key}"):
            context_notes(notes[1:])


def sources_in_short(reading: Reading, claims: tuple[str, ...], key: str) -> None:
    """The same, with everything behind a click: what follows on the page must stay in view."""
    notes = reading.context_of(claims)
    with frame.row(f"sources-{key}"):
        paragraphs(reading, claims, key)
        if notes:
            with st.popover("Context", icon=":material/explore:", type="tertiary", key=f"notes-{key}"):
                context_notes(notes)


def paragraphs(reading: Reading, claims: tuple[str, ...], key: str) -> None:
    """A button for each paragraph that the claims come from, with its digest behind it."""
    for one in reading.paragraphs_of(claims):
        title = f"Source: paragraph {one.id.lstrip('p')}"
        with st.popover(title, icon=":material/article:", type="tertiary", key=f"src-{key}-{one.id}"):
            st.markdown(text.bank(one.text or one.digest))


def context_notes(notes: Sequence[Context]) -> None:
    """Notes from other sources, which no one can take for the reading's."""
    st.markdown("\n\n".join(map(_note, notes)))


def _note(note: Context) -> str:
    return (
        f":violet-badge[:material/explore: Context note] :gray[Not in the reading: {text.bank(note.says)} "
        f"({text.bank(note.source)})]"
    )


def _it_was(item: Item) -> str:
    match item:
        case Choice():
            keys = [option.text for option in item.options if option.key]
            return f"It was: {keys[0].rstrip('.')}." if len(keys) == 1 and len(keys[0]) <= 60 else ""
        case TrueFalse():
            return f"It is {item.key()}."
        case ShortAnswer():
            return f"It was {item.accept[0]}."
        case Numeric():
            return f"It was {item.value} {item.unit}".rstrip() + "."
    return ""


def _line(key: str, line: Line) -> None:
    """An option, a gap, a pair or an event, in a box where the learner was right or should have been."""
    had = line.chosen and not line.mine
    kind = "right" if line.right and not line.mine else "wrong" if had or line.mine else "rest"
    said = [f"**{line.words}** {BADGES.get((line.right, had), '')}"]
    if line.mine:
        said.append(f":red[:material/close: {line.mine}]")
    if line.why:
        said.append(f":gray[{line.why}]")
    with st.container(border=kind != "rest", key=f"fb-{kind}-{key}"):
        st.markdown("  \n".join(said))


def summary(response: Response | None, verdict: Verdict) -> str:
    """The verdict as a badge, for lists."""
    if response is None or response.answer is None:
        return f":gray-badge[{'Not answered' if response is None else 'I don’t know'}]"
    colour, icon, word = MARKS[verdict.outcome]
    return f":{colour}-badge[:material/{icon}: {word.rstrip('.')}]"


def points_of(verdict: Verdict) -> str:
    """`1 point`, `0.5 points`."""
    return f"{wording.points(verdict.points)} {'point' if verdict.points == 1 else 'points'}"

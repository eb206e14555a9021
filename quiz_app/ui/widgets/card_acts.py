"""What can be done to a face beside rating it: behind one button, and each taken back by undo."""

import streamlit as st

from quiz_app.domain.deck import Deck
from quiz_app.services import cards
from quiz_app.ui import frame, session, wording_cards
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

PAGES = {"page": "card", "deck": "deck"}


def more(here: Here, reading_id: str, key: str, deck: Deck, *, typing: bool) -> None:
    """The menu of a session: acts on the face on the table, and the way to its page."""
    choices = ["bury", "suspend", "unflag" if key in deck.flagged else "flag", "reset", "page"]
    picked = st.menu_button(
        "More",
        [*choices, "think" if typing else "type", "deck"],
        key=f"more-{key}",
        type="tertiary",
        icon=":material/more_horiz:",
        format_func=wording_cards.ACTS.get,
    )
    if picked in PAGES:
        session.drop_note("told")
        st.switch_page(frame.view(PAGES[picked]), query_params={"card": key} if picked == "page" else None)
    if picked in ("type", "think"):
        session.keep_note("typing", picked == "type")
        frame.redraw()
    if picked and act(here, reading_id, key, picked):
        frame.redraw()


def act(here: Here, reading_id: str, key: str, name: str) -> bool:
    """Do this to the face; whether it was done. What was done is told on the next screen."""
    given = here.actor, here.world, reading_id, key
    doing = {
        "bury": lambda: cards.bury(*given),
        "suspend": lambda: cards.suspend(*given),
        "resume": lambda: cards.suspend(*given, on=False),
        "dig_out": lambda: cards.dig_out(*given),
        "flag": lambda: cards.flag(*given),
        "unflag": lambda: cards.flag(*given, on=False),
        "reset": lambda: cards.reset(*given),
        "keep": lambda: cards.keep_leech(*given),
    }[name]
    done = saved(lambda: (doing(),))
    if done is None:
        return False
    session.drop_note("brought_back")
    if name in ("bury", "suspend", "reset") and done != (False,):
        session.stepped("act")
    if name in wording_cards.DONE:
        told = "It is as new already." if done == (False,) else wording_cards.DONE[name]
        session.keep_note("told", told)
    return True


def told() -> None:
    """What was done last, said once."""
    words = session.take_note("told")
    if words:
        st.toast(words, icon=":material/check:")

"""A room: its door for who comes with a code, and the room itself for who is in it."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.ui import context, frame
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.room_door import asking_for_code, door
from quiz_app.ui.widgets.room_playing import playing


def draw() -> None:
    """The room under the id, the door that the code leads to, or a place to type the code."""
    query = st.query_params.to_dict()
    if "id" in query:
        with frame.page(frame.WIDE):
            try:
                playing(context.in_rooms(), query["id"])
            except QuizAppError as error:
                nothing(str(error), "Type the code of a room", "room")
        return
    with frame.page(frame.FOCUS, gap=20):
        if "code" in query:
            door(context.in_rooms(), query["code"])
            return
        frame.head("Join a room", lede="The host has its code.")
        with frame.card("join"):
            asking_for_code()


draw()

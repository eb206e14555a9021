"""All cards of a reading: find some, study or cram them, open one, write one of your own."""

from quiz_app.domain.errors import QuizAppError
from quiz_app.ui import context, frame
from quiz_app.ui.widgets.deck_list import deck_list
from quiz_app.ui.widgets.nothing import nothing

with frame.page(frame.READING, gap=20):
    try:
        here = context.here()
        if here.shelf is None:
            nothing("There are no cards in the library yet.", "Back to today", "today")
        else:
            deck_list(here, here.shelf)
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")

"""Cards: one face after the other, rated once and saved at once."""

from quiz_app.domain.errors import QuizAppError, StoreUnavailable
from quiz_app.ui import context, frame
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.studying import left_there, studying

with frame.page(frame.FOCUS, gap=20):
    try:
        shelf = context.here().shelf
        if shelf is None:
            nothing("There are no cards in the library yet.", "Back to today", "today")
        else:
            studying(shelf.reading.id)
    except StoreUnavailable as error:
        left_there(error)
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")

"""Cramming before an exam: each card until it was known once, beside the schedule."""

from quiz_app.domain.errors import QuizAppError, StoreUnavailable
from quiz_app.ui import context, frame
from quiz_app.ui.widgets.cramming import cramming, face_left
from quiz_app.ui.widgets.nothing import nothing

with frame.page(frame.FOCUS, gap=20):
    try:
        shelf = context.here().shelf
        if shelf is None:
            nothing("There are no cards in the library yet.", "Back to today", "today")
        else:
            cramming(shelf.reading.id)
    except StoreUnavailable as error:
        face_left(error)
    except QuizAppError as error:
        nothing(str(error), "All cards", "deck")

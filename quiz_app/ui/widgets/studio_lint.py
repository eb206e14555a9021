"""What the linter finds in an item, beside it."""

from quiz_app.ui.context import Here
from quiz_app.ui.widgets.studio_held import Held


def findings(here: Here, one: Held, entry: str) -> None:
    """Nothing yet."""

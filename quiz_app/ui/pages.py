"""The pages, in the order of the navigation: view, title, and whether the navigation shows it."""

from typing import NamedTuple

from quiz_app.services.identity import Role


class PageEntry(NamedTuple):
    """One page. `view` is its file and its address."""

    view: str
    title: str
    shown: bool = True


def pages(readings: int, role: Role = "owner", *, in_class: bool = False) -> list[PageEntry]:
    """The pages of a library with this many readings for somebody of this role; with one reading there is no choosing.

    A page that does not concern her is not shown; its own services refuse her.
    """
    if role == "member":
        return [PageEntry("group", "Rooms"), PageEntry("room", "Room", False)]
    at_the_door = in_class and role == "guest"
    return [
        PageEntry("library", "Library", readings > 1),
        PageEntry("today", "Today"),
        PageEntry("read", "Read"),
        PageEntry("timeline", "Timeline"),
        PageEntry("quiz", "Quiz"),
        PageEntry("cards", "Cards"),
        PageEntry("group", "Group"),
        PageEntry("room", "Room", False),
        PageEntry("progress", "Progress"),
        PageEntry("teach", "Teach", role in ("owner", "teacher")),
        PageEntry("studio", "Studio", role in ("owner", "teacher")),
        PageEntry("exchange", "Import and export", False),
        PageEntry("settings", "Settings"),
        PageEntry("problems", "Problems", False),
        PageEntry("join", "Join a class", at_the_door),
        PageEntry("signin", "Sign in", at_the_door),
        PageEntry("assignment", "Assignment", False),
        PageEntry("print", "Print", False),
        PageEntry("deck", "All cards", False),
        PageEntry("card", "About a card", False),
        PageEntry("edit", "Your card", False),
        PageEntry("cram", "Cram", False),
    ]


def addresses() -> list[str]:
    """Every path that the app answers under; Today is also the root."""
    return ["/", *(f"/{page.view}" for page in pages(1))]

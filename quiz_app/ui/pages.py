"""The pages, in the order of the navigation: view, title, and whether the navigation shows it."""

from typing import NamedTuple


class PageEntry(NamedTuple):
    """One page. `view` is its file and its address."""

    view: str
    title: str
    shown: bool = True


def pages(readings: int) -> list[PageEntry]:
    """The pages of a library with this many readings; with one reading there is no choosing."""
    return [
        PageEntry("library", "Library", readings > 1),
        PageEntry("today", "Today"),
        PageEntry("read", "Read"),
        PageEntry("timeline", "Timeline"),
        PageEntry("quiz", "Quiz"),
        PageEntry("cards", "Cards"),
        PageEntry("progress", "Progress"),
        PageEntry("teach", "Teach"),
        PageEntry("settings", "Settings"),
        PageEntry("problems", "Problems", False),
    ]


def addresses() -> list[str]:
    """Every path that the app answers under; Today is also the root."""
    return ["/", *(f"/{page.view}" for page in pages(1))]

"""Moodle's paths of categories: parts between single slashes, a slash within a part doubled."""

import re

BETWEEN = re.compile("(?<!/)/(?!/)")
ROOT = "$course$/top/"


def last_part(path: str) -> str:
    """The title of the innermost category; empty for those that Moodle has by itself."""
    parts = [part.strip().replace("//", "/") for part in BETWEEN.split(path.strip())]
    if parts[0].startswith("$") and parts[0].endswith("$"):
        parts = parts[1:]
    if parts[:1] == ["top"]:
        parts = parts[1:]
    return parts[-1] if parts else ""


def path_of(title: str) -> str:
    """The path of a category with this title, beneath that of the course."""
    return f"{ROOT}{' ' if title.startswith('/') else ''}{title.replace('/', '//')}"

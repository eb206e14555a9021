"""Ids made of what people wrote."""

import re
import unicodedata

LONGEST = 40


def slug(text: str) -> str:
    """The text as an id: small Latin letters, digits and hyphens; empty where it has none of them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:LONGEST].strip("-")

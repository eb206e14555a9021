"""Small pieces of the messages: what was written, and what was probably meant."""

from collections.abc import Iterable

LONGEST_SHOWN = 60
FEW = 20
ALIKE = 60  # of 100


def shown(text: object) -> str:
    """What the author wrote, in quotes, on one line and not too long."""
    plain = str(text)
    return repr(plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 1] + "…")


def meant(text: str, known: Iterable[str], otherwise: str = "") -> str:
    """`did you mean 'x'?` for the nearest known word, else what is known if that is little, else the other hint."""
    from rapidfuzz import fuzz, process  # only a refused file needs it

    words = sorted(known)
    near = process.extractOne(text[:LONGEST_SHOWN], words, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"there are {', '.join(words)}" if 0 < len(words) <= FEW else otherwise

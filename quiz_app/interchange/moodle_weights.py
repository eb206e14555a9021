"""What Moodle's answers earn, as our rules have it: keys, accepted and rejected texts, a number with near misses."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quiz_app.domain.items import Choice, MultipleChoice, Near, Reject, SingleChoice
from quiz_app.interchange.moodle_fractions import FULL, alike, fair
from quiz_app.interchange.soundness import Unreadable, number

WILDCARD = re.compile(r"(?<!\\)\*")


@dataclass(frozen=True, slots=True)
class Weighed:
    """An answer that is typed: what it earns in percent, what it is told, and how far off a number may be."""

    text: str
    share: Decimal
    why: str = ""
    within: Decimal = Decimal(0)


def chosen(shares: Sequence[Decimal], is_single: bool, lost: list[str]) -> tuple[type[Choice], list[bool]]:
    """The kind of choice, and which options are its keys; weights unlike ours are said to be lost."""
    keys = [alike(share, FULL) if is_single else share > 0 for share in shares]
    right, wrong = (FULL, Decimal(0)) if is_single or not any(keys) else fair(sum(keys), len(keys) - sum(keys))
    if len(keys) > 1 and not any(keys):
        raise Unreadable("no option earns full marks")
    if not is_single and sum(keys) == 1:
        lost.append("that several could be chosen, though one is right")
        wrong = min(shares)
    ours = [right if key else wrong for key in keys]
    odd = [share for share, other in zip(shares, ours, strict=True) if not alike(share, other)]
    if odd:
        lost.append(f"weights of {', '.join(f'{share.normalize():f} %' for share in odd[:9])}")
    return (MultipleChoice if not is_single and sum(keys) > 1 else SingleChoice), keys


def texts(answers: Iterable[Weighed], lost: list[str]) -> dict[str, Any]:
    """What a short answer accepts and rejects: full points are right, none is a foreseen wrong answer."""
    accept, reject = list[str](), list[Reject]()
    for given in answers:
        text = _without_wildcard(given.text, lost)
        if alike(given.share, FULL):
            accept.append(text)
            lost += [f"feedback on '{text[:40]}'"] if given.why else []
        elif given.share > 0:
            lost.append(f"'{text[:40]}', worth {given.share.normalize():f} %")
        elif text:
            reject.append(Reject(text, given.why))
        elif given.why:
            lost.append("feedback on any other answer")
    if not any(accept):
        raise Unreadable("no answer earns full marks")
    return {"accept": tuple(dict.fromkeys(filter(None, accept))), "reject": tuple(reject)}


def _without_wildcard(text: str, lost: list[str]) -> str:
    """What is typed, without the `*` that stands for anything."""
    text = " ".join(text.split())
    if WILDCARD.search(text) and text != "*":
        lost.append(f"that * in '{text[:40]}' stands for anything")
    return " ".join(WILDCARD.sub("", text).replace("\\*", "*").split())


def numbers(answers: Sequence[Weighed], lost: list[str]) -> dict[str, Any]:
    """A number: the first of full points is the value, lesser ones about it are near misses."""
    if any(given.text == "*" and given.why for given in answers):
        lost.append("feedback on any other answer")
    typed = [given for given in answers if given.text not in ("", "*")]
    full = next((given for given in typed if alike(given.share, FULL)), None)
    if full is None:
        raise Unreadable("no number earns full marks")
    value, near = number(full.text), list[Near]()
    for given in typed:
        if given.share > 0 and number(given.text) == value and given.within > full.within:
            near.append(Near(given.within, _score(given.share)))
        elif given is not full:
            lost.append(f"{given.text[:40]} within {given.within.normalize():f} for {given.share.normalize():f} %")
        if given.why:
            lost.append(f"feedback on {given.text[:40]}")
    return {"value": value, "tolerance": full.within, "near": tuple(near)}


def _score(share: Decimal) -> Decimal:
    """A share in percent as one of 1, in no more than seven decimals."""
    return Decimal(f"{(min(share, FULL) / FULL).quantize(Decimal('0.0000001')).normalize():f}")

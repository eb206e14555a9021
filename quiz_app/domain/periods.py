"""The stretches of time that a reading speaks of, and how well each is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz_app.domain import dates
from quiz_app.domain.reading import Reading

NARROWEST = 1 / 12  # of the whole span: a narrower period joins the one before


@dataclass(frozen=True, slots=True)
class Period:
    """From one year up to another, with the claims that begin in it."""

    start: int
    end: int
    claims: tuple[str, ...]


def periods(reading: Reading) -> tuple[Period, ...]:
    """The reading's years, cut where its dated claims begin; empty where it dates nothing."""
    spans = {claim.id: dates.years(claim.date) for claim in reading.claims if claim.date}
    if not spans:
        return ()
    first, last = min(start for start, _ in spans.values()), max(end for _, end in spans.values())
    cuts = _cuts(sorted({start for start, _ in spans.values()}), first, last)
    edges = list(zip(cuts, [*cuts[1:], last + 1], strict=True))
    return tuple(
        Period(start, min(end, last), tuple(claim for claim, (year, _) in spans.items() if start <= year < end))
        for start, end in edges
    )


def remembered(period: Period, by_claim: Mapping[str, float]) -> float:
    """The mean of what is remembered (0 to 1) of the period's claims; a claim never studied counts as 0."""
    return sum(by_claim.get(claim, 0.0) for claim in period.claims) / len(period.claims)


def _cuts(starts: list[int], first: int, last: int) -> list[int]:
    narrowest = (last - first) * NARROWEST
    cuts = [first]
    for start in starts[1:]:
        if start - cuts[-1] >= narrowest and last - start >= narrowest / 2:
            cuts.append(start)
    return cuts

"""What a reading said when an item was confirmed, as far as its versions tell."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from quiz_app.banks.build import build_reading
from quiz_app.banks.drafts import draft_of
from quiz_app.banks.folders import READING, yaml_files
from quiz_app.banks.schema import WrittenReading
from quiz_app.banks.versions import content_of, versions
from quiz_app.domain.card import Card
from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.items import Item
from quiz_app.domain.provenance import fingerprint
from quiz_app.domain.reading import Reading

MOST = 30  # versions looked at, the latest first


def earlier_readings(folder: Path) -> Iterator[Reading]:
    """The reading as its versions had it, the latest first."""
    name = next((file.name for file in yaml_files(folder) if file.stem == READING), "")
    digests = list(dict.fromkeys(one.digest for one in versions(folder, name)))
    for digest in digests[:MOST]:
        try:
            draft = draft_of(content_of(folder, name, digest), WrittenReading)
        except ProblemsFound:
            continue
        if draft.written is not None and not draft.problems:
            yield build_reading(draft.written)


def said_then(one: Item | Card, now: Reading, earlier: Iterable[Reading]) -> list[tuple[str, str]]:
    """(then, now) of each claim and digest that is another than when it was confirmed; none where no version tells."""
    then = next((reading for reading in earlier if fingerprint(one.claims, reading) == one.confirmed), None)
    if then is None:
        return []
    claims = [(then.claim[claim].says, now.claim[claim].says) for claim in one.claims if claim in then.claim]
    paragraphs = {paragraph.id: paragraph.digest for paragraph in then.paragraphs_of(one.claims)}
    digests = [(paragraphs.get(each.id, ""), each.digest) for each in now.paragraphs_of(one.claims)]
    return [(before, after) for before, after in [*claims, *digests] if before and before != after]

"""An export with a row of everything, and the same with something wrong in it."""

from quiz_app.domain.items.revision import content_of, hash_of
from quiz_app.domain.log import REVIEW_UNDONE, Log
from quiz_app.interchange.csv_log import write_log
from tests.builders import attempt, event, every_kind, response, review

LOG = Log(
    attempts=(attempt(),),
    responses=(response(), response(ordinal=1, answer=None, points=0.0, certainty=3)),
    reviews=(review(), review(ordinal=1)),
    events=(event(), event(kind=REVIEW_UNDONE, subject=review().id)),
    revisions={hash_of(content_of(item)): content_of(item) for item in every_kind()},
)
FILES = write_log(LOG)


def altered(name: str, old: str, new: str) -> dict[str, bytes]:
    """The files with the first occurrence of a text in one of them replaced."""
    assert old.encode() in FILES[name]
    return FILES | {name: FILES[name].replace(old.encode(), new.encode(), 1)}

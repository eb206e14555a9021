"""A file of a reading replaced in one step: whoever reads it meanwhile sees the old text or the new, never half."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from quiz_app.banks.folders import label
from quiz_app.domain.errors import Problem, ProblemsFound


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the disk refuses inside is a problem of this path: ProblemsFound."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "look at the folder's permissions and the room on its disk"
        raise ProblemsFound([Problem(f"cannot be written: {reason}", file=label(path), hint=hint)]) from None


def replace_file(path: Path, content: bytes) -> None:
    """Put this content in the file's place, durable before it is seen; its permissions stay."""
    path = path.resolve()  # a link stays one
    made, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(made, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise

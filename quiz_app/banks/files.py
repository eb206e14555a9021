"""A file of a reading replaced in one step: whoever reads it meanwhile sees the old text or the new, never half."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp


def replace_file(path: Path, content: bytes) -> None:
    """Put this content in the file's place, durable before it is seen; its permissions stay."""
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

"""The files that texts of an import show, each kept once."""

from hashlib import sha256

from quiz_app.interchange.media import LARGEST, LARGEST_TOGETHER, MediaNames, kind_of


class Media:
    """Keeps pictures and sounds under plain names; the same content has one name."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._names, self._named, self._left = MediaNames(), dict[str, str](), LARGEST_TOGETHER

    def keep(self, name: str, content: bytes) -> str:
        """The name under which a file is kept; empty where it is no picture or sound, or too large."""
        kind, digest = kind_of(content), sha256(content).hexdigest()
        if digest not in self._named:
            if not kind or len(content) > min(LARGEST, self._left):
                return ""
            self._named[digest] = self._names.of(name, kind)
            self.files[self._named[digest]] = content
            self._left -= len(content)
        return self._named[digest]

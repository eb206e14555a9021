"""The media of an Anki package: only what cards show comes along, and only what is a picture or a sound."""

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.interchange.anki_container import Package
from quiz_app.interchange.media import LARGEST, LARGEST_TOGETHER, MediaNames, kind_of


class Media:
    """Reads each file once, when the first card shows it."""

    def __init__(self, package: Package) -> None:
        self._package, self._names = package, MediaNames()
        self._known, self._files, self._left = dict[str, str](), dict[str, bytes](), LARGEST_TOGETHER
        self.notes: list[Problem] = []

    def place(self, name: str) -> str:
        """The plain name under which a file comes along, empty where it does not."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def files(self) -> dict[str, bytes]:
        """The files by their plain names."""
        return self._files

    def _read(self, name: str) -> str:
        if name not in self._package.media:
            elsewhere = "://" in name or name.startswith(("data:", "//"))
            return self._noted(name, "is not in the package" if not elsewhere else "is from elsewhere, not in it")
        try:
            content = self._package.medium(name, min(LARGEST, self._left))
        except ProblemsFound as refused:
            return self._noted(name, f"does not come along: {refused.problems[0].message}")
        kind = kind_of(content)
        if not kind:
            return self._noted(name, "is no picture or sound that is known here")
        plain = self._names.of(name, kind)
        self._files[plain] = content
        self._left -= len(content)
        return plain

    def _noted(self, name: str, said: str) -> str:
        self.notes.append(Problem(f"'{name[:80]}' {said}", file=self._package.upload.name, hint="add it by hand"))
        return ""

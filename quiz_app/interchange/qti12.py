"""QTI 1.2 as Canvas writes and takes it, and as others wrote it."""

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange.format import Format
from quiz_app.interchange.packages import MANIFEST, Package
from quiz_app.interchange.qti12_reading import ROOT, SUFFIXES, read
from quiz_app.interchange.qti12_writing import write
from quiz_app.interchange.upload import Upload

MOST_LOOKED_AT = 200


def recognise(upload: Upload) -> bool:
    """Whether it is a QTI 1.2 file, or an archive that has one or says so in its manifest."""
    try:
        package = Package(upload)
        if package.archive is None:
            return package.root_of("") == ROOT
        if MANIFEST in package.paths() and b"imsqti_xmlv1p" in package.archive.head(MANIFEST, 1_000_000):
            return True
    except ProblemsFound:
        return False
    files = [path for path in package.paths() if path.lower().endswith(SUFFIXES)][:MOST_LOOKED_AT]
    return any(package.root_of(path) == ROOT for path in files)


FORMAT = Format(
    name="qti12",
    title="QTI 1.2 (Canvas)",
    about="A zip that Canvas imports and exports; Blackboard, Brightspace and others write it too.",
    suffix=".zip",
    recognise=recognise,
    read=read,
    write=write,
)

"""QTI 2.1 and 2.2: content packages and single items in, packages of 2.1 out."""

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange.format import Format
from quiz_app.interchange.packages import MANIFEST, Package
from quiz_app.interchange.qti21_reading import ROOTS, read
from quiz_app.interchange.qti21_writing import write
from quiz_app.interchange.upload import Upload

MOST_LOOKED_AT = 200
TYPES = (b"imsqti_item_xmlv2p", b"imsqti_test_xmlv2p")


def recognise(upload: Upload) -> bool:
    """Whether it is a QTI 2 item, or an archive that has one or says so in its manifest."""
    try:
        package = Package(upload)
        if package.archive is None:
            return package.root_of("") in ROOTS
        if MANIFEST in package.paths():
            head = package.archive.head(MANIFEST, 1_000_000)
            if any(one in head for one in TYPES):
                return True
    except ProblemsFound:
        return False
    files = [path for path in package.paths() if path.lower().endswith(".xml")][:MOST_LOOKED_AT]
    return any(package.root_of(path) in ROOTS for path in files)


FORMAT = Format(
    name="qti21",
    title="QTI 2.1",
    about="A content package for TAO, Inspera, Blackboard and others; 2.2 comes in too.",
    suffix=".zip",
    recognise=recognise,
    read=read,
    write=write,
)

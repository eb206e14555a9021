"""The layers point one way, each library has its doors, and files and functions stay short: read off the source."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz_app.settings import PACKAGE

FILES = sorted(PACKAGE.rglob("*.py"))
EDGES = ("cli", "asgi", "app", "settings", "ui/context")  # where the program is put together: these may import anything
LAYERS = {
    "domain": ["domain"],
    "analysis": ["domain", "analysis"],
    "banks": ["domain", "banks"],
    "store": ["domain", "store"],
    "interchange": ["domain", "interchange"],
    "services": ["domain", "analysis", "banks", "interchange", "services", "store.protocol"],
    "live": ["domain", "services", "live", "store.protocol"],
    "ui": ["domain", "services", "live", "ui", "store.protocol", "settings"],
}
DOORS = {
    "fsrs": ["domain/memory"],
    "edtf": ["domain/dates"],
    "rapidfuzz": ["domain/spelling", "banks", "services"],
    "yaml": ["banks"],
    "pydantic": ["banks", "settings"],
    "pydantic_core": ["banks"],
    "pydantic_settings": ["settings"],
    "platformdirs": ["settings"],
    "sqlalchemy": ["store"],
    "alembic": ["store"],
    "fsrs_rs_python": ["domain/fitting"],
    "numpy": ["analysis"],
    "scipy": ["analysis"],
    "openpyxl": ["interchange"],
    "lxml": ["interchange"],
    "nh3": ["interchange/markup"],
    "markdownify": ["interchange/markup"],
    "markdown_it": ["interchange/markup"],
    "zstandard": ["interchange"],
    "segno": ["ui", "services"],
    "argon2": ["services"],
    "itsdangerous": ["services"],
    "psycopg": ["store", "live"],
    "pandas": ["ui", "interchange", "analysis"],
    "altair": ["ui"],
    "streamlit": ["ui", "live/push", "app", "asgi"],
    "starlette": ["asgi", "live"],
    "uvicorn": ["cli/serve"],
    "typer": ["cli"],
    "rich": ["cli"],
}
OUTSIDE = {"os", "sys", "io", "pathlib", "shutil", "socket", "subprocess", "tempfile", "threading", "time", "logging"}
PURE = {"sys.intern", "time.struct_time"}
READS_THE_CLOCK = {"now", "utcnow", "today", "uuid1", "uuid4", "getrandbits", "SystemRandom"}
LONGEST_FILE, LONGEST_FUNCTION = 250, 45


def place(file: Path) -> str:
    """The file's place in the package: `ui/views/today`."""
    return file.relative_to(PACKAGE).with_suffix("").as_posix()


def under(where: str, places: list[str] | tuple[str, ...]) -> bool:
    """Whether one of the places is this one or holds it."""
    return any(where == one or where.startswith(f"{one}/") for one in places)


def imported(file: Path) -> Iterator[str]:
    """Every module that the file imports anywhere in it, also inside functions; `from a import b` gives `a.b` too."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{place(file)}:{node.lineno}: relative import"
            yield from (f"{node.module}.{one.name}" for one in node.names)


def ours(file: Path) -> set[str]:
    """What the file imports of ours, without the package's name."""
    return {name.removeprefix("quiz_app.") for name in imported(file) if name.startswith("quiz_app.")}


def theirs(file: Path) -> set[str]:
    """The third parties' packages that the file imports."""
    top = {name.partition(".")[0] for name in imported(file)}
    return top - set(sys.stdlib_module_names) - {"quiz_app", "__future__"}


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(file.read_bytes())
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_the_layers_below_it(layer: str):
    allowed = tuple(name.replace(".", "/") for name in LAYERS[layer])
    files = [file for file in FILES if under(place(file), [layer]) and not under(place(file), EDGES)]

    wrong = [(place(file), name) for file in files for name in ours(file) if not under(name.replace(".", "/"), allowed)]

    assert wrong == []


def test_every_library_is_imported_only_behind_its_doors():
    wrong = [
        (place(file), library)
        for file in FILES
        for library in theirs(file)
        if not under(place(file), DOORS.get(library, []))
    ]

    assert wrong == []


def test_the_domain_touches_nothing_outside():
    domain = [file for file in FILES if under(place(file), ["domain"])]

    names = [(place(file), name) for file in domain for name in imported(file) if name not in PURE]
    wrong = [(where, name) for where, name in names if name.partition(".")[0] in OUTSIDE]

    assert wrong == []


@pytest.mark.parametrize("layer", ["domain", "services", "store", "interchange", "banks"])
def test_time_chance_and_ids_are_arguments_below_the_edges(layer: str):
    files = [file for file in FILES if under(place(file), [layer])]

    wrong = [
        f"{place(file)}:{node.lineno}: {node.func.attr}"
        for file in files
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS_THE_CLOCK
        if not ast.unparse(node.func).startswith(("self.", "world.", "here."))
    ]

    assert wrong == []


def test_no_file_is_long():
    lengths = {place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_long():
    lengths = {
        f"{place(file)}:{one.name}": (one.end_lineno or one.lineno) - one.lineno + 1
        for file in FILES
        for one in functions(file)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}

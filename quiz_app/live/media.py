"""The route of the pictures and sounds that texts show: what the folders of readings have, by a plain name.

What a file is, its content says and not its name; what is neither picture nor sound is not there.
"""

from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from quiz_app.domain.media import LARGEST, MediaKind, kind_of

HEAD = 16  # bytes that tell what a file is
CACHING = "private, no-cache"  # kept by the browser, asked for again by its tag
Find = Callable[[str], Path | None]


def media_route(path: str, find: Find) -> Route:
    """The route under this path; `find` gives the file of a name, or None."""

    async def shown(request: Request) -> Response:
        found = await run_in_threadpool(_known, find, request.path_params["name"])
        if found is None:
            return Response(status_code=404)
        file, kind = found
        stat = await run_in_threadpool(file.stat)
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        headers = {"ETag": tag, "Cache-Control": CACHING}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return FileResponse(file, media_type=kind.content_type, headers=headers, stat_result=stat)

    return Route(f"{path}/{{name}}", shown, methods=["GET"])


def _known(find: Find, name: str) -> tuple[Path, MediaKind] | None:
    """The file and what it is; None where it is not there, too large, or nothing that is shown."""
    try:
        file = find(name)
        if file is None or file.stat().st_size > LARGEST:
            return None
        with file.open("rb") as opened:
            kind = kind_of(opened.read(HEAD))
    except OSError:
        return None
    return (file, kind) if kind else None

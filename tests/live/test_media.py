"""The route of pictures and sounds: what is there, by its content; nothing else, and nothing twice."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from quiz_app.live.media import media_route
from tests.live.running import played

PNG = b"\x89PNG\r\n\x1a\n and more"


@pytest.fixture
def app(tmp_path: Path) -> Starlette:
    """A route to the files of a folder."""
    for name, content in {"map.png": PNG, "sound.txt": b"ID3 a sound", "evil.png": b"<svg onload='x'/>"}.items():
        (tmp_path / name).write_bytes(content)
    return Starlette(routes=[media_route("/api/media", lambda name: tmp_path / name)])


def get(app: Starlette, name: str, **headers: str) -> httpx.Response:
    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://testserver") as client:
            return await client.get(f"/api/media/{name}", headers=headers)

    return played(asked())


@pytest.mark.parametrize(("name", "content_type"), [("map.png", "image/png"), ("sound.txt", "audio/mpeg")])
def test_a_file_comes_as_what_its_content_is(app: Starlette, name: str, content_type: str):
    answered = get(app, name)

    assert (answered.status_code, answered.headers["content-type"]) == (200, content_type)


@pytest.mark.parametrize("name", ["evil.png", "none.png", "a/map.png", "..%2Fmap.png"])
def test_what_is_not_shown_is_not_there(app: Starlette, name: str):
    assert get(app, name).status_code == 404


def test_what_the_browser_has_already_is_not_sent_again(app: Starlette):
    tag = get(app, "map.png").headers["etag"]

    again = get(app, "map.png", **{"If-None-Match": tag})

    assert (again.status_code, again.content, again.headers["cache-control"]) == (304, b"", "private, no-cache")


def test_a_part_is_sent_alone(app: Starlette):
    part = get(app, "map.png", Range="bytes=1-3")

    assert (part.status_code, part.content) == (206, b"PNG")

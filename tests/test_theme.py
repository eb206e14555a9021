"""The look: the stylesheet's colours are the theme's, all of them can be read, and every font is at hand."""

import re
import tomllib
from pathlib import Path

import pytest

from quiz_app.settings import PACKAGE, home

STATIC = PACKAGE / "static"
CSS = (STATIC / "app.css").read_text(encoding="utf-8")
THEME = tomllib.loads((home() / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
TOKENS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", CSS)
}
IN_THEME = {
    "muted": "grayTextColor",
    "right": "greenTextColor",
    "wrong": "redTextColor",
    "partly": "orangeTextColor",
}
BADGES = ("red", "orange", "yellow", "green", "blue", "violet", "gray")
MODES = ("light", "dark")
READABLE = 4.5


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("token", IN_THEME)
def test_a_colour_of_the_stylesheet_is_the_themes(token: str, mode: str):
    assert TOKENS[token][mode] == THEME[mode][IN_THEME[token]]


@pytest.mark.parametrize("mode", MODES)
def test_the_accent_is_the_charts_first_colour(mode: str):
    assert TOKENS["accent"][mode] == THEME[mode]["chartCategoricalColors"][0]


def test_both_modes_set_the_same_options():
    assert THEME["light"].keys() == THEME["dark"].keys()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("words", ["ink", "muted", "accent", "right", "wrong", "partly"])
def test_words_can_be_read_on_every_ground(words: str, mode: str):
    grounds = [THEME[mode]["backgroundColor"], TOKENS["surface"][mode], TOKENS["wash"][mode]]
    colour = THEME[mode]["textColor"] if words == "ink" else TOKENS[words][mode]

    assert min(contrast(colour, ground) for ground in grounds) >= READABLE


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", BADGES)
def test_a_badge_can_be_read(colour: str, mode: str):
    words, ground = THEME[mode][f"{colour}TextColor"], THEME[mode][f"{colour}BackgroundColor"]

    assert contrast(words, ground) >= READABLE


@pytest.mark.parametrize("mode", MODES)
def test_the_label_of_a_primary_button_can_be_read(mode: str):
    assert contrast("#FFFFFF", THEME[mode]["primaryColor"]) >= READABLE


def test_every_token_is_used_and_every_one_used_is_there():
    sources = [CSS, *(file.read_text(encoding="utf-8") for file in (PACKAGE / "ui").rglob("*.py"))]
    used = set(re.findall(r"var\(--(\w+)\)", "\n".join(sources)))

    assert used == {*TOKENS, "serif"}


def test_every_font_named_is_shipped_and_every_one_shipped_is_named():
    named = {Path(face["url"]).name for face in THEME["fontFaces"]}

    assert named == {file.name for file in STATIC.glob("*.woff2")}


@pytest.mark.parametrize("font", ["ibm-plex-sans", "literata"])
def test_a_fonts_licence_lies_beside_it(font: str):
    assert "SIL OPEN FONT LICENSE" in (STATIC / f"{font}-OFL.txt").read_text(encoding="utf-8")


def test_nothing_is_fetched_from_elsewhere():
    addresses = re.findall(r"https?://[^\s\"')]+", CSS + str(THEME["fontFaces"]))

    assert addresses == []

"""XML as text: elements written one inside the other, which is several times as fast as building a tree."""

import re
from html import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, *inside: str, **attributes: str) -> str:
    """The element with these attributes around what is XML already; `class_` is the attribute class."""
    said = "".join(f' {key.rstrip("_")}="{_quoted(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def text(words: str) -> str:
    """The words as an element holds them."""
    return escape(words, quote=False)


def _quoted(value: str) -> str:
    return escape(value).replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def clean(xml: str) -> str:
    """The XML without characters that no XML may have."""
    return NO_XML.sub("", xml)

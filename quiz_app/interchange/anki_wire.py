"""The few fields that are needed of Anki's protocol buffers, read and nothing more."""

from collections.abc import Iterator

VARINT, EIGHT, TEXT, FOUR = 0, 1, 2, 5


def parts(content: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(field number, value) of a message; ValueError where it is none."""
    place = 0
    while place < len(content):
        key, place = _number(content, place)
        kind = key & 7
        if kind == VARINT:
            value, place = _number(content, place)
            yield key >> 3, value
            continue
        if kind == TEXT:
            size, place = _number(content, place)
        elif kind in (EIGHT, FOUR):
            size = 8 if kind == EIGHT else 4
        else:
            raise ValueError("not a message")
        if place + size > len(content):
            raise ValueError("the message is cut off")
        yield key >> 3, content[place : place + size]
        place += size


def text(content: bytes, number: int) -> str:
    """The last text under this field number, empty where there is none."""
    found = [value for key, value in parts(content) if key == number and isinstance(value, bytes)]
    return found[-1].decode("utf-8", "replace") if found else ""


def whole_number(content: bytes, number: int) -> int:
    """The last number under this field number, 0 where there is none."""
    found = [value for key, value in parts(content) if key == number and isinstance(value, int)]
    return found[-1] if found else 0


def _number(content: bytes, place: int) -> tuple[int, int]:
    """A number and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if place >= len(content):
            raise ValueError("the message is cut off")
        byte = content[place]
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, place
    raise ValueError("a number without end")

"""Codes that a person types: of a class, and a student's own for coming back. No two of their characters look alike."""

from hashlib import sha256

LETTERS = "234679ACDEFGHJKMNPQRTVWXY"  # no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V
GROUP = 4
CLASS_CODE, RETURN_CODE = 8, 12  # 37 bits, guessed at slowly; 55 bits, kept as a slow hash


def code_from(chance: str, length: int) -> str:
    """A code of this length, as unguessable as the chance that it is made from."""
    number = int.from_bytes(sha256(f"code/{chance}".encode()).digest())
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def code_in(typed: str, length: int) -> str | None:
    """The code that was typed or pasted, in whatever case and with whatever between; None where it cannot be one."""
    code = "".join(letter for letter in typed.upper() if letter.isalnum())
    return code if len(code) == length and set(code) <= set(LETTERS) else None


def shown(code: str) -> str:
    """The code in groups: `ACDE-FGHJ`."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))

"""Secrets that are kept as hashes alone, and values that are signed: the only door to argon2 and itsdangerous."""

from functools import cache, lru_cache
from hashlib import sha256

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import hash_secret_raw
from itsdangerous import BadSignature, Signer

HASHER = PasswordHasher()
RETURN_SALT = b"meridian return code"  # one for all, since a code is looked up by its hash; its 55 bits are random

CODE_COST = (2, 19 * 1024, 1)  # argon2: rounds, KiB, lanes


def hash_of_password(password: str) -> str:
    """The password as it is kept."""
    return HASHER.hash(password)


def is_password(password: str, kept: str) -> bool:
    """Whether this is the password; as slow where none is kept, so that nobody learns who has an account."""
    try:
        return HASHER.verify(kept or _nobodys(), password) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def hash_of_code(code: str) -> str:
    """The return code as it is kept: always the same for the same code, and slow to try."""
    return hash_secret_raw(code.encode(), RETURN_SALT, *CODE_COST, 32, Type.ID).hex()


def hash_of_token(token: str) -> str:
    """A session's or ticket's random token as it is kept."""
    return sha256(token.encode()).hexdigest()


def signed(secret: str, purpose: str, value: str) -> str:
    """The value with a signature that only this installation can make."""
    return _signer(secret, purpose).sign(value).decode()


@lru_cache(maxsize=4096)  # the same cookies come with every click
def unsigned(secret: str, purpose: str, text: str) -> str:
    """The value that was signed for this purpose; "" where it was not, or was changed."""
    try:
        return _signer(secret, purpose).unsign(text).decode()
    except (BadSignature, UnicodeDecodeError):
        return ""


def _signer(secret: str, purpose: str) -> Signer:
    return Signer(secret, salt=f"meridian/{purpose}", digest_method=sha256)


@cache
def _nobodys() -> str:
    return HASHER.hash("nobody's")

"""What the tokens of the live sockets are signed with."""

from functools import lru_cache
from secrets import token_hex


@lru_cache(maxsize=1)
def secret() -> str:
    """This process's secret, made when it started."""
    return token_hex(32)

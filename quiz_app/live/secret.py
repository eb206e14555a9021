"""What the tokens of the live sockets are signed with."""

from secrets import token_hex

_kept = [token_hex(32)]


def secret() -> str:
    """The secret: this process's own, made when it started, unless it was told the installation's."""
    return _kept[0]


def share(installations: str) -> None:
    """Sign with the installation's secret from now on, as every other process that serves it does."""
    _kept[0] = installations

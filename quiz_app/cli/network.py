"""Under which addresses this machine is reached over the local network."""

import socket
from contextlib import suppress
from ipaddress import ip_address

ELSEWHERE = ("192.0.2.1", 9)  # an address that is nobody's: asked for the way there, nothing is sent


def lan_addresses() -> list[str]:
    """This machine's own IPv4 addresses, the one that leads outside first; none where it has no network."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(ELSEWHERE)
        found.append(asking.getsockname()[0])
    with suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return [one for one in dict.fromkeys(found) if not ip_address(one).is_loopback]

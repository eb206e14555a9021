"""Tokens for the live sockets: short-lived, signed, and good for one topic and one person only."""

from itsdangerous import BadSignature, URLSafeTimedSerializer

SECONDS = 120  # a screen asks for a new one every 30
SALT = "meridian/live"


def signed(secret: str, topic: str, member: str) -> str:
    """A token with which this person's screen may hear that there is news of the topic."""
    return URLSafeTimedSerializer(secret, salt=SALT).dumps([topic, member])


def read(secret: str, token: str, seconds: int = SECONDS) -> tuple[str, str] | None:
    """(topic, person) of a token that we signed within so many seconds; None for any other text."""
    try:
        parts = URLSafeTimedSerializer(secret, salt=SALT).loads(token, max_age=seconds)
    except BadSignature:
        return None
    topic, member = parts
    return str(topic), str(member)

"""Moments as microseconds and days as days since 1970: whole numbers are exact, quick, and sort alike everywhere."""

from datetime import UTC, date, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()


def microseconds(at: datetime) -> int:
    """The microseconds from 1970 to a moment."""
    since = at - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def moment(since: int) -> datetime:
    """The moment so many microseconds after 1970, in UTC."""
    return EPOCH + timedelta(microseconds=since)


def day_number(day: date) -> int:
    """The days from 1970 to a day."""
    return day.toordinal() - EPOCH_DAY


def day_of(number: int) -> date:
    """The day so many days after 1970."""
    return date.fromordinal(number + EPOCH_DAY)

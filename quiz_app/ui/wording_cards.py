"""What the card screens say."""

from quiz_app.domain.picking import State
from quiz_app.ui.wording import count

YOUR_OWN = "Your own cards"
TWO_BUTTONS = {1: "Again", 3: "Good"}
HARD_IS_A_PASS = (
    "Hard is a pass: it is for what you recalled with effort. What you did not recall is Again, and nothing else."
)
TIMES = "The time on each button is when this card comes back."
SAY_IT = "Say the answer to yourself first. Saying it is what makes it stick."
TYPE_IT = "Type it as you would say it: case, accents and the article do not count."
STATES: dict[State, str] = {
    "": "Any state",
    "due": "Due today",
    "new": "Not begun",
    "leech": "Keeps slipping",
    "flagged": "Flagged",
    "buried": "Buried until tomorrow",
    "suspended": "Suspended",
}
BADGES: dict[State, str] = {
    "due": ":blue-badge[Due today]",
    "new": ":gray-badge[Not begun]",
    "leech": ":orange-badge[:material/repeat: Keeps slipping]",
    "flagged": ":violet-badge[:material/flag: Flagged]",
    "buried": ":gray-badge[:material/bedtime: Buried until tomorrow]",
    "suspended": ":gray-badge[:material/pause: Suspended]",
}
ACTS = {
    "bury": "Bury until tomorrow",
    "suspend": "Suspend",
    "resume": "Bring back",
    "dig_out": "Bring back today",
    "flag": "Flag",
    "unflag": "Take the flag off",
    "reset": "Begin anew",
    "page": "About this card",
    "deck": "All cards",
    "type": "Type the answers",
    "think": "Stop typing the answers",
}
DONE = {
    "bury": "Buried until tomorrow.",
    "suspend": "Suspended. All cards has it, to bring it back.",
    "resume": "It is back.",
    "dig_out": "It is back.",
    "flag": "Flagged.",
    "unflag": "The flag is off.",
    "reset": "It begins anew.",
}
SLIPPING = "**Forgotten {times}:** {front}"
INSTEAD = "Something else will help more than seeing it again: read where it comes from."
CRAM = "Every card until you knew it once. When cards come back is not touched by this."


def spread(days: int, a_day: int) -> str:
    """`7 days, 60 cards a day`."""
    return f"{days} days, {a_day} cards a day"


def due_and_new(due: int, new: int) -> str:
    """`12 due, three new`, without what there is none of."""
    return ", ".join(count(number, word, word) for number, word in ((due, "due"), (new, "new")) if number)


def waiting(number: int) -> str:
    """What waits because a card on the same claim had its turn."""
    wait = count(number, "card waits", "cards wait")
    return f"{wait[:1].upper()}{wait[1:]} for tomorrow, since another one today gives the answer away."

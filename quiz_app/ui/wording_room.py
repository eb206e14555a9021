"""What the screens of a room say."""

from quiz_app.domain.items import Item
from quiz_app.domain.room_tasks import FIRST, ORDER, PLACE, QUIZ, Task
from quiz_app.ui.wording import WORDS, count

KIND_NAMES = {
    ORDER: "Put events in order",
    PLACE: "In which year?",
    FIRST: "Which came first?",
    QUIZ: "Quick quiz",
}
LEDES = {
    ORDER: "Earliest at the top. The group sees the answer together.",
    PLACE: "A year close by earns a part. The group sees the answer together.",
    FIRST: "Choose one of the two. The group sees the answer together.",
    QUIZ: "The group sees the answer together.",
}
SHARED = "One board for all: move what you are sure of. You see the others move."
BOARD = (
    "First at the top. Drag, use the arrows, or press a digit to move that one up. "
    "Press an event’s name to show the others that you are at it."
)
READY, SEND_AGAIN = "I am ready", "Change my answer"
SENT = "You are ready. You can change it until the answer is shown."
UNSENT = "You can change it until the answer is shown."
LOBBY = "The others join with this code, or with the link. They need a name and no account."
LATE = "Who comes later plays from the round that is on."
GONE_HOST = "Is the host gone?"
CALLED = "The host’s screen was asked. Where it does not answer within 15 seconds, you can take over."
NO_ANSWERS = "Nobody answered this round. The answer is below."
NOTHING_MISSED = "Nobody missed anything that a card could be made of."
POINTS_HELP = "A right answer earns 100 points, and at most three more for being quick. Equals share a place."
TEAM_HELP = "A team has what its members have on average."


def title_of(task: Task) -> str:
    """The heading of a round."""
    if task.kind == ORDER:
        number = len(task.events)
        return f"Put {WORDS[number] if number < len(WORDS) else number} events in order"
    return KIND_NAMES[task.kind] if task.kind != QUIZ else "Quick quiz"


def ready(answered: int, people: int) -> str:
    """`Four of six are ready.`"""
    if people == 1:
        return "You are alone here so far."
    said = WORDS[answered] if answered < len(WORDS) else str(answered)
    of = WORDS[people] if people < len(WORDS) else str(people)
    verb = "is" if answered == 1 else "are"
    return f"{said.capitalize() if answered else 'None'} of {of} {verb} ready."


def stem_is_title(item: Item) -> bool:
    """Whether the item's stem says more than the round's own heading."""
    return bool(item.stem) and item.id not in (ORDER, FIRST)


def people(number: int) -> str:
    """`one person`, `six people`."""
    return count(number, "person", "people")

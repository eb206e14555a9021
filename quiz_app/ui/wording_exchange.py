"""What the page for bringing in and taking out says."""

LEDE = "Other programs’ files into a bank of yours, and your banks out to them. Nothing is dropped without a word."
NOT_A_TEACHER = "This page is for teachers. Sign in as one first."
SECTIONS = {"in": "Bring in", "out": "Take out"}
FILES = "Files of Moodle, Canvas, Kahoot, Anki, Quizlet, spreadsheets and others"
FILES_HELP = "Drop one or several here. Each is known by its content, and nothing is written before you say so."
PASTE = "Paste from Quizlet instead"
PASTE_HELP = "In Quizlet: three dots, Export, Copy text. Paste it here, and say what stands between the parts."
SIDES = {"\t": "Tab", ",": "Comma", "": "Something else"}
CARDS = {"\n": "New line", ";": "Semicolon", "": "Something else"}
NOWHERE = (
    "There is no reading here that may be written in. The one that came with Meridian is only read: begin one of your "
    "own, or copy it, in the studio."
)
NEW_BANK = "A new bank"
REPLACE = "Let what comes in take the place of what has the same id and says something else"
REVIEWS = "Also bring its {number} ratings into my own progress"
PROBLEMS = "What does not come in"
TOLD_BELOW = "What does not come in, and why, is told below."
NOTES = "What comes in without something it had"
PREVIEW = "What comes in"
NOTHING_NEW = "Nothing of it is new: all of it stands in the bank already."
NOTHING = "There is nothing in it that can come in."
BROUGHT = "Brought in. Students get it from now on."
LINK_LATER = (
    "It names no claim of the reading yet, so nobody who gets it wrong is shown where it stands. The studio suggests "
    "claims under Unlinked."
)
TAKE_LEDE = "Each format has room for some of it. What is lost is told before you download."
ALL_KEPT = "All of it goes out whole."
ONLY = "Only some of them, by their ids"
KEY = "With the key"
SCHEDULED = "With what my own cards are due"
EMPTY = "These banks have nothing that can go out."

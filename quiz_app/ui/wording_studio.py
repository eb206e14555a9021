"""What the studio says."""

LEDE = "Readings of your own, written in YAML: each mistake beside its line, each question as a student gets it."
NOT_A_TEACHER = "This page is for teachers. Sign in as one first."
NO_FOLDER = "There is no reading yet. Begin one: it comes with notes on every key, and questions to write over."
READ_ONLY = "This reading came with Meridian and is not changed here. Copy it to write in it."
DRAFT = "This is a draft. Students still get what was saved before it."
UNSAVED = "Not saved yet."
CHANGED = "This file was changed elsewhere since you opened it. Yours is still here, and nothing was written over."
SAVED = "Saved as a version. Students get it from now on."
DRAFT_SAVED = "Kept as a draft, which no student gets."
FINE = "No mistake in this file."
UNSEEN = "Pictures and sounds that are not shown"
UNSEEN_LEDE = "The text can be saved without them; a student sees their descriptions instead."
LINTED = "The linter has nothing to say."
SAVE_FIRST = "Save your text first: this changes the file itself."
TEXT_HELP = "Ctrl+Enter, or leaving the field, has it looked at. Nothing is saved until you press Save."
NEW_HELP = "Its folder and id are made of the title. The id stays."
COPY_HELP = "All of its banks come along, under a title and an id of their own."
NO_ITEMS = "There is nothing here that could be shown. Mend the mistakes under Text first."
NOT_BANK = "This file takes the text apart. Choose a bank to see its questions."
COVERAGE = (
    "How many questions and cards ask about each part of the text, and at which level. Press a number to see them."
)
UNLINKED = (
    "These name no claim of the reading, so nobody who gets them wrong is shown where it stands. The words in common "
    "are what a suggestion rests on."
)
NOTHING_UNLINKED = "Every question and card of this reading names the claims that it tests."
NO_SUGGESTION = "No claim shares a rarer word with it. Choose one, or leave it."
STALE = "A claim that these cite, or the digest of its paragraph, was changed since somebody last compared the two."
NOTHING_STALE = "Nothing that was confirmed has changed under a question or card since."
UNCONFIRMED = "Nobody has noted yet that these fit what they cite. From then on a change there brings them up here."
NO_VERSIONS = "No version yet: the first save here makes one, and keeps what was there before it."
VERSIONS = "Each save is kept. Bringing one back is a save itself, so that nothing is ever lost."
TRIAL = "As a student gets it. Nothing that you answer here is kept."
SECTIONS = {
    "text": "Text",
    "items": "Questions and cards",
    "coverage": "Coverage",
    "links": "Unlinked",
    "review": "Look again",
    "versions": "Versions",
}
COLUMNS = {
    "recall": "Recall",
    "understand": "Understand",
    "apply": "Apply",
    "analyse": "Analyse",
    "": "No level",
    "cards": "Cards",
}
SEVERITIES = {"error": ":red-badge[Error]", "warning": ":orange-badge[Warning]", "info": ":gray-badge[Note]"}
STANDINGS = {
    "unlinked": ":orange-badge[:material/link_off: Unlinked]",
    "stale": ":orange-badge[:material/history: Look again]",
    "confirmed": ":green-badge[:material/check: Confirmed]",
    "unconfirmed": "",
}

"""A new reading as a folder of two files: small, without a problem, and every key explained where it stands."""

from pathlib import Path

from quiz_app.banks.files import writing
from quiz_app.domain.errors import Problem, ProblemsFound

READING = """\
# The reading: what its text says, piece by piece. Lines that begin with # are notes to you; nobody else sees them.
# `quiz-app check .` names every mistake with its line. `quiz-app bank preview .` shows how it looks while you write.
format: 1                       # the number of this format; leave it
id: {id}                        # names the reading: learners' progress hangs on it, so choose it once
title: {title}                  # what learners see
source:                         # who wrote the text; all of it may be left out
  author: The author's name
  publisher: Where it appeared
  kind: opinion essay           # what kind of text it is
  note: Anything that a reader should know of your copy.

paragraphs:                     # the parts of the text, in its order
  - id: p1                      # p1, p2 and so on: Read shows them as paragraph 1, paragraph 2
    digest: Two states signed a treaty of trade in 1950, after long talks.  # what it says, in your own words
    # text: The paragraph itself, only where you may publish it.
  - {{id: p2, digest: The author holds that the treaty served both of them.}}

claims:                         # one thing each that the text says; items and cards name the claims they test
  - id: treaty                  # a short name of your own: letters, digits and -
    paragraph: p1               # where the text says so
    kind: event                 # event, state, quote, argument or meta (about the text itself)
    date: 1950                  # when, as the text gives it: 1950, 1950-05, 1950-05-01, 195X; or no date at all
    says: Two states signed a treaty of trade in 1950.
  - {{id: both-gain, paragraph: p2, kind: argument, says: The treaty of trade served both states.}}

context:                        # what other sources say about a claim: shown apart, never keyed as what the text says
  - id: treaty-text
    about: [treaty]
    says: The treaty came into force a year after it was signed.
    source: The treaty's own text, article 9

themes: {{trade: Trade}}          # the timeline's themes: an id and a title each
timeline:                       # dated events: for the timeline, for ordering items, for games
  - id: signed
    label: The treaty is signed  # a few words, without the date
    theme: trade
    date: 1950                  # as the text gives it; `context_date`: as other sources do, with their `source`
    claims: [treaty]            # none, if only other sources speak of it
  - {{id: in-force, label: The treaty is in force, theme: trade, context_date: 1951, source: "The treaty, article 9"}}

glossary:                       # terms that a reader may not know
  - {{id: tariff, term: tariff, means: A tax on goods that cross a border., aliases: [customs duty]}}
people:                         # people of whom the text speaks
  - {{id: envoy, name: Maria Keller, role: the envoy who signed}}
"""

BANK = """\
# A bank: items, cards and quizzes that ask about the reading. A folder may hold any number of them.
format: 1
id: first                       # names the bank within the reading
reading: {id}                   # the id in reading.yaml
title: First questions          # what learners see
topics: {{treaty: The treaty}}    # an id and a title each; an item or card may name one

items:
  - id: treaty-year             # unique among all items and cards of the reading; progress hangs on it
    kind: single_choice         # one key among several options
    topic: treaty
    level: recall               # what it asks of the learner: recall, understand, apply or analyse
    claims: [treaty]            # what it tests: whoever is wrong is shown the paragraph that says so
    stem: According to the text, in which year did the two states sign their treaty?
    options:
      - {{id: a, text: "1947", why: The talks had hardly begun then.}}  # why: shown to whoever chose it
      - {{id: b, text: "1950", key: true}}
      - {{id: c, text: "1953", why: By then it had long been in force.}}
    rationale: The text opens with the year of the treaty and builds on it.  # why the key is right: shown to all

  - id: whom-it-served
    kind: true_false
    topic: treaty
    level: understand
    claims: [both-gain]
    stem: According to the text, the treaty served one of the two states.
    key: false
    why: The author sees gains on both sides.  # shown with a wrong answer
    rationale: That both gained is what the author argues; other readers of the treaty disagree.

  - id: kind-of-treaty
    kind: short_answer          # typed by the learner
    topic: treaty
    level: recall
    claims: [treaty]
    stem: What did the two states regulate by their treaty, in one word?
    accept: [trade, commerce]   # all that counts as right; the first is shown
    reject: [{{text: tariffs, why: They are one part of it.}}]  # likely wrong answers
    typos: true                 # lets a typing slip pass
    rationale: The text calls it a treaty of trade.

  # The other kinds are multiple_choice, numeric, cloze, matching and ordering. The author's guide has one of each:
  # question_banks/README.md.

cards:
  - {{id: treaty-card, topic: treaty, claims: [treaty], front: In which year was the treaty signed?, back: 1950}}

quizzes:
  - id: first-quiz              # unique among the quizzes of the reading
    title: A first quiz
    draw: {{topics: [treaty], items: 0}}  # what is drawn: here everything on one topic; 0 is all
    mode: practice              # practice: feedback after each item; exam: at the end
"""


def skeleton(reading_id: str, title: str) -> dict[str, str]:
    """The files of a new reading, by name."""
    quoted = '"{}"'.format(" ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"'))
    return {
        "reading.yaml": READING.format(id=reading_id, title=quoted),
        "first.yaml": BANK.format(id=reading_id),
    }


def lay_out(folder: Path, files: dict[str, str]) -> None:
    """Make the folder with these files; ProblemsFound where it is there already, since nothing is written over."""
    if folder.is_symlink() or folder.exists():
        hint = "choose another name, or edit what is there"
        raise ProblemsFound([Problem("there is a folder of this name already", file=str(folder), hint=hint)])
    with writing(folder):
        folder.mkdir(parents=True)
        for name, text in files.items():
            with (folder / name).open("x", encoding="utf-8", newline="") as opened:
                opened.write(text)

"""Rules of single kinds: true or false, typed, matching, ordering."""

import re
from collections.abc import Iterator

from quiz_app.banks.lint import english
from quiz_app.banks.lint.cues import ABSOLUTE, HARMLESS
from quiz_app.banks.lint.rule import HDR, NBME, Hit, Rules
from quiz_app.banks.lint.subject import Subject, Together
from quiz_app.banks.phrases import shown

RULES = Rules()
VERB = (
    r"(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|may|might|must|came|went|made|took|gave|led|left|won|"
    r"lost|fell|rose|began|became|broke|held|kept|put|ran|saw|sent|set|spread|stood|wrote|[a-z]{3,}(?:ed|s))"
)
SUBJECT = r"(?:the |its |his |her |their |it |they |he |she |this |most |many |some )?(?:[\w'’-]+ ){0,3}?"
TWO = re.compile(rf"\b{VERB}\b.*(?:,? (?:and|but|whereas|so) (?!not\b){SUBJECT}{VERB}\b|\bbecause (?!of\b))")
BARE_PAIR = re.compile(r"\b(?:both|between)\b [^.]*? and ")
TF_NEGATIVE = re.compile(r"\b(not|no|never|neither|nor|cannot|isn't|wasn't|didn't|doesn't|without)\b", re.IGNORECASE)
TRANSLITERATED = re.compile(
    r"\b(\w+(ov|ev|yev|chev|shchev|sky|skii|skiy|sko|chin|yko|iko|ygin|vich|enko|adze|shvili)|"
    r"\w+(ullah|uddin|ud-Din|zai|heddin)|[Kk]han|Moham\w+|Muham\w+|Ahm[ae]d|Huss?[ae]in|Qaddafi|Gadd?afi|"
    r"Mujahid[ie]{1,2}n|al-\w+|Mao Zedong|Deng \w+|Chiang \w+|\w*[zj]hou|Xi\w{0,6}|Tchaikovsky|"
    r"Kyiv|Kiev|Beijing|Peking)\b"
)
BLANK_FIRST = re.compile(r"^[\"“']?(_{2,}|\{\{\d+\}\}|\.{3,}|…)")
LONGEST_TYPED, MOST_PAIRS, FEWEST_EVENTS, MOST_EVENTS = 5, 10, 3, 8
DATED = re.compile(
    rf"\b(1[0-9]{{3}}|20[0-9]{{2}})s?\b|\b(?:in|of) ({'|'.join(one.title() for one in english.MONTHS)})\b"
)
IN_A_NAME = re.compile(
    r"\b(?:War|Treaty|Act|Crisis|Revolution|Agreement|Constitution|Convention|Edict|Protocol|Congress) of \d{4}"
)


@RULES.item(
    "L29", "warning", "One plain proposition", f"{NBME}, ch. 3; {HDR}, rules 4 and 28a",
    "A statement with two halves cannot be judged by who knows one of them, and 'always' or 'not' gives it away.",
    "cut it in two, and say what is the case without always, never and not", kinds=("true_false",),
)  # fmt: skip
def proposition(item: Subject, together: Together) -> Iterator[Hit]:
    """An absolute word, a negation, or two statements in one."""
    plain = HARMLESS.sub(" ", english.quoted(item.stem))
    found = ABSOLUTE.search(re.sub(r"\b[A-Z]\w+ing? (?=[A-Z])", " ", plain))
    if found and found[0].lower() not in ("only", "must", "nothing", "none"):
        yield Hit(f"'{found[0].lower()}' gives a statement away", item.at_stem)
    elif found := TF_NEGATIVE.search(plain):
        yield Hit(f"'{found[0].lower()}' in a statement to be judged true or false", item.at_stem)
    elif (found := TWO.search(BARE_PAIR.sub(" ", plain))) is not None:
        yield Hit("two statements are to be judged at once", item.at_stem)


@RULES.item(
    "L30", "warning", "Typed answers that can be typed", f"{NBME}, ch. 3 (answers to be typed)",
    "What is right and spelled otherwise than the author thought of is marked wrong.",
    "accept every usual spelling, ask for a few words, and put the gap behind what it hangs on",
    kinds=("short_answer", "cloze"),
)  # fmt: skip
def typed(item: Subject, together: Together) -> Iterator[Hit]:
    """One spelling of a transliterated name, an answer of a sentence, a gap at the beginning."""
    if item.kind == "short_answer":
        accept, typos = item.written.accept, item.written.typos == "true"
        found = TRANSLITERATED.search(accept[0])
        if found and len(accept) == 1 and not typos:
            yield Hit(f"{shown(accept[0])} has other spellings, and none is accepted", ("accept",))
        if min(len(english.words(one)) for one in accept) > LONGEST_TYPED:
            yield Hit(f"the answer has {len(english.words(accept[0]))} words", ("accept", 0))
        for place, alias in enumerate(accept[1:], start=1):
            if together.answers.get(alias.casefold(), item.place) != item.place:
                yield Hit(f"{shown(alias)} is the answer of another item", ("accept", place))
    if BLANK_FIRST.search(item.stem.strip()):
        yield Hit("the gap comes first, before anybody knows what it is about", item.at_stem)


@RULES.item(
    "L31", "warning", "A matching that does not finish itself", f"{HDR}, matching; {NBME}, ch. 3",
    "With as many right sides as left ones the last pair is found by what is left over.",
    "add a right side that belongs to nothing; keep to ten pairs of one sort", kinds=("matching",), english=False,
)  # fmt: skip
def matching(item: Subject, together: Together) -> Iterator[Hit]:
    """No spare side, too many pairs, or sides of several sorts."""
    pairs, spare = item.written.pairs, item.written.spare
    if len(pairs) > MOST_PAIRS:
        yield Hit(f"there are {len(pairs)} pairs", ("pairs",))
    if not spare:
        yield Hit("there is no spare side", ("pairs",))
    sorts = {english.sort_of(text) for text in (*(pair.right for pair in pairs), *spare)}
    if "year" in sorts and sorts - {"year", "date"}:
        yield Hit(f"the right sides are of several sorts: {', '.join(sorted(sorts))}", ("pairs",))


@RULES.item(
    "L32", "error", "An order that must be known", f"{HDR}, rule 28 (clues); {NBME}, ch. 3",
    "A date in the text is the order itself, two entries of one date have none, and two alone are a coin toss.",
    "take the dates out of the texts, leave one of two equals out or write `tie: true`, and give three to eight",
    kinds=("ordering",), english=False,
)  # fmt: skip
def ordering(item: Subject, together: Together) -> Iterator[Hit]:
    """Too few or too many entries, dates in their texts, or the same text twice."""
    events = together.source.events if together.source else {}
    at = "events" if item.written.events else "entries"
    labels = [events[one].label for one in item.written.events if one in events]
    labels += [one.text for one in item.written.entries]
    count = len(item.written.events) or len(item.written.entries)
    if not FEWEST_EVENTS <= count <= MOST_EVENTS:
        yield Hit(f"there are {count} to put in order", (at,))
    dated = [one for one in labels if DATED.search(IN_A_NAME.sub(" ", one))]
    if len(dated) >= 2:
        yield Hit(f"{shown(dated[0])} tells its date", (at,))
    if len(set(labels)) < len(labels) and item.written.tie == "false":
        yield Hit("two of them say the same", (at,))

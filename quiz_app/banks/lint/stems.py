"""Rules on what an item asks, and in which words."""

import re
from collections.abc import Iterator

from quiz_app.banks.lint import english
from quiz_app.banks.lint.rule import CHOICES, HDR, Hit, Rules
from quiz_app.banks.lint.subject import Subject, Together
from quiz_app.banks.phrases import shown

RULES = Rules()
ASKED = (*CHOICES, "short_answer", "numeric")
NEGATIVE = re.compile(
    r"\b(not|except|never|least|incorrect|false|untrue|isn't|wasn't|aren't|doesn't|didn't)\b", re.IGNORECASE
)
NO_NEGATIVE = re.compile(
    r"\bnot (only|just|merely|long|far|least|yet|until)\b|\bat least\b|\b(if|or|whether or) not\b|\bFalse (?=[A-Z])|"
    r"\b(suggest|mean|show|say|prove|impl|hold|claim|state|believe|think|tell|find|assume)(s|es|ies|ed|d)? "
    r"(?:us )?that (?:[\w'’-]+ ){1,8}?not\b|"
    r"\bcannot but\b|\blast but not least\b|\bfalse (alarm|colour|flag|teeth|positive|negative)s?\b",
)
WHY_NOT = re.compile(r"\b(why|how|who|when)\b", re.IGNORECASE)
AUXILIARY = "do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may|must"
OPTION_NOT = re.compile(
    rf"^(?:[\w'’-]+ ){{0,3}}?(?:(?:{AUXILIARY}) )?(?:not|never|cannot)\b(?! change)(?!-)|n't\b", re.IGNORECASE
)
OPTION_NO = re.compile(r"^(no|none)\b(?!-| one\b|\.| \d|,|$)", re.IGNORECASE)
UNFOCUSED = re.compile(
    r"^(which|what) (one )?(of )?((the following|these|those|them)\b)?"
    r"( ?(statements?|options?|answers?|sentences?|claims?))?( below| here)? (is|are) "
    r"(true|correct|right|accurate|valid)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"[?:…]|_{2,}|\{\{|^(choose|select|match|name|put|complete|identify|give|state|decide|tick|pick|find|calculate|compute|"
    r"solve|list|write|say|mark|judge|arrange|order|estimate|type|enter|tell|translate|convert|simplify|evaluate)\b",
    re.IGNORECASE,
)  # fmt: skip
OPINION = re.compile(
    r"\b(should|ought to|in your (opinion|view)|do you (think|believe|feel|agree|prefer|like)|(the )?most important|"
    r"the (best|worst|greatest|nicest|most beautiful|most interesting)\b(?![ -](describ|known|expla|fit|captur|summar|"
    r"illustrat|reflect)))",
    re.IGNORECASE,
)  # fmt: skip
ATTRIBUTED = re.compile(
    r"\b(according to|in the (words|view|opinion|account|eyes)|argue[sd]?|holds? that|essay|author|article|paragraph|"
    r"passage|text|report|writes?|wrote|says?|said|cited?|claims?|calls?|(?<!so-)called|named|quoted?|"
    r"as .{1,30} (puts|put) it|guidelines?|standard|law|treaty|"
    r"textbook|chapter|communiqué|theory|by .{1,30}'s account|in [A-Z]\w+'s \w+)\b",
)
LOADED = re.compile(
    r"\b(puppet|so-called|aggressors?|brutal|notorious|heroic|glorious|infamous|barbaric|barbarous|evil|tyrants?|tyrannical|"
    r"shameless|shameful|cowardly|savage|bloodthirsty|fanatics?|innocent|courageous|valiant|treacherous|traitors?|betrayal|"
    r"vicious|ruthless|despicable|freedom fighters?|hordes?|stooges?|lackeys?|warmongers?|"
    r"illegitimate regime|rogue|thugs?|oppressors?)\b",
    re.IGNORECASE,
)  # fmt: skip
WINDOW_WORDS, WINDOW_SENTENCES, LONG_OPTION, REPEATED = 60, 4, 25, 3
LONG_SENTENCE, SCHOOL_YEARS, LEAST_WORDS = 30, 18.0, 25


@RULES.item(
    "L08", "warning", "No negative stem", f"{HDR}, rule 17",
    "A small 'not' is overlooked, and who knows what is wrong need not know what is right.",
    "ask for what is right, or write the NOT in capitals where the exception is what is taught", kinds=CHOICES,
    words="not except never least incorrect false untrue isn wasn aren doesn didn don",
)  # fmt: skip
def negative_stem(item: Subject, together: Together) -> Iterator[Hit]:
    """A lead-in that asks for the exception."""
    if match := _negative(item):
        loud = match[0].isupper() or re.search(rf"\*{re.escape(match[0])}\*", item.stem) is not None
        yield Hit(f"the stem asks with '{match[0]}'", item.at_stem, "info" if loud else None)


def _negative(item: Subject) -> re.Match[str] | None:
    asks = NO_NEGATIVE.sub(lambda match: " " * len(match[0]), english.quoted(item.lead_in))
    match = NEGATIVE.search(asks)
    if match and match[0].lower() in ("not", "never") and WHY_NOT.match(asks.strip()):
        return None
    return match


@RULES.item(
    "L09", "warning", "No double negative", f"{HDR}, rules 17 and 27",
    "To agree that something is not the case takes a logic that has nothing to do with the matter.",
    "say what is the case", kinds=CHOICES,
    words="not never cannot no none isn wasn aren doesn didn don t",
)  # fmt: skip
def double_negative(item: Subject, together: Together) -> Iterator[Hit]:
    """An option that says what is not, all the worse under a stem that asks so too."""
    stem = _negative(item)
    for one in item.options:
        if OPTION_NOT.search(english.quoted(one.text)) or (stem and OPTION_NO.search(one.text)):
            says = f"{shown(one.text)} says what is not" + (", and so does the stem" if stem else "")
            yield Hit(says, one.at, None if stem else "info")
            return


@RULES.item(
    "L19", "warning", "The stem asks a question", f"{HDR}, rule 15",
    "Where the stem alone cannot be answered, all options have to be read before it is known what is asked.",
    "ask one question that could be answered without the options", kinds=ASKED,
)  # fmt: skip
def no_question(item: Subject, together: Together) -> Iterator[Hit]:
    """A stem of a word or two, one that only asks what is true, or a statement that asks nothing."""
    plain = item.stem.strip()
    count = len(english.words(plain))
    if UNFOCUSED.search(item.lead_in.strip()):
        yield Hit("the stem asks only what is true", item.at_stem)
    elif count < 3 or (count < 4 and "?" not in plain):
        yield Hit(f"the stem has {count} {'word' if count == 1 else 'words'}", item.at_stem)
    elif plain.endswith(".") and not any(ASKS.search(one) for one in english.sentences(plain)):
        yield Hit("the stem is a statement and asks nothing", item.at_stem)


@RULES.item(
    "L20", "info", "No window dressing", f"{HDR}, rules 13 and 16",
    "What is read and not needed costs time, and slow readers most of it.",
    "leave out what the answer does not hang on; move what all options repeat into the stem", kinds=ASKED,
)  # fmt: skip
def window_dressing(item: Subject, together: Together) -> Iterator[Hit]:
    """A long way to the question, long options, or the same words at the head of each."""
    count, before = len(english.words(item.stem)), len(english.sentences(item.stem)) - 1
    if count > WINDOW_WORDS or before >= WINDOW_SENTENCES:
        yield Hit(f"the stem has {count} words, {before} sentences of them before the question", item.at_stem)
    longest = max(item.options, key=lambda one: len(one.text), default=None)
    if longest and len(english.words(longest.text)) > LONG_OPTION:
        yield Hit(f"an option has {len(english.words(longest.text))} words", longest.at)
    heads = {english.words(one.text)[:REPEATED] for one in item.options}
    if len(heads) == 1 and len(next(iter(heads))) == REPEATED:
        yield Hit(f"every option begins with '{' '.join(*heads)}'", ("options",))


@RULES.item(
    "L21", "info", "Plain words", f"{HDR}, rule 8; the Flesch-Kincaid grade",
    "An item on politics that only a practised reader can follow measures reading.",
    "shorten the sentence", kinds=ASKED,
)  # fmt: skip
def hard_to_read(item: Subject, together: Together) -> Iterator[Hit]:
    """A sentence without end, or a stem beyond a university text."""
    found = english.sentences(item.stem)
    longest = max((len(english.words(one)) for one in found), default=0)
    if longest > LONG_SENTENCE:
        yield Hit(f"a sentence of the stem has {longest} words", item.at_stem)
    elif len(mine := english.words(item.stem)) >= LEAST_WORDS and _grade(mine, len(found)) > SCHOOL_YEARS:
        yield Hit(
            f"the stem reads like a text for the {_grade(mine, len(found)):.0f}th year of schooling", item.at_stem
        )


def _grade(words: tuple[str, ...], of: int) -> float:
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word)) - word.endswith("e")) for word in words)
    return 0.39 * len(words) / max(1, of) + 11.8 * syllables / len(words) - 15.59


@RULES.item(
    "L26", "warning", "No mere opinion", f"{HDR}, rule 6",
    "Whoever differs from the author is marked wrong for an opinion.",
    "say whose view it is, or ask for a reason that can be checked", kinds=ASKED,
    words="should ought opinion view think believe feel agree prefer like important best worst greatest nicest most",
)  # fmt: skip
def opinion(item: Subject, together: Together) -> Iterator[Hit]:
    """A stem that asks what is best or should be, in nobody's name."""
    match = OPINION.search(english.quoted(item.lead_in))
    if match and not ATTRIBUTED.search(item.stem):
        yield Hit(f"'{match[0].lower()}' asks for an opinion, and the stem does not say whose", item.at_stem)


@RULES.item(
    "L33", "warning", "No loaded words in one's own name", f"{HDR}, rule 6, for politics",
    "A word that takes sides tells students what to think, and some of them that they are not meant.",
    "use a plain word, or say who calls it so",
    words="puppet so aggressor aggressors brutal notorious heroic glorious infamous barbaric barbarous evil tyrant "
    "tyrants tyrannical shameless shameful cowardly savage bloodthirsty fanatic fanatics innocent courageous "
    "valiant treacherous traitor traitors betrayal vicious ruthless despicable hordes horde freedom stooge "
    "stooges lackey lackeys warmonger warmongers illegitimate rogue thug thugs oppressor oppressors",
)  # fmt: skip
def loaded(item: Subject, together: Together) -> Iterator[Hit]:
    """Words that take sides, in nobody's name."""
    if ATTRIBUTED.search(item.stem):
        return
    for at, text in item.texts:
        if match := LOADED.search(english.quoted(text)):
            yield Hit(f"'{match[0].lower()}' takes sides, and the stem does not say whose word it is", at)
            return

"""Rules on what gives the key away to somebody who knows nothing of the matter."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from math import comb

from quiz_app.banks.lint import english
from quiz_app.banks.lint.options import ALL_ABOVE, K_TYPE, NONE_ABOVE
from quiz_app.banks.lint.rule import CHOICES, HDR, NBME, Hit, Rules
from quiz_app.banks.lint.subject import Choice, Subject, Together
from quiz_app.banks.phrases import shown

RULES = Rules()
Fits = Callable[[str], bool]  # whether an option's text is of the sort that a stem asks for
LONGER, BY_LETTERS = 1.3, 20
BANK_SHARE, BANK_DOUBT, BANK_OPTIONS = 0.4, 0.01, 4
ABSOLUTE = re.compile(
    r"\b(always|never|only|all|none|every|must|completely|entirely|totally|impossible|invariably|nobody|everyone|"
    r"everybody|everything|nothing|wholly|absolutely)\b",
    re.IGNORECASE,
)
HARMLESS = re.compile(
    r"\b(all|only|nothing|none)[- ](?=[A-Z])|\b(at|after|[Aa]bove|in|[Ff]irst of|once and for) all\b|"
    r"\bonly (in|on|since|after|until|from) (?=\d|[A-Z])|\b(not|if|the|an) only\b|\bnone the less\b|"
    r"\bonly (?=(a|one|two|three|few|half|\d)\b)|\bevery (?=(day|week|month|year|time|hour|other|\d+|few)\b)|"
    r"\ball[- ](weather|time|out|party|round)\b"
)
OPPOSITES = """increase decrease/increased decreased/increases decreases/rise fall/rises falls/rose fell/rising falling/
higher lower/high low/more less/more fewer/stronger weaker/strengthen weaken/strengthened weakened/strong weak/
support oppose/supported opposed/supports opposes/accept reject/accepted rejected/accepts rejects/won lost/win lose/
expand contract/expands contracts/expanded contracted/allow forbid/allowed forbade/allows forbids/allowed banned/
lifted imposed/faster slower/larger smaller/bigger smaller/warmer cooler/warmer colder/hotter colder/longer shorter/
gain lose/gained lost/gains loses/before after/with without/friend enemy/friends enemies/ally enemy/legal illegal/
improve worsen/improved worsened/improves worsens/positive negative/internal external/import export/imported exported/
joined left/entered left/raised lowered/raise lower/raises lowers/begin end/began ended/absorbs releases/
released absorbed/attract repel/attracts repels/good bad/better worse/public private/centralised decentralised"""
OPPOSITE = frozenset(frozenset(pair.split()) for pair in OPPOSITES.replace("\n", "").split("/"))
NEGATION = frozenset(
    ["not", "no", "never", "isn't", "wasn't", "doesn't", "didn't", "don't", "cannot", "can't", "without"]
)
NO_CHANGE = re.compile(
    r"\b(no change|level|steady|not change|unchanged|stays?|stayed|same|equal|constant|remains?|neither)\b",
    re.IGNORECASE,
)
ARTICLE_END = re.compile(r"\b(a|an)(?: ?_+)?\s*[:.…]*$")
CONSONANT_SOUND = re.compile(r"(uni(?!n|m)|use|usu|uti|uk|eu|ewe|one\b|once\b|ut[aeio])", re.IGNORECASE)
VOWEL_SOUND = re.compile(r"(hour|honest|honou?r|heir)", re.IGNORECASE)
VOWEL_LETTERS = "AEFHILMNORSX"
LEAST_LEMMA = 4


@RULES.together(
    "L04", "warning", "The key is not the longest", f"{HDR}, rules 24 and 28d",
    "Authors hedge and explain the key more than the distractors, and students learn to choose by length.",
    "shorten the key, or give the distractors as much detail", kinds=("single_choice",),
)  # fmt: skip
def longest_key(together: Together) -> Iterator[tuple[Subject | None, Hit]]:
    """A key much longer than any distractor, and a bank in which the longest of four is the key too often."""
    for item in together.items:
        if item.kind == "single_choice" and (hit := _much_longer(item)):
            yield item, hit
    four = [one for one in together.items if one.kind == "single_choice" and len(one.options) == BANK_OPTIONS]
    longest = sum(_is_longest(item) for item in four)
    if four and longest > BANK_SHARE * len(four) and _tail(longest, len(four), 1 / BANK_OPTIONS) < BANK_DOUBT:
        says = f"the key is the longest of four options in {longest} of {len(four)} items, where chance gives a quarter"
        yield None, Hit(says, ("items",))


def _much_longer(item: Subject) -> Hit | None:
    if not (item.keys and item.distractors) or all(english.sort_of(one.text) != "phrase" for one in item.options):
        return None
    key, next_longest = len(item.keys[0].text), max(len(one.text) for one in item.distractors)
    if key < LONGER * next_longest or key - next_longest < BY_LETTERS:
        return None
    return Hit(f"the key has {key} characters, the longest distractor {next_longest}", item.keys[0].at)


def _is_longest(item: Subject) -> bool:
    return bool(item.keys) and all(len(item.keys[0].text) > len(one.text) for one in item.distractors)


def _tail(hits: int, of: int, chance: float) -> float:
    """How likely so many hits or more are by chance."""
    return float(sum(comb(of, one) * chance**one * (1 - chance) ** (of - one) for one in range(hits, of + 1)))


@RULES.item(
    "L10", "warning", "No absolutes in distractors", f"{HDR}, rule 28a",
    "Little in the world is always or never so: an option that says it is struck out unread.",
    "say it as soberly as the key, or use such a word in the key as well", kinds=CHOICES,
    words="always never only all none every must completely entirely totally impossible invariably nobody everyone "
    "everybody everything nothing wholly absolutely",
)  # fmt: skip
def absolutes(item: Subject, together: Together) -> Iterator[Hit]:
    """Always, never and their like in distractors and in no key."""
    if any(_absolute(one) for one in item.keys):
        return
    for one in item.distractors:
        if found := _absolute(one):
            yield Hit(f"'{found}' stands in a distractor and in no key", one.at)
            return


def _absolute(option: Choice) -> str:
    if not ABSOLUTE.search(option.text) or K_TYPE.fullmatch(option.text):
        return ""
    found = ABSOLUTE.search(HARMLESS.sub(" ", english.quoted(option.text)))
    names = english.sort_of(option.text) == "name"
    above = ALL_ABOVE.fullmatch(option.text) or NONE_ABOVE.fullmatch(option.text)
    return found[0].lower() if found and not names and not above and len(option.text.split()) > 1 else ""


@RULES.item(
    "L12", "warning", "No word of the stem in the key alone", f"{HDR}, rule 28b (clang associations)",
    "A word that the stem and the key share, and no distractor, points at the key.",
    "say it in other words in the stem or the key, or use the word in a distractor", kinds=("single_choice",),
)  # fmt: skip
def clang(item: Subject, together: Together) -> Iterator[Hit]:
    """A telling word of the stem that is found in the key and in no other option."""
    if len(item.keys) != 1:
        return
    stem = english.content(item.stem, LEAST_LEMMA) - together.common
    of_key = stem & english.content(item.keys[0].text, LEAST_LEMMA)
    if not of_key or ALL_ABOVE.fullmatch(item.keys[0].text) or NONE_ABOVE.fullmatch(item.keys[0].text):
        return
    of_others = frozenset().union(*(english.content(one.text, LEAST_LEMMA) for one in item.distractors)) & stem
    telling = sorted(one for one in of_key - of_others if not one.isdigit())
    if telling and not of_others - of_key:  # else each option has a word of its own from the stem
        said = next(one for one in english.words(item.keys[0].text) if english.stem(one) == telling[0])
        yield Hit(f"'{said}' is a word of the stem, of the key, and of no distractor", item.keys[0].at)


@RULES.item(
    "L13", "warning", "Every option fits the stem's grammar", f"{HDR}, rule 28c",
    "An option that does not fit the stem's article or question word is struck out by its form.",
    "write 'a(n)', or change the options so that each could be the answer", kinds=CHOICES,
)  # fmt: skip
def grammar(item: Subject, together: Together) -> Iterator[Hit]:
    """Options that the stem's last article or its question word rules out, where the key fits."""
    fits = _by_article(item.stem) or _by_question_word(item.lead_in)
    if fits is None or not all(fits(one.text) for one in item.keys):
        return
    for one in item.distractors:
        if not fits(one.text):
            yield Hit(f"{shown(one.text)} does not fit how the stem asks, and the key does", one.at)
            return


def _by_article(stem: str) -> Fits | None:
    match = ARTICLE_END.search(stem.rstrip())
    if not match:
        return None
    wants_vowel = match[1] == "an"
    return lambda text: text[:1].isalpha() and _begins_with_vowel(text) == wants_vowel


def _by_question_word(asks: str) -> Fits | None:
    plain = asks.lower()
    if re.search(r"\bhow many\b", plain):
        return lambda text: bool(english.NUMBER.search(text) or english.NUMBER_WORDS.intersection(english.words(text)))
    if re.search(r"\b(in|of|by) (which|what) (year|decade)\b|^(which|what) year\b", plain):
        return lambda text: any(map(str.isdigit, text)) or "century" in text.lower()
    if re.match(r"(and )?(who|whom|where)\b", plain):
        return lambda text: english.sort_of(text) not in ("year", "date", "number")
    if re.match(r"when\b", plain):
        return _says_when
    return None


def _says_when(text: str) -> bool:
    """Whether the text can answer `when`: a date, or a clause of time."""
    first = next(iter(english.words(text)), "")
    timely = {
        "when",
        "after",
        "before",
        "during",
        "while",
        "as",
        "once",
        "since",
        "at",
        "in",
        "on",
        "until",
        "every",
        "only",
    }
    return first in timely or any(map(str.isdigit, text)) or english.sort_of(text) == "phrase"


def _begins_with_vowel(text: str) -> bool:
    first = text.split()[0]
    if len(first) > 1 and first.isupper() and len(first) <= 4:
        return first[0] in VOWEL_LETTERS
    if VOWEL_SOUND.match(first):
        return True
    return first[0].lower() in "aeiou" and not CONSONANT_SOUND.match(first)


@RULES.item(
    "L14", "info", "The key is not where the options meet", f"{NBME}, ch. 3 (convergence)",
    "Distractors made by changing one part of the key leave it as the option that has most in common with the rest.",
    "let the parts occur equally often, or make the options differ as wholes", kinds=("single_choice",),
)  # fmt: skip
def convergence(item: Subject, together: Together) -> Iterator[Hit]:
    """A key that shares one part with one distractor and another part with another, as no distractor does."""
    if len(item.keys) != 1 or len(item.options) < 3:
        return
    parts = {one: english.content(one.text) for one in item.options}
    everywhere = frozenset.intersection(*parts.values())
    meets = {one: _meets(one, parts, everywhere) for one in parts}
    key = item.keys[0]
    if meets[key] >= 2 and meets[key] > max(count for one, count in meets.items() if one is not key):
        yield Hit(f"{shown(key.text)} has one part from one distractor and one from another", key.at)


def _meets(option: Choice, parts: dict[Choice, frozenset[str]], everywhere: frozenset[str]) -> int:
    """How many different parts the option shares, each with other options than the next part."""
    shared = {other: parts[option] & parts[other] - everywhere for other in parts if other is not option}
    return len({one for one in shared.values() if one})


@RULES.item(
    "L15", "warning", "No opposite of the key alone", f"{HDR}, rule 28e",
    "Of two options that contradict each other one is probably right: the others need not be read.",
    "take the opposite out, or give a second pair of opposites", kinds=("single_choice",),
)  # fmt: skip
def opposites(item: Subject, together: Together) -> Iterator[Hit]:
    """A distractor that says the opposite of the key, where no two distractors are opposites too."""
    if len(item.keys) != 1 or len(item.options) < 3 or any(NO_CHANGE.search(one.text) for one in item.options):
        return
    against = [one for one in item.distractors if _opposite(one.text, item.keys[0].text)]
    others = any(_opposite(first.text, second.text) for first, second in combinations(item.distractors, 2))
    if against and not others:
        yield Hit(f"{shown(against[0].text)} is the opposite of the key", against[0].at)


def _opposite(first: str, second: str) -> bool:
    """Whether two texts are the same but for a pair of opposites, or for a negation."""
    mine, other = english.words(first), english.words(second)
    if len(mine) == len(other):
        apart = [pair for pair in zip(mine, other, strict=True) if pair[0] != pair[1]]
        return len(apart) == 1 and frozenset(apart[0]) in OPPOSITE
    longer, shorter = sorted((mine, other), key=len, reverse=True)
    left = [one for one in longer if one not in NEGATION and one not in ("did", "does", "do")]
    stems = [english.stem(one) for one in left]
    plain = [english.stem(one) for one in shorter if one not in ("did", "does", "do")]
    return len(left) < len(longer) and stems == plain

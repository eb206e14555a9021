"""English as far as the rules need it: words, their stems, sentences, and what sort of thing a short text names."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|vs|ch|No|e\.g|i\.e|etc|approx|[IVX]+|\d{1,2}))\.$")
NUMBER = re.compile(r"\d[\d,.]*")
YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")
MONTHS = "january february march april may june july august september october november december".split()
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "billion dozen half quarter once twice".split()
)
SMALL = frozenset(
    "a about above according after again against all also am an and any are as at be because been before being below "
    "between both but by can could did do does doing down during each either few first for from further had has have "
    "having he her here hers him his how if in into is it its itself just last may me might more most much must my "
    "neither no nor not now of off on once one only or other our out over own same say says she should so some such "
    "than that the their them then there these they this those through to too two under until up upon us very was we "
    "were what when where which while who whom whose why will with within without would yet you your following".split()
)
SUFFIXES = ("ations", "ation", "ingly", "ments", "ment", "ings", "ing", "ions", "ion", "edly", "ied", "ies", "ers",
            "ed", "er", "es", "ly", "al", "s")  # fmt: skip
SHORTEST_STEM = 4
QUOTES = frozenset("\"'“‘")


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(WORD.findall(text.lower()))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending, roughly: `signed` and `signing` come to the same."""
    plain = word.removesuffix("'s").removesuffix("’s")
    for suffix in SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= SHORTEST_STEM:
            plain = plain[: -len(suffix)]
            break
    return plain.removesuffix("e") if len(plain) > SHORTEST_STEM else plain


def content(text: str, shortest: int = 1) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in words(text) if word not in SMALL and len(word) >= shortest)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    found: list[str] = []
    for part in SENTENCE_END.split(text.strip()):
        if found and ABBREVIATION.search(found[-1]):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found


def lead_in(text: str) -> str:
    """The sentence that asks: the last question, or the last sentence where none is a question."""
    found = sentences(text)
    asking = [one for one in found if "?" in one]
    return (asking or found or [""])[-1]


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in digits, without their commas."""
    return tuple(one.rstrip(".,").replace(",", "") for one in NUMBER.findall(text))


def years(text: str) -> list[int]:
    """The years that a text names in digits."""
    return [int(one) for one in YEAR.findall(text)]


@lru_cache(maxsize=65536)
def sort_of(text: str) -> str:
    """What an option names: a `year`, a `date`, a `number`, a `name`, or a `phrase`."""
    plain = text.strip().rstrip(".")
    if re.fullmatch(r"(in |about |c\. ?)?(1\d{3}|20\d{2})(s|[–-]\d{2,4})?", plain, re.IGNORECASE):
        return "year"
    found = words(plain)
    if any(word in MONTHS for word in found) and any(word.isdigit() for word in found) and len(found) <= 4:
        return "date"
    if re.fullmatch(r"[^\w]*[\d][\d,.\s]*(%| ?[^\W\d]+){0,3}", plain) or (found and set(found) <= NUMBER_WORDS):
        return "number"
    big = [one for one in WORD.findall(plain) if one.lower() not in SMALL]
    return "name" if big and all(one[0].isupper() for one in big) and len(found) <= 8 else "phrase"


def counts_or_dates(text: str) -> bool:
    """Whether the text says how many or when, in digits or in words."""
    found = words(text)
    return any(map(str.isdigit, text)) or not NUMBER_WORDS.isdisjoint(found) or found[:1] in (("none",), ("no",))


def is_english(text: str) -> bool:
    """Whether most letters are those of the Latin alphabet without accents: all that can be told of a language."""
    if text.isascii():
        return True
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isascii, letters)) >= 0.8 * len(letters)  # and true where there are none


def quoted(text: str) -> str:
    """The text without what stands in quotation marks."""
    if QUOTES.isdisjoint(text):
        return text
    return re.sub(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)", " ", text)

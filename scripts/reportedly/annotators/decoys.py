"""Decoys that the words around a figure show: names, years, ages, times, fixed expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.annotators.cues import load_cues
from reportedly.annotators.nouns import noun_after
from reportedly.numerals import read
from reportedly.numerals.vocabulary import DASHES, word_set

if TYPE_CHECKING:
    from reportedly.annotators.currencies import Currencies
    from reportedly.annotators.passage import Sentence
    from reportedly.numerals import Reading, Words


class Decoy(NamedTuple):
    """A number that says no amount: the tokens `[low, high)`, and a `number_kind` of the schema."""

    low: int
    high: int
    kind: str


# --- Fixed expressions ----------------------------------------------------------------------------------


def idiom_at(words: Words, i: int, low: int, high: int) -> Decoy | None:
    """A fixed expression with the numeral word at `i`; the numeral and what is joined to it are the span."""
    lower = words.lower
    idioms = load_cues().idioms
    for start in (i, i - 1):
        if start < low:
            continue
        for phrase in idioms.get(lower[start], ()):
            end = start + len(phrase)
            if end <= high and tuple(lower[start:end]) == phrase:
                last = end if "-" in phrase or len(phrase) > 2 else i + 1
                return Decoy(i, last, "idiom")
    return None


# --- Names ----------------------------------------------------------------------------------------------

_LONGEST_RUN = 12
_COUNTED_UP = word_set("holding ticket phone telephone under")


def name_at(words: Words, i: int, low: int, high: int, currencies: Currencies) -> Decoy | None:
    """The identifier that the figure at `i` is, or is in: `Resolution 1718`, `KV-211`, `A4`, `No. 5`."""
    lower = words.lower
    start = i
    while start > low and i - start < _LONGEST_RUN and words.glued(start) and _joins(lower[start - 1]):
        start -= 1
    while start < i and not lower[start][0].isalnum():
        start += 1
    prefix = words.text[words.starts[start] : words.starts[i]]
    if any(letter.isupper() for letter in prefix):
        letter = prefix if len(prefix) == 1 else ""
        if letter not in currencies.initials and not _is_money(words, i, low, high):
            return name_from(words, start, i, high)
    elif prefix and prefix[-1].isalpha() and lower[i].isdecimal():
        return name_from(words, start, i, high)
    if not lower[i].isdecimal():
        return None
    opener = lower[i - 1] if i > low else ""
    earlier = lower[i - 2] if i - 1 > low else ""
    openers = load_cues().identifier_openers
    if opener == "." and earlier in ("no", "nos"):
        return Decoy(i, i + 1, "identifier")
    if opener == "number" and earlier not in _COUNTED_UP:
        return None  # "the dead now number 31"
    lettered = len(opener) == 1 and words.surface(i - 1).isupper() and earlier in openers  # case K 118/2032
    if lettered or opener == "#" or opener in openers:
        return name_from(words, i, i, high)
    return None


def listed_name(words: Words, i: int, before: int) -> Decoy | None:
    """The identifier at `i` in a list whose last one ends at `before`: `Resolutions 1718, 1874 and 2270`."""
    if not words.lower[i].isdecimal() or not 0 < i - before <= 2:
        return None
    parted = all(token in (",", "and", "or", "&") for token in words.lower[before:i])
    return Decoy(i, i + 1, "identifier") if parted else None


def unreadable_at(words: Words, i: int, low: int, high: int) -> Decoy:
    """The figure at `i` that cannot be read, with what is joined to it: a name, or a slip."""
    start = i
    while (
        start > low and i - start < _LONGEST_RUN and words.glued(start) and words.lower[start - 1].isalnum()
    ):
        start -= 1
    return name_from(words, start, i, high)


def name_from(words: Words, start: int, i: int, high: int) -> Decoy:
    """The identifier from `start` with all that is joined to the figure at `i`."""
    end = i + 1
    while end < high and words.glued(end) and (words.lower[end].isalnum() or _joined(words, end, high)):
        end += 1
    return Decoy(start, end, "identifier")


def _joins(token: str) -> bool:
    return token.isalnum() or token in DASHES or token in "/."


def _joined(words: Words, i: int, high: int) -> bool:
    """Whether the dash, stroke or full stop at `i` joins a figure or a letter to what is before it."""
    if i + 1 >= high or not words.glued(i + 1):
        return False
    after = words.lower[i + 1]
    joint = words.lower[i] in DASHES or words.lower[i] in "/."
    return joint and (after.isdecimal() or (len(after) == 1 and after.isalpha()))


def _is_money(words: Words, i: int, low: int, high: int) -> bool:
    reading = read(words, i, low, high)
    return reading is not None and reading.kind == "money"


# --- Years, ages, times ---------------------------------------------------------------------------------

_YEAR_OPENERS = word_set(
    "in since by from until till of during before after for between and to late early mid spring summer "
    "autumn winter the on"
)
_OLDEST = 120
_CLOCK_DASHES = frozenset("–—")
_POSSESSIVES = word_set("his her their my your")


def bare_decoy(words: Words, i: int, low: int, high: int) -> Decoy | None:
    """The year, the age or the time that a figure without anything beside it is."""
    lower = words.lower
    token = lower[i]
    before = lower[i - 1] if i > low else ""
    after = lower[i + 1] if i + 1 < high else "."
    stamped = i == low and (i + 1 == high or after in _CLOCK_DASHES)
    if stamped and len(token) == 5 and token[2] == "." and token < "24" and token[3] < "6":
        return Decoy(i, i + 1, "time")  # "20.01 — Polls have closed"
    if not token.isdecimal():
        return None
    if len(token) == 4 and 1100 <= int(token) <= 2199:
        follows = not after.isalpha() or after in load_cues().not_nouns
        if before in _YEAR_OPENERS and (follows or noun_after(words, i + 1, high) is None):
            return Decoy(i, i + 1, "date")
        if follows and before in (",", "(", "summer", "winter") and after in (",", ")", ".", ";"):
            return Decoy(i, i + 1, "date")
    if len(token) <= 3 and 0 < int(token) < _OLDEST:
        if before in ("aged", "age"):
            return Decoy(i, i + 1, "age")
        apposed = before == "," and i - 2 >= low and lower[i - 2].isalpha()
        closed = after == "," or (after == "." and i + 2 >= high)
        if apposed and closed and (words.surface(i - 2)[0].isupper() or lower[i - 2] in load_cues().sources):
            return Decoy(i, i + 1, "age")
    return None


def decade_of_life(words: Words, i: int, low: int, high: int) -> Decoy | None:
    """The age of `in her 30s`."""
    lower = words.lower
    if (
        i + 1 < high
        and lower[i + 1] == "s"
        and words.glued(i + 1)
        and i > low
        and lower[i - 1] in _POSSESSIVES
    ):
        return Decoy(i, i + 2, "age")
    return None


def is_age(words: Words, reading: Reading, sentence: Sentence) -> bool:
    """Whether the number is the age of the one that *who is* stands for."""
    before = words.lower[max(sentence.low, reading.core - 2) : reading.core]
    after = words.lower[reading.end] if reading.end < sentence.high else "."
    return before in (["who", "is"], ["who", "was"]) and after in (",", ".")

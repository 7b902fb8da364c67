"""A whole surface to what it says."""

from __future__ import annotations

from reportedly.numerals.expressions import read
from reportedly.numerals.framing import LONGEST_PREFIX
from reportedly.numerals.records import Numeral, Reading
from reportedly.numerals.tokens import Words, tokenise
from reportedly.numerals.vocabulary import HYPHENS, MONTHS, core_words, singular

_LONGEST_SURFACE = 200


def normalise(surface: str, kind: str | None = None) -> Numeral | None:
    """What the numeral expression `surface` says.

    Args:
        surface: the words of a number span as the guidelines delimit it.
        kind: the kind of the number, where it is known; it decides between the two meanings of `5m`.

    Returns:
        Its kind and value, or `None` where it cannot be read as one expression or its words leave open what
        they mean (`5m`: five million or five metres).
    """
    if len(surface) > _LONGEST_SURFACE:
        return None
    words = tokenise(surface)
    size = len(words.lower)
    for core in range(min(size, LONGEST_PREFIX)):
        reading = read(words, core, 0, size, whole=True)
        if reading is None or reading.start > 0:
            continue
        if reading.end == size:
            if reading.lettered:
                return _lettered(reading, kind)
            return Numeral(reading.kind, reading.interval if reading.settled else None)
        named = _unknown_unit(words, reading, size)
        if named is not None:
            return named
    return None


def _lettered(reading: Reading, kind: str | None) -> Numeral | None:
    """`5m`, by the kind that it is known to have."""
    if reading.interval is None or kind not in ("cardinal", "money", "measure"):
        return None
    if kind == "measure":
        return Numeral(kind, reading.interval._replace(unit="m"))
    return Numeral(kind, reading.interval.in_millions())


def _unknown_unit(words: Words, reading: Reading, size: int) -> Numeral | None:
    """A numeral and one more noun: a unit or a currency that is not in the tables (`24 selms`), or a noun
    that should not be in the span; the words do not tell.
    """
    if reading.interval is None:
        return None
    interval = reading.interval
    if reading.lettered:
        interval = interval.in_millions()  # before a noun, "84m zlatens", it is no metre
    elif reading.kind != "cardinal" or not reading.settled:
        return None
    rest = reading.end
    hyphen = rest + 2 == size and words.lower[rest] in HYPHENS
    if not hyphen and rest + 1 != size:
        return None
    noun = words.lower[size - 1]
    if not noun.isalpha() or len(noun) < 3 or noun in core_words() or noun in MONTHS or noun == "old":
        return None
    return Numeral(None, interval._replace(unit=singular(noun)))

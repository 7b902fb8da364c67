"""Amounts: numerals without their unit, in figures and in words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportedly.numerals.framing import vague_numerals, vague_openers
from reportedly.numerals.vocabulary import (
    DENOMINATORS,
    FACTORS,
    GLYPHS,
    HYPHENS,
    SCALES,
    SUFFIXES,
    TENS,
    UNITS,
    ZEROS,
)

if TYPE_CHECKING:
    from reportedly.numerals.tokens import Words


class Amount(NamedTuple):
    """A numeral without its unit.

    Attributes:
        end: index after its last token.
        low: the value, or the lower end of a vague one.
        high: the upper end.
        scale: the magnitude that it ends with (`5` in `3 to 5 million` has `million`, `3` has 1).
        vague: whether it is a vague numeral.
        settled: whether the guidelines fix it.
        form: `"figure"`, `"word"` or `"letter"` (a figure whose letter leaves the magnitude open: `5m`).
    """

    end: int
    low: int | float
    high: int | float
    scale: int = 1
    vague: bool = False
    settled: bool = True
    form: str = "word"


_GROUPED = re.compile(r"(\d{1,3}(?:([,\u00a0\u2009\u202f])\d{3}(?:\2\d{3})*)|\d+)(\.\d+)?")
_MOST_DIGITS = 15


def _figure(token: str) -> int | float | None:
    """The value of a figure, or `None` where its separators are not those of a thousands or decimals."""
    if len(token) <= 4 and token.isdecimal():
        return int(token)
    if len(token) > 2 * _MOST_DIGITS:
        return None
    match = _GROUPED.fullmatch(token)
    if match is None:
        return None
    digits = re.sub(r"[,\u00a0\u2009\u202f]", "", match[1])
    if len(digits) > _MOST_DIGITS:
        return None
    return plain(Decimal(digits + (match[3] or "")))


def plain(value: Decimal | float) -> int | float:
    """The number as an `int` where it is whole."""
    return int(value) if value == int(value) else float(value)


def scaled(value: float, factor: int) -> int | float:
    """`value` times `factor`, exact in decimals: 1.14 billion is 1140000000."""
    return plain(Decimal(str(value)) * factor)


def read_amount(words: Words, i: int, high: int, *, spaced: bool = False) -> Amount | None:
    """The amount that starts at token `i`; `spaced` lets plain spaces part thousands."""
    if words.lower[i][0].isdecimal():
        return amount_in_figures(words, i, high, spaced)
    return _vague_amount(words, i, high) or _half_amount(words, i, high) or _word_amount(words, i, high)


def amount_in_figures(words: Words, i: int, high: int, spaced: bool) -> Amount | None:
    """The amount whose figure is token `i`, with its magnitude."""
    lower = words.lower
    value = _figure(lower[i])
    if value is None:
        return None
    end = i + 1
    if spaced and len(lower[i]) <= 3 and lower[i].isdecimal():
        while end < high and len(lower[end]) == 3 and lower[end].isdecimal() and not words.glued(end):
            value = value * 1000 + int(lower[end])
            end += 1
    if end == high:
        return Amount(end, value, value, form="figure")
    word = lower[end]
    if word in SCALES:
        value = scaled(value, SCALES[word])
        return Amount(end + 1, value, value, SCALES[word], form="figure")
    if word in SUFFIXES and (words.glued(end) or word != "k"):
        value = scaled(value, SUFFIXES[word])
        return Amount(end + 1, value, value, SUFFIXES[word], form="figure")
    if word == "m" and words.glued(end):
        return Amount(end + 1, value, value, 10**6, form="letter")
    if word in GLYPHS and words.glued(end) and isinstance(value, int):
        value += GLYPHS[word]
        return Amount(end + 1, value, value)
    if word == "dozen":
        return Amount(end + 1, value * 12, value * 12)
    if word == "s" and words.glued(end) and value % 10 == 0:
        return _plural_figure(words, value, end + 1, high) if lower[i].isdecimal() else None
    return Amount(end, value, value, form="figure")


# "1000s" is "thousands"; "30s" are seconds, years of a life or of a century.
_PLURAL_FIGURES = {
    10: "tens",
    100: "hundreds",
    1000: "thousands",
    10**4: "tens of thousands",
    10**5: "hundreds of thousands",
    10**6: "millions",
    10**7: "tens of millions",
    10**8: "hundreds of millions",
    10**9: "billions",
}


def _plural_figure(words: Words, value: float, end: int, high: int) -> Amount | None:
    name = _PLURAL_FIGURES.get(int(value))
    if name is None or (value == 10 and words.lower[end : end + 1] != ["of"]):
        return None
    phrase = tuple(name.split())
    if value <= 100 and end + 1 < high and words.lower[end] == "of":
        larger = (*phrase, *words.lower[end : end + 2])
        if larger in vague_numerals():
            phrase, end = larger, end + 2
    return Amount(end, *vague_numerals()[phrase], vague=True)


def _vague_amount(words: Words, i: int, high: int) -> Amount | None:
    """A vague numeral of the lexicon; one that multiplies another numeral multiplies its ends."""
    lower = words.lower
    if lower[i] == "few":
        return _few(words, i, high)
    if lower[i] not in vague_openers():
        return None
    for length in (3, 2, 1):
        end = i + length
        if end <= high and (interval := vague_numerals().get(tuple(lower[i:end]))) is not None:
            break
    else:
        return None
    if not words.spaced(i, end):
        return None
    multiplied = end + 1 if lower[end : end + 1] == ["of"] else end
    if multiplied < high:
        factor = FACTORS.get(lower[multiplied])
        if factor is not None:
            return Amount(multiplied + 1, interval[0] * factor, interval[1] * factor, factor, True)
        # "hundreds of billions": two vague words, and no interval that the guidelines fix.
        factor = FACTORS.get(lower[multiplied].removesuffix("s"))
        if factor is not None:
            return Amount(multiplied + 1, interval[0] * factor, interval[1] * factor, factor, True, False)
    return Amount(end, *interval, vague=True)


# As far as rule N205 takes *few* for *a few*.
_MOST_OF_FEW = 10**6


def _few(words: Words, i: int, high: int) -> Amount | None:
    """The amount of `few dozen`, which has its article from elsewhere: *the few dozen*."""
    factor = FACTORS.get(words.lower[i + 1]) if i + 1 < high and words.spaced(i, i + 2) else None
    if factor is None or factor > _MOST_OF_FEW:
        return None
    low, high_end = vague_numerals()["a", "few"]
    return Amount(i + 2, low * factor, high_end * factor, factor, True)


def _half_amount(words: Words, i: int, high: int) -> Amount | None:
    """The amounts of `half a million`, `half a dozen` and `three-quarters of a million`."""
    lower = words.lower
    if lower[i] == "half":
        share, end = 0.5, i + 1
        if end + 1 < high and lower[end] in HYPHENS and lower[end + 1] == "dozen":
            return Amount(end + 2, 6, 6)
    else:
        # Quarters alone: a third of a million is no decimal.
        fraction = read_fraction(words, i, high)
        if fraction is None or not lower[fraction.end - 1].startswith("quarter"):
            return None
        share, end = fraction.low, fraction.end + 1
        if lower[end - 1 : end] != ["of"]:
            return None
    factor = FACTORS.get(lower[end + 1]) if end + 1 < high and lower[end] == "a" else None
    if factor is None:
        return None
    value = scaled(share, factor)
    return Amount(end + 2, value, value, factor)


def _word_amount(words: Words, i: int, high: int) -> Amount | None:
    lower = words.lower
    if lower[i] in ZEROS:
        return Amount(i + 1, 0, 0)
    if lower[i] == "no":
        person = i + 1 < high and lower[i + 1] == "one"
        hyphenated = i + 2 < high and lower[i + 1] in HYPHENS and lower[i + 2] == "one"
        return Amount(i + 2 if person else i + 3 if hyphenated else i + 1, 0, 0)
    if lower[i] == "both":
        return Amount(i + 1, 2, 2)
    if lower[i] in GLYPHS:
        return Amount(i + 1, GLYPHS[lower[i]], GLYPHS[lower[i]])
    if lower[i] == "a" and i + 1 < high:
        if lower[i + 1] == "single":
            return Amount(i + 2, 1, 1)
        if lower[i + 1] == "dozen":
            return Amount(i + 2, 12, 12)
    return spelt_out(words, i, high)


def spelt_out(words: Words, i: int, high: int) -> Amount | None:
    """The cardinal in words that starts at `i`: groups below a thousand, each with its scale."""
    lower = words.lower
    total: int | float = 0
    scale = 10**15
    last = 1
    position = i
    while (group := _group(words, position, high)) is not None:
        value, end = group
        joined = position > i
        if end < high and lower[end] == "dozen" and not joined:
            return Amount(end + 1, scaled(value, 12), scaled(value, 12))
        factor = SCALES.get(lower[end]) if end < high else None
        if factor is None or factor >= scale:
            if factor is not None and joined:
                break
            total += value
            position, last = end, 1
            break
        if joined and lower[position - 1] == "and":
            break  # "two million and three thousand" are two
        total += scaled(value, factor)
        position, scale, last = end + 1, factor, factor
        more = and_a_part(lower, position, high)
        if more is not None:
            total += scaled(more[0], factor)
            position = more[1]
            break
        following = position + 1 if position < high and lower[position] == "and" else position
        after = _group(words, following, high) if following < high else None
        if after is None or after[0] >= scale or (following > position and after[0] >= 100):
            break
        position = following
    if position == i:
        return None
    total = plain(total)
    return Amount(position, total, total, last)


def _group(words: Words, i: int, high: int) -> tuple[int | float, int] | None:
    """The value below a thousand (or `twelve hundred`) that starts at `i`, and the index after it."""
    lower = words.lower
    value: int | float
    if i + 1 < high and lower[i] == "a" and (lower[i + 1] == "hundred" or lower[i + 1] in SCALES):
        value, end = 1, i + 1
    else:
        below = _below_hundred(lower, i, high)
        if below is None:
            return None
        value, end = below
    if end < high and lower[end] == "hundred" and value >= 1:
        value *= 100
        end += 1
        rest = _below_hundred(lower, end + 1 if end < high and lower[end] == "and" else end, high)
        if rest is not None and rest[0] > 0:
            value += rest[0]
            end = rest[1]
    more = and_a_part(lower, end, high)
    if more is not None and value < 100:
        return value + more[0], more[1]
    return value, end


def _below_hundred(lower: list[str], i: int, high: int) -> tuple[int, int] | None:
    """The value of `twelve`, `twenty`, `twenty-three` at `i`, and the index after it."""
    if i >= high:
        return None
    if lower[i] in UNITS:
        return UNITS[lower[i]], i + 1
    if lower[i] not in TENS:
        return None
    following = i + 2 if i + 1 < high and lower[i + 1] in HYPHENS else i + 1
    unit = UNITS.get(lower[following], 0) if following < high else 0
    return (TENS[lower[i]] + unit, following + 1) if 0 < unit < 10 else (TENS[lower[i]], i + 1)


def and_a_part(lower: list[str], i: int, high: int) -> tuple[float, int] | None:
    """The share that `and a half`, `-and-a-half`, `and a quarter` at `i` adds, and the index after it."""
    for end, words in ((i + 3, lower[i : i + 3]), (i + 6, lower[i + 1 : i + 6 : 2])):
        if end <= high and words[:2] == ["and", "a"] and (end == i + 3 or lower[i] in HYPHENS):
            share = _PARTS.get(words[2])
            return None if share is None else (share, end)
    return None


_PARTS = {"half": 0.5, "quarter": 0.25}


def read_fraction(words: Words, i: int, high: int) -> Amount | None:
    """A share in words at `i`: `a third`, `two-thirds`, `half`, `one in five`, `nine out of ten`."""
    lower = words.lower
    if lower[i] == "half":
        return Amount(i + 1, 0.5, 0.5)
    top: int | float
    if lower[i] == "a":
        top, end = 1, i + 1
    else:
        group = amount_in_figures(words, i, high, False) if lower[i][0].isdecimal() else None
        if group is not None:
            if group.form != "figure" or group.scale != 1:
                return None
            top, end = group.low, group.end
        elif (spelt := _group(words, i, high)) is not None:
            top, end = spelt
        else:
            return None
    denominator = end + 1 if end < high and lower[end] in HYPHENS else end
    if denominator < high and lower[denominator] in DENOMINATORS and not lower[i][0].isdecimal():
        bottom = DENOMINATORS[lower[denominator]]
        plural = lower[denominator].endswith("s")
        if 0 < top < bottom and plural == (top > 1):
            share = round(top / bottom, 4)
            return Amount(denominator + 1, share, share)
    return _one_in(words, i, end, top, high) if lower[i] != "a" else None


# A bare figure above this may be a year, and no share below one in ten thousand has four decimals.
_MOST_BARE = 1000
_MOST_OUT_OF = 10_000


def _one_in(words: Words, i: int, end: int, top: float, high: int) -> Amount | None:
    lower = words.lower
    if end < high and lower[end] == "in":
        end += 1
    elif end + 1 < high and lower[end : end + 2] == ["out", "of"]:
        end += 2
    else:
        return None
    if end < high and lower[end] == "every":
        end += 1
    if end >= high or (lower[i][0].isdecimal() and not lower[end][0].isdecimal()):
        return None  # but "nine in 10", where a house spells figures below ten
    bottom = read_amount(words, end, high)
    if bottom is None or bottom.vague or bottom.form == "letter":
        return None
    if not 0 < top < bottom.low <= (_MOST_BARE if lower[end].isdecimal() else _MOST_OUT_OF):
        return None
    share = round(top / bottom.low, 4)
    return Amount(bottom.end, share, share, form="one in")

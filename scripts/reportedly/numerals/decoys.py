"""Decoys that their own words show: dates, times, ordinals, ages, scores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.numerals.amounts import amount_in_figures, spelt_out
from reportedly.numerals.records import Reading
from reportedly.numerals.vocabulary import DASHES, HYPHENS, MONTHS, ORDINALS, TENS, UNITS

if TYPE_CHECKING:
    from reportedly.numerals.tokens import Words

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_EXACT_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_AFTER_FIGURES = MONTHS | _ENDINGS | {"am", "pm", "a", "p", "o", "s", "of"}


def read_decoy(words: Words, i: int, low: int, high: int) -> Reading | None:
    """The decoy that starts at `i`, if its own words show that it is one."""
    lower = words.lower
    word = lower[i]
    if word[0].isdecimal():
        if _counts(words, i, low, high):
            return None
        return (
            _time_in_figures(words, i, high)
            or _date(words, i, low, high)
            or _ordinal_in_figures(words, i, high)
            or _age(words, i, high)
            or _score(words, i, high)
        )
    if word == "fifty" and i + 2 < high and lower[i + 1] in HYPHENS and lower[i + 2] == "fifty":
        return Reading(i, i + 3, i, "idiom", None)
    return _time_in_words(words, i, high) or _ordinal(words, i, high) or _age(words, i, high)


def _counts(words: Words, i: int, low: int, high: int) -> bool:
    """Whether the word after the figure shows at once that it is no decoy: `600 people`."""
    lower = words.lower
    if i + 1 >= high or not lower[i + 1].isalpha() or lower[i + 1] in _AFTER_FIGURES:
        return False
    return ":" not in lower[i] and not (i > low and lower[i - 1] in MONTHS)


def _time_in_figures(words: Words, i: int, high: int) -> Reading | None:
    lower = words.lower
    if i + 1 < high and (len(lower[i]) <= 2 or _CLOCK.fullmatch(lower[i])):
        if lower[i + 1] in ("am", "pm"):
            return Reading(i, i + 2, i, "time", None)
        if lower[i + 1] in ("a", "p") and lower[i + 2 : i + 4] == [".", "m"] and i + 3 < high:
            stop = i + 4 < high and lower[i + 4] == "." and words.glued(i + 4)
            return Reading(i, i + 5 if stop else i + 4, i, "time", None)
        if _oclock(lower, i + 1, high):
            return Reading(i, i + 4, i, "time", None)
    if ":" in lower[i] and _EXACT_CLOCK.fullmatch(lower[i]):
        return Reading(i, i + 1, i, "time", None)
    return None


def _oclock(lower: list[str], i: int, high: int) -> bool:
    return i + 2 < high and lower[i] == "o" and lower[i + 1] in "’'" and lower[i + 2] == "clock"


def _time_in_words(words: Words, i: int, high: int) -> Reading | None:
    lower = words.lower
    if 1 <= UNITS.get(lower[i], 0) <= 12:
        if _oclock(lower, i + 1, high):
            return Reading(i, i + 4, i, "time", None)
        if i + 1 < high and lower[i + 1] in ("am", "pm"):
            return Reading(i, i + 2, i, "time", None)
    joints = {"half": ("past",), "quarter": ("past", "to")}.get(lower[i])
    if joints is not None and i + 2 < high and lower[i + 1] in joints and _is_hour(lower[i + 2]):
        return Reading(i, i + 3, i, "time", None)
    return None


def _is_hour(token: str) -> bool:
    hour = int(token) if len(token) <= 2 and token.isdecimal() else UNITS.get(token, 0)
    return 1 <= hour <= 12


def is_month_name(words: Words, i: int) -> bool:
    """Whether token `i` is the name of a month, by its capital too: `May`, not `may`."""
    return words.lower[i] in MONTHS and words.surface(i)[0].isupper()


def _is_day(token: str) -> bool:
    return len(token) <= 2 and token.isdecimal() and 1 <= int(token) <= 31


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and 1000 <= int(token) <= 2199


def _date(words: Words, i: int, low: int, high: int) -> Reading | None:
    lower = words.lower
    if i > low and is_month_name(words, i - 1) and (_is_day(lower[i]) or _is_year(lower[i])):
        end = i + 1
        if _is_day(lower[i]):
            end = _day_end(words, i, high)
            end = _year_end(words, end, high)
        return Reading(i - 1, end, i - 1, "date", None)
    if _is_day(lower[i]):
        end = _day_end(words, i, high)
        month = end + 1 if end < high and lower[end] == "of" and end > i + 1 else end
        if month < high and is_month_name(words, month):
            return Reading(i, _year_end(words, month + 1, high), i, "date", None)
        if end > i + 2 and lower[i + 1] in DASHES:
            return None
    if _is_year(lower[i]) or (len(lower[i]) == 2 and i > low and lower[i - 1] in "’'"):
        if i + 1 < high and lower[i + 1] == "s" and words.glued(i + 1) and lower[i] != "1000":
            return Reading(i, i + 2, i, "date", None)  # but "1000s" is "thousands"
        if (
            i + 2 < high
            and (lower[i + 1] in DASHES or lower[i + 1] == "/")
            and words.glued(i + 1)
            and words.glued(i + 2)
        ):
            return _dashed_date(words, i, high)
    if _is_day(lower[i]) and i + 4 < high and lower[i + 1] == lower[i + 3] == "/":
        return Reading(i, i + 5, i, "date", None)
    return None


def _dashed_date(words: Words, i: int, high: int) -> Reading | None:
    """A day such as `2031-05-04`, or a span of years such as `2026–30`, `1999/2000`."""
    lower = words.lower
    if i + 4 < high and lower[i + 3] == lower[i + 1] and _is_day(lower[i + 2]) and _is_day(lower[i + 4]):
        return Reading(i, i + 5, i, "date", None)
    first, second = lower[i], lower[i + 2]
    if len(second) == 2 and second.isdecimal():
        second = first[:-2] + second
    if _is_year(first) and _is_year(second) and int(second) > int(first) > 1500:
        return Reading(i, i + 3, i, "date", None)
    return None


def _day_end(words: Words, i: int, high: int) -> int:
    """The index after the day at `i`, its ordinal ending and a second day of a range."""
    lower = words.lower
    end = i + 1
    if end < high and lower[end] in _ENDINGS and words.glued(end):
        return end + 1
    dashed = end + 1 < high and lower[end] in DASHES and words.glued(end) and words.glued(end + 1)
    if dashed and _is_day(lower[end + 1]) and int(lower[end + 1]) > int(lower[i]):
        return end + 2
    return end


def _year_end(words: Words, i: int, high: int) -> int:
    if i < high and _is_year(words.lower[i]):
        return i + 1
    if i + 1 < high and words.lower[i] == "," and _is_year(words.lower[i + 1]):
        return i + 2
    return i


def _ordinal_in_figures(words: Words, i: int, high: int) -> Reading | None:
    lower = words.lower
    if i + 1 < high and lower[i + 1] in _ENDINGS and words.glued(i + 1) and lower[i].isdecimal():
        if i + 2 < high and lower[i + 2] in ("century", "centuries"):
            return Reading(i, i + 3, i, "date", None)
        return Reading(i, i + 2, i, "ordinal", None)
    return None


def _ordinal(words: Words, i: int, high: int) -> Reading | None:
    lower = words.lower
    end = i + 1
    if lower[i] in TENS and i + 2 < high and lower[i + 1] in HYPHENS and lower[i + 2] in ORDINALS:
        end = i + 3
    elif lower[i] not in ORDINALS:
        return None
    if end < high and lower[end] in ("century", "centuries"):
        return Reading(i, end + 1, i, "date", None)
    return Reading(i, end, i, "ordinal", None)


def _age(words: Words, i: int, high: int) -> Reading | None:
    """An age such as `34-year-old`, `six-month-old`."""
    lower = words.lower
    amount = (
        amount_in_figures(words, i, high, False) if lower[i][0].isdecimal() else spelt_out(words, i, high)
    )
    if amount is None or amount.end + 3 >= high:
        return None
    end = amount.end
    if (
        lower[end] in HYPHENS
        and lower[end + 1] in ("year", "month", "week", "day")
        and lower[end + 2] in HYPHENS
        and lower[end + 3] in ("old", "olds")
    ):
        return Reading(i, end + 4, i, "age", None)
    return None


def _score(words: Words, i: int, high: int) -> Reading | None:
    """A score such as `3–1` or `2-2`: figures that cannot be a range, the first not being the smaller one."""
    lower = words.lower
    if (
        len(lower[i]) <= 3
        and i + 2 < high
        and lower[i + 1] in DASHES
        and words.glued(i + 1)
        and words.glued(i + 2)
        and lower[i].isdecimal()
        and lower[i + 2].isdecimal()
        and len(lower[i + 2]) <= 3
        and int(lower[i]) >= int(lower[i + 2])
        and not (i + 3 < high and lower[i + 3] in DASHES and words.glued(i + 3))
        and not (i > 0 and words.glued(i))
    ):
        return Reading(i, i + 3, i, "score", None)
    return None

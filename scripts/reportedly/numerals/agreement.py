"""Whether a value agrees with the words of its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.numerals.vocabulary import ALIASES, CURRENCIES

if TYPE_CHECKING:
    from reportedly.numerals.records import Interval, Numeral, ValueLike


def contradiction(numeral: Numeral, value: ValueLike) -> str | None:
    """The part of `value` that the words of `numeral` contradict, or `None` where they can be reconciled.

    Words outside of the span may take part in a value, and nothing is said against what they may give: a
    bound in a verb (`did not exceed 650`) or parted from its figure by the noun (`25 prisoners or more`), a
    unit or a magnitude that is left to a later figure (`from 3.25 to 4.75 per cent`, `from 3 to 5 million`),
    the country of a currency.

    Returns:
        `"low"`, `"high"`, `"low_inclusive"`, `"high_inclusive"`, `"approximate"` or `"unit"`.
    """
    words = numeral.interval
    if words is None:
        return None
    if None not in (words.low, words.high) and (value.low is None) != (value.high is None):
        return _against_bounded(words, value) or _against_unit(numeral, words, value)
    return _against_ends(words, value) or _against_unit(numeral, words, value)


def _against_bounded(words: Interval, value: ValueLike) -> str | None:
    """The part of a value with one end that words without a bound contradict: neither end of theirs is it."""
    given = "low" if value.high is None else "high"
    if not any(_close(end, getattr(value, given)) for end in (words.low, words.high)):
        return given
    # A vague numeral under a bound is not approximate any more.
    if words.low == words.high and words.approximate != value.approximate:
        return "approximate"
    return None


def _against_ends(words: Interval, value: ValueLike) -> str | None:
    factor = _later_magnitude(words, value)
    for end in ("low", "high"):
        said, given = getattr(words, end), getattr(value, end)
        if (said is None) != (given is None) or (said is not None and not _close(said * factor, given)):
            return end
        if getattr(words, f"{end}_inclusive") != getattr(value, f"{end}_inclusive"):
            return f"{end}_inclusive"
    return "approximate" if words.approximate != value.approximate else None


_MAGNITUDES = (10**3, 10**6, 10**9, 10**12)
_LEAST_WHOLE = 1000


def _later_magnitude(words: Interval, value: ValueLike) -> int:
    """The magnitude that a later figure may give to a small one without a unit, such as the 3 of `from 3 to 5
    million`; else 1.
    """
    said = words.low if words.low is not None else words.high
    given = value.low if value.low is not None else value.high
    if words.unit is not None or not said or given is None or said >= _LEAST_WHOLE:
        return 1
    return next((factor for factor in _MAGNITUDES if _close(said * factor, given)), 1)


def _close(said: float | None, given: float | None) -> bool:
    return said is not None and given is not None and abs(said - given) < 1e-6


def _against_unit(numeral: Numeral, words: Interval, value: ValueLike) -> str | None:
    if words.unit is None or value.unit is None or words.unit == value.unit:
        return None
    if f" {words.unit} " in f" {value.unit} ":
        return None  # points are percentage points, degrees are degrees Celsius
    if value.unit in ALIASES.get(words.unit, ()) or CURRENCIES.get(value.unit) == words.unit:
        return None
    if numeral.kind is None and (value.unit.isupper() or value.unit[:2] == words.unit[:2]):
        return None  # a unit that no table has: its code, or a singular that the rules do not form
    return "unit"

"""Numbers: the numeral expressions of a sentence, with kind, value and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reportedly.annotators.context import in_context
from reportedly.annotators.counting import counts
from reportedly.annotators.currencies import LARGE, MAGNITUDES
from reportedly.annotators.decoys import (
    bare_decoy,
    decade_of_life,
    idiom_at,
    is_age,
    listed_name,
    name_at,
    unreadable_at,
)
from reportedly.annotators.found import FoundNumber
from reportedly.annotators.nouns import measured_before, noun_after, noun_before, of_phrase
from reportedly.model import Value
from reportedly.numerals import is_month_name, parted_bound, read, singular
from reportedly.numerals.vocabulary import DURATIONS, HYPHENS
from reportedly.schema import quantity_kinds

if TYPE_CHECKING:
    from reportedly.annotators.currencies import Currencies
    from reportedly.annotators.decoys import Decoy
    from reportedly.annotators.passage import Passage, Sentence
    from reportedly.numerals import Interval, Reading, Words


def find_numbers(passage: Passage, sentence: Sentence, currencies: Currencies) -> list[FoundNumber]:
    """The numbers of a sentence, in order.

    Args:
        passage: the text.
        sentence: one of its sentences.
        currencies: those that `find_currencies` finds in the text.
    """
    words = passage.words
    found: list[FoundNumber] = []
    position = sentence.low
    for i in sentence.numerals:
        if i < position:
            continue
        before = found[-1] if found and found[-1].kind == "identifier" else None
        number = _number_at(words, i, position, sentence, before, currencies)
        if number is None:
            continue
        found.append(number)
        position = number.high
    if len(found) > 1:
        _share_units(words, found)
    return found


def is_quantity(number: FoundNumber) -> bool:
    """Whether the number has a value."""
    return number.kind in quantity_kinds()


def _number_at(
    words: Words,
    i: int,
    low: int,
    sentence: Sentence,
    name_before: FoundNumber | None,
    currencies: Currencies,
) -> FoundNumber | None:
    """The number at token `i`, of which nothing lies before `low`."""
    high = sentence.high
    decoy = idiom_at(words, i, low, high)
    figure = not words.lower[i].isalpha()
    if decoy is None and figure:
        decoy = name_at(words, i, low, high, currencies) or decade_of_life(words, i, low, high)
        if decoy is None and name_before is not None:
            decoy = listed_name(words, i, name_before.high)
    if decoy is not None:
        return _as_number(decoy)
    reading = read(words, i, low, high)
    if reading is None:
        return _as_number(unreadable_at(words, i, low, high)) if figure else None
    if not figure and not counts(words, i, reading, sentence):
        return None
    if reading.kind == "cardinal" and is_age(words, reading, sentence):
        return FoundNumber(reading.core, reading.end, "age", None)
    reading = in_context(words, i, reading, sentence, bool(currencies.names))
    if reading.interval is None:
        return FoundNumber(reading.start, reading.end, reading.kind or "identifier", None)
    if figure and reading.start == reading.core and reading.end == i + 1:
        decoy = bare_decoy(words, i, low, high)
        if decoy is not None:
            return _as_number(decoy)
    return _quantity(words, reading, reading.interval, sentence, currencies)


def _as_number(decoy: Decoy) -> FoundNumber:
    return FoundNumber(*decoy, None)


# The greatest amount that a value may have.
_MOST = 10**15


def _quantity(
    words: Words, reading: Reading, interval: Interval, sentence: Sentence, currencies: Currencies
) -> FoundNumber:
    kind, unit = reading.kind or "cardinal", interval.unit
    low, high = reading.start, reading.end
    if any(value is not None and value > _MOST for value in (interval.low, interval.high)):
        return FoundNumber(low, high, "identifier", None)
    if kind == "percent" and not MAGNITUDES.isdisjoint(words.lower[low:high]):
        # Rule N208 knows no magnitude in a percentage, and nobody writes one.
        return FoundNumber(low, high, "identifier", None)
    if kind == "cardinal" and currencies.names:
        named = high < sentence.high and singular(words.lower[high]) in currencies.names
        large = not LARGE.isdisjoint(words.lower[reading.core + 1 : high])
        if named or (large and noun_after(words, high, sentence.high) is None):
            kind = "money"
            unit = singular(words.lower[high]) if named else currencies.names[0]
            high += named
    elif kind == "money" and unit is None:
        unit = _currency(words, reading, currencies)
    counted = _counted(words, kind, low, high, sentence, unit, interval.low == interval.high == 1)
    if counted is not None and words.lower[counted[1] : counted[1] + 1] == ["or"]:
        interval = interval.bounded(parted_bound(words.text, words.ends[high - 1]))
    value = Value(*interval._replace(unit=unit))
    return FoundNumber(low, high, kind, value, counted, reading.approximators)


def _currency(words: Words, reading: Reading, currencies: Currencies) -> str:
    """The unit of an amount whose own words leave it open: the initial of a currency, or its bare name."""
    for i in range(reading.start, reading.end):
        token = words.surface(i)
        if len(token) == 1 and token.isupper():
            return currencies.initials.get(token, token)
    return singular(words.lower[reading.end - 1])


# --- What is counted ------------------------------------------------------------------------------------


def _counted(
    words: Words, kind: str, start: int, end: int, sentence: Sentence, unit: str | None, one: bool
) -> tuple[int, int] | None:
    lower, low, high = words.lower, sentence.low, sentence.high
    if kind == "multiplier":
        return None
    if end + 1 < high and lower[end] in ("”", '"'):
        end += 1  # “at least 14” stations
    if end < high and lower[end] == "of":
        return of_phrase(words, end + 1, high)
    if kind == "cardinal":
        if end + 1 < high and lower[end] in HYPHENS and words.glued(end):
            return (end + 1, end + 2) if lower[end + 1].isalpha() else None
        return noun_after(words, end, high, single=one, plural=not one) or noun_before(words, start, low)
    if kind == "measure":
        if unit is not None and unit.rsplit(" ", 1)[-1] in DURATIONS:
            return None
        hyphened = any(token in HYPHENS for token in lower[start:end])
        after = noun_after(words, end, high, single=True) if hyphened else None
        return after or noun_before(words, start, low)
    if kind == "money":
        if end + 1 < high and lower[end] == "in" and not is_month_name(words, end + 1):
            noun = noun_after(words, end + 1, high)
        else:
            noun = noun_after(words, end, high)
        if noun is not None:
            return noun
    before = noun_before(words, start, low)
    return before if before is not None or kind == "fraction" else measured_before(words, start, low)


# --- Units that another figure has ----------------------------------------------------------------------


def _share_units(words: Words, found: list[FoundNumber]) -> None:
    """Gives figures the unit that their words leave to another figure of the sentence.

    That is one end of `from 3.25 to 4.75 per cent`, and beside a percentage the points, and a figure with
    decimals that counts nothing: `fell by 4.1 per cent, to 41.8, or 5.3 points below that of 2027`.
    """
    percentages = any(number.kind == "percent" for number in found)
    for place, number in enumerate(found):
        if number.kind != "cardinal":
            continue
        first = found[place - 1] if place else None
        second = found[place + 1] if place + 1 < len(found) else None
        if percentages and words.lower[number.high : number.high + 1] in (["point"], ["points"]):
            found[place] = _measured_in(number, "percent", "percentage point")._replace(high=number.high + 1)
        elif number.counted is not None:
            continue
        elif (other := _partner(words, number, first, second)) is not None and other.value is not None:
            found[place] = _measured_in(number, other.kind, other.value.unit)
        elif percentages and number.high == number.low + 1 and "." in words.lower[number.low]:
            found[place] = _measured_in(number, "percent", "percent")


def _measured_in(number: FoundNumber, kind: str, unit: str | None) -> FoundNumber:
    assert number.value is not None, "a quantity has a value"
    return number._replace(kind=kind, value=replace(number.value, unit=unit), counted=None)


def _partner(
    words: Words, number: FoundNumber, first: FoundNumber | None, second: FoundNumber | None
) -> FoundNumber | None:
    """The other end of the change that a bare figure is one end of, if that one has a unit."""
    bare = words.lower[number.high - 1][0].isdecimal() or number.high == number.low + 1
    if bare and second is not None and second.kind in _WITH_UNITS and _changes(words, number, second):
        return second
    if bare and first is not None and first.kind in _WITH_UNITS and _changes(words, first, number):
        return first
    return None


_WITH_UNITS = frozenset(("percent", "money", "measure"))


def _changes(words: Words, first: FoundNumber, second: FoundNumber) -> bool:
    """Whether the text has `from` the first `to` the second."""
    return (
        second.low == first.high + 1
        and words.lower[first.high] == "to"
        and first.low > 0
        and words.lower[first.low - 1] == "from"
    )

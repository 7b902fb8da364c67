"""What stands beside an amount and says what it is an amount of: currency, percent, unit, times."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.numerals.vocabulary import (
    CODES,
    CURRENCIES,
    CURRENCY_FORMS,
    DOLLARS,
    HYPHENS,
    PER,
    QUALIFIERS,
    SHORT_SYMBOLS,
    SYMBOLS,
    UNIT_FORMS,
    UNIT_SYMBOLS,
)

if TYPE_CHECKING:
    from reportedly.numerals.amounts import Amount
    from reportedly.numerals.tokens import Words


class Tail(NamedTuple):
    """What follows an amount and says what it is an amount of."""

    end: int
    kind: str | None
    unit: str | None


def read_tail(words: Words, i: int, high: int, amount: Amount) -> Tail | None:
    """The percent word, currency, unit or `times` at `i`, right after `amount`."""
    if i >= high:
        return None
    lower = words.lower
    word = lower[i]
    if word == "%":
        return Tail(i + 1, "percent", "percent")
    hyphen = word in HYPHENS and words.glued(i) and i + 1 < high and words.glued(i + 1)
    if hyphen or (amount.vague and word == "of" and i + 1 < high):
        i += 1
        word = lower[i]
    if word in ("percent", "percentage") or (word == "per" and i + 1 < high and lower[i + 1] == "cent"):
        return _percent(lower, i, high)
    if amount.vague and lower[i - 1] == "of":
        return _currency(words, i, high) or _unit(words, i, high, amount, hyphen)
    if word == "times" and not hyphen:
        return Tail(i + 1, None, None)
    if word == "fold":
        return Tail(i + 1, "multiplier", None)
    if word in ("point", "points"):
        # Per cent has points, and so have games: the words do not tell.
        return Tail(i + 1, "measure" if hyphen else None, "point")
    return _currency(words, i, high) or _unit(words, i, high, amount, hyphen)


def _percent(lower: list[str], i: int, high: int) -> Tail | None:
    if lower[i] == "percentage":
        point = i + 2 if i + 1 < high and lower[i + 1] in HYPHENS else i + 1
        if point < high and lower[point] in ("point", "points"):
            return Tail(point + 1, "percent", "percentage point")
        return None
    end = i + 2 if lower[i] == "per" else i + 1
    if end < high and lower[end] in ("point", "points"):
        return Tail(end + 1, "percent", "percentage point")
    return Tail(end, "percent", "percent")


def _currency(words: Words, i: int, high: int) -> Tail | None:
    lower = words.lower
    word = lower[i]
    if word in CODES and words.surface(i).isupper():
        return Tail(i + 1, "money", word.upper())
    if word in ("€", "£"):
        return Tail(i + 1, "money", SYMBOLS[word])
    if word in QUALIFIERS and i + 1 < high and lower[i + 1] in ("dollar", "dollars"):
        return Tail(i + 2, "money", QUALIFIERS[word])
    name = CURRENCY_FORMS.get(word)
    if name is None:
        return None
    if name == "pound" and i + 1 < high and lower[i + 1] == "sterling":
        return Tail(i + 2, "money", "GBP")
    # Pounds are money or a weight.
    return Tail(i + 1, None if name == "pound" else "money", CURRENCIES[name])


_PLURAL_SYMBOLS = frozenset(("hrs", "mins", "secs", "lbs"))
_QUALIFYING = frozenset(("square", "cubic", "nautical", "light", "working"))


def _unit(words: Words, i: int, high: int, amount: Amount, hyphen: bool) -> Tail | None:
    lower = words.lower
    word = lower[i]
    written = words.surface(i)
    if word == "°":
        scale = i + 1 < high and words.surface(i + 1) in ("C", "F")
        return Tail(i + 2, "measure", f"°{words.surface(i + 1)}") if scale else Tail(i + 1, "measure", "°")
    if word in _QUALIFYING and i + 1 < high and lower[i + 1] not in _QUALIFYING:
        following = _unit(words, i + 1, high, amount, hyphen)
        return following and following._replace(unit=f"{word} {following.unit}")
    if word == "basis" and i + 1 < high and lower[i + 1] in ("point", "points"):
        return Tail(i + 2, "measure", "basis point")
    glued = words.glued(i) and amount.form == "figure"
    if word in UNIT_SYMBOLS or (word in SHORT_SYMBOLS and glued) or (word == "in" and glued):
        if i + 2 < high and lower[i + 1] == "/" and lower[i + 2] in ("h", "s", "hr"):
            return Tail(i + 3, "measure", f"{written}/{words.surface(i + 2)}")
        return Tail(i + 1, "measure", written.removesuffix("s") if word in _PLURAL_SYMBOLS else written)
    if word == "m" and amount.form == "figure":
        if i + 2 < high and lower[i + 1] == "/" and lower[i + 2] == "s":
            return Tail(i + 3, "measure", "m/s")
        return None if words.glued(i) else Tail(i + 1, "measure", "m")
    name = UNIT_FORMS.get(word)
    if name is None:
        return None
    if name == "second" and word == "second" and amount.low != 1 and not hyphen:
        return None  # the ordinal
    end = i + 1
    if name == "degree" and end < high and lower[end] in ("celsius", "fahrenheit", "centigrade"):
        return Tail(end + 1, "measure", f"degree {words.surface(end).capitalize()}")
    if end + 1 < high and lower[end] == "per" and lower[end + 1] in PER and name not in PER:
        return Tail(end + 2, "measure", f"{name} per {lower[end + 1]}")
    return Tail(end, "measure", name)


class Head(NamedTuple):
    """A currency before an amount, whose first token is at `start`."""

    start: int
    unit: str | None
    letter: bool = False


def read_head(words: Words, i: int, low: int) -> Head | None:
    """The currency that ends right before token `i`."""
    if i <= low:
        return None
    lower = words.lower
    word = lower[i - 1]
    if word in SYMBOLS:
        if word == "$" and i - 2 >= low and words.glued(i - 1) and lower[i - 2] in DOLLARS:
            prefix = words.surface(i - 2)
            if prefix.isupper():
                return Head(i - 2, DOLLARS[lower[i - 2]])
        return Head(i - 1, SYMBOLS[word])
    if word in CODES and words.surface(i - 1).isupper():
        return Head(i - 1, word.upper())
    if len(word) == 1 and words.glued(i) and word.isascii() and words.surface(i - 1).isupper():
        return Head(i - 1, None, letter=True)
    return None

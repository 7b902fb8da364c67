"""Numeral expressions in a text: the amount, what stands beside it, its range and its frame."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportedly.numerals.amounts import Amount, and_a_part, plain, read_amount, read_fraction, scaled
from reportedly.numerals.decoys import read_decoy
from reportedly.numerals.framing import Frame, vague_numerals, with_frame
from reportedly.numerals.records import Interval, Reading
from reportedly.numerals.units import Head, Tail, read_head, read_tail
from reportedly.numerals.vocabulary import (
    CODES,
    DASHES,
    DENOMINATORS,
    FACTORS,
    GLYPHS,
    HYPHENS,
    MULTIPLIERS,
    SINGLE_UNITS,
    SMALLER,
    SYMBOLS,
    SYNONYMS,
    TENS,
    UNITS,
)

if TYPE_CHECKING:
    from reportedly.numerals.tokens import Words


def read(words: Words, i: int, low: int, high: int, *, whole: bool = False) -> Reading | None:
    """The numeral expression whose core starts at token `i`.

    Args:
        words: the text.
        i: index of a token, one after which no earlier token of the expression's core is missed.
        low: index of the first token that may belong to it.
        high: index after the last one.
        whole: whether the tokens are known to be one expression; then `from … to …` is a range, and plain
            spaces may part thousands.

    Returns:
        The longest expression, or `None` where no numeral starts at `i`.
    """
    word = words.lower[i]
    before = words.lower[i - 1] if i > low else ""
    if word in SINGLE_UNITS:
        return _single_unit(words, i, low, high) if before in ("a", "an") else None
    if word in _after_article():
        # What "a" opens starts there.
        if before == "a":
            i -= 1
        elif word in _only_after_article() and not (word == "few" and i + 1 < high):
            return None
    decoy = read_decoy(words, i, low, high)
    if decoy is not None:
        return decoy
    return _quantity(words, i, low, high, whole)


_RANGING = frozenset(("anything", "anywhere", "somewhere", "prices", "range", "ranges", "ranged", "ranging"))


@cache
def _only_after_article() -> frozenset[str]:
    """The numeral words that are none without an article: `few`, `handful`, `couple`, `single`."""
    return frozenset(phrase[1] for phrase in vague_numerals() if phrase[0] == "a") | {"single"}


@cache
def _after_article() -> frozenset[str]:
    """The numeral words before which an article belongs to the numeral."""
    return _only_after_article() | {*FACTORS, *DENOMINATORS} - {"half"}


def _single_unit(words: Words, i: int, low: int, high: int) -> Reading | None:
    """The measure of `more than an hour`, `about a year`; `i` is the index of the unit."""
    frame = with_frame(words, i - 1, i + 1, low, high)
    if not frame.bounds and not frame.approximators:
        return None
    interval, settled = _interval(_Term(i + 1, "measure", 1, 1, words.lower[i]), frame)
    return Reading(frame.start, frame.end, i - 1, "measure", interval, settled, tuple(frame.approximators))


def _quantity(words: Words, i: int, low: int, high: int, whole: bool) -> Reading | None:
    lower = words.lower
    head = read_head(words, i, low)
    first = _term(words, i, high, head, whole)
    if first is None:
        return None
    start = head.start if head else i
    term = first
    end = first.end
    between = start > low and lower[start - 1] == "between"
    change = start > low and lower[start - 1] == "from"
    if change and start - 1 > low and lower[start - 2] in _RANGING:
        whole = True  # "anything from 18,000 to 120,000" is one quantity, and no change
    opened = start
    if (first.settled or first.form == "letter") and not first.vague and (whole or not change or between):
        second = _second(words, first, high, between, whole)
        if second is not None:
            term, end = second, second.end
            if between or (whole and change):
                opened = start - 1
    if between and opened == start and whole:
        return None
    frame = with_frame(words, opened, end, low, high)
    interval, settled = _interval(term, frame)
    return Reading(
        frame.start,
        frame.end,
        i,
        term.kind,
        interval,
        term.settled and settled,
        tuple(frame.approximators),
        term.form == "letter",
    )


# Words after a numeral that may make a share of it: "one in five", "two-thirds", "nine out of ten".
_FRACTION_OPENERS = frozenset({"in", "out", *HYPHENS, *DENOMINATORS})


class _Term(NamedTuple):
    """An amount with what says of what it is one: a whole numeral expression but for what frames it."""

    end: int
    kind: str | None
    low: int | float
    high: int | float
    unit: str | None = None
    scale: int = 1
    vague: bool = False
    settled: bool = True
    form: str = "word"


def _term_of(amount: Amount, kind: str | None, unit: str | None = None, end: int | None = None) -> _Term:
    """The term of an amount, which ends at `end`, or where the amount does."""
    last, low, high, scale, vague, settled, form = amount
    return _Term(last if end is None else end, kind, low, high, unit, scale, vague, settled, form)


def _term(words: Words, i: int, high: int, head: Head | None, whole: bool) -> _Term | None:
    lower = words.lower
    multiplier = MULTIPLIERS.get(lower[i])
    if multiplier is not None:
        kind = None if lower[i] in ("twice", "thrice") else "multiplier"
        return _Term(i + 1, kind, multiplier, multiplier)
    if head is None and (half := _half_unit(words, i, high)) is not None:
        return half
    amount = read_amount(words, i, high, spaced=whole)
    following = lower[amount.end] if amount is not None and amount.end < high else ""
    shared = head is None and (amount is None or following in _FRACTION_OPENERS)
    fraction = read_fraction(words, i, high) if shared else None
    if fraction is not None and (amount is None or fraction.end > amount.end):
        return _term_of(fraction, "fraction")
    if amount is None:
        return None
    tail = read_tail(words, amount.end, high, amount)
    if amount.form == "letter":
        # "5m" is five million where a currency says so, and else million or metre.
        if head is None and (tail is None or tail.kind != "money"):
            return _Term(amount.end, None, amount.low, amount.high, settled=False, form="letter")
        value = scaled(amount.low, 10**6)
        amount = amount._replace(low=value, high=value, form="figure")
    if head is not None:
        if head.letter and amount.scale == 1 and "," not in lower[i] and not _cents(lower[i]):
            return None  # B2, A4, M25: a name
        end = tail.end if tail is not None and tail.kind == "money" else amount.end
        return _term_of(amount, "money", head.unit, end)
    if tail is None:
        if lower[i] in GLYPHS:
            return _term_of(amount, "fraction")
        return _term_of(amount, None if _may_be_year(lower[i], amount) else "cardinal")
    if tail.kind == "measure" and not amount.vague:
        compound = _compound(words, tail, amount, high)
        if compound is not None:
            return compound
    return _term_of(amount, tail.kind, tail.unit, tail.end)


def _cents(token: str) -> bool:
    return len(token) > 3 and token[-3] == "." and token[-2:].isdecimal()


def _may_be_year(token: str, amount: Amount) -> bool:
    bare = len(token) == 4 and token.isdecimal() and amount.scale == 1
    return bare and not amount.vague and 1000 <= amount.low <= 2100


def _half_unit(words: Words, i: int, high: int) -> _Term | None:
    """A term such as `half a year`, `half an hour`, `half a percentage point`."""
    lower = words.lower
    if lower[i] != "half" or i + 2 >= high or lower[i + 1] not in ("a", "an"):
        return None
    amount = Amount(i + 2, 0.5, 0.5)
    tail = read_tail(words, i + 2, high, amount)
    if tail is None or tail.kind is None:
        return None
    return _Term(tail.end, tail.kind, 0.5, 0.5, tail.unit)


def _compound(words: Words, tail: Tail, amount: Amount, high: int) -> _Term | None:
    """A compound measure in its smallest unit: `2 hours 14 minutes`, `5ft 11in`, `two hours and a half`."""
    lower = words.lower
    unit = tail.unit or ""
    total, end = amount.low, tail.end
    more = and_a_part(lower, end, high)
    if more is not None and amount.form == "word":
        return _Term(more[1], "measure", total + more[0], total + more[0], unit)
    joined = False
    while end < high:
        following = end + 1 if lower[end] == "and" else end
        if following >= high or lower[following] in ("a", "no"):
            break
        part = read_amount(words, following, high)
        if part is None or part.vague or part.form == "letter" or part.scale != 1:
            break
        part_tail = read_tail(words, part.end, high, part)
        if part_tail is None or part_tail.kind != "measure" or part_tail.unit is None:
            break
        factor = _factor(unit, part_tail.unit)
        if factor is None or part.low >= factor:
            break
        total = plain(Decimal(str(total)) * factor + Decimal(str(part.low)))
        unit, end, joined = part_tail.unit, part_tail.end, True
    return _Term(end, "measure", total, total, unit, form=amount.form) if joined else None


def _factor(unit: str, smaller: str) -> int | None:
    """How many of `smaller` are one `unit`; `None` where that is not fixed."""
    unit = SYNONYMS.get(unit, unit)
    smaller = SYNONYMS.get(smaller, smaller)
    factor = 1
    while unit in SMALLER:
        unit, step = SMALLER[unit]
        factor *= step
        if unit == smaller:
            return factor
    return None


def _second(words: Words, first: _Term, high: int, between: bool, whole: bool) -> _Term | None:
    """The whole of a range whose first end is `first`: `40 to 60`, `40–60`, `three or four`."""
    lower = words.lower
    i = first.end
    if i + 1 >= high:
        return None
    joint = lower[i]
    if joint == "and":
        if not between:
            return None
    elif joint in DASHES:
        if first.form not in ("figure", "letter") or not words.glued(i) or not words.glued(i + 1):
            return None
    elif joint not in ("to", "or"):
        return None
    following = i + 1
    while following < high and following < i + 4 and _opens_money(words, following):
        following += 1
    if following >= high:
        return None
    head = read_head(words, following, i + 1) if following > i + 1 else None
    if following > i + 1 and (head is None or head.start != i + 1):
        return None
    if not (lower[following][0].isdecimal() or lower[following] in _COUNTING):
        return None
    second = _term(words, following, high, head, whole)
    if second is None or second.vague or "one in" in (first.form, second.form):
        return None
    if second.form == "letter":
        # "between 44m and 52m", "40 to 60m"
        if first.form not in ("figure", "letter") or first.kind == "money" or first.low >= second.high:
            return None
        return second._replace(low=first.low)
    if not (first.settled and second.settled):
        return None
    if joint != "or" and not whole and first.form != second.form:
        return None  # "between nine and 12" is left to a reader: rule N208 holds one figure against both ends
    return _joined(first, second, joint)


_COUNTING = frozenset({*UNITS, *TENS, "a"})


def _opens_money(words: Words, i: int) -> bool:
    token = words.lower[i]
    return token in SYMBOLS or token in CODES or (len(token) <= 2 and words.surface(i).isupper())


def _joined(first: _Term, second: _Term, joint: str) -> _Term | None:
    unit = second.unit or first.unit
    if first.unit is not None and second.unit not in (None, first.unit):
        return None
    # The unit or the currency may stand with one end alone: "$3-5bn", "3 to 5 km", "1500–1800 dollars".
    alike = first.kind == second.kind or (unit is not None and None in (first.kind, second.kind))
    if not (alike or first.kind == "cardinal" or (first.kind, second.kind) == ("money", "cardinal")):
        return None
    if second.unit is not None or (first.unit is None and second.kind not in ("cardinal", None)):
        kind = second.kind
    else:
        kind = first.kind
    low = first.low
    if second.scale > 1 and first.scale == 1 and low < 1000 and scaled(low, second.scale) < second.high:
        low = scaled(low, second.scale)
    if low >= second.high or kind == "multiplier":
        return None
    if joint == "or" and first.form != second.form:
        return None
    if joint in DASHES and kind == "cardinal" and second.high < 20:
        kind = None  # "3–4" may be the score of a match
    return _Term(second.end, kind, low, second.high, unit, second.scale, form="range")


def _interval(term: _Term, frame: Frame) -> tuple[Interval, bool]:
    """The interval of a term in its frame, and whether the guidelines fix it."""
    low, high, unit = term.low, term.high, term.unit
    blurred = bool(frame.approximators)
    if not frame.bounds:
        return Interval(low, high, True, True, blurred or term.vague, unit), True
    bound = frame.bounds[0]
    settled = len(frame.bounds) == 1 and (low == high or term.vague)
    if bound.end == "low":
        return Interval(low, None, bound.inclusive, False, blurred, unit), settled
    return Interval(None, high, False, bound.inclusive, blurred, unit), settled

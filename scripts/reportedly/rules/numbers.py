"""N: numbers and their values."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportedly.findings import Severity
from reportedly.lexicon import approximator_pattern, bound_pattern, load_lexicon, vague_pattern
from reportedly.rules.references import misnamed
from reportedly.rules.registry import Breach, rule
from reportedly.schema import quantity_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Document, Number, Span, Value


# The press repeats its figures: most surfaces of a document have been read in another one.
_REMEMBERED = 1 << 14


@rule("N101", "a number names a number span")
def number_span(document: Document) -> Iterator[Breach]:
    """The frame of a number says what a span with the label `number` is; without that span it describes
    nothing.
    """
    for index, number in enumerate(document.numbers):
        yield from misnamed(document, f"/numbers/{index}/span", number.span, "number")


@rule("N102", "what is counted is a counted span")
def counted_span(document: Document) -> Iterator[Breach]:
    """`counted` names a span with the label `counted`.

    Leave it out where the sentence does not say what is counted.
    """
    for index, number in enumerate(document.numbers):
        if number.counted is not None:
            yield from misnamed(document, f"/numbers/{index}/counted", number.counted, "counted")


@rule("N103", "a number span has one frame")
def one_frame(document: Document) -> Iterator[Breach]:
    """One numeral expression has one kind and one value.

    Two things said with one figure are two claims of one number.
    """
    seen: dict[str, str] = {}
    for index, number in enumerate(document.numbers):
        first = seen.setdefault(number.span, number.id)
        if first != number.id:
            yield Breach(
                f"/numbers/{index}/span",
                f"the span {number.span} is the span of {first} already; keep one frame",
            )


@rule("N104", "number spans do not overlap")
def numbers_apart(document: Document) -> Iterator[Breach]:
    """A numeral expression is one span (`between 40 and 60`), or two that stand apart (`from 40`, `to 60`),
    never one in another.
    """
    spans = sorted(
        (span.start, span.end, index) for index, span in enumerate(document.spans) if span.label == "number"
    )
    for (_, end, _), (start, _, index) in pairwise(spans):
        if start < end:
            span = document.spans[index]
            yield Breach(
                f"/spans/{index}",
                f"the number {document.quote(span.start, span.end)} overlaps the number before it; keep "
                "one, or split them",
            )


@rule("N105", "a number does not swallow the noun that it counts")
def noun_outside(document: Document) -> Iterator[Breach]:
    """In "600 soldiers" the number is "600" and "soldiers" is counted.

    A unit or a currency belongs to the number; a noun does not.

    Shorten the number to its numeral. The other way round is allowed: what a share is taken of may hold a
    number ("two-thirds of the 4,000").
    """
    for index, number in enumerate(document.numbers):
        span = document.span_by_id.get(number.span)
        counted = document.span_by_id.get(number.counted or "")
        if span is not None and counted is not None and span.covers(counted):
            yield Breach(
                f"/numbers/{index}/span",
                f"the number {document.quote(span.start, span.end)} holds what it counts, "
                f"{document.quote(counted.start, counted.end)}; end it before the noun",
            )


@rule("N201", "a quantity has a value, a decoy has none")
def value_by_kind(document: Document) -> Iterator[Breach]:
    """Ordinals, dates, times, identifiers, ages, scores and idioms are decoys: they say no amount, so that
    their value is null. Every other kind is a quantity and has the interval that its words give.
    """
    for index, number in enumerate(document.numbers):
        if number.kind in quantity_kinds() and number.value is None:
            yield Breach(
                f"/numbers/{index}/value",
                f"{_named(document, number)} is a {number.kind} without a value; give its interval",
            )
        if number.kind not in quantity_kinds() and number.value is not None:
            yield Breach(
                f"/numbers/{index}/value",
                f"{_named(document, number)} is a decoy ({number.kind}) with a value; make it null, or mend "
                "the kind",
            )


@rule("N202", "an interval has an end, and its ends are in order")
def ends_in_order(document: Document) -> Iterator[Breach]:
    """At least one of low and high is given, and low is not greater than high.

    A point has both, equal and inclusive.
    """
    for index, value in _values(document):
        if value.low is None and value.high is None:
            yield Breach(f"/numbers/{index}/value", "the interval has no end; give low, high or both")
        elif value.low is not None and value.high is not None:
            if value.low > value.high:
                yield Breach(
                    f"/numbers/{index}/value/low",
                    f"low {value.low} is greater than high {value.high}; exchange them",
                )
            elif value.low == value.high and not (value.low_inclusive and value.high_inclusive):
                yield Breach(
                    f"/numbers/{index}/value",
                    f"the point {value.low} does not include its ends; make both inclusive",
                )


@rule("N203", "an open end is not inclusive")
def open_ends(document: Document) -> Iterator[Breach]:
    """An end that is null cannot belong to the interval: its `inclusive` is false."""
    for index, value in _values(document):
        if value.low is None and value.low_inclusive:
            yield Breach(
                f"/numbers/{index}/value/low_inclusive", "low is null and cannot be inclusive; make it false"
            )
        if value.high is None and value.high_inclusive:
            yield Breach(
                f"/numbers/{index}/value/high_inclusive",
                "high is null and cannot be inclusive; make it false",
            )


@rule("N204", "the value has the bound that the words give")
def bounds_match(document: Document) -> Iterator[Breach]:
    """The words “at least 40” are open above and include 40; “under 40” is open below, without 40.

    A bounding phrase in the number span fixes which end is there and whether it belongs; without one no end
    is open, unless a verb before the number bounds it ("did not exceed 40") or the noun parts it from its
    bound ("40 prisoners or more"). Phrases and verbs are in `schema/lexicon.json`.
    """
    for index, number, span, surface in document.surfaces:
        value = number.value
        if value is None:
            continue
        match = _bound(surface)
        pointer = f"/numbers/{index}/value"
        if match is None:
            if (value.low is None) != (value.high is None) and not _bounded_outside(document, span):
                yield Breach(
                    pointer,
                    f"{document.quote(span.start, span.end)} has no bounding phrase, but one end is open; "
                    "close it, or mend the span",
                )
            continue
        phrase = match.group().lower()
        bound = load_lexicon().bounds[phrase]
        given, other = (value.low, value.high) if bound.end == "low" else (value.high, value.low)
        inclusive = value.low_inclusive if bound.end == "low" else value.high_inclusive
        if given is None or other is not None:
            open_end = "high" if bound.end == "low" else "low"
            yield Breach(
                pointer,
                f"“{phrase}” gives the {bound.end} end alone; give {bound.end}, and make {open_end} null",
            )
        elif inclusive != bound.inclusive:
            word = "includes" if bound.inclusive else "does not include"
            yield Breach(
                f"{pointer}/{bound.end}_inclusive",
                f"“{phrase}” {word} the figure; make {bound.end}_inclusive {str(bound.inclusive).lower()}",
            )


@rule("N205", "a value is approximate if its words are")
def approximate_match(document: Document) -> Iterator[Breach]:
    """`approximate` is true where an approximator (a hedge of that kind) stands in the number span, or the
    numeral is a vague one, and false elsewhere. A bound is not an approximator.
    """
    cues = [
        span
        for hedge in document.hedges
        if hedge.kind == "approximator"
        for span in map(document.span_by_id.get, hedge.cue)
        if span is not None
    ]
    for index, number, span, surface in document.surfaces:
        value = number.value
        if value is None:
            continue
        hedged = any(span.covers(cue) for cue in cues)
        if value.approximate:
            # Also where a vague word multiplies another numeral ("several hundred").
            if hedged or vague_pattern().search(surface) or _VAGUE_FIGURE.search(surface):
                continue
            yield Breach(
                f"/numbers/{index}/value/approximate",
                f"{document.quote(span.start, span.end)} is said to be approximate, but has no approximator "
                "hedge; add the hedge, or make it false",
            )
        elif hedged or (vague_interval(surface) is not None and _bound(surface) is None):
            why = "has an approximator" if hedged else "is a vague numeral"
            yield Breach(
                f"/numbers/{index}/value/approximate",
                f"{document.quote(span.start, span.end)} {why}; make approximate true",
            )


@rule("N206", "a vague numeral has the interval that the guidelines fix")
def vague_match(document: Document) -> Iterator[Breach]:
    """Nobody knows how many "dozens" are, so that the guidelines fix an interval once, and all documents
    agree. See the table under "value" in the guidelines, or `schema/lexicon.json`.
    """
    for index, number, span, surface in document.surfaces:
        value = number.value
        if value is None or number.kind not in ("cardinal", "money", "measure"):
            continue
        interval = vague_interval(surface)
        if interval is None or _bound(surface) is not None:
            continue
        if (value.low, value.high) != interval:
            yield Breach(
                f"/numbers/{index}/value",
                f"{document.quote(span.start, span.end)} stands for {interval[0]} to {interval[1]}; the "
                f"value is {value.low} to {value.high}",
            )


@rule("N207", "a value has the unit that its kind asks for")
def unit_by_kind(document: Document) -> Iterator[Breach]:
    """A measure and an amount of money have a unit; a percent has `percent` or `percentage point`; counts,
    fractions and multipliers have none (what is counted is a span, not a unit).
    """
    for index, number in enumerate(document.numbers):
        if number.value is None:
            continue
        unit = number.value.unit
        pointer = f"/numbers/{index}/value/unit"
        if number.kind in ("measure", "money") and unit is None:
            yield Breach(
                pointer,
                f"{_named(document, number)} is a {number.kind} without a unit; name it in the singular",
            )
        elif number.kind == "percent" and unit not in ("percent", "percentage point"):
            yield Breach(
                pointer,
                f"the unit of {_named(document, number)} is {unit}; a percent has percent or percentage "
                "point",
            )
        elif number.kind in ("cardinal", "fraction", "multiplier") and unit is not None:
            yield Breach(
                pointer,
                f"{_named(document, number)} is a {number.kind} with the unit {unit}; make it null, or mend "
                "the kind",
            )


_FIGURE = re.compile(r"\d+(?:[,\u00a0\u2009\u202f ]\d{3})*(?:\.\d+)?")
_MAGNITUDE = re.compile(r"(?:\d|\b)(?P<word>thousand|million|billion|trillion|bn|tn|m|k)\b", re.IGNORECASE)
_FACTOR = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}


_FIGURE_KINDS = ("cardinal", "money", "percent")
_PARTS = re.compile("[¼-¾⅐-⅞]")
# "1000s" is the vague "thousands"; "few dozen" and "couple" have lost the article of "a few" and "a couple".
_VAGUE_FIGURE = re.compile(r"\b1[0,]*0s\b|\bfew (?:dozen|hundred|thousand|million|billion)\b|\bcouple\b")
# Three digits after a point: decimals, or thousands as other languages write them in a text that quotes them.
_POINTED = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])")


def _counts_in_words(surface: str) -> bool:
    """Whether a numeral word that is no magnitude stands beside the figure, as in "between nine and 12"."""
    words = {word.lower() for word in _WORDS.findall(surface)}
    return not words.isdisjoint(_NUMBER_WORDS - _FACTOR.keys())


@rule("N208", "the value is the figure that is written")
def figure_match(document: Document) -> Iterator[Breach]:
    """Where a count, a sum of money or a percentage is written with one figure, its value is that figure,
    times its magnitude (thousand, million, bn). Ranges, fractions, compound measures, plurals ("1000s"),
    words and what may be decimals or thousands ("12.000") are not looked at by this rule.
    """
    for index, number, span, surface in document.surfaces:
        value = number.value
        if value is None or number.kind not in _FIGURE_KINDS:
            continue
        written = _written(surface, number.kind)
        if written is None:
            continue
        for end in ("low", "high"):
            given = value.low if end == "low" else value.high
            if given is not None and abs(given - written) > 1e-6 * max(1.0, written):
                yield Breach(
                    f"/numbers/{index}/value/{end}",
                    f"{document.quote(span.start, span.end)} is {written:.15g} in figures, but {end} is "
                    f"{given}; mend the value or the span",
                )


@lru_cache(maxsize=_REMEMBERED)
def _written(surface: str, kind: str) -> float | None:
    """The value of the one figure that a number is written with."""
    if surface.isdecimal() or surface.isalpha():
        return float(surface) if surface.isdecimal() else None
    figures = _FIGURE.findall(surface)
    if (
        len(figures) != 1
        or _PARTS.search(surface)
        or _VAGUE_FIGURE.search(surface)
        or _POINTED.search(surface)
        or _counts_in_words(surface)
    ):
        return None
    magnitude = _MAGNITUDE.search(surface)
    factor = _FACTOR[magnitude["word"].lower()] if magnitude and kind != "percent" else 1
    return float(re.sub(r"[^\d.]", "", figures[0])) * factor


@rule("N209", "the value is what the words say")
def words_match(document: Document) -> Iterator[Breach]:
    """Number words, ranges, fractions, shares, compound measures and units are read by rule, and the value is
    held against the reading: "twenty-three" is 23, "2 hours 14 minutes" is 134 minutes, "$5" is in USD.

    Words that the reader does not know are passed over, and so is what the rules about bounds, approximators,
    vague numerals and figures look at. Mend the value, the unit or the span.
    """
    for index, number, span, surface in document.surfaces:
        value = number.value
        contradicted = None if value is None else _contradicted(surface, number.kind, value)
        if contradicted is None:
            continue
        part, said, given = contradicted
        yield Breach(
            f"/numbers/{index}/value/{part}",
            f"{document.quote(span.start, span.end)} gives the {part} {said}, but {part} is {given}; "
            "mend it, or the span",
        )


class _Contradiction(NamedTuple):
    """The part of a value that the words contradict, what they say it is and what it is."""

    part: str
    said: object
    given: object


@lru_cache(maxsize=_REMEMBERED)
def _contradicted(surface: str, kind: str, value: Value) -> _Contradiction | None:
    """What the words say against a value, if the other rules about values do not look at it."""
    if (
        (kind in _FIGURE_KINDS and _written(surface, kind) is not None)
        or vague_interval(surface) is not None
        or _POINTED.search(surface)
    ):
        return None
    from reportedly.numerals import contradiction, normalise  # many a document does without

    numeral = normalise(surface, kind)
    part = None if numeral is None else contradiction(numeral, value)
    if numeral is None or part not in ("low", "high", "unit"):
        return None
    if part == "unit" and kind not in ("money", "measure"):
        return None
    said, given = getattr(numeral.interval, part), getattr(value, part)
    reversed_ends = value.low is not None and value.high is not None and value.low > value.high
    return None if said is None or given is None or reversed_ends else _Contradiction(part, said, given)


@rule("N301", "every figure is in a number")
def figures_covered(document: Document) -> Iterator[Breach]:
    """Each run of digits is a quantity or a decoy: a date, a time, an identifier, a score.

    None is passed over.

    Add a number of the kind that fits, or stretch the one beside it.
    """
    text = document.text or ""
    yield from _uncovered(document, [match.span() for match in _DIGITS.finditer(text)])


_DIGITS = re.compile(r"\d+(?:[.,:\u00a0\u2009\u202f]\d+)*")
_WORDS = re.compile("[A-Za-z]+")
_UNITS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = ("hundred", "thousand", "million", "billion", "dozen")
_OTHERS = ("scores", "several", "twice", "doubled", "tripled", "half")
_NUMBER_WORDS = frozenset((*_UNITS, *_TEENS, *_TENS, *_LARGE, *(f"{word}s" for word in _LARGE), *_OTHERS))


@rule("N302", "every number word is in a number", severity=Severity.WARNING)
def words_covered(document: Document) -> Iterator[Breach]:
    """Words such as "three", "dozens" or "half" are nearly always numbers, and easily passed over.

    A warning, for some are not: "half" of a match, a word in a name. Add the number, or leave it.
    """
    text = document.text or ""
    # In "half-built" the word is a part of another one.
    places = document.places(_NUMBER_WORDS)
    yield from _uncovered(
        document, [(start, end) for start, end in places if text[start : end + 1].lower() != "half-"]
    )


def _uncovered(document: Document, places: list[tuple[int, int]]) -> Iterator[Breach]:
    spans = sorted((span.start, span.end) for span in document.spans_by_label.get("number", ()))
    index = 0
    for start, end in places:
        while index < len(spans) and spans[index][1] <= start:
            index += 1
        if index == len(spans) or spans[index][0] > start or spans[index][1] < end:
            around = document.quote(max(0, start - 20), end + 20)
            yield Breach(
                "/numbers",
                f"{document.quote(start, end)} at offset {start}, in {around}, is in no number; add one",
            )


@lru_cache(maxsize=_REMEMBERED)
def _bound(surface: str) -> re.Match[str] | None:
    """The bounding phrase in a number; it is never the only word."""
    return None if surface.isalnum() else bound_pattern().search(surface)


@lru_cache(maxsize=_REMEMBERED)
def vague_interval(surface: str) -> tuple[int, int] | None:
    """The interval of the vague numeral that a number's words are; `None` where they are none.

    Approximators and bounds are left out, and so is a unit after it ("several hours", "millions of dollars").
    A vague word that multiplies another numeral ("several hundred") has no interval that the guidelines fix.
    """
    if " " not in surface:
        return load_lexicon().vague.get(surface.lower())
    bare = bound_pattern().sub("", approximator_pattern().sub("", surface)).strip().lower()
    match = vague_pattern().match(bare)
    if match is None or not _NUMBER_WORDS.isdisjoint(_WORDS.findall(bare[match.end() :])):
        return None
    return load_lexicon().vague[match.group()]


def _bounded_outside(document: Document, span: Span) -> bool:
    """Whether one of the last words before the number bounds it, or a phrase that its noun parts from it."""
    from reportedly.numerals import parted_bound  # many a document does without

    text = document.text or ""
    before = re.findall(r"[a-z]+", text[max(0, span.start - 40) : span.start].lower())[-4:]
    if not load_lexicon().bounding_verbs.isdisjoint(before):
        return True
    return parted_bound(text, span.end) is not None


def _values(document: Document) -> Iterator[tuple[int, Value]]:
    for index, number in enumerate(document.numbers):
        if number.value is not None:
            yield index, number.value


def _named(document: Document, number: Number) -> str:
    span = document.span_by_id.get(number.span)
    return number.id if span is None else document.quote(span.start, span.end)

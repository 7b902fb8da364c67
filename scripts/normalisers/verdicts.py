"""Our values against the readings of others: what is compared, how a verdict is reached, what excuses one.

Needs none of the normalisers: the test that holds `results.json` against the corpus imports this alone.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import yaml

from reportedly.schema import quantity_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reportedly.model import Document, Number, Value

RESULTS = Path(__file__).with_name("results.json")
EXCEPTIONS = Path(__file__).with_name("exceptions.yaml")
PARTS = ("value", "unit")
VERDICTS = ("agree", "disagree", "unreadable")

_NEAR = 6e-5  # fractions have four decimals

# One name a unit; the normalisers spell as Americans do, or write a symbol out.
_SAME_UNITS = {
    "%": "percent",
    "Centimeter": "centimetre",
    "Cubic meter": "cubic metre",
    "Dollar": "USD",
    "Euro": "EUR",
    "Indonesian rupiah": "IDR",
    "Kilometer": "kilometre",
    "Kilometer per hour": "kilometre per hour",
    "Meter": "metre",
    "Mile": "mile",
    "Millimeter": "millimetre",
    "Square hectometer": "hectare",
    "cm": "centimetre",
    "dollar": "USD",
    "euro": "EUR",
    "km": "kilometre",
    "km/h": "kilometre per hour",
    "mm": "millimetre",
    "per cent": "percent",
    "percentage": "percent",
}


class Reading(NamedTuple):
    """What a normaliser reads in some words.

    Attributes:
        figures: of an interval both ends.
        units: `None` where it reads none at all.
    """

    figures: tuple[float, ...]
    units: tuple[str, ...] | None = None


class Disagreement(msgspec.Struct, frozen=True, omit_defaults=True):
    """A quantity that a normaliser reads otherwise than we do.

    Attributes:
        number: id of the number in its document.
        normaliser: who reads otherwise.
        part: one of `PARTS`.
        reading: its figures, or its units.
        ours: the ends of our interval that are given, or our unit, if there is one.
        words: those of the number; `None` in a withheld text.
        exception: name of the exception that says why ours is right; `None` where there is none.
    """

    number: str
    normaliser: str
    part: str
    reading: tuple[float | str, ...]
    ours: tuple[float | str, ...]
    words: str | None = None
    exception: str | None = None


class Checked(msgspec.Struct, frozen=True):
    """What came of one document.

    Attributes:
        digest: of its text, its numbers and their values.
        quantities: how many of its numbers have a value.
        verdicts: how many there are of each of `VERDICTS`, by normaliser and part; `None` where the text was
            not at hand.
        disagreements: in the order of the numbers.
    """

    digest: str
    quantities: int
    verdicts: dict[str, dict[str, dict[str, int]]] | None
    disagreements: tuple[Disagreement, ...]


class Results(msgspec.Struct, frozen=True):
    """The contents of `results.json`.

    Attributes:
        python: the version that ran the normalisers.
        versions: of the normalisers.
        quantities: of all documents.
        verdicts: of all documents, as in `Checked`.
        documents: what came of each, by id.
    """

    python: str
    versions: dict[str, str]
    quantities: int
    verdicts: dict[str, dict[str, dict[str, int]]]
    documents: dict[str, Checked]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reading that is excused: of these words or, in a withheld text, of `number` (`DOCUMENT#NUMBER`)."""

    reading: tuple[float | str, ...]
    ours: tuple[float | str, ...]
    words: str | None = None
    number: str | None = None


class Excuse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why ours is right in a group of disagreements.

    Either `cases` lists them, or `words` matches them and `factor` or `reading` says what they share.

    Attributes:
        name: unique.
        normalisers: whose readings are excused.
        part: one of `PARTS`.
        reason: why ours is right, in words.
        cases: the readings, one by one.
        words: a regular expression that finds something in the words of each.
        factor: by which the figures of the reading are too small.
        reading: the units that are read.
        ours: the unit that ours then is, where it is one.
    """

    name: str
    normalisers: tuple[str, ...]
    part: str
    reason: str
    cases: tuple[Case, ...] = ()
    words: str | None = None
    factor: float | None = None
    reading: tuple[str, ...] | None = None
    ours: tuple[str, ...] | None = None

    def case(self, document: str, found: Disagreement) -> Case | None:
        """The case that `found` is, if one of the listed."""
        return next((case for case in self.cases if _is_case(case, document, found)), None)

    def excuses(self, document: str, found: Disagreement) -> bool:
        """Whether it speaks of `found`. Words that are not told are taken to match."""
        if found.normaliser not in self.normalisers or found.part != self.part:
            return False
        if self.cases:
            return self.case(document, found) is not None
        if found.words is not None and not re.search(self.words or "$^", found.words):
            return False
        if self.factor is not None:
            return same(tuple(self.factor * float(figure) for figure in found.reading), found.ours)
        return same(found.reading, self.reading or ()) and self.ours in (None, found.ours)


def _is_case(case: Case, document: str, found: Disagreement) -> bool:
    place = f"{document}#{found.number}"
    named = case.number == place if case.number is not None else case.words == found.words is not None
    return named and same(case.reading, found.reading) and same(case.ours, found.ours)


def load_results() -> Results | None:
    """What was found when the normalisers last read the corpus; `None` where they never did."""
    return msgspec.json.decode(RESULTS.read_bytes(), type=Results) if RESULTS.exists() else None


def load_exceptions() -> tuple[Excuse, ...]:
    """The exceptions, in the order of the file: the first that speaks of a disagreement excuses it.

    Raises:
        msgspec.ValidationError: the file has another form.
    """
    found = yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8"))
    return msgspec.convert(found or [], tuple[Excuse, ...])


def quantities(document: Document) -> list[tuple[Number, Value]]:
    """The numbers of a document that have a value."""
    return [
        (number, number.value)
        for number in document.numbers
        if number.value is not None and number.kind in quantity_kinds()
    ]


def digest(document: Document) -> str:
    """SHA-256 of the text of a document, its quantities, their places and their values; also without a text.

    It changes exactly when a normaliser may come to another verdict.
    """
    text = document.withheld.sha256 if document.withheld else _sha256((document.text or "").encode())
    spans = document.span_by_id
    told = [
        [number.id, spans[number.span].start, spans[number.span].end, *msgspec.structs.astuple(value)]
        for number, value in quantities(document)
    ]
    return _sha256(json.dumps([text, told]).encode())


def check(
    document: Document,
    readers: Mapping[str, Callable[[str], Reading | None]],
    exceptions: Iterable[Excuse],
) -> Checked:
    """Lets all normalisers read the quantities of a document that has its text.

    Args:
        document: with its text, whose own or an attached one.
        readers: the normalisers by name: from the words of a number to what they read, `None` for nothing.
        exceptions: what excuses a disagreement.
    """
    exceptions = tuple(exceptions)
    verdicts: dict[str, dict[str, Counter[str]]] = {
        name: {part: Counter(dict.fromkeys(VERDICTS, 0)) for part in PARTS} for name in readers
    }
    found = []
    for number, value in quantities(document):
        span = document.span_by_id[number.span]
        words = (document.text or "")[span.start : span.end]
        for name, read in readers.items():
            reading = read(words)
            for part, verdict in judge(reading, value).items():
                verdicts[name][part][verdict] += 1
                if verdict != "disagree" or reading is None:
                    continue
                disagreement = Disagreement(
                    number=number.id,
                    normaliser=name,
                    part=part,
                    reading=reading.figures if part == "value" else reading.units or (),
                    ours=ends(value) if part == "value" else units(value),
                    words=words,
                )
                excuse = next((each for each in exceptions if each.excuses(document.id, disagreement)), None)
                found.append(
                    msgspec.structs.replace(
                        disagreement,
                        exception=excuse.name if excuse else None,
                        words=None if document.withheld else words,
                    )
                )
    return Checked(
        digest=digest(document),
        quantities=len(quantities(document)),
        verdicts={
            name: {part: dict(counts) for part, counts in each.items()} for name, each in verdicts.items()
        },
        disagreements=tuple(found),
    )


def judge(reading: Reading | None, value: Value) -> dict[str, str]:
    """The verdict on each of `PARTS`.

    Values agree if the figures that are read are the ends that ours gives: the normalisers do not read
    bounds, so that “at least 40” is 40 to them, and approximation is no figure. A unit that is not read is
    unreadable, for its word may stand elsewhere in the sentence.
    """
    if reading is None or not reading.figures:
        return dict.fromkeys(PARTS, "unreadable")
    ours = units(value)
    if reading.units is None or (ours and not reading.units):
        unit = "unreadable"
    else:
        unit = "agree" if same(reading.units, ours) else "disagree"
    return {"value": "agree" if same(reading.figures, ends(value)) else "disagree", "unit": unit}


def ends(value: Value) -> tuple[float, ...]:
    """The ends of an interval that are given, once where they are equal."""
    return tuple(sorted({float(end) for end in (value.low, value.high) if end is not None}))


def units(value: Value) -> tuple[str, ...]:
    """The unit of a value, if it has one."""
    return () if value.unit is None else (value.unit,)


def same(one: tuple[float | str, ...], other: tuple[float | str, ...]) -> bool:
    """Whether two tuples have the same figures to four decimals, or the same units by any of their names."""
    if any(isinstance(each, str) for each in (*one, *other)):
        return _canonical(one) == _canonical(other)
    first, second = (sorted({float(each) for each in of}) for of in (one, other))
    return len(first) == len(second) and all(
        math.isclose(left, right, rel_tol=1e-9, abs_tol=_NEAR)
        for left, right in zip(first, second, strict=True)
    )


def _canonical(names: tuple[float | str, ...]) -> set[str]:
    return {_SAME_UNITS.get(str(name), str(name)) for name in names}


def sums(documents: Iterable[Checked]) -> dict[str, dict[str, dict[str, int]]]:
    """The verdicts of all documents together."""
    totals: dict[str, dict[str, dict[str, int]]] = {}
    for checked in documents:
        for name, parts in (checked.verdicts or {}).items():
            for part, counts in parts.items():
                into = totals.setdefault(name, {}).setdefault(part, dict.fromkeys(VERDICTS, 0))
                for verdict, count in counts.items():
                    into[verdict] += count
    return totals


def unexcused(results: Results) -> list[tuple[str, Disagreement]]:
    """The disagreements that no exception speaks of, each with its document."""
    return [
        (document, found)
        for document, checked in results.documents.items()
        for found in checked.disagreements
        if found.exception is None
    ]


def stale(results: Results, exceptions: Iterable[Excuse]) -> list[str]:
    """The exceptions, and the cases of exceptions, that no disagreement needs any more."""
    needed: dict[str, list[Case | None]] = {}
    by_name = {each.name: each for each in exceptions}
    for document, checked in results.documents.items():
        for found in checked.disagreements:
            if found.exception in by_name:
                case = by_name[found.exception].case(document, found)
                needed.setdefault(found.exception, []).append(case)
    left = []
    for each in by_name.values():
        if each.name not in needed:
            left.append(each.name)
        else:
            left += [
                f"{each.name}: {case.words or case.number}"
                for case in each.cases
                if case not in needed[each.name]
            ]
    return left


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

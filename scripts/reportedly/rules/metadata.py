"""M: what is known of the text as a whole."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.findings import Severity
from reportedly.rules.registry import Breach, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Document


@rule("M101", "a date is a day of the calendar")
def real_dates(document: Document) -> Iterator[Breach]:
    """The schema holds the form of a date; this rule its sense: there is no 30 February. Mend the day."""
    dated = {"/metadata/published": document.metadata.published}
    dated |= {
        f"/annotation/passes/{index}/date": reading.date
        for index, reading in enumerate(document.annotation.passes)
    }
    for pointer, day in dated.items():
        if day is None:
            continue
        try:
            date.fromisoformat(day)
        except ValueError:
            yield Breach(pointer, f"{day} is not a day of the calendar; mend it")


@rule("M102", "the licence is that of the collection")
def licence_of_collection(document: Document) -> Iterator[Breach]:
    """All annotation, and the texts of `composed`, are published under CC BY 4.0; one file under another
    licence would bind the whole export.

    A contribution under another licence cannot be taken in; change it if the rights are yours.
    """
    if document.metadata.license != "CC-BY-4.0":
        yield Breach(
            "/metadata/license",
            f"the licence is {document.metadata.license}; the corpus is published under CC-BY-4.0",
        )


@rule("M103", "the readings are in order")
def readings_in_order(document: Document) -> Iterator[Breach]:
    """`passes` lists the readings from the first to the last. Put them in the order of their dates."""
    for index, (before, after) in enumerate(pairwise(document.annotation.passes), 1):
        if after.date < before.date:
            yield Breach(
                f"/annotation/passes/{index}/date",
                f"the reading of {after.date} stands after that of {before.date}; put them in order",
            )


@rule("M104", "an adjudicated document was read twice")
def adjudicated_after_two(document: Document) -> Iterator[Breach]:
    """Adjudication settles the differences of two readings, so that there are at least two. A proposal of a
    program is none.

    List them, or make `adjudicated` false.
    """
    readings = sum(reading.kind != "rules" for reading in document.annotation.passes)
    if document.annotation.adjudicated and readings < 2:
        yield Breach(
            "/annotation/adjudicated",
            f"the document is adjudicated, but {readings} reading is listed; list both, or make it false",
        )


@rule("M105", "a composed document has a day of publication")
def composed_is_dated(document: Document) -> Iterator[Breach]:
    """The order of a story, and so what updates what, follows from the days of its documents. Real news may
    be undated; who composes a text chooses its day, in the fictional world of its story.

    Write it, as 2031-05-04.
    """
    if document.metadata.collection == "composed" and document.metadata.published is None:
        yield Breach(
            "/metadata/published",
            "the day of publication is null; write one of the fictional world, as 2031-05-04",
        )


@rule("M106", "somebody has read the document", severity=Severity.WARNING)
def read_by_somebody(document: Document) -> Iterator[Breach]:
    """A program of rules proposes an annotation; only a reading, by a person or a language model that follows
    the guidelines, makes it gold.

    Correct the suggestion, and add your own reading after the one of kind `rules`.
    """
    if all(reading.kind == "rules" for reading in document.annotation.passes):
        yield Breach(
            "/annotation/passes",
            "all readings are of kind rules, so that nobody has read the document; correct it, and add your "
            "reading",
        )

"""Phenomena of decoys: numerals that count nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.statistics.phenomena.registry import Group, phenomenon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.statistics.phenomena.registry import Extent
    from reportedly.statistics.phenomena.views import DocumentView

_decoy = phenomenon(Group.DECOYS)

_MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"


def _reading(view: DocumentView, kind: str, pattern: str = "") -> Iterator[Extent]:
    """The decoys of a kind whose words match."""
    for mention in view.decoys:
        if mention.number.kind == kind and re.search(pattern, mention.words):
            yield mention.extent


def _naming(view: DocumentView, noun: str, *kinds: str) -> Iterator[Extent]:
    """The identifiers with a noun of these before them, or in a list with it before them."""
    listed = rf"\b(?:{noun})s? (?:no\.? )?(?:[\w-]+(?:, | and | or | to ))*$"
    for mention in view.decoys:
        if mention.number.kind in (kinds or ("identifier",)) and re.search(listed, mention.before):
            yield mention.extent


@_decoy
def date(view: DocumentView) -> Iterator[Extent]:
    """A day or a month with a figure: “3 May”, “June 2030”."""
    return _reading(view, "date", _MONTH)


@_decoy
def year(view: DocumentView) -> Iterator[Extent]:
    """A year alone: “in 1994”."""
    return _reading(view, "date", r"^\d{4}$")


@_decoy
def decade(view: DocumentView) -> Iterator[Extent]:
    """A decade or a century: “the 1990s”, “the 19th century”."""
    return _reading(view, "date", r"\d0s$|\b(?:twen|thir|for|fif|six|seven|eigh|nine)ties$|century$")


@_decoy
def clock_time(view: DocumentView) -> Iterator[Extent]:
    """A time of day in figures: “8.41pm”, “23:40”."""
    return _reading(view, "time", r"\d")


@_decoy
def time_in_words(view: DocumentView) -> Iterator[Extent]:
    """A time of day in words: “half past nine”."""
    return _reading(view, "time", r"^[^\d]+$")


@_decoy
def age_as_a_name(view: DocumentView) -> Iterator[Extent]:
    """An age in the place of a name: “the 34-year-old”."""
    return _reading(view, "age", r"-old\b|years? old")


@_decoy
def age_between_commas(view: DocumentView) -> Iterator[Extent]:
    """An age after a name: “Lindqvist, 34,”."""
    for mention in view.decoys:
        if mention.number.kind == "age" and mention.before.endswith(", ") and mention.after[:1] in ",.;)":
            yield mention.extent


@_decoy
def ordinal(view: DocumentView) -> Iterator[Extent]:
    """A rank: “the third day”, “the 42nd”."""
    return _reading(view, "ordinal")


@_decoy
def law_number(view: DocumentView) -> Iterator[Extent]:
    """The number of a resolution, a law or a part of one: “Resolution 418”, “Article 74”."""
    return _naming(
        view, "resolution|law|article|act|section|directive|regulation|clause|paragraph|rule|chapter"
    )


@_decoy
def case_number(view: DocumentView) -> Iterator[Extent]:
    """The number of a case, a file or a count: “case K 118/2032”."""
    return _naming(view, r"case(?: [a-z])?|file(?: [a-z])?|count|docket|lot|batch")


@_decoy
def route_number(view: DocumentView) -> Iterator[Extent]:
    """The number of a road, a line or a flight: “Route 7”, “flight KV-211”."""
    return _naming(
        view, "route|road|highway|motorway|line|bus|tram|flight|train|pier|gate|platform|berth|quay"
    )


@_decoy
def unit_number(view: DocumentView) -> Iterator[Extent]:
    """The number of a body of people: “the 42nd Brigade”, “Unit 5”, “ward 3”."""
    body = (
        "brigade|battalion|regiment|division|unit|squadron|army|corps|company|platoon|precinct|district|ward"
    )
    yield from _naming(view, body)
    for mention in view.decoys:
        named = mention.number.kind in ("identifier", "ordinal") and re.match(r"\d", mention.words)
        if named and re.match(rf"(?: \w+)?? (?:{body})\b", mention.after):
            yield mention.extent


@_decoy
def room_number(view: DocumentView) -> Iterator[Extent]:
    """The number of a room, a page or a part of a building: “Courtroom 7”, “page 88”."""
    return _naming(
        view, "room|courtroom|hall|floor|storey|shaft|cell|bed|page|table|annex|appendix|building|block|pit"
    )


@_decoy
def model_name(view: DocumentView) -> Iterator[Extent]:
    """Letters and figures that name a model or a form: “KV-40”."""
    return _reading(view, "identifier", r"^(?:[a-z]{1,4}-\d+|[a-z]{2,4}\d+|[a-z]\d{2,})[a-z]?$")


@_decoy
def phone_number(view: DocumentView) -> Iterator[Extent]:
    """A number to ring: “0800 555 014”."""
    for mention in view.decoys:
        digits = sum(map(str.isdigit, mention.words))
        rung = re.search(r"\b(?:call|ring|dial|phone|telephone|hotline|helpline)\b[^.]*$", mention.before)
        dialled = mention.number.kind == "identifier" and re.fullmatch(r"\+?[\d ()\u00a0-]+", mention.words)
        if dialled and (digits >= 7 or (digits >= 3 and rung)):
            yield mention.extent


@_decoy
def score(view: DocumentView) -> Iterator[Extent]:
    """The score of a match or a record of results: “3–1”."""
    return _reading(view, "score")


@_decoy
def one_as_a_pronoun(view: DocumentView) -> list[Extent]:
    """“One” that is no number: “one must”, “the one that”."""
    return view.matches(r"(?<!no )(?<![\w-])one(?![\w-])", outside=["number"])


@_decoy
def zero_tolerance(view: DocumentView) -> list[Extent]:
    """Zero in a slogan: “zero tolerance”."""
    return view.matches(r"\bzero[- ](?:tolerance|sum|hour)\b")


@_decoy
def second_the_rank(view: DocumentView) -> Iterator[Extent]:
    """“Second” that orders: “the second day”."""
    return _reading(view, "ordinal", r"^second$")


@_decoy
def second_the_time(view: DocumentView) -> list[Extent]:
    """“Second” that lasts: “40 seconds”, “for a second”."""
    inside = [
        mention.extent
        for mention in view.quantities
        if mention.number.kind == "measure" and re.search(r"\bseconds?$", mention.words)
    ]
    return [
        *inside,
        *view.matches(r"\b(?:for a|a split|within a|per|a few|in) seconds?\b", outside=["number"]),
    ]


@_decoy
def million_dollar_question(view: DocumentView) -> list[Extent]:
    """A sum that is a figure of speech: “the million-dollar question”."""
    return view.matches(r"\b(?:[\d,]+|million|billion)-\w+ (?:question|idea|smile)\b")


@_decoy
def sixes_and_sevens(view: DocumentView) -> list[Extent]:
    """A saying with figures: “at sixes and sevens”, “nine to five”."""
    return view.matches(
        r"\bsixes and sevens\b|\bnine[- ]to[- ]five\b|\bsquare one\b|\bcloud nine\b|\beleventh hour\b"
    )


@_decoy
def idiom(view: DocumentView) -> Iterator[Extent]:
    """A numeral word in a fixed expression, of any kind: “at first”, “third country”."""
    return _reading(view, "idiom")

"""Phenomena of the text: its parts, its marks and its characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.statistics.phenomena.registry import Group, phenomenon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.statistics.phenomena.registry import Extent
    from reportedly.statistics.phenomena.views import DocumentView

_text = phenomenon(Group.TEXT)

_ABBREVIATION = r"(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Rev|Hon|Sen|Rep|Gov|Pres|No|approx|vs)"


@_text
def headline(view: DocumentView) -> list[Extent]:
    """A headline: a first line without a full stop."""
    return [view.headline] if view.headline else []


@_text
def standfirst(view: DocumentView) -> list[Extent]:
    """A standfirst: a second line without a full stop."""
    if view.standfirst is None or re.match(r"[•▪*–-] |\d{1,2}[.:]\d\d\b", view.text[view.standfirst[0] :]):
        return []
    return [view.standfirst]


@_text
def caption(view: DocumentView) -> list[Extent]:
    """The caption of a picture."""
    opening = "caption|photo(?:graph)?|picture|image|pictured|above|below|file photo"
    return view.matches(rf"^[\[(]?(?:{opening})\b(?=[^\n]{{0,20}}[:,])[^\n]*")


@_text
def dateline(view: DocumentView) -> Iterator[Extent]:
    """A dateline: a place in capitals and a dash before the first words."""
    for start, end in view.matches(r"^[^\n,—–()]{2,40}(?:, [^\n—–]{1,40}?)? [—–-] ", flags=0):
        if view.text[start:end].split(",")[0].rstrip(" —–-").isupper():
            yield start, end


@_text
def bullet(view: DocumentView) -> list[Extent]:
    """A line that opens with a bullet."""
    return view.matches(r"^[•▪*–-] (?=\S)")


@_text
def time_stamped_update(view: DocumentView) -> list[Extent]:
    """An entry that opens with a time of day."""
    return view.matches(r"^\d{1,2}[.:]\d\d(?: ?[ap]\.?m)?\b")


@_text
def correction_note(view: DocumentView) -> list[Extent]:
    """A correction, a clarification or a note that the text was changed."""
    opening = r"^(?:corrections?|clarifications?|editor[’']s note)\b"
    changed = (
        r"\b(?:this|the|an earlier version of this|our) (?:article|report|story|analysis|page|passage)\b"
        r"[^.\n]{0,30} (?:was|has been|have been) (?:amended|corrected|removed|updated)\b"
    )
    return view.matches(rf"{opening}|{changed}")


@_text
def curly_quotation_marks(view: DocumentView) -> list[Extent]:
    """A quotation in curly double marks."""
    return [extent for extent in view.quotations if view.text[extent[0]] == "“"]


@_text
def straight_quotation_marks(view: DocumentView) -> list[Extent]:
    """A quotation in straight double marks."""
    return [extent for extent in view.quotations if view.text[extent[0]] == '"']


@_text
def single_quotation_marks(view: DocumentView) -> list[Extent]:
    """A quotation in single curly marks."""
    return [extent for extent in view.quotations if view.text[extent[0]] == "‘"]


@_text
def quotation_inside_a_quotation(view: DocumentView) -> Iterator[Extent]:
    """A quotation in single marks inside one in double marks."""
    for start, end in view.quotations:
        if view.text[start] != "‘" and re.search(r"(?<!\w)[‘'](?=\w)", view.text[start + 1 : end]):
            yield start, end


@_text
def quotation_over_paragraphs(view: DocumentView) -> Iterator[Extent]:
    """A quotation that is not closed where its paragraph ends."""
    for start, end in view.quotations:
        if view.text[start] == "“" and not view.text[start:end].endswith("”"):
            yield start, end


@_text
def no_break_space(view: DocumentView) -> list[Extent]:
    """A no-break or a thin space."""
    return view.matches(r"[\u00a0\u2009\u202f]")


@_text
def dash(view: DocumentView) -> list[Extent]:
    """A dash, short or long, that is no hyphen."""
    return view.matches(r"[–—]")


@_text
def name_with_diacritics(view: DocumentView) -> Iterator[Extent]:
    """A name with letters beyond A to Z: “Ingrith Solvažek”."""
    for start, end in view.matches(r"\b\w+\b"):
        word = view.text[start:end]
        if word[0].isupper() and any(letter.isalpha() and letter > "\x7f" for letter in word):
            yield start, end


@_text
def emoji_in_a_quotation(view: DocumentView) -> Iterator[Extent]:
    """An emoji in a quoted post."""
    for start, end in view.matches("[\U0001f300-\U0001faff☀-➿]"):
        if any(left <= start and end <= right for left, right in view.quotations):
            yield start, end


@_text
def abbreviation_inside_a_sentence(view: DocumentView) -> list[Extent]:
    """A full stop that ends no sentence: “Col. Ruvim Haltek”."""
    return view.matches(
        rf"\b{_ABBREVIATION}\.(?= )|\b(?:[A-Za-z]\.){{2,}}(?= [a-z])|(?<![\w.])[A-Z]\.(?= [A-Z])", flags=0
    )


@_text
def abbreviation_at_the_end_of_a_sentence(view: DocumentView) -> Iterator[Extent]:
    """A full stop of an abbreviation that ends a sentence as well, as in “4 p.m.” at its end."""
    for start, end in view.document.sentences:
        match = re.search(
            r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:Inc|Ltd|Co|Jr|Sr|etc)\.)(?=[”’\"')]*$)", view.text[start:end]
        )
        if match:
            yield start + match.start(), start + match.end()

"""Contents: where what is vouched for begins and ends, before and after a cue."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportedly.numerals.vocabulary import word_set

if TYPE_CHECKING:
    from reportedly.annotators.found import Pieces, Stretch
    from reportedly.annotators.passage import Passage, Sentence
    from reportedly.numerals import Words

STOPS = frozenset(".!?…")
OPENING = frozenset('“"‘')
CLOSING = frozenset('”"’')
DASHES = frozenset("–—-")
_CUTTERS = word_set("citing quoting according adding which")


def content_end(passage: Passage, start: int, sentence: Sentence) -> int:
    """The index after the content that starts at `start` and runs to the end of its clause.

    The final full stop stays out, unless it is in quotation marks that opened in the content. A semicolon
    outside of quotation marks ends it, and so do, after a comma, another cue and a relative clause with
    *which*.
    """
    lower = passage.words.lower
    end = sentence.high
    for place in range(start + 1, end - 1):
        cuts = lower[place] == ";" or (lower[place] == "," and lower[place + 1] in _CUTTERS)
        if cuts and not _is_quoted(passage, place):
            end = place
            break
    if end > start and lower[end - 1] in CLOSING:
        quotation = _quotation_before(passage, end)
        if quotation is None or quotation[1] != end or quotation[0] < start:
            end -= 1
    while end > start and lower[end - 1] in (".", ",", ";", ":", "…"):
        abbreviated = lower[end - 1] == "." and end - 3 > start and lower[end - 3] == "."
        if abbreviated and lower[end - 2] in ("m", "s"):
            break  # p.m., U.S.
        end -= 1
    return end


def content_before(passage: Passage, end: int, low: int) -> Stretch | None:
    """The content that ends before token `end`: the quotation that closes there, or the clause."""
    words = passage.words
    lower = words.lower
    quotation = quotation_closing(passage, end)
    if quotation is not None:
        return quotation
    if lower[end - 1] in (",", "–", "—"):
        end -= 1
    start = _without_opener(lower, low, end)
    start = _without_dateline(words, start, end)
    while start < end and (lower[start] == "•" or lower[start] in DASHES):
        start += 1
    if start >= end or not any(map(str.isalnum, lower[start:end])):
        return None
    return start, end


_LONGEST_DATELINE = 9


def _without_dateline(words: Words, start: int, end: int) -> int:
    """The index after the dateline or time stamp that opens a sentence: `FESSEKO, 6 May – …`, `20.45 — …`."""
    token = words.surface(start) if start < end else ""
    if not token[:1].isdecimal() and not (token.isupper() and len(token) > 2):
        return start
    for place in range(start, min(start + _LONGEST_DATELINE, end)):
        if words.lower[place] in DASHES and not words.glued(place):
            return place + 1
    return start


_OPENERS = word_set("but and so because although though while yet")


def _without_opener(lower: list[str], start: int, end: int) -> int:
    """The index after the conjunction, and its comma, that opens a sentence of the text."""
    if start < end and lower[start] in _OPENERS:
        start += 1
        if start < end and lower[start] == ",":
            start += 1
    return start


def quotation_closing(passage: Passage, end: int) -> Stretch | None:
    """The quotation that closes right before token `end`, the comma after it apart."""
    lower = passage.words.lower
    if end > 1 and lower[end - 1] == "," and lower[end - 2] == "”":
        end -= 1
    if lower[end - 1] not in CLOSING:
        return None
    quotation = _quotation_before(passage, end)
    return quotation if quotation is not None and quotation[1] == end else None


def around(passage: Passage, sentence: Sentence, start: int, tail: int) -> Pieces | None:
    """The content around a source and a cue that are put in or come last: `…, X said`, `…, X said, …`.

    Args:
        passage: the text.
        sentence: one of its sentences.
        start: index of the first token of source and cue.
        tail: index after the last one.
    """
    lower = passage.words.lower
    if start <= sentence.low or lower[start - 1] not in (",", "”", '"', "?", "!", "–", "—"):
        return None
    before = content_before(passage, start, sentence.low)
    if before is None:
        return None
    if tail + 1 >= sentence.high or lower[tail] != ",":
        return (before,)
    following = lower[tail + 1]
    if following in _NO_SECOND_PIECE or following.endswith("ing"):
        return (before,)
    end = content_end(passage, tail + 1, sentence)
    return (before, (tail + 1, end)) if end > tail + 2 else (before,)


_NO_SECOND_PIECE = word_set("according who which where when but though")


def clause_start(lower: list[str], i: int, low: int) -> int:
    """The index of the first token of the clause that token `i` is in."""
    start = i
    while start > low and lower[start - 1] not in _CLAUSE_BREAKS:
        start -= 1
    return start


_CLAUSE_BREAKS = frozenset(',;:“”"–—') | {"that", "but", "and"}


def _quotation_before(passage: Passage, i: int) -> Stretch | None:
    """The last quotation that starts before token `i`."""
    place = bisect_left(passage.quotes, (i, 0))
    return passage.quotes[place - 1] if place else None


def _is_quoted(passage: Passage, i: int) -> bool:
    quotation = _quotation_before(passage, i)
    return quotation is not None and i < quotation[1]

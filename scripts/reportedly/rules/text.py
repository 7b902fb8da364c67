"""T: the text and its sentences."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from reportedly.rules.gathering import HANDFUL, gathered
from reportedly.rules.registry import Breach, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Document


@rule("T101", "a sentence lies in the text and is not empty")
def sentence_in_text(document: Document) -> Iterator[Breach]:
    """A sentence is `[start, end)` with start < end, both within the text.

    Offsets count Unicode code points, from 0.

    Bytes or UTF-16 units are the usual mistake: let `reportedly anchor` count.
    """
    for index, (start, end) in enumerate(document.sentences):
        if start >= end:
            yield Breach(
                f"/sentences/{index}",
                f"the sentence [{start}, {end}) is empty; its end must be greater than its start",
            )
        elif end > document.length:
            yield Breach(
                f"/sentences/{index}/1",
                f"the sentence ends at {end}, but the text has {document.length} code points",
            )


@rule("T102", "sentences are in order and do not overlap")
def sentences_in_order(document: Document) -> Iterator[Breach]:
    """Sentences stand in the order of the text, and none begins before the one before it has ended."""
    for index in range(1, len(document.sentences)):
        end = document.sentences[index - 1][1]
        start = document.sentences[index][0]
        if start < end:
            yield Breach(
                f"/sentences/{index}/0",
                f"the sentence starts at {start}, before the one before it ends at {end}",
            )


@rule("T103", "sentences cover all that is not white space")
def sentences_cover_text(document: Document) -> Iterator[Breach]:
    """Whatever is not white space belongs to a sentence: headlines, captions and bullets too.

    Otherwise words would be missing from the configurations that have a row a sentence. Add a sentence, or
    stretch one.
    """
    if document.text is not None:
        yield from gathered(
            _gaps(document, document.text),
            lambda many: (
                f"{many} stretches of the text are in no sentence, the first of them before this one; every "
                f"word belongs to one. After an edit of the text run reportedly anchor --again FILE"
            ),
        )


def _gaps(document: Document, text: str) -> Iterator[Breach]:
    position = 0
    for index, (start, end) in enumerate([*document.sentences, (document.length, document.length)]):
        gap = text[position:start]
        if gap.strip():
            first = position + len(gap) - len(gap.lstrip())
            last = position + len(gap.rstrip())
            pointer = f"/sentences/{index}" if index < len(document.sentences) else "/sentences"
            yield Breach(
                pointer,
                f"{document.quote(first, last)} before it is in no sentence; every word belongs to one",
            )
        position = max(position, end)


@rule("T104", "a sentence does not begin or end in white space")
def sentence_edges(document: Document) -> Iterator[Breach]:
    """White space lies between sentences, not in their edges.

    Move the offset to the first or after the last character.
    """
    if document.text is not None:
        yield from gathered(
            _edges(document, document.text),
            lambda many: (
                f"{many} edges of sentences are white space; every edge is a character that is seen. After "
                "an edit of the text run reportedly anchor --again FILE"
            ),
        )


def _edges(document: Document, text: str) -> Iterator[Breach]:
    for index, (start, end) in enumerate(document.sentences):
        if text[start : start + 1].isspace():
            yield Breach(
                f"/sentences/{index}/0",
                f"the sentence begins with white space at {start}; start at its first character",
            )
        if text[max(start, end - 1) : end].isspace():
            yield Breach(
                f"/sentences/{index}/1",
                f"the sentence ends with white space at {end - 1}; end after its last character",
            )


@rule("T105", "the text is in Unicode normal form C")
def normal_form(document: Document) -> Iterator[Breach]:
    """The same word must have the same code points everywhere, or offsets and searches go astray (UAX #15).

    Normalise the text (`unicodedata.normalize("NFC", text)`) and anchor the spans again. Withheld texts stay
    as they are.
    """
    if (
        document.text is None
        or document.withheld is not None
        or unicodedata.is_normalized("NFC", document.text)
    ):
        return
    normal = unicodedata.normalize("NFC", document.text)
    place = next(
        (i for i, (a, b) in enumerate(zip(document.text, normal, strict=False)) if a != b), len(normal)
    )
    yield Breach(
        "/text",
        f"the text is not in normal form C at offset {place}; normalise it and anchor the spans again",
    )


_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


@rule("T106", "the text has no invisible characters")
def no_invisible_characters(document: Document) -> Iterator[Breach]:
    """Zero-width spaces, soft hyphens, byte order marks and the marks that turn the direction of writing
    cannot be seen.

    They part words that look whole, and can make a text read other than it is (Boucher and Anderson 2023,
    Trojan Source). Remove them and anchor the spans again. Joiners inside emoji are allowed.
    """
    if document.text is None or document.withheld is not None:
        return
    for match in _INVISIBLE.finditer(document.text):
        name = unicodedata.name(match.group(), "a character without a name")
        yield Breach(
            "/text", f"there is U+{ord(match.group()):04X} ({name}) at offset {match.start()}; remove it"
        )


_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@rule("T107", "the text has no control characters but line feeds")
def no_control_characters(document: Document) -> Iterator[Breach]:
    """Lines end with a line feed alone; tabs, carriage returns and other controls are remains of another
    format.

    Replace them by a space or a line feed and anchor the spans again. `validate --fix` does it where a
    carriage return stands before a line feed; what takes the place of any other is for a person to say.
    """
    if document.text is None or document.withheld is not None:
        return
    found = list(_CONTROL.finditer(document.text))
    if len(found) <= HANDFUL:
        for match in found:
            code = f"U+{ord(match.group()):04X}"
            yield Breach(
                "/text", f"there is the control character {code} at offset {match.start()}; replace it"
            )
        return
    for character, many in Counter(match.group() for match in found).items():
        times = f"{many} times, first" if many > 1 else "once,"
        yield Breach(
            "/text",
            f"the control character U+{ord(character):04X} stands in the text {times} at offset "
            f"{document.text.index(character)}; replace it",
        )

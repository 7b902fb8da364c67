"""Mends what has one right answer: line ends, normal form, offsets after an edit, white space at edges,
order, what is derived.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import msgspec
import orjson

from reportedly import relations
from reportedly.drafting import AnchorError, anchor_again
from reportedly.model import Document, Story
from reportedly.reading import read, read_bytes
from reportedly.segmentation import quoted_style
from reportedly.validation import check_document
from reportedly.writing import write

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.model import Span

replace = msgspec.structs.replace


def fix_file(path: Path) -> list[str]:
    """Mends the document in the file at `path`, in place.

    Returns:
        The codes of the rules that no longer speak, sorted; empty where nothing could be mended, and then the
        file is
        as it was.
    """
    reading = read(path)
    mended = set()
    record = reading.record
    if record is None and {flaw.code for flaw in reading.flaws} == {"J107"}:
        record = read_bytes(path, orjson.dumps(_whole_numbers(orjson.loads(reading.data)))).record
        mended.add("J107")
    if record is None or isinstance(record, Story):
        return []
    fixed = fix(record)
    if fixed == record and not mended:
        return []
    before, after = check_document(record), check_document(fixed)
    if any(len(after[code]) > len(before.get(code, ())) for code in after):
        return []  # the mending of one thing would break another: that is for a person
    write(fixed, path)
    return sorted(mended | {code for code in before if code not in after})


def fix(document: Document) -> Document:
    """The document with all mended that has one right answer; the same one where nothing is to mend."""
    if document.withheld is None and document.text is not None:
        try:
            document = _anchored(_in_normal_form(_with_line_feeds(document)))
        except AnchorError:
            return document  # offsets that are wrong would be mended into other wrong ones
    document = _trimmed(document)
    document = _ordered(document)
    return _derived(document)


def _whole_numbers(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: inner if key == "value" else _whole_numbers(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _with_line_feeds(document: Document) -> Document:
    """Lines that end with a carriage return and a line feed end with the line feed alone (T107).

    Offsets that fit the text as it is are moved; others are of the text before an editor changed its line
    ends, or are lost, and are left for anchoring.
    """
    text = document.text or ""
    if "\r\n" not in text:
        return document
    counted = _fit(document)
    returns = [match.start() for match in re.finditer("\r\n", text)]

    def moved(offset: int) -> int:
        return offset - bisect_left(returns, offset) if counted else offset

    spans = tuple(
        replace(
            span,
            start=moved(span.start),
            end=moved(span.end),
            text=None if span.text is None else span.text.replace("\r\n", "\n").rstrip("\r"),
        )
        for span in document.spans
    )
    sentences = tuple((moved(start), moved(end)) for start, end in document.sentences)
    return replace(document, text=text.replace("\r\n", "\n"), spans=spans, sentences=sentences)


def _fit(document: Document) -> bool:
    text = document.text or ""
    return all(text[span.start : span.end] == span.text for span in document.spans)


def _in_normal_form(document: Document) -> Document:
    """Text and surfaces in NFC, offsets moved to where their characters are then (T105)."""
    text = document.text or ""
    if unicodedata.is_normalized("NFC", text):
        return document

    def moved(offset: int) -> int:
        return len(unicodedata.normalize("NFC", text[:offset]))

    spans = tuple(
        replace(
            span,
            start=moved(span.start),
            end=moved(span.end),
            text=None if span.text is None else unicodedata.normalize("NFC", span.text),
        )
        for span in document.spans
    )
    sentences = tuple((moved(start), moved(end)) for start, end in document.sentences)
    return replace(document, text=unicodedata.normalize("NFC", text), spans=spans, sentences=sentences)


def _anchored(document: Document) -> Document:
    """Spans moved along with an edited text (S101, S102)."""
    return document if _fit(document) else anchor_again(document)[0]


def _trimmed(document: Document) -> Document:
    """Sentences and spans without white space at their edges (T104, S106)."""
    text = document.text
    if text is None:
        return document

    def edges(start: int, end: int) -> tuple[int, int]:
        words = text[start:end]
        if not words.strip():
            return start, end
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def trimmed(span: Span) -> Span:
        start, end = edges(span.start, span.end)
        if (start, end) == (span.start, span.end):
            return span
        return replace(span, start=start, end=end, text=text[start:end])

    return replace(
        document,
        sentences=tuple(edges(start, end) for start, end in document.sentences),
        spans=tuple(trimmed(span) for span in document.spans),
    )


def _ordered(document: Document) -> Document:
    """Sentences, readings and the pieces of roles in their order (T102, M103, A104, H102)."""

    def pieces(ids: tuple[str, ...]) -> tuple[str, ...]:
        if any(name not in document.span_by_id for name in ids):
            return ids
        return tuple(sorted(ids, key=lambda name: document.span_by_id[name].start))

    annotation = document.annotation
    return replace(
        document,
        sentences=tuple(sorted(document.sentences)),
        attributions=tuple(
            replace(frame, cue=pieces(frame.cue), source=pieces(frame.source), content=pieces(frame.content))
            for frame in document.attributions
        ),
        hedges=tuple(
            replace(frame, cue=pieces(frame.cue), scope=pieces(frame.scope)) for frame in document.hedges
        ),
        annotation=replace(
            annotation, passes=tuple(sorted(annotation.passes, key=lambda reading: reading.date))
        ),
    )


def _derived(document: Document) -> Document:
    """What follows from the spans: styles, open ends, the hedges and the only chain of a claim (A106, N203,
    C103, C104).
    """
    text = document.text
    attributions = document.attributions
    if text is not None:
        attributions = tuple(
            replace(frame, style=quoted_style(text, [(piece.start, piece.end) for piece in found]))
            if (found := relations.pieces(document, frame.content))
            else frame
            for frame in document.attributions
        )
    numbers = tuple(
        replace(
            frame,
            value=replace(
                frame.value,
                low_inclusive=frame.value.low_inclusive and frame.value.low is not None,
                high_inclusive=frame.value.high_inclusive and frame.value.high is not None,
            ),
        )
        if frame.value
        else frame
        for frame in document.numbers
    )
    document = replace(document, attributions=attributions, numbers=numbers)
    if not relations.vias_end(document):
        return document
    claims = []
    for claim in document.claims:
        number = document.number_by_id.get(claim.number)
        if number is None:
            claims.append(claim)
            continue
        chains = relations.chains(document, number)
        hedges = tuple(hedge.id for hedge in relations.covering_hedges(document, number))
        chain = claim.attributions if claim.attributions in chains or len(chains) > 1 else chains[0]
        claims.append(replace(claim, attributions=chain, hedges=hedges))
    return replace(document, claims=tuple(claims))

"""What follows from where spans lie: which attributions and hedges a number is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.model import Attribution, Document, Hedge, Number, Span


def pieces(document: Document, ids: Iterable[str]) -> list[Span]:
    """The spans that `ids` name, without those that do not exist."""
    return [span for span in map(document.span_by_id.get, ids) if span is not None]


def covers(document: Document, ids: Iterable[str], span: Span) -> bool:
    """Whether one of the spans that `ids` name covers `span`."""
    return any(piece.covers(span) for piece in pieces(document, ids))


def holds(document: Document, frame: str, span: Span) -> bool:
    """Whether `span` lies in the content of the attribution, or in the scope of the hedge, with the id
    `frame`.
    """
    start, end = span.start, span.end
    return any(left <= start and end <= right for left, right in document.extents[frame])


def covering_attributions(document: Document, number: Number) -> list[Attribution]:
    """The attributions whose content holds the number, in the order of the document."""
    span = document.span_by_id.get(number.span)
    if span is None:
        return []
    return [frame for frame in document.attributions if holds(document, frame.id, span)]


def covering_hedges(document: Document, number: Number) -> list[Hedge]:
    """The hedges whose scope holds the number, in the order of their cues in the text."""
    span = document.span_by_id.get(number.span)
    if span is None:
        return []
    hedges = [frame for frame in document.hedges if holds(document, frame.id, span)]
    return sorted(
        hedges, key=lambda hedge: min((piece.start for piece in pieces(document, hedge.cue)), default=0)
    )


def chains(document: Document, number: Number) -> list[tuple[str, ...]]:
    """The chains of sources that vouch for the number: each the ids of attributions, the outermost first.

    One chain for each attribution that holds the number and that no other such attribution is via; `[()]`
    where the text itself vouches.
    """
    covering = covering_attributions(document, number)
    inner = {attribution.via for attribution in covering}
    leaves = [attribution for attribution in covering if attribution.id not in inner]
    return [path(document, leaf) for leaf in leaves] or [()]


def path(document: Document, attribution: Attribution) -> tuple[str, ...]:
    """The ids of the attributions from the outermost one that `attribution` is via to itself."""
    walked = [attribution.id]
    via = attribution.via
    while via is not None and via not in walked:
        walked.append(via)
        parent = document.attribution_by_id.get(via)
        via = parent.via if parent else None
    return tuple(reversed(walked))


def vias_end(document: Document) -> bool:
    """Whether every `via` leads, over attributions that exist, to one that has none."""
    for attribution in document.attributions:
        outermost = document.attribution_by_id.get(path(document, attribution)[0])
        if outermost is None or outermost.via is not None:
            return False
    return True

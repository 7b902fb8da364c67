"""What follows from where spans lie: which attributions and hedges a number is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Attribution, Document, Hedge, Number, Span


def pieces(document: Document, ids: tuple[str, ...]) -> tuple[Span, ...]:
    """The spans that `ids` name, without those that do not exist."""
    # Several rules ask, and the record never changes: the answer is kept in it, as by `cached_property`.
    known: dict[tuple[str, ...], tuple[Span, ...]] = document.__dict__.setdefault("pieces", {})
    found = known.get(ids)
    if found is None:
        spans = document.span_by_id
        found = known[ids] = tuple(spans[name] for name in ids if name in spans)
    return found


def covers(document: Document, ids: tuple[str, ...], span: Span) -> bool:
    """Whether one of the spans that `ids` name covers `span`."""
    return any(piece.covers(span) for piece in pieces(document, ids))


def covering_attributions(document: Document, start: int, end: int) -> list[str]:
    """The ids of the attributions whose content holds `[start, end)`, in the order of the document."""
    held = [frame for left, right, frame in document.contents if left <= start and end <= right]
    return list(dict.fromkeys(held)) if len(held) > 1 else held


def covering_hedges(document: Document, number: Number) -> list[Hedge]:
    """The hedges whose scope holds the number, in the order of their cues in the text."""
    span = document.span_by_id.get(number.span)
    if span is None:
        return []
    start, end = span.start, span.end
    held = [frame for left, right, frame in document.scopes if left <= start and end <= right]
    if not held:
        return []
    hedges = [document.hedge_by_id[frame] for frame in dict.fromkeys(held)]
    if len(hedges) < 2:
        return hedges
    return sorted(
        hedges, key=lambda hedge: min((piece.start for piece in pieces(document, hedge.cue)), default=0)
    )


def chains(document: Document, number: Number) -> list[tuple[str, ...]]:
    """The chains of sources that vouch for the number: each the ids of attributions, the outermost first.

    One chain for each attribution that holds the number and that no other such attribution is via; `[()]`
    where the text itself vouches.
    """
    known: dict[str, list[tuple[str, ...]]] = document.__dict__.setdefault("chains", {})
    if number.span not in known:
        known[number.span] = _chains(document, number)
    return known[number.span]


def _chains(document: Document, number: Number) -> list[tuple[str, ...]]:
    span = document.span_by_id.get(number.span)
    held = [] if span is None else covering_attributions(document, span.start, span.end)
    if len(held) < 2:
        return [path(document, document.attribution_by_id[frame]) for frame in held] or [()]
    covering = [document.attribution_by_id[frame] for frame in held]
    inner = {attribution.via for attribution in covering}
    return [path(document, frame) for frame in covering if frame.id not in inner] or [()]


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
        if attribution.via is None:
            continue
        outermost = document.attribution_by_id.get(path(document, attribution)[0])
        if outermost is None or outermost.via is not None:
            return False
    return True

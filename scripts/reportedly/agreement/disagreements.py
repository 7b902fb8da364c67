"""Where two readings differ, place by place, for a person to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reportedly.agreement.alignment import (
    Aligned,
    Alignment,
    Extent,
    Pieces,
    aligned,
    chain,
    extents_of,
    roles,
    same_relation,
)
from reportedly.drafting import value_notation
from reportedly.statistics import Place, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportedly.agreement.pairing import Pair
    from reportedly.model import Attribution, Claim, Document, Number

_Frame = TypeVar("_Frame")

LAYERS = ("numbers", "attributions", "hedges", "claims")
"""The layers that disagreements are listed of."""

_SPANS = {
    "number": "numbers",
    "counted": "numbers",
    "source": "attributions",
    "cue": "attributions",
    "content": "attributions",
    "hedge": "hedges",
    "scope": "hedges",
}


class Disagreement(NamedTuple):
    """One thing that two readings do not have alike.

    Attributes:
        document: its id.
        layer: one of `LAYERS`.
        aspect: what differs, such as `cue span` or `certainty`.
        place: what is marked in the excerpt: the span of the first reading, or of the second where the first
            has none.
        a: what the first reading has; `None` where it has nothing.
        b: what the second reading has.
        excerpt: the words around the place, which is in brackets; offsets alone where the text is withheld.
    """

    document: str
    layer: str
    aspect: str
    place: Extent
    a: str | None
    b: str | None
    excerpt: str


class _Difference(NamedTuple):
    layer: str
    aspect: str
    place: Extent
    a: str | None
    b: str | None


def disagreements(pairs: Iterable[Pair], layer: str | None = None) -> list[Disagreement]:
    """Everything that two readings do not have alike, in the order of the documents and of the text.

    The words of a stand-off document are not in it, not even where its text is attached.

    Args:
        pairs: documents in two readings.
        layer: one of `LAYERS`; all of them, without.
    """
    found = []
    for pair in pairs:
        differences = [each for each in _differences(pair) if layer in (None, each.layer)]
        for each in sorted(differences, key=lambda each: (each.place, LAYERS.index(each.layer))):
            words = excerpt(pair.quotable, Place(pair.a.id, *each.place))
            found.append(Disagreement(pair.a.id, *each, words))
    return found


def _differences(pair: Pair) -> Iterator[_Difference]:
    found = aligned(pair)
    for label, spans in found.spans.items():
        yield from _span_differences(pair, label, spans)
    yield from _number_differences(pair, found.numbers)
    yield from _attribution_differences(pair, found)
    for a, b in found.hedges.pairs:
        if a.kind != b.kind:
            yield _Difference("hedges", "hedge kind", _extent(pair.a, a.cue), a.kind, b.kind)
    yield from _claim_differences(pair, found.claims)


def _span_differences(pair: Pair, label: str, spans: Alignment[Extent]) -> Iterator[_Difference]:
    layer, aspect = _SPANS[label], f"{label} span"
    for a, b in spans.pairs:
        if a != b:
            yield _Difference(layer, aspect, a, _quoted(pair, (a,)), _quoted(pair, (b,)))
    for a in spans.only_a:
        yield _Difference(layer, aspect, a, _quoted(pair, (a,)), None)
    for b in spans.only_b:
        yield _Difference(layer, aspect, b, None, _quoted(pair, (b,)))


def _number_differences(pair: Pair, numbers: Alignment[Number]) -> Iterator[_Difference]:
    for a, b in numbers.pairs:
        place = _extent(pair.a, (a.span,))
        if a.kind != b.kind:
            yield _Difference("numbers", "number kind", place, a.kind, b.kind)
        if a.value != b.value:
            yield _Difference("numbers", "value", place, _value(a), _value(b))
        counted_a, counted_b = (
            extents_of(document, (frame.counted,) if frame.counted else ())
            for document, frame in ((pair.a, a), (pair.b, b))
        )
        if counted_a != counted_b:
            yield _Difference("numbers", "counted", place, _quoted(pair, counted_a), _quoted(pair, counted_b))


def _attribution_differences(pair: Pair, found: Aligned) -> Iterator[_Difference]:
    frames = found.attributions
    yield from _alone(pair, "attributions", "attribution", frames, _cue_extent, _told_attribution)
    to_b = {a.id: b.id for a, b in frames.pairs}
    for a, b in frames.pairs:
        place = _extent(pair.a, a.cue)
        if not same_relation(roles(pair.a, a), roles(pair.b, b)):
            told = _told_attribution(pair, pair.a, a), _told_attribution(pair, pair.b, b)
            yield _Difference("attributions", "attribution", place, *told)
        for aspect in ("style", "source_type", "attitude"):
            of_a, of_b = getattr(a, aspect), getattr(b, aspect)
            if of_a != of_b:
                yield _Difference("attributions", aspect.replace("_", " "), place, of_a, of_b)
        if (None if a.via is None else to_b.get(a.via, "")) != b.via:
            yield _Difference("attributions", "via", place, _via(pair, pair.a, a), _via(pair, pair.b, b))


def _claim_differences(pair: Pair, claims: Alignment[Claim]) -> Iterator[_Difference]:
    yield from _alone(pair, "claims", "claim", claims, _number_extent, _told_claim)
    for a, b in claims.pairs:
        for aspect in ("event", "certainty", "polarity"):
            of_a, of_b = getattr(a, aspect), getattr(b, aspect)
            if of_a != of_b:
                yield _Difference("claims", aspect, _number_extent(pair.a, a), of_a, of_b)


def _alone(
    pair: Pair,
    layer: str,
    aspect: str,
    frames: Alignment[_Frame],
    place: Callable[[Document, _Frame], Extent],
    told: Callable[[Pair, Document, _Frame], str],
) -> Iterator[_Difference]:
    """The frames that one reading alone has."""
    for frame in frames.only_a:
        yield _Difference(layer, aspect, place(pair.a, frame), told(pair, pair.a, frame), None)
    for frame in frames.only_b:
        yield _Difference(layer, aspect, place(pair.b, frame), None, told(pair, pair.b, frame))


def _extent(document: Document, ids: tuple[str, ...]) -> Extent:
    """From the first piece to the end of the last; the whole text of a frame without pieces."""
    found = extents_of(document, ids)
    if not found:
        return 0, document.length
    return min(start for start, _ in found), max(end for _, end in found)


def _cue_extent(document: Document, frame: Attribution) -> Extent:
    return _extent(document, frame.cue)


def _number_extent(document: Document, frame: Claim) -> Extent:
    return chain(document, frame).number


def _quoted(pair: Pair, extents: Pieces) -> str | None:
    """Offsets, with the words where the text may be shown; `None` for no extents."""
    if not extents:
        return None
    told = ", ".join(f"[{start}, {end})" for start, end in extents)
    if pair.quotable.text is None or pair.quotable.withheld is not None:
        return told
    return f"{told} {' … '.join(pair.quotable.quote(start, end) for start, end in extents)}"


def _told_attribution(pair: Pair, document: Document, frame: Attribution) -> str:
    parts = roles(document, frame)._asdict().items()
    return "; ".join(f"{role} {_quoted(pair, extents) or 'none'}" for role, extents in parts)


def _told_claim(pair: Pair, document: Document, frame: Claim) -> str:
    cues = [_quoted(pair, cue) or "none" for cue in chain(document, frame).cues]
    return f"{frame.event}, by {' < '.join(cues) or 'the text itself'}"


def _via(pair: Pair, document: Document, frame: Attribution) -> str | None:
    outer = document.attribution_by_id.get(frame.via) if frame.via is not None else None
    return None if outer is None else _quoted(pair, extents_of(document, outer.cue))


def _value(frame: Number) -> str | None:
    return None if frame.value is None else str(value_notation(frame.value))

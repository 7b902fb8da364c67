"""What is scored: spans and frames by their extents, of the corpus and of predictions alike.

All extents are half-open, in code points. Ids mean nothing here: two readings name things as they like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reportedly.model import Value, to_object
from reportedly.schema import names

if TYPE_CHECKING:
    from reportedly.model import Document

Extent = tuple[int, int]
Pieces = tuple[Extent, ...]


class _Lenient(msgspec.Struct, frozen=True, gc=False):
    pass


class PredictedSpan(_Lenient, frozen=True):
    """A span of a prediction."""

    id: str
    label: str
    start: int
    end: int


class PredictedNumber(_Lenient, frozen=True):
    """A number of a prediction."""

    id: str
    span: str
    kind: str
    value: Value | None = None
    counted: str | None = None


class PredictedAttribution(_Lenient, frozen=True):
    """An attribution of a prediction; an attribute that is not predicted is `None`."""

    id: str
    cue: tuple[str, ...]
    source: tuple[str, ...]
    content: tuple[str, ...]
    style: str | None = None
    source_type: str | None = None
    attitude: str | None = None
    via: str | None = None


class PredictedHedge(_Lenient, frozen=True):
    """A hedge of a prediction."""

    id: str
    cue: tuple[str, ...]
    scope: tuple[str, ...]
    kind: str


class PredictedClaim(_Lenient, frozen=True):
    """A claim of a prediction; an attribute that is not predicted is `None`."""

    id: str
    number: str
    attributions: tuple[str, ...]
    hedges: tuple[str, ...]
    event: str | None = None
    certainty: str | None = None
    polarity: str | None = None


class Prediction(msgspec.Struct, frozen=True):
    """What a system makes of a document; a list of frames that it does not predict is `None`."""

    id: str
    spans: tuple[PredictedSpan, ...]
    numbers: tuple[PredictedNumber, ...] | None = None
    attributions: tuple[PredictedAttribution, ...] | None = None
    hedges: tuple[PredictedHedge, ...] | None = None
    claims: tuple[PredictedClaim, ...] | None = None


class Number(NamedTuple):
    """A number by its extent."""

    extent: Extent
    kind: str
    value: Value | None


class Attribution(NamedTuple):
    """An attribution by the pieces of its roles; `via` is the place of the outer one in the document."""

    cue: Pieces
    source: Pieces
    content: Pieces
    style: str | None
    source_type: str | None
    attitude: str | None
    via: int | None


class Hedge(NamedTuple):
    """A hedge by the pieces of its cue and scope."""

    cue: Pieces
    scope: Pieces
    kind: str


class Claim(NamedTuple):
    """A claim by the extent of its number, the cues of its chain, outermost first, and of its hedges."""

    number: Extent
    event: str | None
    chain: tuple[Pieces, ...]
    hedges: tuple[Pieces, ...]
    certainty: str | None
    polarity: str | None


class Frames(NamedTuple):
    """All that is scored of a document.

    Attributes:
        spans: the distinct extents of each label, in the order of the text.
        numbers: numbers, in the order of the text.
        attributions: attributions, in the order of the file, as `via` counts them.
        hedges: hedges.
        claims: claims.
    """

    spans: dict[str, Pieces]
    numbers: tuple[Number, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    claims: tuple[Claim, ...]


def prediction_of(document: Document) -> Prediction:
    """A document as a perfect prediction of itself."""
    return msgspec.convert(to_object(document), Prediction)


def frames_of(prediction: Prediction) -> Frames:
    """The spans and frames of a prediction in which every id that is named is there."""
    extents = {span.id: (span.start, span.end) for span in prediction.spans}
    attributions = prediction.attributions or ()
    places = {frame.id: place for place, frame in enumerate(attributions)}
    cues = {frame.id: _pieces(extents, frame.cue) for frame in attributions}
    weak = {frame.id: _pieces(extents, frame.cue) for frame in prediction.hedges or ()}
    numbers = {frame.id: extents[frame.span] for frame in prediction.numbers or ()}
    by_label: dict[str, set[Extent]] = {label: set() for label in names("label")}
    for span in prediction.spans:
        by_label[span.label].add((span.start, span.end))
    return Frames(
        spans={label: tuple(sorted(found)) for label, found in by_label.items()},
        numbers=tuple(
            sorted(
                (Number(extents[frame.span], frame.kind, frame.value) for frame in prediction.numbers or ()),
                key=lambda number: number.extent,
            )
        ),
        attributions=tuple(
            Attribution(
                cues[frame.id],
                _pieces(extents, frame.source),
                _pieces(extents, frame.content),
                frame.style,
                frame.source_type,
                frame.attitude,
                None if frame.via is None else places[frame.via],
            )
            for frame in attributions
        ),
        hedges=tuple(
            Hedge(weak[frame.id], _pieces(extents, frame.scope), frame.kind)
            for frame in prediction.hedges or ()
        ),
        claims=tuple(
            Claim(
                numbers[frame.number],
                frame.event,
                tuple(cues[name] for name in frame.attributions),
                tuple(sorted(weak[name] for name in frame.hedges)),
                frame.certainty,
                frame.polarity,
            )
            for frame in prediction.claims or ()
        ),
    )


def _pieces(extents: dict[str, Extent], ids: tuple[str, ...]) -> Pieces:
    return tuple(sorted(extents[name] for name in ids))

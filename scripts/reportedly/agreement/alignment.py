"""What in one reading answers to what in the other.

Alignments are one to one and optimal (Kuhn 1955, by SciPy): as many exact matches as can be, then as many
overlapping ones, then the closest. All extents are half-open, in code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from reportedly.relations import pieces
from reportedly.schema import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportedly.agreement.pairing import Pair
    from reportedly.model import Attribution, Claim, Document, Hedge, Number

Extent = tuple[int, int]
Pieces = tuple[Extent, ...]

_T = TypeVar("_T")
_View = TypeVar("_View")

# An exact match outweighs any two overlaps that it could stand in the way of, and one overlap more outweighs
# all closeness together, which is a thousandth a pair.
_EXACT, _OVERLAP, _CLOSENESS = 4.0, 1.0, 0.001


class Alignment(NamedTuple, Generic[_T]):
    """Things of two readings, and the indices of those that answer to each other."""

    a: tuple[_T, ...]
    b: tuple[_T, ...]
    indices: tuple[tuple[int, int], ...]

    @property
    def pairs(self) -> list[tuple[_T, _T]]:
        """What answers to each other."""
        return [(self.a[left], self.b[right]) for left, right in self.indices]

    @property
    def only_a(self) -> list[_T]:
        """What the second reading lacks."""
        met = {left for left, _ in self.indices}
        return [each for index, each in enumerate(self.a) if index not in met]

    @property
    def only_b(self) -> list[_T]:
        """What the first reading lacks."""
        met = {right for _, right in self.indices}
        return [each for index, each in enumerate(self.b) if index not in met]


class Roles(NamedTuple):
    """The pieces of the roles of an attribution."""

    cue: Pieces
    source: Pieces
    content: Pieces


class Chain(NamedTuple):
    """What a claim is aligned by: the extent of its number and the cues of its chain, outermost first."""

    number: Extent
    cues: tuple[Pieces, ...]


class Aligned(NamedTuple):
    """All alignments of a pair of readings.

    Attributes:
        spans: by label, the distinct extents that overlap.
        numbers: frames whose spans overlap.
        attributions: frames whose cues overlap.
        hedges: frames whose cues overlap.
        claims: frames of the same number span, whose chains have overlapping cues, link by link.
    """

    spans: dict[str, Alignment[Extent]]
    numbers: Alignment[Number]
    attributions: Alignment[Attribution]
    hedges: Alignment[Hedge]
    claims: Alignment[Claim]


def aligned(pair: Pair) -> Aligned:
    """The alignments of the spans and frames of two readings."""
    a, b = pair
    return Aligned(
        spans={label: _spans(_extents(a, label), _extents(b, label)) for label in names("label")},
        numbers=_frames(pair, a.numbers, b.numbers, _number_pieces, _pieces_weight),
        attributions=_frames(pair, a.attributions, b.attributions, roles, _roles_weight),
        hedges=_frames(pair, a.hedges, b.hedges, _hedge_cue, _pieces_weight),
        claims=_frames(pair, a.claims, b.claims, chain, _chain_weight),
    )


def likeness(a: Pieces, b: Pieces) -> float:
    """How much of two roles is the same: shared code points by those of either (Jaccard).

    Returns:
        0 where they do not overlap, 1 where they are the same; two empty roles are the same.
    """
    if a == b:
        return 1.0
    shared = sum(max(0, min(left[1], right[1]) - max(left[0], right[0])) for left in a for right in b)
    either = sum(end - start for start, end in (*a, *b)) - shared
    # Less than one: pieces that adjoin may cover the same as one long one, and are not the same pieces.
    return min(shared / max(shared, either), 1 - _CLOSENESS) if shared else 0.0


def extents_of(document: Document, ids: tuple[str, ...]) -> Pieces:
    """The extents of the spans that `ids` name."""
    return tuple((span.start, span.end) for span in pieces(document, ids))


def roles(document: Document, frame: Attribution) -> Roles:
    """The pieces of the roles of an attribution."""
    return Roles(*(extents_of(document, ids) for ids in (frame.cue, frame.source, frame.content)))


def same_relation(a: Roles, b: Roles) -> bool:
    """Whether two attributions agree: cues, sources and contents overlap, or are empty in both."""
    return all(likeness(left, right) > 0 for left, right in zip(a, b, strict=True))


def chain(document: Document, frame: Claim) -> Chain:
    """The number and the chain of cues of a claim."""
    number = document.span_by_id[document.number_by_id[frame.number].span]
    cues = (document.attribution_by_id[name].cue for name in frame.attributions)
    return Chain((number.start, number.end), tuple(extents_of(document, cue) for cue in cues))


def via_links(document: Document) -> set[tuple[int, int]]:
    """Which attribution is reported inside which: pairs of indices, the inner one first."""
    places = {frame.id: index for index, frame in enumerate(document.attributions)}
    return {
        (index, places[frame.via])
        for index, frame in enumerate(document.attributions)
        if frame.via is not None and frame.via in places
    }


def _extents(document: Document, label: str) -> Pieces:
    spans = document.spans_by_label.get(label, [])
    return tuple(sorted({(span.start, span.end) for span in spans}))


def _number_pieces(document: Document, frame: Number) -> Pieces:
    return extents_of(document, (frame.span,))


def _hedge_cue(document: Document, frame: Hedge) -> Pieces:
    return extents_of(document, frame.cue)


def _spans(a: Pieces, b: Pieces) -> Alignment[Extent]:
    return Alignment(a, b, _best(a, b, lambda left, right: _pieces_weight((left,), (right,))))


def _frames(
    pair: Pair,
    a: tuple[_T, ...],
    b: tuple[_T, ...],
    view: Callable[[Document, _T], _View],
    weight: Callable[[_View, _View], float],
) -> Alignment[_T]:
    views = ([view(pair.a, frame) for frame in a], [view(pair.b, frame) for frame in b])
    return Alignment(a, b, _best(*views, weight))


def _best(
    a: Sequence[_View], b: Sequence[_View], weight: Callable[[_View, _View], float]
) -> tuple[tuple[int, int], ...]:
    """The one-to-one alignment of the greatest weight; what has no weight is not aligned."""
    if not a or not b:
        return ()
    from scipy.optimize import linear_sum_assignment

    weights = [[weight(left, right) for right in b] for left in a]
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return tuple(
        (row, column)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        if weights[row][column] > 0
    )


def _pieces_weight(a: Pieces, b: Pieces) -> float:
    same = likeness(a, b)
    if same == 1:
        return _EXACT
    return _OVERLAP + _CLOSENESS * same if same else 0.0


def _roles_weight(a: Roles, b: Roles) -> float:
    """An attribution that agrees in all roles goes before one that shares the cue alone."""
    if not likeness(a.cue, b.cue):
        return 0.0
    closeness = _CLOSENESS * sum(map(likeness, a, b)) / len(a)
    return (_EXACT if same_relation(a, b) else _OVERLAP) + closeness


def _chain_weight(a: Chain, b: Chain) -> float:
    if a.number != b.number or len(a.cues) != len(b.cues):
        return 0.0
    same = [likeness(left, right) for left, right in zip(a.cues, b.cues, strict=True)]
    return _OVERLAP + _CLOSENESS * sum(same) if all(same) else 0.0

"""What in a prediction answers to what in the gold annotation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from reportedly.evaluation.frames import Attribution, Pieces

_T = TypeVar("_T")

Triple = tuple[float, float, float]
"""Credit, how many are predicted, how many are gold."""


class Labelled(NamedTuple):
    """A stretch with a label, half-open."""

    start: int
    end: int
    label: str


class Outcome(NamedTuple):
    """The outcomes of MUC-5 (Chinchor and Sundheim 1993)."""

    correct: int
    incorrect: int
    partial: int
    missed: int
    spurious: int

    @property
    def triple(self) -> Triple:
        """Correct and half of partial, ACTUAL, POSSIBLE."""
        met = self.correct + self.incorrect + self.partial
        return self.correct + self.partial / 2, met + self.spurious, met + self.missed


MODES = {
    "strict": "start, end and label are equal",
    "exact": "start and end are equal, whatever the label",
    "partial": "start and end are equal; an overlap counts a half, whatever the label",
    "type": "it overlaps and the label is equal",
}
"""The modes of SemEval-2013 task 9 (Segura-Bedmar et al. 2013) and what is correct in each."""


def outcome(gold: Sequence[Labelled], predicted: Sequence[Labelled], mode: str) -> Outcome:
    """The outcomes of predicted spans in one of `MODES`, counted as nervaluate 1.2 does.

    Each prediction in turn takes the first gold span left that is correct, in `type` the nearest one; else
    the first that it overlaps, which is then partial or incorrect; else it is spurious. An overlap is at
    least a hundredth of the gold span.
    """
    taken: set[int] = set()
    correct = wrong = 0
    for span in predicted:
        best: int | None = None
        distance = 0
        overlapping: int | None = None
        for place, other in enumerate(gold):
            if place in taken:
                continue
            common = min(span.end, other.end) - max(span.start, other.start)
            if common <= 0 or 100 * common < other.end - other.start:
                continue
            same = span[:2] == other[:2]
            if mode == "type":
                apart = abs(span.start - other.start) + abs(span.end - other.end)
                if span.label == other.label and (best is None or apart < distance):
                    best, distance = place, apart
                elif span.label != other.label and overlapping is None:
                    overlapping = place
                continue
            if same and (mode != "strict" or span.label == other.label):
                best = place
                break
            if overlapping is None:
                overlapping = place
        if best is not None:
            correct += 1
            taken.add(best)
        elif overlapping is not None:
            wrong += 1
            taken.add(overlapping)
    missed, spurious = len(gold) - len(taken), len(predicted) - correct - wrong
    partial = wrong if mode == "partial" else 0
    return Outcome(correct, wrong - partial, partial, missed, spurious)


def shared(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Triple:
    """How many of two multisets are the same; what is there twice counts twice."""
    a, b = Counter(gold), Counter(predicted)
    return (a & b).total(), b.total(), a.total()


def paired(gold: Iterable[_T], predicted: Iterable[_T], key: Callable[[_T], Hashable]) -> list[tuple[_T, _T]]:
    """Gold and predicted things of the same key, one to one; of several, those that are equal first."""
    waiting: dict[Hashable, list[_T]] = {}
    for each in gold:
        waiting.setdefault(key(each), []).append(each)
    later, pairs = [], []
    for each in predicted:
        own = waiting.get(key(each), [])
        if each in own:
            own.remove(each)
            pairs.append((each, each))
        else:
            later.append(each)
    for each in later:
        left = waiting.get(key(each), [])
        if left:
            pairs.append((left.pop(0), each))
    return pairs


def overlap(a: Pieces, b: Pieces) -> int:
    """How many code points two roles share, whose pieces do not overlap among themselves."""
    return sum(max(0, min(left[1], right[1]) - max(left[0], right[0])) for left in a for right in b)


def size(pieces: Pieces) -> int:
    """How many code points a role has."""
    return sum(end - start for start, end in pieces)


def likeness(a: Pieces, b: Pieces) -> float:
    """Shared code points by those of either (Jaccard); two empty roles are the same."""
    if a == b:
        return 1.0
    common = overlap(a, b)
    return common / (size(a) + size(b) - common)


def aligned(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> list[tuple[int, int]]:
    """The places of attributions whose cues overlap, one to one.

    The likest pair is taken first: by cue, then by content, then by source; of equals the earliest.
    """
    weights = [
        (
            -likeness(one.cue, other.cue),
            -likeness(one.content, other.content),
            -likeness(one.source, other.source),
            left,
            right,
        )
        for left, one in enumerate(gold)
        for right, other in enumerate(predicted)
        if overlap(one.cue, other.cue)
    ]
    met_left: set[int] = set()
    met_right: set[int] = set()
    pairs = []
    for *_, left, right in sorted(weights):
        if left not in met_left and right not in met_right:
            met_left.add(left)
            met_right.add(right)
            pairs.append((left, right))
    return pairs

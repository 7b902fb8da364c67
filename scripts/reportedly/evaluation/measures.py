"""What a measure is, and how its figure is worked out from counts that can be added up over documents."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Counts = NDArray[np.float64]
"""Counts of one measure in the last dimension; documents or resamples before it."""


class Score(NamedTuple):
    """A way from counts to a figure.

    Attributes:
        name: what the field calls it.
        figure: counts of shape (…, m) to figures of shape (…); NaN where it is not defined.
        ends: whether precision and recall are told beside it.
        lower_is_better: of an error.
    """

    name: str
    figure: Callable[[Counts], Counts]
    ends: bool = False
    lower_is_better: bool = False


class Measure(NamedTuple):
    """A figure of a task.

    Attributes:
        name: as in tables and JSON, unique in its task.
        group: what it is about, in its task.
        score: how it is worked out.
        meaning: one line.
        main: whether it is the figure that slices and comparisons of systems tell.
        size: how many counts it has.
    """

    name: str
    group: str
    score: Score
    meaning: str
    main: bool = False
    size: int = 3


def ratio(over: Counts, under: Counts) -> Counts:
    """`over / under`, NaN where `under` is nothing."""
    quotient: Counts = np.divide(over, under, out=np.full(np.shape(under), nan), where=under != 0)
    return quotient


def precision(counts: Counts) -> Counts:
    """Of counts of an F1."""
    return ratio(counts[..., 0], counts[..., 1])


def recall(counts: Counts) -> Counts:
    """Of counts of an F1."""
    return ratio(counts[..., 0], counts[..., 2])


def _f1(counts: Counts) -> Counts:
    return ratio(2 * counts[..., 0], counts[..., 1] + counts[..., 2])


def _share(counts: Counts) -> Counts:
    return ratio(counts[..., 0], counts[..., 1])


def _macro(counts: Counts) -> Counts:
    each = _f1(counts.reshape(*counts.shape[:-1], -1, 3))
    there = ~np.isnan(each)
    return ratio(np.where(there, each, 0).sum(-1), there.sum(-1).astype(np.float64))


F1 = Score("F1", _f1, ends=True)
"""Counts: credit, predicted, gold. Without any of both it is not defined; without predictions it is 0."""

ACCURACY = Score("accuracy", _share)
"""Counts: how many are right, of how many."""

ERROR = Score("mean error", _share, lower_is_better=True)
"""Counts: the sum of the errors, of how many."""

MACRO_F1 = Score("macro F1", _macro)
"""Counts: credit, predicted, gold of each class in turn. The mean over classes that are gold or predicted."""

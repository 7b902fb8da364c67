"""The coefficients of agreement, each from counts that can be added up over documents.

`Coefficient.pooled` gives one figure, by scikit-learn and krippendorff where they have it;
`Coefficient.resampled` gives that of many sums of counts at once, which the libraries have no call for and a
bootstrap needs.
"""

from __future__ import annotations

from math import isqrt, nan
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Counts = NDArray[np.float64]
"""Counts of one coefficient in the last dimension; sums over documents or resamples before it."""


class Coefficient(NamedTuple):
    """A coefficient of agreement.

    Attributes:
        name: what the field calls it.
        pooled: counts of shape (m,) to the figure; NaN where it is not defined.
        resampled: counts of shape (resamples, m) to figures of shape (resamples,).
        support: counts of shape (m,) to how many things the figure rests on: those of the first and of the
            second reading, or those that are compared.
    """

    name: str
    pooled: Callable[[Counts], float]
    resampled: Callable[[Counts], Counts]
    support: Callable[[Counts], tuple[int, ...]]


def _ratio(over: Counts, under: Counts) -> Counts:
    """`over / under`, NaN where `under` is nothing."""
    quotient: Counts = np.divide(over, under, out=np.full(np.shape(under), nan), where=under != 0)
    return quotient


def _f1(counts: Counts) -> Counts:
    credit, a, b = np.moveaxis(counts, -1, 0)
    return _ratio(2 * credit, a + b)


def _share(counts: Counts) -> Counts:
    equal, compared = np.moveaxis(counts, -1, 0)
    return _ratio(equal, compared)


def _agr(counts: Counts) -> Counts:
    found_a, a, found_b, b = np.moveaxis(counts, -1, 0)
    return (_ratio(found_a, a) + _ratio(found_b, b)) / 2


def _matrices(counts: Counts) -> Counts:
    """Confusion matrices: the first reading's categories by the second's, in the last two dimensions."""
    categories = isqrt(counts.shape[-1])
    return counts.reshape(*counts.shape[:-1], categories, categories)


def _kappas(counts: Counts) -> Counts:
    matrices = _matrices(counts)
    number = matrices.sum((-2, -1))
    agreed = np.trace(matrices, axis1=-2, axis2=-1)
    # Times the square of the number: whole numbers, so that an expected agreement of one is exactly that.
    expected = (matrices.sum(-1) * matrices.sum(-2)).sum(-1)
    return _ratio(number * agreed - expected, number * number - expected)


def _alphas(counts: Counts) -> Counts:
    matrices = _matrices(counts)
    values = 2 * matrices.sum((-2, -1))
    disagreed = values - 2 * np.trace(matrices, axis1=-2, axis2=-1)
    of_category = matrices.sum(-1) + matrices.sum(-2)
    return 1 - _ratio((values - 1) * disagreed, values * values - (of_category * of_category).sum(-1))


def _occurring(counts: Counts) -> int:
    """How many categories occur in either reading. With fewer than two, chance agreement is one."""
    matrix = _matrices(counts)
    return int(np.count_nonzero(matrix.sum(-1) + matrix.sum(-2)))


def _kappa(counts: Counts) -> float:
    if _occurring(counts) < 2:
        return nan
    from sklearn.metrics import cohen_kappa_score

    a, b = np.indices(_matrices(counts).shape)
    return float(cohen_kappa_score(a.ravel(), b.ravel(), sample_weight=counts))


def _alpha(counts: Counts) -> float:
    if _occurring(counts) < 2:
        return nan
    import krippendorff

    matrix = _matrices(counts)
    one = np.eye(len(matrix), dtype=int)
    units = (one[:, None] + one[None, :]).reshape(-1, len(matrix))
    repeated = np.repeat(units, counts.astype(int), axis=0)
    return float(krippendorff.alpha(value_counts=repeated, level_of_measurement="nominal"))


def _sides(counts: Counts) -> tuple[int, ...]:
    return int(counts[1]), int(counts[-1] if len(counts) == 4 else counts[2])


def _compared(counts: Counts) -> tuple[int, ...]:
    return (int(counts[1]),)


def _units(counts: Counts) -> tuple[int, ...]:
    return (int(counts.sum()),)


F1 = Coefficient("F1", lambda counts: float(_f1(counts)), _f1, _sides)
"""Counts: credit, how many the first reading has, how many the second. The mean of precision and recall
(harmonic); it is the same whichever reading is the key (Hripcsak and Rothschild 2005)."""

SHARE = Coefficient("share", lambda counts: float(_share(counts)), _share, _compared)
"""Counts: how many are equal, how many are compared."""

AGR = Coefficient("agr", lambda counts: float(_agr(counts)), _agr, _sides)
"""Counts: how many of the first reading are found in the second, of how many; the reverse, of how many. The
mean of both directions (Wiebe, Wilson and Cardie 2005); not defined where one reading has none."""

KAPPA = Coefficient("kappa", _kappa, _kappas, _units)
"""Counts: a confusion matrix, row by row. Cohen (1960)."""

ALPHA = Coefficient("alpha", _alpha, _alphas, _units)
"""Counts: a confusion matrix, row by row. Krippendorff (2013), nominal, two coders, nothing missing."""

"""Figures of agreement, of all documents, of each and of slices, with bootstrap intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reportedly.agreement.counting import Tally, tally
from reportedly.agreement.measures import MAIN, MEASURES, Measure
from reportedly.schema import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.agreement.coefficients import Counts
    from reportedly.agreement.pairing import Pair

BY = ("collection", "genre", "split", "document")
"""What slices are made by."""

RESAMPLES = 1000

_LEVEL = (0.025, 0.975)


class Figure(NamedTuple):
    """A measure of some documents.

    Attributes:
        measure: what is measured.
        value: `None` where it is not defined: nothing to compare, or one category alone.
        interval: the 95 % interval; `None` where there are fewer than two documents, or nothing is defined.
        support: how many things of the first and of the second reading it rests on, or how many pairs.
    """

    measure: Measure
    value: float | None
    interval: tuple[float, float] | None
    support: tuple[int, ...]

    @property
    def met(self) -> bool | None:
        """Whether it reaches its goal; `None` without a goal or a value."""
        goal = self.measure.goal
        return None if goal is None or self.value is None else self.value >= goal


class Agreement(NamedTuple):
    """The agreement of two passes.

    Attributes:
        tallies: the counts of each document.
        figures: pooled over documents, by the name of the measure.
    """

    tallies: tuple[Tally, ...]
    figures: dict[str, Figure]

    @property
    def goals_met(self) -> tuple[int, int]:
        """How many goals are met, of how many; one of a figure that is not defined is not met."""
        goals = [figure for figure in self.figures.values() if figure.measure.goal is not None]
        return sum(bool(figure.met) for figure in goals), len(goals)

    @property
    def without_text(self) -> list[str]:
        """The documents whose tokens are not in the figures."""
        return [each.document for each in self.tallies if not each.has_text]


class Slice(NamedTuple):
    """The main figures of the documents that share a value."""

    value: str
    documents: int
    figures: dict[str, Figure]


def compare(pairs: Iterable[Pair], *, resamples: int = RESAMPLES, seed: int = 0) -> Agreement:
    """All figures of agreement of some pairs of readings, pooled over documents (micro).

    Args:
        pairs: documents in two readings.
        resamples: of the bootstrap.
        seed: of the bootstrap; the same seed gives the same intervals.

    Raises:
        ImportError: scikit-learn, SciPy or krippendorff, the extra `agreement`, is not installed.
    """
    tallies = tuple(map(tally, pairs))
    return Agreement(tallies, _figures(tallies, MEASURES, resamples, seed))


def slices(tallies: Sequence[Tally], by: str, *, resamples: int = RESAMPLES, seed: int = 0) -> list[Slice]:
    """The main figures of each collection, genre, split or document that occurs, in the order of the schema.

    Args:
        tallies: the counts of the documents.
        by: one of `BY`.
        resamples: of the bootstrap, which draws from the documents of the slice.
        seed: of the bootstrap.
    """
    if by == "document":
        grouped = {each.document: [each] for each in tallies}
    else:
        grouped = {
            value: [each for each in tallies if getattr(each.metadata, by) == value] for value in names(by)
        }
    return [
        Slice(value, len(own), _figures(own, MAIN, resamples, seed)) for value, own in grouped.items() if own
    ]


def document_figures(tally: Tally) -> dict[str, Figure]:
    """All figures of one document, without intervals."""
    return _figures([tally], MEASURES, 0, 0)


def _figures(
    tallies: Sequence[Tally], measures: Iterable[str], resamples: int, seed: int
) -> dict[str, Figure]:
    documents = len(tallies)
    # How often each document is drawn, shape (resamples, documents): one draw for all measures, and no
    # document is counted again.
    generator = np.random.default_rng(seed)
    drawn = generator.multinomial(documents, [1 / documents] * documents, size=resamples).astype(np.float64)
    return {
        name: _figure(MEASURES[name], np.stack([each.counts[name] for each in tallies]), drawn)
        for name in measures
    }


def _figure(measure: Measure, counts: Counts, drawn: Counts) -> Figure:
    """The figure of counts of shape (documents, size of the measure)."""
    pooled = counts.sum(0)
    value = measure.coefficient.pooled(pooled)
    defined = not np.isnan(value)
    interval = _interval(measure, counts, drawn) if defined and len(counts) > 1 else None
    return Figure(measure, value if defined else None, interval, measure.coefficient.support(pooled))


def _interval(measure: Measure, counts: Counts, drawn: Counts) -> tuple[float, float] | None:
    """Percentile interval of the bootstrap (Efron and Tibshirani 1993, chapter 13), by document.

    Resamples in which the figure is not defined are left out.
    """
    figures = measure.coefficient.resampled(drawn @ counts)
    figures = figures[~np.isnan(figures)]
    if not len(figures):
        return None
    low, high = np.quantile(figures, _LEVEL)
    return float(low), float(high)

"""Spans of single labels, in the modes in which a label by itself can be scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.evaluation.matching import MODES, Labelled, outcome
from reportedly.evaluation.measures import F1, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.evaluation.frames import Frames
    from reportedly.evaluation.matching import Triple


def label_measures(labels: Iterable[str]) -> list[Measure]:
    """The measures of the spans of some labels. Strict is exact where there is one label alone."""
    return [
        Measure(f"{label} span F1 {mode}", "spans", F1, told)
        for label in labels
        for mode, told in MODES.items()
    ]


def label_counts(labels: Iterable[str], gold: Frames, predicted: Frames) -> dict[str, Triple]:
    """The counts of the spans of some labels in a document."""
    counts = {}
    for label in labels:
        a, b = ([Labelled(*extent, label) for extent in frames.spans[label]] for frames in (gold, predicted))
        for mode in MODES:
            counts[f"{label} span F1 {mode}"] = outcome(a, b, mode).triple
    return counts

"""The tasks of the benchmark, a module each: what is measured, and how a document is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.evaluation.tasks import attributions, claim_pairs, claims, hedges, numbers, tokens

if TYPE_CHECKING:
    from reportedly.evaluation.measures import Measure

OF_FRAMES = {
    "numbers": numbers.count,
    "attributions": attributions.count,
    "hedges": hedges.count,
    "claims": claims.count,
}
"""The tasks that are scored from the spans and frames of documents."""

MEASURES: dict[str, dict[str, Measure]] = {
    task: {measure.name: measure for measure in module.MEASURES}
    for task, module in {
        "numbers": numbers,
        "attributions": attributions,
        "hedges": hedges,
        "claims": claims,
        "claim_pairs": claim_pairs,
        "tokens": tokens,
    }.items()
}
"""All measures by task and name, in the order of the tables."""

TASKS = tuple(MEASURES)

MAIN = {
    task: next(name for name, measure in measures.items() if measure.main)
    for task, measures in MEASURES.items()
}
"""The main figure of each task."""

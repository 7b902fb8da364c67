"""The task `hedges`: cues and scopes, scored as in CoNLL-2010 task 2 (Farkas et al. 2010)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.evaluation.matching import paired, shared
from reportedly.evaluation.measures import ACCURACY, F1, Measure
from reportedly.evaluation.tasks.spans import label_counts, label_measures
from reportedly.schema import names

if TYPE_CHECKING:
    from reportedly.evaluation.frames import Frames

LABELS = ("hedge", "scope")

MEASURES = (
    Measure("cue F1", "hedges", F1, "all spans of the cue are equal"),
    Measure("scope F1", "hedges", F1, "all spans of cue and scope are equal", main=True),
    Measure("kind accuracy", "hedges", ACCURACY, "on equal cues", size=2),
    *(
        Measure(f"{kind} F1", "hedges of a kind", F1, "cue and kind are equal")
        for kind in names("hedge_kind")
    ),
    *label_measures(LABELS),
)


def count(gold: Frames, predicted: Frames) -> dict[str, tuple[float, ...]]:
    """The counts of a document."""
    a, b = gold.hedges, predicted.hedges
    pairs = paired(a, b, lambda hedge: hedge.cue)
    counts: dict[str, tuple[float, ...]] = {
        "cue F1": shared((each.cue for each in a), (each.cue for each in b)),
        "scope F1": shared(((each.cue, each.scope) for each in a), ((each.cue, each.scope) for each in b)),
        "kind accuracy": (sum(one.kind == other.kind for one, other in pairs), len(pairs)),
        **label_counts(LABELS, gold, predicted),
    }
    for kind in names("hedge_kind"):
        own = ([each.cue for each in side if each.kind == kind] for side in (a, b))
        counts[f"{kind} F1"] = shared(*own)
    return counts

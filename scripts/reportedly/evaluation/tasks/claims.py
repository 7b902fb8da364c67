"""The task `claims`: tuples of a number, its event, who vouches, what weakens it, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.evaluation.matching import shared
from reportedly.evaluation.measures import F1, Measure

if TYPE_CHECKING:
    from reportedly.evaluation.frames import Frames

PARTS = {
    "event": "the event",
    "chain": "the cue spans of the chain of attributions, in order",
    "hedges": "the cue spans of the hedges",
    "certainty": "the certainty",
    "polarity": "the polarity",
}

MEASURES = (
    Measure("claim F1", "claims", F1, "number span and all parts are equal", main=True),
    Measure("number F1", "claims", F1, "the number spans that something is claimed of"),
    *(
        Measure(f"{part} F1", "parts", F1, f"{told} of claims on number spans that both have")
        for part, told in PARTS.items()
    ),
)


def count(gold: Frames, predicted: Frames) -> dict[str, tuple[float, ...]]:
    """The counts of a document."""
    a, b = gold.claims, predicted.claims
    both = {each.number for each in a} & {each.number for each in b}
    counts: dict[str, tuple[float, ...]] = {
        "claim F1": shared(a, b),
        "number F1": shared((each.number for each in a), (each.number for each in b)),
    }
    for part in PARTS:
        own = (
            [(each.number, getattr(each, part)) for each in side if each.number in both] for side in (a, b)
        )
        counts[f"{part} F1"] = shared(*own)
    return counts

"""The task `attributions`: who vouches, by what words, for what; scored as PARC 3 is (Pareti 2015)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.evaluation.matching import aligned, overlap, shared, size
from reportedly.evaluation.measures import ACCURACY, F1, Measure
from reportedly.evaluation.tasks.spans import label_counts, label_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.evaluation.frames import Attribution, Frames, Pieces

ROLES = ("cue", "source", "content")
ATTRIBUTES = {"style": "style", "source_type": "source type", "attitude": "attitude"}

MEASURES = (
    Measure("attribution F1 strict", "attributions", F1, "all spans of cue, source and content are equal"),
    Measure(
        "attribution F1 overlap",
        "attributions",
        F1,
        "cues overlap, and sources and contents do or are empty in both",
        main=True,
    ),
    *(
        Measure(
            f"{role} role F1 exact", "roles", F1, "its spans are equal, in attributions whose cues overlap"
        )
        for role in ROLES
    ),
    *(
        Measure(f"{role} role F1 overlap", "roles", F1, "its characters, in attributions whose cues overlap")
        for role in ROLES
    ),
    Measure("via F1", "attributions", F1, "which is reported inside which, in those whose cues overlap"),
    *(
        Measure(f"{name} accuracy", "attributes", ACCURACY, "on attributions whose cues overlap", size=2)
        for name in ATTRIBUTES.values()
    ),
    *label_measures(ROLES),
)


def count(gold: Frames, predicted: Frames) -> dict[str, tuple[float, ...]]:
    """The counts of a document."""
    a, b = gold.attributions, predicted.attributions
    places = aligned(a, b)
    pairs = [(a[left], b[right]) for left, right in places]
    counts: dict[str, tuple[float, ...]] = {
        "attribution F1 strict": shared(map(_roles, a), map(_roles, b)),
        "attribution F1 overlap": (sum(_overlapping(*pair) for pair in pairs), len(b), len(a)),
        "via F1": _via(a, b, places),
        **label_counts(ROLES, gold, predicted),
    }
    for role in ROLES:
        own: list[tuple[Pieces, Pieces]] = [
            (getattr(one, role), getattr(other, role)) for one, other in pairs
        ]
        all_a, all_b = ([getattr(each, role) for each in side] for side in (a, b))
        equal = sum(bool(one) and one == other for one, other in own)
        counts[f"{role} role F1 exact"] = (equal, sum(map(bool, all_b)), sum(map(bool, all_a)))
        common = sum(overlap(one, other) for one, other in own)
        counts[f"{role} role F1 overlap"] = (common, sum(map(size, all_b)), sum(map(size, all_a)))
    for attribute, name in ATTRIBUTES.items():
        right = sum(getattr(one, attribute) == getattr(other, attribute) for one, other in pairs)
        counts[f"{name} accuracy"] = (right, len(pairs))
    return counts


def _roles(frame: Attribution) -> tuple[Pieces, Pieces, Pieces]:
    return frame.cue, frame.source, frame.content


def _overlapping(a: Attribution, b: Attribution) -> bool:
    roles = zip(_roles(a), _roles(b), strict=True)
    return all(overlap(one, other) > 0 or not (one or other) for one, other in roles)


def _via(
    a: Sequence[Attribution], b: Sequence[Attribution], places: Sequence[tuple[int, int]]
) -> tuple[float, float, float]:
    of_a, of_b = (
        {(place, each.via) for place, each in enumerate(side) if each.via is not None} for side in (a, b)
    )
    to_a = {right: left for left, right in places}
    right = sum((to_a.get(inner), to_a.get(outer)) in of_a for inner, outer in of_b)
    return right, len(of_b), len(of_a)

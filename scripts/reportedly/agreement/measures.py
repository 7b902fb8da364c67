"""What is measured, by what coefficient, and the goals: each stands here alone."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.agreement.coefficients import AGR, ALPHA, F1, KAPPA, SHARE, Coefficient
from reportedly.schema import names

GOALS = {
    "number F1 exact": 0.95,
    "value equal": 0.95,
    "cue F1 exact": 0.90,
    "source F1 exact": 0.85,
    "content F1 partial": 0.85,
    "hedge F1 exact": 0.88,
    "scope F1 partial": 0.80,
    "certainty kappa": 0.75,
}
"""The agreement that the corpus is to reach, by measure; the pooled figure counts, not its interval."""

ATTRIBUTES = {
    "number kind": "number_kind",
    "style": "style",
    "source type": "source_type",
    "attitude": "attitude",
    "hedge kind": "hedge_kind",
    "event": "event",
    "certainty": "certainty",
    "polarity": "polarity",
}
"""The attributes of frames, and the vocabulary of each."""

TOKEN_LABELS = {
    "number": ("number",),
    # Where roles overlap (a chain, a source inside a content), the earlier one labels the token: cues are the
    # rarest and contents hold the others.
    "attribution": ("cue", "source", "content"),
    "hedge": ("hedge",),
    "scope": ("scope",),
}
"""The layers that tokens are labelled by, and the labels of each; a token in none is outside."""

_OVERLAPPING = ("content", "scope")


class Measure(NamedTuple):
    """A figure of agreement.

    Attributes:
        name: as in tables and JSON.
        group: what it is about.
        coefficient: how it is worked out from counts.
        size: how many counts it has.
        meaning: one line.
    """

    name: str
    group: str
    coefficient: Coefficient
    size: int
    meaning: str

    @property
    def goal(self) -> float | None:
        """What it is to reach, if it is to reach something."""
        return GOALS.get(self.name)


def _measures() -> list[Measure]:
    found = []
    for label in names("label"):
        found.append(Measure(f"{label} F1 exact", "spans", F1, 3, "the same start and end"))
        # MUC-5 (Chinchor and Sundheim 1993), SemEval-2013 task 9 (Segura-Bedmar et al. 2013): with COR exact
        # matches and PAR overlapping ones, precision is (COR + PAR / 2) / ACT and recall the same over POS.
        found.append(Measure(f"{label} F1 partial", "spans", F1, 3, "an overlapping span counts a half"))
        if label in _OVERLAPPING:
            found.append(Measure(f"{label} F1 overlap", "spans", F1, 3, "an overlapping span counts one"))
    for layer, labels in TOKEN_LABELS.items():
        meaning = f"tokens as {', '.join(labels)} or outside"
        found.append(Measure(f"{layer} token kappa", "tokens", KAPPA, (len(labels) + 1) ** 2, meaning))
    roles = len(TOKEN_LABELS["attribution"]) + 1
    # PolNeAR (Newell, Margolin and Ruths 2018) reports 0.754 of this and 0.923 of `agr`. Its
    # README does not say when an attribution counts as found; here, when the cues overlap.
    found.append(Measure("attribution token alpha", "tokens", ALPHA, roles**2, "the same, chance by both"))
    found += [
        Measure("attribution F1", "attributions", F1, 3, "cue, source and content all overlap"),
        Measure("attribution agr", "attributions", AGR, 4, "found: some cue of the other reading overlaps"),
        Measure("chain F1", "attributions", F1, 3, "which attribution is via which, both ends aligned"),
    ]
    for attribute, vocabulary in ATTRIBUTES.items():
        size = len(names(vocabulary)) ** 2
        found.append(Measure(f"{attribute} kappa", "attributes", KAPPA, size, "on aligned frames"))
    found += [
        Measure("value equal", "attributes", SHARE, 2, "quantities in both readings, of the same span"),
        Measure(
            "counted equal", "attributes", SHARE, 2, "numbers of the same span, counted in either reading"
        ),
        Measure("claim F1", "claims", F1, 3, "the same number span and a chain of overlapping cues"),
    ]
    return found


MEASURES: dict[str, Measure] = {measure.name: measure for measure in _measures()}
"""All measures by name, in the order of the tables."""

MAIN = (
    *GOALS,
    "attribution F1",
    "attribution agr",
    "attribution token alpha",
    "claim F1",
)
"""The measures that are told of each slice."""

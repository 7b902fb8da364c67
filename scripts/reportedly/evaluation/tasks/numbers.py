"""The task `numbers`: where they are, of what kind, and which value they give."""

from __future__ import annotations

from math import isclose, log10
from typing import TYPE_CHECKING

from reportedly.evaluation.matching import MODES, Labelled, outcome, paired
from reportedly.evaluation.measures import ACCURACY, ERROR, F1, Measure
from reportedly.evaluation.tasks.spans import label_counts, label_measures
from reportedly.schema import names, quantity_kinds

if TYPE_CHECKING:
    from reportedly.evaluation.frames import Frames, Number
    from reportedly.model import Value

LABELS = ("counted",)

MEASURES = (
    *(Measure(f"number F1 {mode}", "numbers, labelled by kind", F1, told) for mode, told in MODES.items()),
    Measure("end-to-end F1", "values", F1, "span, kind and value (unit apart) are equal", main=True),
    Measure("kind accuracy", "values", ACCURACY, "on equal spans", size=2),
    Measure(
        "value accuracy",
        "values",
        ACCURACY,
        "ends, bounds and approximation are equal, on equal spans of gold quantities",
        size=2,
    ),
    Measure(
        "unit accuracy", "values", ACCURACY, "on equal spans of gold quantities that have a unit", size=2
    ),
    Measure(
        "log10 error",
        "values",
        ERROR,
        "of the midpoint, absolute, on equal spans where both midpoints are positive",
        size=2,
    ),
    *(
        Measure(f"{kind} F1", "numbers of a kind", F1, "start, end and kind are equal")
        for kind in names("number_kind")
    ),
    *label_measures(LABELS),
)


def count(gold: Frames, predicted: Frames) -> dict[str, tuple[float, ...]]:
    """The counts of a document."""
    a, b = (
        [Labelled(*number.extent, number.kind) for number in frames.numbers] for frames in (gold, predicted)
    )
    pairs = paired(gold.numbers, predicted.numbers, lambda number: number.extent)
    quantities = [pair for pair in pairs if pair[0].kind in quantity_kinds()]
    values = [(one.value, other.value) for one, other in quantities]
    united = [(one, other) for one, other in values if one is not None and one.unit is not None]
    errors = [error for one, other in values if (error := _log_error(one, other)) is not None]
    whole = sum(map(_same_number, *zip(*pairs, strict=True))) if pairs else 0
    counts: dict[str, tuple[float, ...]] = {
        **{f"number F1 {mode}": outcome(a, b, mode).triple for mode in MODES},
        "end-to-end F1": (whole, len(b), len(a)),
        "kind accuracy": (sum(one.kind == other.kind for one, other in pairs), len(pairs)),
        "value accuracy": (sum(same_value(one, other) for one, other in values), len(values)),
        "unit accuracy": (
            sum(other is not None and one.unit == other.unit for one, other in united),
            len(united),
        ),
        "log10 error": (sum(errors), len(errors)),
        **label_counts(LABELS, gold, predicted),
    }
    for kind in names("number_kind"):
        one, other = ([span for span in spans if span.label == kind] for spans in (a, b))
        counts[f"{kind} F1"] = outcome(one, other, "strict").triple
    return counts


def same_value(a: Value | None, b: Value | None) -> bool:
    """Whether two values are equal but for the unit. A value that is not predicted is not equal."""
    if a is None or b is None:
        return False
    flags = ("low_inclusive", "high_inclusive", "approximate")
    return (
        _same_end(a.low, b.low)
        and _same_end(a.high, b.high)
        and all(getattr(a, flag) == getattr(b, flag) for flag in flags)
    )


def _same_end(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return isclose(a, b, rel_tol=1e-9)


def _same_number(a: Number, b: Number) -> bool:
    return a.kind == b.kind and (a.kind not in quantity_kinds() or same_value(a.value, b.value))


def _log_error(a: Value | None, b: Value | None) -> float | None:
    """How many orders of magnitude the midpoints are apart."""
    left, right = _midpoint(a), _midpoint(b)
    if left is None or right is None or left <= 0 or right <= 0:
        return None
    return abs(log10(left) - log10(right))


def _midpoint(value: Value | None) -> float | None:
    """The middle of an interval; of one with an open end, the other end."""
    ends = [] if value is None else [end for end in (value.low, value.high) if end is not None]
    return sum(ends) / len(ends) if ends else None

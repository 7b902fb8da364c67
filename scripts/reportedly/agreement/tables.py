"""Figures of agreement as tables."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from reportedly.agreement.measures import MAIN
from reportedly.statistics.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.agreement.comparing import Agreement, Figure, Slice
    from reportedly.agreement.disagreements import Disagreement
    from reportedly.statistics.tables import Cell

_NOTHING = "-"


def figure_tables(agreement: Agreement) -> list[Table]:
    """All pooled figures, a table a group, with intervals, goals and what each figure rests on."""
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for name, figure in agreement.figures.items():
        goal, met = figure.measure.goal, figure.met
        grouped.setdefault(figure.measure.group, []).append(
            (
                name,
                shown(figure.value),
                _interval(figure),
                " / ".join(f"{number:,}" for number in figure.support),
                _NOTHING if goal is None else f"{goal:.2f}",
                _NOTHING if met is None else "met" if met else "missed",
            )
        )
    heads = ("measure", "figure", "95 % interval", "of", "goal", "")
    return [Table(group, heads, tuple(rows)) for group, rows in grouped.items()]


def slice_table(by: str, parts: Sequence[Slice]) -> Table:
    """The main figures of each slice, a row a slice."""
    rows: list[tuple[Cell, ...]] = [
        (part.value, part.documents, *(shown(part.figures[name].value) for name in MAIN)) for part in parts
    ]
    return Table(f"by {by}", (by, "documents", *MAIN), tuple(rows))


def disagreement_table(found: Sequence[Disagreement], a: str, b: str) -> Table:
    """The disagreements, a row each.

    Args:
        found: what `disagreements` found.
        a: name of the first reading.
        b: name of the second.
    """
    rows = tuple(
        (each.document, each.layer, each.aspect, each.a or _NOTHING, each.b or _NOTHING, each.excerpt)
        for each in found
    )
    return Table(counted(len(found), "disagreement"), ("document", "layer", "what", a, b, "where"), rows)


def counted(number: int, noun: str) -> str:
    """The number with its noun in singular or plural."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shown(value: float | None) -> str:
    """A figure with three digits, or what stands for one that is not defined.

    Cut off, not rounded: what is shown as 0.950 is not short of it, and 1.000 is perfect.
    """
    # The float of 0.57 times a thousand is a hair less than 570.
    return _NOTHING if value is None else f"{floor(value * 1000 + 1e-9) / 1000:.3f}"


def _interval(figure: Figure) -> str:
    return " to ".join(map(shown, figure.interval)) if figure.interval else _NOTHING

"""One figure of agreement: a dot a measure, its interval, and its goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.agreement.tables import counted, shown
from reportedly.statistics.plotting import BLUE, FAINT, GREY, INK, ORANGE, figure_file

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.agreement.comparing import Agreement, Figure

_ROW, _HEAD, _FOOT = 0.23, 1.0, 0.4  # inches


def plot(agreement: Agreement, a: str, b: str, path: Path) -> None:
    """Draws the pooled figures to a file; the same figures give the same bytes.

    Args:
        agreement: what `compare` found.
        a: name of the first reading.
        b: name of the second.
        path: of a PNG or an SVG.

    Raises:
        ImportError: matplotlib, the extra `plots`, is not installed.
        ValueError: the name of the file ends otherwise.
    """
    figures = list(agreement.figures.values())
    met, goals = agreement.goals_met
    height = len(figures) * _ROW + _HEAD + _FOOT
    with figure_file(path, (9.5, height)) as figure:
        axes = figure.add_axes((0.25, _FOOT / height, 0.67, 1 - (_HEAD + _FOOT) / height))
        title = f"{met} of {goals} goals met by {a} and {b} on {counted(len(agreement.tallies), 'document')}"
        figure.suptitle(title, x=0.02, y=1 - 0.2 / height, ha="left", fontsize=14, fontweight="bold")
        legend = "dot: pooled figure; line: 95 % interval, by document; bar: goal (orange where it is missed)"
        figure.text(0.02, 1 - 0.7 / height, legend, color=GREY)
        groups = [each.measure.group for each in figures]
        for row, each in enumerate(figures):
            if row and groups[row] != groups[row - 1]:
                axes.axhline(row - 0.5, color=FAINT, linewidth=0.8)
            color = ORANGE if each.met is False else BLUE
            if each.interval is not None:
                axes.plot(each.interval, (row, row), color=color, linewidth=2, alpha=0.45)
            if each.value is not None:
                axes.plot(each.value, row, "o", color=color, markersize=6)
            if each.measure.goal is not None:
                axes.plot(each.measure.goal, row, "|", color=INK, markersize=12, markeredgewidth=1.8)
            words = "not defined" if each.value is None else shown(each.value)
            axes.text(1.02, row, words, transform=axes.get_yaxis_transform(), va="center", color=GREY)
        axes.set_yticks(range(len(figures)), list(agreement.figures))
        axes.set_ylim(len(figures) - 0.4, -0.6)
        lowest = min((low for each in figures for low in _marks(each)), default=0.0)
        axes.set_xlim(lowest - 0.05, 1.02)
        axes.grid(axis="x", color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)


def _marks(figure: Figure) -> list[float]:
    """Where something is drawn in the row of a measure."""
    marks = [*(figure.interval or ()), figure.value, figure.measure.goal]
    return [mark for mark in marks if mark is not None]

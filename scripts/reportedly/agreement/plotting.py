"""One figure of agreement: a dot a measure, its interval, and its goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.agreement.tables import shown
from reportedly.statistics.plotting import BLUE, FAINT, GREY, INK, ORANGE, figure_file

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.agreement.comparing import Agreement

_ROW, _MARGINS = 0.23, 1.9  # inches


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
    goals = [each.met for each in figures if each.met is not None]
    height = len(figures) * _ROW + _MARGINS
    with figure_file(path, (9.5, height)) as figure:
        axes = figure.add_axes((0.25, 0.6 / height, 0.67, 1 - _MARGINS / height))
        title = f"{sum(goals)} of {len(goals)} goals met by {a} and {b} on {len(agreement.tallies)} documents"
        figure.suptitle(title, x=0.02, y=1 - 0.3 / height, ha="left", fontsize=14, fontweight="bold")
        legend = "dot: pooled figure; line: 95 % interval, by document; bar: goal (orange where it is missed)"
        figure.text(0.02, 1 - 0.75 / height, legend, color=GREY)
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
        lowest = min((each.interval or (each.value,))[0] for each in figures if each.value is not None)
        axes.set_xlim(min(0, lowest) - 0.02, 1.02)
        axes.grid(axis="x", color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)

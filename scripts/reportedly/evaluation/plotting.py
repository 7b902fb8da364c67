"""One figure of an evaluation: a dot a measure and its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.agreement.tables import counted, shown
from reportedly.statistics.plotting import BLUE, FAINT, GREY, ORANGE, figure_file

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.evaluation.evaluating import Evaluation

_ROW, _HEAD, _FOOT = 0.23, 1.0, 0.4  # inches


def plot(evaluation: Evaluation, path: Path) -> None:
    """Draws the figures to a file; the same figures give the same bytes. Errors have no place on its axis.

    Args:
        evaluation: what `evaluate` found.
        path: of a PNG or an SVG.

    Raises:
        ImportError: matplotlib, the extra `plots`, is not installed.
        ValueError: the name of the file ends otherwise.
    """
    rows = [
        (task, name, each, each.value)
        for task, figures in evaluation.figures.items()
        for name, each in figures.items()
        if each.value is not None and not each.measure.score.lower_is_better
    ]
    height = max(1, len(rows)) * _ROW + _HEAD + _FOOT
    with figure_file(path, (9.5, height)) as figure:
        axes = figure.add_axes((0.36, _FOOT / height, 0.57, 1 - (_HEAD + _FOOT) / height))
        title = f"{evaluation.system} on {counted(len(evaluation.tallies), 'document')}"
        figure.suptitle(title, x=0.02, y=1 - 0.2 / height, ha="left", fontsize=14, fontweight="bold")
        legend = f"{evaluation.gold.described}; dot: figure (main: orange); line: 95 % interval, by document"
        figure.text(0.02, 1 - 0.7 / height, legend, color=GREY)
        for place, (task, _, each, value) in enumerate(rows):
            if place and task != rows[place - 1][0]:
                axes.axhline(place - 0.5, color=FAINT, linewidth=0.8)
            color = ORANGE if each.measure.main else BLUE
            if each.interval is not None:
                axes.plot(each.interval, (place, place), color=color, linewidth=2, alpha=0.45)
            axes.plot(value, place, "o", color=color, markersize=6)
            words = shown(value)
            axes.text(1.02, place, words, transform=axes.get_yaxis_transform(), va="center", color=GREY)
        axes.set_yticks(range(len(rows)), [f"{task}: {name}" for task, name, *_ in rows])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(-0.02, 1.02)
        axes.grid(axis="x", color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)

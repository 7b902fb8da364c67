"""One figure of two collections side by side: how far their measures are apart, and their shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.statistics.plotting import BLUE, FAINT, GREY, ORANGE, figure_file, title_panel
from reportedly.statistics.tables import comparison_notes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from reportedly.statistics.comparing import Comparison, Measure

_PANELS = {
    "number_kind": ("n", "numbers by kind"),
    "source_type": ("s", "attributions by source type"),
    "attitude": ("a", "attributions by attitude"),
    "style": ("y", "attributions by style"),
    "hedge_kind": ("h", "hedges by kind"),
}
"""Where in the mosaic the shares of each vocabulary stand, and what they are of."""

# Fixed, as in `plotting`: the same figures are to give the same bytes.
_GRID = {"left": 0.2, "right": 0.975, "top": 0.885, "bottom": 0.085, "hspace": 0.42, "wspace": 0.62}
_WIDEST = 1.25


class _Row(NamedTuple):
    """A thing that both collections have a figure of."""

    name: str
    first: float
    second: float


def plot_comparison(comparison: Comparison, path: Path) -> None:
    """Draws the figure to a file; the same figures give the same bytes, with the same version of matplotlib.

    Args:
        comparison: what `compare` found.
        path: of a PNG or an SVG.

    Raises:
        ImportError: matplotlib, the extra `plots`, is not installed.
        ValueError: the name of the file ends otherwise.
    """
    with figure_file(path, (14, 15 if comparison.sample_words else 12)) as figure:
        _draw(figure, comparison)


def _draw(figure: Figure, comparison: Comparison) -> None:
    first, second = comparison.names
    figure.suptitle(
        f"Two collections side by side: {first} and {second}",
        x=0.015,
        y=0.985,
        ha="left",
        fontsize=17,
        fontweight="bold",
    )
    for place, color in enumerate((BLUE, ORANGE)):
        figure.text(0.016, 0.952 - 0.017 * place, _told(comparison, place), color=color, fontweight="bold")
    mosaic, heights = "ns;na;hy", [0.9, 0.9, 0.7]
    if comparison.sample_words:  # only frames can be compared where a collection has no text
        mosaic, heights = f"mp;{mosaic}", [1.25, *heights]
    panels = figure.subplot_mosaic(mosaic, height_ratios=heights, gridspec_kw=_GRID)
    if comparison.sample_words:
        _measures(panels["m"], comparison)
        _parts(panels["p"], comparison)
    for shares in comparison.shares:
        both = [(term, *shares.share(term)) for term in shares.counts[0]]
        rows = [
            _Row(term.replace("_", " "), one, other)
            for term, one, other in both
            if one is not None and other is not None
        ]
        panel, subject = _PANELS[shares.vocabulary]
        if shares.distance is not None:
            subject += f"; Jensen-Shannon distance {shares.distance:.2f}"
        _dumbbells(panels[panel], rows, subject)
    for line, note in enumerate(comparison_notes(comparison)):
        figure.text(0.016, 0.05 - 0.0125 * line, note, color=GREY, fontsize=8.5)


def _told(comparison: Comparison, place: int) -> str:
    documents, words = comparison.documents[place], comparison.sizes[1].figures[place]
    measured = "no text" if words is None else f"{words:,.0f} words"
    noun = "document" if documents == 1 else "documents"
    return f"● {comparison.names[place]}: {documents:,} {noun}, {measured}"


def _rows(measures: Sequence[Measure]) -> list[_Row]:
    both = ((each.name, *each.figures) for each in measures)
    return [_Row(name, one, other) for name, one, other in both if one is not None and other is not None]


def _measures(axes: Axes, comparison: Comparison) -> None:
    """How many times the figures of the second collection are those of the first."""
    first, second = comparison.names
    rows = [row for row in _rows([each for each in comparison.measures if not each.share]) if row.first]
    subject = f"{second} against {first}: ratios, and the figures of {first} and {second}"
    ratios = [row.second / row.first for row in rows]
    furthest = max(range(len(rows)), key=lambda place: abs(ratios[place] - 1))
    title_panel(axes, f"{rows[furthest].name}: {ratios[furthest]:.2f} times", subject)
    axes.axvline(1, color=BLUE, linewidth=2, zorder=1)
    axes.hlines(range(len(rows)), 1, ratios, color=FAINT, linewidth=4, zorder=1)
    axes.scatter(ratios, range(len(rows)), s=75, color=ORANGE, zorder=2)
    low, high = min(*ratios, 1 / _WIDEST), max(*ratios, _WIDEST)
    width = high - low
    axes.set_xticks([tick for tick in axes.get_xticks() if low <= tick <= high])
    axes.set_xlim(low - 0.06 * width, high + 0.36 * width)  # room for the figures
    for place, row in enumerate(rows):
        words = f"{row.first:,.4g}  |  {row.second:,.4g}"
        axes.text(high + 0.34 * width, place, words, ha="right", va="center", color=GREY)
    axes.set_yticks(range(len(rows)), [row.name for row in rows])
    axes.invert_yaxis()
    axes.margins(y=0.04)
    axes.spines["bottom"].set_visible(False)


def _parts(axes: Axes, comparison: Comparison) -> None:
    parts = _rows([each for each in comparison.measures if each.share])
    _dumbbells(axes, parts, "parts of the words, sentences and cues")


def _dumbbells(axes: Axes, rows: Sequence[_Row], subject: str) -> None:
    if not rows:
        title_panel(axes, "nothing to compare", subject)
        axes.set_axis_off()
        return
    widest = max(rows, key=lambda row: abs(row.first - row.second))
    title_panel(axes, f"{widest.name}: {widest.first:.0%} against {widest.second:.0%}", subject)
    places = range(len(rows))
    firsts, seconds = [100 * row.first for row in rows], [100 * row.second for row in rows]
    axes.hlines(places, firsts, seconds, color=FAINT, linewidth=4, zorder=1)
    # The second one is a ring, so that both are seen where they are equal.
    axes.scatter(firsts, places, s=60, color=BLUE, zorder=2)
    axes.scatter(seconds, places, s=110, facecolors="none", edgecolors=ORANGE, linewidths=2.4, zorder=3)
    axes.set_yticks(places, [row.name for row in rows])
    axes.invert_yaxis()
    axes.set_xlim(-2, 1.04 * max(*firsts, *seconds, 5))
    axes.xaxis.set_major_formatter("{x:.0f}%")
    axes.margins(y=0.06)
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)

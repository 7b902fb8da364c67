"""One figure of what the corpus holds: a panel an aspect, each under what it shows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.schema import names, quantity_kinds
from reportedly.statistics.phenomena import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from reportedly.statistics.counting import Statistics
    from reportedly.statistics.phenomena import Occurrences

FORMATS = (".png", ".svg")

EVENT_GROUPS = {
    "dead, hurt, missing": ("killed", "wounded", "casualties", "missing"),
    "illness and care": ("infected", "treated"),
    "crime and law": ("detained", "charged", "penalty"),
    "moved or rescued": ("rescued", "displaced", "deployed"),
    "work": ("employed", "laid_off"),
    "attending, voting": ("attended", "voted"),
    "money": ("cost", "revenue", "funding"),
    "things": ("supplied", "damaged", "produced", "sold"),
    "measures": ("measured", "lasted"),
    "other": ("other",),
}
"""The events of the schema, in groups that are few enough to look at."""

# Okabe and Ito (2008), "Color Universal Design": told apart with any kind of colour vision.
BLUE, ORANGE, GREY, INK, FAINT = "#0072B2", "#E69F00", "#6b6b6b", "#222222", "#d9d9d9"
# From sure to open, even in lightness, so that they are in order in grey as well.
_CERTAINTY = {"certain": "#cfe3f1", "probable": "#7fb4d6", "possible": "#2f7fb5", "underspecified": "#0b3c5d"}
_COVERAGE = ((1, FAINT), (3, "#a9cfe6"), (10, "#4d9fcf"), (None, "#0b4f7d"))
_TOP = 12
# Fixed: the solver of matplotlib's layouts does not round alike in every run, and the same counts are to give
# the same bytes.
_GRID = {"left": 0.105, "right": 0.975, "top": 0.925, "bottom": 0.02, "hspace": 0.46, "wspace": 0.36}
_STYLE = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same letters everywhere
    "font.size": 9.5,
    "text.color": INK,
    "axes.edgecolor": FAINT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelcolor": GREY,
    "xtick.color": GREY,
    "ytick.color": INK,
    "ytick.major.size": 0,
    "svg.hashsalt": "reportedly",
}


def plot(statistics: Statistics, found: Sequence[Occurrences], path: Path) -> None:
    """Draws the figure to a file; the same counts give the same bytes, with the same version of matplotlib.

    Args:
        statistics: what `count` counted.
        found: what `search` found in the same documents.
        path: of a PNG or an SVG.

    Raises:
        ImportError: matplotlib, the extra `plots`, is not installed.
        ValueError: the name of the file ends otherwise.
    """
    with figure_file(path, (14, 17.5)) as figure:
        _draw(figure, statistics, found)


@contextmanager
def figure_file(path: Path, size: tuple[float, float]) -> Iterator[Figure]:
    """An empty figure in the style of the house, which is saved to a file when it is left.

    Args:
        path: of a PNG or an SVG.
        size: width and height in inches.

    Raises:
        ImportError: matplotlib, the extra `plots`, is not installed.
        ValueError: the name of the file ends otherwise.
    """
    if path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path.name}: a plot is a {' or a '.join(FORMATS)} file")
    import matplotlib.style
    from matplotlib.figure import Figure

    with matplotlib.style.context(["default", _STYLE]):
        figure = Figure(figsize=size)
        yield figure
        metadata = {"Date": None, "Creator": None} if path.suffix.lower() == ".svg" else {"Software": None}
        figure.savefig(path, dpi=120, facecolor="white", metadata=metadata)


def _draw(figure: Figure, statistics: Statistics, found: Sequence[Occurrences]) -> None:
    documents, words, claims = (statistics.size(name) for name in ("documents", "words", "claims"))
    figure.suptitle(
        f"Who said how many, and how sure: {documents:,} documents, {words:,} words, {claims:,} claims",
        x=0.015,
        y=0.985,
        ha="left",
        fontsize=17,
        fontweight="bold",
    )
    panels = figure.subplot_mosaic(
        [
            ["numbers", "sources"],
            ["hedges", "certainty"],
            ["attribution cues", "hedge cues"],
            ["lengths", "lengths"],
            ["phenomena", "phenomena"],
        ],
        height_ratios=[1.15, 1.05, 1.05, 0.75, 1.15],
        gridspec_kw=_GRID,
    )
    _numbers(panels["numbers"], statistics)
    _sources(panels["sources"], statistics)
    _hedges(panels["hedges"], statistics)
    _certainty(panels["certainty"], statistics)
    _cues(panels["attribution cues"], statistics, "attributions", BLUE)
    _cues(panels["hedge cues"], statistics, "hedges", ORANGE)
    _lengths(panels["lengths"], statistics)
    _phenomena(panels["phenomena"], found)


def _numbers(axes: Axes, statistics: Statistics) -> None:
    counts = {kind: statistics.term("number_kind", kind) for kind in names("number_kind")}
    decoys = sum(count for kind, count in counts.items() if kind not in quantity_kinds())
    title_panel(
        axes, f"{_share(decoys, sum(counts.values()))} of the numerals count nothing", "numbers by kind"
    )
    _bars(axes, counts, [BLUE if kind in quantity_kinds() else ORANGE for kind in counts])
    for height, (words, color) in enumerate((("decoys", ORANGE), ("quantities", BLUE))):
        _note(axes, 0.99, 0.04 + 0.08 * height, words, color)


def _sources(axes: Axes, statistics: Statistics) -> None:
    types, attitudes = names("source_type"), names("attitude")
    counts = [[statistics.pairs[kind, attitude] for attitude in attitudes] for kind in types]
    totals = {kind: sum(row) for kind, row in zip(types, counts, strict=True)}
    leading = sorted(types, key=lambda kind: -totals[kind])[:2]
    share = _share(sum(totals[kind] for kind in leading), sum(totals.values()))
    first, second = (kind.replace("_", " ") for kind in leading)
    title_panel(
        axes,
        f"{share} of the sources: {first} or {second}",
        "attributions by source type and attitude",
    )
    largest = max(map(max, counts)) or 1
    shades = [[(count / largest) ** 0.5 for count in row] for row in counts]  # small counts stay visible
    axes.imshow(shades, cmap="Blues", vmin=0, vmax=1.15, aspect="auto")
    for row, kind in enumerate(counts):
        for column, count in enumerate(kind):
            light = shades[row][column] > 0.65
            axes.text(
                column,
                row,
                f"{count}" if count else "·",
                ha="center",
                va="center",
                color="white" if light else INK if count else GREY,
            )
    axes.set_xticks(range(len(attitudes)), attitudes)
    axes.set_yticks(range(len(types)), [kind.replace("_", " ") for kind in types])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def _hedges(axes: Axes, statistics: Statistics) -> None:
    counts = {kind: statistics.term("hedge_kind", kind) for kind in names("hedge_kind")}
    ranked = dict(sorted(counts.items(), key=lambda item: -item[1]))
    first = next(iter(ranked))
    title = f"{_share(ranked[first], sum(ranked.values()))} of the hedges are {first} hedges"
    if first == "approximator":
        title = f"{_share(ranked[first], sum(ranked.values()))} of the hedges only blur a figure"
    title_panel(axes, title, "hedges by kind")
    _bars(axes, ranked, [BLUE] * len(ranked))


def _certainty(axes: Axes, statistics: Statistics) -> None:
    rows = {}
    for group, events in EVENT_GROUPS.items():
        counts = [
            sum(statistics.certainties[event, certainty] for event in events) for certainty in _CERTAINTY
        ]
        if sum(counts):
            rows[f"{group} ({sum(counts)})"] = counts
    rows = dict(sorted(rows.items(), key=lambda item: item[1][0] / sum(item[1])))
    everything = sum(map(sum, rows.values()))
    unsure = everything - sum(counts[0] for counts in rows.values())
    title_panel(
        axes, f"{_share(unsure, everything)} of the claims are less than certain", "certainty by event group"
    )
    left = [0.0] * len(rows)
    for index, (certainty, color) in enumerate(_CERTAINTY.items()):
        widths = [100 * counts[index] / sum(counts) for counts in rows.values()]
        axes.barh(range(len(rows)), widths, left=left, color=color, height=0.72, label=certainty)
        left = [edge + width for edge, width in zip(left, widths, strict=True)]
    axes.set_yticks(range(len(rows)), list(rows))
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.xaxis.set_major_formatter("{x:.0f}%")
    axes.legend(
        loc="upper left",
        bbox_to_anchor=(-0.02, -0.09),
        ncols=4,
        frameon=False,
        handlelength=1,
        columnspacing=1.2,
    )


def _cues(axes: Axes, statistics: Statistics, layer: str, color: str) -> None:
    ranked = dict(statistics.most_frequent_cues(layer, _TOP))
    total = statistics.cues[layer].total()
    first = next(iter(ranked), None)
    title = f"“{first}” cues {_share(ranked[first], total)} of the {layer}" if first else f"no {layer}"
    title_panel(axes, title, f"the {len(ranked)} most frequent of {len(statistics.cues[layer])} cues")
    _bars(axes, ranked, [color] * len(ranked))


def _lengths(axes: Axes, statistics: Statistics) -> None:
    lengths = statistics.sentence_tokens
    measured = statistics.lengths().get("tokens of a sentence")
    if measured is None:
        title_panel(axes, "no sentence has a text that may be counted", "sentences by length")
        return
    half = f"Half of the sentences have {measured.median:.0f} tokens or fewer"
    title_panel(axes, f"{half}; the longest has {measured.maximum}", "sentences by length in tokens")
    axes.hist(lengths, bins=range(0, measured.maximum + 3, 2), color=BLUE, rwidth=0.9)
    axes.axvline(measured.median, color=ORANGE, linewidth=2)
    axes.annotate(
        f"median {measured.median:.0f}",
        (measured.median, axes.get_ylim()[1]),
        xytext=(5, -4),
        textcoords="offset points",
        va="top",
        color=INK,
    )
    axes.set_xlim(0, measured.maximum + 2)
    axes.tick_params(axis="y", colors=GREY)


def _phenomena(axes: Axes, found: Sequence[Occurrences]) -> None:
    occurring = sum(bool(each.places) for each in found)
    title_panel(
        axes,
        f"{occurring} of {len(found)} phenomena that systems stumble over occur",
        "a dot a phenomenon, by group; darker where it occurs more often",
    )
    widest = 0
    for row, group in enumerate(Group):
        counts = sorted((len(each.places) for each in found if each.phenomenon.group is group), reverse=True)
        widest = max(widest, len(counts))
        for filled in (True, False):
            places = [column for column, count in enumerate(counts) if bool(count) is filled]
            colors = [_shade(counts[column]) for column in places]
            axes.scatter(
                places,
                [row] * len(places),
                s=85,
                c=colors if filled else "white",
                edgecolors=colors if filled else GREY,
                linewidths=1.2,
            )
        axes.text(
            len(counts) + 0.2, row, f"{sum(map(bool, counts))} of {len(counts)}", va="center", color=GREY
        )
    axes.set_yticks(range(len(Group)), [str(group) for group in Group])
    axes.invert_yaxis()
    axes.set_xlim(-1, widest + 5)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)
    labels = ("missing", "once or twice", "3 to 9 times", "10 times or more")
    for label, (_, color) in zip(labels, ((0, "white"), *_COVERAGE[1:]), strict=True):
        edge = GREY if color == "white" else color
        axes.scatter([], [], s=85, c=color, edgecolors=edge, linewidths=1.2, label=label)
    axes.legend(loc="lower right", frameon=False, ncols=1, handletextpad=0.2)


def _shade(count: int) -> str:
    return next(color for limit, color in _COVERAGE if limit is None or count < limit)


def _bars(axes: Axes, counts: dict[str, int], colors: Sequence[str]) -> None:
    axes.barh(range(len(counts)), list(counts.values()), color=colors, height=0.72)
    axes.set_yticks(range(len(counts)), [name.replace("_", " ") for name in counts])
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    for row, count in enumerate(counts.values()):
        axes.annotate(
            f"{count:,}", (count, row), xytext=(4, 0), textcoords="offset points", va="center", color=GREY
        )
    axes.margins(x=0.12, y=0.02)


def title_panel(axes: Axes, finding: str, subject: str) -> None:
    """Heads a panel with what it shows, and under that what it is of."""
    axes.set_title(f"{finding}\n", fontsize=12)
    axes.annotate(
        subject,
        (0, 1),
        xytext=(0, 4),
        xycoords="axes fraction",
        textcoords="offset points",
        color=GREY,
        va="bottom",
    )


def _note(axes: Axes, x: float, y: float, words: str, color: str) -> None:
    axes.text(x, y, words, transform=axes.transAxes, color=color, ha="right", fontweight="bold")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "0%"

"""Statistics as tables that know nothing of how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.schema import names, terms
from reportedly.statistics.comparing import ALIKE, DRAWS, RUN
from reportedly.statistics.counting import CUES, SIZES, VOCABULARIES, most_frequent
from reportedly.statistics.phenomena import Group, example, excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.model import Document
    from reportedly.statistics.comparing import Comparison, Measure
    from reportedly.statistics.counting import Statistics
    from reportedly.statistics.phenomena import Occurrences

Cell = str | int | float

NONE = "-"
"""Stands in the place of a figure that there is none of."""


class Table(NamedTuple):
    """A table: what it is of, the heads of its columns, and its rows. Figures are numbers, not words."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def size_tables(statistics: Statistics) -> list[Table]:
    """How much there is by collection and by split, and how long it is."""
    return [
        *(_by_part(statistics, axis) for axis in ("collection", "split")),
        length_table(statistics),
    ]


def layer_tables(statistics: Statistics, layer: str, *, top: int) -> list[Table]:
    """How often each term of the vocabularies of a layer occurs, and its most frequent cues.

    Args:
        statistics: what was counted.
        layer: one of `VOCABULARIES`.
        top: how many cues.
    """
    tables = [_vocabulary(statistics, name, schema) for name, schema in VOCABULARIES[layer].items()]
    return [*tables, cue_table(statistics, layer, top=top)] if layer in CUES else tables


def cue_table(statistics: Statistics, layer: str, *, top: int) -> Table:
    """The most frequent cues of a layer, in lower case, and their share of all."""
    counts = statistics.cues[layer]
    total = counts.total()
    ranked = statistics.most_frequent_cues(layer, top)
    rows = tuple((cue, count, f"{count / total:.1%}") for cue, count in ranked)
    title = f"{len(ranked)} most frequent cues of {layer}, of {len(counts):,}"
    return Table(title, ("cue", "count", "share"), rows)


def length_table(statistics: Statistics) -> Table:
    """How long documents and sentences are, withheld texts apart."""
    rows = tuple(
        (name, each.number, each.minimum, round(each.median, 1), round(each.mean, 1), each.maximum)
        for name, each in statistics.lengths().items()
    )
    return Table("lengths", ("of", "how many", "min", "median", "mean", "max"), rows)


def group_table(found: Sequence[Occurrences]) -> Table:
    """How many phenomena of each group occur, and how often together."""
    rows = []
    for group in Group:
        own = [each for each in found if each.phenomenon.group is group]
        occurring = sum(bool(each.places) for each in own)
        rows.append((str(group), len(own), occurring, sum(len(each.places) for each in own)))
    sums = (sum(column) for column in zip(*(row[1:] for row in rows), strict=True))
    return Table(
        "phenomena by group",
        ("group", "searched for", "occur", "occurrences"),
        (*rows, ("all", *sums)),
    )


def markdown(table: Table) -> str:
    """The table in Markdown, without its title; figures stand to the right."""
    numeric = [all(is_figure(row[column]) for row in table.rows) for column in range(len(table.heads))]
    rule = ["---:" if right else "---" for right in numeric]
    rows = ([shown(cell).replace("|", "\\|") for cell in row] for row in table.rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(table.heads), rule, *rows])


def is_figure(cell: Cell) -> bool:
    """Whether a cell stands to the right: a number, a share, or none of either."""
    return not isinstance(cell, str) or cell.endswith("%") or cell == NONE


def shown(cell: Cell) -> str:
    """A cell in words: figures with commas."""
    return cell if isinstance(cell, str) else f"{cell:,}"


def phenomena_tables(
    found: Sequence[Occurrences], documents: Mapping[str, Document], *, show: bool
) -> list[Table]:
    """The phenomena that occur, a table a group.

    Args:
        found: what `search` found.
        documents: the documents that were searched, by id.
        show: whether each example comes with its words, which those of a withheld text never do.
    """
    heads = ("phenomenon", "count", "documents", "for example", *(["words"] if show else []))
    rows: dict[Group, list[tuple[Cell, ...]]] = {}
    for each in found:
        place = example(each, documents)
        if place is not None:
            words = [excerpt(documents[place.document], place)] if show else []
            row: tuple[Cell, ...] = (
                each.phenomenon.name,
                len(each.places),
                each.documents,
                str(place),
                *words,
            )
            rows.setdefault(each.phenomenon.group, []).append(row)
    return [Table(str(group), heads, tuple(own)) for group, own in rows.items()]


def missing_tables(found: Sequence[Occurrences]) -> list[Table]:
    """The phenomena that do not occur, in one table; no table where all do."""
    rows = tuple(
        (str(each.phenomenon.group), each.phenomenon.name, each.phenomenon.description)
        for each in found
        if not each.places
    )
    return [Table("not found", ("group", "phenomenon", "what it is"), rows)] if rows else []


def comparison_tables(comparison: Comparison, *, top: int) -> list[Table]:
    """Two collections side by side: what there is and how it is measured, shares of terms, and the most
    frequent cues of each that the other one lacks.

    Args:
        comparison: what was compared.
        top: how many cues of each.
    """
    first, second = comparison.names
    side_by_side: list[tuple[Cell, ...]] = [("documents", *comparison.documents)]
    side_by_side.extend(
        (each.name, *(measured(each, figure) for figure in each.figures))
        for each in (*comparison.sizes, *comparison.measures)
    )
    tables = [Table(f"{first} and {second}", ("what", first, second), tuple(side_by_side))]
    for shares in comparison.shares:
        heading = shares.vocabulary.replace("_", " ")
        rows = tuple((term, *map(percentage, shares.share(term))) for term in shares.counts[0])
        distance = NONE if shares.distance is None else f"{shares.distance:.3f}"
        title = f"{heading}: Jensen-Shannon distance {distance} (0 equal, 1 nothing in common)"
        tables.append(Table(title, (heading, first, second), rows))
    for layer, sides in comparison.own_cues.items():
        for name, other, counts in zip(comparison.names, (second, first), sides, strict=True):
            ranked = most_frequent(counts, top)
            title = f"{len(ranked)} most frequent cues of {layer} that {name} has and {other} lacks"
            tables.append(Table(title, ("cue", "count"), tuple(ranked)))
    return tables


def comparison_notes(comparison: Comparison) -> list[str]:
    """How the figures of a comparison are made, and which documents are not in them."""
    notes = []
    if comparison.sample_words:
        notes.append(
            f"Distinct words and {RUN}-grams: in samples of {comparison.sample_words:,} words and of "
            f"{comparison.sample_runs:,} {RUN}-grams of each, whole documents in random order cut off there; "
            f"the mean of {DRAWS}."
        )
    notes.append(
        f"Near-duplicates: sentences of {RUN} words or more that share {ALIKE:.0%} or more of the "
        f"{RUN}-grams of both with one of another document of the collection. The more documents, the more."
    )
    for name, documents, missing in zip(
        comparison.names, comparison.documents, comparison.without_text, strict=True
    ):
        if missing:
            notes.append(
                f"Without {missing:,} of {documents:,} documents of {name}, whose text is withheld and not "
                "attached: they count in the shares of terms alone. --sources names a folder with texts."
            )
    return notes


def percentage(share: float | None) -> str:
    """A part of 1 in per cent, or `NONE`."""
    return NONE if share is None else f"{share:.1%}"


def measured(measure: Measure, figure: float | None) -> Cell:
    """A figure of a comparison as a cell of a table."""
    if measure.share or figure is None:
        return percentage(figure)
    return round(figure, 2)


def _by_part(statistics: Statistics, axis: str) -> Table:
    occurring = statistics.collections if axis == "collection" else statistics.splits
    columns = [name for name in names(axis) if name in occurring]
    rows: list[tuple[Cell, ...]] = []
    for size in SIZES:
        figures = (statistics.size(size, **{axis: name}) for name in columns)
        rows.append((size, *figures, statistics.size(size)))
    return Table(f"by {axis}", ("what", *columns, "all"), tuple(rows))


def _vocabulary(statistics: Statistics, name: str, schema: str) -> Table:
    counts = statistics.terms[name]
    splits = [split for split in names("split") if split in statistics.splits]
    rows: list[tuple[Cell, ...]] = []
    for term in terms(name, schema):
        figures = [counts[term.name, split] for split in splits]
        rows.append((term.name, *figures, sum(figures)))
    heading = name.replace("_", " ")
    return Table(heading, (heading, *splits, "all"), tuple(rows))

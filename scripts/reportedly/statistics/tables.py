"""Statistics as tables that know nothing of how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.schema import names, terms
from reportedly.statistics.counting import CUES, SIZES, VOCABULARIES
from reportedly.statistics.phenomena import Group, example, excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.model import Document
    from reportedly.statistics.counting import Statistics
    from reportedly.statistics.phenomena import Occurrences

Cell = str | int | float


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
    """Whether a cell stands to the right: a number or a share."""
    return not isinstance(cell, str) or cell.endswith("%")


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

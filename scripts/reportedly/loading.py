"""The packaged corpus as `datasets` objects in memory: no network, and no files written."""

# mypy: allow-untyped-calls
# (`datasets` and `pyarrow` have no types)

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from reportedly.export.features import features, to_table
from reportedly.export.rows import CONFIGURATIONS, pass_row, rows
from reportedly.schema import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from datasets.arrow_dataset import Dataset
    from datasets.dataset_dict import DatasetDict
    from pyarrow.lib import Table

    from reportedly.export.rows import Row
    from reportedly.model import Document, Story

_BATCH = 500


@overload
def load(
    name: str = ...,
    *,
    split: None = ...,
    stories: Iterable[tuple[Story | None, Sequence[Document]]] | None = ...,
    passes: Iterable[tuple[str, Document]] | None = ...,
) -> DatasetDict: ...


@overload
def load(
    name: str = ...,
    *,
    split: str,
    stories: Iterable[tuple[Story | None, Sequence[Document]]] | None = ...,
    passes: Iterable[tuple[str, Document]] | None = ...,
) -> Dataset: ...


def load(
    name: str = "documents",
    *,
    split: str | None = None,
    stories: Iterable[tuple[Story | None, Sequence[Document]]] | None = None,
    passes: Iterable[tuple[str, Document]] | None = None,
) -> DatasetDict | Dataset:
    """A configuration of the dataset, with the rows and features that an export has.

    Args:
        name: one of `reportedly.export.CONFIGURATIONS`.
        split: the name of a split, to have that one alone.
        stories: each story with its documents, to have other ones than those of the packaged corpus.
        passes: for `passes`: what annotators made of documents, after the names of the passes, likewise.

    Returns:
        All splits that have rows, by name; with `split`, that one.

    Raises:
        ValueError: there is no such configuration, or it has no such split.
        ExportError: a document or a story is not valid.
    """
    if name not in CONFIGURATIONS:
        raise ValueError(f"there is no configuration {name!r}; there are {', '.join(CONFIGURATIONS)}")
    if split is not None and split not in names("split"):
        raise ValueError(f"there is no split {split!r}; there are {', '.join(names('split'))}")
    from datasets.arrow_dataset import Dataset
    from datasets.dataset_dict import DatasetDict
    from datasets.table import InMemoryTable
    from pyarrow.lib import concat_tables

    loaded = {
        name_of_split: Dataset(InMemoryTable(concat_tables(tables)))
        for name_of_split, tables in _tables(name, split, _rows(name, stories, passes)).items()
    }
    if split is None:
        return DatasetDict(loaded)
    if split not in loaded:
        raise ValueError(f"{name!r} has no rows in the split {split!r}")
    return loaded[split]


def _rows(
    name: str,
    stories: Iterable[tuple[Story | None, Sequence[Document]]] | None,
    passes: Iterable[tuple[str, Document]] | None,
) -> Iterator[tuple[str, Row]]:
    from reportedly.corpus import read_passes, read_stories

    if name == "passes":
        for annotator, reading in read_passes() if passes is None else passes:
            yield reading.metadata.split, pass_row(annotator, reading)
        return
    for story, documents in read_stories() if stories is None else stories:
        yield from rows(name, story, documents)


def _tables(name: str, only: str | None, made: Iterable[tuple[str, Row]]) -> dict[str, list[Table]]:
    """The Arrow tables of each split that has rows, in the order of the schema's splits."""
    columns = features(name)
    waiting: dict[str, list[Row]] = {split: [] for split in names("split")}
    tables: dict[str, list[Table]] = {split: [] for split in names("split")}
    for split, row in made:
        if only in (None, split):
            waiting[split].append(row)
        if len(waiting[split]) == _BATCH:
            tables[split].append(to_table(waiting[split], columns))
            waiting[split] = []
    for split, rest in waiting.items():
        if rest:
            tables[split].append(to_table(rest, columns))
    return {split: parts for split, parts in tables.items() if parts}

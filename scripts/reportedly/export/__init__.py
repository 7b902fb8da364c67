"""The exported dataset: Parquet files, a dataset card and a manifest, from stories and their documents."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.export.card import Figures, write_card
from reportedly.export.manifest import FileEntry, Manifest, read_manifest, verify, write_manifest
from reportedly.export.parquet import ParquetFiles, replacing
from reportedly.export.rows import CONFIGURATIONS, OF_STORIES, ExportError, pass_row, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportedly.model import Document, Story

__all__ = [
    "CONFIGURATIONS",
    "ExportError",
    "FileEntry",
    "Manifest",
    "export",
    "read_manifest",
    "verify",
]


def export(
    stories: Iterable[tuple[Story | None, Sequence[Document]]],
    out: str | Path,
    *,
    passes: Iterable[tuple[str, Document]] = (),
    progress: Callable[[str], None] | None = None,
) -> Manifest:
    """Writes the dataset of some stories to a directory, whole or not at all.

    The same stories in the same order give the same bytes. One story is in memory at a time.

    Args:
        stories: each story with all its documents; `None` in the place of a story for documents without one.
        out: the directory. An earlier export there is replaced once the new one is complete.
        passes: what each annotator made of a document, after the name of the pass.
        progress: called with the id of each document when its rows are done.

    Returns:
        What was written, as in `manifest.json`.

    Raises:
        ExportError: `out` is neither empty nor an earlier export, there are no documents, or a document or
            a story is not valid. Nothing has changed then.
    """
    figures = Figures()
    withheld_text = False
    with replacing(Path(out)) as directory:
        with _few_collections(), ParquetFiles(directory) as files:
            for story, documents in stories:
                for configuration in OF_STORIES:
                    for split, row in rows(configuration, story, documents):
                        files.add(configuration, split, row)
                        if configuration == "claim_pairs":
                            figures.add_pair(split, str(row["link"]))
                figures.add_story(documents)
                for document in documents:
                    withheld_text |= _has_withheld_text(document)
                    if progress is not None:
                        progress(document.id)
            for name, reading in passes:
                files.add("passes", reading.metadata.split, pass_row(name, reading))
                withheld_text |= _has_withheld_text(reading)
        if not files.written():
            raise ExportError("there are no documents to export")
        write_card(directory, files.written(), figures, withheld_text=withheld_text)
        return write_manifest(directory, files.written(), withheld_text=withheld_text)


def _has_withheld_text(document: Document) -> bool:
    return document.text is not None and document.withheld is not None


@contextmanager
def _few_collections() -> Iterator[None]:
    """Makes the garbage collector look for cycles less often.

    An export makes many objects and no cycles among them, so that looking for some is time lost.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100 * usual[0], *usual[1:])  # 0, which turns it off, stays 0
    try:
        yield
    finally:
        gc.set_threshold(*usual)

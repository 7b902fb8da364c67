"""Which stories and documents are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.corpus import StoryUnit, find_root, read_document, read_stories, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from reportedly.corpus import TextIndex


def select(
    paths: Sequence[Path] = (),
    *,
    collections: Collection[str] = (),
    splits: Collection[str] = (),
    texts: TextIndex | None = None,
) -> Iterator[StoryUnit]:
    """The stories of the packaged corpus or below `paths`, with some of their documents.

    Args:
        paths: corpora, folders in one, or files. A document in a corpus comes with its story, which has the
            other documents that were named; one that lies elsewhere comes alone.
        collections: only documents of these collections; of all, without.
        splits: only documents of these splits.
        texts: where withheld texts are looked for. A stand-off document whose text is found is attached.

    Raises:
        CorpusError: a file cannot be read as a document or a story.
    """
    for story, documents in _named(paths, texts):
        chosen = [
            document
            for document in documents
            if (not collections or document.metadata.collection in collections)
            and (not splits or document.metadata.split in splits)
        ]
        if chosen:
            yield StoryUnit(story, chosen)


def _named(paths: Sequence[Path], texts: TextIndex | None) -> Iterator[StoryUnit]:
    if not paths:
        yield from read_stories(texts=texts)
        return
    wanted: dict[Path | None, list[Path]] = {}
    for path in paths:
        for file in walk(path) if path.is_dir() else (path,):
            wanted.setdefault(find_root(file.parent), []).append(file)
    for root, files in wanted.items():
        if root is None:
            for document in map(read_document, dict.fromkeys(files)):
                yield StoryUnit(None, [texts.attached(document) if texts else document])
            continue
        ids = {file.stem for file in files}
        for story, documents in read_stories(root, texts=texts):
            yield StoryUnit(story, [document for document in documents if document.id in ids])

"""Where documents and stories lie, how to walk them, and how withheld text is attached.

A corpus is a directory with a folder for each collection, a folder `stories`, and a folder `passes` with what
each annotator made of a document before the readings were adjudicated:

    corpus/composed/ID.json   corpus/press/ID.json   corpus/stories/ID.json   corpus/passes/ANNOTATOR/ID.json
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reportedly.model import Document, Story
from reportedly.reading import MAX_BYTES, Reading, read
from reportedly.schema import data_root, names

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES = "stories"
PASSES = "passes"


class CorpusError(Exception):
    """A corpus that cannot be read; the message names the file and what is wrong with it."""


class AttachError(ValueError):
    """A text that is not the one that was withheld."""


def packaged_corpus() -> Path:
    """The corpus that comes with this package."""
    return data_root() / "corpus"


def find_root(path: Path) -> Path | None:
    """The corpus that the file or folder at `path` belongs to: the nearest directory around it with
    `stories/`.
    """
    path = path.resolve()
    return next((folder for folder in (path, *path.parents) if (folder / STORIES).is_dir()), None)


def walk(folder: Path) -> Iterator[Path]:
    """The JSON files below `folder`, sorted by path; hidden files and folders are passed over."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink() and entry.suffix != ".json":
            yield from walk(entry)
        elif entry.suffix == ".json":
            yield entry


def document_paths(root: Path) -> Iterator[Path]:
    """The files of the documents of the corpus at `root`, collection by collection, sorted."""
    for collection in names("collection"):
        if (root / collection).is_dir():
            yield from walk(root / collection)


def find_document(root: Path, document: str) -> Path | None:
    """The file of the document with an id in the corpus at `root`."""
    paths = (root / collection / f"{document}.json" for collection in names("collection"))
    return next((path for path in paths if path.is_file()), None)


class StoryUnit(NamedTuple):
    """The unit of reading and of splitting: a story with its documents, in the order of publication.

    `story` is `None` for documents whose story has no file.
    """

    story: Story | None
    documents: list[Document]


def read_stories(root: Path | None = None, *, texts: TextIndex | None = None) -> Iterator[StoryUnit]:
    """The corpus at `root`, story by story, sorted by the id of the story.

    Args:
        root: directory of a corpus; the packaged one by default.
        texts: where withheld texts are looked for. A stand-off document whose text is found is attached.

    Raises:
        CorpusError: a file cannot be read as a document or a story, or a story names a document that is not
            there.
    """
    root = packaged_corpus() if root is None else root
    waiting: dict[str, Path] = {}
    for path in document_paths(root):
        if path.stem in waiting:
            raise CorpusError(f"{path}: there is another document {path.stem}, {waiting[path.stem]}")
        waiting[path.stem] = path
    # Links are many: a story is read again at its turn, so that one of them is in memory at a time.
    units: list[tuple[str, Path | None, list[Path]]] = []
    for path in walk(root / STORIES) if (root / STORIES).is_dir() else ():
        story = _story(path)
        paths = []
        for document in story.documents:
            if document not in waiting:
                raise CorpusError(
                    f"{path}: the story lists {document}, and no file of the corpus is called {document}.json"
                )
            paths.append(waiting.pop(document))
        units.append((story.id, path, paths))
    units.extend((stem, None, [path]) for stem, path in waiting.items())
    for _, listed, paths in sorted(units, key=lambda unit: unit[0]):
        yield _unit(None if listed is None else _story(listed), paths, texts)


def read_passes(
    root: Path | None = None, *, texts: TextIndex | None = None
) -> Iterator[tuple[str, Document]]:
    """What each annotator made of each document, after the name of the pass, sorted by both.

    Arguments and errors are those of `read_stories`.
    """
    folder = (packaged_corpus() if root is None else root) / PASSES
    for made in sorted(folder.iterdir()) if folder.is_dir() else ():
        for path in walk(made) if made.is_dir() else ():
            document = read_document(path)
            yield made.name, document if texts is None else texts.attached(document)


def _unit(story: Story | None, paths: list[Path], texts: TextIndex | None) -> StoryUnit:
    documents = [read_document(path) for path in paths]
    if texts is not None:
        documents = [texts.attached(document) for document in documents]
    return StoryUnit(story, documents)


def read_document(path: Path) -> Document:
    """The document in the file at `path`.

    Raises:
        CorpusError: it is not a document that the schema accepts.
    """
    record = _record(read(path))
    if not isinstance(record, Document):
        raise CorpusError(f"{path}: expected a document, found a story")
    return record


def _story(path: Path) -> Story:
    record = _record(read(path))
    if not isinstance(record, Story):
        raise CorpusError(f"{path}: expected a story, found a document")
    return record


def _record(reading: Reading) -> Document | Story:
    if reading.record is None:
        flaw = reading.flaws[0]
        position = flaw.position or reading.position(flaw.pointer)
        raise CorpusError(f"{reading.path}:{position.line}:{position.column}: {flaw.code} {flaw.message}")
    return reading.record


def attach(document: Document, text: str) -> Document:
    """The stand-off document with its text and the surfaces of its spans.

    The result keeps `withheld`, which tells that its text is not to be passed on.

    Raises:
        AttachError: the document is not a stand-off one, or digest or length of the text differ.
    """
    withheld = document.withheld
    if withheld is None:
        raise AttachError(f"{document.id} is not a stand-off document: its text is in its file")
    if len(text) != withheld.length:
        raise AttachError(
            f"{document.id}: the text has {len(text)} code points, the withheld one has {withheld.length}"
        )
    found = digest(text.encode())
    if found != withheld.sha256:
        raise AttachError(
            f"{document.id}: the text has the SHA-256 {found}, the withheld one has {withheld.sha256}"
        )
    spans = tuple(msgspec.structs.replace(span, text=text[span.start : span.end]) for span in document.spans)
    return msgspec.structs.replace(document, text=text, spans=spans)


class TextIndex:
    """The texts of files and folders, found by their digest.

    Files are hashed once, when the first text is asked for, in the order of the places and of their paths.
    Files larger than any text of the corpus, and what cannot be read, are passed over.

    Args:
        places: files, and folders that are searched with all that is below them.
    """

    def __init__(self, *places: Path) -> None:
        self.places = places

    @cached_property
    def _paths(self) -> dict[str, Path]:
        paths: dict[str, Path] = {}
        for path in self._files():
            try:
                if path.is_file() and path.stat().st_size <= MAX_BYTES:
                    paths.setdefault(digest(path.read_bytes()), path)
            except OSError:
                continue
        return paths

    def _files(self) -> Iterator[Path]:
        for place in self.places:
            if place.is_file():
                yield place
            for directory, folders, files in os.walk(place):
                folders.sort()
                yield from (Path(directory, name) for name in sorted(files))

    def path(self, document: Document) -> Path | None:
        """The file that is the withheld text of `document`, or holds it in a line."""
        withheld = document.withheld
        if withheld is None:
            return None
        return self._paths.get(withheld.line.file_sha256 if withheld.line else withheld.sha256)

    def named(self, document: Document) -> str | None:
        """The text of the file, or of the line, that the origin's locator names, whatever its digest; `None`
        where there is none in UTF-8.
        """
        locator = document.metadata.origin.locator
        if locator is None or "/" in locator or os.sep in locator:
            return None
        for place in self.places:
            try:
                return _text(document, place if place.name == locator else place / locator)
            except (OSError, UnicodeDecodeError, IndexError):
                continue
        return None

    def attached(self, document: Document) -> Document:
        """`document` with its text where it is found; else `document` as it is.

        Raises:
            AttachError: the file that holds the text has another one in its line, or the length differs.
        """
        path = self.path(document)
        if path is None:
            return document
        try:
            text = _text(document, path)
        except IndexError:
            raise AttachError(f"{document.id}: {path} has fewer lines than the one that is named") from None
        return attach(document, text)


def _text(document: Document, path: Path) -> str:
    """The text that a file holds for a stand-off document: all of it, or the line."""
    text = path.read_bytes().decode()
    if document.withheld is None or document.withheld.line is None:
        return text
    return text.split("\n")[document.withheld.line.number - 1]


def installed_texts() -> tuple[Path, ...]:
    """The files with texts that installed packages carry: the Lee background corpus in `gensim`.

    A package is found and not imported, so that nothing that it depends on need be there.
    """
    from importlib.util import find_spec

    package = find_spec("gensim")
    places = (package.submodule_search_locations if package else None) or ()
    files = (Path(place, "test", "test_data", "lee_background.cor") for place in places)
    return tuple(file for file in files if file.is_file())


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    import hashlib  # takes longer to load than a small file to check

    return hashlib.sha256(data).hexdigest()

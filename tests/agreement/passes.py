"""Second readings for tests: a document of the examples, changed in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from examples import DOCUMENT
from reportedly.model import Document, from_object, to_object
from reportedly.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EMPTY = msgspec.structs.replace(DOCUMENT, spans=(), numbers=(), attributions=(), hedges=(), claims=())


def renamed(document: Document, name: str) -> Document:
    return msgspec.structs.replace(document, id=name)


def changed(part: str, name: str, document: Document = DOCUMENT, **values: Any) -> Document:  # noqa: ANN401
    """The document with other values of the span or frame `name` of the list `part`."""
    raw = to_object(document)
    (frame,) = (each for each in raw[part] if each["id"] == name)
    frame.update(values)
    if part == "spans" and document.text is not None:
        frame["text"] = document.text[frame["start"] : frame["end"]]
    return from_object(Document, raw)


def folder(path: Path, documents: Iterable[Document]) -> Path:
    """A pass: the documents in a folder that is made."""
    path.mkdir(parents=True)
    for document in documents:
        write(document, path / f"{document.id}.json")
    return path

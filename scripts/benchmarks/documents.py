"""Documents in any number for benchmarks: those of the corpus, with other ids, numbers and words."""

from __future__ import annotations

import re
from itertools import cycle, islice
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from reportedly.corpus import read_stories
from reportedly.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportedly.model import Document


def documents(count: int) -> Iterator[Document]:
    """`count` documents, the composed ones of the corpus in turn, each with an id and long words of its own.

    Words of seven letters and more outside numbers, cues and hedges have their letters turned, so that
    offsets stay and no two texts are near-duplicates.
    """
    composed = [
        document for unit in read_stories() for document in unit.documents if document.withheld is None
    ]
    for index, document in enumerate(islice(cycle(composed), count)):
        identifier = f"document-{index}"
        text = _turned(document, index // len(composed))
        yield msgspec.structs.replace(
            document,
            id=identifier,
            text=text,
            metadata=msgspec.structs.replace(document.metadata, story=identifier),
            spans=tuple(
                msgspec.structs.replace(span, text=text[span.start : span.end]) for span in document.spans
            ),
        )


_LONG_WORD = re.compile("[a-z]{7,}")


def _turned(document: Document, turn: int) -> str:
    kept = [(span.start, span.end) for span in document.spans if span.label in ("number", "cue", "hedge")]

    def turned(match: re.Match[str]) -> str:
        if not turn or any(start < match.end() and match.start() < end for start, end in kept):
            return match.group()
        shift = crc32(f"{turn}:{match.start()}".encode()) % 25 + 1
        return "".join(chr((ord(letter) - ord("a") + shift) % 26 + ord("a")) for letter in match.group())

    return _LONG_WORD.sub(turned, document.text or "")


def write_documents(folder: Path, count: int) -> list[Path]:
    """Writes `count` documents into a folder, and returns their files."""
    folder.mkdir(parents=True)
    paths = []
    for document in documents(count):
        paths.append(folder / f"{document.id}.json")
        write(document, paths[-1])
    return paths

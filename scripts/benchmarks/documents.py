"""Documents and stories in any number for benchmarks: those of the corpus, with other ids and words."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import count as counted
from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING

import msgspec

from reportedly.corpus import STORIES, StoryUnit, read_stories
from reportedly.model import Link, Story
from reportedly.writing import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reportedly.model import Document


def documents(count: int) -> Iterator[Document]:
    """`count` documents, the composed ones of the corpus in turn, each with an id and long words of its own.

    Long words outside numbers, cues and hedges are exchanged for others of the corpus, so that no two texts
    are near-duplicates and no two documents have the same offsets: what compresses well in one document
    must not compress better because it stands in the next one too. Each is a story of its own, without a
    file.
    """
    composed = [document for unit in _composed() for document in unit.documents]
    for index, document in enumerate(islice(cycle(composed), count)):
        identifier = f"document-{index}"
        yield _copy(document, index // len(composed), identifier, story=identifier)


def stories(count: int) -> Iterator[tuple[Story, list[Document]]]:
    """Whole stories with their links, the composed ones of the corpus in turn, until there are at least
    `count` documents; ids and words as in `documents`.
    """
    composed = [(unit.story, unit.documents) for unit in _composed() if unit.story is not None]
    made = 0
    for turn in counted():
        for story, told in composed:
            if made >= count:
                return
            made += len(told)
            yield (
                _renamed(story, turn),
                [
                    _copy(document, turn, f"{document.id}-{turn}", story=f"{story.id}-{turn}")
                    for document in told
                ],
            )


def write_documents(folder: Path, count: int) -> list[Path]:
    """Writes `count` documents into a folder, and returns their files."""
    folder.mkdir(parents=True)
    paths = []
    for document in documents(count):
        paths.append(folder / f"{document.id}.json")
        write(document, paths[-1])
    return paths


def write_corpus(root: Path, count: int) -> int:
    """Writes a corpus of whole stories with at least `count` documents, and returns how many it has."""
    (root / STORIES).mkdir(parents=True)
    written = 0
    for story, told in stories(count):
        write(story, root / STORIES / f"{story.id}.json")
        for document in told:
            folder = root / document.metadata.collection
            folder.mkdir(exist_ok=True)
            write(document, folder / f"{document.id}.json")
            written += 1
    return written


def _composed() -> list[StoryUnit]:
    """The stories of the corpus whose texts are all there."""
    return [unit for unit in read_stories() if all(document.withheld is None for document in unit.documents)]


def _copy(document: Document, turn: int, identifier: str, *, story: str) -> Document:
    text, moved = _reworded(document, turn)
    return msgspec.structs.replace(
        document,
        id=identifier,
        text=text,
        metadata=msgspec.structs.replace(document.metadata, story=story),
        sentences=tuple((moved(start), moved(end)) for start, end in document.sentences),
        spans=tuple(
            msgspec.structs.replace(
                span,
                start=moved(span.start),
                end=moved(span.end),
                text=text[moved(span.start) : moved(span.end)],
            )
            for span in document.spans
        ),
    )


def _renamed(story: Story, turn: int) -> Story:
    def end(name: str) -> str:
        document, _, claim = name.partition("#")
        return f"{document}-{turn}#{claim}"

    return msgspec.structs.replace(
        story,
        id=f"{story.id}-{turn}",
        documents=tuple(f"{document}-{turn}" for document in story.documents),
        links=tuple(Link(link.type, end(link.source), end(link.target)) for link in story.links),
    )


_LONG_WORD = re.compile(r"\b[a-z]{6,}\b")
# Words that the annotation rests on: no other word may stand in their place, nor they in its.
_HELD = ("number", "cue", "hedge")


@cache
def _words() -> tuple[str, ...]:
    """The long words of the corpus that no number, cue or hedge has."""
    free, held = set(), set()
    for unit in _composed():
        for document in unit.documents:
            free.update(_LONG_WORD.findall(document.text or ""))
            for span in document.spans:
                if span.label in _HELD:
                    held.update(_LONG_WORD.findall(span.text or ""))
    return tuple(sorted(free - held))


def _reworded(document: Document, turn: int) -> tuple[str, Callable[[int], int]]:
    """The text with other long words, and what turns an offset of the old text into that of the new one."""
    text = document.text or ""
    if not turn:
        return text, lambda offset: offset
    draw = Random(f"{document.id} {turn}")
    replaceable = frozenset(_words())
    # The word before a number may bound it: “did not exceed 40”.
    numbers = {span.start for span in document.spans if span.label == "number"}
    ends, moves, parts = [0], [0], []
    done = 0
    for match in _LONG_WORD.finditer(text):
        if match.group() not in replaceable or match.end() + 1 in numbers:
            continue
        word = draw.choice(_words())
        parts += [text[done : match.start()], word]
        done = match.end()
        ends.append(done)
        moves.append(moves[-1] + len(word) - len(match.group()))
    parts.append(text[done:])
    return "".join(parts), lambda offset: offset + moves[bisect_right(ends, offset) - 1]

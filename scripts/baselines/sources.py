"""What baselines learn from and what they are run on: no document of a test comes in by the first door."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
from protocol import BaselineError, Pair, Training

from reportedly.corpus import StoryUnit, TextIndex, installed_texts, read_stories
from reportedly.export.rows import claim_pair_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportedly.export.rows import Row
    from reportedly.model import Document

LEARNT_FROM = ("train", "validation")
SCORED = ("test", "test_news")


def training(units: Iterable[StoryUnit] | None = None) -> Training:
    """The stories of `train` and of `validation`; the others are dropped here, before anything reads them.

    Args:
        units: stories to choose from; those of the packaged corpus by default.
    """
    parts: dict[str, list[StoryUnit]] = {split: [] for split in LEARNT_FROM}
    for unit in read_stories() if units is None else units:
        splits = {document.metadata.split for document in unit.documents}
        if len(splits) == 1 and (split := splits.pop()) in parts:
            parts[split].append(unit)
    return Training(**parts)


def documents(units: Iterable[StoryUnit]) -> list[Document]:
    """The documents of stories, each with its text.

    Raises:
        BaselineError: one is of a split that nobody learns from.
    """
    found = [document for unit in units for document in unit.documents]
    for document in found:
        if document.metadata.split not in LEARNT_FROM:
            raise BaselineError(
                f"{document.id} is of the split {document.metadata.split}: nobody trains on it"
            )
    return [document for document in found if document.text is not None]


def labelled_pairs(units: Iterable[StoryUnit]) -> tuple[list[Pair], list[str]]:
    """The pairs of claims to learn from, and their links.

    Raises:
        BaselineError: as `documents`.
    """
    units = list(units)
    documents(units)
    rows = [(unit, row) for unit in units for row in claim_pair_rows(*unit)]
    return [_pair(unit, row) for unit, row in rows], [str(row["link"]) for _, row in rows]


class Scored(NamedTuple):
    """What a baseline is run on.

    Attributes:
        texts: the texts by the ids of their documents.
        frames: the same documents with their text and their gold sentences, and without annotation.
        pairs: the pairs of claims, without their link.
        left_out: the ids of documents whose text is not there.
    """

    texts: dict[str, str]
    frames: dict[str, Document]
    pairs: list[Pair]
    left_out: list[str]


def scored(
    split: str, *, places: tuple[Path, ...] | None = None, units: Iterable[StoryUnit] | None = None
) -> Scored:
    """The texts and the pairs of a split that is scored.

    Args:
        split: one of `SCORED`, or `validation` to choose on.
        places: where withheld texts lie; the installed packages by default.
        units: stories to choose from; those of the packaged corpus by default.
    """
    if units is None:
        units = read_stories(texts=TextIndex(*(installed_texts() if places is None else places)))
    made = Scored({}, {}, [], [])
    for unit in units:
        told = [document for document in unit.documents if document.metadata.split == split]
        for document in told:
            if document.text is None:
                made.left_out.append(document.id)
            else:
                made.texts[document.id] = document.text
                made.frames[document.id] = bare(document)
        whole = StoryUnit(unit.story, [document for document in told if document.text is not None])
        made.pairs.extend(_pair(whole, row) for row in claim_pair_rows(*whole))
    return made


def bare(document: Document) -> Document:
    """The document without its annotation: text, metadata and sentences."""
    return msgspec.structs.replace(document, spans=(), numbers=(), attributions=(), hedges=(), claims=())


def _pair(unit: StoryUnit, row: Row) -> Pair:
    rank = {name: index for index, name in enumerate(unit.story.documents)} if unit.story else {}
    sides = row["from"], row["to"]
    assert isinstance(sides[0], dict)
    assert isinstance(sides[1], dict)
    first, second = (rank.get(side["document_id"], len(rank)) for side in (sides[0], sides[1]))
    return Pair(sides[0], sides[1], (first, second))

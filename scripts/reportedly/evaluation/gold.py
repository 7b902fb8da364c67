"""The gold annotation that predictions are held against."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from reportedly.evaluation.frames import Frames, frames_of, prediction_of
from reportedly.export.features import TAG_COLUMNS
from reportedly.export.rows import claim_pair_rows, token_rows
from reportedly.statistics import select

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from reportedly.corpus import StoryUnit, TextIndex
    from reportedly.model import Document


class Gold:
    """Stories with the documents that are scored.

    Args:
        units: the stories; documents of them that are not scored are left out.
        described: what they are, in words, for messages.

    Raises:
        ValueError: there are no documents.
    """

    def __init__(self, units: Sequence[StoryUnit], described: str) -> None:
        self.units = tuple(units)
        self.described = described
        if not self.documents:
            raise ValueError(f"there are no documents of {described}")

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents by their ids."""
        return {document.id: document for unit in self.units for document in unit.documents}

    @cached_property
    def frames(self) -> dict[str, Frames]:
        """What is scored of each document."""
        return {name: frames_of(prediction_of(document)) for name, document in self.documents.items()}

    @cached_property
    def sentences(self) -> dict[tuple[str, int], dict[str, list[str]]]:
        """The tags of each sentence, by column; a document without a text has none."""
        return {
            (document.id, cast("int", row["sentence_index"])): {
                column: cast("list[str]", row[column]) for column in TAG_COLUMNS
            }
            for document in self.documents.values()
            for row in token_rows(document)
        }

    @cached_property
    def links(self) -> dict[tuple[str, str], str]:
        """The type of link of each pair of claims, by their names `DOCUMENT#CLAIM`."""
        return {
            (_name(row["from"]), _name(row["to"])): str(row["link"])
            for unit in self.units
            for row in claim_pair_rows(unit.story, unit.documents)
        }

    @cached_property
    def without_text(self) -> list[str]:
        """The documents whose tokens cannot be scored."""
        return [name for name, document in self.documents.items() if document.text is None]

    def tells(self, document: object) -> bool:
        """Whether words of this document may be shown in a message."""
        known = self.documents.get(document) if isinstance(document, str) else None
        if known is None:
            return not any(each.withheld for each in self.documents.values())
        return known.withheld is None


def read_gold(
    root: Path | None = None,
    *,
    split: str = "test",
    collections: Collection[str] = (),
    texts: TextIndex | None = None,
) -> Gold:
    """The documents of a corpus that are scored.

    Args:
        root: a corpus, or a folder in one; the packaged one by default.
        split: whose documents.
        collections: only documents of these; of all, without.
        texts: where withheld texts are looked for.

    Raises:
        CorpusError: a file cannot be read.
        ValueError: there are no such documents.
    """
    units = select([] if root is None else [root], collections=collections, splits=[split], texts=texts)
    of = f" in {', '.join(sorted(collections))}" if collections else ""
    return Gold(list(units), f"the split {split}{of}")


def _name(side: object) -> str:
    claim = cast("dict[str, str]", side)
    return f"{claim['document_id']}#{claim['id']}"

"""Two passes, paired: the same document as each of two annotators left it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from reportedly.corpus import CorpusError, read_document, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from reportedly.corpus import TextIndex
    from reportedly.model import Attribution, Claim, Document, Hedge, Number, Span


class PairingError(ValueError):
    """Passes that do not hold the same documents; the message names those that differ.

    Attributes:
        alone: whether it would do to leave out the documents that one pass alone has.
    """

    def __init__(self, message: str, *, alone: bool = False) -> None:
        super().__init__(message)
        self.alone = alone


class Pair(NamedTuple):
    """One document in two readings of the same text."""

    a: Document
    b: Document

    @property
    def text(self) -> str | None:
        """The text, where either reading has it; for counting, not for showing."""
        return self.a.text if self.a.text is not None else self.b.text

    @property
    def quotable(self) -> Document:
        """The reading to quote from: a stand-off one if there is one, so that its text is not shown."""
        return self.b if self.b.withheld is not None else self.a


def read_pass(folder: Path, texts: TextIndex | None = None) -> dict[str, Document]:
    """The documents below a folder, by id.

    Args:
        folder: of JSON files, each a document.
        texts: where withheld texts are looked for. A stand-off document whose text is found is attached.

    Raises:
        CorpusError: a file is not a document that the schema accepts, a frame names what its document does
            not have, or an id is there twice.
    """
    found: dict[str, Document] = {}
    for path in walk(folder):
        document = read_document(path)
        if document.id in found:
            raise CorpusError(f"{path}: {document.id} is there twice below {folder}")
        missing = _named(document) - {part.id for part in _parts(document)}
        if missing:
            raise CorpusError(
                f"{path}: names {min(missing)}, which it does not have; see reportedly validate"
            )
        found[document.id] = document if texts is None else texts.attached(document)
    return found


def _parts(document: Document) -> Iterator[Span | Number | Attribution | Hedge | Claim]:
    yield from document.spans
    yield from document.numbers
    yield from document.attributions
    yield from document.hedges
    yield from document.claims


def _named(document: Document) -> set[str]:
    """The ids that the frames of a document name."""
    ids = [number.span for number in document.numbers]
    ids += [number.counted for number in document.numbers if number.counted is not None]
    for attribution in document.attributions:
        ids += [*attribution.cue, *attribution.source, *attribution.content]
        ids += [attribution.via] if attribution.via is not None else []
    for hedge in document.hedges:
        ids += [*hedge.cue, *hedge.scope]
    for claim in document.claims:
        ids += [claim.number, *claim.attributions, *claim.hedges]
    return set(ids)


def pair(
    a: Mapping[str, Document], b: Mapping[str, Document], *, common: bool = False
) -> tuple[list[Pair], list[str]]:
    """The documents of two passes in pairs, sorted by id, and the ids that were left out.

    Args:
        a: the documents of one pass by id.
        b: those of the other.
        common: whether documents that only one pass has are left out, instead of being an error.

    Raises:
        PairingError: a document is in one pass alone and `common` is not given; its text is not the same in
            both; or the passes have none in common.
    """
    shared = sorted(a.keys() & b.keys())
    alone = sorted(a.keys() ^ b.keys())
    if alone and not common:
        sides = (("first", a), ("second", b))
        told = [(side, ", ".join(name for name in alone if name in has)) for side, has in sides]
        message = "; ".join(f"only the {side} pass has {names}" for side, names in told if names)
        raise PairingError(message, alone=bool(shared))
    if not shared:
        raise PairingError("the passes have no document in common")
    differing = [name for name in shared if _fingerprint(a[name]) != _fingerprint(b[name])]
    if differing:
        raise PairingError(f"the two passes have different texts of {', '.join(differing)}")
    return [Pair(a[name], b[name]) for name in shared], alone


def _fingerprint(document: Document) -> tuple[str, int]:
    if document.withheld is not None:
        return document.withheld.sha256, document.withheld.length
    text = document.text or ""
    return hashlib.sha256(text.encode()).hexdigest(), len(text)

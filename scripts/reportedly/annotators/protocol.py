"""What an annotator is: it reads a text and gives the frames of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from reportedly.model import Document

if TYPE_CHECKING:
    from reportedly.model import Annotation, Attribution, Claim, Hedge, Metadata, Number, Span


class Annotations(NamedTuple):
    """The annotation of one text: a document but for the text and what is known of it.

    Attributes:
        sentences: `[start, end)` of each sentence, as `Document` has them.
        spans: in the order of the text, an outer one before the inner ones.
        numbers: frames of numbers.
        attributions: frames of attributions.
        hedges: frames of hedges.
        claims: frames of claims.
    """

    sentences: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]
    numbers: tuple[Number, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    claims: tuple[Claim, ...]


class Annotator(Protocol):
    """Reads plain text. A baseline implements this, whatever it is made of."""

    @property
    def name(self) -> str:
        """A name for `annotation.passes` and for tables of results."""

    def annotate(self, text: str) -> Annotations:
        """The annotation of `text`.

        Args:
            text: a text as documents have it; `clean` makes one of any string.

        Returns:
            Frames that keep the rules of `reportedly validate` for a document.
        """


def document_of(
    text: str, annotations: Annotations, *, name: str, metadata: Metadata, annotation: Annotation
) -> Document:
    """The document with the id `name` that a text and its annotation make."""
    return Document(
        schema_version="1.0",
        id=name,
        metadata=metadata,
        text=text,
        annotation=annotation,
        **annotations._asdict(),
    )

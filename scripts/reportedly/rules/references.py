"""What the rules about references share: whether ids name spans of the right label."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reportedly.rules.registry import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model import Document


def all_named(document: Document, label: str, roles: Iterable[tuple[str, ...]]) -> bool:
    """Whether each id of `roles` is that of a span with `label`: the quick look before `misnamed_pieces`."""
    ids = {span.id for span in document.spans_by_label.get(label, ())}
    return ids.issuperset(chain.from_iterable(roles))


def misnamed(document: Document, pointer: str, span: str, label: str) -> Iterator[Breach]:
    """A breach where `span` is not the id of a span with `label`."""
    found = document.span_by_id.get(span)
    if found is None:
        yield Breach(pointer, f"there is no span {span}; name a {label} span, or add it")
    elif found.label != label:
        yield Breach(pointer, f"the span {span} is a {found.label}; expected a {label}")


def misnamed_pieces(
    document: Document, pointer: str, pieces: tuple[str, ...], label: str
) -> Iterator[Breach]:
    """A breach for each of `pieces` that is not the id of a span with `label`."""
    for place, span in enumerate(pieces):
        yield from misnamed(document, f"{pointer}/{place}", span, label)


def disordered_pieces(document: Document, pointer: str, pieces: tuple[str, ...]) -> Iterator[Breach]:
    """A breach for each piece that does not begin after the one before it has ended."""
    for place in range(1, len(pieces)):
        before, piece = document.span_by_id.get(pieces[place - 1]), document.span_by_id.get(pieces[place])
        if before and piece and piece.start < before.end:
            yield Breach(
                f"{pointer}/{place}",
                f"the piece {piece.id} starts at {piece.start}, before {before.id} ends at {before.end}; "
                "put the pieces in the order of the text, without overlap",
            )

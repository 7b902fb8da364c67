"""BIO tags to entities, as conlleval and seqeval read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def entities(tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Label, first token and end (half-open) of each entity of a sentence.

    An `I` that continues nothing of its label opens an entity, as in conlleval (Tjong Kim Sang and Buchholz
    2000) and the default mode of seqeval.
    """
    label, start = "", 0
    for place, tag in enumerate((*tags, "O")):
        prefix, _, own = tag.partition("-")
        if label and (prefix != "I" or own != label):
            yield label, start, place
            label = ""
        if own and not label:
            label, start = own, place

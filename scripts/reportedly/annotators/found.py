"""What the layers find in a text. A stretch is `[low, high)` of tokens; a role is a stretch a piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reportedly.model import Value

Stretch = tuple[int, int]
Pieces = tuple[Stretch, ...]


class FoundNumber(NamedTuple):
    """A number of a text.

    Attributes:
        low: index of its first token.
        high: index after its last one.
        kind: a `number_kind` of the schema.
        value: its value; `None` for a decoy.
        counted: what it counts.
        approximators: the approximators in it.
    """

    low: int
    high: int
    kind: str
    value: Value | None
    counted: Stretch | None = None
    approximators: Pieces = ()


class FoundAttribution(NamedTuple):
    """An attribution of a text.

    Attributes:
        cue: the words that say that somebody vouches.
        source: who does; empty where the sentence drops it.
        content: what is vouched for.
        source_type: a `source_type` of the schema.
        attitude: an `attitude` of the schema.
        cites: whether it is heard through the attribution of the sentence that has the same content.
    """

    cue: Pieces
    source: Pieces
    content: Pieces
    source_type: str
    attitude: str
    cites: bool = False


class FoundHedge(NamedTuple):
    """A hedge of a text.

    Attributes:
        cue: its words.
        scope: what it weakens.
        kind: a `hedge_kind` of the schema.
    """

    cue: Stretch
    scope: Pieces
    kind: str

"""What a phenomenon is, and the register of all of them."""

from __future__ import annotations

import inspect
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_Detector = TypeVar("_Detector", bound="Callable[[Any], Iterable[Any]]")

Extent = tuple[int, int]
"""`[start, end)` of a text, in code points."""


class Group(StrEnum):
    """The groups, as the brief for the writers of the corpus has them."""

    NUMBERS = "numbers"
    DECOYS = "decoys"
    ATTRIBUTION = "attribution"
    FALSE_CUES = "false cues"
    HEDGES = "hedges"
    CLAIMS = "claims and stories"
    TEXT = "text"


class Subject(Enum):
    """What a detector looks at, and so what it is called with and yields.

    `TEXT` and `ANNOTATION`: a `DocumentView`, and it yields extents; the first is called for documents with
    their text only, the second looks at frames and offsets alone. `STORY`: a `StoryView`, and it yields
    places.
    """

    TEXT = "text"
    ANNOTATION = "annotation"
    STORY = "story"


class Place(NamedTuple):
    """Where something was found: `[start, end)` of the text of a document."""

    document: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.document}:{self.start}"


class Phenomenon(NamedTuple):
    """Something that systems stumble over and that the corpus is to hold.

    Attributes:
        name: unique, in words.
        group: where it belongs.
        description: one line, with an example.
        subject: what its detector looks at.
        detect: from the subject to the extents or places where it occurs; pure.
    """

    name: str
    group: Group
    description: str
    subject: Subject
    detect: Callable[[Any], Iterable[Any]]


_PHENOMENA: dict[str, Phenomenon] = {}


def phenomenon(group: Group, *, subject: Subject = Subject.TEXT) -> Callable[[_Detector], _Detector]:
    """Registers a function as a detector; its name and the first line of its docstring describe it."""

    def register(detect: _Detector) -> _Detector:
        name = detect.__name__.replace("_", " ")
        if name in _PHENOMENA:
            raise ValueError(f"there is a phenomenon {name} already")
        description = inspect.cleandoc(detect.__doc__ or "").split("\n")[0]
        if not description:
            raise ValueError(f"{name} has no description")
        _PHENOMENA[name] = Phenomenon(name, group, description, subject, detect)
        return detect

    return register


def registered() -> dict[str, Phenomenon]:
    """All phenomena by their names, group by group, in the order of their modules."""
    order = list(Group)
    return dict(sorted(_PHENOMENA.items(), key=lambda item: order.index(item[1].group)))

"""Many breaches with one cause, told once: an edit of the text is one slip, however many offsets it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportedly.rules.registry import Breach

HANDFUL = 5
EDITED = "the text was edited; run reportedly anchor --again FILE"


def gathered(breaches: Iterable[Breach], summary: Callable[[int], str]) -> Iterator[Breach]:
    """The breaches if they are a handful; else one, at the place of the first, with a message for them all.

    Args:
        breaches: of one rule in one document.
        summary: from how many there are to the message.
    """
    found = list(breaches)
    if len(found) <= HANDFUL:
        yield from found
    else:
        yield found[0]._replace(message=summary(len(found)))

"""The search for phenomena in stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.statistics.phenomena.registry import Place, Subject, registered
from reportedly.statistics.phenomena.views import DocumentView, StoryView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportedly.corpus import StoryUnit
    from reportedly.model import Document
    from reportedly.statistics.phenomena.registry import Phenomenon

_MARGIN = 30
_LONGEST_EXCERPT = 90


class Occurrences(NamedTuple):
    """Where a phenomenon occurs; no place twice."""

    phenomenon: Phenomenon
    places: tuple[Place, ...]

    @property
    def documents(self) -> int:
        """In how many documents."""
        return len({place.document for place in self.places})


def search(units: Iterable[StoryUnit]) -> list[Occurrences]:
    """All phenomena with the places where they occur, in the order of the register and then of the stories.

    What a detector that reads text would find in a document without text is not found.
    """
    found: dict[str, dict[Place, None]] = {name: {} for name in registered()}
    for story, documents in units:
        views = [DocumentView(document) for document in documents]
        whole = StoryView(story, views)
        for name, phenomenon in registered().items():
            if phenomenon.subject is Subject.STORY:
                found[name].update(dict.fromkeys(phenomenon.detect(whole)))
                continue
            for view in views:
                if view.document.text is not None or phenomenon.subject is Subject.ANNOTATION:
                    places = (Place(view.document.id, *extent) for extent in phenomenon.detect(view))
                    found[name].update(dict.fromkeys(places))
    return [Occurrences(phenomenon, tuple(found[name])) for name, phenomenon in registered().items()]


def example(occurrences: Occurrences, documents: Mapping[str, Document]) -> Place | None:
    """The first place that anyone can look up: in a document that has its text, if there is one."""
    places = occurrences.places
    shown = (place for place in places if documents[place.document].withheld is None)
    return next(shown, places[0] if places else None)


def excerpt(document: Document, place: Place) -> str:
    """The words at a place between brackets, with some of the line around them.

    A withheld text is never shown, not even where it is attached.
    """
    if document.text is None or document.withheld is not None:
        return document.quote(place.start, place.end)
    line_before = document.text[: place.start].rpartition("\n")[2]
    line_after = document.text[place.end :].partition("\n")[0]
    words = document.text[place.start : place.end].replace("\n", " ")
    # Whole words only: a cut one would look like another.
    before = line_before if len(line_before) <= _MARGIN else line_before[-_MARGIN:].partition(" ")[2]
    after = line_after if len(line_after) <= _MARGIN else line_after[:_MARGIN].rpartition(" ")[0]
    if len(words) > _LONGEST_EXCERPT:
        words = f"{words[:_LONGEST_EXCERPT]}…"
    return f"{before}[{words}]{after}"

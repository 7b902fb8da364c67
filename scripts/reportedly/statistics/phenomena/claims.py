"""Phenomena of claims and stories: figures that move, clash, repeat and contain each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.statistics.phenomena.registry import Group, Subject, phenomenon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.statistics.phenomena.registry import Place
    from reportedly.statistics.phenomena.views import StoryClaim, StoryLink, StoryView

_story = phenomenon(Group.CLAIMS, subject=Subject.STORY)

_TOLL = ("killed", "wounded", "casualties", "missing", "infected")
_TELLING = 10  # smaller figures are equal too often to tell anything


def _moves(view: StoryView) -> Iterator[StoryLink]:
    """Updates of one count, both ends positive."""
    for link in view.links_of("updates"):
        ends = (link.source, link.target)
        same_unit = ends[0].value.unit == ends[1].value.unit
        if same_unit and all(end.claim.polarity == "positive" for end in ends):
            yield link


@_story
def toll_that_rises(view: StoryView) -> Iterator[Place]:
    """A count of people harmed that a later one exceeds."""
    for link in _moves(view):
        if link.source.claim.event in _TOLL and link.source.lowest > link.target.lowest:
            yield link.source.place


@_story
def figure_revised_down(view: StoryView) -> Iterator[Place]:
    """A figure that a lower one replaces."""
    for link in _moves(view):
        if link.source.lowest < link.target.lowest:
            yield link.source.place


@_story
def figure_withdrawn(view: StoryView) -> Iterator[Place]:
    """A figure that is taken back: an update with the opposite polarity."""
    for link in view.links_of("updates"):
        if link.source.claim.polarity != link.target.claim.polarity:
            yield link.source.place


@_story
def denied_figure(view: StoryView) -> Iterator[Place]:
    """A figure that its source says is not so."""
    for claim in view.claims:
        if claim.claim.polarity == "negative":
            yield claim.place


@_story
def authorities_that_disagree(view: StoryView) -> Iterator[Place]:
    """Two sources whose figures cannot both hold."""
    for link in view.links_of("contradicts"):
        sources = {link.source.outermost_source, link.target.outermost_source}
        if len(sources) == 2 and "" not in sources:
            yield link.source.place


@_story
def text_against_a_source(view: StoryView) -> Iterator[Place]:
    """A figure of the text itself that a source’s figure contradicts, or the reverse."""
    for link in view.links_of("contradicts"):
        sources = [link.source.outermost_source, link.target.outermost_source]
        if sources.count("") == 1:
            yield link.source.place


@_story
def same_figure_for_two_events(view: StoryView) -> Iterator[Place]:
    """One value from ten up that a story gives for two events: 38 killed, 38 rescued."""
    for claim, earlier in _equals(view):
        if claim.value.unit == earlier.value.unit and claim.claim.event != earlier.claim.event:
            yield claim.place


@_story
def same_figure_by_coincidence(view: StoryView) -> Iterator[Place]:
    """One value from ten up that a story gives in two units: 66 crowns, 66 per cent."""
    for claim, earlier in _equals(view):
        if claim.value.unit != earlier.value.unit:
            yield claim.place


def _equals(view: StoryView) -> Iterator[tuple[StoryClaim, StoryClaim]]:
    """Claims with the first claim of the story that gives another number the same exact value."""
    seen: dict[float, list[StoryClaim]] = {}
    for claim in view.claims:
        if claim.point is None or claim.value.approximate or claim.point < _TELLING:
            continue
        for earlier in seen.setdefault(claim.point, []):
            if earlier.mention is not claim.mention:
                yield claim, earlier
        seen[claim.point].append(claim)


@_story
def killed_against_casualties(view: StoryView) -> Iterator[Place]:
    """Casualties in a story that counts the killed as well."""
    events = {claim.claim.event for claim in view.claims}
    for claim in view.claims:
        if claim.claim.event == "casualties" and "killed" in events:
            yield claim.place


@_story
def figure_that_includes_another(view: StoryView) -> Iterator[Place]:
    """A count that another one is a part of."""
    for link in view.links_of("part_of"):
        yield link.target.place


@_story
def agreement_of_independent_sources(view: StoryView) -> Iterator[Place]:
    """A figure that another source gives as well, and neither has from the other or from a third."""
    for link in view.links_of("corroborates"):
        ends = (link.source, link.target)
        if ends[0].innermost_source != ends[1].innermost_source:
            yield link.source.place


@_story
def one_source_quoted_twice(view: StoryView) -> Iterator[Place]:
    """An equal figure that two tellers have from the same source."""
    for claim, earlier in _equals(view):
        source = claim.innermost_source
        if (
            source
            and source == earlier.innermost_source
            and claim.outermost_source != earlier.outermost_source
            and claim.claim.event == earlier.claim.event
        ):
            yield claim.place


@_story
def link_within_a_document(view: StoryView) -> Iterator[Place]:
    """Two claims of one document that are linked."""
    for link in view.links:
        if link.source.view is link.target.view:
            yield link.source.place


@_story
def link_across_documents(view: StoryView) -> Iterator[Place]:
    """Two claims of different documents that are linked."""
    for link in view.links:
        if link.source.view is not link.target.view:
            yield link.source.place

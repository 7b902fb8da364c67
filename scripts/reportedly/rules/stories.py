"""L: stories and the links between claims."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reportedly.rules.registry import Breach, Membership, StoryContext, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Value


class _Said(NamedTuple):
    """What a claim says: that so many were, or were not, of an event."""

    value: Value
    polarity: str
    event: str


@rule("L101", "a document's story lists it", subject=Subject.MEMBERSHIP)
def story_lists_document(membership: Membership) -> Iterator[Breach]:
    """The story that a document names has a file `stories/ID.json`, and that file lists the document.

    Add it there, in the order of publication. If the file is there, it cannot be read as a story, and a
    validation of it says why.
    """
    document, story = membership
    if story is None:
        yield Breach(
            "/metadata/story",
            f"stories/ has no {document.metadata.story}.json that can be read as a story; add it, or mend "
            "what a validation of it finds, or mend the name here",
        )
    elif document.id not in story.documents:
        yield Breach(
            "/metadata/story", f"the story {story.id} does not list {document.id}; add it to its documents"
        )


@rule("L102", "a story's documents exist and name it", subject=Subject.STORY)
def documents_name_story(context: StoryContext) -> Iterator[Breach]:
    """Each document that a story lists is a readable file of the corpus, and its `metadata.story` is the
    story's id.
    """
    for index, name in enumerate(context.story.documents):
        document = context.documents.get(name)
        if document is None:
            yield Breach(
                f"/documents/{index}",
                f"there is no readable document {name} in the corpus; add or mend it, or take it off the "
                "list",
            )
        elif document.metadata.story != context.story.id:
            yield Breach(
                f"/documents/{index}",
                f"the document {name} names the story {document.metadata.story}; expected {context.story.id}",
            )


@rule("L103", "the ends of a link are claims of the story", subject=Subject.STORY)
def ends_exist(context: StoryContext) -> Iterator[Breach]:
    """`from` and `to` are written `DOCUMENT#CLAIM`, with a document that the story lists and the id of a
    claim in it.
    """
    for index, link in enumerate(context.story.links):
        for key, end in (("from", link.source), ("to", link.target)):
            name, _, claim = end.partition("#")
            document = context.documents.get(name)
            if name not in context.story.documents:
                yield Breach(
                    f"/links/{index}/{key}",
                    f"{name} is not a document of the story; it has {', '.join(context.story.documents)}",
                )
            elif document is not None and claim not in document.claim_by_id:
                yield Breach(f"/links/{index}/{key}", f"{name} has no claim {claim}; name one of its claims")


@rule("L104", "a link joins two claims, once", subject=Subject.STORY)
def no_loops_or_twins(context: StoryContext) -> Iterator[Breach]:
    """A claim is not linked to itself, and two claims have one link: the first type of the guidelines' table
    that fits.
    """
    seen: dict[frozenset[str], int] = {}
    for index, link in enumerate(context.story.links):
        ends = frozenset((link.source, link.target))
        if len(ends) == 1:
            yield Breach(
                f"/links/{index}", f"the link joins {link.source} to itself; name another claim, or remove it"
            )
        elif seen.setdefault(ends, index) != index:
            yield Breach(
                f"/links/{index}",
                f"{link.source} and {link.target} are joined by link {seen[ends]} already; keep one",
            )


@rule("L105", "documents are in the order of publication", subject=Subject.STORY)
def published_in_order(context: StoryContext) -> Iterator[Breach]:
    """A story lists its documents from the first to the last published. Dates may be equal or unknown."""
    latest, where = "", ""
    for index, name in enumerate(context.story.documents):
        document = context.documents.get(name)
        published = document.metadata.published if document else None
        if published is None:
            continue
        if published < latest:
            yield Breach(
                f"/documents/{index}",
                f"{name} was published on {published}, before {where} on {latest}; put them in order",
            )
        latest, where = max((latest, where), (published, name))


@rule("L106", "what updates, contradicts or corroborates is the later claim", subject=Subject.STORY)
def from_is_later(context: StoryContext) -> Iterator[Breach]:
    """`from` is the claim that does something to an earlier one, so its document is not an earlier one.

    Exchange `from` and `to`. A part may come before its whole.
    """
    order = {name: place for place, name in enumerate(context.story.documents)}
    for index, link in enumerate(context.story.links):
        later, earlier = order.get(link.source.partition("#")[0]), order.get(link.target.partition("#")[0])
        if link.type != "part_of" and later is not None and earlier is not None and later < earlier:
            yield Breach(
                f"/links/{index}",
                f"{link.source} was published before {link.target}, which it {link.type}; exchange from and "
                "to",
            )


@rule("L107", "an update changes the figure", subject=Subject.STORY)
def update_changes(context: StoryContext) -> Iterator[Breach]:
    """A claim that `updates` another gives another figure, takes the figure back, or says that it was of
    another event (the 46 are casualties, and not dead). An equal one from the same source is a repetition.

    Remove the link, or make it `corroborates` where another source gives the figure.
    """
    for index, later, earlier in _linked(context, "updates"):
        if later == earlier:
            yield Breach(f"/links/{index}", f"both claims say {_told(later)}; an update gives another figure")


@rule("L108", "a contradiction is between figures that cannot both hold", subject=Subject.STORY)
def contradiction_differs(context: StoryContext) -> Iterator[Breach]:
    """Claims of the same figure contradict each other only if one affirms what the other denies, or if they
    are of different events (three killed, three missing).

    Two sources that give the same figure corroborate each other.
    """
    for index, later, earlier in _linked(context, "contradicts"):
        if later == earlier:
            yield Breach(
                f"/links/{index}", f"both claims say {_told(later)}; they do not contradict each other"
            )


@rule("L109", "a corroboration is of the same figure", subject=Subject.STORY)
def corroboration_agrees(context: StoryContext) -> Iterator[Breach]:
    """A claim corroborates another if the two intervals share a value and both say that it is so, or both
    that it is not.

    Figures that exclude each other are linked by `contradicts` or `updates`.
    """
    for index, later, earlier in _linked(context, "corroborates"):
        if later.polarity != earlier.polarity or not _overlap(later.value, earlier.value):
            told = f"one claim says {_told(later)}, the other {_told(earlier)}"
            yield Breach(f"/links/{index}", f"{told}; they do not agree")


def _linked(context: StoryContext, kind: str) -> Iterator[tuple[int, _Said, _Said]]:
    for index, link in enumerate(context.story.links):
        if link.type == kind:
            later, earlier = _said(context, link.source), _said(context, link.target)
            if later is not None and earlier is not None:
                yield index, later, earlier


def _said(context: StoryContext, end: str) -> _Said | None:
    name, _, claim_id = end.partition("#")
    document = context.documents.get(name)
    claim = document.claim_by_id.get(claim_id) if document else None
    number = document.number_by_id.get(claim.number) if document and claim else None
    if claim is None or number is None or number.value is None:
        return None
    return _Said(msgspec.structs.replace(number.value, approximate=False), claim.polarity, claim.event)


def _told(said: _Said) -> str:
    value = said.value
    ends = "exactly" if value.low == value.high else "from"
    figure = f"{value.low}" if value.low == value.high else f"{value.low} to {value.high}"
    unit = f" {value.unit}" if value.unit else ""
    return f"{'not ' if said.polarity == 'negative' else ''}{ends} {figure}{unit}"


def _overlap(one: Value, other: Value) -> bool:
    """Whether two intervals in one unit share a value, each with a tenth of leeway at its ends."""
    if one.unit != other.unit:
        return False
    low = max(-inf if value.low is None else value.low - abs(value.low) / 10 for value in (one, other))
    high = min(inf if value.high is None else value.high + abs(value.high) / 10 for value in (one, other))
    return low <= high

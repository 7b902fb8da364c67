"""L: stories and the links between claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.rules.registry import Breach, Membership, StoryContext, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule("L101", "a document's story lists it", subject=Subject.MEMBERSHIP)
def story_lists_document(membership: Membership) -> Iterator[Breach]:
    """The story that a document names has a file `stories/ID.json`, and that file lists the document.

    Add it there, in the order of publication.
    """
    document, story = membership
    if story is None:
        yield Breach(
            "/metadata/story",
            f"there is no story {document.metadata.story} in stories/; add its file, or mend the name",
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

"""A: attributions."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reportedly import relations
from reportedly.findings import Severity
from reportedly.lexicon import load_lexicon
from reportedly.rules.references import all_named, disordered_pieces, misnamed_pieces
from reportedly.rules.registry import Breach, rule
from reportedly.segmentation import quotations, quoted_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Attribution, Document


def _roles(attribution: Attribution) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("cue", attribution.cue), ("source", attribution.source), ("content", attribution.content)


@rule("A101", "each role names spans with its label")
def role_spans(document: Document) -> Iterator[Breach]:
    """`cue`, `source` and `content` list the ids of spans with the label of the same name, a span a piece."""
    for role in ("cue", "source", "content"):
        if all_named(document, role, (getattr(attribution, role) for attribution in document.attributions)):
            continue
        for index, attribution in enumerate(document.attributions):
            pieces = getattr(attribution, role)
            yield from misnamed_pieces(document, f"/attributions/{index}/{role}", pieces, role)


@rule("A102", "via names another attribution")
def via_exists(document: Document) -> Iterator[Breach]:
    """`via` is the id of the attribution inside which this one is reported, in the same document.

    Leave it out at first hand.
    """
    for index, attribution in enumerate(document.attributions):
        if attribution.via is not None and attribution.via not in document.attribution_by_id:
            yield Breach(
                f"/attributions/{index}/via",
                f"there is no attribution {attribution.via}; name one, or leave via out",
            )


@rule("A103", "via does not run in a circle")
def via_acyclic(document: Document) -> Iterator[Breach]:
    """A chain of sources ends with the one from whom the text has it.

    Two attributions via each other have no such end.
    """
    for index, attribution in enumerate(document.attributions):
        walked: list[str] = []
        via: str | None = attribution.id
        while via is not None and via not in walked:
            walked.append(via)
            parent = document.attribution_by_id.get(via)
            via = parent.via if parent else None
        if via == attribution.id:
            yield Breach(
                f"/attributions/{index}/via",
                f"via runs in a circle: {' via '.join([*walked, attribution.id])}; leave it out of the "
                "outermost",
            )


@rule("A104", "the pieces of a role are in order and apart")
def pieces_in_order(document: Document) -> Iterator[Breach]:
    """A role in pieces lists them in the order of the text, and no piece overlaps another."""
    for index, attribution in enumerate(document.attributions):
        for role, pieces in _roles(attribution):
            if len(pieces) > 1:
                yield from disordered_pieces(document, f"/attributions/{index}/{role}", pieces)


@rule("A105", "cue, source and content of one attribution do not overlap")
def roles_apart(document: Document) -> Iterator[Breach]:
    """Who vouches, the words that say so and what is vouched for are different words.

    A source or a cue inside the content belongs to another attribution, which is via this one.
    """
    for index, attribution in enumerate(document.attributions):
        roles = [
            (role, span) for role, ids in _roles(attribution) for span in relations.pieces(document, ids)
        ]
        for (other_role, other), (role, span) in combinations(roles, 2):
            if span.start < other.end and other.start < span.end and role != other_role:
                yield Breach(
                    f"/attributions/{index}/{role}",
                    f"the {role} {document.quote(span.start, span.end)} overlaps the {other_role} "
                    f"{document.quote(other.start, other.end)}; shorten one of them",
                )


@rule("A106", "the style is what the quotation marks say")
def style_by_marks(document: Document) -> Iterator[Breach]:
    """`direct` if all of the content is in quotation marks, `indirect` if none of it is, `mixed` if some is.

    Only the marks decide.

    Quotation marks belong to the content: a content that leaves them out is cut too short.
    """
    if document.text is None:
        return
    for index, attribution in enumerate(document.attributions):
        content = [(span.start, span.end) for span in relations.pieces(document, attribution.content)]
        found = quoted_style(document.text, content)
        if content and found != attribution.style:
            yield Breach(
                f"/attributions/{index}/style",
                f"the style is {attribution.style}, but by its quotation marks "
                f"{document.quote(content[0][0], content[-1][1])} is {found}",
            )


@rule("A107", "a dropped source is anonymous")
def dropped_source(document: Document) -> Iterator[Breach]:
    """Where the sentence drops the source ("was said to"), `source` is empty and `source_type` is
    `anonymous`.
    """
    for index, attribution in enumerate(document.attributions):
        if not attribution.source and attribution.source_type != "anonymous":
            yield Breach(
                f"/attributions/{index}/source_type",
                f"there is no source span, but the source is said to be {attribution.source_type}; name the "
                "span, or make it anonymous",
            )


@rule("A108", "an attribution inside another one's content is via it")
def nested_via(document: Document) -> Iterator[Breach]:
    """When the cue of one attribution lies in the content of another, it is heard through that other one: its
    chain of `via` leads there.
    """
    for index, attribution in enumerate(document.attributions):
        cues = relations.pieces(document, attribution.cue)
        around = [relations.covering_attributions(document, cue.start, cue.end) for cue in cues]
        if not around or [] in around:
            continue
        chain = relations.path(document, attribution)
        for outer in around[0]:
            if outer not in chain and all(outer in held for held in around):
                yield Breach(
                    f"/attributions/{index}",
                    f"the cue {document.quote(cues[0].start, cues[-1].end)} of {attribution.id} is in the "
                    f"content of {outer}, but "
                    f"{attribution.id} is not via it; add via, or shorten that content",
                )


@rule("A109", "a source does not begin or end with its cue")
def cue_outside_source(document: Document) -> Iterator[Breach]:
    """Who vouches is a noun phrase; the verb that says so is the cue.

    "The mayor said" is cut too long: the source is "the mayor".

    Only the first and the last word are looked at, for a source may hold a relative clause with a verb of its
    own.
    """
    if document.text is None:
        return
    verbs = load_lexicon().cue_verbs
    for index, attribution in enumerate(document.attributions):
        for place, span in enumerate(relations.pieces(document, attribution.source)):
            words = document.text[span.start : span.end].lower().split()
            if len(words) > 1 and (words[0] in verbs or words[-1] in verbs):
                yield Breach(
                    f"/attributions/{index}/source/{place}",
                    f"the source {document.quote(span.start, span.end)} takes in a word of a cue; shorten it",
                )


_LONG_QUOTATION = 5


@rule("A301", "a quotation is attributed", severity=Severity.WARNING)
def quotations_attributed(document: Document) -> Iterator[Breach]:
    """Words in double quotation marks are somebody's, and the text mostly says whose.

    A warning, for some quotations have no cue.

    Quotations of fewer than five words are passed over, for they are often names or scare quotes, and so are
    titles: what opens a bracket, or follows a word such as "headline" (`schema/lexicon.json`).
    """
    if document.text is None:
        return
    contents = document.spans_by_label.get("content", [])
    for start, end in quotations(document.text):
        words = document.text[start:end].split()
        if document.text[start] == "‘" or len(words) < _LONG_QUOTATION or _is_title(document.text, start):
            continue
        if not any(content.start < end and start < content.end for content in contents):
            yield Breach(
                "/attributions",
                f"the quotation {document.quote(start, end)} at offset {start} is in no content; add its "
                "attribution",
            )


def _is_title(text: str, start: int) -> bool:
    before = text[max(0, start - 20) : start]
    return before.endswith("(") or before.rstrip().rpartition(" ")[2].lower() in load_lexicon().title_words

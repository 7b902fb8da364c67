"""H: hedges and their scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly import relations
from reportedly.findings import Severity
from reportedly.lexicon import load_lexicon
from reportedly.rules.references import all_named, disordered_pieces, misnamed_pieces
from reportedly.rules.registry import Breach, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Document


@rule("H101", "cue and scope name spans with their labels")
def role_spans(document: Document) -> Iterator[Breach]:
    """The cue of a hedge lists spans with the label `hedge` (`cue` is the cue of an attribution), its scope
    spans with the label `scope`.
    """
    for role, label in (("cue", "hedge"), ("scope", "scope")):
        if all_named(document, label, (getattr(hedge, role) for hedge in document.hedges)):
            continue
        for index, hedge in enumerate(document.hedges):
            yield from misnamed_pieces(document, f"/hedges/{index}/{role}", getattr(hedge, role), label)


@rule("H102", "the pieces of cue and scope are in order and apart")
def pieces_in_order(document: Document) -> Iterator[Breach]:
    """A cue or a scope in pieces lists them in the order of the text, and no piece overlaps another."""
    for index, hedge in enumerate(document.hedges):
        yield from disordered_pieces(document, f"/hedges/{index}/cue", hedge.cue)
        yield from disordered_pieces(document, f"/hedges/{index}/scope", hedge.scope)


@rule("H103", "a scope holds its cue")
def scope_holds_cue(document: Document) -> Iterator[Breach]:
    """As in BioScope, the cue is part of its scope, so that a scope reads as the statement that is weakened.

    Stretch the scope over the cue.
    """
    for index, hedge in enumerate(document.hedges):
        for cue in relations.pieces(document, hedge.cue):
            if relations.pieces(document, hedge.scope) and not relations.covers(document, hedge.scope, cue):
                yield Breach(
                    f"/hedges/{index}/scope",
                    f"the scope of {hedge.id} does not hold its cue {document.quote(cue.start, cue.end)}; "
                    "stretch it, or add a piece",
                )


@rule("H104", "an approximator is inside a number")
def approximator_in_number(document: Document) -> Iterator[Breach]:
    """An approximator blurs a figure, and the number span has the two together ("about 600").

    A cue outside every number is a hedge of another kind, or the number span is cut too short.
    """
    numbers = document.spans_by_label.get("number", [])
    for index, hedge in enumerate(document.hedges):
        if hedge.kind != "approximator":
            continue
        for cue in relations.pieces(document, hedge.cue):
            if not any(number.covers(cue) for number in numbers):
                yield Breach(
                    f"/hedges/{index}/cue",
                    f"the approximator {document.quote(cue.start, cue.end)} is in no number span; stretch "
                    "the number over it, or mend the kind",
                )


@rule("H301", "an unmistakable hedge is annotated", severity=Severity.WARNING)
def unmistakable_hedges(document: Document) -> Iterator[Breach]:
    """Words such as "reportedly" and "probably" weaken what is said wherever they stand; the list is in
    `schema/lexicon.json`.

    A warning, for a word may be mentioned and not used. Add the hedge with its scope.
    """
    if document.text is None:
        return
    cues = document.spans_by_label.get("hedge", [])
    for start, end in document.places(load_lexicon().unmistakable_hedges):
        if not any(cue.start <= start and end <= cue.end for cue in cues):
            yield Breach("/hedges", f"{document.quote(start, end)} at offset {start} is in no hedge; add one")

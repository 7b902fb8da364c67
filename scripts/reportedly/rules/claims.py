"""C: claims, where the layers meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly import relations
from reportedly.lexicon import load_lexicon
from reportedly.rules.registry import Breach, rule
from reportedly.schema import quantity_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Claim, Document, Number


@rule("C101", "a claim is about a quantity")
def about_a_quantity(document: Document) -> Iterator[Breach]:
    """The number of a claim is the frame of a quantity.

    Dates, ordinals and the other decoys claim no amount.
    """
    for index, claim in enumerate(document.claims):
        number = document.number_by_id.get(claim.number)
        if number is None:
            yield Breach(
                f"/claims/{index}/number", f"there is no number {claim.number}; name the frame, not its span"
            )
        elif number.kind not in quantity_kinds():
            yield Breach(
                f"/claims/{index}/number",
                f"{claim.number} is a decoy ({number.kind}); remove the claim, or mend the kind",
            )


@rule("C102", "a claim names attributions and hedges that exist")
def references(document: Document) -> Iterator[Breach]:
    """`attributions` and `hedges` list ids of frames of those kinds in the same document."""
    for index, claim in enumerate(document.claims):
        for place, name in enumerate(claim.attributions):
            if name not in document.attribution_by_id:
                yield Breach(
                    f"/claims/{index}/attributions/{place}",
                    f"there is no attribution {name}; name one, or remove it",
                )
        for place, name in enumerate(claim.hedges):
            if name not in document.hedge_by_id:
                yield Breach(
                    f"/claims/{index}/hedges/{place}", f"there is no hedge {name}; name one, or remove it"
                )


@rule("C103", "a claim's attributions are a chain that vouches for its number")
def chain_of_sources(document: Document) -> Iterator[Breach]:
    """They are those whose content holds the number, from the outermost to one that no other is via, each via
    the one before it: "lawmakers said, citing the agency" is [lawmakers, agency]. Where the text itself
    vouches, the list is empty.
    """
    if not relations.vias_end(document):
        return
    for index, claim, number in _claims(document):
        if any(name not in document.attribution_by_id for name in claim.attributions):
            continue
        found = relations.chains(document, number)
        if claim.attributions not in found:
            ways = " or ".join(f"[{', '.join(chain)}]" for chain in found)
            yield Breach(
                f"/claims/{index}/attributions",
                f"the attributions are [{', '.join(claim.attributions)}]; by content and via of the "
                f"attributions they are {ways}",
            )


@rule("C104", "a claim's hedges are those whose scope holds its number")
def hedges_by_scope(document: Document) -> Iterator[Breach]:
    """A hedge weakens a claim if its scope reaches the figure, approximators included.

    List them in the order of their cues, or mend the scope.
    """
    for index, claim, number in _claims(document):
        if any(name not in document.hedge_by_id for name in claim.hedges):
            continue
        found = tuple(hedge.id for hedge in relations.covering_hedges(document, number))
        if claim.hedges != found:
            yield Breach(
                f"/claims/{index}/hedges",
                f"the hedges are [{', '.join(claim.hedges)}]; by their scopes they are [{', '.join(found)}]",
            )


@rule("C105", "each quantity is claimed, by each chain of sources")
def every_quantity(document: Document) -> Iterator[Breach]:
    """A quantity without a claim would be lost to the benchmark of who said how many; so would one of two
    sources. Add a claim for each.
    """
    sound = relations.vias_end(document)
    claimed: dict[str, set[tuple[str, ...]]] = {}
    for claim in document.claims:
        claimed.setdefault(claim.number, set()).add(claim.attributions)
    for index, number in enumerate(document.numbers):
        if number.kind not in quantity_kinds():
            continue
        given = claimed.get(number.id)
        if given is None:
            span = document.span_by_id.get(number.span)
            words = document.quote(span.start, span.end) if span else number.id
            yield Breach(f"/numbers/{index}", f"the quantity {number.id}, {words}, is in no claim; add one")
        elif sound and given <= set(chains := relations.chains(document, number)):
            for chain in chains:
                if chain not in given:
                    yield Breach(
                        f"/numbers/{index}",
                        f"no claim has the chain [{', '.join(chain)}] that vouches for {number.id}; add one",
                    )


@rule("C106", "a claim is made once")
def no_twins(document: Document) -> Iterator[Breach]:
    """Two claims with equal number, event and attributions say the same twice. Keep one."""
    seen: dict[tuple[str, str, tuple[str, ...]], str] = {}
    for index, claim in enumerate(document.claims):
        twin = seen.setdefault((claim.number, claim.event, claim.attributions), claim.id)
        if twin != claim.id:
            yield Breach(
                f"/claims/{index}",
                f"{claim.id} has the number, the event and the attributions of {twin}; keep one",
            )


@rule("C107", "the certainty follows from hedges and attitudes")
def certainty_follows(document: Document) -> Iterator[Breach]:
    """The guidelines derive the certainty of a claim from its hedges and from the attitudes of its chain; the
    weakest wins. Where the words of an epistemic hedge are not in the lexicon, the annotator decides and
    this rule is silent.
    """
    lexicon = load_lexicon()
    for index, claim, _ in _claims(document):
        reasons = []
        for name in claim.hedges:
            hedge = document.hedge_by_id.get(name)
            if hedge is None or hedge.kind == "approximator":
                continue
            words = _words(document, hedge.cue)
            certainty = lexicon.hedge_certainty.get(hedge.kind) or lexicon.epistemic_certainty.get(
                words or ""
            )
            reasons.append((certainty, "the {} hedge {}", hedge.kind, name))
        for name in claim.attributions:
            attribution = document.attribution_by_id.get(name)
            if attribution and attribution.attitude in lexicon.attitude_certainty:
                certainty = lexicon.attitude_certainty[attribution.attitude]
                reasons.append((certainty, "the attitude {} of {}", attribution.attitude, name))
        certainties = [reason[0] for reason in reasons]
        if None in certainties:
            continue
        expected = lexicon.weakest([certainty for certainty in certainties if certainty])
        if claim.certainty != expected:
            why = (
                ", ".join(words.format(*of) for certainty, words, *of in reasons if certainty == expected)
                or "neither hedges nor attitudes"
            )
            yield Breach(
                f"/claims/{index}/certainty",
                f"the certainty is {claim.certainty}; {why} would make it {expected}",
            )


@rule("C108", "one denial makes a claim negative")
def denial_negates(document: Document) -> Iterator[Breach]:
    """A source that denies a figure claims that it is not so.

    With one `deny` in its chain a claim is negative; two undo each other.
    """
    for index, claim, _ in _claims(document):
        chain = [
            document.attribution_by_id[name]
            for name in claim.attributions
            if name in document.attribution_by_id
        ]
        denials = sum(attribution.attitude == "deny" for attribution in chain)
        if denials == 1 and claim.polarity == "positive":
            yield Breach(
                f"/claims/{index}/polarity",
                "the chain of sources has one denial, but the claim is positive; make it negative",
            )


def _claims(document: Document) -> Iterator[tuple[int, Claim, Number]]:
    for index, claim in enumerate(document.claims):
        number = document.number_by_id.get(claim.number)
        if number is not None:
            yield index, claim, number


def _words(document: Document, ids: tuple[str, ...]) -> str | None:
    if document.text is None:
        return None
    return " ".join(document.text[span.start : span.end] for span in relations.pieces(document, ids)).lower()

"""Texts as sequences of tokens with BIO tags, sentence by sentence, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembling import Found, Stretch

from reportedly.export.tokens import Tokens, sentence_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.model import Document


def gold(document: Document) -> Found:
    """The stretches of an annotated document.

    The scope of an approximator is its number by rule (see `assembling`), so that no tagger learns it.
    """
    spans = document.span_by_id

    def of(names: Iterable[str], label: str) -> list[Stretch]:
        return [Stretch(spans[name].start, spans[name].end, label) for name in names]

    found = Found([], [], [], [], [], [])
    for number in document.numbers:
        found.numbers.extend(of((number.span,), number.kind))
        if number.counted:
            found.counted.extend(of((number.counted,), "counted"))
    for attribution in document.attributions:
        found.roles.extend(of(attribution.source, "source") + of(attribution.cue, "cue"))
        found.contents.extend(of(attribution.content, "content"))
    for hedge in document.hedges:
        found.hedges.extend(of(hedge.cue, hedge.kind))
        if hedge.kind != "approximator":
            found.scopes.extend(of(hedge.scope, "scope"))
    return Found(*(outermost(layer) for layer in found))


def outermost(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches without those that overlap an earlier or longer one, as the configuration `tokens` has
    them.
    """
    kept: list[Stretch] = []
    for stretch in sorted(set(stretches), key=lambda each: (each.start, -each.end, each.label)):
        if not kept or kept[-1].end <= stretch.start:
            kept.append(stretch)
    return kept


def sentences_of(text: str, sentences: Iterable[tuple[int, int]]) -> list[Tokens]:
    """The tokens of each sentence; one without tokens is left out."""
    found = (sentence_tokens(text, start, end) for start, end in sentences)
    return [tokens for tokens in found if tokens.texts]


def tags(tokens: Tokens, stretches: Sequence[Stretch]) -> list[str]:
    """The BIO tags of a sentence's tokens; a stretch that began before it begins again in it."""
    given = ["O"] * len(tokens.texts)
    for stretch in stretches:
        inside = [
            index
            for index, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
            if start < stretch.end and stretch.start < end
        ]
        for index in inside:
            given[index] = f"{'B' if index == inside[0] else 'I'}-{stretch.label}"
    return given


def stretches(tokens: Tokens, given: Sequence[str]) -> list[Stretch]:
    """The stretches that the BIO tags of a sentence's tokens stand for; an `I` without its `B` opens one."""
    found: list[Stretch] = []
    before = "O"
    for start, end, tag in zip(tokens.starts, tokens.ends, given, strict=True):
        prefix, _, label = tag.partition("-")
        if prefix == "I" and before not in ("O", "") and before == label:
            found[-1] = found[-1]._replace(end=end)
        elif label:
            found.append(Stretch(start, end, label))
        before = label or "O"
    return found

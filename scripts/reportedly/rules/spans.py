"""S: spans and the ids by which frames name them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportedly.rules.gathering import EDITED, gathered
from reportedly.rules.registry import Breach, rule
from reportedly.segmentation import grapheme_cuts, word_cuts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Attribution, Claim, Document, Hedge, Number, Span

_WITHIN_A_SENTENCE = frozenset({"number", "counted", "source", "cue", "hedge"})


def _fits(span: Span, text: str) -> bool:
    """Whether the span's words are at its offsets; where they are not, S102 says it, and its edges are of
    other words.
    """
    return span.text is None or text[span.start : span.end] == span.text


@rule("S101", "a span lies in the text and is not empty")
def span_in_text(document: Document) -> Iterator[Breach]:
    """A span is `[start, end)` with start < end, both within the text.

    Offsets count Unicode code points, from 0.

    Let `reportedly anchor` count: bytes or UTF-16 units are the usual mistake.
    """
    length = document.length
    after = []
    for index, span in enumerate(document.spans):
        if span.start >= span.end:
            yield Breach(
                f"/spans/{index}/end",
                f"the span [{span.start}, {span.end}) is empty; its end must be greater than its start",
            )
        elif span.end > length:
            after.append(
                Breach(
                    f"/spans/{index}/end",
                    f"the span ends at {span.end}, but the text has {length} code points",
                )
            )
    yield from gathered(
        after,
        lambda many: (
            f"{many} of {len(document.spans)} spans end after the text, which has {length} code points: "
            f"{EDITED}"
        ),
    )


@rule("S102", "a span's surface equals the text at its offsets")
def surface_equals_text(document: Document) -> Iterator[Breach]:
    """A span repeats its words so that a person can read the file and a slip of an offset is seen at once.

    After an edit of the text run `reportedly anchor --again FILE`, which moves the offsets to the words.
    """
    text = document.text
    if text is None:
        return
    length = len(text)
    differing = []
    for index, span in enumerate(document.spans):
        if span.text is not None and span.end <= length and text[span.start : span.end] != span.text:
            given = "its surface differs" if document.withheld else f"its surface is “{span.text[:60]}”"
            differing.append(
                Breach(
                    f"/spans/{index}/text",
                    f"the text at [{span.start}, {span.end}) is {document.quote(span.start, span.end)}, but "
                    f"{given}; mend the offsets or the surface, or run reportedly anchor --again",
                )
            )
    yield from gathered(
        differing, lambda many: f"{many} of {len(document.spans)} spans no longer fit: {EDITED}"
    )


@rule("S103", "an id names one thing in its document")
def unique_ids(document: Document) -> Iterator[Breach]:
    """Spans and frames share one space of ids, so that a reference can mean one thing only.

    Give the later one a new id.
    """
    seen: dict[str, str] = {}
    groups: dict[str, tuple[Span | Number | Attribution | Hedge | Claim, ...]] = {
        "spans": document.spans,
        "numbers": document.numbers,
        "attributions": document.attributions,
        "hedges": document.hedges,
        "claims": document.claims,
    }
    if len({entry.id for group in groups.values() for entry in group}) == sum(map(len, groups.values())):
        return
    for name, group in groups.items():
        for index, entry in enumerate(group):
            pointer = f"/{name}/{index}/id"
            if entry.id in seen:
                yield Breach(pointer, f"the id {entry.id} is taken by {seen[entry.id]}; choose another one")
            else:
                seen[entry.id] = pointer


@rule("S104", "a span belongs to a frame")
def no_orphans(document: Document) -> Iterator[Breach]:
    """A span that no number, attribution or hedge names says nothing: its frame was forgotten, or it is left
    over. Name it, or remove it.
    """
    named: set[str | None] = set()
    for number in document.numbers:
        named |= {number.span, number.counted}
    for attribution in document.attributions:
        named.update(attribution.cue, attribution.source, attribution.content)
    for hedge in document.hedges:
        named.update(hedge.cue, hedge.scope)
    for index, span in enumerate(document.spans):
        if span.id not in named:
            yield Breach(
                f"/spans/{index}/id",
                f"the {span.label} span {span.id}, {document.quote(span.start, span.end)}, is in no frame; "
                "name it in one, or remove it",
            )


@rule("S105", "a stretch of text has a label once")
def no_twins(document: Document) -> Iterator[Breach]:
    """Two spans with equal label and offsets would count twice.

    Frames that share a stretch, as two attributions with one content do, name the same span.
    """
    seen: dict[tuple[str, int, int], str] = {}
    for index, span in enumerate(document.spans):
        twin = seen.setdefault((span.label, span.start, span.end), span.id)
        if twin != span.id:
            yield Breach(
                f"/spans/{index}",
                f"the span {span.id} has the label and the offsets of {twin}; keep one and name it in both "
                "frames",
            )


@rule("S106", "a span does not begin or end in white space")
def span_edges(document: Document) -> Iterator[Breach]:
    """White space at an edge belongs to nobody, and makes equal spans unequal in a comparison.

    Move the offset.
    """
    text = document.text
    if text is None:
        return
    length = len(text)
    for index, span in enumerate(document.spans):
        surface = text[span.start : span.end]
        if span.end > length or surface == surface.strip() or not _fits(span, text):
            continue
        if surface[0].isspace():
            yield Breach(
                f"/spans/{index}/start",
                f"{document.quote(span.start, span.end)} begins with white space; start at {span.start + 1}",
            )
        if surface[-1].isspace():
            yield Breach(
                f"/spans/{index}/end",
                f"{document.quote(span.start, span.end)} ends with white space; end at {span.end - 1}",
            )


@rule("S107", "a span does not cut a word or a figure")
def no_cut_words(document: Document) -> Iterator[Breach]:
    """A boundary inside a run of letters, or inside a figure with its separators, is a slip of an offset, and
    no token has that boundary in the `tokens` configuration. Hyphens and the edge between a figure and a
    letter (5|ft) may be cut.
    """
    text = document.text
    if text is None:
        return
    cut = word_cuts(text, document.edges)
    for index, span in enumerate(document.spans if cut else ()):
        for key, offset in (("start", span.start), ("end", span.end)):
            if offset in cut and _fits(span, text):
                around = document.quote(max(0, offset - 12), offset + 12)
                yield Breach(
                    f"/spans/{index}/{key}",
                    f"the {key} {offset} cuts a word or a figure in {around}; move it to the edge",
                )


@rule("S108", "numbers, sources, cues and hedges stay within a sentence")
def within_a_sentence(document: Document) -> Iterator[Breach]:
    """Only content and scope may run over the end of a sentence. Split the span, or mend the sentences."""
    starts = [start for start, _ in document.sentences]
    length = document.length
    for index, span in enumerate(document.spans):
        if span.label not in _WITHIN_A_SENTENCE or not span.start < span.end <= length:
            continue
        place = bisect_right(starts, span.start) - 1
        if place >= 0 and span.start < document.sentences[place][1] < span.end:
            yield Breach(
                f"/spans/{index}",
                f"the {span.label} {document.quote(span.start, span.end)} crosses the end of sentence "
                f"{place}; split it, or mend the sentence",
            )


@rule("S109", "a span does not cut a character that is seen as one")
def no_cut_graphemes(document: Document) -> Iterator[Breach]:
    """An emoji of several code points, or a letter with a combining mark, is one character to a reader (UAX
    #29).

    A boundary inside it splits what is seen. Move the boundary to the edge.
    """
    text = document.text
    if text is None:
        return
    cut = grapheme_cuts(text, document.edges)
    for index, span in enumerate(document.spans if cut else ()):
        for key, offset in (("start", span.start), ("end", span.end)):
            if offset in cut and _fits(span, text):
                yield Breach(
                    f"/spans/{index}/{key}",
                    f"the {key} {offset} cuts a character of several code points; move it to its edge",
                )

"""The rows of the exported dataset: a pure function a configuration, from a document or a story to dicts.

Labels are names here; `reportedly.export.features` says which columns are ClassLabels. Offsets are half-open,
in code points of the document's text. Surfaces are cut from the text, so a document without one has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import asdict

from reportedly import relations
from reportedly.export.tokens import sentence_tokens
from reportedly.model import Attribution, Claim, Hedge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportedly.export.tokens import Tokens
    from reportedly.model import Document, Link, Span, Story, Withheld

Row = dict[str, object]

OF_STORIES = ("documents", "tokens", "numbers", "attributions", "hedges", "claims", "claim_pairs")
CONFIGURATIONS = (*OF_STORIES, "passes")


# How many claims that it is not linked to a claim is a pair with, at most.
NEGATIVES = 3


class ExportError(ValueError):
    """What cannot be exported, and why."""


def rows(configuration: str, story: Story | None, documents: Sequence[Document]) -> Iterator[tuple[str, Row]]:
    """The rows that a story and its documents give in a configuration, each after the split that it goes to.

    Args:
        configuration: one of `OF_STORIES`.
        story: the story of the documents, or `None` where they have no story file.
        documents: in any order.

    Raises:
        ExportError: the story is in more than one split, or a frame names a span or frame that is not there.
    """
    splits = sorted({document.metadata.split for document in documents})
    if story is not None and len(splits) > 1:
        raise ExportError(
            f"story {story.id} is in the splits {' and '.join(splits)}: give all its documents the same one"
        )
    if configuration == "claim_pairs":
        for row in claim_pair_rows(story, documents):
            yield splits[0], row
        return
    of_document = _OF_DOCUMENT[configuration]
    for document in documents:
        for row in of_document(document):
            yield document.metadata.split, row


def document_rows(document: Document) -> Iterator[Row]:
    """The one row of a document in `documents`: everything, nested as in its file."""
    metadata = document.metadata
    yield {
        **_identity(document),
        "split": metadata.split,
        "title": metadata.title,
        "published": metadata.published,
        "language": metadata.language,
        "license": metadata.license,
        "origin": asdict(metadata.origin),
        "schema_version": document.schema_version,
        "text": document.text,
        "withheld": _withheld(document.withheld) if document.withheld else None,
        "sentences": [{"start": start, "end": end} for start, end in document.sentences],
        "spans": [
            {**asdict(span), "text": _surface(document, span.start, span.end)} for span in document.spans
        ],
        "numbers": [
            {**asdict(number), "value": asdict(number.value) if number.value else None}
            for number in document.numbers
        ],
        "attributions": [_frame(attribution) for attribution in document.attributions],
        "hedges": [_frame(hedge) for hedge in document.hedges],
        "claims": [_frame(claim) for claim in document.claims],
        "annotation": {
            **asdict(document.annotation),
            "passes": [asdict(reading) for reading in document.annotation.passes],
        },
    }


def pass_row(name: str, reading: Document) -> Row:
    """The row in `passes` of one annotator's reading of a document: as in `documents`, and whose it is."""
    return {"pass": name, **next(document_rows(reading))}


def token_rows(document: Document) -> Iterator[Row]:
    """A row a sentence in `tokens`; none where the document has no text.

    Tags are BIO (Ramshaw and Marcus 1995, IOB2) and flat: of spans that overlap, the one that starts first
    counts, and of those that start together the longest. A span that runs on into the next sentence begins
    again there with `B`, so that each row can be read by itself.
    """
    text = document.text
    if text is None:
        return
    identity = _identity(document)
    layers = _layers(document)
    for index, (start, end) in enumerate(document.sentences):
        tokens = sentence_tokens(text, start, end)
        yield {
            **identity,
            "sentence_index": index,
            "sentence_start": start,
            "sentence_end": end,
            "tokens": tokens.texts,
            "starts": tokens.starts,
            "ends": tokens.ends,
            **{column: _bio(tokens, layer) for column, layer in layers.items()},
        }


def number_rows(document: Document) -> Iterator[Row]:
    """A row a number in `numbers`, in its sentence."""
    for number in document.numbers:
        span = _named(document, document.span_by_id, number.span)
        sentence = _sentence_at(document, span.start)
        yield {
            **_identity(document),
            "id": number.id,
            **_sentence_columns(document, sentence),
            "number": _piece(document, span, sentence),
            "kind": number.kind,
            "value": asdict(number.value) if number.value else None,
            "counted": _piece(document, _named(document, document.span_by_id, number.counted), sentence)
            if number.counted
            else None,
        }


def attribution_rows(document: Document) -> Iterator[Row]:
    """A row an attribution in `attributions`, in the sentence of its cue."""
    for attribution in document.attributions:
        sentence = _sentence_of(document, attribution.cue)
        chain = relations.path(document, attribution)
        for name in chain:
            _named(document, document.attribution_by_id, name)
        yield {
            **_identity(document),
            "id": attribution.id,
            **_sentence_columns(document, sentence),
            "source": _pieces(document, attribution.source, sentence),
            "cue": _pieces(document, attribution.cue, sentence),
            "content": _pieces(document, attribution.content, sentence),
            "style": attribution.style,
            "source_type": attribution.source_type,
            "attitude": attribution.attitude,
            "via": attribution.via,
            "chain": list(chain),
        }


def hedge_rows(document: Document) -> Iterator[Row]:
    """A row a hedge in `hedges`, in the sentence of its cue."""
    for hedge in document.hedges:
        sentence = _sentence_of(document, hedge.cue)
        yield {
            **_identity(document),
            "id": hedge.id,
            **_sentence_columns(document, sentence),
            "cue": _pieces(document, hedge.cue, sentence),
            "scope": _pieces(document, hedge.scope, sentence),
            "kind": hedge.kind,
        }


def claim_rows(document: Document) -> Iterator[Row]:
    """A row a claim in `claims`, in the sentence of its number."""
    return (_claim_row(document, claim) for claim in document.claims)


def claim_pair_rows(story: Story | None, documents: Sequence[Document]) -> Iterator[Row]:
    """A row a pair of claims in `claim_pairs`.

    Linked claims are always a pair, `from` and `to` as in their link. Of the earlier claims that have the
    same event and no link to it, a claim is a pair with the `NEGATIVES` that look most like it, labelled
    `none`: the hard negatives. Most alike are those of the same kind and unit, then those that count a
    thing of the same name, then the nearest. There `from` is the later claim, as in most links: the one
    of the later document, then the later one in the text. No two rows join the same claims; of several
    links between two claims the first counts.

    Args:
        story: without one nobody has judged which claims are linked, and there are no pairs.
        documents: those of the story, in any order. Links to documents that are not among them are left out.
    """
    if story is None:
        return
    claims = _claims_in_order(story, documents)
    links = _links_by_ends(story, {document.id for document in documents}, claims)
    sides = {name: _side(document, claim) for name, (document, claim) in claims.items()}
    before: list[_Claimed] = []
    for place, (name, (document, claim)) in enumerate(claims.items()):
        own = _claimed(document, claim, name, place)
        linked = links.get(name, {})
        unlinked = []
        for earlier in before:
            if (link := linked.get(earlier.name)) is not None:
                yield {
                    "story": story.id,
                    "from": sides[link.source],
                    "to": sides[link.target],
                    "link": link.type,
                }
            elif earlier.event == own.event:
                unlinked.append(earlier)
        for earlier in nlargest(NEGATIVES, unlinked, key=own.likeness):
            yield {"story": story.id, "from": sides[name], "to": sides[earlier.name], "link": "none"}
        before.append(own)


_OF_DOCUMENT: Mapping[str, Callable[[Document], Iterator[Row]]] = {
    "documents": document_rows,
    "tokens": token_rows,
    "numbers": number_rows,
    "attributions": attribution_rows,
    "hedges": hedge_rows,
    "claims": claim_rows,
}


class _Claimed(NamedTuple):
    """What two claims have to share to look alike."""

    name: str
    place: int
    event: str
    measure: tuple[str, str | None]
    counted: str | None

    def likeness(self, other: _Claimed) -> tuple[bool, bool, int]:
        return self.measure == other.measure, self.counted == other.counted, other.place


class _Sentence(NamedTuple):
    place: int
    start: int
    end: int


class _Tagged(NamedTuple):
    start: int
    end: int
    label: str


class _Layer(NamedTuple):
    """Spans that do not overlap, in the order of the text."""

    starts: list[int]
    ends: list[int]
    labels: list[str]


_T = TypeVar("_T")


def _identity(document: Document) -> Row:
    metadata = document.metadata
    return {
        "document_id": document.id,
        "story": metadata.story,
        "genre": metadata.genre,
        "domain": metadata.domain,
        "collection": metadata.collection,
    }


_LISTS: dict[type, tuple[str, ...]] = {
    Attribution: ("cue", "source", "content"),
    Hedge: ("cue", "scope"),
    Claim: ("attributions", "hedges"),
}


def _withheld(withheld: Withheld) -> Row:
    return {**asdict(withheld), "line": asdict(withheld.line) if withheld.line else None}


def _frame(frame: Attribution | Hedge | Claim) -> Row:
    """The attributes of a frame, with its tuples as lists."""
    row = asdict(frame)
    for name in _LISTS[type(frame)]:
        row[name] = list(row[name])
    return row


def _surface(document: Document, start: int, end: int) -> str | None:
    return None if document.text is None else document.text[start:end]


def _named(document: Document, things: Mapping[str, _T], name: str) -> _T:
    try:
        return things[name]
    except KeyError:
        raise ExportError(
            f"document {document.id} names {name}, which it does not have: see `reportedly validate`"
        ) from None


def _sentence_at(document: Document, offset: int) -> _Sentence:
    index = bisect_right(document.sentences, offset, key=lambda sentence: sentence[0]) - 1
    if index < 0 or offset >= document.sentences[index][1]:
        raise ExportError(
            f"document {document.id} has no sentence at offset {offset}: see `reportedly validate`"
        )
    return _Sentence(index, *document.sentences[index])


def _sentence_of(document: Document, pieces: Sequence[str]) -> _Sentence:
    return _sentence_at(document, _named(document, document.span_by_id, pieces[0]).start)


def _sentence_columns(document: Document, sentence: _Sentence) -> Row:
    return {
        "sentence": _surface(document, sentence.start, sentence.end),
        "sentence_index": sentence.place,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
    }


def _piece(document: Document, span: Span, sentence: _Sentence) -> Row:
    inside = sentence.start <= span.start and span.end <= sentence.end
    return {
        "start": span.start,
        "end": span.end,
        "text": _surface(document, span.start, span.end),
        "in_sentence": {"start": span.start - sentence.start, "end": span.end - sentence.start}
        if inside
        else None,
    }


def _pieces(document: Document, names: Iterable[str], sentence: _Sentence) -> list[Row]:
    return [_piece(document, _named(document, document.span_by_id, name), sentence) for name in names]


def _claim_row(document: Document, claim: Claim) -> Row:
    number = _named(document, document.number_by_id, claim.number)
    span = _named(document, document.span_by_id, number.span)
    sentence = _sentence_at(document, span.start)
    attributions = [_named(document, document.attribution_by_id, name) for name in claim.attributions]
    hedges = [_named(document, document.hedge_by_id, name) for name in claim.hedges]
    return {
        **_identity(document),
        "id": claim.id,
        **_sentence_columns(document, sentence),
        "number_id": number.id,
        "number": _piece(document, span, sentence),
        "kind": number.kind,
        "value": asdict(number.value) if number.value else None,
        "counted": _piece(document, _named(document, document.span_by_id, number.counted), sentence)
        if number.counted
        else None,
        "event": claim.event,
        "sources": [
            {
                "id": attribution.id,
                "source": _pieces(document, attribution.source, sentence),
                "source_type": attribution.source_type,
                "attitude": attribution.attitude,
                "cue": _pieces(document, attribution.cue, sentence),
            }
            for attribution in attributions
        ],
        "hedges": [
            {"id": hedge.id, "cue": _pieces(document, hedge.cue, sentence), "kind": hedge.kind}
            for hedge in hedges
        ],
        "certainty": claim.certainty,
        "polarity": claim.polarity,
    }


def _side(document: Document, claim: Claim) -> Row:
    """One claim of a pair: its row in `claims` without the story, which the pair has."""
    row = _claim_row(document, claim)
    del row["story"]
    return row


def _claims_in_order(story: Story, documents: Sequence[Document]) -> dict[str, tuple[Document, Claim]]:
    """The claims by their names `DOCUMENT#CLAIM`, in the order of publication, then of the text."""
    rank = {name: index for index, name in enumerate(story.documents)}
    claims = {}
    for document in sorted(documents, key=lambda document: (rank.get(document.id, len(rank)), document.id)):

        def position(claim: Claim, document: Document = document) -> int:
            number = _named(document, document.number_by_id, claim.number)
            return _named(document, document.span_by_id, number.span).start

        for claim in sorted(document.claims, key=position):
            claims[f"{document.id}#{claim.id}"] = (document, claim)
    return claims


def _claimed(document: Document, claim: Claim, name: str, place: int) -> _Claimed:
    number = document.number_by_id[claim.number]
    counted = document.span_by_id[number.counted] if number.counted else None
    words = (_surface(document, counted.start, counted.end) or "").casefold().split() if counted else ()
    return _Claimed(
        name,
        place,
        claim.event,
        (number.kind, number.value.unit if number.value else None),
        words[-1] if words else None,
    )


def _links_by_ends(
    story: Story, present: set[str], claims: Mapping[str, object]
) -> dict[str, dict[str, Link]]:
    """The first link between two claims, by either of them, then by the other."""
    links: dict[str, dict[str, Link]] = {}
    for link in story.links:
        ends = (link.source, link.target)
        if not all(end.partition("#")[0] in present for end in ends):
            continue
        for end in ends:
            if end not in claims:
                raise ExportError(
                    f"story {story.id} links {end}, which there is not: see `reportedly validate`"
                )
        for end, other in (ends, ends[::-1]):
            links.setdefault(end, {}).setdefault(other, link)
    return links


def _layers(document: Document) -> dict[str, _Layer]:
    """The spans that each column of tags shows."""
    spans = document.span_by_id
    of_label = {
        label: [_Tagged(span.start, span.end, label) for span in document.spans if span.label == label]
        for label in ("source", "cue", "content", "scope")
    }
    numbers = [(_named(document, spans, number.span), number.kind) for number in document.numbers]
    hedges = [
        (_named(document, spans, piece), hedge.kind) for hedge in document.hedges for piece in hedge.cue
    ]
    return {
        "number_tags": _outermost(_Tagged(span.start, span.end, kind) for span, kind in numbers),
        "attribution_tags": _outermost([*of_label["source"], *of_label["cue"]]),
        "content_tags": _outermost(of_label["content"]),
        "hedge_tags": _outermost(_Tagged(span.start, span.end, kind) for span, kind in hedges),
        "scope_tags": _outermost(of_label["scope"]),
    }


def _outermost(spans: Iterable[_Tagged]) -> _Layer:
    """The spans without those that overlap an earlier or longer one, in the order of the text."""
    layer = _Layer([], [], [])
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not layer.ends or layer.ends[-1] <= span.start:
            layer.starts.append(span.start)
            layer.ends.append(span.end)
            layer.labels.append(span.label)
    return layer


def _bio(tokens: Tokens, layer: _Layer) -> list[str]:
    """The tags of the tokens of one sentence."""
    _, starts, ends = tokens
    tags = ["O"] * len(starts)
    if not tags:
        return tags
    for place in range(bisect_right(layer.ends, starts[0]), bisect_left(layer.starts, ends[-1])):
        first = bisect_right(ends, layer.starts[place])
        last = bisect_left(starts, layer.ends[place])
        label = layer.labels[place]
        tags[first:last] = [f"I-{label}"] * (last - first)
        if first < last:
            tags[first] = f"B-{label}"
    return tags

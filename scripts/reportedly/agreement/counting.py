"""The counts of one pair of readings that every figure is worked out from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reportedly.agreement.alignment import aligned, extents_of, likeness, roles, same_relation, via_links
from reportedly.agreement.measures import ATTRIBUTES, MEASURES, TOKEN_LABELS
from reportedly.schema import names, quantity_kinds
from reportedly.segmentation import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.agreement.alignment import Aligned
    from reportedly.agreement.coefficients import Counts
    from reportedly.agreement.pairing import Pair
    from reportedly.model import Document, Metadata


class Tally(NamedTuple):
    """The counts of one document.

    Attributes:
        document: its id.
        metadata: what the first reading's file says of it.
        has_text: whether its tokens could be counted.
        counts: by the name of the measure, shape (size of the measure,).
    """

    document: str
    metadata: Metadata
    has_text: bool
    counts: dict[str, Counts]


def tally(pair: Pair) -> Tally:
    """Counts what two readings share. Without a text, the counts of tokens are nothing."""
    found = aligned(pair)
    counts = {
        **_span_counts(found),
        **_token_counts(pair),
        **_attribution_counts(pair, found),
        **_attribute_counts(found),
        **_number_counts(pair, found),
        "claim F1": (len(found.claims.indices), len(found.claims.a), len(found.claims.b)),
    }
    arrays = {name: np.asarray(counts[name], dtype=np.float64).ravel() for name in MEASURES}
    return Tally(pair.a.id, pair.a.metadata, pair.text is not None, arrays)


def _span_counts(found: Aligned) -> dict[str, tuple[float, int, int]]:
    counts = {}
    for label, spans in found.spans.items():
        sides = len(spans.a), len(spans.b)
        exact = sum(left == right for left, right in spans.pairs)
        overlapping = len(spans.indices) - exact
        counts[f"{label} F1 exact"] = (float(exact), *sides)
        counts[f"{label} F1 partial"] = (exact + overlapping / 2, *sides)
        counts[f"{label} F1 overlap"] = (float(exact + overlapping), *sides)
    return counts


def _token_counts(pair: Pair) -> dict[str, Counts]:
    tokens = tokenize(pair.text) if pair.text is not None else []
    starts = np.array([token.start for token in tokens])
    ends = np.array([token.end for token in tokens])
    counts = {}
    for layer, labels in TOKEN_LABELS.items():
        a, b = (_labelled(document, labels, starts, ends) for document in pair)
        counts[f"{layer} token kappa"] = _confusion(zip(a, b, strict=True), len(labels) + 1)
    counts["attribution token alpha"] = counts["attribution token kappa"]
    return counts


def _labelled(document: Document, labels: Sequence[str], starts: Counts, ends: Counts) -> list[int]:
    """The label of each token: 0 outside, else the place of the first of `labels` that overlaps it."""
    labelled = np.zeros(len(starts), dtype=int)
    for place in range(len(labels), 0, -1):
        for span in document.spans_by_label.get(labels[place - 1], []):
            labelled[np.searchsorted(ends, span.start, "right") : np.searchsorted(starts, span.end)] = place
    return labelled.tolist()


def _attribution_counts(pair: Pair, found: Aligned) -> dict[str, tuple[int, ...]]:
    frames = found.attributions
    a, b = ([roles(document, frame) for frame in document.attributions] for document in pair)
    agreeing = sum(same_relation(a[left], b[right]) for left, right in frames.indices)
    found_a = sum(any(likeness(one.cue, other.cue) for other in b) for one in a)
    found_b = sum(any(likeness(one.cue, other.cue) for other in a) for one in b)
    to_b = dict(frames.indices)
    links_a = {(to_b[inner], to_b[outer]) for inner, outer in via_links(pair.a) if {inner, outer} <= {*to_b}}
    links_b = {link for link in via_links(pair.b) if {*link} <= {*to_b.values()}}
    return {
        "attribution F1": (agreeing, len(a), len(b)),
        "attribution agr": (found_a, len(a), found_b, len(b)),
        "chain F1": (len(links_a & links_b), len(links_a), len(links_b)),
    }


def _attribute_counts(found: Aligned) -> dict[str, Counts]:
    attributions, claims = found.attributions.pairs, found.claims.pairs
    pairs = {
        "number kind": [(a.kind, b.kind) for a, b in found.numbers.pairs],
        "style": [(a.style, b.style) for a, b in attributions],
        "source type": [(a.source_type, b.source_type) for a, b in attributions],
        "attitude": [(a.attitude, b.attitude) for a, b in attributions],
        "hedge kind": [(a.kind, b.kind) for a, b in found.hedges.pairs],
        "event": [(a.event, b.event) for a, b in claims],
        "certainty": [(a.certainty, b.certainty) for a, b in claims],
        "polarity": [(a.polarity, b.polarity) for a, b in claims],
    }
    counts = {}
    for attribute, vocabulary in ATTRIBUTES.items():
        places = {name: place for place, name in enumerate(names(vocabulary))}
        indices = ((places[a], places[b]) for a, b in pairs[attribute])
        counts[f"{attribute} kappa"] = _confusion(indices, len(places))
    return counts


def _number_counts(pair: Pair, found: Aligned) -> dict[str, tuple[int, int]]:
    values, counted = [], []
    for a, b in found.numbers.pairs:
        if extents_of(pair.a, (a.span,)) != extents_of(pair.b, (b.span,)):
            continue
        if {a.kind, b.kind} <= quantity_kinds():
            values.append(a.value == b.value)
        if a.counted is not None or b.counted is not None:
            of_a = extents_of(pair.a, (a.counted,) if a.counted else ())
            counted.append(of_a == extents_of(pair.b, (b.counted,) if b.counted else ()))
    return {"value equal": (sum(values), len(values)), "counted equal": (sum(counted), len(counted))}


def _confusion(pairs: Iterable[tuple[int, int]], categories: int) -> Counts:
    matrix = np.zeros((categories, categories))
    for a, b in pairs:
        matrix[a, b] += 1
    return matrix

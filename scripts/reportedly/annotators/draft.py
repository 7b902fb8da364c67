"""A document back to the draft that `reportedly.drafting` reads: quotes in the place of offsets."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportedly import relations
from reportedly.anchoring import occurrences
from reportedly.drafting import value_notation
from reportedly.model import to_object
from reportedly.segmentation import quoted_style, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportedly.model import Attribution, Claim, Document, Hedge, Number, Span


def draft_of(document: Document, remarks: Mapping[str, str] | None = None) -> str:
    """The draft, in YAML, that `anchor_draft` turns into `document` again.

    What anchoring fills in is left out: `occurrence` where a quote stands once, sentences that the rule
    gives, the style of an attribution, the chain and the hedges of a claim that has one chain.

    Args:
        document: a document with its text, whose spans are in the order of the text and cut no word.
        remarks: comments for parts of the metadata, by their name (`"genre"`, `"origin.name"`), and for the
            draft as a whole (`""`).

    Raises:
        ValueError: the document has no text, or a span of it cannot be quoted.
    """
    text = document.text
    if text is None:
        raise ValueError(f"{document.id} is a stand-off document: there is no text to quote from")
    remarks = remarks or {}
    lines = [f"# {line}" for line in remarks.get("", "").splitlines()]
    lines.append(f"id: {_scalar(document.id)}{_remark(remarks, 'id')}")
    lines += _mapping("metadata", to_object(document)["metadata"], remarks)
    if document.withheld is not None:
        lines += ["withheld:", f"  how: {_scalar(document.withheld.how)}"]
    lines += _text(text)
    if document.sentences != split_sentences(text):
        lines += _listed("sentences", (_scalar(text[start:end]) for start, end in document.sentences))
    quotes = _Quotes(text)
    implied = _implied_scopes(document)
    lines += _listed("spans", (quotes.flow(span) for span in document.spans if span.id not in implied))
    lines += _listed("numbers", map(_number, document.numbers))
    lines += _listed("attributions", (_attribution(document, frame) for frame in document.attributions))
    lines += _listed("hedges", (_hedge(frame, implied) for frame in document.hedges))
    derived = len(document.claims) <= _MOST_DERIVED
    lines += _listed("claims", (_claim(document, frame, derived) for frame in document.claims))
    lines += _annotation(document)
    return "\n".join(lines) + "\n"


# What anchoring fills in takes time in the square of the claims and hedges: a table with more of them, which
# nobody would correct by hand, says it in full.
_MOST_DERIVED = 1000


# --- Parts of a draft -----------------------------------------------------------------------------------


class _Quotes:
    """Spans as quotes; the places of a quote are sought once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}

    def flow(self, span: Span) -> str:
        exact = self._text[span.start : span.end]
        places = self._places.get(exact)
        if places is None:
            places = self._places[exact] = occurrences(self._text, exact)
        place = bisect_left(places, span.start)
        if places[place : place + 1] != [span.start]:
            raise ValueError(f"the span {span.id}, {exact!r}, cuts a word and cannot be quoted")
        quote: dict[str, Any] = {"id": span.id, "label": span.label, "exact": exact}
        if len(places) > 1:
            quote["occurrence"] = place + 1
        return _flow(quote)


def _implied_scopes(document: Document) -> dict[str, str]:
    """The scopes that anchoring adds to approximators, with the hedges that they are of.

    Those that it would name and place alike: the span of a number, after every other span of that extent.
    """
    numbers = sorted((span for span in document.spans if span.label == "number"), key=lambda span: span.start)
    overlapping = any(left.overlaps(right) for left, right in pairwise(numbers))
    if overlapping or len(document.hedges) > _MOST_DERIVED:
        return {}
    extents = {(span.start, span.end): span for span in numbers}
    last = {(span.start, span.end): span.id for span in document.spans}
    uses = Counter(name for hedge in document.hedges for name in hedge.scope)
    implied = {}
    for hedge in document.hedges:
        name = f"{hedge.id}scope"
        if hedge.kind != "approximator" or hedge.scope != (name,) or uses[name] > 1:
            continue
        scope, cue = document.span_by_id.get(name), document.span_by_id.get(hedge.cue[0])
        number = None if scope is None else extents.get((scope.start, scope.end))
        if scope is None or cue is None or number is None or not number.covers(cue):
            continue
        if last[scope.start, scope.end] == name:
            implied[name] = hedge.id
    return implied


def _number(number: Number) -> str:
    frame: dict[str, Any] = {"id": number.id, "span": number.span, "kind": number.kind}
    if number.value is not None:
        frame["value"] = value_notation(number.value)
    if number.counted is not None:
        frame["counted"] = number.counted
    return _flow(frame)


def _attribution(document: Document, frame: Attribution) -> str:
    parts: dict[str, Any] = {
        "id": frame.id,
        "cue": frame.cue,
        "source": frame.source,
        "content": frame.content,
    }
    pieces = [(span.start, span.end) for span in relations.pieces(document, frame.content)]
    if not pieces or quoted_style(document.text or "", pieces) != frame.style:
        parts["style"] = frame.style
    parts |= {"source_type": frame.source_type, "attitude": frame.attitude}
    if frame.via is not None:
        parts["via"] = frame.via
    return _flow(parts)


def _hedge(frame: Hedge, implied: Mapping[str, str]) -> str:
    parts: dict[str, Any] = {"id": frame.id, "cue": frame.cue, "scope": frame.scope, "kind": frame.kind}
    if frame.scope[0] in implied:
        del parts["scope"]
    return _flow(parts)


def _claim(document: Document, frame: Claim, derived: bool) -> str:
    """A claim; with `derived`, without the chain and the hedges that anchoring finds by itself."""
    parts: dict[str, Any] = {"id": frame.id, "number": frame.number, "event": frame.event}
    number = document.number_by_id.get(frame.number) if derived else None
    if number is None or relations.chains(document, number) != [frame.attributions]:
        parts["attributions"] = frame.attributions
    if number is None or _ids(relations.covering_hedges(document, number)) != frame.hedges:
        parts["hedges"] = frame.hedges
    parts |= {"certainty": frame.certainty, "polarity": frame.polarity}
    return _flow(parts)


def _ids(hedges: Iterable[Hedge]) -> tuple[str, ...]:
    return tuple(hedge.id for hedge in hedges)


def _annotation(document: Document) -> list[str]:
    annotation = document.annotation
    passes = [
        {"annotator": done.annotator, "kind": done.kind, "date": done.date} for done in annotation.passes
    ]
    return [
        "annotation:",
        f"  guidelines: {_scalar(annotation.guidelines)}",
        "  passes:",
        *(f"    - {_flow(done)}" for done in passes),
        f"  adjudicated: {_scalar(annotation.adjudicated)}",
    ]


# --- YAML -----------------------------------------------------------------------------------------------


def _mapping(name: str, entries: Mapping[str, Any], remarks: Mapping[str, str], path: str = "") -> list[str]:
    lines = [f"{'  ' * path.count('.')}{name}:"]
    indent = "  " * (path.count(".") + 1)
    for key, entry in entries.items():
        if isinstance(entry, dict):
            lines += _mapping(key, entry, remarks, f"{path}{key}.")
        else:
            lines.append(f"{indent}{key}: {_scalar(entry)}{_remark(remarks, path + key)}")
    return lines


def _remark(remarks: Mapping[str, str], name: str) -> str:
    return f"  # {remarks[name]}" if name in remarks else ""


def _listed(name: str, entries: Iterable[str]) -> list[str]:
    lines = [f"  - {entry}" for entry in entries]
    return [f"{name}:", *lines] if lines else [f"{name}: []"]


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|\d+|\d[\d.]*(?: [A-Za-z]+)*|\d{4}-\d\d-\d\d")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"})
# What a JSON string may hold as it is and YAML's may not.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def _scalar(value: object) -> str:
    """A scalar that YAML reads back as the same words, without tags."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    written = str(value)
    if _PLAIN.fullmatch(written) and written.lower() not in _WORDS_OF_YAML:
        return written
    quoted = json.dumps(written, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


# A literal block keeps every character but these; they need a quoted scalar.
_NOT_LITERAL = re.compile(
    "\\A\n|\n\\Z|^ | $|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", re.M
)


def _text(text: str) -> list[str]:
    body = text.removesuffix("\n")
    if not body or _NOT_LITERAL.search(body) or any("\ud800" <= character <= "\udfff" for character in body):
        return [f"text: {_scalar(text)}"]
    mark = "|" if text != body else "|-"
    return [f"text: {mark}", *(f"  {line}" if line else "" for line in body.split("\n"))]


__all__ = ["draft_of"]

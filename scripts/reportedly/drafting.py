"""Drafts, as people write them, to documents: quotes become offsets, and what has one answer is filled in.

A draft is a YAML or JSON object of the form of a document, with these liberties:

- a span gives `exact`, and `prefix`, `suffix` or `occurrence` where the quote stands more than once, in the
  place of `start`, `end` and `text`;
- `text_file` names a file beside the draft, in the place of `text`; with `withheld: {how: …}` the document
  becomes a stand-off one;
- `sentences` may be left out (they are split by rule), or be quotes, in order;
- a value may be written as in the guidelines (`~600`, `>=40`, `40..60`, `6 month`) and be left out of a
  decoy;
- `style` may be left out of an attribution, `scope` of an approximator that has its number's span, and
  `attributions` and `hedges` of a claim whose number has one chain of sources.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly import relations
from reportedly.anchoring import AnchorError, Quote, anchor, move_along
from reportedly.draft_reading import DraftError, Place, Problem, located, read_draft
from reportedly.model import Document, Value, from_object, to_object
from reportedly.reading import schema_flaws
from reportedly.schema import load_schema, quantity_kinds
from reportedly.segmentation import quoted_style, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_FIGURE = r"-?\d+(?:\.\d+)?"
_VALUE = re.compile(
    r"(?P<blur>~?)"
    rf"(?:(?P<bound>>=|<=|>|<)(?P<end>{_FIGURE})|(?P<low>{_FIGURE})(?:\.\.(?P<high>{_FIGURE}))?)"
    r"(?: (?P<unit>\S.*))?"
)


def parse_value(notation: str) -> dict[str, Any]:
    """The value object that a notation of the guidelines stands for.

    `600`, `~600` (approximate), `40..60`, `>=40`, `>40`, `<=40`, `<40`, each with a unit after a space.

    Raises:
        ValueError: it is not such a notation.
    """
    match = _VALUE.fullmatch(notation.strip())
    if match is None:
        raise ValueError(
            f"{notation!r} is not a value: write 600, ~600, 40..60, >=40, >40, <=40 or <40, then the unit"
        )
    low = high = None
    bound = match["bound"]
    if bound is None:
        low = _figure(match["low"])
        high = _figure(match["high"]) if match["high"] else low
    elif bound[0] == ">":
        low = _figure(match["end"])
    else:
        high = _figure(match["end"])
    inclusive = bound is None or bound.endswith("=")
    return {
        "low": low,
        "high": high,
        "low_inclusive": low is not None and inclusive,
        "high_inclusive": high is not None and inclusive,
        "approximate": bool(match["blur"]),
        "unit": match["unit"],
    }


def value_notation(value: Value) -> str | dict[str, Any]:
    """The notation that `parse_value` reads, or the value object where there is none for the value."""
    blur = "~" if value.approximate else ""
    unit = f" {value.unit}" if value.unit is not None else ""
    if value.low is not None and value.low == value.high:
        notation = _digits(value.low)
    elif value.low is not None and value.high is not None:
        notation = f"{_digits(value.low)}..{_digits(value.high)}"
    elif value.low is not None:
        notation = f">{'=' * value.low_inclusive}{_digits(value.low)}"
    elif value.high is not None:
        notation = f"<{'=' * value.high_inclusive}{_digits(value.high)}"
    else:
        notation = ""
    written = f"{blur}{notation}{unit}"
    try:
        if Value(**parse_value(written)) == value:
            return written
    except ValueError:
        pass
    parts: dict[str, Any] = {"low": None, "high": None}
    parts |= {end: _digits(given) for end in parts if (given := getattr(value, end)) is not None}
    flags = ("low_inclusive", "high_inclusive", "approximate")
    return {**parts, **{flag: getattr(value, flag) for flag in flags}, "unit": value.unit}


def _digits(value: float) -> str:
    return format(Decimal(repr(value)), "f")


def _figure(digits: str) -> int | float:
    return float(digits) if "." in digits else int(digits)


def anchor_draft(draft: dict[str, Any]) -> Document:
    """The document that a draft stands for.

    Args:
        draft: as `read_draft` gives it.

    Raises:
        DraftError: quotes are missing or ambiguous, or parts are missing or malformed; all of them are
            listed.
    """
    if _is_document(draft):
        raise DraftError(
            [
                Problem(
                    "is a document already: its spans have offsets. Check it with reportedly validate; after "
                    "an edit of its text, move its spans with reportedly anchor --again"
                )
            ]
        )
    problems = [*_unknown_keys(draft), *_repeated_ids(draft)]
    text = draft.get("text")
    if not isinstance(text, str) or not text:
        problems.append(Problem("text: a draft needs a text, or a text_file that has it", ("text",)))
        raise DraftError(problems)
    how = _how_withheld(draft, problems)
    spans = _each(draft, "spans", problems, lambda span: _anchored(text, span))
    labels = {span["id"]: span for span in spans}
    document: dict[str, Any] = {
        "schema_version": draft.get("schema_version", "1.0"),
        **{key: draft[key] for key in ("id",) if key in draft},
        **{key: fill(draft[key]) for key, fill in _FILLED.items() if key in draft},
        "text": text,
        "sentences": _sentences(text, draft.get("sentences"), problems),
        "spans": spans,
        "numbers": _each(draft, "numbers", problems, _number),
        "attributions": _each(
            draft, "attributions", problems, lambda frame: _attribution(text, labels, frame)
        ),
        "hedges": _each(draft, "hedges", problems, _frame),
        "claims": _each(draft, "claims", problems, _frame),
    }
    document["spans"].extend(_approximator_scopes(document))
    document["spans"].sort(key=lambda span: (span["start"], -span["end"]))
    if not problems:
        reason = _derive_claims(document, problems)
        problems.extend(_schema_problems(document, draft))
        if reason and not problems:
            problems.append(Problem(reason))
    if problems:
        raise DraftError(problems)
    anchored = from_object(Document, document)
    return anchored if how is None else stand_off(anchored, how)


def anchor_again(document: Document) -> tuple[Document, bool]:
    """The document with its spans and sentences moved to where their words are now, after its text was
    edited.

    Returns:
        The document, and whether its sentences had to be split anew and ought to be looked at.

    Raises:
        AnchorError: a surface is no longer in the text, or the document is a stand-off one.
    """
    if document.text is None:
        raise AnchorError(
            f"{document.id} is a stand-off document: it has no text that could have been edited"
        )
    surfaces = [(span.start, span.text or "") for span in document.spans]
    moved = move_along(document.text, surfaces, list(document.sentences))
    spans = tuple(
        msgspec.structs.replace(span, start=start, end=end)
        for span, (start, end) in zip(document.spans, moved.spans, strict=True)
    )
    return msgspec.structs.replace(document, spans=spans, sentences=tuple(moved.sentences)), moved.resplit


def stand_off(document: Document, how: str) -> Document:
    """The stand-off document of a document with text: digest and length in the place of text and surfaces."""
    if document.text is None:
        raise ValueError(f"{document.id} has no text to withhold")
    value = to_object(document)
    text = value.pop("text")
    for span in value["spans"]:
        del span["text"]
    value["withheld"] = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text), "how": how}
    return from_object(Document, value)


def _each(
    draft: dict[str, Any],
    key: str,
    problems: list[Problem],
    convert: Callable[[dict[str, Any]], dict[str, Any]],
) -> list[dict[str, Any]]:
    converted = []
    entries = draft.get(key) or []
    if not isinstance(entries, list):
        problems.append(Problem(f"{key}: expected a list", (key,)))
        return []
    for index, entry in enumerate(entries):
        name = entry.get("id", index) if isinstance(entry, dict) else index
        try:
            if not isinstance(entry, dict):
                raise ValueError("expected an object")
            if not isinstance(entry.get("id"), str):
                raise ValueError("an id is missing")
            converted.append(convert(entry))
        except (ValueError, KeyError, TypeError) as error:
            reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            problems.append(Problem(f"{key} {name}: {reason}", (key, index)))
    return converted


def _anchored(text: str, span: dict[str, Any]) -> dict[str, Any]:
    known = {"id", "label", "exact", "prefix", "suffix", "occurrence"}
    if unknown := span.keys() - known:
        raise ValueError(
            f"unknown {', '.join(sorted(unknown))}; a span of a draft has {', '.join(sorted(known))}"
        )
    occurrence = span.get("occurrence")
    if occurrence is not None and not str(occurrence).isdecimal():
        raise ValueError(f"occurrence is {occurrence!r}; write which of the places it is, from 1")
    quote = Quote(
        span["exact"],
        span.get("prefix", ""),
        span.get("suffix", ""),
        int(occurrence) if occurrence is not None else None,
    )
    start, end = anchor(text, quote)
    return {"id": span["id"], "label": span["label"], "start": start, "end": end, "text": text[start:end]}


def _number(frame: dict[str, Any]) -> dict[str, Any]:
    number = dict(frame)
    value = number.get("value")
    if value in (None, "", "null"):
        if number["kind"] in quantity_kinds():
            raise ValueError("a quantity needs a value")
        number["value"] = None
    elif isinstance(value, str):
        number["value"] = parse_value(value)
    else:
        number["value"] = {key: _scalar(part) for key, part in value.items()}
    if not number.get("counted", True):
        del number["counted"]
    return number


def _scalar(part: object) -> object:
    """A JSON scalar of a value that YAML was read without tags."""
    if not isinstance(part, str):
        return part
    if part in ("", "null"):
        return None
    if part in ("true", "false"):
        return part == "true"
    return _figure(part) if re.fullmatch(_FIGURE, part) else part


def _attribution(text: str, spans: dict[str, dict[str, Any]], frame: dict[str, Any]) -> dict[str, Any]:
    attribution = _frame(frame)
    attribution.setdefault("source", [])
    if "style" not in attribution:
        content = [spans[piece] for piece in attribution["content"] if piece in spans]
        attribution["style"] = quoted_style(text, [(span["start"], span["end"]) for span in content])
    if not attribution.get("via", True):
        del attribution["via"]
    return attribution


def _frame(frame: dict[str, Any]) -> dict[str, Any]:
    listed = {"cue", "source", "content", "scope", "attributions", "hedges"}
    return {
        key: [value] if key in listed and isinstance(value, str) else value for key, value in frame.items()
    }


def _metadata(metadata: object) -> object:
    if not isinstance(metadata, dict):
        return metadata
    filled = {"language": "en", "license": "CC-BY-4.0", **metadata}
    if filled.get("published") in ("", "null"):
        filled["published"] = None
    if isinstance(filled.get("origin"), dict) and filled["origin"].get("locator") in ("", "null"):
        filled["origin"] = {**filled["origin"], "locator": None}
    return filled


def _annotation(annotation: object) -> object:
    if not isinstance(annotation, dict):
        return annotation
    return {**annotation, "adjudicated": _scalar(annotation.get("adjudicated", "false"))}


_FILLED: dict[str, Callable[[object], object]] = {"metadata": _metadata, "annotation": _annotation}


def _sentences(text: str, given: object, problems: list[Problem]) -> list[list[int]]:
    if given is None:
        return [list(sentence) for sentence in split_sentences(text)]
    sentences: list[list[int]] = []
    position = 0
    for index, quote in enumerate(given if isinstance(given, list) else []):
        start = text.find(str(quote), position)
        if start == -1:
            message = f"sentences {index}: {quote!r} is not in the text after the sentence before it"
            problems.append(Problem(message, ("sentences", index)))
            continue
        position = start + len(str(quote))
        sentences.append([start, position])
    return sentences


def _approximator_scopes(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Gives an approximator without a scope the extent of its number."""
    added = []
    spans = {span["id"]: span for span in document["spans"]}
    numbers = [span for span in document["spans"] if span["label"] == "number"]
    for hedge in document["hedges"]:
        if hedge.get("scope") or hedge.get("kind") != "approximator":
            continue
        cue = next((spans[piece] for piece in hedge.get("cue", []) if piece in spans), None)
        if cue is None:
            continue
        for number in numbers:
            if number["start"] <= cue["start"] and cue["end"] <= number["end"]:
                name = f"{hedge['id']}scope"
                added.append({**number, "id": name, "label": "scope"})
                hedge["scope"] = [name]
                break
    return added


def _derive_claims(document: dict[str, Any], problems: list[Problem]) -> str:
    """Gives each claim that lacks them its chain and its hedges.

    Returns:
        Why it cannot be told what they are, in words of a program: where the schema says it too, it says it
        better, and nobody shall be told to write what may be left out.
    """
    if all({"attributions", "hedges"} <= claim.keys() for claim in document["claims"]):
        return ""
    try:
        bare = from_object(Document, {**document, "claims": []})
    except ValueError as error:
        for claim in document["claims"]:
            claim.setdefault("attributions", [])
            claim.setdefault("hedges", [])
        return str(error)
    for index, claim in enumerate(document["claims"]):
        number = bare.number_by_id.get(claim.get("number", ""))
        if number is None:
            message = f"claims {claim['id']}: there is no number {claim.get('number')!r}"
            problems.append(Problem(message, ("claims", index)))
            claim.setdefault("attributions", [])
            claim.setdefault("hedges", [])
            continue
        found = relations.chains(bare, number)
        if "attributions" not in claim and len(found) > 1:
            ways = " or ".join(f"[{', '.join(chain)}]" for chain in found)
            message = (
                f"claims {claim['id']}: {len(found)} chains hold {number.id}; write a claim for each, with "
                f"attributions: {ways}"
            )
            problems.append(Problem(message, ("claims", index)))
        claim.setdefault("attributions", list(found[0]))
        claim.setdefault("hedges", [hedge.id for hedge in relations.covering_hedges(bare, number)])
    return ""


def _schema_problems(document: dict[str, Any], draft: dict[str, Any]) -> Iterator[Problem]:
    """What the schema finds wrong, at the places of the draft."""
    for flaw in schema_flaws("document", document):
        place: Place = tuple(int(part) if part.isdecimal() else part for part in flaw.pointer.split("/")[1:])
        message = flaw.message
        if not place:
            message = message.replace("the file", "the draft", 1)
        elif len(place) > 1 and place[0] in _LISTS:
            key, index = str(place[0]), int(place[1])
            name = document[key][index]["id"]
            # Spans were put into the order of the text.
            index = next((i for i, entry in enumerate(draft.get(key) or []) if entry["id"] == name), index)
            message = f"{key} {message}" if message.startswith(f"{name} ") else f"{key} {name}: {message}"
            place = (key, index, *place[2:])
        yield Problem(message, place)


_LISTS = ("spans", "numbers", "attributions", "hedges", "claims")


def _is_document(draft: dict[str, Any]) -> bool:
    spans = draft.get("spans")
    return (
        isinstance(spans, list)
        and bool(spans)
        and all(isinstance(span, dict) and {"start", "end"} <= span.keys() for span in spans)
        and not any("exact" in span for span in spans)
    )


def _unknown_keys(draft: dict[str, Any]) -> Iterator[Problem]:
    known = [*load_schema("document")["properties"], "text_file"]
    for key in draft:
        if key in known:
            continue
        near = difflib.get_close_matches(str(key), known, 1)
        mend = f"did you mean {near[0]}?" if near else f"a draft has {', '.join(known[1:])}"
        yield Problem(f"{key}: a draft has no such key; {mend}", (str(key),))


def _repeated_ids(draft: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for key in _LISTS:
        entries = draft.get(key)
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            name = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(name, str):
                continue
            first = seen.setdefault(name, (key, index))
            if first != (key, index):
                both = f"{first[0]} {first[1]} and {key} {index}"
                message = f"{key} {name}: the id {name} stands twice, in {both}; give one of them another id"
                yield Problem(message, (key, index), first)


def _how_withheld(draft: dict[str, Any], problems: list[Problem]) -> str | None:
    if "withheld" not in draft:
        return None
    withheld = draft["withheld"]
    how = withheld.get("how") if isinstance(withheld, dict) else None
    if not isinstance(how, str) or not how:
        message = "withheld: expected an object with how, which tells how a reader obtains the text"
        problems.append(Problem(message, ("withheld",)))
    return how or ""


__all__ = [
    "AnchorError",
    "DraftError",
    "Problem",
    "anchor_again",
    "anchor_draft",
    "located",
    "parse_value",
    "read_draft",
    "stand_off",
]

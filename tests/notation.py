"""The bracket notation of the guidelines, to documents.

`[label#group attribute… key=value…: words]`, nested; one example a line.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from examples import draft
from reportedly import relations
from reportedly.drafting import parse_value
from reportedly.model import Document, from_object
from reportedly.segmentation import split_sentences

_OPENING = re.compile(r"\[(?P<label>[a-z]+)(?P<groups>(?:#\w+)*)(?P<attributes>(?: [^\s:\[\]]+)*): ")


class Bracket(NamedTuple):
    """One bracket: its label, groups, attributes, key=value pairs and offsets in the plain text."""

    label: str
    groups: tuple[str, ...]
    attributes: tuple[str, ...]
    pairs: dict[str, str]
    start: int
    end: int


def parse(example: str) -> tuple[str, list[Bracket]]:
    """The plain text of an example, and its brackets in the order in which they open.

    Raises:
        ValueError: brackets that do not match.
    """
    text = ""
    opened: list[tuple[int, int, re.Match[str]]] = []
    brackets: dict[int, Bracket] = {}
    place = 0
    while place < len(example):
        match = _OPENING.match(example, place)
        if match:
            opened.append((len(brackets) + len(opened), len(text), match))
            place = match.end()
        elif example[place] == "]":
            if not opened:
                raise ValueError(f"a bracket closes that never opened: {example}")
            order, start, opening = opened.pop()
            words = opening["attributes"].split()
            brackets[order] = Bracket(
                opening["label"],
                tuple(opening["groups"].split("#")[1:]) or ("",),
                tuple(word for word in words if not re.match(r"\w+=", word)),
                dict(word.split("=", 1) for word in words if re.match(r"\w+=", word)),
                start,
                len(text),
            )
            place += 1
        elif example[place] == "[":
            raise ValueError(f"a bracket opens without a label: {example[place:]}")
        else:
            text += example[place]
            place += 1
    if opened:
        raise ValueError(f"a bracket does not close: {example}")
    return text, [brackets[order] for order in sorted(brackets)]


def document(example: str) -> Document:
    """The document of one example; what the notation leaves out gets a harmless value."""
    text, brackets = parse(example)
    spans = []
    numbers: list[dict[str, object]] = []
    claims: list[tuple[str, dict[str, str]]] = []
    roles: dict[str, dict[str, list[str]]] = {}
    said: dict[str, Bracket] = {}
    vouching: dict[str, str] = {}
    hedged: dict[str, str] = {}
    for order, bracket in enumerate(brackets):
        name = f"s{order}"
        spans.append(
            {
                "id": name,
                "label": bracket.label,
                "start": bracket.start,
                "end": bracket.end,
                "text": text[bracket.start : bracket.end],
            }
        )
        if bracket.label == "number":
            kind, *figures = bracket.attributes
            units = [bracket.pairs["unit"].replace("_", " ")] if "unit" in bracket.pairs else []
            given = parse_value(" ".join([*figures, *units])) if figures else None
            numbers.append({"id": f"n{order}", "span": name, "kind": kind, "value": given})
            if "event" in bracket.pairs:
                claims.append((f"n{order}", bracket.pairs))
        elif bracket.label == "counted":
            numbers[-1]["counted"] = name
        else:
            for group in bracket.groups:
                roles.setdefault(group, {}).setdefault(bracket.label, []).append(name)
                if bracket.label == "cue":
                    said[group] = bracket
                if bracket.label == "source":
                    vouching[group] = bracket.attributes[0]
                if bracket.label == "hedge":
                    hedged[group] = bracket.attributes[0]
    value: dict[str, Any] = {
        **draft(text=text, spans=spans, numbers=numbers, claims=[]),
        "schema_version": "1.0",
        "sentences": [list(sentence) for sentence in split_sentences(text)],
        "attributions": [
            _attribution(group, bracket, roles[group], vouching) for group, bracket in said.items()
        ],
        "hedges": [
            {
                "id": f"h{group}",
                "cue": roles[group]["hedge"],
                "scope": roles[group].get("scope", []),
                "kind": kind,
            }
            for group, kind in hedged.items()
        ],
    }
    value["annotation"]["adjudicated"] = False
    value["metadata"]["language"] = "en"
    value["metadata"]["license"] = "CC-BY-4.0"
    bare = from_object(Document, value)
    value["claims"] = [_claim(bare, order, number, pairs) for order, (number, pairs) in enumerate(claims)]
    return from_object(Document, value)


def _attribution(
    group: str, cue: Bracket, roles: dict[str, list[str]], types: dict[str, str]
) -> dict[str, object]:
    attitude, style = cue.attributes
    attribution: dict[str, object] = {
        "id": f"a{group}",
        "cue": roles["cue"],
        "source": roles.get("source", []),
        "content": roles["content"],
        "style": style,
        "source_type": types.get(group, "anonymous"),
        "attitude": attitude,
    }
    return {**attribution, "via": f"a{cue.pairs['via']}"} if "via" in cue.pairs else attribution


def _claim(bare: Document, order: int, number: str, pairs: dict[str, str]) -> dict[str, object]:
    frame = bare.number_by_id[number]
    chain = (
        [f"a{name}" for name in pairs["chain"].split(",") if name]
        if "chain" in pairs
        else list(relations.chains(bare, frame)[0])
    )
    return {
        "id": f"c{order}",
        "number": number,
        "event": pairs["event"],
        "attributions": chain,
        "hedges": [hedge.id for hedge in relations.covering_hedges(bare, frame)],
        "certainty": pairs.get("certainty", "certain"),
        "polarity": pairs.get("polarity", "positive"),
    }

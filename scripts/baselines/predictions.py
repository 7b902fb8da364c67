"""The lines of a predictions file: documents, sentences with tags, pairs of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from protocol import LAYERS

from reportedly.export.rows import token_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from protocol import Baseline
    from sources import Scored

    from reportedly.annotators import Annotations

TASKS = ("documents", "tokens", "claim_pairs")
_NAMED = {
    "numbers": ("span", "counted"),
    "attributions": ("cue", "source", "content"),
    "hedges": ("cue", "scope"),
    "claims": (),
}


def lines(baseline: Baseline, given: Scored, tasks: Iterable[str] = TASKS) -> Iterator[dict[str, Any]]:
    """The predictions of a baseline, line by line; a task that it does not do gives none."""
    tasks = set(tasks)
    wants_tokens = "tokens" in tasks and bool(baseline.tokens)
    wants_documents = "documents" in tasks and bool(baseline.layers)
    if wants_tokens or wants_documents:
        annotated = baseline.annotate(given.texts)
        if wants_documents:
            for name in given.texts:
                yield document_line(name, annotated[name], baseline.layers)
        if wants_tokens:
            for name, frame in given.frames.items():
                # The tags of the gold sentences, as the configuration makes them of gold spans.
                made = annotated[name]._replace(sentences=frame.sentences)
                for row in token_rows(msgspec.structs.replace(frame, **made._asdict())):
                    yield {
                        "id": name,
                        "sentence_index": row["sentence_index"],
                        **{column: row[column] for column in baseline.tokens},
                    }
    if "claim_pairs" in tasks and baseline.links:
        for pair, link in zip(given.pairs, baseline.link(given.pairs), strict=True):
            yield {"from": pair.names[0], "to": pair.names[1], "link": link}


def document_line(name: str, annotations: Annotations, layers: Iterable[str]) -> dict[str, Any]:
    """A document: its spans without their words, which may be withheld, and the frames of `layers`."""
    made: dict[str, Any] = msgspec.to_builtins(annotations._asdict())
    frames = {layer: made[layer] for layer in LAYERS if layer in set(layers)}
    named: set[str] = set()
    for layer, found in frames.items():
        for frame in found:
            for key in _NAMED[layer]:
                value = frame.get(key)
                named.update(value if isinstance(value, list | tuple) else [value])
    spans = [{key: span[key] for key in ("id", "label", "start", "end")} for span in made["spans"]]
    return {"id": name, "spans": [span for span in spans if span["id"] in named], **frames}


def write(path: Path, made: Iterable[dict[str, Any]]) -> int:
    """Writes lines to a file, and returns how many there are. The same lines give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("wb") as file:
        for line in made:
            file.write(msgspec.json.encode(line) + b"\n")
            count += 1
    return count

"""A plain text to a document that a person corrects."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from reportedly.annotators.cleaning import clean
from reportedly.annotators.protocol import document_of
from reportedly.annotators.rule_based import RuleBased
from reportedly.model import Annotation, Metadata, Origin, Pass
from reportedly.schema import data_root, names

if TYPE_CHECKING:
    from datetime import date

    from reportedly.annotators.protocol import Annotations, Annotator
    from reportedly.model import Document

_LONGEST_TITLE = 300
_LONGEST_TEXT = 1_000_000


def placeholders() -> dict[str, str]:
    """The placeholders of a suggestion, by their place in its metadata, with what to do about them."""
    return {
        "": "A suggestion by rules: correct every span and frame, and the lines that say EDIT.\n"
        "Then: reportedly anchor THIS_FILE",
        "title": "EDIT: the first line of the text",
        "published": "EDIT: the day of publication, as 2031-05-04",
        "genre": f"EDIT: {', '.join(names('genre'))}",
        "domain": f"EDIT: {', '.join(names('domain'))}",
        "collection": "EDIT: composed, if the text was written for the corpus",
        "origin.kind": "EDIT: external, if it was published elsewhere before",
        "origin.name": "EDIT: whose text it is",
        "story": "EDIT: the story that it belongs to",
        "split": "EDIT: the split of that story",
    }


def suggest(
    text: str, *, name: str, story: str | None = None, day: date, annotator: Annotator | None = None
) -> Document:
    """A document of `text` with the annotation that an annotator proposes, and placeholders for its metadata.

    Args:
        text: any text; `clean` is applied to it.
        name: id of the document.
        story: id of its story; the name by default.
        day: the day of the reading.
        annotator: `RuleBased()` by default.

    Raises:
        ValueError: the text is empty or longer than a document may be.
    """
    text = clean(text)
    if not text.strip():
        raise ValueError("the text is empty")
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"the text has {len(text)} characters; a document has at most {_LONGEST_TEXT}")
    annotator = annotator or RuleBased()
    title = " ".join(text.strip().split("\n", 1)[0].split())[:_LONGEST_TITLE]
    metadata = Metadata(
        title=title,
        published=None,
        language="en",
        genre="report",
        domain="politics",
        collection="composed",
        license="CC-BY-4.0",
        origin=Origin("composed", "Written for this corpus", None),
        story=story or name,
        split="train",
    )
    annotation = Annotation(_edition(), (Pass(annotator.name, "rules", day.isoformat()),), False)
    annotations = _in_order(annotator.annotate(text))
    return document_of(text, annotations, name=name, metadata=metadata, annotation=annotation)


@cache
def _edition() -> str:
    """The edition of the guidelines that this version has, by their heading."""
    with (data_root() / "corpus" / "GUIDELINES.md").open(encoding="utf-8") as guidelines:
        return guidelines.readline().split()[-1]


def _in_order(annotations: Annotations) -> Annotations:
    """The annotations with the ids of their spans in the order of the text, for people who look them up.

    The scope of an approximator is named as anchoring names it, so that the draft need not have it.
    """
    uses = Counter(name for hedge in annotations.hedges for name in hedge.scope)
    new = {
        hedge.scope[0]: f"{hedge.id}scope"
        for hedge in annotations.hedges
        if hedge.kind == "approximator" and len(hedge.scope) == 1 and uses[hedge.scope[0]] == 1
    }
    others = [span.id for span in annotations.spans if span.id not in new]
    new |= {name: f"s{place}" for place, name in enumerate(others, 1)}

    def renamed(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new[name] for name in ids)

    replace = msgspec.structs.replace
    return annotations._replace(
        spans=tuple(replace(span, id=new[span.id]) for span in annotations.spans),
        numbers=tuple(
            replace(frame, span=new[frame.span], counted=new.get(frame.counted or ""))
            for frame in annotations.numbers
        ),
        attributions=tuple(
            replace(
                frame,
                cue=renamed(frame.cue),
                source=renamed(frame.source),
                content=renamed(frame.content),
            )
            for frame in annotations.attributions
        ),
        hedges=tuple(
            replace(frame, cue=renamed(frame.cue), scope=renamed(frame.scope)) for frame in annotations.hedges
        ),
    )


def slug(name: str) -> str:
    """An id of the form that documents and stories have, made of any name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:100].strip("-") or "untitled"

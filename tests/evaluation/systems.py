"""Systems for tests: what they predict of the documents of the examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from agreement.passes import renamed
from examples import DOCUMENT
from reportedly.corpus import StoryUnit
from reportedly.evaluation import Gold
from reportedly.model import to_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reportedly.model import Document

FRAMES = ("numbers", "attributions", "hedges", "claims")
NOTHING: dict[str, Any] = {"id": "ferry-1", "spans": [], **{task: [] for task in FRAMES}}
SECOND = renamed(DOCUMENT, "ferry-2")


def gold(*documents: Document) -> Gold:
    return Gold([StoryUnit(None, list(documents or [DOCUMENT]))], "the examples")


def line(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """The perfect prediction of `ferry-1`, with other values of its keys."""
    return {**to_object(DOCUMENT), **changes}


def edited(part: str, name: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401
    """The perfect prediction with other values in the span or frame `name`; a value `...` is left out."""
    value = line()
    (frame,) = (each for each in value[part] if each["id"] == name)
    frame.update(values)
    for key in [key for key, each in frame.items() if each is ...]:
        del frame[key]
    return value


def without(part: str, *ids: str) -> dict[str, Any]:
    """The perfect prediction without some frames of a list."""
    value = line()
    value[part] = [each for each in value[part] if each["id"] not in ids]
    return value


def written(path: Path, lines: Iterable[Mapping[str, Any]]) -> Path:
    path.write_bytes(b"".join(orjson.dumps(dict(each)) + b"\n" for each in lines))
    return path

"""Who said how many, and how sure: the `reportedly` corpus, its validator and its dataset.

import reportedly

dataset = reportedly.load("claims")      # a datasets.DatasetDict, without a network
report = reportedly.validate([path])     # findings, as data
evaluation = reportedly.evaluate("predictions.jsonl")   # figures of a system, as data
for story, documents in reportedly.read_stories():
    ...
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.corpus import attach, read_document, read_stories
    from reportedly.evaluation import evaluate
    from reportedly.loading import load
    from reportedly.model import Document, Story
    from reportedly.validation import validate

__all__ = ["Document", "Story", "attach", "evaluate", "load", "read_document", "read_stories", "validate"]

# Where each public name comes from. A module is imported when its name is first used: `datasets` alone takes
# two seconds.
_HOMES = {
    "Document": "model",
    "Story": "model",
    "attach": "corpus",
    "evaluate": "evaluation",
    "load": "loading",
    "read_document": "corpus",
    "read_stories": "corpus",
    "validate": "validation",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})

"""Documents and stories to the text of their files, laid out for people and for `git diff`.

A span or a frame has a line of its own, so that a change of one is a change of one line.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportedly.model import Document, Story, to_object

if TYPE_CHECKING:
    from pathlib import Path

_LINED = ("sentences", "spans", "numbers", "attributions", "hedges", "claims", "links", "documents")


def dumps(record: Document | Story) -> str:
    """The JSON text of a document or a story: characters as they are, keys in the order of the schema."""
    value = to_object(record)
    parts = ",\n".join(f"  {_compact(key)}: {_laid_out(key, part)}" for key, part in value.items())
    return "{\n" + parts + "\n}\n"


def write(record: Document | Story, path: Path) -> None:
    """Writes the file of a record whole or not at all."""
    temporary = path.with_name(f".{path.name}.partial")
    try:
        temporary.write_bytes(dumps(record).encode())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _laid_out(key: str, part: Any) -> str:  # noqa: ANN401
    if key in _LINED and part:
        return "[\n" + ",\n".join(f"    {_compact(entry)}" for entry in part) + "\n  ]"
    if isinstance(part, dict):
        return (
            "{\n"
            + ",\n".join(f"    {_compact(name)}: {_compact(inner)}" for name, inner in part.items())
            + "\n  }"
        )
    return _compact(part)


def _compact(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False)

"""The JSON Schemas of the corpus, and its vocabulary as Python names read from them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

SCHEMAS = ("document", "story", "prediction")

_PACKAGE = Path(__file__).resolve().parent


class Term(NamedTuple):
    """One word of a closed vocabulary, with the description that the schema gives of it."""

    name: str
    description: str


def data_root() -> Path:
    """The directory that holds `schema/` and `corpus/`.

    In a wheel both lie in the package; in a checkout they lie at its top.
    """
    packaged = _PACKAGE / "data"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1]


@cache
def load_schema(name: str) -> dict[str, Any]:
    """The schema called `name` (one of `SCHEMAS`), as a JSON object."""
    path = data_root() / "schema" / f"{name}.schema.json"
    schema: dict[str, Any] = json.loads(path.read_bytes())
    return schema


@cache
def terms(definition: str, schema: str = "document") -> tuple[Term, ...]:
    """The terms of the vocabulary `definition`, in the order of the schema.

    Args:
        definition: name of an entry of `$defs` that is an enum, such as `"label"`.
        schema: name of the schema that has it.

    Raises:
        KeyError: there is no such enum.
    """
    entry = load_schema(schema)["$defs"][definition]
    return tuple(map(Term, entry["enum"], entry["enumDescriptions"]))


def names(definition: str, schema: str = "document") -> tuple[str, ...]:
    """The names alone of `terms(definition, schema)`."""
    return tuple(term.name for term in terms(definition, schema))


@cache
def quantity_kinds() -> frozenset[str]:
    """The kinds of number that have a value; the others are decoys.

    The schema marks each kind in its description: `Quantity: …` or `Decoy: …`.
    """
    return frozenset(term.name for term in terms("number_kind") if term.description.startswith("Quantity:"))

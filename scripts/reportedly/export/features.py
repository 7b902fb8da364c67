"""The `datasets.Features` of each configuration, and rows as Arrow tables under them.

`datasets` takes seconds to import, so it is imported where features are made.
"""

# mypy: allow-untyped-calls
# (`datasets` and `pyarrow` have no types)

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reportedly.export.rows import ExportError
from reportedly.schema import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from datasets import Features
    from pyarrow.lib import Table

    from reportedly.export.rows import Row

# A feature as `datasets` takes it: one of its own objects, or a dict of features by their names.
Feature = Any

TAG_COLUMNS = ("number_tags", "attribution_tags", "content_tags", "hedge_tags", "scope_tags")
NO_LINK = "none"


def features(configuration: str) -> Features:
    """The features of a configuration; the names of its ClassLabels are the schema's.

    Raises:
        KeyError: there is no such configuration.
    """
    from datasets import Features

    columns: Feature = _COLUMNS[configuration]()
    return Features(columns)


def to_table(rows: Sequence[Row], features: Features) -> Table:
    """An Arrow table of rows, labels as integers, with the features in its metadata.

    Raises:
        ExportError: a label is not one of the schema's.
    """
    from pyarrow.lib import Table

    encode = _encoder(dict(features))
    return Table.from_pylist([encode(row) for row in rows], schema=features.arrow_schema)


def piece() -> Feature:
    """One piece of a role: where it stands in the document and in the row's sentence."""
    return {"start": _offset(), "end": _offset(), "text": _string(), "in_sentence": _interval()}


def value() -> Feature:
    """The interval of values that a number gives."""
    return {
        "low": _value("float64"),
        "high": _value("float64"),
        "low_inclusive": _value("bool"),
        "high_inclusive": _value("bool"),
        "approximate": _value("bool"),
        "unit": _string(),
    }


def claim() -> Feature:
    """One claim of a pair: a row of `claims` without its story."""
    return {column: feature for column, feature in _claims().items() if column != "story"}


def tags(column: str) -> list[str]:
    """The names of the tags of one of `TAG_COLUMNS`: `O`, then `B-` and `I-` of each label."""
    labels: dict[str, tuple[str, ...]] = {
        "number_tags": names("number_kind"),
        "attribution_tags": ("source", "cue"),
        "content_tags": ("content",),
        "hedge_tags": names("hedge_kind"),
        "scope_tags": ("scope",),
    }
    return ["O", *(f"{position}-{label}" for label in labels[column] for position in "BI")]


def _documents() -> dict[str, Feature]:
    return {
        **_identity(),
        "split": _label("split"),
        "title": _string(),
        "published": _string(),
        "language": _string(),
        "license": _label("license"),
        "origin": {"kind": _label("origin_kind"), "name": _string(), "locator": _string()},
        "schema_version": _string(),
        "text": _string(),
        "withheld": {"sha256": _string(), "length": _offset(), "how": _string()},
        "sentences": _list(_interval()),
        "spans": _list(
            {
                "id": _string(),
                "label": _label("label"),
                "start": _offset(),
                "end": _offset(),
                "text": _string(),
            }
        ),
        "numbers": _list(
            {
                "id": _string(),
                "span": _string(),
                "kind": _label("number_kind"),
                "value": value(),
                "counted": _string(),
            }
        ),
        "attributions": _list(
            {
                "id": _string(),
                "cue": _list(_string()),
                "source": _list(_string()),
                "content": _list(_string()),
                "style": _label("style"),
                "source_type": _label("source_type"),
                "attitude": _label("attitude"),
                "via": _string(),
            }
        ),
        "hedges": _list(
            {
                "id": _string(),
                "cue": _list(_string()),
                "scope": _list(_string()),
                "kind": _label("hedge_kind"),
            }
        ),
        "claims": _list(
            {
                "id": _string(),
                "number": _string(),
                "event": _label("event"),
                "attributions": _list(_string()),
                "hedges": _list(_string()),
                "certainty": _label("certainty"),
                "polarity": _label("polarity"),
            }
        ),
        "annotation": {
            "guidelines": _string(),
            "passes": _list({"annotator": _string(), "kind": _label("annotator_kind"), "date": _string()}),
            "adjudicated": _value("bool"),
        },
    }


def _tokens() -> dict[str, Feature]:
    return {
        **_identity(),
        "sentence_index": _offset(),
        "sentence_start": _offset(),
        "sentence_end": _offset(),
        "tokens": _list(_string()),
        "starts": _list(_offset()),
        "ends": _list(_offset()),
        **{column: _list(_class_label(tags(column))) for column in TAG_COLUMNS},
    }


def _numbers() -> dict[str, Feature]:
    return {
        **_identity(),
        "id": _string(),
        **_sentence(),
        "number": piece(),
        "kind": _label("number_kind"),
        "value": value(),
        "counted": piece(),
    }


def _attributions() -> dict[str, Feature]:
    return {
        **_identity(),
        "id": _string(),
        **_sentence(),
        "source": _list(piece()),
        "cue": _list(piece()),
        "content": _list(piece()),
        "style": _label("style"),
        "source_type": _label("source_type"),
        "attitude": _label("attitude"),
        "via": _string(),
        "chain": _list(_string()),
    }


def _hedges() -> dict[str, Feature]:
    return {
        **_identity(),
        "id": _string(),
        **_sentence(),
        "cue": _list(piece()),
        "scope": _list(piece()),
        "kind": _label("hedge_kind"),
    }


def _claims() -> dict[str, Feature]:
    return {
        **_identity(),
        "id": _string(),
        **_sentence(),
        "number_id": _string(),
        "number": piece(),
        "kind": _label("number_kind"),
        "value": value(),
        "counted": piece(),
        "event": _label("event"),
        "sources": _list(
            {
                "id": _string(),
                "source": _list(piece()),
                "source_type": _label("source_type"),
                "attitude": _label("attitude"),
                "cue": _list(piece()),
            }
        ),
        "hedges": _list({"id": _string(), "cue": _list(piece()), "kind": _label("hedge_kind")}),
        "certainty": _label("certainty"),
        "polarity": _label("polarity"),
    }


def _claim_pairs() -> dict[str, Feature]:
    return {
        "story": _string(),
        "from": claim(),
        "to": claim(),
        "link": _class_label([NO_LINK, *names("link_type", "story")]),
    }


_COLUMNS = {
    "documents": _documents,
    "tokens": _tokens,
    "numbers": _numbers,
    "attributions": _attributions,
    "hedges": _hedges,
    "claims": _claims,
    "claim_pairs": _claim_pairs,
}


def _identity() -> dict[str, Feature]:
    return {
        "document_id": _string(),
        "story": _string(),
        "genre": _label("genre"),
        "domain": _label("domain"),
        "collection": _label("collection"),
    }


def _sentence() -> dict[str, Feature]:
    return {
        "sentence": _string(),
        "sentence_index": _offset(),
        "sentence_start": _offset(),
        "sentence_end": _offset(),
    }


def _interval() -> Feature:
    return {"start": _offset(), "end": _offset()}


def _string() -> Feature:
    return _value("string")


def _offset() -> Feature:
    return _value("int32")


def _label(definition: str) -> Feature:
    return _class_label(list(names(definition)))


def _value(dtype: str) -> Feature:
    from datasets import Value

    return Value(dtype)


def _list(feature: Feature) -> Feature:
    from datasets import List

    return List(feature)


def _class_label(label_names: list[str]) -> Feature:
    from datasets import ClassLabel

    return ClassLabel(names=label_names)


def _encoder(feature: Feature) -> Callable[[Any], Any]:
    """What turns the names of labels in a value of the feature into integers.

    `Features.encode_example` does it too, but takes most of the time of an export, and tells a wrong label in
    a list only by a type that does not fit.
    """
    from datasets import ClassLabel, List

    if isinstance(feature, ClassLabel):
        return partial(_encode_label, {name: number for number, name in enumerate(feature.names)})
    if isinstance(feature, List):
        return partial(_encode_list, _encoder(feature.feature))
    if isinstance(feature, dict):
        return partial(_encode_struct, {name: _encoder(part) for name, part in feature.items()})
    return _as_it_is


def _encode_label(numbers: dict[str, int], name: str) -> int:
    if name not in numbers:
        raise ExportError(f"{name!r} is not one of {', '.join(numbers)}: see `reportedly validate`")
    return numbers[name]


def _encode_list(encode: Callable[[Any], Any], values: list[Any]) -> list[Any]:
    return values if encode is _as_it_is else [encode(value) for value in values]


def _encode_struct(encoders: dict[str, Callable[[Any], Any]], value: dict[str, Any] | None) -> Any:  # noqa: ANN401
    return None if value is None else {name: encode(value[name]) for name, encode in encoders.items()}


def _as_it_is(value: Any) -> Any:  # noqa: ANN401
    return value

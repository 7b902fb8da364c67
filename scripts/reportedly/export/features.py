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
    from pyarrow.lib import Array, DataType, Table

    from reportedly.export.rows import Row

# A feature as `datasets` takes it: one of its own objects, or a dict of features by their names.
Feature = Any

TAG_COLUMNS = ("number_tags", "attribution_tags", "content_tags", "hedge_tags", "scope_tags")
NO_LINK = "none"
SIDES = ("from", "to")


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
    return Converter(features).table(rows)


class Converter:
    """Turns rows of a configuration into Arrow tables, batch by batch.

    Arrow arrays are made with the names of labels, which are then looked up array by array. Doing that value
    by value, as `Features.encode_example` does, takes most of the time of an export.
    """

    def __init__(self, features: Features) -> None:
        self._schema = features.arrow_schema
        self._columns = {
            name: _Column(feature, self._schema.field(name).type) for name, feature in features.items()
        }
        self._sides = [side for side in SIDES if side in features]

    def table(self, rows: Sequence[Row]) -> Table:
        """What `to_table` returns."""
        from pyarrow.lib import Table

        arrays = {
            name: column.array([row[name] for row in rows])
            for name, column in self._columns.items()
            if name not in self._sides
        }
        if self._sides:
            arrays |= self._side_arrays(rows)
        return Table.from_arrays([arrays[name] for name in self._columns], schema=self._schema)

    def _side_arrays(self, rows: Sequence[Row]) -> dict[str, Array]:
        """The sides of pairs: one claim stands in many pairs, and is converted once."""
        from pyarrow.lib import array

        claims = {id(row[side]): row[side] for row in rows for side in SIDES}
        places = {key: place for place, key in enumerate(claims)}
        structs = self._columns[SIDES[0]].array(list(claims.values()))
        return {
            side: _without_bare_bitmaps(structs.take(array([places[id(row[side])] for row in rows])))
            for side in SIDES
        }


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
        "withheld": {
            "sha256": _string(),
            "length": _offset(),
            "how": _string(),
            "line": {"file_sha256": _string(), "number": _offset()},
        },
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


def _passes() -> dict[str, Feature]:
    return {"pass": _string(), **_documents()}


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
        **{side: claim() for side in SIDES},
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
    "passes": _passes,
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


class _Column:
    """What turns the values of one column into an Arrow array."""

    def __init__(self, feature: Feature, kind: DataType) -> None:
        self._named = _with_names(feature, kind)
        self._encode = _encoder(feature, kind)

    def array(self, values: list[object]) -> Array:
        from pyarrow.lib import array

        return self._encode(array(values, self._named))


def _with_names(feature: Feature, kind: DataType) -> DataType:
    """The Arrow type of a feature, with strings for the names of labels."""
    from datasets import ClassLabel, List
    from pyarrow.lib import list_, string, struct

    if isinstance(feature, ClassLabel):
        return string()
    if isinstance(feature, List):
        return list_(_with_names(feature.feature, kind.value_type))
    if isinstance(feature, dict):
        return struct([(name, _with_names(part, kind.field(name).type)) for name, part in feature.items()])
    return kind


def _encoder(feature: Feature, kind: DataType) -> Callable[[Array], Array]:
    """What turns a new array with the names of labels into one with their integers."""
    from datasets import ClassLabel, List
    from pyarrow.lib import array

    if isinstance(feature, ClassLabel):
        return partial(_encode_labels, array(feature.names), kind)
    if isinstance(feature, List):
        encode = _encoder(feature.feature, kind.value_type)
        return encode if encode is _as_it_is else partial(_encode_lists, encode, kind)
    if isinstance(feature, dict):
        encoders = [_encoder(part, kind.field(name).type) for name, part in feature.items()]
        if any(encode is not _as_it_is for encode in encoders):
            return partial(_encode_structs, encoders, kind)
    return _as_it_is


def _encode_labels(names: Array, kind: DataType, labels: Array) -> Array:
    from pyarrow import compute

    places = compute.index_in(labels, value_set=names)  # type: ignore[attr-defined] # made as it is imported
    if places.null_count:
        wrong = labels.filter(places.is_null())[0].as_py()
        known = ", ".join(names.to_pylist())
        raise ExportError(f"{wrong!r} is not one of {known}: see `reportedly validate`")
    return _rebuilt(places.cast(kind), kind)


def _encode_lists(encode: Callable[[Array], Array], kind: DataType, lists: Array) -> Array:
    return _rebuilt(lists, kind, encode(lists.values))


def _encode_structs(encoders: Sequence[Callable[[Array], Array]], kind: DataType, structs: Array) -> Array:
    return _rebuilt(structs, kind, *(encode(structs.field(place)) for place, encode in enumerate(encoders)))


def _as_it_is(array: Array) -> Array:
    return array


def _without_bare_bitmaps(array: Array) -> Array:
    """An array without the bitmaps that mark no value as null.

    `take` makes them and `array` does not, but the size of a table must not tell how it was made.
    """
    import pyarrow.types as types

    if types.is_struct(array.type):
        fields = map(array.field, range(array.type.num_fields))
        return _rebuilt(array, array.type, *map(_without_bare_bitmaps, fields))
    if types.is_list(array.type):
        return _rebuilt(array, array.type, _without_bare_bitmaps(array.values))
    return _rebuilt(array, array.type)


def _rebuilt(array: Array, kind: DataType, *children: Array) -> Array:
    """A new array as one of another type, with other children; without a bitmap that marks no null."""
    from pyarrow.lib import Array

    bitmap, *buffers = array.buffers()[: kind.num_buffers]
    nulls = array.null_count
    return Array.from_buffers(kind, len(array), [bitmap if nulls else None, *buffers], nulls, 0, children)

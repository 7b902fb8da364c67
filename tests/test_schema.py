"""The schemas are whole, closed and described, and the vocabulary is read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from examples import DOCUMENT
from reportedly.model import to_object
from reportedly.reading import accepts, schema_flaws
from reportedly.schema import SCHEMAS, load_schema, names, quantity_kinds, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLE_LABELS = {"number", "counted", "source", "cue", "content", "hedge", "scope"}


def subschemas(schema: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            yield from subschemas(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from subschemas(value, f"{path}/{index}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_local_and_named_by_a_urn(name: str) -> None:
    schema = load_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith("urn:reportedly:")
    references = [part["$ref"] for _, part in subschemas(schema) if "$ref" in part]
    assert references
    known = {"": schema, **{other["$id"]: other for other in map(load_schema, SCHEMAS)}}
    for reference in references:
        place, _, definition = reference.partition("#/$defs/")
        assert definition in known[place]["$defs"], reference


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_object_is_closed_and_every_property_described(name: str) -> None:
    schema = load_schema(name)
    for path, part in subschemas(schema):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, path
            for key, value in part["properties"].items():
                place, _, definition = value.get("$ref", "").partition("#/$defs/")
                whole = next((each for each in map(load_schema, SCHEMAS) if each["$id"] == place), schema)
                target = whole["$defs"][definition] if definition else value
                assert value.get("description") or target.get("description"), f"{path}/{key}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_term_is_described(name: str) -> None:
    for _, part in subschemas(load_schema(name)):
        if "enum" in part:
            assert len(part["enum"]) == len(part["enumDescriptions"]) == len(set(part["enum"]))
            assert all(part["enumDescriptions"])


def test_the_vocabulary_is_the_schema_s() -> None:
    assert set(names("label")) == ROLE_LABELS
    assert names("link_type", "story") == ("updates", "contradicts", "corroborates", "part_of")
    assert quantity_kinds() == {"cardinal", "measure", "money", "percent", "fraction", "multiplier"}
    assert all(term.description.startswith(("Quantity: ", "Decoy: ")) for term in terms("number_kind"))


FAST = jsonschema_rs.Draft202012Validator(load_schema("document"))
SLOW = Draft202012Validator(load_schema("document"))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 30)
    | st.floats(-2, 30)
    | st.sampled_from(["a1", "s1", "A B", "", "killed", "2031-05-04"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "start"]), inner, max_size=3)
    ),
    max_leaves=4,
)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A good document with one to three places replaced, removed or added to."""
    value = to_object(DOCUMENT)
    for _ in range(draw(st.integers(1, 3))):
        place: Any = value
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(place[key], (dict, list)) and draw(st.booleans()):
                place = place[key]
                continue
            match draw(st.sampled_from(["replace", "remove", "add"])):
                case "replace":
                    place[key] = draw(JSON)
                case "remove":
                    del place[key]
                case "add" if isinstance(place, dict):
                    place[draw(st.sampled_from(["text", "withheld", "via", "note"]))] = draw(JSON)
                case _:
                    place.append(draw(JSON))
            break
    return value


@settings(max_examples=400, deadline=None)
@given(mutated())
def test_the_fast_and_the_slow_validator_never_disagree(value: dict[str, Any]) -> None:
    assert FAST.is_valid(value) == SLOW.is_valid(value)


@settings(max_examples=200, deadline=None)
@given(mutated())
def test_every_prediction_that_is_refused_is_told_why(value: dict[str, Any]) -> None:
    assert accepts("prediction", value) == (not list(schema_flaws("prediction", value, hide=True)))

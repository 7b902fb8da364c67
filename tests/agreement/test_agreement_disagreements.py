"""What differs is listed with both readings, and no word of a withheld text is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from agreement.passes import EMPTY, changed, renamed
from examples import DOCUMENT, TEXT
from reportedly.agreement import LAYERS, Disagreement, Pair, disagreements
from reportedly.agreement.objects import disagreements_object
from reportedly.agreement.tables import disagreement_table
from reportedly.corpus import attach
from reportedly.drafting import stand_off

if TYPE_CHECKING:
    from reportedly.model import Document

STAND_OFF = stand_off(DOCUMENT, "Ask the editor.")


def told(other: Document, layer: str | None = None) -> list[tuple[str, str, str | None, str | None]]:
    found = disagreements([Pair(DOCUMENT, other)], layer)
    return [(each.layer, each.aspect, each.a, each.b) for each in found]


def test_the_same_reading_differs_in_nothing() -> None:
    assert told(DOCUMENT) == []


def test_a_span_is_told_with_its_words_and_marked() -> None:
    other = changed("spans", "s1", start=TEXT.index("600"))
    assert disagreements([Pair(DOCUMENT, other)], "numbers") == [
        Disagreement(
            document="ferry-1",
            layer="numbers",
            aspect="number span",
            place=(18, 27),
            a="[18, 27) “About 600”",
            b="[24, 27) “600”",
            excerpt="[About 600] people were missing, the",
        )
    ]


def test_what_one_reading_lacks_is_told() -> None:
    found = told(EMPTY, "hedges")
    assert (
        "hedges",
        "hedge span",
        f"[{place_of('reportedly')}) “reportedly”",
        None,
    ) in found
    assert all(b is None for *_, b in found)
    assert all(each.a is None for each in disagreements([Pair(EMPTY, DOCUMENT)]))
    assert {layer for layer, *_ in told(EMPTY)} == set(LAYERS)


def place_of(words: str) -> str:
    return f"{TEXT.index(words)}, {TEXT.index(words) + len(words)}"


@pytest.mark.parametrize(
    ("part", "name", "values", "expected"),
    [
        ("numbers", "n2", {"kind": "measure"}, ("numbers", "number kind", "cardinal", "measure")),
        ("numbers", "n2", {"value": None}, ("numbers", "value", "~24..99", None)),
        (
            "numbers",
            "n1",
            {"counted": None},
            ("numbers", "counted", f"[{place_of('people')}) “people”", None),
        ),
        ("attributions", "a1", {"style": "direct"}, ("attributions", "style", "indirect", "direct")),
        (
            "attributions",
            "a1",
            {"source_type": "media"},
            ("attributions", "source type", "official", "media"),
        ),
        ("attributions", "a1", {"attitude": "deny"}, ("attributions", "attitude", "assert", "deny")),
        ("attributions", "a2", {"via": None}, ("attributions", "via", f"[{place_of('said')}) “said”", None)),
        ("hedges", "h2", {"kind": "epistemic"}, ("hedges", "hedge kind", "hearsay", "epistemic")),
        ("claims", "c1", {"event": "killed"}, ("claims", "event", "missing", "killed")),
        ("claims", "c1", {"certainty": "possible"}, ("claims", "certainty", "certain", "possible")),
        ("claims", "c1", {"polarity": "negative"}, ("claims", "polarity", "positive", "negative")),
    ],
)
def test_one_change_is_one_disagreement(
    part: str, name: str, values: dict[str, Any], expected: tuple[str, str, str | None, str | None]
) -> None:
    assert told(changed(part, name, **values)) == [expected]


def test_another_source_and_another_chain_are_told_with_all_roles() -> None:
    (relation,) = told(changed("attributions", "a1", source=["s8"]))
    assert relation[1] == "attribution"
    assert "source [" in (relation[2] or "")
    assert "“the coastguard”" in (relation[3] or "")
    other = told(changed("claims", "c1", attributions=["a1"]))
    assert [(aspect, a is None, b is None) for _, aspect, a, b in other] == [
        ("claim", False, True),
        ("claim", True, False),
    ]
    assert "“said” < [" in (other[0][2] or "")
    alone = told(changed("claims", "c2", number="n1"))
    assert ("claims", "claim", "rescued, by the text itself", None) in alone


@pytest.mark.parametrize(
    "first", [DOCUMENT, STAND_OFF, attach(STAND_OFF, TEXT)], ids=["text", "none", "attached"]
)
@pytest.mark.parametrize("swapped", [False, True])
def test_no_word_of_a_withheld_text_is_told(first: Document, swapped: bool) -> None:
    second = attach(STAND_OFF, TEXT)
    others = [
        changed("spans", "s1", second, start=TEXT.index("600")),
        changed("spans", "s4", second, end=TEXT.index("were")),
        changed("attributions", "a1", second, source=["s8"]),
        changed("attributions", "a2", second, via=None),
        changed("numbers", "n1", second, counted=None),
        changed("claims", "c1", second, attributions=["a1"]),
        stand_off(EMPTY, "Ask the editor."),
    ]
    pairs = [Pair(other, first) if swapped else Pair(first, other) for other in others]
    found = disagreements(pairs)
    assert len(found) > len(others)
    assert {"[18, 27)", "[24, 27)"} in [{each.a, each.b} for each in found]
    shown = repr([disagreements_object(found), disagreement_table(found, "A", "B")])
    for words in ("600 people", "About", "the mayor", "coastguard", "said", "people", "citing", "reportedly"):
        assert words not in shown
    assert "[18, 27) of the withheld text" in shown


def test_disagreements_are_in_the_order_of_documents_and_of_the_text() -> None:
    pairs = [Pair(renamed(DOCUMENT, name), renamed(EMPTY, name)) for name in ("b", "a")]
    found = disagreements(pairs)
    assert [each.document for each in found] == sorted((each.document for each in found), reverse=True)
    places = [each.place for each in found if each.document == "a"]
    assert places == sorted(places)

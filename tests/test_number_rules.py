"""What the rules about values hold against the words, case by case."""

from __future__ import annotations

import msgspec
import pytest

from examples import draft
from reportedly.drafting import anchor_draft
from reportedly.validation import check_document

NUMBER_RULES = {"N204", "N205", "N206", "N207", "N208", "N209"}


def breaches(surface: str, kind: str, value: str, after: str = "") -> set[str]:
    document = anchor_draft(
        draft(
            text=f"It took {surface}{after} in all.",
            spans=[{"id": "s1", "label": "number", "exact": surface}],
            numbers=[{"id": "n1", "span": "s1", "kind": kind, "value": value}],
            attributions=[],
            hedges=[],
            claims=[
                {"id": "c1", "number": "n1", "event": "other", "certainty": "certain", "polarity": "positive"}
            ],
        )
    )
    return NUMBER_RULES & set(check_document(document))


@pytest.mark.parametrize(
    ("surface", "kind", "value"),
    [
        ("several hours", "measure", "~3..9 hour"),
        ("millions of dollars", "money", "~2000000..9999999 USD"),
        ("a couple", "cardinal", "~2"),
        ("tens of thousands", "cardinal", "~20000..99999"),
        ("several hundred", "cardinal", "~300..900"),
        ("more than a few", "cardinal", ">3"),
        ("between nine and 12", "cardinal", "9..12"),
        ("12 dozen", "cardinal", "144"),
        ("2 hundred", "cardinal", "200"),
        ("12½", "cardinal", "12.5"),
        ("$3.5bn", "money", "3500000000 USD"),
        ("9\u2009000", "cardinal", "9000"),
        ("2 million", "cardinal", "2000000"),
        ("1000s", "cardinal", "~2000..9999"),
        ("few dozen", "cardinal", "~36..108"),
        ("couple of days", "measure", "~2 day"),
        ("12.000", "cardinal", "12000"),
        ("12.000", "cardinal", "12"),
        ("1.140 tonnes", "measure", "1140 tonne"),
        ("nearer eleven", "money", "11000000 kesta"),
        ("3.25", "percent", "3.25 percent"),
    ],
)
def test_a_right_value_is_accepted(surface: str, kind: str, value: str) -> None:
    assert breaches(surface, kind, value) == set()


@pytest.mark.parametrize(
    ("surface", "kind", "value", "code"),
    [
        ("1.14 tonnes", "measure", "1140 tonne", "N209"),
        ("12.00", "cardinal", "1200", "N208"),
        ("several hours", "measure", "~3..8 hour", "N206"),
        ("several hours", "measure", "3..9 hour", "N205"),
        ("a couple", "cardinal", "2", "N205"),
        ("tens of thousands", "cardinal", "~20..99", "N206"),
        ("600", "cardinal", "~600", "N205"),
        ("$3.5bn", "money", "3500000 USD", "N208"),
        ("2 million", "cardinal", "2", "N208"),
        ("9\u2009000", "cardinal", "9", "N208"),
        ("up to 40", "cardinal", ">=40", "N204"),
        ("40", "cardinal", ">=40", "N204"),
        ("12 per cent", "percent", "12", "N207"),
        ("twenty-three", "cardinal", "32", "N209"),
        ("between 40 and 60", "cardinal", "40..50", "N209"),
        ("two-thirds", "fraction", "0.67", "N209"),
        ("2 hours 14 minutes", "measure", "214 minute", "N209"),
        ("six months", "measure", "6 year", "N209"),
        ("more than a dozen", "cardinal", ">10", "N209"),
        ("half a million", "cardinal", "5000000", "N209"),
        ("tripled", "multiplier", "2", "N209"),
    ],
)
def test_a_wrong_value_is_found(surface: str, kind: str, value: str, code: str) -> None:
    assert breaches(surface, kind, value) == {code}


@pytest.mark.parametrize(
    ("after", "value", "found"),
    [
        (" prisoners or more", ">=25", set()),
        (" prisoners of war or more", ">=25", set()),
        (" prisoners", ">=25", {"N204"}),
        (" prisoners. Four or more", ">=25", {"N204"}),
    ],
)
def test_a_bound_that_the_noun_parts_from_its_figure_counts(after: str, value: str, found: set[str]) -> None:
    assert breaches("25", "cardinal", value, after) == found


def test_a_cue_and_a_number_of_the_wrong_label_are_findings_and_no_error() -> None:
    document = anchor_draft(draft())
    wrong = msgspec.structs.replace(
        document,
        numbers=tuple(msgspec.structs.replace(number, span="s4") for number in document.numbers),
        attributions=tuple(msgspec.structs.replace(frame, cue=("s5",)) for frame in document.attributions),
    )
    assert {"N101", "A101"} <= set(check_document(wrong))

"""Every figure, worked out by hand; the examples have 3 numbers, 2 attributions, 2 hedges and 2 claims."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest
from sklearn.metrics import f1_score

from agreement.passes import EMPTY
from evaluation.systems import NOTHING, SECOND, edited, gold, line, without
from examples import DOCUMENT
from reportedly.evaluation import MAIN, MEASURES, TASKS, Gold, evaluate, read_gold, slices
from reportedly.evaluation.frames import frames_of, prediction_of
from reportedly.evaluation.matching import MODES
from reportedly.evaluation.tasks import claim_pairs, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

VALUE = {
    "low": 600,
    "high": 600,
    "low_inclusive": True,
    "high_inclusive": True,
    "approximate": True,
    "unit": None,
}


def values(prediction: Mapping[str, Any]) -> dict[str, float | None]:
    """The figures that the perfect prediction has as 1 and this one has not, or that are errors."""
    found = evaluate([prediction], gold=gold(), resamples=1)
    return {
        f"{task}: {name}": figure.value
        for task, figures in found.figures.items()
        for name, figure in figures.items()
        if figure.value != 1 and any(figure.counts)
    }


@pytest.fixture(scope="module")
def test_split() -> Gold:
    return read_gold()


def everything(of: Gold) -> list[dict[str, Any]]:
    return [
        *(msgspec.to_builtins(prediction_of(document)) for document in of.documents.values()),
        *({"id": name, "sentence_index": place, **tags} for (name, place), tags in of.sentences.items()),
        *({"from": ends[0], "to": ends[1], "link": link} for ends, link in of.links.items()),
    ]


def test_gold_against_itself_is_perfect_in_every_figure(test_split: Gold) -> None:
    found = evaluate(everything(test_split), gold=test_split, resamples=10)
    assert tuple(found.figures) == TASKS
    for task, figures in found.figures.items():
        assert list(figures) == list(MEASURES[task])
        for name, figure in figures.items():
            perfect = 0 if figure.measure.score.lower_is_better else 1
            assert figure.value in (perfect, None), (task, name)
            assert figure.interval in ((perfect, perfect), None)
        assert figures[MAIN[task]].value == 1
    assert found.not_predicted == ()


def test_empty_predictions_are_nothing_and_their_precision_is_not_defined() -> None:
    found = evaluate([NOTHING], gold=gold(), resamples=10)
    for figures in found.figures.values():
        for name, figure in figures.items():
            if figure.measure.score.ends and any(figure.counts):
                assert (figure.value, figure.precision, figure.recall) == (0, None, 0), name
            elif not figure.measure.score.ends:
                assert figure.value is None
    empty = evaluate([NOTHING], gold=gold(EMPTY), resamples=1)
    assert all(figure.value is None for figures in empty.figures.values() for figure in figures.values())


def test_the_perfect_prediction_of_the_example_is_perfect() -> None:
    assert values(line()) == {"numbers: log10 error": 0}


@pytest.mark.parametrize(
    ("prediction", "lowered"),
    [
        # A decoy of another decoy kind: 2 of 3 numbers right.
        (
            edited("numbers", "n3", kind="time"),
            {
                "numbers: number F1 strict": 2 / 3,
                "numbers: number F1 type": 2 / 3,
                "numbers: end-to-end F1": 2 / 3,
                "numbers: kind accuracy": 2 / 3,
                "numbers: date F1": 0,
                "numbers: time F1": 0,
                "numbers: log10 error": 0,
            },
        ),
        # One of two quantities ten times too large.
        (
            edited("numbers", "n1", value={**VALUE, "low": 6000, "high": 6000}),
            {
                "numbers: end-to-end F1": 2 / 3,
                "numbers: value accuracy": 1 / 2,
                "numbers: log10 error": 1 / 2,
            },
        ),
        # The middle of an interval counts: 600 against 300 to 500.
        (
            edited("numbers", "n1", value={**VALUE, "low": 300, "high": 500}),
            {
                "numbers: end-to-end F1": 2 / 3,
                "numbers: value accuracy": 1 / 2,
                "numbers: log10 error": log10(1.5) / 2,
            },
        ),
        # A value that is left out is wrong and has no error; a unit too many is wrong nowhere.
        (
            edited("numbers", "n1", value=...),
            {"numbers: end-to-end F1": 2 / 3, "numbers: value accuracy": 1 / 2, "numbers: log10 error": 0},
        ),
        (
            edited("numbers", "n1", value={**VALUE, "unit": "person"}),
            {"numbers: log10 error": 0},
        ),
        # "600 people" for "people" is twice as long: an overlap.
        (
            edited("spans", "s3", start=24, end=34),
            {
                "numbers: counted span F1 strict": 0,
                "numbers: counted span F1 exact": 0,
                "numbers: counted span F1 partial": 1 / 2,
                "numbers: log10 error": 0,
            },
        ),
        (edited("attributions", "a1", style="direct"), {"attributions: style accuracy": 1 / 2}),
        (edited("attributions", "a1", attitude=...), {"attributions: attitude accuracy": 1 / 2}),
        (edited("attributions", "a2", source_type="media"), {"attributions: source type accuracy": 1 / 2}),
        # The one via is not there, so that the chain of no claim changes.
        (edited("attributions", "a2", via=...), {"attributions: via F1": 0}),
        # The sources "the mayor" (9) and "the coastguard" (14): 14 of 23 characters, 14 of 14 predicted.
        (
            edited("attributions", "a1", source=[]),
            {
                "attributions: attribution F1 strict": 1 / 2,
                "attributions: attribution F1 overlap": 1 / 2,
                "attributions: source role F1 exact": 2 / 3,
                "attributions: source role F1 overlap": 28 / 37,
            },
        ),
        (
            edited("hedges", "h2", kind="doxastic"),
            {"hedges: kind accuracy": 1 / 2, "hedges: hearsay F1": 0, "hedges: doxastic F1": 0},
        ),
        # CoNLL-2010: the cue is right, the scope is not.
        (edited("hedges", "h2", scope=[]), {"hedges: scope F1": 1 / 2}),
        (
            edited("claims", "c1", certainty="possible"),
            {"claims: claim F1": 1 / 2, "claims: certainty F1": 1 / 2},
        ),
        (edited("claims", "c1", event=...), {"claims: claim F1": 1 / 2, "claims: event F1": 1 / 2}),
        (
            edited("claims", "c1", polarity="negative"),
            {"claims: claim F1": 1 / 2, "claims: polarity F1": 1 / 2},
        ),
        # The chain is the mayor's alone.
        (
            edited("claims", "c1", attributions=["a1"]),
            {"claims: claim F1": 1 / 2, "claims: chain F1": 1 / 2},
        ),
        # The same chain, the wrong way round.
        (
            edited("claims", "c1", attributions=["a2", "a1"]),
            {"claims: claim F1": 1 / 2, "claims: chain F1": 1 / 2},
        ),
        (edited("claims", "c2", hedges=[]), {"claims: claim F1": 1 / 2, "claims: hedges F1": 1 / 2}),
        # One of two claims: recall 1/2, precision 1; its parts are all right.
        (without("claims", "c2"), {"claims: claim F1": 2 / 3, "claims: number F1": 2 / 3}),
    ],
)
def test_a_mutation_lowers_exactly_the_figures_that_it_should(
    prediction: dict[str, Any], lowered: dict[str, float]
) -> None:
    found = values(prediction)
    expected = {"numbers: log10 error": 0, **lowered}
    assert found == pytest.approx(expected)


def test_numbers_by_hand_in_all_modes() -> None:
    # "600" for "About 600": an overlap of the right kind; precision and recall are the same here.
    found = values(edited("spans", "s1", start=24))
    figures = {mode: found.get(f"numbers: number F1 {mode}", 1) for mode in MODES}
    assert figures == pytest.approx({"strict": 2 / 3, "exact": 2 / 3, "partial": 2.5 / 3, "type": 1})
    assert found["numbers: end-to-end F1"] == pytest.approx(2 / 3)
    # A figure of a claim is held against the number span.
    assert found["claims: number F1"] == found["claims: claim F1"] == 1 / 2
    assert "claims: event F1" not in found


def test_roles_by_hand() -> None:
    # The cue "said" as "mayor said": 4 of its 10 characters; "citing" has 6.
    start = DOCUMENT.span_by_id["s6"].start
    found = values(edited("spans", "s6", start=start - 7, end=start + 4))
    assert found["attributions: cue role F1 exact"] == 1 / 2
    assert found["attributions: cue role F1 overlap"] == pytest.approx(2 * 10 / (17 + 10))
    assert found["attributions: attribution F1 strict"] == 1 / 2
    assert "attributions: attribution F1 overlap" not in found
    assert "attributions: style accuracy" not in found
    assert found["claims: chain F1"] == 1 / 2


def test_attributions_without_a_cue_in_common_are_not_matched() -> None:
    found = evaluate([_unchained()], gold=gold(), resamples=1)
    figures = found.figures["attributions"]
    assert figures["attribution F1 overlap"].counts == (1, 1, 2)
    assert figures["style accuracy"].counts == (1, 1)
    assert figures["via F1"].counts == (0, 0, 1)
    assert figures["content role F1 overlap"].precision == 1
    assert figures["content role F1 overlap"].recall == 1 / 2


def _unchained() -> dict[str, Any]:
    value = without("attributions", "a2")
    value["claims"] = []
    return value


def test_claim_pairs_by_hand() -> None:
    links = [("updates", "updates"), ("updates", "none"), ("none", "none"), ("none", "part_of")]
    counts = claim_pairs.count(links)
    assert counts["accuracy"] == (2, 4)
    assert counts["updates F1"] == (1, 1, 2)
    assert counts["none F1"] == (1, 2, 2)
    assert counts["part_of F1"] == (0, 1, 0)
    measure = MEASURES["claim_pairs"]["macro F1"]
    figure = float(measure.score.figure(np.asarray(counts["macro F1"], dtype=np.float64)))
    assert figure == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    assert figure == pytest.approx(f1_score(*zip(*links, strict=True), average="macro"))


def test_tokens_by_hand() -> None:
    gold_tags = {"scope_tags": ["B-scope", "I-scope", "O", "B-scope"]}
    predicted = {"scope_tags": ["B-scope", "O", "O", "I-scope"]}
    counts = tokens.count([(gold_tags, predicted)], ["scope_tags"])
    assert counts["scope_tags F1"] == (1, 2, 2)  # a loose `I` opens an entity
    assert counts["scope_tags accuracy"] == (2, 4)
    assert counts["entity F1"] == counts["scope_tags F1"]


def test_ids_do_not_matter() -> None:
    raw = line()
    renamed = {span["id"]: f"x{place}" for place, span in enumerate(raw["spans"])}
    for span in raw["spans"]:
        span["id"] = renamed[span["id"]]
    for number in raw["numbers"]:
        number["span"] = renamed[number["span"]]
        if number.get("counted"):
            number["counted"] = renamed[number["counted"]]
    for frame in (*raw["attributions"], *raw["hedges"]):
        for role in {"cue", "source", "content", "scope"} & set(frame):
            frame[role] = [renamed[name] for name in frame[role]]
    assert values(raw) == values(line())


def test_what_is_there_twice_counts_twice() -> None:
    raw = line()
    raw["hedges"].append({**raw["hedges"][0], "id": "h9"})
    found = evaluate([raw], gold=gold(), resamples=1)
    assert found.figures["hedges"]["cue F1"].counts == (2, 3, 2)


def test_the_interval_is_by_document_and_the_seed_s() -> None:
    bad = {**NOTHING, "id": "ferry-2"}
    first = evaluate([line(), bad], gold=gold(DOCUMENT, SECOND), resamples=200, seed=1)
    figure = first.figures["numbers"]["end-to-end F1"]
    assert figure.counts == (3, 3, 6)
    assert (figure.precision, figure.recall) == (1, 1 / 2)
    assert figure.value == pytest.approx(2 / 3)
    assert figure.interval == (0, 1)  # both documents twice, or one of each
    again = evaluate([line(), bad], gold=gold(DOCUMENT, SECOND), resamples=200, seed=1)
    assert again.figures == first.figures
    assert evaluate([line()], gold=gold(), resamples=9).figures["numbers"]["end-to-end F1"].interval is None


def test_a_system_against_itself_does_not_differ(test_split: Gold) -> None:
    lines = everything(test_split)
    found = evaluate(lines, gold=test_split, against=lines, resamples=50)
    for each in found.differences.values():
        assert (each.difference, each.interval, each.p) == (0, (0, 0), 1)


def test_a_better_system_differs(test_split: Gold) -> None:
    lines = [msgspec.to_builtins(prediction_of(each)) for each in test_split.documents.values()]
    worse = [{**each, "hedges": each["hedges"][1:], "claims": []} for each in lines]
    found = evaluate(lines, gold=test_split, against=worse, tasks=["hedges"], resamples=400)
    (each,) = found.differences.values()
    other = evaluate(worse, gold=test_split, resamples=1).figures["hedges"]["scope F1"].value
    assert each.value == other
    assert each.difference is not None
    assert each.interval is not None
    assert each.interval[0] < each.difference < each.interval[1]
    assert each.interval[0] > 0
    assert each.p == pytest.approx(2 / 401)


def test_slices_hold_the_documents_that_they_name(test_split: Gold) -> None:
    found = evaluate(everything(test_split), gold=test_split, resamples=5)
    by_genre = slices(found, "genre")
    assert sum(part.documents for part in by_genre) == len(test_split.documents)
    assert [part.value for part in slices(found, "collection")] == ["composed"]
    phenomena = slices(found, "phenomenon")
    assert len(phenomena) > 20
    assert all(0 < part.documents <= len(test_split.documents) for part in phenomena)
    assert all(set(part.figures) == set(TASKS) for part in phenomena)


def test_coverage_tells_what_is_left_out() -> None:
    found = evaluate([edited("claims", "c1", certainty=...)], gold=gold(), resamples=1)
    assert found.coverage["claims.certainty"] == (1, 2)
    assert found.coverage["numbers.value"] == (2, 2)


def test_frames_of_a_document_are_those_of_its_prediction() -> None:
    assert frames_of(prediction_of(DOCUMENT)) == gold().frames["ferry-1"]

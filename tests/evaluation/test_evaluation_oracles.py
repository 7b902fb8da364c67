"""Counts are those of nervaluate, seqeval and scikit-learn, on random cases."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nervaluate.evaluator import Evaluator
from seqeval.metrics.sequence_labeling import (
    accuracy_score,
    get_entities,
    precision_recall_fscore_support,
)
from sklearn.metrics import f1_score

from reportedly.evaluation.matching import MODES, Labelled, outcome
from reportedly.evaluation.measures import F1, precision, recall
from reportedly.evaluation.tagging import entities
from reportedly.evaluation.tasks import MEASURES, claim_pairs, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = ("cue", "source", "content")
NAMES = {"strict": "strict", "exact": "exact", "partial": "partial", "type": "ent_type"}


@st.composite
def spans(draw: st.DrawFn) -> list[Labelled]:
    """Spans that may overlap, nest and be equal, some so long that an overlap is less than a hundredth."""
    found = draw(
        st.lists(
            st.tuples(st.integers(0, 30), st.integers(1, 12) | st.integers(90, 400), st.sampled_from(LABELS)),
            max_size=8,
        )
    )
    return sorted(Labelled(start, start + length, label) for start, length, label in found)


def inclusive(found: Sequence[Labelled]) -> list[dict[str, object]]:
    return [{"label": each.label, "start": each.start, "end": each.end - 1} for each in found]


@given(spans(), spans())
def test_outcomes_are_those_of_nervaluate(gold: list[Labelled], predicted: list[Labelled]) -> None:
    theirs = Evaluator([inclusive(gold)], [inclusive(predicted)], list(LABELS), loader="dict").evaluate()
    for mode in MODES:
        found = outcome(gold, predicted, mode)
        expected = theirs["overall"][NAMES[mode]]
        assert tuple(found) == (
            expected.correct,
            expected.incorrect,
            expected.partial,
            expected.missed,
            expected.spurious,
        )
        counts = np.array(found.triple)
        figures = (precision(counts), recall(counts), F1.figure(counts))
        told = (expected.precision, expected.recall, expected.f1)
        assert np.nan_to_num(figures) == pytest.approx(told)
        for label in LABELS:
            one, other = ([each for each in side if each.label == label] for side in (gold, predicted))
            if one or other:
                single = theirs["entities"][label][NAMES[mode]]
                triple = outcome(one, other, mode).triple
                assert triple[1:] == (single.actual, single.possible)
                assert triple[0] == single.correct + single.partial / 2


TAGS = st.sampled_from(["O", *(f"{prefix}-{label}" for prefix in "BI" for label in ("source", "cue"))])


@st.composite
def tagged(draw: st.DrawFn) -> list[tuple[list[str], list[str]]]:
    lengths = draw(st.lists(st.integers(1, 8), min_size=1, max_size=4))
    return [
        (
            draw(st.lists(TAGS, min_size=length, max_size=length)),
            draw(st.lists(TAGS, min_size=length, max_size=length)),
        )
        for length in lengths
    ]


@given(tagged())
def test_entities_and_figures_are_those_of_seqeval(sentences: list[tuple[list[str], list[str]]]) -> None:
    gold, predicted = (list(side) for side in zip(*sentences, strict=True))
    for tags in (*gold, *predicted):
        theirs = [(label, start, end + 1) for label, start, end in get_entities(tags)]
        assert list(entities(tags)) == theirs
    column = "attribution_tags"
    counts = tokens.count([({column: one}, {column: other}) for one, other in sentences], [column])
    own = np.array(counts[f"{column} F1"], dtype=np.float64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        p, r, f, _ = precision_recall_fscore_support(gold, predicted, average="micro", zero_division=0)
    assert np.nan_to_num((precision(own), recall(own), F1.figure(own))) == pytest.approx((p, r, f))
    right, total = counts[f"{column} accuracy"]
    assert right / total == pytest.approx(accuracy_score(gold, predicted))


@given(
    st.lists(st.tuples(st.sampled_from(claim_pairs.LINKS), st.sampled_from(claim_pairs.LINKS)), min_size=1)
)
def test_the_macro_f1_of_links_is_scikit_learn_s(links: list[tuple[str, str]]) -> None:
    counts = np.asarray(claim_pairs.count(links)["macro F1"], dtype=np.float64)
    gold, predicted = zip(*links, strict=True)
    figure = float(MEASURES["claim_pairs"]["macro F1"].score.figure(counts))
    assert figure == pytest.approx(f1_score(gold, predicted, average="macro", zero_division=0))

"""Baselines see what they may, say the same twice, and write lines that the evaluator takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import report
from by_rules import Rules
from crf import Crf
from floors import Lexicon, Majority
from predictions import lines, write
from protocol import BaselineError, Training
from registry import NAMES
from shelf import Shelf
from sources import scored, training

from reportedly.evaluation import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from protocol import Baseline

QUICK: dict[str, Callable[[], Baseline]] = {"rules": Rules, "lexicon": Lexicon, "majority": Majority}


@pytest.fixture(scope="module")
def small() -> Training:
    """Two stories: enough to learn something from."""
    learnt = training()
    return Training(learnt.train[:1], learnt.validation[:1])


def made(baseline: Baseline, given: Training, seed: int = 1) -> list[dict[str, Any]]:
    baseline.fit(given, seed)
    return list(lines(baseline, scored("validation")))


def test_nothing_that_is_scored_is_learnt_from() -> None:
    learnt = training()
    splits = {document.metadata.split for units in learnt for unit in units for document in unit.documents}
    assert splits == {"train", "validation"}
    assert {document.metadata.split for unit in learnt.train for document in unit.documents} == {"train"}
    for split in ("test", "test_news"):
        asked = scored(split)
        seen = {document.id for units in learnt for unit in units for document in unit.documents}
        assert asked.texts
        assert not seen & asked.texts.keys()
        assert not any(frame.spans or frame.claims for frame in asked.frames.values())


@pytest.mark.parametrize("name", QUICK)
def test_the_evaluator_takes_what_a_baseline_writes(name: str, small: Training, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert write(out, made(QUICK[name](), small)) > 0
    found = evaluate(out, split="validation", resamples=2)
    assert len(found.tallies) == len(scored("validation").texts)
    assert found.figures


def test_rules_find_most_numbers_and_the_majority_none(small: Training) -> None:
    figures = {
        name: evaluate(made(QUICK[name](), small), split="validation", tasks=["numbers"], resamples=2)
        for name in QUICK
    }
    value = {name: found.figures["numbers"]["number F1 exact"].value or 0 for name, found in figures.items()}
    assert value["majority"] == 0
    assert value["majority"] < value["lexicon"] < value["rules"]


def test_the_crf_learns_from_two_stories_and_says_the_same_twice(small: Training) -> None:
    first, second = (made(Crf(), small, seed=3) for _ in range(2))
    assert first == second
    found = evaluate(first, split="validation", resamples=2)
    assert (found.figures["numbers"]["number F1 exact"].value or 0) > 0.3


def test_a_missing_package_is_told_with_its_remedy() -> None:
    def reader() -> Any:  # noqa: ANN401
        raise ImportError("No module named 'quantulum3'")

    with pytest.raises(BaselineError, match=r"quantulum3.*make normalisers"):
        Shelf("quantulum3", reader).annotate({"a": "12 men"})


def test_the_recorded_figures_are_of_this_corpus_and_of_all_systems() -> None:
    recorded = json.loads(report.RESULTS.read_text(encoding="utf-8"))
    assert recorded["corpus"] == report.digest(), "run: make benchmark"
    assert list(recorded["systems"]) == [*NAMES, report.CEILING]

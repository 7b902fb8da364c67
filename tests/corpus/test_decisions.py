"""Each difference between a pass and its adjudicated document has a reason, and no reason is left over."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
import yaml

from reportedly.agreement import disagreements, pair, read_pass
from reportedly.corpus import PASSES, packaged_corpus, read_stories

DECISIONS = packaged_corpus() / PASSES / "decisions.yaml"
ANNOTATORS = ("A", "B")
READ_TWICE = ("validation", "test", "test_news")

Difference = tuple[str, str, str, int, int]


@cache
def differences() -> Counter[Difference]:
    """Annotator, document, what differs, start and end of each."""
    documents = {document.id: document for unit in read_stories() for document in unit.documents}
    found: Counter[Difference] = Counter()
    for annotator in ANNOTATORS:
        readings = read_pass(packaged_corpus() / PASSES / annotator)
        pairs, _ = pair(readings, {name: documents[name] for name in readings})
        found.update({(annotator, each.document, each.aspect, *each.place) for each in disagreements(pairs)})
    return found


@cache
def decided() -> Counter[Difference]:
    return Counter(
        (annotator, document, aspect, start, end)
        for document, decisions in yaml.safe_load(DECISIONS.read_text(encoding="utf-8")).items()
        for decision in decisions
        for annotators, aspect, start, end in decision["differs"]
        for annotator in annotators.split()
    )


def test_every_difference_is_decided_once() -> None:
    assert differences()
    assert differences() - decided() == Counter()


def test_no_decision_is_left_over() -> None:
    assert decided() - differences() == Counter()


def test_every_decision_gives_its_reason() -> None:
    for decisions in yaml.safe_load(DECISIONS.read_text(encoding="utf-8")).values():
        for decision in decisions:
            assert len(decision["reason"].split()) > 3


@pytest.mark.parametrize("annotator", ANNOTATORS)
def test_all_that_systems_are_tested_on_was_read_by_both(annotator: str) -> None:
    readings = read_pass(packaged_corpus() / PASSES / annotator)
    expected = {
        document.id
        for unit in read_stories()
        for document in unit.documents
        if document.metadata.split in READ_TWICE
    }
    assert expected
    assert expected <= readings.keys()

"""Passes are read as passes, and reach nothing but their own configuration."""

from __future__ import annotations

from reportedly.corpus import PASSES, document_paths, packaged_corpus, read_passes, read_stories
from reportedly.export import CONFIGURATIONS
from reportedly.export.rows import OF_STORIES


def test_no_document_of_the_corpus_is_a_pass() -> None:
    passes = packaged_corpus() / PASSES
    assert not [path for path in document_paths(packaged_corpus()) if path.is_relative_to(passes)]
    for unit in read_stories():
        for document in unit.documents:
            assert document.annotation.adjudicated


def test_a_pass_is_one_reading_of_a_document_of_the_corpus() -> None:
    known = {document.id for unit in read_stories() for document in unit.documents}
    found = [(name, reading.id) for name, reading in read_passes()]
    assert sorted(found) == found
    assert {name for name, _ in found} == {"A", "B"}
    assert {identifier for _, identifier in found} <= known
    for _, reading in read_passes():
        assert len(reading.annotation.passes) == 1
        assert not reading.annotation.adjudicated


def test_passes_are_a_configuration_of_their_own() -> None:
    assert set(CONFIGURATIONS) - set(OF_STORIES) == {"passes"}

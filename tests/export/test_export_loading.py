"""What `reportedly.loading.load` promises."""

# mypy: allow-untyped-calls
# (`datasets` and `pyarrow` have no types)

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportedly.export import CONFIGURATIONS, export
from reportedly.loading import load
from reportedly.model import Document, Story
from reportedly.writing import write

if TYPE_CHECKING:
    from pathlib import Path

Unit = tuple[Story | None, list[Document]]


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_what_is_loaded_is_what_is_exported(
    stories: list[Unit],
    passes: list[tuple[str, Document]],
    tmp_path: Path,
    cache: str,
    configuration: str,
) -> None:
    from datasets.load import load_dataset

    export(stories, tmp_path / "data", passes=passes)
    exported = load_dataset(str(tmp_path / "data"), configuration, cache_dir=cache)
    loaded = load(configuration, stories=stories, passes=passes)
    assert list(loaded) == list(exported)
    for split in exported:
        assert loaded[split].features == exported[split].features
        assert loaded[split].to_list() == exported[split].to_list()


def test_the_default_is_documents(stories: list[Unit]) -> None:
    assert load(stories=stories)["test_news"]["document_id"][:] == ["crates-report"]


def test_one_split_is_a_dataset(stories: list[Unit]) -> None:
    from datasets.arrow_dataset import Dataset

    loaded = load("numbers", split="validation", stories=stories)
    assert isinstance(loaded, Dataset)
    assert loaded.num_rows == 3


def test_an_unknown_name_is_answered_with_the_names() -> None:
    with pytest.raises(ValueError, match=r"'claim'.*documents, tokens, .*claim_pairs, passes"):
        load("claim")


def test_an_unknown_split_is_answered_with_the_splits() -> None:
    with pytest.raises(ValueError, match=r"'dev'.*train, validation, test, test_news"):
        load("claims", split="dev")


def test_a_split_without_rows_is_an_error(stories: list[Unit]) -> None:
    with pytest.raises(ValueError, match="'hedges' has no rows in the split 'test'"):
        load("hedges", split="test", stories=stories)


def test_many_rows_come_in_order(stories: list[Unit]) -> None:
    story, documents = stories[3]
    many = [(story, documents)] * 700
    loaded = load("numbers", split="validation", stories=many)
    assert loaded["id"][:] == ["m1", "m2"] * 700


def test_loading_writes_no_file_and_opens_no_connection(
    stories: list[Unit], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, home = tmp_path / "corpus", tmp_path / "home"
    home.mkdir()
    for story, documents in stories:
        for document in documents:
            path = corpus / document.metadata.collection / f"{document.id}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            write(document, path)
        if story is not None:
            (corpus / "stories").mkdir(exist_ok=True)
            write(story, corpus / "stories" / f"{story.id}.json")
    monkeypatch.setenv("HF_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("HF_HUB_OFFLINE")
    program = f"""
import socket, sys
from pathlib import Path
from reportedly import corpus, loading

def refuse(*arguments):
    sys.exit("a connection was opened")

socket.socket.connect = refuse
corpus.packaged_corpus = lambda: Path({str(corpus)!r})
print(loading.load("claims").num_rows)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "{'train': 6, 'validation': 4, 'test_news': 2}\n"), (
        done.stderr
    )
    assert list(home.rglob("*")) == []


def test_the_heavy_libraries_are_imported_only_when_used() -> None:
    program = (
        "import sys, reportedly.export, reportedly.loading; "
        "heavy = ('datasets', 'pyarrow', 'huggingface_hub', 'tokenizers'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

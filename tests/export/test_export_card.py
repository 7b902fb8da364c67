"""What the dataset card and the descriptions of the columns promise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from reportedly.export import CONFIGURATIONS, card, export
from reportedly.export.features import features
from reportedly.model import Document, Story

Unit = tuple[Story | None, list[Document]]


@pytest.fixture
def exported(stories: list[Unit], passes: list[tuple[str, Document]], tmp_path: Path) -> Path:
    export(stories, tmp_path / "data", passes=passes)
    return tmp_path / "data"


def metadata(directory: Path) -> dict[str, Any]:
    header = (directory / "README.md").read_text(encoding="utf-8").split("---\n")[1]
    value: dict[str, Any] = yaml.safe_load(header)
    return value


def figures(directory: Path) -> dict[str, list[str]]:
    """The rows of the tables of the card, by their first cells."""
    text = (directory / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| (.*) \|$", text.partition("## Figures")[2].partition("## Columns")[0], re.M)
    return {row.split(" | ")[0]: row.split(" | ")[1:] for row in found}


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_every_column_is_described_and_nothing_else(configuration: str) -> None:
    described = yaml.safe_load(Path(card.__file__).with_name("columns.yaml").read_text(encoding="utf-8"))
    columns = [column.name for column in card.columns(configuration)]
    assert [name for name in columns if "." not in name] == list(features(configuration))
    assert all(column.description for column in card.columns(configuration))
    own = described["configurations"][configuration]["columns"]
    assert own.keys() <= set(columns)
    assert set(described["configurations"]) == set(CONFIGURATIONS)


def test_no_shared_description_is_left_over() -> None:
    described = yaml.safe_load(Path(card.__file__).with_name("columns.yaml").read_text(encoding="utf-8"))
    used = {
        column.name
        for configuration in CONFIGURATIONS
        for column in card.columns(configuration)
        if column.name not in described["configurations"][configuration]["columns"]
    }
    assert used == set(described["shared"])


def test_the_card_shows_every_column(exported: Path) -> None:
    text = (exported / "README.md").read_text(encoding="utf-8")
    for configuration in CONFIGURATIONS:
        assert card.columns_table(configuration) in text
        assert f"`{configuration}`" in card.configurations_table()


def test_the_card_names_each_file_and_the_default(exported: Path) -> None:
    configs = metadata(exported)["configs"]
    files = {file["path"] for config in configs for file in config["data_files"]}
    assert files == {path.relative_to(exported).as_posix() for path in exported.rglob("*.parquet")}
    assert [config["config_name"] for config in configs if config.get("default")] == ["documents"]


def test_the_features_in_the_card_are_those_of_the_files(exported: Path) -> None:
    from datasets import Features

    infos = metadata(exported)["dataset_info"]
    assert [info["config_name"] for info in infos] == list(CONFIGURATIONS)
    for info in infos:
        assert Features._from_yaml_list(info["features"]) == features(info["config_name"])


def test_the_card_has_what_a_hub_shows(exported: Path) -> None:
    shown = metadata(exported)
    assert shown["license"] == "cc-by-4.0"
    assert shown["language"] == ["en"]
    assert shown["size_categories"] == ["n<1K"]
    assert shown["annotations_creators"] == ["machine-generated"]
    assert set(shown["task_categories"]) == {"token-classification", "text-classification"}


@pytest.mark.parametrize(
    ("documents", "category"),
    [(999, "n<1K"), (1_000, "1K<n<10K"), (99_999, "10K<n<100K"), (100_000, "100K<n<1M")],
)
def test_the_size_category_follows_from_the_count(documents: int, category: str) -> None:
    assert card._size_category(documents) == category


def test_the_figures_are_counted(exported: Path, stories: list[Unit]) -> None:
    shown = figures(exported)
    documents = [document for _, documents in stories for document in documents]
    # Columns: train, validation, test_news, all.
    assert shown["documents"] == ["2", "2", "1", "5"]
    assert shown["documents without text"] == ["0", "0", "1", "1"]
    assert shown["stories"] == ["1", "2", "1", "4"]
    assert shown["words"] == ["64", "18", "0", "82"]
    assert shown["sentences"][-1] == str(sum(len(document.sentences) for document in documents))
    assert shown["spans"][-1] == str(sum(len(document.spans) for document in documents))
    assert shown["claims"] == ["6", "4", "2", "12"]
    assert shown["pairs of claims"] == ["3", "0", "1", "4"]
    assert shown["links"] == ["2", "0", "0", "2"]
    assert shown["updates"] == ["1", "0", "0", "1"]
    assert shown["identifier"] == ["1", "0", "0", "1"]
    assert shown["approximator"] == ["2", "0", "0", "2"]
    assert "contradicts" not in shown


def test_the_card_follows_what_is_exported(stories: list[Unit], tmp_path: Path) -> None:
    export(stories[2:3], tmp_path / "data")
    text = (tmp_path / "data" / "README.md").read_text(encoding="utf-8")
    collections = text.partition("The collections in this export:")[2].partition("## Splits")[0]
    assert "`composed`" in collections
    assert "`press`" not in collections
    assert [info["config_name"] for info in metadata(tmp_path / "data")["dataset_info"]] == [
        "documents",
        "tokens",
        "numbers",
        "claims",
    ]


def test_a_licence_of_a_document_is_in_the_card(stories: list[Unit], tmp_path: Path) -> None:
    story, (document,) = stories[2]
    licensed = msgspec.structs.replace(
        document, metadata=msgspec.structs.replace(document.metadata, license="CC0-1.0")
    )
    export([*stories[:2], (story, [licensed])], tmp_path / "data")
    assert metadata(tmp_path / "data")["license"] == ["cc-by-4.0", "cc0-1.0"]


def test_an_export_with_attached_text_says_so_at_its_top(
    stories: list[Unit], withheld: Document, secret: str, tmp_path: Path
) -> None:
    attached = msgspec.structs.replace(withheld, text=secret)
    manifest = export([*stories[:1], (stories[1][0], [attached])], tmp_path / "data")
    text = (tmp_path / "data" / "README.md").read_text(encoding="utf-8")
    assert manifest.withheld_text
    assert text.split("---\n", 2)[2].strip().startswith("> **Not to be published.**")
    assert metadata(tmp_path / "data")["license"] == "other"


def test_an_export_without_attached_text_does_not(exported: Path) -> None:
    assert "Not to be published" not in (exported / "README.md").read_text(encoding="utf-8")

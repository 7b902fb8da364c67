"""What an exported directory promises: it loads, it is reproducible, and it appears whole or not at all."""

# mypy: allow-untyped-calls
# (`datasets` and `pyarrow` have no types)

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from reportedly.export import CONFIGURATIONS, ExportError, export, parquet, read_manifest, verify
from reportedly.model import Document, Story, to_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Unit = tuple[Story | None, list[Document]]

SPLITS = {
    "documents": {"train": 2, "validation": 2, "test_news": 1},
    "tokens": {"train": 9, "validation": 2},
    "numbers": {"train": 7, "validation": 3, "test_news": 1},
    "attributions": {"train": 6, "test_news": 1},
    "hedges": {"train": 4, "test_news": 1},
    "claims": {"train": 6, "validation": 4, "test_news": 2},
    "claim_pairs": {"train": 3, "test_news": 1},
    "passes": {"train": 2, "test_news": 1},
}


def contents(directory: Path) -> dict[str, str]:
    return {
        path.relative_to(directory).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


def interrupted(stories: list[Unit], error: BaseException) -> Iterator[Unit]:
    yield stories[0]
    raise error


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_every_configuration_loads_with_its_labels(
    stories: list[Unit],
    passes: list[tuple[str, Document]],
    tmp_path: Path,
    cache: str,
    configuration: str,
) -> None:
    from datasets.load import load_dataset

    from reportedly.export.features import features

    export(stories, tmp_path / "data", passes=passes)
    loaded = load_dataset(str(tmp_path / "data"), configuration, cache_dir=cache)
    assert {split: rows.num_rows for split, rows in loaded.items()} == SPLITS[configuration]
    for rows in loaded.values():
        assert rows.features == features(configuration)


def test_documents_are_the_default(stories: list[Unit], tmp_path: Path, cache: str) -> None:
    from datasets.load import load_dataset

    export(stories, tmp_path / "data")
    loaded = load_dataset(str(tmp_path / "data"), cache_dir=cache)
    assert "spans" in loaded["train"].column_names


def test_labels_come_back_as_their_names(stories: list[Unit], tmp_path: Path, cache: str) -> None:
    from datasets.load import load_dataset

    from reportedly.export.rows import claim_pair_rows, token_rows

    export(stories, tmp_path / "data")
    pairs = load_dataset(str(tmp_path / "data"), "claim_pairs", split="train", cache_dir=cache)
    made: list[Any] = list(claim_pair_rows(*stories[0]))
    link = pairs.features["link"].int2str
    event = pairs.features["from"]["event"].int2str
    kind = pairs.features["to"]["sources"].feature["source_type"].int2str
    assert [
        (
            link(row["link"]),
            event(row["from"]["event"]),
            [kind(source["source_type"]) for source in row["to"]["sources"]],
        )
        for row in pairs
    ] == [
        (row["link"], row["from"]["event"], [source["source_type"] for source in row["to"]["sources"]])
        for row in made
    ]
    tokens = load_dataset(str(tmp_path / "data"), "tokens", split="train", cache_dir=cache)
    tag = tokens.features["number_tags"].feature.int2str
    expected: list[Any] = [row for document in stories[0][1] for row in token_rows(document)]
    assert [[tag(number) for number in row["number_tags"]] for row in tokens] == [
        row["number_tags"] for row in expected
    ]


def test_what_is_null_stays_null(stories: list[Unit], tmp_path: Path, cache: str) -> None:
    from datasets.load import load_dataset

    export(stories, tmp_path / "data")
    directory = str(tmp_path / "data")
    documents = load_dataset(directory, "documents", cache_dir=cache)
    assert [row["withheld"] for row in documents["train"]] == [None, None]
    assert documents["test_news"][0]["text"] is None
    assert documents["test_news"][0]["withheld"]["length"] == len(
        "Zorvanian quartermasters reportedly hid 77 crates, the Quillfeather ledger shows."
    )
    numbers = load_dataset(directory, "numbers", split="train", cache_dir=cache)
    assert [row["value"] is None for row in numbers] == [False, False, False, True, False, False, False]
    assert numbers[4]["value"]["high"] is None
    attributions = load_dataset(directory, "attributions", split="train", cache_dir=cache)
    assert attributions[3]["content"][0]["in_sentence"] is None


def test_two_exports_have_equal_bytes(stories: list[Unit], tmp_path: Path) -> None:
    export(stories, tmp_path / "one")
    export(stories, tmp_path / "elsewhere" / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "elsewhere" / "two")


def test_another_process_writes_equal_bytes(stories: list[Unit], tmp_path: Path) -> None:
    export(stories, tmp_path / "one")
    program = exporting(stories, tmp_path / "two", progress="None")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_earlier_export_is_replaced_whole(stories: list[Unit], tmp_path: Path) -> None:
    out = tmp_path / "data"
    export(stories, out)
    export(stories[2:3], out)
    assert {path.name for path in out.iterdir()} == {
        "README.md",
        "manifest.json",
        "documents",
        "tokens",
        "numbers",
        "claims",
    }
    assert beside(out) == ["data"]
    assert verify(out) == []


@pytest.mark.parametrize("error", [RuntimeError("broken"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_leaves_the_old_dataset_whole(
    stories: list[Unit], tmp_path: Path, error: BaseException
) -> None:
    out = tmp_path / "data"
    export(stories, out)
    before = contents(out)
    with pytest.raises(type(error)):
        export(interrupted(stories, error), out)
    assert contents(out) == before
    assert beside(out) == ["data"]


def test_a_failure_of_a_first_export_leaves_nothing(stories: list[Unit], tmp_path: Path) -> None:
    out = tmp_path / "deep" / "data"
    with pytest.raises(RuntimeError):
        export(interrupted(stories, RuntimeError("broken")), out)
    assert beside(out) == []


def test_a_label_that_the_schema_does_not_have_leaves_the_old_dataset_whole(
    stories: list[Unit], tmp_path: Path
) -> None:
    out = tmp_path / "data"
    export(stories, out)
    before = contents(out)
    story, (document,) = stories[2]
    (number,) = document.numbers
    wrong = msgspec.structs.replace(document, numbers=(msgspec.structs.replace(number, kind="tally"),))
    with pytest.raises(ExportError, match="tally"):
        export([*stories[:2], (story, [wrong])], out)
    assert contents(out) == before
    assert beside(out) == ["data"]


@pytest.mark.parametrize("failing", [1, 2])
@pytest.mark.parametrize("error", [OSError("no"), KeyboardInterrupt()])
def test_a_failure_while_the_directories_change_places_leaves_the_old_dataset_whole(
    stories: list[Unit],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failing: int,
    error: BaseException,
) -> None:
    out = tmp_path / "data"
    export(stories, out)
    before = contents(out)
    rename = Path.rename
    calls = 0

    def failing_rename(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise error
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing_rename)
    with pytest.raises(type(error)):
        export(stories[2:3], out)
    assert contents(out) == before
    assert beside(out) == ["data"]


def exporting(stories: list[Unit], out: Path, progress: str) -> str:
    """A program that exports the stories in another process."""
    units = [
        (story and to_object(story), [to_object(document) for document in documents])
        for story, documents in stories
    ]
    return f"""
import json, sys, time
from reportedly.export import export
from reportedly.model import Document, Story, from_object

units = [
    (story and from_object(Story, story), [from_object(Document, document) for document in documents])
    for story, documents in json.loads({json.dumps(units)!r})
]

def stop(document):
    print(document, flush=True)
    time.sleep(60)

export(units, {str(out)!r}, progress={progress})
"""


def killed_in_the_middle(stories: list[Unit], out: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", exporting(stories, out, "stop")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ellin-first\n"
    assert any(name.startswith(".data.exporting-") for name in beside(out))
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_export_leaves_the_old_dataset_whole(stories: list[Unit], tmp_path: Path) -> None:
    out = tmp_path / "data"
    export(stories, out)
    before = contents(out)
    killed_in_the_middle(stories, out)
    assert contents(out) == before
    assert verify(out) == []
    assert len(beside(out)) == 2

    export(stories[2:3], out)
    assert beside(out) == ["data"]
    assert verify(out) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no locks of directories")
def test_an_export_at_work_is_left_alone_by_another(stories: list[Unit], tmp_path: Path) -> None:
    out = tmp_path / "data"

    def export_again(document: str) -> None:
        if document == "crates-report":
            export(stories[2:3], out)

    export(stories, out, progress=export_again)
    assert read_manifest(out).rows["documents"] == SPLITS["documents"]
    assert beside(out) == ["data"]
    assert verify(out) == []


def test_an_export_that_was_killed_between_the_renames_is_mended(stories: list[Unit], tmp_path: Path) -> None:
    out = tmp_path / "data"
    export(stories, out)
    before = contents(out)
    out.rename(tmp_path / ".data.export-replaced")
    with pytest.raises(RuntimeError):
        export(interrupted(stories, RuntimeError("broken")), out)
    assert contents(out) == before
    assert beside(out) == ["data"]


def test_leftovers_of_other_datasets_are_not_touched(stories: list[Unit], tmp_path: Path) -> None:
    for name in (".data2.exporting-1", ".dat.exporting-1", ".data.keep"):
        (tmp_path / name).mkdir()
    export(stories, tmp_path / "data")
    assert beside(tmp_path / "data") == [".dat.exporting-1", ".data.keep", ".data2.exporting-1", "data"]


def test_an_empty_directory_is_taken(stories: list[Unit], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    export(stories, tmp_path / "data")
    assert verify(tmp_path / "data") == []


def file(out: Path) -> None:
    out.write_text("mine")


def other_directory(out: Path) -> None:
    out.mkdir()
    (out / "thesis.txt").write_text("mine")


def other_manifest(out: Path) -> None:
    out.mkdir()
    (out / "manifest.json").write_text('{"name": "my app"}')
    (out / "thesis.txt").write_text("mine")


def export_with_more(out: Path) -> None:
    (out / ".git").mkdir(parents=True)
    (out / ".git" / "config").write_text("mine")
    manifest = {
        "format": "reportedly-export",
        "format_version": "1",
        "package_version": "0",
        "schema_version": "1.0",
        "withheld_text": False,
        "rows": {},
        "files": [],
    }
    (out / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (file, "is a file"),
        (other_directory, "is not an earlier export"),
        (other_manifest, "is not the manifest of an export"),
        (export_with_more, r"holds more than an earlier export \(\.git/config\)"),
    ],
)
def test_what_is_not_an_earlier_export_is_not_replaced(
    stories: list[Unit], tmp_path: Path, make: Callable[[Path], None], message: str
) -> None:
    out = tmp_path / "data"
    make(out)
    before = contents(tmp_path)
    with pytest.raises(ExportError, match=message):
        export(stories, out)
    assert contents(tmp_path) == before


def test_an_export_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no documents"):
        export([], tmp_path / "data")
    assert beside(tmp_path / "data") == []


def test_withheld_text_is_in_no_file(stories: list[Unit], tmp_path: Path, secret: str) -> None:
    import pyarrow.parquet as pq

    out = tmp_path / "data"
    manifest = export(stories, out)
    assert not manifest.withheld_text
    # Not “crates”, which is in the id, and not “reportedly”, which is the package's name and in another text.
    words = ["Zorvanian", "quartermasters", "hid 77", "Quillfeather", "ledger"]
    assert all(word in secret for word in words)
    for path in out.rglob("*"):
        if not path.is_file():
            continue
        seen = path.read_bytes().decode("utf-8", errors="replace")
        if path.suffix == ".parquet":
            seen += str(pq.read_table(path).to_pylist()) + str(pq.read_metadata(path).to_dict())
            if path.stem == "test_news":
                assert "reportedly" not in str(pq.read_table(path).to_pylist())
        for word in words:
            assert word not in seen, path


def test_attached_text_is_in_the_export_and_marked(
    withheld: Document, secret: str, tmp_path: Path, cache: str
) -> None:
    from datasets.load import load_dataset

    attached = msgspec.structs.replace(withheld, text=secret)
    manifest = export([(None, [attached])], tmp_path / "data")
    assert manifest.withheld_text
    assert read_manifest(tmp_path / "data").withheld_text
    loaded = load_dataset(str(tmp_path / "data"), "documents", cache_dir=cache)
    assert loaded["test_news"][0]["text"] == secret
    assert loaded["test_news"][0]["withheld"]["how"] == "Ask the paper."


def test_rows_are_written_in_batches(
    stories: list[Unit], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyarrow.parquet as pq

    monkeypatch.setattr(parquet, "BATCH", 2)
    monkeypatch.setattr(parquet, "ROW_GROUP_BYTES", 500)
    export(stories[:1] * 3, tmp_path / "data")
    path = tmp_path / "data" / "numbers" / "train.parquet"
    metadata = pq.read_metadata(path)
    # Two rows have less than 500 bytes, four have more.
    groups = [metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)]
    assert groups == [4, 4, 4, 4, 4, 1]
    assert metadata.row_group(0).column(0).compression == "ZSTD"
    assert pq.read_table(path)["id"].to_pylist() == ["m1", "m2", "m3", "m4", "m1", "m2", "m3"] * 3


def test_a_story_is_asked_for_only_when_the_one_before_is_done(stories: list[Unit], tmp_path: Path) -> None:
    done: list[str] = []
    asked: list[list[str]] = []

    def asking() -> Iterator[Unit]:
        for unit in stories:
            asked.append(list(done))
            yield unit

    export(asking(), tmp_path / "data", progress=done.append)
    assert asked == [
        [],
        ["ellin-first", "ellin-a-later"],
        ["ellin-first", "ellin-a-later", "crates-report"],
        ["ellin-first", "ellin-a-later", "crates-report", "ostrel-lamps"],
    ]
    assert done[-1] == "tarn-strike"

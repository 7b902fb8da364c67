"""What the manifest and its verification promise."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from reportedly.export import ExportError, Manifest, export, read_manifest, verify
from reportedly.model import Document, Story

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Unit = tuple[Story | None, list[Document]]


@pytest.fixture
def exported(stories: list[Unit], tmp_path: Path) -> Path:
    export(stories, tmp_path / "data")
    return tmp_path / "data"


def test_the_manifest_lists_every_file(stories: list[Unit], tmp_path: Path) -> None:
    out = tmp_path / "data"
    manifest = export(stories, out)
    assert isinstance(manifest, Manifest)
    assert read_manifest(out) == manifest
    paths = [path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()]
    assert [entry.path for entry in manifest.files] == sorted(set(paths) - {"manifest.json"})
    for entry in manifest.files:
        content = (out / entry.path).read_bytes()
        assert (entry.bytes, entry.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    counts = {entry.path: entry.rows for entry in manifest.files}
    assert counts["README.md"] is None
    assert counts["claims/test_news.parquet"] == manifest.rows["claims"]["test_news"] == 2
    assert (manifest.format_version, manifest.schema_version) == ("1", "1.0")
    assert manifest.package_version


def test_a_fresh_export_has_no_problems(exported: Path) -> None:
    assert verify(exported) == []
    assert verify(str(exported)) == []


def changed(out: Path) -> None:
    path = out / "README.md"
    path.write_bytes(path.read_bytes().replace(b"Limits", b"limits"))


def shortened(out: Path) -> None:
    path = out / "claims" / "train.parquet"
    path.write_bytes(path.read_bytes()[:-1])


def removed(out: Path) -> None:
    (out / "tokens" / "validation.parquet").unlink()


def added(out: Path) -> None:
    (out / "claims" / "extra.parquet").write_bytes(b"")


def edit(out: Path, change: Callable[[Any], None]) -> None:
    path = out / "manifest.json"
    value = json.loads(path.read_bytes())
    change(value)
    path.write_text(json.dumps(value))


def recounted(out: Path) -> None:
    edit(out, lambda value: value["rows"]["claims"].update(train=7))


def recounted_file(out: Path) -> None:
    def change(value: Any) -> None:  # noqa: ANN401
        value["rows"]["hedges"]["train"] = 9
        next(entry for entry in value["files"] if entry["path"] == "hedges/train.parquet")["rows"] = 9

    edit(out, change)


def outside(out: Path) -> None:
    edit(out, lambda value: value["files"][0].update(path="../secret"))


def newer(out: Path) -> None:
    edit(out, lambda value: value.update(format_version="2"))


def unreadable(out: Path) -> None:
    (out / "manifest.json").write_text("{")


def missing(out: Path) -> None:
    (out / "manifest.json").unlink()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (changed, "README.md: its SHA-256 is not that of the manifest"),
        (shortened, "claims/train.parquet: has "),
        (removed, "tokens/validation.parquet: is missing"),
        (added, "claims/extra.parquet: is not in the manifest"),
        (recounted, "claims/train.parquet: the manifest counts 7 rows by split, 6 by file"),
        (recounted_file, "hedges/train.parquet: has 4 rows, the manifest says 9"),
        (outside, "../secret: leads out of the directory"),
        (newer, "expected reportedly-export 1"),
        (unreadable, "is not the manifest of an export"),
        (missing, "cannot be read"),
    ],
)
def test_damage_is_found(exported: Path, damage: Callable[[Path], None], message: str) -> None:
    damage(exported)
    assert any(message in problem for problem in verify(exported)), verify(exported)


def test_the_files_of_a_repository_are_no_problem(exported: Path) -> None:
    (exported / ".git").mkdir()
    (exported / ".git" / "config").write_text("")
    (exported / ".gitattributes").write_text("")
    assert verify(exported) == []


def test_a_directory_without_a_manifest_has_none_to_read(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        read_manifest(tmp_path)

"""The manifest of an exported dataset: what was exported, and the digest of each file."""

# mypy: allow-untyped-calls
# (`pyarrow` has no types)

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from reportedly.export.rows import ExportError
from reportedly.schema import load_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.export.parquet import ParquetFile

MANIFEST = "manifest.json"
FORMAT = "reportedly-export"
FORMAT_VERSION = "1"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the export.

    Attributes:
        path: in the directory of the export, with `/`.
        sha256: of the file, hexadecimal.
        bytes: size of the file.
        rows: of a Parquet file; `None` for another.
    """

    path: str
    sha256: str
    bytes: int
    rows: int | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export holds.

    Attributes:
        package_version: of the package that wrote it.
        schema_version: of the data model.
        withheld_text: whether a row holds the text of a stand-off document. Such an export is for its
            maker alone.
        rows: how many there are, by configuration and split.
        files: sorted by path; all but the manifest.
        format: what makes this a manifest of ours.
        format_version: of the manifest and of the layout that it describes.
    """

    package_version: str
    schema_version: str
    withheld_text: bool
    rows: dict[str, dict[str, int]]
    files: tuple[FileEntry, ...]
    format: str
    format_version: str


def package_version() -> str:
    """The version of the installed package."""
    return version("reportedly")


def schema_version() -> str:
    """The version of the data model."""
    return str(load_schema("document")["properties"]["schema_version"]["const"])


def write_manifest(directory: Path, parquet: Sequence[ParquetFile], *, withheld_text: bool) -> Manifest:
    """Writes the manifest of a directory whose other files are complete, and returns it."""
    counts = {file.path: file.rows for file in parquet}
    rows: dict[str, dict[str, int]] = {}
    for file in parquet:
        rows.setdefault(file.configuration, {})[file.split] = file.rows
    manifest = Manifest(
        package_version=package_version(),
        schema_version=schema_version(),
        withheld_text=withheld_text,
        rows=rows,
        files=tuple(
            FileEntry(path, _sha256(directory / path), (directory / path).stat().st_size, counts.get(path))
            for path in _files(directory)
        ),
        format=FORMAT,
        format_version=FORMAT_VERSION,
    )
    text = json.dumps(asdict(manifest), indent=2, sort_keys=True, ensure_ascii=False)
    (directory / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")
    return manifest


def read_manifest(directory: Path) -> Manifest:
    """The manifest of an export.

    Raises:
        ExportError: there is none, or it is not the manifest of an export that this version knows.
    """
    path = directory / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ExportError(f"{path} is not the manifest of an export: {error}") from error
    if (manifest.format, manifest.format_version) != (FORMAT, FORMAT_VERSION):
        raise ExportError(
            f"{path} is of the format {manifest.format} {manifest.format_version}, "
            f"expected {FORMAT} {FORMAT_VERSION}"
        )
    return manifest


def unlisted(directory: Path, manifest: Manifest) -> list[str]:
    """The files of a directory that its manifest does not list, sorted."""
    listed = {entry.path for entry in manifest.files}
    return [path for path in _files(directory) if path not in listed]


def verify(directory: str | Path) -> list[str]:
    """What in an exported directory is not as its manifest says; nothing if all is.

    Files that begin with a dot, or lie in a folder that does, are passed over: a repository has them.
    """
    directory = Path(directory)
    try:
        manifest = read_manifest(directory)
    except ExportError as error:
        return [str(error)]
    problems = [problem for entry in manifest.files for problem in _differences(directory, entry)]
    problems += [
        f"{path}: is not in the manifest"
        for path in unlisted(directory, manifest)
        if not any(part.startswith(".") for part in PurePosixPath(path).parts)
    ]
    counted = {entry.path: entry.rows for entry in manifest.files if entry.rows is not None}
    stated = {
        f"{configuration}/{split}.parquet": rows
        for configuration, splits in manifest.rows.items()
        for split, rows in splits.items()
    }
    problems += [
        f"{path}: the manifest counts {stated.get(path)} rows by split, {counted.get(path)} by file"
        for path in sorted(stated.keys() | counted.keys())
        if stated.get(path) != counted.get(path)
    ]
    return problems


def _differences(directory: Path, entry: FileEntry) -> list[str]:
    parts = PurePosixPath(entry.path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in entry.path:
        return [f"{entry.path}: leads out of the directory of the export"]
    path = directory / parts
    if not path.is_file():
        return [f"{entry.path}: is missing"]
    size = path.stat().st_size
    if size != entry.bytes:
        return [f"{entry.path}: has {size} bytes, the manifest says {entry.bytes}"]
    if _sha256(path) != entry.sha256:
        return [f"{entry.path}: its SHA-256 is not that of the manifest"]
    if entry.rows is not None and (rows := _row_count(path)) != entry.rows:
        return [f"{entry.path}: has {rows} rows, the manifest says {entry.rows}"]
    return []


def _row_count(path: Path) -> int | None:
    from pyarrow.lib import ArrowException
    from pyarrow.parquet import read_metadata

    try:
        return int(read_metadata(path).num_rows)
    except ArrowException:
        return None


def _files(directory: Path) -> list[str]:
    return sorted(
        path.relative_to(directory).as_posix()
        for path in directory.rglob("*")
        if (path.is_file() or path.is_symlink()) and path != directory / MANIFEST
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

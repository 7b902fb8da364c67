"""Rows to Parquet files, one a configuration and split, in a directory that appears whole or not at all."""

# mypy: allow-untyped-calls
# (`pyarrow` has no types)

from __future__ import annotations

import glob
import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from reportedly.export.features import Converter, features
from reportedly.export.manifest import MANIFEST, read_manifest, unlisted
from reportedly.export.rows import CONFIGURATIONS, ExportError
from reportedly.schema import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from datasets import Features
    from pyarrow.lib import Table
    from pyarrow.parquet import ParquetWriter

    from reportedly.export.rows import Row

BATCH = 500
# A writer keeps some kilobytes of each row group until it closes: few groups take less memory and disk.
ROW_GROUP_BYTES = 4 * 2**20


class ParquetFile(NamedTuple):
    """A written file.

    Attributes:
        configuration: that the rows are of.
        split: that they go to.
        path: in the exported directory, with `/`.
        rows: how many there are.
        arrow_bytes: size of the rows in memory, as Arrow.
        file_bytes: size of the file.
    """

    configuration: str
    split: str
    path: str
    rows: int
    arrow_bytes: int
    file_bytes: int


class ParquetFiles:
    """The Parquet files of an export: `DIRECTORY/CONFIGURATION/SPLIT.parquet`.

    A file is opened when its first row comes. Of each file at most `BATCH` rows and one row group, of about
    `ROW_GROUP_BYTES`, are held in memory. As a context manager it closes all files, also after an exception.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._files: dict[tuple[str, str], _OpenFile] = {}

    def __enter__(self) -> ParquetFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            if kind is None:
                file.flush()
            file.close()

    def add(self, configuration: str, split: str, row: Row) -> None:
        """Adds a row to the end of its file."""
        file = self._files.get((configuration, split))
        if file is None:
            file = _OpenFile(self.directory / configuration / f"{split}.parquet", features(configuration))
            self._files[configuration, split] = file
        file.add(row)

    def written(self) -> tuple[ParquetFile, ...]:
        """The files, once they are closed, in the order of the configurations and of the schema's splits."""
        keys = [(configuration, split) for configuration in CONFIGURATIONS for split in names("split")]
        return tuple(
            ParquetFile(
                configuration,
                split,
                f"{configuration}/{split}.parquet",
                file.rows,
                file.arrow_bytes,
                file.path.stat().st_size,
            )
            for configuration, split in keys
            if (file := self._files.get((configuration, split))) is not None
        )


class _OpenFile:
    def __init__(self, path: Path, columns: Features) -> None:
        from pyarrow.parquet import ParquetWriter

        path.parent.mkdir(exist_ok=True)
        self.path = path
        self.rows = 0
        self.arrow_bytes = 0
        self._converter = Converter(columns)
        self._batch: list[Row] = []
        self._tables: list[Table] = []
        self._group_bytes = 0
        self._writer: ParquetWriter = ParquetWriter(path, columns.arrow_schema, compression="zstd")

    def add(self, row: Row) -> None:
        self._batch.append(row)
        if len(self._batch) == BATCH:
            self._convert()
            if self._group_bytes >= ROW_GROUP_BYTES:
                self.flush()

    def flush(self) -> None:
        from pyarrow.lib import concat_tables

        self._convert()
        if self._tables:
            table = concat_tables(self._tables)
            self._writer.write_table(table)
            self._tables = []
            self._group_bytes = 0

    def _convert(self) -> None:
        if self._batch:
            table = self._converter.table(self._batch)
            self._tables.append(table)
            self.rows += table.num_rows
            size = table.nbytes
            self.arrow_bytes += size
            self._group_bytes += size
            self._batch = []

    def close(self) -> None:
        self._writer.close()


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A fresh directory that takes the place of `out` if the block ends well; else `out` stays as it was.

    What a run that was killed has left beside `out` is cleaned up first.

    Args:
        out: a path where there is nothing, an empty directory or an earlier export.

    Yields:
        The directory to write to, beside `out`.

    Raises:
        ExportError: `out` is something else, which is not to be lost.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    _clean_up(out)
    _refuse_to_lose(out)
    fresh = out.with_name(f"{_fresh_prefix(out)}{secrets.token_hex(4)}")
    fresh.mkdir()
    try:
        with _held(fresh):
            yield fresh
            _swap(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _fresh_prefix(out: Path) -> str:
    return f".{out.name}.exporting-"


def _replaced(out: Path) -> Path:
    return out.with_name(f".{out.name}.export-replaced")


def _refuse_to_lose(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise ExportError(f"{out} is a file: name a directory to export to")
    if not any(out.iterdir()):
        return
    if not (out / MANIFEST).is_file():
        raise ExportError(
            f"{out} is not an earlier export (it has no {MANIFEST}) and not empty: name another directory"
        )
    if others := unlisted(out, read_manifest(out)):
        raise ExportError(
            f"{out} holds more than an earlier export ({', '.join(others[:3])}), which would be lost: "
            "move that away or name another directory"
        )


def _swap(fresh: Path, out: Path) -> None:
    replaced = _replaced(out)
    try:
        if out.exists():
            out.rename(replaced)
        fresh.rename(out)
    except BaseException:
        if replaced.exists() and not out.exists():
            replaced.rename(out)
        raise
    finally:
        if out.exists():
            shutil.rmtree(replaced, ignore_errors=True)


def _clean_up(out: Path) -> None:
    replaced = _replaced(out)
    if replaced.exists() and not out.exists():
        # The run was killed between the two renames: this is the only whole copy.
        replaced.rename(out)
    shutil.rmtree(replaced, ignore_errors=True)
    for leftover in out.parent.glob(f"{glob.escape(_fresh_prefix(out))}*"):
        with suppress(FileNotFoundError), _held(leftover) as free:
            if free:
                shutil.rmtree(leftover, ignore_errors=True)


@contextmanager
def _held(directory: Path) -> Iterator[bool]:
    """Locks a directory as long as the block runs, and says whether it was free.

    The system gives the lock up when a process dies, so that the directory of a run that was killed can be
    told from that of a run that is at work.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such lock, and cannot open a directory
        yield True
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            free = True
        except OSError:
            free = False
        yield free
    finally:
        os.close(descriptor)

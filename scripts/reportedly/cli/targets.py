"""What `--out` names: a file, or a folder for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIXES = (".json", ".yaml", ".yml")


def target_of(out: Path, name: str) -> Path:
    """The file that `out` stands for: itself, or the one called `name` in it.

    What is there is what it is; a new name is a file if it ends as a draft or a document does, and else a
    folder, which is made.

    Raises:
        click.BadParameter: the folder cannot be made.
    """
    if out.is_dir():
        return out / name
    if out.exists() or out.suffix in _SUFFIXES:
        return out
    try:
        out.mkdir()
    except OSError as error:
        raise click.BadParameter(f"{out}: {error.strerror}", param_hint="--out") from None
    return out / name

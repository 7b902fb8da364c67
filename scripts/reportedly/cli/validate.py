"""`reportedly validate`."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import reporters
from reportedly.corpus import packaged_corpus, walk
from reportedly.validation import Report, validate

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMATS = {
    "text": reporters.as_text,
    "json": reporters.as_json,
    "github": reporters.as_github,
    "sarif": reporters.as_sarif,
}


def _codes(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip().upper() for codes in value for code in codes.split(",") if code.strip())


@click.command("validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True)
@click.option(
    "--select", multiple=True, callback=_codes, help="Only these rules: codes or beginnings, by comma."
)
@click.option("--ignore", multiple=True, callback=_codes, help="Not these rules.")
@click.option("--fix", is_flag=True, help="First mend in place what has one right answer.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
@click.option(
    "--sources",
    envvar="REPORTEDLY_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with withheld texts, to check stand-off documents with theirs. [env: REPORTEDLY_SOURCES]",
)
def command(
    paths: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    jobs: int,
    sources: Path | None,
) -> None:
    """Check documents and stories against the schema and all rules.

    PATH is a file, or a folder whose JSON files are checked; without one the corpus is checked. A finding
    says where it is, what was expected and how to mend it; `reportedly explain CODE` tells more.

    Exit code: 0 good (warnings alone are), 1 findings, 2 wrong usage.
    """
    if fix:
        _fix(paths)
    try:
        with _without_collector():
            if sys.stderr.isatty():
                report = _with_progress(paths, sources, select, ignore, jobs)
            else:
                report = validate(paths, sources=sources, select=select, ignore=ignore, jobs=jobs)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--select / --ignore") from None
    click.echo(_FORMATS[form](report), nl=False)
    raise SystemExit(1 if report.errors else 0)


def _fix(paths: tuple[Path, ...]) -> None:
    from reportedly.fixing import fix_file

    for path in paths or (packaged_corpus(),):
        for file in walk(path) if path.is_dir() else (path,):
            if mended := fix_file(file):
                click.echo(f"{file}: mended {', '.join(mended)}", err=True)


def _with_progress(
    paths: tuple[Path, ...],
    sources: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int,
) -> Report:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("validating", total=None)

        def advance(done: int, files: int) -> None:
            bar.update(task, completed=done, total=files)

        return validate(paths, sources=sources, select=select, ignore=ignore, jobs=jobs, progress=advance)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Documents hold no cycles and are freed without the garbage collector, which would walk them in vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

"""`reportedly validate`."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.cli import reporters
from reportedly.validation import validate

_FORMATS = {"text": reporters.as_text, "json": reporters.as_json}


@click.command("validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True)
@click.option(
    "--sources",
    envvar="REPORTEDLY_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with withheld texts: stand-off documents are checked with theirs. [env: REPORTEDLY_SOURCES]",
)
def command(paths: tuple[Path, ...], form: str, sources: Path | None) -> None:
    """Check documents and stories against the schema and all rules.

    PATH is a file, or a folder whose JSON files are checked; without one the corpus is checked. A finding
    says where it is, what was expected and how to mend it; `reportedly explain CODE` tells more.
    """
    report = validate(paths, sources=sources)
    click.echo(_FORMATS[form](report), nl=False)
    raise SystemExit(1 if report.errors else 0)

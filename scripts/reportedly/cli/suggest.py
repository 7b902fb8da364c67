"""`reportedly suggest`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from reportedly.annotators.draft import draft_of
from reportedly.annotators.suggestion import placeholders, slug, suggest
from reportedly.cli.targets import target_of


@click.command("suggest")
@click.argument("text", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="New file for the draft, or folder for ID.yaml, instead of standard output. A name without .yaml or "
    ".json is a folder, made if need be.",
)
@click.option("--id", "name", help="Id of the document; by default made of the name of the file.")
@click.option("--story", help="Id of its story; by default that of the document.")
def command(text: Path, out: Path | None, name: str | None, story: str | None) -> None:
    """Write a draft from the plain TEXT (a file, or - for standard input), for a person to correct.

    The draft is YAML; reportedly anchor takes it as it is.
    """
    piped = str(text) == "-"
    given = {"--id": name, "--story": story}
    for option, value in given.items():
        if value is not None and slug(value) != value:
            raise click.BadParameter(f"{value!r} is not of the form lower-case-words", param_hint=option)
    try:
        with click.open_file(str(text), "rb") as file:
            data = file.read()
        name = name or ("untitled" if piped else slug(text.stem))
        document = suggest(data.decode("utf-8-sig"), name=name, story=story, day=date.today())
    except UnicodeDecodeError as error:
        click.echo(f"{text}: is not UTF-8: {error.reason} at byte {error.start}")
        raise SystemExit(1) from None
    except ValueError as error:
        click.echo(f"{text}: {error}")
        raise SystemExit(1) from None
    draft = draft_of(document, placeholders())
    if out is None:
        click.echo(draft, nl=False)
        return
    out = target_of(out, f"{name}.yaml")
    try:
        with out.open("xb") as file:  # a draft that is there may have been corrected by hand
            file.write(draft.encode())
    except OSError as error:
        raise click.BadParameter(f"{out}: {error.strerror}", param_hint="--out") from None
    click.echo(f"wrote {out}")

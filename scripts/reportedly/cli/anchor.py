"""`reportedly anchor`."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.anchoring import AnchorError
from reportedly.cli.targets import target_of
from reportedly.drafting import DraftError, anchor_again, anchor_draft, located, read_draft
from reportedly.model import Document
from reportedly.reading import read
from reportedly.writing import dumps, write


@click.command("anchor")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--again", is_flag=True, help="PATH is a document whose text was edited: move its spans along, in place."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File for the document, or folder for ID.json, instead of standard output. A name without .json is "
    "a folder, made if need be.",
)
def command(path: Path, again: bool, out: Path | None) -> None:
    """Turn a draft with quotes (YAML or JSON) into a document with offsets.

    Every quote that is missing or ambiguous is reported, with its places in the text.
    """
    if again:
        _again(path, out or path)
        return
    try:
        document = anchor_draft(read_draft(path))
    except DraftError as error:
        for line in located(path, error.problems):
            click.echo(line)
        raise SystemExit(1) from None
    if out is None:
        click.echo(dumps(document), nl=False)
        return
    target = target_of(out, f"{document.id}.json")
    if target.exists() and target.samefile(path):
        raise click.BadParameter(f"{target} is the draft itself; name another file", param_hint="--out")
    _write(document, target)
    click.echo(f"wrote {target}")


def _again(path: Path, target: Path) -> None:
    reading = read(path)
    if not isinstance(reading.record, Document):
        for flaw in reading.flaws:
            click.echo(f"{path}: {flaw.code} {flaw.message}")
        if not reading.flaws:
            click.echo(f"{path}: is a story; name a document")
        raise SystemExit(1)
    try:
        document, resplit = anchor_again(reading.record)
    except AnchorError as error:
        click.echo(f"{path}: {error}")
        raise SystemExit(1) from None
    moved = sum(old.start != new.start for old, new in zip(reading.record.spans, document.spans, strict=True))
    target = target_of(target, f"{document.id}.json")
    _write(document, target)
    click.echo(f"{target}: {moved} of {len(document.spans)} spans moved")
    if resplit:
        click.echo("the sentences were split anew by rule; look at them")


def _write(document: Document, target: Path) -> None:
    try:
        write(document, target)
    except OSError as error:
        raise click.BadParameter(f"{target}: {error.strerror}", param_hint="--out") from None

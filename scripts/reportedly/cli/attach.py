"""`reportedly attach`."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from reportedly.corpus import (
    AttachError,
    CorpusError,
    TextIndex,
    document_paths,
    installed_texts,
    packaged_corpus,
    read_document,
)
from reportedly.writing import write


@click.command("attach")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Corpus to read. [default: the packaged one]",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the documents with their texts.",
)
def command(folders: tuple[Path, ...], corpus: Path | None, out: Path | None) -> None:
    """Find the withheld texts of stand-off documents in FOLDERS and in installed packages, by their digests.

    Says for each stand-off document which file is its text, or how to get it. With --out the documents are
    written with their texts and surfaces, for private use: these files are not to be shared, and `reportedly
    validate` says so of them.
    """
    root = corpus or packaged_corpus()
    if out is not None and out.resolve().is_relative_to(root.resolve()):
        raise click.BadParameter(
            f"{out} is in the corpus, where no withheld text may come; name another folder",
            param_hint="--out",
        )
    texts = TextIndex(*folders, *installed_texts())
    missing = 0
    for path in document_paths(root):
        try:
            document = read_document(path)
        except CorpusError as error:
            click.echo(str(error))
            missing += 1
            continue
        if document.withheld is None:
            continue
        source = texts.path(document)
        line = document.withheld.line
        if source is None:
            missing += 1
            digest = line.file_sha256 if line else document.withheld.sha256
            click.echo(f"{document.id}: no file has the SHA-256 {digest}. {document.withheld.how}")
            continue
        try:
            attached = texts.attached(document)
        except AttachError as error:
            missing += 1
            click.echo(str(error))
            continue
        click.echo(f"{document.id}: {source}{f', line {line.number}' if line else ''}")
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            write(msgspec.structs.replace(attached, withheld=None), out / f"{document.id}.json")
    raise SystemExit(1 if missing else 0)

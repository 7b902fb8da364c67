"""Every value of the corpus against normalisers that others wrote; writes `results.json`.

Exit codes: 0 where each disagreement has an exception that says why ours is right, 1 else, 2 wrong usage.
"""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
import yaml
from verdicts import (
    EXCEPTIONS,
    PARTS,
    RESULTS,
    Checked,
    Results,
    check,
    digest,
    load_exceptions,
    load_results,
    quantities,
    stale,
    sums,
    unexcused,
)

from reportedly.corpus import CorpusError, TextIndex, installed_texts, read_stories

if TYPE_CHECKING:
    from reportedly.model import Document


@click.command()
@click.option(
    "--sources",
    envvar="REPORTEDLY_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with withheld texts, whose quantities are read too. [env: REPORTEDLY_SOURCES]",
)
def main(sources: Path | None) -> None:
    """Let quantulum3, recognizers-text and num2words read each quantity of the corpus, and compare.

    What was read of a withheld text stays as it was where neither --sources nor an installed package has it
    and neither the document nor a version has changed.
    """
    try:
        from readers import READERS, versions
    except ImportError as error:
        raise click.UsageError(
            f"the normalisers are not installed ({error}): make normalisers does it"
        ) from None
    try:
        exceptions = load_exceptions()
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise click.UsageError(f"{EXCEPTIONS} cannot be read: {error}") from None
    try:
        before = load_results()
    except msgspec.DecodeError as error:
        raise click.UsageError(f"{RESULTS} cannot be read: {error}; remove it to begin anew") from None
    known = before.documents if before and before.versions == versions() else {}
    texts = TextIndex(*([sources] if sources else []), *installed_texts())
    try:
        units = list(read_stories(texts=texts))
    except CorpusError as error:
        click.echo(f"check_values: {error}")
        raise SystemExit(1) from None
    documents = sorted((document for unit in units for document in unit.documents), key=lambda each: each.id)
    checked = {
        document.id: check(document, READERS, exceptions)
        if document.text is not None
        else _unread(document, known.get(document.id))
        for document in documents
    }
    results = Results(
        python=platform.python_version(),
        versions=versions(),
        quantities=sum(each.quantities for each in checked.values()),
        verdicts=sums(checked.values()),
        documents=checked,
    )
    RESULTS.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")
    needless = stale(results, exceptions)
    _tell(results, needless)
    left = [*unexcused(results), *needless]
    raise SystemExit(1 if left or any(each.verdicts is None for each in checked.values()) else 0)


def _unread(document: Document, known: Checked | None) -> Checked:
    """What is known of a document without its text."""
    current = digest(document)
    if known is not None and known.digest == current:
        return known
    return Checked(current, len(quantities(document)), None, ())


def _tell(results: Results, needless: list[str]) -> None:
    click.echo(f"{results.quantities:,} quantities")
    for name, parts in results.verdicts.items():
        for part in PARTS:
            told = ", ".join(f"{count:,} {verdict}" for verdict, count in parts[part].items())
            click.echo(f"{name}, {part}: {told}")
    for document, checked in results.documents.items():
        if checked.verdicts is None:
            click.echo(f"{document}: its text is withheld and was not read; name its folder with --sources")
    for document, found in unexcused(results):
        words = "withheld words" if found.words is None else f"“{found.words}”"
        click.echo(
            f"{document}#{found.number}: {found.normaliser} reads the {found.part} of {words} as "
            f"{_listed(found.reading)}, ours is {_listed(found.ours)}; mend ours, or say in "
            f"{EXCEPTIONS.name} why it is right"
        )
    for name in needless:
        click.echo(f"{EXCEPTIONS.name}: nothing needs {name} any more; take it out")


def _listed(parts: tuple[float | str, ...]) -> str:
    return ", ".join(part if isinstance(part, str) else f"{part:,.15g}" for part in parts) or "none"


if __name__ == "__main__":
    main()

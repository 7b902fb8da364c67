"""Validation: files in, findings out. One bad file hides no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reportedly.corpus import (
    STORIES,
    AttachError,
    TextIndex,
    find_document,
    find_root,
    packaged_corpus,
    walk,
)
from reportedly.findings import Finding, Position, Severity
from reportedly.model import Document, Story
from reportedly.reading import Flaw, Reading, read
from reportedly.rules import RULES, Breach, Membership, Rule, StoryContext, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


class Report(NamedTuple):
    """What a validation found.

    Attributes:
        files: how many files were checked.
        findings: the findings, file by file in the order in which the files were named, then by position.
    """

    files: int
    findings: list[Finding]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def validate(
    paths: Sequence[Path] = (),
    *,
    sources: Path | None = None,
    progress: Callable[[Path], None] | None = None,
) -> Report:
    """Checks files and folders against all rules.

    A document is checked together with the story that it names, if the corpus around it has one, and a story
    together with its documents; findings are reported for the files that were named only.

    Args:
        paths: JSON files, and folders whose JSON files are checked; the packaged corpus by default.
        sources: folder with withheld texts. A stand-off document whose text is there is checked with it.
        progress: called with each file before it is read.

    Returns:
        The number of files checked, and the findings. Nothing that a file holds makes it raise.
    """
    session = _Session(TextIndex(sources) if sources else None)
    findings: list[Finding] = []
    files = 0
    seen: set[Path] = set()
    for path in paths or (packaged_corpus(),):
        found = 0
        for file in walk(path) if path.is_dir() else (path,):
            found += 1
            if file in seen:
                continue
            seen.add(file)
            files += 1
            if progress:
                progress(file)
            findings.extend(session.check(file))
        if not found:
            flaw = Flaw(
                "R103", "has no JSON file in it or below it; name the folder of a corpus or a collection"
            )
            findings.extend(_findings(Reading(path, b"", None, [flaw]), Subject.FILE))
    return Report(files, findings)


class _Session:
    """One validation: what was read, so that no file is read twice for the story that it belongs to."""

    def __init__(self, texts: TextIndex | None) -> None:
        self.texts = texts
        self._stories: dict[Path, Story | None] = {}

    def check(self, path: Path) -> Iterator[Finding]:
        reading = read(path)
        found = list(_findings(reading, Subject.FILE))
        record = reading.record
        if isinstance(record, Document):
            document = self._with_text(record)
            found.extend(_findings(reading, Subject.DOCUMENT, document))
            root = find_root(path.parent)
            if root is not None:
                story = self._story(root / STORIES / f"{document.metadata.story}.json")
                found.extend(_findings(reading, Subject.MEMBERSHIP, Membership(document, story)))
        elif isinstance(record, Story):
            root = find_root(path.parent)
            documents = _documents(root, record.documents) if root else {}
            found.extend(_findings(reading, Subject.STORY, StoryContext(record, documents)))
        return iter(sorted(found, key=lambda finding: (finding.position, finding.code)))

    def _with_text(self, document: Document) -> Document:
        """The document with its withheld text: the one with its digest, else the file with the name of its
        locator.
        """
        if self.texts is None or document.withheld is None:
            return document
        try:
            attached = self.texts.attached(document)
        except AttachError:  # the digest fits and the length does not
            attached = document
        if attached.text is not None:
            return attached
        named = self.texts.named(document)
        return document if named is None else msgspec.structs.replace(document, text=named)

    def _story(self, path: Path) -> Story | None:
        if path not in self._stories:
            record = read(path).record if path.is_file() else None
            self._stories[path] = record if isinstance(record, Story) else None
        return self._stories[path]


def _documents(root: Path, names: Iterable[str]) -> dict[str, Document]:
    documents = {}
    for name in names:
        path = find_document(root, name)
        record = read(path).record if path else None
        if isinstance(record, Document):
            documents[name] = record
    return documents


def _findings(reading: Reading, subject: Subject, argument: object = None) -> Iterator[Finding]:
    for rule in RULES.values():
        if rule.subject is subject:
            for breach in rule.check(reading if argument is None else argument):
                yield _finding(reading, rule, breach)


def _finding(reading: Reading, rule: Rule, breach: Breach) -> Finding:
    position = breach.position or (reading.position(breach.pointer) if reading.data else Position(1, 1))
    excerpt, caret = reading.excerpt(position) if reading.data else ("", 0)
    path = str(reading.path)
    return Finding(path, rule.code, rule.severity, breach.message, breach.pointer, position, excerpt, caret)


def check_document(document: Document) -> Mapping[str, list[Breach]]:
    """The breaches of the rules that look at a document alone, by code; for documents that are no files."""
    return {
        code: breaches
        for code, rule in RULES.items()
        if rule.subject is Subject.DOCUMENT and (breaches := list(rule.check(document)))
    }

"""Validation: files in, findings out. One bad file hides no other."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reportedly.corpus import (
    PASSES,
    STORIES,
    AttachError,
    TextIndex,
    digest,
    find_document,
    find_root,
    installed_texts,
    packaged_corpus,
    walk,
)
from reportedly.findings import Finding, Position, Severity
from reportedly.model import Document, Story
from reportedly.reading import Flaw, Reading, read
from reportedly.rules import RULES, Breach, Membership, Pass, Placed, Rule, StoryContext, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Checks files and folders against the rules.

    A document is checked together with the story that it names, if the corpus around it has one, and a story
    together with its documents; findings are reported for the files that were named only.

    Args:
        paths: JSON files, and folders whose JSON files are checked; the packaged corpus by default.
        sources: folder with withheld texts. A stand-off document whose text is there, or comes with an
            installed package, is checked with it.
        select: codes or beginnings of codes; only these rules are applied. The rules that say why a file
            cannot be
            read (R and J) always are.
        ignore: codes or beginnings of codes; these rules are not applied.
        jobs: how many processes share the work.
        progress: called with the number of files that are done and the number of all files.

    Returns:
        The number of files checked, and the findings. Nothing that a file holds makes it raise.

    Raises:
        ValueError: no rule has a code of `select` or `ignore`.
    """
    codes = selected(select, ignore)
    files: dict[Path, None] = {}
    findings: list[Finding] = []
    for path in paths or (packaged_corpus(),):
        below = list(walk(path)) if path.is_dir() else [path]
        files.update(dict.fromkeys(below))
        if not below:
            flaw = Flaw(
                "R103", "has no JSON file in it or below it; name the folder of a corpus or a collection"
            )
            findings.extend(_findings(Reading(path, b"", None, [flaw]), codes, Subject.FILE))
    placed: list[Placed] = []
    done = 0
    for checked in _checked(list(files), sources, codes, jobs):
        findings.extend(checked.findings)
        placed.extend(checked.placed)
        done += checked.files
        if progress:
            progress(done, len(files))
    findings.extend(_corpus_findings(placed, codes))
    order = {str(path): place for place, path in enumerate(files)}
    findings.sort(key=lambda finding: (order.get(finding.path, -1), finding.position, finding.code))
    return Report(len(files), findings)


def selected(select: Collection[str], ignore: Collection[str]) -> frozenset[str]:
    """The codes of the rules that are applied; see `validate`."""
    for prefix in (*select, *ignore):
        if not prefix or not any(code.startswith(prefix) for code in RULES):
            raise ValueError(f"no rule has the code {prefix}, or one that begins with it")
    return frozenset(
        code
        for code in RULES
        if (not select or code.startswith(("R", "J", *select))) and not code.startswith(tuple(ignore))
    )


class _Checked(NamedTuple):
    """What one process found in some files."""

    files: int
    findings: list[Finding]
    placed: list[Placed]


_CHUNK = 50


def _checked(files: list[Path], sources: Path | None, codes: frozenset[str], jobs: int) -> Iterator[_Checked]:
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    if jobs <= 1 or len(chunks) <= 1:
        session = _Session(sources, codes)
        yield from map(session.check, chunks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(chunks)), initializer=_start, initargs=(sources, codes)) as pool:
        yield from pool.map(_check, chunks)


_session: _Session | None = None


def _start(sources: Path | None, codes: frozenset[str]) -> None:
    """Gives a process a session of its own, so that the texts of `sources` are hashed once in it."""
    global _session
    _session = _Session(sources, codes)


def _check(files: list[Path]) -> _Checked:
    assert _session is not None, "a process starts with _start"
    return _session.check(files)


# The rule that ties a stand-off document to one text.
_DIGEST = "W103"


class _Session:
    """The validation of files by one process; remembers stories and roots that many files share."""

    def __init__(self, sources: Path | None, codes: frozenset[str]) -> None:
        self._sources = sources
        self.codes = codes
        self._stories: dict[Path, Story | None] = {}
        self._roots: dict[Path, Path | None] = {}

    @cached_property
    def _texts(self) -> TextIndex:
        """Made when the first stand-off document comes: most files need no search for packages."""
        return TextIndex(*([self._sources] if self._sources else []), *installed_texts())

    def check(self, files: list[Path]) -> _Checked:
        findings: list[Finding] = []
        placed: list[Placed] = []
        for path in files:
            reading = read(path)
            findings.extend(_findings(reading, self.codes, Subject.FILE))
            record = reading.record
            if isinstance(record, Document):
                root = self._root(path.parent)
                if root is not None and path.resolve().is_relative_to(root / PASSES):
                    findings.extend(self._of_pass(reading, record, root))
                    continue
                metadata = record.metadata
                placed.append(Placed(path, record.id, metadata.story, metadata.split, record.text))
                findings.extend(self._of_document(reading, record, root))
            elif isinstance(record, Story):
                root = self._root(path.parent)
                documents = _documents(root, record.documents) if root else {}
                context = StoryContext(record, documents)
                findings.extend(_findings(reading, self.codes, Subject.STORY, context))
        return _Checked(len(files), findings, placed)

    def _of_pass(self, reading: Reading, document: Document, root: Path) -> Iterator[Finding]:
        yield from self._of_content(reading, document)
        adjudicated = _documents(root, [document.id]).get(document.id)
        yield from _findings(reading, self.codes, Subject.PASS, Pass(document, adjudicated))

    def _of_document(self, reading: Reading, document: Document, root: Path | None) -> Iterator[Finding]:
        yield from self._of_content(reading, document)
        if root is not None:
            story = self._story(root / STORIES / f"{document.metadata.story}.json")
            yield from _findings(reading, self.codes, Subject.MEMBERSHIP, Membership(document, story))

    def _root(self, folder: Path) -> Path | None:
        if folder not in self._roots:
            self._roots[folder] = find_root(folder)
        return self._roots[folder]

    def _of_content(self, reading: Reading, document: Document) -> Iterator[Finding]:
        """Findings of the document itself, with its withheld text where that is at hand.

        Against a text that is not the withheld one only the rule of its digest is held: what the others would
        say of it has that one cause.
        """
        attached, wrong = self._with_text(document)
        if wrong is not None:
            yield from _findings(reading, self.codes & {_DIGEST}, Subject.DOCUMENT, wrong)
        yield from _findings(reading, self.codes, Subject.DOCUMENT, attached)

    def _with_text(self, document: Document) -> tuple[Document, Document | None]:
        """The document with its withheld text, where one with its digest is found; and, where there is none,
        with the text that the locator names, which is another one.
        """
        if document.withheld is None:
            return document, None
        try:
            attached = self._texts.attached(document)
        except AttachError:  # the file is the right one, and its line or the length is not
            attached = document
        if attached.text is not None:
            return attached, None
        named = self._texts.named(document)
        if named is None:
            return document, None
        found = msgspec.structs.replace(document, text=named)
        right = digest(named.encode()) == document.withheld.sha256
        return (found, None) if right else (document, found)

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


def _findings(
    reading: Reading, codes: frozenset[str], subject: Subject, argument: object = None
) -> Iterator[Finding]:
    for rule in _rules_of(subject, codes):
        for breach in rule.check(reading if argument is None else argument):
            yield _finding(reading, rule, breach)


@cache
def _rules_of(subject: Subject, codes: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for code, rule in RULES.items() if rule.subject is subject and code in codes)


def _corpus_findings(placed: list[Placed], codes: frozenset[str]) -> Iterator[Finding]:
    for rule in _rules_of(Subject.CORPUS, codes):
        for breach in rule.check(placed):
            assert breach.path is not None, "a rule of the corpus names the file of its breach"
            yield _finding(read(breach.path), rule, breach)


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

"""What a rule is, and the register of all of them."""

from __future__ import annotations

import inspect
import re
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from reportedly.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from reportedly.findings import Position
    from reportedly.model import Document, Story


class Subject(Enum):
    """What a rule looks at, and so what its check is called with."""

    FILE = "file"
    DOCUMENT = "document"
    MEMBERSHIP = "membership"
    PASS = "pass"
    STORY = "story"
    CORPUS = "corpus"


class Breach(NamedTuple):
    """One breach of a rule in its subject.

    Attributes:
        pointer: JSON pointer to the place.
        message: what is there, what was expected, how to mend it.
        position: the place in the file, where it is known without the pointer.
        path: the file, where the subject is of several files.
    """

    pointer: str
    message: str
    position: Position | None = None
    path: Path | None = None


class StoryContext(NamedTuple):
    """A story and those of its documents that could be read, by their ids."""

    story: Story
    documents: Mapping[str, Document]


class Membership(NamedTuple):
    """A document of a corpus, and the story that it names; `None` where the corpus has no such story."""

    document: Document
    story: Story | None


class Pass(NamedTuple):
    """One annotator's reading of a document, and the document; `None` where the corpus has no such one."""

    reading: Document
    document: Document | None


class Placed(NamedTuple):
    """A document of a corpus as the rules about the whole corpus see it.

    Attributes:
        path: its file.
        id: its id.
        story: the story that it names.
        split: its split.
        text: its text; `None` where it is withheld.
    """

    path: Path
    id: str
    story: str
    split: str
    text: str | None


class Rule(NamedTuple):
    """One check of the validator.

    Attributes:
        code: letter of the layer and three digits; stable for ever.
        severity: of its findings.
        summary: what it demands, in one line.
        explanation: why, and how to mend a breach.
        subject: what it looks at.
        check: from the subject to its breaches; pure.
    """

    code: str
    severity: Severity
    summary: str
    explanation: str
    subject: Subject
    check: Callable[[Any], Iterator[Breach]]


_RULES: dict[str, Rule] = {}
_CODE = re.compile(r"[A-Z]\d{3}")


def rule(
    code: str, summary: str, *, subject: Subject = Subject.DOCUMENT, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Any], Iterator[Breach]]], Callable[[Any], Iterator[Breach]]]:
    """Registers a generator function as the check of a rule; its docstring is the rule's explanation."""

    def register(check: Callable[[Any], Iterator[Breach]]) -> Callable[[Any], Iterator[Breach]]:
        if not _CODE.fullmatch(code) or code in _RULES:
            raise ValueError(f"{code} is no code, or is taken")
        explanation = inspect.cleandoc(check.__doc__ or "")
        if not explanation:
            raise ValueError(f"{code} has no explanation")
        _RULES[code] = Rule(code, severity, summary, explanation, subject, check)
        return check

    return register


def registered() -> dict[str, Rule]:
    """All rules by their codes, in the order of the codes."""
    return dict(sorted(_RULES.items()))

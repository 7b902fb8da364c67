"""What checking yields: findings, as data. How they are shown is not decided here."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a finding is. Only errors make a validation fail."""

    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A place in a file: line and column from 1, columns in code points."""

    line: int
    column: int


class Finding(NamedTuple):
    """One breach of a rule at one place.

    Attributes:
        path: the file, as it was named by the caller.
        code: the rule's code, such as `S102`.
        severity: of the rule.
        message: what is there, what was expected, how to mend it.
        pointer: JSON pointer (RFC 6901) to the place; empty for the whole file.
        position: the place in the file.
        excerpt: the line of the file, shortened, that the position is in.
        caret: column in the excerpt, from 0.
    """

    path: str
    code: str
    severity: Severity
    message: str
    pointer: str = ""
    position: Position = Position(1, 1)
    excerpt: str = ""
    caret: int = 0

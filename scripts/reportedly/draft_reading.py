"""The file of a draft: its object, and what is wrong with it, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Place = tuple[str | int, ...]


class Problem(NamedTuple):
    """Something that keeps a draft from becoming a document.

    Attributes:
        message: what is there, what was expected, how to mend it.
        place: keys and indices that lead to it in the draft; empty for the draft as a whole.
        other: a second place, where two of the draft do not go together.
        line: in the file, from 1, where it is known without the place.
    """

    message: str
    place: Place = ()
    other: Place | None = None
    line: int | None = None


class DraftError(ValueError):
    """A draft that cannot become a document; `problems` lists everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems


def read_draft(path: Path) -> dict[str, Any]:
    """The object of the draft at `path`, with the text of its `text_file` in `text`.

    Raises:
        DraftError: the file is not a readable draft.
    """
    source = ""
    try:
        source = path.read_text(encoding="utf-8")
        # Without tags, so that a quote such as "No" or "12" stays what it says.
        draft = yaml.load(source, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        raise DraftError([_syntax_problem(source, error)]) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else " ".join(str(error).split())
        raise DraftError([Problem(f"cannot be read as YAML or JSON: {reason}")]) from error
    if not isinstance(draft, dict):
        raise DraftError([Problem("a draft is an object with id, metadata, text, spans and frames")])
    if "text_file" in draft:
        beside = path.parent / str(draft.pop("text_file"))
        try:
            draft["text"] = beside.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = str(error.strerror) if isinstance(error, OSError) else str(error)
            problem = Problem(f"text_file: {beside} cannot be read as UTF-8: {reason}", ("text_file",))
            raise DraftError([problem]) from error
    return draft


def located(path: Path, problems: Iterable[Problem]) -> Iterator[str]:
    """A line for a person of each problem of the draft at `path`: `PATH:LINE: MESSAGE`, the line where it is
    known.
    """
    root = _root(path)
    for problem in problems:
        line = problem.line or _line(root, problem.place)
        other = _line(root, problem.other) if problem.other else None
        place = f"{path}:{line}" if line else str(path)
        yield f"{place}: {problem.message}" + (f" (the other one is in line {other})" if other else "")


_UNQUOTED = re.compile(r"(?P<key>[\w-]+):\s+(?P<value>[>|@`%&*!][^,}\]\n]*)")


def _syntax_problem(source: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    reason = error.problem or error.context or "it is not well formed"
    if mark is None:
        return Problem(f"cannot be read as YAML or JSON: {reason}")
    line = (source.splitlines() or [""])[mark.line : mark.line + 1]
    for match in _UNQUOTED.finditer(line[0]) if line else ():
        if match.start("value") <= mark.column <= match.end("value"):
            value = match["value"].strip()
            return Problem(
                f'{match["key"]}: {value} means something else to YAML; quote it: {match["key"]}: "{value}"',
                line=mark.line + 1,
            )
    return Problem(f"cannot be read as YAML or JSON: {reason} (column {mark.column + 1})", line=mark.line + 1)


def _root(path: Path) -> yaml.Node | None:
    try:
        root: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None
    return root


def _line(node: yaml.Node | None, place: Place) -> int | None:
    """The line of a place of a draft, or of the nearest place around it that is there."""
    line = None
    for part in place:
        if isinstance(node, yaml.MappingNode):
            pairs = ((key, value) for key, value in node.value if key.value == part)
            key, node = next(pairs, (None, None))
            found = key
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = node = node.value[part]
        else:
            break
        if found is None:
            break
        line = found.start_mark.line + 1
    return line

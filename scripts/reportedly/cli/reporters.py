"""How a report of findings is shown: to people, to programs, to code review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from reportedly.findings import Severity
from reportedly.rules import RULES

if TYPE_CHECKING:
    from reportedly.findings import Finding
    from reportedly.validation import Report


def as_text(report: Report) -> str:
    """For people: `path:line:column: CODE message`, the line of the file with a caret; then the count."""
    lines = []
    for finding in report.findings:
        lines.extend(_told(finding))
    warnings = len(report.findings) - report.errors
    counts = (
        _counted(report.files, "file") + " checked",
        _counted(report.errors, "error"),
        _counted(warnings, "warning"),
    )
    return "\n".join([*lines, ", ".join(counts)]) + "\n"


def _told(finding: Finding) -> list[str]:
    place = f"{finding.path}:{finding.position.line}:{finding.position.column}"
    color = "red" if finding.severity is Severity.ERROR else "yellow"
    lines = [f"{place}: {click.style(finding.code, fg=color, bold=True)} {finding.message}"]
    if finding.excerpt:
        caret = click.style("^", fg="green", bold=True)
        lines += [f"    {finding.excerpt}", "    " + " " * finding.caret + caret]
    return lines


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def as_json(report: Report) -> str:
    """For programs: an object with `files` and `findings`."""
    findings = [
        {
            "path": finding.path,
            "line": finding.position.line,
            "column": finding.position.column,
            "pointer": finding.pointer,
            "code": finding.code,
            "severity": str(finding.severity),
            "message": finding.message,
        }
        for finding in report.findings
    ]
    return _indented({"files": report.files, "findings": findings})


def as_github(report: Report) -> str:
    """For GitHub: workflow commands, which become annotations on the lines of a change."""
    return "".join(
        f"::{finding.severity} file={_escaped(_relative(finding.path))},line={finding.position.line},"
        f"col={finding.position.column},title={finding.code}::{_escaped(finding.message, message=True)}\n"
        for finding in report.findings
    )


def _escaped(words: str, *, message: bool = False) -> str:
    words = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return words if message else words.replace(":", "%3A").replace(",", "%2C")


def as_sarif(report: Report) -> str:
    """For code scanning: SARIF 2.1.0 (OASIS), with the rules that spoke and their explanations."""
    codes = sorted({finding.code for finding in report.findings})
    driver = {
        "name": "reportedly",
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": RULES[code].summary},
                "fullDescription": {"text": RULES[code].explanation},
                "defaultConfiguration": {"level": str(RULES[code].severity)},
            }
            for code in codes
        ],
    }
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": str(finding.severity),
            "message": {"text": finding.message},
            "locations": [_location(finding)],
        }
        for finding in report.findings
    ]
    return _indented(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
        }
    )


def _location(finding: Finding) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": Path(_relative(finding.path)).as_posix()},
            "region": {"startLine": finding.position.line, "startColumn": finding.position.column},
        },
        "logicalLocations": [{"fullyQualifiedName": finding.pointer or "/"}],
    }


def _relative(path: str) -> str:
    """The path as it stands in the checkout, where both services look for it."""
    here = Path.cwd()
    absolute = Path(path).absolute()
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else path


def _indented(value: Any) -> str:  # noqa: ANN401
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n"

"""How a report of findings is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import orjson

if TYPE_CHECKING:
    from reportedly.findings import Finding
    from reportedly.validation import Report


def as_text(report: Report) -> str:
    """For people: `path:line:column: CODE message`, the line of the file, a caret under the place; then the
    count.
    """
    lines = []
    for finding in report.findings:
        lines.extend(_told(finding))
    warnings = len(report.findings) - report.errors
    counts = (
        _counted(report.files, "file") + " checked",
        _counted(report.errors, "error"),
        _counted(warnings, "warning"),
    )
    count = ", ".join(counts)
    return "\n".join([*lines, count]) + "\n"


def _told(finding: Finding) -> list[str]:
    place = f"{finding.path}:{finding.position.line}:{finding.position.column}"
    code = click.style(finding.code, fg="red" if finding.severity == "error" else "yellow", bold=True)
    lines = [f"{place}: {code} {finding.message}"]
    if finding.excerpt:
        lines += [
            f"    {finding.excerpt}",
            "    " + " " * finding.caret + click.style("^", fg="green", bold=True),
        ]
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
    return (
        orjson.dumps({"files": report.files, "findings": findings}, option=orjson.OPT_INDENT_2).decode()
        + "\n"
    )

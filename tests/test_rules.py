"""Each rule is silent on its good example and speaks on its bad one, and on nothing else there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.findings import Severity
from reportedly.reading import MAX_BYTES
from reportedly.rules import RULES
from reportedly.validation import Report, validate

EXAMPLES = Path(__file__).parent / "rules"


def example(code: str, name: str) -> Path:
    """The example of a rule: a file, or a folder where the rule looks at several."""
    folder = EXAMPLES / code / name
    return folder if folder.is_dir() else EXAMPLES / code / f"{name}.json"


def check(code: str, path: Path) -> Report:
    sources = EXAMPLES / code / "sources"
    return validate([path], sources=sources if sources.is_dir() else None)


@pytest.fixture
def bad_example(code: str, tmp_path: Path) -> Path:
    if code != "R102":
        return example(code, "bad")
    large = tmp_path / "bad.json"  # too large to keep in a repository
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    return large


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_silent_on_its_good_example(code: str) -> None:
    report = check(code, example(code, "good"))
    assert report.files
    assert report.findings == []


@pytest.mark.parametrize("code", RULES)
def test_a_rule_speaks_on_its_bad_example_and_no_other_does(code: str, bad_example: Path) -> None:
    report = check(code, bad_example)
    assert {finding.code for finding in report.findings} == {code}


@pytest.mark.parametrize("code", RULES)
def test_a_message_says_how_to_mend_it_and_where_it_is(code: str, bad_example: Path) -> None:
    for finding in check(code, bad_example).findings:
        assert len(finding.message) > 20
        assert not finding.message.endswith(".")
        if bad_example.is_file() and bad_example.stat().st_size <= MAX_BYTES:
            assert finding.excerpt
            assert 0 <= finding.caret <= len(finding.excerpt)


def test_no_example_is_left_over_from_a_rule_that_is_gone() -> None:
    assert {folder.name for folder in EXAMPLES.iterdir()} == set(RULES)


def test_every_rule_tells_what_it_is_for() -> None:
    for rule in RULES.values():
        assert rule.summary[0].islower() or rule.summary[0] == "“"
        assert not rule.summary.endswith(".")
        assert len(rule.explanation) > 60
        assert rule.severity in Severity

"""A draft as a newcomer writes it: each slip is told once, in its line, and nothing is told that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from examples import DOCUMENT
from reportedly.annotators.draft import draft_of
from reportedly.cli import main
from reportedly.schema import data_root
from reportedly.writing import write

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = data_root() / "tests" / "contributing" / "example-1.yaml"
DRAFT = EXAMPLE.read_text(encoding="utf-8")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


SLIPS = [
    ("  split: train\n", "", 2, "metadata lacks split; add it"),
    ("  genre: wire_brief\n", "", 2, "metadata lacks genre; add it"),
    ("  genre:", "  gender: x\n  genre:", 5, "metadata has gender, which the schema does not know; it knows"),
    ("adjudicated: false", "adjudicated: no", 40, 'adjudicated is "no"; write true or false'),
    ("2031-03-02", "14 May 2033", 4, 'published is "14 May 2033"; write 2033-05-14'),
    ("2031-03-02", "soon", 4, 'published is "soon"; expected a day as YYYY-MM-DD, or null'),
    ("date: 2031-03-03", "date: 03/04/2031", 39, 'date is "03/04/2031"; expected a day as YYYY-MM-DD'),
    ("id: s4,", "id: s2,", 19, "spans s2: the id s2 stands twice, in spans 1 and spans 3; .* in line 17"),
    ("id: n2,", "id: s2,", 27, "numbers s2: the id s2 stands twice, in spans 1 and numbers 1; .* in line 17"),
    ("kind: cardinal", "kind: cardinel", 26, 'numbers n1: kind is "cardinel"; expected one of'),
    ("event: displaced, ", "", 34, "claims c1 lacks event; add it"),
    ("exact: may", "exact: might", 23, "spans s8: 'might' is not in the text"),
    ("exact: may", "exact: may, occurrence: last", 23, "spans s8: occurrence is 'last'; write which"),
    ('"~40"', ">=9", 26, 'value: >=9 means something else to YAML; quote it: value: ">=9"'),
    ("attributions:", "attribution:", 28, "attribution: a draft has no such key; did you mean attributions?"),
    ("hedges:", "notes: none\nhedges:", 30, "notes: a draft has no such key; a draft has"),
    ("spans:\n", "spans: [\n", 16, "cannot be read as YAML or JSON: expected the node content"),
    ("\nspans:", "\nwithheld: yes\nspans:", 15, "withheld: expected an object with how"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), SLIPS)
def test_a_slip_is_told_once_in_its_line(old: str, new: str, line: int, message: str, tmp_path: Path) -> None:
    assert old in DRAFT
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT.replace(old, new, 1), encoding="utf-8")
    result = run("anchor", path, "--out", tmp_path / "out")
    assert result.exit_code == 1
    (told,) = result.output.splitlines()
    message = message if ".*" in message else re.escape(message)
    assert re.match(f"{re.escape(str(path))}:{line}: {message}", told), told
    assert told.count(str(path)) == 1
    assert "unicode string" not in told
    assert not (tmp_path / "out").exists()


def test_two_slips_are_told_and_what_may_be_left_out_is_not(tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(
        DRAFT.replace("  split: train\n", "").replace("certainty: certain", "certainty: sure"),
        encoding="utf-8",
    )
    told = run("anchor", path).output.splitlines()
    assert [line.split(": ", 1)[1].split(";")[0] for line in told] == [
        "metadata lacks split",
        'claims c1: certainty is "sure"',
    ]


def test_a_finished_document_is_not_taken_for_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "ferry-1.json"
    write(DOCUMENT, path)
    result = run("anchor", path)
    assert result.exit_code == 1
    (told,) = result.output.splitlines()
    assert "is a document already" in told


@pytest.mark.parametrize("out", ["example-1.json", "."])
def test_a_draft_is_not_written_over_by_its_document(out: str, tmp_path: Path) -> None:
    path = tmp_path / "example-1.json"
    path.write_text(DRAFT, encoding="utf-8")
    result = run("anchor", path, "--out", tmp_path / out)
    assert result.exit_code == 2
    assert "--out" in result.output
    assert path.read_text(encoding="utf-8") == DRAFT


def test_a_new_name_without_a_suffix_is_a_folder(tmp_path: Path) -> None:
    assert run("anchor", EXAMPLE, "--out", tmp_path / "documents").exit_code == 0
    assert (tmp_path / "documents" / "example-1.json").is_file()
    text = tmp_path / "flood.txt"
    text.write_text("At least 40 people died, the mayor said.", encoding="utf-8")
    for _ in range(2):  # the second time the folder is there, and so is the draft
        result = run("suggest", text, "--out", tmp_path / "drafts")
    assert (result.exit_code, (tmp_path / "drafts" / "flood.yaml").is_file()) == (2, True)


def test_the_problems_of_a_draft_in_json_have_their_lines_too(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text('{\n"id": "a",\n"text": "One man.",\n"spans": [\n{"id": "s1"}]}', encoding="utf-8")
    assert run("anchor", path).output == f"{path}:5: spans s1: exact is missing\n"


def test_a_draft_made_of_a_document_has_none_of_these_problems(tmp_path: Path) -> None:
    path = tmp_path / "ferry-1.yaml"
    path.write_text(draft_of(DOCUMENT), encoding="utf-8")
    assert run("anchor", path).exit_code == 0


def test_a_key_of_a_story_or_document_is_guessed_from_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    story = tmp_path / "stories" / "flood.json"
    for place, content in (
        (story, '{"id": "flood", "title": "A flood", "documents": ["example-1"]}'),
        (tmp_path / "flood.json", '{"id": "flood", "title": "A flood", "documents": ["example-1"]}'),
        (story, '{"id": "flood", "title": "A flood"}'),
    ):
        place.write_text(content, encoding="utf-8")
        output = run("validate", place).output
        assert re.search(r"J101 the file lacks (documents, )?links; add it", output), output
        assert "1 file checked, 1 error" in output

"""Choosing rules, sharing the work, and mending what has one right answer."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from examples import DOCUMENT, TEXT, draft
from reportedly.cli import main
from reportedly.corpus import packaged_corpus
from reportedly.drafting import anchor_draft, stand_off
from reportedly.fixing import fix, fix_file
from reportedly.model import Document, Origin
from reportedly.reading import read
from reportedly.rules import RULES
from reportedly.validation import check_document, selected, validate
from reportedly.writing import write

EXAMPLES = Path(__file__).parent / "rules"
replace = msgspec.structs.replace


def codes(*arguments: str | Path) -> set[str]:
    result = CliRunner().invoke(main, ["validate", "--format", "json", *map(str, arguments)])
    assert result.exit_code in (0, 1), result.output
    return {finding["code"] for finding in json.loads(result.stdout)["findings"]}


def test_select_keeps_the_rules_that_say_why_a_file_cannot_be_read() -> None:
    everything = codes(EXAMPLES)
    assert codes("--select", "N2", EXAMPLES) == {
        code for code in everything if code.startswith(("N2", "R", "J"))
    }
    assert codes("--select", "s102,T", EXAMPLES) == {
        code for code in everything if code == "S102" or code[0] in "TRJ"
    }


def test_ignore_leaves_rules_out() -> None:
    assert (
        codes("--ignore", "S,R111", EXAMPLES / "S102" / "bad.json", EXAMPLES / "R111" / "bad.json") == set()
    )
    assert selected((), ("R",)) == {code for code in RULES if code[0] != "R"}


def test_a_code_that_no_rule_has_is_wrong_usage() -> None:
    for option in ("--select", "--ignore"):
        result = CliRunner().invoke(main, ["validate", option, "Z9", str(EXAMPLES / "S102")])
        assert result.exit_code == 2
        assert "no rule has the code Z9" in result.output


def test_warnings_alone_do_not_fail() -> None:
    result = CliRunner().invoke(main, ["validate", str(EXAMPLES / "H301" / "bad.json")])
    assert (result.exit_code, "H301" in result.output) == (0, True)


@pytest.mark.parametrize("jobs", [2, 3])
def test_more_processes_find_the_same_in_the_same_order(jobs: int, tmp_path: Path) -> None:
    for copy in range(3):
        shutil.copytree(EXAMPLES, tmp_path / str(copy), symlinks=True)
    alone = validate([tmp_path])
    assert alone.files > 150
    assert validate([tmp_path], jobs=jobs) == alone


def test_progress_counts_the_files() -> None:
    told: list[tuple[int, int]] = []
    report = validate([EXAMPLES], progress=lambda done, files: told.append((done, files)))
    assert told[-1] == (report.files, report.files)
    assert len(told) > 1


def test_github_annotations_are_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a,b.json"
    path.write_text('{"id": "100%\\nx"}', encoding="utf-8")
    result = CliRunner().invoke(main, ["validate", "--format", "github", str(path)])
    lines = result.output.splitlines()
    assert lines
    assert all(line.startswith("::error file=") and "a%2Cb.json,line=1,col=" in line for line in lines)
    assert any("100%25" in line for line in lines)


def test_sarif_names_each_rule_once_and_points_into_the_file() -> None:
    bad = EXAMPLES / "S102" / "bad.json"
    result = CliRunner().invoke(main, ["validate", "--format", "sarif", str(bad)])
    log = json.loads(result.output)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["S102"]
    (found,) = run["results"]
    assert (found["ruleId"], found["ruleIndex"], found["level"]) == ("S102", 0, "error")
    assert found["locations"][0]["physicalLocation"]["region"] == {"startLine": 25, "startColumn": 73}


FIXABLE = (
    *("A104", "A106", "C102", "C103", "C104", "H102", "J107"),
    *("M103", "N203", "S101", "S102", "S106", "T104", "T105"),
)


@pytest.mark.parametrize("code", FIXABLE)
def test_what_has_one_right_answer_is_mended(code: str, tmp_path: Path) -> None:
    if code == "S102":
        write(replace(DOCUMENT, text="So: " + TEXT, id="bad"), tmp_path / "bad.json")
    else:
        shutil.copy(EXAMPLES / code / "bad.json", tmp_path / "bad.json")
    path = tmp_path / "bad.json"
    assert code in {finding.code for finding in validate([path]).findings}
    assert code in fix_file(path)
    assert validate([path]).findings == []
    assert fix_file(path) == []


FOR_A_PERSON = sorted(code for code in set(RULES) - set(FIXABLE) if (EXAMPLES / code / "bad.json").is_file())


@pytest.mark.parametrize("code", FOR_A_PERSON)
def test_what_has_no_single_answer_is_left_alone(code: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    shutil.copy(EXAMPLES / code / "bad.json", path)
    before = path.read_bytes()
    fix_file(path)
    assert path.read_bytes() == before


def test_the_command_mends_and_tells_what(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    shutil.copy(EXAMPLES / "S106" / "bad.json", path)
    result = CliRunner().invoke(main, ["validate", "--fix", str(path)])
    assert result.exit_code == 0
    assert f"{path}: mended S106" in result.stderr
    assert result.stdout == "1 file checked, 0 errors, 0 warnings\n"


def test_the_corpus_needs_no_mending(tmp_path: Path) -> None:
    copy = tmp_path / "corpus"
    shutil.copytree(packaged_corpus(), copy)
    for path in copy.glob("*/*.json"):
        assert fix_file(path) == []
    assert all(
        path.read_bytes() == (packaged_corpus() / path.relative_to(copy)).read_bytes()
        for path in copy.glob("*/*.json")
    )


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(-2, 2), st.integers(-2, 2)), max_size=4))
def test_mending_twice_is_mending_once_and_never_makes_it_worse(shifts: list[tuple[int, int, int]]) -> None:
    spans = list(DOCUMENT.spans)
    for place, left, right in shifts:
        span = spans[place % len(spans)]
        start, end = max(0, span.start + left), min(len(TEXT), span.end + right)
        if TEXT[start:end].strip():
            spans[place % len(spans)] = replace(span, start=start, end=end, text=TEXT[start:end])
    broken = replace(DOCUMENT, spans=tuple(spans))
    mended = fix(broken)
    assert fix(mended) == mended
    assert {"S106", "A106"}.isdisjoint(check_document(mended))


def test_decomposed_text_is_composed_with_its_offsets() -> None:
    text = "Zoë’s café lost 12 chairs, Zoë said."
    spans: list[dict[str, Any]] = [
        {"id": "s1", "label": "content", "exact": "Zoë’s café lost 12 chairs"},
        {"id": "s2", "label": "number", "exact": "12"},
        {"id": "s3", "label": "source", "exact": "Zoë", "occurrence": 2},
        {"id": "s4", "label": "cue", "exact": "said"},
    ]
    frames = {
        "numbers": [{"id": "n1", "span": "s2", "kind": "cardinal", "value": "12"}],
        "attributions": [
            {
                "id": "a1",
                "cue": ["s4"],
                "source": ["s3"],
                "content": ["s1"],
                "source_type": "named_person",
                "attitude": "assert",
            }
        ],
        "hedges": [],
        "claims": [
            {"id": "c1", "number": "n1", "event": "damaged", "certainty": "certain", "polarity": "positive"}
        ],
    }
    composed = anchor_draft(draft(text=text, spans=spans, **frames))
    apart = [{**span, "exact": unicodedata.normalize("NFD", str(span["exact"]))} for span in spans]
    decomposed = anchor_draft(draft(text=unicodedata.normalize("NFD", text), spans=apart, **frames))
    assert decomposed != composed
    assert fix(decomposed) == composed


def test_a_record_that_cannot_be_mended_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ferry-1.json"
    write(replace(DOCUMENT, text=TEXT.replace("the mayor", "an aide")), path)
    before = path.read_bytes()
    assert fix_file(path) == []
    assert path.read_bytes() == before
    assert isinstance(read(path).record, Document)


def with_text(text: str) -> Document:
    return replace(DOCUMENT, text=text)


def test_an_edit_of_the_text_is_told_once_a_rule() -> None:
    found = check_document(with_text("So: " + TEXT))
    (moved,) = found["S102"]
    assert moved.message == (
        "13 of 13 spans no longer fit: the text was edited; run reportedly anchor --again FILE"
    )
    assert moved.pointer == "/spans/0/text"
    assert {"S106", "S107", "S109"}.isdisjoint(found)  # they would tell of edges of other words
    (cut,) = check_document(with_text(TEXT[:20]))["S101"]
    assert cut.message.startswith("13 of 13 spans end after the text, which has 20 code points: the text was")


def test_a_slip_of_a_few_offsets_is_told_of_each() -> None:
    spans = list(DOCUMENT.spans)
    for index in (0, 1):
        spans[index] = replace(spans[index], start=spans[index].start + 1, end=spans[index].end + 1)
    found = check_document(replace(DOCUMENT, spans=tuple(spans)))["S102"]
    assert [breach.pointer for breach in found] == ["/spans/0/text", "/spans/1/text"]


def test_sentences_and_controls_are_told_once_where_there_are_many() -> None:
    text = "\r\n".join(f"Men left {word}." for word in ("early", "late", "soon", "then", "now", "here", "so"))
    frames: dict[str, Any] = {key: [] for key in ("spans", "numbers", "attributions", "hedges", "claims")}
    document = anchor_draft(draft(text=text, **frames))
    (controls,) = check_document(document)["T107"]
    assert "U+000D stands in the text 6 times, first at offset 15" in controls.message
    apart = replace(document, text=text.replace("\r", ""))
    apart = replace(apart, sentences=tuple((start + 1, end) for start, end in fix(document).sentences))
    (gaps,) = check_document(apart)["T103"]
    assert gaps.message.startswith("7 stretches of the text are in no sentence")
    edges = replace(apart, sentences=tuple((start - 1, end) for start, end in fix(document).sentences[1:]))
    (edge,) = check_document(edges)["T104"]
    assert edge.message.startswith("6 edges of sentences are white space")


@pytest.mark.parametrize("counted", [True, False])
def test_line_ends_of_another_system_are_mended_with_their_offsets(counted: bool, tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n").replace("Dozens", "\r\nDozens")
    expected = anchor_draft(draft(text=text.replace("\r\n", "\n")))
    assert expected.text is not None
    # Annotated with its carriage returns, or saved with them by an editor after it was annotated.
    broken = anchor_draft(draft(text=text)) if counted else replace(expected, text=text)
    path = tmp_path / "ferry-1.json"
    write(broken, path)
    assert "T107" in fix_file(path)
    assert read(path).record == expected


@pytest.mark.parametrize("character", ["\t", "\r"])
def test_a_control_that_may_be_a_space_or_a_line_is_for_a_person(character: str, tmp_path: Path) -> None:
    path = tmp_path / "ferry-1.json"
    write(anchor_draft(draft(text=TEXT.replace("\n\n", f"\n{character}"))), path)
    before = path.read_bytes()
    assert fix_file(path) == []
    assert path.read_bytes() == before


def test_a_suggestion_that_nobody_has_corrected_does_not_pass(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text("At least 40 people died, the mayor said.", encoding="utf-8")
    for command in ("suggest flood.txt --out flood.yaml", "anchor flood.yaml --out flood.json"):
        name, source, option, out = command.split()
        arguments = [name, str(tmp_path / source), option, str(tmp_path / out)]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    found = validate([tmp_path / "flood.json"]).findings
    assert [(finding.code, finding.severity) for finding in found] == [
        ("M105", "error"),
        ("M106", "warning"),
    ]


@pytest.mark.parametrize(
    "content", ['{"id": "ferry", "documents": ["ferry-1"], "links": []}', '{"id": "ferry",}']
)
def test_a_story_that_cannot_be_read_is_not_said_to_be_missing(content: str, tmp_path: Path) -> None:
    for folder in ("composed", "stories"):
        (tmp_path / folder).mkdir()
    write(DOCUMENT, tmp_path / "composed" / "ferry-1.json")
    (tmp_path / "stories" / "ferry.json").write_text(content, encoding="utf-8")
    found = {finding.code: finding.message for finding in validate([tmp_path]).findings}
    assert set(found) in ({"L101", "J101"}, {"L101", "R106"})
    assert "stories/ has no ferry.json that can be read as a story; add it, or mend what" in found["L101"]


def test_a_text_that_is_not_the_withheld_one_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "right.txt").write_bytes(TEXT.encode())
    (tmp_path / "corpus").mkdir()
    document = stand_off(DOCUMENT, "Ask.")
    origin = Origin("external", "Some paper", "named.txt")
    metadata = replace(document.metadata, collection="press", origin=origin, split="test_news")
    file = tmp_path / "corpus" / f"{document.id}.json"
    write(replace(document, metadata=metadata), file)
    right = [finding.code for finding in validate([file], sources=tmp_path).findings]
    (tmp_path / "right.txt").unlink()
    (tmp_path / "named.txt").write_bytes(f"Another {TEXT}".encode())
    wrong = [finding.code for finding in validate([file], sources=tmp_path).findings]
    assert sorted(wrong) == sorted([*right, "W103", "W103"])

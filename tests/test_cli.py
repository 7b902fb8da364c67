"""The commands as a user meets them: output, exit codes, nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from examples import DOCUMENT, TEXT, draft
from reportedly.cli import main
from reportedly.drafting import stand_off
from reportedly.reading import read
from reportedly.rules import RULES
from reportedly.writing import dumps, write

BAD = Path(__file__).parent / "rules" / "S102" / "bad.json"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in ("agree", "anchor", "attach", "explain", "export", "stats", "validate"):
        assert f"  {command} " in result.output


def test_the_corpus_is_validated_by_default() -> None:
    result = run("validate")
    assert result.exit_code == 0
    assert "0 errors" in result.output


def test_a_finding_has_its_place_and_a_caret_under_it() -> None:
    result = run("validate", BAD)
    assert result.exit_code == 1
    place, excerpt, caret, count = result.output.splitlines()
    assert place.startswith(f"{BAD}:25:73: S102 the text at [18, 27) is “About 600”")
    assert excerpt[caret.index("^") :].startswith('"persons"')
    assert count == "1 file checked, 1 error, 0 warnings"


def test_json_has_the_promised_form() -> None:
    result = run("validate", "--format", "json", BAD)
    assert result.exit_code == 1
    report = json.loads(result.output)
    assert report["files"] == 1
    (finding,) = report["findings"]
    assert set(finding) == {"path", "line", "column", "pointer", "code", "severity", "message"}
    assert (finding["line"], finding["column"], finding["pointer"]) == (25, 73, "/spans/2/text")
    assert (finding["code"], finding["severity"]) == ("S102", "error")


def test_json_of_a_good_file_is_json() -> None:
    result = run("validate", "--format", "json", BAD.with_name("good.json"))
    assert (result.exit_code, json.loads(result.output)) == (0, {"files": 1, "findings": []})


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "no-such-file.json"],
        ["validate", "--format", "xml"],
        ["validate", "--no-such-option"],
        ["explain", "Z999"],
        ["anchor", "no-such-draft.yaml"],
        ["attach", "no-such-folder"],
        ["stats", "--check"],
        ["no-such-command"],
    ],
)
def test_wrong_usage_exits_with_two_and_says_why(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output


def test_explain_lists_every_rule_in_a_line() -> None:
    lines = run("explain").output.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)


def test_explain_tells_one_rule() -> None:
    result = run("explain", "n204")
    assert result.exit_code == 0
    assert result.output.startswith("N204 (error): the value has the bound that the words give\n\n")
    assert "under 40" in result.output


def test_a_draft_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(yaml.safe_dump(draft(), allow_unicode=True), encoding="utf-8")
    assert run("anchor", path).output == dumps(DOCUMENT)
    assert run("anchor", path, "--out", tmp_path).exit_code == 0
    assert read(tmp_path / "ferry-1.json").record == DOCUMENT


def test_a_draft_in_json_and_with_a_text_file_becomes_the_same_document(tmp_path: Path) -> None:
    value = draft(text_file="text.txt")
    del value["text"]
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "draft.json").write_text(json.dumps(value), encoding="utf-8")
    assert run("anchor", tmp_path / "draft.json").output == dumps(DOCUMENT)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"- a\n- b", "a draft is an object"),
        (b"id: [", "cannot be read as YAML"),
        (b"\xff\xfe", "cannot be read as YAML"),
        (b"id: a", "a draft needs a text"),
        (b"text_file: nowhere.txt", "nowhere.txt cannot be read"),
        (b"text: One man.\nspans: {a: b}", "spans: expected a list"),
        (b"text: One man.\nspans: [x]", "spans 0: expected an object"),
        (b"text: One man.\nspans: [{id: s1, label: number}]", "spans s1: exact is missing"),
        (b"text: One man.\nspans: [{id: s1, exact: One}]", "spans s1: label is missing"),
        (b"text: One man.", "the draft lacks id, metadata, annotation; add it"),
    ],
)
def test_a_bad_draft_is_told_and_writes_nothing(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_bytes(content)
    result = run("anchor", path, "--out", tmp_path)
    assert result.exit_code == 1
    assert message in result.output
    assert list(tmp_path.iterdir()) == [path]


def test_anchor_again_moves_spans_in_place(tmp_path: Path) -> None:
    path = tmp_path / "ferry-1.json"
    write(DOCUMENT, path)
    path.write_text(
        path.read_text(encoding="utf-8").replace("Ferry toll rises\\n", "Ferry toll rises again\\n"),
        encoding="utf-8",
    )
    assert run("validate", path).exit_code == 1
    result = run("anchor", "--again", path)
    assert (result.exit_code, result.output) == (0, f"{path}: 13 of 13 spans moved\n")
    assert run("validate", path).exit_code == 0


def test_anchor_again_leaves_a_file_alone_that_it_cannot_mend(tmp_path: Path) -> None:
    path = tmp_path / "ferry-1.json"
    write(DOCUMENT, path)
    changed = path.read_text(encoding="utf-8").replace("the mayor said", "an aide said")
    path.write_text(changed, encoding="utf-8")
    result = run("anchor", "--again", path)
    assert result.exit_code == 1
    assert "no longer in the text: 'the mayor'" in result.output
    assert path.read_text(encoding="utf-8") == changed
    path.write_text("{", encoding="utf-8")
    assert run("anchor", "--again", path).exit_code == 1
    write(stand_off(DOCUMENT, "Ask."), path)
    assert "stand-off document" in run("anchor", "--again", path).output


@pytest.fixture
def withheld_corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    (corpus / "press").mkdir(parents=True)
    write(stand_off(DOCUMENT, "Ask the editor."), corpus / "press" / "ferry-1.json")
    return corpus


def test_attach_finds_a_text_and_says_where(withheld_corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("attach", tmp_path / "mine", "--corpus", withheld_corpus, "--out", tmp_path / "out")
    assert (result.exit_code, result.output) == (0, f"ferry-1: {tmp_path / 'mine' / 'a.txt'}\n")
    assert read(tmp_path / "out" / "ferry-1.json").record == DOCUMENT


def test_attach_says_how_to_get_a_text_that_is_missing(withheld_corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    result = run("attach", tmp_path / "mine", "--corpus", withheld_corpus, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "Ask the editor." in result.output
    assert not (tmp_path / "out").exists()


def test_attach_writes_no_withheld_text_into_the_corpus(withheld_corpus: Path, tmp_path: Path) -> None:
    result = run("attach", tmp_path, "--corpus", withheld_corpus, "--out", withheld_corpus / "composed")
    assert result.exit_code == 2
    assert not (withheld_corpus / "composed").exists()


def test_export_writes_a_dataset_and_shows_what_is_in_it(tmp_path: Path) -> None:
    result = run("export", "--out", tmp_path / "dataset")
    assert result.exit_code == 0
    assert "claim_pairs" in result.output
    assert (tmp_path / "dataset" / "manifest.json").is_file()


def test_export_of_a_broken_corpus_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "corpus" / "composed").mkdir(parents=True)
    (tmp_path / "corpus" / "composed" / "bad.json").write_text("{", encoding="utf-8")
    result = run("export", "--corpus", tmp_path / "corpus", "--out", tmp_path / "dataset")
    assert result.exit_code == 1
    assert "bad.json:1:2: R106" in result.output
    assert [entry.name for entry in tmp_path.iterdir()] == ["corpus"]


def test_the_command_line_imports_nothing_heavy_to_validate() -> None:
    code = (
        "import sys; from reportedly.cli import main\n"
        f"try: main(['validate', {str(BAD.with_name('good.json'))!r}])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('datasets', 'pyarrow', 'pandas', 'numpy', 'jsonschema', 'rich', "
        "'tokenizers', 'yaml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"

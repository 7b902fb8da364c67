"""A document becomes a draft that anchors to the same document, and `suggest` writes one of any text."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from annotators.prose import document
from examples import DOCUMENT, TEXT
from reportedly.annotators import RuleBased, draft_of, placeholders, suggest
from reportedly.cli import main
from reportedly.corpus import read_stories
from reportedly.drafting import anchor_draft, read_draft, stand_off
from reportedly.model import Document, Value

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [document for unit in read_stories() for document in unit.documents if document.text is not None]


def anchored(draft: str) -> Document:
    return anchor_draft(yaml.load(draft, Loader=yaml.BaseLoader))


@pytest.mark.parametrize("gold", TEXTS, ids=lambda gold: gold.id)
def test_a_document_of_the_corpus_survives_the_way_to_a_draft_and_back(
    gold: Document, tmp_path: Path
) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(draft_of(gold), encoding="utf-8")
    assert anchor_draft(read_draft(path)) == gold


def test_a_draft_says_only_what_anchoring_does_not_fill_in() -> None:
    draft = yaml.load(draft_of(DOCUMENT), Loader=yaml.BaseLoader)
    assert "sentences" not in draft
    assert not any("occurrence" in span for span in draft["spans"])
    assert not any("style" in frame for frame in draft["attributions"])
    assert not any("attributions" in frame or "hedges" in frame for frame in draft["claims"])
    assert draft["hedges"][0] == {"id": "h1", "cue": ["s2"], "kind": "approximator"}
    assert draft["numbers"][0]["value"] == "~600"
    assert draft["text"] == TEXT
    assert anchored(draft_of(DOCUMENT)) == DOCUMENT


def test_a_quote_that_stands_twice_has_its_occurrence() -> None:
    proposal = document("Two men, ten men.")
    spans = yaml.load(draft_of(proposal), Loader=yaml.BaseLoader)["spans"]
    assert [span["occurrence"] for span in spans if span["exact"] == "men"] == ["1", "2"]


def test_sentences_that_the_rule_does_not_give_are_written() -> None:
    joined = msgspec.structs.replace(DOCUMENT, sentences=((0, len(TEXT)),))
    assert anchored(draft_of(joined)) == joined


@pytest.mark.parametrize(
    "value",
    [
        Value(40, 60, True, False, False, None),
        Value(None, None, False, False, True, "km"),
        Value(0.1, 0.1, True, True, False, "degree Celsius"),
        Value(1e-7, None, True, False, True, "kg"),
        Value(-5, 5, True, True, False, "°C"),
        Value(10**15, 10**15, True, True, False, "USD"),
    ],
)
def test_a_value_survives_with_or_without_a_notation(value: Value) -> None:
    first = msgspec.structs.replace(DOCUMENT.numbers[0], value=value)
    changed = msgspec.structs.replace(DOCUMENT, numbers=(first, *DOCUMENT.numbers[1:]))
    assert anchored(draft_of(changed)) == changed


@given(
    st.text(st.characters(codec="utf-8") | st.sampled_from(" \n:#'\"-\u2028\x85"), min_size=1, max_size=40),
)
def test_any_text_survives_yaml(text: str) -> None:
    bare = msgspec.structs.replace(
        DOCUMENT,
        text=f"x{text}x",
        sentences=((0, len(text) + 2),),
        spans=(),
        numbers=(),
        attributions=(),
        hedges=(),
        claims=(),
    )
    draft = yaml.load(draft_of(bare), Loader=yaml.BaseLoader)
    assert draft["text"] == bare.text


def test_a_stand_off_document_cannot_be_a_draft() -> None:
    with pytest.raises(ValueError, match="stand-off"):
        draft_of(stand_off(DOCUMENT, "Ask."))


def test_a_span_that_cuts_a_word_cannot_be_quoted() -> None:
    span = msgspec.structs.replace(DOCUMENT.spans[0], start=1, end=3, text=TEXT[1:3])
    with pytest.raises(ValueError, match="cuts a word"):
        draft_of(msgspec.structs.replace(DOCUMENT, spans=(span,)))


def test_every_placeholder_is_flagged_in_its_line() -> None:
    proposal = suggest(TEXT, name="ferry", day=date(2030, 1, 1))
    lines = draft_of(proposal, placeholders()).splitlines()
    for name, remark in placeholders().items():
        key = name.rsplit(".", 1)[-1]
        if key:
            assert any(line.strip().startswith(f"{key}: ") and line.endswith(f"# {remark}") for line in lines)
    assert anchored("\n".join(lines) + "\n") == proposal


def test_a_suggestion_knows_its_maker_and_its_story() -> None:
    proposal = suggest(f"  \n{TEXT}", name="ferry-2", story="ferry", day=date(2030, 1, 2))
    assert proposal.metadata.title == "Ferry toll rises"
    assert (proposal.id, proposal.metadata.story) == ("ferry-2", "ferry")
    (done,) = proposal.annotation.passes
    assert (done.annotator, done.kind, done.date) == (RuleBased().name, "rules", "2030-01-02")
    assert proposal.annotation.guidelines == TEXTS[0].annotation.guidelines
    assert [span.id for span in proposal.spans if span.id != "h1scope"] == [
        f"s{place + 1}" for place in range(len(proposal.spans) - 1)
    ]


def test_a_suggestion_does_not_write_what_anchoring_adds() -> None:
    proposal = document("About 600 men may have died, he said. Some 5 or so left.")
    hedges = yaml.load(draft_of(proposal), Loader=yaml.BaseLoader)["hedges"]
    assert ["scope" in hedge for hedge in hedges] == [False, True, True, True]


# --- The command ----------------------------------------------------------------------------------------


def run(*arguments: str | Path, piped: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["suggest", *map(str, arguments)], input=piped)


def test_anchor_takes_what_suggest_writes(tmp_path: Path) -> None:
    source, draft = tmp_path / "My ferry.txt", tmp_path / "draft.yaml"
    source.write_text(TEXT, encoding="utf-8")
    result = run(source, "--out", draft, "--story", "ferry")
    assert (result.exit_code, result.output) == (0, f"wrote {draft}\n")
    made = CliRunner().invoke(main, ["anchor", str(draft)])
    assert made.exit_code == 0, made.output
    value = json.loads(made.output)
    assert (value["id"], value["metadata"]["story"]) == ("my-ferry", "ferry")
    assert [number["kind"] for number in value["numbers"]] == ["cardinal", "cardinal", "date"]


def test_a_dash_reads_standard_input_and_writes_standard_output() -> None:
    result = run("-", "--id", "piped", piped=TEXT.encode())
    assert result.exit_code == 0
    assert anchored(result.output).id == "piped"


@pytest.mark.parametrize(
    ("data", "message"),
    [(b" \n", "the text is empty"), (b"caf\xe9", "is not UTF-8"), (b"\xff\xfe", "is not UTF-8")],
)
def test_a_text_that_cannot_be_read_is_told(data: bytes, message: str) -> None:
    result = run("-", piped=data)
    assert result.exit_code == 1
    assert message in result.output


@pytest.mark.parametrize("option", ["--id", "--story"])
def test_an_id_of_another_form_is_wrong_usage(option: str) -> None:
    result = run("-", option, "My Ferry", piped=TEXT.encode())
    assert result.exit_code == 2
    assert "My Ferry" in result.output


def test_a_draft_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    text, draft = tmp_path / "a.txt", tmp_path / "a.yaml"
    text.write_text("At least 40 people died, the mayor said.", encoding="utf-8")
    draft.write_text("corrected by hand", encoding="utf-8")
    result = CliRunner().invoke(main, ["suggest", str(text), "--out", str(draft)])
    assert result.exit_code == 2
    assert str(draft) in result.output.replace("\n", "")
    assert draft.read_text(encoding="utf-8") == "corrected by hand"


@pytest.mark.parametrize("command", ["suggest", "anchor"])
def test_a_place_where_nothing_can_be_written_is_a_usage_error(command: str, tmp_path: Path) -> None:
    text, draft = tmp_path / "a.txt", tmp_path / "a.yaml"
    text.write_text("At least 40 people died, the mayor said.", encoding="utf-8")
    assert CliRunner().invoke(main, ["suggest", str(text), "--out", str(draft)]).exit_code == 0
    source = text if command == "suggest" else draft
    result = CliRunner().invoke(main, [command, str(source), "--out", str(tmp_path / "none" / "a")])
    assert result.exit_code == 2
    assert "--out" in result.output

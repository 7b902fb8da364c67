"""The guidelines hold what they promise, and their examples are what they say they are."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

import notation
from reportedly.lexicon import load_lexicon
from reportedly.model import to_object
from reportedly.reading import read_bytes
from reportedly.schema import data_root, names
from reportedly.validation import check_document
from reportedly.writing import dumps

GUIDELINES = (data_root() / "corpus" / "GUIDELINES.md").read_text(encoding="utf-8")
ATTRIBUTES = (
    "number kind",
    "value",
    "style",
    "source type",
    "attitude",
    "via",
    "hedge kind",
    "event",
    "chain",
    "certainty",
    "polarity",
)
SECTIONS = [*(f"Label: {label}" for label in names("label")), *(f"Attribute: {name}" for name in ATTRIBUTES)]


class Example(NamedTuple):
    section: str
    verdict: str
    codes: frozenset[str]
    line: str


def section(title: str) -> str:
    found = re.search(rf"^### {re.escape(title)}\n(.*?)(?=^##|\Z)", GUIDELINES, re.MULTILINE | re.DOTALL)
    assert found, f"the guidelines have no section {title}"
    return found[1]


def examples(title: str) -> list[Example]:
    blocks = re.findall(
        r"^```(good|wrong)((?: [A-Z]\d{3})*)\n(.*?)^```", section(title), re.MULTILINE | re.DOTALL
    )
    return [
        Example(title, verdict, frozenset(codes.split()), line)
        for verdict, codes, lines in blocks
        for line in lines.splitlines()
    ]


ALL = [example for title in SECTIONS for example in examples(title)]


def breaches(example: Example) -> set[str]:
    """The codes that speak on an example, without those about layers that it does not show."""
    document = notation.document(example.line)
    assert read_bytes(data_root() / f"{document.id}.json", dumps(document).encode()).flaws == []
    shown = {span.label for span in document.spans}
    others = {"number": {"N301", "N302"}, "cue": {"A301"}, "hedge": {"H301"}}
    hidden = {"C105", *(code for label, codes in others.items() if label not in shown for code in codes)}
    if not document.hedges:
        hidden.add("N205")
    if not document.numbers:
        hidden.add("H104")
    if "certainty=" not in example.line:
        hidden.add("C107")
    if "polarity=" not in example.line:
        hidden.add("C108")
    return set(check_document(document)) - hidden


@pytest.mark.parametrize("title", SECTIONS)
def test_each_label_and_attribute_is_defined_tested_and_shown(title: str) -> None:
    assert "**Definition.**" in section(title)
    assert "**Test.**" in section(title)
    verdicts = [example.verdict for example in examples(title)]
    assert verdicts.count("good") >= 2
    assert verdicts.count("wrong") >= 1


@pytest.mark.parametrize(
    "example", [example for example in ALL if example.verdict == "good"], ids=lambda e: e.line[:60]
)
def test_no_rule_speaks_on_a_good_example(example: Example) -> None:
    assert breaches(example) == set()


@pytest.mark.parametrize(
    "example", [example for example in ALL if example.verdict == "wrong"], ids=lambda e: e.line[:60]
)
def test_a_wrong_example_annotates_a_good_one_otherwise_and_gives_the_findings_that_it_names(
    example: Example,
) -> None:
    text, brackets = notation.parse(example.line)
    good = [notation.parse(other.line) for other in examples(example.section) if other.verdict == "good"]
    twins = [annotation for words, annotation in good if words == text]
    assert twins, "no good example of the section has this text"
    assert brackets not in twins
    assert breaches(example) == example.codes


@pytest.mark.parametrize(
    ("definition", "schema"),
    [
        *((name, "document") for name in ("label", "number_kind", "style", "source_type", "attitude")),
        *((name, "document") for name in ("hedge_kind", "certainty", "polarity")),
        ("link_type", "story"),
    ],
)
def test_every_term_of_the_vocabulary_is_explained(definition: str, schema: str) -> None:
    for term in names(definition, schema):
        assert f"`{term}`" in GUIDELINES or f"### Label: {term}" in GUIDELINES, term


def test_every_event_that_an_example_has_is_in_the_schema() -> None:
    assert {event for example in ALL for event in re.findall(r"event=(\w+)", example.line)} <= set(
        names("event")
    )


def test_the_intervals_of_vague_numerals_are_those_of_the_lexicon() -> None:
    rows = re.findall(r"^\| ([a-z ,]+) \| (\d+) \| (\d+) \|$", section("Attribute: value"), re.MULTILINE)
    table = {word.strip(): (int(low), int(high)) for words, low, high in rows for word in words.split(",")}
    assert table == load_lexicon().vague


def test_the_certainty_of_words_is_that_of_the_lexicon() -> None:
    rows = dict(
        re.findall(
            r"^\| (.+?) \| (certain|probable|possible|underspecified) \|$",
            section("Attribute: certainty"),
            re.MULTILINE,
        )
    )
    told = {word.strip(): certainty for words, certainty in rows.items() for word in re.split(r"[,;]", words)}
    lexicon = load_lexicon()
    for word in (
        "likely",
        "unlikely",
        "probably",
        "presumably",
        "expected",
        "must",
        "may",
        "might",
        "could",
        "possibly",
        "perhaps",
        "feared",
        "appears",
        "seems",
    ):
        assert told[word] == lexicon.epistemic_certainty[word], word
    assert told["hearsay hedges"] == lexicon.hedge_certainty["hearsay"]
    assert told["conditional hedges"] == lexicon.hedge_certainty["conditional"]
    assert told["doxastic hedges"] == lexicon.hedge_certainty["doxastic"]
    assert told["attitudes estimate"] == told["believe"] == told["predict"] == "probable"
    assert told["attitude question"] == lexicon.attitude_certainty["question"]


def test_the_notation_keeps_every_bracket() -> None:
    line = "[scope#b: Some [number cardinal ~24..99 event=missing: dozens]]: [content#a1#a2: gone]"
    text, brackets = notation.parse(line)
    assert text == "Some dozens: gone"
    assert [(b.label, b.groups, text[b.start : b.end]) for b in brackets] == [
        ("scope", ("b",), "Some dozens"),
        ("number", ("",), "dozens"),
        ("content", ("a1", "a2"), "gone"),
    ]


@pytest.mark.parametrize("line", ["[number cardinal 2: two", "two]", "[two]"])
def test_brackets_that_do_not_match_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        notation.parse(line)


def test_the_documents_of_the_corpus_name_this_edition() -> None:
    edition = re.search(r"# Annotation guidelines, edition (\d+)", GUIDELINES)
    assert edition
    documents = list((data_root() / "corpus").glob("*/*.json"))
    assert documents
    for path in documents:
        record = read_bytes(path, path.read_bytes()).record
        if record is not None and "annotation" in (value := to_object(record)):
            assert value["annotation"]["guidelines"] == edition[1], path

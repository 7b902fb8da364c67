"""What is counted is what is there, of what was asked for, and no withheld word gets out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from examples import DOCUMENT, TEXT
from notation import document as parsed
from reportedly.corpus import CorpusError, StoryUnit, attach, read_stories
from reportedly.drafting import stand_off
from reportedly.export.card import Figures
from reportedly.model import Document, Link, Story
from reportedly.schema import names
from reportedly.statistics import Group, Lengths, Part, Place, count, example, excerpt, search, select
from reportedly.statistics.counting import SIZES, VOCABULARIES
from reportedly.statistics.objects import layer_object, phenomena_object, sizes_object
from reportedly.statistics.plotting import EVENT_GROUPS
from reportedly.statistics.tables import Table, group_table, layer_tables, markdown, size_tables
from reportedly.writing import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ALONE = [StoryUnit(None, [DOCUMENT])]
WITHHELD = stand_off(DOCUMENT, "Ask the editor.")


def renamed(document: Document, name: str, **metadata: str) -> Document:
    changed = msgspec.structs.replace(document.metadata, **metadata)
    return msgspec.structs.replace(document, id=name, metadata=changed)


def test_every_thing_is_counted_once() -> None:
    statistics = count(ALONE)
    assert dict(statistics.sizes) == {
        Part("composed", "train"): {
            "stories": 1,
            "documents": 1,
            "words": 21,
            "sentences": 3,
            "numbers": 3,
            "attributions": 2,
            "hedges": 2,
            "claims": 2,
        }
    }
    assert statistics.size("links") == 0
    assert statistics.term("number_kind", "date") == 1
    assert statistics.pairs == {("official", "assert"): 1, ("organisation", "assert"): 1}
    assert statistics.certainties == {("missing", "certain"): 1, ("rescued", "underspecified"): 1}


def test_cues_are_counted_in_lower_case_and_ties_go_by_the_alphabet() -> None:
    statistics = count(ALONE)
    assert statistics.most_frequent_cues("hedges", 5) == [("about", 1), ("reportedly", 1)]
    assert statistics.most_frequent_cues("attributions", 1) == [("citing", 1)]


def test_lengths_are_in_words_and_tokens() -> None:
    lengths = count(ALONE).lengths()
    assert lengths["words of a document"] == Lengths(1, 21, 21, 21.0, 21)
    assert lengths["tokens of a sentence"] == Lengths(3, 3, 8, 25 / 3, 14)


def test_a_link_counts_for_the_document_that_it_comes_from() -> None:
    later = renamed(DOCUMENT, "ferry-2")
    story = Story(
        id="ferry",
        title="Ferry",
        documents=("ferry-1", "ferry-2"),
        links=(Link("updates", "ferry-2#c1", "ferry-1#c1"),),
    )
    assert count([StoryUnit(story, [DOCUMENT, later])]).size("links") == 1
    assert count([StoryUnit(story, [later])]).size("links") == 1
    assert count([StoryUnit(story, [DOCUMENT])]).size("links") == 0


def test_documents_of_one_story_that_come_alone_are_one_story() -> None:
    units = [StoryUnit(None, [DOCUMENT]), StoryUnit(None, [renamed(DOCUMENT, "ferry-2")])]
    assert count(units).size("stories") == 1


def test_the_counts_are_those_of_the_export() -> None:
    figures = Figures()
    for _, documents in read_stories():
        figures.add_story(documents)
    statistics = count(read_stories())
    for name in ("stories", "documents", "words", "sentences", "numbers", "attributions", "hedges", "claims"):
        assert statistics.size(name) == figures.total("size", name)


@pytest.mark.parametrize("document", [WITHHELD, attach(WITHHELD, TEXT)], ids=["without text", "attached"])
def test_no_word_of_a_withheld_text_is_told(document: Document) -> None:
    units = [StoryUnit(None, [document])]
    statistics, found = count(units), search(units)
    assert statistics.withheld == 1
    assert statistics.lengths() == {}
    shown = repr(
        [
            size_tables(statistics),
            sizes_object(statistics),
            [layer_tables(statistics, layer, top=20) for layer in VOCABULARIES],
            [layer_object(statistics, layer, top=20) for layer in VOCABULARIES],
            phenomena_object(found, {document.id: document}, show=True),
        ]
    )
    for words in ("Ferry toll", "600 people", "missing, the", "swam ashore", "the coastguard."):
        assert words not in shown
    assert statistics.cues == {"attributions": {}, "hedges": {}}
    assert "of the withheld text" in shown


def test_what_needs_words_is_not_looked_for_without_them() -> None:
    found = {each.phenomenon.name: each for each in search([StoryUnit(None, [WITHHELD])])}
    assert found["chain of two"].places
    assert not found["approximator before"].places
    bounded = stand_off(parsed("[number cardinal >=40: At least 40] left."), "Ask.")
    assert not any(
        each.places for each in search([StoryUnit(None, [bounded])]) if each.phenomenon.group is Group.NUMBERS
    )


def test_an_example_is_one_that_can_be_looked_up() -> None:
    documents = {"ferry-0": renamed(WITHHELD, "ferry-0"), "ferry-1": DOCUMENT}
    found = search([StoryUnit(None, list(documents.values()))])
    (chain,) = (each for each in found if each.phenomenon.name == "chain of two")
    assert [place.document for place in chain.places] == ["ferry-0", "ferry-1"]
    place = example(chain, documents)
    assert place == Place("ferry-1", TEXT.index("citing"), TEXT.index("citing") + 6)
    assert str(place) == f"ferry-1:{TEXT.index('citing')}"
    assert excerpt(DOCUMENT, place) == "missing, the mayor said, [citing] the coastguard. Dozens"


def test_no_place_is_found_twice() -> None:
    for each in search(read_stories()):
        assert len(set(each.places)) == len(each.places)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, split in (("ferry-1", "train"), ("quay-1", "test")):
        (tmp_path / "corpus" / "composed").mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus" / "stories").mkdir(exist_ok=True)
        story = name.partition("-")[0]
        write(
            renamed(DOCUMENT, name, story=story, split=split),
            tmp_path / "corpus" / "composed" / f"{name}.json",
        )
        write(
            Story(id=story, title=story, documents=(name,), links=()),
            tmp_path / "corpus" / "stories" / f"{story}.json",
        )
    return tmp_path / "corpus"


def chosen(
    paths: list[Path], *, collections: Sequence[str] = (), splits: Sequence[str] = ()
) -> list[tuple[str | None, list[str]]]:
    return [
        (story.id if story else None, [document.id for document in documents])
        for story, documents in select(paths, collections=collections, splits=splits)
    ]


def test_a_corpus_a_folder_and_a_file_are_read_with_their_stories(corpus: Path) -> None:
    both = [("ferry", ["ferry-1"]), ("quay", ["quay-1"])]
    assert chosen([corpus]) == both
    assert chosen([corpus / "composed"]) == both
    assert chosen([corpus / "composed" / "quay-1.json"]) == both[1:]
    assert chosen([corpus, corpus / "composed" / "quay-1.json"]) == both


def test_documents_outside_a_corpus_come_alone(corpus: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(DOCUMENT, tmp_path / folder / "good.json")
    assert chosen([tmp_path / "a", tmp_path / "b"]) == [(None, ["ferry-1"]), (None, ["ferry-1"])]
    (tmp_path / "a" / "story.json").write_bytes((corpus / "stories" / "quay.json").read_bytes())
    with pytest.raises(CorpusError, match="expected a document, found a story"):
        chosen([tmp_path / "a"])


def test_filters_leave_what_was_asked_for(corpus: Path) -> None:
    assert chosen([corpus], splits=["test"]) == [("quay", ["quay-1"])]
    assert chosen([corpus], collections=["press"]) == []
    assert {document.metadata.split for unit in select(splits=["test"]) for document in unit.documents} == {
        "test"
    }


def test_tables_give_every_term_of_a_vocabulary_in_the_order_of_the_schema() -> None:
    (table,) = layer_tables(count(ALONE), "stories", top=1)
    assert [row[0] for row in table.rows] == list(names("link_type", "story"))
    style, source_type, attitude, cues = layer_tables(count(ALONE), "attributions", top=1)
    assert [table.heads[0] for table in (style, source_type, attitude)] == [
        "style",
        "source type",
        "attitude",
    ]
    assert cues.rows == (("citing", 1, "50.0%"),)


def test_size_tables_sum_up() -> None:
    for table in size_tables(count(read_stories()))[:2]:
        assert [row[0] for row in table.rows] == list(SIZES)
        assert all(row[-1] == sum(int(figure) for figure in row[1:-1]) for row in table.rows)


def test_the_table_of_groups_sums_up() -> None:
    table = group_table(search(read_stories()))
    assert [row[0] for row in table.rows] == [*map(str, Group), "all"]
    for column in (1, 2, 3):
        assert table.rows[-1][column] == sum(int(row[column]) for row in table.rows[:-1])


def test_markdown_aligns_figures_to_the_right_and_escapes_bars() -> None:
    table = Table("t", ("cue", "count", "share"), (("a|b", 1200, "3.0%"),))
    assert markdown(table) == "| cue | count | share |\n| --- | ---: | ---: |\n| a\\|b | 1,200 | 3.0% |"


def test_every_event_is_in_one_group_of_the_figure() -> None:
    grouped = [event for events in EVENT_GROUPS.values() for event in events]
    assert sorted(grouped) == sorted(names("event"))

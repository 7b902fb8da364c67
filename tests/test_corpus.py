"""The corpus is whole: it validates, its texts are where they may be, and nowhere else."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from examples import DOCUMENT, TEXT
from reportedly.corpus import (
    AttachError,
    CorpusError,
    TextIndex,
    attach,
    document_paths,
    find_root,
    installed_texts,
    packaged_corpus,
    read_document,
    read_passes,
    read_stories,
)
from reportedly.drafting import stand_off
from reportedly.model import Document, Line, Story, from_object, to_object
from reportedly.reading import read
from reportedly.schema import data_root
from reportedly.validation import validate
from reportedly.writing import dumps, write

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = os.environ.get("REPORTEDLY_SOURCES")
TEXTS = TextIndex(*([Path(SOURCES)] if SOURCES else []), *installed_texts())
DOCUMENTS = [document for unit in read_stories() for document in unit.documents]
STAND_OFF = [document for document in DOCUMENTS if document.withheld]
needs_sources = pytest.mark.skipif(
    not SOURCES, reason="the environment variable REPORTEDLY_SOURCES names no folder with the withheld texts"
)
stand_off_documents = pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            document,
            id=document.id,
            marks=pytest.mark.skipif(
                TEXTS.path(document) is None,
                reason="its text is neither in an installed package nor in the folder REPORTEDLY_SOURCES",
            ),
        )
        for document in STAND_OFF
    ],
)


def test_the_corpus_validates() -> None:
    report = validate()
    assert report.findings == []
    assert report.files == len(DOCUMENTS) + len(list(read_stories())) + len(list(read_passes()))


@needs_sources
def test_the_corpus_validates_with_its_withheld_texts() -> None:
    report = validate(sources=Path(str(SOURCES)))
    assert report.findings == []


@pytest.mark.parametrize("path", list(document_paths(packaged_corpus())), ids=lambda path: path.stem)
def test_a_document_is_laid_out_as_the_writer_does_it(path: Path) -> None:
    record = read(path).record
    assert isinstance(record, Document)
    assert dumps(record) == path.read_text(encoding="utf-8")
    assert from_object(Document, to_object(record)) == record


def test_a_story_is_laid_out_as_the_writer_does_it() -> None:
    for path in (packaged_corpus() / "stories").iterdir():
        record = read(path).record
        assert isinstance(record, Story)
        assert dumps(record) == path.read_text(encoding="utf-8")


def test_stories_come_sorted_with_their_documents_in_order() -> None:
    units = list(read_stories())
    assert [unit.story.id for unit in units if unit.story] == sorted(
        unit.story.id for unit in units if unit.story
    )
    for unit in units:
        assert unit.story is not None
        assert tuple(document.id for document in unit.documents) == unit.story.documents


@stand_off_documents
def test_a_withheld_text_is_the_whole_file_or_line_as_it_is(document: Document) -> None:
    assert document.withheld
    path = TEXTS.path(document)
    assert path
    assert path.name == document.metadata.origin.locator
    data = path.read_bytes()
    if line := document.withheld.line:
        assert hashlib.sha256(data).hexdigest() == line.file_sha256
        data = data.split(b"\n")[line.number - 1]
    assert hashlib.sha256(data).hexdigest() == document.withheld.sha256
    assert len(data.decode()) == document.withheld.length


@stand_off_documents
def test_every_figure_of_a_withheld_text_is_in_a_number(document: Document) -> None:
    attached = TEXTS.attached(document)
    assert attached.text
    numbers = [span for span in attached.spans if span.label == "number"]
    for figure in re.finditer(r"\d[\d,.]*", attached.text):
        assert any(span.start <= figure.start() < span.end for span in numbers), figure.start()


@needs_sources
def test_the_founding_article_says_what_it_says() -> None:
    attached = TEXTS.attached(
        next(document for document in STAND_OFF if document.metadata.collection == "press")
    )
    claims = {
        (attached.span_by_id[attached.number_by_id[claim.number].span].text, claim.event): claim
        for claim in attached.claims
    }
    killed = claims["About 600", "killed"]
    chain = [attached.attribution_by_id[name] for name in killed.attributions]
    assert [attribution.source_type for attribution in chain] == ["official", "organisation"]
    assert chain[1].via == chain[0].id
    values = {
        event: attached.number_by_id[claim.number].value
        for (_, event), claim in claims.items()
        if event == "deployed"
    }
    assert values["deployed"] is not None
    assert values["deployed"].low == 15_000
    decoys = [
        attached.span_by_id[number.span].text for number in attached.numbers if number.kind == "identifier"
    ]
    assert decoys == ["1718", "1874", "2270"]
    assert {hedge.kind for hedge in attached.hedges} == {"hearsay", "approximator"}


@stand_off_documents
def test_no_file_of_the_repository_holds_withheld_words(
    document: Document, runs_of_the_repository: frozenset[tuple[str, ...]]
) -> None:
    found = _words(TEXTS.attached(document).text or "")
    own = set(_runs(found))
    assert own
    assert not own & runs_of_the_repository


@pytest.fixture(scope="module")
def runs_of_the_repository() -> frozenset[tuple[str, ...]]:
    """The runs of words of all files that git lists, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=data_root(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert listed.returncode == 0, "the tests run in a checkout"
    runs: set[tuple[str, ...]] = set()
    for name in listed.stdout.splitlines():
        try:
            runs.update(_runs(_words((data_root() / name).read_text(encoding="utf-8"))))
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
    return frozenset(runs)


_RUN = 6


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[offset:] for offset in range(_RUN)), strict=False)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_a_text_is_attached_by_its_digest_and_no_other_is() -> None:
    withheld = stand_off(DOCUMENT, "Ask.")
    attached = attach(withheld, TEXT)
    assert attached.spans == DOCUMENT.spans
    assert msgspec.structs.replace(attached, withheld=None) == DOCUMENT
    with pytest.raises(AttachError, match="SHA-256"):
        attach(withheld, TEXT.replace("600", "700"))
    with pytest.raises(AttachError, match="code points"):
        attach(withheld, TEXT + " ")
    with pytest.raises(AttachError, match="not a stand-off"):
        attach(DOCUMENT, TEXT)


def test_a_text_is_found_in_a_folder_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "some.txt").write_bytes(TEXT.encode())
    (tmp_path / "other.txt").write_bytes(b"Something else")
    withheld = stand_off(DOCUMENT, "Ask.")
    assert TextIndex(tmp_path).attached(withheld).text == TEXT
    assert TextIndex(tmp_path / "deep").path(withheld) == tmp_path / "deep" / "some.txt"
    assert TextIndex(tmp_path).attached(DOCUMENT) == DOCUMENT


def _line(document: Document, file: Path, number: int) -> Document:
    """The document as the stand-off one of a line of a file."""
    apart = stand_off(document, "Ask.")
    assert apart.withheld
    where = Line(hashlib.sha256(file.read_bytes()).hexdigest(), number)
    return msgspec.structs.replace(apart, withheld=msgspec.structs.replace(apart.withheld, line=where))


def test_a_text_is_found_in_its_line_of_a_file(tmp_path: Path) -> None:
    text = TEXT.replace("\n", " ")
    document = msgspec.structs.replace(DOCUMENT, text=text)
    file = tmp_path / "many.cor"
    file.write_bytes(f"Another one.\n{text}\nA third.\n".encode())
    assert TextIndex(file).attached(_line(document, file, 2)).text == text
    assert TextIndex(tmp_path).path(_line(document, file, 2)) == file
    with pytest.raises(AttachError, match="code points"):
        TextIndex(file).attached(_line(document, file, 3))
    with pytest.raises(AttachError, match="fewer lines"):
        TextIndex(file).attached(_line(document, file, 9))


def test_a_package_with_texts_is_found_and_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gensim"
    (package / "test" / "test_data").mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('numpy is not there')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "gensim", raising=False)
    assert installed_texts() == ()
    corpus = package / "test" / "test_data" / "lee_background.cor"
    corpus.write_bytes(b"A line.\n")
    assert installed_texts() == (corpus,)


def test_messages_never_quote_an_attached_text() -> None:
    attached = attach(stand_off(DOCUMENT, "Ask."), TEXT)
    assert attached.quote(18, 27) == "[18, 27) of the withheld text"
    assert DOCUMENT.quote(18, 27) == "“About 600”"


def test_a_corpus_that_cannot_be_read_is_an_error_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "composed").mkdir()
    write(DOCUMENT, tmp_path / "composed" / "ferry-1.json")
    write(
        Story(id="ferry", title="A ferry", documents=("ferry-1", "ferry-2"), links=()),
        tmp_path / "stories" / "ferry.json",
    )
    with pytest.raises(CorpusError, match=r"ferry\.json: the story lists ferry-2"):
        list(read_stories(tmp_path))
    (tmp_path / "composed" / "ferry-2.json").write_text('{"id": 1}', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"ferry-2\.json:1:1: J101"):
        list(read_stories(tmp_path))
    with pytest.raises(CorpusError, match="expected a document"):
        read_document(tmp_path / "stories" / "ferry.json")
    assert find_root(tmp_path / "composed" / "ferry-1.json") == tmp_path.resolve()


def test_documents_without_a_story_file_come_alone(tmp_path: Path) -> None:
    (tmp_path / "composed").mkdir()
    write(DOCUMENT, tmp_path / "composed" / "ferry-1.json")
    assert [
        (unit.story, [document.id for document in unit.documents]) for unit in read_stories(tmp_path)
    ] == [(None, ["ferry-1"])]


def test_no_two_stories_share_a_sentence() -> None:
    """Within a story a text may quote an earlier headline; across stories nothing is repeated."""
    seen: dict[tuple[str, ...], str] = {}
    for document in DOCUMENTS:
        found = _words(document.text or "")
        for run in {tuple(found[start : start + 10]) for start in range(len(found) - 9)}:
            assert seen.setdefault(run, document.metadata.story) == document.metadata.story, " ".join(run)


def test_no_digest_stands_twice() -> None:
    digests = sorted(
        hashlib.sha256((document.text or document.id).encode()).hexdigest() for document in DOCUMENTS
    )
    assert all(left != right for left, right in pairwise(digests))

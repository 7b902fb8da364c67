"""Every value of the corpus has been held against normalisers that others wrote, and where they read it
otherwise it is said why ours is right. Run without them: `make normalisers` brings the results up to date.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec
import pytest
import verdicts
from verdicts import Case, Checked, Disagreement, Excuse, Reading, Results, check, digest, judge, stale

from examples import DOCUMENT, TEXT
from reportedly.corpus import attach, read_stories
from reportedly.drafting import stand_off
from reportedly.model import Document, Value

AGAIN = "run: make normalisers, with REPORTEDLY_SOURCES set for withheld texts"


@cache
def results() -> Results:
    found = verdicts.load_results()
    assert found is not None, AGAIN
    return found


@cache
def documents() -> dict[str, Document]:
    return {document.id: document for unit in read_stories() for document in unit.documents}


def test_the_results_are_of_this_corpus() -> None:
    assert set(results().documents) == set(documents()), AGAIN
    outdated = [name for name, of in results().documents.items() if of.digest != digest(documents()[name])]
    assert not outdated, AGAIN


def test_every_quantity_has_a_verdict_of_every_normaliser() -> None:
    normalisers = {"quantulum3", "recognizers-text", "num2words"}
    for name, checked in results().documents.items():
        assert checked.quantities == len(verdicts.quantities(documents()[name])), name
        assert checked.verdicts is not None, f"{name} was not read; {AGAIN}"
        assert set(checked.verdicts) == normalisers
        for parts in checked.verdicts.values():
            assert set(parts) == set(verdicts.PARTS)
            assert all(sum(counts.values()) == checked.quantities for counts in parts.values())
    assert results().quantities == sum(len(verdicts.quantities(each)) for each in documents().values())
    assert results().verdicts == verdicts.sums(results().documents.values())


def test_every_disagreement_is_listed() -> None:
    for name, checked in results().documents.items():
        for normaliser, parts in (checked.verdicts or {}).items():
            for part, counts in parts.items():
                listed = [
                    found.number
                    for found in checked.disagreements
                    if (found.normaliser, found.part) == (normaliser, part)
                ]
                assert len(set(listed)) == len(listed) == counts["disagree"], (name, normaliser, part)


def test_what_is_listed_is_what_the_corpus_has() -> None:
    for name, checked in results().documents.items():
        document = documents()[name]
        for found in checked.disagreements:
            number = document.number_by_id[found.number]
            assert number.value is not None
            ours = verdicts.ends(number.value) if found.part == "value" else verdicts.units(number.value)
            assert verdicts.same(found.ours, ours)
            assert found.words == (None if document.withheld else document.span_by_id[number.span].text)


def test_every_disagreement_has_a_reason() -> None:
    excuses = {each.name: each for each in verdicts.load_exceptions()}
    for name, checked in results().documents.items():
        for found in checked.disagreements:
            place = f"{name}#{found.number}: {found.normaliser}, {found.part}"
            assert found.exception in excuses, f"{place}: mend the value, or say why it is right"
            assert excuses[found.exception].excuses(name, found), place


def test_no_exception_is_stale() -> None:
    assert stale(results(), verdicts.load_exceptions()) == []


def test_an_exception_gives_a_reason_and_says_what_it_is_about() -> None:
    excuses = verdicts.load_exceptions()
    assert len({each.name for each in excuses}) == len(excuses)
    for each in excuses:
        assert len(each.reason) > 20, each.name
        assert each.part in verdicts.PARTS
        assert set(each.normalisers) <= set(results().verdicts)
        by_pattern = each.words is not None and (each.factor is None) is not (each.reading is None)
        assert bool(each.cases) is not by_pattern, each.name
        assert all((case.words is None) is not (case.number is None) for case in each.cases), each.name


def point(figure: float, unit: str | None = None) -> Value:
    return Value(figure, figure, True, True, False, unit)


@pytest.mark.parametrize(
    ("reading", "value", "expected"),
    [
        (Reading((600,), ()), point(600), ("agree", "agree")),
        (Reading((600,), ()), point(60), ("disagree", "agree")),
        (Reading((600,)), point(600), ("agree", "unreadable")),
        (Reading((2,), ()), point(2, "hour"), ("agree", "unreadable")),
        (Reading((14,), ("Kilometer",)), point(14, "km"), ("agree", "agree")),
        (Reading((14,), ("mile",)), point(14, "km"), ("agree", "disagree")),
        (Reading((3,), ("count",)), point(3), ("agree", "disagree")),
        (Reading((2 / 3,), ()), point(0.6667), ("agree", "agree")),
        (Reading((0.666,), ()), point(0.6667), ("disagree", "agree")),
        (Reading((40.0, 60.0), ()), Value(40, 60, True, True, False, None), ("agree", "agree")),
        (Reading((40.0,), ()), Value(40, 60, True, True, False, None), ("disagree", "agree")),
        (Reading((40.0,), ()), Value(40, None, True, False, False, None), ("agree", "agree")),
        (Reading((0,), ()), point(0), ("agree", "agree")),
        (None, point(12), ("unreadable", "unreadable")),
    ],
)
def test_a_verdict_compares_ends_and_units(
    reading: Reading | None, value: Value, expected: tuple[str, str]
) -> None:
    assert judge(reading, value) == dict(zip(verdicts.PARTS, expected, strict=True))


def test_a_digest_changes_with_a_value_a_place_and_a_text() -> None:
    def changed(**attributes: object) -> Document:
        return msgspec.structs.replace(DOCUMENT, **attributes)

    first, *others = DOCUMENT.numbers
    assert first.value is not None
    revalued = msgspec.structs.replace(first, value=msgspec.structs.replace(first.value, high=None))
    spans = tuple(
        msgspec.structs.replace(span, start=span.start + 1) if span.id == first.span else span
        for span in DOCUMENT.spans
    )
    variants = [
        DOCUMENT,
        changed(numbers=(revalued, *others)),
        changed(spans=spans),
        changed(text=TEXT.replace("swam", "came")),
    ]
    assert len({digest(each) for each in variants}) == len(variants)
    assert digest(changed(claims=())) == digest(DOCUMENT)


def test_a_digest_needs_no_text() -> None:
    withheld = stand_off(DOCUMENT, "Ask the editor.")
    assert digest(withheld) == digest(attach(withheld, TEXT)) == digest(DOCUMENT)


def read_wrongly(words: str) -> Reading | None:
    """Reads all figures ten times too small, and no words."""
    figures = re.findall(r"\d+", words)
    return Reading(tuple(int(figure) / 10 for figure in figures), ()) if figures else None


def checked(document: Document, *excuses: Excuse) -> Checked:
    return check(document, {"wrong": read_wrongly}, excuses)


TENFOLD = Excuse("tenfold", ("wrong",), "value", "It reads a tenth.", words="^About", factor=10)
LISTED = Excuse("one", ("wrong",), "value", "It errs.", cases=(Case((60,), (600,), words="About 600"),))


def test_a_wrong_value_is_found() -> None:
    found = checked(DOCUMENT)
    assert found.verdicts == {
        "wrong": {
            "value": {"agree": 0, "disagree": 1, "unreadable": 1},
            "unit": {"agree": 1, "disagree": 0, "unreadable": 1},
        }
    }
    assert found.disagreements == (
        Disagreement("n1", "wrong", "value", reading=(60,), ours=(600,), words="About 600"),
    )


@pytest.mark.parametrize("excuse", [TENFOLD, LISTED])
def test_an_exception_excuses_what_it_speaks_of(excuse: Excuse) -> None:
    (found,) = checked(DOCUMENT, excuse).disagreements
    assert found.exception == excuse.name


@pytest.mark.parametrize(
    "excuse",
    [
        msgspec.structs.replace(TENFOLD, factor=100),
        msgspec.structs.replace(TENFOLD, words="^Some"),
        msgspec.structs.replace(TENFOLD, part="unit"),
        msgspec.structs.replace(TENFOLD, normalisers=("right",)),
        msgspec.structs.replace(LISTED, cases=(Case((60,), (601,), words="About 600"),)),
        msgspec.structs.replace(LISTED, cases=(Case((60,), (600,), words="600"),)),
        msgspec.structs.replace(LISTED, cases=(Case((60,), (600,), number="ferry-2#n1"),)),
    ],
)
def test_an_exception_excuses_nothing_else(excuse: Excuse) -> None:
    (found,) = checked(DOCUMENT, excuse).disagreements
    assert found.exception is None
    assert stale(Results("", {}, 2, {}, {"ferry-1": checked(DOCUMENT, excuse)}), [excuse]) == [excuse.name]


def test_a_case_that_nothing_needs_is_stale() -> None:
    other = Case((7,), (70,), words="seventy")
    excuse = msgspec.structs.replace(LISTED, cases=(*LISTED.cases, other))
    found = Results("", {}, 2, {}, {"ferry-1": checked(DOCUMENT, excuse)})
    assert stale(found, [excuse]) == ["one: seventy"]
    assert stale(found, [LISTED]) == []


def test_units_are_excused_by_any_of_their_names_where_ours_is_as_it_should_be() -> None:
    excuse = Excuse("m", ("wrong",), "unit", "It is million.", words="m$", reading=("metre",), ours=("USD",))
    found = Disagreement("n1", "wrong", "unit", reading=("Meter",), ours=("USD",), words="$2m")
    assert excuse.excuses("ferry-1", found)
    assert not excuse.excuses("ferry-1", msgspec.structs.replace(found, ours=("EUR",)))
    assert not excuse.excuses("ferry-1", msgspec.structs.replace(found, reading=("mile",)))


def test_words_of_a_withheld_text_are_read_and_not_written() -> None:
    attached = attach(stand_off(DOCUMENT, "Ask the editor."), TEXT)
    by_number = msgspec.structs.replace(LISTED, cases=(Case((60,), (600,), number="ferry-1#n1"),))
    for excuse in (TENFOLD, by_number):
        found = checked(attached, excuse)
        assert [each.exception for each in found.disagreements] == [excuse.name]
        assert b"About" not in msgspec.json.encode(found)
        assert stale(Results("", {}, 2, {}, {"ferry-1": found}), [excuse]) == []
    (unexcused,) = checked(attached).disagreements
    assert unexcused.words is None

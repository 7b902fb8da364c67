"""What the rows of each configuration promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.drafting import anchor_draft
from reportedly.export.features import TAG_COLUMNS, features
from reportedly.export.rows import (
    OF_STORIES,
    ExportError,
    attribution_rows,
    claim_pair_rows,
    claim_rows,
    document_rows,
    hedge_rows,
    number_rows,
    pass_row,
    rows,
    token_rows,
)
from reportedly.model import Document, Link, Span, Story, from_object, to_object
from reportedly.schema import names
from reportedly.segmentation import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable

Unit = tuple[Story | None, list[Document]]
# Rows are dicts of anything: tests look into them by key.
Row = dict[str, Any]


def decoded(row: Row, column: str) -> list[tuple[int, int, str]]:
    """The spans that the tags of a row show, read strictly: `I` continues the same label or is wrong."""
    spans: list[tuple[int, int, str]] = []
    before = "O"
    for tag, start, end in zip(row[column], row["starts"], row["ends"], strict=True):
        position, _, label = tag.partition("-")
        if position == "B":
            spans.append((start, end, label))
        elif position == "I":
            assert before.partition("-")[2] == label
            spans[-1] = (spans[-1][0], end, label)
        before = tag
    return spans


def all_decoded(document: Document, column: str) -> list[tuple[int, int, str]]:
    return [span for row in token_rows(document) for span in decoded(row, column)]


def words(document: Document, spans: Iterable[tuple[int, int, str]]) -> list[tuple[str, str]]:
    assert document.text is not None
    return [(document.text[start:end], label) for start, end, label in spans]


def test_a_documents_row_holds_all_of_its_file(stories: list[Unit]) -> None:
    for _, documents in stories:
        for document in documents:
            (row,) = document_rows(document)
            assert rebuilt(row) == document


def rebuilt(row: Row) -> Document:
    """The document that a row of `documents` was made of."""
    metadata = [
        "title",
        "published",
        "language",
        "genre",
        "domain",
        "collection",
        "license",
        "origin",
        "story",
        "split",
    ]
    value = {name: part for name, part in row.items() if name not in metadata and name != "document_id"}
    value["id"] = row["document_id"]
    value["metadata"] = {name: row[name] for name in metadata}
    value["sentences"] = [(sentence["start"], sentence["end"]) for sentence in row["sentences"]]
    return from_object(Document, value)


def test_tags_decode_back_to_the_spans(first: Document) -> None:
    assert words(first, all_decoded(first, "number_tags")) == [
        ("About 40", "cardinal"),
        ("12", "cardinal"),
        ("Two", "cardinal"),
        ("KV-211", "identifier"),
    ]
    assert words(first, all_decoded(first, "attribution_tags")) == [
        ("lawmakers", "source"),
        ("said", "cue"),
        ("citing", "cue"),
        ("the Ellin coastguard", "source"),
        ("said", "cue"),
        ("Ada Rusk", "source"),
        ("The coastguard", "source"),
        ("wrote", "cue"),
    ]
    assert words(first, all_decoded(first, "hedge_tags")) == [
        ("About", "approximator"),
        ("may", "epistemic"),
        ("reportedly", "hearsay"),
    ]


def test_the_outermost_of_nested_spans_is_tagged(first: Document) -> None:
    # The scope of “About” lies in that of “may”.
    assert words(first, all_decoded(first, "scope_tags")) == [
        ("About 40 passengers may have drowned", "scope"),
        ("Flight KV-211 turned back", "scope"),
        ("reportedly", "scope"),
    ]


def test_a_content_that_runs_on_begins_again_in_the_next_sentence(first: Document) -> None:
    assert words(first, all_decoded(first, "content_tags")) == [
        ("About 40 passengers may have drowned", "content"),
        ("“We pulled 12 people,”", "content"),
        ("“from the water.”", "content"),
        ("“Nobody told us.", "content"),
        ("Two boats were out.”", "content"),
    ]


def test_a_sentence_gives_a_row_of_tokens_with_offsets_in_the_document(first: Document) -> None:
    assert first.text is not None
    made = list(token_rows(first))
    assert [(row["sentence_start"], row["sentence_end"]) for row in made] == list(first.sentences)
    assert [row["sentence_index"] for row in made] == list(range(len(first.sentences)))
    for row in made:
        sliced = [
            first.text[start:end]
            for start, end in zip(row["starts"], row["ends"], strict=True)  # type: ignore[call-overload]
        ]
        assert sliced == row["tokens"]
        for column in TAG_COLUMNS:
            assert len(row[column]) == len(sliced)  # type: ignore[arg-type]


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_spans_are_tagged_by_the_rule_that_the_columns_state(
    first: Document, data: st.DataObject
) -> None:
    assert first.text is not None
    tokens = tokenize(first.text)
    ends = st.integers(0, len(tokens) - 1)
    drawn = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=8))
    spans = tuple(
        Span(f"r{index}", "scope", tokens[left].start, tokens[right].end)
        for index, (left, right) in enumerate(drawn)
    )
    document = msgspec.structs.replace(first, spans=spans, numbers=(), hedges=())

    # The rule, word for word and slowly: again and again the first span left, the longest of those that start
    # there, and away with all that overlap it.
    left_over, kept = list(spans), []
    while left_over:
        start = min(span.start for span in left_over)
        best = max((span for span in left_over if span.start == start), key=lambda span: span.end)
        kept.append(best)
        left_over = [span for span in left_over if not span.overlaps(best)]
    expected = [
        (inside[0].start, inside[-1].end, "scope")
        for span in kept
        for sentence in first.sentences
        if (
            inside := [
                token
                for token in tokens
                if max(span.start, sentence[0]) <= token.start and token.end <= min(span.end, sentence[1])
            ]
        )
    ]
    assert all_decoded(document, "scope_tags") == sorted(expected)


def test_a_number_is_shown_in_its_sentence(first: Document) -> None:
    row: Row = next(number_rows(first))
    assert row["sentence"].startswith("About 40 passengers may have drowned, lawmakers said")
    assert row["number"]["text"] == "About 40"
    assert row["counted"]["text"] == "passengers"
    assert row["value"] == {
        "low": 40,
        "high": 40,
        "low_inclusive": True,
        "high_inclusive": True,
        "approximate": True,
        "unit": None,
    }


def test_a_decoy_has_no_value_and_nothing_counted(first: Document) -> None:
    row: Row = list(number_rows(first))[3]
    assert (row["kind"], row["value"], row["counted"]) == ("identifier", None, None)


def pieces_of(row: Row) -> list[Row]:
    """All pieces of a row, however deep."""
    found: list[Row] = []
    for part in row.values():
        for inner in part if isinstance(part, list) else [part]:
            if isinstance(inner, dict):
                found += [inner] if "in_sentence" in inner else pieces_of(inner)
    return found


@pytest.mark.parametrize("made", [number_rows, attribution_rows, hedge_rows, claim_rows])
def test_offsets_lead_to_the_surface_in_the_document_and_in_the_sentence(first: Document, made: Any) -> None:  # noqa: ANN401
    assert first.text is not None
    pieces = [(row, piece) for row in made(first) for piece in pieces_of(row)]
    assert pieces
    for row, piece in pieces:
        assert row["sentence"] == first.text[row["sentence_start"] : row["sentence_end"]]
        assert piece["text"] == first.text[piece["start"] : piece["end"]]
        if (inside := piece["in_sentence"]) is not None:
            assert piece["text"] == row["sentence"][inside["start"] : inside["end"]]


def test_a_piece_that_leaves_the_sentence_has_no_offsets_in_it(first: Document) -> None:
    row: Row = list(attribution_rows(first))[3]
    assert row["content"][0]["text"] == "“Nobody told us. Two boats were out.”"
    assert row["content"][0]["in_sentence"] is None
    assert row["cue"][0]["in_sentence"] is not None


def test_a_role_in_pieces_is_a_list_in_the_order_of_the_text(first: Document) -> None:
    row: Row = list(attribution_rows(first))[2]
    assert [piece["text"] for piece in row["content"]] == ["“We pulled 12 people,”", "“from the water.”"]


def test_an_attribution_has_its_chain_from_the_outermost(first: Document) -> None:
    made: list[Row] = list(attribution_rows(first))
    assert [(row["via"], row["chain"]) for row in made[:2]] == [(None, ["a1"]), ("a1", ["a1", "a2"])]


def test_a_claim_has_its_sources_from_the_outermost_and_its_hedges(first: Document) -> None:
    row: Row = {row["id"]: row for row in claim_rows(first)}["c1"]
    assert row["number"]["text"] == "About 40"
    assert row["counted"]["text"] == "passengers"
    assert [
        (
            source["id"],
            source["source"][0]["text"],
            source["source_type"],
            source["attitude"],
            source["cue"][0]["text"],
        )
        for source in row["sources"]
    ] == [
        ("a1", "lawmakers", "official", "assert", "said"),
        ("a2", "the Ellin coastguard", "organisation", "assert", "citing"),
    ]
    assert [(hedge["id"], hedge["cue"][0]["text"], hedge["kind"]) for hedge in row["hedges"]] == [
        ("w1", "About", "approximator"),
        ("w2", "may", "epistemic"),
    ]
    assert (row["event"], row["certainty"], row["polarity"]) == ("killed", "possible", "positive")


def test_a_claim_shows_its_number_as_numbers_does(stories: list[Unit]) -> None:
    for _, documents in stories:
        for document in documents:
            numbers: dict[Any, Row] = {row["id"]: row for row in number_rows(document)}
            claims: list[Row] = list(claim_rows(document))
            assert len(claims) == len(document.claims)
            for row in claims:
                number = numbers[row["number_id"]]
                for column in ("sentence", "sentence_index", "number", "kind", "value", "counted"):
                    assert row[column] == number[column]


def test_a_claim_that_is_denied_is_negative(ellin: tuple[Story, list[Document]]) -> None:
    made: list[Row] = list(claim_rows(ellin[1][1]))
    assert [(row["id"], row["polarity"]) for row in made] == [
        ("c1", "positive"),
        ("c2", "negative"),
        ("c3", "positive"),
    ]


def pairs(story: Story | None, documents: list[Document]) -> list[tuple[str, str, str]]:
    made: Iterable[Row] = claim_pair_rows(story, documents)
    return [
        (
            row["link"],
            f"{row['from']['document_id']}#{row['from']['id']}",
            f"{row['to']['document_id']}#{row['to']['id']}",
        )
        for row in made
    ]


def test_pairs_are_the_linked_claims_and_those_of_one_event(ellin: tuple[Story, list[Document]]) -> None:
    assert sorted(pairs(*ellin)) == [
        # Same event, no link: the later document, which is not the later name, is first.
        ("none", "ellin-a-later#c2", "ellin-first#c2"),
        # Linked across events, in the direction of the link.
        ("part_of", "ellin-first#c1", "ellin-a-later#c3"),
        ("updates", "ellin-a-later#c1", "ellin-first#c1"),
    ]


def test_pairs_do_not_depend_on_the_order_in_which_documents_come(
    ellin: tuple[Story, list[Document]],
) -> None:
    story, documents = ellin
    assert pairs(story, documents[::-1]) == pairs(story, documents)


def test_in_one_document_the_later_number_comes_first(ellin: tuple[Story, list[Document]]) -> None:
    story, (first, _) = ellin
    value = to_object(first)
    for claim in value["claims"]:
        claim["event"] = "other"
    unlinked = msgspec.structs.replace(story, links=())
    # In the text: c1, c2, c3; in the file: c2, c1, c3.
    assert sorted(pairs(unlinked, [from_object(Document, value)])) == [
        ("none", "ellin-first#c2", "ellin-first#c1"),
        ("none", "ellin-first#c3", "ellin-first#c1"),
        ("none", "ellin-first#c3", "ellin-first#c2"),
    ]


def test_an_unlinked_claim_is_a_pair_with_the_three_claims_that_look_most_like_it() -> None:
    text = "They counted 2 boats, 3 metres, 4 old boats, 5 boats, 6 cars, 7 cars, 8 boats."
    things = [
        ("2", "boats"),
        ("3 metres", None),
        ("4", "old boats"),
        ("5", "boats"),
        ("6", "cars"),
        ("7", "cars"),
    ]
    things.append(("8", "boats"))
    spans: list[dict[str, Any]] = []
    numbers: list[dict[str, Any]] = []
    claims = []
    for place, (exact, counted) in enumerate(things):
        spans.append({"id": f"n{place}", "label": "number", "exact": exact})
        kind, value = ("cardinal", exact) if counted else ("measure", "3 metre")
        numbers.append({"id": f"m{place}", "span": f"n{place}", "kind": kind, "value": value})
        claims.append(
            {
                "id": f"c{place}",
                "number": f"m{place}",
                "event": "other",
                "certainty": "certain",
                "polarity": "positive",
            }
        )
        if counted:
            spans.append({"id": f"k{place}", "label": "counted", "exact": counted, "prefix": f"{exact} "})
            numbers[-1]["counted"] = f"k{place}"
    metadata = {
        "title": "Counts",
        "published": "2031-05-02",
        "genre": "report",
        "domain": "disaster",
        "collection": "composed",
        "origin": {"kind": "composed", "name": "written for this corpus", "locator": None},
        "story": "counts",
        "split": "train",
    }
    annotation = {
        "guidelines": "1",
        "passes": [{"annotator": "first reader", "kind": "model", "date": "2031-05-03"}],
        "adjudicated": "false",
    }
    document = anchor_draft(
        {
            "id": "counts",
            "metadata": metadata,
            "text": text,
            "annotation": annotation,
            "spans": spans,
            "numbers": numbers,
            "claims": claims,
        }
    )
    story = Story(
        id="counts",
        title="Counts",
        documents=("counts",),
        links=(Link("updates", "counts#c6", "counts#c3"),),
    )
    of_last = [(link, target) for link, source, target in pairs(story, [document]) if source == "counts#c6"]
    assert of_last == [
        ("updates", "counts#c3"),
        # The same thing before a nearer one; the measure, and the nearest but one, are less alike.
        ("none", "counts#c2"),
        ("none", "counts#c0"),
        ("none", "counts#c5"),
    ]


def test_two_claims_are_never_two_pairs(ellin: tuple[Story, list[Document]]) -> None:
    story, documents = ellin
    back = Link("contradicts", "ellin-first#c1", "ellin-a-later#c1")
    again = msgspec.structs.replace(story, links=(*story.links, *story.links, back))
    assert pairs(again, documents) == pairs(story, documents)


def test_claims_without_a_story_file_are_no_pairs(ellin: tuple[Story, list[Document]]) -> None:
    assert pairs(None, ellin[1]) == []


def test_links_to_documents_that_are_not_there_are_left_out(ellin: tuple[Story, list[Document]]) -> None:
    story, (first, _) = ellin
    assert pairs(story, [first]) == []


def test_both_sides_of_a_pair_are_whole_claims(ellin: tuple[Story, list[Document]]) -> None:
    story, documents = ellin
    claims: dict[tuple[Any, Any], Row] = {
        (row["document_id"], row["id"]): row for document in documents for row in claim_rows(document)
    }
    made: Iterable[Row] = claim_pair_rows(story, documents)
    for row in made:
        for side in (row["from"], row["to"]):
            assert {"story": row["story"], **side} == claims[side["document_id"], side["id"]]


def test_a_text_that_is_withheld_has_no_surfaces_and_no_tokens(withheld: Document) -> None:
    assert list(token_rows(withheld)) == []
    (document,) = document_rows(withheld)
    assert document["text"] is None
    assert document["withheld"]
    for made in (number_rows, attribution_rows, hedge_rows, claim_rows):
        made_rows: list[Row] = list(made(withheld))
        assert made_rows
        for row in made_rows:
            assert row["sentence"] is None
            assert pieces_of(row)
            assert all(
                piece["text"] is None and piece["end"] > piece["start"] and piece["in_sentence"] is not None
                for piece in pieces_of(row)
            )


def test_a_surface_that_a_file_should_not_have_is_not_passed_on(withheld: Document, secret: str) -> None:
    spans = tuple(
        msgspec.structs.replace(span, text=secret[span.start : span.end]) for span in withheld.spans
    )
    (row,) = document_rows(msgspec.structs.replace(withheld, spans=spans))
    assert {span["text"] for span in row["spans"]} == {None}  # type: ignore[attr-defined]


def test_an_attached_text_gives_surfaces_and_tokens(withheld: Document, secret: str) -> None:
    attached = msgspec.structs.replace(withheld, text=secret)
    row: Row = next(number_rows(attached))
    assert (row["sentence"], row["number"]["text"], row["counted"]["text"]) == (secret, "77", "crates")
    assert len(list(token_rows(attached))) == 1


@pytest.mark.parametrize("configuration", OF_STORIES)
def test_rows_have_the_columns_of_their_features(stories: list[Unit], configuration: str) -> None:
    columns = features(configuration)
    seen = 0
    for story, documents in stories:
        for _, row in rows(configuration, story, documents):
            assert_form(row, columns)
            seen += 1
    assert seen


def test_outside_and_none_are_the_first_labels() -> None:
    assert features("claim_pairs")["link"].names == ["none", *names("link_type", "story")]
    for column in TAG_COLUMNS:
        assert features("tokens")[column].feature.names[0] == "O"
    kinds = [f"{position}-{kind}" for kind in names("number_kind") for position in "BI"]
    assert features("tokens")["number_tags"].feature.names[1:] == kinds


def assert_form(value: Any, feature: Any) -> None:  # noqa: ANN401
    if isinstance(feature, dict) and value is not None:
        assert list(value) == list(feature)
        for name, part in feature.items():
            assert_form(value[name], part)
    elif hasattr(feature, "feature"):
        assert isinstance(value, list)
        for part in value:
            assert_form(part, feature.feature)


@pytest.mark.parametrize("configuration", [name for name in OF_STORIES if name != "claim_pairs"])
def test_every_row_tells_document_story_genre_domain_and_collection(
    stories: list[Unit], configuration: str
) -> None:
    for story, documents in stories:
        for split, row in rows(configuration, story, documents):
            document = next(document for document in documents if document.id == row["document_id"])
            metadata = document.metadata
            assert split == metadata.split
            assert (row["story"], row["genre"], row["domain"], row["collection"]) == (
                metadata.story,
                metadata.genre,
                metadata.domain,
                metadata.collection,
            )


def test_a_story_in_two_splits_is_refused(ellin: tuple[Story, list[Document]]) -> None:
    story, (first, later) = ellin
    moved = msgspec.structs.replace(later, metadata=msgspec.structs.replace(later.metadata, split="test"))
    with pytest.raises(ExportError, match="ellin is in the splits test and train"):
        list(rows("documents", story, [first, moved]))


@pytest.mark.parametrize(
    ("configuration", "change"),
    [
        ("tokens", {"spans": ()}),
        ("numbers", {"spans": ()}),
        ("attributions", {"spans": ()}),
        ("hedges", {"spans": ()}),
        ("claims", {"hedges": ()}),
        ("claim_pairs", {"numbers": ()}),
        ("claim_pairs", {"claims": ()}),
        ("numbers", {"sentences": ((0, 5),)}),
    ],
)
def test_what_points_nowhere_is_refused(
    ellin: tuple[Story, list[Document]], configuration: str, change: dict[str, Any]
) -> None:
    story, (first, later) = ellin
    with pytest.raises(ExportError, match=r"ellin-first.*see `reportedly validate`"):
        list(rows(configuration, story, [msgspec.structs.replace(first, **change), later]))


def test_a_chain_that_leads_nowhere_is_refused(first: Document) -> None:
    attributions = tuple(
        msgspec.structs.replace(attribution, via="a9") if attribution.id == "a1" else attribution
        for attribution in first.attributions
    )
    with pytest.raises(ExportError, match="ellin-first names a9"):
        list(attribution_rows(msgspec.structs.replace(first, attributions=attributions)))


def test_a_pass_is_the_document_that_one_annotator_made_of_it(passes: list[tuple[str, Document]]) -> None:
    name, reading = passes[2]
    row = pass_row(name, reading)
    assert_form(row, features("passes"))
    assert row.pop("pass") == "B"
    assert row == next(document_rows(reading))

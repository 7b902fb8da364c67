"""What the rule-based annotator finds in sentences like those of the guidelines, and what it leaves alone."""

from __future__ import annotations

import pytest

from annotators.prose import attributions, document, hedges, numbers, surfaces
from reportedly.drafting import parse_value
from reportedly.model import Value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 600 soldiers had crossed.", [("About 600", "cardinal")]),
        ("The repair will cost more than $3.5bn.", [("more than $3.5bn", "money")]),
        ("The 12 men and 7 women left.", [("12", "cardinal"), ("7", "cardinal")]),
        ("It fell from 3,100 to 2,900.", [("3,100", "cardinal"), ("2,900", "cardinal")]),
        ("Between 40 and 60 died.", [("Between 40 and 60", "cardinal")]),
        (
            "Dozens of families, 12 per cent of all, left.",
            [("Dozens", "cardinal"), ("12 per cent", "percent")],
        ),
        ("A three-storey house burned for two hours.", [("three", "cardinal"), ("two hours", "measure")]),
        ("Losses rose by a tenth.", [("a tenth", "fraction")]),
        ("Almost a fifth of the deposits left.", [("Almost a fifth", "fraction")]),
        ("No one was hurt.", [("No one", "cardinal")]),
        ("No one has been charged.", [("No one", "cardinal")]),
        ("There was no new capital.", []),
        ("Scores ill in port", [("Scores", "cardinal")]),
        ("One vote in nine was lost.", [("One", "cardinal"), ("nine", "cardinal")]),
        ("As one evening bulletin had it, he left.", [("one", "cardinal")]),
        ("She was in her 30s.", [("30s", "age")]),
        ("20.01 — Polls have closed.", [("20.01", "time")]),
        ("The inquiry behind case K 118/2032 goes on.", [("118/2032", "identifier")]),
        ("He came an hour later.", []),
        ("It was anything from 180 to 240 men.", [("from 180 to 240", "cardinal")]),
        ("19.15", [("19.15", "time")]),
        (
            "The ban fell from eighteen months to twelve.",
            [("eighteen months", "measure"), ("twelve", "measure")],
        ),
        ("They met three times.", [("three", "cardinal")]),
        ("It is three times as many.", [("three times", "multiplier")]),
        ("Some 5m people voted.", [("Some 5m", "cardinal")]),
        ("A wave 5m high hit the pier.", [("5m", "measure")]),
        # decoys
        (
            "The council passed Resolution 1718 on 14 October 2006.",
            [("1718", "identifier"), ("14 October 2006", "date")],
        ),
        (
            "Resolutions 1718, 1874 and 2270 bar it.",
            [("1718", "identifier"), ("1874", "identifier"), ("2270", "identifier")],
        ),
        (
            "Flight KV-211 left Route 9 for room A4.",
            [("KV-211", "identifier"), ("9", "identifier"), ("A4", "identifier")],
        ),
        ("He held ticket No. 203.", [("203", "identifier")]),
        ("They met in 2009 and in May 2029.", [("2009", "date"), ("May 2029", "date")]),
        ("By 8.05pm it had sunk; at 14:20 it was found.", [("8.05pm", "time"), ("14:20", "time")]),
        ("The 34-year-old swam two kilometres.", [("34-year-old", "age"), ("two kilometres", "measure")]),
        ("Lindqvist, 34, swam.", [("34", "age")]),
        ("They won the match 3–1.", [("3–1", "score")]),
        ("It was the first time.", [("first", "ordinal")]),
        (
            "At first nobody came, a million-dollar question.",
            [("first", "idiom"), ("million-dollar", "idiom")],
        ),
        # numeral words that are none
        ("No one answered.", []),
        ("One must go one day.", []),
        ("He may come in May.", []),
        ("Both the mayor and the judge left.", []),
    ],
)
def test_numbers_are_delimited_and_told_apart_as_the_guidelines_do(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("At least 40 houses burned.", ">=40"),
        ("Dozens of families left.", "~24..99"),
        ("It took several hundred men.", "~300..900"),
        ("1000s of men left.", "~2000..9999"),
        ("It killed 25 Dorvathis or more.", ">=25"),
        ("It took more than an hour.", ">1 hour"),
        ("It cost 84m zlatens (about $21m).", "84000000 zlaten"),
        ("Savers withdrew K5bn. The fund has 2 billion kessars.", "5000000000 kessar"),
        ("Children under six travel free.", "<6 year"),
        ("They paid 84m zlatens, and 9m zlatens more.", "84000000 zlaten"),
        ("At most 9m above the price of 84m zlatens; it was 13m zlatens.", "<=9000000 zlaten"),
        ("Some 84m voters and 9m voters came.", "~84000000"),
        ("Turnout was 41.8, or 5.3 points below the 47.1 per cent of 2027.", "41.8 percent"),
    ],
)
def test_a_quantity_has_its_value(text: str, notation: str) -> None:
    assert document(text).numbers[0].value == Value(**parse_value(notation))


def test_a_unit_that_is_left_to_a_later_figure_is_the_unit_of_both() -> None:
    rates = document("The rate rose from 3.25 to 4.75 per cent.").numbers
    assert [rate.kind for rate in rates] == ["percent", "percent"]
    assert [rate.value and rate.value.unit for rate in rates] == ["percent", "percent"]


def test_points_beside_a_percentage_are_percentage_points() -> None:
    _, points, _ = document("Turnout was 61.2 per cent, or 5.3 points below that of 2027.").numbers
    assert (points.kind, points.value and points.value.unit) == ("percent", "percentage point")
    assert numbers("They won by 12 points.") == [("12", "cardinal")]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("About 600 soldiers had crossed by nightfall.", "soldiers"),
        ("Two-thirds of the dead were children.", "the dead"),
        ("Three Security Council resolutions bar it.", "Security Council resolutions"),
        ("Twelve members of the crew on the night shift were missing.", "members of the crew"),
        ("Coastguard: 19 dead", "dead"),
        ("Gusts of around 70 km/h were measured.", "Gusts"),
        ("A two-line statement came.", "line"),
        ("They found 14 burnt-out vehicles on the track.", "burnt-out vehicles"),
        ("At nine polling stations nobody came.", "polling stations"),
        ("No fewer than 40 Teskelian dead were found.", "Teskelian dead"),
        ("Turnout was now put at 61 per cent.", "Turnout"),
        ("The Accord’s share fell by 4.1 per cent.", "The Accord’s share"),
        ("They spoke of “at least 14” stations.", "stations"),
        ("Seven bore her initials.", None),
        ("The article contained two figures.", None),
        ("The toll rose to 31.", None),
        ("It lasted six months.", None),
    ],
)
def test_what_is_counted_is_the_noun_group_beside_the_figure(text: str, counted: str | None) -> None:
    proposal = document(text)
    name = proposal.numbers[0].counted
    assert (surfaces(proposal, (name,))[0] if name else None) == counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour master said the ferry was late.",
            ("The harbour master", "said", "the ferry was late", "assert"),
        ),
        (
            "Ilse Maran, the harbour master, said that the ferry was late.",
            ("Ilse Maran, the harbour master,", "said", "the ferry was late", "assert"),
        ),
        (
            "The ferry was late, according to a coastguard log.",
            ("a coastguard log", "according to", "The ferry was late", "assert"),
        ),
        (
            "According to the operator, the ferry was late.",
            ("the operator", "According to", "the ferry was late", "assert"),
        ),
        ("“Nobody told us,” a passenger said.", ("a passenger", "said", "“Nobody told us,”", "assert")),
        (
            "“I want to see it,” said Emeka Sarvaal, a retired engineer, who was first.",
            ("Emeka Sarvaal, a retired engineer,", "said", "“I want to see it,”", "assert"),
        ),
        (
            "Two boats, the mayor said, were still out.",
            ("the mayor", "said", "Two boats | were still out", "assert"),
        ),
        (
            "The ministry has repeatedly denied that the dam was unsafe.",
            ("The ministry", "has repeatedly denied", "the dam was unsafe", "deny"),
        ),
        ("Police could not confirm the arrests.", ("Police", "could not confirm", "the arrests", "question")),
        (
            "The insurer put the losses at 40 million crowns.",
            ("The insurer", "put", "the losses at 40 million crowns", "estimate"),
        ),
        ("Coastguard: 19 dead, 98 rescued", ("Coastguard", ":", "19 dead, 98 rescued", "assert")),
        (
            "The pilot is said to have survived.",
            ("", "is said", "The pilot | to have survived", "assert"),
        ),
        ("It was alleged that he fled.", ("", "was alleged", "he fled", "accuse")),
        ("The log shows that two boats left.", ("The log", "shows", "two boats left", "assert")),
        (
            "The mission, which has watched the line, said its post heard guns.",
            ("The mission", "said", "its post heard guns", "assert"),
        ),
        ("The ministry says it is low; it may rise.", ("The ministry", "says", "it is low", "assert")),
        (
            "The judge estimates the loss at 52m, which straddles the court’s.",
            ("The judge", "estimates", "the loss at 52m", "estimate"),
        ),
        (
            "It cost less than the loss that the court accepted.",
            ("the court", "accepted", "the loss", "confirm"),
        ),
        (
            "A nurse was told by a clerk that the ward might close.",
            ("a clerk", "was told", "the ward might close", "assert"),
        ),
        (
            "The lake, according to a nurse who is not heard there, is safe.",
            ("a nurse who is not heard there", "according to", "The lake", "assert"),
        ),
        (
            "His assertion that nobody had been captured lasted a day.",
            ("His", "assertion", "nobody had been captured lasted a day", "assert"),
        ),
        ("20.45 — It rained, police said.", ("police", "said", "It rained", "assert")),
        (
            "The town has never withdrawn its claim.",
            ("The town", "has never withdrawn", "its claim", "assert"),
        ),
        ("The hut was said to be empty.", ("", "was said", "The hut | to be empty", "assert")),
    ],
)
def test_an_attribution_has_its_source_cue_and_content(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert attributions(text) == [expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ilse Maran said it rained.", "named_person"),
        ("The mayor of Port Ismeral said it rained.", "official"),
        ("Analysts at Ostrelle Imaging said it rained.", "collective"),
        ("Corvane Research said it rained.", "organisation"),
        ("The state news agency said it rained.", "media"),
        ("Velanko said it rained. It rained in Velanko.", "organisation"),
        ("Accountants said it rained. Other accountants left.", "collective"),
        ("It rained, said a clerk who is not allowed to speak.", "anonymous"),
    ],
)
def test_a_source_has_the_type_of_its_head(text: str, kind: str) -> None:
    assert document(text).attributions[0].source_type == kind


def test_a_coordinated_verb_has_the_source_of_the_one_before_it() -> None:
    assert attributions(
        "The staff acknowledged three deaths, denied that anyone had fled and said ten were safe."
    ) == [
        ("The staff", "acknowledged", "three deaths", "confirm"),
        ("The staff", "denied", "anyone had fled", "deny"),
        ("The staff", "said", "ten were safe", "assert"),
    ]


def test_who_is_cited_is_heard_through_the_one_who_cites() -> None:
    proposal = document("Four boats sank, lawmakers said, citing the coastguard.")
    said, citing = proposal.attributions
    assert surfaces(proposal, citing.source) == ["the coastguard"]
    assert citing.via == said.id
    assert citing.content == said.content
    assert proposal.claims[0].attributions == (said.id, citing.id)


def test_who_is_quoted_is_heard_through_the_one_who_quotes() -> None:
    proposal = document("The paper quoted the mayor as saying that four boats sank.")
    outer = next(frame for frame in proposal.attributions if frame.via is None)
    inner = next(frame for frame in proposal.attributions if frame.via == outer.id)
    assert surfaces(proposal, outer.content) == ["the mayor as saying that four boats sank"]
    assert surfaces(proposal, inner.source) == ["the mayor"]


def test_a_further_quotation_of_the_paragraph_is_a_further_piece() -> None:
    text = "“Maybe it is a rumour,” she said. “But my people cannot eat it.”"
    assert attributions(text) == [
        ("she", "said", "“Maybe it is a rumour,” | “But my people cannot eat it.”", "assert")
    ]
    assert document(text).attributions[0].style == "direct"


def test_a_further_piece_has_the_whole_chain_of_its_quotation() -> None:
    proposal = document("The paper said the mayor said “four boats sank”. “Ten men have died.”")
    claim = proposal.claims[-1]
    assert surfaces(proposal, (proposal.number_by_id[claim.number].span,)) == ["Ten"]
    assert claim.attributions == tuple(frame.id for frame in proposal.attributions)
    assert len(claim.attributions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The storm claimed the lives of 33 islanders.",
        "The storm claimed 33 lives.",
        "There were 40 confirmed cases.",
        "The suspected cases rose.",
        "He reported for duty.",
        "The firm added 40 staff.",
        "They appeared in court.",
        "The game was cancelled in May 2029.",
        "The team claimed victory.",
        "The patrol reported back at dawn.",
        "All told, five boats sank.",
        "A said amount was paid.",
        "They asked for help.",
        "The rescue announced on Wednesday will cost money.",
        "Our report of 17 May named nobody.",
        "What the town says of its mayor is known.",
        "It gave no breakdown.",
    ],
)
def test_a_false_cue_of_the_guidelines_does_not_fire(text: str) -> None:
    assert attributions(text) == []
    assert hedges(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pilot reportedly survived.", ("reportedly", "The pilot reportedly survived", "hearsay")),
        ("The pilot may have survived.", ("may", "The pilot may have survived", "epistemic")),
        ("About 600 were held.", ("About", "About 600", "approximator")),
        ("They saw a graph that appeared to show it.", ("appeared", "that appeared to show it", "epistemic")),
        (
            "The peak is “likely” to have passed.",
            ("likely", "The peak is “likely” to have passed", "epistemic"),
        ),
        ("They threw out the alleged 4.3m.", ("alleged", "the alleged 4.3m", "hearsay")),
        ("Ilczek is alleged to have fled.", ("alleged", "Ilczek is alleged to have fled", "hearsay")),
        (
            "The court heard of the alleged payments for an hour.",
            ("alleged", "the alleged payments", "hearsay"),
        ),
        ("Two men are presumed dead.", ("presumed", "Two men are presumed dead", "doxastic")),
        (
            "They could each be jailed if convicted.",
            ("if convicted", "They could each be jailed if convicted", "conditional"),
        ),
        (
            "Their account could not be independently verified.",
            (
                "could not be independently verified",
                "Their account could not be independently verified",
                "hearsay",
            ),
        ),
    ],
)
def test_a_hedge_has_its_scope_and_kind(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in hedges(text)


def test_a_scope_stays_inside_the_content_that_its_cue_is_in() -> None:
    assert hedges("The mayor told reporters the pilot may have survived.") == [
        ("may", "the pilot may have survived", "epistemic")
    ]


@pytest.mark.parametrize(
    ("text", "event", "certainty", "polarity"),
    [
        ("The fire killed 12 people.", "killed", "certain", "positive"),
        ("12 people may have died.", "killed", "possible", "positive"),
        ("Officials estimate that about 600 were wounded.", "wounded", "probable", "positive"),
        ("40 people reportedly died.", "killed", "underspecified", "positive"),
        ("The army denied that 40 soldiers had died.", "killed", "certain", "negative"),
        ("It lasted six months.", "lasted", "certain", "positive"),
        ("The repair will cost $5bn.", "cost", "certain", "positive"),
        ("No one was hurt.", "wounded", "certain", "positive"),
        ("He was sent to prison for two years.", "penalty", "certain", "positive"),
    ],
)
def test_a_claim_follows_from_the_words_around_its_number(
    text: str, event: str, certainty: str, polarity: str
) -> None:
    (claim,) = document(text).claims
    assert (claim.event, claim.certainty, claim.polarity) == (event, certainty, polarity)


def test_a_quantity_that_counts_nothing_takes_up_the_event_of_the_one_before_it() -> None:
    events = [claim.event for claim in document("The fire killed 12 people. The mayor gave 13.").claims]
    assert events == ["killed", "killed"]

"""Whole reports in many newsrooms' manners, read from end to end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.reading import METHODS, read
from corrobora.reading.sentences import LONGEST
from corrobora.records import (
    ActKind,
    Assertion,
    Claim,
    Outcome,
    Reading,
    Report,
    Span,
    SpeakerKind,
    Stance,
    StepKind,
)

from .telling import ACTORS, PLACES, reading_of, report_of, said_in

BROADCASTER = """\
Nine killed in Keba market attack

At least nine people have been killed in an attack on a market in northern Mali, residents say.

Gunmen on motorbikes opened fire on traders in Keba on Monday, they said.

“They came from the east and shot at everyone,” one resident told Radio Orin. “I counted nine bodies.”

The Orin Liberation Front (OLF) accused the Malian army of carrying out the attack.

In a statement, the army rejected the accusation and said it had opened an investigation.

Sahel Rights Watch called for an independent inquiry.

Mali has been under military rule since a coup in 2020.
"""

AGENCY = """\
ORIN, Mali, March 5 (Harmattan Press) - Nine traders were killed when a drone struck a lorry near Keba in northern Mali on Tuesday, \
a hospital source and two residents told Harmattan Press.

"We received nine bodies, all of them burnt," the hospital source said, speaking on condition of anonymity.

The Malian army said in a statement that its aircraft had targeted a group of terrorists.

It denied that civilians had been killed.
"""

STATEMENT = """\
Sahel Rights Watch: statement on the killings at Keba

On 4 March 2031 soldiers of the Malian army entered the village of Keba and summarily executed 14 men, including two boys.

We have spoken to six witnesses. They told us that the soldiers burned down 40 houses.

We call on the government to open an independent investigation.
"""

LOCAL = """\
Bandits on Sunday night invaded Keba community and kidnapped 12 persons, a resident has said.

The resident, Mr. Moussa Tal, told our correspondent that two persons were killed while three others sustained injuries.

The police spokesman, Sali Bem, could not be reached for comment.
"""


def acts(reading: Reading) -> list[Claim]:
    return [c for c in reading.claims if c.act is not None and c.act.asserted is Assertion.ASSERTED]


def numbers(claims: list[Claim], outcome: Outcome) -> set[tuple[int | None, int | None]]:
    return {(n.low, n.high) for c in claims for n in c.counts if n.outcome is outcome}


def test_a_broadcasters_report() -> None:
    reading = reading_of(BROADCASTER, title="Nine killed in Keba market attack")
    by = {
        (c.speaker.actor or c.speaker.kind.value, c.stance) for c in reading.claims if c.speaker is not None
    }
    assert ("local-source", Stance.ALLEGES) in by
    assert ("olf", Stance.ALLEGES) in by
    assert ("army", Stance.DENIES) in by
    assert ("watch", Stance.DEMANDS) in by
    assert (9, None) in numbers(acts(reading), Outcome.KILLED)
    accusing = [c for c in acts(reading) if c.speaker is not None and c.speaker.actor == "olf"]
    assert {p.actor for c in accusing if c.act is not None for p in c.act.perpetrators} == {"army"}
    assert StepKind.DEMANDED in {s.step for s in reading.steps}
    assert [(f.kind, f.when.edtf if f.when else None) for f in reading.background] == [("coup", "2020")]


def test_an_answer_of_the_accused_is_no_obstruction() -> None:
    steps = reading_of(BROADCASTER, title="Nine killed in Keba market attack").steps
    assert {s.step for s in steps} == {StepKind.OPENED, StepKind.DEMANDED}


def test_an_agency_report() -> None:
    reading = reading_of(AGENCY, published="2031-03-05")
    told = [c for c in acts(reading) if c.act is not None and c.act.kind is ActKind.DRONE_STRIKE]
    assert told
    assert (9, 9) in numbers(told, Outcome.KILLED)
    assert {c.when.edtf for c in told if c.when is not None} == {"2031-03-04"}
    assert {c.place.name for c in told if c.place is not None} == {"Keba"}
    assert {c.speaker.told for c in told if c.speaker is not None} == {"Harmattan Press"}
    army = {c.stance for c in reading.claims if c.speaker is not None and c.speaker.actor == "army"}
    assert Stance.GIVES_ALTERNATIVE_EXPLANATION in army


def test_what_it_denied_is_denied_by_whoever_spoke_before() -> None:
    reading = reading_of(AGENCY, published="2031-03-05")
    last = [c for c in reading.claims if c.start >= AGENCY.index("It denied")]
    assert [(c.speaker.actor if c.speaker else None, c.stance) for c in last] == [("army", Stance.DENIES)]


def test_a_statement_by_an_organisation() -> None:
    reading = reading_of(STATEMENT, title="Sahel Rights Watch: statement on the killings at Keba")
    told = [c for c in acts(reading) if c.act is not None and c.act.kind is ActKind.KILLING]
    assert (14, 14) in numbers(told, Outcome.KILLED)
    demands = [c for c in reading.claims if c.stance is Stance.DEMANDS]
    assert {c.speaker.actor for c in demands if c.speaker is not None} == {"watch"}


def test_a_date_without_a_comma_and_a_subject_of_two_verbs() -> None:
    told = [c for c in acts(reading_of(STATEMENT)) if c.act is not None and c.act.kind is ActKind.KILLING]
    assert {p.actor for c in told if c.act is not None for p in c.act.perpetrators} == {"army"}
    assert {c.when.edtf if c.when else None for c in told} == {"2031-03-04"}


def test_those_spoken_to_are_they_who_told() -> None:
    told = [c for c in acts(reading_of(STATEMENT)) if c.act is not None and c.act.kind is ActKind.DESTRUCTION]
    assert {c.speaker.kind for c in told if c.speaker is not None} == {SpeakerKind.EYEWITNESS}


def test_a_local_papers_report() -> None:
    told = acts(reading_of(LOCAL, published="2031-03-04"))
    assert (12, 12) in numbers(told, Outcome.ABDUCTED)
    assert (2, 2) in numbers(told, Outcome.KILLED)
    assert (3, 3) in numbers(told, Outcome.INJURED)
    assert {c.speaker.kind for c in told if c.speaker is not None} == {SpeakerKind.LOCAL_SOURCE}


@pytest.mark.parametrize("text", [BROADCASTER, AGENCY, STATEMENT, LOCAL])
def test_every_passage_lies_inside_the_report_and_claims_differ(text: str) -> None:
    report = report_of(text)
    reading = read(report, gazetteer=PLACES, actors=ACTORS)
    assert reading.claims
    for claim in reading.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert report.quote(claim.start, claim.end).strip()
        assert claim.text_sha256 == report.text_sha256
        assert 0 < claim.confidence <= 1
        assert claim.method in METHODS.values()
    assert len({c.id for c in reading.claims}) == len(reading.claims)
    held = {c.id for c in reading.claims}
    assert all(set(s.claims) <= held for s in reading.steps)
    assert all(set(f.claims) <= held for f in reading.background)


def test_headings_are_not_read() -> None:
    body = "Gunmen attacked a market in Keba, residents say."
    reading = reading_of("Forty Dead in Keba Market Massacre\n\n" + body)
    assert not numbers(list(reading.claims), Outcome.KILLED)
    assert all(c.start > 30 for c in reading.claims)


@pytest.mark.parametrize(
    "dateline",
    [
        "MOLEN, Mali (Harmattan Press) — ",
        "MOLEN, March 5 (Harmattan Press) - ",
        "Molen (Mali), 5 March 2031 – ",
        "(Harmattan Press) — ",
    ],
)
def test_a_dateline_is_not_the_place_of_the_act(dateline: str) -> None:
    reading = reading_of(dateline + "Gunmen killed nine traders in Keba on Monday, residents said.")
    told = acts(reading)
    assert told
    assert {c.place.name for c in told if c.place is not None} == {"Keba"}
    assert all("Press" not in c.speaker.text for c in told if c.speaker is not None)


@pytest.mark.parametrize(
    "dateline",
    [
        "(Molen) - ",
        "(Molen, Mali) — ",
        "(Molen, March 5, 2031) – ",
        "(Molen, March 5, 2031) ",
        "[Molen, 5 March 2031] ",
        "[Molen] – ",
        "MOLEN, 5 March (Nordlys): ",
        "MOLEN, Mali — ",
    ],
)
def test_a_dateline_dates_and_places_nothing(dateline: str) -> None:
    reading = reading_of(
        dateline + "Gunmen killed nine traders on Monday, residents said.", published="2031-03-06"
    )
    (told,) = acts(reading)
    assert told.place is None
    assert told.when is not None
    assert told.when.edtf == "2031-03-03"
    assert told.speaker is not None
    assert told.speaker.text == "residents"


def test_a_quotation_over_several_sentences_is_that_of_who_is_named_at_its_end() -> None:
    reading = reading_of(
        "Keba in Mali is in mourning.\n\n"
        "“Soldiers came at dawn. They killed nine traders. They burned the lorry,” said Moussa Tal, a farmer."
    )
    told = acts(reading)
    assert (9, 9) in numbers(told, Outcome.KILLED)
    assert {c.speaker.text for c in told if c.speaker is not None} == {"Moussa Tal"}
    assert all(c.speaker is not None for c in told)


def test_a_quotation_runs_on_into_the_next_paragraph() -> None:
    reading = reading_of(
        "Keba in Mali is in mourning.\n\n"
        "“Soldiers came at dawn,” said Moussa Tal, a farmer. “They killed nine traders.\n\n"
        "“They burned 12 houses.”"
    )
    assert {c.speaker.text if c.speaker else None for c in acts(reading)} == {"Moussa Tal"}


def test_a_colon_hands_the_word_to_the_quotation_below() -> None:
    reading = reading_of(
        "Moussa Tal, a farmer in Keba, said:\n\n“Soldiers killed nine traders at the market.”\n\nThe army shelled Orin in 2029."
    )
    nine = [c for c in reading.claims if any(n.low == 9 for n in c.counts)]
    assert {c.speaker.text if c.speaker else None for c in nine} == {"Moussa Tal"}


def test_the_voice_of_a_paragraph_ends_with_it() -> None:
    reading = reading_of(
        "Moussa Tal, a farmer, said soldiers came to Keba at dawn.\n\nNine traders were killed in the attack."
    )
    nine = [c for c in reading.claims if any(n.low == 9 for n in c.counts)]
    assert [c.speaker for c in nine] == [None]


@pytest.mark.parametrize("language", ["fr", "ar", "de", "sw"])
def test_a_report_in_another_language_is_refused_whole(language: str) -> None:
    report = report_of("Neuf commerçants ont été tués à Keba.", language=language)
    reading = read(report, gazetteer=PLACES, actors=ACTORS)
    assert reading.claims == ()
    assert [(r.code, r.what) for r in reading.refused] == [("language-not-read", report.id)]
    assert "Keba" not in reading.refused[0].why


def test_a_report_of_unknown_language_is_read() -> None:
    report = report_of("Gunmen killed nine traders in Keba, residents said.", language=None)
    assert read(report, gazetteer=PLACES, actors=ACTORS).claims


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("a football match", "Orin United beat Molen City 3-1 on Saturday. Striker Sali Tal fired home twice after the break. “We killed the game early,” coach Issa Bem said. The visitors' defence collapsed and they never recovered."),
        ("a tennis match", "Molen, the top seed, was knocked out in straight sets. She shot ahead in the tie-break but hit the net with her last forehand. Her coach said an injury had troubled her for two weeks."),
        ("cotton exports", "Cotton exports fell by nine percent in the first quarter, the trade ministry said. Shares in the largest ginner dropped. Analysts expect prices to recover when the rains come."),
        ("a loan and a walkout", "The central bank struck a deal with lenders on Tuesday. The finance minister said the agreement would cut the deficit. The union called a strike for Friday over pay."),
        ("the rains", "The rains have come early to the valley. Farmers said the millet was doing well and that locusts had not been seen. The ministry will hand out seed next week."),
        ("a film", "The film tells of a detective who investigates a murder in a small town. It opens on Friday. Critics praised the lead and called the ending a triumph."),
        ("a road accident", "A lorry left the road near Molen on Sunday and the driver was taken to hospital, the road agency said."),
        ("a cabinet", "The president fired two ministers on Friday. Observers said the move was aimed at rivals within the party."),
        ("a company", "The mine said it would target an output of nine tonnes. It is investigating new deposits near Molen."),
    ],
)  # fmt: skip
def test_sport_trade_and_weather_tell_no_act(about: str, text: str) -> None:
    assert acts(reading_of(text)) == []


def test_a_report_without_violence_gives_nothing_at_all() -> None:
    reading = reading_of("The bridge at Orin was opened to traffic on Monday, the works department said.")
    assert (reading.claims, reading.steps, reading.background, reading.refused) == ((), (), (), ())


def test_earlier_violence_stays_apart_from_the_incident() -> None:
    reading = reading_of(
        "Gunmen killed nine traders near Keba in Mali on 4 March 2031, residents said.\n\n"
        "In March 2029, jihadists killed 132 villagers in Daboro.",
        published="2031-03-05",
    )
    earlier = {i for f in reading.background if f.kind == "earlier-violence" for i in f.claims}
    assert numbers([c for c in reading.claims if c.id in earlier], Outcome.KILLED) == {(132, 132)}
    assert numbers([c for c in reading.claims if c.id not in earlier], Outcome.KILLED) == {(9, 9)}


def test_furniture_is_not_read() -> None:
    text = "Gunmen killed nine traders in Keba, Mali.\nMost read: Gunmen killed 40 in Daboro, police said.\n"
    start = text.index("Most read")
    report = Report(
        id=report_of(text).id, text=text, language="en", furniture=(Span(start=start, end=len(text)),)
    )
    reading = read(report, gazetteer=PLACES, actors=ACTORS)
    assert numbers(list(reading.claims), Outcome.KILLED) == {(9, 9)}


def test_reading_twice_gives_the_same() -> None:
    assert reading_of(BROADCASTER) == reading_of(BROADCASTER)


_PIECES = st.sampled_from(
    [
        "The army", "a resident of Keba", "Gunmen", "said", "told AFP that", "denied", "accused", "of killing", "nine", "at least 24",
        "people", "were killed", "by", "soldiers", "on Monday", "in 2020", "coup", "an investigation", "has opened", "called for", "“", "”",
        '"', "'", "—", ",", ".", ":", ";", "(", ")", "\n", "\n\n", "according to", "allegations that", "who", "which", "all on board",
        "İstanbul", "ß", "\u200b", "é", "the following year", "within two weeks", "blamed", "for", "and", "but", "not", "will", "We",
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=60).map(" ".join)))
def test_whatever_the_text_reading_ends_and_quotes_it(text: str) -> None:
    report = report_of(text)
    reading = read(report, gazetteer=PLACES, actors=ACTORS)
    held = {c.id for c in reading.claims}
    for claim in reading.claims:
        assert 0 <= claim.start <= claim.end <= len(text)
    assert all(set(s.claims) <= held for s in reading.steps)
    assert all(set(f.claims) <= held for f in reading.background)


def test_every_claim_of_an_endless_line_rests_on_a_passage_of_bounded_length() -> None:
    line = "Corps Nord killed 5 people, " * 1_200
    found = reading_of(line).claims
    assert found
    assert all(c.end - c.start <= LONGEST and line[c.start : c.end].strip() for c in found)


@pytest.mark.parametrize("run", [" ", "\n", "\t", "A-", "x", "(", "“", "7", "A ", "the army said that "])
def test_what_stands_behind_an_endless_run_is_read(run: str) -> None:
    text = (
        "Soldiers killed nine traders in Orin.\n"
        + run * (9_000 // len(run))
        + "\n\nGunmen killed four herders in Keba."
    )
    found = [c for c in acts(reading_of(text)) if c.counts]
    assert [text[c.start : c.end] for c in found if c.counts[0].low == 9] == [
        "Soldiers killed nine traders in Orin."
    ]
    assert any(c.place is not None and c.place.name == "Keba" for c in found) or run in "(“"


def test_he_behind_a_relative_of_one_of_the_passengers_is_the_relative() -> None:
    claims = said_in(
        "Rebel spokesman Issa Bem said soldiers opened fire on a bus. A relative of one of the passengers said the "
        "soldiers shot them. He put the number of dead at around 20."
    )
    (counted,) = (c for c in claims if any(n.low == 20 for n in c.counts))
    assert counted.speaker is not None
    assert counted.speaker.text == "A relative of one of the passengers"


def test_a_place_that_stands_for_what_happened_there_is_not_where_the_next_thing_happened() -> None:
    reading = reading_of("After the raid on Molen in Mali, gunmen killed nine traders in Keba on Monday.")
    after = reading_of(
        "Molen in Mali is in mourning. Two days after Molen, gunmen killed nine traders in Keba."
    )
    for told in (reading, after):
        killing = next(c for c in acts(told) if c.counts)
        assert killing.place is not None
        assert killing.place.name == "Keba"

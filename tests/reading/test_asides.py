"""What is said beside an act: claims without one, new cues, when it was said, and who is named last."""

import pytest

from corrobora.reading import text_to_mark
from corrobora.reading.attribution import SPEAKS, Attribution, find_attributions
from corrobora.records import Assertion, Claim, Span, Stance
from tests.reading.telling import claims_of, reading_of, report_of

LEAD = "Gunmen killed nine traders in Keba in northern Mali on Monday, residents said.\n\n"


def beside(sentence: str) -> list[Claim]:
    """Return the claims of a sentence that stands beside one that tells an act."""
    return [c for c in claims_of(LEAD + sentence) if c.start >= len(LEAD)]


def cut(sentence: str, span: Span | None) -> str | None:
    return None if span is None else sentence[span.start : span.end]


def found_in(sentence: str, cue: str) -> Attribution | None:
    return next(
        (a for a in find_attributions(sentence) if (cut(sentence, a.cue) or "").startswith(cue)), None
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Amal Doro, a teacher, said the road was empty by noon.",
        "The mayor said the bridge had been closed since spring.",
        "The ministry said a team would leave for Keba this week.",
        "A trader said they carried hoes and wore no shoes.",
        "“It hung over us like a lamp,” an electrician said.",
        "The governor told reporters that the men had come from the north.",
    ],
)
def test_what_is_said_beside_an_act_is_a_claim_without_one(sentence: str) -> None:
    (claim,) = beside(sentence)
    assert claim.act is None
    assert claim.speaker is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said he was grateful to the nurses of Orin.",
        "The minister said the thoughts and prayers of the nation were with Keba.",
        "A spokesman for the bank said it would not comment on the matter.",
        "A trader, who asked not to be named, said so.",
        "The mayor said yes.",
        "The latest claims added to the fear in the town.",
        "“Who sent the lorries?” the mayor said.",
    ],
)
def test_pleasantries_and_questions_are_no_claims(sentence: str) -> None:
    assert not [c for c in beside(sentence) if c.act is None]


def test_nothing_is_added_where_the_report_tells_no_act() -> None:
    text = "The mayor said the road was empty by noon.\n\nThe fire brigade of Molen has a new engine."
    assert not [c for c in claims_of(text) if c.act is None]


def test_nothing_is_added_far_from_the_act() -> None:
    filler = "The harvest was good and the wells were full. " * 50
    text = LEAD + filler + "\n\nThe mayor said the road was empty by noon."
    assert not [c for c in claims_of(text) if c.act is None]


def test_nothing_is_added_to_sport_that_borrows_the_words_of_violence() -> None:
    text = (
        "The Lions killed the match with a bombardment of goals in the second half on Sunday.\n\n"
        "The coach said the squad had slept well before the semi-final.\n\n"
        "The referee said the goalkeeper had slept in the stadium."
    )
    assert not [c for c in claims_of(text) if c.act is None and c.speaker is not None]


def test_one_speaker_makes_one_claim_of_a_sentence() -> None:
    told = beside(
        "The mayor said gunmen had burned two shops, that the road was empty and that the bridge was closed."
    )
    assert len(told) == 1
    assert told[0].act is not None


def test_a_witness_who_tells_a_whole_text_tells_what_stands_beside_the_act_too() -> None:
    text = (
        "Testimony of Amal Doro, a nurse in Keba.\n\n"
        "I heard the lorries before dawn. Soldiers killed nine traders in our market. We saw the youngest fall.\n\n"
        "The second lorry stood at the well until noon."
    )
    told = [c for c in claims_of(text) if "second lorry" in text[c.start : c.end]]
    assert [c.speaker.text for c in told if c.speaker] == ["Amal Doro"]


@pytest.mark.parametrize(
    "line", ["Amal Doro, 58.", "27 June, the Molen road.", "It was so.", "Where were you on that morning?"]
)
def test_a_line_that_says_nothing_is_no_claim_of_a_witness(line: str) -> None:
    text = (
        "Testimony of Amal Doro, a nurse in Keba.\n\n"
        f"I heard the lorries before dawn. Soldiers killed nine traders in our market.\n\n{line}\n\nWe fled."
    )
    assert not [c for c in claims_of(text) if line in text[c.start : c.end]]


@pytest.mark.parametrize(
    ("sentence", "source", "content", "stance"),
    [
        ("The Orin Front threatened to burn every bus on the road.", "The Orin Front", "to burn every bus on the road", Stance.ANNOUNCES),
        ("The Front's leader has threatened to hang the nine captives.", "The Front's leader", "to hang the nine captives", Stance.ANNOUNCES),
        ("The Orin Front threatens to shell the port “within days”.", "The Orin Front", "to shell the port “within days”", Stance.ANNOUNCES),
        ("The committee asked that the dead be counted.", "The committee", "the dead be counted", Stance.DEMANDS),
        ("The union of drivers asked that the army open the road.", "The union of drivers", "the army open the road", Stance.DEMANDS),
        ("Survivors asked that those responsible be tried.", "Survivors", "those responsible be tried", Stance.DEMANDS),
        ("The governor appealed to the rebels to release the teachers.", "The governor", "the rebels to release the teachers", Stance.DEMANDS),
        ("The army called the report of the killings a fairy tale.", "The army", "the report of the killings", Stance.DENIES),
        ("The minister called the accounts “old wives' tales”.", "The minister", "the accounts", Stance.DENIES),
        ("The rebels called the figure a hoax.", "The rebels", "the figure", Stance.DENIES),
    ],
)  # fmt: skip
def test_threats_requests_and_fairy_tales_are_attributed(
    sentence: str, source: str, content: str, stance: Stance
) -> None:
    (found,) = find_attributions(sentence)
    assert (cut(sentence, found.source), cut(sentence, found.content)) == (source, content)
    assert found.stance is stance
    assert SPEAKS.search(sentence)


def test_what_is_threatened_has_not_happened_and_what_it_answers_has() -> None:
    (claim,) = beside("The Orin Front threatened to shell the town.")
    assert claim.act is not None
    assert claim.act.asserted is Assertion.PLANNED
    told = beside("The Orin Front threatened to shell the town after soldiers had killed two farmers.")
    threat = next(c for c in told if c.speaker is not None)
    assert threat.stance is Stance.ANNOUNCES
    assert threat.act is not None
    assert threat.act.asserted is Assertion.PLANNED
    assert not threat.counts


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers threatened to kill them.",
        "The drought threatened to displace thousands.",
        "The commander threatened to shoot her.",
        "Traders were threatened to their faces.",
        "The family asked that its name be withheld.",
        "They asked that their names not be used.",
        "The lawyer asked that question twice.",
        "The relatives have appealed to the Supreme Court against the acquittal.",
        "The minister called the trial of the soldiers a farce.",
    ],
)
def test_near_misses_of_them_are_nobodys_words(sentence: str) -> None:
    assert not [a for a in find_attributions(sentence) if not a.silent]


def test_a_threat_that_is_told_stays_with_whoever_tells_it() -> None:
    sentence = "Residents said the Orin Front threatened to burn the village."
    assert [cut(sentence, a.source) for a in find_attributions(sentence)] == ["Residents"]
    sentence = "The Orin Front, which had threatened to burn the port, denied it."
    assert [a.stance for a in find_attributions(sentence)] == [Stance.DENIES]


@pytest.mark.parametrize(
    "tail",
    [
        "on Monday, after the curfew was lifted",
        "late on Monday, after a visit to the village",
        "on Tuesday, two days after the raid",
        "on Friday night, hours after the shelling stopped",
        "on Monday, as soldiers were leaving the town",
        "shortly before the army denied it",
    ],
)
def test_when_it_was_said_is_not_what_was_said(tail: str) -> None:
    sentence = f"Nine people were shot dead, the mayor said {tail}."
    (found, *_) = [a for a in find_attributions(sentence) if cut(sentence, a.source) == "the mayor"]
    assert cut(sentence, found.content) == "Nine people were shot dead"


@pytest.mark.parametrize(
    "wedge",
    [
        "on Monday, after meeting the families,",
        "on Friday, before leaving for the coast,",
        ", hours after the raid,",
    ],
)
def test_a_wedge_before_that_is_not_what_was_said(wedge: str) -> None:
    sentence = f"The spokesman said {wedge} that nine traders had died.".replace(" ,", ",")
    (found,) = find_attributions(sentence)
    assert cut(sentence, found.content) == "nine traders had died"


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said after the rains the road was closed and nine people were killed.",
        "After the raid, the mayor said on Monday, as smoke rose, nine people were dead.",
    ],
)
def test_a_clause_of_time_that_leads_what_is_said_keeps_it(sentence: str) -> None:
    (found,) = find_attributions(sentence)
    assert "nine people were" in (cut(sentence, found.content) or "")


def said_by_him(text: str) -> str:
    told = [c for c in reading_of(text).claims if "two farmers" in text[c.start : c.end]]
    assert told
    assert told[0].speaker is not None
    return told[0].speaker.text


def test_who_acts_behind_a_semicolon_is_the_next_he() -> None:
    text = LEAD + (
        "The mayor, Moussa Tal, blamed the army; its commander, Colonel Ato Bel, was more careful. "
        "He said two farmers had been hit by accident."
    )
    assert "Ato Bel" in said_by_him(text.replace("blamed the army;", "wept, an aide said;"))


@pytest.mark.parametrize(
    "clause", ["a farmer, Ato Bel, was buried on Friday", "the body of Ato Bel was at the clinic"]
)
def test_who_suffers_behind_a_semicolon_is_not(clause: str) -> None:
    text = (
        LEAD
        + f"Colonel Sali Bem said the patrol had left; {clause}. He said two farmers had been hit by accident."
    )
    assert "Ato Bel" not in said_by_him(text)


def test_the_model_is_spared_paragraphs_far_from_any_act() -> None:
    text = (
        "The harvest was good.\nThe wells were full.\n\nPrices fell in Molen.\n\nGunmen attacked Keba and killed nine herders.\n\n"
        "The mayor wept.\r\n\r\nThe market is old.\n\nA judge opened an inquiry.\n\nIt rained.\n\nIt rained again."
    )
    marked = text_to_mark(report_of(text))
    assert marked is not None
    assert len(marked) == len(text)
    assert [k for k, c in enumerate(text) if c in "\r\n"] == [k for k, c in enumerate(marked) if c in "\r\n"]
    assert marked.split() == " ".join(
        ["Prices fell in Molen.", "Gunmen attacked Keba and killed nine herders.", "The mayor wept.", "The market is old.",
         "A judge opened an inquiry.", "It rained."]
    ).split()  # fmt: skip
    assert all(a in {b, " "} for a, b in zip(marked, text, strict=True))


def test_a_report_of_one_paragraph_is_marked_whole() -> None:
    text = "Gunmen attacked Keba. The mayor wept. It rained."
    assert text_to_mark(report_of(text)) == text

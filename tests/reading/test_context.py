"""What is told beside the incident, and the days of steps, never date or swell the incident itself."""

import pytest

from corrobora.records import StepKind

from .telling import LEAD, reading_of

NEWS = "Gunmen killed nine traders near Orin in Mali on 4 March 2031.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack comes days after gunmen killed 14 herders near Tessit.",
        "The killings come a month after gunmen killed 20 villagers in Daboro.",
        "More than 26,000 people have died since 2015.",
        "Since 2012, when the rebellion began, jihadists have killed thousands of civilians.",
        "In an earlier attack on the village, in December, nine people were killed.",
    ],
)
def test_earlier_violence_is_filed_apart(sentence: str) -> None:
    reading = reading_of(NEWS + sentence, published="2031-03-05")
    filed = {i for f in reading.background if f.kind == "earlier-violence" for i in f.claims}
    told = [c for c in reading.claims if c.act is not None and c.start >= len(NEWS)]
    assert told
    assert {c.id for c in told} <= filed
    assert not any(c.id in filed for c in reading.claims if c.start < len(NEWS))


def test_the_incident_stays_the_incident_beside_a_word_of_the_past() -> None:
    reading = reading_of(
        "Gunmen killed nine people in Keba in Mali on Friday, the deadliest attack since 2019.",
        published="2031-03-05",
    )
    assert not [f for f in reading.background if f.kind == "earlier-violence"]


def test_a_report_all_of_whose_acts_are_of_the_past_is_about_them() -> None:
    reading = reading_of(
        "Since 2029 soldiers in Mali have killed 200 civilians, Sahel Rights Watch said.",
        published="2031-03-05",
    )
    assert not [f for f in reading.background if f.kind == "earlier-violence"]


def test_without_a_publication_date_a_named_month_beside_a_weekday_is_the_past() -> None:
    reading = reading_of(
        "Gunmen killed nine traders near Orin in Mali on Monday.\n\nIn May 2023, 23 people were killed in Daboro."
    )
    (fact,) = [f for f in reading.background if f.kind == "earlier-violence"]
    assert fact.when is not None
    assert fact.when.edtf == "2023-05"


@pytest.mark.parametrize(
    ("sentence", "step", "act"),
    [
        ("The army on Friday opened an investigation into the killing of nine traders.", "2031-02-28", None),
        ("Four soldiers were charged with killing nine traders on Monday.", None, "2031-03-03"),
        (
            "The army has opened an investigation into the killing of nine traders on Monday.",
            None,
            "2031-03-03",
        ),
        (
            "The ministry said findings on the killing of nine traders would be published by 29 March.",
            None,
            None,
        ),
    ],
)
def test_the_day_of_a_step_is_not_the_day_of_the_deed(
    sentence: str, step: str | None, act: str | None
) -> None:
    reading = reading_of(LEAD + sentence, published="2031-03-05")
    (only,) = reading.steps
    assert (None if only.when is None else only.when.edtf) == step
    deeds = [c for c in reading.claims if c.act is not None and c.start >= len(LEAD)]
    assert {None if c.when is None else c.when.edtf for c in deeds} <= {act}


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The committee was given two weeks to submit its report.", "2031-03-19"),
        ("The commission of inquiry has until 30 April to report.", "2031-04-30"),
        ("The army said the results would be published in the next ten days.", "2031-03-15"),
        ("The commission must submit its findings within 72 hours, the president said.", None),
        ("The president promised a report of the inquiry within 72 hours.", "2031-03-08"),
    ],
)
def test_a_term_is_counted_from_the_publication(sentence: str, due: str | None) -> None:
    steps = reading_of(LEAD + sentence, published="2031-03-05").steps
    assert [s.due.edtf for s in steps if s.due is not None] == ([] if due is None else [due])


@pytest.mark.parametrize(
    "sentence", ["Residents said an inquiry would be opened.", "They said the findings would be published."]
)
def test_who_only_tells_of_a_promise_has_not_made_it(sentence: str) -> None:
    (step,) = reading_of(LEAD + sentence).steps
    assert step.step is StepKind.ANNOUNCED
    assert step.by is None


LEAP = "Soldiers killed nine traders near Orin in Mali on 29 February 2032.\n\n"


@pytest.mark.parametrize(
    ("sentence", "filed"),
    [
        ("The Orin Liberation Front killed about 1,160 people in Niger on October 7.", True),
        ("The war began when the Orin Liberation Front killed 60 people in Daboro on 7 October.", True),
        ("On 7 October, gunmen killed 14 herders in Daboro.", True),
        ("A week earlier, in Daboro, gunmen killed four people.", True),
        ("In Daboro, a week earlier, four people were killed.", True),
        ("Three days earlier, four people were killed in Daboro.", True),
        ("The previous day gunmen killed four people in Daboro.", True),
        ("On 28 February gunmen killed four people in Daboro.", False),
        ("A week before the vote, four people were killed near Orin.", False),
        ("Three days earlier, four people were killed near Orin.", False),
        ("On 7 October, gunmen killed 14 herders in Daboro, the army said.", False),
        ("The prosecutor said on 1 March that soldiers killed nine traders in Orin.", False),
    ],
)
def test_an_old_date_or_another_place_days_earlier_is_of_another_happening(
    sentence: str, filed: bool
) -> None:
    reading = reading_of(LEAP + sentence, published="2032-03-01")
    earlier = {i for f in reading.background if f.kind == "earlier-violence" for i in f.claims}
    told = [c for c in reading.claims if c.act is not None and c.start >= len(LEAP)]
    assert told
    assert {c.id in earlier for c in told} == {filed}
    assert not any(c.id in earlier for c in reading.claims if c.start < len(LEAP))


def test_a_report_months_after_the_deed_is_about_it() -> None:
    reading = reading_of(
        "Soldiers killed nine traders in Orin in Mali on 7 October. They burned the market. Four men were arrested.",
        published="2032-03-01",
    )
    assert not [f for f in reading.background if f.kind == "earlier-violence"]


@pytest.mark.parametrize(
    "said",
    [
        "The prosecutor said on 1 March that soldiers killed nine traders in Orin.",
        "Speaking on 1 March, the prosecutor said that soldiers killed nine traders in Orin.",
        "In a statement issued on 1 March, the army said nine traders were killed in Orin.",
        "Soldiers killed nine traders in Orin, the prosecutor said on 1 March.",
    ],
)
def test_the_day_of_the_speaking_is_not_the_day_of_the_deed(said: str) -> None:
    told = [
        c for c in reading_of(LEAD + said, published="2032-03-01").claims if c.act and c.start >= len(LEAD)
    ]
    assert told
    assert {c.when for c in told} == {None}

"""What is told beside the incident stays beside it."""

import pytest

from corrobora.reading.background import earlier_stretches, find_facts, is_earlier
from corrobora.reading.dates import find_dates
from corrobora.records import Agreement

from .telling import LEAD, reading_of


def facts_of(sentence: str, *, published: str | None = None) -> list[tuple[str, str | None]]:
    found = reading_of(LEAD + sentence, published=published).background
    return [(f.kind, None if f.when is None else f.when.edtf) for f in found]


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Mali has been ruled by the military since a coup in 2020.", [("coup", "2020")]),
        ("The officers seized power in August 2020.", [("coup", "2020-08")]),
        ("Mali has had coups in 2020 and 2021.", [("coup", "2020"), ("coup", "2021")]),
        ("French troops withdrew from Mali in 2022.", [("withdrawal", "2022")]),
        ("France pulled out its last soldiers in August 2022.", [("withdrawal", "2022-08")]),
        ("In 2023 the government expelled the UN mission.", [("expulsion", "2023")]),
        ("The peacekeepers were ordered to leave in June 2023.", [("expulsion", "2023-06")]),
        ("Mali quit the regional bloc in January 2025.", [("exit", "2025-01")]),
        ("Mali withdrew from the West African bloc in 2025.", [("exit", "2025")]),
        ("The government and the rebels signed a peace deal in 2015.", [("agreement", "2015")]),
        ("The civil war broke out in 2012.", [("war", "2012")]),
        ("Foreign instructors were deployed in December 2021.", [("deployment", "2021-12")]),
        ("The movement was founded in 2011.", [("founding", "2011")]),
        ("Elections planned for 2024 were put off.", [("election", "2024")]),
        ("The military ousted the elected government in February 2021.", [("coup", "2021-02")]),
    ],
)  # fmt: skip
def test_a_fact_of_the_past_with_its_date(sentence: str, facts: list[tuple[str, str | None]]) -> None:
    assert facts_of(sentence) == facts


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "After the coup in 2020, French troops withdrew in 2022.",
            [("coup", "2020"), ("withdrawal", "2022")],
        ),
        (
            "France withdrew its troops in 2022 and the government expelled the peacekeepers the following year.",
            [("withdrawal", "2022"), ("expulsion", "2023")],
        ),
    ],
)
def test_each_date_belongs_to_the_nearest_fact(sentence: str, facts: list[tuple[str, str | None]]) -> None:
    assert facts_of(sentence) == facts


def test_the_following_year_follows_a_year_named_in_the_sentence_before() -> None:
    assert facts_of(
        "French troops withdrew in 2022. The government expelled the peacekeepers the following year."
    ) == [("withdrawal", "2022"), ("expulsion", "2023")]


def test_a_relative_date_stays_relative_where_the_publication_date_is_not_known() -> None:
    found = reading_of(LEAD + "Mali quit the regional bloc last month.").background
    assert [(f.kind, f.when.text if f.when else None, f.when.edtf if f.when else None) for f in found] == [
        ("exit", "last month", None)
    ]


def test_a_relative_date_is_resolved_against_the_publication_date() -> None:
    assert facts_of("Mali quit the regional bloc last month.", published="2025-02-20") == [
        ("exit", "2025-01")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mali has seen several coups.",
        "The rebels have rejected the peace deal.",
        "Residents left the area.",
        "The army is fighting jihadists in the north.",
    ],
)
def test_without_a_date_nothing_is_filed(sentence: str) -> None:
    assert facts_of(sentence) == []


def test_what_somebody_says_of_the_present_is_no_background() -> None:
    assert facts_of("Gunmen killed nine traders near Orin on 4 March 2031.", published="2031-03-05") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In a similar attack last year, gunmen killed 30 villagers in Daboro.",
        "In March 2022 soldiers killed 300 people in Molen.",
        "Gunmen killed 30 villagers in Daboro three years ago.",
    ],
)
def test_violence_of_the_past_is_filed_apart_from_the_incident(sentence: str) -> None:
    reading = reading_of(
        "Gunmen killed nine traders near Orin in Mali on 4 March 2031.\n\n" + sentence, published="2031-03-05"
    )
    earlier = [f for f in reading.background if f.kind == "earlier-violence"]
    assert len(earlier) == 1
    assert earlier[0].agreement is Agreement.NOT_KNOWN
    nine = next(c for c in reading.claims if any(n.low == 9 for n in c.counts))
    assert nine.id not in earlier[0].claims


def test_a_trial_report_is_about_the_old_act() -> None:
    reading = reading_of(
        "Soldiers killed nine traders near Orin in Mali in March 2022, the court in Molen heard.",
        published="2031-03-05",
    )
    assert not [f for f in reading.background if f.kind == "earlier-violence"]


def test_every_fact_stands_on_a_claim_whose_words_hold_it() -> None:
    text = LEAD + "Mali has had coups in 2020 and 2021. France withdrew in 2022."
    reading = reading_of(text)
    claims = {c.id: c for c in reading.claims}
    for fact in reading.background:
        assert fact.claims
        for claim in (claims[i] for i in fact.claims):
            assert claim.act is None
            assert text[claim.start : claim.end] == fact.fact


def test_two_dates_of_one_word_are_two_mentions() -> None:
    sentence = "There were coups in 2020 and 2021."
    dates = [(d.start, d.end, d.when) for d in find_dates(sentence, anchor=None, previous=None)]
    assert [m.when.edtf for m in find_facts(sentence, dates)] == ["2020", "2021"]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It was the deadliest attack since the massacre of 44 people in Daboro.", "44"),
        ("The attack is the worst in the region since gunmen killed 60 people in Molen.", "60"),
        ("The killings come a month after gunmen killed 20 villagers in Daboro.", "20"),
        ("The attack comes days after soldiers killed 14 herders near Tessit.", "14"),
        ("It comes less than two weeks after gunmen killed 14 herders.", "14"),
        ("It comes after a similar attack in Daboro in which 12 people died.", "12"),
        ("A similar attack in Daboro killed 12 people in January.", "12"),
        ("In an earlier attack on the village, in December, nine people were killed.", "nine"),
        ("In a similar incident last month 12 people died.", "12"),
        ("More than 26,000 people have died since 2015.", "26,000"),
        ("More than 300 people have been killed since the beginning of the year.", "300"),
        ("Thousands of people have been killed since the coup of August 2020.", "Thousands"),
        ("Since 2012, when the rebellion began, jihadists have killed 900 civilians.", "900"),
        ("Since August 2024 the army has killed at least 200 civilians.", "200"),
        ("Violence has killed 400 people in the past year.", "400"),
        ("The conflict has killed more than 900 people.", "900"),
        (
            "Mali has been confronted since 2015 with attacks by jihadists, which have killed more than 900 people.",
            "900",
        ),
        ("Last year, gunmen killed 30 villagers in Daboro.", "30"),
        ("Two months earlier, gunmen killed 30 people in Daboro.", "30"),
        ("He recalled the massacre of 160 people.", "160"),
        ("It was the latest attack in a series of raids that have killed 60 people.", "60"),
        ("The raid was the third such attack since gunmen killed 20 villagers.", "20"),
        ("Gunmen attacked the village, where 30 people were killed last year, and left.", "30"),
    ],
)
def test_earlier_violence_is_known_by_its_wording(sentence: str, count: str) -> None:
    assert is_earlier(sentence, 0, len(sentence), words=[count])


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Gunmen killed nine people in Keba on Friday, the deadliest attack since 2019.", "nine"),
        ("Gunmen killed nine people in the village, where 30 were killed last year.", "nine"),
        ("Gunmen killed nine people in Mali, which has been ruled by the military since 2020.", "nine"),
        ("Keba, which has been under siege since 2023, was attacked on Friday and nine people died.", "nine"),
        ("At least 20 people have been killed in Keba since Friday.", "20"),
        ("Nine people have died since the attack.", "Nine"),
        ("Nine more bodies have been found since the massacre.", "Nine"),
        ("At least 30 people have been killed in three days of fighting.", "30"),
        ("The statement came days after soldiers killed 14 herders near Tessit.", "14"),
        ("The inquiry was opened a week after soldiers killed 14 herders.", "14"),
        ("On the same day soldiers killed four people in Tessit.", "four"),
        ("It is the first statement since soldiers killed nine people in Keba.", "nine"),
        ("It was the first time residents spoke after soldiers killed nine people.", "nine"),
        ("The latest toll rose to 12 since rescuers found more bodies.", "12"),
        ("Gunmen killed nine people, the latest attack in the region.", "nine"),
    ],
)
def test_the_incident_itself_is_not_taken_for_earlier_violence(sentence: str, count: str) -> None:
    assert not is_earlier(sentence, 0, len(sentence), words=[count])


def test_without_words_nearly_the_whole_stretch_must_be_earlier() -> None:
    sentence = "Gunmen attacked Keba on Friday, the deadliest attack since 2019."
    assert not is_earlier(sentence, 0, len(sentence))
    assert is_earlier(sentence, sentence.index("since"), len(sentence))
    assert is_earlier("Last year gunmen attacked Keba.", 0, 31)


def test_a_sentence_of_the_day_has_no_earlier_stretch() -> None:
    assert earlier_stretches("Gunmen killed nine traders near Orin on Friday.") == ()

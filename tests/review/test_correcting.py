from dataclasses import replace

import pytest

from corrobora.errors import BadSetting
from corrobora.records import (
    ActKind,
    Assertion,
    Category,
    Claim,
    Count,
    Outcome,
    Party,
    Place,
    SpeakerKind,
    Stance,
    When,
)
from corrobora.review.correcting import Unchanged, correct
from tests.review.judging import claim

OTHER_OREN = Place(text="Oren", name="Oren", id="x:2", lat=12.0, lon=3.0, where_prec=1, geo_prec=1)
OREN = Place(text="Oren", name="Oren", id="x:1", lat=-41.0, lon=-130.0, where_prec=1, geo_prec=1)


def corrected(on: Claim | None = None, /, **changes: str) -> Claim:
    return correct(
        on or claim(),
        {field.replace("_", "-"): value for field, value in changes.items()},
        parties=lambda words: Party(text=words, actor=f"a:{words}"),
        places=lambda name: [OREN, OTHER_OREN] if name == "Oren" else [],
    )


def test_what_is_not_named_stays() -> None:
    found = corrected(stance="denies")
    assert found == replace(claim(), stance=Stance.DENIES)


def test_a_speaker_is_another_or_the_report_itself() -> None:
    other = corrected(speaker="two nurses", speaker_kind="eyewitness", anonymous="yes").speaker
    assert other is not None
    assert (other.text, other.kind, other.anonymous) == ("two nurses", SpeakerKind.EYEWITNESS, True)
    assert corrected(speaker="-").speaker is None


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("killed 24", Count(outcome=Outcome.KILLED, low=24, high=24, exact=True, wording="killed 24")),
        ("killed 4", Count(outcome=Outcome.KILLED, low=4, high=4, exact=True, wording="4")),
        ("Injured 3 - 5", Count(outcome=Outcome.INJURED, low=3, high=5, wording="injured 3 - 5")),
        ("missing 10-", Count(outcome=Outcome.MISSING, low=10, wording="missing 10-")),
        ("detained -7", Count(outcome=Outcome.DETAINED, high=7, wording="detained -7")),
        ("killed 0", Count(outcome=Outcome.KILLED, low=0, high=0, exact=True, wording="killed 0")),
        (
            "killed 2 aid-workers",
            Count(
                outcome=Outcome.KILLED,
                category=Category.AID_WORKERS,
                low=2,
                high=2,
                exact=True,
                wording="killed 2 aid-workers",
            ),
        ),
    ],
)
def test_counts(words: str, count: Count) -> None:
    assert corrected(counts=f"{words}; survived 1").counts[0] == count


def test_no_counts() -> None:
    assert corrected(counts="-").counts == ()


def test_an_act_and_its_parties() -> None:
    act = corrected(act="air-strike", asserted="negated", perpetrators="the jets; the army", victims="-").act
    assert act is not None
    assert (act.kind, act.asserted, act.victims) == (ActKind.AIR_STRIKE, Assertion.NEGATED, ())
    assert [party.actor for party in act.perpetrators] == ["a:the jets", "a:the army"]
    assert corrected(act="-").act is None


def test_a_place_by_name_or_by_its_point() -> None:
    assert corrected(place="Oren").place == OREN
    told = replace(claim(), place=Place(text="the old market", country="QZ"))
    assert corrected(told, place="Oren").place == replace(OREN, text="the old market")
    point = corrected(told, place="Market of Oren (-41.02, -130.5)").place
    assert point == Place(
        text="the old market",
        name="Market of Oren",
        lat=-41.02,
        lon=-130.5,
        country="QZ",
        where_prec=1,
        geo_prec=1,
    )
    assert corrected(told, place="-").place is None


def test_of_several_places_of_a_name_one_is_named_by_its_id() -> None:
    told = replace(claim(), place=Place(text="the old market", country="QZ"))
    assert corrected(place="Oren").place == OREN
    assert corrected(place="Oren (x:2)").place == OTHER_OREN
    assert corrected(told, place=" Oren ( x:2 ) ").place == replace(OTHER_OREN, text="the old market")


def test_what_is_read_so_already_is_told_apart_from_what_cannot_be() -> None:
    told = replace(claim(), place=OREN)
    with pytest.raises(Unchanged):
        corrected(told, place="Oren (x:1)")
    with pytest.raises(BadSetting) as refused:
        corrected(told, place="Oren (x:3)")
    assert not isinstance(refused.value, Unchanged)


def test_a_day_keeps_the_words_of_the_report() -> None:
    told = replace(claim(), when=When(text="last Friday", edtf="2031-05-09"))
    assert corrected(told, when="2031-05-02").when == When(
        text="last Friday", edtf="2031-05-02", date_prec=1, time_prec=1
    )
    assert corrected(told, when="-").when is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"colour": "red"}, "expected some of stance"),
        ({"stance": "sure"}, "expected one of alleges"),
        ({"stance": "alleges"}, "accept says so"),
        ({}, "accept says so"),
        ({"counts": "killed many"}, "killed 24 civilians"),
        ({"counts": "killed 9-3"}, "from low to high"),
        ({"counts": "killed 99999999999"}, "at most"),
        ({"counts": "loved 3"}, "expected one of killed"),
        ({"counts": "killed 3 dragons"}, "expected one of civilians"),
        ({"place": "Nowhere"}, "give its point"),
        ({"place": "Oren (91, 0)"}, "from -90 to 90"),
        ({"place": "Oren (x:3)"}, "no place of this name with the id x:3"),
        ({"place": "Nowhere (x:1)"}, "no place of this name with the id x:1"),
        ({"place": "Oren (x1)"}, "give its point"),
        ({"when": "Friday"}, "2031-05-02"),
        ({"speaker": "  "}, "says that there is none"),
        ({"speaker": "-", "anonymous": "yes"}, "of a speaker"),
        ({"act": "-", "victims": "two men"}, "of an act"),
        ({"anonymous": "maybe"}, "yes or no"),
    ],
)
def test_what_cannot_be_followed_is_told(changes: dict[str, str], told: str) -> None:
    with pytest.raises(BadSetting, match=told):
        corrected(None, **changes)

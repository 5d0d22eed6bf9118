"""The whole weighing: repeatable, whatever the order, and resting on what can be looked up."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.errors import MissingEvidence
from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Category,
    Count,
    Incident,
    Outcome,
    Party,
    Place,
    Speaker,
    SpeakerKind,
    Stance,
    StepKind,
    When,
)
from corrobora.weighing import METHODS, assess

from .cases import (
    ACTORS,
    ALLEGATIONS,
    ARMY,
    COMPANY,
    GOVERNMENT,
    LEAGUE,
    RELATIVE,
    RESIDENT,
    RIGHTS,
    ROAD,
    WITNESS,
    Case,
    at_least,
    body,
    by,
    exactly,
    killing,
    moved,
    people,
    person,
    report,
    said,
    somebody,
    step,
    survivors,
    two_lorries,
    weigh,
)

ONE, TWO, THREE = report("one", outlet="Northern Post"), report("two"), report("three")
CASE = two_lorries()
PLAIN = assess(
    Incident(
        claims=tuple(c.id for c in CASE.claims),
        reports=tuple(r.id for r in CASE.reports),
        steps=CASE.steps,
    ),
    claims={claim.id: claim for claim in CASE.claims},
    reports={one.id: one for one in CASE.reports},
    actors=ACTORS,
    as_of=CASE.as_of,
)
"""The assessment of the case, each record once and in order."""


@given(st.randoms(use_true_random=False), st.booleans())
def test_order_and_repetition_never_change_the_assessment(shuffled: random.Random, repeated: bool) -> None:
    claims, reports, steps = list(CASE.claims), list(CASE.reports), list(CASE.steps)
    if repeated:
        claims, reports, steps = claims * 2, reports * 2, steps * 2
    for some in (claims, reports, steps):
        shuffled.shuffle(some)
    actors = dict(shuffled.sample(sorted(ACTORS.items()), len(ACTORS)))
    found = assess(
        Incident(
            claims=tuple(c.id for c in claims), reports=tuple(r.id for r in reports), steps=tuple(steps)
        ),
        claims={claim.id: claim for claim in claims},
        reports={one.id: one for one in reports},
        actors=actors,
        as_of=CASE.as_of,
    )
    assert found == PLAIN


def test_withdrawing_a_claim_and_adding_it_again_changes_nothing() -> None:
    before = CASE.weigh()
    without = replace(CASE, claims=CASE.claims[1:]).weigh()
    again = replace(CASE, claims=(*CASE.claims[1:], CASE.claims[0])).weigh()
    assert without != before
    assert again == before


def test_reports_and_claims_of_other_incidents_change_nothing() -> None:
    stranger = report("stranger", outlet="Northern Post", credits=["AFP"])
    other = said(stranger, RESIDENT, killing(by(ARMY)), exactly(90))
    found = assess(
        Incident(claims=tuple(c.id for c in CASE.claims), reports=tuple(r.id for r in CASE.reports)),
        claims={claim.id: claim for claim in (*CASE.claims, other)},
        reports={one.id: one for one in (*CASE.reports, stranger)},
        actors=ACTORS,
        as_of=None,
    )
    alone = assess(
        Incident(claims=tuple(c.id for c in CASE.claims), reports=tuple(r.id for r in CASE.reports)),
        claims={claim.id: claim for claim in CASE.claims},
        reports={one.id: one for one in CASE.reports},
        actors=ACTORS,
        as_of=None,
    )
    assert found == alone


def test_a_copy_of_a_whole_report_moves_neither_range_nor_origins_nor_grades() -> None:
    for original in CASE.reports:
        copy = report("a copy", outlet="Third Paper", copy_of=[original])
        copies = [moved(claim, copy) for claim in CASE.claims if claim.report == original.id]
        found = replace(CASE, claims=(*CASE.claims, *copies), reports=(*CASE.reports, copy)).weigh()
        before = CASE.weigh()
        assert found.independent_origins == before.independent_origins
        assert [(r.low, r.best, r.high) for r in found.casualties] == [
            (r.low, r.best, r.high) for r in before.casualties
        ]
        assert {k: g.value for k, g in found.grades.items()} == {k: g.value for k, g in before.grades.items()}
        assert found.headline == before.headline


def test_an_incident_without_claims_cannot_be_weighed() -> None:
    with pytest.raises(MissingEvidence):
        weigh(reports=(ONE,))


def test_what_cannot_be_looked_up_stops_the_weighing() -> None:
    claim = said(ONE, RESIDENT, killing())
    with pytest.raises(MissingEvidence):
        weigh(claim, reports=(TWO,))
    with pytest.raises(MissingEvidence):
        weigh(claim, reports=(ONE,), steps=[step(StepKind.OPENED, said(ONE, None), by_whom=ARMY)])
    with pytest.raises(MissingEvidence):
        weigh(claim, reports=(ONE,), steps=[step(StepKind.OPENED, by_whom=ARMY)])


def test_reactions_alone_give_an_assessment_without_an_act() -> None:
    found = weigh(said(ONE, body(ARMY), stance=Stance.DENIES), reports=(ONE,))
    assert found.act is None
    assert found.independent_origins.act.high == 0
    assert found.grades["admiralty"].value == "F6"
    assert found.headline == "River Army denies an accusation that no report here states"


def test_every_method_has_a_name_and_a_version() -> None:
    assert all(method.partition("/")[2].isdigit() for method in METHODS.values())


# --------------------------------------------------------------------------- act, place and date


def test_the_act_is_what_most_origins_tell() -> None:
    strike = Act(kind=ActKind.AIR_STRIKE)
    claims = (
        said(ONE, body(LEAGUE), strike, exactly(9)),
        said(TWO, RESIDENT, strike, exactly(9)),
        said(THREE, RELATIVE, killing()),
    )
    assert weigh(*claims, reports=(ONE, TWO, THREE)).act is ActKind.AIR_STRIKE
    assert weigh(claims[0], claims[2], said(TWO, body(RIGHTS), killing()), reports=(ONE, TWO, THREE)).act is (
        ActKind.KILLING
    )


def test_a_stop_on_the_way_that_ended_in_a_killing_is_a_killing() -> None:
    stopped = said(ONE, body(LEAGUE), Act(kind=ActKind.INTERCEPTION), place=ROAD)
    found = weigh(stopped, said(ONE, body(LEAGUE), killing(), exactly(9)), reports=(ONE,))
    assert found.act is ActKind.KILLING
    assert found.place == ROAD


def test_the_place_of_two_lorries_is_the_road_and_no_point_on_it() -> None:
    found = CASE.weigh()
    assert found.place == ROAD
    assert found.place.lat is None


def test_the_finest_place_wins_where_all_can_be_one_and_the_most_origins_where_not() -> None:
    town = Place(text="Bel", name="Bel", lat=10.0, lon=1.0, country="XR", where_prec=1)
    land = Place(text="the River", country="XR", where_prec=6)
    far = Place(text="Kor", name="Kor", lat=15.0, lon=1.0, country="XR", where_prec=1)
    fine = weigh(
        said(ONE, RESIDENT, killing(), place=town),
        said(TWO, body(LEAGUE), killing(), place=land),
        reports=(ONE, TWO),
    )
    rival = weigh(
        said(ONE, RESIDENT, killing(), place=town),
        said(TWO, body(LEAGUE), killing(), place=far),
        said(THREE, body(RIGHTS), killing(), place=far),
        reports=(ONE, TWO, THREE),
    )
    assert (fine.place, rival.place) == (town, far)


def test_a_date_is_that_of_the_event_and_not_of_the_reactions() -> None:
    day = When(text="on 17 February", edtf="2025-02-17", date_prec=1)
    probe = When(text="on 22 February", edtf="2025-02-22", date_prec=1)
    found = weigh(
        said(ONE, RESIDENT, killing(), when=day),
        said(ONE, body(ARMY), stance=Stance.DENIES, when=probe),
        reports=(ONE,),
    )
    assert found.when == day


def test_a_date_nobody_resolved_keeps_its_words_and_is_not_known() -> None:
    found = weigh(said(ONE, RESIDENT, killing(), when=When(text="on Monday")), reports=(ONE,))
    assert found.when == When(text="on Monday")
    assert "The date of the event is not known." in found.not_known


# --------------------------------------------------------------------------- headline


@pytest.mark.parametrize(
    ("claims", "headline"),
    [
        (
            (said(ONE, body(LEAGUE), killing(by(ARMY, COMPANY)), at_least(24)),),
            "Sele League accuses Lantern Company and River Army of killing at least 24 people",
        ),
        (
            (
                said(
                    ONE, somebody("residents", SpeakerKind.LOCAL_SOURCE), killing(by(ARMY), people("farmers"))
                ),
            ),
            "Residents accuse River Army of killing farmers",
        ),
        (
            (said(ONE, RELATIVE, killing((), people("travellers"))),),
            "A relative of one of the dead says that travellers were killed",
        ),
        (
            (
                said(
                    ONE,
                    Speaker(text="members of a local group and a teacher", kind=SpeakerKind.NGO),
                    killing(by(ARMY)),
                ),
            ),
            "Members of a local group and a teacher accuse River Army of killing people",
        ),
        (
            (said(ONE, Speaker(text="Doctors Watch", kind=SpeakerKind.NGO), killing(by(ARMY))),),
            "Doctors Watch accuses River Army of killing people",
        ),
        ((said(ONE, None, killing(), exactly(7)),), "Northern Post reports that 7 people were killed"),
        (
            (said(TWO, None, killing(by(ARMY)), exactly(1)),),
            "A report without a named outlet reports that 1 person was killed by River Army",
        ),
        (
            (said(ONE, ALLEGATIONS, killing(), exactly(24)),),
            "Allegations of nobody named say that 24 people were killed",
        ),
        (
            (
                said(
                    ONE, body(ARMY), killing(by(ARMY)), exactly(7, Category.COMBATANTS), stance=Stance.ADMITS
                ),
            ),
            "River Army admits that it killed 7 combatants",
        ),
        (
            # owning up to deaths, with the other side named, is no admission
            (said(ONE, body(ARMY), killing(by(LEAGUE)), exactly(9), stance=Stance.ADMITS),),
            "River Army accuses Sele League of killing 9 people",
        ),
        (
            (said(ONE, body(ARMY), killing(), exactly(9), stance=Stance.ADMITS),),
            "River Army says that 9 people were killed",
        ),
        (
            (said(ONE, body(GOVERNMENT), killing(by(ARMY)), exactly(9), stance=Stance.ADMITS),),
            "Government of the River admits that 9 people were killed by River Army",
        ),
        (
            (said(ONE, body(LEAGUE), Act(kind=ActKind.AIR_STRIKE, perpetrators=by(ARMY)), exactly(7)),),
            "Sele League accuses River Army of an air strike that killed 7 people",
        ),
        (
            (said(ONE, RESIDENT, Act(kind=ActKind.ABDUCTION), exactly(3, outcome=Outcome.ABDUCTED)),),
            "A resident says that 3 people were abducted",
        ),
    ],
)
def test_a_headline_attributes(claims: tuple[object, ...], headline: str) -> None:
    assert weigh(*claims, reports=(ONE, TWO)).headline == headline  # type: ignore[arg-type]  # claims of a table of cases


def test_a_headline_names_no_private_person() -> None:
    claim = said(ONE, person("Mara Tolin", SpeakerKind.SURVIVOR), killing(by(ARMY)))
    found = weigh(claim, reports=(ONE,))
    assert found.headline == "A survivor accuses River Army of killing people"
    assert "Tolin" not in repr(found.not_known)


def test_a_headline_tells_a_lone_report_from_the_others_by_place_and_day() -> None:
    claim = said(
        ONE,
        somebody("police", SpeakerKind.OFFICIAL),
        killing(),
        exactly(2),
        place=Place(text="Orin", where_prec=1),
        when=When(text="on Monday", edtf="2031-03-03", date_prec=1),
    )
    assert (
        weigh(claim, reports=(ONE,)).headline
        == "Police say that 2 people were killed in Orin on 3 March 2031"
    )


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("Serin Road", " on Serin Road"),
        ("between Orin and Serin", " between Orin and Serin"),
        ("Lower Quay Hospital", " at Lower Quay Hospital"),
        ("ORIN", " in ORIN"),
        ("SERIN", " in Serin"),
        ("northern Kesh", " in northern Kesh"),
        ("Northwest", ""),
    ],
)
def test_a_place_stands_in_a_headline_as_in_a_sentence(place: str, shown: str) -> None:
    claim = said(ONE, RESIDENT, killing(), exactly(2), place=Place(text=place, where_prec=1))
    assert weigh(claim, reports=(ONE,)).headline == f"A resident says that 2 people were killed{shown}"


def test_an_attack_is_called_by_its_means_and_by_whom_it_hit() -> None:
    shot = Act(kind=ActKind.ATTACK, means=("shot",), victims=people("A nine-year-old boy"))
    assert (
        weigh(said(ONE, None, shot), reports=(ONE,)).headline
        == "Northern Post reports that a nine-year-old boy was shot"
    )
    knifed = Act(kind=ActKind.ATTACK, means=("knifed",))
    hurt = exactly(3, outcome=Outcome.INJURED)
    assert (
        weigh(said(ONE, RESIDENT, knifed, hurt), reports=(ONE,)).headline
        == "A resident says that there was a stabbing that injured 3 people"
    )


def test_who_says_how_many_speaks_before_who_says_only_that_it_happened() -> None:
    found = weigh(
        said(ONE, somebody("officers", SpeakerKind.OFFICIAL), Act(kind=ActKind.ATTACK)),
        said(TWO, RESIDENT, Act(kind=ActKind.ATTACK, means=("shooting",)), exactly(4)),
        reports=(ONE, TWO),
    )
    assert found.headline == "A resident says that there was a shooting that killed 4 people"


MY_FATHER = Count(outcome=Outcome.KILLED, low=1, high=1, exact=True, wording="my father", person="my father")


def test_who_counts_the_whole_speaks_before_who_tells_of_one_of_them() -> None:
    found = weigh(
        said(ONE, RELATIVE, killing(), MY_FATHER),
        said(TWO, RELATIVE, killing(), MY_FATHER),
        said(ONE, RESIDENT, killing(), exactly(26)),
        reports=(ONE, TWO),
    )
    assert found.headline == "A resident says that 26 people were killed"


def test_an_accuser_who_tells_of_one_is_followed_by_who_counts_all() -> None:
    found = weigh(
        said(ONE, RELATIVE, killing(by(ARMY)), MY_FATHER),
        said(TWO, RESIDENT, killing(), exactly(26)),
        reports=(ONE, TWO),
    )
    assert found.headline == (
        "A relative of one of the dead accuses River Army of killing 1 person; a resident says that 26 people were killed"
    )


def test_an_accuser_without_a_number_is_followed_by_who_gives_one() -> None:
    found = weigh(
        said(ONE, RELATIVE, killing(by(ARMY))),
        said(TWO, body(LEAGUE), killing(), exactly(8)),
        reports=(ONE, TWO),
    )
    assert found.headline == (
        "A relative of one of the dead accuses River Army of killing people; "
        "Sele League says that 8 people were killed"
    )


def test_nobody_accused_is_named_who_is_a_private_person() -> None:
    accused = Party(text="Tolin", kind=ActorKind.OTHER)
    found = weigh(said(ONE, RESIDENT, killing((accused,)), exactly(2)), reports=(ONE,))
    assert found.headline == "A resident accuses a person named in the reports of killing 2 people"
    some = Party(text="at least four people", kind=ActorKind.CIVILIANS)
    found = weigh(said(ONE, RESIDENT, killing((some,)), exactly(2)), reports=(ONE,))
    assert found.headline == "A resident says that 2 people were killed"


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("Orin police", "Orin police say that 2 people were killed"),
        ("The police", "Police say that 2 people were killed"),
    ],
)
def test_a_body_known_by_its_country_alone_is_called_by_the_words_of_the_reports(
    words: str, headline: str
) -> None:
    actor = Actor(id="police:XA", name="Police in Xaland", kind=ActorKind.POLICE, country="XA")
    claim = said(
        ONE, Speaker(text=words, kind=SpeakerKind.OFFICIAL, actor="police:XA"), killing(), exactly(2)
    )
    found = assess(
        Incident(claims=(claim.id,), reports=(ONE.id,)),
        claims={claim.id: claim},
        reports={ONE.id: ONE},
        actors={actor.id: actor},
        as_of=None,
    )
    assert found.headline == headline


def test_dozens_are_dozens_of_people_and_one_child_is_a_child() -> None:
    dozens = Count(outcome=Outcome.KILLED, low=24, wording="dozens")
    assert weigh(said(ONE, RESIDENT, killing(), dozens), reports=(ONE,)).headline == (
        "A resident says that dozens of people were killed"
    )
    child = exactly(1, Category.CHILDREN)
    assert weigh(said(ONE, RESIDENT, killing(), child), reports=(ONE,)).headline == (
        "A resident says that 1 child was killed"
    )


def test_the_headline_is_that_of_an_accuser_before_that_of_a_witness() -> None:
    found = weigh(
        said(ONE, WITNESS, killing(), exactly(9)),
        said(TWO, body(LEAGUE), killing(by(ARMY))),
        reports=(ONE, TWO),
    )
    assert found.headline.startswith("Sele League accuses")


# --------------------------------------------------------------------------- what is not known


def test_the_two_lorries_leave_open_what_nobody_says() -> None:
    found = CASE.weigh().not_known
    for sentence in (
        "The date of the event is not known.",
        "The publication dates of 2 reports are not known.",
        "The number of those injured was not read in the reports.",
        "The names of the victims were not read in the reports.",
        "Whether “burned”, “executed” and “shot” speak of the same victims is not known.",
        "The outcome of the investigation is not known.",
        "Who of those present survived is not known.",
        "Who stands behind the allegations that are attributed to nobody is not known.",
    ):
        assert sentence in found


def test_whether_unnamed_sources_are_one_is_said_without_ids() -> None:
    found = weigh(
        said(ONE, WITNESS, killing()),
        said(TWO, RELATIVE, killing()),
        said(TWO, body(LEAGUE), killing()),
        reports=(ONE, TWO),
    )
    sentences = [one for one in found.not_known if "same source" in one]
    assert sentences == [
        "Whether “a relative of one of the dead” and “an eyewitness” are one and the same source is not known."
    ]
    assert "o-" not in repr(found.not_known)


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [
        (somebody("A villager", SpeakerKind.LOCAL_SOURCE), "“a villager”"),
        (somebody("Residents", SpeakerKind.LOCAL_SOURCE), "“residents”"),
        (somebody("Several residents", SpeakerKind.LOCAL_SOURCE), "“several residents”"),
        (person("Mara Tolin", SpeakerKind.OFFICIAL), "“Mara Tolin”"),
    ],
)
def test_a_name_keeps_its_capital_within_a_sentence(speaker: Speaker, shown: str) -> None:
    other = somebody("an official", SpeakerKind.OFFICIAL)
    found = weigh(said(ONE, speaker, killing()), said(TWO, other, killing()), reports=(ONE, TWO))
    assert [one for one in found.not_known if "same source" in one and shown in one]


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("Armed Forces of the River", "Armed Forces of the River admit that they killed 9 people"),
        (
            "Inspectorate-General of the Armed Forces",
            "Inspectorate-General of the Armed Forces admits that it",
        ),
        ("River Police", "River Police admit that they"),
        ("River Police Service", "River Police Service admits that it"),
        ("Police of XA", "Police admit that they"),
        ("United Nations", "United Nations admits that it"),
        ("Emergency Lawyers", "Emergency Lawyers admit that they"),
        ("Ministry of Defence", "Ministry of Defence admits that it"),
    ],
)
def test_the_verb_agrees_with_the_noun_a_bodys_name_turns_on(name: str, headline: str) -> None:
    actor = Actor(id="x", name=name, kind=ActorKind.STATE_FORCES, country="XA")
    party = Party(text="it", actor="x", kind=actor.kind)
    speaker = Speaker(text=name, kind=SpeakerKind.ARMED_FORCES, actor="x")
    claim = said(ONE, speaker, killing((party,)), exactly(9), stance=Stance.ADMITS)
    found = assess(
        Incident(claims=(claim.id,), reports=(ONE.id,)),
        claims={claim.id: claim},
        reports={ONE.id: ONE},
        actors={"x": actor},
        as_of=None,
    )
    assert found.headline.startswith(headline)


def test_a_headline_gives_who_blames_no_number_that_another_voice_counted() -> None:
    text = "The mayor counted 14 herders dead. Widows blamed the Sele League."
    where = report("widows", text)
    counted = said(
        where,
        WITNESS,
        killing((), people("14 herders")),
        exactly(14),
        sentence="The mayor counted 14 herders dead.",
    )
    blame = said(
        where, RELATIVE, killing(by(LEAGUE), people("14 herders")), sentence="Widows blamed the Sele League."
    )
    headline = weigh(counted, blame, reports=(where,)).headline
    assert headline.startswith("A relative of one of the dead accuses Sele League of killing herders")


def test_manners_that_one_claim_holds_together_are_tied() -> None:
    tied = said(ONE, RESIDENT, killing(means=["shot", "burned"]))
    assert not any("same victims" in one for one in weigh(tied, reports=(ONE,)).not_known)


def test_survivors_alone_leave_their_number_open() -> None:
    found = weigh(said(ONE, RESIDENT, killing(), survivors()), reports=(ONE,))
    assert "How many survived is not known." in found.not_known


def test_what_is_stated_is_no_gap() -> None:
    dated = report("dated", published="2025-03-01")
    claim = said(
        dated,
        body(LEAGUE),
        killing(by(ARMY), people("Mara Tolin")),
        exactly(9),
        exactly(4, outcome=Outcome.INJURED),
        place=Place(text="Bel", country="XR", where_prec=1),
        when=When(text="then", edtf="2025-02-17", date_prec=1),
    )
    assert weigh(claim, reports=(dated,)).not_known == ()


def test_a_case_is_weighed_the_same_twice() -> None:
    assert isinstance(CASE, Case)
    assert CASE.weigh() == CASE.weigh()

"""Who first said it, and how many independent origins there are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.records import (
    ActorKind,
    Category,
    Claim,
    Origin,
    OriginRange,
    Party,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Support,
    Within,
)
from corrobora.weighing.speakers import named_officer
from corrobora.weighing.voices import described, is_hearsay

from .cases import (
    ACTORS,
    ALLEGATIONS,
    ARMY,
    COMPANY,
    GOVERNMENT,
    LEAGUE,
    RADIO,
    RELATIVE,
    RESIDENT,
    RIGHTS,
    UNITED,
    WITNESS,
    body,
    by,
    exactly,
    killing,
    moved,
    person,
    report,
    said,
    somebody,
    two_lorries,
    weigh,
)

ONE = report("one", outlet="Northern Post")
TWO = report("two", outlet="Coast Daily")
THREE = report("three", outlet="Hill Times")


def act_range(*claims: Claim, reports: tuple[Report, ...] = (ONE, TWO, THREE)) -> tuple[int, int]:
    found = weigh(*claims, reports=reports).independent_origins.act
    return (found.low, found.high)


def origin_of(claims: tuple[Origin, ...], text: str) -> Origin:
    return next(origin for origin in claims if origin.speaker is not None and origin.speaker.text == text)


def test_the_two_lorries_have_two_to_three_origins_of_the_act_and_one_of_the_accusation() -> None:
    found = two_lorries().weigh().independent_origins
    assert found.act == OriginRange(low=2, high=3)
    assert found.responsibility == OriginRange(low=1, high=1)


def test_one_body_is_one_origin_in_all_reports() -> None:
    found = weigh(
        said(ONE, body(LEAGUE), killing(by(ARMY))),
        said(TWO, body(LEAGUE, "the League of the Sele"), killing(by(ARMY))),
        reports=(ONE, TWO),
    )
    assert len(found.origins) == 1
    assert found.origins[0].reports == tuple(sorted((ONE.id, TWO.id)))
    assert {item.kind for item in found.origins[0].evidence} == {"same-speaker"}


OFFICER = Speaker(text="Colonel Ines Raal", kind=SpeakerKind.ARMED_GROUP, actor=LEAGUE)


def test_a_bodys_unnamed_word_and_its_named_officers_elsewhere_may_share_and_never_count_twice() -> None:
    found = weigh(
        said(ONE, body(LEAGUE), killing(by(ARMY))),
        said(TWO, OFFICER, killing(by(ARMY))),
        reports=(ONE, TWO),
    )
    one, other = found.origins
    assert one.may_share == (other.id,)
    assert other.may_share == (one.id,)
    assert found.independent_origins.act == OriginRange(low=1, high=1)
    assert found.independent_origins.responsibility == OriginRange(low=1, high=1)


def test_an_officer_whom_any_report_lets_speak_beside_the_body_is_the_body() -> None:
    found = weigh(
        said(ONE, body(LEAGUE), killing(by(ARMY))),
        said(ONE, OFFICER, killing(by(ARMY))),
        said(TWO, OFFICER, killing(by(ARMY))),
        said(THREE, body(LEAGUE), killing(by(ARMY))),
        reports=(ONE, TWO, THREE),
    )
    assert len(found.origins) == 1


def test_two_officers_of_one_body_are_one_origin_where_nobody_quotes_the_body_itself() -> None:
    second = Speaker(text="League spokesman Tamo Idrel", kind=SpeakerKind.ARMED_GROUP, actor=LEAGUE)
    found = weigh(said(ONE, OFFICER, killing()), said(TWO, second, killing()), reports=(ONE, TWO))
    assert len(found.origins) == 1


def test_a_denial_by_the_body_and_an_admission_by_its_officer_are_a_conflict_within_one_origin() -> None:
    general = Speaker(text="army chief Gen Tamo Idrel", kind=SpeakerKind.ARMED_FORCES, actor=ARMY)
    found = weigh(
        said(ONE, RESIDENT, killing(by(ARMY))),
        said(ONE, body(ARMY), stance=Stance.DENIES),
        said(TWO, general, killing(by(ARMY)), stance=Stance.ADMITS),
        reports=(ONE, TWO),
    )
    (conflict,) = (one for one in found.conflicts if one.about == "response")
    assert conflict.within is Within.ORIGIN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("River Army chief Gen Tamo Idrel", "tamo idrel"),
        ("Colonel Ines Raal, the army's head of information", "ines raal"),
        ("the army's spokesman, Lt Col Baro al-Senn", "baro al senn"),
        ("Gen. Idrel", "idrel"),
        ("army spokesperson Dr Mara Tolin", "mara tolin"),
        ("Brigadier General Idris ag Tamun", "idris ag tamun"),
        ("the River Army", None),
        ("River Armed Forces", None),
        ("The General Staff", None),
        ("the army's Southern Command", None),
        ("the Directorate of Public Information", None),
        ("an army spokesman in Port Orvast", None),
        ("the army of the Upper Sele", None),
        ("a colonel", None),
        ("the army chief", None),
    ],
)
def test_an_officer_is_named_by_a_persons_name_and_by_nothing_else(text: str, name: str | None) -> None:
    assert named_officer(text, ACTORS[ARMY]) == name


def test_a_person_is_one_with_the_body_another_report_lets_him_speak_for() -> None:
    bound = Speaker(text="Colonel Ines Raal of the League", kind=SpeakerKind.ARMED_GROUP, actor=LEAGUE)
    alone = person("Ines Raal", SpeakerKind.ARMED_GROUP)
    assert act_range(said(ONE, bound, killing()), said(TWO, alone, killing())) == (1, 1)


@pytest.mark.parametrize("again", ["Mara Tolin", "Dr Mara Tolin", "Mára Tolin"])
def test_a_named_person_is_one_origin_under_titles_and_accents(again: str) -> None:
    first = person("Mara Tolin", SpeakerKind.LOCAL_SOURCE)
    second = person(again, SpeakerKind.LOCAL_SOURCE)
    assert act_range(said(ONE, first, killing()), said(TWO, second, killing())) == (1, 1)


def test_two_named_people_never_share() -> None:
    first, second = person("Mara Tolin", SpeakerKind.RELATIVE), person("Bo Irsen", SpeakerKind.RELATIVE)
    assert act_range(said(ONE, first, killing()), said(ONE, second, killing())) == (2, 2)


def test_reprints_of_one_agency_story_do_not_corroborate() -> None:
    story = report("story", outlet="Delta Wire")
    reprints = [report(f"reprint {n}", outlet=f"Paper {n}", copy_of=[story]) for n in range(4)]
    claim = said(story, RESIDENT, killing(), exactly(9))
    claims = [claim, *(moved(claim, reprint) for reprint in reprints)]
    assert act_range(*claims, reports=(story, *reprints)) == (1, 1)


def test_a_chain_of_copies_leads_back_to_one_origin_through_a_report_outside_the_incident() -> None:
    first = report("first")
    between = report("between", copy_of=[first])
    last = report("last", copy_of=[between])
    claims = (
        said(first, RESIDENT, killing()),
        said(last, somebody("a farmer", SpeakerKind.LOCAL_SOURCE), killing()),
    )
    found = weigh(*claims, reports=(first, between, last))
    assert found.independent_origins.act == OriginRange(low=1, high=1)


def test_a_reworded_copy_adds_no_unnamed_speaker() -> None:
    copy = report("copy", outlet="Hill Times", copy_of=[ONE], share=0.6)
    villager = somebody("a villager who fled", SpeakerKind.LOCAL_SOURCE)
    assert act_range(
        said(ONE, RESIDENT, killing()), said(copy, villager, killing()), reports=(ONE, copy)
    ) == (1, 1)


def test_a_report_that_quotes_a_little_of_another_keeps_its_own_witness() -> None:
    shared = "A resident saw the lorry burn."
    source = report("source", shared + " It was in the morning.")
    longer = report(
        "longer", shared + " A trader saw soldiers shoot. More of its own.", copy_of=[source], share=0.2
    )
    trader = somebody("a trader", SpeakerKind.LOCAL_SOURCE)
    claims = (
        said(source, RESIDENT, killing(), sentence=shared),
        said(longer, RESIDENT, killing(), sentence=shared),
        said(longer, trader, killing(), sentence="A trader saw soldiers shoot."),
    )
    # the longer report brings in both, so they are two
    assert act_range(*claims, reports=(source, longer)) == (2, 2)
    assert act_range(*claims[:2], reports=(source, longer)) == (1, 1)


def test_unnamed_residents_of_unrelated_reports_may_be_one() -> None:
    assert act_range(said(ONE, RESIDENT, killing()), said(TWO, RESIDENT, killing())) == (1, 2)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (RESIDENT, somebody("a shopkeeper", SpeakerKind.LOCAL_SOURCE)),
        (somebody("a resident", SpeakerKind.LOCAL_SOURCE, told="AFP"), RESIDENT),
    ],
)
def test_what_one_agency_gathered_from_one_kind_of_person_is_one_origin(one: Speaker, two: Speaker) -> None:
    first = report("credited", outlet="Paper A", credits=["AFP"])
    second = report("credited too", outlet="Paper B", credits=["Agence France-Presse"])
    assert act_range(said(first, one, killing()), said(second, two, killing()), reports=(first, second)) == (
        1,
        1,
    )


def test_told_names_the_gatherer_where_no_credit_does() -> None:
    told = somebody("a relative", SpeakerKind.RELATIVE, told="Delta Wire")
    again = somebody("a cousin of one of the dead", SpeakerKind.RELATIVE, told="the Delta Wire news agency")
    other = somebody("a relative", SpeakerKind.RELATIVE, told="Radio Hill")
    assert act_range(said(ONE, told, killing()), said(TWO, again, killing())) == (1, 1)
    assert act_range(said(ONE, told, killing()), said(TWO, other, killing())) == (1, 2)


def test_a_second_mention_without_the_agency_is_the_same_resident() -> None:
    told = somebody("a resident of the quarter", SpeakerKind.LOCAL_SOURCE, told="Delta Wire")
    again = somebody("the resident", SpeakerKind.LOCAL_SOURCE)
    assert act_range(said(ONE, told, killing()), said(ONE, again, killing())) == (1, 1)


def test_a_report_that_says_another_resident_has_two() -> None:
    another = somebody("another resident", SpeakerKind.LOCAL_SOURCE)
    assert act_range(said(ONE, RESIDENT, killing()), said(ONE, another, killing())) == (2, 2)


def test_an_agency_has_as_many_residents_as_its_most_detailed_report_tells_apart() -> None:
    first = report("a", outlet="A", credits=["AFP"])
    second = report("b", outlet="B", credits=["AFP"])
    another = somebody("another resident", SpeakerKind.LOCAL_SOURCE)
    trader = somebody("a trader", SpeakerKind.LOCAL_SOURCE)
    claims = (
        said(first, RESIDENT, killing()),
        said(first, another, killing()),
        said(second, trader, killing()),
    )
    assert act_range(*claims, reports=(first, second)) == (2, 2)


def test_a_witness_may_be_the_relative_but_the_rebel_is_neither() -> None:
    found = weigh(
        said(ONE, body(LEAGUE), killing()),
        said(ONE, WITNESS, killing()),
        said(TWO, RELATIVE, killing()),
        reports=(ONE, TWO),
    )
    league = origin_of(found.origins, "Sele League")
    witness, relative = origin_of(found.origins, WITNESS.text), origin_of(found.origins, RELATIVE.text)
    assert relative.id in witness.may_share
    assert witness.id in relative.may_share
    assert league.may_share == ()
    assert found.independent_origins.act == OriginRange(low=2, high=3)


def test_sharing_does_not_pass_through_a_third() -> None:
    """A local source may be the official, and the witness may be the local source; the witness is no official."""
    official = somebody("an official", SpeakerKind.OFFICIAL)
    claims = (said(ONE, official, killing()), said(TWO, RESIDENT, killing()), said(THREE, WITNESS, killing()))
    assert act_range(*claims) == (2, 3)


def test_hearsay_never_corroborates() -> None:
    assert act_range(said(ONE, ALLEGATIONS, killing())) == (0, 1)
    assert act_range(said(ONE, ALLEGATIONS, killing()), said(TWO, ALLEGATIONS, killing())) == (0, 1)
    assert act_range(said(ONE, ALLEGATIONS, killing()), said(TWO, body(LEAGUE), killing())) == (1, 1)


@pytest.mark.parametrize("words", ["allegations", "unverified reports", "claims circulating online", ""])
def test_words_of_nobody_are_hearsay(words: str) -> None:
    assert is_hearsay(somebody(words, SpeakerKind.OTHER))


def test_witness_reports_and_unnamed_sources_are_somebody() -> None:
    assert not is_hearsay(somebody("eyewitness reports", SpeakerKind.EYEWITNESS))
    assert not is_hearsay(somebody("two sources", SpeakerKind.OTHER))


def test_an_outlets_voice_adds_nothing_where_anybody_is_made_to_say_it() -> None:
    assert act_range(said(ONE, None, killing()), said(ONE, body(LEAGUE), killing())) == (1, 1)
    assert act_range(said(TWO, None, killing()), said(ONE, body(LEAGUE), killing())) == (1, 1)
    assert act_range(said(ONE, None, killing()), said(TWO, None, killing())) == (1, 2)


def test_the_voice_of_a_copy_that_lost_its_attribution_adds_nothing() -> None:
    cut = report("cut", outlet="Hill Times", copy_of=[ONE])
    assert act_range(said(ONE, body(LEAGUE), killing()), said(cut, None, killing()), reports=(ONE, cut)) == (
        1,
        1,
    )


def test_a_medium_quoted_elsewhere_is_its_own_voice() -> None:
    own = report("own", outlet="Radio Sele")
    claims = (said(own, None, killing()), said(ONE, body(RADIO), killing()))
    assert len(weigh(*claims, reports=(own, ONE)).origins) == 1


def test_what_an_organisation_relays_rests_on_its_own_word() -> None:
    relayed = somebody("villagers", SpeakerKind.LOCAL_SOURCE, via=["Rights Watchers"])
    claims = (
        said(ONE, body(RIGHTS), killing()),
        said(ONE, relayed, killing()),
        said(TWO, relayed, killing()),
    )
    assert act_range(*claims) == (1, 1)


def test_the_government_and_the_forces_of_an_accused_state_are_one_voice() -> None:
    admit = Stance.ADMITS
    army, government = (
        said(ONE, body(ARMY), killing(by(ARMY)), stance=admit),
        said(TWO, body(GOVERNMENT), killing(by(ARMY)), stance=admit),
    )
    assert act_range(army, government) == (1, 1)
    assert act_range(army, said(TWO, body(UNITED), killing())) == (2, 2)


def test_two_bodies_of_one_state_that_is_not_accused_may_share() -> None:
    army, government = (
        said(ONE, body(ARMY), killing(by(LEAGUE))),
        said(TWO, body(GOVERNMENT), killing(by(LEAGUE))),
    )
    assert act_range(army, government) == (1, 2)


def test_denials_doubts_and_demands_never_count_and_an_admission_does() -> None:
    accusation = said(ONE, body(LEAGUE), killing(by(ARMY)))
    others = [
        said(TWO, body(ARMY), stance=Stance.DENIES),
        said(TWO, body(RIGHTS), killing(by(ARMY)), stance=Stance.DOUBTS),
        said(TWO, body(UNITED), killing(by(ARMY)), stance=Stance.DEMANDS),
    ]
    found = weigh(accusation, *others, reports=(ONE, TWO)).independent_origins
    assert (found.act, found.responsibility) == (OriginRange(low=1, high=1), OriginRange(low=1, high=1))
    admission = said(TWO, body(ARMY), killing(by(ARMY)), stance=Stance.ADMITS)
    found = weigh(accusation, admission, reports=(ONE, TWO)).independent_origins
    assert found.responsibility == OriginRange(low=2, high=2)


def test_rival_attributions_do_not_corroborate_each_other() -> None:
    found = weigh(
        said(ONE, body(LEAGUE), killing(by(ARMY))),
        said(TWO, body(ARMY), killing(by(LEAGUE))),
        reports=(ONE, TWO),
    ).independent_origins
    assert found.act == OriginRange(low=2, high=2)
    assert found.responsibility == OriginRange(low=1, high=1)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("unidentified gunmen", ActorKind.ARMED_MEN),
        ("suspected jihadists", ActorKind.REBEL_GROUP),
        ("terrorists", ActorKind.OTHER),
        ("a fighter jet", ActorKind.OTHER),
        ("the drone", ActorKind.OTHER),
    ],
)
def test_gunmen_and_machines_name_nobody(words: str, kind: ActorKind) -> None:
    parties = (Party(text=words, kind=kind),)
    found = weigh(said(ONE, RESIDENT, killing(parties)), reports=(ONE,)).independent_origins
    assert found.responsibility == OriginRange(low=0, high=0)


def test_soldiers_name_somebody() -> None:
    soldiers = (Party(text="soldiers", kind=ActorKind.STATE_FORCES),)
    found = weigh(said(ONE, RESIDENT, killing(soldiers)), reports=(ONE,)).independent_origins
    assert found.responsibility == OriginRange(low=1, high=1)


def test_an_origin_says_what_it_supports_and_who_gathered_it() -> None:
    told = somebody("a relative", SpeakerKind.RELATIVE, told="Delta Wire")
    found = weigh(
        said(ONE, told, killing(by(ARMY, COMPANY))),
        said(TWO, body(ARMY), stance=Stance.DENIES),
        reports=(ONE, TWO),
    )
    relative, army = origin_of(found.origins, "a relative"), origin_of(found.origins, "River Army")
    assert relative.supports == (Support.ACT, Support.RESPONSIBILITY)
    assert relative.gathered_by == "Delta Wire"
    assert [item.kind for item in relative.evidence] == ["told"]
    assert army.supports == (Support.DENIAL,)
    assert army.gathered_by == "Coast Daily"


LETTER = "RIVER ARMY\nPress statement no. 4\n\nThree people died in the strike.\n"


@pytest.mark.parametrize(
    ("text", "outlet", "own"),
    [
        (LETTER, None, True),
        (LETTER.replace("Press statement no. 4", "Communiqué no. 4"), None, True),
        ("A story of its own.\n", "River Army", True),
        (LETTER.replace("Press statement no. 4", "Weekend edition"), None, False),
        (LETTER.replace("RIVER ARMY\n", "THE TAMUN MIRROR\n"), None, False),
        ("The River Army said in a press statement that three people died.\n", None, False),
    ],
)
def test_a_statements_own_voice_is_that_of_the_body_that_issues_it(
    text: str, outlet: str | None, own: bool
) -> None:
    letter = report("a letter", text, outlet=outlet)
    found = weigh(
        said(letter, body(ARMY), killing(by(ARMY)), stance=Stance.ADMITS),
        said(letter, None, killing(), exactly(3)),
        reports=(letter,),
    )
    assert (len(found.origins) == 1) is own


@pytest.mark.parametrize(
    ("one", "two", "share"),
    [
        ("a young woman", "the brother of a passenger", False),
        ("his mother", "a man who fled", False),
        ("a relative of the woman", "a man who fled", True),
        ("a man and a woman", "a woman", True),
        ("a relative", "a woman", True),
    ],
)
def test_a_woman_is_not_the_man_another_report_speaks_of(one: str, two: str, share: bool) -> None:
    first, second = (somebody(text, SpeakerKind.RELATIVE) for text in (one, two))
    assert act_range(said(ONE, first, killing()), said(TWO, second, killing())) == (1 if share else 2, 2)


def test_the_voice_of_a_retelling_adds_nothing_where_the_story_it_retells_names_an_origin() -> None:
    retelling = report("retelling", outlet="Hill Times", copy_of=[ONE], share=0.0)
    claims = (said(ONE, body(LEAGUE), killing()), said(retelling, None, killing()))
    assert act_range(*claims, reports=(ONE, retelling)) == (1, 1)


def test_the_unnamed_speaker_of_a_retelling_may_be_the_one_of_the_story() -> None:
    retelling = report("retelling", outlet="Hill Times", copy_of=[ONE], share=0.0)
    claims = (said(ONE, RELATIVE, killing()), said(retelling, RELATIVE, killing()))
    assert act_range(*claims, reports=(ONE, retelling)) == (1, 2)


def test_an_accused_that_denies_and_tells_of_fighters_killed_may_be_one_more_origin_of_the_act() -> None:
    told = said(ONE, body(LEAGUE), killing(by(ARMY)), exactly(19, Category.CIVILIANS))
    denial = said(THREE, body(ARMY), stance=Stance.DENIES)

    def granted(number: int, *doer: str) -> tuple[int, int]:
        own = said(TWO, body(ARMY), killing(by(*doer)), exactly(number, Category.COMBATANTS))
        return act_range(told, own, denial)

    assert granted(12, ARMY) == (1, 2)
    assert granted(7, ARMY) == (1, 1)  # less than half of what others count is another fight
    assert granted(12, LEAGUE) == (1, 1)  # what it lays to others it does not grant


def test_descriptions_are_compared_without_fillers_number_and_order() -> None:
    assert described("Eyewitness reports") == described("two witnesses")
    assert described("a villager") == described("local residents")
    assert described("another resident") != described("a resident")


KINDS = st.sampled_from(
    [
        SpeakerKind.EYEWITNESS,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.OFFICIAL,
        SpeakerKind.OTHER,
    ]
)
WORDS = st.sampled_from(
    ["a resident", "another resident", "a trader", "witnesses", "allegations", "the mayor"]
)
SPEAKERS = st.one_of(
    st.none(),
    st.builds(
        somebody,
        WORDS,
        KINDS,
        told=st.sampled_from([None, "AFP", "Delta Wire", "Northern Post"]),
        via=st.sampled_from([(), ("Rights Watchers",)]),
    ),
    st.sampled_from([body(ARMY), body(GOVERNMENT), body(LEAGUE), body(RIGHTS), body(RADIO)]),
    st.builds(person, st.sampled_from(["Mara Tolin", "Bo Irsen"]), KINDS),
)


@given(
    speakers=st.lists(st.tuples(st.integers(0, 3), SPEAKERS), min_size=1, max_size=7),
    copied=st.integers(0, 3),
    share=st.floats(0.5, 1.0),
    dropped=st.sets(st.integers(0, 6)),
    credit=st.sampled_from([(), ("AFP",), ("Delta Wire",), ("AFP", "Delta Wire")]),
    outlet=st.sampled_from([None, "Hill Times", "Coast Daily"]),
    forget_told=st.booleans(),
)
def test_adding_a_copy_never_raises_the_number_of_origins(
    *,
    speakers: list[tuple[int, Speaker | None]],
    copied: int,
    share: float,
    dropped: set[int],
    credit: tuple[str, ...],
    outlet: str | None,
    forget_told: bool,
) -> None:
    reports = [ONE, TWO, report("wired", outlet="Paper", credits=["AFP"]), report("bare")]
    claims = [said(reports[place], speaker, killing(by(ARMY))) for place, speaker in speakers]
    copy = report("a copy", outlet=outlet, credits=credit, copy_of=[reports[copied]], share=share)
    original = [claim for claim in claims if claim.report == reports[copied].id]
    kept = [claim for number, claim in enumerate(original) if number not in dropped]
    copies = [_forget(moved(claim, copy)) if forget_told else moved(claim, copy) for claim in kept]
    before = weigh(*claims, reports=reports).independent_origins
    after = weigh(*claims, *copies, reports=[*reports, copy]).independent_origins
    assert after.act.high <= before.act.high
    assert after.act.low <= before.act.low
    assert after.responsibility.high <= before.responsibility.high
    assert after.responsibility.low <= before.responsibility.low


def _forget(claim: Claim) -> Claim:
    from dataclasses import replace

    if claim.speaker is None or not claim.speaker.anonymous:
        return claim
    return replace(claim, speaker=replace(claim.speaker, told=None))


@given(st.lists(st.tuples(st.integers(0, 2), SPEAKERS), min_size=1, max_size=8))
def test_low_is_never_above_high_and_every_claim_has_one_origin(
    speakers: list[tuple[int, Speaker | None]],
) -> None:
    claims = [said((ONE, TWO, THREE)[place], speaker, killing()) for place, speaker in speakers]
    found = weigh(*claims, reports=(ONE, TWO, THREE))
    assert 0 <= found.independent_origins.act.low <= found.independent_origins.act.high
    held = [claim for origin in found.origins for claim in origin.claims]
    assert sorted(held) == sorted(claim.id for claim in claims)


def test_the_findings_of_an_inquiry_are_no_hearsay() -> None:
    assert is_hearsay(somebody("unverified findings", SpeakerKind.OTHER))
    assert not is_hearsay(somebody("the findings of the inquiry", SpeakerKind.OTHER))


def test_unnamed_people_of_a_passage_taken_over_and_of_ones_own_words_are_not_lost() -> None:
    """A report takes over what residents of one town said, and quotes residents of another, as the other report does."""
    taken = "Residents of Tamun said three people were hurt on the road."
    other = "Residents of Orvast said four people died."
    first = report("first", f"{taken} {other}", outlet="Northern Post")
    second = report("second", f"{taken} Then {other}", outlet="Southern Post", copy_of=(first,), share=0.4)
    # the copy stands first among them
    first, second = (
        (first, second) if second.id < first.id else (replace(first, id=ReportId("f" * 64)), second)
    )
    second = replace(second, copy_of=(replace(second.copy_of[0], report=first.id),))
    tamun, orvast = (
        somebody(f"residents of {town}", SpeakerKind.LOCAL_SOURCE) for town in ("Tamun", "Orvast")
    )
    claims = (
        said(first, tamun, killing(), exactly(3), sentence=taken),
        said(first, orvast, killing(), exactly(4), sentence=other),
        said(second, tamun, killing(), exactly(3), sentence=taken),
        said(second, orvast, killing(), exactly(5), sentence=f"Then {other}"),
    )
    found = weigh(*claims, reports=(first, second))
    behind = {claim for origin in found.origins for claim in origin.claims}
    assert {claim.id for claim in claims} <= behind

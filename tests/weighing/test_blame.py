"""Who is blamed for the attack in which, as others tell, people were killed."""

import pytest

from corrobora.records import (
    Act,
    ActKind,
    Agreement,
    Assertion,
    Assessment,
    Category,
    Claim,
    OriginRange,
    Outcome,
    Place,
    Speaker,
    SpeakerKind,
    Stance,
    Support,
    When,
)

from .cases import (
    ARMY,
    COMPANY,
    LEAGUE,
    RESIDENT,
    at_least,
    body,
    by,
    exactly,
    killing,
    people,
    report,
    said,
    somebody,
    weigh,
)

ONE, TWO = report("one", outlet="Coast Daily"), report("two")
OFFICIAL = somebody("a local elected official", SpeakerKind.OFFICIAL)
DAY = When(text="on Monday", edtf="2025-02-17", date_prec=1)
HERE = Place(text="Bel", name="Bel", country="XR", admin1="North", lat=1.0, lon=1.0, where_prec=1)
NEAR = Place(text="the North", name="North", country="XR", admin1="North", where_prec=4)
FAR = Place(text="Ros", name="Ros", country="XR", admin1="South", lat=3.0, lon=1.0, where_prec=1)
TOLD = said(ONE, None, killing((), people("villagers")), at_least(24), when=DAY, place=HERE)


def attack(
    *accused: str,
    victims: str | None = None,
    asserted: Assertion = Assertion.ASSERTED,
    kind: ActKind = ActKind.ATTACK,
) -> Act:
    return killing(by(*accused), people(victims) if victims else (), kind=kind, asserted=asserted)


def weighed(*claims: Claim) -> Assessment:
    return weigh(TOLD, *claims, reports=(ONE, TWO))


def named(found: Assessment) -> list[str]:
    point = next(point for point in found.points if point.about == "responsibility")
    return [value.value for value in point.values]


@pytest.mark.parametrize(
    ("claim", "clause"),
    [
        (said(ONE, OFFICIAL, attack(LEAGUE)), "; a local elected official blames Sele League"),
        (said(TWO, body(ARMY), attack(LEAGUE), when=DAY, place=NEAR), "; River Army blames Sele League"),
        (said(ONE, None, attack(LEAGUE)), "; Coast Daily names Sele League"),
        (said(TWO, body(LEAGUE), attack(LEAGUE), stance=Stance.ADMITS), "; Sele League says that it did it"),
    ],
)
def test_blame_for_the_attack_answers_who_did_the_killing(claim: Claim, clause: str) -> None:
    found = weighed(claim)
    assert named(found) == ["Sele League"]
    assert found.independent_origins.responsibility == OriginRange(low=1, high=1)
    assert "Who did it was not read in the reports." not in found.not_known
    assert clause in found.headline or "Sele League" in found.headline
    supports = {
        support for origin in found.origins for support in origin.supports if claim.id in origin.claims
    }
    assert Support.RESPONSIBILITY in supports


def test_the_headline_names_who_blames_whom_where_its_own_origin_names_nobody() -> None:
    assert weighed(said(ONE, OFFICIAL, attack(LEAGUE))).headline == (
        "Coast Daily reports that at least 24 people were killed in Bel on 17 February 2025; "
        "a local elected official blames Sele League"
    )
    assert weighed().headline == (
        "Coast Daily reports that at least 24 people were killed in Bel on 17 February 2025"
    )


def test_blame_and_its_denial_stand_against_each_other() -> None:
    found = weighed(said(ONE, OFFICIAL, attack(LEAGUE)), said(TWO, body(LEAGUE), stance=Stance.DENIES))
    point = next(point for point in found.points if point.about == "responsibility")
    assert point.agreement is Agreement.CONTESTED


def test_blame_for_the_attack_does_not_corroborate_the_killing() -> None:
    assert weighed(said(TWO, OFFICIAL, attack(LEAGUE))).independent_origins.act == OriginRange(low=1, high=1)


@pytest.mark.parametrize(
    "claim",
    [
        said(TWO, OFFICIAL, attack(LEAGUE, victims="soldiers")),
        said(TWO, OFFICIAL, attack(LEAGUE), when=When(text="in January", edtf="2025-01", date_prec=4)),
        said(TWO, OFFICIAL, attack(LEAGUE), place=FAR),
        said(TWO, OFFICIAL, attack(LEAGUE, asserted=Assertion.GENERIC)),
        said(TWO, OFFICIAL, attack(LEAGUE, asserted=Assertion.FEARED)),
        said(TWO, OFFICIAL, attack(LEAGUE), stance=Stance.DENIES),
        said(TWO, OFFICIAL, attack(LEAGUE, kind=ActKind.LOOTING)),
        said(TWO, OFFICIAL, attack()),
    ],
)
def test_an_attack_that_may_be_another_one_lays_the_killing_to_nobody(claim: Claim) -> None:
    found = weighed(claim)
    assert "Sele League" not in named(found)
    assert found.independent_origins.responsibility.high == 0
    assert "Sele League" not in found.headline


@pytest.mark.parametrize("voice", [RESIDENT, None])
def test_who_names_others_for_the_killing_tells_of_two_attacks(voice: Speaker | None) -> None:
    killed = said(TWO, RESIDENT, killing(by(ARMY)), at_least(24))
    assert named(weighed(killed, said(TWO, voice, attack(LEAGUE)))) == ["River Army"]


def test_a_rival_who_blames_others_for_the_attack_is_heard() -> None:
    killed = said(TWO, RESIDENT, killing(by(COMPANY)), at_least(24))
    assert sorted(named(weighed(killed, said(TWO, body(ARMY), attack(LEAGUE))))) == [
        "Lantern Company",
        "Sele League",
    ]


def test_a_number_of_some_of_the_injured_is_no_number_of_all() -> None:
    hurt = said(TWO, body(ARMY), None, exactly(2, Category.STATE_FORCES, Outcome.INJURED))
    accused = said(TWO, RESIDENT, killing(by(ARMY), people("villagers")), at_least(24))
    lines = weighed(accused, hurt).not_known
    assert "The number of those injured was not read in the reports." not in lines
    assert any(line.startswith("How many were injured in all was not read") for line in lines)


def naming(*told: tuple[Speaker, str]) -> OriginRange:
    """Count who did it: a body accuses the army, and others tell of the same hour in words of their own."""
    text = " ".join(f"{sentence}." for _, sentence in told)
    own = report("told", text, outlet="Hill Times")
    accusing = said(TWO, body(LEAGUE), killing(by(ARMY)), at_least(9))
    claims = [said(own, speaker, killing(), at_least(9), sentence=sentence) for speaker, sentence in told]
    return weigh(accusing, *claims, reports=(TWO, own)).independent_origins.responsibility


MILLER = somebody("a miller", SpeakerKind.LOCAL_SOURCE)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Nine died when soldiers came down to the weir", True),
        ("Nine died under a helicopter that stood over the weir", True),
        ("Nine died at the hands of people in uniform", True),
        ("Nine died when rebels came down to the weir", False),
        ("Nine died under a drone that stood over the weir", False),
        ("Nine died when armed men came down to the weir", False),
    ],
)
def test_who_tells_of_a_partys_people_in_common_nouns_is_behind_the_attribution(
    sentence: str, named: bool
) -> None:
    assert naming((MILLER, sentence)).high == (2 if named else 1)


def test_the_words_that_introduce_a_speaker_name_nobody() -> None:
    retired = somebody("a retired soldier", SpeakerKind.LOCAL_SOURCE)
    assert naming((retired, "Nine died at the weir, a retired soldier said")).high == 1


def test_a_party_that_speaks_of_its_own_kind_accuses_nobody() -> None:
    officer = somebody("an officer", SpeakerKind.ARMED_FORCES)
    assert naming((officer, "Nine died where soldiers stood")).high == 1


def test_among_rivals_words_are_behind_the_attribution_they_fit_alone() -> None:
    text = "Nine died when soldiers came down to the weir."
    own = report("told", text, outlet="Hill Times")
    rivals = (
        said(TWO, body(LEAGUE), killing(by(ARMY)), at_least(9)),
        said(TWO, body(ARMY), killing(by(LEAGUE)), at_least(9)),
    )
    told = said(own, MILLER, killing(), at_least(9), sentence=text.rstrip("."))
    found = weigh(*rivals, told, reports=(TWO, own)).independent_origins.responsibility
    assert found.high == 2
    vague = "Nine died when they came down to the weir."
    other = report("vague", vague, outlet="Hill Times")
    told = said(other, MILLER, killing(), at_least(9), sentence=vague.rstrip("."))
    assert weigh(*rivals, told, reports=(TWO, other)).independent_origins.responsibility.high == 1

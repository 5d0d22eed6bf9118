"""Whom a sentence accuses, and who answers: weapons and their owners, whose victims, charges called false, the accused's excuses."""

import pytest

from corrobora.records import ActKind, Assertion, Claim, Outcome, Stance

from .telling import LEAD, claims_of, said_in

S = Stance


def doers(claims: tuple[Claim, ...]) -> list[str | None]:
    return [p.actor for c in claims if c.act is not None for p in c.act.perpetrators]


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("A Malian drone hit a ferry near Keba, killing six passengers.", "army"),
        ("Malian helicopters strafed a wedding in Keba, killing nine guests, elders said.", "army"),
        ("Four herders were killed by a French jet near Orin.", "state-forces:FR"),
        ("Nine farmers died in a Nigerien air strike near Keba.", "state-forces:NE"),
        ("A military plane bombed the school in Keba, killing two teachers, parents said.", "army"),
        ("French strikes killed nine farmers in Keba, residents said.", "state-forces:FR"),
    ],
)
def test_whose_weapon_strikes_did_it(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == [doer]


@pytest.mark.parametrize(
    "sentence",
    [
        "A French-made drone hit a ferry near Keba, killing six passengers.",
        "A Turkish drone hit a ferry near Keba, killing six passengers.",
        "A French missile hit the clinic in Keba, killing three nurses.",
        "A French helicopter crashed near Keba, killing nine people.",
        "A Nigerien drone pilot was killed near Keba.",
        "A French drone operated by unknown men hit a ferry near Keba, killing six passengers.",
    ],
)
def test_where_a_weapon_was_made_or_fell_accuses_nobody(sentence: str) -> None:
    assert doers(said_in(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A strike by a drone killed nine soldiers of the Malian army near Keba.",
        "A strike by an unmanned aircraft destroyed a lorry with soldiers of the Malian army near Keba.",
        "An attack by a swarm of drones wounded policemen near Keba.",
        "A rocket hit a pickup with fighters of the Orin Liberation Front, killing four.",
        "A raid by motorcyclists destroyed a post of the Malian army.",
    ],
)
def test_those_struck_are_no_doers(sentence: str) -> None:
    assert not {"army", "olf", "police:ML"} & set(doers(said_in(sentence)))


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("The soldiers of the Caliphate shot nine traders in Keba.", None),
        ("Troops of the Liberation Alliance shot nine traders in Keba.", None),
        ("Soldiers of the Islamic Emirate beheaded nine traders in Keba.", None),
        ("Soldiers of the 3rd Infantry Battalion shot nine traders in Keba.", "army"),
        ("Soldiers of the Republican Guard shot nine traders in Keba.", "army"),
        ("Soldiers of the Malian army shot nine traders in Keba.", "army"),
    ],
)
def test_soldiers_of_another_cause_are_not_the_country_s(sentence: str, doer: str | None) -> None:
    assert doers(said_in(sentence)) == [doer]


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("After rebels had ambushed a lorry, members of the Malian army went through Keba and killed 14 men.", "army"),
        ("A day after bandits had attacked a barracks, soldiers of the Malian army shot nine traders in Keba.", "army"),
        ("After soldiers had burned a mosque, fighters of the Orin Liberation Front came back and killed 14 men.", "olf"),
        ("Five smugglers were killed and four wounded, the latter being given first aid by soldiers.", None),
        ("Nine men were killed in Keba and their bodies were buried by soldiers.", None),
    ],
)  # fmt: skip
def test_the_doer_of_a_killing_stands_in_its_own_clause(sentence: str, doer: str | None) -> None:
    kills = [c for c in said_in(sentence) if any(x.outcome is not Outcome.INJURED for x in c.counts)]
    assert doers(tuple(kills)) == ([] if doer is None else [doer])


@pytest.mark.parametrize(
    "sentence",
    [
        "It is false that soldiers fired on villagers in Keba.",
        "It is therefore untrue that the army shelled the market of Keba.",
        "The channels spread fake news about a massacre in Keba.",
        "Reports of a massacre in Keba are false, the army said.",
        "The claims about a drone strike on a wedding in Keba do not correspond to the facts.",
    ],
)
def test_what_is_called_false_is_denied(sentence: str) -> None:
    told = [c for c in said_in(sentence) if c.act is not None]
    assert all(c.stance is S.DENIES for c in said_in(sentence))
    assert all(c.act is not None and c.act.asserted is Assertion.NEGATED for c in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is true that soldiers fired on villagers in Keba.",
        "Reports of a massacre in Keba spread on Friday, residents said.",
        "Soldiers killed nine traders in Keba, and the governor's account is false, residents said.",
    ],
)
def test_what_is_not_called_false_stands(sentence: str) -> None:
    assert all(c.act.asserted is not Assertion.NEGATED for c in said_in(sentence) if c.act is not None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry has taken note of reports in the press according to which soldiers had shot nine traders in Keba.",
        "The army is aware of claims that its soldiers shot nine traders in Keba.",
        "The governor responded to allegations that policemen had killed nine traders in Keba.",
    ],
)
def test_who_has_heard_a_charge_does_not_make_it(sentence: str) -> None:
    for claim in said_in(sentence):
        assert claim.stance is not S.ADMITS
        if claim.act is not None:
            assert claim.speaker is None or claim.speaker.actor is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Relatives deny that the nine men killed in Keba were armed.",
        "The families deny that the dead were members of the Orin Liberation Front.",
        "The army denied that those killed in Keba were civilians.",
    ],
)
def test_a_denial_of_who_the_dead_were_denies_no_death(sentence: str) -> None:
    (claim,) = said_in(sentence)
    assert claim.stance is S.DENIES
    assert claim.act is None


ACCUSED = "Malian soldiers shot nine traders in Keba.\n\n"


def answers(lead: str, sentence: str) -> list[Stance]:
    return [c.stance for c in claims_of(lead + sentence) if c.start >= len(lead)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry of defence said that its men had repelled an aggression by armed civilians.",
        "The army said the group had used the compound of a school as a meeting place.",
        "The governor maintained that fighters had been seen entering the mosque the evening before.",
        "The police chief said that those who died may have been shot by outsiders.",
        "The army said that its men had repelled an attack.",
        "The army said the target was a camp of the rebels.",
        "The army said the lorry was carrying weapons for the rebels.",
        "The governor described those killed as members of a militia.",
    ],
)
def test_the_accused_side_explains(sentence: str) -> None:
    assert S.GIVES_ALTERNATIVE_EXPLANATION in answers(ACCUSED, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said that its men had repelled an attack.",
        "The army said its helicopter was carrying soldiers to the front.",
        "Residents said the gunmen had used the school as a base.",
        "A nurse said that people die every year in the rains.",
    ],
)
def test_the_same_words_of_who_is_not_accused_are_plain(sentence: str) -> None:
    assert S.GIVES_ALTERNATIVE_EXPLANATION not in answers(LEAD, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "They were not fighters, said a resident.",
        "Survivors said that there were no rebels there.",
        "No weapons were found in the lorry, a trader said.",
        "Relatives said no warning was given.",
    ],
)
def test_victims_deny_what_the_doers_give_as_their_reason(sentence: str) -> None:
    assert answers(ACCUSED, sentence) == [S.DENIES]


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents said that there were no soldiers to protect them.",
        "A resident said that no warning was given.",
        "Survivors said there were no soldiers in the village that night.",
    ],
)
def test_of_a_raid_by_gunmen_the_same_words_complain(sentence: str) -> None:
    assert S.DENIES not in answers(LEAD, sentence)


def test_restraint_denies_only_where_one_s_own_side_is_accused() -> None:
    sentence = "The army said it had exercised the utmost restraint with the soldiers in Keba."
    assert answers(ACCUSED, sentence) == [S.DENIES]
    assert S.DENIES not in answers(LEAD, sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen fired on a bus near Keba, killing five of them and wounding four.", {(Outcome.KILLED, 5), (Outcome.INJURED, 4)}),
        ("Eleven bodies came ashore near Keba; five were never found.", {(Outcome.KILLED, 11), (Outcome.MISSING, 5)}),
        ("We have six bodies here. All have bullet wounds, two of them in the head.", {(Outcome.KILLED, 6)}),
        ("Nine people were wounded in Keba; two of the injured died on Friday.", {(Outcome.INJURED, 9), (Outcome.KILLED, 2)}),
        ("Rebels killed nine villagers in Keba, two of them children.", {(Outcome.KILLED, 9), (Outcome.KILLED, 2)}),
    ],
)  # fmt: skip
def test_of_them_counts_whom_the_verb_struck(sentence: str, expected: set[tuple[Outcome, int]]) -> None:
    assert {(x.outcome, x.low) for c in said_in(sentence) for x in c.counts} == expected


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (
            "Raiders hit Keba on Monday, killing nine people and looting the mill, the chief said.",
            ActKind.KILLING,
        ),
        ("Raiders looted the mill of Keba and shot dead nine people, the chief said.", ActKind.KILLING),
        ("Raiders looted the mill of Keba, the chief said.", ActKind.LOOTING),
        (
            "Raiders killed nine people in Keba. They also looted the mill, the chief said.",
            ActKind.LOOTING,
        ),
    ],
)
def test_who_is_blamed_without_a_deed_is_blamed_for_what_names_the_passage_before(
    before: str, kind: ActKind
) -> None:
    told = said_in(f"{before} Farmers blamed a herder militia.")
    blamed = [
        c.act for c in told if c.speaker is not None and c.speaker.text == "Farmers" and c.act is not None
    ]
    assert [act.kind for act in blamed] == [kind]
    assert all(act.perpetrators for act in blamed)


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Troops killed 21 people in Keba. The army said it had killed a dozen fighters.", False),
        ("Troops killed 21 people in Keba. A student was killed at the well.", True),
    ],
)
def test_a_dozen_is_a_number_and_a_student_is_told_on_the_side(sentence: str, part: bool) -> None:
    found = [x.part for c in said_in(sentence) for x in c.counts if x.wording.lower().startswith("a ")]
    assert found
    assert set(found) == {part}

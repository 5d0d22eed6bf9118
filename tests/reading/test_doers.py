"""Who is said to have done it: affiliates, offices, answers, sides, and words that only sound like a charge."""

import pytest

from corrobora.records import Claim, Outcome, SpeakerKind, Stance, StepKind
from tests.reading.telling import LEAD, reading_of, said_in


def doers(claims: tuple[Claim, ...]) -> set[str | None]:
    """Return the actors that the claims name as having done an act."""
    return {party.actor for claim in claims if claim.act is not None for party in claim.act.perpetrators}


def names(claims: tuple[Claim, ...]) -> str:
    """Return the words of all perpetrators in one line."""
    return " ".join(p.text for c in claims if c.act is not None for p in c.act.perpetrators)


# --------------------------------------------------------------------------- whose friend, branch or foe


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("The OLF affiliate Corps Nord has claimed responsibility for the killing of nine traders in Orin.", "corps"),
        ("The OLF-linked Corps Nord has claimed responsibility for the killing of nine traders in Orin.", "corps"),
        ("Corps Nord, an OLF affiliate, killed nine traders in Orin, residents said.", "corps"),
        ("An OLF-backed militia killed nine traders in Orin, residents said.", None),
        ("The OLF's Sahel branch killed nine traders in Orin, residents said.", None),
        ("A militia backed by the OLF killed nine traders in Orin, residents said.", None),
        ("A splinter group of the OLF killed nine traders in Orin, residents said.", None),
        ("Former OLF fighters killed nine traders in Orin, residents said.", None),
        ("Anti-OLF fighters killed nine traders in Orin, residents said.", None),
        ("OLF dissidents killed nine traders in Orin, residents said.", None),
        # near misses: the body itself
        ("The OLF killed nine traders in Orin, residents said.", "olf"),
        ("OLF-led forces of the OLF killed nine traders in Orin, residents said.", "olf"),
        ("OLF fighters killed nine traders in Orin, residents said.", "olf"),
        ("The OLF's fighters killed nine traders in Orin, residents said.", "olf"),
        ("Fighters of the OLF killed nine traders in Orin, residents said.", "olf"),
    ],
)  # fmt: skip
def test_a_name_that_only_describes_another_did_nothing(sentence: str, doer: str | None) -> None:
    found = doers(said_in(sentence))
    assert doer in found if doer is not None else "olf" not in found
    if doer == "corps":
        assert "olf" not in found


def test_an_affiliate_speaks_for_itself() -> None:
    (claim,) = said_in(
        "The OLF affiliate Corps Nord has claimed responsibility for the killing of nine traders in Orin."
    )
    assert claim.speaker is not None
    assert claim.speaker.actor == "corps"
    assert claim.stance is Stance.ADMITS


# --------------------------------------------------------------------------- its men


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        (
            "Mali's military government has opened an inquiry into claims that its soldiers killed nine traders in Orin, "
            "an allegation made by the rebel alliance, the Orin Liberation Front.",
            "army",
        ),
        (
            "The army is looking into reports that its soldiers shot nine traders in Orin, a charge made by the OLF.",
            "army",
        ),
        ("Its fighters killed nine soldiers in Orin, the OLF said.", "olf"),
        ("The OLF said its fighters killed nine soldiers in Orin.", "olf"),
    ],
)
def test_its_men_are_never_those_of_who_is_named_behind(sentence: str, doer: str) -> None:
    claims = said_in(sentence)
    assert doers(claims) == {doer}
    assert any(c.stance is Stance.ADMITS for c in claims) is (doer == "olf")


# --------------------------------------------------------------------------- cues in another sense


@pytest.mark.parametrize(
    "sentence",
    [
        "The president dismissed a general over the massacre of nine villagers in Orin.",
        "The president dismissed the army chief after the killing of nine villagers in Orin.",
        "The junta dismissed two colonels for the killing of nine villagers in Orin.",
        "Police questioned six men over the killing of nine traders in Orin.",
        "Investigators questioned several soldiers about the killing of nine traders in Orin.",
        "Attacks have claimed 600 lives in Orin.",
        "The violence in Orin has claimed at least 40 lives.",
        "The hospital admitted 30 wounded people after the shelling of Orin.",
        "A court denied bail to two soldiers accused of killing nine traders in Orin.",
        "A court rejected an appeal by soldiers convicted of killing nine traders in Orin.",
    ],
)
def test_dismissed_men_questioned_suspects_and_claimed_lives_are_nobodys_words(sentence: str) -> None:
    assert {c.speaker for c in said_in(sentence)} <= {None}
    assert {c.stance for c in said_in(sentence)} <= {Stance.REPORTS}


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The general dismissed the claims that soldiers killed nine villagers in Orin.", Stance.DENIES),
        ("The army dismissed witnesses' accounts of a massacre in Orin.", Stance.DENIES),
        (
            "Rights groups questioned the army's account of the killing of nine traders in Orin.",
            Stance.DOUBTS,
        ),
        ("The OLF claimed the attack that killed nine soldiers in Orin.", Stance.ADMITS),
        ("The army admitted nine civilians were killed in Orin.", Stance.ADMITS),
        ("The OLF denied any role in the killing of nine traders in Orin.", Stance.DENIES),
        ("The army rejected accusations of killing nine traders in Orin.", Stance.DENIES),
    ],
)
def test_the_same_cues_keep_their_sense(sentence: str, stance: Stance) -> None:
    claims = [c for c in said_in(sentence) if c.speaker is not None]
    assert [c.stance for c in claims] == [stance]


@pytest.mark.parametrize(
    "sentence",
    [
        "Villagers accused by soldiers of helping rebels were killed in Orin.",
        "Villagers accused of helping rebels were shot dead in Orin.",
        "Herders suspected by soldiers of helping the OLF were killed in Orin.",
    ],
)
def test_who_only_accuses_the_dead_killed_nobody(sentence: str) -> None:
    claims = said_in(sentence)
    assert doers(claims) == set()
    assert {v.text for c in claims if c.act is not None for v in c.act.victims} & {"Villagers", "Herders"}


def test_who_shot_villagers_after_accusing_them_is_told_by_the_police() -> None:
    (claim,) = said_in(
        "Police said OLF rebels shot dead three villagers in Orin after accusing them of being informers."
    )
    assert claim.speaker is not None
    assert claim.speaker.text == "Police"
    assert doers((claim,)) == {"olf"}


# --------------------------------------------------------------------------- not he


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("It was the army, not the OLF, that killed the nine traders in Orin, a survivor said.", "army"),
        ("The OLF, not the army, killed the nine traders in Orin, the mayor said.", "olf"),
        ("Nine traders were killed by soldiers, not by the OLF, in Orin, a survivor said.", "army"),
        ("The OLF and the army accused each other of killing nine traders in Orin.", None),
        ("The army and the OLF traded blame for bombs that killed nine traders in Orin.", None),
        ("The army was attacked by the OLF and responded, killing nine traders in Orin.", None),
        ("An army truck hit a mine near Orin, killing nine soldiers.", None),
        ("An army helicopter crashed in Orin, killing nine soldiers.", None),
        ("Soldiers attacked Orin, killing nine traders.", "army"),
        ("An army helicopter opened fire on a market in Orin, killing nine traders.", "army"),
        ("OLF rebels attacked an army post in Orin, killing nine soldiers.", "olf"),
    ],
)  # fmt: skip
def test_who_is_named_as_not_the_doer_is_none(sentence: str, doer: str | None) -> None:
    assert doers(said_in(sentence)) == (set() if doer is None else {doer})


def test_revenge_names_the_doers_of_each_deed_apart() -> None:
    claims = said_in(
        "OLF fighters shot dead 100 people at a market in Orin, police said, in what they called revenge for the killing of two of "
        "their men by vigilantes."
    )
    hundred = [c for c in claims if any(n.low == 100 for n in c.counts)]
    assert doers(tuple(hundred)) == {"olf"}
    assert all("vigilantes" not in names((c,)) for c in hundred)
    assert all(v.text.lower() != "police" for c in claims if c.act is not None for v in c.act.victims)


# --------------------------------------------------------------------------- blame for what was just told


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine traders were killed in Orin, residents said. The governor blamed the OLF.",
        "Nine traders were killed in Orin, the governor said, while residents accused the OLF.",
    ],
)
def test_blame_without_a_deed_is_for_the_one_just_told(sentence: str) -> None:
    last = said_in(sentence)[-1]
    assert last.act is not None
    assert doers((last,)) == {"olf"}
    assert last.counts == ()


def test_blame_in_a_paragraph_of_its_own_is_for_what_the_report_tells() -> None:
    claims = said_in(
        "Gunmen killed nine traders in Orin.\n\nNobody slept that night.\n\nThe governor blamed the OLF."
    )
    (blamed,) = (c for c in claims if c.speaker is not None and "governor" in c.speaker.text)
    assert blamed.act is not None
    assert [p.actor for p in blamed.act.perpetrators] == ["olf"]


@pytest.mark.parametrize(
    "words", ["Government forces", "Army soldiers", "Police officers", "Rebel fighters", "Junta troops"]
)
def test_a_body_that_describes_its_men_is_no_party_of_its_own(words: str) -> None:
    claims = said_in(f"{words} killed nine traders in Orin, residents said.")
    parties = [p.text for c in claims if c.act is not None and c.counts for p in c.act.perpetrators]
    assert parties == [words]


def test_blame_for_nothing_told_tells_no_act() -> None:
    assert all(c.act is None for c in said_in("The market of Orin was quiet. The governor blamed the OLF."))


# --------------------------------------------------------------------------- what is not claimed happened all the same


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("No group has claimed responsibility for the attack that killed nine soldiers in Orin.", 9),
        ("No one has claimed responsibility for the killing of nine traders in Orin.", 9),
        ("Sahel Rights Watch said the army had not responded to questions about the killing of nine traders in Orin.", 9),
        ("The army did not kill nine traders in Orin, the governor said.", 0),
        ("The mayor's office said no prisoners were killed in Orin.", 0),
    ],
)  # fmt: skip
def test_a_negation_reaches_the_act_only_where_it_is_denied(sentence: str, killed: int) -> None:
    told = [n.high for c in said_in(sentence) for n in c.counts if n.outcome is Outcome.KILLED]
    assert told == [killed]


def test_those_held_and_found_dead_are_counted_with_both() -> None:
    claims = said_in(
        "Relatives said nine traders who had been arrested by soldiers in Orin were found dead the next day."
    )
    assert {(n.outcome, n.low) for c in claims for n in c.counts} == {
        (Outcome.DETAINED, 9),
        (Outcome.KILLED, 9),
    }
    assert all(
        not c.act.perpetrators
        for c in claims
        if c.act is not None and any(n.outcome is Outcome.KILLED for n in c.counts)
    )


# --------------------------------------------------------------------------- two voices of one sentence


def test_the_deed_is_the_first_voices_and_the_toll_the_second_ones() -> None:
    claims = said_in(
        "The army said its jet struck villagers in Orin by mistake, killing at least 85, the state emergency agency said."
    )
    army, agency = claims
    assert army.speaker is not None
    assert army.speaker.actor == "army"
    assert army.stance is Stance.GIVES_ALTERNATIVE_EXPLANATION
    assert agency.speaker is not None
    assert agency.speaker.text == "the state emergency agency"
    assert [(n.outcome, n.low) for n in agency.counts] == [(Outcome.KILLED, 85)]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Soldiers killed nine traders in Orin, Sahel Rights Watch said in a report that the junta dismissed as fabricated.", "Sahel Rights Watch"),
        ("Soldiers killed nine traders in Orin, Sahel Rights Watch said; the army called it a military operation.", "Sahel Rights Watch"),
        ("The report of the UN experts concluded that Malian soldiers executed at least 30 persons in Orin.", "The report of the UN experts"),
        ("Drones believed to belong to the OLF struck a market in Orin, killing nine traders, a medical source said.", "a medical source"),
    ],
)  # fmt: skip
def test_the_telling_keeps_its_speaker(sentence: str, speaker: str) -> None:
    told = [c for c in said_in(sentence) if c.act is not None]
    assert {None if c.speaker is None else c.speaker.text for c in told} == {speaker}


def test_a_participle_behind_a_denied_charge_is_the_deniers() -> None:
    claims = said_in(
        "The army rejected the accusation that its jets bombed Orin, saying nine traders were killed by the OLF."
    )
    assert {None if c.speaker is None else c.speaker.actor for c in claims} == {"army"}
    assert doers(tuple(c for c in claims if c.stance is not Stance.DENIES)) == {"olf"}


# --------------------------------------------------------------------------- offices


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("The military prosecutor said nine people were killed in Orin.", SpeakerKind.OFFICIAL, None),
        ("The prosecutor general's office said nine people were killed in Orin.", SpeakerKind.OFFICIAL, None),
        ("Mali's attorney general said nine people were killed in Orin.", SpeakerKind.OFFICIAL, None),
        (
            "The inspector general of the army said nine people were killed in Orin.",
            SpeakerKind.OFFICIAL,
            None,
        ),
        ("The military governor said nine people were killed in Orin.", SpeakerKind.OFFICIAL, None),
        ("The regional government said nine people were killed in Orin.", SpeakerKind.OFFICIAL, None),
        ("The air force said nine people were killed in Orin.", SpeakerKind.ARMED_FORCES, None),
        ("The army said nine people were killed in Orin.", SpeakerKind.ARMED_FORCES, "army"),
        ("The defence ministry said nine people were killed in Orin.", SpeakerKind.OFFICIAL, "government:ML"),
        (
            "Niger's defence minister said nine people were killed in Orin.",
            SpeakerKind.OFFICIAL,
            "government:NE",
        ),
        (
            "Niger's army chief said nine people were killed in Orin.",
            SpeakerKind.ARMED_FORCES,
            "state-forces:NE",
        ),
    ],
)
def test_an_office_is_no_army_and_no_other_body(sentence: str, kind: SpeakerKind, actor: str | None) -> None:
    (claim,) = said_in(sentence)
    assert claim.speaker is not None
    assert (claim.speaker.kind, claim.speaker.actor) == (kind, actor)


def test_an_office_of_another_country_admits_nothing_for_this_one() -> None:
    (claim,) = said_in("Niger's defence minister said soldiers killed nine people in Orin.")
    assert claim.stance is Stance.ALLEGES


def test_where_other_states_forces_are_spoken_of_more_bare_soldiers_are_nobodys() -> None:
    text = (
        LEAD
        + "Nigerien troops crossed the border on Monday, and Nigerien troops took Orin.\n\nSoldiers killed nine traders there, residents said."
    )
    told = [
        c for c in reading_of(text).claims if c.act is not None and "nine traders" in text[c.start : c.end]
    ]
    assert doers(tuple(told)) == {None}


# --------------------------------------------------------------------------- moves


def test_its_findings_are_those_of_the_body_that_opened_the_inquiry() -> None:
    text = LEAD + (
        "An inquiry has been opened by the Military Inspectorate into the killing of nine traders in Orin. "
        "Its findings will be made public no later than 29 March 2024."
    )
    steps = reading_of(text, published="2024-03-11").steps
    promised = [s for s in steps if s.due is not None]
    assert [s.by.text for s in promised if s.by is not None] == ["the Military Inspectorate"]
    assert [s.step for s in promised] == [StepKind.ANNOUNCED]


def test_two_moves_of_one_body_share_their_day() -> None:
    text = (
        LEAD
        + "Governor Awa Bem on Wednesday ordered a probe into the deaths on the Orin road and promised its results within two weeks."
    )
    steps = reading_of(text, published="2024-03-15").steps
    assert {(s.step, None if s.when is None else s.when.edtf) for s in steps} == {
        (StepKind.OPENED, "2024-03-13"),
        (StepKind.ANNOUNCED, "2024-03-13"),
    }


def test_the_day_of_an_older_deed_is_not_that_of_its_commission() -> None:
    text = (
        LEAD
        + "Forty-one workers died in Daboro in late 2022, and the commission that was set up to find out why has yet to say a word."
    )
    reading = reading_of(text, published="2024-03-07")
    assert any(f.kind == "earlier-violence" for f in reading.background)
    assert reading.steps == ()


def test_observers_expelled_in_another_year_obstruct_nothing_here() -> None:
    text = LEAD + "In 2021 the government expelled the investigators of the commission."
    reading = reading_of(text, published="2024-03-07")
    assert [f.kind for f in reading.background] == ["expulsion"]
    assert reading.steps == ()


# --------------------------------------------------------------------------- denials that name no doer


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        (
            "The inspector general of police has maintained that no live ammunition was used in Orin.",
            Stance.DENIES,
        ),
        ("The army said no mass grave had been found in Orin.", Stance.DENIES),
        ("Residents said no mass grave had been found in Orin.", Stance.ALLEGES),
        ("Police said live ammunition was used by rebels in Orin, killing nine.", Stance.ALLEGES),
    ],
)
def test_who_is_in_charge_denies_by_saying_that_it_was_not(sentence: str, stance: Stance) -> None:
    assert {c.stance for c in said_in(sentence)} == {stance}


# --------------------------------------------------------------------------- the deed and what is around it


def roles(sentence: str) -> tuple[str, str]:
    """Return the words of all perpetrators and of all victims, each in one line."""
    claims = said_in(sentence)
    acts = [c.act for c in claims if c.act is not None]
    return names(claims), " ".join(v.text for a in acts for v in a.victims)


@pytest.mark.parametrize(
    ("sentence", "doer", "victim"),
    [
        ("An ambush by rebels killed four soldiers.", "rebels", "four soldiers"),
        ("An ambush by rebels on Monday has killed four soldiers in Orin.", "rebels", "four soldiers"),
        ("A raid by gunmen left five police officers dead in Orin.", "gunmen", "five police officers"),
        ("An attack by a militia wounded nine soldiers near Keba.", "a militia", "nine soldiers"),
        ("It was the rebels who killed in Orin.", "the rebels", ""),
        ("He was the brother of a man whom police killed in 2019.", "police", "a man"),
        ("A trader whom Nigerien soldiers killed in Orin was buried on Friday.", "Nigerien soldiers", "A trader"),
        # near misses: both are doers, or the passive is one
        ("An attack by rebels and militiamen killed nine traders in Orin.", "rebels militiamen", "nine traders"),
        ("The woman, who was killed in Orin by soldiers, was a nurse.", "soldiers", "The woman"),
        ("An attack by gunmen that killed nine traders lasted an hour.", "gunmen", "nine traders"),
    ],
)  # fmt: skip
def test_the_object_of_a_killing_suffers_it(sentence: str, doer: str, victim: str) -> None:
    assert roles(sentence) == (doer, victim)


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("During a raid by bandits on the market of Orin, soldiers shot dead two traders.", "soldiers"),
        ("After an attack by rebels on the base, soldiers killed four villagers.", "soldiers"),
        ("Following an ambush by jihadists, police killed nine villagers.", "police"),
        ("In a raid by police, a trader shot dead a boy in Orin.", ""),
        ("Soldiers killed two traders during a raid by bandits.", "Soldiers"),
        ("Soldiers responding to an attack by bandits killed two traders.", "Soldiers"),
        ("Clashes erupted after an attack by rebels in which soldiers killed nine people.", "soldiers"),
        ("After a major attack by Islamist fighters, soldiers killed up to 170 of the assailants.", "soldiers"),
        ("Soldiers repelled an attack by Islamist fighters and killed 17 of the assailants.", "Soldiers"),
        ("Soldiers responding to an attack by Islamist fighters killed 17 of the assailants.", "Soldiers"),
        ("Nine people were killed by soldiers during an attack by rebels.", "soldiers"),
        ("Nine farmers were shot dead by police following a raid by bandits on Orin.", "police"),
        ("A raid by rebels was repelled by soldiers, who killed nine people.", "soldiers"),
        ("An airstrike by the army after an attack by rebels killed nine people.", "the army"),
        # near misses: the happening is the deed
        ("In an attack by rebels on Orin, nine people were killed.", "rebels"),
        ("Nine soldiers died in an attack by rebels on Orin.", "rebels"),
        ("In an attack by rebels on Orin, a bomb killed nine people.", "rebels"),
        ("The village was hit in a raid by rebels, killing nine traders.", "rebels"),
        ("Gunmen killed nine people in an attack blamed on rebels.", "rebels"),
    ],
)  # fmt: skip
def test_who_raided_is_not_who_killed_during_the_raid(sentence: str, doer: str) -> None:
    assert names(said_in(sentence)) == doer


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The Red Brigade killed nine people in Orin.", None),
        ("The Wolf Battalion killed nine people in Orin.", None),
        ("The Northern Brigade killed nine people in Orin.", "army"),
        ("The army killed nine people in Orin.", "army"),
        ("The Malian army killed nine people in Orin.", "army"),
    ],
)
def test_a_body_with_a_name_of_its_own_is_not_the_army(sentence: str, actor: str | None) -> None:
    assert doers(said_in(sentence)) == {actor}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine traders were killed in Orin, whether by the army or by rebels.",
        "It is not known whether nine traders in Orin were killed by the army or by rebels.",
    ],
)
def test_who_did_it_left_open_names_nobody(sentence: str) -> None:
    claims = said_in(sentence)
    assert not [p.text for c in claims if c.act is not None and c.counts for p in c.act.perpetrators]


def test_whether_by_design_or_not_the_doer_is_the_doer() -> None:
    claims = said_in("Whether by design or by chance, soldiers killed nine traders in Orin.")
    assert any(p.text == "soldiers" for c in claims if c.act is not None for p in c.act.perpetrators)

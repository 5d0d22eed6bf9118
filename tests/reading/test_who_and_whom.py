"""Who did it and to whom, where the sentence names the doer in other words, next door, or not at all."""

import pytest

from corrobora.records import Assertion, Claim, Outcome, Stance

from .telling import ACTORS, LEAD, claims_of, said_in


def doers(claims: tuple[Claim, ...]) -> set[str | None]:
    """Return the actors that the claims name as having done an act."""
    return {party.actor for claim in claims if claim.act is not None for party in claim.act.perpetrators}


def sufferers(claims: tuple[Claim, ...]) -> set[str]:
    """Return the words for those who suffered the acts of the claims."""
    return {party.text for claim in claims if claim.act is not None for party in claim.act.victims}


# --------------------------------------------------------------------------- a side tells of its enemies' dead


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("The army said its soldiers swept the hills of Keba and seven terrorists were neutralised.", "army"),
        ("The army said soldiers had come under fire and three assailants were killed near Keba.", "army"),
        ("The army said that its troops went after the column and nine insurgents were eliminated.", "army"),
        ("The Malian army said the military had stepped in and two bandits were put out of action.", "army"),
        ("The OLF said its fighters held the bridge of Orin and eleven mercenaries were killed.", "olf"),
    ],
)
def test_who_names_its_men_beside_its_enemies_dead_tells_its_own_deed(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == {doer}


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said that nine herders had been killed near Keba.",
        "The army said that seven terrorists had been neutralised near Keba.",
        "Around forty bandits were eliminated near Orin, the Malian Armed Forces announced.",
        "The army said that nine of its soldiers had been killed near Keba.",
        "A shepherd said that nine terrorists had been killed near Keba.",
        "The army said that three terrorists were killed when their bomb exploded too early in Keba.",
        "The army said that four rebels were killed in fighting among themselves near Keba.",
        "The police said that two bandits drowned near Keba.",
        "The army said that six militants were killed by unknown men near Keba.",
        "The army said that gunmen of a rival clan had attacked and that six bandits were killed near Keba.",
    ],
)
def test_no_side_is_named_for_dead_who_fell_otherwise(sentence: str) -> None:
    assert not {"army", "olf", "police:ML"} & doers(said_in(sentence))


def test_the_side_is_named_in_the_words_of_the_sentence() -> None:
    (claim,) = said_in(
        "Captain Issa Tal of the Malian army said the military stepped in and that four assailants were neutralised."
    )
    assert claim.act is not None
    assert [(p.text, p.actor) for p in claim.act.perpetrators] == [("the military", "army")]


# --------------------------------------------------------------------------- claims and admissions


@pytest.mark.parametrize(
    "sentence",
    [
        "The OLF claimed to have killed nine soldiers at Keba.",
        "The Orin Liberation Front claims to have shot dead two officers in Orin.",
        "The OLF boasted of having burned the barracks of Keba and killed six soldiers.",
        "The OLF said the movement had executed an informer in Keba.",
        "The OLF said that the group had shot nine soldiers near Keba.",
        "The OLF admitted the raid on the village of Keba.",
        "The OLF admitted to the bombing of the market in Orin.",
        "The OLF owned up to Monday's ambush on the Orin road.",
        "The OLF confessed to the murder of a teacher in Keba.",
        "Nine traders were killed on the Orin road in an ambush for which the OLF claimed responsibility.",
        "Eleven people died in a bombing in Keba for which the OLF has since taken full credit.",
    ],
)
def test_who_claims_or_owns_up_did_it(sentence: str) -> None:
    assert doers(said_in(sentence)) == {"olf"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The OLF claimed to have repelled an attack on Keba.",
        "The OLF claims to have evidence of the killing of nine herders in Keba.",
        "The OLF claimed to have seen the massacre of nine herders in Keba.",
        "The OLF admitted the death of nine herders in Keba.",
        "The OLF admitted the attack on its camp near Keba.",
        "The OLF admitted the killing of nine herders by soldiers in Keba.",
        "The OLF said the group of nine herders had been killed in Keba.",
    ],
)
def test_who_only_knows_of_it_did_nothing(sentence: str) -> None:
    assert "olf" not in doers(said_in(sentence))


@pytest.mark.parametrize(
    ("sentence", "speaker", "doer"),
    [
        ("The OLF said the army had admitted the raid on Keba.", "The OLF", "army"),
        ("The army said on Sunday that the OLF had acknowledged killing nine herders in Keba.", "The army", "olf"),
        ("The Malian army said the OLF had claimed responsibility for the ambush in Keba.", "The Malian army", "olf"),
    ],
)  # fmt: skip
def test_an_admission_that_the_other_side_tells_of_is_its_accusation(
    sentence: str, speaker: str, doer: str
) -> None:
    (claim,) = said_in(sentence)
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.speaker.via, claim.stance) == (speaker, (), Stance.ALLEGES)
    assert doers((claim,)) == {doer}


@pytest.mark.parametrize(
    "sentence",
    [
        "Radio Keba said the army had admitted the raid on Keba.",
        "A UN spokeswoman said the army had admitted the raid on Keba.",
        "The interior minister said the army had admitted the raid on Keba.",
        "A widow said an officer had admitted the killing of nine herders in Keba.",
    ],
)
def test_an_admission_told_by_anybody_else_stays_one(sentence: str) -> None:
    (claim,) = said_in(sentence)
    assert claim.stance is Stance.ADMITS
    assert claim.speaker is not None
    assert claim.speaker.via


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Gunmen tied up two porters identified as soldiers and killed nine traders in Keba.", "Gunmen"),
        ("Soldiers stopped a man known as a rebel and shot dead nine traders in Keba.", "Soldiers"),
        ("Rebels disarmed four men named as soldiers and burned nine houses in Keba.", "Rebels"),
        ("Masked men recognised as soldiers killed nine traders in Keba.", "soldiers"),
        ("Men dressed as soldiers killed nine traders in Keba.", "Men"),
        ("Gunmen fled as soldiers killed nine traders in Keba.", "soldiers"),
    ],
)
def test_what_somebody_is_taken_for_opens_no_clause(sentence: str, doer: str) -> None:
    found = {p.text for c in said_in(sentence) if c.act is not None for p in c.act.perpetrators}
    assert found == {doer}


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("Two men planned the bombing in Orin, which left nine dead.", [9]),
        ("Three commanders led the raid on Keba that left eleven people dead.", [11]),
        ("Four youths filmed the shooting in Keba, which left six dead.", [6]),
        ("Two men were killed in the bombing in Orin, which left nine dead.", [2, 9]),
        ("Two men were found dead in Keba.", [2]),
    ],
)
def test_who_stands_before_a_deed_is_not_among_its_dead(sentence: str, dead: list[int]) -> None:
    told = [n.low for c in said_in(sentence) for n in c.counts if n.outcome is Outcome.KILLED]
    assert told == dead


# --------------------------------------------------------------------------- denials


@pytest.mark.parametrize(
    "sentence",
    [
        "The army denied any involvement in the massacre of nine herders at Keba.",
        "The army rejects any participation in the killing of nine herders at Keba.",
        "The army dismissed any role in the shelling of Keba.",
        "The army denied having had any hand in the killing of nine herders.",
        "The army denied in a statement any responsibility for the attack on Keba.",
        "The army denied through its spokesman any link with the killing of nine herders at Keba.",
        "The Malian Armed Forces said they hold no prisoners at Keba.",
        "The Malian Armed Forces said that they had neither ordered nor committed the killings at Keba.",
        "The army said that it has never shelled Keba.",
    ],
)
def test_what_a_side_denies_of_itself_names_it_as_the_one_who_has_not(sentence: str) -> None:
    claims = [c for c in said_in(sentence) if c.act is not None]
    assert [c.stance for c in claims] == [Stance.DENIES]
    assert claims[0].act is not None
    assert claims[0].act.asserted is Assertion.NEGATED
    assert [p.actor for p in claims[0].act.perpetrators] == ["army"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army denied any involvement.",
        "The army denied responsibility.",
        "The army denied in a message that it was involved.",
        "The army rejected any part whatsoever.",
        "The army denied, through its spokesman, having played any role.",
        "The army denied in a note any link with the incident.",
    ],
)
def test_a_bare_denial_is_of_the_deed_told_last(sentence: str) -> None:
    told = claims_of("Gunmen killed nine herders in Keba, elders said. " + sentence)
    denied = [c for c in told if c.stance is Stance.DENIES and c.act is not None]
    assert [[p.actor for p in c.act.perpetrators] for c in denied if c.act is not None] == [["army"]]


# --------------------------------------------------------------------------- the doers are told right before


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("OLF fighters attacked a lorry on the Orin road. The passengers were shot one by one.", "olf"),
        ("OLF fighters stormed a hamlet at dawn. Nine people were killed in front of the mosque.", "olf"),
        ("Soldiers fired on a crowd at the bridge. Three students died.", "army"),
        ("Soldiers shelled the market. Eleven women were wounded.", "army"),
        ("The army bombed a wedding. The bride was killed.", "army"),
        ("Soldiers abducted six herders. They were then executed.", "army"),
        ("The OLF burned the granaries. Two elders were beheaded.", "olf"),
        ("Soldiers stopped a bus at the ford. The driver was shot.", "army"),
        ("Soldiers entered the camp at noon. Four women were raped.", "army"),
        ("OLF fighters ambushed a patrol. Nine soldiers were killed.", "olf"),
    ],
)
def test_what_befell_people_goes_on_with_the_deed_before(text: str, doer: str) -> None:
    last = max(claims_of(LEAD + text), key=lambda c: c.start)
    assert last.act is not None
    assert {p.actor for p in last.act.perpetrators} == {doer}


@pytest.mark.parametrize(
    "text",
    [
        "OLF fighters ambushed a patrol. Two rebels were killed.",
        "OLF fighters ambushed a patrol. Nine people were killed in the crossfire.",
        "Soldiers fired on a crowd at the bridge. One soldier was wounded.",
        "Soldiers fired on a crowd at the bridge. Three students died in hospital.",
        "Soldiers fired on a crowd at the bridge. Last month nine traders were killed.",
        "Soldiers fired on a crowd at the bridge. In Molen nine traders were killed.",
        "Soldiers fired on a crowd at the bridge. On 3 March nine traders were killed.",
        "Soldiers fired on a crowd at the bridge. Nine traders were killed by unknown men.",
        "Soldiers fired on a crowd at the bridge.\n\nNine traders were killed.",
        "Soldiers fired on a crowd at the bridge, a nurse said. Nine traders were killed.",
        "Soldiers came to help the villagers. Nine traders were killed.",
        "Soldiers buried the dead. Nine traders were killed.",
    ],
)
def test_another_day_place_voice_or_cause_is_no_deed_of_theirs(text: str) -> None:
    last = max(claims_of(LEAD + text), key=lambda c: c.start)
    assert last.act is not None
    assert not {p.actor for p in last.act.perpetrators} & {"olf", "army"}


# --------------------------------------------------------------------------- when they were struck, by whom


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Twenty herders died when their lorry was stopped near Keba by soldiers.", "army"),
        ("Six pupils lost their lives when their school was shelled by the army.", "army"),
        ("Nine traders were killed when the boat they were in came under fire from the army.", "army"),
        ("Four nurses perished after their ambulance was ambushed by the OLF.", "olf"),
        ("Eleven people were killed as the market was stormed by fighters of the OLF.", "olf"),
    ],
)
def test_who_struck_what_they_were_in_killed_them(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == {doer}


# --------------------------------------------------------------------------- whose weapon it must be


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine herders were killed in Keba with a missile that only the army uses.",
        "A drone killed six people in Keba; only the army flies drones there, elders said.",
        "The bomb that killed nine herders in Keba is of a type used exclusively by the army, an expert said.",
        "The shell that killed nine herders came from a battery solely operated by the army.",
        "The rocket that killed nine herders was fired from a hill, which is held by the army.",
        "The governor pointed to the army after nine herders were killed in Keba.",
    ],
)
def test_who_alone_has_the_weapon_used_it(sentence: str) -> None:
    assert doers(said_in(sentence)) == {"army"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine herders were killed in Keba, where only the army has a clinic.",
        "Only the army has a list of the nine herders killed in Keba.",
        "Nine herders were killed in Keba; only the army may lift the curfew.",
        "Four herders were killed by rockets fired at the army in Keba.",
    ],
)
def test_who_alone_has_something_else_did_nothing(sentence: str) -> None:
    assert "army" not in doers(said_in(sentence))


# --------------------------------------------------------------------------- what only describes


@pytest.mark.parametrize(
    "sentence",
    [
        "The hostel in Orin, where ninety people from the bombed villages sleep, is full.",
        "The school in Orin, where women from the burnt hamlets queue, has no water.",
        "The church in Orin, where families of the looted quarter pray, is full.",
    ],
)
def test_who_comes_from_a_ruined_place_ruined_nothing(sentence: str) -> None:
    assert doers(said_in(sentence)) == set()


def test_shelling_by_somebody_opens_a_sentence() -> None:
    assert doers(said_in("Shelling by the army killed nine herders in Keba.")) == {"army"}


def test_men_neutralised_did_not_neutralise() -> None:
    claims = said_in("The toll, the army said: seven terrorists neutralised, two pickups burnt.")
    assert sufferers(claims) == {"seven terrorists"}


# --------------------------------------------------------------------------- whom


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("A doctor said eight were killed by shots in the back.", {"eight"}),
        ("The committee said soldiers had fired on the march, wounding four.", {"four"}),
        ("An elder said two had died during questioning.", {"two"}),
        ("Soldiers killed 143 villagers (98 men, 31 women and 14 girls) in Keba.", {"143 villagers"}),
        ("The clinic said 61 people were killed in Keba, among them 14 women.", {"61 people"}),
    ],
)
def test_numbers_alone_suffer_and_shares_are_counted_once(sentence: str, whom: set[str]) -> None:
    assert sufferers(said_in(sentence)) == whom


def test_the_world_of_these_tests_knows_both_sides() -> None:
    assert {"army", "olf"} <= {actor.id for actor in ACTORS}


# --------------------------------------------------------------------------- who arrests somebody for a deed did not do it


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents said police had arrested Amadou Diallo, 29, and Ibrahim Keita, 27, in the March 9 shooting that left five dead.",
        "Police consider Ibrahim Keita, 27, a suspect in the March 9 shooting on Franklin Avenue.",
        "Police arrested Keita on Tuesday. All were questioned about the Orin shooting.",
        "Soldiers sealed off the road after the Sunday night bombing, which killed nine traders.",
        "Soldiers held two drivers over the fatal Keba road shooting.",
    ],
)
def test_a_deed_named_by_its_day_or_place_is_not_done_by_whoever_looks_into_it(sentence: str) -> None:
    deeds = [c.act for c in said_in(sentence) if c.act is not None and c.act.kind.value != "detention"]
    assert deeds
    assert not any(act.perpetrators for act in deeds)


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents saw the OLF shelling the town of Orin.",
        "A mother saw the Orin Liberation Front shooting at people in the market.",
        "The OLF, shelling Orin since Sunday, killed nine people.",
    ],
)
def test_a_name_before_what_it_is_doing_stays_the_doer(sentence: str) -> None:
    assert doers(said_in(sentence)) == {"olf"}


def test_a_clause_is_nobodys_name() -> None:
    claims = said_in("Gunmen carried out the Franklin Avenue shooting, which left two dead in Orin.")
    assert sufferers(claims) == set()
    assert sufferers(said_in("Retired teacher Amadou Diallo was killed in Orin.")) == {
        "Retired teacher Amadou Diallo"
    }

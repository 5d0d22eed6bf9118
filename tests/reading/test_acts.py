"""What is told in a sentence: the act, who did it, to whom, how, and how many."""

import pytest

from corrobora.records import Act, ActKind, ActorKind, Assertion, Category, Claim, Outcome, Unit

from .telling import said_in

K = ActKind
R = Outcome


def act_of(sentence: str) -> Act:
    acts = [c.act for c in said_in(sentence) if c.act is not None]
    assert len(acts) == 1, acts
    return acts[0]


def killed(
    claims: tuple[Claim, ...], outcome: Outcome = R.KILLED
) -> list[tuple[int | None, int | None, Category | None, bool]]:
    return [(n.low, n.high, n.category, n.part) for c in claims for n in c.counts if n.outcome is outcome]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Gunmen killed nine traders on the road to Orin.", K.KILLING),
        ("Nine traders were shot dead on the road to Orin.", K.KILLING),
        ("The soldiers summarily executed four men behind the school.", K.KILLING),
        ("Three people died when a landmine exploded under a bus near Daboro.", K.KILLING),
        ("Two shepherds were wounded by gunfire outside Keba.", K.INJURY),
        ("Armed men abducted 12 schoolgirls from a hostel in Orin.", K.ABDUCTION),
        ("Bandits kidnapped a priest and two teachers.", K.ABDUCTION),
        ("Soldiers arrested 14 men at the cattle market.", K.DETENTION),
        ("Nine men detained by soldiers on Friday have disappeared.", K.DISAPPEARANCE),
        ("Soldiers tortured three prisoners at the camp.", K.TORTURE),
        ("Militiamen raped at least six women during the raid.", K.SEXUAL_VIOLENCE),
        ("Rebels shelled the market in Orin, killing eight people.", K.SHELLING),
        ("A mortar shell killed eight people at the market in Orin.", K.SHELLING),
        ("An air strike on a school in Daboro killed 11 pupils.", K.AIR_STRIKE),
        ("Warplanes bombed the village of Keba, killing 11 people.", K.AIR_STRIKE),
        ("A drone strike killed seven guests at a wedding in Tessit.", K.DRONE_STRIKE),
        ("Police fired live rounds at protesters in Molen, killing three.", K.CROWD_FORCE),
        ("Security forces fired tear gas to disperse demonstrators in Molen.", K.CROWD_FORCE),
        ("Gunmen torched 40 houses in Keba.", K.DESTRUCTION),
        ("Militiamen looted shops and stole hundreds of cattle.", K.LOOTING),
        ("The fighting displaced 4,000 people from villages near Tessit.", K.DISPLACEMENT),
        ("Peacekeepers failed to protect the villagers.", K.FAILURE_TO_PROTECT),
        ("Soldiers stopped a bus carrying traders outside Orin.", K.INTERCEPTION),
        ("Jihadists attacked a village near Tessit on Sunday.", K.ATTACK),
    ],
)  # fmt: skip
def test_every_kind_of_act_is_told_apart(sentence: str, kind: ActKind) -> None:
    assert kind in {c.act.kind for c in said_in(sentence) if c.act is not None}


@pytest.mark.parametrize(
    ("sentence", "perpetrators", "victims"),
    [
        # active
        ("Rebels killed nine villagers in Keba.", ["Rebels"], ["nine villagers"]),
        ("On Tuesday, gunmen on motorbikes attacked traders near Orin, killing six.", ["gunmen"], ["traders"]),
        # passive
        ("Nine villagers were killed by rebels in Keba.", ["rebels"], ["Nine villagers"]),
        ("Four herders were shot dead by the Malian army near Tessit.", ["the Malian army"], ["Four herders"]),
        ("Four soldiers were killed in Tessit by jihadists.", ["jihadists"], ["Four soldiers"]),
        ("Six farmers have been murdered in Keba.", [], ["Six farmers"]),
        # nominal
        ("The killing of nine villagers by soldiers caused outrage in Orin.", ["soldiers"], ["nine villagers"]),
        # accuse and blame
        ("The OLF accused Corps Nord of executing eight traders.", ["Corps Nord"], ["eight traders"]),
        ("Sahel Rights Watch accused soldiers of the unlawful killing of four herders.", ["soldiers"], ["four herders"]),
        ("Residents blamed jihadists for the killing of six farmers.", ["jihadists"], ["six farmers"]),
        ("Soldiers have been accused of killing six farmers.", ["Soldiers"], ["six farmers"]),
        # those who die
        ("Four soldiers died in an ambush near Daboro.", [], ["Four soldiers"]),
    ],
)  # fmt: skip
def test_who_acts_and_who_suffers(sentence: str, perpetrators: list[str], victims: list[str]) -> None:
    act = act_of(sentence)
    assert [p.text for p in act.perpetrators] == perpetrators
    assert [p.text for p in act.victims] == victims


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The Malian army killed nine villagers.", "army"),
        ("Nine villagers were killed by Nord mercenaries.", "corps"),
        ("OLF fighters killed nine villagers.", "olf"),
        ("Malian soldiers killed nine villagers.", "army"),
        ("The army killed nine villagers.", "army"),
        ("Gunmen killed nine villagers.", None),
        ("Unidentified soldiers killed nine villagers.", None),
    ],
)
def test_perpetrators_resolve_to_the_actors_of_the_report(sentence: str, actor: str | None) -> None:
    assert [p.actor for p in act_of(sentence).perpetrators] == [actor]


def test_armed_people_can_be_victims_and_keep_their_kind() -> None:
    act = act_of("Rebels killed four policemen at a checkpoint near Orin.")
    assert [v.kind for v in act.victims] == [ActorKind.POLICE]
    assert [p.kind for p in act.perpetrators] == [ActorKind.REBEL_GROUP]


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("A resident said soldiers did not kill anyone in Keba.", Assertion.NEGATED),
        ("The army said none of the villagers had been killed.", Assertion.NEGATED),
        ("The army denied killing nine villagers.", Assertion.NEGATED),
        ("A resident said the militia had threatened to kill the herders.", Assertion.PLANNED),
        ("A resident said ten men were presumed killed.", Assertion.FEARED),
        ("Sahel Rights Watch says soldiers are often accused of killing herders.", Assertion.GENERIC),
        ("Sahel Rights Watch says the army routinely kills civilians.", Assertion.GENERIC),
        ("A resident said soldiers killed nine herders.", Assertion.ASSERTED),
        ("A resident said not only soldiers were killed but six farmers too.", Assertion.ASSERTED),
        ("A resident said no fewer than nine herders were killed.", Assertion.ASSERTED),
    ],
)
def test_how_an_act_is_put(sentence: str, asserted: Assertion) -> None:
    told = {c.act.asserted for c in said_in(sentence) if c.act is not None}
    assert told == {asserted}


@pytest.mark.parametrize(
    "sentence",
    [
        "Militiamen have threatened to kill the herders.",
        "Rebels could kill the hostages.",
    ],
)
def test_the_outlet_claims_nothing_of_what_is_feared_or_planned(sentence: str) -> None:
    assert not [c for c in said_in(sentence) if c.act is not None and c.act.asserted is Assertion.ASSERTED]


@pytest.mark.parametrize(
    ("sentence", "outcome", "expected"),
    [
        ("Gunmen killed at least nine people and wounded 14 others.", R.KILLED, [(9, None)]),
        ("Gunmen killed at least nine people and wounded 14 others.", R.INJURED, [(14, 14)]),
        ("Nine people were killed and 14 wounded when a shell hit the market.", R.KILLED, [(9, 9)]),
        ("Nine people were killed and 14 wounded when a shell hit the market.", R.INJURED, [(14, 14)]),
        ("The attack left six dead and more than 20 injured.", R.KILLED, [(6, 6)]),
        ("The attack left six dead and more than 20 injured.", R.INJURED, [(21, None)]),
        ("Gunmen killed two guards and abducted 30 pupils.", R.KILLED, [(2, 2)]),
        ("Gunmen killed two guards and abducted 30 pupils.", R.ABDUCTED, [(30, 30)]),
        ("Twelve people were killed and five are missing.", R.MISSING, [(5, 5)]),
        ("The death toll from the attack on the market rose to 31.", R.KILLED, [(31, 31)]),
        ("The number of people killed in the attack has risen to 31.", R.KILLED, [(31, 31)]),
        ("Some 4,000 people fled after militiamen killed six farmers.", R.DISPLACED, [(4000, 4000)]),
        ("Some 4,000 people fled after militiamen killed six farmers.", R.KILLED, [(6, 6)]),
        ("Between 20 and 30 villagers were massacred.", R.KILLED, [(20, 30)]),
        ("Dozens of villagers were massacred.", R.KILLED, [(24, None)]),
        ("Up to 40 people died in the attack.", R.KILLED, [(None, 40)]),
        ("Troops arrested 14 men after a raid in which two soldiers were killed.", R.DETAINED, [(14, 14)]),
        ("Troops arrested 14 men after a raid in which two soldiers were killed.", R.KILLED, [(2, 2)]),
    ],
)  # fmt: skip
def test_a_count_goes_with_what_became_of_those_counted(
    sentence: str, outcome: Outcome, expected: list[tuple[int | None, int | None]]
) -> None:
    assert [(low, high) for low, high, *_ in killed(said_in(sentence), outcome)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A relative said all on board were killed.",
        "A relative said everyone on board was killed.",
        "Witnesses said no one survived the attack on the bus.",
    ],
)
def test_where_all_are_killed_nobody_survives(sentence: str) -> None:
    assert (0, 0) in [(low, high) for low, high, *_ in killed(said_in(sentence), R.SURVIVED)]


def test_those_who_escape_are_counted_as_surviving() -> None:
    claims = said_in("Gunmen killed six traders, but the driver of the second lorry escaped.")
    assert [(low, high) for low, high, *_ in killed(claims, R.SURVIVED)] == [(1, None)]


@pytest.mark.parametrize(
    ("sentence", "whole", "parts"),
    [
        ("Gunmen killed 14 people, including three women and two children.", 14, {(3, Category.WOMEN), (2, Category.CHILDREN)}),
        ("Nine traders were shot dead, among them four women.", 9, {(4, Category.WOMEN)}),
        ("Twenty people were killed, six of them children.", 20, {(6, Category.CHILDREN)}),
    ],
)  # fmt: skip
def test_those_included_are_parts_and_never_totals(
    sentence: str, whole: int, parts: set[tuple[int, Category]]
) -> None:
    told = killed(said_in(sentence))
    assert [low for low, _, _, part in told if not part] == [whole]
    assert {(low, category) for low, _, category, part in told if part} == parts


def test_vehicles_are_no_people() -> None:
    claims = said_in("Soldiers stopped two buses outside Orin and shot dead nine passengers.")
    assert [(n.low, n.unit) for c in claims for n in c.counts if n.outcome is R.KILLED] == [(9, Unit.PEOPLE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A strike by teachers closed the schools in Orin.",
        "Shares in the mine fell sharply.",
        "The minister fired two of his advisers.",
        "The president shot down the proposal.",
        "Heavy rain destroyed crops in the valley.",
    ],
)
def test_words_of_violence_in_other_senses_tell_no_act(sentence: str) -> None:
    assert not [c for c in said_in(sentence) if c.act is not None and c.act.asserted is Assertion.ASSERTED]


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("Nine traders were shot dead near Orin.", ("shot dead",)),
        ("Militiamen hacked six farmers to death with machetes.", ("hacked", "machetes")),
        ("A roadside bomb killed four people near Daboro.", ("roadside bomb",)),
    ],
)
def test_the_means_keep_the_words(sentence: str, means: tuple[str, ...]) -> None:
    assert act_of(sentence).means == means

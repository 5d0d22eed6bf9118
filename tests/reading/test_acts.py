"""What is told in a sentence: the act, who did it, to whom, how, and how many."""

import pytest

from corrobora.records import Act, ActKind, ActorKind, Assertion, Category, Claim, Outcome, Unit

from .telling import LEAD, reading_of, said_in

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
        ("The Malian army shot dead four herders near Tessit.", ["The Malian army"], ["four herders"]),
        ("On Tuesday, gunmen on motorbikes attacked traders near Orin, killing six.", ["gunmen"], ["traders"]),
        # passive
        ("Nine villagers were killed by rebels in Keba.", ["rebels"], ["Nine villagers"]),
        ("Four herders were shot dead by the Malian army near Tessit.", ["the Malian army"], ["Four herders"]),
        ("Four soldiers were killed in Tessit by jihadists.", ["jihadists"], ["Four soldiers"]),
        ("Six farmers have been murdered in Keba.", [], ["Six farmers"]),
        # nominal
        ("The killing of nine villagers by soldiers caused outrage in Orin.", ["soldiers"], ["nine villagers"]),
        ("The massacre of 30 villagers in Keba was carried out by militiamen.", ["militiamen"], ["30 villagers"]),
        ("The abduction of two priests by gunmen shocked the town.", ["gunmen"], ["two priests"]),
        # accuse and blame
        ("The OLF accused Corps Nord of executing eight traders.", ["Corps Nord"], ["eight traders"]),
        ("Sahel Rights Watch accused soldiers of the unlawful killing of four herders.", ["soldiers"], ["four herders"]),
        ("Residents blamed jihadists for the killing of six farmers.", ["jihadists"], ["six farmers"]),
        ("Soldiers have been accused of killing six farmers.", ["Soldiers"], ["six farmers"]),
        ("The killing of six farmers was blamed on jihadists.", ["jihadists"], ["six farmers"]),
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
        ("The Orin Liberation Front (OLF) killed nine villagers.", "olf"),
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
        ("The OLF warned that it would attack army convoys.", Assertion.PLANNED),
        ("A resident said ten men were presumed killed.", Assertion.FEARED),
        ("A resident said he feared that many people had been killed.", Assertion.FEARED),
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
        "Officials fear the rains could kill off the harvest and displace herders.",
        "Authorities warned that gunmen might attack the convoy.",
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
        "Gunmen burned the bus, leaving no survivors.",
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
        "The team was hit by injuries to two strikers.",
        "Shares in the mine fell sharply.",
        "The minister fired two of his advisers.",
        "The president shot down the proposal.",
        "Heavy rain destroyed crops in the valley.",
        "The company launched an attack on its rivals' prices.",
        "Her father died of cancer in 2019.",
        "The actor killed it on stage.",
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


# --------------------------------------------------------------------------- who never acts


@pytest.mark.parametrize(
    "sentence",
    [
        # those who look into it, answer it or suffer it
        "The prosecutor general's office opened an investigation on Friday into the shelling of Daboro.",
        "The army has launched an investigation into the killings of nine traders.",
        "The government launched a probe into the attack.",
        "The gendarmerie has opened an inquiry into the torture of three prisoners.",
        "Military police are investigating the shooting of two protesters.",
        "Soldiers launched an operation after the killing of nine traders.",
        "The killing of nine traders is being investigated by the gendarmerie.",
        "The attack on the convoy was repelled by soldiers.",
        "Peacekeepers deployed to Keba after the attack that killed nine.",
        "The army arrived in Keba hours after the killing of nine traders.",
        "Soldiers buried the nine people killed in the attack.",
        "Police recovered the bodies of nine traders.",
        "The army lost nine soldiers in the attack.",
        "Soldiers hit a landmine near Keba.",
        "Two policemen were acquitted of killing a student.",
        # those who stand behind a preposition or another verb
        "An attack on soldiers killed nine.",
        "A blast hit a lorry carrying soldiers, killing nine.",
        "A bomb went off as soldiers passed, killing nine people.",
        "Fighting between the army and rebels killed nine people.",
        "Groups linked to the OLF killed nine people.",
        "The police dispersal of a protest followed the killing of a student.",
        # two killings by two doers: who did which is not kept
        "In Keba, soldiers shot dead four herders; in Orin, rebels executed three prisoners.",
    ],
)
def test_nobody_is_made_the_doer_of_what_he_did_not_do(sentence: str) -> None:
    acts = [c.act for c in said_in(sentence) if c.act is not None]
    assert acts
    assert [p.text for a in acts for p in a.perpetrators] == []


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Soldiers launched an attack on the village of Keba, killing nine.", "Soldiers"),
        ("The massacre of 30 villagers was committed by militiamen.", "militiamen"),
        ("Nine traders were killed in an attack by gunmen near Keba.", "gunmen"),
        ("Soldiers stood by as militiamen killed nine villagers.", "militiamen"),
        ("Rebels fighting the army killed nine villagers.", "Rebels"),
        ("Gunmen who attacked the army killed nine villagers.", "Gunmen"),
        ("Gunmen attacked soldiers killing six.", "Gunmen"),
        ("Police hunting gunmen shot dead a farmer.", "Police"),
        ("Police are hunting the gunmen who killed a priest.", "the gunmen"),
        ("The video shows soldiers executing nine men.", "soldiers"),
        ("Members of the OLF killed two priests.", "the OLF"),
        ("The army retreated and rebels executed nine prisoners.", "rebels"),
        ("A military court sentenced four soldiers to death for killing nine traders.", "four soldiers"),
        ("Two policemen were convicted of killing a student.", "Two policemen"),
        ("A group of armed men on motorbikes attacked the village, killing nine people.", "armed men"),
    ],
)
def test_the_doer_is_whoever_opens_the_clause(sentence: str, doer: str) -> None:
    assert [p.text for p in act_of(sentence).perpetrators] == [doer]


@pytest.mark.parametrize(
    ("sentence", "kind", "doer"),
    [
        ("On 4 March 2031 soldiers of the Malian army entered the village of Keba and summarily executed 14 men.", K.KILLING, "soldiers of the Malian army"),
        ("The attackers killed eight people and rustled hundreds of cattle.", K.LOOTING, "The attackers"),
        ("Gunmen stormed the market, opened fire on traders and set fire to shops.", K.DESTRUCTION, "Gunmen"),
        ("Soldiers surrounded the village and then burned 40 houses.", K.DESTRUCTION, "Soldiers"),
        ("The soldiers came at dawn, searched houses and shot nine men.", K.ATTACK, "The soldiers"),
        ("Soldiers entered the village, where they executed 14 men.", K.KILLING, "Soldiers"),
        ("Gunmen blocked the road before killing six passengers.", K.KILLING, "Gunmen"),
        ("The army shelled Orin after rebels killed nine soldiers.", K.SHELLING, "The army"),
        ("The army shelled Orin after rebels killed nine soldiers.", K.KILLING, "rebels"),
    ],
)  # fmt: skip
def test_a_verb_without_a_subject_takes_that_of_its_clause(sentence: str, kind: ActKind, doer: str) -> None:
    acts = [c.act for c in said_in(sentence) if c.act is not None and c.act.kind is kind]
    assert [[p.text for p in a.perpetrators] for a in acts] == [[doer]]


# --------------------------------------------------------------------------- victims


@pytest.mark.parametrize(
    ("sentence", "victims"),
    [
        ("Soldiers shot dead four herders near Tessit.", ["four herders"]),
        ("Militiamen killed three imams, two pastors and a nun.", ["three imams", "two pastors", "a nun"]),
        ("Gunmen killed four butchers.", ["four butchers"]),
        ("Rebels killed nine Fulani in Keba.", ["nine Fulani"]),
        ("Bandits killed two forest guards and a woodcutter.", ["two forest guards", "a woodcutter"]),
        ("Gunmen killed Father Amadou Tal in his church.", ["Father Amadou Tal"]),
        ("Soldiers killed Amadou Tal in Keba.", ["Amadou Tal"]),
        ("The government mourned the 12 people killed in the ambush.", ["the 12 people"]),
        ("Villagers met the soldiers and were shot.", ["Villagers"]),
        ("At least two children were among those killed.", ["At least two children"]),
        ("The killing of a mayor by gunmen shocked the town.", ["a mayor"]),
        # a condition of their own no longer: an army's base, a driver's mate
        ("Gunmen killed nine traders near a soldiers' camp.", ["nine traders"]),
    ],
)
def test_victims_keep_their_words(sentence: str, victims: list[str]) -> None:
    assert [v.text for v in act_of(sentence).victims] == victims


@pytest.mark.parametrize(
    "sentence",
    [
        "The Orin Liberation Front (OLF) killed nine villagers.",
        "The Malian Armed Forces (FAMa) killed nine villagers.",
    ],
)
def test_a_name_and_its_short_form_are_one_party(sentence: str) -> None:
    assert len(act_of(sentence).perpetrators) == 1


# --------------------------------------------------------------------------- what has not happened


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels threatened an attack on Orin.",
        "The army threatened to shell the town.",
        "The UN warned of a possible massacre in Orin.",
        "There are fears of further attacks on the town.",
        "An attack on the town is imminent.",
        "Soldiers foiled an ambush near Daboro.",
        "The army plans an offensive that could displace 40,000 people.",
        "Residents feared the soldiers would execute the men.",
        "Villagers said they feared another raid.",
        "The OLF warned that it would attack army convoys.",
        "The junta may bomb the camp, residents said.",
    ],
)
def test_what_is_feared_or_threatened_is_never_asserted(sentence: str) -> None:
    assert not [c for c in said_in(sentence) if c.act is not None and c.act.asserted is Assertion.ASSERTED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Aid workers welcomed the aid after the killing of nine traders.",
        "The OLF has vowed to avenge the killing of nine traders.",
        "The army repelled an attack on Orin that killed nine people.",
        "The UN warned that attacks on villages had killed 300 people.",
    ],
)
def test_what_a_fear_or_a_threat_comes_from_stays_asserted(sentence: str) -> None:
    assert [c for c in said_in(sentence) if c.act is not None and c.act.asserted is Assertion.ASSERTED]


# --------------------------------------------------------------------------- other senses


@pytest.mark.parametrize(
    "sentence",
    [
        "Four soldiers were charged with murder.",
        "The officer was found guilty of murder.",
        "He faces murder charges.",
        "Police opened a murder investigation.",
        "A court sentenced two soldiers to death.",
        "He was handed the death penalty.",
        "Orin United beat Molen City 3-1.",
        "The goalkeeper was beaten by a long shot.",
        "We killed the game early, the coach said.",
        "Her coach said an injury had troubled her.",
        "The film tells of a detective who investigates a murder.",
        "The film was shot in Orin by a young director.",
        "The opposition attacked the budget.",
        "The minister attacked the opposition over its record.",
        "The president suffered a heart attack.",
        "The film bombed at the box office.",
        "Lawmakers voted to kill the bill.",
        "The execution of the budget was delayed.",
        "The minister was fired on Monday.",
        "Prices exploded in January.",
        "Cholera killed 30 people in Orin.",
        "A bus plunged into a ravine, killing 14 passengers.",
        "An earthquake struck Molen, killing 300 people.",
    ],
)
def test_law_sport_art_and_nature_tell_no_act_of_violence(sentence: str) -> None:
    assert not [c for c in said_in(sentence) if c.act is not None and c.act.asserted is Assertion.ASSERTED]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Four soldiers were found guilty of the murder of nine traders.", K.KILLING),
        ("A football coach was shot dead by gunmen in Orin.", K.KILLING),
        ("Soldiers beat three students in Orin.", K.TORTURE),
        ("The coach carrying the traders was attacked by gunmen.", K.ATTACK),
        ("Gunmen attacked the village during the rainy season.", K.ATTACK),
        ("Nine people drowned when soldiers opened fire on their boat and it capsized.", K.KILLING),
        ("The army had struck a column of lorries, a source said.", K.ATTACK),
        ("Shells landed near a bus stop, the governor wrote.", K.SHELLING),
        ("Those who ran were shot, she said.", K.ATTACK),
        ("Residents saw a drone above the town shortly before the explosions.", K.DRONE_STRIKE),
    ],
)
def test_the_same_words_tell_an_act_where_they_mean_one(sentence: str, kind: ActKind) -> None:
    assert kind in {c.act.kind for c in said_in(sentence) if c.act is not None}


def test_burnt_bodies_are_no_destruction() -> None:
    told = said_in("'We received nine bodies, all of them burnt,' a doctor said.")
    assert K.DESTRUCTION not in {c.act.kind for c in told if c.act is not None}


@pytest.mark.parametrize(
    "sentence",
    [
        "Police shot dead two protesters in Molen.",
        "Soldiers shot at unarmed demonstrators.",
        "Officers fired into the crowd, killing three people.",
        "Police killed three people during protests in Molen.",
        "The police said officers had shot dead two protesters.",
    ],
)
def test_force_against_those_who_protest_is_told_apart(sentence: str) -> None:
    assert {c.act.kind for c in said_in(sentence) if c.act is not None} == {K.CROWD_FORCE}


# --------------------------------------------------------------------------- counts of another scope


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 26,000 people have been killed since 2015.",
        "The UN says more than 26,000 people have been killed since the war began.",
        "Some 120 people have been killed so far this year.",
        "About 300 people have been killed in the region in the past decade.",
        "Gunmen killed 161 people in a day of strikes last year.",
        "At least 400 civilians have been killed in drone strikes since January.",
        "Attacks by jihadists have killed thousands in the Sahel.",
        "In all, 600 people have died in the violence this year.",
        "It was the deadliest attack since 2021, when 130 people were killed.",
    ],
)
def test_the_toll_of_a_war_or_a_year_is_background(sentence: str) -> None:
    reading = reading_of(LEAD + sentence)
    counted = {c.id for c in reading.claims if c.counts}
    filed = {i for f in reading.background if f.kind == "earlier-violence" for i in f.claims}
    assert counted
    assert counted <= filed


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people were killed in the deadliest attack since 2015.",
        "It was the worst attack this year, killing 14 villagers.",
        "Nine people have been killed since Monday.",
        "Since the attack nine people have died in hospital.",
        "An air strike killed 1,200 people in the city.",
    ],
)
def test_the_toll_of_the_happening_itself_is_no_background(sentence: str) -> None:
    reading = reading_of(LEAD + sentence)
    assert [c for c in reading.claims if c.counts]
    assert not [f for f in reading.background if f.kind == "earlier-violence"]


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("The army said six of its men were wounded.", Category.STATE_FORCES),
        ("A source said the troops had lost two men.", Category.STATE_FORCES),
        ("The OLF said nine of its fighters were wounded.", Category.COMBATANTS),
        ("Two wounded soldiers were taken to Orin.", Category.STATE_FORCES),
        ("Six men were wounded in the attack.", Category.MEN),
    ],
)
def test_a_forces_own_losses_are_counted_on_its_side(sentence: str, category: Category) -> None:
    assert {n.category for c in said_in(sentence) for n in c.counts} == {category}


def test_a_figure_without_a_word_of_death_takes_the_one_before_it() -> None:
    told = killed(said_in("The army said 12 people died; residents put the number at 30."))
    assert [low for low, *_ in told] == [12, 30]


def test_a_negation_reaches_no_further_than_its_clause() -> None:
    told = killed(said_in("The army did not intervene while gunmen killed nine villagers."))
    assert [low for low, *_ in told] == [9]


def test_what_became_of_the_killers_is_no_fate_of_the_killed() -> None:
    told = said_in("The soldiers involved in the killing of nine traders were arrested.")
    assert [(n.low, n.outcome) for c in told for n in c.counts] == [(9, R.KILLED)]


def test_a_protest_against_a_killing_makes_no_killers_of_those_who_disperse_it() -> None:
    told = said_in("Police dispersed a protest against the killing of a student.")
    acts = [c.act for c in told if c.act is not None and any(n.outcome is R.KILLED for n in c.counts)]
    assert [[p.text for p in a.perpetrators] for a in acts] == [[]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Had soldiers fired on the assailants in Orin, lives would have been saved.",
        "If the police had fired on the crowd in Orin, nine people would have died.",
        "The rebels said that had the army attacked Orin, hundreds of people would have been killed.",
        "If only soldiers had killed the bandits in Orin.",
        "“I wish I had killed the bandits,” the soldier said.",
        "The army could have killed hundreds of people in Orin.",
        "The rebels would have killed everyone in Orin.",
    ],
)
def test_what_did_not_happen_is_never_asserted(sentence: str) -> None:
    acts = [c.act for c in said_in(sentence) if c.act is not None]
    assert all(a.asserted is not Assertion.ASSERTED for a in acts), acts


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers had killed nine people in Orin when the rain came.",
        "The army said it had fired on the crowd in Orin.",
        "The army killed nine people in Orin, and would have killed more had the elders not intervened.",
        "Doctors Without Borders staff were killed by soldiers in Orin.",
        "Not less than 87 people were killed by gunmen in Orin.",
        "Not fewer than nine people were killed by gunmen in Orin.",
    ],
)
def test_what_did_happen_is_asserted_all_the_same(sentence: str) -> None:
    acts = [c.act for c in said_in(sentence) if c.act is not None]
    assert Assertion.ASSERTED in {a.asserted for a in acts}, acts


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Doctors Without Borders staff were killed by soldiers in Orin.", []),
        ("Gunmen killed two Doctors Without Borders workers in Orin.", [2]),
        ("Not less than 87 people were killed by gunmen in Orin.", [87]),
        ("Nobody was killed by gunmen in Orin.", [0]),
    ],
)
def test_a_name_or_a_least_number_is_no_zero(sentence: str, counted: list[int]) -> None:
    assert [low for low, *_ in killed(said_in(sentence))] == counted


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("Soldiers shot at least 45 men in Orin.", [45]),
        ("Soldiers shot 45 men in Orin.", [45]),
        ("Soldiers shot at 45 men in Orin.", []),
    ],
)
def test_men_shot_are_counted_and_men_shot_at_are_not(sentence: str, hit: list[int]) -> None:
    claims = said_in(sentence)
    assert [low for low, *_ in killed(claims, R.AFFECTED)] == hit
    assert [p.text for c in claims if c.act is not None for p in c.act.perpetrators] == ["Soldiers"]

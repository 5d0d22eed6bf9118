"""Deeds told in several words, and who is said to have done them: weapons wielded, people led away, charges, clashes, people without arms."""

import pytest

from corrobora.reading.clauses import tokenize
from corrobora.reading.deeds import find_deeds
from corrobora.reading.doers import only_refers
from corrobora.records import ActKind, Assertion, Claim, Span, Stance

from .telling import reading_of, said_in

K = ActKind


def doers(claims: tuple[Claim, ...]) -> str:
    """Return the words of all who are said to have done something, each once."""
    found = [p.text for c in claims if c.act is not None for p in c.act.perpetrators]
    return " + ".join(dict.fromkeys(found))


def sufferers(claims: tuple[Claim, ...]) -> str:
    found = [p.text for c in claims if c.act is not None for p in c.act.victims]
    return " + ".join(dict.fromkeys(found))


def kinds(claims: tuple[Claim, ...]) -> set[ActKind]:
    return {c.act.kind for c in claims if c.act is not None}


# --------------------------------------------------------------------------- weapons wielded


@pytest.mark.parametrize(
    ("sentence", "doer", "kind"),
    [
        ("Soldiers used live ammunition against protesters in Molen, the nurse said.", "Soldiers", K.CROWD_FORCE),
        ("Police employed live rounds against the crowd in Molen.", "Police", K.CROWD_FORCE),
        ("Police resorted to live ammunition against the strikers in Molen.", "Police", K.CROWD_FORCE),
        ("The police fired two hundred rubber bullets and 60 tear gas shells at students in Molen.", "The police", K.CROWD_FORCE),
        ("Units of the army fired a limited number of mortar bombs towards Keba, a resident said.", "the army", K.SHELLING),
        ("The army discharged dozens of mortar rounds at the suburb, a driver said.", "The army", K.SHELLING),
        ("The OLF launched three rockets at the airport of Molen, officials said.", "The OLF", K.SHELLING),
        ("A warplane of the Malian army dropped barrel bombs on Keba, residents said.", "the Malian army", K.AIR_STRIKE),
        ("OLF fighters threw a grenade into a bar in Orin, wounding four.", "OLF fighters", K.INJURY),
        ("OLF fighters lobbed grenades into the church, killing four.", "OLF fighters", K.KILLING),
        ("Rebels planted a mine on the road to Keba, a driver said.", "Rebels", K.ATTACK),
        ("The army laid the mines that maimed two children near Keba.", "The army", K.INJURY),
        ("Soldiers sprayed the minibus with bullets near Keba, survivors said.", "Soldiers", K.ATTACK),
        ("Soldiers raked the bus with gunfire near Keba, survivors said.", "Soldiers", K.ATTACK),
        ("Soldiers emptied their magazines into the crowd in Molen, a witness said.", "Soldiers", K.CROWD_FORCE),
        ("The army rammed a fishing boat with its patrol vessel, survivors said.", "The army", K.ATTACK),
    ],
)  # fmt: skip
def test_who_wields_a_weapon_did_it(sentence: str, doer: str, kind: ActKind) -> None:
    claims = said_in(sentence)
    assert doers(claims) == doer
    assert kind in kinds(claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers used live ammunition in an exercise near Molen.",
        "The government launched rockets into space.",
        "The OLF dropped its demand for talks.",
        "The government dropped charges against nine traders.",
        "The OLF planted trees near Keba.",
        "Police laid a wreath for the nine victims.",
        "Soldiers threw stones into the river.",
        "Rebels dropped their guns and fled.",
        "The army launched a campaign against malaria.",
        "The army launched an investigation into the killing of nine traders.",
        "The army fired three generals after the massacre.",
        "The OLF rammed home its message.",
        "The ship rammed the pier in a storm.",
        "A lorry rammed a bus near Orin, killing nine.",
        "The army engaged a contractor to build a school.",
        "The army engaged several groups of farmers in talks.",
        "The clinic stabbed in the dark with its budget.",
        "The programme targets women who survived the massacre.",
        "The sanctions target people close to the army.",
        "Soldiers defused a bomb that had been placed at the market.",
    ],
)
def test_what_is_no_weapon_wielded_has_no_doer(sentence: str) -> None:
    assert doers(said_in(sentence)) == ""


def test_what_a_force_must_not_do_is_denied_of_it() -> None:
    claims = said_in("The army said its soldiers never target civilians.")
    told = [c.act for c in claims if c.act is not None]
    assert [a.asserted for a in told] == [Assertion.NEGATED]
    assert doers(claims) == "its soldiers"


def test_whom_a_weapon_hits_stands_behind_a_preposition() -> None:
    claims = said_in("Soldiers fired rubber bullets to save traders and government property in Molen.")
    assert doers(claims) == "Soldiers"
    assert "government" not in sufferers(claims)


def test_who_releases_a_bomb_spares_nobody() -> None:
    claims = said_in("An army helicopter released two bombs over the market in Keba.")
    assert doers(claims) == "An army"
    assert not [n for c in claims for n in c.counts]


def test_a_launcher_that_is_struck_shells_nobody() -> None:
    assert K.SHELLING not in kinds(
        said_in("An army helicopter struck a missile launcher of the rebels in Keba.")
    )


def test_tear_gas_shells_shell_nobody() -> None:
    assert K.SHELLING not in kinds(said_in("Police fired 60 tear gas shells at students in Molen."))


# --------------------------------------------------------------------------- people led away


@pytest.mark.parametrize(
    ("sentence", "doer", "kind"),
    [
        ("Gunmen took four passengers away to the forest near Keba.", "Gunmen", K.ABDUCTION),
        ("Soldiers led nine men off the bus at gunpoint near Keba.", "Soldiers", K.ABDUCTION),
        ("OLF fighters read out names and took four passengers with them.", "OLF fighters", K.ABDUCTION),
        ("Militants seized nine fishermen and led them into the forest near Keba.", "Militants", K.ABDUCTION),
        ("Rebels marched the captives to their camp near Keba, a man who got away said.", "Rebels", K.ABDUCTION),
        ("The soldiers loaded nine men into a truck and drove off, a neighbour said.", "The soldiers", K.ABDUCTION),
        ("Gunmen forced three teachers into a car in Orin.", "Gunmen", K.ABDUCTION),
        ("Four men were taken from their homes by soldiers in Keba.", "soldiers", K.ABDUCTION),
        ("A teacher was dragged from his house by gunmen in Keba.", "gunmen", K.ABDUCTION),
        ("Soldiers picked up nine young men in Keba.", "Soldiers", K.DETENTION),
        ("A driver was picked up by police on Tuesday and later died in custody.", "police", K.DETENTION),
    ],
)  # fmt: skip
def test_who_leads_people_away_took_them(sentence: str, doer: str, kind: ActKind) -> None:
    claims = said_in(sentence)
    assert doers(claims) == doer
    assert kind in kinds(claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Police took four wounded people to the hospital.",
        "Soldiers took nine wounded men away to the hospital in Molen.",
        "Soldiers took the survivors to safety.",
        "Soldiers led nine men to safety.",
        "Soldiers carried the children away from the fighting.",
        "The army took three villages from the rebels.",
        "The bus picked up nine passengers in Keba.",
        "Soldiers picked up the bodies of nine traders.",
        "The police picked up the trail of the killers.",
        "Nine men were taken by ambulance to Molen.",
        "Nine families were driven from their homes by floods.",
        "Rebels seized weapons near Keba.",
        "Unruly men snatched a shotgun near Keba.",
    ],
)
def test_who_is_helped_along_is_not_taken(sentence: str) -> None:
    assert K.ABDUCTION not in kinds(said_in(sentence))
    assert K.DETENTION not in kinds(said_in(sentence))


def test_who_is_put_out_of_action_is_dead() -> None:
    claims = said_in("The OLF said its men had put 17 soldiers out of action near Keba.")
    assert kinds(claims) == {K.KILLING}
    assert (doers(claims), sufferers(claims)) == ("its men", "17 soldiers")


def test_who_is_deprived_of_life_is_killed() -> None:
    claims = said_in("Elements of the army deprived of life six farmers in Keba.")
    assert kinds(claims) == {K.KILLING}
    assert (doers(claims), sufferers(claims)) == ("the army", "six farmers")


def test_frames_stand_where_their_verb_stands() -> None:
    sentence = "in keba soldiers used live rounds against students"
    (deed,) = find_deeds(sentence, tokenize(sentence), Span(start=0, end=len(sentence)))
    assert sentence[deed.start : deed.end] == "used live rounds"


def test_no_frame_reaches_out_of_its_stretch() -> None:
    sentence = "soldiers used live rounds against students"
    assert not list(find_deeds(sentence, tokenize(sentence), Span(start=0, end=20)))


# --------------------------------------------------------------------------- participles, hands and bullets


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Villagers found the body of a man shot on Monday night by soldiers near Keba.", "soldiers"),
        ("The bodies of six men killed last week near Keba by rebels were buried on Sunday.", "rebels"),
        ("Two boys abducted from their school in Keba by gunmen were freed.", "gunmen"),
        ("A girl hit in the leg at a checkpoint by soldiers died in hospital.", "soldiers"),
        ("Nine traders died at the hands of OLF fighters in Keba, residents said.", "OLF fighters"),
        ("Six men died by the bullets of the army in Keba, a nurse said.", "the army"),
        ("Two students died under the blows of the police, their families said.", "the police"),
        ("A raid led by the OLF killed nine people in Keba.", "the OLF"),
        ("An assault led by OLF fighters left nine people dead in Keba.", "OLF fighters"),
        ("A trader was stabbed by rebels in Orin.", "rebels"),
        # near misses
        ("Nine traders were killed on the road held by the army.", ""),
        ("A man killed by a lion was buried in Keba.", ""),
        ("Nine bodies were picked up by the police in Keba.", ""),
        ("Soldiers killed two traders during a raid by bandits.", "Soldiers"),
        ("Soldiers attacked at dawn by helicopter.", "Soldiers"),
    ],
)
def test_the_hand_behind_a_participle_is_named_however_far_it_stands(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == doer


# --------------------------------------------------------------------------- when they came


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        (
            "Nine people were killed as OLF fighters went from house to house in Keba, a resident said.",
            "OLF fighters",
        ),
        ("Nine people were killed after soldiers entered Keba and opened fire, a resident said.", "soldiers"),
        (
            "Nine people died when soldiers and militiamen entered Keba and opened fire.",
            "soldiers + militiamen",
        ),
        ("Five herders died as soldiers fired indiscriminately at their camp.", "soldiers"),
        ("Nine people were killed after soldiers left Keba.", ""),
        ("Nine people were killed when soldiers and doctors arrived too late.", ""),
    ],
)
def test_who_came_and_fired_killed_those_who_died_of_it(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == doer


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Soldiers arrived in three trucks and, after searching the houses, executed nine men.", "Soldiers"),
        ("Soldiers came at night and, once they had searched the houses, shot nine men.", "Soldiers"),
        ("The government “never bombs civilians”, the minister said of Keba.", "The government"),
    ],
)
def test_a_subject_reaches_over_what_stands_between_commas_or_opens_a_quotation(
    sentence: str, doer: str
) -> None:
    assert doers(said_in(sentence)) == doer


def test_whoever_is_the_subject_of_the_next_clause_suffers_nothing() -> None:
    claims = said_in("The militia is preparing to attack Keba, and our forces are ready for it.")
    assert (doers(claims), sufferers(claims)) == ("The militia", "")


def test_what_is_told_of_a_killing_is_no_victim_of_it() -> None:
    assert sufferers(said_in("The killing of nine traders was not the work of the army.")) == "nine traders"


# --------------------------------------------------------------------------- people without arms


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("A group of youths attacked a funeral procession in Molen, wounding four people.", "youths"),
        ("Sixteen men burst into a wake in Keba and killed seven people.", "Sixteen men"),
        ("A man stabbed two traders at the market in Molen.", "A man"),
        ("Herders killed four farmers near Keba on Sunday.", "Herders"),
        ("Inmates killed two guards in the prison of Molen.", "Inmates"),
        ("Villagers armed with sticks killed two soldiers in Keba.", "Villagers"),
        # near misses: they suffered it, did something else, or belong to whoever speaks
        ("Men arrested in Keba were freed.", ""),
        ("Herders killed in Keba were buried on Sunday.", ""),
        ("Youths wounded by gunfire were treated in Molen.", ""),
        ("Men and women were killed in Keba.", ""),
        ("Villagers buried nine people killed in Keba.", ""),
        ("Farmers killed a snake near Keba.", ""),
        ("Residents killed time in the market.", ""),
        ("People shot videos of the march.", ""),
        ("Residents attacked by gunmen fled to Molen.", "gunmen"),
    ],
)  # fmt: skip
def test_people_without_arms_are_doers_only_before_an_object(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == doer


# --------------------------------------------------------------------------- charges, courts, clashes


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("A court sentenced four soldiers to ten years in prison for their part in the killing of nine traders.", "four soldiers"),
        ("A court in Molen jailed three policemen for the killing of a trader.", "three policemen"),
        ("Three soldiers stood trial in Molen for the killing of nine traders.", "Three soldiers"),
        ("A judge ordered three soldiers to stand trial for murder over the deaths of six traders.", "three soldiers"),
        ("Three officers pleaded not guilty to the murder of a teacher in Molen.", "Three officers"),
        ("The rebels, wanted over the abduction of nine pupils, were seen in Keba.", "The rebels"),
        ("OLF fighters, whom prosecutors hold responsible for the massacre of nine traders, are at large.", "OLF fighters"),
        # near misses
        ("A court acquitted four soldiers of the killing of nine traders.", ""),
        ("Soldiers were cleared of the murder of nine traders.", ""),
        ("A prosecutor charged two soldiers with hiding the murder of a trader.", ""),
        ("The law court charged soldiers with failing to stop the killing of nine traders.", ""),
    ],
)  # fmt: skip
def test_whoever_stands_trial_for_a_deed_is_charged_with_it(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == doer


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("A firefight between soldiers and OLF fighters broke out near Keba.", "soldiers + OLF fighters"),
        ("Clashes between soldiers and rebels broke out in Keba.", "soldiers + rebels"),
        ("Talks between the army and rebels on the massacre broke off.", ""),
        ("The clash between the two teams ended 2-1.", ""),
        ("Violence between spouses rose in Molen.", ""),
    ],
)
def test_a_clash_has_two_sides(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == doer


# --------------------------------------------------------------------------- responsibility, orders, whom they are taken for


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Responsibility for the killing of nine traders lies with the army.", "the army"),
        ("The army bears full responsibility for the deaths of nine traders.", "The army"),
        ("On the orders of the OLF, two traders were executed.", "the OLF"),
        ("Two traders were executed on the orders of the OLF.", "the OLF"),
        ("Gunmen believed to be OLF fighters killed nine traders in Keba.", "Gunmen + OLF fighters"),
        ("Gunmen thought to belong to the OLF killed nine traders in Keba.", "Gunmen + the OLF"),
        ("Nine traders were killed in Keba, reportedly by the army.", "the army"),
        ("The footage appears to show OLF fighters shooting a prisoner.", "OLF fighters"),
        ("Police arrested two soldiers over the killing of nine traders.", "two soldiers + Police"),
        # near misses
        ("The army ordered an inquiry into the killing of nine traders.", ""),
        ("Gunmen dressed as soldiers killed nine traders in Keba.", "Gunmen"),
        ("The army took responsibility for the road on which nine traders were killed.", ""),
        ("Nine traders were killed, the army reported by telephone.", ""),
    ],
)
def test_who_answers_for_a_deed_did_it(sentence: str, doer: str) -> None:
    # claims of one passage stand in the order of their ids, which says nothing
    assert sorted(doers(said_in(sentence)).split(" + ")) == sorted(doer.split(" + "))


@pytest.mark.parametrize(
    ("sentence", "doer", "kind"),
    [
        ("The OLF is holding nine traders in Keba.", "The OLF", K.DETENTION),
        ("The OLF holds nine traders hostage.", "The OLF", K.ABDUCTION),
        ("Nine traders are being held by the OLF in Keba.", "the OLF", K.DETENTION),
    ],
)
def test_who_holds_people_detains_them(sentence: str, doer: str, kind: ActKind) -> None:
    claims = said_in(sentence)
    assert (doers(claims), kinds(claims)) == (doer, {kind})


@pytest.mark.parametrize(
    "sentence",
    [
        "The OLF held talks with nine traders in Keba.",
        "Police held back nine protesters.",
        "Soldiers hold positions near Keba where nine people were killed.",
        "Nine families hold the army to account for the killings.",
        "The party held a meeting in Molen.",
    ],
)
def test_who_holds_something_else_detains_nobody(sentence: str) -> None:
    assert K.DETENTION not in kinds(said_in(sentence))


# --------------------------------------------------------------------------- pointed at, condemned, denied


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ('A resident called the killings "the work of the army".', "the army"),
        ("The priest described the massacre as the work of OLF fighters.", "OLF fighters"),
        ("Residents see the hand of the OLF behind the killing of nine traders.", "the OLF"),
        ("The elder pointed to the army as the author of the massacre of nine traders.", "the army"),
        ("Survivors named soldiers as the killers of the nine traders.", "soldiers"),
        ("The mayor identified OLF fighters as those behind the attack on Keba.", "OLF fighters"),
        ("Residents condemned in the strongest terms the massacre that the OLF committed in Keba.", "the OLF"),
        ("The union condemns before the world the massacre committed on 23 May by soldiers against farmers.", "soldiers"),
        ("The association denounces the execution of nine farmers perpetrated on Sunday by the army.", "the army"),
        # near misses
        ("Residents saw the hand of God in their escape from the gunmen.", ""),
        ("The elder described the soldiers as polite after the attack.", ""),
        ("The army pointed to the rebels as partners for talks after the massacre.", ""),
        ("The killing of nine traders by bandits was denounced by the army.", "bandits"),
    ],
)  # fmt: skip
def test_other_words_that_point_at_a_doer(sentence: str, doer: str) -> None:
    assert doers(said_in(sentence)) == doer


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("of standing behind it", True),
        ("of being responsible for what happened", True),
        ("any relation with the incident", True),
        ("its participation in the events of Sunday", True),
        ("having carried out the attack", True),
        ("any link with the banks", False),
        ("of killing nine traders", False),
        ("any part in the talks", False),
    ],
)
def test_words_that_only_point_back_are_told_from_those_that_tell(words: str, told: bool) -> None:
    assert only_refers(words) is told


def test_a_bare_this_is_no_part_in_a_deed() -> None:
    assert only_refers("this")
    assert not only_refers("this", denied=True)


def test_whoever_denies_a_part_in_the_incident_denies_the_deed_told_before() -> None:
    claims = reading_of(
        "Soldiers killed nine traders in Keba, residents said.\n\nThe OLF denied any link with the incident."
    ).claims
    (denial,) = [c for c in claims if c.stance is Stance.DENIES]
    assert denial.act is not None
    assert denial.act.kind is K.KILLING
    assert denial.act.asserted is Assertion.NEGATED
    assert [p.actor for p in denial.act.perpetrators] == ["olf"]


def test_whoever_denies_a_link_with_something_else_denies_no_deed() -> None:
    claims = reading_of(
        "Soldiers killed nine traders in Keba, residents said.\n\nThe OLF denied any link with the banks."
    ).claims
    assert all(c.act is None for c in claims if c.stance is Stance.DENIES)


def test_accused_of_standing_behind_it_is_accused_of_what_was_told_before() -> None:
    claims = reading_of(
        "Nine traders were shot dead in Keba, residents said.\n\nThe mayor accused the OLF of standing behind it."
    ).claims
    charge = [c for c in claims if c.act is not None and any(p.actor == "olf" for p in c.act.perpetrators)]
    assert [c.act.kind for c in charge if c.act is not None] == [K.KILLING]


def test_an_admission_before_an_earlier_denial_is_not_lost() -> None:
    claims = said_in(
        "The army admitted on Monday that its soldiers had killed nine herders, after denying for weeks that it was in Keba."
    )
    (admitted,) = [c for c in claims if c.stance is Stance.ADMITS]
    assert admitted.act is not None
    assert doers((admitted,)) == "its soldiers"


def test_an_accusation_before_a_participle_that_adds_to_it_is_not_lost() -> None:
    claims = reading_of(
        "Nine traders were shot dead in Keba, residents said.\n\n"
        "The mayor accused the OLF of standing behind it, indicating that survivors knew their vehicles."
    ).claims
    assert "olf" in {p.actor for c in claims if c.act is not None for p in c.act.perpetrators}


def test_those_who_never_came_are_those_who_were_called() -> None:
    claims = said_in("We called the police at nine and they did nothing.")
    assert (doers(claims), kinds(claims)) == ("the police", {K.FAILURE_TO_PROTECT})


def test_a_month_is_no_march() -> None:
    assert K.CROWD_FORCE not in kinds(said_in("Nine men were shot dead by police after a wake in March."))
    assert K.CROWD_FORCE in kinds(said_in("Nine men were shot dead by police at a march in Molen."))


# --------------------------------------------------------------------------- deeds against the body, goods, homes and freedom


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Soldiers gave the prisoners electric shocks, a released man said.", K.TORTURE),
        ("The detainees were given electric shocks, Sahel Rights Watch said.", K.TORTURE),
        ("Officers subjected the student to waterboarding, his lawyer said.", K.TORTURE),
        ("Prisoners said they had been hung from the ceiling by soldiers.", K.TORTURE),
        ("The boy was hung upside down by police in Molen, his father said.", K.TORTURE),
        ("Soldiers burned him with cigarettes at the checkpoint, his father said.", K.TORTURE),
        ("Interrogators pulled out his fingernails, his brother said.", K.TORTURE),
        ("Police beat the students with truncheons in Molen, the union said.", K.TORTURE),
        ("He was whipped with cables in the police station in Molen, his lawyer said.", K.TORTURE),
        ("Soldiers forced themselves on two women at the roadblock, a nurse said.", K.SEXUAL_VIOLENCE),
        ("Militiamen violated women in front of their husbands in Keba, an elder said.", K.SEXUAL_VIOLENCE),
        ("A girl of 13 was defiled by a soldier in Keba, her mother said.", K.SEXUAL_VIOLENCE),
        ("Fighters kept nine women as sex slaves near Keba, survivors said.", K.SEXUAL_VIOLENCE),
        ("Soldiers emptied the shops of Keba, traders said.", K.LOOTING),
        ("Fighters carried off grain and goats, villagers said.", K.LOOTING),
        ("Militiamen helped themselves to motorbikes and phones in Keba, residents said.", K.LOOTING),
        ("Raiders drove off 400 cattle near Keba, the herders' association said.", K.LOOTING),
        ("Some 1,200 cattle had been driven away after the raid, the chief said.", K.LOOTING),
        ("Three quarters of the market went up in flames during the raid, traders said.", K.DESTRUCTION),
        ("Settlers uprooted 120 olive trees near Keba, the council said.", K.DESTRUCTION),
        ("Fighters vandalised the church and smashed its icons, the priest said.", K.DESTRUCTION),
        ("The militia drove 400 families from their homes in Keba, the council said.", K.DISPLACEMENT),
        ("Settlers chased 20 shepherd families off their land near Keba, the council said.", K.DISPLACEMENT),
        ("Gunmen emptied the village of its inhabitants, the chief said.", K.DISPLACEMENT),
        ("Police hauled in four union leaders for questioning, their lawyer said.", K.DETENTION),
        ("Security agents took the opposition leader into custody in Molen, her party said.", K.DETENTION),
        ("The editor has been held incommunicado since May, his wife said.", K.DETENTION),
        ("Two bloggers were thrown into jail by the authorities, their editor said.", K.DETENTION),
        ("Nine miners were marched into the hills by armed men, the union said.", K.ABDUCTION),
        ("The village was attacked from the air for the second day, residents said.", K.AIR_STRIKE),
        ("A paraglider dropped two bombs on a school in Keba, teachers said.", K.AIR_STRIKE),
        ("A quadcopter dropped a grenade on farmers in Keba, the village head said.", K.DRONE_STRIKE),
        ("Howitzer fire landed in the harbour of Molen, the mayor said.", K.SHELLING),
        ("Interrogators broke his fingers, his brother said.", K.TORTURE),
        ("Soldiers punched her in the face at the checkpoint, her sister said.", K.TORTURE),
        ("Police slapped the pupils at the gate, the headmaster said.", K.TORTURE),
        ("Rebels violated her in front of her husband in Keba, an elder said.", K.SEXUAL_VIOLENCE),
        ("The police put six editors in prison, their union said.", K.DETENTION),
        ("Nine pupils were taken to a military base, their teacher said.", K.ABDUCTION),
    ],
)  # fmt: skip
def test_deeds_of_which_no_single_word_tells(sentence: str, kind: ActKind) -> None:
    assert kind in kinds(said_in(sentence))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The patient was given electric shocks to restart his heart, doctors said.", K.TORTURE),
        ("Soldiers hung flags from the ceiling of the hall in Molen, a guest said.", K.TORTURE),
        ("Rescuers pulled out nine people from the rubble after the shelling, medics said.", K.TORTURE),
        ("The striker hit the post with his first shot, the coach said.", K.TORTURE),
        ("The army violated the ceasefire in Keba, the rebels said.", K.SEXUAL_VIOLENCE),
        ("The rebels forced the army to retreat on Monday, the governor said.", K.SEXUAL_VIOLENCE),
        ("Soldiers took food to the displaced in Keba, the agency said.", K.LOOTING),
        ("The trees were stripped bare by locusts, farmers said.", K.LOOTING),
        ("The floods carried away cattle and grain, and nine people died, the mayor said.", K.LOOTING),
        ("The storm knocked down four houses in Keba, the mayor said.", K.DESTRUCTION),
        ("The militia tore down the flags of the army before killing nine farmers, elders said.", K.DESTRUCTION),
        ("The army drove the rebels out of Keba, the governor said.", K.DISPLACEMENT),
        ("The army forced the militia out of its camps near Keba, the general said.", K.DISPLACEMENT),
        ("The driver drove four families out of Keba to the wedding, a guest said.", K.DISPLACEMENT),
        ("The bodies of nine men were put in a cell of the morgue, a doctor said.", K.DETENTION),
        ("The army held its annual parade in Molen, officials said.", K.DETENTION),
        ("Nurses carried the wounded into the bush to hide them, a doctor said.", K.ABDUCTION),
        ("The cattle were herded into the bush by boys, the owner said.", K.ABDUCTION),
        ("Food was dropped from the air on Keba, the agency said.", K.AIR_STRIKE),
        ("Planes dropped leaflets on Keba urging people to leave, residents said.", K.AIR_STRIKE),
        ("The drone dropped leaflets over Keba, residents said.", K.DRONE_STRIKE),
        ("Officials said 12 UAVs were shot down overnight near Keba.", K.DRONE_STRIKE),
        ("The judges ruled that the army had violated her right to be heard.", K.SEXUAL_VIOLENCE),
        ("The army violated the rights of women in Keba, a lawyer said.", K.SEXUAL_VIOLENCE),
        ("The police slapped a curfew on Molen, traders said.", K.TORTURE),
        ("Soldiers punched a hole in the wall of the school, a teacher said.", K.TORTURE),
        ("The police slapped the women with a fine, a trader said.", K.TORTURE),
        ("Soldiers pulled nails from the gate of the school, a teacher said.", K.TORTURE),
        ("Police broke into the house and freed two captives, a neighbour said.", K.LOOTING),
        ("Police broke into the house and arrested two men, a neighbour said.", K.LOOTING),
        ("Soldiers helped themselves to coffee at the shop, the owner said.", K.LOOTING),
        ("The freed pupils were taken to a military base in Molen, the governor said.", K.ABDUCTION),
        ("Soldiers took the rescued girls to their base in Molen, the governor said.", K.ABDUCTION),
        ("The survivors were taken by soldiers to a camp near Molen, an aid worker said.", K.ABDUCTION),
        ("The government sent troops into the prison in Molen, a warder said.", K.DETENTION),
        ("The army put soldiers in the prison in Molen, a warder said.", K.DETENTION),
        ("Soldiers removed twelve survivors from the collapsed houses in Keba, a medic said.", K.DISPLACEMENT),
        ("The lorry went up in flames after it hit a tree near Keba, police said.", K.DESTRUCTION),
        ("After a collision near Keba the bus went up in flames, police said.", K.DESTRUCTION),
    ],
)  # fmt: skip
def test_the_same_verbs_of_innocent_things(sentence: str, kind: ActKind) -> None:
    assert kind not in kinds(said_in(sentence))


def test_a_negation_reaches_no_further_than_since() -> None:
    claims = said_in("The family has had no word of him since he was led away by soldiers, his wife said.")
    assert [c.act.asserted for c in claims if c.act is not None] == [Assertion.ASSERTED]

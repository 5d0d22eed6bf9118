"""Moves in the accountability process: which, by whom, about whom, and by when."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.reading.clauses import tokenize
from corrobora.reading.dates import find_dates
from corrobora.reading.parties import cast_of, find_parties
from corrobora.reading.steps import date_of_step, find_steps
from corrobora.records import Step, StepKind, When

from .telling import ACTORS, LEAD, reading_of

K = StepKind


def steps_of(sentence: str, *, published: str | None = None) -> tuple[Step, ...]:
    return reading_of(LEAD + sentence, published=published).steps


def words(party: object) -> str | None:
    return None if party is None else str(getattr(party, "text", None))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Sahel Rights Watch called for an independent investigation into the killings.", K.DEMANDED),
        ("The UN urged the government to hold those responsible to account.", K.DEMANDED),
        ("Relatives of the victims demanded justice.", K.DEMANDED),
        ("The families want those who killed the traders brought to justice.", K.DEMANDED),
        ("“There must be a full and impartial inquiry,” said Lena Torv of Sahel Rights Watch.", K.DEMANDED),
        ("The army said it would investigate the deaths.", K.ANNOUNCED),
        ("The governor promised an inquiry into the killings.", K.ANNOUNCED),
        ("The government has vowed to prosecute those responsible for the massacre.", K.ANNOUNCED),
        ("The ministry said the findings would be made public.", K.ANNOUNCED),
        ("The army has opened an investigation into the killings.", K.OPENED),
        ("The government has set up a commission of inquiry.", K.OPENED),
        ("The president ordered an inquiry into the raid.", K.OPENED),
        ("An investigation into the deaths has been opened by the military prosecutor.", K.OPENED),
        ("A judicial inquiry is under way.", K.OPENED),
        ("Police are investigating the killing.", K.OPENED),
        ("The army refused to let UN investigators into the village.", K.OBSTRUCTED),
        ("Soldiers denied access to monitors at the site of the killings.", K.OBSTRUCTED),
        ("The government has rejected calls for an international inquiry.", K.OBSTRUCTED),
        ("The commission of inquiry found that soldiers had killed nine traders.", K.REPORTED),
        ("The inquiry concluded that the traders were unarmed.", K.REPORTED),
        ("The commission has published its findings.", K.REPORTED),
        ("Four soldiers were charged with murder over the killings.", K.CHARGED),
        ("Two officers have been arrested in connection with the killings.", K.CHARGED),
        ("Prosecutors charged three militiamen with war crimes.", K.CHARGED),
        ("The commander was suspended pending an inquiry.", K.CHARGED),
        ("The trial of four soldiers accused of killing nine traders opened in Molen on Monday.", K.TRIED),
        ("Four soldiers went on trial over the killing of nine traders.", K.TRIED),
        ("A military court convicted four soldiers of murdering nine traders.", K.CONVICTED),
        ("Two soldiers were sentenced to ten years in prison for the killings.", K.CONVICTED),
        ("Three of the soldiers were acquitted.", K.ACQUITTED),
        ("The court found two officers not guilty.", K.ACQUITTED),
        ("The investigation was closed without charges.", K.CLOSED),
        ("The charges against the soldiers were dropped.", K.CLOSED),
        ("Prosecutors dropped the case.", K.CLOSED),
    ],
)  # fmt: skip
def test_every_kind_of_step_is_told_apart(sentence: str, kind: StepKind) -> None:
    assert [s.step for s in steps_of(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "by", "of"),
    [
        ("The Malian army has opened an investigation into its own soldiers.", "army", "army"),
        ("The government ordered an inquiry into the conduct of the Orin Liberation Front.", "government:ML", "olf"),
        ("An investigation into Corps Nord was opened by the Malian army.", "army", "corps"),
        ("Sahel Rights Watch called for an inquiry into killings by the army.", "watch", "army"),
        ("The army said it would investigate the deaths.", "army", None),
        ("The Malian army said it had opened an investigation.", "army", None),
        ("The inquiry was welcomed; the army has opened an investigation into the killings.", "army", None),
        ("Police are investigating the killing.", "police:ML", None),
        ("An investigation has been opened.", None, None),
    ],
)  # fmt: skip
def test_who_moves_and_whose_conduct_it_is_about(sentence: str, by: str | None, of: str | None) -> None:
    step = steps_of(sentence)[0]
    assert (None if step.by is None else step.by.actor, None if step.of is None else step.of.actor) == (
        by,
        of,
    )


def test_who_moves_keeps_its_words() -> None:
    step = steps_of("The regional prosecutor in Orin has opened an inquiry into the killings.")[0]
    assert words(step.by) == "The regional prosecutor in Orin"


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The ministry said the findings would be published by 29 March.", "2031-03-29"),
        ("The governor promised that the inquiry would report by 29 March 2031.", "2031-03-29"),
        ("The army said it would publish its findings within two weeks.", "2031-03-19"),
        ("The army said the inquiry would report within ten days.", "2031-03-15"),
        ("The commission, set up on Monday, will submit its report by the end of April.", "2031-04-21~/2031-04-30~"),
        ("The army said it would investigate the deaths.", None),
        ("The army has opened an investigation and will publish the results.", None),
    ],
)  # fmt: skip
def test_what_is_promised_keeps_its_date(sentence: str, due: str | None) -> None:
    step = next(s for s in steps_of(sentence, published="2031-03-05") if s.step in {K.ANNOUNCED, K.OPENED})
    assert (None if step.due is None else step.due.edtf) == due


def test_a_term_without_a_known_day_keeps_its_words_alone() -> None:
    step = steps_of("The army said it would publish its findings within two weeks.")[0]
    assert step.due is not None
    assert step.due.edtf is None
    assert step.due.text == "within two weeks"


def test_a_step_keeps_the_day_it_was_made_on() -> None:
    step = steps_of("The army opened an investigation into the killings on 4 March 2031.")[0]
    assert step.when is not None
    assert step.when.edtf == "2031-03-04"
    assert step.due is None


@pytest.mark.parametrize(
    "sentence",
    [
        "No investigation has been opened.",
        "The army has not opened an investigation.",
        "Nobody has been charged.",
        "No one has been convicted of the killings.",
        "The commission never published its findings.",
        "The army has yet to open an inquiry.",
        "Few soldiers have ever been convicted of such killings.",
        "Soldiers are rarely put on trial in Mali.",
        "The soldiers could be charged with murder.",
        "If convicted, the soldiers face ten years in prison.",
        "It is unclear whether an inquiry will be opened.",
        "Analysts doubt that the army will investigate the killings.",
        "Two traders were arrested for smuggling fuel.",
        "The team is investigating new markets.",
        "The European Commission said prices had risen.",
        "A court in Molen ruled on the election on Monday.",
        "The minister opened a new hospital in Orin.",
    ],
)
def test_what_has_not_been_done_or_is_another_matter_is_no_step(sentence: str) -> None:
    assert [s.step for s in steps_of(sentence)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sahel Rights Watch called for the officers to be charged with murder.",
        "Sahel Rights Watch demanded that the soldiers be tried and convicted.",
        "The UN urged the army to open an independent inquiry.",
        "The families called on the government to publish the findings of the inquiry.",
        "Activists demanded that the commission of inquiry be set up at once.",
    ],
)
def test_a_demand_that_names_another_step_is_that_demand_alone(sentence: str) -> None:
    assert [s.step for s in steps_of(sentence)] == [K.DEMANDED]


def test_every_step_stands_on_a_claim_of_its_report() -> None:
    reading = reading_of(
        LEAD + "The army has opened an investigation. Sahel Rights Watch demanded an independent inquiry. "
        "Nobody has been charged. The ministry said the findings would be published by 29 March."
    )
    held = {c.id for c in reading.claims}
    assert [s.step for s in reading.steps] == [K.OPENED, K.DEMANDED, K.ANNOUNCED]
    assert all(s.claims and set(s.claims) <= held for s in reading.steps)


@pytest.mark.parametrize(
    ("sentence", "kind", "by", "of"),
    [
        ("The UN rights office said the killings must be investigated.", K.DEMANDED, "The UN rights office", None),
        ("The UN human rights chief said those responsible for the killings must be held to account.", K.DEMANDED, "The UN human rights chief", None),
        ("Those responsible must be brought to justice, said Lena Torv of Sahel Rights Watch.", K.DEMANDED, "Lena Torv of Sahel Rights Watch", None),
        ("Families are demanding answers.", K.DEMANDED, "Families", None),
        ("Lawyers for the families called on the prosecutor to charge the officers.", K.DEMANDED, "Lawyers for the families", "the officers"),
        ("The UN secretary-general strongly condemned the attack and called for those responsible to be brought to justice.", K.DEMANDED, "The UN secretary-general", None),
        ("“We want justice for our sons,” said Awa Tal.", K.DEMANDED, "Awa Tal", None),
        ("Sahel Rights Watch said the authorities should open an inquiry.", K.DEMANDED, "Sahel Rights Watch", None),
        ("The African Union has urged the authorities to identify and punish the perpetrators.", K.DEMANDED, "The African Union", "the perpetrators"),
        ("Rights groups have repeatedly called for an end to impunity.", K.DEMANDED, "Rights groups", None),
        ("The group urged the government to ensure accountability.", K.DEMANDED, "The group", None),
        ("The union has asked the court to order the arrest of the commander.", K.DEMANDED, "The union", None),
        ("Lawmakers want the minister of defence to resign.", K.DEMANDED, "Lawmakers", None),
        ("Protesters demanded the resignation of the police commander.", K.DEMANDED, "Protesters", None),
        ("Opposition leaders demanded that the findings be published within a month.", K.DEMANDED, "Opposition leaders", None),
        ("Human rights defenders and lawyers for the victims, including the bar association, said on Friday they had asked the prosecutor to open an investigation.", K.DEMANDED, "Human rights defenders and lawyers for the victims", None),
        ("The killings led the UN to demand an investigation.", K.DEMANDED, "the UN", None),
        ("“We demand that the murderers be arrested,” a resident said.", K.DEMANDED, "a resident", None),
        ("Residents demand the arrest of the killers.", K.DEMANDED, "Residents", "the killers"),
        ("The bishop appealed to the authorities to find and punish the killers.", K.DEMANDED, "The bishop", "the killers"),
        ("A UN expert said the soldiers should be prosecuted.", K.DEMANDED, "A UN expert", "the soldiers"),
        ("The soldiers should be prosecuted, a UN expert said.", K.DEMANDED, "a UN expert", "The soldiers"),
        ("The army said it would investigate the matter.", K.ANNOUNCED, "The army", None),
        ("The army said an inquiry would be opened.", K.ANNOUNCED, "The army", None),
        ("The ministry said the results will be made public within ten days.", K.ANNOUNCED, "The ministry", None),
        ("The commission will report by 29 March.", K.ANNOUNCED, "The commission", None),
        ("The military pledged to punish those responsible for the killings.", K.ANNOUNCED, "The military", None),
        ("The governor promised to punish those responsible for the killings.", K.ANNOUNCED, "The governor", None),
        ("The prime minister vowed that the perpetrators would be brought to justice.", K.ANNOUNCED, "The prime minister", "the perpetrators"),
        ("The minister said the culprits would face trial.", K.ANNOUNCED, "The minister", None),
        ("The army said the soldiers would be court-martialled.", K.ANNOUNCED, "The army", "the soldiers"),
        ("The soldiers will be tried by a military court, the minister said.", K.ANNOUNCED, "a military court", "The soldiers"),
        ("The general staff assures that the perpetrators will be punished with the full rigour of the law.", K.ANNOUNCED, "The general staff", "the perpetrators"),
        ("The UN Human Rights Council voted to set up an independent investigation into the abuses.", K.ANNOUNCED, "The UN Human Rights Council", None),
        ("The commission of inquiry has until 30 April to report.", K.ANNOUNCED, "The commission of inquiry", None),
        ("The committee has been given 30 days to submit its report.", K.ANNOUNCED, "The committee", None),
        ("The results of the investigation are expected within two weeks.", K.ANNOUNCED, None, None),
        ("The inquiry is due to report in April.", K.ANNOUNCED, None, None),
        ("The panel is expected to submit its findings by the end of the month.", K.ANNOUNCED, "The panel", None),
        ("Its findings will be published on 29 March.", K.ANNOUNCED, None, None),
        ("The government will prosecute anyone found to have committed abuses.", K.ANNOUNCED, "The government", None),
        ("The army promised that any soldier found guilty would face the full force of the law.", K.ANNOUNCED, "The army", None),
        ("The army said it would take disciplinary action against the soldiers.", K.ANNOUNCED, "The army", "the soldiers"),
        ("Officials said the rebels would face justice.", K.ANNOUNCED, "Officials", "the rebels"),
        ("The army, accused of killing nine traders, announced an inquiry on Monday.", K.ANNOUNCED, "The army", None),
        ("Five soldiers have been arrested and will be tried by a military court.", K.ANNOUNCED, "a military court", "Five soldiers"),
        ("The minister of justice announced that an investigation would be opened.", K.ANNOUNCED, "The minister of justice", None),
        ("The mayor said the perpetrators will not go unpunished.", K.ANNOUNCED, "The mayor", None),
        ("The army will publish the results of its inquiry before the end of the month.", K.ANNOUNCED, "The army", None),
        ("The final report will be submitted on 15 April.", K.ANNOUNCED, None, None),
        ("The OLF promised to punish any fighter who harmed civilians.", K.ANNOUNCED, "The OLF", "any fighter"),
        ("The government will compensate the families and prosecute the culprits.", K.ANNOUNCED, "The government", None),
        ("In a statement, the army rejected the accusation and said it had opened an investigation.", K.OPENED, "the army", None),
        ("The army rejected the allegations and opened an investigation.", K.OPENED, "The army", None),
        ("The army dismissed the report, but said it was investigating the incident.", K.OPENED, "The army", None),
        ("The Malian army denied the killings and announced that an inquiry had been opened.", K.OPENED, None, None),
        ("The incident is under investigation.", K.OPENED, None, None),
        ("The president has instructed the defence minister to investigate the killings.", K.OPENED, "The president", None),
        ("The ministry dispatched a team to the village to investigate the deaths.", K.OPENED, "The ministry", None),
        ("Investigations have begun.", K.OPENED, None, None),
        ("The killings prompted an inquiry by the UN.", K.OPENED, None, None),
        ("The public prosecutor's office announced the opening of a judicial investigation.", K.OPENED, "The public prosecutor's office", None),
        ("The prosecutor of Orin announced on Tuesday that he had opened an investigation for war crimes.", K.OPENED, "The prosecutor of Orin", None),
        ("A judicial inquiry was opened by the military prosecutor in Orin to determine the circumstances of the deaths.", K.OPENED, "the military prosecutor", None),
        ("The Investigative Committee has opened a criminal case over the shelling.", K.OPENED, "The Investigative Committee", None),
        ("Investigators have launched a criminal case into the killings.", K.OPENED, "Investigators", None),
        ("A criminal case was opened over the deaths.", K.OPENED, None, None),
        ("The general staff said investigations were under way to establish the facts.", K.OPENED, None, None),
        ("The army command ordered the formation of a committee to investigate the incident.", K.OPENED, "The army command", None),
        ("The ministry formed a fact-finding committee headed by Judge Ali Sow.", K.OPENED, "The ministry", None),
        ("Mali rejected the accusations as baseless and said an inquiry was under way.", K.OPENED, None, None),
        ("The army said it was investigating reports of civilian deaths.", K.OPENED, "The army", None),
        ("The UN is investigating whether soldiers took part.", K.OPENED, "The UN", None),
        ("An army officer who asked not to be named said an investigation had been opened.", K.OPENED, None, None),
        ("After visiting the village, the governor ordered an immediate inquiry.", K.OPENED, "the governor", None),
        ("Gen. Bem, who commands the region, has ordered an inquiry.", K.OPENED, "Gen. Bem", None),
        ("Gunmen killed nine traders and the governor ordered an inquiry.", K.OPENED, "the governor", None),
        ("The killings, which shocked the country, prompted the government to open an investigation.", K.OPENED, "the government", None),
        ("The attack forced the army to open an inquiry.", K.OPENED, "the army", None),
        ("After the killings the army opened an inquiry.", K.OPENED, "the army", None),
        ("The army, which had denied the killings, has now opened an inquiry, a spokesman said.", K.OPENED, "The army", None),
        ("According to the ministry, an inquiry has been opened by the prosecutor.", K.OPENED, "the prosecutor", None),
        ("Police opened a murder inquiry.", K.OPENED, "Police", None),
        ("The rebels said they had opened an investigation into the killing.", K.OPENED, "The rebels", None),
        ("The army said the incident was being investigated.", K.OPENED, None, None),
        ("The defence ministry said the matter was under investigation.", K.OPENED, None, None),
        ("The killings are being investigated by the gendarmerie.", K.OPENED, "the gendarmerie", None),
        ("UN investigators were denied access to the village by the army.", K.OBSTRUCTED, "the army", None),
        ("The army turned back a team of UN investigators.", K.OBSTRUCTED, "The army", None),
        ("The government refused to grant visas to UN investigators.", K.OBSTRUCTED, "The government", None),
        ("The government dismissed calls for an international inquiry.", K.OBSTRUCTED, "The government", None),
        ("The authorities have prevented UN investigators from visiting the site.", K.OBSTRUCTED, "The authorities", None),
        ("Access to the site has been denied to journalists and investigators.", K.OBSTRUCTED, None, None),
        ("The junta expelled the UN investigators.", K.OBSTRUCTED, "The junta", None),
        ("Soldiers blocked access to the village.", K.OBSTRUCTED, "Soldiers", None),
        ("Government lawyers obstructed the inquiry, Sahel Rights Watch said.", K.OBSTRUCTED, "Government lawyers", None),
        ("The army refused to hand over the suspects to the court.", K.OBSTRUCTED, "The army", None),
        ("The army refused to cooperate with the inquiry.", K.OBSTRUCTED, "The army", None),
        ("The call for an inquiry was rejected by the government.", K.OBSTRUCTED, "the government", None),
        ("The army's refusal to allow investigators into the village has angered the UN.", K.OBSTRUCTED, "The army", None),
        ("The minister ruled out an international inquiry.", K.OBSTRUCTED, "The minister", None),
        ("Soldiers threatened witnesses and removed evidence from the scene.", K.OBSTRUCTED, "Soldiers", None),
        ("The army rejects any independent investigation.", K.OBSTRUCTED, "The army", None),
        ("The government ignored repeated requests by UN experts for an inquiry.", K.OBSTRUCTED, "The government", None),
        ("The regime refuses an international investigation.", K.OBSTRUCTED, "The regime", None),
        ("The state refused to open an investigation.", K.OBSTRUCTED, "The state", None),
        ("The junta denied UN experts access to the camp.", K.OBSTRUCTED, "The junta", None),
        ("The commission has handed over its findings to the president.", K.REPORTED, "The commission", None),
        ("The panel of inquiry has handed over the findings.", K.REPORTED, "The panel of inquiry", None),
        ("The findings of the inquiry were published on Monday.", K.REPORTED, None, None),
        ("The commission of inquiry submitted its report to the president on Monday.", K.REPORTED, "The commission of inquiry", None),
        ("A UN panel found that the army had carried out the strike.", K.REPORTED, "A UN panel", None),
        ("A UN fact-finding mission concluded that soldiers had executed prisoners.", K.REPORTED, "A UN fact-finding mission", None),
        ("The army's inquiry cleared the soldiers of wrongdoing.", K.REPORTED, "The army's inquiry", None),
        ("An internal army inquiry blamed a communications failure.", K.REPORTED, "An internal army inquiry", None),
        ("An investigation by the newspaper found that soldiers killed nine traders.", K.REPORTED, None, None),
        ("A preliminary investigation showed that the shell came from rebel lines.", K.REPORTED, "A preliminary investigation", None),
        ("Five soldiers have been detained over the killings, the army said.", K.CHARGED, None, "Five soldiers"),
        ("Two officers were relieved of command over the raid.", K.CHARGED, None, "Two officers"),
        ("The colonel was dismissed over the killings.", K.CHARGED, None, "The colonel"),
        ("The army suspended two officers over the killings.", K.CHARGED, "The army", "two officers"),
        ("Three policemen have been arrested in connection with the deaths.", K.CHARGED, None, "Three policemen"),
        ("Police arrested four suspects in connection with the massacre.", K.CHARGED, "Police", "four suspects"),
        ("The prosecutor said four soldiers had been charged with murder.", K.CHARGED, None, "four soldiers"),
        ("Prosecutors brought murder charges against four soldiers.", K.CHARGED, "Prosecutors", "four soldiers"),
        ("Seven policemen were indicted for murder.", K.CHARGED, None, "Seven policemen"),
        ("The prosecutor indicted a general over the massacre.", K.CHARGED, "The prosecutor", "a general"),
        ("Two soldiers were arraigned before a military court on Monday.", K.CHARGED, None, "Two soldiers"),
        ("Four officers have been placed under arrest pending the outcome of the inquiry.", K.CHARGED, None, "Four officers"),
        ("The army said two of its men were in custody over the shooting.", K.CHARGED, None, "two of its men"),
        ("The governor of the region was suspended after the killings.", K.CHARGED, None, "The governor of the region"),
        ("The minister dismissed the head of the gendarmerie over the massacre.", K.CHARGED, "The minister", "the head of the gendarmerie"),
        ("The International Criminal Court issued arrest warrants for two commanders.", K.CHARGED, "The International Criminal Court", "two commanders"),
        ("The prosecutor said on Monday that five soldiers had been arrested and charged with murder.", K.CHARGED, None, "five soldiers"),
        ("Prosecutors have charged 12 people, including two officers, with war crimes.", K.CHARGED, "Prosecutors", "12 people"),
        ("Two soldiers suspected of killing the traders have been arrested.", K.CHARGED, None, "Two soldiers suspected of killing the traders"),
        ("The officer accused of shooting the student has been suspended.", K.CHARGED, None, "The officer accused of shooting the student"),
        ("The army chief was sacked after the massacre.", K.CHARGED, None, "The army chief"),
        ("The police chief, Col Sali Doro, has been dismissed over the shooting.", K.CHARGED, None, "The police chief, Col Sali Doro"),
        ("Two of the officers pleaded not guilty.", K.TRIED, None, "Two of the officers"),
        ("The court martial of six soldiers accused of the massacre opened on Monday.", K.TRIED, None, "six soldiers"),
        ("A military court sentenced four soldiers to death for killing nine traders.", K.CONVICTED, "A military court", "four soldiers"),
        ("The court found two officers guilty of murder.", K.CONVICTED, "The court", "two officers"),
        ("Two officers were found guilty of murdering nine traders.", K.CONVICTED, None, "Two officers"),
        ("Four soldiers were sentenced to life in prison.", K.CONVICTED, None, "Four soldiers"),
        ("A military tribunal jailed a sergeant for 20 years over the killings.", K.CONVICTED, "A military tribunal", "a sergeant"),
        ("A court in Molen handed four soldiers prison sentences of ten years.", K.CONVICTED, "A court in Molen", "four soldiers"),
        ("Four soldiers were handed life sentences.", K.CONVICTED, None, "Four soldiers"),
        ("The sergeant was given a 20-year sentence for the killing of nine traders.", K.CONVICTED, None, "The sergeant"),
        ("A judge acquitted three soldiers of murder.", K.ACQUITTED, "A judge", "three soldiers"),
        ("A court acquitted the general for lack of evidence.", K.ACQUITTED, "A court", "the general"),
        ("The two officers were cleared of murder.", K.ACQUITTED, None, "The two officers"),
        ("Prosecutors dropped all charges against the two officers.", K.CLOSED, "Prosecutors", None),
        ("The case was dismissed for lack of evidence.", K.CLOSED, None, None),
        ("The prosecutor closed the file without charges.", K.CLOSED, "The prosecutor", None),
        ("The investigation was shelved.", K.CLOSED, None, None),
        ("The junta suspended the commission of inquiry.", K.CLOSED, "The junta", None),
        ("The government disbanded the commission of inquiry.", K.CLOSED, "The government", None),
    ],
)  # fmt: skip
def test_a_step_its_mover_and_whom_it_concerns(
    sentence: str, kind: StepKind, by: str | None, of: str | None
) -> None:
    found = steps_of(sentence, published="2031-03-05")
    assert [(s.step, words(s.by), words(s.of)) for s in found] == [(kind, by, of)]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The government blocked a UN inquiry and said it would investigate the killings itself.", [K.OBSTRUCTED, K.ANNOUNCED]),
        ("The soldiers charged with the killings appeared in court on Monday.", [K.CHARGED, K.TRIED]),
        ("A police officer appeared in court in Orin on Tuesday charged with murdering a student.", [K.CHARGED, K.TRIED]),
        ("Police have opened a murder investigation and arrested two suspects.", [K.OPENED, K.CHARGED]),
    ],
)  # fmt: skip
def test_a_sentence_may_tell_several_steps(sentence: str, kinds: list[StepKind]) -> None:
    assert [s.step for s in steps_of(sentence, published="2031-03-05")] == kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Compensation was paid to the families.",
        "The government promised compensation to the families.",
        "The army apologised for the killings.",
        "Police are investigating.",
        "The unit charged with protecting civilians fled.",
        "Soldiers charged at the crowd.",
        "Police charged the protesters with batons.",
        "The army refused to comment on the investigation.",
        "The army rejected the findings of the inquiry.",
        "The court has opened its doors to the public.",
        "The minister launched a vaccination campaign.",
        "The trial of the new malaria drug began on Monday.",
        "The team will hold talks with the governor.",
        "The army will launch new operations against the rebels.",
        "The rebels vowed to punish the army.",
        "The junta promised elections.",
        "Soldiers arrested 30 men after the attack.",
        "The army detained villagers suspected of helping rebels.",
        "Soldiers arrested two herders and executed them.",
        "Gunmen dismissed the driver.",
        "Shots were fired after the raid.",
        "The competent authorities have been seized of the case.",
        "“There can be no impunity for such crimes,” said Lena Torv of Sahel Rights Watch.",
        "Protesters demanded the resignation of the president.",
        "The army has not allowed investigators into the village.",
        "Gunmen blocked the road to the village.",
        "The army denied access to the village had been blocked.",
        "Soldiers prevented residents from burying the dead.",
        "The ministry rejected the claim that it had refused an inquiry.",
        "The army resisted the attack.",
        "The army blocked an attack on its base, officials investigating the raid said.",
        "Investigators found 14 bodies in a pit.",
        "A search team found the bodies.",
        "Sahel Rights Watch released a report on Monday.",
        "The hospital reported 14 deaths.",
        "The electoral commission found irregularities.",
        "Troops cleared the village of rebels.",
        "The army cleared the road of mines.",
        "Schools were closed after the attack.",
        "The border was closed, the commission said.",
        "Residents accused the army of never investigating such killings.",
        "No charges have been brought.",
        "No soldier has been charged over the killings.",
        "So far nobody has been held to account.",
        "The US military said it was aware of the reports and was looking into them.",
        "Journalists investigating the killings were detained by police.",
        "Investigators are working on the site.",
        "The court was attacked by gunmen.",
        "The police station and the court were burned.",
        "The army said it would take measures against the rebels.",
        "The army would bring reinforcements to the town.",
        "The army vowed to hold the town.",
        "The minister will present his budget on Friday.",
        "The president will open a new bridge.",
        "The UN will release more aid.",
        "The UN agency will publish its monthly food prices report.",
        "The president set up a committee to find jobs for the young.",
        "The families were promised justice.",
        "The army opened fire and an investigation followed.",
        "Pressure is mounting for an inquiry.",
        "“The army must explain what happened,” she said.",
        "Soldiers must obey the law of war.",
        "The trial has been postponed.",
        "The verdict is expected on Friday.",
        "The army spokesman said it would cooperate with any investigation.",
        "The authorities have promised to shed light on the killings.",
        "The investigators will travel to the village on Friday.",
        "The UN team would visit the site.",
        "Police arrested two suspected rebels.",
        "Soldiers said they had arrested two suspects.",
        "Two suspects were detained by troops in a sweep of Molen.",
        "Police arrested two suspects for stealing a lorry.",
        "Police said they had arrested two people.",
        "The market is to open on 3 May.",
        "The trial is to open on 3 May.",
        "The trial of a new seed is to begin on 3 May.",
        "The commander of the unit has been relieved of his duties.",
        "Police arrested 40 protesters after the killings.",
        "Rebels arrested a soldier accused of killing a trader.",
        "ICC prosecutors said they were examining reports of the massacre.",
        "The authorities handed the bodies over to the families.",
        "The families handed over the bodies to the commission.",
        "The president set up camp near the border.",
        "The army set up checkpoints and launched a search for the attackers.",
        "The army launched a manhunt to find those responsible.",
        "Security forces have launched an operation to bring those responsible to justice.",
        "The government set up a crisis unit.",
        "The report found that the army killed nine traders.",
        "An autopsy found bullet wounds.",
        "The court found that the arrest was unlawful.",
        "Gunmen freed two suspects from custody.",
        "“Nobody has ever been tried,” said Lena Torv.",
        "Sahel Rights Watch said it had asked the army for comment but had not received an answer.",
        "The minister ruled out an attack.",
        "Witnesses have been threatened by soldiers.",
        "The army denied that its soldiers had blocked investigators.",
        "Protesters blocked the court.",
        "The president wants a justice of his own party on the court.",
        "The minister of Justice should resign himself to defeat.",
        "She said she wanted it all made public.",
        "The army felt the need to obtain the documents of the investigation.",
        "A convicted rapist led the gang.",
        "He asked his men to look into the price of fuel.",
    ],
)  # fmt: skip
def test_near_misses_are_no_step(sentence: str) -> None:
    assert [s.step for s in steps_of(sentence, published="2031-03-05")] == []


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("An investigation was opened into the deaths on Friday.", "Friday"),
        ("The army on Friday opened an investigation into the killing of nine traders.", "Friday"),
        ("On Friday the army opened an investigation into the killing of nine traders.", "Friday"),
        ("The army opened an investigation on Friday into the killing of nine traders on Monday.", "Friday"),
        ("The trial of four soldiers accused of the massacre opened on Friday.", "Friday"),
        ("Four soldiers were charged on Friday with killing nine traders on Monday.", "Friday"),
        ("The army has opened an investigation into the deaths on Friday.", None),
        ("Four soldiers have been charged with killing nine traders on Friday.", None),
        ("On Friday soldiers killed nine traders, and the governor ordered an inquiry.", None),
        ("The ministry said the findings would be published by Friday.", None),
        ("An inquiry was opened.", None),
    ],
)
def test_a_date_is_the_step_s_own_or_the_deed_s(sentence: str, date: str | None) -> None:
    tokens = tokenize(sentence)
    cast = cast_of(sentence, index=ACTORS, country="ML")
    (step,) = find_steps(sentence, tokens, parties=find_parties(sentence, tokens, cast=cast), cast=cast)
    dates = find_dates(sentence, anchor=When(text="", edtf="2031-03-05"))
    own = date_of_step(sentence, step, [(d.start, d.end) for d in dates])
    assert (None if own is None else dates[own].when.text) == date


WORDS = st.sampled_from(
    "the army said it had opened an inquiry into killings and will punish those responsible who which , ; called for justice refused to let "
    "investigators charged with murder soldiers were sentenced found not guilty by court dropped charges that on Friday within ten days must be held to account".split()
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=120))
@settings(max_examples=150)
def test_no_sentence_fails_and_every_step_lies_in_it(sentence: str) -> None:
    tokens = tokenize(sentence)
    cast = cast_of(sentence, index=ACTORS, country="ML")
    found = find_steps(sentence, tokens, parties=find_parties(sentence, tokens, cast=cast), cast=cast)
    assert len({s.kind for s in found}) == len(found)
    for step in found:
        assert 0 <= step.start < step.end <= len(sentence)
        assert step.due is None or 0 <= step.due[0] <= step.due[1] <= len(sentence)
        for party in (step.by, step.of):
            assert party is None or party.text in sentence

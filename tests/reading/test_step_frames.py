"""Legal and administrative verbs in their frames: which step, by whom, on what day, until when."""

import pytest

from corrobora.records import Step, StepKind

from .telling import LEAD, reading_of

K = StepKind


def steps_of(text: str) -> tuple[Step, ...]:
    return reading_of(LEAD + text, published="2025-06-10").steps


@pytest.mark.parametrize(
    ("text", "kind", "by", "when", "due"),
    [
        ("An inquiry, whose findings are due by the end of the month, was ordered by the governor on Monday.", K.OPENED, "the governor", "2025-06-09", "2025-06-21~/2025-06-30~"),
        ("The military auditor of Ayacucho opened a preliminary file on 3 June into the deaths of four coca growers.", K.OPENED, "The military auditor of Ayacucho", "2025-06-03", None),
        ("A commission of inquiry into the killings was appointed by the prime minister on 5 June. It is to report within two weeks.", K.OPENED, "the prime minister", "2025-06-05", "2025-06-19"),
        ("The examining magistrate in Cotonou on Friday committed two gendarmes for trial over the deaths of the fishermen.", K.TRIED, "The examining magistrate in Cotonou", "2025-06-06", None),
        ("The court martial of Lieutenant Obed Karanja began in Nanyuki on 2 June.", K.TRIED, None, "2025-06-02", None),
        ("A judge in Tegucigalpa ordered five policemen to stand trial for the killing of the farmers.", K.TRIED, "A judge in Tegucigalpa", None, None),
        ("The trial of the two rangers is set for 14 July.", K.ANNOUNCED, None, None, "2025-07-14"),
        ("The next hearing was fixed for 1 July by the High Court in Lilongwe.", K.ANNOUNCED, "the High Court", None, "2025-07-01"),
        ("Three constables have been suspended from duty over the shooting, the police service said on Tuesday.", K.CHARGED, None, None, None),
        ("The interior minister dismissed the head of the riot squad on Thursday after the deaths of the students.", K.CHARGED, "The interior minister", "2025-06-05", None),
        ("A sergeant suspected of having fired on the crowd was taken into custody by military police on Saturday.", K.CHARGED, "military police", "2025-06-07", None),
        ("The widow of one of the drivers lodged a criminal complaint against the commander of the garrison on 4 June.", K.DEMANDED, "The widow of one of the drivers", "2025-06-04", None),
        ("A murder case brought by the father of a victim was admitted by a court in Multan on Monday.", K.OPENED, "a court", "2025-06-09", None),
        ("The provincial court took up a complaint filed by the brothers of the dead man and told the police to report by 30 June.", K.OPENED, "The provincial court", None, "2025-06-30"),
        ("The elders of the clan have given the killers' family until Friday to hand over the gunmen.", K.DEMANDED, "The elders of the clan", None, "2025-06-13"),
        ("The Human Rights Council on 6 June established a fact-finding mission, which will present its report in September.", K.OPENED, "The Human Rights Council", "2025-06-06", "2025-09"),
        ("ECOWAS said it would send a team of investigators to Bambari before the end of June.", K.ANNOUNCED, "ECOWAS", None, "2025-06-21~/2025-06-30~"),
        ("The Inter-American Commission has asked the state for information on the deaths within ten days.", K.DEMANDED, "The Inter-American Commission", None, "2025-06-20"),
        ("The parliamentary committee handed in its report on the shootings on 2 June, finding that no order to fire had been given.", K.REPORTED, "The parliamentary committee", "2025-06-02", None),
        ("According to the findings of the ombudsman, presented last Wednesday, the men were shot with their hands tied.", K.REPORTED, "the ombudsman", "2025-06-04", None),
        ("The panel's conclusions, made public on Monday, lay the blame on the presidential guard.", K.REPORTED, "The panel", "2025-06-09", None),
        ("Formal notice of suspicion has been served on a colonel of the border guard.", K.CHARGED, None, None, None),
        ("A warrant for the arrest of the militia leader was issued by the tribunal on 28 May.", K.CHARGED, "the tribunal", "2025-05-28", None),
        ("The Supreme Court upheld the conviction of the three paratroopers on Friday.", K.CONVICTED, "The Supreme Court", "2025-06-06", None),
        ("Six guards were given terms of between four and nine years by the regional court in Osh.", K.CONVICTED, "the regional court", None, None),
        ("The appeals chamber set aside the verdict and freed the two soldiers.", K.ACQUITTED, "The appeals chamber", None, None),
        ("Prosecutors have decided to take no further action against the marines.", K.CLOSED, "Prosecutors", None, None),
        ("The magistrate declared himself without jurisdiction and shelved the file on 1 June.", K.CLOSED, "The magistrate", "2025-06-01", None),
        ("Monitors of the African Union mission have been kept out of the town since Friday by the presidential guard.", K.OBSTRUCTED, "the presidential guard", "2025-06-06/..", None),
        ("The regiment has declined to release the log of the patrol to the coroner.", K.OBSTRUCTED, "The regiment", None, None),
        ("The coroner opened an inquest on Monday and adjourned it until 12 August.", K.OPENED, "The coroner", "2025-06-09", "2025-08-12"),
        ("The national human rights institution began its own inquiry on 20 May and has given the army until 15 June to answer.", K.OPENED, "The national human rights institution", "2025-05-20", "2025-06-15"),
        ("The bishops' conference calls for the commander to be removed and for an inquiry to be completed before the feast of Saint John.", K.DEMANDED, "The bishops' conference", None, "before the feast of Saint John"),
        ("The bar association petitioned the constitutional court on Monday to have the officers tried by a civilian judge.", K.DEMANDED, "The bar association", "2025-06-09", None),
        ("The facts have been referred to the military prosecutor, the general staff said.", K.ANNOUNCED, "the general staff", None, None),
        ("The files of the case were passed to the federal prosecutor by the defence ministry on 8 June.", K.ANNOUNCED, "the defence ministry", "2025-06-08", None),
        ("A delegation of the regional parliament will visit the village on 16 June to hear witnesses.", K.ANNOUNCED, "A delegation of the regional parliament", None, "2025-06-16"),
        ("Two army officers were arrested. They are to appear before a judge on Thursday.", K.ANNOUNCED, None, None, "2025-06-12"),
        ("The ministry of justice has disbanded the team that was looking into the massacre.", K.CLOSED, "The ministry of justice", None, None),
        ("The provincial governor has set up a three-member committee, which must hand in its findings by 20 June.", K.OPENED, "The provincial governor", None, "2025-06-20"),
        ("The indictment of the brigade commander was confirmed by the pre-trial chamber on 4 June.", K.CHARGED, "the pre-trial chamber", "2025-06-04", None),
        ("A grand jury in the department refused to indict the two troopers on Friday.", K.CLOSED, "A grand jury in the department", "2025-06-06", None),
        ("The defence attaché said four lance corporals had been placed in pre-trial detention over the raid.", K.CHARGED, None, None, None),
        ("The army has set the court martial of the patrol leader for 22 September.", K.ANNOUNCED, "The army", None, "2025-09-22"),
        ("The military appeals court cut the sentence of the sergeant to six years on 3 June.", K.CONVICTED, "The military appeals court", "2025-06-03", None),
        ("The investigating judge travelled to Kombola on 7 June and took statements from eleven villagers.", K.OPENED, "The investigating judge", "2025-06-07", None),
        ("The Working Group on Enforced Disappearances has transmitted the case to the government and expects an answer within sixty days.", K.DEMANDED, "The Working Group on Enforced Disappearances", None, "2025-08-09"),
        ("An internal review of the shooting has begun, the police commissioner announced. Its results are expected by Friday.", K.OPENED, None, None, "2025-06-13"),
        ("The families' lawyers took the state to the regional human rights court on Monday over the massacre.", K.DEMANDED, "The families' lawyers", "2025-06-09", None),
        ("The commission's final report was laid before parliament on 5 June.", K.REPORTED, "The commission", "2025-06-05", None),
        ("The attorney general entered a nolle prosequi, ending the case against the officers.", K.CLOSED, "The attorney general", None, None),
        ("A bench of three judges freed the constable for want of evidence on Thursday.", K.ACQUITTED, "A bench of three judges", "2025-06-05", None),
        ("Two lieutenants pleaded not guilty before a military tribunal in Gisa on Monday; the case resumes on 23 June.", K.TRIED, None, "2025-06-09", "2025-06-23"),
        ("The junta has barred forensic experts sent by the regional bloc from the mass grave.", K.OBSTRUCTED, "The junta", None, None),
        ("The inspector general of police ordered the withdrawal of the station commander, pending an inquiry.", K.CHARGED, "The inspector general of police", None, None),
        ("The UN mission has begun its own fact-finding, its spokeswoman said on Saturday.", K.OPENED, "The UN mission", None, None),
        ("The prosecutor of the ICC applied for warrants of arrest against two generals on 2 June.", K.CHARGED, "The prosecutor of the ICC", "2025-06-02", None),
        ("An officer of the coastal patrol was remanded to prison on 6 June over the shooting of two smugglers.", K.CHARGED, None, "2025-06-06", None),
        ("Investigators from the capital arrived in Teno on Sunday and questioned the garrison.", K.OPENED, "Investigators from the capital", "2025-06-08", None),
        ("The trial of the three commandos was put off to 19 August by the court in Bireni.", K.ANNOUNCED, "the court", None, "2025-08-19"),
        ("The defence ministry sacked the commander of the brigade over the deaths in custody.", K.CHARGED, "The defence ministry", None, None),
    ],
)  # fmt: skip
def test_a_verb_of_the_law_fills_its_slots(
    text: str, kind: StepKind, by: str | None, when: str | None, due: str | None
) -> None:
    (step,) = steps_of(text)
    mover = None if step.by is None else step.by.text
    made = None if step.when is None else step.when.edtf
    term = None if step.due is None else step.due.edtf or step.due.text
    assert (step.step, mover, made, term) == (kind, by, when, due)


@pytest.mark.parametrize(
    "text",
    [
        "The investigation found that prices rose by a tenth in May.",
        "He called for calm after the killings.",
        "The trial of a new vaccine opened in the district hospital.",
        "The committee that organises the cup announced the date of the final.",
        "The court of the old palace was damaged by a shell.",
        "The electoral commission reported a turnout of sixty per cent.",
        "Nobody has been suspended over the shooting.",
        "Flights were suspended after the attack on the airport.",
        "The committee of the festival was dissolved after a dispute.",
        "Prosecutors visited the school to speak about their work.",
        "The court upheld the sale of the mine.",
        "The report, which was published on Monday, says exports fell.",
        "The hearing aid was handed to the old man.",
        "The captain was suspended for two matches.",
        "It is to report profits within two weeks.",
        "A file of trucks opened the parade.",
        "The clan council ordered the payment of forty camels as blood money to the families of the dead.",
        "Rebels held in custody two soldiers accused of killing a herder.",
        "The court freed the soldiers on bail.",
    ],
)
def test_the_same_words_of_another_matter_are_no_step(text: str) -> None:
    assert [step.step for step in steps_of(text)] == []


def test_a_term_told_after_an_inquiry_stands_on_both_its_claims() -> None:
    text = "A commission of inquiry was appointed by the prime minister on 5 June. It is to report within two weeks."
    reading = reading_of(LEAD + text, published="2025-06-10")
    (step,) = reading.steps
    told = {claim.id: claim for claim in reading.claims}
    words = [(LEAD + text)[told[claim].start : told[claim].end] for claim in step.claims]
    assert any("appointed" in each for each in words)
    assert any("two weeks" in each for each in words)


def test_a_term_with_nothing_before_it_is_no_step() -> None:
    assert steps_of("It is to report within two weeks.") == ()


def test_a_court_that_takes_up_a_case_moves_and_not_whoever_brought_it() -> None:
    text = (
        "A court in Molen on Monday took cognisance of a murder case that Idrissa Bello, the brother of one of the dead, "
        "lodged against a sub-inspector, and ordered the detective branch to submit its report by July 22."
    )
    (step,) = steps_of(text)
    assert step.step is K.OPENED
    assert step.by is not None
    assert step.by.text == "A court in Molen"
    assert step.due is not None
    assert step.due.edtf == "2025-07-22"


def test_what_a_body_found_is_not_dated_to_the_day_of_what_it_found() -> None:
    (step,) = steps_of("On 17 April, the commission of inquiry found, soldiers killed nine traders in Keba.")
    assert step.step is K.REPORTED
    assert step.when is None


def test_findings_that_would_be_made_public_are_promised_and_not_reported() -> None:
    (step,) = steps_of(
        "The ministry promised that the findings of the inspectorate would be made public by 29 June."
    )
    assert step.step is K.ANNOUNCED

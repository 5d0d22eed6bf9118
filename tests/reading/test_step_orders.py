"""Orders, transfers, terms put off, findings kept back, mercy: which step each wording tells, by whom, when, until when."""

import pytest

from corrobora.records import Step, StepKind

from .telling import LEAD, reading_of

K = StepKind


def steps_of(text: str) -> tuple[Step, ...]:
    return reading_of(LEAD + text, published="2025-06-10").steps


@pytest.mark.parametrize(
    ("text", "kind", "by", "when", "due"),
    [
        # orders of a court, in the passive and in the active
        ("Four gendarmes were remanded in custody on Monday by an examining judge in Sabou over the deaths of the millers.", K.CHARGED, "an examining judge", "2025-06-09", None),
        ("The two captains were ordered freed by the appeal court on Friday for want of proof.", K.ACQUITTED, "the appeal court", "2025-06-06", None),
        ("The ex-mayor was committed to stand trial before the assizes by the indictment chamber on 3 June.", K.TRIED, "the indictment chamber", "2025-06-03", None),
        ("A retrial was ordered by the Court of Cassation on Thursday in the case of the three wardens.", K.TRIED, "the Court of Cassation", "2025-06-05", None),
        ("A garrison judge ordered the pre-trial detention of a lieutenant and two corporals for the death of the beekeeper.", K.CHARGED, "A garrison judge", None, None),
        ("The extradition of the warlord was granted by a court in Faro on 2 June.", K.CHARGED, "a court", "2025-06-02", None),
        ("The major was placed on Wednesday under judicial supervision by the investigating judge.", K.CHARGED, "the investigating judge", "2025-06-04", None),
        # officers put aside
        ("The commander of the 9th Battalion was transferred to the reserve on 5 June following the killing of the shepherds.", K.CHARGED, None, "2025-06-05", None),
        ("Three police inspectors have been withdrawn from duty pending the inquest.", K.CHARGED, None, None, None),
        ("The head of the mobile brigade was placed on administrative leave while the shooting is investigated.", K.CHARGED, None, None, None),
        # bodies that inquire
        ("The cabinet on Wednesday named a six-member commission, chaired by a retired judge, to shed light on the events of Nzara.", K.OPENED, "The cabinet", "2025-06-04", None),
        ("A panel led by a bishop was gazetted on Friday to look into the deaths of the marchers.", K.OPENED, None, "2025-06-06", None),
        ("The members of the commission of inquiry were sworn in on Monday and have 60 days to submit their report.", K.OPENED, None, "2025-06-09", "2025-08-08"),
        ("Forensic experts exhumed nineteen bodies from the pit at Keba on 7 June.", K.OPENED, "Forensic experts", "2025-06-07", None),
        ("The exhumation of the victims was ordered by the state prosecutor on Monday.", K.OPENED, "the state prosecutor", "2025-06-09", None),
        ("The autopsy report concluded that the two brothers had been strangled.", K.REPORTED, None, None, None),
        ("The army said an internal investigation was under way.", K.OPENED, "The army", None, None),
        # terms put off
        ("The mandate of the commission of inquiry was extended by 45 days on Thursday.", K.ANNOUNCED, None, "2025-06-05", "by 45 days"),
        ("The governor has granted the panel another two weeks to hand in its conclusions.", K.ANNOUNCED, "The governor", None, "2025-06-24"),
        ("The deadline for the inquiry's report has been pushed back to 31 July.", K.ANNOUNCED, None, None, "2025-07-31"),
        ("The inquiry, which should have ended in May, now has until 15 July.", K.ANNOUNCED, None, None, "2025-07-15"),
        # findings handed over and kept back
        ("The commission handed its report to the president on 2 June, but it has not been made public.", K.REPORTED, "The commission", "2025-06-02", None),
        ("The ministry said it had received the report of the joint investigation team on Friday.", K.REPORTED, "the joint investigation team", "2025-06-06", None),
        ("The inquiry's conclusions, submitted to the governor in May, have never been released.", K.REPORTED, None, "2025-05", None),
        # trials
        ("The trial of six troopers accused of killing the traders was adjourned on Monday to 3 July.", K.TRIED, None, "2025-06-09", "2025-07-03"),
        ("The military tribunal adjourned sine die the trial of the eleven policemen.", K.TRIED, "The military tribunal", None, None),
        ("Seven members of the palace guard appeared on Tuesday before the assize court in Orin.", K.TRIED, None, "2025-06-10", None),
        ("Prosecutors asked on Wednesday for life imprisonment against the former warlord.", K.DEMANDED, "Prosecutors", "2025-06-04", None),
        ("The verdict against the two captains will be delivered on 20 June.", K.ANNOUNCED, None, None, "2025-06-20"),
        ("The Supreme Court on 3 June moved the case of the four gendarmes from the military to the ordinary courts.", K.TRIED, "The Supreme Court", "2025-06-03", None),
        # verdicts
        ("The court of appeal overturned on Friday the conviction of the three marines for the killing of the fishermen.", K.ACQUITTED, "The court of appeal", "2025-06-06", None),
        ("Two policemen were condemned to ten years of hard labour by the military court for the murder of the trader.", K.CONVICTED, "the military court", None, None),
        ("The tribunal condemned in absentia the rebel leader to death on Monday.", K.CONVICTED, "The tribunal", "2025-06-09", None),
        ("The regional rights court held the republic liable on 5 June for the killing of the protesters.", K.CONVICTED, "The regional rights court", "2025-06-05", None),
        # mercy and the end of a case
        ("An amnesty law passed by parliament on 4 June bars any prosecution of members of the security forces for the killings.", K.CLOSED, "parliament", "2025-06-04", None),
        ("The senate adopted a law on Monday granting immunity to all members of the armed forces.", K.CLOSED, "The senate", "2025-06-09", None),
        ("The investigating judge issued a dismissal order on Monday in favour of the general.", K.CLOSED, "The investigating judge", "2025-06-09", None),
        ("The president pardoned on Friday the eight rangers sentenced for the death of the poachers.", K.CLOSED, "The president", "2025-06-06", None),
        ("The families' petition was declared inadmissible by the constitutional court.", K.CLOSED, "the constitutional court", None, None),
        # beyond the country
        ("The Security Council on Thursday referred the situation in Sarrat to the International Criminal Court.", K.ANNOUNCED, "The Security Council", "2025-06-05", None),
        ("A militia leader was handed over to the International Criminal Court on Saturday by the authorities.", K.CHARGED, "the authorities", "2025-06-07", None),
        ("The Special Rapporteur was refused a visa on 1 June by the authorities.", K.OBSTRUCTED, "the authorities", "2025-06-01", None),
        # complaints
        ("The bar association filed a complaint with the public prosecutor on Tuesday against persons unknown.", K.DEMANDED, "The bar association", "2025-06-10", None),
        ("A complaint for crimes against humanity was lodged in Faro on 3 June by 14 survivors.", K.DEMANDED, "14 survivors", "2025-06-03", None),
        ("The prosecution has appealed against the acquittal of the five constables.", K.DEMANDED, "The prosecution", None, None),
        ("Neighbouring states urged the transitional authorities to shed full light on the killings.", K.DEMANDED, "Neighbouring states", None, None),
        ("The garrison commander forbade the delegation of the human rights commission to enter the village.", K.OBSTRUCTED, "The garrison commander", None, None),
        ("Requests by the commission to see the duty roster have gone unanswered.", K.OBSTRUCTED, None, None, None),
    ],
)  # fmt: skip
def test_an_order_is_the_step_it_comes_to(
    text: str, kind: StepKind, by: str | None, when: str | None, due: str | None
) -> None:
    found = steps_of(text)
    assert [one.step for one in found] == [kind]
    step = found[0]
    assert (step.by.text if step.by else None) == by
    assert (step.when.edtf if step.when else None) == when
    assert ((step.due.edtf or step.due.text) if step.due else None) == due


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The extradition of the militia commander was approved by a court on 2 June.", "the militia commander"),
        ("A judge ordered the detention of a captain and three privates for the killing of the farmer.", "a captain and three privates"),
        ("The president pardoned the nine marines convicted of the killings.", "the nine marines"),
        ("The sentences of the four guards were reduced on appeal to five years.", "the four guards"),
    ],
)  # fmt: skip
def test_whom_an_order_names_stands_behind_of(text: str, whom: str) -> None:
    assert [one.of.text if one.of else None for one in steps_of(text)] == [whom]


@pytest.mark.parametrize(
    "text",
    [
        "Two of the accused soldiers were granted bail by the High Court on 4 June.",
        "The government apologised on Saturday for the bombing and promised to compensate the families.",
        "The mandate of the peacekeeping mission was extended by a year on Friday.",
        "The deadline for the harvest survey has been pushed back to July.",
        "The colonel was transferred to the northern front with 200 men.",
        "The rebels handed over eleven captured soldiers to the Red Cross on Monday.",
        "The trade union filed a complaint about unpaid wages with the labour court.",
        "Three teachers were sanctioned for absenteeism.",
        "The committee has until Friday to choose a new chairman.",
        "The wounded were transferred to the hospital in Molen on Saturday.",
        "Police prevented the team from winning the final.",
        "A jihadist court sentenced two herders to death in the bush.",
        "The striker was suspended for three matches after being found guilty of biting.",
        "The pardon of debts was granted by the bank.",
        "A panel was chosen to judge the poetry contest.",
        "Requests by the commission for more chairs went unanswered.",
        "The dead trader was under investigation for extortion.",
        "The families refused the autopsies proposed by the prosecutor.",
    ],
)
def test_the_same_verbs_of_another_matter_tell_no_step(text: str) -> None:
    assert steps_of(text) == ()


def test_a_day_between_a_verb_and_its_object_changes_nothing_but_the_day() -> None:
    plain = steps_of("The court of appeal overturned the conviction of the three marines.")
    dated = steps_of("The court of appeal overturned on Friday the conviction of the three marines.")
    assert [(s.step, s.by, s.of) for s in plain] == [(s.step, s.by, s.of) for s in dated]
    assert [s.when.edtf if s.when else None for s in dated] == ["2025-06-06"]


def test_a_fortnight_is_fourteen_days() -> None:
    (step,) = steps_of("The minister ordered an inquiry, which is to report within a fortnight.")
    assert step.due is not None
    assert step.due.edtf == "2025-06-24"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The justice minister announced that a commission of inquiry would hand in its findings by 30 June.", "The justice minister"),
        ("The mayor of Sabou said a panel of three judges would publish its report by 30 June.", "The mayor of Sabou"),
        ("A fact-finding team will deliver its conclusions by 30 June, the governor told reporters.", "the governor"),
        ("According to the army, the board would present its report by 30 June.", "the army"),
        # the panel has a voice of its own, or whoever tells of it cannot bind it
        ("The commission of inquiry said it would hand in its findings by 30 June.", "The commission of inquiry"),
        ("The chairman of the commission said the commission would publish its report by 30 June.", "the commission"),
        ("Residents said a commission would publish its findings by 30 June.", "a commission"),
        ("The committee will publish its findings by 30 June.", "The committee"),
        ("The minister said the UN commission would publish its findings by 30 June.", "the UN commission"),
    ],
)  # fmt: skip
def test_whoever_gives_the_word_for_an_inquiry_announces_it(text: str, by: str) -> None:
    (step,) = steps_of(text)
    assert (step.step, None if step.by is None else step.by.text) == (K.ANNOUNCED, by)
    assert step.due is not None
    assert step.due.edtf == "2025-06-30"


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial is to open on 3 July.",
        "Their trial is scheduled for 3 July.",
        "The first hearing is set for 3 July.",
        "The case will go to trial on 3 July.",
        "The hearing is to take place on 3 July in Molen.",
        "The trial opens on 3 July.",
        "The court-martial will begin on 3 July.",
    ],
)
def test_the_day_of_a_trial_behind_a_charge_is_announced(sentence: str) -> None:
    charged, announced = steps_of("Two captains were charged with the killing of nine traders. " + sentence)
    assert charged.step is K.CHARGED
    assert (announced.step, announced.when) == (K.ANNOUNCED, None)
    assert announced.due is not None
    assert announced.due.edtf == "2025-07-03"
    assert announced.of == charged.of


@pytest.mark.parametrize(
    "sentence",
    ["The market is to open on 3 July.", "The trial has not opened.", "The trial could open in July.", "The harvest is to begin on 3 July."],
)  # fmt: skip
def test_behind_a_charge_another_day_is_that_of_no_trial(sentence: str) -> None:
    found = steps_of("Two captains were charged with the killing of nine traders. " + sentence)
    assert [s.step for s in found] == [K.CHARGED]


def test_who_will_go_on_trial_is_to_be_tried() -> None:
    (step,) = steps_of("Four officers are to go on trial on 3 July over the deaths.")
    assert (step.step, step.of and step.of.text, step.due and step.due.edtf) == (K.ANNOUNCED, "Four officers", "2025-07-03")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "by", "of"),
    [
        ("Four suspects were detained on Sunday, a police spokesman said.", None, "Four suspects"),
        ("Detectives arrested the main suspect in Molen.", "Detectives", "the main suspect"),
        ("Two of the alleged killers have been taken into custody.", None, "Two of the alleged killers"),
        ("The gendarmerie has apprehended five suspects.", "The gendarmerie", "five suspects"),
        ("The prosecutor has ordered the arrest of the director of the mine.", "The prosecutor", "the director of the mine"),
        ("A judge ordered the detention of two guards.", "A judge", "two guards"),
    ],
)  # fmt: skip
def test_suspects_taken_for_a_court_are_a_step(text: str, by: str | None, of: str) -> None:
    (step,) = steps_of(text)
    assert (step.step, step.by and step.by.text, step.of and step.of.text) == (K.CHARGED, by, of)

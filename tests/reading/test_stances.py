"""How speakers stand to what they are made to say, in the words of many newsrooms."""

import pytest

from corrobora.reading.attribution import find_attributions
from corrobora.reading.stances import decide_stance
from corrobora.records import Act, ActKind, Assertion, Party, Speaker, SpeakerKind, Stance, StepKind

from .telling import said_in

S = Stance


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        # somebody says it
        ("Soldiers shot nine traders near Keba, a shopkeeper told Harmattan Press.", S.ALLEGES),
        ("The Orin Liberation Front accused the Malian army of killing nine traders.", S.ALLEGES),
        ("Residents blamed the militia for the killing of six herders in Keba.", S.ALLEGES),
        ("The OLF claims that troops executed four prisoners.", S.ALLEGES),
        ("According to Sahel Rights Watch, soldiers burned down 40 houses in Keba.", S.ALLEGES),
        ("“They shot my brother at the ford,” said Moussa Tal, a farmer.", S.ALLEGES),
        ("Sahel Rights Watch has documented the killing of 14 villagers by soldiers in Keba.", S.ALLEGES),
        ("Survivors recounted how gunmen went from house to house killing men.", S.ALLEGES),
        ("The gunmen also took away three girls, added the teacher, who fled to Orin.", S.ALLEGES),
        ("A medical source at Orin hospital spoke of 12 dead.", S.ALLEGES),
        ("The village chief put the death toll at 17.", S.ALLEGES),
        ("Army spokesman Col Issa Bem said the rebels had killed five soldiers.", S.ALLEGES),
        ("The ministry said gunmen had attacked the village of Keba, killing nine people.", S.ALLEGES),
        ("Troops opened fire on the crowd, witnesses said, leaving at least three people dead.", S.ALLEGES),
        ("The army was accused by residents of shelling the market in Orin.", S.ALLEGES),
        # somebody affirms it
        ("The mayor of Keba confirmed that nine people had been killed.", S.AFFIRMS),
        ("A hospital source confirmed 12 deaths to AFP.", S.AFFIRMS),
        ("The governor's office confirmed on Tuesday that gunmen attacked the village and killed nine people.", S.AFFIRMS),
        # the accused denies it
        ("The Malian army denied killing the traders.", S.DENIES),
        ("Army spokesman Col Issa Bem dismissed the allegations as propaganda.", S.DENIES),
        ("The army rejected the accusation.", S.DENIES),
        ("The accusation is baseless, the army said.", S.DENIES),
        ("The government has consistently denied wrongdoing.", S.DENIES),
        ("An army spokesman denied that troops had killed civilians.", S.DENIES),
        ("“These claims are baseless,” army spokesman Issa Bem said.", S.DENIES),
        ("The Malian army said its soldiers had not killed any civilians in Keba.", S.DENIES),
        ("The army said no strike had taken place in the area.", S.DENIES),
        ("The Orin Liberation Front denied any involvement in the attack on the bus.", S.DENIES),
        ("The army said it had nothing to do with the killings.", S.DENIES),
        ("The army spokesman said the allegations were false.", S.DENIES),
        ("The OLF said its fighters were not responsible for the killing of the teachers.", S.DENIES),
        # the accused admits it
        ("The army admitted that its soldiers had killed nine traders.", S.ADMITS),
        ("The Malian army acknowledged that its troops shot nine traders dead at Keba.", S.ADMITS),
        ("The Orin Liberation Front claimed responsibility for the attack, which killed five soldiers.", S.ADMITS),
        # another explanation
        ("The Malian army said its aircraft had targeted militants hiding in the market.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The military said the civilians were killed in crossfire.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said its troops returned fire after coming under attack, killing nine.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("Officials blamed a technical fault for the explosion that killed six people.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said the strike had neutralised 20 terrorists.", S.GIVES_ALTERNATIVE_EXPLANATION),
        # what is to come
        ("The government announced an investigation into the killings.", S.ANNOUNCES),
        ("The army said it would investigate the deaths.", S.ANNOUNCES),
        ("The governor promised that the inquiry would publish its findings by 29 March.", S.ANNOUNCES),
        ("The army said it had opened an investigation into the incident.", S.ANNOUNCES),
        # what somebody wants
        ("Sahel Rights Watch called for an independent inquiry into the killings.", S.DEMANDS),
        ("The UN demanded that those responsible be brought to justice.", S.DEMANDS),
        ("The families urged the government to investigate the massacre.", S.DEMANDS),
        ("“Those responsible must be held to account,” said Sahel Rights Watch researcher Lena Torv.", S.DEMANDS),
        # what experts make of it
        ("Analysts doubt that anyone will stand trial for the killings.", S.DOUBTS),
        ("Amal Doro, an analyst at the Sahel Institute, questioned the credibility of the inquiry.", S.DOUBTS),
        ("Rights groups say the inquiry is aimed at deflecting criticism.", S.DOUBTS),
        ("The commission is unlikely to find anyone guilty, said analyst Amal Doro.", S.PREDICTS),
        ("Amal Doro, a security analyst, predicts that the inquiry will clear the army.", S.PREDICTS),
        ("Experts expect more attacks in the coming weeks.", S.PREDICTS),
    ],
)  # fmt: skip
def test_the_stance_of_a_sentence(sentence: str, stance: Stance) -> None:
    said = [c.stance for c in said_in(sentence) if c.speaker is not None]
    assert set(said) == {stance}


@pytest.mark.parametrize(
    "sentence",
    [
        "The army acknowledged that civilians were killed in the strike but denied responsibility.",
        "The Malian army acknowledged the deaths of nine traders but rejected any wrongdoing.",
        "The police admitted that two protesters had been killed but denied that they were targeted.",
    ],
)
def test_the_act_can_be_admitted_and_the_guilt_denied(sentence: str) -> None:
    told = [c for c in said_in(sentence) if c.act is not None and c.act.asserted is Assertion.ASSERTED]
    assert {c.stance for c in told} == {S.ADMITS_ACT_DENIES_RESPONSIBILITY}


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen killed nine people in Keba on Monday.",
        "Nine traders were shot dead near Orin.",
        "At least nine people were killed when a mortar shell hit a market in Orin.",
        "Armed men abducted 12 schoolgirls from Keba.",
    ],
)
def test_the_outlets_own_voice_reports(sentence: str) -> None:
    assert {(c.speaker, c.stance) for c in said_in(sentence)} == {(None, S.REPORTS)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The army did not say how many people were killed.",
        "Harmattan Press could not verify the claims.",
        "The ministry declined to comment on the killings.",
        "There was no immediate claim of responsibility.",
        "The government rejected calls for a ceasefire.",
        "The OLF turned down the offer of talks.",
    ],
)
def test_who_says_nothing_of_it_makes_no_charge_and_no_denial(sentence: str) -> None:
    assert not [c for c in said_in(sentence) if c.speaker is not None]


def attributed(
    sentence: str,
    speaker: Speaker,
    *,
    act: Act | None = None,
    step: StepKind | None = None,
    own: bool = False,
) -> Stance:
    made = find_attributions(sentence)[0]
    content = sentence[made.content.start : made.content.end]
    return decide_stance(made, speaker=speaker, content=content, act=act, step=step, own=own)


ARMY = Speaker(text="The army", kind=SpeakerKind.ARMED_FORCES, actor="army")
EXPERT = Speaker(text="An analyst", kind=SpeakerKind.EXPERT, anonymous=True)
KILLING = Act(kind=ActKind.KILLING, perpetrators=(Party(text="the army", actor="army"),))


@pytest.mark.parametrize(
    ("sentence", "speaker", "act", "step", "own", "stance"),
    [
        ("The army said its men shot nine people.", ARMY, KILLING, None, True, S.ADMITS),
        ("The army said its men shot nine people by mistake.", ARMY, KILLING, None, True, S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said the charge was false.", ARMY, None, None, False, S.DENIES),
        ("The army said an inquiry had begun.", ARMY, None, StepKind.OPENED, False, S.ANNOUNCES),
        ("An analyst said an inquiry had begun.", EXPERT, None, StepKind.OPENED, False, S.ALLEGES),
        ("An analyst said an inquiry is needed.", EXPERT, None, StepKind.DEMANDED, False, S.DEMANDS),
        ("An analyst said the army will clear itself.", EXPERT, None, None, False, S.PREDICTS),
        ("An analyst said the inquiry was a whitewash.", EXPERT, None, None, False, S.DOUBTS),
        ("An analyst said the army shot nine people.", EXPERT, KILLING, None, False, S.ALLEGES),
        ("The army rejected the accusation.", ARMY, None, None, False, S.DENIES),
    ],
)  # fmt: skip
def test_the_rules_in_their_order(
    sentence: str, speaker: Speaker, act: Act | None, step: StepKind | None, own: bool, stance: Stance
) -> None:
    assert attributed(sentence, speaker, act=act, step=step, own=own) is stance


def test_what_is_negated_is_never_admitted() -> None:
    not_done = Act(kind=ActKind.KILLING, perpetrators=KILLING.perpetrators, asserted=Assertion.NEGATED)
    assert attributed("The army said its men killed nobody.", ARMY, act=not_done, own=True) is not S.ADMITS

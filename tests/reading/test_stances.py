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
        ("Sahel Rights Watch has documented the killing of 14 villagers by soldiers in Keba.", S.AFFIRMS),
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
        ("The army has rejected accusations that its soldiers killed civilians in Keba.", S.DENIES),
        ("Army spokesman Col Issa Bem dismissed the allegations as propaganda.", S.DENIES),
        ("The army rejected the accusation.", S.DENIES),
        ("The accusation is baseless, the army said.", S.DENIES),
        ("The government has consistently denied wrongdoing.", S.DENIES),
        ("An army spokesman denied that troops had killed civilians.", S.DENIES),
        ("“These claims are baseless,” army spokesman Issa Bem said.", S.DENIES),
        ("The Malian army said its soldiers had not killed any civilians in Keba.", S.DENIES),
        ("The army said no strike had taken place in the area.", S.DENIES),
        ("The defence ministry called the reports of a massacre fake news.", S.DENIES),
        ("The Orin Liberation Front denied any involvement in the attack on the bus.", S.DENIES),
        ("The army said it had nothing to do with the killings.", S.DENIES),
        ("A military spokesman refuted claims that troops had raped women in Orin.", S.DENIES),
        ("The army spokesman said the allegations were false.", S.DENIES),
        ("The OLF said its fighters were not responsible for the killing of the teachers.", S.DENIES),
        # the accused admits it
        ("The army admitted that its soldiers had killed nine traders.", S.ADMITS),
        ("The Malian army acknowledged that its troops shot nine traders dead at Keba.", S.ADMITS),
        ("The Orin Liberation Front claimed responsibility for the attack, which killed five soldiers.", S.ADMITS),
        ("The OLF said its fighters had killed five soldiers at Daboro.", S.ADMITS),
        # another explanation
        ("The army admitted that its drone struck the wedding but said it was an accident.", S.GIVES_ALTERNATIVE_EXPLANATION),
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
        ("The military pledged to punish those responsible for the killings.", S.ANNOUNCES),
        # what somebody wants
        ("Sahel Rights Watch called for an independent inquiry into the killings.", S.DEMANDS),
        ("The UN demanded that those responsible be brought to justice.", S.DEMANDS),
        ("The families urged the government to investigate the massacre.", S.DEMANDS),
        ("“Those responsible must be held to account,” said Sahel Rights Watch researcher Lena Torv.", S.DEMANDS),
        ("The UN rights office said the killings must be investigated.", S.DEMANDS),
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
        "No group has claimed responsibility for the attack.",
        "Nobody has claimed responsibility for the killing of the nine traders.",
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


# ---------------------------------------------------------------- one's own deed


def told_by(sentence: str) -> set[tuple[Stance, frozenset[str | None]]]:
    """Return stance and perpetrators of the claims of a sentence that tell an act."""
    return {
        (c.stance, frozenset(p.actor for p in c.act.perpetrators))
        for c in said_in(sentence)
        if c.act is not None and c.speaker is not None
    }


@pytest.mark.parametrize(
    ("sentence", "stance", "actor"),
    [
        ("The OLF said its fighters had killed five soldiers at Daboro.", S.ADMITS, "olf"),
        ("The OLF said it had killed five soldiers at Daboro.", S.ADMITS, "olf"),
        ("The OLF said on Monday that it attacked the barracks at Daboro.", S.ADMITS, "olf"),
        ("The OLF said its men ambushed an army convoy near Daboro, killing five soldiers.", S.ADMITS, "olf"),
        ("The OLF claimed its forces killed 12 soldiers.", S.ADMITS, "olf"),
        ("The OLF said that one of its units had executed two informers.", S.ADMITS, "olf"),
        ("“Our fighters attacked the camp and killed five soldiers,” an OLF spokesman said.", S.ADMITS, "olf"),
        ("“We killed five soldiers at Daboro,” said OLF spokesman Issa Bem.", S.ADMITS, "olf"),
        ("Corps Nord said its men had killed 20 villagers.", S.ADMITS, "corps"),
        ("The Malian army said its troops had shot nine traders.", S.ADMITS, "army"),
        ("The army admitted killing nine traders.", S.ADMITS, "army"),
        ("The army admitted to having shelled the market.", S.ADMITS, "army"),
        ("The OLF claimed responsibility for an ambush that killed five soldiers.", S.ADMITS, "olf"),
        ("The OLF claimed the attack on the barracks.", S.ADMITS, "olf"),
        ("Col Issa Bem said his men had shot nine traders.", S.ADMITS, "Issa Bem"),
        ("The army denied shelling the market.", S.DENIES, "army"),
        ("The army denied it had killed anyone.", S.DENIES, "army"),
        ("The OLF said its fighters had killed nobody.", S.DENIES, "olf"),
        ("The army admitted that its drone struck the wedding but said it was an accident.", S.GIVES_ALTERNATIVE_EXPLANATION, "army"),
        ("The army said its men shot nine people but rejected any wrongdoing.", S.ADMITS_ACT_DENIES_RESPONSIBILITY, "army"),
    ],
)  # fmt: skip
def test_a_speakers_own_deed_is_its_own(sentence: str, stance: Stance, actor: str) -> None:
    assert (stance, frozenset({actor})) in told_by(sentence)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The OLF said its fighters were killed in the attack.", "olf"),
        ("The OLF said it had been attacked by soldiers.", "olf"),
        ("The OLF said soldiers had killed its fighters.", "olf"),
        ("The OLF said its fighters' camp was shelled by the army, killing nine.", "olf"),
        ("The OLF said the army accused it of killing traders.", "olf"),
        ("The OLF denied the army's claim that it killed nine traders.", "army"),
        ("“They killed nine people,” an OLF spokesman said.", "olf"),
        ("The OLF said the village lost its men when it attacked the army.", "olf"),
        ("The OLF said Niger sent its troops to Keba, where they killed nine traders.", "olf"),
        ("The army said the militia and its fighters had killed nine traders.", "army"),
        ("The army said it arrived in Keba after gunmen attacked the village, killing nine.", "army"),
        ("The OLF said it had information about militiamen killing villagers.", "olf"),
        ("The army said it was investigating whether its soldiers killed nine traders.", "army"),
        ("The army said it would punish any of its soldiers who killed civilians.", "army"),
        ("The OLF said that if its fighters killed civilians they would be punished.", "olf"),
        ("The army acknowledged that rebels had killed nine soldiers.", "army"),
        ("The government acknowledged the killing of nine traders.", "government:ML"),
        ("The OLF claimed the attack was carried out by the army.", "olf"),
        ("Police said the suspect, who was held in Orin, denied killing the trader.", "police:ML"),
        ("Niger said its troops had crossed the border and killed nine rebels.", "army"),
    ],
)  # fmt: skip
def test_what_befell_a_speaker_or_is_only_supposed_is_no_admission(sentence: str, speaker: str) -> None:
    for claim in said_in(sentence):
        if claim.act is None or claim.speaker is None:
            continue
        own = any(p.actor == speaker for p in claim.act.perpetrators)
        assert not (own and claim.act.asserted is Assertion.ASSERTED), claim
        if claim.stance is Stance.ADMITS:
            assert claim.speaker.actor != speaker or not own


@pytest.mark.parametrize(
    ("sentence", "denies"),
    [
        ("Col Issa Bem said his fighters never entered the village.", True),
        ("The OLF said its fighters were nowhere near Keba at the time.", True),
        ("The army said no troops were in the area that day.", True),
        ("The army said its soldiers had not set foot in the village.", True),
        ("The army described the claims as baseless propaganda.", True),
        ("The defence ministry called the killing of nine traders in Keba a fabrication.", True),
        ("Residents said soldiers killed nine traders, a charge the army called a lie.", True),
        ("The OLF said its fighters will never surrender.", False),
        ("The OLF said its fighters had not yet withdrawn from the town.", False),
        ("The opposition called the killing of nine traders a massacre.", False),
        ("Col Bem did not deny that civilians had died.", False),
        ("The army neither confirmed nor denied that nine traders were killed.", False),
    ],
)
def test_a_denial_in_plain_words(sentence: str, denies: bool) -> None:
    assert (Stance.DENIES in {c.stance for c in said_in(sentence)}) is denies


@pytest.mark.parametrize(
    "sentence",
    [
        "Col Bem did not deny that civilians had died.",
        "Harmattan Press could not verify that soldiers killed nine people.",
        "The army neither confirmed nor denied that nine traders were killed.",
    ],
)
def test_what_somebody_does_not_say_is_nobodys_claim(sentence: str) -> None:
    assert said_in(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "stance", "asserted"),
    [
        ("The OLF warned that it would attack army convoys.", S.PREDICTS, Assertion.PLANNED),
        ("Authorities warned that gunmen might attack the convoy.", S.PREDICTS, Assertion.PLANNED),
        ("A resident said he feared that many people had been killed.", S.PREDICTS, Assertion.FEARED),
        ("Residents fear that many of the missing men have been killed.", S.PREDICTS, Assertion.FEARED),
        ("The UN warned of a massacre in Keba.", S.PREDICTS, Assertion.FEARED),
        ("Sahel Rights Watch warned of further killings.", S.PREDICTS, Assertion.FEARED),
        ("The mayor warned that gunmen had killed nine people and were heading for Orin.", S.ALLEGES, Assertion.ASSERTED),
    ],
)  # fmt: skip
def test_what_is_feared_has_not_happened(sentence: str, stance: Stance, asserted: Assertion) -> None:
    told = [c for c in said_in(sentence) if c.act is not None]
    assert told
    assert {(c.stance, c.act.asserted) for c in told if c.act is not None} == {(stance, asserted)}


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        (
            "The UN human rights chief said those responsible for the killings must be held to account.",
            S.DEMANDS,
        ),
        ("The bishop said the attack should be investigated by an independent body.", S.DEMANDS),
        ("A resident said the killers must face justice.", S.DEMANDS),
        ("The governor promised to punish those responsible for the killings.", S.ANNOUNCES),
        ("The minister has committed to holding those behind the massacre to account.", S.ANNOUNCES),
        ("The governor assured residents that the killers would be punished.", S.ANNOUNCES),
        ("The army said it had opened an investigation into the killings.", S.ANNOUNCES),
        (
            "A resident said the wounded must have lain there for hours before soldiers shot nine of them.",
            S.ALLEGES,
        ),
    ],
)
def test_what_ought_to_follow_is_demanded_and_what_will_is_announced(sentence: str, stance: Stance) -> None:
    assert {c.stance for c in said_in(sentence)} == {stance}


@pytest.mark.parametrize(
    ("sentence", "actors", "killed"),
    [
        ("The killing of six farmers was blamed on the OLF.", {"olf"}, 6),
        ("The attack that killed six farmers was blamed on the OLF.", {"olf"}, 6),
        ("The attack, in which nine traders died, was blamed on the army by residents.", {"army"}, 9),
        ("The army was blamed for the killing of nine traders.", {"army"}, 9),
        ("Locals put the blame on the army for the death of nine traders.", {"army"}, 9),
        ("The OLF held the army responsible for the deaths of nine traders.", {"army"}, 9),
    ],
)
def test_blame_reaches_whom_it_is_put_on(sentence: str, actors: set[str], killed: int) -> None:
    told = [c for c in said_in(sentence) if c.act is not None]
    assert {p.actor for c in told if c.act is not None for p in c.act.perpetrators} == actors
    assert {n.low for c in told for n in c.counts} == {killed}
    assert {c.stance for c in told} == {Stance.ALLEGES}


def test_two_bodies_that_deny_are_two_deniers() -> None:
    said = said_in("Both the army and the OLF denied responsibility for the shelling.")
    assert {(c.speaker.actor, c.stance) for c in said if c.speaker is not None} == {
        ("army", Stance.DENIES),
        ("olf", Stance.DENIES),
    }


def test_who_is_said_to_be_accused_and_denies_is_the_accused() -> None:
    said = said_in("The Malian army has been accused of killing nine traders, which it denies.")
    assert ("army", Stance.DENIES) in {(c.speaker.actor, c.stance) for c in said if c.speaker is not None}


def test_a_figure_put_beside_another_counts_the_same() -> None:
    said = said_in("The army said 12 people died; residents put the number at 30.")
    assert [(n.outcome.value, n.low) for c in said for n in c.counts] == [("killed", 12), ("killed", 30)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Orin police said officers found a man shot dead in Keba.",
        "Officers responded to a report of shots fired and found a boy with gunshot wounds, Orin police said.",
        "Orin police said troopers arrived at the ford and discovered two men who had been shot.",
        "Orin police said officers who were called to the bar located a woman with a bullet wound.",
        "Orin police said they recovered the bodies of nine traders who had been shot.",
        "Orin police said they arrested the man who shot nine traders.",
        "Officers arrested a man who killed nine traders, according to Orin police.",
        "Police acknowledged that gunmen had killed nine people in Keba.",
        "The army conceded that rebels had killed nine people in Keba.",
    ],
)
def test_who_comes_after_a_deed_admits_nothing(sentence: str) -> None:
    said = [c for c in said_in(sentence) if c.speaker is not None]
    assert said
    assert Stance.ADMITS not in {c.stance for c in said}


@pytest.mark.parametrize(
    "sentence",
    [
        "Orin police said officers responded to a call and shot a man dead in Keba.",
        "Orin police said officers responding to a call of a fight shot a man dead in Keba.",
        "The Malian army said its soldiers had shot nine traders.",
        "“Our men fired on the lorry,” General Issa Bem of the Malian army said.",
        "The Malian army admitted that its men had shot nine traders.",
        "The Malian army acknowledged that soldiers had killed nine traders.",
    ],
)
def test_whose_own_side_did_it_in_the_same_words_admits(sentence: str) -> None:
    assert Stance.ADMITS in {c.stance for c in said_in(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people were shot in Keba. No one is in custody, police said.",
        "Nine people were shot in Keba. Police said no arrests had been made in the shooting.",
        "Nine people were shot in Keba. Police said there were no suspects.",
        "Nine people were shot in Keba. “We have no answers yet,” said Sergeant Ana Bel.",
        "Nine people were shot in Keba. The owner said he could not handle being open.",
        "Nine people were shot in Keba. The widow Ana Bel said that nobody from the government had called her.",
        "Nine people were shot in Keba. “I never saw anything,” said Ana Bel.",
        "Nine people were shot in Keba. “I don't feel safe,” said Ana Bel.",
        "Nine people were shot in Keba. Police said no other shots were fired.",
        "The mayor said nobody was hurt when gunmen fired on the bus.",
        "Police said the driver was unharmed after gunmen killed two passengers.",
        "The rebels rejected a peace deal after troops killed nine people.",
        "The union rejected the committee set up after troops killed nine people.",
        "The firm dismissed the driver who shot nine people.",
        "The case against the boy who shot nine people was dismissed.",
        "It cannot be ruled out that nine people were shot, the mayor said.",
    ],
)
def test_what_is_merely_negative_denies_nothing(sentence: str) -> None:
    assert Stance.DENIES not in {c.stance for c in said_in(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Malian army said no civilian was killed in Keba.",
        "The Malian army said there was not a single soldier in Keba.",
        "“We did not fire a single round,” General Issa Bem of the Malian army said.",
        "The OLF said that nobody was held in its camps.",
        "The governor said the alleged dead were alive and well.",
        "Soldiers shot nine people in Keba. The accusation was rejected by the army.",
        "The Malian army rejected the version of the witnesses that troops killed nine people.",
    ],
)
def test_a_deed_said_to_be_not_so_is_denied(sentence: str) -> None:
    assert Stance.DENIES in {c.stance for c in said_in(sentence)}

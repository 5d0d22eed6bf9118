"""The same stance in the wordings of many newsrooms, and the wordings that only look like it."""

import pytest

from corrobora.reading.stances import (
    Outlook,
    only_foretold,
    outlook,
    stance_of_cue,
    under_demand,
)
from corrobora.records import Assertion, Speaker, SpeakerKind, Stance

from .telling import said_in

S = Stance


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        # the guilt refused
        ("The army admitted that nine herders had died but said its men had merely carried out instructions.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The army conceded that its soldiers shot the driver, but insisted that no reproach could be made to them.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The army said its soldiers had shot nine traders because they refused to stop and had only themselves to blame.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The OLF said its fighters had executed the teacher, adding that any movement would have done the same.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("Colonel Issa Bem acknowledged that two prisoners had died, and said he had nothing to be ashamed of.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The police admitted the beating but said the officers were doing their duty.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The army said its men shot nine people but had been given no choice.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("“We killed them, and we make no apology,” said OLF spokesman Issa Bem.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The army acknowledged that its shell had hit the clinic but said the blame lay with the rebels who hid there.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The OLF admitted the ambush but said the government alone bore the responsibility.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The governor conceded that two youths were shot but argued that they should have stayed at home.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The Malian army said its soldiers opened fire on the crowd in legitimate self-defence, killing nine.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The army said it regretted the deaths of its nine victims but that its men had acted within the rules of engagement.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The OLF admitted that its fighters shot the headmaster, and said that he had been warned three times.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The police chief acknowledged that a constable had struck the boy but said no officer had broken any law.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("“Yes, we burned the houses. We were told to,” said a soldier.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The army conceded that its shells killed nine traders; those who let rebels sleep in their market must answer for it, it said.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        ("The militia leader said his men had killed the two teachers because the village had betrayed them, so it was not his fault.", S.ADMITS_ACT_DENIES_RESPONSIBILITY),
        # explained away
        ("The army said the nine dead were all members of a terrorist cell.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("Police said the student had hanged himself in his cell.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("Police said the detainee died of a heart attack.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said the house was hit by fragments of a rebel rocket.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said the clinic was being used as a weapons store.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The ministry of defence said the pilot had confused the wedding with a rebel column.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The prison director said the two inmates had succumbed to cholera.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said the truck had driven over a mine left from the last war.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The police chief said the protesters had been crushed in a stampede.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said the shell had strayed because of strong wind.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("Police said the man was shot when he tried to snatch a rifle.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The governor said the missing youths had left for the gold mines of their own accord.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The OLF said the passengers on the bus were soldiers in disguise.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said the explosion was caused by a gas bottle.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said that the fire had broken out when a cooking stove fell over.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("Police said the suspect was killed in a shootout.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said its patrol had mistaken the herders for rebels.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The government said the nine men had been killed by lightning.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said the mortar had exploded in its tube.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("Police said the bullet had ricocheted off a wall.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The army said rebels had been hiding among the wedding guests.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The OLF said the bus had strayed into a minefield.", S.GIVES_ALTERNATIVE_EXPLANATION),
        # told as one's own
        ("The army said its troops had liquidated 14 bandits near Keba.", S.ADMITS),
        ("The OLF boasted that its fighters had burned three trucks.", S.ADMITS),
        ("“We fired into the crowd,” an army lieutenant said.", S.ADMITS),
        ("The OLF said its men had executed two spies in Keba.", S.ADMITS),
        ("The army recognised that civilians were among those its shell had killed.", S.ADMITS),
        ("The OLF took credit for the attack on the barracks in Daboro.", S.ADMITS),
        ("The army said it regretted that its soldiers had killed nine traders.", S.ADMITS),
        ("A captain of the army confessed to having ordered the shooting of nine villagers.", S.ADMITS),
        ("The army announced that its forces had neutralised 21 terrorists in Keba.", S.ADMITS),
        ("“I gave the order to fire,” the captain told the court.", S.ADMITS),
        # said to be not so
        ("The army said no aircraft of ours had flown over Keba that day.", S.DENIES),
        ("The army said all its helicopters were grounded that night.", S.DENIES),
        ("The OLF said it has no presence in Keba.", S.DENIES),
        ("The army said the footage was filmed in another country.", S.DENIES),
        ("The OLF said it holds no hostages.", S.DENIES),
        ("The police said nobody had been beaten in the cells.", S.DENIES),
        ("The army said it has never targeted markets.", S.DENIES),
        ("The army said the story was cooked up by foreign media.", S.DENIES),
        ("The governor said the alleged dead were alive and well.", S.DENIES),
        ("The army dismissed as lies the claim that its soldiers killed nine traders.", S.DENIES),
        ("The OLF said it had never held the two teachers.", S.DENIES),
        ("“Not one of my men fired,” said Col Issa Bem.", S.DENIES),
        ("The minister said there had been no massacre in Keba.", S.DENIES),
        ("The governor said that talk of mass graves was enemy talk.", S.DENIES),
        ("The army said it does not recruit children.", S.DENIES),
        ("The government rejected the report outright.", S.DENIES),
        # belief withheld
        ("Sahel Rights Watch said it had no confidence in the commission of inquiry.", S.DOUBTS),
        ("The mayor said he could not say who had fired the shells.", S.DOUBTS),
        ("The UN said it was not in a position to verify the death toll.", S.DOUBTS),
        ("The army said it had received no report of civilian deaths.", S.DOUBTS),
        ("A resident said he did not trust the inquiry.", S.DOUBTS),
        ("Sahel Rights Watch said it had seen nothing that supports the army's account.", S.DOUBTS),
        ("The police said it was too early to say who was behind the attack.", S.DOUBTS),
        ("The mayor said it remained unclear who had killed the nine traders.", S.DOUBTS),
        ("“I find it hard to believe that bandits have helicopters,” the bishop said.", S.DOUBTS),
        ("The bishop said he was far from convinced by the army's account of the killings.", S.DOUBTS),
        ("The UN said the figures could not be independently verified.", S.DOUBTS),
        ("The opposition said the inquiry would not be impartial because soldiers sat on it.", S.DOUBTS),
        ("The ministry said it had no record of an arrest.", S.DOUBTS),
        # not in its own hands
        ("Residents said the gunmen would return at the weekend.", S.PREDICTS),
        ("The mayor said more people were likely to flee.", S.PREDICTS),
        ("The UN said the violence could spread to Orin.", S.PREDICTS),
        ("A doctor said the toll was bound to rise.", S.PREDICTS),
        ("“They will kill us all if the soldiers leave,” a resident said.", S.PREDICTS),
        ("The army said the rebels were planning an attack on Orin.", S.PREDICTS),
        ("Analysts said the killing of nine herders was likely to provoke reprisals.", S.PREDICTS),
        ("Sahel Rights Watch said thousands risk being driven from their homes.", S.PREDICTS),
        ("A trader said nobody would ever be punished for the killings.", S.PREDICTS),
        ("The bishop said there would be more graves before the rains.", S.PREDICTS),
        ("The relief committee said food would run out within a week if the siege of Orin went on.", S.PREDICTS),
        ("A herder said his people would take revenge.", S.PREDICTS),
        ("The doctor said two of the wounded might not live.", S.PREDICTS),
        ("The UN warned that the fighting was about to reach Orin.", S.PREDICTS),
        ("The mayor said he feared reprisals.", S.PREDICTS),
        ("An analyst said the army was unlikely to punish anyone for the killings.", S.PREDICTS),
        # in its own hands
        ("The army said it would pursue the attackers to the end.", S.ANNOUNCES),
        ("The prosecutor said a criminal case had been opened.", S.ANNOUNCES),
        ("The police said two officers had been suspended over the killing of nine traders.", S.ANNOUNCES),
        ("The governor said the families would be compensated.", S.ANNOUNCES),
        ("The OLF said it would avenge its dead.", S.ANNOUNCES),
        ("The army said the soldiers would stand trial before a military court.", S.ANNOUNCES),
        ("The government declared three days of mourning for the nine dead.", S.ANNOUNCES),
        ("Sahel Rights Watch said it would take the case to the regional court.", S.ANNOUNCES),
        ("The public prosecutor ordered an autopsy of the nine bodies.", S.ANNOUNCES),
        ("The army said the soldiers involved had been placed under arrest.", S.ANNOUNCES),
        ("The president vowed that the killers would be hunted down.", S.ANNOUNCES),
        ("The commission said it would hear 40 witnesses and report by May.", S.ANNOUNCES),
        ("The families said they would not bury the nine dead until the army apologised.", S.ANNOUNCES),
        # what another should do
        ("The families said the bodies must be returned.", S.DEMANDS),
        ("“Give us back our sons,” a mother said.", S.DEMANDS),
        ("The bishop said the army ought to leave the village.", S.DEMANDS),
        ("“We want the truth about the massacre,” said Moussa Tal, a farmer.", S.DEMANDS),
        ("The OLF said the government should admit that its soldiers killed nine traders.", S.DEMANDS),
        ("The UN said all sides must protect civilians.", S.DEMANDS),
        ("The union said it was high time that the killers were arrested.", S.DEMANDS),
        ("The OLF said prisoners on both sides should be freed.", S.DEMANDS),
        ("“Bring the killers before a court,” said Moussa Tal, a farmer.", S.DEMANDS),
        ("Sahel Rights Watch said the killing of nine traders needs to be investigated.", S.DEMANDS),
        # borne out
        ("The coroner established that nine of the dead had been shot in the back.", S.AFFIRMS),
        ("Sahel Rights Watch said its researchers had verified 14 deaths.", S.AFFIRMS),
        ("The hospital certified that nine people had died of gunshot wounds.", S.AFFIRMS),
        ("The mayor corroborated that soldiers had killed nine traders.", S.AFFIRMS),
        ("The UN said it had verified the killing of 14 villagers by soldiers.", S.AFFIRMS),
        ("A court found it proven that soldiers had killed nine traders.", S.AFFIRMS),
        ("The police confirmed that the nine had been shot.", S.AFFIRMS),
        # near misses: somebody else's deed, somebody else's loss, no future, no demand
        ("The army said rebels had used civilians as cover and killed nine traders.", S.ALLEGES),
        ("The army said three of its soldiers were killed when rebels attacked the post.", S.ALLEGES),
        ("The governor said bandits attacked the village and killed nine people.", S.ALLEGES),
        ("The mayor said the dead were traders on their way to the market.", S.ALLEGES),
        ("A resident said the victims were farmers.", S.ALLEGES),
        ("A survivor said he fell ill after the beating by soldiers.", S.ALLEGES),
        ("Residents said soldiers would come at night and beat people.", S.ALLEGES),
        ("A resident said he had to hide while soldiers shot nine people.", S.ALLEGES),
        ("A witness said the gunmen must have come from the hills.", S.ALLEGES),
        ("A villager said the soldiers could not find the men they wanted and shot nine others.", S.ALLEGES),
        ("The army said the rebels had no regard for human life and had killed nine traders.", S.ALLEGES),
        ("Police said the gunmen were terrorists who had killed nine people.", S.ALLEGES),
        ("The governor said the fighters had stormed the school and killed two teachers.", S.ALLEGES),
        ("The OLF said the army had bombed a clinic, killing nine.", S.ALLEGES),
        ("The mayor said nobody came to help while gunmen killed nine people.", S.ALLEGES),
        ("A resident said we had no water for days after soldiers burned the well.", S.ALLEGES),
        ("The governor said the bandits who will not surrender had killed nine traders.", S.ALLEGES),
        ("The police said a mine planted by rebels had killed nine people.", S.ALLEGES),
        ("A resident said none of the dead carried weapons.", S.ALLEGES),
        ("The army said the rebels opened fire first and killed three soldiers.", S.ALLEGES),
        ("The governor said rebels had used human shields and killed nine.", S.ALLEGES),
        ("Police said the bandits killed a farmer who resisted.", S.ALLEGES),
        ("The government said the rebels fired a rocket that hit an ammunition depot, killing nine.", S.ALLEGES),
        ("The village chief said the soldiers had orders to kill.", S.ALLEGES),
        ("A survivor said the soldiers had no mercy and shot nine people.", S.ALLEGES),
        ("A nurse said three children died of fever after soldiers closed the clinic.", S.ALLEGES),
        ("A resident said the gunmen did not speak our language and killed nine people.", S.ALLEGES),
        ("A resident said nobody was spared and nine people were killed.", S.ALLEGES),
        ("The mayor said the attackers had never been seen before and killed nine people.", S.ALLEGES),
        ("Police said the victim was on his way home when gunmen shot him.", S.ALLEGES),
        ("The governor said soldiers arrived late because the bridge was closed and nine people were killed by gunmen.", S.ALLEGES),
        ("The OLF said the army should have protected the nine villagers who were killed.", S.ALLEGES),
        ("A driver said they would stop every bus and rob the passengers.", S.ALLEGES),
        ("Residents said they could see the bodies of nine traders.", S.ALLEGES),
        ("The governor said the gang had vowed to attack before it killed nine traders.", S.ALLEGES),
        ("The police said the gunmen fled into the bush when they saw soldiers, leaving nine dead.", S.ALLEGES),
        ("The army said the enemy had shelled the hospital, killing nine patients.", S.ALLEGES),
        ("A witness said the officer told his men to fire and nine fell.", S.ALLEGES),
        ("The mayor said nine people had died, among them a suspect.", S.ALLEGES),
        ("A UN official said nine aid workers had been killed this year.", S.ALLEGES),
        ("The ministry of health said nine people had died and 30 were wounded in the attack.", S.ALLEGES),
        ("The police said nine people, most of them bandits, had died when two gangs clashed.", S.ALLEGES),
    ],
)  # fmt: skip
def test_the_stance_of_what_somebody_says(sentence: str, stance: Stance) -> None:
    said = {c.stance for c in said_in(sentence) if c.speaker is not None}
    assert stance in said
    if stance is S.ALLEGES:
        assert said == {S.ALLEGES}


ARMY = Speaker(text="The army", kind=SpeakerKind.ARMED_FORCES, actor="army")
COLONEL = Speaker(text="Col Issa Bem", kind=SpeakerKind.ARMED_FORCES)
RESIDENT = Speaker(text="A resident", kind=SpeakerKind.LOCAL_SOURCE, anonymous=True)
COMMITTEE = Speaker(text="The relief committee", kind=SpeakerKind.LOCAL_SOURCE)


@pytest.mark.parametrize(
    ("content", "speaker", "ahead"),
    [
        ("it would send a team to Keba", ARMY, Outlook.OWN),
        ("he would lead the search himself", COLONEL, Outlook.OWN),
        ("the culprits will be punished", ARMY, Outlook.OWN),
        ("“We shall march to the court on Friday", RESIDENT, Outlook.OWN),
        ("the findings would be published in May", ARMY, Outlook.OWN),
        ("he would forget them by May", COMMITTEE, Outlook.OTHERS),
        ("they would come again", RESIDENT, Outlook.OTHERS),
        ("“We will starve here", RESIDENT, Outlook.OTHERS),
        ("if nothing is done, there will be another massacre", RESIDENT, Outlook.OTHERS),
        ("the men who shot nine traders will come back", RESIDENT, Outlook.OTHERS),
        ("the rebels were about to attack", ARMY, Outlook.OTHERS),
        ("the fighting could spread", ARMY, Outlook.OTHERS),
        ("nobody will be punished", RESIDENT, Outlook.OTHERS),
        # no future
        ("“They would beat us every night", RESIDENT, None),
        ("he would have stopped them", COLONEL, None),
        ("they could hear the shells", RESIDENT, None),
        ("the attackers may have been soldiers", RESIDENT, None),
        ("the man who will lead the search is a captain", RESIDENT, None),
        ("soldiers killed nine traders who would not pay", RESIDENT, None),
    ],
)
def test_what_lies_ahead_is_a_move_of_ones_own_or_of_others(
    content: str, speaker: Speaker, ahead: Outlook | None
) -> None:
    assert outlook(content, speaker) is ahead


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("was sceptical that", S.DOUBTS),
        ("does not believe that", S.DOUBTS),
        ("brags that", S.ADMITS),
        ("accepted that", S.ADMITS),
        ("is concerned that", S.PREDICTS),
        ("has decreed", S.ANNOUNCES),
        ("implored", S.DEMANDS),
        ("discarded that", S.DENIES),
        ("said", S.ALLEGES),
        ("told reporters", S.ALLEGES),
        ("challenged the account of", S.ALLEGES),
        ("did not discard that", S.ALLEGES),
    ],
)
def test_a_cue_that_no_table_lists_says_how_its_speaker_stands(cue: str, stance: Stance) -> None:
    assert stance_of_cue(cue, S.ALLEGES) is stance


def test_what_the_tables_know_of_a_cue_stays() -> None:
    assert stance_of_cue("boasted", S.DENIES) is S.DENIES


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("We call on the army to ", True),
        ("The widows urged the governor to finally ", True),
        ("The government should ", True),
        ("The army went to Keba to ", False),
        ("We call on the army, which was quick to ", False),
        ("The army ", False),
    ],
)
def test_an_infinitive_under_a_demand_is_no_word_of_those_it_is_put_to(before: str, asked: bool) -> None:
    assert under_demand(before) is asked


@pytest.mark.parametrize(
    ("before", "ahead"),
    [
        ("Lawyers expect the request to be ", True),
        ("The charge is likely to be ", True),
        ("The request was ", False),
        ("The army expects calm and has ", False),
    ],
)
def test_a_passive_only_expected_has_not_happened(before: str, ahead: bool) -> None:
    assert only_foretold(before) is ahead


def stances_of(text: str) -> list[Stance]:
    return [c.stance for c in said_in(text) if c.speaker is not None]


def test_who_has_just_granted_the_act_refuses_the_guilt() -> None:
    granted = stances_of("The army admitted that its soldiers shot nine traders. The army said it bore no responsibility for the deaths.")  # fmt: skip
    assert granted == [S.ADMITS, S.ADMITS_ACT_DENIES_RESPONSIBILITY]


def test_who_has_granted_nothing_denies_with_the_same_words() -> None:
    assert stances_of("The army said it bore no responsibility for the deaths of nine traders.") == [S.DENIES]


def test_a_death_foretold_is_planned_and_not_told() -> None:
    said = said_in("A doctor said more of the wounded would be killed if the shelling of Orin went on.")
    assert {(c.stance, c.act.asserted) for c in said if c.act is not None} <= {
        (S.PREDICTS, Assertion.PLANNED)
    }
    assert {c.stance for c in said} == {S.PREDICTS}


def test_a_hedge_in_the_outlets_own_voice_alleges() -> None:
    (claim,) = said_in("Soldiers allegedly killed nine traders in Keba on Monday.")
    assert (claim.speaker, claim.stance) == (None, S.ALLEGES)

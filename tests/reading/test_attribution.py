import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.reading.attribution import Attribution, find_attributions
from corrobora.records import Span, Stance


def cut(sentence: str, span: Span | None) -> str | None:
    return None if span is None else sentence[span.start : span.end]


def only(sentence: str) -> Attribution:
    found = find_attributions(sentence)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "source", "content", "stance"),
    [
        ("A herder said that soldiers burned the camp.", "A herder", "soldiers burned the camp", Stance.ALLEGES),
        ("Soldiers burned the camp, a herder said.", "a herder", "Soldiers burned the camp", Stance.ALLEGES),
        ("Soldiers burned the camp, said a herder from Orin who fled.", "a herder from Orin", "Soldiers burned the camp", Stance.ALLEGES),
        ("According to the Orin Front, soldiers burned the camp.", "the Orin Front", "soldiers burned the camp", Stance.ALLEGES),
        ("Soldiers burned the camp, according to two herders.", "two herders", "Soldiers burned the camp", Stance.ALLEGES),
        ("The ministry has repeatedly denied any role in the raid.", "The ministry", "any role in the raid", Stance.DENIES),
        ("The Orin Front, which holds the town, rejected the accusation.", "The Orin Front", "the accusation", Stance.DENIES),
        ("Amal Doro, a lawyer in Orin, doubts that anyone will stand trial.", "Amal Doro", "anyone will stand trial", Stance.DOUBTS),
        ("In response, army chief Sali Bem acknowledged that shells had fallen short.", "army chief Sali Bem", "shells had fallen short", Stance.ADMITS),
        ("Rights groups have called for an independent inquiry.", "Rights groups", "an independent inquiry", Stance.DEMANDS),
    ],
)  # fmt: skip
def test_speaker_and_content_are_found(sentence: str, source: str, content: str, stance: Stance) -> None:
    found = only(sentence)
    assert cut(sentence, found.source) == source
    assert (cut(sentence, found.content) or "").strip() == content
    assert found.stance is stance


def test_an_accusation_names_the_accused_and_the_charge() -> None:
    sentence = "The Orin Front accused government troops of stopping a bus and killing its passengers."
    found = only(sentence)
    assert cut(sentence, found.accused) == "government troops"
    assert cut(sentence, found.content) == "stopping a bus and killing its passengers"


def test_blame_reads_both_ways_round() -> None:
    sentence = "Villagers blamed the militia for the fire."
    assert cut(sentence, only(sentence).accused) == "the militia"
    sentence = "Villagers blamed the fire on the militia."
    assert cut(sentence, only(sentence).accused) == "the militia"


def test_allegations_of_nobody_are_hearsay() -> None:
    found = only("The army is looking into allegations that its men shot nine traders.")
    assert found.nobody


def test_an_allegation_made_by_somebody_is_theirs() -> None:
    sentence = "It follows claims that troops shot nine traders, an allegation made by the Orin Front."
    found = only(sentence)
    assert not found.nobody
    assert cut(sentence, found.source) == "the Orin Front"


def test_a_participle_goes_on_with_its_speaker() -> None:
    found = find_attributions(
        "A cousin of a driver confirmed that the bus was hit, adding that nobody got out."
    )
    assert [a.same_as_previous for a in found] == [False, True]


def test_the_medium_spoken_to_is_noted() -> None:
    assert (
        only("A nurse told the Harmattan Press that nine bodies were brought in.").told == "Harmattan Press"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The party leads the state in opinion polls.",
        "The fresh claims threaten to widen the rift.",
        "The army has resisted calls for dialogue.",
        "Tests showed a shortage of iron.",
    ],
)
def test_nouns_and_things_do_not_speak(sentence: str) -> None:
    assert find_attributions(sentence) == ()


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_offsets_stay_inside(sentence: str) -> None:
    for found in find_attributions(sentence):
        for span in (found.source, found.cue, found.content, found.accused, found.beside):
            assert span is None or 0 <= span.start <= span.end <= len(sentence)


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        # something wedged in
        ("A resident of Keba, not far from where Gen Bem was born, said nine traders were killed.", "A resident of Keba", "nine traders were killed"),
        ("A medic, who gave no name because he may not talk to the media, said nine traders were killed.", "A medic", "nine traders were killed"),
        ("The Front's spokesman, in reply, dismissed the charge.", "The Front's spokesman", "the charge"),
        # set off in the middle
        ("Soldiers, according to two residents, shot nine traders.", "two residents", "Soldiers, according to two residents, shot nine traders"),
        ("Among the dead, he said, were two teachers.", "he", "Among the dead, he said, were two teachers"),
        ("On Monday, he said, soldiers shot nine traders.", "he", "soldiers shot nine traders"),
        # in front
        ("According to two residents, a soldier shot nine traders, then fled.", "two residents", "a soldier shot nine traders, then fled"),
        ("According to a passenger who was freed, gunmen shot nine men.", "a passenger", "gunmen shot nine men"),
        # behind its date
        ("The ministry said on 4 March that soldiers shot nine traders.", "The ministry", "soldiers shot nine traders"),
        ("Those who were there say they heard a blast.", "Those who were there", "they heard a blast"),
        ("It denied that soldiers had shot nine traders.", "It", "soldiers had shot nine traders"),
    ],
)  # fmt: skip
def test_a_speaker_is_found_behind_what_stands_between(sentence: str, source: str, content: str) -> None:
    found = only(sentence)
    assert cut(sentence, found.source) == source
    assert (cut(sentence, found.content) or "").strip(" ,") == content


def test_who_speaks_inside_what_another_says_is_found() -> None:
    sentence = "The UN said the army had denied that its soldiers shot nine traders."
    assert [(cut(sentence, a.source), a.stance) for a in find_attributions(sentence)] == [
        ("The UN", Stance.ALLEGES),
        ("the army", Stance.DENIES),
    ]


def test_a_verb_joined_by_but_has_the_speaker_before_it() -> None:
    sentence = "The army admitted that its drone struck the wedding but said it was an accident."
    first, second = find_attributions(sentence)
    assert cut(sentence, first.content) == "its drone struck the wedding"
    assert second.same_as_previous


def test_what_soldiers_say_to_their_victims_is_not_what_residents_say() -> None:
    found = only("Residents said soldiers came to Keba and accused them of helping rebels.")
    assert found.stance is Stance.ALLEGES
    assert found.accused is None


@pytest.mark.parametrize(
    "sentence",
    [
        "According to first findings, a fault caused the blast.",
        "The first findings said a fault caused the blast.",
        "The explosion said to have killed nine was heard in Orin.",
        "A man called Musa shot nine traders.",
        "It emerged that soldiers had shot nine traders.",
    ],
)
def test_a_speaker_is_a_person_a_body_or_a_document(sentence: str) -> None:
    assert find_attributions(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    ["The army did not deny that nine traders died.", "We have spoken to six witnesses."],
)
def test_who_says_nothing_of_it_is_heard_but_makes_no_claim(sentence: str) -> None:
    found = only(sentence)
    assert found.silent
    assert found.source is not None


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Engineer Oda Stenn, head of the rescue service: “Nine now.", "Engineer Oda Stenn"),
        ("Nurse Oda Stenn: “Nine now.", "Nurse Oda Stenn"),
        ("Oda Stenn, a teacher in Keba: “Nine now.", "Oda Stenn"),
    ],
)
def test_a_name_with_who_it_is_before_a_colon_speaks(sentence: str, who: str) -> None:
    (made,) = find_attributions(sentence)
    assert made.source is not None
    assert sentence[made.source.start : made.source.end] == who


@pytest.mark.parametrize("sentence", ["Heavy Clashes: “Nine dead.”", "Keba Market, Orin: “Nine dead.”"])
def test_a_heading_before_a_colon_does_not(sentence: str) -> None:
    assert find_attributions(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Grey coats, says the widow, and under them boots that all the valley knows.", "the widow"),
        ("Three bursts, then silence, recalls a herder.", "a herder"),
        ("The army, says the report, shot nine men.", "the report"),
        ("The brigade, said Amina Sow, never came.", "Amina Sow"),
    ],
)
def test_what_stands_before_an_inverted_verb_does_not_speak(sentence: str, speaker: str) -> None:
    (found,) = find_attributions(sentence)
    assert found.source is not None
    assert sentence[found.source.start : found.source.end] == speaker


@pytest.mark.parametrize(
    ("sentence", "ending"),
    [
        ("They burned the huts, said the mayor, and killed two men.", "two men."),
        ("The army, says the report, shot nine men.", "nine men."),
        ("They came at dawn, said a widow, firing at the huts.", "the huts."),
    ],
)
def test_what_is_said_goes_on_behind_an_inverted_verb(sentence: str, ending: str) -> None:
    (found,) = find_attributions(sentence)
    assert sentence[found.content.start : found.content.end + 1].rstrip(".").endswith(ending.rstrip("."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine men died on the quay, the harbour office said on Monday, explaining that one had been listed twice.",
        "Nine men died on the quay, the harbour office said, insisting that no more were missing.",
        "Nine men died on the quay, not ten, a nurse said on Monday, pointing out that one had been found alive.",
    ],
)
def test_who_said_and_goes_on_to_explain_said_what_stands_before(sentence: str) -> None:
    first = find_attributions(sentence)[0]
    assert sentence[first.content.start : first.content.end].startswith("Nine men died on the quay")


def test_who_is_said_to_be_something_says_nothing() -> None:
    assert not find_attributions("The general, said to be close to the palace, shot two men.")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The huts were burned twice, retorted the mayor of Keba.", "the mayor of Keba"),
        ("The huts were never searched, a corporal snapped.", "a corporal"),
        ("The prefect replied that nobody had been hurt.", "The prefect"),
        ("“They took my sons,” whispered a widow.", "a widow"),
        ("The shells, he swore, came from the hill.", "he"),
        ("Rebels, local officials allege, went from door to door.", "local officials"),
        (
            "Two patients, said the occupation authorities, had died of old wounds.",
            "the occupation authorities",
        ),
    ],
)
def test_verbs_of_many_voices_give_their_words_to_who_stands_beside_them(sentence: str, speaker: str) -> None:
    found = find_attributions(sentence)
    assert [sentence[f.source.start : f.source.end] for f in found if f.source is not None] == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hundreds protested in front of the barracks on Monday.",
        "The crew answered the call within minutes.",
        "Volunteers repeated the search at dawn.",
        "The court held the hearing behind closed doors.",
    ],
)
def test_the_same_verbs_say_nothing_elsewhere(sentence: str) -> None:
    assert not find_attributions(sentence)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Mina Rask, who lost her son, said the soldiers dragged him out.", "Mina Rask"),
        ("Mina Rask, whose son was killed, said the soldiers laughed.", "Mina Rask"),
        ("Joe Tamm, a mechanic, said the drone circled the station and fired.", "Joe Tamm"),
        ("Olga Pett, 67, said the missile smashed into the kitchen.", "Olga Pett"),
        ("A tailor, Idris Bol, said the plane passed once, then released two bombs.", "Idris Bol"),
        ("The driver, Pol Amar, said the gunmen laughed.", "The driver, Pol Amar"),
        ("Joe Tamm, a mechanic, said the police chased them to the river.", "Joe Tamm"),
        ("Mina Rask, who lost her son, said soldiers, armed with clubs, dragged him out.", "Mina Rask"),
        (
            "Mina Rask, who lost her son, said soldiers, dressed in black, had dragged him out.",
            "Mina Rask",
        ),
        ("The constables, who wore hoods, said neighbours, dragged two boys from their beds.", "neighbours"),
        ("The raiders, who came on mules, said villagers, burned 40 huts and killed nine.", "villagers"),
        ("The guards, who had been drinking, said two inmates, shot at the cells.", "two inmates"),
        ("The bridge, a key crossing, was hit twice, said the governor.", "the governor"),
        ("The soldiers, who came at noon, shot nine men, said a witness.", "a witness"),
        ("Gunmen attacked Keba, a market town, said the mayor.", "the mayor"),
        ("Nine people died, said Mina Rask, a nurse who worked there.", "Mina Rask"),
        ("A shot, a scream, said the widow.", "the widow"),
    ],
)
def test_whoever_opens_the_sentence_with_an_aside_says_it(sentence: str, source: str) -> None:
    assert cut(sentence, only(sentence).source) == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Raiders killed nine of them, according to the protocol and two constables.", "the protocol and two constables"),
        ("Raiders killed nine men, according to initial information and four survivors.", "initial information and four survivors"),
        ("No 2 Brigade said nine men were killed.", "No 2 Brigade"),
        ("The army published a message from the governor: “We shot nine rebels.”", "the governor"),
        ("The governor sent the following statement by the rebels: “We shot nine men.”", "the rebels"),
        ("The governor sent the following statement: “We shot nine men.”", "The governor"),
    ],
)  # fmt: skip
def test_whoever_stands_beside_what_says_nothing_is_heard(sentence: str, source: str) -> None:
    assert cut(sentence, only(sentence).source) == source


@pytest.mark.parametrize(
    "sentence",
    [
        "Compensation will be paid according to tradition and will not delay the trial.",
        "The nine were buried according to Islamic rites on Friday.",
        "The wounded were treated according to the severity of their injuries.",
    ],
)
def test_custom_and_need_say_nothing(sentence: str) -> None:
    assert find_attributions(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Amina Gole spoke to the commander.",
        "Pastor Eli Tann talked with the soldiers at the gate.",
        "The woman I spoke to works in the kitchen of a school.",
    ],
)
def test_whom_a_person_of_the_story_talks_with_is_not_heard(sentence: str) -> None:
    assert find_attributions(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("We spoke to six witnesses.", "six witnesses"),
        ("Our team interviewed 14 of the 26 survivors.", "14 of the 26 survivors"),
        ("Our reporter spoke with the driver.", "the driver"),
    ],
)
def test_whom_the_newsroom_talks_with_is_heard(sentence: str, source: str) -> None:
    found = only(sentence)
    assert found.silent
    assert cut(sentence, found.source) == source

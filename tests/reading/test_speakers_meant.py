"""Who "he", "it", "both", "the nurse" and a short name stand for, and which body a vague noun is."""

from dataclasses import replace

import pytest

from corrobora.reading import ActorIndex
from corrobora.reading.parties import cast_of
from corrobora.reading.speakers import Voices, make_speaker, person_name
from corrobora.records import Actor, ActorKind, Speaker, SpeakerKind

from .telling import ACTORS

K = SpeakerKind
NAVY_OF_ANOTHER = Actor(
    id="zg", name="Zelandic Coast Guard", aliases=("Coast Guard",), kind=ActorKind.STATE_FORCES, country="ZL"
)
NAVY = Actor(id="mg", name="Malian Coast Guard", kind=ActorKind.STATE_FORCES, country="ML")
LEAGUE = Actor(id="cl", name="Coalition of the Plains", kind=ActorKind.REBEL_GROUP, country="ML")
RIBAT = Actor(id="sr", name="Sons of the Ridge", kind=ActorKind.REBEL_GROUP, country="ML")


def voices(text: str = "", *, actors: ActorIndex = ACTORS, outlet: str | None = None) -> Voices:
    return Voices(cast=cast_of(text, index=actors, country="ML"), outlet=outlet)


def heard(known: Voices, words: str, *, told: str | None = None, sentence: str = "") -> Speaker:
    speaker = make_speaker(words, beside="", sentence=sentence, told=told, via=(), voices=known)
    known.hear(speaker)
    return speaker


def test_each_of_two_named_together_is_known_afterwards() -> None:
    known = voices()
    heard(known, "a survivor and a hospital source", told="Altair")
    survivor = heard(known, "the survivor")
    assert (survivor.text, survivor.kind, survivor.told) == ("a survivor", K.SURVIVOR, "Altair")


def test_a_body_is_never_he_or_she() -> None:
    known = voices("Sahel Rights Watch")
    heard(known, "the rights group Sahel Rights Watch")
    assert known.recall("she") is None
    assert known.recall("it") is not None


def test_who_was_summoned_speaks_and_who_is_in_custody_does_not() -> None:
    known = voices()
    known.notice("The widow of the driver was summoned to the barracks last week.")
    widow = known.recall("she")
    assert widow is not None
    assert widow.text.startswith("The widow of the driver")
    held = voices()
    colonel = heard(held, "the colonel")
    held.notice("The informer is in custody.")
    assert held.recall("he") == colonel


def test_he_goes_on_being_the_same_where_another_is_named_behind_him() -> None:
    known = voices()
    known.notice("Amal Doro, who cuts stone there, saw a sheet on Friday.")
    known.notice("He dived himself, because the police diver was at a wedding.")
    meant = known.recall("he")
    assert meant is not None
    assert meant.text == "Amal Doro"


def test_whoever_was_she_is_not_he() -> None:
    known = voices()
    known.notice("A reporter was sent there.")
    assert known.recall("she") is not None
    known.notice("She also met a corporal at the gate.")
    meant = known.recall("he")
    assert meant is not None
    assert "corporal" in meant.text


def test_a_police_officer_is_one_person() -> None:
    known = voices()
    officer = heard(known, "Provincial police spokesman Superintendent Sali Bem")
    assert known.recall("he") == officer


@pytest.mark.parametrize("words", ["both", "Both", "one", "all seven", "they"])
def test_words_for_several_are_the_several_told_of_before(words: str) -> None:
    known = voices()
    known.notice("Seven survivors were heard apart from one another.")
    meant = known.recall(words)
    assert meant is not None
    assert meant.text == "Seven survivors"
    assert meant.anonymous


def test_twelve_people_brought_in_are_not_they() -> None:
    known = voices()
    fishermen = heard(known, "fishermen")
    known.notice("They brought in twelve people.")
    assert known.recall("they") == fishermen


def test_it_is_the_body_whose_paper_the_report_is() -> None:
    known = voices()
    known.house = Speaker(text="General Command", kind=K.ARMED_FORCES)
    assert known.recall("it") == known.house


def test_the_office_is_the_office_that_publishes() -> None:
    known = voices(outlet="United Nations Human Rights Office in Orin")
    assert heard(known, "The Office").kind is K.UN_BODY
    radio = voices(outlet="Radio Keba")
    assert heard(radio, "The Office").text == "The Office"


def test_told_us_is_told_to_the_outlet() -> None:
    assert heard(voices(outlet="Radio Keba"), "a guard", told="our newsroom").told == "Radio Keba"
    assert heard(voices(), "a guard", told="our newsroom").told is None


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("10.50 A guard", "A guard"),
        ("The minister no longer", "The minister"),
        ("A survivor states", "A survivor"),
        ("a guard", "a guard"),
    ],
)
def test_words_for_a_speaker_are_cut_to_whoever_it_is(words: str, bare: str) -> None:
    assert heard(voices(), words).text == bare


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Doctor Sali Bem", "Sali Bem"),
        ("Minister of the Interior Amal Doro", "Amal Doro"),
        ("Highland Province Police Commissioner Amal Doro", "Amal Doro"),
        ("Father Amal Doro", "Amal Doro"),
        ("Mama Keza", "Mama Keza"),
    ],
)
def test_a_name_begins_behind_the_title(words: str, name: str) -> None:
    assert person_name(words, voices().cast) == name


def test_a_surname_finds_whoever_bore_a_title_before() -> None:
    known = voices()
    commissioner = heard(known, "Highland Province Police Commissioner Amal Doro")
    assert heard(known, "Doro").text == commissioner.text


def test_the_office_before_a_bare_name_says_what_he_is() -> None:
    sentence = "Later the inspector general of police, Amal Doro, told parliament that nine had died."
    assert heard(voices(), "Amal Doro", sentence=sentence).kind is K.OFFICIAL
    kin = "Soldiers shot the trader, Amal Doro said."
    assert heard(voices(), "Amal Doro", sentence=kin).kind is K.OTHER


def test_a_quotation_alone_is_of_the_person_the_story_is_about() -> None:
    known = voices()
    known.notice("Amal Doro washes for other people in Keba.")
    assert known.told_of() is not None
    known.notice("The bandage is now round the arm of a boy called Sali.")
    assert known.told_of() is None or known.told_of() != Speaker(text="a boy", kind=K.OTHER)


def test_a_name_of_common_nouns_is_the_own_countrys_body() -> None:
    index = ActorIndex((*ACTORS, NAVY_OF_ANOTHER, NAVY))
    own = voices("The Coast Guard said nine people drowned.", actors=index)
    assert heard(own, "The Coast Guard").actor == "mg"
    alone = voices("The Coast Guard said so.", actors=ActorIndex((*ACTORS, NAVY_OF_ANOTHER)))
    assert heard(alone, "The Coast Guard").actor != "zg"
    full = voices("The Zelandic Coast Guard said so.", actors=index)
    assert heard(full, "The Zelandic Coast Guard").actor == "zg"


def test_the_rebel_coalition_is_no_group_that_is_none() -> None:
    one = ActorIndex((RIBAT,))
    text = "The Sons of the Ridge hold the hills."
    assert heard(voices(text, actors=one), "The rebel coalition").actor is None
    assert heard(voices(text, actors=one), "The rebels").actor == "sr"
    assert heard(voices(text, actors=ActorIndex((RIBAT, LEAGUE))), "The rebel coalition").actor == "cl"
    two = replace(LEAGUE, id="c2", name="Coalition of the Coast")
    assert heard(voices(text, actors=ActorIndex((RIBAT, LEAGUE, two))), "The rebel coalition").actor is None


POLICE = Actor(id="pk", name="National Police of Keba", kind=ActorKind.POLICE, country="ML")
DOCTORS = Actor(
    id="do", name="Doctors' Order of Keba", aliases=("the Order",), kind=ActorKind.NGO, country="ML"
)
GUARDIANS = Actor(
    id="pg", name="Palace Guard", aliases=("the Guard",), kind=ActorKind.STATE_FORCES, country="ML"
)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("National Police headquarters", "headquarters"),
        ("the National Police of Keba", "the force"),
        ("the National Police of Keba", "the service"),
        ("the National Police of Keba", "the bulletin"),
        ("the National Police of Keba", "the press release"),
        ("the Sahel Rights Watch", "the charity"),
        ("the Malian army", "the force"),
    ],
)
def test_a_noun_for_a_body_takes_up_the_one_body_heard(first: str, again: str) -> None:
    known = voices("National Police of Keba", actors=ActorIndex((*ACTORS, POLICE)))
    heard(known, first)
    assert heard(known, again).text == first


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (("the National Police of Keba", "the Malian army"), "the force"),
        (("the Malian army", "Sahel Rights Watch"), "the bulletin"),
        (("a nurse",), "the service"),
        (("Colonel Issa Bem",), "the force"),
        (("Sahel Rights Watch",), "the corps"),
        (("a security source",), "the service"),
        (("the National Police of Keba",), "the note"),
        (("the National Police of Keba",), "the notice"),
        (("the National Police of Keba",), "a bulletin"),
        (("Radio Keba", "the National Police of Keba"), "the bulletin"),
        (("the National Police of Keba", "the Daboro Fire Service"), "the service"),
    ],
)
def test_of_two_bodies_or_none_it_takes_up_nobody(before: tuple[str, ...], again: str) -> None:
    known = voices("National Police of Keba", actors=ActorIndex((*ACTORS, POLICE)))
    for words in before:
        heard(known, words)
    assert known.recall(again) is None


@pytest.mark.parametrize("again", ["the bulletin", "the press release", "the agency"])
def test_a_bulletin_is_a_bodys_only_right_behind_its_words(again: str) -> None:
    known = voices("National Police of Keba", actors=ActorIndex((*ACTORS, POLICE)))
    heard(known, "the National Police of Keba")
    known.notice("State television showed the bodies.")
    assert known.recall(again) is None


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("The Order", "do"),
        ("The president of the Order", "do"),
        ("The Commissioner for Public Order", None),
        ("The Order of the Wells", None),
        ("The Guard", "pg"),
        ("The Border Guard", None),
        ("The National Guard", None),
    ],
)
def test_a_lone_noun_inside_a_longer_name_is_another_body(words: str, actor: str | None) -> None:
    known = voices("The Doctors' Order.", actors=ActorIndex((DOCTORS, GUARDIANS)))
    assert heard(known, words).actor == actor


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The Vicar General of the diocese", K.OTHER),
        ("The Superior General of the order", K.OTHER),
        ("An employee of the general hospital in Orin", K.LOCAL_SOURCE),
        ("Orin General Hospital", K.LOCAL_SOURCE),
        ("A ward sister", K.LOCAL_SOURCE),
        ("A sister on duty in the surgical ward", K.LOCAL_SOURCE),
        ("The families' lawyer", K.OTHER),
        ("Rural Witness", K.NGO),
        ("Major General Sado Bil", K.ARMED_FORCES),
        ("The general", K.ARMED_FORCES),
        ("His sister in the hospital", K.RELATIVE),
        ("A sister of the driver", K.RELATIVE),
        ("A key witness", K.EYEWITNESS),
        ("The families of the lawyers", K.RELATIVE),
    ],
)
def test_words_that_mean_two_things_in_a_speakers_name(words: str, kind: SpeakerKind) -> None:
    assert heard(voices(), words).kind is kind


@pytest.mark.parametrize(
    "words",
    [
        "Amina Sul's brother",
        "Jorge Luis Prad's widow",
        "A vendor at the Central Market",
        "A woman at the Heron Steps",
        "A Roman Catholic priest",
        "An Eastern Orthodox monk",
        "The Joint Assessment Cell",
        "Toll Plaza Four",
        "the Heron Plaza",
        "The Toll Plaza",
        "Toll Plaza",
    ],
)
def test_a_name_that_is_not_the_speakers_names_nobody(words: str) -> None:
    assert person_name(words, voices().cast) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Amina Sul", "Amina Sul"),
        ("Keba's mayor Amina Sul", "Amina Sul"),
        ("the teacher Amina Sul", "Amina Sul"),
        ("Elena Plaza", "Elena Plaza"),
        ("the teacher Elena Plaza", "Elena Plaza"),
        ("a Colonel Adou Rey", "Adou Rey"),
        ("Amina Sul of the Central Market", "Amina Sul"),
    ],
)
def test_a_name_of_the_speakers_is_found_beside_other_names(words: str, name: str) -> None:
    assert person_name(words, voices().cast) == name


@pytest.mark.parametrize(
    ("before", "pronoun", "meant"),
    [
        ("The police chief shrugged.", "he", "The police chief"),
        ("Jean Mbol's account is clear.", "he", "Jean Mbol"),
        ("Fatou Sell's house was the first to burn.", "she", "Fatou Sell"),
        ("Hana Dorr's husband was shot on Sunday.", "she", "Hana Dorr"),
        ("Hana Dorr's husband was arrested.", "she", "Hana Dorr"),
        ("Ivo Sell's children were killed.", "he", "Ivo Sell"),
        ("Ivo Sell's daughter was wounded in the strike.", "she", None),
        ("Ivo Sell's father was wounded in the leg.", "he", None),
        ("Ivo Sell's father was shot in the leg.", "he", None),
        ("Ivo Sell's son was shot dead.", "he", None),
        ("Ivo Sell's daughter was killed.", "she", None),
        ("Ivo Sell's cousin was killed.", "he", None),
        ("Another of the survivors was hiding in a well.", "he", "Another of the survivors"),
        ("A lay preacher watched from the tower.", "he", "A lay preacher"),
        ("Hana Dorr's body was found on Sunday.", "she", None),
        ("Hana Dorr's killers fled on Sunday.", "she", None),
        ("Hana Dorr's death shook the town.", "she", None),
        ("One of the drivers was shot on Sunday.", "he", None),
        ("Sadia, who lost her mother and two sons in the raid, sleeps in a classroom.", "she", "Sadia"),
        ("Mira, 31, lost her mother, an aunt and a sister in the shelling.", "she", "Mira"),
        ("Mira (31) has stopped asking.", "she", "Mira"),
        ("Tomas, 44, carried his dead son to the road.", "he", "Tomas"),
        ("Lalla, a mother of four, watched gunmen drag her sister away.", "she", "Lalla"),
        ("At the gate stood Ilse Garro, whose sister was beaten to death.", "she", "Ilse Garro"),
        ("Gunmen shot the baker and took his brother.", "he", None),
        ("Gunmen shot the baker, and his wife ran to the well.", "she", "his wife"),
        ("The raiders spared the imam and killed his deacon.", "he", "the imam"),
        ("Her mother survived the raid.", "she", "Her mother"),
        ("Mira, 31, was killed at the well.", "she", None),
        ("Herders, who lost nine cows, met on Monday.", "he", None),
        ("Orin, a town of traders, mourned on Monday.", "she", None),
    ],
)
def test_whom_a_sentence_is_about(before: str, pronoun: str, meant: str | None) -> None:
    known = voices(before)
    known.notice(before)
    found = known.recall(pronoun)
    assert (None if found is None else found.text) == meant


def test_a_steward_of_a_union_is_a_man_and_a_committee_of_mothers_none() -> None:
    known = voices()
    steward = heard(known, "The steward, of the dockers' union")
    assert known.recall("he") == steward
    body = voices()
    heard(body, "The Committee of Mothers")
    assert body.recall("he") is None


def test_a_name_that_opens_the_pronouns_own_sentence_is_meant_where_nobody_else_is_known() -> None:
    sentence = "Aldo Perr has been a foreman for years and he says soldiers shot two men."
    assert heard(voices(), "he", sentence=sentence).text == "Aldo Perr"
    for other in (
        "Dina Perr keeps the register and her husband is in prison, and he says soldiers shot two men.",
        "Dina Perr keeps the register with Ruben Toll, and he says soldiers shot two men.",
        "Dina Perr keeps the register for a trader, and he says soldiers shot two men.",
    ):
        assert heard(voices(), "he", sentence=other).text == "he"
    dead = "Aldo Perr was shot dead by soldiers, he says."
    assert heard(voices(), "he", sentence=dead).text == "he"
    day = "On Sunday, he says, soldiers shot two men."
    assert heard(voices(), "he", sentence=day).text == "he"


FAMILIES = Actor(id="pf", name="Committee of Prisoners' Families", kind=ActorKind.NGO, country="ML")


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("The Doctors' Order of Keba", "do"),
        ("Doctors' Order of Keba (DOK)", "do"),
        ("The Committee of Prisoners' Families", "pf"),
        ("Prisoners' families", None),
        ("A relative of a member of the Committee of Prisoners' Families", None),
    ],
)
def test_a_listed_body_is_itself_whatever_persons_its_name_holds(words: str, actor: str | None) -> None:
    speaker = heard(voices(actors=ActorIndex((DOCTORS, FAMILIES))), words)
    assert speaker.actor == actor
    assert actor is None or not speaker.anonymous

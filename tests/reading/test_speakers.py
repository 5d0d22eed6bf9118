"""Who is made to speak: kind, anonymity, whom it told, and who "he" is."""

import pytest

from corrobora.reading.parties import cast_of
from corrobora.reading.speakers import Voices, make_speaker, person_name
from corrobora.records import Claim, Speaker, SpeakerKind

from .telling import ACTORS, claims_of, reading_of, report_of, said_in

K = SpeakerKind
LINE = "{} said soldiers killed nine traders in Keba."


def speaker_of(sentence: str) -> Speaker:
    speakers = {c.speaker for c in said_in(sentence) if c.speaker is not None}
    assert len(speakers) == 1, speakers
    return speakers.pop()


def voices() -> Voices:
    return Voices(cast=cast_of("", index=ACTORS, country="ML"))


def spoken_by(claims: tuple[Claim, ...]) -> list[str]:
    return [c.speaker.text for c in claims if c.speaker is not None]


@pytest.mark.parametrize(
    ("words", "kind", "anonymous"),
    [
        ("A witness", K.EYEWITNESS, True),
        ("An eyewitness who was at the market", K.EYEWITNESS, True),
        ("Two witnesses", K.EYEWITNESS, True),
        ("A survivor of the attack", K.SURVIVOR, True),
        ("Survivors", K.SURVIVOR, True),
        ("A relative of one of the victims", K.RELATIVE, True),
        ("Awa Tal, the mother of one of the victims,", K.RELATIVE, False),
        ("A resident of Keba", K.LOCAL_SOURCE, True),
        ("Residents", K.LOCAL_SOURCE, True),
        ("A village chief", K.LOCAL_SOURCE, True),
        ("A doctor at Orin hospital", K.LOCAL_SOURCE, True),
        ("A nurse", K.LOCAL_SOURCE, True),
        ("Moussa Tal, a shopkeeper,", K.LOCAL_SOURCE, False),
        ("A local official", K.OFFICIAL, True),
        ("Governor Sali Bem", K.OFFICIAL, False),
        ("The mayor of Orin, Sali Bem,", K.OFFICIAL, False),
        ("The interior ministry", K.OFFICIAL, False),
        ("Government spokesman Sali Bem", K.OFFICIAL, False),
        ("Police", K.OFFICIAL, False),
        ("Prosecutors", K.OFFICIAL, False),
        ("The army", K.ARMED_FORCES, False),
        ("Army spokesman Col Issa Bem", K.ARMED_FORCES, False),
        ("Gen Issa Bem", K.ARMED_FORCES, False),
        ("A military source", K.ARMED_FORCES, True),
        ("A security source", K.ARMED_FORCES, True),
        ("The Orin Liberation Front", K.ARMED_GROUP, False),
        ("The OLF", K.ARMED_GROUP, False),
        ("A rebel spokesman", K.ARMED_GROUP, False),
        ("Ilyas ag Doro, a spokesman for the Orin Liberation Front,", K.ARMED_GROUP, False),
        ("Sahel Rights Watch", K.NGO, False),
        ("A human rights group", K.NGO, True),
        ("Lena Torv, a researcher at Sahel Rights Watch,", K.NGO, False),
        ("Aid workers in Keba", K.NGO, True),
        ("The UN human rights office", K.UN_BODY, False),
        ("A UN spokesperson", K.UN_BODY, False),
        ("Security analyst Amal Doro", K.EXPERT, False),
        ("Amal Doro, a professor at the University of Molen,", K.EXPERT, False),
        ("Analysts", K.EXPERT, True),
        ("State television", K.MEDIA, False),
        ("Local media", K.MEDIA, False),
    ],
)  # fmt: skip
def test_the_kind_of_a_speaker(words: str, kind: SpeakerKind, anonymous: bool) -> None:
    speaker = speaker_of(LINE.format(words))
    assert (speaker.kind, speaker.anonymous) == (kind, anonymous)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("The Orin Liberation Front", "olf"),
        ("Ilyas ag Doro, a spokesman for the Orin Liberation Front,", "olf"),
        ("A statement by the Orin Liberation Front", "olf"),
        ("The army", "army"),
        ("Army spokesman Col Issa Bem", "army"),
        ("The Malian army", "army"),
        ("Sahel Rights Watch", "watch"),
        ("A resident", None),
        ("A relative of one of the victims of the OLF", None),
        ("Awa Tal, a resident of Keba,", "Awa Tal"),
        ("Security analyst Amal Doro", "Amal Doro"),
    ],
)
def test_a_speaker_speaks_for_a_body_or_for_itself(words: str, actor: str | None) -> None:
    assert speaker_of(LINE.format(words)).actor == actor


@pytest.mark.parametrize(
    "sentence",
    [
        "A soldier, speaking on condition of anonymity, said nine traders were killed.",
        "“They shot nine traders,” said a resident who asked not to be named.",
        "An officer who was not authorised to speak to the media said nine traders were killed.",
        "Moussa, whose name has been changed, said soldiers killed nine traders.",
        "A local elected official, who requested anonymity, said nine traders were killed.",
    ],
)
def test_who_asks_not_to_be_named_is_anonymous_and_stands_for_no_name(sentence: str) -> None:
    speaker = speaker_of(sentence)
    assert speaker.anonymous
    assert speaker.actor in {None, "army"}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A resident told AFP that soldiers killed nine traders.", "AFP"),
        ("Soldiers killed nine traders, a resident told the Harmattan Press.", "Harmattan Press"),
        ("“They killed nine traders,” a resident told Radio Orin by phone.", "Radio Orin"),
        (
            "Soldiers killed nine traders, a nurse said in an interview with Harmattan Press.",
            "Harmattan Press",
        ),
        ("Speaking to AFP, a resident said soldiers killed nine traders.", "AFP"),
        ("A resident contacted by AFP said soldiers killed nine traders.", "AFP"),
        ("A resident told reporters that soldiers killed nine traders.", None),
        ("A resident told parliament on Monday that soldiers killed nine traders.", None),
        ("A resident said soldiers killed nine traders.", None),
    ],
)
def test_the_medium_spoken_to_is_kept(sentence: str, told: str | None) -> None:
    assert speaker_of(sentence).told == told


@pytest.mark.parametrize(
    ("text", "second"),
    [
        # pronouns
        ("Moussa Tal, a trader, said soldiers stopped the bus. He said they killed nine people.", "Moussa Tal"),
        ("Awa Tal, a nurse, said nine bodies were brought in. “They had been shot dead,” she said.", "Awa Tal"),
        ("Residents said soldiers stopped the bus. They said nine people were killed.", "Residents"),
        ("The OLF said soldiers stopped the bus. It said nine people were killed.", "The OLF"),
        # a bare role
        ("The OLF said soldiers stopped the bus. The group said nine people were killed.", "The OLF"),
        ("Sahel Rights Watch said soldiers stopped the bus. The organisation said nine people were killed.", "Sahel Rights Watch"),
        ("Col Issa Bem said rebels stopped the bus. The colonel said nine people were killed.", "Col Issa Bem"),
        # a surname
        ("Moussa Tal, a trader, said soldiers stopped the bus. Tal said they killed nine people.", "Moussa Tal"),
        ("Security analyst Amal Doro said soldiers stopped the bus. Doro said they killed nine people.", "Security analyst Amal Doro"),
        ("Gen Issa Bem said rebels stopped the bus. Gen Bem said nine people were killed.", "Gen Issa Bem"),
        # a quotation that goes on
        ("“They killed nine people,” Moussa Tal, a trader, said. “They burned the bus.”", "Moussa Tal"),
    ],
)  # fmt: skip
def test_pronouns_roles_and_surnames_find_their_speaker(text: str, second: str) -> None:
    speakers = spoken_by(claims_of("Gunmen attacked Keba in Mali.\n\n" + text))
    assert len(speakers) >= 2
    assert set(speakers) == {second}


def test_a_group_is_not_a_person_before_it() -> None:
    text = (
        "The Orin Liberation Front said soldiers killed nine traders. "
        "Moussa Tal, a trader, said the bodies were burned. The group said two lorries were looted."
    )
    assert spoken_by(claims_of(text))[-1] == "The Orin Liberation Front"


def test_an_unnamed_person_of_another_sex_or_number_is_not_taken_for_a_body() -> None:
    voice = voices()
    voice.hear(Speaker(text="Residents", kind=K.LOCAL_SOURCE, anonymous=True))
    voice.hear(Speaker(text="The Orin Liberation Front", kind=K.ARMED_GROUP, actor="olf"))
    they, it = voice.recall("They"), voice.recall("it")
    assert they is not None
    assert they.text == "Residents"
    assert it is not None
    assert it.actor == "olf"


def test_a_new_witness_is_not_the_one_before() -> None:
    voice = voices()
    voice.hear(Speaker(text="A witness", kind=K.EYEWITNESS, anonymous=True))
    assert voice.recall("Another witness") is None
    assert voice.recall("a witness") is None


def test_some_of_them_are_some_of_those_who_spoke() -> None:
    voice = voices()
    voice.hear(Speaker(text="Survivors", kind=K.SURVIVOR, anonymous=True, told="AFP"))
    some = voice.recall("Three of them")
    assert some is not None
    assert (some.kind, some.anonymous, some.told) == (K.SURVIVOR, True, "AFP")


@pytest.mark.parametrize(
    ("title", "outlet"),
    [("Statement on the killings at Keba", "Sahel Rights Watch"), ("Sahel Rights Watch: statement on the killings", None)],
)  # fmt: skip
def test_we_is_whoever_issues_the_statement(title: str, outlet: str | None) -> None:
    reading = reading_of(
        "We have received reports from Keba. We condemn the killing of nine traders and demand an independent inquiry.",
        title=title,
        outlet=outlet,
    )
    assert {c.speaker.actor for c in reading.claims if c.speaker is not None} == {"watch"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A resident of Keba, not far from where Gen Issa Bem was born, said nine traders were killed.",
        "A witness to the killing of Moussa Tal said soldiers shot him dead.",
        "A relative of Moussa Tal said soldiers shot him dead.",
        "A colleague of Awa Tal, speaking on condition of anonymity, said soldiers shot her dead.",
        "One of Gen Bem's soldiers said nine traders were killed.",
        "A source close to the OLF said nine traders were killed.",
        "Witnesses said Col Issa Bem ordered his men to kill nine traders.",
    ],
)
def test_an_anonymous_speaker_never_gets_a_name(sentence: str) -> None:
    for speaker in (c.speaker for c in said_in(sentence)):
        assert speaker is not None
        assert speaker.anonymous
        assert speaker.actor in {None, "olf", "army"}


def test_hearsay_has_a_speaker_that_nobody_is() -> None:
    speaker = speaker_of("The UN is looking into allegations that soldiers killed nine traders.")
    assert (speaker.kind, speaker.anonymous, speaker.actor) == (K.OTHER, True, None)


def test_who_quotes_another_stands_before_it() -> None:
    claims = said_in("Radio Orin quoted a resident as saying that soldiers killed nine traders.")
    speakers = {c.speaker for c in claims if c.speaker is not None}
    assert [(s.text, s.via) for s in speakers] == [("a resident", ("Radio Orin",))]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Gen Issa Bem", "Issa Bem"),
        ("army spokesman Col Issa Bem", "Issa Bem"),
        ("Ilyas ag Doro", "Ilyas ag Doro"),
        ("Prime Minister Sali Bem", "Sali Bem"),
        ("the Orin Liberation Front", None),
        ("the Malian army", None),
        ("a resident of Keba", None),
        ("the United Nations", None),
        ("Human Rights Commission", None),
    ],
)
def test_a_persons_name_is_told_from_that_of_a_body(words: str, name: str | None) -> None:
    assert person_name(words, voices().cast) == name


def test_an_anonymous_speaker_keeps_its_words() -> None:
    speaker = make_speaker(
        "a trader from Keba",
        beside="",
        sentence="Soldiers killed nine, said a trader from Keba.",
        told="AFP",
        via=(),
        voices=voices(),
    )
    assert speaker == Speaker(text="a trader from Keba", kind=K.LOCAL_SOURCE, anonymous=True, told="AFP")


def test_the_speakers_words_stand_in_the_report() -> None:
    text = "Moussa Tal, a trader, told AFP that soldiers killed nine people in Keba. The OLF said ten died."
    report = report_of(text)
    assert all(words in report.text for words in spoken_by(claims_of(text)))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("“They killed my husband at the ford,” Awa Tal, 34, told Harmattan Press.", K.RELATIVE),
        ("“I saw soldiers shoot nine traders,” said Moussa Tal.", K.EYEWITNESS),
        ("“Soldiers shot nine traders,” said a driver, “they fired at us from the bridge.”", K.EYEWITNESS),
        ("“We saw nine bodies,” said a nurse at the clinic.", K.LOCAL_SOURCE),
        ("“Soldiers shot nine traders,” said Moussa Tal.", K.OTHER),
        ("“My soldiers shot nine traders,” said Col Issa Bem.", K.ARMED_FORCES),
        ("A freed passenger said gunmen shot nine men.", K.SURVIVOR),
        ("According to a passenger who was freed, gunmen shot nine men.", K.SURVIVOR),
        ("A monitoring group said soldiers shot nine traders.", K.NGO),
        ("The director of Sahel Rights Watch, Awa Tal, said soldiers shot nine traders.", K.NGO),
        ("The spokesperson for the UN human rights office, Awa Tal, said soldiers shot nine traders.", K.UN_BODY),
        ("A commander of the rebel group said soldiers shot nine traders.", K.ARMED_GROUP),
        ("The village head, Moussa Tal, said soldiers shot nine traders.", K.LOCAL_SOURCE),
        ("Victims Watch said soldiers shot nine traders.", K.NGO),
        ("State media reported that soldiers shot nine rebels.", K.MEDIA),
    ],
)  # fmt: skip
def test_the_kind_of_a_speaker_from_all_that_is_said(sentence: str, kind: SpeakerKind) -> None:
    said = said_in(sentence)
    assert said
    assert {c.speaker.kind for c in said if c.speaker is not None} == {kind}


COMMUNIQUE = """MINISTRY OF DEFENCE
Communiqué no. 12

Orin, 5 March 2031

On 4 March a patrol of the Malian army came under fire near Keba. Seven fighters were killed.

No civilian was harmed, the statement stresses. Nine traders were killed by the mines of the enemy.
"""


def test_a_bodys_own_statement_speaks_for_the_body() -> None:
    told = [c for c in reading_of(COMMUNIQUE, title="Communiqué no. 12").claims if c.act is not None]
    assert told
    assert all(c.speaker is not None for c in told)
    assert "The Ministry Of Defence".lower() in {
        c.speaker.text.lower() for c in told if c.speaker is not None
    }


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Army statement on Keba killings raises questions", "Harmattan Press"),
        ("Nine killed in Keba, rights group says", None),
        ("Communiqué fails to calm Orin", None),
        ("Army communiqué fails to calm Orin", None),
    ],
)
def test_news_about_a_statement_is_no_statement(title: str, outlet: str | None) -> None:
    reading = reading_of(
        f"{title}\n\nSoldiers of the Malian army killed nine traders in Keba on Monday.",
        title=title,
        outlet=outlet,
    )
    assert [c.speaker for c in reading.claims] == [None]

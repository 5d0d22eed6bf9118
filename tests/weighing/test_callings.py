"""What a speaker is called in a headline."""

import pytest

from corrobora.records import SpeakerKind
from corrobora.weighing.callings import (
    describe_named,
    describe_unnamed,
    is_body,
    is_nobodys,
    midway,
    with_article,
)


@pytest.mark.parametrize(
    ("introduced", "called"),
    [
        ("Kesh County Coroner Mara Tolin", "a Kesh County coroner"),
        ("Deputy Chief Bram Odil", "a deputy chief"),
        ("Orin Police Department spokeswoman Mara Tolin", "an Orin Police Department spokeswoman"),
        ("the head of the Weavers' Guild, Bram Odil", "the head of the Weavers' Guild"),
        ("Bram Odil, a ferryman from the lower quay", "a ferryman from the lower quay"),
        ("Its director, Dr Mara Tolin", "a director"),
        ("Sgt. Bram Odil", "a sergeant"),
        ("Sheriff Jona Smith", "a sheriff"),
        (
            "self-appointed governor of the Orin Region Bram Odil",
            "a self-appointed governor of the Orin Region",
        ),
        ("Lt. Bram Odil of Serin Police", "a lieutenant of Serin Police"),
        ("Mara Tolin's mother", "a mother"),
        ("Mara Tolin, 34, of Serin", "a person named in the reports"),
        ("Tolin", "a person named in the reports"),
        ("Mrs. Tolin", "a person named in the reports"),
    ],
)
def test_a_named_person_is_called_by_what_stands_beside_the_name(introduced: str, called: str) -> None:
    assert describe_named([introduced], [], SpeakerKind.OTHER) == called


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("They came at dawn, said Bram Odil, a charcoal burner.", "a charcoal burner"),
        ("They came at dawn, the boatman Bram Odil said.", "a boatman"),
        ("Its chair, Bram Odil, spoke of twelve dead.", "a chair"),
        ("They came at dawn, said Bram Odil.", "an eyewitness"),
        ("Bram Odil, the army and the police met on Monday.", "an eyewitness"),
    ],
)
def test_a_bare_name_is_looked_up_in_the_sentences_that_carry_it(sentence: str, called: str) -> None:
    assert describe_named(["Bram Odil"], [sentence], SpeakerKind.EYEWITNESS) == called


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("A 40-year-old woman who was hit in the leg gave another account", "a 40-year-old woman"),
        ("Officials on Friday named two men", "officials"),
        ("Her father, Bram", "a father"),
        ("Deputy", "a deputy"),
        ("A midwife at a clinic in Serin", "a midwife at a clinic in Serin"),
        ("the mayor of Serin", "the mayor of Serin"),
        ("Kenyan officials", "Kenyan officials"),
        ("the sister of Mara Tolin", "the sister"),
        ("Statement of the spokesman", "a statement of the spokesman"),
        ("law enforcement", "law enforcement"),
        ("He", "an unnamed source"),
        ("Staff", "an unnamed source"),
        ("Happened inside what police", "an unnamed source"),
        ("A retired Odil", "an unnamed source"),
    ],
)
def test_an_unnamed_speaker_is_called_by_the_words_that_introduce_anybody(words: str, called: str) -> None:
    assert describe_unnamed(words, SpeakerKind.OTHER) == called


def test_suspicion_is_nobodys_word_and_a_commission_is_a_body() -> None:
    assert is_nobodys("Suspicion")
    assert is_nobodys("a list")
    assert not is_nobodys("a list keeper")
    assert is_body("Human Rights Watch of Serin")
    assert is_body("KQZX")
    assert not is_body("Bram Odil")


def test_articles_and_capitals_fit_the_middle_of_a_sentence() -> None:
    assert with_article("elder") == "an elder"
    assert with_article("union leader") == "a union leader"
    assert with_article("residents and a teacher") == "residents and a teacher"
    assert midway("Civilians") == "civilians"
    assert midway("Somali herders") == "Somali herders"

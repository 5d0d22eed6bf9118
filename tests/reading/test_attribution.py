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

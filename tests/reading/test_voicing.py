"""Words before a verb of saying that name nobody become no speaker; the others are cut back to who speaks."""

import pytest

from corrobora.reading.attribution import find_attributions
from corrobora.reading.reconcile import reconcile


def speakers_in(sentence: str) -> list[str]:
    return [
        sentence[a.source.start : a.source.end]
        for a in reconcile(sentence, find_attributions(sentence), ())
        if a.source is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("11:50 A guard at the mill says at least 12 people have been killed.", ["A guard at the mill"]),
        (
            "Hours after the water minister told parliament that men had died, a file was opened.",
            ["the water minister"],
        ),
        ("The worst was on Wednesday at Keba, a village the army says was a training camp.", ["the army"]),
        ("Jets hit a school the army says was a camp.", ["the army"]),
        ("A nurse who was on the bus, and who said that shots were fired, hid in the mill.", ["A nurse"]),
        ("Drivers interviewed by the rights group say no shot was fired from the bus.", ["Drivers"]),
        ("According to information received by the nurse, nine people were killed.", ["the nurse"]),
        ("According to the hospital six are dead.", ["the hospital"]),
        ("The army said it cannot confirm the deaths.", ["The army"]),
        (
            "The cook, Mara Bel, 36, had treated passengers of the bus, according to the mill's director, who accused the army of hunting for medics.",
            ["the mill's director", "the mill's director"],
        ),
        (
            "Searchers found on Friday the body of a man shot by soldiers, said Father Tomas Belo, who keeps the list.",
            ["Father Tomas Belo"],
        ),
        # near misses
        ("A nurse who fled the village said soldiers killed nine traders.", ["A nurse"]),
        ("Those who were there said soldiers killed nine traders.", ["Those who were there"]),
        ("A reporter found nine bodies.", ["A reporter"]),
    ],
)
def test_a_speaker_is_cut_back_to_words_that_name_one(sentence: str, speakers: list[str]) -> None:
    assert speakers_in(sentence) == speakers


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody said that soldiers killed nine traders.",
        "No one in the village could say that soldiers had killed traders.",
        "None of them confirmed that soldiers had killed traders.",
    ],
)
def test_nobody_is_no_speaker(sentence: str) -> None:
    assert not any(
        word in who.lower() for who in speakers_in(sentence) for word in ("nobody", "no one", "none")
    )


def test_what_a_cut_speaker_is_stays_out_of_what_is_said() -> None:
    sentence = "Three were shot, said a teacher who was among the wounded and asked not to be named."
    made = reconcile(sentence, find_attributions(sentence), ())
    assert all("wounded" not in sentence[a.content.start : a.content.end] for a in made)

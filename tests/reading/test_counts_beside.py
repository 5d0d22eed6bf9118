"""What is counted beside a harm: warrants, screens, flight from a scene, the way to a hospital, a country's displaced."""

import pytest

from corrobora.reading.counts import find_counts
from corrobora.records import Outcome


def told(sentence: str) -> set[tuple[Outcome | None, int | None]]:
    return {(m.outcome, m.low) for m in find_counts(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Investigators executed 44 search warrants and interviewed as many as 90 people.",
        "Police questioned 20 people.",
        "More than 7.3 million people are displaced in the country.",
        "Tens of thousands have been displaced on both sides.",
        "A case has been filed against 35 named and 3,000 unnamed persons.",
        "Police are securing arrest warrants for the two women.",
        "The two men then fled on foot after the shooting.",
        "A woman driving a grey car was fleeing the area.",
        "The two gunmen fled to the hills.",
        "Two children were brought to safety.",
        "There are 201 people murdered in massacres in 2031.",
    ],
)
def test_who_was_not_harmed_is_not_counted(sentence: str) -> None:
    assert {outcome for outcome, _ in told(sentence)} <= {None}
    assert not told(sentence) or "brought" in sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The stream had 140,000 viewers while three people were killed.", (Outcome.KILLED, 3)),
        ("A case has been filed against 3,000 persons, and 118 have been arrested.", (Outcome.DETAINED, 118)),
        ("Warrants were issued and five men were arrested.", (Outcome.DETAINED, 5)),
        ("Soldiers executed 44 prisoners.", (Outcome.KILLED, 44)),
        ("Three hundred families fled their homes.", (Outcome.DISPLACED, 300)),
        ("Some 3,000 people fled Keba after the attack.", (Outcome.DISPLACED, 3000)),
        ("Nine traders fled across the border.", (Outcome.DISPLACED, 9)),
        ("More than 400,000 people have been displaced from the camp.", (Outcome.DISPLACED, 400_001)),
        ("Two victims were taken by private vehicle to Orin Medical Center.", (Outcome.INJURED, 2)),
        ("Four girls were taken away by the gunmen.", (Outcome.ABDUCTED, 4)),
        ("Twelve people were killed in the attack on Monday.", (Outcome.KILLED, 12)),
    ],
)
def test_who_was_harmed_still_is(sentence: str, expected: tuple[Outcome, int]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 300 people marched to the palace for the dead of Isakwe.",
        "On Sunday about 90 women prayed for those killed at the ford.",
        "Around 60 students gathered outside the court after the shooting.",
        "The ministry said that one of the bodies had been counted twice.",
        "The remains of two men had been listed twice.",
        "Three women were wrongly reported among the dead.",
        "One man was found alive.",
    ],
)
def test_who_mourns_or_was_counted_in_error_makes_no_toll(sentence: str) -> None:
    assert not {outcome for outcome, _ in told(sentence)} & {None, Outcome.KILLED}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Some 40 people gathered for a wedding were killed.", (None, 40)),  # the clause's act tells it
        ("Seven persons were recovered without signs of life.", (Outcome.KILLED, 7)),
        ("Two men were pulled out without any sign of life.", (Outcome.KILLED, 2)),
        ("She counted eleven people with severe burns.", (Outcome.INJURED, 11)),
        ("Six children with burns were brought in.", (Outcome.INJURED, 6)),
        ("Nine men with multiple fractures lay in the yard.", (Outcome.INJURED, 9)),
        ("Guards beat seven prisoners to death.", (Outcome.KILLED, 7)),
        ("They hacked four herders to death at the well.", (Outcome.KILLED, 4)),
        ("Ten bodies with gunshot wounds lay at the ford.", (None, 10)),  # a body is one of the dead
    ],
)
def test_what_befell_them_is_told_by_how_they_were_found(
    sentence: str, expected: tuple[Outcome | None, int]
) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The league publishes the names of 56 people killed there on Wednesday.",
        "She named 56 farmers killed that day.",
        "They honoured the 56 men killed here.",
    ],
)
def test_where_and_when_behind_a_participle_are_no_object(sentence: str) -> None:
    assert told(sentence) == {(Outcome.KILLED, 56)}


def test_a_sentence_of_death_is_no_death() -> None:
    assert Outcome.KILLED not in {
        outcome for outcome, _ in told("The court sentenced four soldiers to death on Monday.")
    }

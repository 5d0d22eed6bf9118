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

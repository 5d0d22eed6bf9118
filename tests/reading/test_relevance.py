"""Which paragraphs of a report the trained model is to see."""

import pytest

from corrobora.reading.relevance import far_from_acts, tells_act
from corrobora.reading.sentences import split_sentences

IDLE = [f"The council spoke of the price of bread for the {n} time." for n in ("first", "second", "last")]
LONG = [
    f"Growers of the valley met in hall {n} and spoke at length of rain, seed and bread." for n in "ABCDEFGH"
]


def seen(*paragraphs: str) -> list[str]:
    """Return the paragraphs that the model is to see."""
    text = "\n\n".join(paragraphs)
    blank = {span.start for span in far_from_acts(text, split_sentences(text))}
    return [p for p in paragraphs if text.find(p) not in blank]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shelling killed two farmers near Keba.",
        "Soldiers halted the lorries.",
        "Four bodies lay beside the road.",
        "The body of a herder was found on Friday.",
        "The court sentenced two soldiers for what they had done at Keba.",
        "Gunmen attacked Keba.",
        "He called the attack a massacre.",
    ],
)
def test_an_act_is_told(sentence: str) -> None:
    assert tells_act(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The new figures killed all hope.",
        "The talks were halted.",
        "Her rival attacked the tax plan.",
        "The court ruled on the tax plan.",
        "She beat him by nine points.",
        "The price of seed fell.",
    ],
)
def test_a_word_borrowed_from_violence_tells_none(sentence: str) -> None:
    assert not tells_act(sentence)


def test_a_report_that_tells_acts_throughout_is_seen_wherever_it_mentions_one() -> None:
    told = [
        "Shelling killed two farmers and nine goats near Keba on Friday.",
        *IDLE,
        "A court will look into it.",
        "The mayor wept.",
    ]
    assert seen(*told) == [told[0], told[1], told[3], told[4], told[5]]


def test_elsewhere_only_what_stands_near_the_telling_is_seen() -> None:
    told = [
        *LONG,
        "Shelling killed two.",
        *IDLE,
        "A court will look into it.",
        *LONG[::-1][:4],
        "The court sat.",
    ]
    shown = seen(*dict.fromkeys(told))
    assert shown == [LONG[-1], "Shelling killed two.", IDLE[0]]


def test_a_mention_near_the_telling_is_seen_without_what_stands_beside_it() -> None:
    told = [*LONG, "Shelling killed two.", *IDLE[:2], "A court will look into it.", IDLE[2]]
    assert seen(*told) == [LONG[-1], "Shelling killed two.", IDLE[0], "A court will look into it."]


def test_a_report_of_borrowed_words_is_not_seen_at_all() -> None:
    assert seen("Her rival attacked the tax plan.", "The talks were halted.", "The court ruled on it.") == []

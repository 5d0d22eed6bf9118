"""Names that may single out what a report tells of."""

import pytest

from corrobora.reading.names import find_names
from corrobora.reading.places import PlaceMention
from corrobora.records import Place, Span


def names(text: str, skip: tuple[Span, ...] = (), places: tuple[PlaceMention, ...] = ()) -> list[str]:
    return [text[s.start : s.end] for s in find_names(text, places=places, skip=skip)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The body of Awa Tibo-Hala was found on Monday.", ["Awa Tibo-Hala"]),
        ("General Tibo Hala's men came to Zembra.", ["Tibo Hala", "Zembra"]),
        ("The police in Zembra told Reuters so.", ["Zembra"]),
        ("They buried Hamra al-Zembri there.", ["Hamra al-Zembri"]),
    ],
)
def test_victims_witnesses_and_villages_are_telling(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Malian army said on Monday that the United Nations had left.",
        "The Ministry of Defence said so. However, Human Rights Watch did not.",
        "NATO and the UN met in April.",
        "According to the police, several people died.",
    ],
)
def test_what_every_report_of_a_war_names_is_not(text: str) -> None:
    assert names(text) == []


def test_parties_and_regions_are_left_out() -> None:
    text = "The Front of Zembra fought in Sarrat."
    region = Place(text="Sarrat", name="Sarrat", id="r", where_prec=4)
    assert names(text) != []
    assert (
        names(text, skip=(Span(start=4, end=19),), places=(PlaceMention(start=30, end=36, place=region),))
        == []
    )

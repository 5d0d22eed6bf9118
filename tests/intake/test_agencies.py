"""Agencies credited as the origin of a text."""

import pytest

from corrobora.intake.agencies import find_credits, known_agency, read_dateline
from corrobora.intake.lines import split_lines

STORY = "Soldiers shot dead twelve villagers, three residents said on Tuesday."


def credits_of(text: str) -> tuple[str, ...]:
    return find_credits([line for line in split_lines(text) if line.words])


@pytest.mark.parametrize(
    ("start", "agency", "day"),
    [
        ("BAMAKO, Feb 17 (Reuters) - ", "Reuters", "Feb 17"),
        ("NIAMEY, Feb. 17 (Xinhua) -- ", "Xinhua", "Feb. 17"),
        ("Bamako, Mali (AP) — ", "AP", None),
        ("Bamako (AFP) – ", "AFP", None),
        ("(AFP) - ", "AFP", None),
        ("SELIBA (Harmattan Press) — ", "Harmattan Press", None),
        ("SELIBA, Kadou (Sahelwire), 3 March 2031 — ", "Sahelwire", "3 March 2031"),
        ("New Seliba (Nordlys) - ", "Nordlys", None),
        ("OUAGADOUGOU (AFP) ", "AFP", None),
        ("(Sahelwire) – ", "Sahelwire", None),
        ("(Radio Seliba) – ", "Radio Seliba", None),
        ("[Harmattan Press] - ", "Harmattan Press", None),
    ],
)
def test_a_dateline_credits_its_agency(start: str, agency: str, day: str | None) -> None:
    assert read_dateline(start + STORY) == ([agency], day)
    assert credits_of(start + STORY) == (agency,)


@pytest.mark.parametrize(
    "start",
    [
        "BAMAKO (Mali) — ",
        "SELIBA (3 March 2031) — ",
        "The army (FAMa) - ",
        "The front (FLA) said it. ",
        "He (Issa) said: ",
    ],
)
def test_a_bracket_that_holds_no_agency_credits_nobody(start: str) -> None:
    assert credits_of(start + STORY) == ()


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("(Seliba) – ", None),
        ("(Port-au-Vent) - ", None),
        ("(Seliba, Kadou) — ", None),
        ("(New Seliba/Orin) - ", None),
        ("[Seliba] - ", None),
        ("(Seliba, March 3, 2031) – ", "March 3, 2031"),
        ("(Seliba, Kadou, 3 March 2031) – ", "3 March 2031"),
        ("(Seliba, 3 March 2031) ", "3 March 2031"),
        ("[Seliba, 3 March 2031] ", "3 March 2031"),
        ("(Seliba), 3 March 2031 – ", "3 March 2031"),
        ("SELIBA (Mali), 3 March 2031 – ", "3 March 2031"),
        ("SELIBA, Kadou — ", None),
        ("Seliba, Kadou – ", None),
    ],
)
def test_a_bracket_that_opens_a_line_holds_the_place(start: str, day: str | None) -> None:
    assert read_dateline(start + STORY) == ([], day)
    assert credits_of(start + STORY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "SELIBA (Kadou) - " + STORY + "\nIt was the third raid in Kadou this year.",
        "Seliba (Kadou), 3 March 2031 – " + STORY + "\nThe governor of the Kadou region said nothing.",
        "Seliba (Kadou) – " + STORY + "\nNobody in the province of Kadou was warned.",
        "(KADOU) - " + STORY + "\nMarkets near Kadou stayed shut.",
    ],
)
def test_what_a_text_tells_of_as_a_place_is_no_agency(text: str) -> None:
    assert credits_of(text) == ()
    assert (
        credits_of(
            text.split("\n", maxsplit=1)[0].replace("(Kadou)", "(Nordlys)").replace("(KADOU)", "(NLP)")
        )
        != ()
    )


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        ("\n— Harmattan Press", "Harmattan Press"),
        (" — Harmattan Press", "Harmattan Press"),
        ("\nwith Harmattan Press", "Harmattan Press"),
        ("\n(with AFP)", "AFP"),
        (" (AFP)", "AFP"),
        ("\nAFP", "AFP"),
        ("\n© Agence France-Presse", "AFP"),
        ("\nReuters contributed to this report.", "Reuters"),
        ("\nJane Doe and Harmattan Press contributed to this story.", "Harmattan Press"),
        ("\nAdditional reporting by the Associated Press", "AP"),
        ("\nSource: Anadolu Agency", "Anadolu"),
        ("\nThis story was first published by Harmattan Press.", "Harmattan Press"),
        ("\nTwelve died, the Harmattan news agency reported.", "Harmattan"),
        ("\nTwelve died, according to AFP.", "AFP"),
        ("\nTwelve died, Chinese news agency Xinhua reported.", "Xinhua"),
    ],
)
def test_newsrooms_credit_agencies_in_many_places(end: str, agency: str) -> None:
    assert credits_of(STORY + end) == (agency,)


@pytest.mark.parametrize(
    "end",
    [
        "\n— Aminata Diallo",
        "\nA resident told AFP that they came at night.",
        "\nA resident told the Harmattan news agency that they came at night.",
        "\nReuters could not independently verify the account.",
        "\nSource: a resident",
        "\nThe UN and the AU contributed troops to the mission.",
        "\nHe left with Amadou Diallo",
        "\nThe press was kept away.",
        "\nThe Ruritanian news agency said nothing.",
        "\nThe Seliba Free Press said its reporter was beaten.",
    ],
)
def test_a_name_in_the_story_is_no_credit(end: str) -> None:
    assert credits_of(STORY + end) == ()


def test_two_agencies_in_one_credit_are_two() -> None:
    assert credits_of(STORY + "\n(AFP, Reuters)") == ("AFP", "Reuters")
    assert credits_of(STORY + "\nReuters/AP") == ("AP", "Reuters")


def test_an_agency_has_one_name() -> None:
    names = ["AFP", "Agence France-Presse", "agence france presse", "the Agence France-Presse"]
    assert {known_agency(name) for name in names} == {"AFP"}
    assert known_agency("Harmattan Press") is None

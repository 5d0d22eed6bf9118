"""One name in several spellings."""

import pytest

from corrobora.spelling import skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bilozirka", "Belozyorka"),
        ("Kan Thar Ywa", "Kantharywa"),
        ("Hamrat al-Sheikh", "Hamrat esh Sheikh"),
        ("Timbuktu", "Tombouctou"),
        ("Khan Shaykhun", "Khan Sheikhoun"),
        ("Tin-Zaouatine", "Tinzawaten"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gao", "Goa"),
        ("Kidal", "Kodal"),
        ("Moura", "Mura"),
        ("Bela", "Bila"),
        ("Tessit", "Tassiga"),
        ("Ménaka", "Monguel"),
    ],
)
def test_other_names_have_another(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)

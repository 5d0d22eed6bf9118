"""Settlements that no gazetteer has, told by the words around them."""

import pytest

from corrobora.reading.places import GazetteerEntry, PlaceKind, PlaceMention, find_places
from corrobora.reading.unlisted import with_unlisted
from corrobora.records import Span
from corrobora.spelling import normalised

ENTRIES = (
    GazetteerEntry(id="c", name="Varda", lat=10.0, lon=40.0, country="XA", kind=PlaceKind.COUNTRY),
    GazetteerEntry(
        id="r", name="Sarrat", lat=11.0, lon=41.0, country="XA", admin1="Sarrat", kind=PlaceKind.ADMIN1
    ),
    GazetteerEntry(
        id="d", name="Vell", lat=11.2, lon=41.3, country="XA", admin1="Sarrat", kind=PlaceKind.ADMIN2
    ),
    GazetteerEntry(id="t", name="Orin", lat=11.1, lon=41.1, country="XA", admin1="Sarrat", population=90_000),
    GazetteerEntry(id="h", name="Keba", lat=14.0, lon=44.0, country="XA", admin1="Vassa", population=900),
    GazetteerEntry(
        id="v", name="Vassa", lat=14.1, lon=44.1, country="XA", admin1="Vassa", kind=PlaceKind.ADMIN1
    ),
)


class Table:
    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        return tuple(e for e in ENTRIES if normalised(e.name) == normalised(name))


def found(text: str, skip: tuple[Span, ...] = ()) -> list[PlaceMention]:
    table = Table()
    return list(
        with_unlisted(text, find_places(text, gazetteer=table, skip=skip), gazetteer=table, skip=skip)
    )


def unlisted(text: str) -> list[str | None]:
    return [m.place.name for m in found(text) if m.place.unlisted]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen attacked the village of Tibo Hala at dawn.", "Tibo Hala"),
        ("Gunmen attacked Tibo Hala village at dawn.", "Tibo Hala"),
        ("Gunmen attacked Tibo Hala Village at dawn.", "Tibo Hala"),
        ("Nine people died in Tibo, a town in Varda.", "Tibo"),
        ("Nine people were killed in Tibo on Friday.", "Tibo"),
        ("Nine people were killed near Tibo-Hala, residents said.", "Tibo-Hala"),
        ("The farm south of Tibo, where they were held, is empty.", "Tibo"),
        ("The Zembra camp for displaced people was shelled.", "Zembra"),
        ("The hamlet of Hamra al-Tibo was burnt.", "Hamra al-Tibo"),
    ],
)
def test_a_village_that_no_gazetteer_has_keeps_its_name(text: str, name: str) -> None:
    assert unlisted(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "He spoke in Arabic and in Parliament.",
        "Nine people were killed in March.",
        "They were killed in Operation Thunder.",
        "A Muslim village was burnt.",
        "The village chief spoke. Nearby villages are empty.",
        "He said so in an interview with Tibo Hala.",
        "They trust in Tibo, who said he would come. Tibo said so again.",
        "The statement was posted in English on Telegram.",
        "In General Tibo's view nothing happened.",
        "Nine people were killed in Orin on Friday.",
    ],
)
def test_what_is_no_village_is_none(text: str) -> None:
    assert unlisted(text) == []


def test_an_unlisted_village_lies_in_the_district_that_is_said_to_hold_it() -> None:
    (mention,) = found(
        "Gunmen attacked the village of Tibo in Vell district on Friday, police in Varda said."
    )[:1]
    place = mention.place
    assert place.text == "Tibo in Vell district"
    assert (place.name, place.id, place.lat, place.lon) == ("Tibo", None, 11.2, 41.3)
    assert (place.country, place.admin1, place.where_prec) == ("XA", "Sarrat", 3)


def test_an_unlisted_village_near_a_town_is_known_no_closer_than_the_district() -> None:
    (mention,) = found("Gunmen attacked the village of Tibo near Orin, police in Varda said.")[:1]
    assert (mention.place.name, mention.place.where_prec) == ("Tibo", 3)


def test_a_region_alone_gives_its_own_precision() -> None:
    (mention,) = found("Gunmen attacked Tibo village in the Sarrat region.")
    assert (mention.place.admin1, mention.place.where_prec) == ("Sarrat", 4)


def test_a_country_alone_gives_no_region() -> None:
    (mention,) = found("Nine people died in Tibo, a village in Varda.")
    assert (mention.place.country, mention.place.admin1, mention.place.where_prec) == ("XA", None, 6)


def test_a_village_named_again_is_the_same_place() -> None:
    text = "Gunmen in Varda attacked the village of Tibo in Vell district. In all, Tibo lost nine people."
    first, second = (m for m in found(text) if m.place.unlisted)
    assert second.place.name == first.place.name
    assert (second.place.text, second.place.lat, second.place.where_prec) == ("Tibo", 11.2, 3)


def test_a_homonym_in_another_region_is_not_meant() -> None:
    mentions = found(
        "Shells fell on the village of Keba in Varda's southern Sarrat region. Keba was burning."
    )
    kebas = [m.place for m in mentions if m.place.name == "Keba"]
    assert len(kebas) == 2
    assert {(p.id, p.admin1, p.where_prec) for p in kebas} == {(None, "Sarrat", 4)}


def test_the_homonym_is_meant_where_its_own_region_is_named() -> None:
    mentions = found("Shells fell on the village of Keba in the Vassa region.")
    assert mentions[0].place.id == "h"


def test_a_name_of_a_party_is_no_village() -> None:
    text = "Fighters of the Tibo village guard came."
    assert not found(text, skip=(Span(start=16, end=34),))


def test_a_division_that_the_gazetteer_knows_is_no_unlisted_village() -> None:
    assert unlisted("He was booked into the Vell County Jail in Orin.") == []
    assert unlisted("Nine died in the Zarrow district on Monday.") == ["Zarrow"]

"""Places of one name, weighed together with the other names of a report; all places are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.reading.gazetteer import GazetteerEntry, PlaceKind
from corrobora.reading.homonyms import FACTS, WEIGHTS, Choice, Name, choose, middle_of, weighings


def entry(
    id: str,  # noqa: A002 - the field's own name
    name: str,
    lat: float,
    lon: float,
    *,
    country: str = "XA",
    admin1: str | None = None,
    kind: PlaceKind = PlaceKind.TOWN,
    people: int | None = None,
) -> GazetteerEntry:
    return GazetteerEntry(
        id=id, name=name, lat=lat, lon=lon, country=country, admin1=admin1, kind=kind, population=people
    )


FAMOUS = entry("osk-abroad", "Osk", 50.0, 10.0, country="XB", admin1="Far", people=90_000)
SMALL = entry("osk-home", "Osk", 10.2, 40.1, admin1="Nor", people=4_000)
BELA = entry("bela", "Bela", 10.0, 40.0, admin1="Nor", people=9_000)
KOR = entry("kor", "Kor", 10.1, 40.3, admin1="Nor", people=2_000)
VARDA = entry("varda", "Varda", 11.0, 41.0, kind=PlaceKind.COUNTRY, people=5_000_000)
NOR = entry("nor", "Nor", 10.0, 40.0, admin1="Nor", kind=PlaceKind.ADMIN1, people=300_000)
OSK = Name(key="osk", entries=(FAMOUS, SMALL))


def name(*entries: GazetteerEntry) -> Name:
    return Name(key=entries[0].name.lower(), entries=entries)


def chosen(*names: Name, countries: dict[str, float] | None = None) -> list[str | None]:
    return [one.entry.id if one.entry else None for one in choose(names, countries=countries or {})]


def test_alone_the_larger_place_is_meant() -> None:
    assert chosen(OSK) == ["osk-abroad"]


def test_among_its_neighbours_the_small_place_is_meant() -> None:
    assert chosen(OSK, name(BELA), name(KOR)) == ["osk-home", "bela", "kor"]


def test_neighbours_that_are_open_themselves_settle_each_other() -> None:
    abroad = entry("bela-abroad", "Bela", -30.0, 20.0, country="XC", people=10_000)
    assert chosen(OSK, name(BELA, abroad), name(KOR), name(NOR)) == ["osk-home", "bela", "kor", "nor"]


def test_what_is_said_beside_a_name_outweighs_the_people_who_live_there() -> None:
    said = Name(key="osk", entries=(FAMOUS, SMALL), said=(1,))
    assert chosen(said) == ["osk-home"]


def test_said_once_it_holds_wherever_the_name_stands() -> None:
    said = Name(key="osk", entries=(SMALL, FAMOUS), said=(0,))
    plain = Name(key="osk", entries=(SMALL, FAMOUS))
    assert chosen(plain, said) == ["osk-home", "osk-home"]


def test_demonyms_count_as_company() -> None:
    larger = entry("osk-abroad", "Osk", 50.0, 10.0, country="XB", people=6_000)
    assert chosen(Name(key="osk", entries=(larger, SMALL)), countries={"XA": 6.0}) == ["osk-home"]


def test_a_class_word_asks_for_its_kind() -> None:
    town = entry("nor-town", "Nor", 10.0, 40.0, admin1="Nor", people=300_000)
    plain = Name(key="nor", entries=(town, NOR))
    classed = Name(key="nor", entries=(town, NOR), kinds=(PlaceKind.ADMIN1,))
    assert choose([classed], countries={})[0].beliefs["nor"] > choose([plain], countries={})[0].beliefs["nor"]


def test_a_name_without_entries_stays_open_and_says_so() -> None:
    (choice,) = choose([Name(key="osk", entries=())], countries={})
    assert choice == Choice(entry=None, certainty=0.0, beliefs={})


def test_one_place_twice_in_the_gazetteer_is_no_doubt() -> None:
    again = entry("osk-2", "Osk", 10.21, 40.12, admin1="Nor", people=4_000)
    (choice,) = choose([Name(key="osk", entries=(SMALL, again))], countries={})
    assert choice.certainty == pytest.approx(1.0)


def test_the_middle_of_a_report_is_where_most_of_its_settlements_lie() -> None:
    choices = choose([name(FAMOUS), name(BELA), name(KOR), name(VARDA)], countries={})
    assert middle_of(choices) in {(10.0, 40.0), (10.1, 40.3)}
    assert middle_of(choose([name(VARDA)], countries={})) == (11.0, 41.0)
    assert middle_of([]) is None


def test_there_is_a_weight_for_every_fact() -> None:
    assert len(WEIGHTS) == len(FACTS)
    for one in weighings([OSK, name(BELA)], countries={}):
        assert {len(row) for row in one.facts} == {len(FACTS)}


@given(st.lists(st.sampled_from([OSK, name(BELA), name(KOR), name(VARDA), name(NOR)]), max_size=8))
def test_beliefs_are_shares_and_order_changes_nothing(names: list[Name]) -> None:
    choices = choose(names, countries={})
    assert len(choices) == len(names)
    for one in choices:
        assert sum(one.beliefs.values()) == pytest.approx(1.0)
        assert 0.0 <= one.certainty <= 1.0
    turned = choose(names[::-1], countries={})[::-1]
    assert [one.entry for one in turned] == [one.entry for one in choices]

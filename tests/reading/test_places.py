"""Places in reports, against a small gazetteer of real and invented places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.reading.places import (
    PRECISION,
    GazetteerEntry,
    PlaceKind,
    PlaceMention,
    Scale,
    find_places,
    find_toponyms,
    midpoint,
)
from corrobora.records import Span
from corrobora.spelling import normalised
from corrobora.sphere import distance_km


class Table:
    """A gazetteer of a few entries."""

    def __init__(
        self, *entries: tuple[str, PlaceKind, str | None, str | None, float, float, int | None]
    ) -> None:
        self.index: dict[str, tuple[GazetteerEntry, ...]] = {}
        for number, (name, kind, country, admin1, lat, lon, population) in enumerate(entries):
            for each in name.split("|"):
                entry = GazetteerEntry(
                    id=str(number),
                    name=name.split("|")[0],
                    kind=kind,
                    country=country,
                    admin1=admin1,
                    lat=lat,
                    lon=lon,
                    population=population,
                )
                self.index[normalised(each)] = (*self.index.get(normalised(each), ()), entry)

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        return self.index.get(normalised(name), ())


TOWN, ADMIN1, COUNTRY, AREA = PlaceKind.TOWN, PlaceKind.ADMIN1, PlaceKind.COUNTRY, PlaceKind.AREA
TABLE = Table(
    ("Mali", COUNTRY, "ML", None, 17.35, -3.54, 19_000_000),
    ("Algeria", COUNTRY, "DZ", None, 28.16, 2.62, 42_000_000),
    ("Burkina Faso", COUNTRY, "BF", None, 12.27, -1.75, 19_000_000),
    ("United States|US|USA", COUNTRY, "US", None, 39.5, -99.1, 327_000_000),
    ("Jordan", COUNTRY, "JO", None, 31.2, 36.8, 9_000_000),
    ("Central African Republic|CAR", COUNTRY, "CF", None, 6.6, 20.4, 4_600_000),
    ("Gao", TOWN, "ML", "Gao", 16.2717, -0.0447, 133_110),
    ("Gao", TOWN, "BF", "Centre-Ouest", 11.65, -2.178, 26_453),
    ("Gao", ADMIN1, "ML", "Gao", 15.0, -1.3, None),
    ("Kidal", TOWN, "ML", "Kidal", 18.441, 1.408, 35_000),
    ("Ansongo", TOWN, "ML", "Gao", 15.66, 0.502, 5_000),
    ("Bourem", TOWN, "ML", "Gao", 16.95, -0.35, 6_000),
    ("Moura", TOWN, "ML", "Mopti", 14.37, -4.40, None),
    ("Mopti", ADMIN1, "ML", "Mopti", 14.5, -3.9, None),
    ("Diarra", TOWN, "ML", "Kayes", 14.0, -9.0, 3_000),
    ("Bamako", TOWN, "ML", "Bamako", 12.6, -8.0, 4_000_000),
    ("Tamanrasset", TOWN, "DZ", "Tamanrasset", 22.8, 5.5, 92_000),
    ("Tilemsi", AREA, "ML", "Gao", 17.6, 0.3, None),
    ("Azawad", AREA, "ML", None, 18.5, 0.0, None),
    ("Paris", TOWN, "FR", "Île-de-France", 48.85, 2.35, 2_138_551),
    ("Paris", TOWN, "US", "Texas", 33.66, -95.56, 24_912),
    ("Texas", ADMIN1, "US", "Texas", 31.0, -97.6, None),
    ("Most", TOWN, "CZ", "Ústecký", 50.5, 13.6, 67_000),
    ("Many", TOWN, "US", "Louisiana", 31.6, -93.5, 2_800),
    ("Of", TOWN, "TR", "Trabzon", 40.9, 40.3, 25_000),
    ("Mobile", TOWN, "US", "Alabama", 30.7, -88.0, 190_000),
    ("Car", TOWN, "RS", None, 44.0, 21.0, 600),
    ("Varda", COUNTRY, "XA", None, 10.0, 40.0, None),
    ("Gao", TOWN, "XA", None, 10.5, 40.5, None),
    ("Marren", TOWN, "XA", "Orin", 10.6, 40.6, 160_000),
    ("Tovin", TOWN, "XA", "Orin", 10.7, 40.7, 120_000),
    ("Tovin County", PlaceKind.ADMIN2, "XA", "Orin", 10.7, 40.6, 200_000),
    ("St. Bel", TOWN, "XA", "Orin", 10.8, 40.8, 300_000),
    ("Bel", TOWN, "XA", "Orin", 10.9, 40.9, 800),
    ("Southwest", ADMIN1, "XA", "Southwest", 9.0, 39.0, 900_000),
)


def places(text: str, skip: tuple[Span, ...] = ()) -> list[PlaceMention]:
    found = list(find_places(text, gazetteer=TABLE, skip=skip))
    for one in found:
        assert text[one.start : one.end] == one.place.text
    return found


def names(text: str) -> list[str | None]:
    return [one.place.name for one in places(text)]


def only(text: str, name: str) -> PlaceMention:
    (one,) = [one for one in places(text) if one.place.name == name]
    return one


# --------------------------------------------------------------------------- every name of a text


def toponyms(text: str, *, loose: bool = False) -> list[str]:
    return [text[one.start : one.end] for one in find_toponyms(text, gazetteer=TABLE, loose=loose)]


def test_toponyms_are_bare_names_without_their_qualifiers() -> None:
    assert toponyms("They drove 20 km south of Gao, on the road to Kidal.") == ["Gao", "Kidal"]


def test_a_name_marked_by_somebody_else_gets_an_answer_each() -> None:
    text = "The Malian army left Paris, Texas, and Qxyz."
    marked = [text.index(word) for word in ("Malian", "Paris", "Texas", "Qxyz")]
    spans = [
        Span(start=at, end=at + len(word))
        for at, word in zip(marked, ("Malian", "Paris", "Texas", "Qxyz"), strict=True)
    ]
    found = find_toponyms(text, gazetteer=TABLE, given=spans)
    assert [(one.start, one.end) for one in found] == [(span.start, span.end) for span in spans]
    assert [one.entry.country if one.entry else None for one in found] == ["ML", "US", "US", None]
    assert found[3].certainty == 0
    assert found[3].point == (33.66, -95.56)  # what the gazetteer lacks is put where the text turns around


def test_answers_below_the_certainty_asked_for_are_left_open() -> None:
    text = "They met in Gao."
    (likely,) = find_toponyms(text, gazetteer=TABLE)
    (sure,) = find_toponyms(text, gazetteer=TABLE, certainty=likely.certainty + 0.001)
    assert likely.entry is not None
    assert (sure.entry, sure.point, sure.certainty) == (None, None, 0.0)


def test_a_state_in_short_is_a_name_and_tells_which_town_is_meant() -> None:
    text = "A fire broke out in Paris, Tex., on Monday."
    assert toponyms(text) == ["Paris", "Tex."]
    assert find_toponyms(text, gazetteer=TABLE)[0].point == (33.66, -95.56)


def test_bodies_speakers_and_demonyms_are_found_only_loosely() -> None:
    text = "Bamako said the Malian army had left. The Mali Army agreed."
    assert toponyms(text) == []
    assert toponyms(text, loose=True) == ["Bamako", "Malian", "Mali"]


def test_a_name_with_a_class_word_is_found_though_no_gazetteer_has_it() -> None:
    assert toponyms("Water rose along Qxyz River on Monday.") == ["Qxyz River"]
    assert toponyms("The River rose.") == []


def test_an_illness_is_no_place() -> None:
    assert names("A case of Gao fever was found. They treated Kidal virus.") == []


def test_a_country_whose_name_begins_like_a_demonym_is_found() -> None:
    table = Table(
        ("Dominican Republic", COUNTRY, "DO", None, 19.0, -70.7, 10_000_000),
        ("Dominica", COUNTRY, "DM", None, 15.4, -61.4, 70_000),
    )
    (one,) = find_places("He lives in the Dominican Republic.", gazetteer=table)
    assert one.place.country == "DO"


# --------------------------------------------------------------------------- names that are no places


@pytest.mark.parametrize(
    "text",
    [
        "Mr Paris said nothing.",
        "Jordan Smith said that he saw it.",
        "Gen Oumar Diarra dismissed the claims. Diarra gave no figures.",
        "Most people fled. Many stayed. Of these, none spoke.",
        "Mobile phones were taken.",
        "A Malian soldier spoke to the Russians.",
        "The Government of Mali and the University of Bamako agreed.",
        "Bamako University opened.",
        "A Car bomb went off.",
        "The Bamako-based outlet wrote.",
        "Bamako said it would answer.",
    ],
)
def test_people_bodies_peoples_and_common_words_are_no_places(text: str) -> None:
    assert names(text) == []


def test_a_common_word_is_a_place_where_the_text_leaves_no_doubt() -> None:
    assert names("He lived in the town of Most.") == ["Most"]
    assert names("She came from Mobile, United States.")[0] == "Mobile"


def test_a_site_in_a_town_is_in_that_town() -> None:
    assert names("Shots were fired at Bamako University in Mali.")[0] == "Bamako"


def test_names_of_parties_are_skipped_but_tell_the_country() -> None:
    text = "The army of Mali fought the Front of Azawad near Gao."
    spans = (Span(start=4, end=16), Span(start=28, end=43))
    (gao,) = places(text, spans)
    assert gao.place.country == "ML"


# --------------------------------------------------------------------------- homonyms


def test_a_homonym_lies_in_the_country_the_report_names_most() -> None:
    assert only("In Mali, shots were heard in Gao.", "Gao").place.country == "ML"
    assert only("In Burkina Faso, shots were heard in Gao.", "Gao").place.country == "BF"
    assert (
        only(
            "Malian and Malian-led troops left Burkina Faso. They reached Gao. Mali is large.", "Gao"
        ).place.country
        == "ML"
    )


def test_what_the_text_says_of_a_place_goes_before_the_country_it_names_most() -> None:
    text = "Mali and Malian troops. Mali again. He was born in Gao, Burkina Faso."
    assert only(text, "Gao").place.country == "BF"


def test_nothing_that_decides_between_countries_leaves_a_place_unresolved() -> None:
    (gao,) = places("Shots were heard in Gao.")
    assert (gao.place.lat, gao.place.country, gao.place.where_prec) == (None, None, None)


def test_nearness_to_a_resolved_place_decides_where_no_country_is_named() -> None:
    assert (
        only("Shots were heard in Bamako, Kidal, and later in Bourem and Gao.", "Gao").place.country == "ML"
    )


def test_a_metropolis_is_meant_unless_the_text_says_otherwise() -> None:
    assert only("The United States sent a delegate to Paris.", "Paris").place.country == "FR"
    assert only("A man died in Paris, Texas.", "Paris").place.admin1 == "Texas"


def test_an_invented_country_is_a_country() -> None:
    assert only("In Varda, shots were heard in Gao.", "Gao").place.country == "XA"


# --------------------------------------------------------------------------- precision


@pytest.mark.parametrize(
    ("phrase", "worded", "codes"),
    [
        ("in Gao", "Gao", (1, 1)),
        ("in the village of Moura", "Moura", (1, 1)),
        ("near Gao", "near Gao", (2, 2)),
        ("outside the town of Gao", "outside the town of Gao", (2, 2)),
        ("20 km south of Ansongo", "20 km south of Ansongo", (2, 2)),
        ("some 60 kilometres from Ansongo", "some 60 kilometres from Ansongo", (3, 2)),
        ("150 km from Ansongo", "150 km from Ansongo", (4, 3)),
        ("in the Gao area", "Gao area", (2, 2)),
        ("in Ansongo district", "Ansongo district", (3, 2)),
        ("in the Gao region", "Gao region", (4, 3)),
        ("in the region of Gao", "Gao", (4, 3)),
        ("in the Tilemsi valley", "Tilemsi valley", (5, 2)),
        ("in northern Mali", "northern Mali", (5, 3)),
        ("in the north of Mali", "the north of Mali", (5, 3)),
        ("in Mali's north", "Mali's north", (5, 3)),
        ("in the country's north", "the country's north", (5, 3)),
        ("near the border with Algeria", "near the border with Algeria", (5, 3)),
        ("on the Mali-Algeria border", "Mali-Algeria border", (5, 3)),
        ("on the Algerian border", "Algerian border", (5, 3)),
        ("across Mali", "Mali", (6, 3)),
        ("in international waters", "international waters", (7, 3)),
    ],
)
def test_wording_sets_the_precision(phrase: str, worded: str, codes: tuple[int, int]) -> None:
    text = f"Mali is at war. Malian troops fired {phrase}, people said."
    (one,) = places(text)[1:]
    assert (one.place.text, (one.place.where_prec, one.place.geo_prec)) == (worded, codes)


def test_every_scale_has_its_codes() -> None:
    assert set(PRECISION) == set(Scale)


def test_a_distance_with_a_direction_moves_the_point() -> None:
    place = only("In Mali, 20 km south of Ansongo, shots were heard.", "Ansongo").place
    assert place.lat is not None
    assert place.lon is not None
    assert place.lat < 15.66
    assert abs(distance_km((place.lat, place.lon), (15.66, 0.502)) - 20) < 0.2


def test_a_border_has_no_point() -> None:
    for text in ("Shots near the border with Algeria.", "Shots on the Mali-Algeria border."):
        (border,) = places(text)
        assert (border.place.lat, border.place.lon) == (None, None)


# --------------------------------------------------------------------------- ways


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Two vehicles were travelling toward Algeria from Gao in Mali.", ["Algeria", "Gao"]),
        (
            "They stopped two passenger vehicles travelling from the city of Gao to Algeria. Mali denied it.",
            ["Gao", "Algeria"],
        ),
        ("In Mali a bus was hit on the road from Gao to Kidal.", ["Gao", "Kidal"]),
        ("In Mali a bus was hit on the road between Gao and Kidal.", ["Gao", "Kidal"]),
        ("In Mali a bus was hit on the road linking Gao to Kidal.", ["Gao", "Kidal"]),
        ("In Mali a bus was hit between Gao and Bourem.", ["Gao", "Bourem"]),
        ("In Mali a bus was hit on the Gao–Kidal road.", ["Gao", "Kidal"]),
        ("In Mali a bus was hit on the Gao-Kidal highway.", ["Gao", "Kidal"]),
        ("In Mali a bus en route to Tamanrasset from Gao was hit.", ["Tamanrasset", "Gao"]),
        ("In Mali a bus left Gao for Kidal.", ["Gao", "Kidal"]),
        ("A lorry from Gao via Bourem to Kidal in Mali was burnt.", ["Gao", "Kidal"]),
    ],
)
def test_a_way_between_two_places_is_one_place_and_no_pin_on_either(text: str, ends: list[str]) -> None:
    (way,) = [one for one in places(text) if one.place.ends]
    first, second = way.place.ends
    assert [first.name, second.name] == ends
    assert (way.place.where_prec, way.place.geo_prec) == (5, 3)
    assert None not in {way.place.lat, first.lat, second.lat}
    assert (way.place.lat, way.place.lon) == midpoint(
        (first.lat or 0, first.lon or 0), (second.lat or 0, second.lon or 0)
    )
    assert not {"Gao", "Kidal", "Algeria", "Bourem"} & {
        one.place.name for one in places(text) if not one.place.ends
    }


@pytest.mark.parametrize(
    "text",
    [
        "Clashes between Mali and Algeria worsened.",
        "Relations between Bamako and Algeria are poor.",
        "The toll rose from 20 to 30 in Mali.",
        "Mali was closed from Monday to Friday.",
        "The war spread from Mali to Burkina Faso.",
        "He came from Mali. To Algeria it meant little.",
    ],
)
def test_what_is_no_way_makes_none(text: str) -> None:
    assert not [one for one in places(text) if one.place.ends]


def test_a_way_with_one_known_end_has_no_point() -> None:
    way = only("In Mali a bus was hit on the road to Kidal.", "way to Kidal").place
    assert (way.lat, way.where_prec, [end.name for end in way.ends]) == (None, 5, ["Kidal"])


def test_the_middle_of_a_way_is_on_the_great_circle() -> None:
    assert midpoint((0.0, 0.0), (0.0, 90.0)) == (0.0, 45.0)
    assert midpoint((0.0, 170.0), (0.0, -170.0))[1] in {180.0, -180.0}
    lat, _ = midpoint((60.0, -90.0), (60.0, 90.0))
    assert lat == 90.0


# --------------------------------------------------------------------------- datelines and the rest


@pytest.mark.parametrize(
    "text",
    [
        "BAMAKO (Reuters) - Shots were heard in Kidal in Mali.",
        "BAMAKO, Mali (AP) — Shots were heard in Kidal.",
    ],
)
def test_a_dateline_is_marked_as_one(text: str) -> None:
    assert next(one.place.name for one in places(text) if one.dateline) == "Bamako"
    assert not only(text, "Kidal").dateline


def test_an_unknown_village_in_a_known_division_takes_that_divisions_country() -> None:
    assert names("Shots in the village of Moura, in the Mopti region of Mali.") == ["Moura", "Mopti", "Mali"]


# --------------------------------------------------------------------------- names of towns that people, cars and streets bear


def test_a_town_whose_name_a_person_of_the_report_bears_needs_words_of_place() -> None:
    text = "Varda: Idra P. Marren, 31, was held. Troopers captured Marren at dawn. Anger at Marren grew. Two died in Tovin."
    assert names(text) == ["Varda", "Tovin"]
    assert names("Idra P. Marren, 31, was held in Varda. The shots fell in Marren.") == ["Varda", "Marren"]


def test_a_verb_takes_a_person_where_the_report_has_one_of_that_name_and_else_a_town() -> None:
    assert names("Idra Marren ran. The patrol captured Marren on Monday.") == []
    assert names("The rebels captured Marren on Monday.") == ["Marren"]
    assert (
        names("Marren Hospital is full. The rebels captured Marren; in Marren nine died.").count("Marren")
        >= 2
    )


def test_a_county_before_a_body_or_an_officer_is_the_county() -> None:
    assert names("He is in the Tovin County Jail.") == ["Tovin County"]
    assert names("Tovin County Coroner Idra Kell named the dead.") == ["Tovin County"]


def test_a_name_shortened_with_a_full_stop_is_read_whole() -> None:
    assert names("A child was shot in St. Bel on Monday.") == ["St. Bel"]


def test_streets_and_points_of_the_compass_are_no_places_of_their_own() -> None:
    assert names("He was hit in the 300 block of Marren in Tovin, near Marren Avenue.") == ["Tovin"]
    assert names("It happened in the area of Southwest 12th Street in Varda.") == ["Varda"]
    assert names("Nine died in the Southwest region of Varda.") == ["Southwest", "Varda"]


def test_a_capital_that_speaks_is_no_place() -> None:
    assert names("Let Bamako apologise, said the envoy. Bamako admitted nothing.") == []


@given(
    st.lists(
        st.sampled_from(
            "Mali Gao Kidal Mopti Algeria Malian the of in from to near road region between and , . – - 's north km 20 "
            "Mr BAMAKO (AP) — border with village Jordan Smith Most".split()
        ),
        max_size=20,
    ).map(" ".join)
    | st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=3),
)
def test_no_text_fails_and_mentions_never_overlap(text: str, stretches: list[tuple[int, int]]) -> None:
    skip = tuple(Span(start=start, end=start + length) for start, length in stretches)
    reached = 0
    for one in places(text, skip):
        assert reached <= one.start < one.end
        reached = one.end


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers came to Gao in Mali. Eight days after Ansongo, the families still wait.",
        "Soldiers came to Gao in Mali.\n\nAnsongo: Between four and six people were shot on 3 May.",
        "Soldiers came to Gao in Mali.\n\nAnsongo: 12 people were shot on 3 May.",
    ],
)
def test_a_happening_named_by_its_place_and_the_head_of_an_item_are_places(text: str) -> None:
    assert "Ansongo" in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers came to Gao in Mali.\n\nDiarra: “They came at dawn.”",
        "Three visitors came.\n\nAnsongo: They left early.",
    ],
)
def test_who_has_the_word_in_a_transcript_is_no_place(text: str) -> None:
    assert not {"Diarra", "Ansongo"} & set(names(text))

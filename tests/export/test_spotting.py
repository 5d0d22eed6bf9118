"""Withheld strings are found in every spelling that a reader would take for them, and not in what only looks alike."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.export.profile import Profile
from corrobora.export.spotting import MARK, Spotter, Struck


def struck(text: str, *strings: str, speakers: tuple[str, ...] = (), **classes: bool | int) -> str:
    profile = Profile(name="p", strings=strings, speakers=speakers, **classes)  # type: ignore[arg-type]  # fields by name
    return Struck(text, Spotter(profile).find(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "Tésso Karim",
        "TESSO KARIM",
        "tesso-karim",
        "Tesso\u00a0Karim",
        "Te\u0301sso Karim",
        "Tes\u00adso Ka\u200brim",
        "Tesso\nKarim",
        "Tes-\nso Karim",
        "TessoKarim",
        "tesso_karim",
        "Tesso%20Karim",
        "T%C3%A9sso+Karim",
        "T&eacute;sso Karim",
        "T\\u00e9sso Karim",
        "tesso%2520karim",
        "\u202eTesso Karim\u202c",
    ],
)
def test_one_name_in_many_spellings(text: str) -> None:
    assert MARK in struck(f"seen in {text} at dawn", "Tésso Karim")
    assert "arim" not in struck(f"seen in {text} at dawn", "Tésso Karim").lower()


def test_endings_go_with_the_word() -> None:
    assert struck("Maya's, Mayas and MAYA", "Maya") == f"{MARK}'s, {MARK} and {MARK}"


@pytest.mark.parametrize("text", ["may a court", "Mayan ruins", "dismay attacks", '"may","a"'])
def test_what_only_looks_alike_stays(text: str) -> None:
    assert struck(text, "Maya") == text


def test_a_long_wording_is_found_inside_a_word_and_takes_it_along() -> None:
    assert struck("x.example/visitterenaskenow", "Terenaske") == f"x.example/{MARK}"


def test_scripts_without_capitals_are_found_with_what_is_written_onto_them() -> None:
    assert "جالو" not in struck("قالت أمينة جالو وأمينةجالو وَأَمِينَة جالو", "أمينة جالو")
    assert "Ожелк" not in struck("у Ярданы Ожелко и Ожелкой", "Ожелк")


@pytest.mark.parametrize("encoded", [base64.b64encode(b"Said Tesso Karim").decode(), b"Tesso Karim".hex()])
def test_what_is_encoded_is_found(encoded: str) -> None:
    assert struck(f"data:{encoded} end", "Tesso Karim") == f"data:{MARK} end"


@pytest.mark.parametrize(
    "text",
    [
        "Amina Binta Diallo",
        "DIALLO Amina",
        "Ms. Diallo",
        "A. Diallo",
        "a.diallo",
        "Amina",
        "Diallo's",
        "/2031/amina-diallo-speaks",
    ],
)
def test_of_a_person_every_part_is_found(text: str) -> None:
    left = struck(f"then {text} left", speakers=("Amina Binta Diallo",)).lower()
    assert "diallo" not in left
    assert "amina" not in left


def test_titles_and_particles_of_a_name_are_no_part_of_it() -> None:
    assert (
        struck("Dr. Olme met the Colonel of al Sella", speakers=("Dr. Ansa al Keld",))
        == "Dr. Olme met the Colonel of al Sella"
    )


def test_a_part_that_is_an_ordinary_word_is_struck_with_a_capital_alone() -> None:
    assert struck("Mark said to mark it", speakers=("Mark Olme",)) == f"{MARK} said to mark it"
    assert struck("on 5 May 2031 Ms May fled", speakers=("May Olme",)) == f"on 5 May 2031 Ms {MARK} fled"


@pytest.mark.parametrize(
    "text",
    [
        "+223 76 12 34 56",
        "0022376123456",
        "76-12-34-56",
        "76.12.34.56",
        "7612 3456",
        "(76) 12 34 56",
        "٧٦١٢٣٤٥٦",
    ],
)
def test_a_number_that_is_named_is_found_in_every_grouping(text: str) -> None:
    assert "34" not in struck(f"his number {text} was", "+223 76 12 34 56")


@pytest.mark.parametrize(
    "text",
    [
        "+223 76 12 34 56",
        "00223 7612 3456",
        "76 12 34 56",
        "76-12-34-56",
        "076 123 456",
        "76123456",
        "phone: 555 123",
    ],
)
def test_a_number_that_may_be_a_telephone_is_found(text: str) -> None:
    assert MARK in struck(f"reach her, {text}, at night", phones=True)


@pytest.mark.parametrize(
    "text",
    [
        "killed 24 and injured 30",
        "on 2025-03-09 at 14:30",
        "on 09.03.2025, 9/3/2025 and 9 March 2025",
        "1,200 fled and 12 000 houses burned, 1 200 000 in all",
        "between 2014-2015, 150-200 dead",
        "14.4974 degrees",
        "geonames 245716",
    ],
)
def test_days_and_figures_are_no_telephone(text: str) -> None:
    assert struck(text, phones=True) == text


@pytest.mark.parametrize(
    "text",
    [
        "14°29'N 3°11'W",
        "14.4974, -3.2541",
        "N 14 29.5, W 3 11.2",
        "30PWB 12345 12345",
        "7C2QFM+XX",
        "14° 29′ 50″ S",
    ],
)
def test_points_written_out_are_found(text: str) -> None:
    assert struck(f"at {text} they", coordinates=-1) == f"at {MARK} they"


def test_addresses_of_mail_are_found_however_the_sign_is_hidden() -> None:
    assert struck("write a.b@c.example or a.b (at) c.example", emails=True) == f"write {MARK} or {MARK}"


@pytest.mark.parametrize(
    "text",
    ["a" * 300_000, "1 " * 150_000, "%41" * 50_000, "&#65;" * 50_000, "call " * 60_000, "QUFB" * 50_000],
)
def test_a_hostile_text_of_one_kind_is_looked_through_to_its_end(text: str) -> None:
    assert struck(f"{text} Zoltan Wyrm", "Zoltan Wyrm", phones=True, emails=True, coordinates=-1).endswith(
        MARK
    )


def test_how_many_words_stood_there_is_not_told() -> None:
    assert struck("Amina Diallo Amina fled", speakers=("Amina Diallo",)) == f"{MARK} fled"


WORDS = st.text(alphabet="aébÉ '-\u00ad\u0301%&;\n12", max_size=30)


@given(WORDS, WORDS)
def test_nothing_is_left_of_what_was_found_and_what_stands_beside_it_stays(before: str, after: str) -> None:
    spotter = Spotter(Profile(name="p", strings=("Zoltan Wyrm",)))
    text = f"{before} Zoltan Wyrm {after}"
    found = Struck(text, spotter.find(text))
    assert "zoltan" not in found.text.lower()
    assert spotter.find(found.text) == ()
    assert found.text.startswith(before[: len(before.rstrip(" '-."))][:3])


@given(
    st.text(alphabet="ab \n", max_size=20),
    st.text(alphabet="ab \n", max_size=20),
    st.integers(0, 50),
    st.integers(1, 50),
)
def test_offsets_go_to_what_they_stood_at_or_to_the_mark(
    before: str, after: str, start: int, length: int
) -> None:
    text = f"{before} Zoltan {after}"
    found = Struck(text, Spotter(Profile(name="p", strings=("Zoltan",))).find(text))
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    there = found.text[found.start(start) : found.end(end)]
    assert there
    assert there.replace(MARK, "Zoltan") in text
    if "Zoltan" in text[start:end]:
        assert MARK in there
    elif end <= found.spots[0].start or start >= found.spots[0].end:
        assert there == text[start:end]

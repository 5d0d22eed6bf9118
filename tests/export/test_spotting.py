"""Withheld strings are found in every spelling that a reader would take for them, and not in what only looks alike."""

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.export.profile import Profile
from corrobora.export.spotting import (
    _ESCAPED,
    MARK,
    Spotter,
    Struck,
    _Heads,
    _Pattern,
    _Row,
    _unescaped,
    _views,
    many_digits,
)


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
        "T e s s o   K a r i m",
        "T\u0435sso \u041aarim",
        "T%D0%B5sso K\u0430rim",
    ],
)
def test_one_name_in_many_spellings(text: str) -> None:
    assert MARK in struck(f"seen in {text} at dawn", "Tésso Karim")
    assert "arim" not in struck(f"seen in {text} at dawn", "Tésso Karim").lower()


@pytest.mark.parametrize("text", ["Mаyа", "MАYА", "Μaya"])
def test_letters_of_another_alphabet_hide_no_name(text: str) -> None:
    assert struck(f"said {text} today", "Maya") == f"said {MARK} today"


def test_latin_letters_hide_no_cyrillic_name() -> None:
    assert struck("сказала Oкcaнa и ушла", "Оксана") == f"сказала {MARK} и ушла"


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


@pytest.mark.parametrize(
    "text",
    ["Ghali fled", "el-Ghali fled", "EL GHALI fled", "Elghali fled", "A. Ghali fled", "Ghali Amina fled"],
)
def test_a_name_behind_an_article_is_a_part(text: str) -> None:
    assert struck(text, speakers=("Amina el-Ghali",)) == f"{MARK} fled"


def test_a_family_that_is_called_for_an_office_is_a_part() -> None:
    assert (
        struck("Sultan said that the sultan left", speakers=("Amina Sultan",))
        == f"{MARK} said that the sultan left"
    )
    assert (
        struck("Colonel Brae spoke", speakers=("Colonel Tanic", "Ansa Keldor, nurse")) == "Colonel Brae spoke"
    )


@pytest.mark.parametrize("name", ["ansa keldor", "Ansa keldor", "ANSA KELDOR"])
def test_a_name_that_the_profile_writes_without_capitals_has_its_parts(name: str) -> None:
    assert struck("Keldor said that Ansa ran", speakers=(name,)) == f"{MARK} said that {MARK} ran"


def test_a_name_of_two_letters_each_is_found_in_both_orders() -> None:
    assert struck("Bo Li and LI, Bo", speakers=("Li Bo",)) == f"{MARK} and {MARK}"


@pytest.mark.parametrize(
    "text",
    [
        "Keldor, A. fled",
        "Keldor A.M. fled",
        "A. K. Keldor fled",
        "Ansa M. Keldor fled",
        "A.-M. Keldor, B. fled",
    ],
)
def test_initials_beside_a_name_go_with_it(text: str) -> None:
    left = struck(text, speakers=("Ansa Keldor",))
    assert left.replace(".", "") == f"{MARK} fled"


def test_the_first_word_of_the_next_sentence_is_no_initial() -> None:
    assert (
        struck("They hid Keldor. A man fled.", speakers=("Ansa Keldor",)) == f"They hid {MARK}. A man fled."
    )
    assert struck("Said Keldor, I fled.", speakers=("Ansa Keldor",)) == f"Said {MARK}, I fled."


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
        "76_12_34_56",
        "76, 12, 34, 56",
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
        "7612 3456",
        "76\u200b12\u200b34\u200b56",
        "76 12\n34 56",
        "1-800-555-0199",
        "2031 76123456",
        "76 12 34 56 3",
        "76123456 66223344 77889900",
        "WhatsApp+22376123456or",
        "no.76 12 34 56",
        "Sel,76123456,24",
    ],
)
def test_a_number_that_may_be_a_telephone_is_found(text: str) -> None:
    assert not re.search(r"\d{3}|76|34", struck(f"reach her, {text}, at night", phones=True))
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
        "1500-2000 people and 2031 2032",
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
        "14.4974° N",
        "lat 14.49",
        "longitude = -3.25",
        "14.4974",
        "14,4974",
        "14 29 50 N",
        "142950N 0031112W",
        "14 degrees 29 minutes north",
        "30P 512345 1612345",
    ],
)
def test_points_written_out_are_found(text: str) -> None:
    assert struck(f"at {text} they", coordinates=-1) == f"at {MARK} they"


def test_addresses_of_mail_are_found_however_the_sign_is_hidden() -> None:
    assert struck("write a.b@c.example or a.b (at) c.example", emails=True) == f"write {MARK} or {MARK}"
    assert struck("a.b [AT] c [dot] example, now", emails=True) == f"{MARK}, now"
    assert struck("a.b at c dot example, now", emails=True) == f"{MARK}, now"
    assert struck("a\u200b.b\uff20c.example, now", emails=True) == f"{MARK}, now"
    assert struck("they met at c. They ran", emails=True) == "they met at c. They ran"


def test_figures_are_no_points() -> None:
    text = "14.5 percent, 12.75 tons, 2014,12345 and a long 2.5 hours; 1,234 men, 90 degrees"
    assert struck(text, coordinates=-1) == text


def test_what_a_person_should_look_at_is_every_long_number() -> None:
    assert many_digits("on 2031-03-09 at 12:30:15, 555 1234 or 76_12_34_56, not 12 of 24") == (
        "555 1234",
        "76_12_34_56",
    )


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "1 " * 150_000,
        "%41" * 50_000,
        "&#65;" * 50_000,
        "call " * 60_000,
        "1.1111 " * 40_000,
        "QUFB" * 50_000,
    ],
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


@given(
    words=st.lists(st.text("ab1é", min_size=1, max_size=8), max_size=12, unique=True),
    letters=st.text("ab1é", max_size=60),
)
def test_wordings_that_overlap_or_begin_alike_are_all_found_where_they_stand(
    words: list[str], letters: str
) -> None:
    patterns = [_Pattern(letters=word, gaps=frozenset(), entry=word) for word in words]
    found = [(pattern.entry, at) for pattern, at in _Heads(patterns).within(letters)]
    one_by_one = [(word, at) for word in words for at in range(len(letters)) if letters.startswith(word, at)]
    assert sorted(found) == sorted(one_by_one)


@given(st.text("aZ9é①ßﬁ\u0301\u200b -_中", max_size=40))
def test_every_letter_of_a_row_stands_where_its_place_says(text: str) -> None:
    row = _Row(text)
    assert len(row.starts) == len(row.ends) == len(row.letters)
    for letter, start, end in zip(row.letters, row.starts, row.ends, strict=True):
        assert letter in _Row(text[start:end]).letters
        assert _Row(text[start]).letters, "a letter begins with what is seen"
    assert "".join(_Row(each).letters for each in text) == row.letters


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "é",
                "%",
                "%41",
                "%C3%A9",
                "%2541",
                "&amp;",
                "&amp;lt;",
                "&eacute;",
                "=\n",
                "=41",
                "\\u00e9",
                "\\n",
                ";",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_what_was_unescaped_stands_where_its_escape_stood(text: str) -> None:
    plain, *unescaped = _views(text)
    assert plain.text == text
    stood = [(at, at + 1) for at in range(len(text))]
    before = text
    for view in unescaped:
        # the same, letter by letter
        letters: list[str] = []
        now: list[tuple[int, int]] = []
        at = 0
        for match in _ESCAPED.finditer(before):
            bare = _unescaped(match[0])
            letters += before[at : match.start()]
            now += stood[at : match.start()]
            if bare == match[0]:
                now += stood[match.start() : match.end()]
            else:
                now += [(stood[match.start()][0], stood[match.end() - 1][1])] * len(bare)
            letters += bare
            at = match.end()
        letters += before[at:]
        now += stood[at:]
        before, stood = "".join(letters), now
        assert view.text == before
        assert [view.place(place, place + 1) for place in range(len(before))] == stood

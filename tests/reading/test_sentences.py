import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.reading.sentences import LONGEST, split_sentences
from corrobora.records import Span


def texts(text: str) -> list[str]:
    return [s.text for s in split_sentences(text)]


def test_titles_initials_and_abbreviations_end_no_sentence() -> None:
    assert texts(
        "Gen. Sali Doro spoke at 9 a.m. in Orin. The U.N. mission and Lt. Col. A. Bem heard him."
    ) == [
        "Gen. Sali Doro spoke at 9 a.m. in Orin.",
        "The U.N. mission and Lt. Col. A. Bem heard him.",
    ]


def test_an_abbreviation_that_may_end_a_sentence_does_before_a_word_that_begins_one() -> None:
    assert texts("Gunmen came at 5 a.m. The army came at noon.") == [
        "Gunmen came at 5 a.m.",
        "The army came at noon.",
    ]
    assert texts("He left for the U.S. In Orin nobody knew.") == [
        "He left for the U.S.",
        "In Orin nobody knew.",
    ]
    assert len(texts("The U.S. Army and Issa Bem Jr. Foundation met at 5 p.m. Friday.")) == 1


def test_the_month_of_a_dateline_ends_no_sentence() -> None:
    assert texts("KEBA, Oct. 14 (Agency) -- Gunmen killed nine traders. They fled.") == [
        "KEBA, Oct. 14 (Agency) -- Gunmen killed nine traders.",
        "They fled.",
    ]


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert texts("“They burned the market.” Nobody came to help.") == [
        "“They burned the market.”",
        "Nobody came to help.",
    ]


def test_lines_of_pasted_text_are_paragraphs_of_their_own() -> None:
    found = split_sentences(
        "Army Opens Inquiry Into Raid\nThe army said it would look into the raid on Orin, where nine people died.\nResidents doubt it."
    )
    assert [s.paragraph for s in found] == [0, 1, 2]
    assert found[0].heading
    assert not found[1].heading


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The governor of the province said on Monday that nine people had been\n"
        "killed in the raid on the weekly market, and that the bodies were buried\n"
        "the same evening in the presence of their relatives."
    )
    assert len(split_sentences(wrapped)) == 1


def test_furniture_is_not_read() -> None:
    text = "Nine people died in Orin.\n\nShare this on Facebook.\n\nThe army denies it."
    start = text.index("Share")
    found = split_sentences(text, furniture=(Span(start=start, end=start + len("Share this on Facebook.")),))
    assert [s.text for s in found] == ["Nine people died in Orin.", "The army denies it."]


@given(st.text(max_size=400))
def test_every_sentence_slices_to_its_text(text: str) -> None:
    found = split_sentences(text)
    assert all(text[s.start : s.end] == s.text and s.text.strip() == s.text for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_what_is_longer_than_any_honest_sentence_is_cut_at_commas() -> None:
    line = "Gunmen killed 5 people, " * 12_500
    found = split_sentences(line)
    assert len(line) == 300_000
    assert len(line) / LONGEST <= len(found) <= 2 * len(line) / LONGEST + 1
    assert all(len(s.text) <= LONGEST and line[s.start : s.end] == s.text for s in found)
    assert all(s.text.startswith("Gunmen") for s in found)
    assert "".join(s.text for s in found).replace(" ", "") == line.replace(" ", "")


def test_a_long_sentence_of_honest_news_is_one() -> None:
    sentence = (
        "The governor said that " + "nine traders were killed in the market of Orin, " * 18 + "and left."
    )
    assert 850 < len(sentence) < 950
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize("mark", ["“", "(", "7", "a", ".", "\n", " \n", "A ", "'"])
def test_a_text_without_seams_is_cut_all_the_same(mark: str) -> None:
    text = "Nine died. " + mark * 20_000
    found = split_sentences(text)
    assert all(len(s.text) <= LONGEST and text[s.start : s.end] == s.text for s in found)
    assert len(found) <= 2 * len(text) / LONGEST + 2

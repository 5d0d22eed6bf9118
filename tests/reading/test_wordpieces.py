"""Word pieces: what BERT's uncased vocabulary makes of a text, and where each piece stands."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.reading.wordpieces import WordPieces

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "the",
    "army",
    "un",
    "##kill",
    "##ed",
    "kill",
    "cafe",
    ",",
    ".",
    "'",
    "s",
    "日",
    "$",
    "3",
]


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


def cut(pieces: WordPieces, text: str) -> list[tuple[str, str]]:
    ids, spans = pieces.cut(text)
    return [(VOCABULARY[i], text[a:b]) for i, (a, b) in zip(ids, spans, strict=True)]


def test_the_longest_piece_is_taken_first(pieces: WordPieces) -> None:
    assert cut(pieces, "unkilled") == [("un", "un"), ("##kill", "kill"), ("##ed", "ed")]


def test_capitals_and_accents_are_no_part_of_a_piece_but_of_the_passage(pieces: WordPieces) -> None:
    assert cut(pieces, "THE Café") == [("the", "THE"), ("cafe", "Café")]


def test_an_accent_written_as_a_sign_of_its_own_keeps_the_offsets_of_the_text(pieces: WordPieces) -> None:
    text = "cafe\u0301 army"
    assert cut(pieces, text)[1] == ("army", "army")


def test_marks_of_punctuation_and_signs_stand_alone(pieces: WordPieces) -> None:
    assert cut(pieces, "army's, $3.") == [
        ("army", "army"), ("'", "'"), ("s", "s"), (",", ","), ("$", "$"), ("3", "3"), (".", "."),
    ]  # fmt: skip


def test_an_ideograph_is_a_word(pieces: WordPieces) -> None:
    assert cut(pieces, "日army日") == [("日", "日"), ("army", "army"), ("日", "日")]


def test_a_word_that_no_pieces_make_is_one_unknown(pieces: WordPieces) -> None:
    assert cut(pieces, "zzz the") == [("[UNK]", "zzz"), ("the", "the")]


def test_an_endless_word_is_one_unknown(pieces: WordPieces) -> None:
    assert cut(pieces, "kill" * 26) == [("[UNK]", "kill" * 26)]


def test_unseen_characters_belong_to_no_piece(pieces: WordPieces) -> None:
    assert cut(pieces, "ar\u200bmy\u202e the\x00") == [("army", "ar\u200bmy"), ("the", "the")]


def test_a_run_cut_before_is_cut_alike_elsewhere(pieces: WordPieces) -> None:
    first, again = cut(pieces, "army, army,")[:2], cut(pieces, "army, army,")[2:]
    assert first == again


@given(st.text(max_size=80))
def test_pieces_stand_in_order_and_inside_the_text(text: str) -> None:
    ids, spans = WordPieces(VOCABULARY).cut(text)
    assert len(ids) == len(spans)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(a <= c and b <= d for (a, b), (c, d) in itertools.pairwise(spans))

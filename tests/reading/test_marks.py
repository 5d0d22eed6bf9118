"""From scores to marks: windows, best tag sequences, links, computed by hand."""

from functools import partial

import numpy as np
import pytest

from corrobora.reading.marks import (
    BEGINS,
    INSIDE,
    OUTSIDE,
    ROOM,
    arcs_between,
    attributions,
    best_paths,
    log_softmax,
    stretches,
    windows,
)
from corrobora.records import Span


def pieces_of(text: str) -> list[tuple[int, int]]:
    """Words and full stops as pieces."""
    found: list[tuple[int, int]] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        if word.endswith(".") and len(word) > 1:
            found += [(start, at - 1), (at - 1, at)]
        else:
            found.append((start, at))
    return found


def paragraph(words: int) -> str:
    return " ".join(["word"] * (words - 1)) + " last."


def logs(*rows: list[tuple[float, float, float]]) -> np.ndarray:
    return np.log(np.array(rows, dtype=np.float32))


def test_a_short_text_is_one_window() -> None:
    text = paragraph(20)
    assert windows(text, pieces_of(text)) == [(0, 21)]


def test_no_pieces_make_no_window() -> None:
    assert windows("", []) == []


def test_windows_end_behind_paragraphs_and_none_is_longer_than_its_room() -> None:
    text = "\n".join([paragraph(80), paragraph(80), paragraph(80)])
    cuts = windows(text, pieces_of(text))
    assert cuts == [(0, 162), (162, 243)]
    assert all(end - first <= ROOM for first, end in cuts)


def test_a_paragraph_longer_than_a_window_is_cut_behind_its_last_full_stop_that_fits() -> None:
    text = " ".join([paragraph(100), paragraph(60), paragraph(60)])
    pieces = pieces_of(text)
    first, second = windows(text, pieces)[:2]
    assert first == (0, 162)
    assert text[slice(*pieces[first[1] - 1])] == "."
    assert second[0] == first[1]


def test_a_paragraph_without_a_full_stop_is_cut_where_the_window_ends() -> None:
    text = " ".join(["word"] * (2 * ROOM + 5))
    assert windows(text, pieces_of(text)) == [(0, ROOM), (ROOM, 2 * ROOM), (2 * ROOM, 2 * ROOM + 5)]


def test_windows_cover_every_piece_once_and_in_order() -> None:
    text = "\n".join(paragraph(n) for n in (30, 250, 10, 190, 191, 5))
    pieces = pieces_of(text)
    cuts = windows(text, pieces)
    assert [n for first, end in cuts for n in range(first, end)] == list(range(len(pieces)))


def test_log_softmax_gives_log_probabilities_that_sum_to_one() -> None:
    given = log_softmax(np.array([[1000.0, 1000.0, 1000.0], [0.0, 1.0, -1.0]], dtype=np.float32))
    assert np.exp(given).sum(-1) == pytest.approx([1.0, 1.0])
    assert np.exp(given[0]) == pytest.approx([1 / 3] * 3)


def test_where_the_likeliest_tags_keep_the_rule_they_are_the_path() -> None:
    path = best_paths(logs([(0.8, 0.1, 0.1), (0.1, 0.8, 0.1), (0.1, 0.2, 0.7), (0.9, 0.05, 0.05)]))
    assert path.tolist() == [[OUTSIDE, BEGINS, INSIDE, OUTSIDE]]


def test_inside_never_follows_outside_nor_opens_a_text() -> None:
    # By hand, two pieces: the likeliest tags are OUTSIDE (.6) and INSIDE (.7), which breaks the rule. Allowed are
    # O-O .6*.1=.06, O-B .6*.2=.12, B-O .3*.1=.03, B-B .3*.2=.06, B-I .3*.7=.21: the last is best.
    assert best_paths(logs([(0.6, 0.3, 0.1), (0.1, 0.2, 0.7)])).tolist() == [[BEGINS, INSIDE]]
    # INSIDE first (.8) is not allowed: of O .15 and B .05 the first is likelier, and then OUTSIDE .9
    assert best_paths(logs([(0.15, 0.05, 0.8), (0.9, 0.05, 0.05)])).tolist() == [[OUTSIDE, OUTSIDE]]


def test_the_best_path_is_the_best_of_all_allowed_ones() -> None:
    chance = np.random.default_rng(3)
    given = log_softmax(chance.normal(size=(40, 5, 3)).astype(np.float32))
    for row, path in zip(given, best_paths(given), strict=True):
        scores = {}
        for number in range(3**5):
            tags = [number // 3**k % 3 for k in range(5)]
            before = [OUTSIDE, *tags[:-1]]
            if any(t == INSIDE and b == OUTSIDE for b, t in zip(before, tags, strict=True)):
                continue
            scores[tuple(tags)] = sum(float(row[k, t]) for k, t in enumerate(tags))
        assert tuple(path.tolist()) == max(scores, key=lambda tags: scores[tags])


def test_stretches_are_cut_at_every_begin() -> None:
    assert stretches([OUTSIDE, BEGINS, INSIDE, BEGINS, OUTSIDE, BEGINS]) == [(1, 3), (3, 4), (5, 6)]
    assert stretches([OUTSIDE, OUTSIDE]) == []


def scored(tags: list[int]) -> np.ndarray:
    """Return scores that all but settle on these tags."""
    made = np.full((len(tags), 3), -6.0, dtype=np.float32)
    made[np.arange(len(tags)), tags] = 6.0
    return made


def test_every_cue_gets_its_own_source_and_content() -> None:
    text = "Ana said it burned but Bel denied that"
    pieces = pieces_of(text)
    tags = np.zeros((8, 9), dtype=np.float32)
    tags[:, 0:3] = scored([BEGINS, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE, BEGINS, OUTSIDE, OUTSIDE])
    tags[:, 3:6] = scored([OUTSIDE, BEGINS, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE, BEGINS, OUTSIDE])
    arcs = np.tile(scored([OUTSIDE] * 8).T[None, :, None, :], (2, 1, 8, 1)).reshape(6, 8, 8)
    arcs[0:3, 1] = scored([BEGINS, *[OUTSIDE] * 7]).T
    arcs[3:6, 1] = scored([OUTSIDE, OUTSIDE, BEGINS, INSIDE, *[OUTSIDE] * 4]).T
    arcs[0:3, 6] = scored([*[OUTSIDE] * 5, BEGINS, OUTSIDE, OUTSIDE]).T
    arcs[3:6, 6] = scored([*[OUTSIDE] * 7, BEGINS]).T
    said, denied = attributions(tags, partial(np.take, arcs, axis=1), pieces)
    assert said.source == (Span(start=0, end=3),)
    assert said.cue == Span(start=4, end=8)
    assert said.content == (Span(start=9, end=18),)
    assert [text[s.start : s.end] for s in (*denied.source, denied.cue, *denied.content)] == [
        "Bel",
        "denied",
        "that",
    ]
    assert said.confidence > 0.99


def test_a_content_in_two_stretches_keeps_both_and_a_cue_without_links_has_none() -> None:
    pieces = pieces_of("yes he said no")
    tags = np.zeros((4, 9), dtype=np.float32)
    tags[:, 3:6] = scored([OUTSIDE, OUTSIDE, BEGINS, OUTSIDE])
    arcs = np.tile(scored([OUTSIDE] * 4).T[None, :, None, :], (2, 1, 4, 1)).reshape(6, 4, 4)
    (bare,) = attributions(tags, partial(np.take, arcs, axis=1), pieces)
    assert bare.source == ()
    assert bare.content == ()
    arcs[3:6, 2] = scored([BEGINS, OUTSIDE, OUTSIDE, BEGINS]).T
    (parted,) = attributions(tags, partial(np.take, arcs, axis=1), pieces)
    assert parted.content == (Span(start=0, end=3), Span(start=12, end=14))


def test_confidence_falls_with_the_scores() -> None:
    pieces = pieces_of("he said no")
    tags = np.zeros((3, 9), dtype=np.float32)
    tags[:, 3:6] = scored([OUTSIDE, BEGINS, OUTSIDE])
    arcs = np.zeros((6, 3, 3), dtype=np.float32)
    arcs[3:6, 1] = scored([OUTSIDE, OUTSIDE, BEGINS]).T
    (sure,) = attributions(tags, partial(np.take, arcs, axis=1), pieces)
    (unsure,) = attributions(
        (tags / 4).astype(np.float32), partial(np.take, (arcs / 4).astype(np.float32), axis=1), pieces
    )
    assert unsure.confidence < sure.confidence


def test_without_a_cue_there_is_no_mark() -> None:
    arcs = np.zeros((6, 3, 3), dtype=np.float32)
    assert attributions(scored_nothing(3), partial(np.take, arcs, axis=1), [(0, 1), (2, 3), (4, 5)]) == []


def test_arcs_are_scored_for_the_cues_asked_for_alone() -> None:
    # Rank 1, three pieces, by hand: cue * piece + what lies so far apart scores + what the piece is on its own.
    cue = np.repeat(np.array([[1.0], [2.0], [3.0]], dtype=np.float32)[:, :, None], 6, axis=1)
    piece = np.repeat(np.array([[10.0], [20.0], [30.0]], dtype=np.float32)[:, :, None], 6, axis=1)
    own = np.zeros((3, 6), dtype=np.float32)
    own[2, 4] = 0.5
    apart = np.tile(np.array([0.1, 0.0, 0.2], dtype=np.float32), (6, 1))
    scores = arcs_between(cue, piece, own, apart)(np.array([1, 2]))
    assert scores.shape == (6, 2, 3)
    assert scores[0].tolist() == pytest.approx(np.array([[20.1, 40.0, 60.2], [30.1, 60.1, 90.0]]))
    assert scores[4, :, 2].tolist() == pytest.approx([60.7, 90.5])


def scored_nothing(length: int) -> np.ndarray:
    return np.tile(scored([OUTSIDE] * length), (1, 3))

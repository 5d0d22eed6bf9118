"""Scores of attribution reading, computed by hand."""

import pytest
from training.corpora import Article, Attribution
from training.scoring import score, trimmed

TEXT = "Ana Bel said that nine men died. Two guards denied it."
#       0   4   8    13             31  33  37     44     51
TOLD = Attribution(source=((0, 7),), cue=((8, 12),), content=((13, 31),))
DENIED = Attribution(source=((33, 43),), cue=((44, 50),), content=((51, 53),))
ARTICLE = Article(id="a", annotator="x", text=TEXT, attributions=(TOLD, DENIED))


def test_what_is_found_as_marked_scores_in_full() -> None:
    found = score([ARTICLE], [[TOLD, DENIED]])
    assert {name: tally.f1 for name, tally in found.items()} == dict.fromkeys(found, 1.0)


def test_nothing_found_scores_nothing() -> None:
    assert {tally.f1 for tally in score([ARTICLE], [[]]).values()} == {0.0}


def test_tokens_and_stretches_are_counted_apart() -> None:
    """Content "nine men died" of "that nine men died": 3 of 4 tokens, with "it" 4 of 5; of two exact stretches one."""
    short = Attribution(source=((0, 7),), cue=((8, 12),), content=((18, 31),))
    found = score([ARTICLE], [[short, DENIED]])
    assert (found["content tok"].both, found["content tok"].found, found["content tok"].gold) == (4, 4, 5)
    assert found["content tok"].f1 == pytest.approx(8 / 9)
    assert (found["content exact"].both, found["content exact"].found, found["content exact"].gold) == (
        1,
        2,
        2,
    )
    assert found["whole"].f1 == 1.0


def test_a_whole_attribution_needs_half_of_every_part() -> None:
    """Source "Bel" is half of "Ana Bel"; content "died" is a quarter of four tokens."""
    half = Attribution(source=((4, 7),), cue=((8, 12),), content=((13, 31),))
    assert score([ARTICLE], [[half]])["whole"].both == 1
    quarter = Attribution(source=((0, 7),), cue=((8, 12),), content=((27, 31),))
    assert score([ARTICLE], [[quarter]])["whole"].both == 0


def test_a_source_given_to_the_wrong_cue_is_no_whole_attribution() -> None:
    crossed = Attribution(source=((33, 43),), cue=((8, 12),), content=((13, 31),))
    found = score([ARTICLE], [[crossed]])
    assert found["source exact"].both == 1
    assert found["whole"].both == 0


def test_a_missing_source_is_matched_by_a_missing_one_alone() -> None:
    bare = Attribution(source=(), cue=((8, 12),), content=((13, 31),))
    article = Article(id="a", annotator="x", text=TEXT, attributions=(bare,))
    assert score([article], [[bare]])["whole"].both == 1
    assert score([article], [[TOLD]])["whole"].both == 0


def test_one_attribution_found_twice_is_right_once() -> None:
    whole = score([ARTICLE], [[TOLD, TOLD]])["whole"]
    assert (whole.both, whole.found, whole.gold) == (1, 2, 2)
    assert (whole.precision, whole.recall) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("piece", "expected"), [((0, 7), (0, 7)), ((13, 33), (13, 31)), ((31, 33), None), ((7, 13), (8, 12))]
)
def test_punctuation_at_the_edges_does_not_count(
    piece: tuple[int, int], expected: tuple[int, int] | None
) -> None:
    assert trimmed(TEXT, piece) == expected

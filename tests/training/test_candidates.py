"""What may fill a role, on invented reports and invented scores."""

import numpy as np
import pytest
from training.candidates import EVIDENCE, Judged, head, judged, lexicon_of, phrase, worded
from training.muc4 import ROLES, Document, template
from training.rolemarks import WindowScores, every_cut

TEXT = "masked riders burned the old mill. the riders fled from the mill in a red-brown cart."
SEEN = [
    Document(
        id="1",
        text="riders burned a shed.",
        templates=(template("arson", PerpInd=[["riders"]], Target=[["shed"]]),),
    ),
    Document(id="2", text="the riders shot.", templates=(template("attack", PerpInd=[["riders"]]),)),
    Document(id="3", text="riders and a shed of the north.", templates=()),
    Document(
        id="4",
        text="a mill of the north burned.",
        templates=(template("arson", Target=[["mill of the north"]]),),
    ),
]


def held(**tagged: tuple[str, float]) -> list[WindowScores]:
    """One window with a piece for each word; ``tagged`` gives a role words and how surely they are tagged."""
    report = worded(TEXT)
    scores = np.full((len(report.words), len(ROLES), 3), -12.0, dtype=np.float32)
    scores[:, :, 0] = 0.0
    for role, (words, sure) in tagged.items():
        first = TEXT.index(words)
        odds = float(np.log(sure / (1 - sure)))
        for n, (start, _) in enumerate(report.spans):
            if first <= start < first + len(words):
                scores[n, ROLES.index(role), 1 if start == first else 2] = odds
    return [
        WindowScores(
            spans=report.spans,
            roles=scores.reshape(len(report.words), -1),
            kinds=np.array([-3.0, -3, -3, 2, -3, -3, -2], dtype=np.float32),
        )
    ]


def column(found: Judged, role: str, words: str, name: str) -> float:
    number = [(c.role, c.phrase) for c in found.candidates].index((role, words))
    return float(found.evidence[number, EVIDENCE.index(name)])


def test_a_stretch_the_tags_think_possible_is_a_candidate_with_its_chance() -> None:
    found = judged(TEXT, held(Target=("old mill", 0.8)), lexicon_of([]))
    told = {(c.role, c.phrase): c.surest.chance for c in found.candidates}
    assert set(told) == {("Target", "old mill"), ("Target", "old")}
    assert told["Target", "old mill"] == pytest.approx(0.64, abs=1e-3)
    assert told["Target", "old"] == pytest.approx(0.16, abs=1e-3)
    assert found.evidence.shape == (2, len(EVIDENCE))


def test_nothing_tagged_and_nothing_known_gives_no_candidate() -> None:
    found = judged(TEXT, held(), lexicon_of([]))
    assert found.candidates == ()
    assert found.evidence.shape == (0, len(EVIDENCE))


def test_a_phrase_that_filled_the_role_twice_is_a_candidate_at_all_its_places() -> None:
    found = judged(TEXT, held(), lexicon_of(SEEN))
    assert [(c.role, c.phrase) for c in found.candidates] == [("PerpInd", "riders")]
    assert [worded(TEXT).words[p.first] for p in found.candidates[0].places] == ["riders", "riders"]


def test_a_report_does_not_testify_for_its_own_fillers() -> None:
    """Without the report itself, "riders" filled the role once only and is no known phrase."""
    lexicon = lexicon_of(SEEN)
    assert lexicon.known("PerpInd", "riders", None)
    assert not lexicon.known("PerpInd", "riders", 1)
    with_it, without = lexicon.evidence("PerpInd", "riders", None), lexicon.evidence("PerpInd", "riders", 1)
    assert with_it[1] == pytest.approx(np.log1p(2))
    assert without[1] == pytest.approx(np.log1p(1))


def test_words_alike_and_overlaps_speak_for_and_against_a_candidate() -> None:
    found = judged(TEXT, held(PerpInd=("masked riders", 0.9), Target=("mill", 0.6)), lexicon_of(SEEN))
    assert column(found, "PerpInd", "riders", "alike") > 0
    assert column(found, "PerpInd", "riders", "longer alike") == column(
        found, "PerpInd", "masked riders", "tagged, surest place"
    )
    assert column(found, "PerpInd", "masked riders", "overlapping stretch") > column(
        found, "Target", "mill", "overlapping stretch"
    )
    assert column(found, "Target", "mill", "marked") == 1
    assert column(found, "Target", "mill", "Target") == 1
    assert column(found, "Target", "mill", "PerpInd") == 0


def test_the_clues_of_a_candidate_are_its_words_and_its_neighbours() -> None:
    found = judged(TEXT, held(Target=("old mill", 0.99)), lexicon_of([]))
    clues = found.clues[[c.phrase for c in found.candidates].index("old mill")]
    assert {
        "Target head mill",
        "Target first old",
        "Target before the",
        "Target behind .",
        "Target word old",
    } <= clues
    assert "Target before two burned the" in clues


def test_words_read_twice_count_with_the_mean_of_both_readings() -> None:
    sure, unsure = held(Target=("mill", 0.9)), held(Target=("mill", 0.5))
    found = judged(TEXT, [*sure, *unsure], lexicon_of([]))
    (mill,) = (c for c in found.candidates if c.phrase == "mill")
    assert mill.surest.chance == pytest.approx(0.7, abs=1e-3)
    assert found.kinds.shape == (len(found.worded.words), 7)
    assert found.kinds[0].tolist() == pytest.approx([-3, -3, -3, 2, -3, -3, -2])


def test_a_word_no_window_holds_fills_nothing_and_has_no_kind() -> None:
    found = judged(TEXT, [], lexicon_of(SEEN))
    assert [c.surest.chance for c in found.candidates] == [0.0]
    assert found.kinds.max() < -5


def test_a_text_is_cut_by_paragraphs_shifted_and_twice_as_long() -> None:
    pieces = [(2 * n, 2 * n + 1) for n in range(450)]
    text = "a " * 449 + "a"
    cuts = every_cut(text, pieces)
    assert [b - a for a, b in cuts] == [190, 190, 70, 95, 190, 165, 380]
    for n in range(450):
        assert sum(a <= n < b for a, b in cuts) == (3 if n < 380 else 2)


def test_a_short_text_is_read_once() -> None:
    assert every_cut("a b", [(0, 1), (2, 3)]) == [(0, 2)]
    assert every_cut("", []) == []


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("old mill", "mill"),
        ("members of the guard", "members"),
        ("youths who fled", "youths"),
        ("of", "of"),
        ("", ""),
    ],
)
def test_the_head_stands_before_what_tells_more_of_it(words: str, about: str) -> None:
    assert head(words) == about


def test_phrases_are_parted_at_hyphens_and_lose_articles() -> None:
    assert phrase("the Red-brown  cart's wheel") == "red brown carts wheel"

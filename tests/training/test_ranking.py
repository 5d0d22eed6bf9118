"""Learning which candidates fill a role, on an invented corpus with scores that mislead on purpose."""

from itertools import pairwise

import numpy as np
import pytest
from training.candidates import worded
from training.fillers import ceaf_ree
from training.muc4 import ROLES, Document, template
from training.ranking import Marked, Ranker, learnt
from training.rolemarks import WindowScores, reading_of_scores
from training.templates import Policy, Reading, fill

PLACES = ("mill", "barn", "bridge", "tower", "shed", "kiln")
PEOPLE = ("riders", "raiders", "outlaws")


def report(number: int, rng: np.random.Generator) -> Marked:
    """Raiders burn a place and pass another; the tags mark both alike, only the word before tells them apart."""
    burned, passed = rng.choice(PLACES, 2, replace=False).tolist()
    who = str(rng.choice(PEOPLE))
    text = f"{who} burned the {burned}. then {who} passed the {passed}."
    document = Document(
        id=str(number), text=text, templates=(template("arson", PerpInd=[[who]], Target=[[burned]]),)
    )
    cut = worded(text)
    scores = np.full((len(cut.words), len(ROLES), 3), -8.0, dtype=np.float32)
    scores[:, :, 0] = 0.0
    for n, word in enumerate(cut.words):
        if word in (burned, passed):
            scores[n, ROLES.index("Target"), 1] = rng.normal(0, 0.7)
        if word == who:
            scores[n, ROLES.index("PerpInd"), 1] = 2.0
    kinds = np.array([-4.0, -4, -4, 3, -4, -4, -3], dtype=np.float32)
    return Marked(
        document=document,
        held=[WindowScores(spans=cut.spans, roles=scores.reshape(len(cut.words), -1), kinds=kinds)],
    )


@pytest.fixture(scope="module")
def corpus() -> tuple[list[Marked], list[Marked]]:
    rng = np.random.default_rng(5)
    train = [report(n, rng) for n in range(60)]
    # two mills burned far apart in one report, so that there is something to learn of links
    far = "riders burned the mill. " + "nothing else was said of it. " * 8 + "outlaws burned the barn."
    apart = (
        template("arson", PerpInd=[["riders"]], Target=[["mill"]]),
        template("arson", PerpInd=[["outlaws"]], Target=[["barn"]]),
    )
    near = "riders burned the mill and the barn."
    both = (template("arson", PerpInd=[["riders"]], Target=[["mill"], ["barn"]]),)
    for n in range(6):
        for text, templates in ((far, apart), (near, both)):
            cut = worded(text)
            flat = np.zeros((len(cut.words), len(ROLES) * 3), dtype=np.float32)
            flat[:, ::3] = 9.0
            train.append(
                Marked(
                    document=Document(id=f"x{n}", text=text, templates=templates),
                    held=[WindowScores(spans=cut.spans, roles=flat, kinds=np.zeros(7, dtype=np.float32))],
                )
            )
    return train, [report(n, rng) for n in range(100, 140)]


@pytest.fixture(scope="module")
def taught(corpus: tuple[list[Marked], list[Marked]]) -> tuple[Ranker, tuple[Reading, ...]]:
    return learnt(*corpus)


def f1(marked: list[Marked], readings: list[Reading], policy: Policy) -> float:
    return ceaf_ree([m.document for m in marked], [fill(r, policy) for r in readings])["Target"].f1


def test_the_ranker_finds_what_the_tags_alone_cannot_tell(
    corpus: tuple[list[Marked], list[Marked]], taught: tuple[Ranker, tuple[Reading, ...]]
) -> None:
    _, dev = corpus
    policy = Policy(mention=0.5)
    tagged = [reading_of_scores(m.document.text, m.held) for m in dev]
    assert f1(dev, tagged, policy) < 0.8
    assert f1(dev, list(taught[1]), policy) > 0.95


def test_a_new_report_is_read_with_all_that_was_learnt(taught: tuple[Ranker, tuple[Reading, ...]]) -> None:
    fresh = report(999, np.random.default_rng(77))
    found = taught[0].reading(fresh.document.text, fresh.held)
    assert fill(found, Policy()) == fresh.document.templates
    assert max(found.kinds, key=lambda k: k.score).name == "arson"


def test_no_two_mentions_of_a_reading_name_one_thing_or_overlap(
    taught: tuple[Ranker, tuple[Reading, ...]],
) -> None:
    for found in taught[1]:
        for role in ROLES:
            mentions = [m for m in found.mentions if m.role == role]
            assert len({found.text[m.start : m.end] for m in mentions}) == len(mentions)
            assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_targets_far_apart_are_linked_less_surely_than_neighbours(
    corpus: tuple[list[Marked], list[Marked]], taught: tuple[Ranker, tuple[Reading, ...]]
) -> None:
    def link(text: str) -> float:
        cut = worded(text)
        scores = np.zeros((len(cut.words), len(ROLES), 3), dtype=np.float32)
        scores[:, :, 0] = 9.0
        for n, word in enumerate(cut.words):
            if word in PLACES:
                scores[n, ROLES.index("Target")] = (0.0, 9.0, 0.0)
        held = [
            WindowScores(
                spans=cut.spans, roles=scores.reshape(len(cut.words), -1), kinds=np.zeros(7, dtype=np.float32)
            )
        ]
        found = taught[0].reading(text, held)
        (score,) = [
            k.score for k in found.links if {found.mentions[n].role for n in (k.one, k.other)} == {"Target"}
        ]
        return score

    far = "riders burned the mill. " + "nothing else was said of it. " * 8 + "outlaws burned the barn."
    assert link("riders burned the mill and burned the barn.") > 0.6
    assert link(far) < 0.4


def test_a_report_without_candidates_gives_an_empty_reading(
    taught: tuple[Ranker, tuple[Reading, ...]],
) -> None:
    text = "nothing."
    held = [
        WindowScores(
            spans=worded(text).spans,
            roles=np.tile(np.array([9, 0, 0], dtype=np.float32), (2, 5)),
            kinds=np.full(7, -5, dtype=np.float32),
        )
    ]
    found = taught[0].reading(text, held)
    assert found.mentions == ()
    assert fill(found, Policy()) == ()
    assert taught[0].reading("", []).mentions == ()

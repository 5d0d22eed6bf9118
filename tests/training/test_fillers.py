"""Scores of templates and fillers, computed by hand on invented reports."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.fillers import Count, align, ceaf_ree, entities, matches, normalised, template_score
from training.muc4 import ROLES, Document, Template, template


def document(*templates: Template) -> Document:
    return Document(id="x", text="", templates=templates)


def numbers(count: Count) -> tuple[int, int, int, int]:
    return (count.right, count.found, count.hit, count.gold)


RAID = template(
    "attack",
    PerpInd=[["the riders", "masked men"]],
    PerpOrg=[["red lance"]],
    Victim=[["ana bel"], ["tom orr"]],
)


@pytest.mark.parametrize(
    ("mention", "same"),
    [
        ("The  Riders", "riders"),
        ("an M-7 (the rifle)", "m7 rifle"),
        ("Anders", "anders"),
        ("guards' house", "guards house"),
    ],
)
def test_case_articles_punctuation_and_spacing_do_not_count(mention: str, same: str) -> None:
    assert normalised(mention) == same


def test_an_entity_matches_if_all_its_mentions_are_gold_ones() -> None:
    assert matches(("a", "b"), ("b",))
    assert not matches(("a", "b"), ("b", "c"))


def test_what_is_found_as_marked_scores_in_full() -> None:
    assert {c.f1 for c in template_score([document(RAID)], [[RAID]]).values() if c.gold} == {1.0}
    assert ceaf_ree([document(RAID)], [[RAID]])["micro"].f1 == 1.0


def test_nothing_found_scores_nothing() -> None:
    assert {c.f1 for c in template_score([document(RAID)], [[]]).values()} == {0.0}
    assert numbers(ceaf_ree([document(RAID)], [[]])["micro"]) == (0, 0, 0, 4)


def test_a_template_found_where_there_is_none_costs_its_type_and_fillers() -> None:
    assert numbers(template_score([document()], [[RAID]])["micro"]) == (0, 5, 0, 0)


def test_fillers_and_the_type_are_counted_together() -> None:
    """Right: type, "Masked men", "tom orr". Wrong: a weapon, "tom orr or a friend". Missed: organisation, Ana Bel."""
    ours = template(
        "attack", PerpInd=[["Masked men"]], Victim=[["tom orr"], ["tom orr or a friend"]], Weapon=[["sling"]]
    )
    found = template_score([document(RAID)], [[ours]])
    assert numbers(found["incident_type"]) == (1, 1, 1, 1)
    assert numbers(found["Victim"]) == (1, 2, 1, 2)
    assert numbers(found["micro"]) == (3, 5, 3, 5)
    assert found["micro"].f1 == pytest.approx(3 / 5)


def test_another_type_gives_no_credit_for_right_fillers() -> None:
    ours = template("arson", Victim=[["ana bel"]])
    assert numbers(template_score([document(RAID)], [[ours]])["micro"]) == (0, 2, 0, 5)


def test_either_type_of_a_gold_template_that_leaves_two_open_is_right() -> None:
    either = template("attack / bombing", Weapon=[["sling"]])
    for kind, right in (("attack", 2), ("bombing", 2), ("arson", 0)):
        found = template_score([document(either)], [[template(kind, Weapon=[["sling"]])]])
        assert found["micro"].right == right


def test_templates_are_aligned_for_the_document_and_not_pair_by_pair() -> None:
    """The best pair first gives 4 + 1 right; crossing gives 3 + 3.

    Found: 2 types and 5 fillers, gold: 2 types and 6 fillers.
    """
    first = template("attack", PerpInd=[["a1"]], Victim=[["v1"]], Weapon=[["w1"]], Target=[["t1"]])
    second = template("attack", PerpInd=[["a1"]], Victim=[["v1"]])
    ours = [
        template("attack", PerpInd=[["a1"]], Victim=[["v1"]], Weapon=[["w1"]]),
        template("attack", Weapon=[["w1"]], Target=[["t1"]]),
    ]
    assert align((first, second), ours) == (1, 0)
    found = template_score([document(first, second)], [ours])["micro"]
    assert numbers(found) == (6, 7, 6, 8)
    assert found.precision == pytest.approx(6 / 7)
    assert found.recall == pytest.approx(6 / 8)


def test_two_found_within_one_gold_entity_are_both_right_in_a_template_and_one_is_in_ceaf() -> None:
    gold = document(template("attack", PerpInd=[["riders", "masked men"]]))
    ours = template("attack", PerpInd=[["riders"], ["masked men"]])
    assert numbers(template_score([gold], [[ours]])["PerpInd"]) == (2, 2, 1, 1)
    assert numbers(ceaf_ree([gold], [[ours]])["PerpInd"]) == (1, 2, 1, 1)


def test_equal_gold_templates_count_once() -> None:
    assert numbers(template_score([document(RAID, RAID)], [[RAID]])["micro"]) == (5, 5, 5, 5)


def test_entities_are_aligned_for_the_role_and_not_one_by_one() -> None:
    """ "guards" taken by the first entity would leave nothing for "soldiers"."""
    gold = document(template("attack", PerpInd=[["guards", "soldiers"], ["guards", "men"]]))
    ours = template("attack", PerpInd=[["guards"], ["soldiers"]])
    assert numbers(ceaf_ree([gold], [[ours]])["PerpInd"]) == (2, 2, 2, 2)


def test_an_entity_of_several_templates_is_one() -> None:
    """The second is within the first, the third shares a mention and is another."""
    templates = (
        template("attack", PerpInd=[["guards", "men"]]),
        template("bombing", PerpInd=[["men"]]),
        template("arson", PerpInd=[["men", "youths"]]),
    )
    assert entities(templates, "PerpInd") == (("guards", "men"), ("men", "youths"))
    assert numbers(ceaf_ree([document(*templates)], [templates])["micro"]) == (2, 2, 2, 2)


def test_ceaf_asks_for_no_type_and_no_grouping() -> None:
    ours = [template("arson", Victim=[["tom orr"]]), template("bombing", Victim=[["ana bel"]])]
    assert numbers(ceaf_ree([document(RAID)], [ours])["Victim"]) == (2, 2, 2, 2)


def test_the_same_filler_in_another_role_is_wrong() -> None:
    ours = template("attack", PerpOrg=[["masked men"]])
    assert numbers(ceaf_ree([document(RAID)], [[ours]])["micro"]) == (0, 1, 0, 4)


ENTITY = st.lists(st.sampled_from(["p", "q", "r"]), min_size=1, max_size=2, unique=True)
SLOT = st.lists(ENTITY, max_size=2)
TEMPLATE = st.builds(
    lambda kind, victims, weapons: template(kind, Victim=victims, Weapon=weapons),
    st.sampled_from(["attack", "arson"]),
    SLOT,
    SLOT,
)
TEMPLATES = st.lists(TEMPLATE, max_size=3)


def micro(gold: list[Template], ours: list[Template], partners: tuple[int | None, ...]) -> Fraction:
    """Micro F1 of one alignment, straight from the definition."""
    right = hit = 0
    for mine, partner in zip(ours, partners, strict=True):
        if partner is None:
            continue
        theirs = gold[partner]
        right += 1
        hit += 1
        for role in ROLES:
            right += sum(any(set(m) <= set(g) for g in theirs.of(role)) for m in mine.of(role))
            hit += sum(any(set(m) <= set(g) for m in mine.of(role)) for g in theirs.of(role))
    sizes = [sum(1 + sum(len(t.of(r)) for r in ROLES) for t in side) for side in (ours, gold)]
    if not right or not hit:
        return Fraction(0)
    precision, recall = Fraction(right, sizes[0]), Fraction(hit, sizes[1])
    return 2 * precision * recall / (precision + recall)


@settings(max_examples=60)
@given(TEMPLATES, TEMPLATES)
def test_no_alignment_beats_the_one_chosen(gold: list[Template], ours: list[Template]) -> None:
    allowed = [
        partners
        for partners in product([*range(len(gold)), None], repeat=len(ours))
        if len({p for p in partners if p is not None}) == sum(p is not None for p in partners)
        and all(p is None or gold[p].kind == m.kind for p, m in zip(partners, ours, strict=True))
    ]
    chosen = align(gold, ours)
    assert chosen in allowed
    assert micro(gold, ours, chosen) == max(micro(gold, ours, partners) for partners in allowed)

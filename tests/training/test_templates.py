"""From scored mentions to templates, on invented reports."""

import pytest
from training.fillers import ceaf_ree, template_score
from training.muc4 import Document, Template, template
from training.templates import Kind, Link, Mention, Policy, Reading, fill, participants, reading_of, tuned

TEXT = "masked men of the Red Lance (RL) shot ana bel and burned a mill; the men bombed a bridge."


def mention(role: str, words: str, *, score: float = 0.9, text: str = TEXT, **kinds: float) -> Mention:
    start = text.index(words)
    return Mention(
        role=role,
        start=start,
        end=start + len(words),
        score=score,
        kinds=tuple(Kind(name=n, score=s) for n, s in kinds.items()),
    )


def reading(*mentions: Mention, links: tuple[Link, ...] = (), **kinds: float) -> Reading:
    return Reading(
        text=TEXT,
        kinds=tuple(Kind(name=n, score=s) for n, s in kinds.items()),
        mentions=mentions,
        links=links,
    )


def grouped(role: str, text: str, *mentions: str) -> list[set[str]]:
    found = participants(text, [mention(role, m, text=text) for m in mentions])
    return [{text[m.start : m.end] for m in one} for one in found]


@pytest.mark.parametrize(
    ("text", "mentions", "groups"),
    [
        ("Two Guards came, then the guards", ["Two Guards", "the guards"], 1),
        ("masked men and a man", ["masked men", "a man"], 2),
        ("the national liberation army. elp hid", ["the national liberation army", "elp"], 2),
        ("the army of national liberation; lna", ["the army of national liberation", "lna"], 1),
        ("the red lance (ejército rojo)", ["the red lance", "ejército rojo"], 1),
        ("the red lance, youths", ["the red lance", "youths"], 2),
        ("of the house, the", ["of the house", "the"], 2),
        ("hill road bank, mill road bank, road bank", ["hill road bank", "mill road bank", ", road bank"], 1),
    ],
)
def test_mentions_of_one_participant_are_brought_together(
    text: str, mentions: list[str], groups: int
) -> None:
    assert len(grouped("PerpOrg", text, *mentions)) == groups


def test_mentions_in_different_roles_are_different_participants() -> None:
    both = [mention("PerpInd", "masked men"), mention("Victim", "masked men")]
    assert [p[0].role for p in participants(TEXT, both)] == ["PerpInd", "Victim"]


def test_a_participant_is_shown_by_its_surest_mention() -> None:
    found = fill(
        reading(
            mention("PerpOrg", "Red Lance", score=0.6),
            mention("PerpOrg", "RL", score=0.8),
            attack=0.9,
        ),
        Policy(),
    )
    assert found == (template("attack", PerpOrg=[["RL"]]),)


def test_unsure_mentions_and_types_are_dropped() -> None:
    told = reading(mention("Victim", "ana bel", score=0.4), attack=0.9, arson=0.3)
    assert fill(told, Policy()) == (template("attack"),)
    assert fill(told, Policy(mention=0.4)) == (template("attack", Victim=[["ana bel"]]),)
    assert fill(told, Policy(kind=0.95)) == ()


def test_a_type_nothing_fills_must_be_surer() -> None:
    told = reading(attack=0.6)
    assert fill(told, Policy(bare=0.6)) == (template("attack"),)
    assert fill(told, Policy(bare=0.7)) == ()


def test_each_type_gets_the_participants_that_belong_to_it() -> None:
    """The men did both, the mill is likeliest bombed but too unsurely burned, Ana Bel's type was not accepted."""
    found = fill(
        reading(
            mention("PerpInd", "masked men", attack=0.9, bombing=0.7),
            mention("Target", "mill", attack=0.2, bombing=0.4),
            mention("Victim", "ana bel", kidnapping=0.9, attack=0.2, bombing=0.1),
            bombing=0.8,
            attack=0.9,
        ),
        Policy(),
    )
    assert found == (
        template("attack", PerpInd=[["masked men"]], Victim=[["ana bel"]]),
        template("bombing", PerpInd=[["masked men"]], Target=[["mill"]]),
    )


def test_a_participant_of_no_told_type_belongs_to_all() -> None:
    found = fill(reading(mention("PerpInd", "masked men"), attack=0.9, arson=0.8), Policy())
    assert found == (
        template("attack", PerpInd=[["masked men"]]),
        template("arson", PerpInd=[["masked men"]]),
    )


LINKED = reading(
    mention("PerpInd", "masked men"),
    mention("Victim", "ana bel"),
    mention("Target", "mill"),
    mention("Target", "bridge"),
    mention("Weapon", "RL"),
    links=(
        Link(one=1, other=2, score=0.8),
        Link(one=1, other=3, score=0.1),
        Link(one=0, other=1, score=0.9),
        Link(one=0, other=2, score=0.9),
        Link(one=3, other=0, score=0.6),
        Link(one=4, other=3, score=0.3),
    ),
    attack=0.9,
)


def test_without_a_bound_for_links_a_type_has_one_template() -> None:
    assert len(fill(LINKED, Policy())) == 1


def test_links_split_a_type_and_perpetrators_may_stand_in_each_part() -> None:
    """Victim and mill belong together, the bridge is apart; the weapon goes where it is linked best."""
    assert fill(LINKED, Policy(link=0.5)) == (
        template("attack", PerpInd=[["masked men"]], Victim=[["ana bel"]], Target=[["mill"]]),
        template("attack", PerpInd=[["masked men"]], Target=[["bridge"]], Weapon=[["RL"]]),
    )


def test_a_type_without_anchors_is_not_split() -> None:
    told = reading(mention("PerpInd", "masked men"), mention("Weapon", "RL"), attack=0.9)
    assert fill(told, Policy(link=0.5)) == (template("attack", PerpInd=[["masked men"]], Weapon=[["RL"]]),)


def document(*templates: Template) -> Document:
    return Document(id="x", text=TEXT, templates=templates)


MARKED = document(
    template("attack", PerpInd=[["masked men", "men"]], Victim=[["ana bel"]]),
    template("attack", Target=[["mill"]]),
    template("bombing / arson", PerpInd=[["masked men", "men"]], Target=[["bridge"]]),
)


def test_the_marked_reading_holds_every_place_with_its_types() -> None:
    told = reading_of(MARKED)
    men = [m for m in told.mentions if TEXT[m.start : m.end] == "men"]
    assert [m.start for m in men] == [TEXT.index("men"), TEXT.rindex("men")]
    assert [[k.name for k in m.kinds] for m in men] == [["attack", "bombing"]] * 2
    assert [k.name for k in told.kinds] == ["attack", "bombing"]
    assert sum(TEXT[m.start : m.end] == "men" for m in reading_of(MARKED, every=False).mentions) == 1


def test_the_marked_reading_is_scored_in_full_but_for_templates_of_one_type() -> None:
    """One per type puts the mill into Ana Bel's template: of 5 gold fillers and 3 types one of each is lost."""
    whole = fill(reading_of(MARKED), Policy(link=0.5))
    assert template_score([MARKED], [whole])["micro"].f1 == 1.0
    merged = fill(reading_of(MARKED), Policy())
    micro = template_score([MARKED], [merged])["micro"]
    assert (micro.right, micro.found, micro.hit, micro.gold) == (6, 7, 6, 8)
    assert ceaf_ree([MARKED], [merged])["micro"].f1 == 1.0


def test_tuning_moves_a_bound_between_right_and_wrong_scores_and_no_other() -> None:
    """Right mentions and types score 0.3 and above, wrong ones 0.2 and below."""
    gold = document(template("attack", Victim=[["ana bel"]]))
    told = reading(
        mention("Victim", "ana bel", score=0.3), mention("Target", "mill", score=0.2), attack=0.3, arson=0.2
    )
    bounds = (0.1, 0.25, 0.4)
    policy = tuned([gold], [told], start=Policy(bare=0.1), bounds=bounds)
    assert (policy.kind, policy.mention) == (0.25, 0.25)
    assert (policy.bare, policy.join, policy.link) == (0.1, 0.5, None)
    assert fill(told, policy) == gold.templates


def test_tuning_links_splits_what_belongs_apart() -> None:
    told = reading_of(MARKED)
    policy = tuned([MARKED], [told], start=Policy(), bounds=(0.5,), linked=True)
    assert policy.link == 0.5

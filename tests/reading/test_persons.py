"""People told of one by one: who is found, what became of them, who is the same, and that no name leaves the passage."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.reading.persons import find_persons
from corrobora.reading.whoiswho import count_persons
from corrobora.records import Category, Claim, Count, Outcome

from .telling import said_in

K, I, M, A = Outcome.KILLED, Outcome.INJURED, Outcome.MISSING, Outcome.ABDUCTED  # noqa: E741 - the letters of the table below
Told = list[tuple[Outcome, str]]


def told(sentence: str) -> Told:
    return [(p.outcome, sentence[p.start : p.end]) for p in find_persons(sentence)]


def persons_in(text: str) -> dict[Outcome, set[str]]:
    """Return the keys under which a report's claims count single persons, by outcome."""
    found: dict[Outcome, set[str]] = {}
    for count in counts_in(text):
        if count.person is not None:
            found.setdefault(count.outcome, set()).add(count.person)
    return found


def counts_in(text: str) -> list[Count]:
    return [count for claim in said_in(text) for count in claim.counts]


SENTENCES: Final[tuple[tuple[str, Told], ...]] = (
    ("Ana Bel, 52, was stabbed to death in her kitchen.", [(K, "Ana Bel")]),
    ("The grenade wounded Odo Marn and his sister.", [(I, "Odo Marn"), (I, "his sister")]),
    ("A 9-year-old girl and her uncle drowned.", [(K, "A 9-year-old girl"), (K, "her uncle")]),
    ("His brother, a welder, and a passer-by died on the way.", [(K, "His brother"), (K, "a passer-by")]),
    ("The nurse's body was recovered from a ditch.", [(K, "The nurse's body")]),
    ("Villagers buried the body of a beekeeper.", [(K, "a beekeeper")]),
    ("The judge Ilva Sarn, who lived nearby, was abducted.", [(A, "The judge Ilva Sarn")]),
    ("The pastor's wife has been missing since Friday.", [(M, "The pastor's wife")]),
    ("The bomb killed the mayor, his driver and two guards.", [(K, "the mayor"), (K, "his driver")]),
    ("The dead were identified as Odo Marn, 31, and Ilva Sarn, 28.", [(K, "Odo Marn"), (K, "Ilva Sarn")]),
    ("The shopkeeper was hit by shrapnel and died in the yard.", [(K, "The shopkeeper")]),
    ("Her father lost an arm.", [(I, "Her father")]),
    ("The tinker Odo Marn was among the dead.", [(K, "The tinker Odo Marn")]),
    ("They announced the death of Major Odo Marn and of Private Ban Sell.",
     [(K, "Major Odo Marn"), (K, "Private Ban Sell")]),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_person_told_of_singly_is_found_with_what_became_of_him(sentence: str, expected: Told) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The brother of the mayor spoke of nine dead.",
        "Nine people, according to the driver, lost their lives.",
        "The blast wounded dozens, a doctor and two traders told a reporter.",
        "Whether the guide was killed is not known.",
        "Odo Marn, 31, was arrested on suspicion of the murder.",
        "The Salt Front killed nine soldiers.",
        "Sarn Front fighters were killed.",
        "Two men shot and killed nine goats near Lake Marn.",
        "On Saturday the Lions buried Olympic Marn 3-0.",
        "The wife of the mayor said nine had died.",
        "The teacher said that nothing had happened.",
    ],
)
def test_who_only_stands_near_harm_is_no_victim(sentence: str) -> None:
    assert [words for outcome, words in told(sentence) if outcome in {K, I, M, A}] == []


def test_what_is_said_of_the_last_in_the_singular_is_said_of_none_before_it() -> None:
    assert told("The mayor met the press, and his driver was killed.") == [(K, "his driver")]
    assert told("The mayor and his driver were killed.") == [(K, "The mayor"), (K, "his driver")]


def test_name_and_description_side_by_side_are_one_person() -> None:
    (person,) = find_persons("Odo Marn, a 61-year-old potter, was killed.")
    assert (person.name, person.noun, person.age) == ("Odo Marn", "potter", 61)
    assert len(find_persons("The potter, Odo Marn, was killed.")) == 1


def test_somebody_below_eighteen_is_a_child() -> None:
    young, grown = find_persons("Ilva Sarn, 17, and Odo Marn, 18, were killed.")
    assert (young.category, grown.category) == (Category.CHILDREN, None)


NOUNS: Final = ("teacher", "nurse", "driver", "guard", "potter", "farmer", "mayor", "saddler")


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(NOUNS), min_size=2, max_size=5, unique=True),
    st.sampled_from(("the", "a", "her")),
)
def test_a_list_shares_its_verb_wherever_the_verb_stands(nouns: list[str], article: str) -> None:
    people = [f"{article} {noun}" for noun in nouns]
    listed = f"{', '.join(people[:-1])} and {people[-1]}"
    behind = f"{listed[0].upper()}{listed[1:]} were killed in the raid."
    before = f"The raid killed {listed}."
    for sentence in (behind, before):
        assert [(o, w.lower()) for o, w in told(sentence)] == [(K, words) for words in people]


PIECES: Final = (
    "the a an her another Ana Bel Don Marn's , . ( ) ; : — and of by to who was were has killed died dead wounded missing body found "
    "shot lost both lives aged 12 34 nine year - old boy teacher saddler mayor driver among identified as in hospital said whether"
).split()


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_whatever_the_words_each_person_stands_in_them_once_for_one_outcome(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    found = find_persons(sentence)
    for person in found:
        assert 0 <= person.start < person.end <= person.stop <= len(sentence)
        assert (
            person.described is None
            or person.start <= person.described[0] < person.described[1] <= person.stop
        )
    assert len({p.start for p in found}) == len(found)


def test_a_report_is_counted_by_its_people_and_not_by_its_mentions() -> None:
    told_twice = [
        "The guard, 60, and his wife were killed.",
        "The guard was shot dead in bed.",
        "A boy was wounded.",
    ]
    assert count_persons(told_twice) == {K: 2, I: 1}
    assert count_persons(["A nurse was wounded.", "The nurse died on Friday."]) == {K: 1}
    assert count_persons(["Nine people were killed."]) == {}


# --------------------------------------------------------------------------- in a report


def test_claims_count_whom_they_name() -> None:
    (count,) = counts_in("Ana Bel, 52, was shot dead in Keba.")
    assert (count.outcome, count.low, count.high, count.exact) == (K, 1, 1, True)
    assert count.person == "p1"
    assert count.part, "one who is named may be one of many: no toll"


def test_one_told_of_by_an_article_alone_is_the_toll_until_more_are_told() -> None:
    assert [c.part for c in counts_in("A woman was shot dead in Keba.")] == [False]
    more = counts_in("A woman was shot dead in Keba. Later a man was shot dead in Orin.")
    assert [c.part for c in more] == [True, True]


def test_the_same_person_has_one_key_in_all_claims_of_a_report() -> None:
    text = (
        "Ana Bel, a 52-year-old potter, was shot dead in Keba on Monday. "
        'Ana Bel was killed at her wheel, her brother said. "The potter was killed for nothing," a neighbour said.'
    )
    assert persons_in(text) == {K: {"p1"}}


def test_persons_told_apart_have_keys_of_their_own() -> None:
    text = "A teacher was shot dead in Keba. Later a nurse was killed in Orin. A man of 70 was killed too."
    assert len(persons_in(text)[K]) == 2, "the man may be the teacher or the nurse"
    assert len(persons_in("A teacher was shot dead in Keba. Another teacher was killed in Orin.")[K]) == 2


def test_ages_and_names_keep_apart_what_nouns_join() -> None:
    text = "A boy of the village was killed. A 12-year-old boy was killed in Keba. A 15-year-old boy was killed in Orin."
    assert len(persons_in(text)[K]) == 2
    assert len(persons_in("Odo Marn, 30, was killed. Ban Marn, 30, was killed.")[K]) == 2


def test_one_who_belongs_to_a_stated_total_is_part_of_it() -> None:
    counts = counts_in("Nine people were killed in Keba. Ana Bel, 52, was among the dead.")
    assert {(c.low, c.part) for c in counts if c.outcome is K} == {(9, False), (1, True)}


def test_several_told_singly_are_parts_of_what_they_add_up_to() -> None:
    counts = counts_in("The mayor, his wife and their daughter were killed in Keba.")
    assert [(c.low, c.part) for c in counts] == [(1, True)] * 3
    assert len({c.person for c in counts}) == 3


def test_a_stated_number_has_no_person() -> None:
    assert [c.person for c in counts_in("Twelve people were killed in Keba.")] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Bel, 12, was shot dead in Keba.",
        "A girl, Ana Bel, was shot dead in Keba.",
        "The dead were identified as Ana Bel, 12, and Bel Ana, 14.",
        "Ana Bel, a 12-year-old pupil, was killed by soldiers in Keba.",
        "Soldiers in Keba killed Ana Bel and wounded her brother.",
        "Bel's brother was killed in Keba.",
        "Soldiers killed Ana Bel's mother in Keba.",
    ],
)
def test_no_name_stands_in_a_count_or_in_the_reason_for_it(text: str) -> None:
    claims: list[Claim] = [c for c in said_in(text) if c.counts]
    assert any(count.person for claim in claims for count in claim.counts)
    for claim in claims:
        words = [c.wording for c in claim.counts] + [c.person or "" for c in claim.counts]
        words += [g.reason for g in claim.grounds if g.part == "count"]
        assert not any("Ana" in w or "Bel" in w for w in words), words

"""Counts whose outcome is told in other words than a verb beside them, and what looks like one and is none."""

import pytest

from corrobora.reading.counts import find_counts
from corrobora.reading.tolls import find_tolls
from corrobora.records import ActKind, Assertion, Outcome

from .telling import said_in

R = Outcome
Told = set[tuple[Outcome | None, int | None, int | None]]


def told(sentence: str) -> Told:
    return {(c.outcome, c.low, c.high) for c in (*find_counts(sentence), *find_tolls(sentence)) if c.outcome}


def test_those_by_whom_a_toll_has_risen_are_part_of_it() -> None:
    found = find_counts("The death toll climbed to 14 as three patients died overnight.")
    assert [(c.low, c.part) for c in found] == [(14, False), (3, True)]


def claimed(sentence: str) -> Told:
    return {(n.outcome, n.low, n.high) for c in said_in(sentence) for n in c.counts}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three patients were still in surgery.", {(R.INJURED, 3, 3)}),
        ("Four men were treated for gunshot wounds.", {(R.INJURED, 4, 4)}),
        ("Nine of the boys have not been seen since.", {(R.MISSING, 9, 9)}),
        ("Three have not been heard from.", {(R.MISSING, 3, 3)}),
        ("Four drivers were martyred on the road.", {(R.KILLED, 4, 4)}),
        ("Up to 60 of them had been eliminated.", {(R.KILLED, None, 60)}),
        ("He published the names of 17 of the dead.", {(R.KILLED, 17, 17)}),
        ('"One or two" of the dead might have been couriers.', {(R.KILLED, 1, 2)}),
        ("One of the wounded had lost an eye.", {(R.INJURED, 1, 1)}),
        ("Five herders were themselves among those killed.", {(R.KILLED, 5, 5)}),
        ("He said they hold no prisoners in Orin.", {(R.DETAINED, 0, 0)}),
        ("Soldiers raped two women at a roadblock.", {(R.AFFECTED, 2, 2)}),
        ("A midwife who had stayed behind was raped by soldiers.", {(R.AFFECTED, 1, 1)}),
        ("They put the wounded at 45.", {(R.INJURED, 45, 45)}),
        ('The army put the dead at 10 "suppliers of terrorists".', {(R.KILLED, 10, 10)}),
        ("Rebels were responsible for 30 of these deaths and soldiers for 12.", {(R.KILLED, 30, 30), (R.KILLED, 12, 12)}),
        ("The whereabouts of nine were not known to the government.", {(R.MISSING, 9, 9)}),
        ("The fighting would push another 4,000 people out of their homes.", {(R.DISPLACED, 4000, 4000)}),
        ("Eleven women and two men reported rape.", {(R.AFFECTED, 11, 11), (R.AFFECTED, 2, 2)}),
        ("Ilo Benda, 35, who died at the hospital, was a baker.", {(R.KILLED, 1, 1)}),
        ("Don Ilo and a girl were killed on a sandbank.", {(R.KILLED, 1, 1)}),
        ("Two engineers of the road project died and their driver was maimed.", {(R.KILLED, 2, 2), (R.INJURED, 1, 1)}),
        ("The soldier, Ilo Benda, 20, was killed by a sniper.", {(R.KILLED, 1, 1)}),
        ("He was unharmed and his friend lost a hand.", {(R.INJURED, 1, 1)}),
        ("Six boys arrived without vital signs, eleven with shrapnel wounds.", {(R.KILLED, 6, 6), (R.INJURED, 11, 11)}),
        ("The toll has risen from at least 12 on Friday to 19 this morning.", {(R.KILLED, 19, 19)}),
        ("Nine men were shot dead at Camp Seven.", {(R.KILLED, 9, 9)}),
        ("The toll has gone up to 14.", {(R.KILLED, 14, 14)}),
        ("Four drivers were shot in the legs at the depot.", {(R.INJURED, 4, 4)}),
        ("Four drivers were shot at the depot.", {(R.AFFECTED, 4, 4)}),
        ("The shooting of four drivers shocked Orin.", {(R.AFFECTED, 4, 4)}),
        ("Four drivers were shot and killed at the depot.", {(R.KILLED, 4, 4)}),
        ("A girl of 14 was killed at Pier Two.", {(R.KILLED, 1, 1)}),
    ],
)  # fmt: skip
def test_an_outcome_told_in_other_words_is_that_of_the_number(sentence: str, expected: Told) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Three fighters were eliminated from the tournament.",
        "The group heard from 52 villagers how the bridge was lost.",
        "She streamed from Depot Five to 9,000 viewers.",
        "The army eliminated 12 outposts.",
        "A brother of one of the dead spoke to us.",
        "The victim was killed.",
        "Three trucks were seen on the road.",
        "He put the price at 45.",
        "The whereabouts of nine men were known to all.",
        "Ilo Benda, 35, was arrested on suspicion of theft.",
        "His friend lost a bicycle.",
        "They have no prisoners' book.",
        "Soldiers pushed 40 cars out of their way.",
        "Rebels were responsible for two roads and soldiers for 12.",
        "Whether his brother was killed is not known.",
    ],
)
def test_what_only_looks_like_harm_has_no_outcome(sentence: str) -> None:
    assert told(sentence) == set()


def test_what_stands_behind_a_verb_of_place_is_no_hedge() -> None:
    (count,) = find_counts("He prayed over 21 traders.")
    assert (count.low, count.high, count.exact) == (21, 21, True)


def test_a_single_person_named_before_is_a_part_of_whatever_total_is_told() -> None:
    assert [c.part for c in find_counts("And his brother was killed.")] == [True]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The command admitted losing five fighters.", {(R.KILLED, 5, 5)}),
        ("A chief spoke of 19 killed, seven missing and 100 huts burnt.", {(R.KILLED, 19, 19), (R.MISSING, 7, 7), (R.AFFECTED, 100, 100)}),
        ("Residents said soldiers burned 40 huts, 12 granaries and two trucks and killed nine herders.", {(R.KILLED, 9, 9), (R.AFFECTED, 40, 40), (R.AFFECTED, 12, 12), (R.AFFECTED, 2, 2)}),
        ("Residents said 17 stalls burned down.", {(R.AFFECTED, 17, 17)}),
        ("Residents said two armoured cars were sent and six bandits were killed.", {(R.KILLED, 6, 6)}),
        ("Residents said gunmen in two vehicles killed nine herders.", {(R.KILLED, 9, 9)}),
        ("Residents said soldiers pushed 40 villagers from their homes.", {(R.DISPLACED, 40, 40)}),
        ("Residents said soldiers burned 40 rounds and killed nine herders.", {(R.KILLED, 9, 9)}),
        ("Residents said 22 bodies, six of them of children, had been found.", {(R.KILLED, 22, 22), (R.KILLED, 6, 6)}),
    ],
)  # fmt: skip
def test_a_claim_counts_all_that_its_clause_lists(sentence: str, expected: Told) -> None:
    assert claimed(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("The general said there were no casualties on his side.", ActKind.KILLING, {(R.KILLED, 0, 0), (R.INJURED, 0, 0)}),
        ("The group said that they hold no prisoners.", ActKind.DETENTION, {(R.DETAINED, 0, 0)}),
    ],
)  # fmt: skip
def test_none_at_all_is_a_number_and_negates_its_act(sentence: str, kind: ActKind, expected: Told) -> None:
    (claim,) = (c for c in said_in(sentence) if c.counts)
    assert claim.act is not None
    assert (claim.act.kind, claim.act.asserted) == (kind, Assertion.NEGATED)
    assert claimed(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three of the girls are in hospital.", {(R.INJURED, 3, 3)}),
        ("Another six remain in a critical condition.", {(R.INJURED, 6, 6)}),
        ("Two men are fighting for their lives.", {(R.INJURED, 2, 2)}),
        ("Nine men in hospital gowns watched.", set()),
        ("Monitors listed 31 cases of enforced disappearance.", {(R.MISSING, 31, 31)}),
        ("The court heard 12 cases of theft.", set()),
        ("A widow of 40 was killed.", {(R.KILLED, 1, 1)}),
        ("A mother of six was killed.", {(R.KILLED, 1, 1)}),
        ("The army has no record of any nine killed.", set()),
        ("The police knew nothing of 14 dead.", set()),
        ("Of the 30 drivers, 11 were shot dead.", {(R.KILLED, 11, 11)}),
        ("Two men shot and killed Odo Marn at his door.", {(R.KILLED, 1, 1)}),
        ("Two men were shot and killed.", {(R.KILLED, 2, 2)}),
        ("Three were wounded and a fourth died.", {(R.INJURED, 3, 3), (R.KILLED, 1, 1)}),
        ("The bodies of the two missing guards were found.", {(R.KILLED, 2, 2)}),
        ("Four men were strangled.", {(R.KILLED, 4, 4)}),
        ("Five women met their deaths in the yard.", {(R.KILLED, 5, 5)}),
    ],
)
def test_states_cases_and_what_nobody_knows_of(sentence: str, expected: Told) -> None:
    assert told(sentence) == expected

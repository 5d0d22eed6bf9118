"""Killed and injured of one happening: persons counted once, belief that is a share, ranges that say what they hold."""

import random
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.reading.tally import Evidence, Tally, gather, link, weigh_evidence
from corrobora.reading.victims import Fate
from corrobora.records import Report, ReportId, When


def report(text: str, *, title: str | None = None) -> Report:
    return Report(id=ReportId("r"), text=text, title=title)


def persons(*texts: str) -> list[tuple[int | None, bool]]:
    found = link([gather(report(text)) for text in texts])
    return sorted(((p.age, bool(p.fates[Fate.KILLED])) for p in found), key=lambda p: (p[0] or 0, p[1]))


def reading(evidence: Evidence, name: str) -> int | None:
    return dict(evidence.readings)[name]


def test_one_told_of_in_several_sentences_is_one_person() -> None:
    text = "Odo Testrow, 24, was shot in the yard. He was taken to a clinic. Testrow died at noon."
    assert persons(text) == [(24, True)]


def test_age_and_sex_tell_persons_apart_and_name_joins_them() -> None:
    text = "A 14-year-old boy and a 30-year-old woman were shot. The woman died. Ilva Marn, 30, was killed on her way home."
    assert persons(text) == [(14, False), (30, True)]


def test_the_same_person_in_two_reports_is_one() -> None:
    assert persons("A 24-year-old man was shot.", "Odo Testrow, 24, died at the clinic.") == [(24, True)]


def test_two_listed_side_by_side_are_two() -> None:
    assert len(persons("A man and a man were shot.")) == 2


def test_another_is_somebody_else() -> None:
    assert len(persons("A man was shot. Another man was wounded.")) == 2


def test_the_headline_is_summed_where_it_lists_people() -> None:
    evidence = weigh_evidence([gather(report("It happened at noon.", title="Woman, 2 kids killed"))])
    assert reading(evidence, "killed:title:most") == 3


def test_the_largest_group_of_the_report_is_read_and_another_case_is_not() -> None:
    text = "Three people were killed in the market. In an unrelated shooting nine people were killed."
    evidence = weigh_evidence([gather(report(text))])
    assert reading(evidence, "killed:all:most") == 3


def test_counts_of_a_charge_are_read() -> None:
    evidence = weigh_evidence([gather(report("He is charged with two counts of murder. A woman was shot."))])
    assert reading(evidence, "charged:killed") == 2


def test_what_is_told_lies_where_it_says() -> None:
    text = "It was noon.\\n\\nA 24-year-old man was shot dead.".replace("\\n", "\n")
    (told,) = {(t.start, t.start + t.mention.end - t.mention.start) for t in gather(report(text)).told}
    assert text[told[0] : told[1]] == "A 24-year-old man"


WEIGHTS: Final = {
    "k|killed:all:most|d0": 4.0,
    "k|killed:all:most|none|0": 3.0,
    "i|injured:all:most|d0": 4.0,
    "i|injured:all:most|none|0": 3.0,
}


def test_weights_decide_and_the_range_says_how_surely() -> None:
    told = gather(report("Three people were killed and 60 people were wounded."))
    sure = Tally(weights={k: 4 * v for k, v in WEIGHTS.items()}).count([told])
    assert (sure.killed.low, sure.killed.best, sure.killed.high) == (3, 3, 3)
    assert (sure.injured.low, sure.injured.best, sure.injured.high) == (60, 60, 60)
    unsure = Tally(weights={}).count([told])
    assert unsure.killed.high is None
    assert unsure.belief < sure.belief


def test_nothing_told_is_nobody() -> None:
    none = Tally(weights=WEIGHTS).count([gather(report("The council met."))])
    assert (none.killed.best, none.injured.best) == (0, 0)


TEXTS: Final = (
    "Three people were killed.",
    "A 24-year-old man was shot. He died.",
    "Odo Testrow, 24, was wounded.",
    "Nobody was hurt.",
    "",
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(TEXTS), max_size=4), st.randoms())
def test_belief_sums_to_one_and_the_order_of_reports_changes_nothing(
    texts: list[str], chance: random.Random
) -> None:
    gathered = [gather(report(text)) for text in texts]
    tally = Tally(weights=WEIGHTS)
    belief = tally.believe(weigh_evidence(gathered))
    assert abs(sum(belief.values()) - 1) < 1e-9
    shuffled = list(gathered)
    chance.shuffle(shuffled)
    assert tally.count(shuffled) == tally.count(gathered)


@given(st.lists(st.text(max_size=120), max_size=3))
def test_no_text_raises(texts: list[str]) -> None:
    told = Tally(weights=WEIGHTS).count(gather(report(text, title=text[:40])) for text in texts)
    for one in (told.killed, told.injured):
        assert one.low <= one.best
        assert one.high is None or one.best <= one.high


def test_both_and_they_say_their_fate_of_those_told_of_before() -> None:
    assert persons("Odo Testrow, 16, and Ilva Marn, 15, were shot. Both were pronounced dead.") == [
        (15, True),
        (16, True),
    ]
    assert persons("A man, 40, and a boy, 12, were shot. They died later.") == [(12, True), (40, True)]
    three = "Odo Testrow, 16, Ilva Marn, 15, and Amara Testrow, 40, were shot. Both were pronounced dead."
    assert not any(dead for _, dead in persons(three))


def test_ordinals_and_multiples_imply_a_number() -> None:
    evidence = weigh_evidence(
        [gather(report("A third person has died. A fifth victim was hurt. Police speak of a triple murder."))]
    )
    assert reading(evidence, "killed:multiple") == 3
    assert reading(evidence, "total:multiple") == 5
    alone = weigh_evidence([gather(report("Police call it a murder-suicide."))])
    assert reading(alone, "killed:multiple") == 2


def dated(text: str, day: str, *, title: str | None = None) -> Report:
    return Report(id=ReportId(day), text=text, title=title, published=When(text=day, edtf=day))


def test_the_doer_who_died_is_one_more_than_those_he_killed() -> None:
    text = "A miner shot and killed two women. He later turned the gun on himself."
    evidence = weigh_evidence([gather(report(text))])
    assert reading(evidence, "killed:done") == 2
    assert reading(evidence, "killed:done-and-doer") == 3
    assert reading(evidence, "killed:lead:most") == 3
    spared = weigh_evidence([gather(report("A miner shot and killed two women. He was arrested."))])
    assert reading(spared, "killed:done-and-doer") is None


def test_a_death_told_later_is_one_more_than_the_dead_of_the_days_before() -> None:
    first = dated("One man was killed and four people were wounded in the market.", "2031-05-01")
    later = dated(
        "A guard has died a week after the market was fired upon.", "2031-05-08", title="Victim dies"
    )
    assert reading(weigh_evidence([gather(later), gather(first)]), "killed:later") == 2
    assert reading(weigh_evidence([gather(later)]), "killed:later") is None
    third = gather(report("A man died of his wounds.", title="Third victim dies after market attack"))
    assert reading(weigh_evidence([third]), "killed:later") == 3
    assert reading(weigh_evidence([third]), "killed:title:most") == 3


def test_a_page_that_sums_several_happenings_up_is_heard_only_where_it_is_alone() -> None:
    summing = gather(
        report("Nine people were killed across the city.", title="Nine killed in weekend shootings")
    )
    own = gather(report("Two people were wounded in the market.", title="Two wounded in market"))
    assert summing.several
    assert not own.several
    assert reading(weigh_evidence([summing, own]), "killed:all:most") is None
    assert reading(weigh_evidence([summing]), "killed:all:most") == 9


def test_a_number_far_above_headline_and_lead_is_another_happenings() -> None:
    title = "Two killed in market"
    text = "Two people were killed in the market. It was noon. It rained. Guards came. Later they left. A mine killed 49 people."
    evidence = weigh_evidence([gather(report(text, title=title))])
    assert reading(evidence, "killed:all:most") == 2


def test_headlines_of_films_beside_the_text_are_not_heard() -> None:
    films = "0:45 Two killed in market 1:27 Boy dies at well 2:10 One dead in mill"
    assert (
        gather(report(f"A man was wounded.\n\n{films}\n\nHe is well.")).told
        == gather(report("A man was wounded.\n\nHe is well.")).told
    )

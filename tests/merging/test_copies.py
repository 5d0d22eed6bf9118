from dataclasses import replace
from itertools import permutations

import pytest

from corrobora.merging import find_copies
from corrobora.records import Report, ReportId, When

STORY = (
    "Nine traders were shot dead on the road to Orin, a nurse at the town's hospital said. "
    "Their lorry was found burned out two kilometres from the ford. "
    "The governor promised that an inquiry would report within ten days. "
    "Residents say that patrols have not been seen on the road since the rains."
)


def report(name: str, text: str, published: str | None = None) -> Report:
    when = None if published is None else When(text=published, edtf=published, date_prec=1, time_prec=1)
    return Report(id=ReportId(name), text=text, published=when)


def test_a_cut_copy_points_at_the_earlier_report() -> None:
    whole = report("a", STORY, "2031-03-01")
    cut = report("b", STORY.split(". ", maxsplit=1)[0] + ". " + STORY.split(". ")[1] + ".", "2031-03-02")
    edges = find_copies([cut, whole])
    assert set(edges) == {"b"}
    assert edges[ReportId("b")][0].report == "a"
    assert edges[ReportId("b")][0].share == 1.0


def test_without_dates_the_shorter_report_is_the_copy() -> None:
    edges = find_copies([report("a", STORY[:200]), report("b", STORY)])
    assert set(edges) == {"a"}


def test_one_shared_sentence_makes_no_copy() -> None:
    other = (
        "Nine traders were shot dead on the road to Orin, a nurse at the town's hospital said. "
        "The Orin Front called the killings a crime and blamed the garrison at the bridge. "
        "Its statement named the commander of the garrison and asked for foreign observers."
    )
    assert find_copies([report("a", STORY), report("b", other)]) == {}


def test_order_of_arrival_changes_nothing() -> None:
    reports = [
        report("a", STORY, "2031-03-01"),
        report("b", STORY + " It was a Monday market day in the town.", "2031-03-02"),
        report("c", STORY[:230]),
    ]
    answers = {str(sorted(find_copies(order).items())) for order in permutations(reports)}
    assert len(answers) == 1


OWN_BEFORE = (
    "The market at Selm opened late on Thursday because nobody had swept the square. "
    "Our bicycle made the forty kilometres from the coast in a morning. "
    "Four shutters were up and a boy was selling matches on the church steps. "
    "Nobody under that roof had slept, the sexton told us over a cup of cold tea. "
)
OWN_AFTER = (
    " In the afternoon the wind turned and the smoke came back over the roofs. "
    "The garrison sent a clerk who wrote down the number of shutters."
)


def test_a_passage_inside_a_text_of_its_own_is_taken_over() -> None:
    passage = ". ".join(STORY.split(". ")[:3]) + "."
    edges = find_copies(
        [report("a", STORY, "2031-03-01"), report("b", OWN_BEFORE + passage + OWN_AFTER, "2031-03-02")]
    )
    (edge,) = edges[ReportId("b")]
    assert (edge.report, edge.share) == ("a", 0.333)
    assert edge.evidence.startswith("a passage: sentences 5 to 7 of 9")


def test_two_sentences_or_three_apart_are_no_passage() -> None:
    first, second, third, _ = STORY.split(". ")
    two = f"{OWN_BEFORE}{first}. {second}.{OWN_AFTER}"
    scattered = f"{first}. {OWN_BEFORE}{second}.{OWN_AFTER} {third}."
    for text in (two, scattered):
        assert find_copies([report("a", STORY, "2031-03-01"), report("b", text, "2031-03-02")]) == {}


def test_a_statement_that_two_quote_is_no_passage_taken_over() -> None:
    quoted = f"“{' '.join(STORY.split('. ')[n] + '.' for n in range(3))}”"
    one = (
        f"A statement by the ministry reached this newsroom after the evening bulletin. {quoted} {OWN_AFTER}"
    )
    assert find_copies([report("a", one, "2031-03-01"), report("b", OWN_BEFORE + quoted, "2031-03-02")]) == {}


def test_of_a_chain_the_copy_points_at_the_link_whose_words_it_has() -> None:
    changed = STORY.replace("two kilometres from the ford", "six kilometres from the ford")
    first, link = report("a", STORY, "2031-03-01"), report("b", changed, "2031-03-02")
    edges = find_copies([first, link, report("c", changed, "2031-03-03")])
    assert {name: edge[0].report for name, edge in edges.items()} == {"b": "a", "c": "b"}


# --------------------------------------------------------------------------- told again in other words

WIRE = (
    "Rebels said on Monday that government troops shot at least fourteen traders on the road to Orin. "
    "The Orin Front said two lorries were stopped at the ford by soldiers with a foreign company. "
    '"They read out names from a list and fired," spokesman Tavo Brell told Delta Wire by radio. '
    "He said three women and a boy of twelve were among the dead, and that the lorries were pushed into the river. "
    "A nurse at the Orin hospital, who feared for her post, said nineteen bodies were carried in before dusk. "
    "The army did not answer a request for comment. "
    "In 2019, thirty-two fishermen drowned at the same ford when a patrol boat rammed their canoe."
)
RETELLING = (
    "Fourteen traders or more lost their lives on the Orin road to the bullets of government troops, it is alleged. "
    "Tavo Brell, who speaks for the Orin Front, claims that soldiers and men of a foreign company halted two lorries "
    "at the ford. "
    "A list of names was read out before the firing began. "
    "Three women and a boy were among the dead by his account; the lorries ended up in the river. "
    "Nineteen bodies had reached the Orin hospital before dusk, said a nurse there who feared for her post. "
    "Nobody in the barracks picked up the telephone on Tuesday. "
    "Thirty-two fishermen drowned at this very ford in 2019 after a patrol rammed a canoe."
)


def test_a_story_told_again_in_other_words_points_at_the_one_it_may_rest_on() -> None:
    edges = find_copies([report("b", RETELLING, "2031-03-03"), report("a", WIRE, "2031-03-02")])
    assert set(edges) == {"b"}
    (edge,) = edges[ReportId("b")]
    assert edge.report == "a"
    assert edge.evidence.startswith("reworded: ")


def test_a_retelling_claims_no_sentence_that_does_not_stand_in_the_other() -> None:
    edges = find_copies([report("a", WIRE, "2031-03-02"), report("b", RETELLING, "2031-03-03")])
    assert edges[ReportId("b")][0].share == 0.0


OWN_STORY = (
    "Tavo Brell of the Orin Front was on the telephone for an hour. "
    "He said the dead of the Orin road were traders, fourteen of them. "
    "At the ford, a fisherman showed this reporter a shoe and the door of a lorry. "
    "He said that he had seen soldiers, and that he had hidden in the reeds until dark. "
    "At the hospital a surgeon counted the wounded on his fingers and asked for blood. "
    "The price of salt has doubled since Monday, said a woman in the market."
)


def shuffled(text: str) -> str:
    sentences = text.split(". ")
    return ". ".join([*reversed([one.rstrip(".") for one in sentences])]) + "."


NEAR_MISSES = {
    "the same named speaker, and witnesses of its own": OWN_STORY,
    "the same things in the opposite order": shuffled(RETELLING),
    "the same things without the named speaker": RETELLING.replace("Tavo Brell", "A man"),
    "the first two sentences and no more": ". ".join(RETELLING.split(". ")[:2]) + ".",
    "another incident with the same spokesman": (
        "Tavo Brell of the Orin Front said on Friday that a herders' camp near the Salt Pass was shelled at dawn. "
        "Six tents burned and two herders died, he said by radio. "
        "The army said it had fired on a column of motorcycles. "
        "A teacher at Salt Pass said she had counted eleven impacts from her roof. "
        "The pass was closed to lorries in 2027 after a landslide."
    ),
}


@pytest.mark.parametrize("text", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_what_only_resembles_a_retelling_is_none(text: str) -> None:
    assert find_copies([report("a", WIRE, "2031-03-02"), report("b", text, "2031-03-03")]) == {}


def test_stories_of_two_agencies_rest_each_on_its_own() -> None:
    one = replace(report("a", WIRE, "2031-03-02"), credits=("Delta Wire",))
    other = replace(report("b", RETELLING, "2031-03-03"), credits=("Hill Press",))
    assert find_copies([one, other]) == {}
    assert set(find_copies([one, replace(other, credits=("Delta Wire",))])) == {"b"}


def test_an_outlet_that_repeats_itself_copies_nobody() -> None:
    one = replace(report("a", WIRE, "2031-03-02"), outlet="Orin Post")
    assert find_copies([one, replace(report("b", RETELLING, "2031-03-03"), outlet="Orin Post")]) == {}

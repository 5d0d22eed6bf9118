import textwrap
from collections.abc import Callable
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


def report(name: str, text: str, published: str | None = None, outlet: str | None = None) -> Report:
    when = None if published is None else When(text=published, edtf=published, date_prec=1, time_prec=1)
    return Report(id=ReportId(name), text=text, published=when, outlet=outlet)


def originals(reports: list[Report]) -> dict[str, list[str]]:
    """Return for each copy the reports that it points at."""
    return {name: [edge.report for edge in edges] for name, edges in find_copies(reports).items()}


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
    assert edge.evidence.startswith("a passage: 40 words one after another, from “nine traders were shot” to")


def test_one_sentence_or_sentences_far_apart_are_no_passage() -> None:
    first, second, third, _ = STORY.split(". ")
    one = f"{OWN_BEFORE}{first}.{OWN_AFTER}"
    scattered = f"{first}. {OWN_BEFORE}{second}.{OWN_AFTER} {third}."
    for text in (one, scattered):
        assert find_copies([report("a", STORY, "2031-03-01"), report("b", text, "2031-03-02")]) == {}


def test_a_passage_may_have_words_put_in_left_out_and_turned_round() -> None:
    first, second, third, _ = STORY.split(". ")
    put_in = f"{OWN_BEFORE}{first}, writes the paper. {second}.{OWN_AFTER}"
    left_out = f"{OWN_BEFORE}{first}. {third}.{OWN_AFTER}"
    turned = f"{OWN_BEFORE}{third}. {first}.{OWN_AFTER}"
    for text in (put_in, left_out, turned):
        reports = [report("a", STORY, "2031-03-01"), report("b", text, "2031-03-02")]
        assert originals(reports) == {"b": ["a"]}


SERMON = (
    "Dear faithful, I have sat for two days with the wounded and with the man who drove. "
    "The driver slowed down at the ford and switched on the light in his cabin, as one is told to do. "
    "The garrison nevertheless opened fire. "
    "I ask its commander to tell the families why it happened and who gave the word."
)


def test_who_quotes_what_another_wrote_takes_it_over() -> None:
    quoted = (
        "The vicar wrote to his parishes: “The driver slowed down at the ford and switched on the light in his cabin, "
        "as one is told to do. The garrison nevertheless opened fire.”"
    )
    reports = [report("a", SERMON, "2031-03-01"), report("b", OWN_BEFORE + quoted + OWN_AFTER, "2031-03-02")]
    assert originals(reports) == {"b": ["a"]}


QUOTED = (
    "“We carried the nine of them up from the ford before it was light, and nobody came to help us, and "
    "the lorry was still burning behind us all the way up to the town,”"
)


def test_a_quotation_is_taken_from_whom_the_later_text_names() -> None:
    first = report("a", f"A trader lost his two brothers. {QUOTED} he says.", "2031-03-01", "Delta Wire")
    for words, copied in (("he told Delta Wire.", True), ("he tells us by telephone.", False)):
        text = f"{OWN_BEFORE}{QUOTED} {words}{OWN_AFTER}"
        found = originals([first, report("b", text, "2031-03-02", "The Selm Mirror")])
        assert found == ({"b": ["a"]} if copied else {})


@pytest.mark.parametrize("marks", ["“”", "«»", "‘’", "''", '""'])
def test_a_statement_is_known_by_all_marks_of_quotation(marks: str) -> None:
    quoted = f"{marks[0]}{QUOTED.strip('“”')}{marks[1]}"
    one = f"The ministry's clerk read a statement to those who didn't leave. {quoted} he said. {OWN_AFTER}"
    reports = [report("a", one, "2031-03-01"), report("b", f"{OWN_BEFORE}{quoted} it says.", "2031-03-02")]
    assert find_copies(reports) == {}


def test_one_outlet_repeats_its_own_quotation_but_not_its_standing_lines() -> None:
    texts = [
        f"Our man at the ford wrote number {n} from there today. {QUOTED} a trader says. Page {n} has more."
        for n in "1234"
    ]
    twice = [
        report(str(n), OWN_BEFORE * n + text, f"2031-03-0{n + 1}", "Mirror") for n, text in enumerate(texts)
    ]
    assert originals(twice[:2]) == {"1": ["0"]}
    note = "This newspaper does not print the names of the dead before their families have been told of it by us, and takes every number that it prints from the registers of the hospitals."
    apart = [OWN_BEFORE, OWN_AFTER, STORY, SERMON]
    noted = [report(str(n), f"{text} {note}", f"2031-03-0{n + 1}", "Mirror") for n, text in enumerate(apart)]
    assert find_copies(noted) == {}


def test_a_text_put_together_from_two_points_at_both() -> None:
    first = ". ".join(STORY.split(". ")[:3]) + "."
    second = ". ".join(SERMON.split(". ")[:2]) + "."
    mixed = report("c", f"{first}{OWN_AFTER} {OWN_BEFORE}{second}", "2031-03-03")
    found = originals([report("a", STORY, "2031-03-01"), report("b", SERMON, "2031-03-02"), mixed])
    assert found == {"c": ["a", "b"]}


def test_a_passage_copied_on_is_no_second_one() -> None:
    passage = ". ".join(STORY.split(". ")[:3]) + "."
    link = report("b", OWN_BEFORE + passage, "2031-03-02")
    last = report("c", f"{SERMON} {passage} {OWN_AFTER}", "2031-03-03")
    assert originals([report("a", STORY, "2031-03-01"), link, last]) == {"b": ["a"], "c": ["a"]}


def test_a_statement_that_two_quote_is_no_passage_taken_over() -> None:
    quoted = f"“{' '.join(STORY.split('. ')[n] + '.' for n in range(3))}”"
    one = (
        f"A statement by the ministry reached this newsroom after the evening bulletin. {quoted} {OWN_AFTER}"
    )
    assert find_copies([report("a", one, "2031-03-01"), report("b", OWN_BEFORE + quoted, "2031-03-02")]) == {}


STATEMENT = (
    "our forces acted on precise reports and struck a gathering of the rebels’ fighters who were about to cross the "
    "river, and nobody who had not taken up arms was anywhere near the place when it was struck at dawn"
)


def told_by_two(marks: str = "“”", after: str = "") -> tuple[str, str]:
    """Two reports of their own that quote one statement."""
    one = (
        f"A nurse at Selm counted fourteen of them on the tables that evening.\n\nThe garrison said in a note: "
        f"{marks[0]}{STATEMENT}.{marks[1]}\n\nThis newsroom could not reach the ford."
    )
    other = (
        f"Two carters told this paper of a strike on the ford.\n\n{marks[0]}{STATEMENT},{marks[1]} the garrison "
        f"said.\n\nThe price of salt has doubled since then, said a woman in the market.{after}"
    )
    return one, other


def wrapped(text: str) -> str:
    return "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in text.split("\n\n"))


@pytest.mark.parametrize("marks", ["“”", "‘’", "''"])
@pytest.mark.parametrize("laid_out", [str, wrapped])
def test_a_statement_quoted_by_two_is_no_copy_however_it_is_set(
    marks: str, laid_out: Callable[[str], str]
) -> None:
    one, other = (laid_out(text) for text in told_by_two(marks))
    assert find_copies([report("a", one, "2031-03-01"), report("b", other, "2031-03-02")]) == {}


@pytest.mark.parametrize(
    ("outlet", "after"),
    [
        ("Delta Wire", "\n\nSchools stay shut. Delta Wire has reported that they open on Monday."),
        ("Dawn", "\n\nDawn had just broken when the shells came."),
        ("Dawn", " Dawn had just broken, she said, and nobody told her anything."),
    ],
)
def test_an_outlet_named_elsewhere_gathered_nothing(outlet: str, after: str) -> None:
    one, other = told_by_two(after=after)
    reports = [report("a", one, "2031-03-01", outlet), report("b", other, "2031-03-02", "The Selm Mirror")]
    assert find_copies(reports) == {}


def test_what_a_witness_said_is_no_standing_line_of_an_outlet() -> None:
    word = (
        "A woman who sells millet at the ford said she saw soldiers take eleven men out of the chapel of Selm at dawn, "
        "tie their hands behind them and lead them down to the river while the others were made to watch."
    )
    own = [OWN_BEFORE, OWN_AFTER, STORY, SERMON]
    reports = [
        report(str(n), f"{text}\n\n{word}", f"2031-03-0{n + 1}", "Mirror") for n, text in enumerate(own)
    ]
    assert originals(reports[:3]) == {"1": ["0"], "2": ["0"]}
    assert originals(reports) == {"1": ["0"], "2": ["0"], "3": ["0"]}


def test_no_passage_begins_at_words_that_a_table_repeats() -> None:
    line = "killed 0 wounded 0 missing 0 killed 0 wounded 0 missing 0"
    tables = ["\n".join(f"Ward {first + n}: {line}" for n in range(40)) for first in (1, 1001)]
    reports = [
        report(str(n), f"{OWN_BEFORE * n}\n{text}", f"2031-03-0{n + 1}") for n, text in enumerate(tables)
    ]
    assert all("a passage" not in edge.evidence for edges in find_copies(reports).values() for edge in edges)


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

from itertools import permutations

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

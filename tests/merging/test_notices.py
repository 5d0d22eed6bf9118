"""What a text says of publications: withdrawn, corrected, standing again, or merely talked about."""

import pytest

from corrobora.merging.notices import Doing, Notice, amounts, find_notices
from corrobora.records import Report, ReportId, Span


def page(text: str, title: str | None = None) -> Report:
    return Report(id=ReportId("a" * 64), text=text, title=title, outlet="The Lantern Post")


def only(text: str, title: str | None = None) -> Notice:
    (notice,) = find_notices(page(text, title))
    return notice


def wrong(text: str) -> list[set[int]]:
    return [
        set(amounts(text[span.start : span.end]))
        for notice in find_notices(page(text))
        for span in notice.wrong
    ]


@pytest.mark.parametrize(
    "text",
    [
        "This article has been removed from our site.",
        "This story has since been withdrawn in full.",
        "We have unpublished this report because its source cannot be traced.",
        "This item, which spoke of a raid, has been retracted.",
        "We have taken down this page.",
        "Cet article a été retiré par la rédaction.",
    ],
)
def test_a_page_says_of_itself_that_it_is_gone(text: str) -> None:
    notice = only(text)
    assert (notice.doing, notice.own, notice.who) == (Doing.WITHDRAWS, True, None)


@pytest.mark.parametrize(
    "text",
    [
        "We retract our story on the raid at Oskel.",
        "The Lantern Post has withdrawn its report of 4 March on the raid at Oskel.",
        "LP withdraws its story headlined “Raid at Oskel leaves ten dead” and apologises.",
        "The paper regrets the error and has deleted its dispatch on Oskel.",
        "Please disregard our item of May 19 on the raid at Oskel.",
        "ADVISORY: kill the story slugged OSKEL-RAID.",
        "Editors are asked not to use our item on the raid at Oskel.",
        "Clients should not publish our alert on Oskel.",
        "KILL KILL KILL",
        "The story headlined “Raid at Oskel leaves ten dead” is hereby withdrawn.",
        "Our report on the raid has been withdrawn.",
        "Prière de ne pas utiliser la dépêche sur Oskel.",
    ],
)
def test_a_publisher_takes_back_another_publication(text: str) -> None:
    notice = only(text)
    assert notice.doing is Doing.WITHDRAWS
    assert not notice.own


@pytest.mark.parametrize(
    "text",
    [
        "The governor called on the Lantern Post to withdraw its story.",
        "The Lantern Post must retract its report, a spokesman demanded.",
        "The Lantern Post should withdraw its report at once.",
        "The Lantern Post refused to withdraw its story.",
        "The Lantern Post has not retracted its story.",
        "The Lantern Post will withdraw its story if the colonel shows his book.",
        "The colonel said the Lantern Post had withdrawn its story.",
        "The Lantern Post has withdrawn its story, the colonel claimed.",
        "According to the colonel, the Lantern Post retracted its report.",
        "It is false that the Lantern Post has withdrawn its story.",
        "“We retract our story,” the mayor said.",
        "The army withdrew its men from Oskel and gunmen killed ten.",
        "Gunmen killed the man who had written the report.",
        "The commission withdrew from the talks after the report.",
        "We have removed the name of the child from this article.",
        "The corrections service said ten prisoners had died.",
        "Soldiers were ordered to kill. The story spread.",
    ],
)
def test_what_is_demanded_denied_or_told_by_others_is_no_notice(text: str) -> None:
    assert [notice for notice in find_notices(page(text)) if notice.doing is Doing.WITHDRAWS] == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Correction, 5 March: an earlier version of this article said 34 people died. It was 28.", {34}),
        ("An earlier version gave the toll as 34; the correct number is 28.", {34}),
        ("(Corrects toll in paragraph 2 to 28 from 34)", {34}),
        ("Corrects the headline to say 28 killed, not 34.", {34}),
        ("This article was amended on 5 March to say that 28 people died, not 34.", {34}),
        ("Correction: The number of dead should have been 28, not 34.", {34}),
        ("CORRECTION - 28 people died, not 34.", {34}),
        ("Owing to an editing error we wrongly reported that thirty-four people had died. It was 28.", {34}),
        ("For the record: our story of Tuesday misstated the toll as 34.", {34}),
        ("Correction: We said on Monday that 34 had died. The hospital speaks of 28.", {34}),
        ("This story has been corrected to show that 28 people died, after initially saying 34.", {34}),
        ("Rectificatif : lire 28 morts au lieu de 34.", {34}),
        ("Une version précédente de cet article indiquait que 34 personnes étaient mortes.", {34}),
        ("The original version of this story put the dead at 34 instead of 28.", {34}),
        (
            "Correction: the ferry landing\nLantern Post, 7 March\n\nOn 5 March we wrote that a porter saw 34 dead. He saw 28.",
            {34},
        ),
        (
            "Rain fell on Oskel.\n\nClarification\n\nOur story of Monday gave the number of dead as 34. It was 28.",
            {34},
        ),
        (
            "In Monday's dispatch we said that a driver had counted 34 bodies. He counted 28. We regret the error.",
            {34},
        ),
        (
            "Our article quoted a midwife as saying that 34 had died. She said 28. The Lantern Post apologises for the mistake.",
            {34},
        ),
        ("We reported on Friday that 34 were shot at the mill; 28 were. The error has been corrected.", {34}),
    ],
)
def test_a_correction_says_which_number_is_wrong(text: str, numbers: set[int]) -> None:
    assert wrong(text) == [numbers]


@pytest.mark.parametrize(
    "text",
    [
        "“He fired four times,” Corrections spokesman Tom Hale said of the 34 shots.",
        "The toll has risen from 28 to 34, the hospital said.",
        "An earlier report by the commission said 34 people died.",
        "The previous government said 34 people died; it was 28, the opposition said.",
        "Earlier, the hospital had spoken of 28 dead.",
        "This story has been updated with a new toll.",
        "Editor's note: The commission's report said 34 people died. We could not see it.",
        "We said that 34 fighters were killed there. We regret the mistake of the pilot.",
        "We asked how many, and he said 34 had died.\n\nThe ministry said it regrets the error.",
        "Corrections officers counted 34 bodies.\n\nWe said nothing, a guard told our reporter.",
        "We wrote down that 34 had died, the driver told us. The army has expressed regret.",
    ],
)
def test_a_toll_that_moves_or_is_somebody_elses_is_no_correction(text: str) -> None:
    assert wrong(text) == []


def test_a_marked_correction_of_somebody_elses_number_takes_back_our_own_alone() -> None:
    assert wrong("Correction: the commission's report said 34 people died, not 28.") == [{28}]


def test_a_notice_says_by_headline_and_number_which_item_it_means() -> None:
    notice = only(
        "Please kill item LP-0412, “Raid at Oskel leaves ten dead”. The source has withdrawn his account."
    )
    assert notice.numbers == ("LP-0412",)
    assert notice.headlines == ("Raid at Oskel leaves ten dead",)


def test_a_kill_notice_may_itself_be_taken_back() -> None:
    notice = only("The Lantern Post withdraws its kill notice of item LP-0412.")
    assert notice.of_notice
    restored = only("The Lantern Post reinstates its story headlined “Raid at Oskel leaves ten dead”.")
    assert restored.doing is Doing.RESTORES


def test_a_title_gives_notice_where_the_text_does_not() -> None:
    notice = only("Soldiers killed ten traders at Oskel.", "RETRACTED: Raid at Oskel leaves ten dead")
    assert (notice.own, notice.headed, notice.headlines) == (True, True, ("Raid at Oskel leaves ten dead",))


def test_what_the_withdrawn_story_said_is_told_only_to_be_taken_back() -> None:
    text = "We retract our story on Oskel. The story said that ten traders had been killed. Two men wrote it."
    told = [text[span.start : span.end] for span in only(text).wrong]
    assert told == ["We retract our story on Oskel.", "The story said that ten traders had been killed."]


def test_a_post_that_a_long_page_once_showed_is_not_the_page() -> None:
    story = "Soldiers came to Oskel on Tuesday and fired at the traders on its market square. " * 9
    assert find_notices(page(f"{story}\n\nThis post has been removed.")) == ()
    assert only(f"{story}\n\nThis story has been withdrawn.").own
    assert only("This post has been removed by the editors.").own


def test_page_furniture_gives_no_notice() -> None:
    text = "This article has been removed.\n\nSoldiers came to Oskel."
    held = Report(id=ReportId("a" * 64), text=text, furniture=(Span(start=0, end=30),))
    assert find_notices(held) == ()


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("24 people", {24}),
        ("twenty-four people and two dogs", {24, 2}),
        ("1,200 people", {1200}),
        ("on 5 March 2031 at 14:20, in paragraph 2", set()),
        ("nobody", set()),
    ],
)
def test_amounts_are_no_dates(words: str, numbers: set[int]) -> None:
    assert amounts(words) == numbers

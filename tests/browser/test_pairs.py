"""Pairs answered by keys: at once, one a press, and nothing while a field is typed in."""

from corrobora.records import Decision
from tests.browser.conftest import Opens
from tests.browser.stage import CODER, Stage


def test_a_key_answers_at_once_and_another_takes_it_back(opens: Opens, stage: Stage) -> None:
    page = opens(storage_state=stage.entry(CODER))
    page.goto(f"{stage.address}/pairs")
    asked = page.locator("#decide [name=pair]").input_value()
    copying, copied = asked.split("~")
    before = len(stage.project.desk.said_on_copy(copying, copied))  # type: ignore[arg-type]  # ids are strings
    page.get_by_label("Why").focus()
    page.keyboard.type("run by nobody")
    assert page.locator("#decide [name=pair]").input_value() == asked
    page.locator("#pair-is").focus()
    with page.expect_navigation():
        page.keyboard.press("u")
    page.get_by_text("Kept: unsure.").wait_for()
    said = stage.project.desk.said_on_copy(copying, copied)  # type: ignore[arg-type]  # as above
    assert [one.judgement.decision for one in said[before:]] == [Decision.UNSURE]
    assert said[-1].judgement.why == "run by nobody"
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.locator("#decide [name=pair]").input_value() == asked
    page.keyboard.press("c")  # corrects a claim, and answers no pair
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()


def test_a_key_that_is_held_down_answers_one_pair(opens: Opens, stage: Stage) -> None:
    page = opens(storage_state=stage.entry(CODER))
    page.goto(f"{stage.address}/pairs")
    page.locator("#pair-is").evaluate(
        "place => place.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', repeat: true, bubbles: true}))"
    )
    assert page.locator("#decide").is_visible()
    assert "Kept" not in page.locator("#said").inner_text()

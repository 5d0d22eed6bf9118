"""What holds for every answer, as far as no browser is needed to see it; tests/browser has the rest."""

from corrobora.workbench.guards import HEADERS


def test_a_browser_may_say_that_a_form_is_ours_and_tells_nobody_else_where_somebody_was() -> None:
    # under no-referrer it says "Origin: null" of our own forms, too, and every one of them is refused
    assert HEADERS["Referrer-Policy"] == "same-origin"

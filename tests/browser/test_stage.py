"""What happens where there is no browser, and that the stage is what the other tests take it for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from corrobora.workbench import Role
from tests.browser.conftest import chromium_or_reason
from tests.browser.stage import NAMED_BY, PROGRAMS, REQUIRED_BY, find_chromium


def installed(folder: Path, name: str) -> str:
    program = folder / name
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def test_a_missing_browser_skips_with_a_reason_and_fails_where_it_is_required(tmp_path: Path) -> None:
    nothing = {"PATH": str(tmp_path)}
    assert find_chromium(nothing) is None
    with pytest.raises(pytest.skip.Exception, match=NAMED_BY):
        chromium_or_reason(nothing)
    with pytest.raises(pytest.fail.Exception, match=REQUIRED_BY):
        chromium_or_reason(nothing | {REQUIRED_BY: "1"})


def test_a_browser_that_is_named_stands_before_those_that_are_found(tmp_path: Path) -> None:
    found = [installed(tmp_path, name) for name in (*reversed(PROGRAMS), "my-browser")]
    path = {"PATH": str(tmp_path)}
    assert chromium_or_reason(path | {REQUIRED_BY: "1"}) == found[len(PROGRAMS) - 1]
    assert find_chromium(path | {NAMED_BY: "my-browser"}) == found[-1]
    with pytest.raises(FileNotFoundError, match=f"{NAMED_BY} names no-such-browser"):
        find_chromium(path | {NAMED_BY: "no-such-browser"})


@pytest.mark.parametrize("role", Role)
def test_the_stage_has_somebody_of_each_role(page_of: Callable[[Role], Page], role: Role) -> None:
    page = page_of(role)
    assert page.get_by_role("banner").get_by_text(f"The {role}, {role}").is_visible()
    assert page.get_by_role("link", name="People", exact=True).count() == (1 if role.may(Role.ADMIN) else 0)

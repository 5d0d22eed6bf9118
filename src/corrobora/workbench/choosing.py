"""The form in every page's foot by which somebody chooses a language, logged in or not.

It changes nothing but the words of the pages that this very browser is shown, and lies in a cookie alone: no file says who reads what.
"""

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from corrobora.workbench.access import Page, way_back
from corrobora.workbench.languages import COOKIE, LANGUAGES, language_of
from corrobora.workbench.rendering import field

_KEPT: Final = 365 * 24 * 3600
"""Seconds that a choice is kept. Ours: browsers keep a cookie for little longer."""


async def _choose(request: Request) -> Response:
    tag = await field(request, "language")
    answer: Response = RedirectResponse(way_back(await field(request, "next")), status_code=303)
    if not tag:
        answer.delete_cookie(COOKIE)
    elif tag in LANGUAGES:
        answer.set_cookie(
            COOKIE,
            tag,
            max_age=_KEPT,
            httponly=True,
            samesite="strict",
            secure=request.app.state.secure,
        )
    else:
        _ = language_of(request).gettext
        why = _("the workbench does not speak this language; go back and choose one from the list")
        answer = PlainTextResponse(why + "\n", status_code=400)
    return answer


PAGES: Final[Mapping[tuple[str, str], Page]] = {("POST", "/language"): _choose}
"""By method and path."""

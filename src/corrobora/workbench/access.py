"""Who may do what: the one table of routes and roles, and what stands before every route.

A route that is not in the table does not exist: an application that has one cannot be made. A test walks the table with every role.
"""

import base64
import hashlib
import hmac
import urllib.parse
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from corrobora.workbench.cases import cases_of
from corrobora.workbench.languages import language_of, speak
from corrobora.workbench.people import Account, People, Role, Session

COOKIE: Final = "corrobora"
UNSAFE: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_OURS: Final = frozenset({"same-origin", "none"})
"""Values of ``Sec-Fetch-Site`` with which a form of ours comes: from a page of ours, or by the person's own hand."""

ACCESS: Final[Mapping[tuple[str, str], Role | None]] = {
    ("GET", "/login"): None,
    ("POST", "/login"): None,
    ("POST", "/language"): None,
    ("GET", "/openid"): None,
    ("GET", "/openid/back"): None,
    ("POST", "/logout"): Role.READER,
    ("GET", "/password"): Role.READER,
    ("POST", "/password"): Role.READER,
    ("GET", "/tokens"): Role.READER,
    ("POST", "/tokens"): Role.READER,
    ("POST", "/tokens/{id}"): Role.READER,
    ("GET", "/people"): Role.ADMIN,
    ("GET", "/people/visits"): Role.ADMIN,
    ("POST", "/people"): Role.ADMIN,
    ("POST", "/people/{name}"): Role.ADMIN,
    ("POST", "/people/{name}/cases"): Role.ADMIN,
    # choosing_case
    ("GET", "/cases"): Role.READER,
    ("POST", "/cases"): Role.READER,
    # reports
    ("GET", "/"): Role.READER,
    ("GET", "/add"): Role.CODER,
    ("POST", "/add"): Role.CODER,
    ("GET", "/reports/{id}"): Role.READER,
    ("GET", "/reports/{id}/marks.css"): Role.READER,
    ("POST", "/reports/{id}/claims"): Role.CODER,
    # deciding
    ("GET", "/queue"): Role.CODER,
    ("POST", "/claims/{id}/decision"): Role.CODER,
    ("POST", "/claims/{id}/undo"): Role.CODER,
    ("GET", "/claims/{id}/settle"): Role.REVIEWER,
    ("POST", "/claims/{id}/settle"): Role.REVIEWER,
    ("GET", "/mine"): Role.CODER,
    # api
    ("GET", "/api/1/openapi.json"): Role.READER,
    ("GET", "/api/1/counts"): Role.READER,
    ("GET", "/api/1/facets"): Role.READER,
    ("GET", "/api/1/facets/{facet}"): Role.READER,
    ("GET", "/api/1/reports"): Role.READER,
    ("POST", "/api/1/reports"): Role.CODER,
    ("GET", "/api/1/reports/{report}"): Role.READER,
    ("GET", "/api/1/reports/{report}/claims"): Role.READER,
    ("GET", "/api/1/claims/{claim}"): Role.READER,
    ("POST", "/api/1/claims/{claim}/decisions"): Role.CODER,
    ("POST", "/api/1/claims/{claim}/undo"): Role.CODER,
    ("GET", "/api/1/incidents"): Role.READER,
    ("GET", "/api/1/incidents/{incident}"): Role.READER,
    ("POST", "/api/1/merges"): Role.REVIEWER,
    ("POST", "/api/1/splits"): Role.REVIEWER,
    ("GET", "/api/1/pairs/{kind}"): Role.CODER,
    ("GET", "/api/1/pairs/{kind}/{pair}"): Role.CODER,
    ("POST", "/api/1/pairs/{kind}/{pair}/decisions"): Role.CODER,
    ("POST", "/api/1/proposals/{proposal}/undo"): Role.CODER,
    ("GET", "/api/1/board"): Role.READER,
    ("GET", "/api/1/actors"): Role.READER,
    ("GET", "/api/1/history"): Role.READER,
    ("GET", "/api/1/judgements"): Role.READER,
    ("POST", "/api/1/assess"): Role.CODER,
    ("GET", "/api/1/progress"): Role.READER,
    ("GET", "/api/1/settings/coders"): Role.READER,
    ("PUT", "/api/1/settings/coders"): Role.ADMIN,
    ("GET", "/api/1/export"): Role.REVIEWER,
    # board
    ("GET", "/board"): Role.READER,
    # searching
    ("GET", "/search"): Role.READER,
    # actors
    ("GET", "/actors"): Role.READER,
    ("GET", "/actors/{id}"): Role.READER,
    # ledger
    ("GET", "/history"): Role.READER,
    ("GET", "/history/{id}"): Role.READER,
    # agreeing
    ("GET", "/agreement"): Role.REVIEWER,
    # settings
    ("GET", "/settings"): Role.ADMIN,
    ("POST", "/settings"): Role.ADMIN,
    # pairs
    ("GET", "/pairs"): Role.CODER,
    ("POST", "/pairs"): Role.CODER,
    ("POST", "/pairs/undo"): Role.CODER,
    # incidents
    ("GET", "/static/tokens.css"): None,
    ("GET", "/static/parts.css"): None,
    ("GET", "/incidents"): Role.READER,
    ("GET", "/incidents/{incident}"): Role.READER,
    ("GET", "/incidents/{incident}/dossier.html"): Role.REVIEWER,
    ("GET", "/incidents/{incident}/dossier.json"): Role.REVIEWER,
    ("GET", "/incidents/{incident}/split"): Role.REVIEWER,
    ("POST", "/incidents/{incident}/split"): Role.REVIEWER,
    ("GET", "/incidents/{incident}/place"): Role.CODER,
    ("POST", "/incidents/{incident}/place"): Role.CODER,
    ("GET", "/merge"): Role.REVIEWER,
    ("POST", "/merge"): Role.REVIEWER,
    ("POST", "/judgements/{proposal}/undo"): Role.CODER,
    ("GET", "/places"): Role.READER,
    ("POST", "/assess"): Role.CODER,
    ("GET", "/export"): Role.REVIEWER,
    ("POST", "/export"): Role.REVIEWER,
    # withheld
    ("GET", "/withheld"): Role.REVIEWER,
    ("POST", "/withheld"): Role.REVIEWER,
    ("POST", "/withheld/show"): Role.READER,
    ("POST", "/withheld/hide"): Role.READER,
    ("GET", "/people/looks"): Role.ADMIN,
}
"""The least role for each method and path; ``None``: whoever comes."""
CASELESS: Final = frozenset(
    {
        ("POST", "/logout"),
        ("GET", "/password"),
        ("POST", "/password"),
        ("GET", "/tokens"),
        ("POST", "/tokens"),
        ("POST", "/tokens/{id}"),
        ("GET", "/people"),
        ("GET", "/people/visits"),
        ("GET", "/people/looks"),
        ("POST", "/people"),
        ("POST", "/people/{name}"),
        ("POST", "/people/{name}/cases"),
        ("GET", "/cases"),
        ("POST", "/cases"),
    }
)
"""Routes that are about accounts and sessions, and not about what is in a case; all others of the table that need a role need a case, too."""

Page = Callable[[Request], Awaitable[Response]]


def guarded(method: str, path: str, page: Page) -> Page:
    """Return a page with what stands before it: a session, the role, a case, and where anything is changed, that a page of ours asked for it.

    Raises:
        KeyError: the table has no such route.

    """
    needed = ACCESS[method, path]
    in_a_case = (method, path) not in CASELESS

    async def page_or_refusal(request: Request) -> Response:
        language = language_of(request)
        speak(language)
        _ = language.gettext
        if method in UNSAFE and not is_ours(request):
            return _refused(_("this form was not sent by a page of the workbench"))
        people: People = request.app.state.people
        token = request.cookies.get(COOKIE, "")
        session = people.session(token)
        request.state.session = session
        request.state.case_name = ""
        if (alone := cases_of(request).alone) is not None:
            request.state.case = alone  # for every page, those that need none among them: what it withholds is withheld there, too
        if needed is None:
            return await page(request)
        if session is None:
            if method in UNSAFE:
                return _refused(_("nobody is logged in here any more; log in, then do it again"), 401)
            back = urllib.parse.quote(request.url.path, safe="/")
            return RedirectResponse(f"/login?next={back}", status_code=303)
        if not session.account.role.may(needed):
            roles = {"needed": language.role(needed), "yours": language.role(session.account.role)}
            return _refused(_("this needs the role %(needed)s; yours is %(yours)s") % roles)
        # a form first, which may take long to come: what is open to somebody is asked when all is there
        told = await _told(request) if method in UNSAFE else ""
        cases = cases_of(request)
        case = cases.entered(people, session, token)
        request.state.case_name = "" if case is None else case.name
        if method in UNSAFE:
            if not any(is_word(told, session, name) for name in {"", *cases.names}):
                return _refused(_("this form is no longer valid; load its page again and send it once more"))
            if in_a_case and not is_word(told, session, request.state.case_name):
                return _refused(
                    _(
                        "this form is of another case than the one you are in now, and nothing was done; choose its case, load its page again and send it once more"
                    )
                )
        if in_a_case:
            if case is None:
                if method in UNSAFE:
                    return _refused(_("no case is chosen; choose one, then do it again"))
                back = urllib.parse.quote(request.url.path, safe="/")
                return RedirectResponse(f"/cases?next={back}", status_code=303)
            request.state.case = case
        return await page(request)

    return page_or_refusal


def account_of(request: Request) -> Account:
    """Return who asks; for pages that need a role."""
    session: Session = request.state.session
    return session.account


def address_of(request: Request) -> str:
    """Return the address that a request comes from, as the server was told; nothing where it was not."""
    return request.client.host if request.client is not None else ""


def way_back(words: str) -> str:
    """Return the path of the workbench that somebody wanted before logging in; the first page where the words lead anywhere else."""
    plain = words.isascii() and words.isprintable() and "\\" not in words
    # one slash begins a path and two a host (RFC 3986, 4.2); no part is looked into, since urlsplit fails on a host like "["
    ours = words.startswith("/") and not words.startswith("//")
    return words if plain and ours else "/"


def is_ours(request: Request) -> bool:
    """Return whether what changes something comes from a page of this very server, as far as the browser tells; old ones tell nothing."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in _OURS:
        return False
    return origin is None or origin == f"{request.url.scheme}://{request.url.netloc}"


def word_of(session: Session, case: str) -> str:
    """Return the word that a form must send back: of this session, and of the case in which its page was made.

    It follows from the session's secret and the name of the case, so that no form of a page can leave the case out: one that was loaded
    before somebody went over to another case says so by the very word without which it is refused.
    """
    made = hmac.new(session.csrf.encode(), f"case {case}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode("ascii").rstrip("=")


def is_word(told: str, session: Session, case: str) -> bool:
    """Return whether something that was sent is the word of a session and a case."""
    return hmac.compare_digest(told.encode("utf-8", "replace"), word_of(session, case).encode())


async def _told(request: Request) -> str:
    told = (await request.form()).get("csrf")
    return told if isinstance(told, str) else ""


def _refused(why: str, status: int = 403) -> Response:
    return PlainTextResponse(why + "\n", status_code=status)

"""Pages of accounts: coming in and going, one's own password and tokens, and for an admin everybody's accounts and who came."""

import urllib.parse
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corrobora.errors import CorroboraError
from corrobora.workbench.access import COOKIE, Page, account_of, address_of, way_back
from corrobora.workbench.cases import cases_of
from corrobora.workbench.languages import Refusal, language_of
from corrobora.workbench.oidc import NotBegun, OpenId, new_secret
from corrobora.workbench.people import (
    LONGEST,
    LONGEST_DAYS,
    SESSION,
    SHORTEST,
    VISITS,
    Link,
    Locked,
    People,
    Role,
    What,
)
from corrobora.workbench.rendering import field, fields, shown, struck

OPENID_COOKIE: Final = "corrobora-openid"
"""Holds the secret of a log-in that was begun at an issuer, and the way back."""
_BEGUN_SECONDS: Final = 600
"""How long somebody may take at the issuer. Ours: a password and a second factor."""
_LONGEST_WAY: Final = 512

# --------------------------------------------------------------------------- coming in and going


def _login_shown(
    request: Request, status: int, *, back: str, wrong: str | Exception = "", name: str = ""
) -> Response:
    openid = request.app.state.openid is not None
    return shown(request, "login.html", status, back=back, wrong=wrong, name=name, openid=openid)


def _give_session(request: Request, answer: Response, token: str) -> Response:
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(SESSION.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.app.state.secure,
    )
    return answer


async def _login_page(request: Request) -> Response:
    back = way_back(request.query_params.get("next", "/"))
    if request.state.session is not None:
        return RedirectResponse(back, status_code=303)
    return _login_shown(request, 200, back=back)


async def _login(request: Request) -> Response:
    people: People = request.app.state.people
    name, password = await field(request, "name"), await field(request, "password")
    back = way_back(await field(request, "next"))
    try:
        # argon2 takes its time, and on purpose
        found = await run_in_threadpool(partial(people.log_in, name, password, address=address_of(request)))
    except CorroboraError as why:
        return _login_shown(request, 429, back=back, wrong=why, name=name)
    if found is None:
        _ = language_of(request).gettext
        wrong = _("Name and password do not belong together, or the account is closed.")
        return _login_shown(request, 401, back=back, wrong=wrong, name=name)
    return _give_session(request, RedirectResponse(back, status_code=303), found)


async def _logout(request: Request) -> Response:
    people: People = request.app.state.people
    people.end(request.cookies[COOKIE])
    people.record(What.OUT, name=account_of(request).name, address=address_of(request))
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


# --------------------------------------------------------------------------- by the word of an issuer


async def _openid(request: Request) -> Response:
    """Lead to the issuer, from a link: a form of ours may lead nowhere but here."""
    openid: OpenId | None = request.app.state.openid
    back = way_back(request.query_params.get("next", "/")[:_LONGEST_WAY])
    if openid is None or request.state.session is not None:
        return RedirectResponse(back if openid is not None else "/login", status_code=303)
    people: People = request.app.state.people
    secret = new_secret()
    try:
        people.check_address(address_of(request))
        where = await run_in_threadpool(openid.begin, secret)
    except CorroboraError as why:
        return _login_shown(request, 429 if isinstance(why, Locked) else 401, back=back, wrong=why)
    answer = RedirectResponse(where, status_code=303)
    answer.set_cookie(
        OPENID_COOKIE,
        f"{secret}.{urllib.parse.quote(back, safe='')}",
        max_age=_BEGUN_SECONDS,
        path="/openid",
        httponly=True,
        samesite="lax",  # it has to come back from the issuer, which is another site
        secure=request.app.state.secure,
    )
    return answer


async def _openid_back(request: Request) -> Response:
    openid: OpenId | None = request.app.state.openid
    if openid is None:
        return RedirectResponse("/login", status_code=303)
    people: People = request.app.state.people
    secret, _, way = request.cookies.get(OPENID_COOKIE, "").partition(".")
    back = way_back(urllib.parse.unquote(way))
    address = address_of(request)
    listed = request.query_params.multi_items()
    told = dict(listed)
    begun = True
    found: str | None = None
    wrong: str | Exception = language_of(request).gettext(
        "Nobody here has the account that you came with, or it is closed; ask an admin."
    )
    status = 401
    try:
        people.check_address(address)
        if len(told) != len(listed):
            raise NotBegun("the issuer's answer says one thing twice; begin again")
        who = await run_in_threadpool(openid.finish, secret, told)
        enter = partial(people.log_in_vouched, who, strangers=openid.setting.strangers, address=address)
        found = await run_in_threadpool(enter)
    except Locked as why:
        wrong, status = why, 429
    except NotBegun as why:
        # not counted: a page elsewhere could so have everybody at an address locked out, and end what they began
        wrong, begun = why, False
    except CorroboraError as why:
        wrong = why
        people.fail("", address, f"single sign-on: {wrong}")
    if found is None:
        answer = _login_shown(request, status, back=back, wrong=wrong)
    else:
        # the session's cookie is sent to no page that another site leads to, and this one was led to by the issuer: what leads
        # on from here is a page of ours
        answer = _give_session(request, shown(request, "arrived.html", back=back), found)
    if begun:
        answer.delete_cookie(OPENID_COOKIE, path="/openid", httponly=True, samesite="lax")
    return answer


# --------------------------------------------------------------------------- programs


def _tokens_shown(
    request: Request, status: int = 200, *, wrong: str | Exception = "", made: str = ""
) -> Response:
    people: People = request.app.state.people
    # a label is anybody's words: one that the net had to stop would close the page
    tokens = [
        replace(one, label=struck(request, one.label)) for one in people.tokens(account_of(request).name)
    ]
    return shown(
        request,
        "tokens.html",
        status,
        tokens=tokens,
        cases=_names_open(request),
        wrong=wrong,
        made=made,
        longest=LONGEST_DAYS,
    )


def _names_open(request: Request) -> tuple[str, ...]:
    """Return the names of the cases that are open to whoever asks; that of a project alone is nothing."""
    people: People = request.app.state.people
    return tuple(one.name for one in cases_of(request).open_to(people, account_of(request).name))


async def _tokens_page(request: Request) -> Response:
    return _tokens_shown(request)


async def _make_token(request: Request) -> Response:
    people: People = request.app.state.people
    label, days = await field(request, "label"), await field(request, "days")
    _ = language_of(request).gettext
    if not days.isascii() or not days.isdecimal() or len(days) > 3:
        return _tokens_shown(
            request, 400, wrong=_("token: it lasts from 1 to %(most)s days") % {"most": LONGEST_DAYS}
        )
    # nothing is asked where there is one project, whose name is nothing
    case = "" if cases_of(request).alone is not None else await field(request, "case")
    if case not in _names_open(request):
        return _tokens_shown(request, 400, wrong=_("token: no case of this name is open to you"))
    try:
        made = people.give_token(
            account_of(request).name, label=label, days=int(days), address=address_of(request), case=case
        )
    except CorroboraError as why:
        return _tokens_shown(request, 400, wrong=why)
    # no redirect: the token would have to be kept somewhere to be shown by another page
    return _tokens_shown(request, made=made)


async def _end_token(request: Request) -> Response:
    people: People = request.app.state.people
    try:
        people.end_token(account_of(request).name, request.path_params["id"], address=address_of(request))
    except CorroboraError as why:
        return _tokens_shown(request, 400, wrong=why)
    return RedirectResponse("/tokens", status_code=303)


# --------------------------------------------------------------------------- accounts


async def _password_page(request: Request, wrong: str | Exception = "", status: int = 200) -> Response:
    return shown(request, "password.html", status, wrong=wrong, shortest=SHORTEST, longest=LONGEST)


async def _password(request: Request) -> Response:
    people: People = request.app.state.people
    name = account_of(request).name
    old, new = await field(request, "old"), await field(request, "new")
    address = address_of(request)
    try:
        # whoever finds a screen unlocked does not get the account with it
        if await run_in_threadpool(partial(people.check, name, old, address=address)) is None:
            _ = language_of(request).gettext
            return await _password_page(request, _("The old password is another."), 401)
        await run_in_threadpool(partial(people.change, name, password=new))
    except CorroboraError as why:
        return await _password_page(request, why, 400)
    people.record(What.PASSWORD, name=name, address=address)
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


async def _people_page(request: Request, wrong: str | Exception = "", status: int = 200) -> Response:
    people: People = request.app.state.people
    openid: OpenId | None = request.app.state.openid
    return shown(
        request,
        "people.html",
        status,
        accounts=people.accounts(),
        cases=_case_names(request),
        grants=people.grants(),
        claim="" if openid is None else openid.setting.claim.value,
        links={} if openid is None else people.links(openid.setting.issuer),
        wrong=wrong,
        shortest=SHORTEST,
        longest=LONGEST,
    )


def _case_names(request: Request) -> tuple[str, ...]:
    """Return the names of all cases, for admins; none where there is one project, which everybody opens."""
    cases = cases_of(request)
    return cases.names if cases.alone is None else ()


async def _ticked(request: Request, name: str) -> set[str]:
    """Return which cases a form ticks.

    Raises:
        Refusal: it names one that there is not.

    """
    told = set(await fields(request, name))
    if told - set(_case_names(request)):
        raise Refusal(language_of(request).gettext("cases: there is none of this name; load the page again"))
    return told


async def _change_cases(request: Request) -> Response:
    people: People = request.app.state.people
    try:
        ticked, held = await _ticked(request, "case"), await _ticked(request, "held")
        await run_in_threadpool(
            partial(
                people.change_cases,
                request.path_params["name"],
                # only what was changed on this page: what another admin did since it was loaded stays
                give=ticked - held,
                take=held - ticked,
                by=account_of(request).name,
                address=address_of(request),
            )
        )
    except CorroboraError as why:
        return await _people_page(request, why, 400)
    return RedirectResponse("/people", status_code=303)


async def _link_told(request: Request) -> Link | None:
    """Return what a form says of single sign-on; ``None`` where it says nothing, or there is none."""
    openid: OpenId | None = request.app.state.openid
    if openid is None:
        return None
    value = (await field(request, "link")).strip()
    gone = await field(request, "unlink") == "yes"
    if not value and not gone:
        return None
    return Link(issuer=openid.setting.issuer, claim=openid.setting.claim, value=value)


async def _add_person(request: Request) -> Response:
    people: People = request.app.state.people
    name, password, role = [await field(request, one) for one in ("name", "password", "role")]
    withheld = await field(request, "withheld") == "yes"
    link = await _link_told(request)
    # without a password there has to be another way in
    known = None if link is not None and link.value and not password else password
    try:
        ticked = await _ticked(request, "case")
        made = await run_in_threadpool(
            partial(people.add, name, Role(role), known, withheld=withheld, link=link)
        )
    except (CorroboraError, ValueError) as why:
        return await _people_page(request, why, 400)
    by = f"by {account_of(request).name}"
    people.record(What.ADDED, name=made.name, address=address_of(request), note=by)
    if ticked:
        people.change_cases(
            made.name, give=ticked, take=(), by=account_of(request).name, address=address_of(request)
        )
    return RedirectResponse("/people", status_code=303)


async def _change_person(request: Request) -> Response:
    people: People = request.app.state.people
    told = {one: await field(request, one) for one in ("role", "active", "withheld", "password")}
    link = await _link_told(request)
    try:
        changed = await run_in_threadpool(
            partial(
                people.change,
                request.path_params["name"],
                role=Role(told["role"]),
                active=told["active"] == "yes",
                withheld=told["withheld"] == "yes",
                password=told["password"] or None,
                link=link,
            )
        )
    except (CorroboraError, ValueError) as why:
        return await _people_page(request, why, 400)
    by = f"by {account_of(request).name}"
    people.record(What.CHANGED, name=changed.name, address=address_of(request), note=by)
    return RedirectResponse("/people", status_code=303)


async def _visits_page(request: Request) -> Response:
    people: People = request.app.state.people
    told = request.query_params.get("before", "")
    # a number that SQLite can hold; anything else asks for the newest
    before = int(told) if told.isascii() and told.isdecimal() and len(told) <= 18 else None
    found = people.visits(before=before, most=VISITS + 1)
    older = found[VISITS - 1].number if len(found) > VISITS else None
    visits = [replace(one, note=struck(request, one.note)) for one in found[:VISITS]]
    return shown(request, "visits.html", visits=visits, older=older, newest=before is None)


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/login"): _login_page,
    ("POST", "/login"): _login,
    ("GET", "/openid"): _openid,
    ("GET", "/openid/back"): _openid_back,
    ("POST", "/logout"): _logout,
    ("GET", "/password"): _password_page,
    ("POST", "/password"): _password,
    ("GET", "/tokens"): _tokens_page,
    ("POST", "/tokens"): _make_token,
    ("POST", "/tokens/{id}"): _end_token,
    ("GET", "/people"): _people_page,
    ("GET", "/people/visits"): _visits_page,
    ("POST", "/people"): _add_person,
    ("POST", "/people/{name}"): _change_person,
    ("POST", "/people/{name}/cases"): _change_cases,
}
"""By method and path."""

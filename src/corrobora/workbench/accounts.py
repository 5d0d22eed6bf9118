"""Pages of accounts: coming in and going, one's own password, and for an admin everybody's."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corrobora.errors import CorroboraError
from corrobora.workbench.access import COOKIE, Page, account_of, way_back
from corrobora.workbench.languages import language_of
from corrobora.workbench.people import LONGEST, SESSION, SHORTEST, People, Role
from corrobora.workbench.rendering import field, shown

# --------------------------------------------------------------------------- coming in and going


async def _login_page(request: Request) -> Response:
    if request.state.session is not None:
        return RedirectResponse(way_back(request.query_params.get("next", "/")), status_code=303)
    return shown(
        request, "login.html", back=way_back(request.query_params.get("next", "/")), wrong="", name=""
    )


async def _login(request: Request) -> Response:
    people: People = request.app.state.people
    name, password = await field(request, "name"), await field(request, "password")
    back = way_back(await field(request, "next"))
    address = request.client.host if request.client is not None else ""
    try:
        # argon2 takes its time, and on purpose
        found = await run_in_threadpool(partial(people.log_in, name, password, address=address))
    except CorroboraError as why:
        return shown(request, "login.html", 429, back=back, wrong=why, name=name)
    if found is None:
        _ = language_of(request).gettext
        wrong = _("Name and password do not belong together, or the account is closed.")
        return shown(request, "login.html", 401, back=back, wrong=wrong, name=name)
    answer = RedirectResponse(back, status_code=303)
    answer.set_cookie(
        COOKIE,
        found,
        max_age=int(SESSION.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.app.state.secure,
    )
    return answer


async def _logout(request: Request) -> Response:
    people: People = request.app.state.people
    people.end(request.cookies[COOKIE])
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


# --------------------------------------------------------------------------- accounts


async def _password_page(request: Request, wrong: str | Exception = "", status: int = 200) -> Response:
    return shown(request, "password.html", status, wrong=wrong, shortest=SHORTEST, longest=LONGEST)


async def _password(request: Request) -> Response:
    people: People = request.app.state.people
    name = account_of(request).name
    old, new = await field(request, "old"), await field(request, "new")
    address = request.client.host if request.client is not None else ""
    try:
        # whoever finds a screen unlocked does not get the account with it
        if await run_in_threadpool(partial(people.check, name, old, address=address)) is None:
            _ = language_of(request).gettext
            return await _password_page(request, _("The old password is another."), 401)
        await run_in_threadpool(partial(people.change, name, password=new))
    except CorroboraError as why:
        return await _password_page(request, why, 400)
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


async def _people_page(request: Request, wrong: str | Exception = "", status: int = 200) -> Response:
    people: People = request.app.state.people
    return shown(
        request,
        "people.html",
        status,
        accounts=people.accounts(),
        wrong=wrong,
        shortest=SHORTEST,
        longest=LONGEST,
    )


async def _add_person(request: Request) -> Response:
    people: People = request.app.state.people
    name, password, role = [await field(request, one) for one in ("name", "password", "role")]
    withheld = await field(request, "withheld") == "yes"
    try:
        await run_in_threadpool(partial(people.add, name, Role(role), password, withheld=withheld))
    except (CorroboraError, ValueError) as why:
        return await _people_page(request, why, 400)
    return RedirectResponse("/people", status_code=303)


async def _change_person(request: Request) -> Response:
    people: People = request.app.state.people
    told = {one: await field(request, one) for one in ("role", "active", "withheld", "password")}
    try:
        await run_in_threadpool(
            partial(
                people.change,
                request.path_params["name"],
                role=Role(told["role"]),
                active=told["active"] == "yes",
                withheld=told["withheld"] == "yes",
                password=told["password"] or None,
            )
        )
    except (CorroboraError, ValueError) as why:
        return await _people_page(request, why, 400)
    return RedirectResponse("/people", status_code=303)


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/login"): _login_page,
    ("POST", "/login"): _login,
    ("POST", "/logout"): _logout,
    ("GET", "/password"): _password_page,
    ("POST", "/password"): _password,
    ("GET", "/people"): _people_page,
    ("POST", "/people"): _add_person,
    ("POST", "/people/{name}"): _change_person,
}
"""By method and path."""

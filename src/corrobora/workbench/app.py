"""The application: its pages, put together with what stands before them."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from corrobora.errors import CorroboraError
from corrobora.workbench.access import ACCESS, COOKIE, Page, account_of, guarded, way_back
from corrobora.workbench.guards import Guards
from corrobora.workbench.people import LONGEST, SESSION, SHORTEST, People, Role

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_STATIC: Final = Path(__file__).parent / "static"
_TEMPLATES: Final = Environment(
    loader=PackageLoader("corrobora.workbench"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def make_app(people: People, *, hosts: frozenset[str] = LOOPBACK, secure: bool = False) -> ASGIApp:
    """Return the workbench.

    Args:
        people: who may come in.
        hosts: names, without a port, by which it is reached.
        secure: whether it is reached by HTTPS alone; the cookie is then sent by nothing else.

    """
    routes: list[BaseRoute] = [
        Route(path, guarded(method, path, _PAGES[method, path]), methods=[method]) for method, path in ACCESS
    ]
    routes.append(Mount("/static", StaticFiles(directory=_STATIC)))
    app = Starlette(routes=routes)
    app.state.people = people
    app.state.secure = secure
    return Guards(app, hosts=hosts)


def _shown(request: Request, template: str, status: int = 200, **words: object) -> Response:
    session = request.state.session
    account = None if session is None else session.account
    page = _TEMPLATES.get_template(template).render(
        account=account, csrf="" if session is None else session.csrf, Role=Role, **words
    )
    return HTMLResponse(page, status_code=status)


async def _field(request: Request, name: str) -> str:
    told = (await request.form()).get(name, "")
    return told if isinstance(told, str) else ""


# --------------------------------------------------------------------------- coming in and going


async def _login_page(request: Request) -> Response:
    if request.state.session is not None:
        return RedirectResponse(way_back(request.query_params.get("next", "/")), status_code=303)
    return _shown(
        request, "login.html", back=way_back(request.query_params.get("next", "/")), wrong="", name=""
    )


async def _login(request: Request) -> Response:
    people: People = request.app.state.people
    name, password = await _field(request, "name"), await _field(request, "password")
    back = way_back(await _field(request, "next"))
    address = request.client.host if request.client is not None else ""
    try:
        # argon2 takes its time, and on purpose
        found = await run_in_threadpool(partial(people.log_in, name, password, address=address))
    except CorroboraError as why:
        return _shown(request, "login.html", 429, back=back, wrong=str(why), name=name)
    if found is None:
        wrong = "Name and password do not belong together, or the account is closed."
        return _shown(request, "login.html", 401, back=back, wrong=wrong, name=name)
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


async def _first(request: Request) -> Response:
    return _shown(request, "first.html")


# --------------------------------------------------------------------------- accounts


async def _password_page(request: Request, wrong: str = "", status: int = 200) -> Response:
    return _shown(request, "password.html", status, wrong=wrong, shortest=SHORTEST, longest=LONGEST)


async def _password(request: Request) -> Response:
    people: People = request.app.state.people
    name = account_of(request).name
    old, new = await _field(request, "old"), await _field(request, "new")
    address = request.client.host if request.client is not None else ""
    try:
        # whoever finds a screen unlocked does not get the account with it
        if await run_in_threadpool(partial(people.check, name, old, address=address)) is None:
            return await _password_page(request, "The old password is another.", 401)
        await run_in_threadpool(partial(people.change, name, password=new))
    except CorroboraError as why:
        return await _password_page(request, str(why), 400)
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


async def _people_page(request: Request, wrong: str = "", status: int = 200) -> Response:
    people: People = request.app.state.people
    return _shown(
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
    name, password, role = [await _field(request, field) for field in ("name", "password", "role")]
    withheld = await _field(request, "withheld") == "yes"
    try:
        await run_in_threadpool(partial(people.add, name, Role(role), password, withheld=withheld))
    except (CorroboraError, ValueError) as why:
        return await _people_page(request, str(why), 400)
    return RedirectResponse("/people", status_code=303)


async def _change_person(request: Request) -> Response:
    people: People = request.app.state.people
    told = {field: await _field(request, field) for field in ("role", "active", "withheld", "password")}
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
        return await _people_page(request, str(why), 400)
    return RedirectResponse("/people", status_code=303)


_PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/login"): _login_page,
    ("POST", "/login"): _login,
    ("POST", "/logout"): _logout,
    ("GET", "/"): _first,
    ("GET", "/password"): _password_page,
    ("POST", "/password"): _password,
    ("GET", "/people"): _people_page,
    ("POST", "/people"): _add_person,
    ("POST", "/people/{name}"): _change_person,
}

"""How a page is put together from a template and what it is told, and what a form told."""

from collections.abc import Callable
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from corrobora.workbench.people import Role
from corrobora.workflow import Project

_TEMPLATES: Final = Environment(
    loader=PackageLoader("corrobora.workbench"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def shown(request: Request, template: str, status: int = 200, **words: object) -> Response:
    """Return a page.

    Args:
        request: that is answered.
        template: its name in ``templates``.
        status: of the answer.
        words: what the template asks for, beside who is logged in.

    """
    session = request.state.session
    account = None if session is None else session.account
    page = _TEMPLATES.get_template(template).render(
        account=account, csrf="" if session is None else session.csrf, Role=Role, **words
    )
    return HTMLResponse(page, status_code=status)


def project_of(request: Request) -> Project:
    """Return the project that is worked on."""
    project: Project = request.app.state.project
    return project


def now(request: Request) -> str:
    """Return the time, as what is decided now will say."""
    clock: Callable[[], str] = request.app.state.clock
    return clock()


async def field(request: Request, name: str) -> str:
    """Return what a form says in a field; nothing where it has none, or a file stands there."""
    told = (await request.form()).get(name, "")
    return told if isinstance(told, str) else ""


async def fields(request: Request, name: str) -> tuple[str, ...]:
    """Return all that a form says in the fields of one name."""
    return tuple(told for told in (await request.form()).getlist(name) if isinstance(told, str))

"""How a page is put together from a template, a language and what it is told, and what a form told."""

import functools
import re
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from corrobora.errors import Overtaken
from corrobora.export.passages import printable
from corrobora.export.wording import own_marks
from corrobora.workbench import languages
from corrobora.workbench.access import ACCESS, word_of
from corrobora.workbench.cases import case_of, cases_of
from corrobora.workbench.keeper import Keeper
from corrobora.workbench.languages import Language
from corrobora.workbench.people import People, Role, Session
from corrobora.workbench.tellings import date_said, moment_said
from corrobora.workflow import Project
from corrobora.workflow.desk import Desk
from corrobora.workflow.withholding import Withholding

_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})", re.ASCII)
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """In which language a page speaks, and what its foot offers."""

    language: Language
    languages: tuple[Language, ...]
    chosen: str
    """Tag of the language that was chosen; nothing where none was."""
    here: str
    """Path to come back to after choosing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What whoever asks may see of what is withheld."""

    withholding: Withholding | None
    """Finds it; ``None``: nothing is withheld in this project."""
    open: bool
    """Whether it is shown: they may see it, and asked for it."""
    may: bool
    """Whether they may see it."""
    until: datetime | None = None
    """Until when it is shown; ``None``: it is not, or for this one request of a program."""

    @property
    def struck(self) -> bool:
        """Whether something is struck from all that is answered."""
        return self.withholding is not None and not self.open


def sight_of(request: Request) -> Sight:
    """Return what whoever asks may see of what is withheld; found out once for a request, as the list is when it is answered."""
    known: Sight | None = getattr(request.state, "sight", None)
    session: Session | None = getattr(request.state, "session", None)
    if known is not None:
        return known
    if getattr(request.state, "case", None) is None:
        return Sight(
            withholding=None, open=False, may=False
        )  # what stands outside of every case holds no word of a report
    project = project_of(request)
    withholding = None
    if project.withheld()[1]:
        people: People = request.app.state.people
        names = [one.name for one in people.accounts()]
        openid = request.app.state.openid
        if openid is not None:
            # by what accounts are linked stands on the page of accounts, and is mostly made of their names
            names += [link.value for link in people.links(openid.setting.issuer).values()]
        withholding = project.withholding(names)
    if session is None:
        return Sight(withholding=withholding, open=False, may=False)
    may, until = session.account.withheld, session.shows_until
    asked: bool = getattr(request.state, "asked_to_see", False)
    sight = Sight(withholding=withholding, open=may and (until is not None or asked), may=may, until=until)
    request.state.sight = sight
    return sight


def desk_of(request: Request) -> Desk:
    """Return what answers questions about the project as far as whoever asks may see.

    For what is shown alone: what is decided is held against, and kept in, the true records, which `project_of` gives.
    """
    sight, project = sight_of(request), project_of(request)
    return (
        project.desk if sight.withholding is None or sight.open else project.desk_without(sight.withholding)
    )


def struck(request: Request, words: str) -> str:
    """Return words that come from no desk (a file's name, what the work in the background stumbled over) as whoever asks may see them."""
    sight = sight_of(request)
    return words if sight.withholding is None or sight.open else sight.withholding.strike(words)


def shown(request: Request, template: str, status: int = 200, **words: object) -> Response:
    """Return a page in the language of whoever asks.

    Args:
        request: that is answered.
        template: its name in ``templates``.
        status: of the answer.
        words: what the template asks for, beside who is logged in. What went wrong is handed in as the error itself where the library
            says it, so that the page marks it as English; as a string where the page's own language says it.

    """
    session = request.state.session
    account = None if session is None else session.account
    chosen = languages.chosen(request)
    language = languages.language_of(request)
    page = (
        environment(language)
        .get_template(template)
        .render(
            account=account,
            csrf="" if session is None else word_of(session, request.state.case_name),
            case_name=request.state.case_name,
            several=cases_of(request).alone is None,
            Role=Role,
            sight=None if session is None else sight_of(request),
            spoken=Spoken(
                language=language,
                languages=tuple(languages.LANGUAGES.values()),
                chosen="" if chosen is None else chosen.tag,
                here=_here(request),
            ),
            **words,
        )
    )
    # the last net: what no page can carry, by whichever way it came, would else be a fault of the server
    return HTMLResponse(printable(page), status_code=status)


def project_of(request: Request) -> Project:
    """Return the project of the case that a request is about; the one place from which pages have it."""
    return case_of(request).project


def keeper_of(request: Request) -> Keeper | None:
    """Return what reads and weighs that project in the background; ``None`` where nothing does."""
    return case_of(request).keeper


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


def moment(at: str | datetime, *, exact: bool = False) -> Markup:
    """Return a moment as people say it, and for programs as it was kept (HTML, ``time``); what is no moment stays as it stands.

    Args:
        at: the moment; a `datetime` without an offset is of UTC.
        exact: whether its seconds are said, too.

    """
    kept = at if isinstance(at, str) else at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _timed(kept, moment_said(kept, exact=exact), _MOMENT)


def day(edtf: str) -> Markup:
    """Return a day, month or year as people say it, and for programs as it was kept; another EDTF date in words alone."""
    return _timed(edtf, date_said(edtf), _DAY)


def _timed(kept: str, words: str, form: re.Pattern[str]) -> Markup:
    """Return words for a time as an element of HTML, where what was kept is of a form that its ``datetime`` may have."""
    if form.fullmatch(kept) is None:
        return escape(words)
    return Markup('<time datetime="{}">{}</time>').format(kept, words)


@functools.lru_cache(maxsize=16)
def environment(language: Language) -> Environment:
    """Return what reads the templates in a language.

    A message is words and never markup: it is escaped like anything else that a page is told, whatever a translation holds. The filters
    ``number`` and ``role`` write as the language does, ``moment`` and ``day`` write times as people say them, ``said`` looks words of ours up
    that were written down in a module, ``own_marks`` tells which quotation marks words bring along, and ``harmless`` makes an error a line that
    a page can carry; the test ``english`` is true for errors of the library, which speak English alone.
    """
    made = Environment(
        loader=PackageLoader("corrobora.workbench"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True

    # The extension takes what these return for safe; what is put into their placeholders it escapes itself.
    def one(message: str) -> Markup:
        return escape(language.gettext(message))

    def some(singular: str, plural: str, number: int) -> Markup:
        return escape(language.ngettext(singular, plural, number))

    def one_of(context: str, message: str) -> Markup:
        return escape(language.pgettext(context, message))

    def some_of(context: str, singular: str, plural: str, number: int) -> Markup:
        return escape(language.npgettext(context, singular, plural, number))

    # the extension puts it there, and Environment does not declare it
    made.install_gettext_callables(one, some, newstyle=True, pgettext=one_of, npgettext=some_of)  # type: ignore[attr-defined]
    made.filters["number"] = language.number
    made.filters["role"] = language.role
    made.filters["moment"] = moment
    made.filters["day"] = day
    made.filters["said"] = language.said
    made.filters["own_marks"] = own_marks
    made.filters["harmless"] = lambda told: printable(_wrong_words(told, language))
    made.tests["english"] = lambda told: (
        isinstance(told, Exception)
        and not isinstance(told, languages.Refusal | languages.NotThere | Overtaken)
    )
    return made


def _wrong_words(told: object, language: Language) -> str:
    """Return what a page says of an error. That others were faster happens in every working day, and the record is on the page: no id is named."""
    if isinstance(told, Overtaken) and told.by:
        return language.gettext(
            "%(name)s decided on it after you had loaded this page. Look at it again, then decide."
        ) % {"name": told.by}
    if isinstance(told, Overtaken):
        return language.gettext(
            "Somebody was faster: what you saw is no longer how it stands. Look at it again, then decide."
        )
    return str(told)


def _here(request: Request) -> str:
    """Return the path to come back to after choosing a language: this page, or the first where a form was refused that has no page of its own."""
    path = urllib.parse.quote(request.scope["path"], safe="/")
    if request.method in {"GET", "HEAD"}:
        query = request.scope["query_string"].decode("latin-1")
        return f"{path}?{query}" if query else path
    return path if ("GET", path) in ACCESS else "/"

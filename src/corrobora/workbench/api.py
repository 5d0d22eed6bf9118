"""The interface for programs, under ``/api/1/``: one table of operations, and what stands before and around each of them.

From the table come the routes (`PAGES`), the description (`openapi`) and its page in the documentation; who may do what stands where it stands
for the pages, too (`access.ACCESS`), and a test holds the two together. A program shows a token (``Authorization: Bearer``), a page of the
workbench its session, and where it writes the word that its forms hold (``X-CSRF-Token``).
"""

import functools
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from corrobora.errors import BadSetting, CorroboraError, Overtaken, UnknownRecord
from corrobora.export.jsonform import record_to_values
from corrobora.workbench import api_deciding as deciding
from corrobora.workbench import api_looking as looking
from corrobora.workbench.access import ACCESS, COOKIE, UNSAFE, Page, is_ours, is_word
from corrobora.workbench.api_shapes import (
    ActorRows,
    ActorsAsked,
    BoardRows,
    ClaimRow,
    ClaimRows,
    Coders,
    CodersBody,
    DecisionBody,
    EntryRows,
    ExportAsked,
    FacetRows,
    Facets,
    HistoryAsked,
    IncidentRows,
    IncidentsAsked,
    JudgementRows,
    JudgementsAsked,
    Kept,
    MergeBody,
    Pages,
    PairBody,
    PairRow,
    PairRows,
    ReportRows,
    ReportsAsked,
    ReportSheet,
    SplitBody,
    Taken,
    UndoBody,
    WithdrawBody,
    Work,
)
from corrobora.workbench.bodies import check_id, read_body, read_json, read_query
from corrobora.workbench.cases import Case, case_of, cases_of
from corrobora.workbench.openapi import (
    ASKS,
    DOSSIER,
    JSON,
    KEY,
    SHOW,
    ZIP,
    Call,
    Operation,
    Upload,
    described,
    ids_of,
)
from corrobora.workbench.people import Account, People, Session
from corrobora.workbench.problems import Problem, problem_of
from corrobora.workbench.rendering import desk_of, now, sight_of
from corrobora.workbench.repeats import Attempt, KeyUsed, Repeats, UnderWay
from corrobora.workflow.desk import Counts

_MOST_FILES: Final = 100
"""Files in one request. Ours: what is more goes through the command, or comes in an archive."""
_BEFORE_WRITING: Final = (Problem, BadSetting, UnknownRecord, Overtaken)
"""What refuses a request before anything of it is written."""


def _description(_: Call) -> dict[str, object]:
    return description()


OPERATIONS: Final = (
    Operation(
        method="GET",
        path="/api/1/openapi.json",
        name="description",
        summary="This description",
        answer=_description,
        gives=object,
    ),
    Operation(
        method="GET",
        path="/api/1/counts",
        name="counts",
        summary="How much there is and how much is left to decide",
        answer=looking.counts,
        gives=Counts,
    ),
    Operation(
        method="GET",
        path="/api/1/facets",
        name="facets",
        summary="By what reports are narrowed down",
        answer=looking.facets,
        gives=Facets,
    ),
    Operation(
        method="GET",
        path="/api/1/facets/{facet}",
        name="facet",
        summary="The values of a facet, with how many reports have each",
        answer=looking.facet,
        asks=Pages,
        gives=FacetRows,
    ),
    Operation(
        method="GET",
        path="/api/1/reports",
        name="reports",
        summary="Reports, those that came last first",
        about="Everything said has to be so.",
        answer=looking.reports,
        asks=ReportsAsked,
        gives=ReportRows,
    ),
    Operation(
        method="POST",
        path="/api/1/reports",
        name="addReports",
        summary="Add files",
        about=(
            "Up to 100 files in fields of the name file, 64 MiB in all. They are kept at once, and read and weighed in the background. "
            "A file that cannot be used is told by its number and why."
        ),
        answer=deciding.add,
        uploads=True,
        gives=Taken,
        made=deciding.added,
    ),
    Operation(
        method="GET",
        path="/api/1/reports/{report}",
        name="report",
        summary="A report with its text",
        answer=looking.report,
        gives=ReportSheet,
    ),
    Operation(
        method="GET",
        path="/api/1/reports/{report}/claims",
        name="claims",
        summary="The claims of a report, with what persons hold of them",
        answer=looking.claims,
        asks=Pages,
        gives=ClaimRows,
    ),
    Operation(
        method="GET",
        path="/api/1/claims/{claim}",
        name="claim",
        summary="A claim that the machine reads, with what persons hold of it",
        answer=looking.claim,
        gives=ClaimRow,
    ),
    Operation(
        method="POST",
        path="/api/1/claims/{claim}/decisions",
        name="decide",
        summary="Decide on the reading of a claim",
        about="Where somebody decided since seen, nothing is kept, and the answer is 409 with what there is now.",
        answer=deciding.decide,
        takes=DecisionBody,
        gives=Kept,
        status=201,
        wrong=("overtaken",),
        mark=deciding.claim_of,
        made=deciding.decided,
    ),
    Operation(
        method="POST",
        path="/api/1/claims/{claim}/undo",
        name="undo",
        summary="Take back one's own last decision on a claim",
        about="What one decided before stands again. Nothing is erased.",
        answer=deciding.undo,
        takes=UndoBody,
        gives=Kept,
        status=201,
        wrong=("overtaken",),
        mark=deciding.claim_of,
        made=deciding.undone,
    ),
    Operation(
        method="GET",
        path="/api/1/incidents",
        name="incidents",
        summary="Incidents, those that were weighed last first",
        answer=looking.incidents,
        asks=IncidentsAsked,
        gives=IncidentRows,
    ),
    Operation(
        method="GET",
        path="/api/1/incidents/{incident}",
        name="incident",
        summary="The dossier of one incident",
        about="With the reports it rests on and all that these say; in the form of dossier.json.",
        answer=looking.incident,
        gives=DOSSIER,
        wrong=("not-assessed",),
    ),
    Operation(
        method="POST",
        path="/api/1/merges",
        name="merge",
        summary="Say that incidents are one",
        about="The next assessment puts them together.",
        answer=deciding.merge,
        takes=MergeBody,
        gives=Kept,
        status=201,
        wrong=("not-assessed", "unknown-record"),
        mark=deciding.merge_of,
        made=deciding.merged_or_split,
    ),
    Operation(
        method="POST",
        path="/api/1/splits",
        name="split",
        summary="Say that claims of an incident are about another happening",
        about="The next assessment puts them apart.",
        answer=deciding.split,
        takes=SplitBody,
        gives=Kept,
        status=201,
        wrong=("not-assessed", "unknown-record"),
        mark=deciding.split_of,
        made=deciding.merged_or_split,
    ),
    Operation(
        method="GET",
        path="/api/1/pairs/{kind}",
        name="pairs",
        summary="Two that may be one: copies (reports), names (of one actor), incidents",
        about="Those that the machine proposes, decided on or not. A page may be empty and go on: the next says where.",
        answer=looking.pairs,
        asks=Pages,
        gives=PairRows,
    ),
    Operation(
        method="GET",
        path="/api/1/pairs/{kind}/{pair}",
        name="pair",
        summary="One such pair",
        answer=looking.pair,
        gives=PairRow,
    ),
    Operation(
        method="POST",
        path="/api/1/pairs/{kind}/{pair}/decisions",
        name="decidePair",
        summary="Decide whether two are one",
        about="The next assessment follows it. Incidents are put together, or kept apart, by a reviewer.",
        answer=deciding.decide_pair,
        takes=PairBody,
        gives=Kept,
        status=201,
        wrong=("overtaken",),
        mark=deciding.pair_of,
        made=deciding.decided_pair,
    ),
    Operation(
        method="POST",
        path="/api/1/proposals/{proposal}/undo",
        name="withdraw",
        summary="Take back what was decided last on a proposal of any kind",
        about="A merge or a split, a copy, two names, a claim. What the same person decided before stands again. Nothing is erased.",
        answer=deciding.withdraw,
        takes=WithdrawBody,
        gives=Kept,
        status=201,
        wrong=("overtaken",),
        mark=deciding.proposal_of,
        made=deciding.withdrawn,
    ),
    Operation(
        method="GET",
        path="/api/1/board",
        name="board",
        summary="Steps towards accountability: overdue first, then announced, demanded, done",
        answer=looking.board,
        asks=Pages,
        gives=BoardRows,
    ),
    Operation(
        method="GET",
        path="/api/1/actors",
        name="actors",
        summary="Actors of what was assessed last, those named most first",
        answer=looking.actors,
        asks=ActorsAsked,
        gives=ActorRows,
    ),
    Operation(
        method="GET",
        path="/api/1/history",
        name="history",
        summary="Entries of the ledger, the newest first",
        answer=looking.history,
        asks=HistoryAsked,
        gives=EntryRows,
    ),
    Operation(
        method="GET",
        path="/api/1/judgements",
        name="judgements",
        summary="What persons decided, withdrawals among it, the newest first",
        answer=looking.judgements,
        asks=JudgementsAsked,
        gives=JudgementRows,
    ),
    Operation(
        method="POST",
        path="/api/1/assess",
        name="assess",
        summary="Have what is new be read, joined and weighed in the background",
        answer=deciding.assess,
        gives=Work,
        status=202,
    ),
    Operation(
        method="GET",
        path="/api/1/progress",
        name="progress",
        summary="How far the work in the background is",
        answer=looking.progress,
        gives=Work,
    ),
    Operation(
        method="GET",
        path="/api/1/settings/coders",
        name="coders",
        summary="How many persons the project asks for on each proposal",
        answer=looking.coders,
        gives=Coders,
    ),
    Operation(
        method="PUT",
        path="/api/1/settings/coders",
        name="setCoders",
        summary="Set how many persons the project asks for on each proposal",
        about="The next assessment follows it.",
        answer=deciding.set_coders,
        takes=CodersBody,
        gives=Coders,
    ),
    Operation(
        method="GET",
        path="/api/1/export",
        name="export",
        summary="What was assessed last, in forms of your choice, as a ZIP file",
        about="Nothing is struck in it: where the project withholds names, the account has to be one that sees them, and the request to ask for it. A package for a court (bag) is made by the command corrobora export.",
        answer=looking.export,
        asks=ExportAsked,
        gives=ZIP,
        wrong=("not-assessed",),
    ),
)
"""Everything that programs may ask for."""


@functools.cache
def description() -> dict[str, object]:
    """Return the description of all operations (OpenAPI 3.1.0)."""
    return described(OPERATIONS)


def methods_at(path: str) -> str:
    """Return the methods that a path takes, as the header ``Allow`` lists them; nothing where there is no such path."""
    found = set()
    for one in OPERATIONS:
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", one.path), path):
            found |= {one.method, "HEAD"} if one.method == "GET" else {one.method}
    return ", ".join(sorted(found))


# --------------------------------------------------------------------------- before an operation


def admitted(method: str, path: str, page: Page) -> Page:
    """Return what answers a program, with what stands before it: who asks, the role, the case, and that no other page had a browser ask.

    Raises:
        KeyError: the table of access has no such route.

    """
    needed = ACCESS[method, path]
    assert needed is not None  # noqa: S101 - nothing is answered here to whoever comes

    async def answer_or_problem(request: Request) -> Response:
        try:
            account, case = await _who(request, method)
            if not account.role.may(needed):
                raise Problem(
                    "not-allowed",
                    f"this needs the role {needed}; yours is {account.role}",
                    found=f"the role {account.role}",
                    expected=f"the role {needed}",
                )
            if case is None:
                raise Problem(
                    "not-allowed",
                    "no case is open to this request",
                    expected="the token of a case that is open to its account, or a session in which a case was chosen",
                    do="have an admin open the case, and choose it, or have a token made for it",
                )
            request.state.case, request.state.case_name = case, case.name
            if request.headers.getlist(ASKS) and not account.withheld:
                raise Problem(
                    "not-allowed",
                    f"the header {ASKS} asks for names that are withheld from this account",
                    do="leave the header out: they are then struck",
                )
            request.state.asked_to_see = request.headers.getlist(ASKS) == [SHOW]
            return await page(request)
        except Problem as problem:
            return problem.answer()
        except CorroboraError as why:
            return problem_of(why).answer()

    return answer_or_problem


async def _who(request: Request, method: str) -> tuple[Account, Case | None]:
    people: People = request.app.state.people
    cases = cases_of(request)
    shown = request.headers.getlist("authorization")
    if shown:
        scheme, _, token = shown[0].partition(" ")
        if len(shown) > 1 or scheme.lower() != "bearer" or not token.strip():
            raise Problem(
                "not-known-who", "the header Authorization is of another form", expected="Bearer and a token"
            )
        address = request.client.host if request.client is not None else ""
        lent = await run_in_threadpool(partial(people.bearer_from, token.strip(), address=address))
        if lent is None:
            raise Problem(
                "not-known-who",
                "the token is wrong, has ended, or its account is closed",
                do="have a new token made at the workbench",
                headers={"WWW-Authenticate": 'Bearer realm="corrobora", error="invalid_token"'},
            )
        request.state.session = lent
        return lent.account, await run_in_threadpool(cases.lent, people, lent)
    cookie = request.cookies.get(COOKIE, "")
    session = await run_in_threadpool(people.session, cookie)
    if session is None:
        raise Problem(
            "not-known-who",
            "the request shows neither a token nor a session",
            expected="the header Authorization: Bearer and a token",
        )
    case = await run_in_threadpool(cases.entered, people, session, cookie)
    if method in UNSAFE:
        told = request.headers.get("x-csrf-token", "")
        if not is_ours(request) or not is_word(told, session, "" if case is None else case.name):
            raise Problem(
                "not-allowed",
                "with a session, what writes has to come from a page of the workbench",
                expected="the header X-CSRF-Token with what the page's forms hold in the field csrf",
            )
    request.state.session = session
    return session.account, case


# --------------------------------------------------------------------------- an operation


async def _answered(operation: Operation, request: Request) -> Response:
    session: Session = request.state.session
    asks: object = read_query(operation.asks, request.query_params.multi_items())
    path = {name: check_id(request.path_params[name]) for name in ids_of(operation.path)}
    body: object = None
    uploads: tuple[Upload, ...] = ()
    if operation.takes is not None:
        _expect_media_type(request, JSON)
        body = read_body(operation.takes, read_json(await request.body()))
    elif operation.uploads:
        _expect_media_type(request, "multipart/form-data")
        uploads = await _files(request)
    case = case_of(request)
    call = Call(
        project=case.project,
        desk=await run_in_threadpool(desk_of, request),
        sight=await run_in_threadpool(sight_of, request),
        keeper=case.keeper,
        account=session.account,
        at=now(request),
        path=path,
        asks=asks,
        body=body,
        uploads=uploads,
    )
    key = _key(request) if operation.writes else None
    if key is None:
        return await run_in_threadpool(lambda: _sent(operation, operation.answer(call)))
    repeats: Repeats = request.app.state.repeats
    # a key that comes with another case is another: the answer of one case is no answer in another
    by = f"{session.account.name}\0{case.name}" if case.name else session.account.name
    return await run_in_threadpool(partial(_once, repeats, operation, call, key, by=by))


def _expect_media_type(request: Request, wanted: str) -> None:
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != wanted:
        raise Problem(
            "wrong-media-type", f"the body is to be {wanted}", found=told[:80] or "nothing", expected=wanted
        )


def _key(request: Request) -> str | None:
    told = request.headers.getlist("idempotency-key")
    if not told:
        return None
    if len(told) > 1 or not re.fullmatch(KEY, told[0]):
        raise Problem(
            "not-usable",
            "Idempotency-Key has another form",
            expected="one key of 8 to 64 visible characters of ASCII",
        )
    return told[0]


async def _files(request: Request) -> tuple[Upload, ...]:
    expected = f"1 to {_MOST_FILES} files in fields of the name file"
    found = []
    try:
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FILES) as form:
            for name, part in form.multi_items():
                if name != "file" or not isinstance(part, UploadFile):
                    raise Problem("not-usable", "the form has a field that is no file", expected=expected)
                found.append(Upload(name=part.filename or "", content=await part.read()))
    except HTTPException:
        raise Problem("malformed", "the body is no form with files", expected=expected) from None
    if not found:
        raise Problem("not-usable", "the form has no file", expected=expected)
    return tuple(found)


def _sent(operation: Operation, made: object) -> Response:
    """Return what an operation gave as it is sent."""
    if isinstance(made, Response):
        return made
    return _json(operation.status, _written(made))


def _written(made: object) -> str:
    # escapes for all beyond ASCII: a text can hold half a character, which UTF-8 cannot
    values = made if isinstance(made, dict) else record_to_values(made)
    return json.dumps(values, allow_nan=False)


def _json(status: int, text: str, **headers: str) -> Response:
    return Response(text, status_code=status, media_type=JSON, headers=headers or None)


# --------------------------------------------------------------------------- once


def _once(repeats: Repeats, operation: Operation, call: Call, key: str, *, by: str) -> Response:
    """Carry a request out once, however often it comes; see `repeats`."""
    try:
        attempt = repeats.begin(by=by, key=key, request=_fingerprint(operation, call), at=call.at)
    except KeyUsed:
        raise Problem(
            "key-used",
            "this key came with another request in the last 24 hours",
            do="send another key with each new request",
        ) from None
    except UnderWay:
        raise Problem(
            "under-way",
            "the first request with this key has no answer yet",
            do="send it again later",
            headers={"Retry-After": "1"},
        ) from None
    if attempt.status:
        return _json(attempt.status, attempt.answer, **{"Idempotency-Replayed": "true"})
    try:
        text = _written(_carried_out(repeats, operation, call, attempt))
        repeats.keep(attempt, status=operation.status, answer=text)
        return _json(operation.status, text)
    except _BEFORE_WRITING:
        repeats.forget(attempt)
        raise
    finally:
        repeats.end(attempt)


def _carried_out(repeats: Repeats, operation: Operation, call: Call, attempt: Attempt) -> object:
    if attempt.died and attempt.after >= 0 and operation.made is not None:
        made = operation.made(call, attempt)
        if made is not None:
            return made
    mark = "" if operation.mark is None else operation.mark(call)
    repeats.note(attempt, at=call.at, after=call.project.newest[0], mark=mark)
    return operation.answer(call)


def _fingerprint(operation: Operation, call: Call) -> str:
    """Return what stands for a request: its method, its path and what it holds, however its form is written."""
    told: list[object] = [operation.method, operation.path, dict(call.path)]
    if call.body is not None:
        told.append(record_to_values(call.body))
    told += [[one.name, hashlib.sha256(one.content).hexdigest()] for one in call.uploads]
    return json.dumps(told, sort_keys=True)


def _page(operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    return partial(_answered, operation)


PAGES: Final[Mapping[tuple[str, str], Page]] = {(one.method, one.path): _page(one) for one in OPERATIONS}
"""By method and path."""

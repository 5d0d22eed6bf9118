"""What stands around every answer while something is withheld: it is searched for that, and refused where it is found and may not be seen.

What may not be seen was struck before any page was made (`corrobora.workflow.struck`). This is the net below: whatever a page forgot, it does
not leave. Where somebody has asked to see what is withheld, and may, the same search says whether they did, and that is recorded.
"""

import ast
import functools
import html
import json
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from corrobora.export.spotting import Spot, ordinary_words
from corrobora.reading.nations import COUNTRY_NAMES
from corrobora.spelling import folded
from corrobora.workbench.access import Page, word_of
from corrobora.workbench.languages import CATALOGUES, language_of
from corrobora.workbench.people import People, Seen
from corrobora.workbench.problems import API, Problem
from corrobora.workbench.rendering import sight_of
from corrobora.workflow.withholding import Withholding

PACKED: Final = "application/zip"
"""Of exports, which are searched in their own way: every file, before it is packed (`corrobora.export.leaks`)."""
_TAG: Final = re.compile(r"<[^<>]*>")
_SIGN: Final = re.compile(r'<(a|span|sup)\b[^<>]*class="(?:ref|cite)\b[^<>]*>([^<>]*)</\1>')
_WORD: Final = re.compile(r"[^\W\d_]+")
_APART: Final = "\nx\n"
"""Between strings that do not follow one another: words of two make no wording together, and most come many times and are looked at once."""
_TOLD: Final = ("location", "content-disposition")
"""Headers in which words of records can stand."""
_TOKENS: Final = "/tokens"
"""Where a new token is shown this once."""
_RANDOM: Final = re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII)
"""A token, in which letters of a name can stand by chance (`secrets.token_urlsafe` of 32 bytes)."""
_LONGEST_PATH: Final = 400
"""Characters of a path that is recorded. Ours: two ids and the words between them."""


def sighted(page: Page) -> Page:
    """Return a page before which is found out what whoever asks may see; behind `guarded`, which knows who asks."""

    async def page_with_sight(request: Request) -> Response:
        await run_in_threadpool(sight_of, request)
        return await page(request)

    return page_with_sight


def watched(page: Page) -> Page:
    """Return a page whose answers are searched for what is withheld; around everything, refusals among it."""

    async def page_or_refusal(request: Request) -> Response:
        answer = await page(request)
        sight = await run_in_threadpool(sight_of, request)
        if sight.withholding is None:
            return answer
        if not hasattr(answer, "body"):
            # what is sent piece by piece cannot be searched first
            if answer.media_type != PACKED:
                return await _refused(request, 0)
            if sight.open and request.url.path.startswith(API):
                await _record(request, Seen.EXPORTED, 0)
            return answer
        found = await run_in_threadpool(functools.partial(_found, request, sight.withholding, answer))
        if sight.open:
            if found:
                await _record(request, Seen.SHOWN, _entries(found))
            return answer
        if found:
            typed = await _typed(request)
            found = [(words, spot) for words, spot in found if _letters(words) not in typed]
        if not found:
            return answer
        return await _refused(request, _entries(found))

    return page_or_refusal


def _entries(found: list[tuple[str, Spot]]) -> int:
    return len({entry for _, spot in found for entry in spot.entries})


def _found(request: Request, withholding: Withholding, answer: Response) -> list[tuple[str, Spot]]:
    """Return what is withheld in an answer, each with the words that stand there."""
    session = getattr(request.state, "session", None)
    blank = [] if session is None or not session.csrf else [word_of(session, request.state.case_name)]
    for name in withholding.known:
        blank += [name, html.escape(name), urllib.parse.quote(name), json.dumps(name)[1:-1]]
    found = []
    for text in _texts(answer):
        bare = text
        for one in blank:
            bare = bare.replace(one, " ")
        if request.url.path == _TOKENS:
            bare = _RANDOM.sub(" ", bare)
        found += [
            (words, spot) for spot in withholding.leaks(bare) if not _is_ours(words := _stretch(bare, spot))
        ]
    return found


def _texts(answer: Response) -> Iterator[str]:
    """Yield every text of an answer: what a page shows, however tags part it, and each of its tags; what its headers say."""
    body = bytes(answer.body).decode("utf-8", "replace")
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if kind == "text/html":
        # letters and numbers of claims stand within the text where a passage ends, also amid a name
        yield html.unescape(_TAG.sub("", _SIGN.sub("", body)))
        yield html.unescape(_APART.join(found[2] for found in _SIGN.finditer(body)))
        yield _APART.join(dict.fromkeys(_TAG.findall(body)))
    elif kind == "text/css":
        return  # of a style sheet every word is ours, but for ids
    elif kind.endswith("json"):
        yield _APART.join(dict.fromkeys(_strings(body)))
    else:
        yield body
    for name in _TOLD:
        if name in answer.headers:
            yield urllib.parse.unquote(answer.headers[name])


def _strings(body: str) -> Iterator[str]:
    """Yield every string of a text in JSON, names of members among them; the text itself where it is none."""
    try:
        waiting: list[object] = [json.loads(body)]
    except (ValueError, RecursionError):
        yield body
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield from value
            waiting.extend(value.values())


def _stretch(text: str, spot: Spot) -> str:
    """Return the words of a spot, with the sign that begins an escape before them (``%20Rell``)."""
    start = spot.start - 1 if text[spot.start - 1 : spot.start] == "%" else spot.start
    return text[start : spot.end]


def _is_ours(words: str) -> bool:
    """Whether a stretch is one word that pages are written with: whether it is somebody's name cannot be told then."""
    return _letters(words) in own_words() and len(_WORD.findall(words)) == 1


def _letters(words: str) -> str:
    return "".join(
        letter for letter in folded(html.unescape(urllib.parse.unquote(words))) if letter.isalnum()
    )


@functools.cache
def own_words() -> frozenset[str]:
    """Return the words that pages themselves are written with, folded: of templates, of our strings, of translations and names of countries."""
    here = Path(__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in (here / "templates").glob("*.html")]
    for source in here.glob("*.py"):
        module = ast.parse(source.read_text(encoding="utf-8"))
        explained = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
        texts += [
            node.value
            for node in ast.walk(module)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained
        ]
    texts += [path.read_text(encoding="utf-8") for path in CATALOGUES.rglob("*.po")]
    texts += COUNTRY_NAMES.values()
    return ordinary_words() | {folded(word) for text in texts for word in _WORD.findall(text)}


async def _typed(request: Request) -> str:
    """Return all that was sent with a request, as letters: what somebody typed is told back to them, and a refusal would say that it is withheld."""
    told = [request.url.path, urllib.parse.unquote_plus(request.url.query)]
    if getattr(request, "_form", None) is not None:
        form = await request.form()
        told += [one if isinstance(one, str) else one.filename or "" for one in form.values()]
    elif hasattr(request, "_body"):
        told.append((await request.body()).decode("utf-8", "replace"))
    return "\n".join(map(_letters, told))


async def _refused(request: Request, names: int) -> Response:
    await _record(request, Seen.REFUSED, names)
    if request.url.path.startswith(API):
        return Problem(
            "withheld",
            "this answer holds a name that is withheld from you and could not be given without it",
            do="tell an admin which request it was",
        ).answer()
    _ = language_of(request).gettext
    words = _(
        "This page holds a name that is withheld from you and could not be shown without it. Tell an admin which page it was."
    )
    return PlainTextResponse(words + "\n", status_code=403)


def note_look(request: Request, what: Seen, *, names: int) -> None:
    """Remember a look: who, when, at what, and how many names; no name, as a path can hold one."""
    people: People = request.app.state.people
    session = getattr(request.state, "session", None)
    withholding = sight_of(request).withholding
    path = request.url.path if withholding is None else withholding.strike(request.url.path)
    people.record_look(
        what,
        name="" if session is None else session.account.name,
        method=request.method,
        path=path[:_LONGEST_PATH],
        names=names,
        case=getattr(request.state, "case_name", ""),
    )


async def _record(request: Request, what: Seen, names: int) -> None:
    await run_in_threadpool(functools.partial(note_look, request, what, names=names))

"""What a program is told where its request is not answered: one shape for every error (RFC 9457), and never a word of testimony."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corrobora.errors import BadSetting, CorroboraError, InUse, Overtaken, ReadOnly, UnknownRecord
from corrobora.workbench.people import Locked

API: Final = "/api/"
"""What the paths of programs begin with."""
MEDIA_TYPE: Final = "application/problem+json"
"""RFC 9457, section 3."""
REALM: Final = 'Bearer realm="corrobora"'
"""What a 401 asks for. RFC 6750, section 3."""

TITLES: Final[Mapping[str, tuple[int, str]]] = {
    "malformed": (400, "The request cannot be read"),
    "not-known-who": (401, "It is not known who asks"),
    "not-allowed": (403, "This account may not do this"),
    "withheld": (403, "Something in it is withheld from this account"),
    "unknown-record": (404, "There is no such record"),
    "unknown-path": (404, "There is nothing at this path"),
    "wrong-method": (405, "This path takes other methods"),
    "too-slow": (408, "What was sent took too long to come"),
    "overtaken": (409, "Somebody decided in between"),
    "under-way": (409, "The same request is under way"),
    "not-assessed": (409, "Nothing is assessed at present"),
    "too-long": (413, "Too much was sent"),
    "wrong-media-type": (415, "The body is of another kind"),
    "wrong-host": (421, "The workbench is not reached by this name"),
    "not-usable": (422, "What was sent cannot be used"),
    "key-used": (422, "The key was used for another request"),
    "too-many": (429, "Too many wrong passwords or tokens"),
    "fault": (500, "Something failed here"),
    "busy": (503, "Nothing can be written at present"),
}
"""The errors there are, each with its status and its title. Ours; a program asks for the ``type``, a person reads the title."""
_BY_STATUS: Final[Mapping[int, str]] = {
    400: "malformed",
    401: "not-known-who",
    403: "not-allowed",
    404: "unknown-path",
    405: "wrong-method",
    408: "too-slow",
    413: "too-long",
    415: "wrong-media-type",
    421: "wrong-host",
    422: "not-usable",
    429: "too-many",
    503: "busy",
}
_DETAILS: Final[Mapping[str, str]] = {
    "unknown-path": "nothing is answered at this path; /api/1/openapi.json says what is",
    "wrong-method": "the header Allow says which methods this path takes",
    "fault": "the fault is not in the request; what the server printed says more",
    "too-long": "more bytes were sent than this path takes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one person holds at present, without its reason."""

    by: str
    decision: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What there is at present on the claim that somebody else decided on."""

    seen: int
    """The newest entry on its proposal: what a next decision sends as ``seen``."""
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """The body of an error."""

    type: str
    """``urn:corrobora:problem:`` and one of `TITLES`."""
    title: str
    status: int
    detail: str
    """What is wrong this time."""
    found: str | None = None
    expected: str | None = None
    do: str | None = None
    """What to do."""
    now: Now | None = None
    """Of ``overtaken`` alone."""


class Problem(Exception):
    """Ends the answering of a request with an error."""

    def __init__(
        self,
        kind: str,
        detail: str,
        *,
        found: str | None = None,
        expected: str | None = None,
        do: str | None = None,
        now: Now | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Take what is said.

        Args:
            kind: one of `TITLES`.
            detail: what is wrong this time; no testimony.
            found: what was sent, in words of ours.
            expected: what would have been taken.
            do: what to do.
            now: what there is at present, where somebody decided in between.
            headers: beside those of every error.

        """
        super().__init__(detail)
        status, title = TITLES[kind]
        self.trouble = Trouble(
            type=f"urn:corrobora:problem:{kind}",
            title=title,
            status=status,
            detail=detail,
            found=found,
            expected=expected,
            do=do,
            now=now,
        )
        self.headers = dict(headers or {})
        if status == 401:
            self.headers.setdefault("WWW-Authenticate", REALM)

    def answer(self) -> Response:
        """Return the error as it is sent."""
        return Response(
            body_of(self.trouble),
            status_code=self.trouble.status,
            media_type=MEDIA_TYPE,
            headers=self.headers,
        )


def body_of(trouble: Trouble) -> bytes:
    """Return the body of an error: JSON in ASCII, and without what is not known."""
    now = trouble.now
    told: dict[str, object] = {
        "type": trouble.type,
        "title": trouble.title,
        "status": trouble.status,
        "detail": trouble.detail,
        "found": trouble.found,
        "expected": trouble.expected,
        "do": trouble.do,
    }
    if now is not None:
        held = [{"by": one.by, "decision": one.decision, "at": one.at} for one in now.opinions]
        told["now"] = {"seen": now.seen, "opinions": held}
    return json.dumps({name: value for name, value in told.items() if value is not None}).encode("ascii")


def problem_of(why: CorroboraError) -> Problem:
    """Return what a program is told of an error of ours.

    The words of an error are passed on where they speak of what was sent. Where they speak of the project's own files, whoever keeps the
    server reads them there.
    """
    if isinstance(why, Overtaken):
        return Problem("overtaken", str(why), do="look at the claim again, then decide")
    if isinstance(why, UnknownRecord):
        return Problem("unknown-record", str(why))
    if isinstance(why, Locked):
        return Problem("too-many", str(why), do="wait, then try again")
    if isinstance(why, InUse | ReadOnly):
        return Problem("busy", "the project cannot be written to at present", do="try again later")
    if isinstance(why, BadSetting):
        return Problem("not-usable", str(why))
    return Problem(
        "fault",
        "what is kept is not as the ledger says, or a file is missing",
        do="have somebody run corrobora verify",
    )


class Problems:
    """Stands around everything: whatever is answered to a program with an error, by whichever part, has the one shape."""

    def __init__(self, app: ASGIApp, *, methods_at: Callable[[str], str]) -> None:
        """Take what answers.

        Args:
            app: answers.
            methods_at: returns the methods of a path as ``Allow`` lists them: a router knows those of one route alone.

        """
        self._app = app
        self._methods_at = methods_at

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not scope["path"].startswith(API):
            await self._app(scope, receive, send)
            return
        held: Message | None = None
        words = b""

        async def send_in_shape(message: Message) -> None:
            nonlocal held, words
            if message["type"] == "http.response.start":
                kind = MutableHeaders(scope=message).get("content-type", "")
                if message["status"] >= 300 and not kind.startswith(MEDIA_TYPE):
                    # nothing of ours leads elsewhere: a router does, from a path with a stroke too many
                    held = message if message["status"] >= 400 else {**message, "status": 404}
                    return
            if held is None:
                await send(message)
                return
            words += message.get("body", b"")
            if message.get("more_body", False):
                return
            body = body_of(_trouble_of(held["status"], words))
            headers = MutableHeaders(scope=held)
            del headers["location"]
            headers["content-type"] = MEDIA_TYPE
            headers["content-length"] = str(len(body))
            if held["status"] == 401:
                headers.setdefault("www-authenticate", REALM)
            if held["status"] == 405:
                headers["allow"] = self._methods_at(scope["path"])
            await send(held)
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

        await self._app(scope, receive, send_in_shape)


def _trouble_of(status: int, words: bytes) -> Trouble:
    """Return what is told of an error that another part of the server answered with a line of plain words."""
    kind = _BY_STATUS.get(status, "fault")
    plain = words.decode("utf-8", "replace").strip()
    detail = _DETAILS.get(kind, plain or TITLES[kind][1])
    if kind == "too-long" and plain:
        detail = plain
    return Trouble(
        type=f"urn:corrobora:problem:{kind}", title=TITLES[kind][1], status=status, detail=detail[:500]
    )

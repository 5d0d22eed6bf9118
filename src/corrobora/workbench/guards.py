"""What holds for every answer and every request, before any page is asked: headers, the host's name, the length of what is sent."""

import re
from collections.abc import Mapping
from typing import Final

import anyio
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load and where its forms may go: nothing from elsewhere, no script or style within the page."""
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # not no-referrer: under it browsers send "Origin: null" with our own forms, too (Fetch, append a request Origin header), and each would be refused
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
LONGEST: Final = 1 << 20
"""Bytes of a form. Ours: a reason has 2,000 letters."""
LONGER: Final[Mapping[str, int]] = {"/add": 64 << 20, "/api/1/reports": 64 << 20}
"""Bytes of what is sent to paths that take files. Ours: a day's newspapers as PDF; whatever is larger is added by the command line."""
PATIENCE_S: Final = 60.0
"""Seconds that the server waits in all for what is sent. Ours: `LONGEST` by a modem of 1998."""
LONGER_PATIENCE_S: Final = 1_800.0
"""The same for paths that take files. Ours: 64 MiB by a bad mobile line."""
_DIGITS: Final = 18
"""Of a length that is looked at: Python refuses numbers of thousands, and none of ours has so many."""
_PLAIN_FORM: Final = re.compile(r"(?i)multipart/form-data(?!.*charset(?!=\"?utf-8\"?(?:;|$)))[^\x00-\x1f]*")
"""A form in UTF-8. In another encoding of the sender's choice a form would be read by whatever codec Python has: some take the square
of the time (punycode), some make halves of characters (utf-7, unicode_escape), some fail in ways of their own (idna)."""


class Guards:
    """Stands around an application."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: frozenset[str],
        longest: int = LONGEST,
        longer: Mapping[str, int] = LONGER,
        patience_s: float = PATIENCE_S,
        longer_patience_s: float = LONGER_PATIENCE_S,
    ) -> None:
        """Take the application.

        Args:
            app: answers what is let through.
            hosts: names, without a port, by which the workbench is reached. A page elsewhere that has its own name lead to this
                machine (DNS rebinding) is answered by none.
            longest: bytes of what is sent.
            longer: the same for paths that take more.
            patience_s: seconds that are waited in all for what is sent, so that nobody holds a place by sending slowly.
            longer_patience_s: the same for paths that take more.

        """
        self._app = app
        self._hosts = hosts
        self._longest = longest
        self._longer = longer
        self._patience_s = patience_s
        self._longer_patience_s = longer_patience_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        longest = self._longest_of(scope)
        why = self._wrong(scope, longest)
        if why is not None:
            await PlainTextResponse(why[1] + "\n", status_code=why[0])(scope, receive, send_with_headers)
            return
        taken = 0
        too_long = late = ended = False
        left_s = self._longer_patience_s if scope["path"] in self._longer else self._patience_s

        async def receive_some() -> Message:
            nonlocal taken, too_long, late, ended, left_s
            if ended:
                return await receive()  # it waits for the other side to hang up, however long an answer takes
            began = anyio.current_time()
            with anyio.move_on_after(left_s) as waiting:
                message = await receive()
            left_s -= anyio.current_time() - began
            if waiting.cancelled_caught:
                late = True
                return {"type": "http.disconnect"}
            ended = not message.get("more_body", False)
            taken += len(message.get("body", b""))
            if taken > longest:
                too_long = True
                return {"type": "http.disconnect"}
            return message

        async def send_unless_too_long(message: Message) -> None:
            if not too_long and not late:
                await send_with_headers(message)

        try:
            await self._app(scope, receive_some, send_unless_too_long)
        except Exception:
            if not too_long and not late:
                raise
        if too_long or late:
            why_not = (
                f"more than {longest} bytes were sent" if too_long else "what is sent took too long to come"
            )
            answer = PlainTextResponse(why_not + "\n", status_code=413 if too_long else 408)
            await answer(scope, receive, send_with_headers)

    def _wrong(self, scope: Scope, longest: int) -> tuple[int, str] | None:
        headers = {name.lower(): value for name, value in scope["headers"]}
        host = headers.get(b"host", b"").decode("latin-1")
        name = host.rsplit("]", 1)[0] + "]" if host.startswith("[") else host.split(":", 1)[0]
        if name.lower() not in self._hosts:
            return 421, "the workbench is not reached by this name; its settings say by which"
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or len(length) > _DIGITS or int(length) > longest:
            return 413, f"more than {longest} bytes are not taken"
        forms = [
            value.decode("latin-1").strip()
            for key, value in scope["headers"]
            if key.lower() == b"content-type"
        ]
        if any(one.lower().startswith("multipart/") and not _PLAIN_FORM.fullmatch(one) for one in forms):
            return 415, "a form is sent as multipart/form-data in UTF-8, without another charset"
        return None

    def _longest_of(self, scope: Scope) -> int:
        return self._longer.get(scope["path"], self._longest)

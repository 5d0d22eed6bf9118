"""What holds for every answer and every request, before any page is asked: headers, the host's name, the length of what is sent."""

from collections.abc import Mapping
from typing import Final

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


class Guards:
    """Stands around an application."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: frozenset[str],
        longest: int = LONGEST,
        longer: Mapping[str, int] = LONGER,
    ) -> None:
        """Take the application.

        Args:
            app: answers what is let through.
            hosts: names, without a port, by which the workbench is reached. A page elsewhere that has its own name lead to this
                machine (DNS rebinding) is answered by none.
            longest: bytes of what is sent.
            longer: the same for paths that take more.

        """
        self._app = app
        self._hosts = hosts
        self._longest = longest
        self._longer = longer

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
        too_long = False

        async def receive_some() -> Message:
            nonlocal taken, too_long
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > longest:
                too_long = True
                return {"type": "http.disconnect"}
            return message

        async def send_unless_too_long(message: Message) -> None:
            if not too_long:
                await send_with_headers(message)

        try:
            await self._app(scope, receive_some, send_unless_too_long)
        except Exception:
            if not too_long:
                raise
        if too_long:
            answer = PlainTextResponse(f"more than {longest} bytes were sent\n", status_code=413)
            await answer(scope, receive, send_with_headers)

    def _wrong(self, scope: Scope, longest: int) -> tuple[int, str] | None:
        headers = {name.lower(): value for name, value in scope["headers"]}
        host = headers.get(b"host", b"").decode("latin-1")
        name = host.rsplit("]", 1)[0] + "]" if host.startswith("[") else host.split(":", 1)[0]
        if name.lower() not in self._hosts:
            return 421, "the workbench is not reached by this name; its settings say by which"
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > longest:
            return 413, f"more than {longest} bytes are not taken"
        return None

    def _longest_of(self, scope: Scope) -> int:
        return self._longer.get(scope["path"], self._longest)

"""One page fetched from servers on this machine: what is kept, what is refused, and that it can be checked.

Every server here listens on the loopback; no test reaches further.
"""

import base64
import contextlib
import datetime as dt
import gzip
import hashlib
import inspect
import io
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.errors import BadSetting
from corrobora.intake.capture import Captured, CaptureLimits, capture, is_public, unpacked
from corrobora.records import Refusal

AT = "2024-03-09T14:30:00Z"
AGENT = "corrobora/0.1 (documentation of violence)"
Answer = bytes | Callable[[socket.socket], None]


def page(body: bytes = b"<p>The bridge was closed.</p>", *fields: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}", *fields]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def to(place: str, status: str = "302 Found") -> bytes:
    return page(b"", f"Location: {place}", status=status)


class Site:
    """A server that sends, for each path, exactly the octets it was given."""

    def __init__(self, answers: dict[str, Answer], *, tls: ssl.SSLContext | None = None) -> None:
        self.answers = answers
        self.requests: list[bytes] = []
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.split(b" ", 2)[1].decode() for request in self.requests]

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._answer, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), contextlib.ExitStack() as stack:
            stack.callback(connection.close)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
                stack.callback(connection.close)
            request = b""
            while b"\r\n\r\n" not in request:
                part = connection.recv(4096)
                if not part:
                    return
                request += part
            self.requests.append(request)
            answer = self.answers.get(self.paths()[-1], page(b"none", status="404 Not Found"))
            if callable(answer):
                answer(connection)
            else:
                connection.sendall(answer)
            if isinstance(connection, ssl.SSLSocket):
                connection.unwrap()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(timeout=10)


@pytest.fixture
def serve() -> Iterator[Callable[..., Site]]:
    sites: list[Site] = []

    def start(answers: dict[str, Answer], *, tls: ssl.SSLContext | None = None) -> Site:
        sites.append(Site(answers, tls=tls))
        return sites[-1]

    yield start
    for site in sites:
        site.close()


def limits_for(*sites: Site, **bounds: Any) -> CaptureLimits:
    return CaptureLimits(ports=frozenset({80, 443, *(site.port for site in sites)}), **bounds)


def fetch(site: Site, path: str = "/", **options: Any) -> Captured | Refusal:
    standing = {"at": AT, "agent": AGENT, "limits": limits_for(site), "allow_private": True, "robots": False}
    return capture(options.pop("url", site.url(path)), **{**standing, **options})


def captured(*args: Any, **options: Any) -> Captured:
    found = fetch(*args, **options)
    assert isinstance(found, Captured), found
    return found


def refused(*args: Any, **options: Any) -> str:
    found = fetch(*args, **options)
    assert isinstance(found, Refusal), found
    return found.code


def resolving(**names: str | list[str]) -> Callable[..., list[tuple[object, ...]]]:
    """Make a resolver that knows the given names (with `_` for `.`) and addresses written as such."""

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        found = names.get(host.replace(".", "_"), host)
        return [
            (0, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ([found] if isinstance(found, str) else found)
        ]

    return resolve


@contextlib.contextmanager
def records(warc: bytes) -> Iterator[Iterator[Any]]:
    from warcio.archiveiterator import ArchiveIterator

    yield ArchiveIterator(io.BytesIO(warc), check_digests="raise", no_record_parse=False)


def blocks(warc: bytes) -> list[tuple[str, str, bytes, dict[str, str]]]:
    """Take a WARC apart by hand: (type, target, block, header fields) of each record."""
    found = []
    while warc:
        head, _, rest = warc.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        assert first == "WARC/1.1"
        fields = dict(line.split(": ", 1) for line in lines)
        length = int(fields["Content-Length"])
        assert rest[length : length + 4] == b"\r\n\r\n"
        found.append((fields["WARC-Type"], fields.get("WARC-Target-URI", ""), rest[:length], fields))
        warc = rest[length + 4 :]
    return found


def metadata(warc: bytes) -> list[dict[str, str]]:
    return [
        dict(line.split(": ", 1) for line in block.decode().splitlines())
        for kind, _, block, _ in blocks(warc)
        if kind == "metadata"
    ]


# --------------------------------------------------------------------------- what is kept


def test_a_page_is_kept_octet_by_octet_as_it_was_asked_for_and_sent(serve: Callable[..., Site]) -> None:
    odd = b'HTTP/1.1 200 Fine\r\ncontent-TYPE:text/html\r\nX-A:  1\r\nx-a: \xe9\r\nETag: "v1"\r\nContent-Length:2\r\n\r\nhi'
    site = serve({"/a?b=1": odd})
    found = captured(site, "/a?b=1#part")
    assert found.url == found.final_url == site.url("/a?b=1")
    assert (found.status, found.payload, found.etag, found.address) == (200, b"hi", '"v1"', "127.0.0.1")
    assert found.find_header("Content-Type") == "text/html"
    assert found.payload_sha256 == hashlib.sha256(b"hi").hexdigest()
    assert found.warc_sha256 == hashlib.sha256(found.warc).hexdigest()
    kinds = [(kind, block) for kind, _, block, _ in blocks(found.warc)]
    assert [kind for kind, _ in kinds] == ["warcinfo", "response", "request", "metadata"]
    assert kinds[1][1] == odd
    assert kinds[2][1] == site.requests[0]
    assert (
        site.requests[0]
        == (
            f"GET /a?b=1 HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nUser-Agent: {AGENT}\r\nAccept: */*\r\n"
            "Accept-Encoding: identity\r\nConnection: close\r\n\r\n"
        ).encode()
    )


def test_the_file_reads_back_with_warcio_and_its_digests_are_right(serve: Callable[..., Site]) -> None:
    site = serve({"/": to("/b"), "/b": page(b"the end")})
    found = captured(site)
    with records(found.warc) as archive:
        seen = []
        for record in archive:
            body = record.content_stream().read()
            seen.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), body))
            assert record.digest_checker.passed is True
    assert [one for one in seen if one[0] == "response"] == [
        ("response", site.url("/"), b""),
        ("response", site.url("/b"), b"the end"),
    ]
    for _, _, block, fields in blocks(found.warc):
        digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
        assert fields["WARC-Block-Digest"] == f"sha1:{digest}"
        assert fields["WARC-Date"] == AT
    payload = base64.b32encode(hashlib.sha1(b"the end", usedforsecurity=False).digest()).decode()
    assert blocks(found.warc)[4][3]["WARC-Payload-Digest"] == f"sha1:{payload}"


def test_a_changed_octet_is_noticed_by_warcio(serve: Callable[..., Site]) -> None:
    from warcio.exceptions import ArchiveLoadFailed

    found = captured(serve({"/": page(b"24 people")}))

    def read_all(warc: bytes) -> None:
        with records(warc) as archive:
            for record in archive:
                record.content_stream().read()

    read_all(found.warc)
    changed = found.warc.replace(b"24 people", b"42 people")
    with pytest.raises(ArchiveLoadFailed, match="digest failed"):
        read_all(changed)


def test_the_metadata_says_what_was_resolved_and_the_sha256_of_what_was_kept(
    serve: Callable[..., Site],
) -> None:
    site = serve({"/": page(b"x")})
    found = captured(site, url=site.url(host="news.example"), resolve=resolving(news_example="127.0.0.1"))
    _, (_, _, response, fields), (_, _, request, request_fields), _ = blocks(found.warc)
    (noted,) = metadata(found.warc)
    assert noted == {
        "host": "news.example",
        "resolved-to": "127.0.0.1",
        "connected-to": f"127.0.0.1 port {site.port}",
        "request-sha256": hashlib.sha256(request).hexdigest(),
        "response-sha256": hashlib.sha256(response).hexdigest(),
        "payload-sha256": hashlib.sha256(b"x").hexdigest(),
    }
    assert fields["WARC-IP-Address"] == "127.0.0.1"
    assert request_fields["WARC-Concurrent-To"] == fields["WARC-Record-ID"]


def test_the_same_octets_give_the_same_file_and_another_time_another(serve: Callable[..., Site]) -> None:
    site = serve({"/": to("/b"), "/b": page(b"x")})
    first, second = captured(site), captured(site)
    later = captured(site, at="2024-03-09T14:30:01Z")
    assert first == second
    ids = [fields["WARC-Record-ID"] for _, _, _, fields in blocks(first.warc)]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & {fields["WARC-Record-ID"] for _, _, _, fields in blocks(later.warc)}


def test_a_page_that_is_gone_is_kept_with_its_status(serve: Callable[..., Site]) -> None:
    found = captured(serve({}), "/gone")
    assert (found.status, found.payload) == (404, b"none")


def test_chunks_are_kept_as_sent_and_joined_for_the_payload(serve: Callable[..., Site]) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    body = b"4;x=y\r\nnine\r\n6\r\n-teen!\r\n0\r\nX-After: 1\r\n\r\n"
    found = captured(serve({"/": head + body}))
    assert found.payload == b"nine-teen!"
    kind, _, block, fields = blocks(found.warc)[1]
    assert (kind, block) == ("response", head + body)
    assert "WARC-Payload-Digest" not in fields
    assert metadata(found.warc)[0]["payload-sha256"] == hashlib.sha256(b"nine-teen!").hexdigest()


def test_chunks_read_back_with_warcio(serve: Callable[..., Site]) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnine\r\n6\r\n-teen!\r\n0\r\n\r\n"
    found = captured(serve({"/": answer}))
    with records(found.warc) as archive:
        assert [record.content_stream().read() for record in archive][1] == b"nine-teen!"


def test_octets_after_the_end_of_the_response_are_not_part_of_it(serve: Callable[..., Site]) -> None:
    found = captured(serve({"/": page(b"short") + b"and more"}))
    assert found.payload == b"short"
    assert blocks(found.warc)[1][2] == page(b"short")


def test_a_body_without_a_length_ends_with_the_connection(serve: Callable[..., Site]) -> None:
    assert captured(serve({"/": b"HTTP/1.0 200 OK\r\n\r\nall of it"})).payload == b"all of it"


# --------------------------------------------------------------------------- packed bodies


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"calm", mtime=0) + gzip.compress(b" night", mtime=0)),
        ("X-GZIP", gzip.compress(b"calm night", mtime=0)),
        ("deflate", zlib.compress(b"calm night")),
        ("identity", b"calm night"),
    ],
)
def test_a_packed_body_is_kept_packed_and_unpacked_for_reading(
    serve: Callable[..., Site], coding: str, packed: bytes
) -> None:
    found = captured(serve({"/": page(packed, f"Content-Encoding: {coding}")}))
    assert found.payload == packed
    assert packed in found.warc
    assert unpacked(found) == b"calm night"


@pytest.mark.parametrize("path", ["/a/../secret", "/./secret", "/a/%2E%2e/secret", "/a/.."])
def test_a_path_that_robots_and_server_would_read_differently_is_not_asked_for(path: str) -> None:
    found = capture(
        f"https://news.example{path}", at="2031-03-05T12:00:00Z", agent="a", resolve=lambda *_, **__: []
    )
    assert not isinstance(found, Captured)
    assert found.code == "bad-url"


def test_a_body_of_many_packed_members_costs_time_by_its_length_alone(serve: Callable[..., Site]) -> None:
    # Copying what lies behind each member would take minutes.
    packed = gzip.compress(b"", mtime=0) * 300_000 + gzip.compress(b"calm", mtime=0)
    found = captured(serve({"/": page(packed, "Content-Encoding: gzip")}))
    started = time.process_time()
    assert unpacked(found) == b"calm"
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("coding", "body", "code"),
    [
        ("br", b"calm", "unknown-encoding"),
        ("gzip, gzip", b"calm", "unknown-encoding"),
        ("gzip", b"calm", "broken"),
        ("gzip", gzip.compress(b"calm night", mtime=0)[:-3], "cut-short"),
        ("gzip", gzip.compress(bytes(1001), mtime=0), "too-large"),
        ("gzip", gzip.compress(bytes(600), mtime=0) * 2, "too-large"),
    ],
)
def test_a_body_that_cannot_be_unpacked_says_why(
    serve: Callable[..., Site], coding: str, body: bytes, code: str
) -> None:
    found = captured(serve({"/": page(body, f"Content-Encoding: {coding}")}))
    read = unpacked(found, limits=CaptureLimits(decoded_bytes=1000))
    assert isinstance(read, Refusal)
    assert read.code == code


def test_a_body_that_unpacks_to_the_limit_is_read(serve: Callable[..., Site]) -> None:
    found = captured(serve({"/": page(gzip.compress(bytes(1000), mtime=0), "Content-Encoding: gzip")}))
    assert unpacked(found, limits=CaptureLimits(decoded_bytes=1000)) == bytes(1000)


# --------------------------------------------------------------------------- not changed


def test_a_page_known_already_is_asked_for_by_its_marks_and_may_be_unchanged(
    serve: Callable[..., Site],
) -> None:
    site = serve({"/": b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n'})
    found = captured(site, etag='"v1"', last_modified="Sat, 09 Mar 2024 10:00:00 GMT")
    assert found.not_changed
    assert found.payload == b""
    assert (
        b'\r\nIf-None-Match: "v1"\r\nIf-Modified-Since: Sat, 09 Mar 2024 10:00:00 GMT\r\n' in site.requests[0]
    )
    assert blocks(found.warc)[1][2].startswith(b"HTTP/1.1 304")


def test_unchanged_without_being_asked_is_refused(serve: Callable[..., Site]) -> None:
    assert refused(serve({"/": b"HTTP/1.1 304 Not Modified\r\n\r\n"})) == "not-http"


def test_the_marks_of_one_url_are_told_to_no_other(serve: Callable[..., Site]) -> None:
    site = serve({"/": to("/b"), "/b": page(b"x"), "/robots.txt": page(b"")})
    captured(site, etag='"v1"', robots=True)
    assert site.paths() == ["/robots.txt", "/", "/b"]
    assert [b"If-None-Match" in request for request in site.requests] == [False, True, False]


def test_marks_that_cannot_be_sent_back_are_not_offered(serve: Callable[..., Site]) -> None:
    site = serve({"/": page(b"x", 'ETag: "\xe9"', "Last-Modified: a", "Last-Modified: b")})
    found = captured(site)
    assert (found.etag, found.last_modified) == (None, None)


# --------------------------------------------------------------------------- servers that misbehave


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"", "cut-short"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nten octets", "cut-short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive", "cut-short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfive\r\n", "cut-short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nfive\r\n", "cut-short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nfive\r\n", "not-http"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nfive", "not-http"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\nfive", "not-http"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4, 4\r\n\r\nfive", "not-http"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "not-http"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "not-http"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + page(b"x"), "not-http"),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" + page(b"x"), "not-http"),
        (b"HTTP/2 200 OK\r\n\r\n", "not-http"),
        (b"SSH-2.0-OpenSSH\r\n", "not-http"),
        (b"<html>hello</html>\n", "not-http"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", "not-http"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: " + b"b" * 70_000 + b"\r\n\r\n", "too-large"),
    ],
)
def test_a_response_that_lies_or_breaks_off_is_refused(
    serve: Callable[..., Site], answer: bytes, code: str
) -> None:
    assert refused(serve({"/": answer})) == code


def drip(head: bytes, part: bytes, *, every: float) -> Callable[[socket.socket], None]:
    """Send a head and then a part again and again until the other side has had enough."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(100_000):
            connection.sendall(part)
            time.sleep(every)

    return send


def test_a_body_that_never_ends_stops_at_the_limit(serve: Callable[..., Site]) -> None:
    endless = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 1000, every=0)
    site = serve({"/": endless})
    assert refused(site, limits=limits_for(site, body_bytes=50_000)) == "too-large"


def test_a_body_of_the_limit_is_kept_and_one_octet_more_is_not(serve: Callable[..., Site]) -> None:
    site = serve({"/": page(b"x" * 100)})
    assert captured(site, limits=limits_for(site, body_bytes=100)).payload == b"x" * 100
    assert refused(site, limits=limits_for(site, body_bytes=99)) == "too-large"


def test_a_header_that_never_ends_stops_at_the_limit(serve: Callable[..., Site]) -> None:
    site = serve(
        {"/": drip(b"HTTP/1.1 100 Continue\r\n", b"A: b\r\n" * 5 + b"\r\nHTTP/1.1 100 C\r\n", every=0)}
    )
    assert refused(site) == "too-large"


def test_a_server_that_says_nothing_is_left(serve: Callable[..., Site]) -> None:
    enough = threading.Event()
    site = serve({"/": lambda _: enough.wait(30) and None})
    started = time.monotonic()
    assert refused(site, limits=limits_for(site, read_seconds=0.2)) == "too-slow"
    assert time.monotonic() - started < 15
    enough.set()


def test_a_server_that_drips_is_left_when_the_whole_takes_too_long(serve: Callable[..., Site]) -> None:
    site = serve({"/": drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x", every=0.05)})
    assert refused(site, limits=limits_for(site, seconds=0.5, read_seconds=0.4)) == "too-slow"


def test_a_name_that_takes_too_long_is_left(serve: Callable[..., Site]) -> None:
    site = serve({})
    woken = threading.Event()

    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        woken.wait(10)
        return []

    assert refused(site, limits=limits_for(site, read_seconds=0.1), resolve=resolve) == "too-slow"
    woken.set()


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
    found = capture(
        f"http://127.0.0.1:{port}/",
        at=AT,
        agent=AGENT,
        allow_private=True,
        robots=False,
        limits=CaptureLimits(ports=frozenset({port})),
    )
    assert isinstance(found, Refusal)
    assert found.code == "unreachable"


def test_the_next_address_is_tried_where_the_first_does_not_answer(serve: Callable[..., Site]) -> None:
    site = serve({"/": page(b"x")})
    resolve = resolving(news_example=["127.0.0.9", "127.0.0.1"])
    found = captured(site, url=site.url(host="news.example"), resolve=resolve)
    assert found.address == "127.0.0.1"
    assert b"resolved-to: 127.0.0.9\r\nresolved-to: 127.0.0.1\r\n" in found.warc


# --------------------------------------------------------------------------- redirects


def test_redirects_are_followed_and_each_is_a_record_of_its_own(serve: Callable[..., Site]) -> None:
    site = serve(
        {
            "/": to("/a", "301 Moved Permanently"),
            "/a": to("b?x#y", "303 See Other"),
            "/b?x": to("//127.0.0.1:PORT/c", "307 Temporary Redirect"),
            "/c": page(b"here"),
        }
    )
    site.answers["/b?x"] = to(f"//127.0.0.1:{site.port}/c", "308 Permanent Redirect")
    found = captured(site)
    assert found.redirects == (site.url("/"), site.url("/a"), site.url("/b?x"))
    assert (found.url, found.final_url, found.payload) == (site.url("/"), site.url("/c"), b"here")
    responses = [target for kind, target, _, _ in blocks(found.warc) if kind == "response"]
    assert responses == [*found.redirects, found.final_url]


def test_redirects_in_a_circle_are_refused(serve: Callable[..., Site]) -> None:
    assert refused(serve({"/": to("/a"), "/a": to("/#again")})) == "redirect-loop"


def test_redirects_stop_at_the_limit(serve: Callable[..., Site]) -> None:
    site = serve({"/": to("/1"), "/1": to("/2"), "/2": to("/3"), "/3": page(b"x")})
    assert captured(site, limits=limits_for(site, redirects=3)).final_url == site.url("/3")
    assert refused(site, limits=limits_for(site, redirects=2)) == "too-many-redirects"


def test_a_redirect_without_a_place_is_the_end(serve: Callable[..., Site]) -> None:
    assert captured(serve({"/": page(b"x", status="302 Found")})).status == 302


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("ftp://127.0.0.1/a", "bad-url"),
        ("file:" + "///etc/passwd", "bad-url"),
        ("javascript:alert(1)", "bad-url"),
        ("http://[::1", "bad-url"),
        ("http://reader:" + "word@127.0.0.1/", "credentials-in-url"),
        ("http://127.0.0.1:22/", "port-refused"),
        ("/a b", "bad-url"),
        ("/a\\b", "bad-url"),
        ("/\xff", "bad-url"),
    ],
)
def test_a_redirect_keeps_to_the_rules(serve: Callable[..., Site], place: str, code: str) -> None:
    assert refused(serve({"/": to(place)})) == code


def test_two_places_at_once_are_refused(serve: Callable[..., Site]) -> None:
    assert refused(serve({"/": page(b"", "Location: /a", "Location: /b", status="302 Found")})) == "not-http"


# --------------------------------------------------------------------------- where it may go

PRIVATE = """
127.0.0.1 127.8.9.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
239.255.255.250 240.0.0.1 255.255.255.255 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.9 192.88.99.1
::1 :: fe80::1 fe80::1%lo fc00::1 fd12::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:93.184.216.34
::127.0.0.1 64:ff9b::7f00:1 64:ff9b::5db8:d822 64:ff9b:1::1 2002:7f00:1:: 2002:5db8:d822:: 2001::1 2001:db8::1
3fff::1 5f00::1 100::1 localhost 2130706433 127.1 0x7f.1 2606:2800::1%eth0
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_off_the_public_network_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1"]
)
def test_an_address_on_the_public_network_is_known(address: str) -> None:
    assert is_public(address)


@settings(deadline=None)
@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_what_python_calls_private_is_never_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_link_local:
        assert not is_public(str(address))


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_no_ipv4_address_is_public_in_the_dress_of_ipv6(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    for dressed in (number, 0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert not is_public(str(ipaddress.IPv6Address(dressed)))


@pytest.mark.parametrize("address", [one for one in PRIVATE if one[0] in "0123456789:f" and "x" not in one])
def test_no_connection_is_made_to_an_address_off_the_public_network(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", never)
    for addresses in ([address], ["93.184.216.34", address]):
        found = capture(
            "http://news.example/",
            at=AT,
            agent=AGENT,
            robots=False,
            resolve=resolving(news_example=addresses),
        )
        assert isinstance(found, Refusal)
        assert found.code in {"private-address", "unresolved"}


def test_loopback_is_refused_unless_allowed(serve: Callable[..., Site]) -> None:
    site = serve({"/": page(b"x")})
    for url in (site.url(), site.url(host="127.1"), site.url(host="localhost"), site.url(host="[::1]")):
        assert refused(site, url=url, allow_private=False) == "private-address"
    assert site.requests == []


def test_a_redirect_to_a_name_that_leads_home_is_refused(
    serve: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first name leads to a public address, played here by the loopback; the second to 127.0.0.1."""
    site = serve({})
    site.answers["/"] = to(f"http://inside.example:{site.port}/secret")
    site.answers["/secret"] = page(b"the router's password")
    connect = socket.socket.connect

    def redirected(self: socket.socket, address: tuple[str, int]) -> None:
        connect(self, ("127.0.0.1", address[1]) if address[0] == "93.184.216.34" else address)

    monkeypatch.setattr(socket.socket, "connect", redirected)
    resolve = resolving(news_example="93.184.216.34", inside_example="127.0.0.1")
    code = refused(site, url=site.url(host="news.example"), resolve=resolve, allow_private=False)
    assert code == "private-address"
    assert site.paths() == ["/"]


def test_the_connection_goes_to_the_address_that_was_checked(serve: Callable[..., Site]) -> None:
    """A name that is answered differently the second time is asked for once, and no name reaches the socket."""
    site = serve({"/": page(b"x")})
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(0, 0, 0, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    assert captured(site, url=site.url(host="news.example"), resolve=resolve).address == "127.0.0.1"
    assert asked == ["news.example"]


def test_an_answer_that_is_no_address_is_not_resolved_again(serve: Callable[..., Site]) -> None:
    site = serve({"/": page(b"x")})
    assert refused(site, resolve=lambda *_, **__: [(0, 0, 0, "", ("localhost", 0))]) == "unresolved"
    assert refused(site, resolve=lambda *_, **__: []) == "unresolved"
    assert site.requests == []


def test_a_name_that_does_not_exist_is_unresolved(serve: Callable[..., Site]) -> None:
    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        raise socket.gaierror(-2, "unknown")

    assert refused(serve({}), resolve=resolve) == "unresolved"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "bad-url"),
        ("news.example/a", "bad-url"),
        ("//news.example/a", "bad-url"),
        ("http:///a", "bad-url"),
        ("http://news.example:99999/", "port-refused"),
        ("http://news.example:٨٠/", "bad-url"),
        ("http://news.example:8080/", "port-refused"),
        ("https://news.example:22/", "port-refused"),
        ("gopher://news.example/", "bad-url"),
        ("http://reader@news.example/", "credentials-in-url"),
        ("http://news.example\\@inside.example/", "bad-url"),
        ("http://news.example/a\r\nHost: inside.example", "bad-url"),
        ("http://news.example/\u0085", "bad-url"),
        ("http://néws.example/", "bad-url"),
        ("http://news%2eexample/", "bad-url"),
        ("http://[fe80::1%25lo]/", "bad-url"),
        ("http://[::g]/", "bad-url"),
        ("http://news.example/\ud800", "bad-url"),
        ("http://news.example/" + "a" * 8000, "bad-url"),
    ],
)
def test_a_url_that_may_not_be_asked_is_refused_before_any_name_is_looked_up(url: str, code: str) -> None:
    def never(*_: object, **__: object) -> list[tuple[object, ...]]:
        raise AssertionError

    found = capture(url, at=AT, agent=AGENT, resolve=never)
    assert isinstance(found, Refusal)
    assert found.code == code
    assert found.what.isprintable()
    assert "reader" not in found.what


def test_a_refusal_does_not_repeat_a_password() -> None:
    found = capture("https://reader:open" + "x" * 3000 + "@news.example/a", at=AT, agent=AGENT)
    assert isinstance(found, Refusal)
    assert found.code == "credentials-in-url"
    assert found.what == "https://news.example/a"
    assert "open" not in found.why


def test_letters_beyond_ascii_in_a_path_are_sent_percent_encoded(serve: Callable[..., Site]) -> None:
    site = serve({"/caf%C3%A9?q=%E2%80%AEx&r=%20": page(b"x")})
    assert captured(site, "/café?q=\u202ex&r=%20").url == site.url("/caf%C3%A9?q=%E2%80%AEx&r=%20")


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://a.example/", "http://a@"]))
def test_any_text_gives_a_refusal_or_asks_only_for_a_plain_name(text: str, before: str) -> None:
    asked: list[str] = []

    def resolve(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return []

    found = capture(before + text, at=AT, agent=AGENT, resolve=resolve, robots=False)
    assert isinstance(found, Refusal)
    found.what.encode("utf-8")
    assert all(host.isascii() and not set(host) & set(" /\\@\r\n") for host in asked)


# --------------------------------------------------------------------------- settings


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "2024-03-09"},
        {"at": "2024-03-09T14:30:00"},
        {"at": "2024-03-09T14:30:00+00:00"},
        {"at": "2024-13-09T14:30:00Z"},
        {"at": "2024-03-09T14:30:00Z\n"},
        {"agent": ""},
        {"agent": "a\r\nX: y"},
        {"agent": "1.0 nobody"},
        {"agent": "é"},
        {"agent": "a" * 1001},
        {"etag": '"a"\r\nX: y'},
        {"last_modified": " "},
    ],
)
def test_a_setting_that_cannot_be_used_is_named(wrong: dict[str, str]) -> None:
    with pytest.raises(BadSetting, match=next(iter(wrong))):
        capture("http://news.example/", **{"at": AT, "agent": AGENT, **wrong})  # type: ignore[arg-type] # all strings


# --------------------------------------------------------------------------- robots.txt


def test_a_page_that_robots_forbids_is_not_asked_for(serve: Callable[..., Site]) -> None:
    site = serve({"/robots.txt": page(b"User-agent: *\nDisallow: /private"), "/": page(b"x")})
    assert refused(site, "/private/a", robots=True) == "robots-forbid"
    assert site.paths() == ["/robots.txt"]
    assert captured(site, robots=True).payload == b"x"


def test_robots_is_asked_by_the_name_the_agent_begins_with(serve: Callable[..., Site]) -> None:
    rules = b"User-agent: Corrobora\nDisallow: /\n\nUser-agent: *\nDisallow:"
    site = serve({"/robots.txt": page(rules), "/": page(b"x")})
    assert refused(site, robots=True) == "robots-forbid"
    assert captured(site, robots=True, agent="other/1").status == 200


def test_robots_and_its_answer_are_in_the_file(serve: Callable[..., Site]) -> None:
    site = serve({"/robots.txt": page(b"User-agent: *\nAllow: /"), "/": page(b"x")})
    found = captured(site, robots=True)
    targets = [target for kind, target, _, _ in blocks(found.warc) if kind == "response"]
    assert targets == [site.url("/robots.txt"), site.url("/")]
    assert found.redirects == ()
    assert b"robots: obeyed" in found.warc
    assert b"robots: not asked" in captured(site).warc


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_a_robots_that_does_not_exist_forbids_nothing(serve: Callable[..., Site], status: str) -> None:
    site = serve({"/robots.txt": page(b"Disallow: /", status=status), "/": page(b"x")})
    assert captured(site, robots=True).payload == b"x"


@pytest.mark.parametrize(
    "answer",
    [
        page(b"", status="500 Internal Server Error"),
        page(b"", status="503 Service Unavailable"),
        page(b"", status="429 Too Many Requests"),
        page(b"", status="302 Found"),
        page(b"", status="204 No Content"),
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nUser-agent: *",
        b"",
        page(b"x" * (500 * 1024 + 1)),
        page(b"x", "Content-Encoding: br"),
        to("http://127.0.0.1:22/robots.txt"),
        to("/robots.txt"),
    ],
)
def test_a_robots_that_cannot_be_had_forbids_everything(serve: Callable[..., Site], answer: bytes) -> None:
    site = serve({"/robots.txt": answer, "/": page(b"x")})
    assert refused(site, robots=True) == "robots-unreachable"
    assert "/" not in site.paths()


def test_robots_is_followed_where_it_is_redirected_and_unpacked(serve: Callable[..., Site]) -> None:
    packed = page(gzip.compress(b"User-agent: *\nDisallow: /a", mtime=0), "Content-Encoding: gzip")
    site = serve({"/robots.txt": to("/moved"), "/moved": packed, "/b": page(b"x")})
    assert refused(site, "/a", robots=True) == "robots-forbid"
    assert captured(site, "/b", robots=True).redirects == ()


def test_every_site_on_the_way_is_asked_for_leave_once(
    serve: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loopback plays the public network here: leave to ask a private host holds for the first alone."""
    monkeypatch.setattr("corrobora.intake.capture.is_public", lambda address: address == "127.0.0.1")
    second = serve({"/robots.txt": page(b"User-agent: *\nDisallow: /no"), "/yes": page(b"x")})
    first = serve({"/": to("/on"), "/on": to(second.url("/yes")), "/off": to(second.url("/no"))})
    both = limits_for(first, second)
    assert captured(first, robots=True, limits=both).payload == b"x"
    assert first.paths() == ["/robots.txt", "/", "/on"]
    assert second.paths() == ["/robots.txt", "/yes"]
    assert refused(first, "/off", robots=True, limits=both) == "robots-forbid"
    assert "/no" not in second.paths()


def test_robots_itself_may_be_captured(serve: Callable[..., Site]) -> None:
    site = serve({"/robots.txt": page(b"User-agent: *\nDisallow: /")})
    assert captured(site, "/robots.txt", robots=True).payload.startswith(b"User-agent")
    assert site.paths() == ["/robots.txt"]


# --------------------------------------------------------------------------- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A certificate that signs itself, for news.example alone: (file with its key, SHA-256)."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "news.example")])
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path, signed.fingerprint(hashes.SHA256()).hex()


def serving(certificate: tuple[Path, str]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[0])
    return context


def trusting(certificate: tuple[Path, str]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[0]))


def test_a_page_over_tls_is_kept_with_its_session(
    serve: Callable[..., Site], certificate: tuple[Path, str]
) -> None:
    site = serve({"/": page(b"x")}, tls=serving(certificate))
    found = captured(
        site,
        url=site.url(host="news.example"),
        resolve=resolving(news_example="127.0.0.1"),
        tls=trusting(certificate),
    )
    (noted,) = metadata(found.warc)
    assert found.payload == b"x"
    assert noted["tls-version"] == "TLSv1.3"
    assert noted["tls-certificate-sha256"] == certificate[1]


def test_a_certificate_that_nobody_vouches_for_is_refused(
    serve: Callable[..., Site], certificate: tuple[Path, str]
) -> None:
    site = serve({"/": page(b"x")}, tls=serving(certificate))
    resolve = resolving(news_example="127.0.0.1")
    assert refused(site, url=site.url(host="news.example"), resolve=resolve) == "tls-failed"
    assert site.requests == []


def test_a_certificate_for_another_name_is_refused(
    serve: Callable[..., Site], certificate: tuple[Path, str]
) -> None:
    site = serve({"/": page(b"x")}, tls=serving(certificate))
    assert refused(site, tls=trusting(certificate)) == "tls-failed"
    assert site.requests == []


def test_a_server_that_does_not_speak_tls_is_refused(serve: Callable[..., Site]) -> None:
    def babble(connection: socket.socket) -> None:
        with connection:
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    site = serve({})
    site._answer = babble  # type: ignore[method-assign] # answers before any request is whole
    assert refused(site, url=site.url().replace("http:", "https:")) == "tls-failed"


def test_a_body_over_tls_that_is_cut_off_is_not_taken_for_whole(
    serve: Callable[..., Site], certificate: tuple[Path, str]
) -> None:
    """Without a length only the end of TLS says that this was all."""

    def cut(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nhalf of ")
        connection.shutdown(socket.SHUT_RDWR)

    answers: dict[str, Answer] = {"/": cut, "/whole": b"HTTP/1.1 200 OK\r\n\r\nall of it"}
    site = serve(answers, tls=serving(certificate))
    there = {"resolve": resolving(news_example="127.0.0.1"), "tls": trusting(certificate)}
    assert refused(site, url=site.url(host="news.example"), **there) == "cut-short"
    assert captured(site, url=site.url("/whole", host="news.example"), **there).payload == b"all of it"


def test_a_redirect_from_https_to_http_is_refused(
    serve: Callable[..., Site], certificate: tuple[Path, str]
) -> None:
    plain = serve({"/": page(b"x")})
    site = serve({"/": to(plain.url())}, tls=serving(certificate))
    code = refused(
        site,
        url=site.url(host="news.example"),
        resolve=resolving(news_example="127.0.0.1"),
        tls=trusting(certificate),
        limits=limits_for(site, plain),
    )
    assert code == "redirect-to-plain"
    assert plain.requests == []


def test_a_context_that_does_not_check_is_refused() -> None:
    lax = ssl.create_default_context()
    lax.check_hostname = False
    for context in (lax, ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)):
        with pytest.raises(BadSetting, match="check"):
            capture("https://news.example/", at=AT, agent=AGENT, tls=context)


def test_no_session_keys_are_written_whatever_the_environment_says(
    serve: Callable[..., Site], certificate: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    site = serve({"/": page(b"x")}, tls=serving(certificate))
    assert refused(site, url=site.url(host="news.example"), resolve=resolving(news_example="127.0.0.1"))
    assert not keys.exists()


def test_no_proxy_is_used_whatever_the_environment_says(
    serve: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve({})
    monkeypatch.setenv("http_proxy", proxy.url())
    assert captured(serve({"/": page(b"x")})).payload == b"x"
    assert proxy.requests == []


def test_the_limits_that_stand_are_those_the_guide_names() -> None:
    standing = CaptureLimits()
    assert (standing.body_bytes, standing.header_bytes) == (64 * 2**20, 64 * 2**10)
    assert (standing.read_seconds, standing.seconds, standing.redirects) == (20, 120, 5)
    assert standing.ports == {80, 443}
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "collect.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+`) \| (.+) \|$", guide, re.MULTILINE)
    said = {code: why for codes, why in rows for code in re.findall(r"`([^`]+)`", codes)}
    assert said["too-large"] == "more than 64 MiB, or a header of more than 64 KiB"
    assert said["too-slow"] == "no octet for 20 seconds, or not whole after 120"
    assert said["redirect-loop"] == "more than five, or a circle"
    assert "other than 80 and 443" in said["port-refused"]


def test_every_code_of_a_refusal_is_in_the_docstring_and_in_the_guide() -> None:
    module = inspect.getmodule(capture)
    assert module is not None
    raised = set(re.findall(r"_Stop\(\s*\"([a-z-]+)\"", inspect.getsource(module)))
    of_bodies = {"unknown-encoding", "broken"}
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "collect.md").read_text(encoding="utf-8")
    assert len(raised) > 15
    assert {code for code in raised - of_bodies if f"``{code}``" not in (capture.__doc__ or "")} == set()
    assert {code for code in raised - of_bodies if f"`{code}`" not in guide} == set()
    assert {code for code in of_bodies if f"``{code}``" not in (unpacked.__doc__ or "")} == set()


def test_a_host_that_may_not_be_asked_is_refused_as_such_before_its_robots_is(
    serve: Callable[..., Site],
) -> None:
    site = serve({"/robots.txt": page(b""), "/": page(b"x")})
    assert refused(site, robots=True, allow_private=False) == "private-address"
    assert refused(site, robots=True, resolve=lambda *_, **__: []) == "unresolved"
    assert site.requests == []


def test_a_robots_redirected_to_where_nothing_may_be_asked_says_that_robots_is_the_trouble(
    serve: Callable[..., Site],
) -> None:
    site = serve({"/": page(b"x")})
    site.answers["/robots.txt"] = to(f"http://gone.example:{site.port}/robots.txt")
    found = fetch(site, robots=True, resolve=resolving(gone_example=[]))
    assert isinstance(found, Refusal)
    assert found.code == "robots-unreachable"
    assert "unresolved" in found.why

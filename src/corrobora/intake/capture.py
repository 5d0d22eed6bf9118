"""One page fetched and kept as it came: the only module of corrobora that opens a connection.

It is never called unless the user asks for it, and nothing imports it but `corrobora.workflow`. One call
fetches one URL, with the redirects and the robots.txt on the way, over sockets it opens itself to the very
addresses it has checked, so that a name that is answered differently a moment later leads nowhere else.
Everything sent and received is written to a WARC 1.1 file (ISO 28500:2017): each request and each response
octet by octet, transfer encoding and all, with a metadata record that holds what the name resolved to,
which address was asked, the TLS session and SHA-256 digests.

The same octets from the same servers, with the same time handed in, give the same file, byte for byte: ids
of records come from hashes, and the file is not compressed, as compressors differ from build to build. The
clock that is handed in decides when to give up, and nothing that is written.
"""

import base64
import hashlib
import http.client
import io
import ipaddress
import queue
import re
import socket
import ssl
import threading
import time
import urllib.parse
import uuid
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from corrobora.errors import BadSetting
from corrobora.intake.robots import Robots, product_token, read_robots
from corrobora.records import Refusal

_WRITER = "corrobora capture/1"
"""What wrote a file, in its first record and in the ids of all; the number changes when the form does."""
MIB = 1 << 20

Resolve = Callable[..., Sequence[tuple[object, ...]]]
"""Called as ``socket.getaddrinfo(host, port, type=SOCK_STREAM)`` is, and answers as it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureLimits:
    """Upper bounds of one capture. What goes beyond one becomes a refusal, and nothing of it is kept.

    The numbers are ours where no source is named.
    """

    body_bytes: int = 64 * MIB
    """Octets of one response after its header, as sent (``too-large``)."""
    header_bytes: int = 64 * 1024
    """Octets of one status line with its header fields (``too-large``)."""
    decoded_bytes: int = 256 * MIB
    """Octets of a body once unpacked by `unpacked` (``too-large``)."""
    seconds: float = 120.0
    """For the whole capture: names, robots.txt and redirects with it (``too-slow``)."""
    read_seconds: float = 20.0
    """For a name to be resolved, a connection to stand, or the next octets to come (``too-slow``)."""
    redirects: int = 5
    """In a row (``too-many-redirects``); RFC 9309, 2.3.1.2 asks for at least five for robots.txt."""
    robots_bytes: int = 500 * 1024
    """Octets of a robots.txt: what RFC 9309, 2.5 asks to read at least; a longer one is a refusal."""
    url_chars: int = 8_000
    """Length of a URL: what RFC 9110, 4.1 recommends to support (``bad-url``)."""
    ports: frozenset[int] = frozenset({80, 443})
    """Ports that may be asked, on every redirect too (``port-refused``)."""


STANDARD = CaptureLimits()
"""The limits that hold where none are handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A page as it came, whatever its status: that a page is gone (404) is a finding too."""

    url: str
    """As asked, in the spelling that was sent; without a fragment, which is never sent."""
    final_url: str
    """Where the redirects ended; equal to ``url`` if there was none."""
    redirects: tuple[str, ...]
    """Every URL asked on the way, ``url`` first, ``final_url`` left out."""
    at: str
    """The time handed in."""
    address: str
    """The address that gave the page."""
    status: int
    """HTTP status: 200, 404, 304, …"""
    headers: tuple[tuple[str, str], ...]
    """Header fields in the order sent, octets read as Latin-1."""
    etag: str | None
    """To be handed in with ``final_url`` next time, as `last_modified` is; ``None`` where the server gave none,
    or one that cannot be sent back."""
    last_modified: str | None
    payload: bytes
    """The body with its transfer encoding taken off and its content encoding left on (see `unpacked`)."""
    payload_sha256: str
    warc: bytes
    """The whole capture as a WARC 1.1 file."""
    warc_sha256: str

    @property
    def not_changed(self) -> bool:
        """Whether the server says that the page is as ``etag`` or ``last_modified`` knew it (304)."""
        return self.status == 304

    def find_header(self, name: str) -> str | None:
        """Return the first header field of a name, in whatever case, or ``None``."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class _Stop(Exception):
    """What ends a capture with a refusal."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(code)
        self.code = code
        self.why = why


# --------------------------------------------------------------------------- where it may go

_BARRED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    )
)  # fmt: skip
"""Special-purpose and multicast blocks (IANA registries of RFC 6890, 5771, 9637; not checked against the
registries themselves), written out because Python's own ``is_global`` differs between its versions."""
_UNICAST6 = ipaddress.ip_network("2000::/3")
"""All IPv6 that is given out for the public network (RFC 4291, 2.4). What lies outside is refused whole:
loopback, link-local, unique local, multicast, IPv4-mapped (::ffff:0:0/96) and NAT64 (64:ff9b::/96) among it;
6to4 (2002::/16) and Teredo (in 2001::/23) lie inside and are barred above, as they carry any IPv4 address."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network; ``False`` for what is no address at all."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if parsed.version == 6 and (parsed not in _UNICAST6 or "%" in address):
        return False
    return not any(parsed in network for network in _BARRED if network.version == parsed.version)


def _is_address(address: str) -> bool:
    try:
        ipaddress.ip_address(address)
    except ValueError:
        return False
    return True


_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::([0-9]{0,5}))?")
_DOTS = re.compile(r"(?:^|/)(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE)
"""A segment that is no name but a step (RFC 3986, 5.2.4)."""
_KEPT = "!$&'()*+,;=:@/%~-._"
"""What RFC 3986, 3.3 lets a path hold as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """A URL taken apart and found fit to be asked for."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        return f"{self.origin}{self.path}"


_PORTS = {"http": 80, "https": 443}


def _target(url: str, limits: CaptureLimits) -> _Target:
    """Take a URL apart; what two programs might read differently is refused, not repaired."""
    if len(url) > limits.url_chars:
        raise _Stop("bad-url", f"a URL of more than {limits.url_chars} characters")
    if any(char <= " " or "\x7f" <= char <= "\xa0" or char == "\\" for char in url):
        raise _Stop("bad-url", "a space, a control character or a backslash in the URL; percent-encode it")
    try:
        parts = urllib.parse.urlsplit(url)
        path = urllib.parse.quote(parts.path, safe=_KEPT, errors="strict") or "/"
        query = urllib.parse.quote(parts.query, safe=_KEPT + "?[]|", errors="strict")
    except ValueError:  # UnicodeEncodeError, for a lone surrogate, is one
        raise _Stop("bad-url", "the URL cannot be read; write it as https://host/path") from None
    if parts.scheme not in _PORTS:
        raise _Stop("bad-url", "only http and https are fetched; write the URL as https://host/path")
    if _DOTS.search(path):
        # Servers resolve them, rules of a robots.txt do not.
        raise _Stop("bad-url", "the path goes by '.' or '..'; write the address it leads to")
    if "@" in parts.netloc:
        raise _Stop("credentials-in-url", "a user or password in the URL, which would be kept and sent")
    authority = _AUTHORITY.fullmatch(parts.netloc)
    if authority is None:
        raise _Stop("bad-url", "the host cannot be read; write letters beyond ASCII in their xn-- form")
    host = authority[1].lower()
    if host.startswith("["):
        try:
            host = str(ipaddress.IPv6Address(host[1:-1]))
        except ValueError:
            raise _Stop("bad-url", "the host is in brackets and is no IPv6 address") from None
    port = int(authority[2]) if authority[2] else _PORTS[parts.scheme]
    if port not in limits.ports:
        allowed = ", ".join(map(str, sorted(limits.ports)))
        raise _Stop("port-refused", f"port {port}, where only {allowed} may be asked")
    return _Target(scheme=parts.scheme, host=host, port=port, path=f"{path}?{query}" if parts.query else path)


def _shown(url: str) -> str:
    """Give a URL as a refusal may hold it: no credentials, nothing that steers a terminal, no great length."""
    masked = re.sub(r"^([^/?#]*//)?[^/?#]*@", r"\1", url)
    return "".join(char if "!" <= char <= "~" else "\ufffd" for char in masked[:2000]) + "…" * (
        len(masked) > 2000
    )


# --------------------------------------------------------------------------- what comes over the wire


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patience:
    """How long may still be waited."""

    limits: CaptureLimits
    clock: Callable[[], float]
    started: float

    def left(self) -> float:
        """Return the seconds that the next step may take; stop where none are left."""
        left = self.started + self.limits.seconds - self.clock()
        if left <= 0:
            raise _Stop("too-slow", f"not there after {self.limits.seconds:g} seconds")
        return min(left, self.limits.read_seconds)


def _too_slow(limits: CaptureLimits) -> _Stop:
    return _Stop(
        "too-slow", f"no answer within {limits.read_seconds:g} seconds, or {limits.seconds:g} in all"
    )


class _Octets(io.RawIOBase):
    """The octets of a socket, each read no longer than patience lasts."""

    def __init__(self, connection: socket.socket, patience: _Patience) -> None:
        super().__init__()
        self._connection = connection
        self._patience = patience

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # any buffer in typeshed
        self._connection.settimeout(self._patience.left())
        try:
            return self._connection.recv_into(buffer)
        except TimeoutError:
            raise _too_slow(self._patience.limits) from None
        except OSError:
            # TLS that ends without saying so is an error here too: somebody may have cut it.
            raise _Stop("cut-short", "the connection broke before the response had ended") from None


class _Taken:
    """A file as `http.client` reads from one, which keeps what was taken and no octet more."""

    def __init__(self, octets: _Octets) -> None:
        self._stream = io.BufferedReader(octets)
        self.taken = bytearray()
        self.allowed = 0

    def _take(self, octets: bytes) -> bytes:
        self.taken += octets
        if len(self.taken) > self.allowed:
            raise _Stop("too-large", "the server sent more than the limit; nothing of it is kept")
        return octets

    def readline(self, limit: int = -1) -> bytes:
        return self._take(self._stream.readline(limit))

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            # Only a chunk that gives its size as negative leads here.
            raise _Stop("not-http", "the response gives an impossible length")
        return self._take(self._stream.read(size))

    def flush(self) -> None:
        """Do nothing: there is nothing to write."""

    def close(self) -> None:
        """Do nothing: whoever opened the socket closes it."""


class _Connection:
    """A socket as `http.client.HTTPResponse` asks for it: it gives the file and nothing else."""

    def __init__(self, taken: _Taken) -> None:
        self._taken = taken

    def makefile(self, _mode: str) -> _Taken:
        return self._taken


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exchange:
    """One request and its response, with how the server was reached."""

    target: _Target
    resolved: tuple[str, ...]
    address: str
    session: tuple[tuple[str, str], ...]
    """What is known of the TLS session, as fields of the metadata record."""
    request: bytes
    response: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    chunked: bool

    def named(self, name: str) -> list[str]:
        return [value.strip() for key, value in self.headers if key.lower() == name]


def _receive(
    connection: socket.socket, patience: _Patience, body_bytes: int
) -> tuple[bytes, bytes, http.client.HTTPResponse]:
    """Read one response: its octets as sent, its payload, and its head."""
    taken = _Taken(_Octets(connection, patience))
    taken.allowed = patience.limits.header_bytes
    # HTTPResponse takes a socket only to call makefile on it.
    response = http.client.HTTPResponse(cast("socket.socket", _Connection(taken)), method="GET")
    try:
        response.begin()
        first = bytes(taken.taken).split(None, 2)
        if response.status < 200 or first[1] != b"%d" % response.status:
            raise _Stop("not-http", "an interim response, which was not asked for")
        _check_framing(response)
        taken.allowed = len(taken.taken) + body_bytes
        payload = bytearray()
        while part := response.read(1 << 16):
            payload += part
        if response.length:
            raise _Stop("cut-short", f"{response.length} octets fewer than the response promised")
    except http.client.IncompleteRead:
        raise _Stop("cut-short", "the response ends in the middle of a chunk") from None
    except http.client.RemoteDisconnected:
        raise _Stop("cut-short", "the server closed the connection without a response") from None
    except (http.client.HTTPException, ValueError, IndexError):
        raise _Stop("not-http", "what the server sent does not read as HTTP/1") from None
    return bytes(taken.taken), bytes(payload), response


def _check_framing(response: http.client.HTTPResponse) -> None:
    """Stop where the end of the body can be read in two ways (RFC 9112, 6.3 and 11.2)."""
    lengths = response.headers.get_all("content-length", [])
    codings = response.headers.get_all("transfer-encoding", [])
    if len(set(lengths)) > 1 or any(
        re.fullmatch(r"[0-9]{1,18}", length.strip()) is None for length in lengths
    ):
        raise _Stop("not-http", "the response states its length in a way that cannot be followed")
    if codings and (lengths or [coding.strip().lower() for coding in codings] != ["chunked"]):
        raise _Stop("not-http", "the response states a transfer encoding that cannot be followed")


# --------------------------------------------------------------------------- the way there


@dataclass(slots=True, kw_only=True)
class _Journey:
    """Everything that one capture asks, in order."""

    limits: CaptureLimits
    private: frozenset[tuple[str, int]]
    """Hosts with their ports that may be asked off the public network."""
    agent: str
    resolve: Resolve
    tls: ssl.SSLContext | None
    patience: _Patience
    exchanges: list[_Exchange] = field(default_factory=list)
    asked: dict[str, Robots] = field(default_factory=dict)
    """robots.txt by origin."""

    def addresses(self, target: _Target) -> tuple[str, ...]:
        """Resolve a name, once for each connection, and let pass only addresses that may be asked."""
        answers: queue.SimpleQueue[Sequence[tuple[object, ...]] | None] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(self.resolve(target.host, target.port, type=socket.SOCK_STREAM))
            except (OSError, ValueError):  # UnicodeError, for a name that is none, is one
                answers.put(None)

        # getaddrinfo cannot be told how long to take, so it is asked from the side.
        threading.Thread(target=look_up, daemon=True).start()
        try:
            answer = answers.get(timeout=self.patience.left())
        except queue.Empty:
            raise _too_slow(self.limits) from None
        found = [str(cast("tuple[object, ...]", entry[4])[0]) for entry in answer or ()]
        # What is no address would be resolved again by the connection, past the check.
        if not found or not all(map(_is_address, found)):
            raise _Stop("unresolved", "the host's name leads to no address")
        addresses = tuple(dict.fromkeys(found))
        for address in addresses:
            # One that is barred bars all: a name that leads both ways is no name to follow.
            if not is_public(address) and (target.host, target.port) not in self.private:
                raise _Stop(
                    "private-address", "the host leads to an address that is not on the public network"
                )
        return addresses

    def connect(self, target: _Target, addresses: Sequence[str]) -> tuple[socket.socket, str]:
        """Connect to the first address that answers."""
        slow = False
        for address in addresses:
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            connection = socket.socket(family, socket.SOCK_STREAM)
            try:
                connection.settimeout(self.patience.left())
                connection.connect((address, target.port))
            except OSError as error:
                connection.close()
                slow = slow or isinstance(error, TimeoutError)
            except BaseException:
                connection.close()
                raise
            else:
                return connection, address
        if slow:
            raise _too_slow(self.limits)
        raise _Stop("unreachable", "no address of the host takes a connection")

    def secure(
        self, connection: socket.socket, target: _Target
    ) -> tuple[ssl.SSLSocket, tuple[tuple[str, str], ...]]:
        """Speak TLS over a connection, to a server that proves the name it was asked by."""
        try:
            connection.settimeout(self.patience.left())
            # A response must not seem whole because somebody cut the line: ragged ends are errors.
            secured = (self.tls or _system_tls()).wrap_socket(
                connection, server_hostname=target.host, suppress_ragged_eofs=False
            )
        except TimeoutError:
            raise _too_slow(self.limits) from None
        except ssl.SSLCertVerificationError as error:
            raise _Stop(
                "tls-failed",
                f"the server's certificate is not trusted (OpenSSL's reason {error.verify_code})",
            ) from None
        except (OSError, ValueError):  # ValueError: a name that cannot stand in a certificate
            raise _Stop("tls-failed", "no TLS session could be opened with the server") from None
        cipher = secured.cipher()
        certificate = secured.getpeercert(binary_form=True) or b""
        return secured, (
            ("tls-version", secured.version() or "unknown"),
            ("tls-cipher", cipher[0] if cipher else "unknown"),
            ("tls-certificate-sha256", hashlib.sha256(certificate).hexdigest()),
        )

    def exchange(self, target: _Target, *, also: Mapping[str, str], body_bytes: int) -> _Exchange:
        """Ask for one URL and note what was said."""
        fields = {
            "Host": target.authority,
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
            **also,
        }
        lines = [f"GET {target.path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
        request = ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")
        addresses = self.addresses(target)
        connection, address = self.connect(target, addresses)
        session: tuple[tuple[str, str], ...] = ()
        try:
            if target.scheme == "https":
                connection, session = self.secure(connection, target)
            try:
                connection.settimeout(self.patience.left())
                connection.sendall(request)
            except TimeoutError:
                raise _too_slow(self.limits) from None
            except OSError:
                raise _Stop("cut-short", "the connection broke before the request was sent") from None
            octets, payload, head = _receive(connection, self.patience, body_bytes)
        finally:
            connection.close()
        made = _Exchange(
            target=target,
            resolved=addresses,
            address=address,
            session=session,
            request=request,
            response=octets,
            status=head.status,
            headers=tuple(head.getheaders()),
            payload=payload,
            chunked=bool(head.chunked),
        )
        self.exchanges.append(made)
        return made

    def follow(
        self, target: _Target, *, also: Mapping[str, str], body_bytes: int, robots: bool
    ) -> tuple[_Exchange, tuple[str, ...]]:
        """Ask for a URL and go where it is redirected to, under the same rules at each step.

        Gives the last exchange, and the URLs that led to it.
        """
        been = [target.url]
        while True:
            if robots:
                self.ask_leave(target)
            made = self.exchange(target, also=also, body_bytes=body_bytes)
            onward = _redirect(made, self.limits)
            if onward is None:
                return made, tuple(been[:-1])
            if onward.url in been:
                raise _Stop("redirect-loop", "the redirects lead back to where they came from")
            if len(been) > self.limits.redirects:
                raise _Stop("too-many-redirects", f"more than {self.limits.redirects} redirects in a row")
            been.append(onward.url)
            target = onward
            # What a server has handed out to know a copy again is told to nobody else.
            also = {}

    def ask_leave(self, target: _Target) -> None:
        """Stop where the site's robots.txt keeps visitors out, or cannot be had (RFC 9309, 2.3.1)."""
        if target.path.partition("?")[0] == "/robots.txt":
            return
        if target.origin not in self.asked:
            self.asked[target.origin] = self.find_robots(target)
        if not self.asked[target.origin].allows(product_token(self.agent) or "", target.path):
            raise _Stop(
                "robots-forbid", "the site's robots.txt asks that this page not be fetched by program"
            )

    def find_robots(self, target: _Target) -> Robots:
        """Fetch the robots.txt of an origin; one that does not exist forbids nothing."""
        first = _Target(scheme=target.scheme, host=target.host, port=target.port, path="/robots.txt")
        before = len(self.exchanges)
        try:
            made, _ = self.follow(first, also={}, body_bytes=self.limits.robots_bytes, robots=False)
        except _Stop as stop:
            if len(self.exchanges) == before and stop.code in _OF_THE_HOST:
                raise
            raise _Stop("robots-unreachable", f"robots.txt cannot be had ({stop.code}): {stop.why}") from None
        # 429 says that a server is pressed, not that it has no wishes: RFC 9309 leaves the choice.
        if 400 <= made.status < 500 and made.status != 429:
            return Robots()
        if made.status != 200:
            raise _Stop(
                "robots-unreachable",
                f"robots.txt is answered with status {made.status}, which leaves the site's wishes unknown",
            )
        content = _unpacked(made.payload, made.named("content-encoding"), self.limits.robots_bytes)
        if isinstance(content, _Stop):
            raise _Stop("robots-unreachable", f"robots.txt cannot be had ({content.code}): {content.why}")
        return read_robots(content)


_OF_THE_HOST = frozenset({"private-address", "unresolved", "unreachable", "tls-failed"})
"""Codes that say the page itself could not be asked for either, and more plainly than that robots.txt could not."""


def _redirect(made: _Exchange, limits: CaptureLimits) -> _Target | None:
    """Give where a response sends on to, or ``None`` where it is the end of the way."""
    places = set(made.named("location"))
    if made.status not in {301, 302, 303, 307, 308} or not places:
        return None
    if len(places) > 1:
        raise _Stop("not-http", "the response redirects to two places at once")
    try:
        place = places.pop().encode("latin-1").decode("utf-8")
        joined = urllib.parse.urljoin(made.target.url, place)
    except ValueError:
        raise _Stop("bad-url", "a redirect to what cannot be read as a URL") from None
    onward = _target(joined, limits)
    if made.target.scheme == "https" and onward.scheme == "http":
        raise _Stop(
            "redirect-to-plain", "a redirect from https to http, where anybody on the way could change it"
        )
    return onward


# --------------------------------------------------------------------------- the file


def _record_id(*parts: str) -> str:
    """Derive a record's id: a UUID of version 8 (RFC 9562, 5.8) from a SHA-256."""
    number = int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest()[:16], "big")
    number = number & ~(0xF << 76) | 8 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return f"<urn:uuid:{uuid.UUID(int=number)}>"


def _digest(octets: bytes) -> str:
    # The form that archives' tools look for; SHA-256 stands beside it in the metadata record.
    return "sha1:" + base64.b32encode(hashlib.sha1(octets, usedforsecurity=False).digest()).decode()


def _fields(pairs: Sequence[tuple[str, str]]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in pairs).encode()


def _write_warc(journey: _Journey, *, url: str, at: str, robots: bool) -> bytes:
    """Write everything that was said, in the order it was said."""
    from warcio.recordloader import ArcWarcRecord  # noqa: PLC0415 - loaded late: only captures need it
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - comes with it
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - comes with it

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    # warcio would add digests of payloads by a rule of its own, chunk sizes included: ours are in the headers.
    writer.NO_PAYLOAD_DIGEST_TYPES = ("warcinfo", "request", "response", "metadata")
    written = 0

    def write(kind: str, block: bytes, content_type: str, *headers: tuple[str, str]) -> str:
        nonlocal written
        digest = hashlib.sha256(block).hexdigest()
        record_id = _record_id(_WRITER, at, url, str(written), kind, digest, *(value for _, value in headers))
        written += 1
        named = [
            ("WARC-Type", kind),
            ("WARC-Record-ID", record_id),
            ("WARC-Date", at),
            *headers,
            ("WARC-Block-Digest", _digest(block)),
        ]
        head = StatusAndHeaders("", named, protocol="WARC/1.1")
        # Without its HTTP header taken apart, warcio writes the block as it is, octet by octet.
        writer.write_record(
            ArcWarcRecord("warc", kind, head, io.BytesIO(block), None, content_type, len(block))
        )
        return record_id

    top = write(
        "warcinfo",
        _fields(
            [
                ("software", _WRITER),
                ("format", "WARC File Format 1.1"),
                ("http-header-user-agent", journey.agent),
                ("robots", "obeyed" if robots else "not asked"),
            ]
        ),
        "application/warc-fields",
    )
    for made in journey.exchanges:
        shared = (
            ("WARC-Target-URI", made.target.url),
            ("WARC-IP-Address", made.address),
            ("WARC-Warcinfo-ID", top),
        )
        # The payload of WARC 1.1, 6.3.2 is the body without its transfer encoding, but the usual checkers
        # take chunk sizes with it: where the two differ none is stated, and SHA-256 below says it.
        payload = () if made.chunked else (("WARC-Payload-Digest", _digest(made.payload)),)
        response = write("response", made.response, "application/http; msgtype=response", *shared, *payload)
        write(
            "request",
            made.request,
            "application/http; msgtype=request",
            *shared,
            ("WARC-Concurrent-To", response),
        )
        write(
            "metadata",
            _fields(
                [
                    ("host", made.target.host),
                    *(("resolved-to", address) for address in made.resolved),
                    ("connected-to", f"{made.address} port {made.target.port}"),
                    *made.session,
                    ("request-sha256", hashlib.sha256(made.request).hexdigest()),
                    ("response-sha256", hashlib.sha256(made.response).hexdigest()),
                    ("payload-sha256", hashlib.sha256(made.payload).hexdigest()),
                ]
            ),
            "application/warc-fields",
            ("WARC-Target-URI", made.target.url),
            ("WARC-Warcinfo-ID", top),
            ("WARC-Concurrent-To", response),
        )
    return out.getvalue()


# --------------------------------------------------------------------------- the door


def capture(
    url: str,
    *,
    at: str,
    agent: str,
    limits: CaptureLimits = STANDARD,
    allow_private: bool = False,
    robots: bool = True,
    resolve: Resolve = socket.getaddrinfo,
    etag: str | None = None,
    last_modified: str | None = None,
    tls: ssl.SSLContext | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Captured | Refusal:
    """Fetch one URL and return it as it came, or the refusal that says why not. Nothing is written to disk.

    ``at`` is the time that every record will carry, as ``2024-03-09T14:30:00Z``; ``agent`` is the user agent
    the servers will read, and begins with the name by which a robots.txt may speak of it. ``allow_private``
    lets it ask the very host and port of ``url`` off the public network, ``limits.ports`` others than 80 and 443.
    With ``robots`` (as RFC 9309 says) a page is not fetched if the robots.txt of any site on the way forbids
    it or cannot be had; one answered with 4xx forbids nothing, but for 429. ``etag`` and
    ``last_modified``, as a former `Captured` gave them with its ``final_url``, ask for the page only if it
    has changed (RFC 9110, 13.1), and are sent to the first URL alone. ``tls`` replaces the system's
    certificates, and must check certificate and name. ``clock`` counts seconds.

    Codes of refusals: ``bad-url``, ``credentials-in-url``, ``port-refused``, ``private-address``,
    ``unresolved``, ``unreachable``, ``tls-failed``, ``too-slow``, ``too-large``, ``cut-short``, ``not-http``,
    ``too-many-redirects``, ``redirect-loop``, ``redirect-to-plain``, ``robots-forbid``, ``robots-unreachable``.

    Raises:
        BadSetting: if ``at`` is no such time, ``agent``, ``etag`` or ``last_modified`` cannot stand in a
            header, ``agent`` begins with no name, or ``tls`` does not check who answers.
    """
    _check_settings(at=at, agent=agent, etag=etag, last_modified=last_modified, tls=tls)
    also = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    asked = {name: value for name, value in also.items() if value is not None}
    try:
        first = _target(url, limits)
        journey = _Journey(
            limits=limits,
            private=frozenset({(first.host, first.port)} if allow_private else ()),
            agent=agent,
            resolve=resolve,
            tls=tls,
            patience=_Patience(limits=limits, clock=clock, started=clock()),
        )
        last, way = journey.follow(first, also=asked, body_bytes=limits.body_bytes, robots=robots)
        if last.status == 304 and not asked:
            raise _Stop("not-http", "the server says that the page has not changed, and was not asked that")
    except _Stop as stop:
        return Refusal(what=_shown(url), code=stop.code, why=stop.why)
    warc = _write_warc(journey, url=first.url, at=at, robots=robots)
    return Captured(
        url=first.url,
        final_url=last.target.url,
        redirects=way,
        at=at,
        address=last.address,
        status=last.status,
        headers=last.headers,
        etag=_find_sendable(last.named("etag")),
        last_modified=_find_sendable(last.named("last-modified")),
        payload=last.payload,
        payload_sha256=hashlib.sha256(last.payload).hexdigest(),
        warc=warc,
        warc_sha256=hashlib.sha256(warc).hexdigest(),
    )


_SENDABLE = re.compile(r"[!-~]([ -~]{0,998}[!-~])?")
"""What we put into a header field: printable ASCII, so that nothing can end the field or steer a terminal."""


def _find_sendable(values: Sequence[str]) -> str | None:
    return values[0] if len(values) == 1 and _SENDABLE.fullmatch(values[0]) else None


def _check_settings(
    *, at: str, agent: str, etag: str | None, last_modified: str | None, tls: ssl.SSLContext | None
) -> None:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z", at) is None:
            raise ValueError
        datetime.fromisoformat(at)
    except ValueError:
        message = f"at is {at!r}, and must be a time in UTC as 2024-03-09T14:30:00Z"
        raise BadSetting(message) from None
    for name, value in (("agent", agent), ("etag", etag), ("last_modified", last_modified)):
        if value is not None and _SENDABLE.fullmatch(value) is None:
            message = (
                f"{name} cannot be sent; it takes 1 to 1,000 printable ASCII characters, no space at its ends"
            )
            raise BadSetting(message)
    if tls is not None and (tls.verify_mode is not ssl.CERT_REQUIRED or not tls.check_hostname):
        message = (
            "tls does not check certificate and name; hand in a context with CERT_REQUIRED and check_hostname"
        )
        raise BadSetting(message)
    if product_token(agent) is None:
        message = (
            "agent must begin with a name of letters, '-' and '_', by which a robots.txt can speak of it"
        )
        raise BadSetting(message)


def _system_tls() -> ssl.SSLContext:
    """Give a context that trusts whom the system trusts, and checks certificate and name.

    Not `ssl.create_default_context`, which also looks for SSLKEYLOGFILE and would write session keys there.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    return context


def unpacked(captured: Captured, *, limits: CaptureLimits = STANDARD) -> bytes | Refusal:
    """Return the body with its content encoding taken off, for reading; custody keeps the payload and the WARC.

    ``gzip`` and ``deflate`` are known (RFC 9110, 8.4.1). Codes of refusals: ``unknown-encoding``, ``broken``,
    ``cut-short``, ``too-large``.
    """
    found = _unpacked(
        captured.payload,
        [value for name, value in captured.headers if name.lower() == "content-encoding"],
        limits.decoded_bytes,
    )
    if isinstance(found, _Stop):
        return Refusal(what=_shown(captured.final_url), code=found.code, why=found.why)
    return found


_STRETCH = 4096


def _unpacked(payload: bytes, fields: Sequence[str], longest: int) -> bytes | _Stop:
    codings = [word.strip().lower() for value in fields for word in value.split(",")]
    codings = [coding for coding in codings if coding not in {"", "identity"}]
    if not codings or not payload:
        return payload
    if len(codings) > 1 or codings[0] not in {"gzip", "x-gzip", "deflate"}:
        return _Stop("unknown-encoding", "a content encoding other than gzip or deflate")
    content = bytearray()
    at = 0
    try:
        while at < len(payload):
            # 32 + 15: gzip and zlib are told apart by their heads; gzip may have several members.
            unpacker = zlib.decompressobj(wbits=32 + 15)
            while not unpacker.eof:
                # In short stretches: what lies behind a member is copied each time one ends.
                stretch = payload[at : at + _STRETCH]
                if not stretch:
                    return _Stop("cut-short", "the packed body ends too early")
                at += len(stretch)
                content += unpacker.decompress(stretch, longest + 1 - len(content))
                if len(content) > longest:
                    return _Stop("too-large", f"the body unpacks to more than {longest} octets")
            at -= len(unpacker.unused_data)
    except zlib.error:
        return _Stop("broken", "the packed body cannot be unpacked")
    return bytes(content)

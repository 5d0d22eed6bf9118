"""Single sign-on: people come in by the word of an issuer that the organisation trusts (OpenID Connect Core 1.0).

The authorization code flow with PKCE and nothing else. Which issuer is asked is a setting of whoever runs the workbench; nothing that a
browser sends changes where a request of ours goes. The issuer's word, the ID token, is believed after the checks of OpenID Connect Core
1.0, 3.1.3.7, each of which is a refusal of its own here. Tokens for other services of the issuer are thrown away unread.

What binds an answer to the browser that asked is one secret in a cookie; state, nonce and verifier are derived from it. So nothing is kept
here for those who begin and never come back, and a flood of them fills nothing.
"""

import base64
import hashlib
import hmac
import http.client
import json
import secrets
import ssl
import threading
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwa import JWSAlgModel
from joserfc.jwk import ECKey, OKPKey, RSAKey

from corrobora.errors import BadSetting, CorroboraError, MissingPath
from corrobora.workbench.people import Claim, Role, Vouched

BACK: Final = "/openid/back"
"""Path of the redirect URI."""
ALGORITHMS: Final[Mapping[str, str]] = {"RS256": "RSA", "ES256": "EC", "EdDSA": "OKP", "Ed25519": "OKP"}
"""By which an ID token may be signed, and the type of key (RFC 7518, 8037; Ed25519 is what RFC 9864 calls EdDSA on that curve). Never `none`,
and no HMAC: with it whoever knows the client's secret, or takes a public key for one, could vouch for anybody."""
LEEWAY: Final = timedelta(minutes=2)
"""By which the issuer's clock may differ from ours. Ours: more than machines with set clocks differ."""
FRESH: Final = timedelta(minutes=10)
"""How old an ID token may be; it is made when we ask for it. Ours."""
DOCUMENT: Final = timedelta(hours=1)
"""How long the issuer's document and its keys are taken as they were read: a key that the issuer withdrew counts so long. Ours."""
AGAIN: Final = timedelta(minutes=1)
"""Keys are not read again for a key that is not among them before so long has passed: anybody can name such a key. Ours."""
PAUSE: Final = timedelta(seconds=10)
"""After a failure to read the issuer's document or keys, it is not asked for them. Ours: as long as one may wait for an answer."""
TIMEOUT: Final = 10.0
"""Seconds for an answer of the issuer, whole. Ours."""
LARGEST: Final = 1 << 20
"""Bytes of an answer of the issuer. Ours: documents and keys are of some thousands."""
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_KEYS: Final = frozenset("issuer client_id client_secret_file redirect claim strangers".split())
_LONGEST: Final = 4096
_RSA_BITS: Final = 2048
_LATEST: Final = 1 << 53
"""Seconds of a claim: what a float still counts (RFC 8259, 6), so that neither infinity nor a thousand digits are a time."""
_CURVES: Final = {"ES256": "P-256", "EdDSA": "Ed25519", "Ed25519": "Ed25519"}
_REFUSALS: Final = frozenset(
    "access_denied login_required consent_required interaction_required account_selection_required "
    "server_error temporarily_unavailable unauthorized_client invalid_scope invalid_request".split()
)
"""What an issuer may answer (RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6); other words are somebody's, and are not shown."""
_Key = RSAKey | ECKey | OKPKey


class NotVouched(CorroboraError):
    """The issuer did not vouch for whoever came, or cannot be believed; the message holds nothing that was sent."""


class NotBegun(NotVouched):
    """The answer belongs to no log-in that this browser began; any page anywhere can make a browser bring one."""


# --------------------------------------------------------------------------- the setting


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIdSetting:
    """Which issuer is believed, and about whom.

    Raises:
        BadSetting: an address is not HTTPS (or HTTP on this machine) or has parts that it may not have, the redirect leads elsewhere
            than to ``/openid/back``, there is no client, or strangers would be admins.

    """

    issuer: str
    """Its address, letter by letter as it writes it itself."""
    client_id: str
    """What the issuer calls the workbench."""
    client_secret_file: Path | None = None
    """File of the secret; ``None``: a public client, which PKCE alone protects."""
    redirect: str
    """Where the issuer sends people back: the workbench's address, and ``/openid/back``."""
    claim: Claim = Claim.EMAIL
    """By what an admin notes whose account is whose."""
    strangers: Role | None = None
    """The role of whoever the issuer vouches for and no account is linked to; ``None``: they stay out."""

    def __post_init__(self) -> None:
        """Check it."""
        if not _is_address(self.issuer) or urllib.parse.urlsplit(self.issuer).query:
            raise BadSetting(
                "openid: issuer: expected https://… without ? and #, as the issuer writes it; http only on this machine"
            )
        if not _is_address(self.redirect) or not self.redirect.endswith(BACK):
            raise BadSetting(f"openid: redirect: expected the workbench's address by https, and {BACK}")
        if urllib.parse.urlsplit(self.redirect).path != BACK or urllib.parse.urlsplit(self.redirect).query:
            raise BadSetting(f"openid: redirect: expected {BACK} right after the workbench's name")
        if (
            not 1 <= len(self.client_id) <= 255
            or not self.client_id.isascii()
            or not self.client_id.isprintable()
        ):
            raise BadSetting("openid: client_id: expected 1 to 255 printable ASCII characters")
        if self.strangers is Role.ADMIN:
            raise BadSetting("openid: strangers: expected reader, coder or reviewer; an admin makes admins")


def read_openid_setting(path: Path) -> OpenIdSetting:
    """Read the setting from its file, in TOML; the file of the secret is found from the folder of this one.

    Raises:
        BadSetting: the file is no TOML in UTF-8, is larger than 64 KiB, lacks a key, has one that is not known, or a value of another
            type or range.
        MissingPath: there is no file at the path, or none of the secret.

    """
    if not path.is_file():
        raise MissingPath(f"openid: no file at {path}; give the path of a TOML file")
    if path.stat().st_size > 1 << 16:
        raise BadSetting(f"openid: {path} is larger than 64 KiB; no such setting is")
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise BadSetting(f"openid: {path} is no TOML in UTF-8; see the guide for one to copy") from None
    if unknown := sorted(found.keys() - _KEYS):
        raise BadSetting(
            f"openid: {path}: found the key {', '.join(unknown)}, expected some of {', '.join(sorted(_KEYS))}"
        )
    for key, value in found.items():
        if not isinstance(value, str):
            raise BadSetting(f"openid: {path}: {key}: expected a string")
    if missing := sorted({"issuer", "client_id", "redirect"} - found.keys()):
        raise BadSetting(f"openid: {path}: {', '.join(missing)} is not there; see the guide")
    claim, strangers = found.get("claim", Claim.EMAIL.value), found.get("strangers", "none")
    if claim not in list(Claim):
        raise BadSetting(f"openid: {path}: claim: expected {' or '.join(Claim)}")
    if strangers not in {"none", *Role}:
        raise BadSetting(f"openid: {path}: strangers: expected none, reader, coder or reviewer")
    secret = path.parent / found["client_secret_file"] if "client_secret_file" in found else None
    if secret is not None and not secret.is_file():
        raise MissingPath(f"openid: no file at {secret}; it holds the client's secret")
    return OpenIdSetting(
        issuer=found["issuer"],
        client_id=found["client_id"],
        client_secret_file=secret,
        redirect=found["redirect"],
        claim=Claim(claim),
        strangers=None if strangers == "none" else Role(strangers),
    )


def _is_address(words: str) -> bool:
    """Whether this is the address of a server that may be asked: by HTTPS, or on this very machine."""
    if not words.isascii() or not words.isprintable() or len(words) > 2048 or set(words) & set(' \\"<>#'):
        return False
    try:
        parts = urllib.parse.urlsplit(words)
        name, port = parts.hostname, parts.port
    except ValueError:
        return False
    if not name or "@" in parts.netloc or port == 0:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and name in _LOOPBACK)


# --------------------------------------------------------------------------- asking the issuer

Fetch = Callable[[str, bytes | None, Mapping[str, str]], bytes]
"""Returns what an address answers; with bytes, they are posted."""


def fetch(url: str, body: bytes | None, headers: Mapping[str, str]) -> bytes:
    """Return what the issuer answers, in `TIMEOUT` and of at most `LARGEST` bytes.

    Nothing is followed elsewhere, and no proxy of the environment is asked.

    Raises:
        NotVouched: it cannot be reached so, answers with another status than 200, too slowly, or too much.

    """
    if not _is_address(url):
        raise NotVouched("the issuer names an address that is not https; tell an admin")
    opener = urllib.request.OpenerDirector()
    for one in (
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(one)
    asked = urllib.request.Request(url, data=body, headers={"Accept": "application/json", **headers})  # noqa: S310 - of the schemes above alone
    ends = time.monotonic() + TIMEOUT
    taken = bytearray()
    try:
        with opener.open(asked, timeout=TIMEOUT) as answer:
            if answer.status != 200:
                raise NotVouched(f"the issuer answers with {answer.status}; tell an admin")
            # a piece at a time: the timeout is of each, and an issuer that drips would hold a thread
            while piece := answer.read1(1 << 16):
                taken += piece
                if len(taken) > LARGEST:
                    raise NotVouched("the issuer answers with too much; tell an admin")
                if time.monotonic() > ends:
                    raise NotVouched("the issuer answers too slowly; try again")
    except urllib.error.HTTPError as why:
        why.close()
        raise NotVouched(f"the issuer answers with {why.code}; tell an admin") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise NotVouched("the issuer cannot be reached; try again, then tell an admin") from None
    return bytes(taken)


# --------------------------------------------------------------------------- the flow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    authorization: str
    token: str
    keys: str
    posts_secret: bool
    names_itself: bool


class _Signatures(jws.JWSRegistry):
    """Of the library's algorithms those of `ALGORITHMS`; header parameters that nobody knows are ignored (RFC 7515, 4)."""

    def __init__(self) -> None:
        super().__init__(algorithms=list(ALGORITHMS), strict_check_header=False)

    def get_alg(self, name: str) -> JWSAlgModel:
        # not super's: it warns of the name EdDSA, which issuers still write, and a warning is not ours to give
        if name not in ALGORITHMS:
            raise NotVouched("the issuer's word is not signed as expected; tell an admin")
        return self.algorithms[name]


class OpenId:
    """One issuer, and what was read of it."""

    def __init__(
        self,
        setting: OpenIdSetting,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        ask: Fetch = fetch,
    ) -> None:
        """Take the setting; the issuer is asked nothing before somebody comes.

        Args:
            setting: which issuer.
            clock: returns the time, with a zone.
            ask: asks it.

        """
        self.setting = setting
        self._clock = clock
        self._ask = ask
        self._reading = threading.Lock()
        self._document: tuple[float, _Document] | None = None
        self._keys: tuple[float, tuple[_Key, ...]] | None = None
        self._tried = 0.0
        self._failed: float | None = None

    def begin(self, secret: str) -> str:
        """Return the address at the issuer where somebody says who they are.

        Args:
            secret: random, and kept by their browser alone until `finish`; see `new_secret`.

        Raises:
            NotVouched: the issuer cannot be asked, or its document is none.

        """
        told = {
            "response_type": "code",
            "client_id": self.setting.client_id,
            "redirect_uri": self.setting.redirect,
            "scope": "openid email" if self.setting.claim is Claim.EMAIL else "openid",
            "state": _derived(secret, "state"),
            "nonce": _derived(secret, "nonce"),
            "code_challenge": _base64(hashlib.sha256(_derived(secret, "verifier").encode()).digest()),
            "code_challenge_method": "S256",
        }
        where = self._read_document().authorization
        return f"{where}{'&' if '?' in where else '?'}{urllib.parse.urlencode(told)}"

    def finish(self, secret: str, told: Mapping[str, str]) -> Vouched:
        """Return whom the issuer vouches for.

        Args:
            secret: what `begin` was given, as the browser that comes back holds it.
            told: what it brings from the issuer, each name once.

        Raises:
            NotBegun: the answer was not asked for by this browser.
            NotVouched: it is a refusal, or the issuer's word is not as it has to be.

        """
        if not secret or not _same(told.get("state", ""), _derived(secret, "state")):
            raise NotBegun("this log-in was not begun in this browser, or too long ago; begin it again")
        document = self._read_document()
        if (
            document.names_itself or "iss" in told
        ):  # RFC 9207: the answer of another issuer is not carried to this one
            if told.get("iss") != self.setting.issuer:
                raise NotVouched("the answer is not of the issuer that was asked; begin again")
        if "error" in told:
            why = told["error"] if told["error"] in _REFUSALS else "another reason"
            raise NotVouched(f"the issuer refuses: {why}")
        code = told.get("code", "")
        if not 1 <= len(code) <= _LONGEST:
            raise NotVouched("the issuer's answer has no code; begin again")
        answer = self._trade(document, code, _derived(secret, "verifier"))
        word = answer.get("id_token")
        if not isinstance(word, str):
            raise NotVouched("the issuer gives no ID token; tell an admin")
        return self.believe(word, _derived(secret, "nonce"))

    def believe(self, word: str, nonce: str) -> Vouched:
        """Return whom an ID token vouches for, after the checks of OpenID Connect Core 1.0, 3.1.3.7.

        Args:
            word: the ID token.
            nonce: that was asked for.

        Raises:
            NotVouched: it is not signed by a key of the issuer in one of `ALGORITHMS`, or is of another issuer, for another client, of
                another time, asked for by somebody else, or lacks what it has to say.

        """
        claims = self._open(word)
        if claims.get("iss") != self.setting.issuer:
            raise NotVouched("the issuer's word is of another issuer; tell an admin")
        client, audience, party = self.setting.client_id, claims.get("aud"), claims.get("azp")
        clients = audience if isinstance(audience, list) else [audience]
        if (
            client not in clients
            or (len(clients) > 1 and party is None)
            or (party is not None and party != client)
        ):
            raise NotVouched("the issuer's word is meant for another client; tell an admin")
        now, leeway = self._clock().timestamp(), LEEWAY.total_seconds()
        ends, made, begins = (_moment(claims, key) for key in ("exp", "iat", "nbf"))
        if (
            ends is None
            or made is None
            or now >= ends + leeway
            or made < now - FRESH.total_seconds() - leeway
        ):
            raise NotVouched("the issuer's word has ended; begin again, and compare the machines' clocks")
        if made > now + leeway or (begins is not None and begins > now + leeway):
            raise NotVouched("the issuer's word is of a time to come; compare the machines' clocks")
        told = claims.get("nonce")
        if not isinstance(told, str) or not _same(told, nonce):
            raise NotVouched("the issuer's word answers somebody else; begin again")
        subject = claims.get("sub")
        if not isinstance(subject, str) or not 1 <= len(subject) <= 255 or not _is_plain(subject):
            raise NotVouched("the issuer's word names nobody; tell an admin")
        email = None
        if self.setting.claim is Claim.EMAIL:
            address = claims.get("email")
            # true, not "true": what is not as the standard says is not believed
            if isinstance(address, str) and _is_plain(address) and claims.get("email_verified") is True:
                email = address.strip().lower() or None
        return Vouched(issuer=self.setting.issuer, subject=subject, email=email)

    def _open(self, word: str) -> dict[str, object]:
        """Return what a signed word says, its signature checked."""
        try:
            opened = jws.extract_compact(word.encode("ascii"))
            header = opened.headers()
            algorithm, name = header.get("alg"), header.get("kid")
            if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
                raise NotVouched("the issuer's word is not signed as expected; tell an admin")
            if name is not None and not isinstance(name, str):
                raise NotVouched("the issuer's word is not signed as expected; tell an admin")
            key = self._find_key(algorithm, name)
            if key is None or not jws.validate_compact(opened, key, registry=_Signatures()):
                raise NotVouched("the issuer's word is not signed by a key of the issuer; begin again")
            return _read_object(opened.payload)
        except (JoseError, ValueError, TypeError, KeyError):
            # whatever the library says of hostile bytes; its words can quote them
            raise NotVouched("the issuer's word is not signed as expected; tell an admin") from None

    def _find_key(self, algorithm: str, name: str | None) -> _Key | None:
        for anew in (False, True):
            fitting = [key for key in self._read_keys(anew=anew) if _fits(key, algorithm, name)]
            # without a name, only where there is one to choose: OpenID Connect Core 1.0, 10.1
            if len(fitting) == 1 or (fitting and name is not None):
                return fitting[0]
        return None

    def _read_keys(self, *, anew: bool) -> tuple[_Key, ...]:
        """Return the keys of the issuer; read anew after `DOCUMENT`, or if it is asked for, after `AGAIN`."""
        document = self._read_document()
        with self._reading:
            now = self._clock().timestamp()
            if self._keys is not None and 0 <= now - self._keys[0] < DOCUMENT.total_seconds():
                if not anew or 0 <= now - self._tried < AGAIN.total_seconds():
                    return self._keys[1]
            self._tried = now
            listed = _read_object(self._ask_once(document.keys)).get("keys")
            if not isinstance(listed, list):
                raise NotVouched("the issuer's keys are none; tell an admin")
            made = (_make_key(one) for one in listed[:100])
            self._keys = (now, tuple(key for key in made if key is not None))
            return self._keys[1]

    def _read_document(self) -> _Document:
        with self._reading:
            now = self._clock().timestamp()
            if self._document is None or not 0 <= now - self._document[0] < DOCUMENT.total_seconds():
                where = self.setting.issuer.rstrip("/") + "/.well-known/openid-configuration"
                self._document = (now, self._make_document(_read_object(self._ask_once(where))))
            return self._document[1]

    def _ask_once(self, where: str) -> bytes:
        """Return what is read of the issuer; while it fails, not by everybody who comes, or they would wait behind each other."""
        if self._failed is not None and 0 <= self._clock().timestamp() - self._failed < PAUSE.total_seconds():
            raise NotVouched("the issuer could not be reached a moment ago; try again, then tell an admin")
        try:
            answer = self._ask(where, None, {})
        except NotVouched:
            self._failed = self._clock().timestamp()
            raise
        self._failed = None
        return answer

    def _make_document(self, told: Mapping[str, object]) -> _Document:
        if told.get("issuer") != self.setting.issuer:
            raise NotVouched("the issuer's document names another issuer than the setting; tell an admin")
        found = []
        for key in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            address = told.get(key)
            if not isinstance(address, str) or not _is_address(address):
                raise NotVouched("the issuer's document lacks an address by https; tell an admin")
            found.append(address)
        ways = told.get("token_endpoint_auth_methods_supported")
        return _Document(
            authorization=found[0],
            token=found[1],
            keys=found[2],
            posts_secret=isinstance(ways, list)
            and "client_secret_basic" not in ways
            and "client_secret_post" in ways,
            names_itself=told.get("authorization_response_iss_parameter_supported") is True,
        )

    def _trade(self, document: _Document, code: str, verifier: str) -> dict[str, object]:
        """Return what the issuer gives for a code (RFC 6749, 4.1.3; RFC 7636, 4.5)."""
        told = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.setting.redirect,
            "code_verifier": verifier,
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        secret = self._read_secret()
        if secret is None:
            told["client_id"] = self.setting.client_id
        elif document.posts_secret:
            told |= {"client_id": self.setting.client_id, "client_secret": secret}
        else:
            pair = f"{urllib.parse.quote_plus(self.setting.client_id)}:{urllib.parse.quote_plus(secret)}"
            headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        return _read_object(self._ask(document.token, urllib.parse.urlencode(told).encode(), headers))

    def _read_secret(self) -> str | None:
        if self.setting.client_secret_file is None:
            return None
        try:
            with self.setting.client_secret_file.open("rb") as file:
                secret = file.read(_LONGEST + 1).decode("utf-8-sig").strip()
        except (OSError, UnicodeDecodeError):
            secret = ""
        if not 1 <= len(secret) <= _LONGEST:
            raise NotVouched("the file of the client's secret holds none that can be read; tell an admin")
        return secret


def new_secret() -> str:
    """Return 256 random bits for one log-in of one browser."""
    return secrets.token_urlsafe(32)


def _derived(secret: str, use: str) -> str:
    """Return what a secret gives for one use, from which neither it nor another use can be told (HMAC-SHA256)."""
    return _base64(hmac.digest(secret.encode("utf-8", "replace"), use.encode(), "sha256"))


def _base64(some: bytes) -> str:
    return base64.urlsafe_b64encode(some).rstrip(b"=").decode()


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _is_plain(words: str) -> bool:
    return words.isascii() and words.isprintable()


def _moment(claims: Mapping[str, object], key: str) -> int | float | None:
    """Return the seconds that a claim says; ``None`` where it says none."""
    value = claims.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) < _LATEST else None


def _read_object(some: bytes | None) -> dict[str, object]:
    """Return the object that JSON holds."""
    try:
        found = json.loads((some or b"").decode("utf-8"))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise NotVouched("the issuer answers with something else than an object of JSON; tell an admin")
    return found


def _make_key(told: object) -> _Key | None:
    """Return a key of the issuer's that signs; ``None`` for another, and for one too weak: RSA of less than 2048 bits (RFC 7518, 3.3)."""
    if not isinstance(told, dict) or told.get("use", "sig") != "sig":
        return None
    # of what a key may hold, only what is public: a private part, published by mistake, is not taken in
    names = ("kty", "kid", "alg", "n", "e", "crv", "x", "y")
    held = {name: told[name] for name in names if isinstance(told.get(name), str)}
    public: dict[str, str | list[str]] = {**held}
    try:
        match public.get("kty"):
            case "RSA":
                modulus = base64.urlsafe_b64decode(held["n"] + "==")
                weak = int.from_bytes(modulus).bit_length() < _RSA_BITS
                return None if weak else RSAKey.import_key(public)
            case "EC":
                return ECKey.import_key(public)
            case "OKP":
                return OKPKey.import_key(public)
            case _:
                return None
    except (JoseError, ValueError, TypeError, KeyError):
        return None


def _fits(key: _Key, algorithm: str, name: str | None) -> bool:
    if key.key_type != ALGORITHMS[algorithm] or key.get("alg") not in {None, algorithm}:
        return False
    if algorithm in _CURVES and key.get("crv") != _CURVES[algorithm]:
        return False
    return name is None or key.get("kid") == name

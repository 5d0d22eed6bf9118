"""Single sign-on, with an issuer of the tests' own."""

import base64
import hashlib
import hmac
import json
import threading
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from corrobora.errors import BadSetting, MissingPath
from corrobora.workbench import oidc
from corrobora.workbench.access import COOKIE
from corrobora.workbench.accounts import OPENID_COOKIE
from corrobora.workbench.app import make_app
from corrobora.workbench.oidc import (
    AGAIN,
    BACK,
    DOCUMENT,
    FRESH,
    LARGEST,
    LEEWAY,
    PAUSE,
    NotBegun,
    NotVouched,
    OpenId,
    OpenIdSetting,
    fetch,
    read_openid_setting,
)
from corrobora.workbench.people import FAILURES, Claim, Link, People, Role, Vouched, What
from corrobora.workflow import Project
from tests.workbench.conftest import AT, PASSWORD

CLIENT = "workbench"
ISSUER = "https://issuer.example/realm"
NONCE = "a nonce"
NOW = datetime(2031, 5, 1, 8, tzinfo=UTC)
Signer = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | bytes | None
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC = ec.generate_private_key(ec.SECP256R1())
ED = ed25519.Ed25519PrivateKey.generate()


def coded(some: bytes) -> str:
    return base64.urlsafe_b64encode(some).rstrip(b"=").decode()


def signed(claims: object, key: Signer, **header: object) -> str:
    """Return a signed word, made without the library that reads it."""
    content = ".".join(coded(json.dumps(part).encode()) for part in (header, claims))
    given = content.encode()
    match key:
        case None:
            signature = b""
        case bytes():
            signature = hmac.digest(key, given, "sha256")
        case rsa.RSAPrivateKey():
            digest = hashes.SHA512() if header.get("alg") == "RS512" else hashes.SHA256()
            signature = key.sign(given, padding.PKCS1v15(), digest)
        case ec.EllipticCurvePrivateKey():
            pair = decode_dss_signature(key.sign(given, ec.ECDSA(hashes.SHA256())))
            signature = b"".join(one.to_bytes(32) for one in pair)
        case ed25519.Ed25519PrivateKey():
            signature = key.sign(given)
    return f"{content}.{coded(signature)}"


def published(key: Signer, kid: str | None, **more: str) -> dict[str, str]:
    """Return the public key as an issuer lists it."""
    told = {} if kid is None else {"kid": kid}
    match key:
        case rsa.RSAPrivateKey():
            numbers = key.public_key().public_numbers()
            length = (numbers.n.bit_length() + 7) // 8
            told |= {"kty": "RSA", "n": coded(numbers.n.to_bytes(length)), "e": coded(numbers.e.to_bytes(3))}
        case ec.EllipticCurvePrivateKey():
            point = key.public_key().public_numbers()
            told |= {"kty": "EC", "crv": "P-256", "x": coded(point.x.to_bytes(32)), "y": coded(point.y.to_bytes(32))}  # fmt: skip
        case ed25519.Ed25519PrivateKey():
            raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
            told |= {"kty": "OKP", "crv": "Ed25519", "x": coded(raw)}
    return told | more


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Paper:
    """An issuer without a network: what it would answer, and what it was asked."""

    def __init__(self) -> None:
        self.document: dict[str, object] = {
            "issuer": ISSUER,
            "authorization_endpoint": "https://issuer.example/auth?kept=1",
            "token_endpoint": "https://issuer.example/token",
            "jwks_uri": "https://issuer.example/keys",
        }
        self.keys: object = [published(RSA, "one")]
        self.token: dict[str, object] = {}
        self.asked: list[str] = []
        self.sent: list[tuple[dict[str, str], Mapping[str, str]]] = []
        self.down = False

    def __call__(self, url: str, body: bytes | None, headers: Mapping[str, str]) -> bytes:
        where = url.rsplit("/", 1)[1]
        self.asked.append(where)
        if self.down:
            raise NotVouched("down")
        if body is not None:
            self.sent.append((dict(urllib.parse.parse_qsl(body.decode())), headers))
        told: Mapping[str, object] = {
            "openid-configuration": self.document,
            "keys": {"keys": self.keys},
            "token": self.token,
        }
        return json.dumps(told[where]).encode()


SETTING = OpenIdSetting(issuer=ISSUER, client_id=CLIENT, redirect=f"https://bench.example{BACK}")


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def openid(paper: Paper, clock: Clock) -> OpenId:
    return OpenId(SETTING, clock=clock, ask=paper)


def claims(**changed: object) -> dict[str, object]:
    """Return what an ID token says; ``...`` leaves a claim out."""
    now = int(NOW.timestamp())
    told: dict[str, object] = {
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": "s-17",
        "nonce": NONCE,
        "iat": now,
        "exp": now + 300,
        "email": "Ada@Example.org",
        "email_verified": True,
    }
    return {key: value for key, value in (told | changed).items() if value is not ...}


def seconds(step: timedelta) -> int:
    return int((NOW + step).timestamp())


SECOND = timedelta(seconds=1)


# --------------------------------------------------------------------------- the issuer's word


@pytest.mark.parametrize(("alg", "key"), [("RS256", RSA), ("ES256", EC), ("EdDSA", ED), ("Ed25519", ED)])
def test_a_word_signed_by_the_issuer_is_believed(openid: OpenId, paper: Paper, alg: str, key: Signer) -> None:
    paper.keys = [published(key, "one")]
    word = signed(claims(), key, alg=alg, kid="one", unheard="of")
    assert openid.believe(word, NONCE) == Vouched(issuer=ISSUER, subject="s-17", email="ada@example.org")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"iss": "https://issuer.example/other"}, "another issuer"),
        ({"iss": ...}, "another issuer"),
        ({"aud": "somebody"}, "another client"),
        ({"aud": ...}, "another client"),
        ({"aud": [CLIENT, "somebody"]}, "another client"),
        ({"aud": [CLIENT, "somebody"], "azp": "somebody"}, "another client"),
        ({"azp": "somebody"}, "another client"),
        ({"azp": [CLIENT]}, "another client"),
        ({"aud": {CLIENT: 1}}, "another client"),
        ({"exp": seconds(-LEEWAY)}, "has ended"),
        ({"exp": ...}, "has ended"),
        ({"exp": True}, "has ended"),
        ({"exp": "2031"}, "has ended"),
        ({"exp": float("inf")}, "has ended"),
        ({"exp": float("nan")}, "has ended"),
        ({"iat": ...}, "has ended"),
        ({"iat": seconds(-FRESH - LEEWAY - SECOND)}, "has ended"),
        ({"iat": seconds(LEEWAY + SECOND)}, "time to come"),
        ({"exp": 10**400}, "has ended"),
        ({"nbf": seconds(LEEWAY + SECOND)}, "time to come"),
        ({"nonce": "another"}, "somebody else"),
        ({"nonce": ...}, "somebody else"),
        ({"nonce": 1}, "somebody else"),
        ({"sub": ...}, "names nobody"),
        ({"sub": ""}, "names nobody"),
        ({"sub": "x" * 256}, "names nobody"),
        ({"sub": "s\n17"}, "names nobody"),
        ({"sub": "s-\u202e17"}, "names nobody"),
        ({"sub": 17}, "names nobody"),
    ],
)
def test_a_word_that_says_something_else_is_refused(
    openid: OpenId, changed: dict[str, object], told: str
) -> None:
    with pytest.raises(NotVouched, match=told):
        openid.believe(signed(claims(**changed), RSA, alg="RS256", kid="one"), NONCE)


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": seconds(-LEEWAY + SECOND)},
        {"iat": seconds(LEEWAY - SECOND)},
        {"aud": [CLIENT]},
        {"aud": [CLIENT, "somebody"], "azp": CLIENT},
    ],
)
def test_clocks_may_differ_a_little_and_several_clients_be_named(
    openid: OpenId, changed: dict[str, object]
) -> None:
    word = signed(claims(**changed), RSA, alg="RS256", kid="one")
    assert openid.believe(word, NONCE).subject == "s-17"


PEM = RSA.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize(
    ("key", "header"),
    [
        (None, {"alg": "none"}),
        (None, {"alg": "none", "kid": "one"}),
        (b"the client's secret", {"alg": "HS256", "kid": "one"}),
        (PEM, {"alg": "HS256", "kid": "one"}),
        (RSA, {"alg": "RS512", "kid": "one"}),
        (RSA, {"kid": "one"}),
        (RSA, {"alg": ["RS256"], "kid": "one"}),
        (RSA, {"alg": "RS256", "kid": ["one"]}),
        (RSA, {"alg": "RS256", "kid": "two"}),
        (RSA, {"alg": "ES256", "kid": "one"}),
        (RSA, {"alg": "RS256", "kid": "one", "crit": ["unheard"], "unheard": 1}),
        (OTHER_RSA, {"alg": "RS256", "kid": "one"}),
    ],
)
def test_a_word_signed_otherwise_is_refused(openid: OpenId, key: Signer, header: dict[str, object]) -> None:
    with pytest.raises(NotVouched, match="not signed"):
        openid.believe(signed(claims(), key, **header), NONCE)


@pytest.mark.parametrize("word", ["", "a.b", "a.b.c", "ä.b.c", "..", "a" * 300_000, "e30.e30."])
def test_what_is_no_signed_word_is_refused(openid: OpenId, word: str) -> None:
    with pytest.raises(NotVouched, match="not signed"):
        openid.believe(word, NONCE)


def test_a_word_that_was_changed_is_refused(openid: OpenId) -> None:
    head, _, signature = signed(claims(), RSA, alg="RS256", kid="one").split(".")
    other = coded(json.dumps(claims(sub="s-1")).encode())
    with pytest.raises(NotVouched, match="not signed by a key of the issuer"):
        openid.believe(f"{head}.{other}.{signature}", NONCE)


def test_a_signed_word_that_is_no_object_is_refused(openid: OpenId) -> None:
    words: tuple[object, ...] = ([], "ada", 1, None)
    for some in words:
        with pytest.raises(NotVouched, match="object of JSON"):
            openid.believe(signed(some, RSA, alg="RS256", kid="one"), NONCE)


@pytest.mark.parametrize(
    "listed",
    [
        published(RSA, "one", use="enc"),
        published(RSA, "one", alg="RS512"),
        published(EC, "one"),
        {"kty": "oct", "kid": "one", "k": coded(b"x" * 32)},
        {"kty": "RSA", "kid": "one"},
        published(RSA, "one", n="?"),
        "one",
        None,
    ],
)
def test_a_key_that_does_not_sign_so_is_not_taken(openid: OpenId, paper: Paper, listed: object) -> None:
    paper.keys = [listed]
    with pytest.raises(NotVouched, match="not signed by a key of the issuer"):
        openid.believe(signed(claims(), RSA, alg="RS256", kid="one"), NONCE)


def test_a_weak_key_is_not_taken(openid: OpenId, paper: Paper) -> None:
    weak = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - it is to be refused
    paper.keys = [published(weak, "one")]
    with pytest.raises(NotVouched, match="not signed by a key of the issuer"):
        openid.believe(signed(claims(), weak, alg="RS256", kid="one"), NONCE)


def test_without_a_name_a_key_is_taken_only_where_there_is_no_choice(openid: OpenId, paper: Paper) -> None:
    word = signed(claims(), RSA, alg="RS256")
    paper.keys = [published(RSA, None), published(EC, None)]
    assert openid.believe(word, NONCE).subject == "s-17"
    again = OpenId(SETTING, clock=Clock(), ask=paper)
    paper.keys = [published(RSA, "one"), published(OTHER_RSA, "two")]
    with pytest.raises(NotVouched, match="not signed by a key of the issuer"):
        again.believe(word, NONCE)


def test_new_keys_are_read_when_one_is_named_but_not_for_every_word(
    openid: OpenId, paper: Paper, clock: Clock
) -> None:
    assert openid.believe(signed(claims(), RSA, alg="RS256", kid="one"), NONCE)
    paper.keys = [published(OTHER_RSA, "two")]
    new = signed(claims(), OTHER_RSA, alg="RS256", kid="two")
    clock.now += AGAIN - SECOND
    for _ in range(3):
        with pytest.raises(NotVouched, match="not signed by a key"):
            openid.believe(new, NONCE)
    assert paper.asked.count("keys") == 1
    clock.now += SECOND
    assert openid.believe(new, NONCE)
    assert paper.asked.count("keys") == 2
    with pytest.raises(NotVouched, match="not signed by a key"):
        openid.believe(signed(claims(), RSA, alg="RS256", kid="one"), NONCE)
    assert paper.asked.count("keys") == 2


def test_a_key_that_the_issuer_withdrew_ends(openid: OpenId, paper: Paper, clock: Clock) -> None:
    assert openid.believe(signed(claims(), RSA, alg="RS256", kid="one"), NONCE)
    paper.keys = [published(OTHER_RSA, "two")]
    clock.now += DOCUMENT
    now = int(clock.now.timestamp())
    with pytest.raises(NotVouched, match="not signed by a key"):
        openid.believe(signed(claims(iat=now, exp=now + 60), RSA, alg="RS256", kid="one"), NONCE)


@pytest.mark.parametrize("verified", [False, "true", 1, None, ...])
def test_an_address_that_is_not_verified_is_none(openid: OpenId, verified: object) -> None:
    word = signed(claims(email_verified=verified), RSA, alg="RS256", kid="one")
    assert openid.believe(word, NONCE).email is None


def test_an_address_in_other_letters_that_look_alike_is_none(openid: OpenId) -> None:
    kelvin = "\u212aate@example.org"
    assert kelvin.lower() == "kate@example.org"
    word = signed(claims(email=kelvin), RSA, alg="RS256", kid="one")
    assert openid.believe(word, NONCE).email is None


def test_by_subject_no_address_is_asked_for(paper: Paper, clock: Clock) -> None:
    setting = OpenIdSetting(
        issuer=ISSUER, client_id=CLIENT, redirect=f"https://bench.example{BACK}", claim=Claim.SUBJECT
    )
    openid = OpenId(setting, clock=clock, ask=paper)
    assert openid.believe(signed(claims(), RSA, alg="RS256", kid="one"), NONCE).email is None
    assert "scope=openid&" in openid.begin("secret")


# --------------------------------------------------------------------------- the issuer's document and the code


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"issuer": "https://issuer.example/other"}, "another issuer than the setting"),
        ({"issuer": ISSUER + "/"}, "another issuer than the setting"),
        ({"token_endpoint": "http://issuer.example/token"}, "address by https"),
        ({"jwks_uri": "file:" + "///etc/passwd"}, "address by https"),
        ({"authorization_endpoint": "javascript:alert(1)"}, "address by https"),
        ({"authorization_endpoint": None}, "address by https"),
    ],
)
def test_a_document_that_names_others_is_refused(
    openid: OpenId, paper: Paper, changed: dict[str, object], told: str
) -> None:
    paper.document |= changed
    with pytest.raises(NotVouched, match=told):
        openid.begin("secret")


def test_an_issuer_that_fails_is_not_asked_by_every_comer(openid: OpenId, paper: Paper, clock: Clock) -> None:
    paper.down = True
    for _ in range(3):
        with pytest.raises(NotVouched):
            openid.begin("secret")
    assert len(paper.asked) == 1
    paper.down = False
    clock.now += PAUSE
    assert openid.begin("secret")


def begun(openid: OpenId, secret: str = "secret") -> dict[str, str]:  # noqa: S107 - of nobody
    where = urllib.parse.urlsplit(openid.begin(secret))
    return dict(urllib.parse.parse_qsl(where.query, strict_parsing=True))


def test_somebody_is_sent_to_the_issuer_with_what_binds_the_answer(openid: OpenId) -> None:
    told = begun(openid)
    assert told | {"state": "", "nonce": "", "code_challenge": ""} == {
        "kept": "1",
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": SETTING.redirect,
        "scope": "openid email",
        "state": "",
        "nonce": "",
        "code_challenge": "",
        "code_challenge_method": "S256",
    }
    other = begun(openid, "another")
    words = [told[key] for key in ("state", "nonce", "code_challenge")]
    assert len({*words, *(other[key] for key in ("state", "nonce", "code_challenge"))}) == 6
    assert all(len(word) == 43 for word in words)


def test_the_code_is_given_back_with_what_its_challenge_was_made_of(openid: OpenId, paper: Paper) -> None:
    told = begun(openid)
    paper.token = {"id_token": signed(claims(nonce=told["nonce"]), RSA, alg="RS256", kid="one")}
    assert openid.finish("secret", {"state": told["state"], "code": "c"}).subject == "s-17"
    sent, headers = paper.sent[0]
    assert coded(hashlib.sha256(sent.pop("code_verifier").encode()).digest()) == told["code_challenge"]
    assert sent == {
        "grant_type": "authorization_code",
        "code": "c",
        "redirect_uri": SETTING.redirect,
        "client_id": CLIENT,
    }
    assert "Authorization" not in headers


@pytest.mark.parametrize(("ways", "posted"), [(None, False), (["client_secret_post"], True), (["client_secret_post", "client_secret_basic"], False)])  # fmt: skip
def test_the_clients_secret_is_told_as_the_issuer_wants_it(
    paper: Paper, clock: Clock, tmp_path: Path, ways: list[str] | None, posted: bool
) -> None:
    (tmp_path / "secret").write_text("a:b ä\n", encoding="utf-8")
    setting = OpenIdSetting(
        issuer=ISSUER, client_id=CLIENT, redirect=SETTING.redirect, client_secret_file=tmp_path / "secret"
    )
    openid = OpenId(setting, clock=clock, ask=paper)
    if ways is not None:
        paper.document["token_endpoint_auth_methods_supported"] = ways
    told = begun(openid)
    paper.token = {"id_token": signed(claims(nonce=told["nonce"]), RSA, alg="RS256", kid="one")}
    openid.finish("secret", {"state": told["state"], "code": "c"})
    sent, headers = paper.sent[0]
    if posted:
        assert (sent["client_id"], sent["client_secret"]) == (CLIENT, "a:b ä")
        assert "Authorization" not in headers
    else:
        assert "client_secret" not in sent
        assert base64.b64decode(headers["Authorization"].split()[1]) == b"workbench:a%3Ab+%C3%A4"
    (tmp_path / "secret").write_text("\n")
    with pytest.raises(NotVouched, match="holds none"):
        openid.finish("secret", {"state": told["state"], "code": "c"})


def test_an_answer_that_this_browser_did_not_ask_for_is_not_taken_to_the_issuer(
    openid: OpenId, paper: Paper
) -> None:
    told = begun(openid)
    paper.asked.clear()
    for secret, state in (
        ("another", told["state"]),
        ("secret", ""),
        ("secret", told["state"][:-1]),
        ("", ""),
    ):
        with pytest.raises(NotBegun):
            openid.finish(secret, {"state": state, "code": "c"})
    assert paper.asked == []


@pytest.mark.parametrize(
    ("brought", "told"),
    [
        ({"error": "access_denied"}, "refuses: access_denied"),
        ({"error": "<script>", "code": "c"}, "refuses: another reason"),
        ({}, "no code"),
        ({"code": ""}, "no code"),
        ({"code": "c" * 5000}, "no code"),
        ({"code": "c", "iss": "https://evil.example"}, "not of the issuer"),
        ({"code": "c"}, "no ID token"),
    ],
)
def test_an_answer_without_a_code_of_this_issuer_is_refused(
    openid: OpenId, brought: dict[str, str], told: str
) -> None:
    state = begun(openid)["state"]
    with pytest.raises(NotVouched, match=told):
        openid.finish("secret", brought | {"state": state})


def test_an_issuer_that_says_so_has_to_name_itself(openid: OpenId, paper: Paper) -> None:
    paper.document["authorization_response_iss_parameter_supported"] = True
    told = begun(openid)
    paper.token = {"id_token": signed(claims(nonce=told["nonce"]), RSA, alg="RS256", kid="one")}
    with pytest.raises(NotVouched, match="not of the issuer"):
        openid.finish("secret", {"state": told["state"], "code": "c"})
    assert openid.finish("secret", {"state": told["state"], "code": "c", "iss": ISSUER}).subject == "s-17"


def test_the_word_has_to_answer_this_log_in(openid: OpenId, paper: Paper) -> None:
    told = begun(openid)
    paper.token = {"id_token": signed(claims(nonce=begun(openid, "another")["nonce"]), RSA, alg="RS256", kid="one")}  # fmt: skip
    with pytest.raises(NotVouched, match="somebody else"):
        openid.finish("secret", {"state": told["state"], "code": "c"})


# --------------------------------------------------------------------------- asking by HTTP

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


class Server:
    """A server on loopback that answers each path as told."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        ours = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                ours.asked.append(self.path)
                ours.answers[self.path.split("?")[0]](self, body)

            do_POST = do_GET  # noqa: N815 - the name that the standard library looks for

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as it is declared
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.at = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def answers(status: int, body: bytes, **headers: str) -> Answer:
    def answer(asked: BaseHTTPRequestHandler, _: bytes) -> None:
        asked.send_response(status)
        for name, value in headers.items():
            asked.send_header(name, value)
        asked.send_header("Content-Length", str(len(body)))
        asked.end_headers()
        asked.wfile.write(body)

    return answer


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def test_what_the_issuer_answers_is_taken_up_to_a_length(server: Server) -> None:
    server.answers["/most"] = answers(200, b"x" * LARGEST)
    assert len(fetch(server.at + "/most", None, {})) == LARGEST
    server.answers["/more"] = answers(200, b"x" * (LARGEST + 1))
    with pytest.raises(NotVouched, match="too much"):
        fetch(server.at + "/more", None, {})


def test_nothing_is_followed_elsewhere(server: Server) -> None:
    server.answers["/elsewhere"] = answers(200, b"{}")
    for status in (301, 302, 303, 307, 308):
        server.answers["/here"] = answers(status, b"", Location="/elsewhere")
        with pytest.raises(NotVouched, match=f"answers with {status}"):
            fetch(server.at + "/here", None, {})
    assert set(server.asked) == {"/here"}


@pytest.mark.parametrize("status", [201, 204, 400, 401, 500])
def test_another_status_is_no_answer(server: Server, status: int) -> None:
    server.answers["/"] = answers(status, b"")
    with pytest.raises(NotVouched, match=f"answers with {status}"):
        fetch(server.at + "/", None, {})


def test_who_drips_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later:
        told = 0.0

        def monotonic(self) -> float:
            self.told += oidc.TIMEOUT + 1
            return self.told

    server.answers["/"] = answers(200, b"{}")
    assert fetch(server.at + "/", None, {}) == b"{}"
    monkeypatch.setattr(oidc, "time", Later())
    with pytest.raises(NotVouched, match="too slowly"):
        fetch(server.at + "/", None, {})


@pytest.mark.parametrize("url", ["http://issuer.example/", "file:" + "///etc/passwd", "ftp://127.0.0.1/", "https://a@issuer.example/"])  # fmt: skip
def test_an_address_that_is_not_https_is_not_asked(url: str) -> None:
    with pytest.raises(NotVouched, match="not https"):
        fetch(url, None, {})


def test_no_proxy_of_the_environment_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.answers["/"] = answers(200, b"{}")
    assert fetch(server.at + "/", None, {}) == b"{}"


def test_an_issuer_that_is_not_there_is_said_so(server: Server) -> None:
    server.close()
    server.close = lambda: None  # type: ignore[method-assign]  # it is closed already
    with pytest.raises(NotVouched, match="cannot be reached"):
        fetch(server.at + "/", None, {})


# --------------------------------------------------------------------------- the setting

TOML = f'issuer = "{ISSUER}"\nclient_id = "{CLIENT}"\nredirect = "https://bench.example{BACK}"\n'


def test_a_setting_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "openid.toml"
    path.write_text(TOML)
    assert read_openid_setting(path) == SETTING
    (tmp_path / "secret").write_text("x")
    path.write_text(TOML + 'client_secret_file = "secret"\nclaim = "sub"\nstrangers = "reader"\n')
    found = read_openid_setting(path)
    assert (found.client_secret_file, found.claim, found.strangers) == (
        tmp_path / "secret",
        Claim.SUBJECT,
        Role.READER,
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("issuer = ", "no TOML"),
        (TOML + 'colour = "red"', "found the key colour"),
        (TOML + "claim = 1", "claim: expected a string"),
        (TOML + 'claim = "preferred_username"', "claim: expected email or sub"),
        (TOML + 'strangers = "admin"', "an admin makes admins"),
        (TOML + 'strangers = "king"', "strangers: expected none"),
        (TOML.replace("https://issuer", "http://issuer"), "issuer: expected https"),
        (TOML.replace("realm", "realm?a=b"), "issuer: expected https"),
        (TOML.replace("realm", "realm#a"), "issuer: expected https"),
        (TOML.replace("issuer.example", "a:b@issuer.example"), "issuer: expected https"),
        (TOML.replace("issuer.example", "issuer.example:port"), "issuer: expected https"),
        (TOML.replace("https://bench", "http://bench"), "redirect: expected"),
        (TOML.replace("/openid/back", "/elsewhere"), "redirect: expected"),
        (TOML.replace("/openid/back", "/a/openid/back"), "redirect: expected"),
        (TOML.replace("/openid/back", "/?a=/openid/back"), "redirect: expected"),
        (TOML.replace('"workbench"', '""'), "client_id: expected"),
        (TOML.replace('client_id = "workbench"', ""), "client_id is not there"),
        (TOML + "#" * (1 << 16), "larger than 64 KiB"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused(tmp_path: Path, words: str, told: str) -> None:
    path = tmp_path / "openid.toml"
    path.write_text(words)
    with pytest.raises(BadSetting, match=told):
        read_openid_setting(path)


def test_files_that_are_not_there_are_said_so(tmp_path: Path) -> None:
    path = tmp_path / "openid.toml"
    with pytest.raises(MissingPath, match="no file at"):
        read_openid_setting(path)
    path.write_text(TOML + 'client_secret_file = "secret"')
    with pytest.raises(MissingPath, match="client's secret"):
        read_openid_setting(path)


# --------------------------------------------------------------------------- who is let in


class Issuer(Server):
    """An issuer on loopback that vouches for whoever it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.who: dict[str, object] = {"sub": "s-17", "email": "ada@example.org", "email_verified": True}
        self.codes: dict[str, dict[str, str]] = {}
        document = {
            "issuer": self.at,
            "authorization_endpoint": self.at + "/auth",
            "token_endpoint": self.at + "/token",
            "jwks_uri": self.at + "/keys",
        }
        self.answers["/.well-known/openid-configuration"] = answers(200, json.dumps(document).encode())
        self.answers["/keys"] = answers(200, json.dumps({"keys": [published(RSA, "one")]}).encode())
        self.answers["/token"] = self.give

    def authorise(self, where: str) -> str:
        """Return where the issuer sends a browser back to that came to it."""
        told = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(where).query))
        code = f"code-{len(self.codes)}"
        self.codes[code] = told
        return f"{told['redirect_uri']}?code={code}&state={told['state']}"

    def give(self, asked: BaseHTTPRequestHandler, body: bytes) -> None:
        sent = dict(urllib.parse.parse_qsl(body.decode()))
        told = self.codes.pop(sent["code"], None)
        made = coded(hashlib.sha256(sent["code_verifier"].encode()).digest())
        if told is None or told["code_challenge"] != made:
            answers(400, b'{"error": "invalid_grant"}')(asked, body)
            return
        now = int(datetime.now(UTC).timestamp())
        said = {"iss": self.at, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": told["nonce"]} | self.who
        word = signed(said, RSA, alg="RS256", kid="one")
        answers(200, json.dumps({"id_token": word, "access_token": "unread"}).encode())(asked, body)


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    made = Issuer()
    yield made
    made.close()


_OPENED: list[Project] = []


@pytest.fixture(autouse=True)
def opened(project: Project) -> Iterator[None]:
    """Have a project for whoever comes in."""
    _OPENED.append(project)
    yield
    _OPENED.clear()


def application(people: People, **told: Any) -> ASGIApp:
    return make_app(_OPENED[0], people, clock=lambda: NOW.strftime("%Y-%m-%dT%H:%M:%SZ"), **told)


def browser(people: People, issuer: Issuer, *, strangers: Role | None = None) -> TestClient:
    setting = OpenIdSetting(issuer=issuer.at, client_id=CLIENT, redirect=f"{AT}{BACK}", strangers=strangers)
    return TestClient(application(people, openid=setting), base_url=AT, follow_redirects=False)


def linked(people: People, issuer: Issuer, value: str = "Ada@example.org") -> None:
    people.change("The coder", link=Link(issuer=issuer.at, claim=Claim.EMAIL, value=value))


def came(client: TestClient, issuer: Issuer, path: str = "/openid") -> Any:
    return client.get(issuer.authorise(client.get(path).headers["location"]))


def test_who_is_linked_comes_in_over_a_page_of_ours(people: People, issuer: Issuer) -> None:
    linked(people, issuer)
    client = browser(people, issuer)
    assert '<a href="/openid?next=/password">' in client.get("/login?next=/password").text
    begin = client.get("/openid?next=/password%3Fa%3D1")
    assert begin.status_code == 303
    cookie = begin.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=lax", "path=/openid", "max-age=600"))
    answer = client.get(issuer.authorise(begin.headers["location"]))
    # no redirect: the browser would follow it as part of what the other site began, and without the strict cookie
    assert answer.status_code == 200
    assert "location" not in answer.headers
    assert '<meta http-equiv="refresh" content="0; url=/password?a=1">' in answer.text
    assert '<a href="/password?a=1">' in answer.text
    assert "<script" not in answer.text
    session = next(one for one in answer.headers.get_list("set-cookie") if one.startswith(f"{COOKIE}="))
    assert "SameSite=strict" in session
    assert "HttpOnly" in session
    assert OPENID_COOKIE not in client.cookies
    assert "The coder, coder" in client.get("/").text
    assert people.visits()[0].note == "by single sign-on"


def test_the_address_opens_once_and_then_the_subject_does(people: People, issuer: Issuer) -> None:
    linked(people, issuer)
    assert came(browser(people, issuer), issuer).status_code == 200
    issuer.who = {"sub": "s-17"}
    assert came(browser(people, issuer), issuer).status_code == 200
    issuer.who = {"sub": "s-18", "email": "ada@example.org", "email_verified": True}
    refused = came(browser(people, issuer), issuer)
    assert refused.status_code == 401
    assert "ask an admin" in refused.text
    assert people.links(issuer.at)["The coder"].claim is Claim.SUBJECT


@pytest.mark.parametrize("verified", [False, "true", None])
def test_an_address_that_nobody_verified_opens_nothing(
    people: People, issuer: Issuer, verified: object
) -> None:
    linked(people, issuer)
    issuer.who["email_verified"] = verified
    assert came(browser(people, issuer), issuer).status_code == 401


def test_a_closed_account_stays_out_and_keeps_its_link(people: People, issuer: Issuer) -> None:
    linked(people, issuer)
    people.change("The coder", active=False)
    client = browser(people, issuer, strangers=Role.READER)
    assert came(client, issuer).status_code == 401
    assert COOKIE not in client.cookies
    assert people.links(issuer.at)["The coder"].claim is Claim.EMAIL
    people.change("The coder", active=True)
    assert came(client, issuer).status_code == 200
    people.change("The coder", active=False)
    assert client.get("/").status_code == 303
    assert came(client, issuer).status_code == 401


def test_another_issuers_link_opens_nothing_here(people: People, issuer: Issuer) -> None:
    people.change("The coder", link=Link(issuer=ISSUER, claim=Claim.EMAIL, value="ada@example.org"))
    people.change("The admin", link=Link(issuer=ISSUER, claim=Claim.SUBJECT, value="s-17"))
    assert came(browser(people, issuer), issuer).status_code == 401


def test_strangers_stay_out_unless_they_have_a_role(people: People, issuer: Issuer) -> None:
    before = people.accounts()
    assert came(browser(people, issuer), issuer).status_code == 401
    assert people.accounts() == before
    client = browser(people, issuer, strangers=Role.READER)
    assert came(client, issuer).status_code == 200
    made = people.find("ada@example.org")
    assert made is not None
    assert made.role is Role.READER
    assert came(browser(people, issuer), issuer).status_code == 200
    assert len(people.accounts()) == len(before) + 1


def test_a_stranger_never_gets_an_account_that_is_there(people: People, issuer: Issuer) -> None:
    people.add("ada@example.org", Role.ADMIN, PASSWORD)
    assert came(browser(people, issuer, strangers=Role.READER), issuer).status_code == 401
    issuer.who = {"sub": "The admin"}
    assert came(browser(people, issuer, strangers=Role.READER), issuer).status_code == 401


def test_an_answer_brought_by_another_page_ends_nothing_and_locks_nobody_out(
    people: People, issuer: Issuer
) -> None:
    linked(people, issuer)
    client, thief = browser(people, issuer), browser(people, issuer)
    back = issuer.authorise(client.get("/openid").headers["location"])
    for _ in range(10 * FAILURES + 1):
        assert thief.get(back).status_code == 401
    theirs = issuer.authorise(thief.get("/openid").headers["location"])
    assert client.get(theirs).status_code == 401
    assert client.get(back + "&code=twice").status_code == 401
    assert "/token" not in issuer.asked
    assert client.get(back).status_code == 200
    assert client.get(back).status_code == 401


def test_what_the_issuer_refuses_is_counted_and_remembered(people: People, issuer: Issuer) -> None:
    client = browser(people, issuer)
    for _ in range(10 * FAILURES):
        told = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(client.get("/openid").headers["location"]).query))  # fmt: skip
        answer = client.get(f"/openid/back?error=access_denied&state={told['state']}")
        assert answer.status_code == 401
    assert people.visits()[0].what is What.FAILED
    assert people.visits()[0].note == "single sign-on: the issuer refuses: access_denied"
    assert client.get("/openid").status_code == 429


def test_an_issuer_that_is_down_is_said_on_the_page_of_logging_in(people: People, issuer: Issuer) -> None:
    issuer.answers["/.well-known/openid-configuration"] = answers(500, b"")
    answer = browser(people, issuer).get("/openid")
    assert answer.status_code == 401
    assert "answers with 500" in answer.text
    assert 'name="password"' in answer.text


def test_one_comes_back_to_a_page_of_ours_whatever_the_cookie_says(people: People, issuer: Issuer) -> None:
    linked(people, issuer)
    client = browser(people, issuer)
    assert 'url=/"' in came(client, issuer, "/openid?next=//evil.example").text
    again = browser(people, issuer)
    where = again.get("/openid").headers["location"]
    secret = again.cookies[OPENID_COOKIE].partition(".")[0]
    again.cookies.clear()
    held = f"{OPENID_COOKIE}={secret}.https%3A%2F%2Fevil.example"
    answer = again.get(issuer.authorise(where), headers={"Cookie": held})
    assert answer.status_code == 200
    assert "evil" not in answer.text


def test_by_https_the_cookie_of_the_way_is_sent_by_nothing_else(people: People, issuer: Issuer) -> None:
    setting = OpenIdSetting(issuer=issuer.at, client_id=CLIENT, redirect=f"https://localhost{BACK}")
    app = application(people, secure=True, openid=setting)
    client = TestClient(app, base_url="https://localhost", follow_redirects=False)
    assert "secure" in client.get("/openid").headers["set-cookie"].lower()


def test_without_a_setting_there_is_no_way_over_an_issuer(people: People) -> None:
    client = TestClient(application(people), base_url=AT, follow_redirects=False)
    assert "openid" not in client.get("/login").text
    for path in ("/openid", BACK):
        assert client.get(path).headers["location"] == "/login"


def test_an_admin_links_accounts_and_takes_links_away(people: People, issuer: Issuer) -> None:
    client = browser(people, issuer)
    assert client.post("/login", data={"name": "The admin", "password": PASSWORD}).status_code == 303
    csrf = client.get("/").text.split('name="csrf" value="')[1].split('"')[0]
    new = {"csrf": csrf, "name": "Ada", "role": "coder", "password": "", "link": "Ada@example.org "}
    assert client.post("/people", data=new).status_code == 303
    assert people.links(issuer.at)["Ada"].value == "ada@example.org"
    assert 'waits for <span translate="no">ada@example.org</span>' in client.get("/people").text
    assert client.post("/people", data=new | {"name": "Bea"}).status_code == 400
    assert people.find("Bea") is None
    assert client.post("/people", data=new | {"name": "Bea", "link": ""}).status_code == 400
    for wrong in ("ada", "ada@", "\u212aate@example.org", "a b@example.org"):
        assert client.post("/people", data=new | {"name": "Bea", "link": wrong}).status_code == 400
    assert came(browser(people, issuer), issuer).status_code == 200
    assert people.links(issuer.at)["Ada"].claim is Claim.SUBJECT
    kept = {"csrf": csrf, "role": "coder", "active": "yes", "password": ""}
    assert client.post("/people/Ada", data=kept).status_code == 303
    assert "Ada" in people.links(issuer.at)
    assert client.post("/people/Ada", data=kept | {"unlink": "yes"}).status_code == 303
    assert people.links(issuer.at) == {}
    assert came(browser(people, issuer), issuer).status_code == 401

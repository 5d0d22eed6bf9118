"""`capture`, `feed` and `watch`, as they are typed, against servers on this machine: good ones and hostile ones."""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corrobora.custody import open_folder
from corrobora.errors import InUse
from corrobora.intake.capture import CaptureLimits
from corrobora.intake.feeds import FeedLimits
from corrobora.workflow import gathering, open_project
from tests.cli.typing_in import Typed
from tests.intake.test_capture import Answer, Site, page, to

REPORT = b"<html><head><title>Bridge</title></head><body><p>Two drivers were shot dead at the Iribel bridge on 4 May 2023, a relative said.</p></body></html>"


@pytest.fixture
def typed(typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typed:
    """Return what types a command, in an empty folder, and gives status, output and errors."""
    monkeypatch.chdir(tmp_path)
    # what a hostile server may take of our time; and no test waits between two pages
    limits = replace(
        CaptureLimits(), seconds=3.0, read_seconds=0.6, body_bytes=1 << 20, decoded_bytes=1 << 20
    )
    manner = gathering.Manner
    monkeypatch.setattr(
        "corrobora.workflow.Manner",
        lambda **told: manner(**{"limits": limits, "pause_s": 0.0, **told}),
        raising=False,
    )

    assert typed("init", "archive")[0] == 0
    return typed


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, Answer]], Site]]:
    sites: list[Site] = []

    def start(answers: dict[str, Answer]) -> Site:
        sites.append(Site(answers))
        return sites[-1]

    yield start
    for site in sites:
        site.close()


Serve = Callable[[dict[str, Answer]], Site]


def asking(site: Site, *more: str) -> tuple[str, ...]:
    return ("--allow-private", "--port", str(site.port), *more)


def newest() -> str:
    return Path("archive/custody/head.json").read_text(encoding="ascii")


def rss(*items: tuple[str, str], fields: str = "") -> bytes:
    listed = "".join(
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>{fields}</item>"
        for title, link in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{listed}</channel></rss>'.encode()


# --------------------------------------------------------------------------- capture


def test_a_page_that_is_captured_is_a_report_whose_provenance_is_the_warc(typed: Typed, serve: Serve) -> None:
    site = serve(
        {
            "/robots.txt": page(b"User-agent: *\nDisallow: /private\n"),
            "/old": to("/bridge"),
            "/bridge": page(REPORT),
        }
    )
    status, said, _ = typed("capture", "archive", site.url("/old"), *asking(site), "--by", "M. K.")
    assert status == 0
    told = re.search(r"\(at (\S+)\): status 200, WARC ([0-9a-f]{64}), report ([0-9a-f]{64})", said)
    assert told is not None, said
    assert told[1] == site.url("/bridge")
    assert site.paths() == ["/robots.txt", "/old", "/bridge"]
    with open_project("archive", by="x", at="2031-05-01T08:00:00Z") as project:
        (captured,) = project.iter_history(site.url("/old"))
        assert (captured.what, captured.by, captured.payload["object"]) == ("captured", "M. K.", told[2])
        taken = [one for one in project.iter_history(told[3]) if one.what == "taken-in"]
        assert [one.payload["container_sha256"] for one in taken] == [told[2]]
    with open_folder("archive/custody", by="x", at="2031-05-01T08:00:00Z") as custody:
        warc = custody.get(told[2])
    assert b"GET /old HTTP/1.1" in warc
    assert b"Location: /bridge" in warc
    assert REPORT in warc
    assert "1 report read." in typed("read", "archive")[1]
    assert typed("assess", "archive")[0] == 0
    assert typed("export", "archive", "--as", "json", "--out", "out")[0] == 0
    dossier = json.loads(Path("out/dossier.json").read_text(encoding="utf-8"))
    assert [(one["url"], one["container"]["sha256"]) for one in dossier["reports"]] == [
        (site.url("/bridge"), told[2])
    ]
    assert dossier["refused"] == []
    assert typed("verify", "archive")[0] == 0


def test_the_same_warc_added_by_hand_gives_the_same_report(typed: Typed, serve: Serve) -> None:
    site = serve({"/bridge": page(gzip.compress(REPORT, mtime=0), "Content-Encoding: gzip")})
    said = typed("capture", "archive", site.url("/bridge"), *asking(site))[1]
    told = re.search(r"WARC ([0-9a-f]{64}), report ([0-9a-f]{64})", said)
    assert told is not None, said
    Path("page.warc").write_bytes((Path("archive/custody/objects") / told[1][:2] / told[1]).read_bytes())
    assert "0 reports added, 1 there already" in typed("add", "archive", "page.warc")[1]


def test_a_page_captured_again_is_one_report(typed: Typed, serve: Serve) -> None:
    site = serve({"/bridge": page(REPORT)})
    first = typed("capture", "archive", site.url("/bridge"), *asking(site, "--ignore-robots"))[1]
    again = typed("capture", "archive", site.url("/bridge"), *asking(site, "--ignore-robots"))[1]
    assert ", report " in first
    assert "there already: " in again
    assert "1, 1 not read yet" in typed("status", "archive")[1]
    assert "/robots.txt" not in site.paths()


def test_what_robots_txt_is_redirected_to_is_no_report(typed: Typed, serve: Serve) -> None:
    """A site that sends robots.txt on to its first page answers with a page that nobody asked for."""
    home = page(REPORT.replace(b"Two", b"Nine"))
    site = serve({"/robots.txt": to("/"), "/": home, "/bridge": page(REPORT)})
    said = typed("capture", "archive", site.url("/bridge"), *asking(site))[1]
    assert "1, 1 not read yet" in typed("status", "archive")[1]
    told = re.search(r"report ([0-9a-f]{64})", said)
    assert told is not None
    assert b"Two drivers" in (Path("archive/custody/objects") / told[1][:2] / told[1]).read_bytes()
    assert "status 200" in typed("capture", "archive", site.url("/"), *asking(site))[1]
    assert "2, 2 not read yet" in typed("status", "archive")[1]


def test_a_page_that_is_gone_is_kept_and_is_no_report(typed: Typed, serve: Serve) -> None:
    site = serve({})
    status, said, _ = typed("capture", "archive", site.url("/gone"), *asking(site))
    assert (status, "status 404" in said, "no report" in said) == (0, True, True)
    assert "0, 0 not read yet" in typed("status", "archive")[1]
    assert typed("verify", "archive")[0] == 0


def endless(connection: object) -> None:
    send = connection.sendall  # type: ignore[attr-defined]  # a socket, as `Answer` says
    send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        send(b"x" * 65536)


def silent(connection: object) -> None:
    connection.recv(1)  # type: ignore[attr-defined]  # as above


def wordy(connection: object) -> None:
    send = connection.sendall  # type: ignore[attr-defined]  # as above
    send(b"HTTP/1.1 200 OK\r\n")
    while True:
        send(b"X-More: " + b"y" * 8000 + b"\r\n")


HOSTILE: dict[str, tuple[Answer, str]] = {
    "endless": (endless, "too-large"),
    "silent": (silent, "too-slow"),
    "header": (wordy, "too-large"),
    "loop": (to("/hostile"), "redirect-loop"),
    "elsewhere": (to("http://127.0.0.1:9/admin"), "port-refused"),
    "scheme": (to("ftp://news.example/secret"), "bad-url"),
    "cut": (page(b"<p>short</p>").replace(b"Content-Length: 12", b"Content-Length: 90"), "cut-short"),
    "nonsense": (b"\x00\x01\x02 200 OK\r\n\r\n", "not-http"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize("command", ["capture", "feed"])
def test_a_hostile_server_is_one_line_and_changes_nothing(
    typed: Typed, serve: Serve, command: str, name: str
) -> None:
    answer, code = HOSTILE[name]
    site = serve({"/hostile": answer})
    before = newest()
    status, said, complaint = typed(command, "archive", site.url("/hostile"), *asking(site, "--quiet"))
    assert (status, complaint, said.count("\n"), code in said) == (3, "", 1, True), said
    assert newest() == before
    assert typed("verify", "archive")[0] == 0


def test_nothing_private_is_asked_unless_allowed_nor_reached_by_a_redirect(
    typed: Typed, serve: Serve
) -> None:
    site = serve({"/": page(REPORT)})
    before = newest()
    for words in (
        (site.url(), "--port", str(site.port)),
        ("http://169.254.169.254/latest",),
        ("http://[::1]/",),
    ):
        status, said, _ = typed("capture", "archive", *words, "--quiet")
        assert (status, "private-address" in said) == (3, True), said
    assert site.requests == []
    assert newest() == before


def test_a_redirect_from_a_public_page_leads_to_no_private_one(
    typed: Typed, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.intake.capture.is_public", lambda address: address == "127.0.0.1")
    site = serve({"/": to("http://10.0.0.1/admin"), "/feed": to("http://[fd00::1]/feed")})
    before = newest()
    for command, path in (("capture", "/"), ("feed", "/feed")):
        words = (site.url(path), "--port", str(site.port), "--ignore-robots", "--quiet")
        status, said, _ = typed(command, "archive", *words)
        assert (status, said.count("\n"), "private-address" in said) == (3, 1, True), said
    assert newest() == before


def test_what_robots_forbids_is_left_unless_told_otherwise(typed: Typed, serve: Serve) -> None:
    site = serve({"/robots.txt": page(b"User-agent: corrobora\nDisallow: /\n"), "/bridge": page(REPORT)})
    before = newest()
    status, said, _ = typed("capture", "archive", site.url("/bridge"), *asking(site, "--quiet"))
    assert (status, "robots-forbid" in said, newest() == before) == (3, True, True)
    assert typed("capture", "archive", site.url("/bridge"), *asking(site, "--ignore-robots"))[0] == 0


def test_a_body_that_unpacks_without_end_is_kept_packed_and_read_no_further(
    typed: Typed, serve: Serve
) -> None:
    bomb = gzip.compress(b"0" * (64 << 20), mtime=0)
    site = serve({"/bomb": page(bomb, "Content-Encoding: gzip")})
    status, said, _ = typed("capture", "archive", site.url("/bomb"), *asking(site))
    assert (status, "no report" in said, "unpacks to more" in said) == (0, True, True), said
    before = newest()
    status, said, _ = typed("feed", "archive", site.url("/bomb"), *asking(site, "--quiet"))
    assert (status, "too-large" in said, newest() == before) == (3, True, True), said


def test_one_address_that_fails_keeps_none_of_the_others_from_being_captured(
    typed: Typed, serve: Serve
) -> None:
    site = serve({"/bridge": page(REPORT), "/loop": to("/loop")})
    status, said, _ = typed("capture", "archive", site.url("/loop"), site.url("/bridge"), *asking(site))
    assert (status, said.count("captured: "), "redirect-loop" in said) == (0, 2, True)
    assert "1, 1 not read yet" in typed("status", "archive")[1]


def test_words_of_a_server_steer_no_terminal(typed: Typed, serve: Serve) -> None:
    site = serve(
        {
            "/feed": page(
                rss(("\x9b2J[red]Bridge[/red]&#x202e;", "https://news.example/1")),
                "Content-Type: application/xml",
            )
        }
    )
    said = typed("feed", "archive", site.url("/feed"), *asking(site))[1]
    assert "\x9b" not in said
    assert "\u202e" not in said
    assert "[red]Bridge[/red]" in said


# --------------------------------------------------------------------------- feed


def test_a_feed_tells_of_a_page_once_and_is_asked_whether_it_has_changed(typed: Typed, serve: Serve) -> None:
    listed = rss(("One", "https://news.example/1"), ("Two", "https://news.example/2"))
    site = serve({"/feed": page(listed, 'ETag: "first"')})
    status, said, _ = typed("feed", "archive", site.url("/feed"), *asking(site))
    assert (status, "2 new, 2 not captured" in said, "https://news.example/2" in said) == (0, True, True)
    before = newest()
    site.answers["/feed"] = page(b"", status="304 Not Modified")
    assert "as it was, 2 not captured" in typed("feed", "archive", site.url("/feed"), *asking(site))[1]
    assert b'If-None-Match: "first"' in site.requests[-1]
    assert newest() == before
    site.answers["/feed"] = page(listed, 'ETag: "second"')
    assert "0 new" in typed("feed", "archive", site.url("/feed"), *asking(site, "--without-marks"))[1]
    assert b"If-None-Match" not in site.requests[-1]
    assert newest() == before
    site.answers["/feed"] = page(rss(("Three", "https://news.example/3"), ("One", "https://news.example/1")))
    # the store follows from the ledger: made anew, it knows what was told
    for left in Path("archive").glob("store.sqlite*"):
        left.unlink()
    said = typed("feed", "archive", site.url("/feed"), *asking(site))[1]
    assert ("1 new, 3 not captured" in said, "https://news.example/1" in said) == (True, False)
    assert typed("verify", "archive")[0] == 0


def test_what_a_feed_tells_of_is_captured_until_it_is(typed: Typed, serve: Serve) -> None:
    site = serve({"/bridge": page(REPORT), "/slow": to("/slow")})
    links = ("/bridge", "/slow", "/second", "/third")
    site.answers["/feed"] = page(rss(*((link, site.url(link)) for link in links)))
    words = ("feed", "archive", site.url("/feed"), *asking(site, "--capture", "--most", "3"))
    said = typed(*words)[1]
    assert said.count("\ncaptured: ") == 2
    assert "redirect-loop" in said
    assert "1 more wait for the next run" in said
    site.answers["/slow"] = page(REPORT.replace(b"Two", b"Three"))
    site.answers["/feed"] = page(b"", status="304 Not Modified")
    site.requests.clear()
    # without marks of the server's there is no conditional request, and an unasked 304 is no answer
    assert "not-http" in typed(*words)[1]
    site.answers["/feed"] = page(rss(("/bridge", site.url("/bridge"))))
    said = typed(*words)[1]
    assert "0 new, 2 not captured" in said
    assert said.count("\ncaptured: ") == 2
    assert site.paths().count("/bridge") == 0
    assert "2, 2 not read yet" in typed("status", "archive")[1]


def test_a_page_whose_server_is_busy_is_asked_for_again_and_not_for_ever(typed: Typed, serve: Serve) -> None:
    site = serve(
        {"/bridge": page(b"", status="503 Service Unavailable"), "/gone": page(b"", status="410 Gone")}
    )
    site.answers["/full"] = page(b"", status="429 Too Many Requests")
    site.answers["/feed"] = page(rss(*((link, site.url(link)) for link in ("/bridge", "/gone", "/full"))))
    words = ("feed", "archive", site.url("/feed"), *asking(site, "--capture"))
    assert "3 not captured" in typed(*words)[1]
    assert "2 not captured" in typed(*words)[1]
    site.answers["/bridge"] = page(REPORT)
    assert ": status 200, WARC" in typed(*words)[1]
    for left in (1, 1, 0, 0):
        assert f"0 new, {left} not captured" in typed(*words)[1]
    asked = site.paths()
    assert [asked.count(link) for link in ("/bridge", "/gone", "/full")] == [3, 1, gathering.TRIES]


def test_entries_of_one_name_that_lead_to_two_pages_are_two(typed: Typed, serve: Serve) -> None:
    site = serve({"/1": page(REPORT), "/2": page(REPORT.replace(b"Two", b"Three"))})
    one, two = (f"<item><link>{site.url(path)}</link><guid>news</guid></item>" for path in ("/1", "/2"))
    site.answers["/feed"] = page(f"<rss version='2.0'><channel>{one}{two}</channel></rss>".encode())
    words = ("feed", "archive", site.url("/feed"), *asking(site, "--capture"))
    assert "2 new, 2 not captured" in typed(*words)[1]
    assert "0 new, 0 not captured" in typed(*words)[1]
    assert "2, 2 not read yet" in typed("status", "archive")[1]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><rss version='2.0'><channel/></rss>", "entities"),
        (b"<html><body>No feed</body></html>", "not-a-feed"),
        (b"<rss version='2.0'><channel><item>", "cut-short"),
        (b"<a>" * (FeedLimits().depth + 1) + b"</a>" * (FeedLimits().depth + 1), "too-deep"),
        (b"", "empty"),
    ],
    ids=["entities", "a page", "cut short", "deep", "empty"],
)
def test_a_feed_that_cannot_be_read_is_one_line_and_changes_nothing(
    typed: Typed, serve: Serve, body: bytes, code: str
) -> None:
    site = serve({"/feed": page(body)})
    before = newest()
    status, said, _ = typed("feed", "archive", site.url("/feed"), *asking(site, "--quiet"))
    assert (status, said.count("\n"), code in said, newest() == before) == (3, 1, True, True), said


def test_what_a_feed_leads_to_keeps_to_the_rules(typed: Typed, serve: Serve) -> None:
    """Who was allowed to ask a feed of the office is not sent about in the office by it."""
    other = serve({"/": page(REPORT)})
    links = ("ftp://news.example/secret", "http://10.0.0.1/", "javascript:alert(1)", other.url(), "/bridge")
    site = serve({"/bridge": page(REPORT)})
    site.answers["/feed"] = page(rss(*((link, link) for link in links)))
    words = asking(site, "--capture", "--port", str(other.port))
    said = typed("feed", "archive", site.url("/feed"), *words)[1]
    assert "5 new, 3 not captured" in said
    assert said.count("private-address") == 2
    assert f"\ncaptured: {site.url('/bridge')}: status 200" in said
    assert other.requests == []


def test_who_was_allowed_one_host_is_sent_to_no_other_by_a_redirect(typed: Typed, serve: Serve) -> None:
    other = serve({"/admin": page(REPORT), "/robots.txt": page(b"")})
    site = serve({"/bridge": to(other.url("/admin")), "/moved": to("/whole"), "/whole": page(REPORT)})
    site.answers["/feed"] = page(rss(("/bridge", site.url("/bridge")), ("/moved", site.url("/moved"))))
    words = asking(site, "--capture", "--port", str(other.port))
    said = typed("feed", "archive", site.url("/feed"), *words)[1]
    assert (said.count("private-address"), said.count("\ncaptured: ")) == (1, 1), said
    assert typed("capture", "archive", site.url("/bridge"), *words[:3], *words[4:])[0] == 3
    assert other.requests == []


def test_pages_that_are_refused_each_time_keep_no_other_waiting_for_ever(
    typed: Typed, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve({"/loop": to("/loop"), "/ring": to("/ring"), "/bridge": page(REPORT), "/ford": page(REPORT)})
    site.answers["/feed"] = page(
        rss(*((link, site.url(link)) for link in ("/loop", "/ring", "/bridge", "/ford")))
    )
    words = ("feed", "archive", site.url("/feed"), *asking(site, "--capture", "--most", "2"))
    for second in range(8):
        monkeypatch.setattr("corrobora.cli.gathering.now", lambda at=f"2031-05-01T08:00:0{second}Z": at)
        said = typed(*words)[1]
    assert "0 new, 2 not captured" in said
    assert {"/bridge", "/ford"} < set(site.paths())


# --------------------------------------------------------------------------- watch


def test_a_timer_takes_in_what_is_new_once_and_writes_nothing_for_what_is_known(typed: Typed) -> None:
    Path("incoming").mkdir()
    Path("incoming/bridge.html").write_bytes(REPORT)
    Path("incoming/empty.txt").touch()
    Path("incoming/half.html.part").write_bytes(REPORT.replace(b"Two", b"Nine"))
    words = ("watch", "archive", "incoming", "--once", "--still", "0")
    assert "1 report added, 0 there already, 1 refused." in typed(*words)[1]
    before = newest()
    assert typed(*words) == (0, "", "")
    assert newest() == before
    Path("incoming/half.html.part").rename("incoming/whole.html")
    assert "1 report added" in typed(*words)[1]


def test_what_is_in_custody_and_no_report_is_taken_in(typed: Typed) -> None:
    """So a run that died leaves it: the bytes are held, and nothing was made of them."""
    Path("incoming").mkdir()
    Path("incoming/bridge.html").write_bytes(REPORT)
    with zipfile.ZipFile("incoming/more.zip", "w") as archive:
        archive.writestr("inside.html", REPORT.replace(b"Two", b"Nine"))
    Path("incoming/photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    with open_folder("archive/custody", by="x", at="2031-05-01T08:00:00Z") as custody:
        for path in Path("incoming").iterdir():
            custody.put(path.read_bytes())
    words = ("watch", "archive", "incoming", "--once", "--still", "0")
    assert "2 reports added, 0 there already, 1 refused." in typed(*words)[1]
    before = newest()
    assert typed(*words) == (0, "", "")
    assert newest() == before
    assert typed("verify", "archive")[0] == 0


def test_a_folder_that_may_not_be_listed_is_said_once_and_stops_nothing(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("incoming/closed").mkdir(parents=True)
    Path("incoming/a.txt").write_text("Two drivers were shot dead at the Iribel bridge, a relative said.")
    listing = os.scandir

    def scandir(path: object) -> object:
        if str(path).endswith("closed"):
            raise PermissionError
        return listing(path)  # type: ignore[call-overload]  # whatever it was asked with

    monkeypatch.setattr("os.scandir", scandir)
    status, said, _ = typed("watch", "archive", "incoming", "--once", "--still", "0")
    assert (status, "1 report added" in said, "may not be listed" in said) == (0, True, True), said
    before = newest()
    assert typed("watch", "archive", "incoming", "--once", "--still", "0")[0] == 0
    assert newest() == before


def test_a_file_that_is_being_written_waits(typed: Typed) -> None:
    incoming = Path("incoming")
    incoming.mkdir()
    (incoming / "growing.txt").write_text("Two drivers ")
    (incoming / "still.txt").write_text("A bridge was closed.")
    ticks = iter(range(0, 10**12, 10**9))
    turns: list[list[str]] = []

    def sleep(_seconds: float) -> None:
        with (incoming / "growing.txt").open("a") as stream:
            stream.write("were shot. " if len(turns) < 4 else "")

    for found in gathering.iter_arrivals(
        incoming, once=False, still_s=2, every_s=1, clock=lambda: next(ticks), sleep=sleep
    ):
        turns.append([path.name for path in found])
        if len(turns) == 8:
            break
    assert turns == [[], [], ["still.txt"], [], [], ["growing.txt"], [], []]


def started(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from corrobora.cli import main; main()", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def test_a_folder_is_watched_until_it_is_told_to_stop_and_the_project_is_free_meanwhile(typed: Typed) -> None:
    Path("incoming").mkdir()
    Path("incoming/first.html").write_bytes(REPORT)
    running = started("watch", "archive", "incoming", "--still", "0", "--every", "0.1")
    assert running.stdout is not None
    assert "1 report added" in running.stdout.readline()
    for _ in range(100):  # another may read and assess between two turns
        status, said, _ = typed("status", "archive")
        if status == 0:
            break
        time.sleep(0.05)
    assert "1, 1 not read yet" in said
    Path("incoming/second.html").write_bytes(REPORT.replace(b"Two", b"Nine"))
    assert any("1 report added" in running.stdout.readline() for _ in range(2))
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, "")
    assert out.endswith("stopped watching\n")
    assert typed("verify", "archive")[0] == 0


def test_what_arrives_while_another_works_is_taken_in_afterwards(typed: Typed) -> None:
    Path("incoming").mkdir()
    with open_project("archive", by="x", at="2031-05-01T08:00:00Z"):
        status, _, complaint = typed("watch", "archive", "incoming", "--once", "--still", "0")
        assert (status, "open for writing elsewhere" in complaint) == (2, True)
    running = started("watch", "archive", "incoming", "--still", "0", "--every", "0.1")
    assert running.stdout is not None
    Path("incoming/first.html").write_bytes(REPORT)
    assert "1 report added" in running.stdout.readline()
    assert "newest entry" in running.stdout.readline()
    for _ in range(100):
        try:
            held = open_project("archive", by="x", at="2031-05-01T08:00:00Z")
            break
        except InUse:
            time.sleep(0.05)
    with held:
        Path("incoming/second.html").write_bytes(REPORT.replace(b"Two", b"Nine"))
        time.sleep(1)
        assert held.status().reports == 1
    assert "1 report added" in running.stdout.readline()
    running.send_signal(signal.SIGINT)
    assert running.communicate(timeout=60)[1] == ""


def test_a_capture_that_is_stopped_leaves_a_whole_project(typed: Typed, serve: Serve) -> None:
    site = serve({"/bridge": page(REPORT), "/silent": silent})
    words = ("capture", "archive", site.url("/bridge"), site.url("/silent"), *asking(site, "--ignore-robots"))
    running = started(*words)
    while "/silent" not in site.paths():
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in out + err
    assert typed("verify", "archive")[0] == 0
    assert "1, 1 not read yet" in typed("status", "archive")[1]


def test_what_cannot_be_watched_is_one_line(typed: Typed) -> None:
    before = newest()
    for words, message in (
        (("watch", "archive", "nowhere", "--once"), "cannot be listed"),
        (("watch", "nowhere", ".", "--once"), "no project"),
        (("watch", "archive", "archive", "--once", "--still", "0"), "lies in the project"),
    ):
        status, _, said = typed(*words)
        assert (status, message in said, said.count("\n")) == (2, True, 1), said
    assert newest() == before

"""Mail messages and mailboxes."""

import hashlib
import time
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from corrobora.intake import Limits
from corrobora.records import Container, DateCandidate, Intake, Report

TakingOne = Callable[..., Report]
Taking = Callable[..., Intake]

STORY = "Soldiers shot dead twelve villagers near the market of Seliba, three residents said on Tuesday."


def a_mail(*, body: str = STORY, html: str | None = None, alone: bool = False) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Aïssata Touré <a@example.org>"
    mail["Subject"] = "Twelve dead"
    mail["Date"] = "Tue, 4 Mar 2031 23:30:00 -0500"
    mail["Message-ID"] = "<1@example.org>"
    if alone and html:
        mail.set_content(html, subtype="html")
    else:
        mail.set_content(body)
        if html:
            mail.add_alternative(html, subtype="html")
    return mail


def test_a_mail_gives_its_words_and_its_headers(taking_one: TakingOne) -> None:
    report = taking_one("a.eml", a_mail().as_bytes())
    assert report.text == STORY
    assert (report.title, report.author, report.external_id) == (
        "Twelve dead",
        "Aïssata Touré",
        "<1@example.org>",
    )
    assert report.media_type == "message/rfc822"
    assert report.published_candidates == (DateCandidate(value="2031-03-04", found_in="mail:Date"),)
    assert report.published is not None
    assert report.published.edtf == "2031-03-04"


def test_words_set_twice_are_read_once(taking_one: TakingOne) -> None:
    assert taking_one("a.eml", a_mail(html=f"<p>{STORY}</p>").as_bytes()).text == STORY


def test_a_mail_in_html_alone_is_read(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.eml", a_mail(html=f"<html><body><p>{STORY}</p></body></html>", alone=True).as_bytes()
    )
    assert report.text == STORY


def test_attachments_are_reports_of_their_own(taking: Taking) -> None:
    mail = a_mail()
    mail.add_attachment(
        b"Three were hurt in Kadou.", maintype="text", subtype="plain", filename="../../kadou.txt"
    )
    mail.add_attachment(b"\xff\xd8\xff\xe0 picture", maintype="image", subtype="jpeg", filename="body.jpg")
    data = mail.as_bytes()
    found = taking({"a.eml": data})
    by_path = {report.paths[0]: report for report in found.reports}
    assert set(by_path) == {"a.eml", "a.eml!/kadou.txt"}
    assert by_path["a.eml"].container is None
    assert by_path["a.eml!/kadou.txt"].container == Container(
        name="a.eml", sha256=hashlib.sha256(data).hexdigest()
    )
    assert [(refusal.what, refusal.code) for refusal in found.refused] == [
        ("a.eml!/body.jpg", "kept-not-read")
    ]


def test_a_mail_in_a_mail_is_a_report_of_its_own(taking: Taking) -> None:
    outer = a_mail(body="See the forwarded message below, it has the names of the villages.")
    outer.add_attachment(a_mail())
    found = taking({"a.eml": outer.as_bytes()})
    assert {report.text for report in found.reports} == {
        STORY,
        "See the forwarded message below, it has the names of the villages.",
    }


def test_mails_nested_beyond_the_limit_are_refused(taking: Taking) -> None:
    mail = a_mail()
    for _ in range(4):
        outer = a_mail(body="Forwarded.")
        outer.add_attachment(mail)
        mail = outer
    found = taking({"a.eml": mail.as_bytes()}, limits=Limits(depth=2))
    assert [refusal.code for refusal in found.refused] == ["archive-too-large"]


def test_every_message_of_a_mailbox_is_a_report(taking: Taking) -> None:
    messages = [a_mail(body=f"{STORY}\n\n>From the village, {number}.").as_bytes() for number in (1, 2)]
    data = b"\n".join(b"From a@example.org Tue Mar  4 10:00:00 2031\n" + message for message in messages)
    found = taking({"box.mbox": data})
    assert {report.paths for report in found.reports} == {("box.mbox#1",), ("box.mbox#2",)}
    assert {report.id for report in found.reports} == {
        hashlib.sha256(message).hexdigest() for message in messages
    }
    assert {report.container for report in found.reports} == {
        Container(name="box.mbox", sha256=hashlib.sha256(data).hexdigest())
    }


def test_a_line_that_begins_with_from_ends_no_message(taking: Taking) -> None:
    message = a_mail(body="They came\nFrom the north they came, a man said.").as_bytes()
    found = taking({"box.mbox": b"From a@example.org Tue Mar  4 10:00:00 2031\n" + message})
    assert len(found.reports) == 1


def test_a_signature_is_furniture(taking_one: TakingOne) -> None:
    report = taking_one("a.eml", a_mail(body=f"{STORY}\n-- \nAïssata Touré\nSeliba").as_bytes())
    assert report.text[report.furniture[-1].start :] == "-- \nAïssata Touré\nSeliba"


def test_pasted_headers_make_no_mail(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"From: the village council\nDate: 4 March 2031\n\n{STORY}")
    assert report.media_type == "text/plain"


def test_a_header_of_any_length_costs_no_time(taking_one: TakingOne) -> None:
    # Decoding takes time that grows with the square of its length: this one would take minutes.
    subject = "Two die " + "=?utf-8?q?a?= " * 400_000
    started = time.process_time()
    report = taking_one("m.eml", f"From: A <a@b.example>\nSubject: {subject}\nMIME-Version: 1.0\n\n{STORY}\n")
    assert time.process_time() - started < 20
    assert report.title is not None
    assert report.title.startswith("Two die")


def test_countless_lines_in_countless_parts_are_refused_and_an_ordinary_mail_is_not(
    taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line is compared with each boundary that is open."""
    monkeypatch.setattr("corrobora.intake.mail._COMPARISONS", 10_000)
    head = "Message-ID: <1@example.org>\n"
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(100))
    hostile = f"{head}{parts}\n{STORY}\n"
    ordinary = f"{head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{STORY}\n{chr(10) * 100}--b--\n"
    found = taking({"a.eml": hostile, "b.eml": ordinary})
    assert [(one.what, one.code) for one in found.refused] == [("a.eml", "too-large")]
    assert [report.paths for report in found.reports] == [("b.eml",)]


def test_html_that_cannot_be_read_is_not_passed_over(taking: Taking) -> None:
    long = a_mail(html=f"<p>{STORY}</p>" * 200, alone=True)
    deep = a_mail(html="<b>" * 3000 + f"<p>{STORY}</p>", alone=True)
    found = taking({"a.eml": long.as_bytes(), "b.eml": deep.as_bytes()}, limits=Limits(page_bytes=12_000))
    assert [(one.what, one.code) for one in found.refused] == [
        ("a.eml", "text-too-long"),
        ("b.eml", "broken"),
    ]


def test_a_sender_in_countless_brackets_does_not_cost_the_mail(taking_one: TakingOne) -> None:
    report = taking_one("m.eml", f"From: {'(' * 5000}\nMIME-Version: 1.0\n\n{STORY}\n")
    assert report.text == STORY.strip()

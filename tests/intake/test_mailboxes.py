"""Mailbox files made by others: with an ending and without, quoted, torn and hostile."""

import hashlib
import mailbox
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.custody import MemoryCustody
from corrobora.intake import Limits, take_in
from corrobora.intake.mail import split_mailbox
from corrobora.records import Container, Intake

Taking = Callable[..., Intake]

LINE = b"From a@example.org Tue Mar  4 10:00:00 2031\n"
STORY = "Soldiers shot dead twelve villagers near the market of Seliba, three residents said on Tuesday."


def message(body: str = STORY, *, more: str = "", number: int = 1) -> bytes:
    return (
        f"From: A <a@example.org>\nDate: Tue, 4 Mar 2031 10:00:00 +0000\nMessage-ID: <{number}@example.org>\n"
        f"Subject: Seliba\n{more}Content-Type: text/plain; charset=utf-8\n\n{body}\n"
    ).encode()


def thunderbird(*messages: bytes) -> bytes:
    head = b"From - Tue Mar 04 10:00:00 2031\r\nX-Mozilla-Status: 0001\r\nX-Mozilla-Status2: 00000000\r\n"
    return b"".join(head + one.replace(b"\n", b"\r\n") + b"\r\n" for one in messages)


@pytest.mark.parametrize("name", ["Inbox", "Sent-1", "Archives.2031", "mails.txt", "box.mbox"])
def test_a_thunderbird_mailbox_is_known_by_its_bytes(name: str, taking: Taking) -> None:
    data = thunderbird(message(), message(f"{STORY} Two more died.", number=2))
    found = taking({name: data})
    assert found.refused == ()
    assert {report.paths for report in found.reports} == {(f"{name}#1",), (f"{name}#2",)}
    assert {report.container for report in found.reports} == {
        Container(name=name, sha256=hashlib.sha256(data).hexdigest())
    }
    assert {report.title for report in found.reports} == {"Seliba"}


def test_a_mailbox_with_bytes_of_many_encodings_is_one_all_the_same(taking: Taking) -> None:
    odd = message("caf\xe9").replace("caf\xe9".encode(), b"caf\xe9 \x81\x8d\x90") + b"\xff\xfe\x00\x01" * 400
    found = taking({"Inbox": thunderbird(message(), odd)})
    assert "Inbox#1" in {report.paths[0] for report in found.reports}


def test_an_id_is_that_of_the_message_as_it_stands_in_the_file(taking: Taking) -> None:
    one = message("They came.\n\n>From the north they came, a man of Seliba said.\n\n")
    two = message(number=2)
    data = LINE + one + b"\n" + LINE + two
    found = taking({"box.mbox": data})
    assert {report.id for report in found.reports} == {
        hashlib.sha256(one).hexdigest(),
        hashlib.sha256(two).hexdigest(),
    }
    assert all(stretch in data for stretch in (one, two))


@pytest.mark.parametrize(
    ("stands", "read"),
    [
        (">From the north", "From the north"),
        (">>From the north", ">From the north"),
        ("> From the", "> From the"),
    ],
)
def test_the_mark_that_a_mailbox_puts_before_from_is_no_word_of_the_message(
    stands: str, read: str, taking: Taking
) -> None:
    (report,) = taking({"box.mbox": LINE + message(f"{STORY}\n\n{stands} they came.")}).reports
    assert report.text == f"{STORY}\n\n{read} they came."


def test_outside_a_mailbox_the_mark_is_a_word_of_the_message(taking: Taking) -> None:
    (report,) = taking({"a.eml": message(f"{STORY}\n\n>From the north they came.")}).reports
    assert ">From the north" in report.text


@pytest.mark.parametrize(
    "paragraph",
    [
        "From Seliba they went to Kadou in 2031, a man said.",
        "From Seliba\nNote: the road was closed.",
        "From 2031 on, nobody came.\nThe road was closed.",
        "From Seliba they went to Kadou in 2031\nNote: the road was closed.",
        "From:",
        "From ",
    ],
)
def test_a_paragraph_that_begins_with_from_ends_no_message(paragraph: str, taking: Taking) -> None:
    found = taking({"box.mbox": LINE + message(f"{STORY}\n\n{paragraph}\n\nMore.")})
    assert [report.paths for report in found.reports] == [("box.mbox#1",)]
    assert found.reports[0].text.endswith("More.")


@pytest.mark.parametrize(
    "line",
    [
        "From - Tue Mar 04 10:00:00 2031",
        "From a@example.org Tue Mar  4 10:00:00 2031",
        "From a@example.org Tue Mar  4 10:00:00 2031 +0100",
        "From 1782@xxx Tue Mar 04 10:00:00 +0000 2031",
        "From MAILER-DAEMON Tue Mar  4 10:00:00 2031",
        "From a@example.org",
    ],
)
def test_the_lines_that_part_messages_are_known_as_programs_write_them(line: str, taking: Taking) -> None:
    data = b"\n".join(f"{line}\n".encode() + message(f"{STORY} {n}", number=n) for n in (1, 2))
    found = taking({"box.mbox": data})
    assert {report.paths[0] for report in found.reports} == {"box.mbox#1", "box.mbox#2"}


def test_what_the_standard_library_writes_is_read_message_by_message(taking: Taking, tmp_path: Path) -> None:
    bodies = [f"{STORY}\n\nFrom house {number} two were taken." for number in range(3)]
    box = mailbox.mbox(tmp_path / "made", create=True)
    for number, body in enumerate(bodies):
        made = mailbox.mboxMessage(message(body, number=number))
        made.set_from("a@example.org", time.gmtime(1_930_000_000))
        box.add(made)
    box.close()
    found = taking({"box.mbox": (tmp_path / "made").read_bytes()})
    assert found.refused == ()
    assert {report.text for report in found.reports} == set(bodies)


def test_attachments_in_a_mailbox_are_reports_of_their_own(taking: Taking) -> None:
    mixed = (
        b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        b"Content-Type: text/plain\n\nSee the list of the dead of Seliba.\n--x\nContent-Type: text/plain\n"
        b"Content-Disposition: attachment; filename=list.txt\n\n" + STORY.encode() + b"\n--x--\n"
    )
    found = taking({"Inbox": LINE + mixed})
    assert {report.paths[0] for report in found.reports} == {"Inbox#1", "Inbox#1!/list.txt"}


def test_more_messages_than_may_be_are_one_refusal(taking: Taking) -> None:
    data = b"\n".join(LINE + message(f"{STORY} {number}", number=number) for number in range(6))
    found = taking({"box.mbox": data}, limits=Limits(records=4))
    assert len(found.reports) == 4
    assert [(one.what, one.code) for one in found.refused] == [("box.mbox#5", "too-large")]


def test_custody_holds_the_mailbox_and_each_message(taking: Taking) -> None:
    data = LINE + message() + b"\n" + LINE + message(number=2)
    taking({"Inbox": data})
    kept = MemoryCustody(by="a registrar", at="2031-03-05T12:00:00Z")
    take_in(["Inbox"], custody=kept)
    for held in (data, message(), message(number=2)):
        assert kept.get(hashlib.sha256(held).hexdigest()) == held


def test_a_long_line_of_figures_costs_no_time() -> None:
    data = LINE + message() + b"\n" + (b"From a " + b"2031 " * 400_000 + b"\nx\n\n")
    assert len(list(split_mailbox(data))) == 1


quoted = st.lists(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=40), max_size=8
)


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(st.lists(quoted, min_size=1, max_size=4), st.booleans())
def test_what_was_written_with_quoting_is_parted_as_it_was(bodies: list[list[str]], crlf: bool) -> None:
    messages = []
    for lines in bodies:
        body = "\n".join(f">{one}" if one.lstrip(">").startswith("From ") else one for one in lines)
        messages.append(message(body).replace(b"\n", b"\r\n") if crlf else message(body))
    blank = b"\r\n" if crlf else b"\n"
    line = LINE.replace(b"\n", blank)
    data = b"".join(line + one + blank for one in messages)
    assert list(split_mailbox(data)) == messages


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=200), st.integers(0, 600))
def test_messages_are_stretches_of_the_file_and_a_cut_keeps_those_before_it(noise: bytes, at: int) -> None:
    whole = LINE + message() + b"\n" + LINE + message(number=2) + b"\n" + LINE + noise
    for data in (whole, whole[:at]):
        parts = list(split_mailbox(data))
        assert all(part in data for part in parts)
    parts = list(split_mailbox(whole[:at]))
    if at >= len(LINE + message() + b"\n" + LINE) + 6:
        assert parts[0] == message()

"""A body's own statement: its first line is the title, and the body is who published it."""

from collections.abc import Callable

import pytest

from corrobora.records import Report

TakingOne = Callable[..., Report]

BODY = (
    "The patrol came under fire on the road to the wells and returned it, and no civilian was harmed in the "
    "operation that followed. The allegations that were spread since Wednesday are baseless."
)


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        (
            "Statement of the General Staff of the Oria Defence Force",
            "General Staff of the Oria Defence Force",
        ),
        ("Statement of the General Staff on the events of 5 March.", "General Staff"),
        ("STATEMENT OF THE GENERAL STAFF CONCERNING THE WELLS SECTOR", "General Staff"),
        ("Statement by the Ministry of Defence, 12 March 2031", "Ministry of Defence"),
        ("Statement issued by the Army Command regarding the incident", "Army Command"),
        ("Official statement from the Front for a Free Oria - 3 March", "Front for a Free Oria"),
        ("Communiqué no. 17 of the Oria Liberation Movement", "Oria Liberation Movement"),
        ("Press release by the Office of the Prosecutor (12/2031)", "Office of the Prosecutor"),
        ("Response by the Government Spokesperson to the report of the monitors", "Government Spokesperson"),
        ("Statement by the OLF on the attack", "OLF"),
        ("Ministry of Defence: statement", "Ministry of Defence"),
        ("Communiqué of the Front Patriotique d'Oria", "Front Patriotique d'Oria"),
    ],
)
def test_a_heading_gives_title_and_outlet(taking_one: TakingOne, line: str, issuer: str) -> None:
    for name in ("a.txt", "b.md"):
        report = taking_one(name, f"{line}\n\n{BODY}\n")
        assert (report.title, report.outlet) == (line.rstrip("."), issuer), name
        assert report.text.startswith(line)
    mail = f"From: press@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\n\n{line}\n\n{BODY}\n"
    report = taking_one("c.eml", mail)
    assert (report.title, report.outlet) == (line.rstrip("."), issuer)


@pytest.mark.parametrize(
    "head",
    ["REPUBLIC OF ORIA\nMINISTRY OF DEFENCE\nCommuniqué no. 17", "MINISTRY OF DEFENCE\n\nPRESS RELEASE"],
)
def test_a_letterhead_over_a_statement_gives_them(taking_one: TakingOne, head: str) -> None:
    report = taking_one("a.txt", f"{head}\n\n{BODY}\n")
    assert (report.title, report.outlet) == (head.splitlines()[-1], "Ministry of Defence")


@pytest.mark.parametrize(
    "line",
    [
        "Statement of the General Staff denied by witnesses",
        "Statement by the President was rejected by the opposition",
        "Statement of the witness",
        "Statement by Jane Doe",
        "Statement of Facts",
        "Statement by the Army Chief contradicts the survivors",
        "Release of the Army Command's prisoners",
        "Denial of the Massacre by the Army",
        "Announcement of Party Congress",
        "Declaration of the State of Emergency",
        "The statement of the General Staff was false",
        "Killed at the wells: statement",
        "THE WELLS MIRROR\nBulletin",
        "Two bloody days and a statement of the army",
    ],
)
def test_no_other_line_makes_an_outlet(taking_one: TakingOne, line: str) -> None:
    assert taking_one("a.txt", f"{line}\n\n{BODY}\n").outlet is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Statement of the General Staff\n\nBy Jane Doe\n\n{BODY}", None),
        (f"Statement of the General Staff\n\nSELIBA (AFP) - {BODY}", None),
        (f"Source: Wells Weekly\n\nStatement of the General Staff\n\n{BODY}", "Wells Weekly"),
    ],
)
def test_whoever_prints_a_statement_is_not_the_body(
    taking_one: TakingOne, text: str, outlet: str | None
) -> None:
    assert taking_one("a.txt", text).outlet == outlet


def test_what_a_page_or_a_mail_states_stands_over_the_first_line(taking_one: TakingOne) -> None:
    page = f"<html><head><link rel=canonical href='https://wells.example/a'></head><body><article><p>Statement of the General Staff</p><p>{BODY}</p></article></body></html>"
    assert taking_one("a.html", page).outlet == "wells.example"
    mail = f"From: press@b.example\nSubject: On the wells\nMIME-Version: 1.0\n\nStatement of the General Staff\n\n{BODY}\n"
    assert taking_one("b.eml", mail).title == "On the wells"


# --------------------------------------------------------------------------- front matter


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Shots: who fired?"\ndate: 2031-03-12T10:00:00Z\nauthor: Jane Doe\noutlet: Wells Weekly\ntags:\n  - war\n---',
        "\n---\nTitle: 'Shots: who fired?'  # as printed\npublish-date: 12 March 2031\nauthors:\n- Jane Doe\nsite_name: Wells Weekly\n...",
        '---\ntitle: "Shots: who fired?"\ndate: 2031-03-12\nauthor:\n  name: Jane Doe\n  mail: x@y.example\nnewspaper: Wells Weekly\nsummary: >\n  Soldiers killed nine.\n---',
        '+++\ntitle = "Shots: who fired?"\ndate = 2031-03-12\nauthors = ["Jane Doe"]\npublisher = "Wells Weekly"\n+++',
    ],
)
def test_front_matter_is_metadata_and_no_text(taking_one: TakingOne, front: str, name: str) -> None:
    report = taking_one(name, f"{front}\n\n{BODY}\n")
    assert (report.title, report.author, report.outlet) == ("Shots: who fired?", "Jane Doe", "Wells Weekly")
    assert report.published is not None
    assert report.published.edtf == "2031-03-12"
    own = report.text[report.furniture[0].end :]
    assert own.strip() == BODY
    assert report.text[: report.furniture[0].start].strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}\n---\n\n{BODY}",
        f"---\nThe minister said: nobody was killed.\nNine people died.\n---\n\n{BODY}",
        f"---\nkilled: nine\n---\n\n{BODY}",
    ],
)
def test_two_rules_around_words_are_no_front_matter(taking_one: TakingOne, text: str) -> None:
    report = taking_one("a.txt", text)
    covered = "".join(report.text[span.start : span.end] for span in report.furniture)
    assert "nine" not in covered.lower()
    assert BODY[:40] not in covered

"""WARC files and WACZ packages made by others."""

import base64
import gzip
import hashlib
import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corrobora.custody import MemoryCustody
from corrobora.intake import Limits, take_in, webarchives
from corrobora.intake.archives import budget_of
from corrobora.intake.drafts import Draft
from corrobora.intake.pages import read_page
from corrobora.intake.warcrecords import Fault, WarcRecord, iter_records, read_head
from corrobora.intake.webarchives import SHOWN, read_digest
from corrobora.records import Container, DateCandidate, Intake

Taking = Callable[..., Intake]

DAY = "2031-03-05T09:30:00Z"


def story(number: int = 1) -> str:
    return f"Soldiers shot dead {number + 11} villagers near the market of Seliba, three residents said on Tuesday."


def page(words: str | None = None, *, head: str = "") -> bytes:
    return f"<html><head><title>Seliba</title>{head}</head><body><p>{words or story()}</p></body></html>".encode()


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def record(
    kind: str = "response",
    block: bytes = b"",
    *,
    target: str | None = "https://orinpost.example/a",
    fields: Mapping[str, str] | None = None,
    length: str | None = None,
    media_type: str = "application/http; msgtype=response",
    end: bytes = b"\r\n\r\n",
) -> bytes:
    lines = ["WARC/1.1", f"WARC-Type: {kind}"]
    stated = {"WARC-Date": DAY, "Content-Type": media_type} | dict(fields or {})
    if target is not None:
        stated["WARC-Target-URI"] = target
    lines += [f"{name}: {value}" for name, value in stated.items() if value]
    lines.append(f"Content-Length: {len(block) if length is None else length}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + block + end


def answer(body: bytes, *, media_type: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body


def response(body: bytes, target: str = "https://orinpost.example/a", **more: str) -> bytes:
    return record(block=answer(body, **more), target=target)


def pages(count: int) -> list[bytes]:
    return [
        response(page(story(number)), f"https://orinpost.example/{number}") for number in range(1, count + 1)
    ]


def packed(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def wacz(members: Mapping[str, bytes], *, sums: bool = True) -> bytes:
    stream = io.BytesIO()
    rows = [
        {"name": name, "path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
        for name, data in members.items()
    ]
    package = json.dumps({"profile": "data-package", "resources": rows if sums else []}).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("datapackage.json", package)
        archive.writestr("datapackage-digest.json", json.dumps(digest))
    return stream.getvalue()


def listing(*addresses: str) -> bytes:
    rows = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": address} for address in addresses)]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def codes(found: Intake) -> list[tuple[str, str]]:
    return [(refusal.what, refusal.code) for refusal in found.refused]


# --------------------------------------------------------------------------- what becomes a report


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_what_warcio_writes_is_read(name: str, taking: Taking) -> None:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=name.endswith(".gz"))
    writer.write_record(writer.create_warcinfo_record(name, {"software": "a crawler"}))
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    made = writer.create_warc_record(
        "https://www.orinpost.example/seliba",
        "response",
        payload=io.BytesIO(page()),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": DAY},
    )
    request = writer.create_warc_record(
        "https://www.orinpost.example/seliba",
        "request",
        http_headers=StatusAndHeaders("GET / HTTP/1.1", [("Host", "orinpost.example")], is_http_request=True),
    )
    writer.write_request_response_pair(request, made)
    made.raw_stream.close()
    request.raw_stream.close()
    data = stream.getvalue()
    found = taking({name: data})
    assert found.refused == ()
    (report,) = found.reports
    assert report.id == hashlib.sha256(page()).hexdigest()
    assert report.text == story()
    assert report.url == "https://www.orinpost.example/seliba"
    assert report.outlet == "orinpost.example"
    assert report.container == Container(name=name, sha256=hashlib.sha256(data).hexdigest())
    assert report.paths[0].startswith(f"{name}#")


def test_the_day_of_capture_is_a_candidate_and_never_the_day_of_publication(taking: Taking) -> None:
    (report,) = taking({"a.warc": response(page())}).reports
    assert report.published is None
    assert report.published_candidates == (DateCandidate(value="2031-03-05", found_in="warc:WARC-Date"),)
    dated = page(head='<meta property="article:published_time" content="2031-03-02T08:00:00Z">')
    (report,) = taking({"a.warc": response(dated)}).reports
    assert report.published is not None
    assert report.published.edtf == "2031-03-02"
    assert DateCandidate(value="2031-03-05", found_in="warc:WARC-Date") in report.published_candidates


def test_the_address_that_was_fetched_wins_over_the_one_a_page_claims(taking: Taking) -> None:
    claims = page(head='<link rel="canonical" href="https://ministry.example/seliba">')
    (report,) = taking({"a.warc": response(claims, "https://copies.example/x")}).reports
    assert (report.url, report.outlet) == ("https://copies.example/x", "copies.example")


def test_texts_documents_and_resources_are_reports_too(taking: Taking) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, 8, story(3))
    data = bytes(pdf.output())
    found = taking(
        {
            "a.warc": response(story(1).encode(), "https://orinpost.example/t", media_type="text/plain")
            + response(data, "https://orinpost.example/d", media_type="application/octet-stream")
            + record(
                "resource",
                page(story(4)),
                target="https://orinpost.example/r",
                media_type="text/html",
            )
        }
    )
    assert found.refused == ()
    assert {(one.url, one.media_type) for one in found.reports} == {
        ("https://orinpost.example/t", "text/plain"),
        ("https://orinpost.example/d", "application/pdf"),
        ("https://orinpost.example/r", "text/html"),
    }


def test_what_a_page_is_made_of_is_counted_in_one_refusal(taking: Taking) -> None:
    parts = [
        response(b"\x89PNG\r\n\x1a\n1", media_type="image/png"),
        response(b"\x89PNG\r\n\x1a\n2", media_type="text/html"),
        response(b"let a = 1", media_type="application/javascript"),
        response(b"a {}", media_type="text/css; charset=utf-8"),
        response(b'{"text": "no report"}', media_type="text/plain"),
        response(b"", media_type="text/html"),
        record("resource", story(9).encode(), target="urn:text:https://a.example/", media_type="text/plain"),
        record("resource", b"log", target="metadata://a.example/wget.log", media_type="text/plain"),
    ]
    found = taking({"a.warc.gz": packed([*parts, *pages(1)])})
    assert len(found.reports) == 1
    assert codes(found) == [("a.warc.gz", "not-a-report")]
    assert found.refused[0].why == (
        "8 records that are no pages or documents: JSON 1, crawler's own 2, empty 1, picture 2, script 1, style sheet 1"
    )


def test_answers_with_another_status_are_counted_in_one_refusal(taking: Taking) -> None:
    others = [response(page(story(number)), status="404 Not Found") for number in range(30)]
    others.append(response(b"", status="301 Moved", more="Location: /b\r\n"))
    found = taking({"a.warc": b"".join([*others, *pages(1)])})
    assert len(found.reports) == 1
    assert [(one.code, one.why) for one in found.refused] == [
        ("no-answer", "31 answers with another status than 200: 301 1, 404 30")
    ]


# --------------------------------------------------------------------------- encodings


def chunked(data: bytes) -> bytes:
    parts = [data[at : at + 40] for at in range(0, len(data), 40)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(one), one) for one in parts) + b"0\r\n\r\n"


def raw_deflate(data: bytes) -> bytes:
    made = zlib.compressobj(wbits=-15)
    return made.compress(data) + made.flush()


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (chunked(page()), "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(page()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(page()), "Content-Encoding: deflate\r\n"),
        (raw_deflate(page()), "Content-Encoding: deflate\r\n"),
        (chunked(gzip.compress(page())), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (page(), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (page(), "Content-Encoding: br\r\n"),
    ],
    ids=["chunked", "gzip", "zlib", "deflate", "both", "undone-by-the-writer", "undone-br"],
)
def test_the_id_is_that_of_the_bytes_without_their_encodings(body: bytes, more: str, taking: Taking) -> None:
    found = taking({"a.warc": response(body, more=more)})
    assert found.refused == ()
    assert [report.id for report in found.reports] == [hashlib.sha256(page()).hexdigest()]


@pytest.mark.parametrize(
    ("body", "more", "code"),
    [
        (chunked(page())[:-20], "Transfer-Encoding: chunked\r\n", "broken"),
        (gzip.compress(page())[:-9], "Content-Encoding: gzip\r\n", "broken"),
        (b"\x0b\x02\x80Seliba\x03", "Content-Encoding: br\r\n", "unknown-type"),
        (gzip.compress(bytes(30 << 20)), "Content-Encoding: gzip\r\n", "archive-too-large"),
    ],
    ids=["chunked", "gzip", "brotli", "bomb"],
)
def test_a_payload_that_cannot_be_undone_is_refused_and_the_rest_is_read(
    body: bytes, more: str, code: str, taking: Taking
) -> None:
    found = taking({"a.warc": response(body, more=more) + pages(1)[0]})
    assert codes(found) == [("a.warc#1", code)]
    assert len(found.reports) == 1


def test_many_short_stretches_of_gzip_cost_no_time(taking: Taking) -> None:
    body = b"".join(
        [gzip.compress(b"<html><body><p>"), *[gzip.compress(b" ")] * 60_000, gzip.compress(page())]
    )
    found = taking({"a.warc": response(body, more="Content-Encoding: gzip\r\n")})
    assert len(found.reports) == 1


def test_the_encoding_that_the_answer_states_goes_before_the_one_of_the_page(taking: Taking) -> None:
    words = "Soldiers shot dead the mayor of Łódź and two guards, residents of Seliba said on Tuesday."
    body = page(words, head='<meta charset="windows-1252">').decode().encode("iso8859-2")
    (report,) = taking({"a.warc": response(body, media_type='text/html; Charset="ISO-8859-2"')}).reports
    assert report.text == words


# --------------------------------------------------------------------------- digests


@pytest.mark.parametrize(
    "digest",
    [
        sha1(page()),
        sha1(page()).lower(),
        "sha1:" + hashlib.sha1(page(), usedforsecurity=False).hexdigest(),
        "sha-256:" + hashlib.sha256(page()).hexdigest(),
        "xxh3:0123456789abcdef",
    ],
)
def test_a_right_digest_is_no_obstacle_and_an_unknown_one_is_not_asked(digest: str, taking: Taking) -> None:
    found = taking({"a.warc": record(block=answer(page()), fields={"WARC-Payload-Digest": digest})})
    assert (len(found.reports), found.refused) == (1, ())


@pytest.mark.parametrize("name", ["WARC-Payload-Digest", "WARC-Block-Digest"])
@pytest.mark.parametrize("digest", [sha1(b"other"), "sha1:ABC", "sha256:" + "0" * 64, "md5:"])
def test_a_wrong_digest_refuses_its_record_alone(name: str, digest: str, taking: Taking) -> None:
    wrong = record(block=answer(page(story(7))), fields={name: digest})
    found = taking({"a.warc": wrong + pages(1)[0]})
    assert codes(found) == [("a.warc#1", "digest-wrong")]
    assert len(found.reports) == 1


def test_a_digest_may_count_the_chunks_or_not(taking: Taking) -> None:
    for digest in (sha1(chunked(page())), sha1(page())):
        block = answer(chunked(page()), more="Transfer-Encoding: chunked\r\n")
        found = taking({"a.warc": record(block=block, fields={"WARC-Payload-Digest": digest})})
        assert (len(found.reports), found.refused) == (1, ())


@given(st.text(max_size=80))
def test_no_words_make_the_reader_of_digests_raise(words: str) -> None:
    for label in ("", "sha1:", "sha256:", "md5:"):
        read = read_digest(label + words)
        assert read is None or isinstance(read[1], bytes)


# --------------------------------------------------------------------------- revisits


def revisit(block: bytes = b"", **fields: str) -> bytes:
    stated = {name.replace("_", "-"): value for name, value in fields.items()}
    stated.setdefault("WARC-Date", "2031-03-09T10:00:00Z")
    target = stated.pop("target", "https://orinpost.example/again")
    return record("revisit", block, target=target, fields=stated)


ORIGINAL = record(
    block=answer(page()), fields={"WARC-Record-ID": "<urn:uuid:1>", "WARC-Payload-Digest": sha1(page())}
)


@pytest.mark.parametrize(
    "fields",
    [
        {"WARC_Refers_To": "<urn:uuid:1>"},
        {"WARC_Refers_To_Target_URI": "https://orinpost.example/a", "WARC_Refers_To_Date": DAY},
        {"WARC_Payload_Digest": sha1(page())},
        {"WARC_Payload_Digest": "sha256:" + hashlib.sha256(page()).hexdigest()},
    ],
    ids=["id", "address-and-date", "sha1", "sha256"],
)
@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
def test_a_revisit_is_the_payload_it_points_at_once_more(
    fields: dict[str, str], first: bool, taking: Taking
) -> None:
    again = revisit(answer(b"", status="304 Not Modified"), **fields)
    found = taking({"a.warc": again + ORIGINAL if first else ORIGINAL + again})
    assert found.refused == ()
    (report,) = found.reports
    assert report.id == hashlib.sha256(page()).hexdigest()
    assert report.paths == ("a.warc#1", "a.warc#2")
    assert {one.value for one in report.published_candidates} == {"2031-03-05", "2031-03-09"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"WARC_Refers_To": "<urn:uuid:2>"}, "revisit-unresolved"),
        ({"WARC_Payload_Digest": sha1(b"elsewhere")}, "revisit-unresolved"),
        ({}, "revisit-unresolved"),
        ({"WARC_Refers_To": "<urn:uuid:1>", "WARC_Payload_Digest": sha1(b"elsewhere")}, "digest-wrong"),
    ],
)
def test_a_revisit_of_nothing_or_of_something_else_is_refused(
    fields: dict[str, str], code: str, taking: Taking
) -> None:
    found = taking({"a.warc": ORIGINAL + revisit(b"", **fields)})
    assert codes(found) == [("a.warc#2", code)]
    assert found.reports[0].paths == ("a.warc#1",)


def test_a_revisit_of_a_picture_is_counted_with_the_pictures(taking: Taking) -> None:
    picture = record(
        block=answer(b"\x89PNG\r\n\x1a\n", media_type="image/png"), fields={"WARC-Record-ID": "<urn:uuid:1>"}
    )
    found = taking({"a.warc": picture + revisit(WARC_Refers_To="<urn:uuid:1>")})
    assert [(one.code, one.why) for one in found.refused] == [
        ("not-a-report", "2 records that are no pages or documents: picture 2")
    ]


def test_a_revisit_of_a_refused_record_is_refused(taking: Taking) -> None:
    bad = record(
        block=answer(page()),
        fields={"WARC-Record-ID": "<urn:uuid:1>", "WARC-Payload-Digest": sha1(b"other")},
    )
    found = taking({"a.warc": bad + revisit(WARC_Refers_To="<urn:uuid:1>")})
    assert codes(found) == [("a.warc#1", "digest-wrong"), ("a.warc#2", "revisit-unresolved")]


# --------------------------------------------------------------------------- damage


def read(data: bytes, limits: Limits | None = None) -> list[WarcRecord | Fault]:
    bounds = limits or Limits()
    return list(iter_records(data, budget=budget_of(bounds), limits=bounds))


FIVE = [
    record("warcinfo", b"software: x\r\n", target=None),
    *pages(3),
    record("metadata", b"a: b\r\n"),
]


def ends(records: list[bytes], *, without: int) -> list[int]:
    at, found = 0, []
    for one in records:
        at += len(one)
        found.append(at - without)
    return found


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.integers(0, len(b"".join(FIVE))))
def test_a_cut_leaves_every_whole_record_before_it(at: int) -> None:
    found = read(b"".join(FIVE)[:at])
    whole = [one for one in found if isinstance(one, WarcRecord)]
    assert whole == [one for one in read(b"".join(FIVE)) if isinstance(one, WarcRecord)][: len(whole)]
    # The two empty lines behind a record are no part of it.
    assert len(whole) == sum(end <= at for end in ends(FIVE, without=4))
    assert len(found) - len(whole) <= 1


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.integers(0, len(packed(FIVE))))
def test_a_cut_in_packed_records_leaves_every_whole_member_before_it(at: int) -> None:
    data = packed(FIVE)[:at]
    members = [gzip.compress(one, mtime=0) for one in FIVE]
    expected = sum(end <= at for end in ends(members, without=0))
    if at < len(members[0]) and not data.startswith(b"\x1f\x8b\x08"):
        return
    found = read(data)
    assert sum(isinstance(one, WarcRecord) for one in found) == expected
    assert sum(isinstance(one, Fault) for one in found) == (at not in {0, *ends(members, without=0)})


@settings(
    max_examples=120, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(
    st.sampled_from([b"".join(FIVE), packed(FIVE), gzip.compress(b"".join(FIVE), mtime=0)]),
    st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=8)), min_size=1, max_size=5),
)
def test_no_damage_makes_the_reader_raise_or_hides(data: bytes, changes: list[tuple[int, bytes]]) -> None:
    changed = bytearray(data)
    for at, other in changes:
        changed[at : at + len(other)] = other
    found = read(bytes(changed))
    assert [one.number for one in found] == list(range(1, len(found) + 1))


@settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(st.sampled_from(["a.warc", "a.warc.gz", "a.wacz"]), st.integers(0, 3000), st.binary(max_size=6))
def test_no_damaged_archive_stops_a_run(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: int, other: bytes
) -> None:
    whole = {
        "a.warc": b"".join(FIVE),
        "a.warc.gz": packed(FIVE),
        "a.wacz": wacz(
            {"archive/a.warc.gz": packed(FIVE), "pages/pages.jsonl": listing("https://a.example")}
        ),
    }[name]
    data = whole[:at] if not other else whole[:at] + other + whole[at + len(other) :]
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(data)
    found = take_in([path], custody=MemoryCustody(by="a registrar", at=""))
    assert found.reports or found.refused
    assert not [one for one in found.refused if "its reader stopped" in one.why]


def test_damage_in_one_packed_record_leaves_those_behind_it(taking: Taking) -> None:
    members = [gzip.compress(one, mtime=0) for one in pages(3)]
    broken = bytearray(members[1])
    broken[len(broken) // 2 : len(broken) // 2 + 4] = b"\xff\x00\xff\x00"
    found = taking({"a.warc.gz": members[0] + bytes(broken) + members[2]})
    assert codes(found) == [("a.warc.gz#2", "broken")]
    assert {one.url for one in found.reports} == {"https://orinpost.example/1", "https://orinpost.example/3"}


def test_a_wrong_sum_of_a_packed_record_refuses_it(taking: Taking) -> None:
    members = [bytearray(gzip.compress(one, mtime=0)) for one in pages(3)]
    members[1][-6] ^= 1
    found = taking({"a.warc.gz": b"".join(members)})
    assert codes(found) == [("a.warc.gz#2", "broken")]
    assert len(found.reports) == 2


def test_bytes_between_packed_records_are_told_and_padding_is_not(taking: Taking) -> None:
    one, two = (gzip.compress(each, mtime=0) for each in pages(2))
    found = taking({"a.warc.gz": one + b"noise" + two + bytes(512)})
    assert codes(found) == [("a.warc.gz#2", "broken")]
    assert len(found.reports) == 2


def test_records_in_one_gzip_member_are_read(taking: Taking) -> None:
    found = taking({"a.warc.gz": gzip.compress(b"".join(pages(3)))})
    assert (len(found.reports), found.refused) == (3, ())


@pytest.mark.parametrize("length", ["90", "100000", "-1", "1_0", "+9", "", "9" * 400, "٣"])
def test_a_length_that_lies_refuses_its_record_and_packed_ones_behind_it_are_read(
    length: str, taking: Taking
) -> None:
    lying = record(block=answer(page(story(8))), length=length)
    found = taking({"a.warc.gz": packed([pages(1)[0], lying, *pages(3)[1:]])})
    assert codes(found) == [("a.warc.gz#2", "broken")]
    assert len(found.reports) == 3


@pytest.mark.parametrize("length", ["90", "-1", ""])
def test_behind_a_length_that_is_too_short_the_next_record_is_sought(length: str, taking: Taking) -> None:
    lying = record(block=answer(page(story(8))), length=length)
    found = taking({"a.warc": pages(1)[0] + lying + b"".join(pages(3)[1:])})
    assert codes(found) == [("a.warc#2", "broken")]
    assert len(found.reports) == 3


def test_a_page_that_quotes_a_record_does_not_become_one_when_the_file_is_cut(taking: Taking) -> None:
    forged = response(
        page("The army admitted to the killing of forty people in Kadou."), "https://other.example/"
    )
    data = pages(1)[0] + response(page() + b"\r\n" + forged + bytes(500))
    found = taking({"a.warc": data[:-300]})
    assert [one.url for one in found.reports] == ["https://orinpost.example/1"]
    assert codes(found) == [("a.warc#2", "broken")]


FORGED = response(
    page("The army admitted to the killing of forty people in Kadou."), "https://other.example/"
)
# Bytes that no packing makes shorter stand in the file as they are, and so does what a page hides in them.
NOISE = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(2000))
HIDDEN = NOISE + gzip.compress(FORGED, mtime=0) + NOISE


def test_a_page_that_hides_a_packed_record_does_not_become_one_when_the_file_is_cut(taking: Taking) -> None:
    member = gzip.compress(response(b"<html>" + HIDDEN + bytes(90_000)), mtime=0)
    assert gzip.compress(FORGED, mtime=0) in member
    found = taking({"a.warc.gz": packed(pages(1)) + member[:-20]})
    assert codes(found) == [("a.warc.gz#2", "broken")]
    assert [one.url for one in found.reports] == ["https://orinpost.example/1"]


def test_a_page_that_grows_does_not_make_the_reader_search_in_it(taking: Taking) -> None:
    member = gzip.compress(response(b"<html>" + bytes(60 << 20) + HIDDEN), mtime=0)
    assert gzip.compress(FORGED, mtime=0) in member
    found = taking({"a.warc.gz": packed(pages(1)) + member + packed(pages(2)[1:])})
    assert codes(found) == [("a.warc.gz#2", "archive-too-large")]
    assert {one.url for one in found.reports} == {"https://orinpost.example/1", "https://orinpost.example/2"}


@pytest.mark.parametrize("pack", [packed, b"".join])
def test_an_address_without_end_does_not_make_the_reader_search_in_its_page(
    pack: Callable[[list[bytes]], bytes], taking: Taking
) -> None:
    endless = "https://orinpost.example/" + hashlib.sha512().hexdigest() * 20_000
    bad = record(block=answer(b"<p>\r\n\r\n" + FORGED), target=endless)
    found = taking({"a.warc.gz": pack([pages(1)[0], bad, pages(2)[1]])}, limits=Limits(archive_ratio=10_000))
    assert codes(found) == [("a.warc.gz#2", "broken")]
    # Where each record is packed by itself, its end is known.
    assert [one.url for one in found.reports if one.url and "other" in one.url] == []
    assert len(found.reports) == (2 if pack is packed else 1)


def test_a_field_stated_twice_refuses_its_record(taking: Taking) -> None:
    twice = record(block=answer(page()), fields={"warc-target-uri": "https://other.example/"})
    found = taking({"a.warc": twice + pages(1)[0]})
    assert codes(found) == [("a.warc#1", "broken")]
    assert len(found.reports) == 1


def test_a_head_that_two_readers_would_end_in_two_places_is_refused() -> None:
    assert read_head(b"WARC/1.0\r\nA: b\r\n \r\nC: d\r\n\r\n", prefix="WARC/") is None
    head = read_head(b"WARC/1.0\r\nA: b\r\n c\r\nA: e\r\n\r\n", prefix="WARC/")
    assert head is not None
    assert head.fields == {"a": ("b c", "e")}


@pytest.mark.parametrize(
    "target",
    [
        None,
        "https://orinpost.example/\u202egnp.exe",
        "https://orinpost.example/a\x1bb",
        "https://[::1/",
        "https:///nowhere",
        "https://orinpost.example/" + "a" * 3000,
        'https://orinpost.example/"><script>',
        "https://orinpost.example/\udcff\udcfe\u200b",
    ],
)
def test_an_address_that_is_not_plain_refuses_its_record(target: str | None, taking: Taking) -> None:
    found = taking({"a.warc": record(block=answer(page()), target=target) + pages(1)[0]})
    assert codes(found) == [("a.warc#1", "bad-address")]
    assert len(found.reports) == 1


def test_angle_brackets_round_an_address_are_not_its_own(taking: Taking) -> None:
    (report,) = taking({"a.warc": response(page(), "<https://orinpost.example/a>")}).reports
    assert report.url == "https://orinpost.example/a"


@pytest.mark.parametrize("user", ["bbc.example@", "reader:pass@word@", "@"])
def test_user_and_password_of_an_address_are_no_part_of_a_reports(user: str, taking: Taking) -> None:
    link = f'<link rel="canonical" href="https://{user}orinpost.example/b?by=a@b">'
    (told,) = taking({"b.html": page(head=link)}).reports
    assert told.url == "https://orinpost.example/b?by=a@b"
    (report,) = taking({"a.warc": response(page(), f"https://{user}orinpost.example/@desk/a")}).reports
    assert (report.url, report.outlet) == ("https://orinpost.example/@desk/a", "orinpost.example")
    (kept,) = taking(
        {"a.warc": response(page(), f"https://keep.example/2031/https://{user}orinpost.example/")}
    ).reports
    assert kept.url == "https://keep.example/2031/https://orinpost.example/"


def test_a_record_cut_at_its_capture_is_read_and_told(taking: Taking) -> None:
    found = taking({"a.warc": record(block=answer(page()), fields={"WARC-Truncated": "length"})})
    assert len(found.reports) == 1
    assert codes(found) == [("a.warc#1", "cut-at-capture")]


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (record(block=b"no answer"), "broken"),
        (record(block=answer(page()), fields={"WARC-Segment-Number": "1"}), "segmented"),
        (record(block=answer(page())).replace(b"WARC/1.1", b"WARC/3.0", 1), "unknown-type"),
        (record(block=answer(page())).replace(b"WARC/1.1", b"WARC/1.10", 1), "unknown-type"),
        (
            record(block=answer(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", media_type="application/msword")),
            "unknown-type",
        ),
    ],
)
def test_what_is_not_read_is_a_refusal_of_its_own(one: bytes, code: str, taking: Taking) -> None:
    found = taking({"a.warc": one + pages(1)[0]})
    assert codes(found) == [("a.warc#1", code)]
    assert len(found.reports) == 1


def test_answers_of_other_protocols_and_answers_without_a_type_are_told_apart(taking: Taking) -> None:
    dns = record(
        block=b"20310305\norinpost.example. 300 IN A 192.0.2.1",
        target="dns:orinpost.example",
        media_type="text/dns",
    )
    found = taking({"a.warc": dns + record(block=answer(page()), media_type="")})
    assert len(found.reports) == 1
    assert [(one.code, one.why) for one in found.refused] == [
        ("not-a-report", "1 records that are no pages or documents: other 1")
    ]


def test_nothing_but_requests_is_an_empty_archive(taking: Taking) -> None:
    assert codes(taking({"a.warc": record("request", b"GET / HTTP/1.1\r\n\r\n")})) == [("a.warc", "empty")]


def test_a_warc_that_is_none_is_refused(taking: Taking) -> None:
    found = taking({"a.warc": story(), "b.warc.gz": gzip.compress(b"words"), "c.wacz": story()})
    assert codes(found) == [("a.warc", "broken"), ("b.warc.gz", "unknown-type"), ("c.wacz", "broken")]


def test_a_web_archive_is_known_by_its_bytes(taking: Taking) -> None:
    found = taking({"crawl": packed(pages(1)), "crawl.txt": pages(2)[1]})
    assert {one.paths[0] for one in found.reports} == {"crawl#1", "crawl.txt#1"}


# --------------------------------------------------------------------------- limits


def test_a_packed_record_that_grows_too_much_is_refused_and_the_rest_is_read(taking: Taking) -> None:
    bomb = record(block=answer(b"<html>" + bytes(40 << 20)))
    found = taking({"a.warc.gz": packed([pages(1)[0], bomb, pages(2)[1]])})
    assert codes(found) == [("a.warc.gz#2", "archive-too-large")]
    assert len(found.reports) == 2


def test_an_archive_stops_where_its_budget_is_spent(taking: Taking) -> None:
    noise = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(2000))
    found = taking(
        {"a.warc.gz": packed([*pages(2), record("metadata", noise), *pages(3)[2:]])},
        limits=Limits(archive_bytes=50_000),
    )
    assert codes(found) == [("a.warc.gz#4", "archive-too-large")]
    assert len(found.reports) == 2


def test_more_pages_than_may_be_are_one_refusal(taking: Taking) -> None:
    data = packed(pages(9)) + gzip.compress(revisit(WARC_Payload_Digest="sha1:" + "0" * 40))
    found = taking({"a.warc.gz": data}, limits=Limits(archive_members=4))
    assert len(found.reports) == 4
    assert codes(found) == [("a.warc.gz#10", "revisit-unresolved"), ("a.warc.gz#5", "archive-too-large")]
    found = taking({"b.warc.gz": packed(pages(9))}, limits=Limits(records=3))
    assert len(found.reports) == 3
    assert codes(found) == [("b.warc.gz#4", "too-large")]


def test_noise_that_looks_like_packed_records_is_given_up(taking: Taking) -> None:
    data = packed(pages(1)) + b"\x1f\x8b\x08" * 500 + packed(pages(2)[1:])
    found = taking({"a.warc.gz": data})
    assert (len(found.reports), codes(found)) == (2, [("a.warc.gz#2", "broken")])
    found = taking({"b.warc.gz": data}, limits=Limits(records=300))
    assert (len(found.reports), codes(found)) == (
        1,
        [("b.warc.gz#2", "broken"), ("b.warc.gz#3", "too-large")],
    )


def test_many_refusals_of_one_kind_are_counted(taking: Taking) -> None:
    bad = record(block=answer(page()), fields={"WARC-Payload-Digest": sha1(b"x")})
    found = taking({"a.warc": bad * (SHOWN + 50)})
    assert len(found.refused) == SHOWN + 1
    (rest,) = [one for one in found.refused if one.what == "a.warc"]
    assert (rest.code, rest.why) == ("digest-wrong", "50 more records for the same reason")


def test_a_hundred_thousand_records_are_read_one_by_one() -> None:
    small = record("request", b"GET / HTTP/1.1\r\n\r\n")
    stream = iter_records(small * 100_000, budget=budget_of(Limits()), limits=Limits())
    assert sum(isinstance(one, WarcRecord) and not one.block for one in stream) == 100_000


def test_archives_in_archives_end_at_the_limit(taking: Taking) -> None:
    data = packed(pages(1))
    for _ in range(5):
        data = packed([response(data, "https://a.example/b.warc", media_type="application/warc")])
    found = taking({"a.warc.gz": data})
    assert {refusal.code for refusal in found.refused} == {"archive-too-large"}
    assert found.reports == ()


# --------------------------------------------------------------------------- WACZ


def test_of_a_package_the_listed_pages_are_reports(taking: Taking) -> None:
    crawl = [
        response(page(story(1)), "https://orinpost.example/seliba"),
        response(page(story(2)), "https://ads.example/frame"),
        response(page(story(3)), "https://orinpost.example/kadou"),
        response(story(4).encode(), "https://orinpost.example/list.txt", media_type="text/plain"),
    ]
    data = wacz(
        {
            "archive/data.warc.gz": packed(crawl),
            "pages/pages.jsonl": listing("http://ORINPOST.example:80/seliba#top"),
            "pages/extraPages.jsonl": listing("https://orinpost.example/kadou"),
            "indexes/index.cdx.gz": b"x",
            "logs/crawl.log": b"x",
        }
    )
    found = taking({"a.wacz": data})
    assert {one.url for one in found.reports} == {
        "https://orinpost.example/seliba",
        "https://orinpost.example/kadou",
        "https://orinpost.example/list.txt",
    }
    assert codes(found) == [("a.wacz", "not-a-page")]
    assert {one.container for one in found.reports} == {
        Container(name="a.wacz", sha256=hashlib.sha256(data).hexdigest())
    }
    assert "a.wacz!/archive/data.warc.gz#1" in {path for one in found.reports for path in one.paths}


def test_a_listed_page_is_followed_to_where_its_answer_leads(taking: Taking) -> None:
    crawl = [
        response(page(story(2)), "https://ads.example/frame"),
        response(page(story(1)), "https://orinpost.example/2031/seliba"),
        response(b"", "https://orinpost.example/s", status="302 Found", more="Location: /2031/seliba\r\n"),
    ]
    members = {
        "archive/a.warc.gz": packed(crawl[:2]),
        "archive/b.warc.gz": packed(crawl[2:]),
        "pages/pages.jsonl": listing("https://orinpost.example/s"),
    }
    found = taking({"a.wacz": wacz(members)})
    assert [one.url for one in found.reports] == ["https://orinpost.example/2031/seliba"]
    assert codes(found) == [("a.wacz", "no-answer"), ("a.wacz", "not-a-page")]


def test_pages_that_are_listed_and_not_there_are_told(taking: Taking) -> None:
    members = {
        "archive/a.warc.gz": packed(pages(2)),
        "pages/pages.jsonl": listing("https://orinpost.example/1", "https://orinpost.example/gone"),
    }
    found = taking({"a.wacz": wacz(members)})
    assert len(found.reports) == 1
    assert codes(found) == [("a.wacz", "not-a-page"), ("a.wacz", "page-missing")]


def test_where_no_listed_page_is_there_all_are_read(taking: Taking) -> None:
    members = {"archive/a.warc.gz": packed(pages(2)), "pages/pages.jsonl": listing("https://b.example/")}
    found = taking({"a.wacz": wacz(members)})
    assert len(found.reports) == 2
    assert codes(found) == [("a.wacz", "page-missing")]
    assert len(taking({"b.wacz": wacz({"archive/a.warc.gz": packed(pages(2))})}).reports) == 2


def test_a_revisit_points_into_another_file_of_the_package(taking: Taking) -> None:
    members = {
        "archive/a.warc.gz": packed([revisit(WARC_Refers_To="<urn:uuid:1>")]),
        "archive/b.warc": ORIGINAL,
    }
    found = taking({"a.wacz": wacz(members)})
    assert found.refused == ()
    assert found.reports[0].paths == ("a.wacz!/archive/a.warc.gz#1", "a.wacz!/archive/b.warc#1")


def test_members_that_were_changed_added_or_taken_away_are_refused(taking: Taking) -> None:
    whole = wacz(
        {"archive/a.warc": pages(1)[0], "archive/b.warc": pages(2)[1], "archive/gone.warc": pages(3)[2]}
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != "archive/gone.warc":
                data = old.read(name)
                new.writestr(name, data.replace(b"Seliba", b"Kadouu") if name == "archive/b.warc" else data)
        new.writestr("archive/planted.warc", pages(4)[3])
    found = taking({"a.wacz": stream.getvalue()})
    assert [one.url for one in found.reports] == ["https://orinpost.example/1"]
    assert codes(found) == [
        ("a.wacz!/archive/b.warc", "digest-wrong"),
        ("a.wacz!/archive/gone.warc", "missing"),
        ("a.wacz!/archive/planted.warc", "not-listed"),
    ]


def test_a_list_of_members_that_was_changed_is_told(taking: Taking) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("archive/a.warc", pages(1)[0])
        archive.writestr("datapackage.json", b'{"resources": []}')
        archive.writestr(
            "datapackage-digest.json", json.dumps({"path": "datapackage.json", "hash": "sha256:" + "0" * 64})
        )
    found = taking({"a.wacz": stream.getvalue()})
    assert codes(found) == [("a.wacz!/datapackage.json", "digest-wrong")]
    assert len(found.reports) == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_both_refused(taking: Taking) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("archive/a.warc", pages(1)[0])
        archive.writestr("archive/a.warc", pages(2)[1])
        archive.writestr("archive/b.warc", pages(3)[2])
        archive.writestr("datapackage.json", b"{}")
    found = taking({"a.wacz": stream.getvalue()})
    assert set(codes(found)) == {("a.wacz!/archive/a.warc", "broken")}
    assert [one.url for one in found.reports] == ["https://orinpost.example/3"]


@pytest.mark.parametrize(
    "package", [b"", b"[]", b'{"resources": {"a": 1}}', b'{"resources": [1, {"path": 2}]}', b"[" * 9000]
)
def test_a_malformed_list_states_no_sums(package: bytes, taking: Taking) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("archive/a.warc", pages(1)[0])
        archive.writestr("datapackage.json", package)
        archive.writestr("pages/pages.jsonl", b'\xff\n{"url": 1}\n[]\n' + package)
    assert len(taking({"a.wacz": stream.getvalue()}).reports) == 1


# --------------------------------------------------------------------------- custody and the house


def test_custody_holds_the_archive_and_each_payload(taking: Taking) -> None:
    data = packed([*pages(2), response(b"\x89PNG\r\n\x1a\n", media_type="image/png")])
    taking({"a.warc.gz": data})
    kept = MemoryCustody(by="a registrar", at="2031-03-05T12:00:00Z")
    found = take_in(["a.warc.gz"], custody=kept)
    assert kept.get(hashlib.sha256(data).hexdigest()) == data
    assert {kept.get(report.id) for report in found.reports} == {page(story(1)), page(story(2))}


def test_nothing_that_records_from_the_network_is_loaded(taking: Taking, tmp_path: Path) -> None:
    taking({"a.warc.gz": packed(pages(1))})
    script = (
        "import sys; from corrobora.custody import MemoryCustody; from corrobora.intake import take_in;"
        "assert 'warcio' not in sys.modules;"
        "found = take_in(['a.warc.gz'], custody=MemoryCustody(by='b', at=''));"
        "assert len(found.reports) == 1; assert 'warcio' in sys.modules;"
        "print(sorted({'warcio.capture_http', 'http.server', 'requests'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""


# --------------------------------------------------------------------------- what small files may ask for


def test_the_day_in_an_archives_own_address_is_no_day_of_publication(taking: Taking) -> None:
    target = "https://web.archive.example/web/20310305/https://orinpost.example/a"
    (report,) = taking({"a.warc": response(page(), target)}).reports
    assert report.published is None


def test_a_page_is_read_once_however_many_revisits_point_at_it(
    taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(source: str) -> Draft | None:
        read.append(source)
        return read_page(source)

    monkeypatch.setattr("corrobora.intake.taking.read_page", counted)
    again = [
        revisit(target=f"https://orinpost.example/{number}", WARC_Refers_To="<urn:uuid:1>")
        for number in range(20)
    ]
    (report,) = taking({"a.warc": ORIGINAL + b"".join(again)}).reports
    assert len(read) == 1
    assert len(report.paths) == 21


def test_equal_bytes_under_another_encoding_are_read_by_their_own(taking: Taking) -> None:
    body = page(story() + " Caf\u00e9.").replace("\u00e9".encode(), b"\xe9")
    both = [
        response(body, f"https://orinpost.example/{charset}", media_type=f"text/html; charset={charset}")
        for charset in ("windows-1252", "iso-8859-5")
    ]
    for first, second in (both, both[::-1]):
        (report,) = taking({"a.warc": first + second}).reports
        assert ("Caf\u00e9" if first is both[0] else "Caf\u0449") in report.text


def test_a_long_payload_is_summed_once_for_all_revisits_that_state_a_digest(
    taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    summed: list[str] = []
    before = webarchives._sum_of

    def counted(algorithm: str, *parts: bytes) -> tuple[str, bytes]:
        summed.append(algorithm)
        return before(algorithm, *parts)

    monkeypatch.setattr(webarchives, "_sum_of", counted)
    forged = [
        revisit(
            target=f"https://orinpost.example/{number}",
            WARC_Refers_To="<urn:uuid:1>",
            WARC_Payload_Digest="sha512:" + "0" * 128,
        )
        for number in range(20)
    ]
    found = taking({"a.warc": ORIGINAL + b"".join(forged)})
    assert [code for _, code in codes(found)] == ["digest-wrong"] * 20
    assert summed.count("sha512") == 1


def test_a_long_chain_of_answers_that_lead_on_costs_time_by_its_length_alone() -> None:
    # From each of its pages to its end, the chain would be walked for a day.
    moved = {str(number): {str(number + 1)} for number in range(100_000)}
    assert webarchives._leading_to({"100000"}, moved) == {str(number) for number in range(100_001)}
    circle = {"a": {"b"}, "b": {"a"}, "c": {"d", "a"}}
    assert webarchives._leading_to({"z"}, circle) == {"z"}
    assert webarchives._leading_to({"d"}, circle) == {"c", "d"}


def test_a_head_that_states_one_field_countless_times_costs_no_time() -> None:
    # joining the values pair by pair would take this one minutes, and each record of a file as long
    head = read_head(b"WARC/1.1\r\n" + b"a:\r\n" * 260_000 + b"b: c\r\n\r\n", prefix="WARC/")
    assert head is not None
    assert (len(head.fields["a"]), head.first("b")) == (260_000, "c")

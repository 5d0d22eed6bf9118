"""Time stamps: which entry a token stamps, and what is said of it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.custody import (
    StampKind,
    add_timestamp,
    open_folder,
    read_imprint,
    verify,
)
from corrobora.errors import BadSetting, BrokenIntegrity, UnknownRecord
from tests.custody.made import AT, BY, NULL, SHA256, SIGNED_DATA, codes, der, make_full, response, token

IMPRINT = bytes(range(32))


@pytest.fixture
def full(tmp_path: Path) -> Path:
    make_full(tmp_path / "full")
    return tmp_path / "full"


def test_the_imprint_is_read_from_a_token_and_from_a_response() -> None:
    assert read_imprint(token(IMPRINT)) == IMPRINT
    assert read_imprint(token(IMPRINT, parameters=b"")) == IMPRINT
    assert read_imprint(response(IMPRINT)) == IMPRINT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x30",
        b"\x30\x80\x00\x00",
        b"\x30\x81\x01\x00",
        b"\x30\x84\xff\xff\xff\xff",
        token(IMPRINT) + b"\0",
        token(IMPRINT)[:-1],
        token(IMPRINT[:20]),
        token(IMPRINT, algorithm=bytes.fromhex("06052b0e03021a")),
        token(IMPRINT, parameters=NULL + NULL),
        token(IMPRINT, about=SIGNED_DATA),
        der(0x30, SHA256, NULL),
        der(0x30, der(0x30, der(0x02, b"\x02"))),
        b"\x30\x83" + (len(token(IMPRINT)) - 3).to_bytes(3) + token(IMPRINT)[3:],
        b"a token, they said",
    ],
)
def test_what_is_no_token_over_sha256_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenIntegrity, match="no RFC 3161 token"):
        read_imprint(data)


def test_the_token_with_a_longer_length_differs_in_nothing_else() -> None:
    whole = token(IMPRINT)
    assert whole[:2] == b"\x30\x81"
    assert whole[2] == len(whole) - 3


@given(data=st.binary(max_size=80), at=st.integers(0, 200), cut=st.integers(0, 200))
@settings(deadline=None)
def test_no_bytes_at_all_make_reading_fail_otherwise(data: bytes, at: int, cut: int) -> None:
    good = token(IMPRINT)
    for bad in (data, good[:at] + data + good[at + cut :]):
        try:
            assert len(read_imprint(bad)) == 32
        except BrokenIntegrity:
            continue


def test_held_time_stamps_are_told_with_what_was_checked(full: Path) -> None:
    checked = verify(full)
    assert [(stamp.kind, stamp.named) for stamp in checked.timestamps] == [
        (StampKind.RFC3161, True),
        (StampKind.OPENTIMESTAMPS, False),
    ]
    with open_folder(full, by=BY, at=AT) as custody:
        entries = {entry.number: entry for entry in custody.iter_entries()}
        for stamp in checked.timestamps:
            assert entries[stamp.number].subject == stamp.entry
            assert custody.get(stamp.token)


def test_a_token_that_stamps_something_else_is_not_taken_in(full: Path) -> None:
    with open_folder(full, by=BY, at=AT) as custody:
        before = custody.number
        with pytest.raises(BadSetting, match="stamps 0001"):
            add_timestamp(custody, token(IMPRINT), kind=StampKind.RFC3161, entry=custody.head)
        with pytest.raises(BadSetting, match="no RFC 3161 token"):
            add_timestamp(custody, b"words", kind=StampKind.RFC3161, entry=custody.head)
        for data in (b"", b"x" * ((1 << 20) + 1)):
            with pytest.raises(BadSetting, match="bytes; give one of"):
                add_timestamp(custody, data, kind=StampKind.OPENTIMESTAMPS, entry=custody.head)
        for entry in ("0" * 64, "", "an entry"):
            with pytest.raises(UnknownRecord):
                add_timestamp(custody, b"x", kind=StampKind.OPENTIMESTAMPS, entry=entry)
        assert custody.number == before


def test_entries_about_time_stamps_that_do_not_hold_are_named(full: Path) -> None:
    with open_folder(full, by=BY, at=AT) as custody:
        head = custody.head
        other = custody.put(token(IMPRINT))
        words = custody.put(b"words")
        wrong = [
            custody.append("timestamped", head, {"kind": "rfc3161", "object": other}),
            custody.append("timestamped", head, {"kind": "rfc3161", "object": words}),
            custody.append("timestamped", head, {"kind": "rfc3161", "object": "0" * 64}),
            custody.append("timestamped", head, {"kind": "sundial", "object": words}),
            custody.append("timestamped", head, {"kind": "opentimestamps"}),
            custody.append("timestamped", "0" * 64, {"kind": "opentimestamps", "object": words}),
        ]
    checked = verify(full)
    assert [(finding.code, finding.subject) for finding in checked.findings] == [
        ("timestamp-wrong", str(entry.number)) for entry in wrong
    ]
    assert len(checked.timestamps) == 2


def test_a_token_whose_bytes_are_gone_is_named(full: Path) -> None:
    stamp = verify(full).timestamps[0]
    (full / "objects" / stamp.token[:2] / stamp.token).unlink()
    assert codes(full) == {"object-missing", "timestamp-wrong"}

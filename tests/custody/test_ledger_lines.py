"""Reading a ledger's line by its form alone says nothing else than reading it whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.custody.ledger import NO_ENTRY, canonical, find_glance, from_line, link, to_line
from corrobora.errors import BrokenIntegrity

WORDS = st.text(st.characters(codec=None), max_size=12) | st.sampled_from(
    ['","', '":"', "\\", '"', "\x7f", "\n", "\ud800", "\U0001f600", "é", ',"hash":"']
)


def agree(line: bytes) -> bool:
    """Whether the quick reading said something, after holding it against the slow one."""
    quick = find_glance(line)
    if quick is None:
        return False
    slow = from_line(line)
    assert (quick.number, quick.what, quick.subject, quick.previous, quick.hash) == (
        slow.number,
        slow.what,
        slow.subject,
        slow.previous,
        slow.hash,
    )
    return True


@given(WORDS, WORDS, st.dictionaries(WORDS, WORDS, max_size=4))
@settings(deadline=None, max_examples=300)
def test_both_readings_agree_on_every_entry(subject: str, by: str, payload: dict[str, str]) -> None:
    agree(
        to_line(link(what="w", subject=subject, payload=payload, by=by, at="t", number=7, previous=NO_ENTRY))
    )


@given(st.data())
@settings(deadline=None, max_examples=500)
def test_both_readings_agree_on_every_changed_line(chosen: st.DataObject) -> None:
    line = bytearray(
        to_line(
            link(
                what="taken-in",
                subject="s",
                payload={"a": "é\n", "b": '["x"]', "c": ""},
                by="Né",
                at="t",
                number=7,
                previous=NO_ENTRY,
            )
        )
    )
    for _ in range(chosen.draw(st.integers(1, 3))):
        place = chosen.draw(st.integers(0, len(line) - 1))
        line[place : place + chosen.draw(st.integers(0, 2))] = chosen.draw(
            st.sampled_from(
                [b"", b'"', b"\\", b"a", b"0", b",", b'","', b"\\u00e9", b"\\u0041", b"\\/", b"\x7f"]
            )
        )
    agree(bytes(line))


def test_nearly_every_line_is_read_quickly_and_no_line_with_its_names_out_of_order() -> None:
    payload = {"media_type": "text/html", "paths": '["a/b.html"]', "why": "dépôt"}
    line = to_line(
        link(what="taken-in", subject="s", payload=payload, by="Médias", at="t", number=7, previous=NO_ENTRY)
    )
    assert agree(line)
    for one, other in ((b'"media_type"', b'"z"'), (b'"paths"', b'"media_type"'), (b'"why"', b'"Why"')):
        assert find_glance(line.replace(one, other)) is None
        try:
            from_line(line.replace(one, other))
        except BrokenIntegrity:
            continue
        raise AssertionError("a line out of order was read")
    assert find_glance(canonical({"number": 1}) + b"\n") is None

r"""Bytes to text, and text to the one form that every offset counts into.

The form, in this order: line ends become ``\\n``; characters without width and
without meaning (byte order mark, zero-width space, word joiner, soft hyphen)
go; spaces of other widths become U+0020; control characters and lone
surrogates become U+FFFD, so that a reader sees that something stood there;
the whole is composed (Unicode NFC). Nothing else is changed.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

_BREAKS = ("\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
_GONE = "\ufeff\u200b\u2060\u00ad"
_SPACES = "\u00a0\u202f\u2007\u2008\u2009\u200a\u2002\u2003\u2004\u2005\u2006\u3000"

_TABLE: dict[int, str] = (
    dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")
    | {ord("\t"): "\t", ord("\n"): "\n"}
    | {ord(mark): "\n" for mark in _BREAKS if len(mark) == 1}
    | {ord(mark): "" for mark in _GONE}
    | {ord(mark): " " for mark in _SPACES}
)


def normalise(text: str) -> str:
    """Return the text in the form described at the top of this module."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_TABLE))


def one_line(text: str, *, longest: int = 500) -> str | None:
    """Return a field's text normalised, on one line, cut at ``longest`` code points; ``None`` if nothing is left."""
    words = " ".join(normalise(text).split())
    return words[:longest].rstrip() or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, and the encoding it was read with."""

    text: str
    encoding: str


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WESTERN = frozenset("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ" + "".join(map(chr, range(0xA0, 0x100))))


def wide_without_mark(data: bytes) -> str | None:
    """Return which UTF-16 bytes without a byte order mark are in, by their first 4 KiB; ``None``: in none."""
    # English in UTF-16 has a NUL in every other byte; no other encoding of text has one at all.
    head = data[:4096]
    head = head[: len(head) // 2 * 2]
    if len(head) < 8:
        return None
    share_even = head[0::2].count(0) / (len(head) // 2)
    share_odd = head[1::2].count(0) / (len(head) // 2)
    if share_odd > 0.8 and share_even < 0.05:
        return "utf-16-le"
    if share_even > 0.8 and share_odd < 0.05:
        return "utf-16-be"
    return None


def is_separator_line(line: str) -> bool:
    """Whether the first line of a CSV file is none of the table: ``sep=;``, by which Excel is told the mark between cells."""
    return re.fullmatch(r'"?sep=[^\n]"?[,;\t| ]*\r?\n?', line, re.IGNORECASE) is not None


def without_separator_line(text: str) -> str:
    """Return the text of a CSV file with that line emptied, so that every line keeps its number."""
    first, end, rest = text.partition("\n")
    return end + rest if is_separator_line(first) else text


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding we read: they hold NULs or many control characters."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or wide_without_mark(data):
        return False
    head = data[: 1 << 16]
    controls = sum(head.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    return head.count(0) > max(3, len(head) // 1000) or controls > max(3, len(head) // 50)


def _mostly_utf8(data: bytes) -> str | None:
    # A text cut in the middle of a character, or one with a few bad bytes, is UTF-8 all the same.
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if ord(character) > 0x7F) - bad
    return text if bad <= max(1, good // 4) and good > 0 else None


def decode(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """Return the bytes as text, or ``None`` where no encoding explains them.

    Tried in this order: a byte order mark; UTF-16 by its pattern of NULs; UTF-8; the encoding the
    file declares; UTF-8 with a few bad bytes; Windows-1252 where all it would give is letters and
    punctuation of western languages; what charset-normalizer finds.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return (
                None if text.count("\ufffd") > 1 + len(text) // 100 else Decoded(text=text, encoding=encoding)
            )
    # Before UTF-8: English in UTF-16 is valid UTF-8 too, with a NUL behind every letter.
    wide = wide_without_mark(data)
    if wide:
        text = data.decode(wide, "replace")
        return None if text.count("\ufffd") > 1 + len(text) // 100 else Decoded(text=text, encoding=wide)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as fault:
        cut = data[fault.start :]
        # A last character cut short; a single byte above 0xDF is rather an accented letter in Latin-1.
        if fault.end == len(data) and (1 < len(cut) < 4 or (len(cut) == 1 and cut[0] <= 0xDF)):
            return Decoded(text=data.decode("utf-8", "replace"), encoding="utf-8")
    return _decode_by_letters(data, declared)


def _decode_by_letters(data: bytes, declared: str | None) -> Decoded | None:
    if declared and declared.lower().replace("_", "-") not in {"utf-8", "utf8", "us-ascii", "ascii"}:
        try:
            # Web pages that declare Latin-1 are read as Windows-1252 (WHATWG Encoding Standard, labels).
            label = codecs.lookup(declared).name
            label = "cp1252" if label == "iso8859-1" else label
            return Decoded(text=data.decode(label), encoding=label)
        except (LookupError, UnicodeError, ValueError, TypeError):
            pass
    nearly = _mostly_utf8(data)
    if nearly is not None:
        return Decoded(text=nearly, encoding="utf-8")
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = None
    if western is not None:
        high = [character for character in western if ord(character) > 0x7F]
        letters = sum(1 for character in high if character.isalpha() or character in "’‘“”–—…«»€°")
        if len(high) <= len(western) * 0.12 and set(high) <= _WESTERN and letters >= len(high) * 0.7:
            return Decoded(text=western, encoding="cp1252")
    import charset_normalizer  # noqa: PLC0415 - loaded late: most files are UTF-8

    best = charset_normalizer.from_bytes(data[: 1 << 18]).best()
    if best is None or best.encoding in {"utf_8", "ascii"}:
        return None
    try:
        return Decoded(text=data.decode(best.encoding), encoding=best.encoding)
    except (UnicodeError, LookupError):
        return None

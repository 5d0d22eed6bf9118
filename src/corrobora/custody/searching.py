"""Finding texts by their words: one manner of cutting them into words, whichever database looks, and one way to ask.

Case, accents and invisible characters do not matter (`corrobora.spelling`). Letters, digits and the vowel signs of India's scripts make words; a
Chinese, Japanese, Korean, Thai, Lao, Burmese or Khmer character is a word of its own, since nothing parts words there, or particles
grow on them. All words asked for have to be there; ``"several words"`` in quotation marks follow one another; ``word*`` is a beginning;
``-word`` must not be there.

No database cuts anything itself: it gets words parted by spaces and takes them as they are, since each would cut otherwise.
"""

import re
import sqlite3
import threading
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from corrobora.spelling import folded

LONGEST: Final = 400_000
"""Characters of a text that are looked through. Ours: a report has some 5,000."""
MOST_BYTES: Final = 900_000
"""UTF-8 bytes that the different words of one text have together, with two for each word; what would go beyond is not found. PostgreSQL takes a
megabyte of them (``MAXSTRPOS`` of tsvector), and a report that it refused would stop all work."""
MOST_TERMS: Final = 16
"""Terms of one question. Ours: a sentence."""
LONGEST_QUESTION: Final = 2_000
"""Characters of a question that are read. Ours, likewise."""
LONGEST_WORD: Final = 100
"""Letters of a word; a longer one is taken as several that follow one another. PostgreSQL's lexemes have 2,046 bytes."""
_ALONE: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u19e0-\u19ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai and Lao, Burmese, Khmer, kana, Han, Hangul: in syllables, or in the letters of which those are made where they make none."""
_JAMO: Final = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+")
"""Letters of Korean syllables that are written apart."""
_PIECE: Final = re.compile(f"{_JAMO.pattern}|.", re.DOTALL)
"""What is spelt at a time."""
_CHUNK: Final = re.compile(
    "(?P<one>[\u0e01-\u0e30\u1000-\u102a\u1780-\u17b3\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3])"
    "|[^\\s\u0e01-\u0e30\u1000-\u102a\u1780-\u17b3\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+"
)
"""A stretch that no word goes out of: between white space and characters that are surely words of their own."""
_PLAIN: Final = re.compile(rf"[a-z0-9]{{1,{LONGEST_WORD}}}")
_UNSEEN: Final = frozenset(
    "\u034f\u0640\u115f\u1160" + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
"""Within a word, but not part of it: a joiner and fillers without width, Arabic's stretching stroke, selectors of a variant. So is what
Unicode calls a format (soft hyphen, joiner, marks of direction), `_PARTING` apart."""
_KEPT: Final = 1 << 16
"""So many characters are remembered as they are spelt; a hostile text could have a million."""
_PARTING: Final = frozenset("\u200b\u200c")
"""Zero-width space and non-joiner part words: Persian writes the latter where others write a space."""
FTS5: Final = "fts5(words, content='', tokenize='ascii')"
"""The table of SQLite that finds texts: of its tokenizers the one that cuts at spaces alone, where words have no other ASCII than letters and digits."""
_NO_ENTRY_SO_HIGH: Final = 2**63 - 1
_TERM: Final = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something that a text has to have, or must not."""

    words: tuple[str, ...]
    """One after the other, none of them empty."""
    begins: bool = False
    """Whether the last of them is the beginning of a word."""
    without: bool = False


def _letters(piece: str) -> str:
    """Return what a character comes to: letters, a space where it parts words, nothing where it is not seen."""
    # the syllables of Korean come together again, however they were written
    return "".join(map(_part, unicodedata.normalize("NFC", folded(piece))))


def _part(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter in _UNSEEN or (category == "Cf" and letter not in _PARTING):
        return ""
    return letter if letter.isalnum() or category.startswith("M") else " "


class _Spelt(dict[int, str]):
    """What each character comes to, for `str.translate`; those that are words of their own with a space on either side."""

    def __missing__(self, code: int) -> str:
        """Spell a character for the first time."""
        found = _ALONE.sub(r" \g<0> ", _letters(chr(code)))
        if len(self) < _KEPT:
            self[code] = found
        return found


_SPELT: Final = _Spelt()


def _cut(text: str) -> list[str]:
    """Return the words of a text in order; the same that `_iter_words` finds, which is slower and tells where they are."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    if _JAMO.search(text):
        text = _JAMO.sub(lambda found: unicodedata.normalize("NFC", folded(found[0])), text)
    found = text.translate(_SPELT).split()
    if max(map(len, found), default=0) <= LONGEST_WORD:
        return found
    return [word[n : n + LONGEST_WORD] for word in found for n in range(0, len(word), LONGEST_WORD)]


def _iter_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Go through the words of a text: where each begins and ends, in characters, and how it is looked for."""
    word, begin, end = "", 0, 0
    for piece in _PIECE.finditer(text):
        written = piece.group()
        letters = _SPELT[ord(written)] if len(written) == 1 else _letters(written)
        end = end if letters else piece.end()  # an accent written apart belongs to its word
        for letter in letters:
            alone = _ALONE.match(letter) is not None
            if word and (alone or letter == " " or len(word) == LONGEST_WORD):
                yield begin, end, word
                word = ""
            if alone:
                yield piece.start(), piece.end(), letter
            elif letter != " ":
                begin = begin if word else piece.start()
                word, end = word + letter, piece.end()
    if word:
        yield begin, end, word


def words_of(text: str) -> str:
    """Return the words of a text as they are looked for, parted by spaces: of `LONGEST` characters and `MOST_BYTES` at most."""
    found = _cut(text[:LONGEST])
    left = MOST_BYTES
    known: set[str] = set()
    for number, word in enumerate(found):
        if word not in known:
            left -= len(word.encode()) + 2
            if left < 0:
                return " ".join(found[:number])
            known.add(word)
    return " ".join(found)


def read_question(question: str) -> tuple[Term, ...]:
    """Return what somebody asks for; nothing where no word is in it. No question is wrong."""
    found = []
    for match in _TERM.finditer(question[:LONGEST_QUESTION]):
        quoted, bare = match["quoted"], match["bare"]
        words = tuple(words_of(quoted if quoted is not None else bare or "").split())
        if words:
            begins = quoted is None and (bare or "").endswith("*")
            found.append(Term(words=words, begins=begins, without=match["without"] is not None))
    wanted = tuple(found[:MOST_TERMS])
    return wanted if any(not term.without for term in wanted) else ()


def to_fts5(terms: Iterable[Term]) -> str:
    """Return terms, one of them at least wanted, in the language of SQLite's FTS5."""
    some = tuple(terms)

    def written(term: Term) -> str:
        return f'"{" ".join(term.words)}"{"*" if term.begins else ""}'

    wanted = " AND ".join(written(term) for term in some if not term.without)
    unwanted = "".join(f" NOT {written(term)}" for term in some if term.without)
    return f"({wanted}){unwanted}"


def to_tsquery(terms: Iterable[Term]) -> str:
    """Return which words a text has to have and must not, as a ``tsquery`` of PostgreSQL; what has to follow one another is in `to_likes`."""

    def written(term: Term) -> str:
        words = [f"'{word}'" for word in term.words]
        if term.begins:
            words[-1] += ":*"
        return f"{'!' if term.without else ''}({' & '.join(words)})"

    return " & ".join(
        written(term) for term in terms if not term.without or len(term.words) == 1
    )  # a text without the phrase may have each of its words


def to_likes(terms: Iterable[Term]) -> tuple[tuple[str, bool], ...]:
    """Return the terms of several words as patterns of SQL, each with whether a text has to be like it or must not.

    They are for words with a space before and after each. Vectors of lexemes would not do: PostgreSQL keeps 256 places of a word, and
    none beyond the 16,383rd word.
    """
    return tuple(
        (f"% {' '.join(term.words)}{'' if term.begins else ' '}%", not term.without)
        for term in terms
        if len(term.words) > 1
    )


def find_passages(text: str, terms: Iterable[Term], *, most: int) -> tuple[tuple[int, int], ...]:
    """Return where the wanted words of terms stand in a text, as (start, end) in characters, in order.

    Args:
        text: as it was looked through.
        terms: what was asked for.
        most: so many at most.

    """
    words: list[str] = []
    places: list[tuple[int, int]] = []
    """Of each word: where its chunk begins and ends."""
    firsts: dict[int, int] = {}
    """Number of the first word of each chunk, by where it begins."""
    for chunk in _CHUNK.finditer(text[:LONGEST]):
        some = _cut(chunk.group())
        firsts[chunk.start()] = len(words)
        words += some
        places += [chunk.span()] * len(some)
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        by_word[word].append(number)

    def place(number: int) -> tuple[int, int]:
        begin, end = places[number]
        within = tuple(_iter_words(text[begin:end]))[number - firsts[begin]]
        return begin + within[0], begin + within[1]

    found: set[tuple[int, int]] = set()
    for term in terms:
        if term.without:
            continue
        size = len(term.words)
        begun = (
            [n for word, where in by_word.items() if word.startswith(term.words[0]) for n in where]
            if term.begins and size == 1
            else by_word.get(term.words[0], ())
        )
        fitting = (n for n in sorted(begun) if _fits(words[n : n + size], term))
        found |= {(place(n)[0], place(n + size - 1)[1]) for n in islice(fitting, most)}
    return tuple(sorted(found)[:most])


def _fits(run: Sequence[str], term: Term) -> bool:
    *first, last = term.words
    return (
        len(run) == len(term.words)
        and list(run[:-1]) == first
        and (run[-1].startswith(last) if term.begins else run[-1] == last)
    )


class MemorySearch:
    """Finds texts that may not lie on a disk in plain: their words are in this process's memory alone."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(f"CREATE VIRTUAL TABLE search USING {FTS5}")
        self.upto = 0
        """The last entry whose text is in."""

    def close(self) -> None:
        """Forget all."""
        self._connection.close()

    def add(self, entry: int, words: str) -> None:
        """Hold the words of a text by the number of the entry that keeps it."""
        with self._lock:
            self._connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (entry, words))
            self.upto = max(self.upto, entry)

    def find(self, terms: Iterable[Term], *, most: int, before: int | None = None) -> tuple[int, ...]:
        """Return the entries of the texts that have what is asked for, below a number (``None``: all), the newest first, so many at most."""
        asked = "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
        below = _NO_ENTRY_SO_HIGH if before is None else before
        with self._lock:
            return tuple(row[0] for row in self._connection.execute(asked, (to_fts5(terms), below, most)))

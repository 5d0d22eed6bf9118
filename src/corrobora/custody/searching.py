"""Finding texts by their words: one manner of cutting them into words, whichever database looks, and one way to ask.

Case and accents do not matter (`corrobora.spelling`). Letters and digits make words; a Chinese, Japanese or Korean character is a word of its
own, since nothing parts words there. All words asked for have to be there; ``"several words"`` in quotation marks follow one another; ``word*``
is a beginning; ``-word`` must not be there.
"""

import re
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corrobora.spelling import folded

LONGEST: Final = 400_000
"""Characters of a text that are looked through. Ours: PostgreSQL's lexemes of one text have to fit into a megabyte; a report has some 5,000."""
MOST_TERMS: Final = 16
"""Terms of one question. Ours: a sentence."""
_ALONE: Final = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_WORD: Final = re.compile(r"[^\W_]{1,100}")
_TERM: Final = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something that a text has to have, or must not."""

    words: tuple[str, ...]
    """One after the other, none of them empty."""
    begins: bool = False
    """Whether the last of them is the beginning of a word."""
    without: bool = False


def words_of(text: str) -> str:
    """Return the words of a text as they are looked for, parted by spaces."""
    return " ".join(_WORD.findall(_ALONE.sub(r" \1 ", folded(text[:LONGEST]))))


def read_question(question: str) -> tuple[Term, ...]:
    """Return what somebody asks for; nothing where no word is in it. No question is wrong."""
    found = []
    for match in _TERM.finditer(question[:2_000]):
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
    """Return terms in the language of PostgreSQL's text search."""

    def written(term: Term) -> str:
        words = [f"'{word}'" for word in term.words]
        if term.begins:
            words[-1] += ":*"
        return f"{'!' if term.without else ''}({' <-> '.join(words)})"

    return " & ".join(written(term) for term in terms)


def find_passages(text: str, terms: Iterable[Term], *, most: int) -> tuple[tuple[int, int], ...]:
    """Return where the wanted words of terms stand in a text, as (start, end) in characters, in order.

    Args:
        text: as it was looked through.
        terms: what was asked for.
        most: so many at most.

    """
    wanted = [term for term in terms if not term.without]
    tokens: list[tuple[int, int, str]] = []
    for match in re.finditer(r"[^\W_]+", text[:LONGEST]):
        # a token can be several words: characters that stand alone, or a letter that is written out
        for word in words_of(match.group()).split():
            at = match.group().find(word) if _ALONE.fullmatch(word) else -1
            begin = match.start() + max(at, 0)
            tokens.append((begin, begin + 1 if at >= 0 else match.end(), word))
    by_word: dict[str, list[int]] = {}
    for number, (_, _, word) in enumerate(tokens):
        by_word.setdefault(word, []).append(number)
    found: set[tuple[int, int]] = set()
    for term in wanted:
        first, last = term.words[0], len(term.words) - 1
        begins = (
            [n for word, places in by_word.items() if word.startswith(first) for n in places]
            if term.begins and last == 0
            else by_word.get(first, [])
        )
        for number in begins:
            run = [word for _, _, word in tokens[number : number + last + 1]]
            fits = len(run) == last + 1 and run[:-1] == list(term.words[:-1])
            if fits and (run[-1].startswith(term.words[-1]) if term.begins else run[-1] == term.words[-1]):
                found.add((tokens[number][0], tokens[number + last][1]))
    return tuple(sorted(found)[:most])


class MemorySearch:
    """Finds texts that may not lie on a disk in plain: their words are in this process's memory alone."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(
            "CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
        )
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

    def find(self, terms: Iterable[Term], *, most: int) -> tuple[int, ...]:
        """Return the entries of the texts that have what is asked for, the newest first, so many at most."""
        asked = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
        with self._lock:
            return tuple(row[0] for row in self._connection.execute(asked, (to_fts5(terms), most)))

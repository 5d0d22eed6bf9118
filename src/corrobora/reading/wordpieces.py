"""Cut a text into the word pieces of uncased BERT (WordPiece), with where each stands.

Own code, because the common library for it depends on a client of a model hub,
and a tool that must never send a packet carries none. The same pieces come out
as from that library; `training/pieces_agree.py` compares the two over whole
corpora.

Source: Wu et al. 2016 (longest match first); Devlin et al. 2019 for lower case,
stripped accents and marks of punctuation as words of their own.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_RUN = re.compile(r"\S+")
_LONGEST_WORD = 100
"""A word with more characters is unknown, as in BERT."""
_KEPT = 100_000
"""So many runs are remembered before the memory is emptied; none longer than a word, so that they need little room."""

Cut = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
"""Piece ids of a run of characters, and [start, end) of each in it."""


class WordPieces:
    """The vocabulary, and the runs already cut."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the pieces in the order of their ids; those that go on inside a word begin with ``##``."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._ids["[UNK]"]
        self._seen: dict[str, Cut] = {}

    def cut(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Return the ids of the pieces of a text and their [start, end) offsets in code points.

        Characters that are neither seen nor spaces (controls, marks of
        direction) belong to no piece.
        """
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        seen = self._seen
        for run in _RUN.finditer(text):
            word = run.group()
            held = seen.get(word)
            if held is None:
                held = self._cut_run(word)
                if len(word) <= _LONGEST_WORD:
                    if len(seen) >= _KEPT:
                        seen.clear()
                    seen[word] = held
            at = run.start()
            ids.extend(held[0])
            spans.extend([(at + start, at + end) for start, end in held[1]])
        return ids, spans

    def _cut_run(self, run: str) -> Cut:
        """Cut a run without spaces into words and marks, and each into pieces."""
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for letters, places in _words(run):
            held = self._longest_first(letters)
            if held is None:
                ids.append(self._unknown)
                spans.append((places[0], places[-1] + 1))
                continue
            for number, first, end in held:
                ids.append(number)
                spans.append((places[first], places[end - 1] + 1))
        return tuple(ids), tuple(spans)

    def _longest_first(self, word: str) -> list[tuple[int, int, int]] | None:
        """Return (id, first letter, end) of each piece of a word; ``None`` if it cannot be made of pieces."""
        if len(word) > _LONGEST_WORD:
            return None
        found: list[tuple[int, int, int]] = []
        at = 0
        while at < len(word):
            for end in range(len(word), at, -1):
                number = self._ids.get(word[at:end] if at == 0 else f"##{word[at:end]}")
                if number is not None:
                    found.append((number, at, end))
                    at = end
                    break
            else:
                return None
        return found


def _words(run: str) -> Iterable[tuple[str, list[int]]]:
    """Yield the words of a run in lower case without accents, with the place in the run of each letter."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(run):
        category = unicodedata.category(char)
        if category[0] == "C" or char == "\ufffd":
            continue
        if _alone(char, category):
            if letters:
                yield "".join(letters), places
                letters, places = [], []
            yield char, [at]
            continue
        for part in unicodedata.normalize("NFD", char):
            if unicodedata.category(part) != "Mn":
                for low in part.lower():
                    letters.append(low)
                    places.append(at)
    if letters:
        yield "".join(letters), places


def _alone(char: str, category: str) -> bool:
    """Whether a character is a word of its own: punctuation, an ASCII sign, an ideograph."""
    code = ord(char)
    if code < 128:
        return not char.isalnum()
    return (
        category[0] == "P" or 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF
    )

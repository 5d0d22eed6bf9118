"""Many words as one pattern that is quick to search for.

Python's expressions try the alternatives of a pattern one after the other at every letter of a text, and a pattern
that heeds no case cannot even skip those that begin with another letter. Two things make that ten times quicker and
change nothing of what is found: alternatives that begin alike stand behind what they share (`joined`), and a text is
put in lower case once instead of letter by letter (`Mention`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_HEAD = re.compile(r"(\\\W|[\w '’-])(?![?*+{])")
"""One literal mark that an alternative begins with."""
_MARK = re.compile(r"\\.|.", re.DOTALL)


_LEAD = re.compile(r"\(\?:([\w |]+)\)(?![?*+{])")
_DEPTH = 2
"""So many first marks are shared; sharing more takes longer to compile than it saves."""


def joined(alternatives: Iterable[str], *, depth: int = _DEPTH) -> str:
    """Return one pattern of all, its own brackets about it; of several that match, the one given first wins, as in ``a|b``.

    Alternatives are patterns. Groups with a number or a name have no place in them, for they may change places.
    """
    if depth == 0:
        return f"(?:{'|'.join(alternatives)})"
    pieces: list[str] = []
    alike: dict[str, list[str]] = {}

    def close() -> None:
        for head, tails in alike.items():
            pieces.append(head + (joined(tails, depth=depth - 1) if len(tails) > 1 else tails[0]))
        alike.clear()

    for one in alternatives:
        head = _HEAD.match(one)
        if head is None:
            # what may begin with anything stays where it stands: moved, it might win over another, or lose
            close()
            pieces.append(one)
        else:
            alike.setdefault(head.group(1), []).append(one[head.end() :])
    close()
    return f"(?:{'|'.join(pieces)})"


def any_case(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that heeds no case."""
    return re.compile(pattern, re.IGNORECASE)


def _marks(pattern: str) -> Iterator[tuple[str, int, bool]]:
    """Yield every mark of a pattern, in how many brackets it stands, and whether in a list of characters."""
    depth, listed = 0, False
    for mark in _MARK.findall(pattern):
        if listed:
            listed = mark != "]"
        else:
            listed = mark == "["
            depth += (mark == "(") - (mark == ")")
        yield mark, depth, listed


def parted(pattern: str) -> list[str]:
    """Return the alternatives of a pattern: what its ``|`` outside of brackets part."""
    found = [""]
    for mark, depth, listed in _marks(pattern):
        if mark == "|" and not listed and not depth:
            found.append("")
        else:
            found[-1] += mark
    return found


def group_of(pattern: str, name: str) -> str:
    """Return what stands in a named group: a pattern that finds something wherever the whole one does.

    Raises:
        ValueError: the pattern has no such group.

    """
    opening = f"(?P<{name}>"
    return _closed(pattern[pattern.index(opening) + len(opening) :])


def _closed(pattern: str) -> str:
    """Return a pattern up to the bracket that closes what was opened before it."""
    held = ""
    for mark, depth, _ in _marks(pattern):
        if depth < 0:
            break
        held += mark
    return held


_CAPITAL = re.compile(r"\\.|[A-Z]", re.DOTALL)
_BEGINNING = re.compile(r"(?:[\w '’-](?![?*{]))+")
_FEWEST = 2
"""So many letters has a beginning at least: one alone stands in every sentence."""


def _in_lower_case(pattern: str) -> str:
    """Return a pattern that heeds no case as one for texts put in lower case."""
    return _CAPITAL.sub(lambda mark: mark.group() if len(mark.group()) > 1 else mark.group().lower(), pattern)


def beginnings(pattern: str) -> frozenset[str]:
    r"""Return letters of which some stand, in lower case, wherever a pattern that heeds no case finds anything.

    They are what its alternatives begin with. Nothing is returned where one of them may begin with anything.
    Looking for a word in a text takes a hundredth of the time of trying a pattern at each of its letters.

    >>> sorted(beginnings(r"(?:set|sets) up|formed|creat\w+"))
    ['creat', 'formed', 'set', 'sets']
    >>> beginnings(r"held|(?:\w+ly )?formed")
    frozenset()
    """
    found: set[str] = set()
    for one in parted(_in_lower_case(pattern)):
        begins = _BEGINNING.match(one)
        if one.startswith("(?:"):
            inner = _closed(one[len("(?:") :])
            held = (
                beginnings(inner) if one[len("(?:") + len(inner) + 1 :][:1] not in {"?", "*", "{"} else None
            )
            if not held:
                return frozenset()
            found |= held
        elif begins is not None and len(begins.group()) >= _FEWEST:
            found.add(begins.group())
        else:
            return frozenset()
    return frozenset(found)


def _spread(alternative: str) -> list[str]:
    """Return ``(?:a|b)c`` as ``ac`` and ``bc``: each begins with a letter that can be looked for."""
    lead = _LEAD.match(alternative)
    if lead is None:
        return [alternative]
    return [word + alternative[lead.end() :] for word in lead.group(1).split("|")]


@lru_cache(maxsize=8)  # a dozen patterns are tried on a sentence one after the other
def _lowered(text: str) -> str:
    return text.lower()


class Mention:
    """Whether a text holds one of many alternatives, whatever its case."""

    def __init__(self, pattern: str, *, before: str = "", after: str = "") -> None:
        """Take alternatives parted by ``|``, and what must stand before and after whichever is found."""
        self.pattern = pattern
        pattern = _in_lower_case(pattern)
        alternatives = parted(pattern)
        edge = r"\b"
        inner = re.fullmatch(r"\\b\(\?:(.*)\)\\b", pattern, re.DOTALL) if len(alternatives) == 1 else None
        if inner is not None and _closed(pattern[len(r"\b(?:") :]) == inner.group(1):
            alternatives, before, after = parted(inner.group(1)), before + edge, edge + after
        elif all(one.startswith(edge) for one in alternatives):
            # a word's edge is asked for once, and what stands behind it can be looked for
            alternatives, before = [one.removeprefix(edge) for one in alternatives], before + edge
        single = (each for one in alternatives for each in _spread(one))
        self._pattern = re.compile(f"{before}{joined(single)}{after}")
        self._last: tuple[str, bool] = ("", self._pattern.search("") is not None)

    def search(self, text: str) -> bool:
        """Whether any of the alternatives stands anywhere in the text."""
        asked, found = self._last
        if asked is not text:  # several rules ask one after the other of one sentence
            found = self._pattern.search(_lowered(text)) is not None
            self._last = (text, found)
        return found


__all__ = ["Mention", "any_case", "beginnings", "group_of", "joined", "parted"]

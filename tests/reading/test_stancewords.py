"""The word lists of the stances."""

import re

import pytest

from corrobora.reading import stancewords
from corrobora.reading.alternatives import Mention

LOOP = re.compile(r"\(\?:([^()]*\\w\+ly[^()]*)\)(?:\\s\+\))?[*+]")
"""A repeated group that takes any adverb in -ly."""
PATTERNS = {name: held for name, held in vars(stancewords).items() if isinstance(held, re.Pattern | Mention)}


def listed_twice(pattern: str) -> list[str]:
    """Return the adverbs that a repeated group lists beside any adverb in -ly."""
    return [
        word
        for loop in LOOP.finditer(pattern)
        for word in re.findall(r"(?<![\\\w+])[a-z]+ly\b", loop.group(1).replace(r"\s+", " "))
    ]


def test_an_adverb_listed_twice_is_seen() -> None:
    assert listed_twice(r"must\s+(?:(?:also|publicly|\w+ly)\s+)*go") == ["publicly"]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_repeated_group_takes_a_word_in_two_ways(name: str) -> None:
    """A run of such words would double the time to refuse a sentence with every word."""
    assert listed_twice(PATTERNS[name].pattern) == []

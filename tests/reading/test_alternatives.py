"""Joined alternatives find what ``a|b|c`` finds, in the same place and with the same one winning."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.reading.alternatives import Mention, group_of, joined, parted

WORDS = st.lists(st.text(alphabet="ab -", min_size=1, max_size=4), min_size=1, max_size=12)


@settings(deadline=None, max_examples=50)
@given(words=WORDS, text=st.text(alphabet="ab -", max_size=24))
def test_joined_words_are_found_where_and_as_long_as_one_after_the_other(words: list[str], text: str) -> None:
    escaped = [re.escape(word) for word in words]
    plain, quick = re.compile("|".join(escaped)), re.compile(joined(escaped))
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]


@settings(deadline=None, max_examples=50)
@given(words=WORDS, text=st.text(alphabet="ab -", max_size=24))
def test_what_must_follow_chooses_the_same_alternative(words: list[str], text: str) -> None:
    escaped = sorted((re.escape(word) for word in words), key=len, reverse=True)
    plain, quick = re.compile(f"(?:{'|'.join(escaped)})(?![a-])"), re.compile(f"{joined(escaped)}(?![a-])")
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_an_alternative_that_may_begin_with_anything_keeps_its_place() -> None:
    for words in (["ab", r"\w", "abc"], [r"a?b", "ab"], [r"(?:ab|a)c?", "abc"]):
        for text in ("abc", "ab", "b", "xabc"):
            plain, quick = re.search("|".join(words), text), re.search(joined(words), text)
            assert (quick and quick.span()) == (plain and plain.span())


@pytest.mark.parametrize(
    ("pattern", "alternatives"),
    [
        ("kill|shot", ["kill", "shot"]),
        (r"die[d|s]?\b|bur(?:y|ie)", [r"die[d|s]?\b", "bur(?:y|ie)"]),
        (r"a\|b|c\(|d", [r"a\|b", r"c\(", "d"]),
        ("alone", ["alone"]),
    ],
)
def test_a_pattern_is_parted_outside_of_its_brackets(pattern: str, alternatives: list[str]) -> None:
    assert parted(pattern) == alternatives


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Two were KILLED.", True),
        ("Access was long denied.", False),
        ("They denied all access.", True),
        ("He blocked the access road.", True),
        ("a killjoy", True),
        ("Nothing of the kind", False),
    ],
)
def test_a_mention_heeds_no_case_and_spreads_what_leads_it(text: str, held: bool) -> None:
    mention = Mention(r"kill|(?:denied|blocked)\b[^.;]{0,20}\baccess")
    assert mention.search(text) is held


def test_what_stands_around_a_mention_is_heeded() -> None:
    mention = Mention("coups?|war", before=r"(?<![\w-])", after=r"(?![\w-])")
    assert mention.search("The Coup came.")
    assert not mention.search("A warden and a coupon")


def test_a_named_group_is_cut_out_with_the_groups_and_lists_within_it() -> None:
    pattern = r"(?P<who>\w+)\s(?P<verb>open(?:ed|s)|[)(]x|\)y)\b(?P<rest>.*)"
    assert group_of(pattern, "verb") == r"open(?:ed|s)|[)(]x|\)y"
    assert group_of(pattern, "who") == r"\w+"
    with pytest.raises(ValueError, match="substring not found"):
        group_of(pattern, "by")

"""Joined alternatives find what ``a|b|c`` finds, in the same place and with the same one winning."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.reading.alternatives import Mention, beginnings, group_of, joined, parted

WORDS = st.lists(st.text(alphabet="ab -", min_size=1, max_size=4), min_size=1, max_size=12)


@settings(max_examples=50)
@given(words=WORDS, text=st.text(alphabet="ab -", max_size=24))
def test_joined_words_are_found_where_and_as_long_as_one_after_the_other(words: list[str], text: str) -> None:
    escaped = [re.escape(word) for word in words]
    plain, quick = re.compile("|".join(escaped)), re.compile(joined(escaped))
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]


@settings(max_examples=50)
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


@pytest.mark.parametrize("pattern", [r"\b(?:killed|shot dead)\b", r"\bkilled\b|\bshot dead\b"])
def test_a_words_edge_that_all_alternatives_share_is_still_asked_for(pattern: str) -> None:
    mention = Mention(pattern)
    assert mention.search("He was SHOT DEAD.")
    assert mention.search("Nine were killed")
    assert not mention.search("an unskilled killedeer")


def test_brackets_that_do_not_hold_the_whole_pattern_are_left_alone() -> None:
    mention = Mention(r"\b(?:a|b)c(?:d|e)\b")
    assert mention.search("ace")
    assert not mention.search("a")


def test_a_mention_asked_again_of_another_text_answers_for_that_text() -> None:
    mention = Mention("kill")
    assert [mention.search(t) for t in ("kill", "kill", "calm", "calm", "kill")] == [
        True,
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("freed|released", {"freed", "released"}),
        (r"terms?|tak(?:e|en)", {"term", "tak"}),
        (r"(?:set|put)s? up", {"set", "put"}),
        (r"(?:(?:re)open|clos)ed", {"re", "clos"}),
        ("ICC|Hague", {"icc", "hague"}),
        (r"(?:was )?freed", set()),
        (r"\w+|freed", set()),
        ("a|freed", set()),
    ],
)
def test_a_pattern_stands_only_where_one_of_its_beginnings_does(pattern: str, begins: set[str]) -> None:
    assert beginnings(pattern) == begins


@settings(max_examples=50)
@given(words=WORDS, text=st.text(alphabet="abAB -", max_size=24))
def test_where_no_beginning_stands_the_pattern_finds_nothing(words: list[str], text: str) -> None:
    pattern = "|".join(re.escape(word) for word in words)
    begins = beginnings(pattern)
    if begins and not any(word in text.lower() for word in begins):
        assert re.search(pattern, text, re.IGNORECASE) is None

"""A robots.txt is read as RFC 9309 says: the longest rule wins, and its wildcards are understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.intake.robots import product_token, read_robots

NAME = "corrobora"


def allows(text: str, path: str, *, name: str = NAME) -> bool:
    return read_robots(text.encode()).allows(name, path)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /", "/", False),
        ("Disallow:", "/a", True),
        ("Allow:", "/a", True),
        ("Disallow: /a", "/a", False),
        ("Disallow: /a", "/ab?c", False),
        ("Disallow: /a", "/b/a", True),
        ("Disallow: /a", "/A", True),
        ("Disallow: /a/", "/a", True),
        # the longest rule wins, wherever it stands; of two as long the one that allows
        ("Allow: /\nDisallow: /a", "/a/b", False),
        ("Disallow: /a\nAllow: /a/b", "/a/b", True),
        ("Disallow: /a/b\nAllow: /a/b", "/a/b", True),
        ("Disallow: /a*\nAllow: /a", "/a", False),
        # wildcards
        ("Disallow: /*.pdf$", "/x/y.pdf", False),
        ("Disallow: /*.pdf$", "/x/y.pdf?z", True),
        ("Disallow: /*.pdf", "/x/y.pdf?z", False),
        ("Disallow: /a*b*c", "/a--b--c--", False),
        ("Disallow: /a*b*c$", "/a--c--b", True),
        ("Disallow: /*ab$", "/ab", False),
        ("Disallow: /a*a$", "/a", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /a$b", "/a$b", False),
        ("Disallow: *", "/a", False),
        ("Disallow: /a**b", "/aXb", False),
        # one spelling for what is percent-encoded
        ("Disallow: /caf%c3%a9", "/caf%C3%A9/menu", False),
        ("Disallow: /café", "/caf%C3%A9", False),
        ("Disallow: /%61", "/a", False),
        ("Disallow: /a", "/%61", False),
        ("Disallow: /a%2Fb", "/a/b", True),
        ("Disallow: /a%2ab", "/a*b", False),
        ("Disallow: /a%2ab", "/aXb", True),
        ("Disallow: /100%", "/100%", False),
        # lines
        ("disallow:/a # not this", "/a", False),
        ("DISALLOW  :  /a  ", "/a", False),
        ("Disallow /a", "/a", True),
        ("Crawl-delay: 5\nSitemap: https://x.example/s\nDisallow: /a", "/a", False),
    ],
)
def test_rules_are_matched_as_the_standard_says(rules: str, path: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\n{rules}", path) is allowed


def test_the_file_itself_may_always_be_asked_for() -> None:
    assert allows("User-agent: *\nDisallow: /", "/robots.txt")
    assert allows("User-agent: *\nDisallow: /", "/robots.txt?v=1")
    assert not allows("User-agent: *\nDisallow: /", "/robots.txt.old")


@pytest.mark.parametrize("named", ["corrobora", "Corrobora", "CORROBORA/2.0", "corrobora (any version)"])
def test_a_group_that_names_us_counts_alone(named: str) -> None:
    text = f"User-agent: *\nDisallow: /\n\nUser-agent: {named}\nDisallow: /a"
    assert allows(text, "/b")
    assert not allows(text, "/a")
    assert not allows(text, "/b", name="other")


@pytest.mark.parametrize("other", ["corro", "corrobora-news", "xcorrobora", "anti-corrobora", "**", ""])
def test_a_group_that_names_another_does_not(other: str) -> None:
    assert allows(f"User-agent: {other}\nDisallow: /", "/a")


def test_groups_that_name_us_are_taken_together() -> None:
    text = "User-agent: corrobora\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: corrobora\nDisallow: /b"
    assert [allows(text, path) for path in ("/a", "/b", "/c")] == [False, False, True]


def test_names_that_follow_each_other_share_a_group() -> None:
    text = "User-agent: x\nUser-agent: corrobora\nSitemap: https://x.example/s\nUser-agent: y\nDisallow: /a"
    assert [allows(text, "/a", name=name) for name in ("x", "corrobora", "y", "z")] == [False] * 3 + [True]


def test_rules_before_any_name_are_nobodys() -> None:
    assert allows("Disallow: /\nUser-agent: x\nDisallow: /", "/a")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_line_end_ends_a_line_and_a_byte_order_mark_is_no_letter(end: str) -> None:
    assert not allows(f"\ufeffUser-agent: *{end}Disallow: /a{end}", "/a")


def test_many_stars_cost_no_more_than_they_are_long() -> None:
    rules = "\n".join("Disallow: /" + "*a" * 500 + "$" for _ in range(50))
    assert allows(f"User-agent: *\n{rules}", "/" + "ab" * 4000)


@pytest.mark.parametrize(
    ("agent", "token"),
    [("corrobora/0.1 (x)", "corrobora"), ("a_b-C", "a_b-C"), ("1.0", None), ("", None), ("(x)", None)],
)
def test_the_name_is_what_the_agent_begins_with(agent: str, token: str | None) -> None:
    assert product_token(agent) == token


@settings(deadline=None)
@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_give_an_answer(content: bytes, path: str) -> None:
    assert read_robots(content).allows(NAME, path) in {True, False}


PATHS = st.text(alphabet="ab/", max_size=6).map(lambda rest: f"/{rest}")


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.booleans(), PATHS), max_size=6), PATHS)
def test_without_wildcards_the_longest_prefix_decides(rules: list[tuple[bool, str]], path: str) -> None:
    lines = [f"{'Allow' if allow else 'Disallow'}: {pattern}" for allow, pattern in rules]
    fitting = [(len(pattern), allow) for allow, pattern in rules if path.startswith(pattern)]
    assert allows("User-agent: *\n" + "\n".join(lines), path) is max(fitting, default=(0, True))[1]

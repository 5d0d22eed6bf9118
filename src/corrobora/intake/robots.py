"""The robots exclusion protocol (RFC 9309): which paths a site asks an automatic visitor to leave alone.

Pure: bytes in, an answer out. Python's own ``urllib.robotparser`` takes the first rule that fits and
knows no wildcards; RFC 9309 asks for the longest rule and for ``*`` and ``$``, and a site that forbids
a page in those words must not be read as allowing it.
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[A-Za-z_-]+")
"""A product token (RFC 9309, 2.2.1)."""
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""What is never percent-encoded (RFC 3986, 2.3)."""
_ENCODED = re.compile(rb"%([0-9A-Fa-f]{2})|([^\x21-\x7e])", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of a group: a pattern of paths, and whether it lets in or keeps out."""

    allow: bool
    pattern: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What a robots.txt asks: its groups in order, each with the product tokens it speaks to."""

    groups: tuple[tuple[frozenset[str], tuple[Rule, ...]], ...] = ()

    def allows(self, token: str, path: str) -> bool:
        """Say whether the visitor called ``token`` may fetch ``path`` (with its query, as it is sent).

        RFC 9309, 2.2: all groups that name the token count, else all for ``*``, else everything is allowed;
        the rule with the most octets wins, and of two as long the one that allows. ``/robots.txt`` is
        always allowed.
        """
        if path.partition("?")[0] == "/robots.txt":
            return True
        named = [rules for tokens, rules in self.groups if token.lower() in tokens]
        chosen = named or [rules for tokens, rules in self.groups if "*" in tokens]
        sent = _spelled(path.encode("utf-8", "replace")).replace(b"*", b"%2A").replace(b"$", b"%24")
        best = max(
            (
                (len(rule.pattern), rule.allow)
                for rules in chosen
                for rule in rules
                if _fits(rule.pattern, sent)
            ),
            default=(0, True),
        )
        return best[1]


def product_token(agent: str) -> str | None:
    """Return the product token that a user agent begins with, by which robots.txt names it, else ``None``."""
    found = _TOKEN.match(agent)
    return found[0] if found else None


def read_robots(content: bytes) -> Robots:
    """Return the groups of a robots.txt; a line that says nothing known is passed over (RFC 9309, 2.2.4).

    Lines of user agents that follow each other open one group; rules before any are nobody's.
    """
    groups: list[tuple[set[str], list[Rule]]] = []
    opening = False
    for line in content.removeprefix(b"\xef\xbb\xbf").splitlines():
        name, colon, value = line.partition(b"#")[0].partition(b":")
        word, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if word == b"user-agent":
            if not opening:
                groups.append((set(), []))
                opening = True
            spoken = value.decode("ascii", "replace")
            token = "*" if spoken == "*" else product_token(spoken)
            if token:
                groups[-1][0].add(token.lower())
        elif word in (b"allow", b"disallow"):
            opening = False
            if groups and value:  # an empty pattern fits nothing
                groups[-1][1].append(Rule(allow=word == b"allow", pattern=_spelled(value)))
    return Robots(groups=tuple((frozenset(tokens), tuple(rules)) for tokens, rules in groups))


def _spelled(path: bytes) -> bytes:
    """Give octets the one spelling in which they are compared (RFC 9309, 2.2.2)."""

    def one(found: re.Match[bytes]) -> bytes:
        octet = int(found[1], 16) if found[1] else found[2][0]
        return bytes([octet]) if octet in _UNRESERVED else b"%%%02X" % octet

    return _ENCODED.sub(one, path)


def _fits(pattern: bytes, path: bytes) -> bool:
    """Whether a pattern fits a path from its first octet; time grows with their lengths, whatever the stars."""
    anchored = pattern.endswith(b"$")
    first, *rest = (pattern[:-1] if anchored else pattern).replace(b"$", b"%24").split(b"*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not anchored or at == len(path)
    for part in rest[:-1] if anchored else rest:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not anchored or (len(path) - at >= len(rest[-1]) and path.endswith(rest[-1]))

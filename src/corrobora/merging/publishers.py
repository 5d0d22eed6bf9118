"""Who publishes a report, and whether two reports have one publisher.

Only a publisher can take back what it published, so the answer decides whether
a withdrawal is followed. It rests on the outlet that both name, never on a
likeness of words, and on the addresses they stand on: where both are known and
lie in different domains, the outlet is a name that anybody can write.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from corrobora.records import Actor, Report

_CAPITALS = re.compile(r"[A-Z]{2,6}")
_SMALL = frozenset("of the and for de du des la le les d l et y".split())
_GENERIC = frozenset(
    """agency news press daily times post journal gazette radio television tv fm online agence presse agencia
    newspaper paper station broadcaster site magazine the of and""".split()
)
"""Words that many outlets have in their names: alone they name none."""
_SECOND_LEVEL = frozenset("co com org net ac gov gouv edu or ne go in info".split())
_ADDRESS = re.compile(
    r"https?://(?:[^/?#@]*@)?(?P<host>[^/?#:]+)(?::\d+)?(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?",
    re.IGNORECASE,
)
_SERVED = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en|fr|web)\.")
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|ref|ref_src|src|amp|output|cmpid|ns_\w+|at_\w+|share|s|smid)$"
)


def key_of(name: str) -> str:
    """Return a name without case, accents, punctuation and leading article."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    words = re.findall(r"\w+", plain)
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "le", "la", "les"} else words)


def initials(name: str) -> str:
    """Return the first letters of a name's words, small words left out: ``mpa`` of "Maren Press Agency"."""
    words = [word for word in key_of(name).split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An address taken apart. Two spellings of one address give the same page."""

    host: str
    path: str
    query: str
    number: str
    """The longest run of digits in the path, five or more: sites keep it when they change the words around it."""

    @property
    def domain(self) -> str:
        """The registered domain, as far as it can be told without a list: ``paper.example``, ``paper.co.xx``."""
        parts = self.host.split(".")
        keep = 3 if len(parts) > 2 and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2 else 2
        return ".".join(parts[-keep:])

    @property
    def of_one_item(self) -> bool:
        """Whether the path looks like that of one article; a front page or a section changes what it tells."""
        last = self.path.rsplit("/", 1)[-1]
        return bool(self.number or self.query or last.count("-") >= 2 or re.search(r"\d", last))


_CAPTURE = re.compile(
    r"https?://web\.archive\.org/web/(?P<at>\d{14})\w*/(?P<page>https?://\S+)", re.IGNORECASE
)
_SHORT = frozenset(
    {
        "archive.ph",
        "archive.is",
        "archive.today",
        "archive.li",
        "archive.vn",
        "archive.md",
        "archive.fo",
        "perma.cc",
    }
)
"""Archives whose addresses do not say which page they hold."""


def captured(url: str | None) -> str | None:
    """Return when a web archive took the page at this address, as ``YYYYMMDDhhmmss`` in UTC; ``None``: it says no time."""
    found = None if url is None else _CAPTURE.match(url.strip())
    return None if found is None else found["at"]


def page_of(url: str | None) -> Page | None:
    """Return the page that an address leads to, of a web archive's capture the page captured.

    ``None``: no address of the web, or one that does not say which page it holds.
    """
    taken = None if url is None else _CAPTURE.match(url.strip())
    address = url if taken is None else taken["page"]
    parts = None if address is None else _ADDRESS.match(address.strip())
    if parts is None or parts["host"].casefold() in _SHORT:
        return None
    host = parts["host"].casefold()
    before = ""
    while before != host:
        before, host = host, _SERVED.sub("", host) if host.count(".") > 1 else host
    path = re.sub(r"/(?:amp|index\.\w+)?/*$", "", parts["path"])
    path = re.sub(
        r"^/amp/|\.(?:amp|html?|php|aspx?)$", lambda found: "/" if found[0] == "/amp/" else "", path
    )
    query = "&".join(
        sorted(
            pair
            for pair in (parts["query"] or "").split("&")
            if pair and not _TRACKING.match(pair.split("=")[0].casefold())
        )
    )
    digits = [run for run in re.findall(r"\d{5,}", path) if not re.fullmatch(r"(?:19|20)\d{6}", run)]
    return Page(host=host, path=path, query=query, number=max(digits, key=len, default=""))


def same_page(one: Page, other: Page) -> bool:
    """Whether two addresses lead to one article: the same address, or the same number on the same site."""
    if one.domain != other.domain or not (one.of_one_item and other.of_one_item):
        return False
    if (one.path.casefold(), one.query) == (other.path.casefold(), other.query):
        return True
    return bool(one.number) and one.number == other.number and one.query == other.query


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishers:
    """Tells outlets apart, whatever name they go by."""

    names: dict[str, str]
    """Keys of names to the id of the actor that bears them."""

    def key(self, name: str) -> str:
        """Return one key for all names of an outlet that are known."""
        plain = key_of(name)
        return self.names.get(plain, plain)

    def alike(self, one: str, other: str) -> bool:
        """Whether two names are of one outlet: equal, known to be, or the one the initials of the other."""
        if self.key(one) == self.key(other):
            return True
        for short, full in ((one, other), (other, one)):
            if _CAPITALS.fullmatch(short.strip()) and initials(full) == short.strip().casefold():
                return True
        return False

    def one_publisher(self, one: Report, other: Report) -> bool:
        """Whether two reports name one outlet, and no two domains say otherwise."""
        if one.outlet is None or other.outlet is None or not self.alike(one.outlet, other.outlet):
            return False
        return not self.on_other_sites(one, other)

    def on_other_sites(self, one: Report, other: Report) -> bool:
        """Whether the addresses of two reports are known and lie in different domains."""
        here, there = page_of(one.url), page_of(other.url)
        return here is not None and there is not None and here.domain != there.domain

    def ground(self, one: Report, other: Report) -> str:
        """Say what it rests on that two reports have one publisher."""
        here, there = page_of(one.url), page_of(other.url)
        named = f"both name {one.outlet} as their outlet" if one.outlet else "neither names its outlet"
        if here is not None and there is not None:
            return f"{named}, and both stand on {here.domain}"
        return f"{named}; no address ties them"

    def means(self, name: str, outlet: str | None) -> bool:
        """Whether a name in an outlet's own text is the outlet's, also shortened ("the Courier")."""
        if outlet is None:
            return False
        if self.alike(name, outlet):
            return True
        told = [word for word in key_of(name).split() if word not in _GENERIC]
        own = key_of(outlet).split()
        return bool(told) and all(word in own for word in key_of(name).split())

    def credited(self, report: Report, name: str) -> bool:
        """Whether a report credits an agency of this name for its text or a part of it."""
        return any(self.alike(credit, name) for credit in report.credits)


def publishers(actors: Iterable[Actor]) -> Publishers:
    """Return what tells outlets apart; a name that two actors bear stands for neither."""
    held: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            held.setdefault(key_of(name), set()).add(actor.id)
    return Publishers(names={name: min(ids) for name, ids in held.items() if len(ids) == 1})

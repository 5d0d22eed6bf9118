"""Names of conflict parties in running text, and who they are.

`ActorIndex` is handed the parties it shall know. It finds their names, the
generic wordings for a state's forces, police and government ("Malian troops",
"the army of Mali") for any country, and the names a report itself introduces
("Azawad Liberation Front (FLA)"). It resolves; it never guesses between two
parties. The rules stand in ``docs/methods/actors.md``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from corrobora.reading.nations import COUNTRY_CODES, COUNTRY_NAMES, DEMONYM_CODES
from corrobora.reading.sentences import LONGEST
from corrobora.records import Actor, ActorKind

METHOD: Final = "actors/4"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """An actor's name as it stands in a text.

    The span leaves out a leading "the" and a possessive "'s".
    """

    start: int
    """Code-point offset into the text."""
    end: int
    actor: str
    """Id of the `Actor`; look it up with `ActorIndex.get`."""


# --------------------------------------------------------------------------- words


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_POSSESSIVE: Final = ("'s", "’s", "ʼs", "`s")
_JOINTS: Final = frozenset(
    (" ", "-", "\u00a0", "\u202f", "\n", "\r\n", "‐", "‑", "–", ".", "'", "’", " '", "  ", "/", "\n ", " (")
)
_ARTICLES: Final = frozenset(("the", "a", "an"))


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    """Fold case, accents and apostrophes away; drop a possessive ending."""
    if word.endswith(_POSSESSIVE):
        word = word[:-2]
    if word.isascii() and "'" not in word and "`" not in word:
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if c.isalnum())


_PLURAL_OWNER: Final = frozenset(("' ", "’ "))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and its words: as written, where they start, folded."""

    whole: str
    raw: list[str]
    at: list[int]
    low: list[str]

    def end(self, j: int) -> int:
        """Return the end of word ``j``, a possessive ending included."""
        return self.at[j] + len(self.raw[j])

    def near(self, j: int) -> bool:
        """Whether word ``j`` follows the one before it within one phrase."""
        gap = self.whole[self.at[j - 1] + len(self.raw[j - 1]) : self.at[j]]
        return gap in _JOINTS or (gap == ". " and len(self.raw[j - 1]) == 1)  # "U.S. forces"

    def has(self, words: tuple[str, ...], i: int) -> bool:
        """Whether the folded words stand in one run from word ``i`` on."""
        end = i + len(words)
        return tuple(self.low[i:end]) == words and all(
            self.near(j) or self._owned(j) for j in range(i + 1, end)
        )

    def _owned(self, j: int) -> bool:
        """Whether word ``j`` follows a plural that owns it ("Teachers' Union")."""
        gap = self.whole[self.at[j - 1] + len(self.raw[j - 1]) : self.at[j]]
        return gap in _PLURAL_OWNER and self.raw[j - 1].endswith("s")


def _split(text: str) -> _Text:
    """Return a text's words; those of a sentence are kept for a while, for several rules ask for its actors."""
    return _cut(text) if len(text) > LONGEST else _cut_sentence(text)


def _cut(text: str) -> _Text:
    words = list(_WORD.finditer(text))
    raw = [word.group() for word in words]
    return _Text(text, raw, [word.start() for word in words], list(map(_fold, raw)))


_cut_sentence = lru_cache(maxsize=256)(_cut)


def _words(name: str) -> tuple[str, ...]:
    """Split a name into folded words, a leading article left out."""
    words = tuple(folded for match in _WORD.finditer(name) if (folded := _fold(match.group())))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _is_acronym(name: str) -> bool:
    """Whether a name is written in capitals so short that its case must be kept ("FLA", "M23", "FAMa")."""
    bare = name.replace(".", "")
    capitals = sum(c.isupper() for c in bare)
    return (
        len(bare) <= 6 and bare.isalnum() and capitals >= 2 and capitals * 2 > sum(c.isalpha() for c in bare)
    )


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    actor: str
    acronym: str | None
    """The exact letters where case counts, otherwise ``None``."""
    capital: bool
    """Whether the text must capitalise at least one of the words."""


def _entry(name: str, actor: str) -> _Name | None:
    words = _words(name)
    if not words or sum(map(len, words)) < 2:
        return None
    acronym = name.replace(".", "").strip() if _is_acronym(name.strip()) else None
    return _Name(words, actor, acronym, any(c.isupper() for c in name))


# --------------------------------------------------------------------------- states

_STATE_PHRASES: Final[Mapping[ActorKind, str]] = {
    ActorKind.STATE_FORCES: (
        "army|military|troops|troop|soldiers|soldier|forces|armed forces|security forces|defence forces|"
        "defense forces|defence force|defense force|defence and security forces|defense and security forces|"
        "air force|navy|national army|government forces|government troops|government soldiers|government army|"
        "state forces|regular army|regular forces|military forces|special forces|army soldiers|army troops|"
        "army forces|army units|army unit|paratroopers|marines|servicemen|federal forces|federal troops|"
        "federal army|ground forces|land forces|presidential guard|republican guard|military personnel|armed force|"
        "commandos|regime forces|regime troops|state security forces|army personnel"
    ),
    ActorKind.POLICE: (
        "police|gendarmes|gendarme|gendarmerie|police force|police forces|police officers|police officer|"
        "national police|federal police|riot police|policemen|policeman|national gendarmerie|military police|"
        "paramilitary police|border police"
    ),
    ActorKind.GOVERNMENT: (
        "government|junta|authorities|military government|military junta|ruling junta|transitional government|"
        "transitional authorities|transitional council|transition authorities|military rulers|military ruler|"
        "military leadership|military leaders|rulers|ruling generals|leadership|presidency|regime|"
        "military regime|interim government|federal government|military authorities|ruling military junta|"
        "ruling military|defence ministry|defense ministry|ministry of defence|ministry of defense|"
        "foreign ministry|interior ministry|justice ministry|officials|government officials|state authorities|"
        "ruling military council|civilian government|caretaker government|transitional military government"
    ),
}
_STATE_HEADS: Final[Mapping[tuple[str, ...], ActorKind]] = {
    tuple(phrase.split()): kind for kind, phrases in _STATE_PHRASES.items() for phrase in phrases.split("|")
}
_STATE_FIRST: Final = frozenset(words[0] for words in _STATE_HEADS)
_LONGEST_HEAD: Final = max(map(len, _STATE_HEADS))
# "soldiers in Mali" may be anybody's; "the army in Mali" is Mali's unless another country stands before it.
_SITTING_IN: Final = frozenset(
    (
        "army",
        "military",
        "government",
        "junta",
        "police",
        "authorities",
        "armed",
        "security",
        "ruling",
        "national",
    )
)
# "Mali army" without a possessive stands in headlines; only bodies that nobody else has are read so.
_IN_HEADLINES: Final = frozenset(("army", "military", "police", "government", "junta", "troops", "forces"))
_NOT_THE_STATE: Final = _listed(
    "rebel rebels opposition foreign un insurgent peacekeeping mercenary private former separatist anti former-army "
    "shadow parallel exiled"
)
_SYNTHETIC: Final[Mapping[str, tuple[ActorKind, str, int | None]]] = {
    "state-forces": (ActorKind.STATE_FORCES, "Armed forces of {}", 1),
    # police may be a town's or a county's: the country is where they are, not whose they are
    "police": (ActorKind.POLICE, "Police in {}", 1),
    "government": (ActorKind.GOVERNMENT, "Government of {}", 1),
}
_WITH_ARTICLE: Final = frozenset(
    (
        "AE",
        "BS",
        "CD",
        "CF",
        "CG",
        "CZ",
        "DO",
        "GB",
        "GM",
        "KM",
        "MH",
        "MV",
        "NL",
        "PH",
        "SB",
        "SC",
        "US",
        "VA",
    )
)


@dataclass(frozen=True, slots=True)
class _Nation:
    words: tuple[str, ...]
    code: str
    exact: str | None
    """Letters to be met in their case ("US", never "us")."""
    noun: bool
    """A country's name ("Mali"), which takes a possessive; otherwise an adjective."""


def _nations(demonyms: Mapping[str, str]) -> dict[str, tuple[_Nation, ...]]:
    table: dict[str, dict[tuple[tuple[str, ...], bool], _Nation]] = {}
    for source, noun in ((COUNTRY_CODES, True), (DEMONYM_CODES, False), (demonyms, False)):
        for name, code in source.items():
            words = _words(name)
            if words:
                exact = name.replace(".", "") if _is_acronym(name) else None
                table.setdefault(words[0], {})[words, noun] = _Nation(words, code, exact, noun)
    return {
        first: tuple(sorted(found.values(), key=lambda n: -len(n.words))) for first, found in table.items()
    }


_GENERAL: Final = {
    ActorKind.STATE_FORCES: re.compile(
        r"(?i)\b(?:army|armed forces?|military|troops|soldiers|(?:security|defen[cs]e|government) forces?)\b"
    ),
    ActorKind.POLICE: re.compile(r"(?i)\bpolice\b|gendarm"),
    ActorKind.GOVERNMENT: re.compile(
        r"(?i)\b(?:government|junta|authorit(?:y|ies)|regime|rulers|presidency|kremlin)\b"
    ),
}
_PARTIAL: Final = re.compile(
    r"(?i)\b(?:reserve|border|railway|traffic|forest|rapid|intervention|battalion|brigade|regiment|regional|provincial|municipal|city|air force|navy)\b"
)
_OF_AN_OFFICE: Final = re.compile(
    r"(?i)\b(?:ministry|ministries|prosecut\w+|attorney|inspector\w*|commission|court|tribunal|office|agency|directorate|police)\b"
)


@lru_cache(maxsize=1 << 12)
def is_general(actor: Actor) -> bool:
    """Whether "the army", "police" or "the government" of a country can mean this body of its state.

    An air force, a battalion, a reserve police, an inspectorate or a ministry is
    a part of its own. Actors of other kinds always can.
    """
    wanted = _GENERAL.get(actor.kind)
    if wanted is None:
        return True
    if (
        actor.kind is ActorKind.GOVERNMENT
        and _OF_AN_OFFICE.search(actor.name)
        and not wanted.search(actor.name)
    ):
        return False
    return any(wanted.search(n) and not _PARTIAL.search(n) for n in (actor.name, *actor.aliases))


def _synthetic_id(kind: ActorKind, code: str) -> str:
    return f"{kind.value}:{code}"


def _synthetic(actor: str) -> Actor | None:
    """Return the actor a synthetic id stands for ("state-forces:ML"), ``None`` for any other id."""
    prefix, _, code = actor.partition(":")
    if prefix not in _SYNTHETIC or not code:
        return None
    kind, pattern, inter = _SYNTHETIC[prefix]
    name = COUNTRY_NAMES.get(code, code)
    return Actor(
        id=actor,
        name=pattern.format(f"the {name}" if code in _WITH_ARTICLE else name),
        kind=kind,
        country=code,
        acled_inter=inter,
        source="generic wording: country or demonym with a body of the state",
    )


# --------------------------------------------------------------------------- fuzzy names

_SMALL: Final = _listed(
    "of for the and in to de la le les l du des et pour d du dans en del el los las y para"
)
_ENDINGS: Final = (
    "ations",
    "ation",
    "ating",
    "ators",
    "ator",
    "ated",
    "ates",
    "ate",
    "ists",
    "ist",
    "ions",
    "ion",
    "ing",
    "ed",
    "es",
    "al",
    "s",
    "e",
)


def _stem(word: str) -> str:
    """Cut an English or French ending, so that "liberation" and "liberate" meet."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _bag(words: tuple[str, ...]) -> frozenset[str]:
    """Content words, stemmed and without order; empty where fewer than three are left to go by."""
    kept = []
    for word in words:
        bare = (
            word[1:]
            if len(word) > 5 and word[0] in "ld" and word[1] in "aeiouh" and word[:2] in _ELIDED
            else word
        )
        if bare not in _SMALL:
            kept.append(_stem(bare))
    return frozenset(kept) if len(kept) >= 3 else frozenset()


# French elisions fold into the word ("l'Azawad" → "lazawad"); only these starts are undone.
_ELIDED: Final = frozenset(("la", "le", "li", "lo", "lu", "lh", "da", "de", "di", "do", "du", "dh"))

# --------------------------------------------------------------------------- what a report introduces

_KIND_WORDS: Final = (
    (ActorKind.POLICE, _listed("police gendarmerie")),
    (ActorKind.GOVERNMENT, _listed("ministry government presidency authority directorate prefecture")),
    (
        ActorKind.NGO,
        _listed(
            "watch association network observatory committee foundation institute centre center forum initiative "
            "ngo rights lawyers doctors journalists syndicate charity trust collective"
        ),
    ),
    (
        ActorKind.REBEL_GROUP,
        _listed(
            "front army movement group militia coalition brigade brigades alliance fighters forces force resistance rebels katiba "
            "battalion faction insurgents mujahideen jihad command guard"
        ),
    ),
    (
        ActorKind.OTHER,
        _listed(
            "party union organisation organization council commission agency community league congress corps bloc "
            "federation assembly mission"
        ),
    ),
)
_GROUP_NOUN: Final = (
    r"(?:alliance|group|grouping|movement|coalition|militia|militias|rebels|front|faction|organi[sz]ation|separatists|insurgents|"
    r"insurgency|mercenaries|mercenary|fighters|paramilitaries|jihadists|militants|contractor|company|network|outfit|"
    r"affiliate|branch|guerrillas|force|watchdog|charity|umbrella|body)"
)
_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_LINK: Final = r"(?:of|for|the|and|de|la|le|les|du|des|et|pour|in|to|del|al|el|wal|li)"
_TITLE: Final = rf"{_CAPITAL}(?:\s+(?:{_LINK}\s+){{0,3}}{_CAPITAL}){{1,9}}"
_ACRONYM: Final = r"[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*){0,2}"
_NAME_THEN_ACRONYM: Final = re.compile(
    rf"\(\s*(?:the\s+|or\s+|known as\s+)?[\"“'‘]?({_ACRONYM})[\"”'’]?(?:\s*[;,][^()]{{0,60}})?\s*\)"
)
_ACRONYM_THEN_NAME: Final = re.compile(rf"\b({_ACRONYM})\s*\(\s*(?:the\s+)?({_TITLE})\s*\)")
_OR_NAME: Final = re.compile(rf"\b({_ACRONYM}),?\s+or\s+(?:the\s+)?({_TITLE})")
_NAME_OR: Final = re.compile(rf",?\s+or\s+(?:the\s+)?({_ACRONYM})\b")
_OR_CAPITAL: Final = re.compile(r"or\s+(?:the\s+)?[A-ZÀ-ÖØ-Þ]")
"""Stands in every text in which `_OR_NAME` or `_NAME_OR` finds anything."""
_KNOWN_AS: Final = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:which|who)\s+(?:is|are|was)\s+|itself\s+)?(?:also\s+|better\s+|commonly\s+|widely\s+|locally\s+|formerly\s+|now\s+)?"
    r"(?:known|referred\s+to|abbreviated|(?<=[,(] )(?:called|dubbed)|(?<=(?:is|as|re) )called)\s+"
    r"(?:(?:locally|simply|collectively|together|in\s+(?:French|English|Arabic|Spanish|Portuguese))\s+)?"
    r"(?:as\s+|by\s+|to\s+)?(?:(?:its|their|the)\s+)?(?:[A-Z][a-z]+\s+)?(?:(?:acronym|abbreviation|initials|name)s?\s*,?\s*)?(?:of\s+|as\s+)?(?:the\s+)?"
    rf"[\"“'‘]?({_CAPITAL}(?:\s+(?:{_LINK}\s+){{0,2}}{_CAPITAL}){{0,6}})"
)
_NAMING: Final = re.compile(
    r"(?:known|referred\s+to|abbreviated|called|dubbed)\s+(?:(?:locally|simply|collectively|together|in|as|by|to|its|their|the|of|"
    r"(?:acronym|abbreviation|initial|name)s*)\s*+,?\s*+)*[\"“'‘]?[A-ZÀ-ÖØ-Þ]"
)
"""Stands in every text in which `_KNOWN_AS` finds anything, and is found out in a tenth of the time."""
_KNOWN_BY_FRENCH: Final = re.compile(
    r"(?:acronym|abbreviation|initials)s?,?\s+(?:of\s+|is\s+)?[\"“'‘]?([A-Z][A-Za-z0-9-]{1,9})"
)
_BEFORE_NAME: Final = re.compile(
    rf"\b([Tt]he|[Aa]n?)\s+((?:[\w'’-]+\s+){{1,6}}?{_GROUP_NOUN})(,\s+(?:known as\s+|called\s+)?(?:the\s+)?|\s+(?:called\s+|known as\s+)?(?:the\s+)?)\Z"
)
_AFTER_NAME: Final = re.compile(
    rf"(?:\s*\([^()]{{1,20}}\))?,\s+(the|an?)\s+((?:[\w'’-]+\s+){{1,6}}?{_GROUP_NOUN})\b(?!\s+(?:{_GROUP_NOUN}|leader|spokes\w+|commander|chief|member))"
)
_DULL: Final = _listed(
    "said says told of in on by for that which who and or with to from main new other same existing largest first second another biggest "
    "powerful small is was were are has had have"
)
_TITLES: Final = _listed(
    "gen general col colonel president minister captain capt lieutenant lt major maj mr mrs ms dr prof sergeant commander "
    "spokesman spokeswoman director monday tuesday wednesday thursday friday saturday sunday"
)


class ActorIndex:
    """The parties a reader knows, by every name they go by. Not changed after it is made.

    Of two actors with the same name, and of two bodies of one kind in one
    country, the one handed in first is meant: a user's own actors go first.

    Args:
        actors: the parties to know.
        demonyms: further adjectives for countries, e.g. of invented ones, to
            ISO codes; they make "Zelandic troops" a state's forces.

    """

    __slots__ = ("_actors", "_bags", "_by_first", "_found", "_nations", "_shared", "_starts", "_state")

    def __init__(self, actors: Iterable[Actor] = (), *, demonyms: Mapping[str, str] | None = None) -> None:
        self._actors: dict[str, Actor] = {}
        self._by_first: dict[str, tuple[_Name, ...]] = {}
        self._bags: dict[frozenset[str], str | None] = {}
        self._state: dict[tuple[ActorKind, str], str] = {}
        self._nations = _nations(demonyms or {})
        names: dict[str, dict[tuple[tuple[str, ...], str | None], _Name]] = {}
        for actor in actors:
            if actor.id in self._actors:
                continue
            self._actors[actor.id] = actor
            if actor.country is not None and is_general(actor):
                self._state.setdefault((actor.kind, actor.country), actor.id)
            for name in (actor.name, *actor.aliases):
                entry = _entry(name, actor.id)
                if entry is None:
                    continue
                names.setdefault(entry.words[0], {}).setdefault((entry.words, entry.acronym), entry)
                self._put_bag(entry)
        self._by_first = {first: _longest_first(found.values()) for first, found in names.items()}
        self._shared = _shared_names(self._actors.values())
        # folded words at which a name of an actor may begin
        self._starts = self._by_first.keys() | self._nations.keys() | _STATE_FIRST
        # what has been found in which text: kept by the index of one report alone, and gone with it
        self._found: dict[str, tuple[ActorMention, ...]] | None = None

    def _put_bag(self, entry: _Name) -> None:
        bag = _bag(entry.words)
        if bag and self._bags.setdefault(bag, entry.actor) != entry.actor:
            self._bags[bag] = None  # two parties share the words: neither is meant

    def __iter__(self) -> Iterator[Actor]:
        """Give the actors handed in or introduced, in that order."""
        return iter(self._actors.values())

    def __len__(self) -> int:
        return len(self._actors)

    def get(self, actor: str) -> Actor | None:
        """Return the actor of an id, the synthetic ones ("police:KE") included; ``None``: nobody has it."""
        return self._actors.get(actor) or _synthetic(actor)

    # ------------------------------------------------------------------ finding

    def find(self, text: str) -> tuple[ActorMention, ...]:
        """Find every name of an actor, in order, none overlapping another.

        Where several names fit, the longest wins. Acronyms must stand in their
        own case; other names may differ in case, accents, apostrophes and
        hyphens, but a name that has capitals must show at least one.
        """
        if self._found is None:
            return self._search(text)
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._search(text)
        return found

    def _search(self, text: str) -> tuple[ActorMention, ...]:
        split = _split(text)
        raw, low = split.raw, split.low
        starts = self._starts
        found: list[ActorMention] = []
        reached = 0
        for i in [k for k, word in enumerate(low) if word in starts]:
            if i < reached:
                continue
            word = low[i]
            names, nation = self._by_first.get(word), self._nations.get(word)
            last, actor = (i, None) if names is None else _named(names, split, i)
            if nation is not None or word in _STATE_FIRST:
                other, state = self._state_body(nation, split, i)
                if state is not None and other > last:
                    last, actor = other, state
            if actor is None:
                continue
            end = split.end(last - 1) - 2 * raw[last - 1].endswith(_POSSESSIVE)
            found.append(ActorMention(start=split.at[i], end=end, actor=actor))
            reached = last
        return tuple(found)

    def _state_body(self, nations: tuple[_Nation, ...] | None, text: _Text, i: int) -> tuple[int, str | None]:
        """Read "Malian troops", "Mali's ruling junta" or "the army of Mali" at word ``i``."""
        raw, low = text.raw, text.low
        for nation in nations or ():
            j = i + len(nation.words)
            if not _is_nation(nation, text, i) or j >= len(raw) or not text.near(j):
                continue
            bare = nation.noun and nation.exact is None and not raw[j - 1].endswith(_POSSESSIVE)
            if bare and low[j] not in _IN_HEADLINES:
                continue
            last, kind = _state_head(text, j)
            if kind is not None:
                return last, self.body(kind, nation.code)
        if low[i] not in _STATE_FIRST or (i and low[i - 1] in _NOT_THE_STATE):
            return i, None
        last, kind = _state_head(text, i)
        if kind is None or last + 1 >= len(raw) or low[last] not in ("of", "in") or not text.near(last):
            return i, None
        if low[last] == "in" and (low[i] not in _SITTING_IN or _follows_nation(text, i)):
            return i, None
        j = last + 1
        j += low[j] == "the" and j + 1 < len(raw)
        for nation in self._nations.get(low[j], ()):
            if nation.noun and _is_nation(nation, text, j) and text.near(j):
                return j + len(nation.words), self.body(kind, nation.code)
        return i, None

    def body(self, kind: ActorKind, code: str) -> str:
        """Return the curated actor of that kind and country, else the synthetic one."""
        return self._state.get((kind, code)) or _synthetic_id(kind, code)

    # ------------------------------------------------------------------ resolving

    def resolve(self, name: str) -> Actor | None:
        """Return the actor a name means, ``None`` where it is not known or could mean two.

        In this order: the name itself; the name of a state's body; the name
        without an acronym in brackets, where both mean the same; the same
        content words in another order or form, three at least ("Front for the
        Liberation of Azawad", "Azawad Liberation Front"). An acronym is never
        matched by anything but itself.
        """
        name = name.strip()
        whole = self._exactly(name)
        if whole is not None:
            return whole
        bracketed = re.fullmatch(r"(.+?)\s*\(([^()]{2,12})\)", name)
        if bracketed is not None:
            long, short = self.resolve(bracketed.group(1)), self._exactly(bracketed.group(2))
            if long is not None and short is not None:
                return long if long.id == short.id else None
            if long is not None and self._has_other_acronym(long, bracketed.group(2)):
                return long if self._exactly(bracketed.group(1)) is not None else None
            return long or short
        if _is_acronym(name):
            return None
        bag = _bag(_words(name))
        meant = self._bags.get(bag) if bag else None
        return None if meant is None else self._actors.get(meant)

    def _exactly(self, name: str) -> Actor | None:
        """Return the actor whose name covers the whole of ``name``."""
        mentions = self.find(name)
        if len(mentions) != 1:
            return None
        mention = mentions[0]
        before, after = _words(name[: mention.start]), name[mention.end :].strip(" .,;:'’s)")
        if after or (before and before != ("the",)):
            return None
        return self.get(mention.actor)

    def _has_other_acronym(self, actor: Actor, acronym: str) -> bool:
        known = {name.replace(".", "").upper() for name in (actor.name, *actor.aliases) if _is_acronym(name)}
        return bool(known) and acronym.replace(".", "").upper() not in known

    def _akin(self, actor: Actor, name: str) -> bool:
        """Whether a name shares a telling word with a party's names: "Azawad", never "front" or "national"."""
        known = {_stem(word) for listed in (actor.name, *actor.aliases) for word in _words(listed)}
        return any(_stem(word) in known for word in _words(name) if word not in _UNTELLING)

    # ------------------------------------------------------------------ a report's own names

    def with_report_aliases(self, text: str) -> tuple["ActorIndex", tuple[tuple[str, str], ...]]:
        """Learn the names a report introduces, for that report alone.

        Returns a new index, which remembers what it found in which words of the
        report, and the pairs (alias, actor id) it adds, in the order they stand. A party nobody has listed becomes an actor of its own
        with the id ``report:`` and its name in lower case, its kind told from
        the words of the name. An alias that would mean two actors is dropped.
        """
        index = self._about(text)
        if index is not self:
            return index.with_report_aliases(text)
        learned = _Learned(self)
        for match in _NAME_THEN_ACRONYM.finditer(text):
            self._learn_before(learned, text, match.start(), match.group(1))
        bracketed = _ACRONYM_THEN_NAME.finditer(text) if "(" in text else ()
        # what these two begin with stands in every line; what they turn on does not
        either = _OR_CAPITAL.search(text) is not None
        for match in (*bracketed, *(_OR_NAME.finditer(text) if either else ())):
            if _looks_like_acronym(match.group(1)):
                self._learn_pair(learned, text, match.group(2), match.group(1), at=match.start(1))
        for match in _NAME_OR.finditer(text) if either else ():
            if _looks_like_acronym(match.group(1)):
                self._learn_before(learned, text, match.start(), match.group(1))
        for match in _KNOWN_AS.finditer(text) if _NAMING.search(text) else ():
            self._learn_before(learned, text, match.start(), match.group(1), sure=True)
        index = self._extended(learned)
        described = _Learned(index)
        for mention in index.find(text):
            index._learn_descriptions(described, text, mention)
        if described.names:
            index = index._extended(described)
        pairs = sorted((*learned.pairs(), *described.pairs()), key=lambda p: (p[0], p[1]))
        return index, tuple((alias, actor) for _, alias, actor in pairs)

    def _about(self, text: str) -> "ActorIndex":
        """Return an index in which a name that bodies of several countries may carry means the one of this report.

        "The National Army" may be listed for one country and be part of another body's full name. It goes to the one
        of its bodies whose country the report names, or of whose country it names another party; where these are several, or
        the report names other countries alone, the name means nobody. ``self``: the report holds no such name, or
        names no country at all.
        """
        if not self._shared:
            return self
        low = text.casefold()
        near = [name for name in self._shared if name[0] in low and name[-1] in low]
        words = f" {' '.join(_split(text).low)} " if near else ""
        met = [name for name in near if f" {' '.join(name)} " in words]
        named = self._countries_in(text) if met else frozenset()
        if not named:
            return self
        made = self._extended(_Learned(self))
        made._shared = {}
        made._by_first = dict(self._by_first)
        for name in met:
            fit = [actor for actor in self._shared[name] if self._actors[actor].country in named]
            kept = [entry for entry in made._by_first.get(name[0], ()) if entry.words != name]
            if len(fit) == 1:
                kept.append(_Name(name, fit[0], None, capital=True))
            made._by_first[name[0]] = _longest_first(kept)
        return made

    def _countries_in(self, text: str) -> frozenset[str]:
        """Return the countries a text concerns: those it names, and those of the parties it names by a name of their own."""
        split = _split(text)
        found = {
            nation.code
            for i, word in enumerate(split.low)
            for nation in self._nations.get(word, ())
            if _is_nation(nation, split, i)
        }
        for mention in self.find(text):
            actor = self._actors.get(mention.actor)
            if actor is None or actor.country is None:
                continue
            if _words(text[mention.start : mention.end]) not in self._shared:
                found.add(actor.country)
        telling = {
            word: actor.country
            for name in self._shared.values()
            for actor in (self._actors[one] for one in name)
            if actor.country is not None
            for word in _words(actor.name)
            if word not in _COMMON_IN_NAMES
        }
        found |= {country for word, country in telling.items() if word in split.low}
        return frozenset(found)

    def _learn_before(
        self, learned: "_Learned", text: str, end: int, alias: str, *, sure: bool = False
    ) -> None:
        """Tie an alias to the name that ends right before ``end``."""
        name = _name_before(text, end)
        if name is None:
            return
        short = _looks_like_acronym(alias)
        if not short and (not sure or _words(alias)[:1] and _words(alias)[0] in _TITLES):
            return
        best = self._best_start(name, alias if short else None)
        if best is not None:
            self._learn_pair(learned, text, best, alias, at=end)

    def _best_start(self, name: str, acronym: str | None) -> str | None:
        """Cut words before the name proper ("Leader of the Azawad Liberation Front")."""
        starts = [m.start() for m in re.finditer(r"\S+", name) if m.group()[0].isupper()]
        candidates = [name[s:] for s in starts]
        for candidate in candidates:
            if self._exactly(candidate) is not None:
                return candidate
        if acronym is not None:
            for candidate in candidates:
                if _initials_fit(candidate, acronym, strict=True):
                    return candidate
        for candidate in candidates:
            if self.resolve(candidate) is not None and len(_words(candidate)) > 1:
                return candidate
        if acronym is None:
            return name if len(starts) > 1 else None
        if self._exactly(acronym) is not None and _kind_of(name) is not None:
            return name
        return name if len(starts) > 2 and _initials_fit(name, acronym, strict=False) else None

    def _learn_pair(self, learned: "_Learned", text: str, name: str, alias: str, *, at: int) -> None:
        if _words(name)[:1] and _words(name)[0] in _TITLES:
            return
        if name in COUNTRY_CODES or alias in COUNTRY_CODES or _words(name) in _COUNTRY_WORDS:
            return
        long, short = self.resolve(name), self._exactly(alias)
        acronym = _looks_like_acronym(alias)
        if (
            long is not None
            and acronym
            and self._exactly(name) is None
            and self._has_other_acronym(long, alias)
        ):
            # the words agree but the acronyms differ: two parties
            long = None
        if long is not None and short is not None and long.id != short.id:
            # the report's own expansion decides what its short form means
            learned.put(at, alias, long.id)
            return
        known = long or (short if acronym and short is not None and self._akin(short, name) else None)
        if known is None and short is not None and not acronym:
            known = short
        if known is not None:
            for word in (name, alias):
                learned.put(at, word, known.id)
            return
        kind = _kind_of(name)
        if kind is None:
            repeated = len(re.findall(rf"\b{re.escape(alias)}\b", text)) > 1
            if not (
                acronym and repeated and _initials_fit(name, alias, strict=True) and len(_words(name)) > 2
            ):
                return
            kind = ActorKind.OTHER
        learned.introduce(name, kind)
        for word in (name, alias):
            learned.put(at, word, _report_id(name))

    def _learn_descriptions(self, learned: "_Learned", text: str, mention: ActorMention) -> None:
        """Read "the separatist Tuareg rebel alliance, the Azawad Liberation Front": both are one in the report."""
        before = _BEFORE_NAME.search(text[max(0, mention.start - 110) : mention.start])
        if before is not None:
            joined = before.group(3).strip().startswith(",")
            self._learn_description(learned, before.group(2), mention, joined=joined)
        after = _AFTER_NAME.match(text, mention.end)
        if after is not None:
            self._learn_description(learned, after.group(2), mention, joined=True)

    def _learn_description(
        self, learned: "_Learned", words: str, mention: ActorMention, *, joined: bool
    ) -> None:
        parts = words.split()
        if len(parts) < 2 or any(part.lower() in _DULL for part in parts):
            return
        if not joined and len(parts) > 5:
            return
        description = " ".join(parts)
        if self.find(description):
            return
        learned.put(mention.start, description, mention.actor)
        capital = next((k for k, part in enumerate(parts) if part[0].isupper()), None)
        if capital and len(parts) - capital >= 2:
            learned.put(mention.start, " ".join(parts[capital:]), mention.actor)

    def _extended(self, learned: "_Learned") -> "ActorIndex":
        """Return an index of the report's own that also knows what was learned; the rest is shared."""
        made = ActorIndex.__new__(ActorIndex)
        made._nations, made._state = self._nations, self._state
        made._shared = self._shared
        made._found = {}
        if not learned.names:
            made._actors, made._bags = self._actors, self._bags
            made._by_first, made._starts = self._by_first, self._starts
            return made
        made._actors = dict(self._actors)
        made._bags = dict(self._bags)
        made._by_first = dict(self._by_first)
        made._actors.update((actor.id, actor) for actor in learned.introduced.values())
        for alias, (_, actor) in learned.names.items():
            known = made._actors.get(actor)
            if known is not None and alias != known.name and alias not in known.aliases:
                made._actors[actor] = replace(known, aliases=(*known.aliases, alias))
            entry = _entry(alias, actor)
            if entry is None:
                continue
            same = made._by_first.get(entry.words[0], ())
            kept = [n for n in same if n.words != entry.words or n.acronym != entry.acronym]
            made._by_first[entry.words[0]] = _longest_first((entry, *kept))
            made._put_bag(entry)
        made._starts = self._starts | made._by_first.keys()
        return made


class _Learned:
    """Names met so far in one report: what each means, or that it means two."""

    __slots__ = ("_base", "_torn", "introduced", "names")

    def __init__(self, base: ActorIndex) -> None:
        self._base = base
        self._torn: set[str] = set()
        self.names: dict[str, tuple[int, str]] = {}
        self.introduced: dict[str, Actor] = {}

    def introduce(self, name: str, kind: ActorKind) -> None:
        """Enter a party nobody has listed."""
        made = _report_id(name)
        self.introduced.setdefault(
            made, Actor(id=made, name=name, kind=kind, source="introduced by the report itself")
        )

    def put(self, at: int, alias: str, actor: str) -> None:
        """Tie an alias to an actor, unless the index has it so already."""
        known = self._base._exactly(alias)
        if alias in self._torn or (known is not None and known.id == actor):
            return
        if alias in self.names and self.names[alias][1] != actor:
            del self.names[alias]
            self._torn.add(alias)
            return
        self.names.setdefault(alias, (at, actor))

    def pairs(self) -> Iterator[tuple[int, str, str]]:
        """Give (offset of the introduction, alias, actor id)."""
        return ((at, alias, actor) for alias, (at, actor) in self.names.items())


# --------------------------------------------------------------------------- small looks

_COUNTRY_WORDS: Final = frozenset(_words(name) for name in COUNTRY_CODES)


_UNTELLING: Final = (
    _SMALL
    | frozenset(word for _, listed in _KIND_WORDS for word in listed)
    | _listed(
        "liberation national popular people peoples islamic united democratic revolutionary independence defence defense "
        "support armed state states republic north south east west new free self mission"
    )
)


_COMMON_IN_NAMES: Final = (
    _SMALL
    | _SITTING_IN
    | _listed(
        "army forces force navy air coast border guard guards frontier general staff high command headquarters joint defence defense republic "
        "people peoples royal federal state states civil protection civilian service services office ministry council commission human "
        "rights ombudsman ombudsmans prosecutor prosecutors supreme court interior justice health information presidential "
        "republican gendarmerie central united front liberation movement democratic popular union front party doctors network"
    )
)
"""Words that bodies of many countries have in their names."""


def _shared_names(actors: Iterable[Actor]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return names of common nouns alone, each with the bodies of two or more countries that carry it or hold it in a name of theirs."""
    listed = [
        (actor, [(words, name) for name in (actor.name, *actor.aliases) if (words := _words(name))])
        for actor in actors
        if actor.country is not None
    ]
    plain = {
        words
        for _, names in listed
        for words, name in names
        if len(words) > 1 and not _is_acronym(name) and all(word in _COMMON_IN_NAMES for word in words)
    }
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for shared in sorted(plain):
        carriers = {
            actor.id: actor.country
            for actor, names in listed
            if any(
                words[at : at + len(shared)] == shared
                for words, _ in names
                for at in range(len(words) - len(shared) + 1)
            )
        }
        if len(set(carriers.values())) > 1:
            found[shared] = tuple(sorted(carriers))
    return found


def _longest_first(names: Iterable[_Name]) -> tuple[_Name, ...]:
    return tuple(sorted(names, key=lambda name: -len(name.words)))


def _same_letters(written: str, acronym: str) -> bool:
    """Whether an acronym stands in its own case or all in capitals ("FAMa", "FAMA")."""
    if written.endswith(_POSSESSIVE):
        written = written[:-2]
    return written in (acronym, acronym.upper())


def _named(names: tuple[_Name, ...], text: _Text, i: int) -> tuple[int, str | None]:
    """Return the longest of the names that stands at word ``i``: (word after it, actor)."""
    following = text.low[i + 1] if i + 1 < len(text.low) else None
    for name in names:
        size = len(name.words)
        # the second word alone rules out most of the names that begin alike
        if size > 1 and (name.words[1] != following or not text.has(name.words, i)):
            continue
        written = text.raw[i : i + size]
        if name.acronym is not None:
            if not _same_letters("".join(written), name.acronym):
                continue
        elif name.capital and all(map(str.islower, written)):
            continue
        return i + size, name.actor
    return i, None


def _is_nation(nation: _Nation, text: _Text, i: int) -> bool:
    if not text.has(nation.words, i):
        return False
    if nation.exact is not None:
        return _same_letters("".join(text.raw[i : i + len(nation.words)]), nation.exact)
    return text.raw[i][0].isupper()


def _follows_nation(text: _Text, i: int) -> bool:
    """Whether a capitalised word stands before word ``i`` ("French army in Mali")."""
    return i > 0 and text.raw[i - 1][0].isupper() and text.low[i - 1] not in _ARTICLES and text.near(i)


def _state_head(text: _Text, j: int) -> tuple[int, ActorKind | None]:
    """Read the longest body of a state at word ``j``: (word after it, its kind)."""
    if text.low[j] not in _STATE_FIRST:
        return j, None
    limit = j + 1
    while limit < min(j + _LONGEST_HEAD, len(text.raw)) and text.near(limit):
        limit += 1
    for last in range(limit, j, -1):
        kind = _STATE_HEADS.get(tuple(text.low[j:last]))
        if kind is not None:
            return last, kind
    return j, None


def _looks_like_acronym(word: str) -> bool:
    bare = word.replace("-", "").replace(".", "")
    return (
        2 <= len(bare) <= 10 and sum(c.isupper() for c in bare) >= 2 and sum(c.islower() for c in bare) <= 2
    )


def _name_before(text: str, end: int) -> str | None:
    """Return the run of capitalised words (and small links) that ends at ``end``."""
    window = text[max(0, end - 140) : end].rstrip(" ,\"”'’(")
    tokens = list(re.finditer(r"[^\s]+", window))
    first = len(tokens)
    for k in range(len(tokens) - 1, -1, -1):
        word = tokens[k].group()
        if k < len(tokens) - 1 and word[-1] in ',.;:!?)”"':
            break
        bare = word.lstrip("\"“'‘(")
        if bare[:1].isupper():
            first = k
            if bare is not word:
                break
        elif bare.lower() not in _LINKS:
            break
    if first >= len(tokens):
        return None
    name = window[tokens[first].start() :].lstrip("\"“'‘(").rstrip(",")
    name = re.sub(r"\s+", " ", name)
    if name.lower().startswith("the "):
        name = name[4:]
    return name if name[:1].isupper() else None


_LINKS: Final = frozenset(_LINK[3:-1].split("|"))


def _initials_fit(name: str, acronym: str, *, strict: bool) -> bool:
    """Whether an acronym can be made of a name's initials, in any order (translated names differ in it).

    Strict: every capital of the acronym is an initial, and the name has hardly
    a word more. Otherwise: half of them, two at least.
    """
    letters = [c for c in acronym if c.isupper()]
    initials = [
        word[0].upper()
        for word in re.findall(r"[^\W_]+", name)
        if word[0].isupper() or word.lower() not in _LINKS
    ]
    spare = list(initials)
    met = 0
    for letter in letters:
        if letter in spare:
            spare.remove(letter)
            met += 1
    if strict:
        return met == len(letters) and len(spare) <= max(1, len(letters) // 3) and name[:1].upper() in letters
    return met >= 2 and 2 * met >= len(letters)


def _kind_of(name: str) -> ActorKind | None:
    """Tell a party's kind from the words of its name; ``None`` where no word names a body."""
    words = set(_words(name))
    for kind, listed in _KIND_WORDS:
        if words & listed:
            return kind
    return None


def _report_id(name: str) -> str:
    return "report:" + "-".join(_words(name))

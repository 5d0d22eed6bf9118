"""What a speaker is called in a headline: a body by its name, a person by what he or she is.

A reader of one line has no use for a stranger's name, and a stranger no use for being in it. So a person, named
by the reports or not, stands there by office, trade, kinship or part in the event as the reports give them: "the
head of the Weavers' Guild", "a boatman", "a survivor". What introduces nobody (a pronoun, a clause that was taken
for a speaker, a word like "staff" without whose it is) is never printed. The rules stand in
``docs/methods/headlines-and-gaps.md``.
"""

import re
from collections.abc import Iterable, Mapping

from corrobora.records import SpeakerKind
from corrobora.weighing.docket import fold, lexicon
from corrobora.weighing.speakers import BODY_WORDS, CROWD, TITLES, roles_of

BY_KIND: Mapping[SpeakerKind, str] = {
    SpeakerKind.OFFICIAL: "an official",
    SpeakerKind.ARMED_FORCES: "an officer",
    SpeakerKind.ARMED_GROUP: "a member of an armed group",
    SpeakerKind.EYEWITNESS: "an eyewitness",
    SpeakerKind.SURVIVOR: "a survivor",
    SpeakerKind.RELATIVE: "a relative",
    SpeakerKind.LOCAL_SOURCE: "a local source",
    SpeakerKind.NGO: "a member of an organisation",
    SpeakerKind.UN_BODY: "a United Nations official",
    SpeakerKind.EXPERT: "an expert",
    SpeakerKind.MEDIA: "a journalist",
    SpeakerKind.OTHER: "a person named in the reports",
}
"""What a person is called of whom the reports say no more than where he or she stands."""

UNNAMED = "an unnamed source"
"""Somebody of whom a report says nothing at all."""

_BOUND_TO = lexicon(
    "relatives families family lawyer lawyers friends parents brothers sisters body killer wives widows sons daughters"
)
"""Words behind whose "of" a private person's name may stand."""
_COURTESY = lexicon(
    "mr mrs ms miss sir don dona señor señora senor senora madame monsieur mzee hajiya alhaji"
)
_WRITTEN_OUT: Mapping[str, str] = {
    "dr": "doctor", "prof": "professor", "gen": "general", "col": "colonel", "lt": "lieutenant", "maj": "major", "capt": "captain",
    "sgt": "sergeant", "cpl": "corporal", "brig": "brigadier", "adm": "admiral", "cmdr": "commander", "det": "detective",
    "insp": "inspector", "supt": "superintendent", "rev": "reverend", "sen": "senator", "gov": "governor", "fr": "priest",
}  # fmt: skip
_KIN = lexicon(
    "mother father brother sister son daughter wife husband widow widower cousin uncle aunt nephew niece grandmother "
    "grandfather grandson granddaughter stepmother stepfather fiancee partner relative friend classmate neighbour neighbor"
)
_OFFICES = lexicon(
    "sheriff coroner deputy detective inspector corporal constable marshal trooper commissioner administrator secretary chair "
    "chairman chairwoman chairperson head leader manager director coordinator representative councillor councilman "
    "councilwoman alderman supervisor attorney advocate magistrate registrar examiner investigator analyst researcher "
    "professor lecturer principal headmaster owner landlord tenant employee worker volunteer activist organiser organizer "
    "boatman ferryman fisherman shepherd hunter weaver smith mason potter blacksmith student shopkeeper vendor trader "
    "merchant publican barkeeper waiter waitress chaplain bishop archbishop cardinal deacon imam rabbi monk nun "
    "veteran soldier officer policeman policewoman paramedic medic orderly caretaker watchman bodyguard pilot captain "
    "delegate envoy ombudsman ombudswoman warden ranger president king queen chieftain emir sultan diplomat consul "
    "reverend priest spokesman spokeswoman spokesperson"
)
_QUALIFIES = lexicon(
    "chief deputy homicide assistant acting interim senior former local regional provincial state federal county city village "
    "district national municipal military parish town opposition community police fire church hospital school general major "
    "night prison traffic camp presidential parliamentary retired"
)
"""Words before an office that lose their capital with it."""
_SURNAMES = lexicon(
    "smith mason cook baker carpenter butcher miner potter weaver porter tailor hunter shepherd king elder guard priest "
    "bishop marshal miller fisher taylor farmer herder driver page head chair"
)
"""Trades and offices that many are called by: with a capital they are taken for a name."""
_NO_ROLE = lexicon(
    "after under over other another however rather whether never later earlier together either for or per nor her their "
    "our your number order matter water river weather winter summer december october november september letter paper "
    "daughter-in-law member former center centre newspaper"
)
_AGENT = re.compile(r"[a-z]{4,}(?:er|or|ist|ian|man|woman|keeper)")
_CLAUSE = re.compile(
    r"\s(?:who|whom|whose|which|that|what|when|where|why|on|after|before|as|because|while|said|says|told|tells|gave|gives"
    r"|identified|reported|confirmed|claims?|added|wrote|speaking|reached|contacted|quoted|interviewed)\b",
    re.IGNORECASE,
)
_POINTING = lexicon(
    "he she it they we i you him her them us this these those who what which that one others somebody someone anybody inside "
    "happened there here then"
)
_POSSESSIVE = re.compile(r"^(?:his|her|its|their|our|my|your)\s+", re.IGNORECASE)
_MASS = lexicon(
    "staff police media press law enforcement authorities management leadership personnel intelligence family kin"
)
"""Nouns that stand without an article."""
_NOBODYS = lexicon(
    "suspicion suspicions rumour rumours rumor rumors hearsay speculation belief talk word gossip accusation allegation list"
)
"""Nouns that look like somebody's word and are nobody's."""
_BODIES = BODY_WORDS | lexicon(
    "watch live times post news assessment protection observatory observatoire observatorio media network institute centre "
    "center foundation association society federation hospital university school records report website site radio tv county "
    "city nations rescue brigade mission church diocese parish company guild chamber club cooperative"
)
_DETERMINERS = lexicon(
    "a an the some several any each every both many few most no one two three four five six seven eight nine ten dozens"
)
_PREPOSITIONS = lexicon("of in at from for near with by to and")


def is_role(word: str) -> bool:
    """Whether a word says what somebody is: an office, a trade, a rank or kinship ("coroner", "boatman", "sister")."""
    plain = fold(word)
    if plain in BODY_WORDS or (word[:1].isupper() and plain in _SURNAMES):
        return False
    known = _OFFICES | _KIN | CROWD | (TITLES - _COURTESY) | _WRITTEN_OUT.keys()
    if plain in known or roles_of([plain]):
        return True
    return word.islower() and plain not in _NO_ROLE and _AGENT.fullmatch(plain) is not None


def is_nobodys(text: str) -> bool:
    """Whether some words are the name of no voice at all ("suspicion", "a list")."""
    words = [word for word in fold(text).split() if word not in {"a", "an", "the"}]
    return bool(words) and set(words) <= _NOBODYS


def introduces(text: str) -> bool:
    """Whether words introduce somebody: a pronoun, or a clause that was taken for a speaker, does not."""
    words = fold(_POSSESSIVE.sub("", text.strip())).split()
    return bool(words) and words[0] not in _POINTING and not is_nobodys(text)


def is_body(text: str) -> bool:
    """Whether an unresolved name is a body's: a word for one in it, or letters that stand for one ("CRH", "WKQX-TV")."""
    return (
        bool(set(fold(text).split()) & _BODIES)
        or re.fullmatch(r"[A-Z]{3,6}\d*(?:-[A-Z]{2,3})?", text.strip()) is not None
    )


def with_article(words: str) -> str:
    """Return a description with "a" or "an" where it has no determiner and is one person or thing."""
    words = _POSSESSIVE.sub("", words.strip())
    first = words.split(" ", 1)[0]
    plain = fold(first)
    if not words or plain in _DETERMINERS or first[:1].isdigit():
        return words
    head = fold(re.split(r"\s(?:of|in|at|from|for|near|with)\s|,", words, maxsplit=1)[0]).split()[-1:]
    several = bool(head) and (
        head[0] in _MASS
        or head[0] in {"people", "men", "women"}
        or (head[0].endswith("s") and not head[0].endswith("ss"))
    )
    if several or " and " in words:
        return words
    vowel = plain[:1] in set("aeio") or plain.startswith(("un", "ul", "um", "up", "us", "hon", "heir"))
    silent = plain.startswith(("uni", "use", "one", "eu"))
    return f"{'an' if vowel and not silent else 'a'} {words}"


def describe_unnamed(text: str, kind: SpeakerKind) -> str:
    """Return what to call a speaker whom nobody names, from the words of a report.

    What a relative clause or a verb adds is left out, and so is whatever name stands within; the place behind "of" an
    office stays ("the mayor of Orin"). Where no words are left that introduce anybody, the kind speaks.
    """
    fallback = UNNAMED if kind is SpeakerKind.OTHER else BY_KIND[kind]
    if not introduces(text):
        return fallback
    words = _CLAUSE.split(_POSSESSIVE.sub("", text.strip()), maxsplit=1)[0].split(",")[0].strip(" ;:")
    kept = _without_names(words)
    if not kept or kept[-1] in {",", "and"}:
        return fallback
    plain = " ".join(kept).replace(" ,", ",").strip(" ,;")
    pieces = plain.split()
    if (
        not pieces
        or fold(pieces[-1]) in _PREPOSITIONS | {"a", "an", "the"}
        or set(fold(plain).split()) <= {"the", "a", "an"}
    ):
        return fallback
    if fold(plain) in {"staff", "management", "personnel"} or fold(pieces[-1]) in _UNFINISHED:
        return fallback
    if fold(pieces[0]).endswith("s") and fold(pieces[0]) not in _DETERMINERS:
        verb = next((n for n, piece in enumerate(pieces) if n and re.fullmatch(r"[a-z]{3,}ed", piece)), None)
        plain = " ".join(pieces[:verb]) if verb is not None else plain
    return with_article(midway(plain))


_PEOPLES = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:ian|ean|an|ese|ish|[^\Waeiou\d_]i)s?")
_NO_PEOPLE = lexicon(
    "civilian civilians guardian guardians pedestrian pedestrians historian historians veteran veterans human urban woman man "
    "fisherman gunman policeman policewoman spokesman spokeswoman chairman businessman taxi librarian partisan partisans artisan artisans"
)
_OTHER_PEOPLES = lexicon(
    "french dutch greek swiss thai czech arab arabs afghan afghans turk turks kurd kurds serb serbs"
)


_UNFINISHED = lexicon(
    "retired former senior local regional provincial acting unnamed anonymous same elderly young other"
)
"""Adjectives: a description that ends in one has lost its noun."""


def midway(words: str) -> str:
    """Return a description as it stands within a sentence; a people's name ("Kenyan officials") and letters keep their capitals."""
    first, _, rest = words.partition(" ")
    plain = fold(first)
    people = plain in _OTHER_PEOPLES or (_PEOPLES.fullmatch(first) is not None and plain not in _NO_PEOPLE)
    if people or sum(letter.isupper() for letter in first) > 1:
        return words
    return first[:1].lower() + first[1:] + (f" {rest}" if rest else "")


def _without_names(words: str) -> list[str]:
    """Return the words up to the first name of a person; the name of a place or a body behind a preposition stays."""
    pieces = words.split()
    private = any(fold(piece) in _KIN | _BOUND_TO for piece in pieces)
    kept: list[str] = []
    placed = False
    for at, piece in enumerate(pieces):
        plain = fold(piece)
        if plain in _PREPOSITIONS:
            placed = plain != "and"
        named = at > 0 and piece[:1].isupper() and not is_role(piece)
        if named and (private or not placed) and not is_body(" ".join(pieces[at:])):
            while kept and fold(kept[-1]) in _PREPOSITIONS | {"the", "a", "an", "his", "her", "their"}:
                kept.pop()
            break
        kept.append(piece)
    return kept


def describe_named(texts: Iterable[str], sentences: Iterable[str], kind: SpeakerKind) -> str:
    """Return what to call a person whom the reports name, without the name.

    Looked for in this order: what stands before or behind the name in the words by which a report introduces the
    speaker ("Serin County coroner N. N.", "N. N., a boatman"); an apposition to the name in the sentences
    that carry the speaker's word; the kind of the speaker.
    """
    texts = sorted(set(texts))
    office = by_office(texts)
    if office is not None:
        return office
    names = {name for text in texts if (name := _name_in(text))}
    for sentence in sentences:
        for name in sorted(names):
            found = _apposition(sentence, name)
            if found:
                return found
    return BY_KIND[kind]


def by_office(texts: Iterable[str]) -> str | None:
    """Return what stands beside a person's name in the words that introduce him or her; ``None``: a name alone."""
    return next((found for text in sorted(set(texts)) if (found := _beside_name(text))), None)


def is_person(words: str) -> bool:
    """Whether a description's head is a word for a person ("a seven-year-old girl", "an elderly farmer")."""
    head = re.split(r"\s(?:of|in|at|from|for|near|with)\s|,", words, maxsplit=1)[0].split()[-1:]
    return bool(head) and (is_role(head[0]) or fold(head[0]) in _KIN | CROWD | _YOUNG)


_YOUNG = lexicon("boy girl child toddler infant baby teenager teen adult boys girls children")


def _name_in(text: str) -> str:
    """Return the last run of capitalised words of the first part of an introduction."""
    for part in text.split(","):
        run = re.search(r"((?:[A-ZÀ-Þ][\w’'.-]*\s*(?:(?:al|de|da|bin|ibn|ould|ag)\s+)?)+)$", part.strip())
        if run:
            words = [word for word in run[1].split() if not is_role(word) and fold(word) not in _COURTESY]
            if words:
                return " ".join(words)
    return ""


def _beside_name(text: str) -> str | None:
    whose = re.search(r"['’]s?\s+(?P<kin>[a-z]+)$", text)
    if whose is not None and is_role(whose["kin"]):
        return with_article(whose["kin"])
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for number, part in enumerate(parts):
        pieces = part.split()
        at = max((n for n, piece in enumerate(pieces) if is_role(piece.strip(".’'"))), default=None)
        if at is None or (number and not pieces[0][:1].islower() and not is_role(pieces[0])):
            continue  # "…, Orin Police": another name, no apposition
        behind = pieces[at + 1 :]
        apart = len(parts) > 1 and pieces[0][:1].islower() and behind[:1] == ["of"]
        if not apart or fold(pieces[at]) in _KIN | _BOUND_TO:
            behind = _behind(behind)
        words = " ".join([*_head(pieces[: at + 1]), *behind])
        return with_article(words) if words else None
    return None


def _head(pieces: list[str]) -> list[str]:
    """Return an office and what stands before it as running text has it ("Kesh County Coroner" → "Kesh County coroner")."""
    kept: list[str] = []
    small = True
    for at in range(len(pieces) - 1, -1, -1):
        piece, plain = pieces[at], fold(pieces[at])
        if plain in _COURTESY:
            continue
        proper_before = at > 0 and pieces[at - 1][:1].isupper() and not _lowers(pieces[at - 1])
        if plain in _WRITTEN_OUT:
            kept.append(_WRITTEN_OUT[plain])
        elif small and is_role(piece):
            kept.append(piece.lower())
        elif plain in _QUALIFIES and not proper_before and (small or pieces[at + 1][:1].islower()):
            kept.append(piece.lower())
        elif at == 0 and plain in _DETERMINERS | {"his", "her", "its", "their", "our"}:
            kept.append(plain)
        else:
            small = False
            kept.append(piece)
    return kept[::-1]


def _lowers(piece: str) -> bool:
    return fold(piece) in _QUALIFIES | _DETERMINERS | {"his", "her", "its", "their", "our"} or is_role(piece)


def _behind(pieces: list[str]) -> list[str]:
    """Return what stands behind an office without the name: "of the Kesh Region", "from the lower ferry"."""
    if pieces and not any(piece[:1].isupper() for piece in pieces):
        return pieces
    start = next((n for n, piece in enumerate(pieces) if fold(piece) == "of"), None)
    if start is None or not all(_is_proper(piece) for piece in pieces[:start]):
        return []
    kept = pieces[start:]
    capitals = [n for n, piece in enumerate(kept) if piece[:1].isupper()]
    bodies = [n for n in capitals if fold(kept[n]) in _BODIES | {"region", "province", "district", "state"}]
    if start == 0 and bodies:
        return kept[: bodies[-1] + 1]
    return kept if start and bodies else []


def _is_proper(word: str) -> bool:
    return word[:1].isupper() and not is_role(word)


_APPOSED = (
    r"\s*,\s+(?P<role>(?:an?|the|his|her|its|their)\s+[^,;.:“”\"]{3,60}?)(?=[,;.:“”\"]|\s(?:who|said|told)\b)"
)


def _apposition(sentence: str, name: str) -> str | None:
    behind = re.search(rf"\b{re.escape(name)}{_APPOSED}", sentence)
    if behind is not None:
        words = behind["role"].split()
        cut = [fold(word) for word in words]
        head = cut[: next((n for n, word in enumerate(cut) if word in _PREPOSITIONS), len(cut))]
        if head and is_role(head[-1]):
            kept = _without_names(" ".join(words))
            return with_article(" ".join(kept)) if kept and is_role(head[-1]) else None
    ahead = re.search(
        rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s+(?P<role>[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,3}}),\s+(?:[A-Z]\w*\.?\s+)?{re.escape(name)}\b",
        sentence,
    )
    if ahead is not None:
        run = ahead["role"].split()
        last = next((n for n, word in enumerate(run) if word in _PREPOSITIONS), len(run))
        if last and is_role(run[last - 1]):
            return with_article(ahead["role"])
    before = re.search(rf"\b((?:[a-z][\w-]*\s+){{1,3}}){re.escape(name)}\b", sentence)
    if before is not None:
        run = before[1].split()
        if is_role(run[-1]):
            qualified = run[-2:] if len(run) > 1 and fold(run[-2]) in _QUALIFIES else run[-1:]
            return with_article(" ".join(qualified))
    return None

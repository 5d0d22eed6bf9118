"""Find the parties a sentence names: armed ones that may act, civil ones that may suffer.

A mention is an actor's name, a head noun of the tables with what modifies it,
or a name joined to such a noun ("Wagner Group mercenaries"). Bare wordings
("the army", "its soldiers") resolve to the one actor of that kind the report
itself speaks of, else to nobody.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corrobora.reading.actors import ActorIndex, is_general
from corrobora.reading.clauses import WEEKDAYS, Token
from corrobora.reading.counts import CIVIL_NOUNS
from corrobora.reading.lexicon import ARMED, ARMED_MEN_PHRASES, CIVIL, DETERMINERS, MODIFIERS, VEHICLES
from corrobora.reading.nations import COUNTRY_CODES, DEMONYM_CODES
from corrobora.records import Actor, ActorKind, Party, Span

_PHRASES = re.compile(
    r"\b(?:"
    + "|".join(ARMED_MEN_PHRASES)
    + r"|(?:men|youths|individuals)\s+(?:in|wearing|dressed in)\s+(?:(?:army|military|police|camouflage|combat|party|black|green|"
    r"official|state|security|dark|desert)\s+){0,3}(?:uniforms?|fatigues|camouflage|balaclavas|masks|t-shirts|hoods)|"
    r"(?:armed|masked|hooded|machete-wielding|knife-wielding|stick-wielding|gun-toting|unidentified|uniformed|black-clad)\s+(?:herders|herdsmen|farmers|youths|hunters|horsemen|riders|villagers|civilians|settlers|cattle rustlers|thieves|thugs|agents|individuals)|"
    r"(?:cattle\s+)?(?:rustlers|thieves)|prison\s+(?:guards|warders|wardens)|(?:agents|men|officers)\s+in\s+plain\s+clothes|hitm[ae]n|hired killers|assassins?|snipers?|marksm[ae]n|thugs|horsemen|arsonists|(?:guards|wardens|warders)(?=\s+(?:(?:had|then|also)\s+)?(?:beat|shot|opened fire|killed|fired|tortured|raped|hanged|dragged|executed|strangled)\b)|hunters(?=\s+(?:armed|shot|killed|attacked|opened|raided|from|in|on|with|wearing|who|burst|stormed|set|burned)\b))\b(?![-\u2010\u2011])",
    re.IGNORECASE,
)
"""Doers by what they carry or wear, known to belong to nobody."""

ARMED_KINDS = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.POLICE,
        ActorKind.GOVERNMENT,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.PRIVATE_FORCE,
        ActorKind.EXTERNAL_FORCES,
        ActorKind.ARMED_MEN,
        ActorKind.PEACEKEEPERS,
    }
)
_MODIFIED = frozenset(VEHICLES) - {"passengers", "travellers"} | frozenset(
    """casualties casualty deaths population populations government areas area homes houses targets infrastructure toll leader leaders
    group groups organisation organisations organization organizations party market union camp camps rights life lives
    areas neighbourhood neighborhood objects property institutions authorities hospital ward rule killings abuses protests
    journalists workers activists""".split()
)
"""Nouns that a word for people only describes when it stands before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """A party named in a sentence; offsets count code points of the sentence."""

    start: int
    end: int
    party: Party
    armed: bool
    """Whether it can be the one who acts."""
    head: str
    """Head noun in lower case, or the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who takes part in a report: what bare wordings resolve to."""

    index: ActorIndex
    by_kind: Mapping[ActorKind, str]
    """The actor a bare wording of that kind stands for, where the report leaves no choice."""
    actors: Mapping[str, Actor]
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the country the report is about."""
    at_arms: frozenset[str] = frozenset()
    """Codes of the states whose forces the report names, its own country's among them or not."""
    foreign: bool = False
    """Whether another state's forces are spoken of more than the country's own: bare "soldiers" may then be either's."""

    def carrying(self, *words: str) -> str | None:
        """Return the one body of the report or its country whose own name carries all these words, each a pattern.

        ``None`` where none does and where several do: "the military prosecutor" is
        never some other body of the state.
        """
        near = {
            a.id: a
            for a in (*self.actors.values(), *self.index)
            if (a.id in self.actors and (self.country is None or a.country in {None, self.country}))
            or (self.country is not None and a.country == self.country)
        }
        fit = [
            a.id
            for a in near.values()
            if any(all(re.search(w, n, re.IGNORECASE) for w in words) for n in (a.name, *a.aliases))
        ]
        return fit[0] if len(fit) == 1 else None

    def at_home(self, words: str, actor: str) -> str | None:
        """Return the body that a name made of common nouns means in this report ("the Coast Guard").

        Such a name may be listed for one country's body and is used of every other's. Where the report is about
        another country than the listed body's and does not call it by its full name, the one body of the report's
        own country whose name carries the words is meant; ``None`` where there is none or several.
        """
        listed = self.index.get(actor)
        if listed is None or listed.country is None or self.country in {None, listed.country}:
            return actor
        if not all(word.lower() in _COMMON_NOUNS for word in re.findall(r"[\w.]+", words)):
            return actor
        low = words.lower()
        fit = [
            a.id
            for a in self.index
            if a.country == self.country and any(low in name.lower() for name in (a.name, *a.aliases))
        ]
        return fit[0] if len(fit) == 1 else None


_COMMON_NOUNS = frozenset(
    """the of for and coast guard guards border national human rights office commission police army navy air force forces armed defence defense staff
    general high command ministry interior justice health information government council authority authorities security services service presidential republican
    civil protection electoral federal state supreme court prosecutor prosecutor's inspectorate mission un u.n united nations red cross media press union""".split()
)
"""Words of which a name holds nothing that belongs to one country's body alone."""
_OF_A_STATE = (ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT)
_BARE_ARMY = re.compile(r"\b[Tt]he (?:army|military|armed forces|soldiers|troops)\b")


_FORCES_OF = re.compile(
    r"\b(?P<nation>[A-ZÀ-Þ]\w+)\s+(?:(?:ground|armed|occupying|government|invading|special|air)\s+)?(?:forces|troops|soldiers|army|military|servicemen|invasion|occupation|brigade|gunners|artillery|air force|navy)\b"
)


_NATION_WORD = re.compile(r"[A-ZÀ-Þ][\w]+(?:['’]s\b)?(?:\s+(?:of\s+|the\s+)*[A-ZÀ-Þ][\w]+)?")


def nation_in(words: str) -> str | None:
    """Return the ISO code of the first country a phrase names by name or adjective ("Rwanda's foreign minister")."""
    for match in _NATION_WORD.finditer(words):
        whole = re.sub(r"['’]s\b", "", match.group())
        for name in (whole, *whole.split()):
            plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
            code = (
                COUNTRY_CODES.get(name)
                or DEMONYM_CODES.get(name)
                or COUNTRY_CODES.get(plain)
                or DEMONYM_CODES.get(plain)
            )
            if code is not None:
                return code
    return None


def _nations_in(text: str) -> frozenset[str]:
    """Return the ISO codes of all countries a text names by name or adjective."""
    return frozenset(
        code for match in _NATION_WORD.finditer(text) if (code := nation_in(match.group())) is not None
    )


def cast_of(text: str, *, index: ActorIndex, country: str | None) -> Cast:
    """Return the actors a report names and what its bare wordings stand for.

    A bare wording of a kind stands for the actor of that kind named most often;
    of two named equally often, the one named first. "The army", "police" and
    "the government" are those of ``country`` (ISO 3166-1 alpha-2), the one the
    report is about; where that is not known and two states' are named, nobody's.
    A country that the report never names, by name or by a body of it, while it
    names others is taken as not known.
    A name that only describes another ("the X affiliate Y") counts for nobody.
    """
    seen: dict[str, Actor] = {}
    tally: Counter[str] = Counter()
    for mention in index.find(text):
        actor = index.get(mention.actor)
        if actor is not None and not describes_another(text, mention.start, mention.end):
            seen.setdefault(actor.id, actor)
            tally[actor.id] += 1
    if country is not None and all(a.country != country for a in seen.values()):
        named = _nations_in(text)
        if named and country not in named:
            country = None  # guessed from a place's name while the report speaks of other countries
    states = {a.country for a in seen.values() if a.kind in _OF_A_STATE and a.country is not None}
    if country is None and len(states) == 1:
        country = next(iter(states))
    by_kind: dict[ActorKind, str] = {}
    for kind in ActorKind:
        of_kind = [a for a in seen.values() if a.kind is kind and is_general(a)]
        if kind in _OF_A_STATE and country is not None:
            of_kind = [a for a in of_kind if a.country == country]
        elif kind in _OF_A_STATE and len({a.country for a in of_kind}) > 1:
            continue
        if of_kind:
            order = {a.id: n for n, a in enumerate(of_kind)}
            best = max(of_kind, key=lambda a: (tally[a.id], -order[a.id]))
            by_kind[kind] = best.id
    foreign = False
    if country is not None:
        for kind in _OF_A_STATE:
            by_kind.setdefault(kind, index.body(kind, country))
        forces = [a for a in seen.values() if a.kind is ActorKind.STATE_FORCES and a.country is not None]
        others = sum(tally[a.id] for a in forces if a.country != country)
        own = sum(tally[a.id] for a in forces if a.country == country)
        foreign = others > own + len(_BARE_ARMY.findall(text))
    # rebels of several names cannot be told apart by a bare word
    rebels = {
        a.id
        for a in seen.values()
        if a.kind in {ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA}
    }
    if len(rebels) > 1:
        by_kind.pop(ActorKind.REBEL_GROUP, None)
    at_arms = {a.country for a in seen.values() if a.kind is ActorKind.STATE_FORCES and a.country is not None}
    at_arms |= {code for m in _FORCES_OF.finditer(text) if (code := nation_in(m.group("nation"))) is not None}
    return Cast(
        index=index,
        by_kind=by_kind,
        actors=seen,
        country=country,
        foreign=foreign,
        at_arms=frozenset(at_arms),
    )


def _widen(tokens: Sequence[Token], i: int) -> int:
    """Return the first token of the noun phrase whose head stands at ``i``.

    Behind a number or determiner only more of the kind may stand ("at least
    two soldiers"): "shot **dead** four herders" and "on **4 March 2031**
    soldiers …" end there.
    """
    first = i
    counted = False
    while first > 0:
        token = tokens[first - 1]
        number = token.text[:1].isdigit()
        if token.low == "at" and (tokens[first].low not in {"least", "most"}):
            break
        if number and (_is_year(tokens, first - 1) or (counted and tokens[first].text[:1].isdigit())):
            break
        if not counted and (
            token.low in MODIFIERS
            or (token.low == "air" and tokens[first].low in {"force", "forces"})
            or token.low in {"'s"}
            or (token.capital and token.word and token.start > 0 and token.low not in WEEKDAYS)
        ):
            first -= 1
        elif not counted and token.word and "-" in token.text and not number:
            first -= 1
        elif token.low in DETERMINERS or number or (counted and token.low in {"least", "most", "than"}):
            first -= 1
            counted = True
            if token.low in {"the", "its", "their", "a", "an", "his", "her"} and not (
                first > 0 and tokens[first - 1].low in {"all"}
            ):
                break
        elif (
            not counted
            and first > 1
            and token.word
            and token.low not in _FOLLOWS_A_HEAD
            and (tokens[first - 2].low in _NUMBERS or tokens[first - 2].text.isdigit())
            and not _is_year(tokens, first - 2)
        ):
            first -= 1  # "two forest guards"
        elif not counted and _describes(tokens, first - 1):
            first -= 1  # "the drunken soldiers"
        else:
            break
    if tokens[first].low == "than" and first > 0 and tokens[first - 1].low in {"less", "fewer", "more"}:
        first -= 1 + (first > 1 and tokens[first - 2].low in {"not", "no"})
    return first + (tokens[first].low == "'s" and first < i)


def _describes(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word that no table knows describes the head behind it: a determiner, a number, "by" or nothing stands before it."""
    token = tokens[k]
    if (
        not token.word
        or not token.text.isalpha()
        or token.low in _FOLLOWS_A_HEAD
        or token.low in _NO_ADJECTIVE
        or token.low in _PARTY_WORDS
        or token.low in WEEKDAYS
        or token.low.endswith("ly")
        or (token.capital and k > 0)
    ):
        return False
    if k == 0:
        return not token.low.endswith("ing")
    before = tokens[k - 1]
    if before.low == "by":
        return not token.low.endswith("ing")
    return (
        before.low in DETERMINERS - {"any", "no", "each", "every", "all", "both", "another"}
        and before.low != "'s"
    )


_NO_ADJECTIVE = frozenset(
    """yesterday today tonight tomorrow later earlier meanwhile although though unless whether how why what yet still only even again like unlike despite without
    within per via some any many most several few both all each every another other once twice since until ever never always often sometimes perhaps maybe now soon
    just already instead afterwards afterward once yes did does do can may let see killed shot wounded injured according because upon among amongst beside besides beyond
    except plus minus amid throughout toward towards onto off up down out away back together himself themselves number group column band dozen dozens hundred hundreds
    thousand thousands score scores""".split()
)
"""Words that may stand before a noun at a sentence's beginning and describe nothing."""


def _is_year(tokens: Sequence[Token], k: int) -> bool:
    """Whether a number is the year of a date, or its day ("on 4 March 2031 soldiers …")."""
    text = tokens[k].text
    before = tokens[k - 1].low if k else ""
    if before[:3] in _MONTHS and before.isalpha() and tokens[k - 1].capital:
        return True
    return (
        len(text) == 4
        and text.isdigit()
        and text[:2] in {"19", "20"}
        and before in {"in", "since", "of", "early", "late"}
    )


_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve several".split())
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


_LED_BY = frozenset(
    """chief spokesman spokeswoman spokesperson commander station base camp post headquarters checkpoint leader coup takeover minister ministry
    officials official barracks rule junta hospital commission commissioner prosecutors courts tribunal tribunals judge judges magistrate
    governor administrator jet jets plane planes aircraft source sources vehicle vehicles operation operations convoy patrol council court
    prosecutor""".split()
)
"""Behind a word for armed men these name what is theirs, or who speaks for them."""


def find_parties(sentence: str, tokens: Sequence[Token], *, cast: Cast) -> tuple[PartyMention, ...]:
    """Return the parties of a sentence in order, no two overlapping."""
    named = [
        (m.start, m.end, meant)
        for m in cast.index.find(sentence)
        if (meant := cast.at_home(sentence[m.start : m.end], m.actor)) is not None
    ]
    covered: list[tuple[int, int]] = []
    found: list[PartyMention] = []
    for match in _PHRASES.finditer(sentence):
        first = next((k for k, t in enumerate(tokens) if t.start >= match.start()), 0)
        start = tokens[_widen(tokens, first)].start
        covered.append((start, match.end()))
        found.append(PartyMention(start=start, end=match.end(), armed=True, head=match.group().lower(),
                                  party=Party(text=sentence[start : match.end()], kind=ActorKind.ARMED_MEN)))  # fmt: skip
    for name_start, end, actor_id in named:
        start = name_start
        if any(a < end and start < b for a, b in covered):
            continue
        if describes_another(sentence, start, end, tied=False):
            continue  # "the X affiliate Y", "an X-linked group": it is Y that is spoken of
        actor = cast.index.get(actor_id)
        kind = ActorKind.OTHER if actor is None else actor.kind
        stop, head = end, sentence[start:end].lower()
        follow = next((k for k, t in enumerate(tokens) if t.start >= end), len(tokens))
        while (
            follow < len(tokens)
            and (tokens[follow].low in ARMED or tokens[follow].low in {"'s"})
            and follow < len(tokens)
        ):
            if tokens[follow].low == "'s":
                if follow + 1 < len(tokens) and tokens[follow + 1].low in ARMED:
                    follow += 1
                    continue
                break
            stop, head = tokens[follow].end, tokens[follow].low
            follow += 1
        begin = next((k for k, t in enumerate(tokens) if t.end > start), 0)
        left = begin
        while left > 0 and (
            tokens[left - 1].low in MODIFIERS
            or (tokens[left - 1].capital and tokens[left - 1].start > 0 and tokens[left - 1].word)
        ):
            left -= 1
        if left > 0 and tokens[left - 1].low in {"the", "a", "an"}:
            left -= 1
        start = tokens[left].start if left < len(tokens) else start
        covered.append((start, stop))
        doer = kind in ARMED_KINDS and _TIED_TO.search(sentence[:start]) is None
        found.append(PartyMention(start=start, end=stop, party=Party(text=sentence[start:stop], actor=actor_id, kind=kind),
                                  armed=doer, head=head))  # fmt: skip
    for mention in (
        *_bodies(sentence, cast),
        *_common_bodies(sentence, tokens, cast),
        *_wielders(sentence, cast),
    ):
        if not any(a < mention.end and mention.start < b for a, b in covered):
            covered.append((mention.start, mention.end))
            found.append(mention)
    for i, token in enumerate(tokens):
        low = token.low
        if low not in _PARTY_WORDS:
            continue
        if low not in ARMED and low not in CIVIL and _only_describes(tokens, i):
            continue
        if any(a < token.end and token.start < b for a, b in covered):
            continue
        if low in _DESCRIBING and i + 1 < len(tokens) and tokens[i + 1].low in _DESCRIBED:
            continue  # "government forces", "army soldiers": one body, named by its last noun
        if low in _CIVILIANS and i + 1 < len(tokens) and tokens[i + 1].low in _MODIFIED:
            continue  # "passenger vehicles", "civilian casualties": the noun behind is what is spoken of
        first = _widen(tokens, i)
        start = tokens[first].start
        if any(a < token.end and start < b for a, b in covered):
            start = token.start
        if i + 1 < len(tokens) and low in ARMED and tokens[i + 1].low in _LED_BY:
            if tokens[i + 1].low not in {"patrol", "convoy"}:
                continue
        armed = low in ARMED and not (
            low in {"force", "forces"}
            and i
            and tokens[i - 1].low in {"by", "excessive", "deadly", "lethal", "of", "use", "market"}
        )
        if low in ARMED and (not armed or _DRESSED.search(sentence[:start])):
            continue
        if low in {"people"} and i and tokens[i - 1].low in {"young"}:
            armed = False
        kind = ARMED[low] if armed else _CIVILIANS[low]
        end = token.end if armed else _through_name(tokens, i)
        words = sentence[start:end]
        resolved = _bare(low, words, kind, cast) if armed else None
        if armed and kind is ActorKind.STATE_FORCES and own_name(words):
            kind = ActorKind.ARMED_MEN
        states = kind in {ActorKind.STATE_FORCES, ActorKind.POLICE}
        master = _master(sentence, end) if states and low in _RANK_AND_FILE else None
        if master is not None and not any(a < master.end and master.start < b for a, b in covered):
            # "the soldiers of the Caliphate": whoever that is, not the country's own army
            end, resolved, kind = master.end, None, ActorKind.ARMED_MEN
            words = sentence[start:end]
        if resolved is not None and (known := cast.index.get(resolved)) is not None:
            kind = known.kind
        covered.append((start, end))
        found.append(
            PartyMention(
                start=start,
                end=end,
                party=Party(text=words, actor=resolved, kind=kind),
                armed=armed,
                head=low,
            )
        )
    return _joined(sentence, sorted(found, key=lambda m: (m.start, m.end)))


_BODY = re.compile(
    r"(?<![\w’'-])(?:[Tt]he\s+|[Aa]n?\s+|[Ii]ts\s+)?(?P<name>(?:(?!The\b|In\b|On\b|At\b|By\b|A\b|An\b)(?:[A-ZÀ-Þ][\w’'-]*|\d+(?:st|nd|rd|th))\s+){1,4}(?P<head>Squads?|Units?|Groups?|Teams?|Branch|Division|Guards?|Guardsmen|Militia|Commandos?|Rangers|Legion|"
    r"Vigilantes|Cartel|Gendarmerie|Constabulary|Regiment|Battalion)|(?:Sons|Lions|Defenders|Guardians|Knights|Warriors|Hunters|Avengers|Martyrs)\s+of\s+(?:the\s+)?[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)?)(?![\w’-])(?!\s+(?:[A-ZÀ-Þ]|of\s+[A-Z]\w+\s+University))"
)
"""The name of a body that bears arms by its own words, in no table of parties."""
_OF_FORCE = re.compile(
    r"(?i)\b(?:riot|rapid|reaction|intervention|mobile|anti-?(?!corruption|doping|fraud|discrimination|trafficking)\w+|flying|tactical|special|strike|assault|border|presidential|republican|crime|swat|commando|counter-?\w+|quick|robbery|"
    r"gang|firearms|self-defen[cs]e|vigilance|death|hit|armed|hunter|paramilitary|military|police|security)\b"
)
_OF_CARE = re.compile(
    r"(?i)\b(?:medical|health|emergency|aid|rescue|research|legal|law|documentation|news|human|rights|child\w*|crisis|econom\w*|bank\w*|media|press|monitor\w*|contact|working|study|advisory|"
    r"needs|education\w*|olympic|football|cricket|rugby|fire|ambulance|disaster|relief|envoy|rapporteur|appeal\w*|chambers?|court|council|panel|inquiry|investigat\w*|forensic|united nations|un|eu)\b"
)
_OF_POLICE = re.compile(
    r"(?i)\b(?:riot|rapid|flying|anti-?\w+|special branch|swat|crime|robbery|gang|tactical|mobile|police|constabulary|response)\b"
)


def _bodies(sentence: str, cast: Cast) -> list[PartyMention]:
    """Return the bodies of a sentence that no table knows, but whose own name says that they bear arms ("the Riot Squad")."""
    found: list[PartyMention] = []
    for match in _BODY.finditer(sentence):
        name, head = match.group("name"), match.group("head")
        if _OF_CARE.search(name) or nation_in(name) is not None:
            continue
        if head in {
            "Squad",
            "Squads",
            "Unit",
            "Units",
            "Group",
            "Groups",
            "Team",
            "Teams",
            "Branch",
            "Division",
        }:
            if not _OF_FORCE.search(name):
                continue
        if _OF_POLICE.search(name):
            kind = ActorKind.POLICE
        elif head in {
            "Guard",
            "Guards",
            "Guardsmen",
            "Commando",
            "Commandos",
            "Rangers",
            "Gendarmerie",
            "Regiment",
            "Battalion",
        }:
            kind = ActorKind.STATE_FORCES
        else:
            kind = ActorKind.POLITICAL_MILITIA
        states = kind is ActorKind.STATE_FORCES and all(
            w.lower() in _OF_ANY_STATE or w[:1].isdigit() for w in name.split()
        )
        actor = cast.by_kind.get(kind) if states and not cast.foreign else None  # "the Republican Guard"
        found.append(
            PartyMention(
                start=match.start(), end=match.end(), armed=True, head=name.lower(), party=Party(text=match.group(), kind=kind, actor=actor)
            )
        )  # fmt: skip
    return found


_ACTS_NEXT = (
    r"(?=\s+(?:(?:had|has|have|then|also|later|reportedly|allegedly|deliberately)\s+)*(?:opened fire|opens fire|fired|fires|shot|shoots|killed|kills|beat|stopped|arrested|detained|seized|attacked|stormed|raided|"
    r"surrounded|executed|rammed|tortured|wounded|burned|burnt|looted|took|entered|arrived)\b)"
)
_UNIT = r"(?:units?|brigades?|battalions?|companies|company|squads?|teams?|groups?|detachments?|platoons?|regiments?)"
_KINDS_OF_BODY: tuple[tuple[ActorKind, str], ...] = (
    (
        ActorKind.POLICE,
        r"(?:traffic|judicial|municipal|secret|political|riot|border|military|rural|criminal|district|railway|prison|anti-?riot|anti-?narcotics|drug|religious|morality) police(?:m[ae]n|women)?|"
        rf"(?:anti-?riot|riot|police|gendarmerie|swat|anti-?robbery|anti-?narcotics) {_UNIT}|(?:police|gendarmerie|gendarmes?|constabulary) (?:patrols?|convoys?|boats?)|"
        r"(?:customs|immigration|revenue|prison|correctional|wildlife|forestry|fisheries|probation) (?:officers?|agents?|guards?|wardens?|patrols?)|(?:park|forest|wildlife|game|reserve) (?:rangers?|guards?|wardens?)|"
        rf"(?:jailers?|warders?|gaolers?){_ACTS_NEXT}|rangers{_ACTS_NEXT}",
    ),
    (
        ActorKind.STATE_FORCES,
        r"coast ?guards?(?:men)?(?: (?:cutters?|patrols?|boats?|patrol boats?|vessels?|ships?|officers?|crews?))?|(?:national|presidential|republican|border|civil|rural|royal|palace|revolutionary|territorial|frontier) guards?(?:men)?|"
        r"border (?:patrols?|troops|forces|agents?)|(?:defen[cs]e|occupation|naval|airborne|territorial|expeditionary) forces|"
        rf"(?:(?:rapid|mobile|intervention|assault|elite|special|counter-?\w+|anti-?terror\w*|tactical|strike|commando|reconnaissance|patrol|mechani[sz]ed|armou?red|airborne|mountain|infantry|artillery) ){{1,3}}(?:(?:response|reaction|intervention|action|operations?|deployment) )?{_UNIT}|"
        r"(?:army|military|naval|navy|marine) (?:patrols?|convoys?|units?|columns?|patrol boats?|gunboats?|cutters?|vessels?|auxiliaries)|state security(?: (?:agents|forces|officers|men))?|"
        rf"(?:secret|intelligence|security) services?(?: (?:agents|officers|men))?{_ACTS_NEXT}|(?:intelligence|security|secret|state) (?:agents|operatives|men)|patrol (?:boats?|cutters?|vessels?)|"
        rf"(?:patrols?|warships?|gunboats?|convoys?|detachments?|platoons?){_ACTS_NEXT}",
    ),
    (
        ActorKind.EXTERNAL_FORCES,
        r"(?:occupying|invading|invasion|foreign|enemy) (?:forces|troops|soldiers|arm(?:y|ies))|foreign (?:instructors|trainers|advisers)",
    ),
    (
        ActorKind.COMMUNAL_MILITIA,
        r"self-?defen[cs]e (?:groups?|militias?|units?|committees?|forces|fighters)|(?:village|home|neighbou?rhood) (?:guards?|watch|defen[cs]e \w+)|vigilance (?:groups?|committees?)|traditional hunters|"
        rf"(?:civilian|local|pro-government|government|village) auxiliaries|auxiliaries{_ACTS_NEXT}|(?:civilian )?volunteers for the defen[cs]e(?: of the (?:homeland|fatherland|nation))?|civil defen[cs]e (?:groups?|fighters|militias?)",
    ),
    (
        ActorKind.ARMED_MEN,
        r"(?:(?:suicide|car|male|female|lone|truck) bombers?)|(?:slave|camel) (?:raiders|riders)|(?:death|hit|kill|murder|assassination|execution|firing) squads?|uniformed (?:elements|individuals|persons)|"
        rf"(?:guards|wardens|warders) (?:of|at|from) (?:the )?(?!who\b|that\b)\w+(?: (?!who\b|that\b)\w+){{0,2}}{_ACTS_NEXT}|unknown (?:persons|individuals|elements|perpetrators)|(?:bombers?|smugglers|(?:human |drug )?traffickers|irregulars|partisans|hooligans|colonists|looters|rioters|cadres|militants? of \w+){_ACTS_NEXT}",
    ),
)
_COMMON_BODY = re.compile(
    r"(?<![\w’'-])(?:"
    + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _KINDS_OF_BODY)
    + r")(?![\w’-])(?!\s+(?:stations?|posts?|base|bases|headquarters|camps?|barracks|commanders?|chief|spokes\w+|checkpoints?|commissioner|officials?|sources?|operation|operations|law|laws|courts?|cells?|vans?|cars?|trucks?)\b)",
    re.IGNORECASE,
)
"""Bodies that bear arms or hold people, in the common nouns they go by in every country."""
_BODY_WORDS = (
    "guard", "police", "patrol", "unit", "brigade", "battalion", "squad", "forces", "troops", "agents", "service", "security", "boat", "cutter", "vessel", "auxiliar", "volunteers",
    "defence", "defense", "committee", "hunters", "bomber", "rider", "raiders", "officer", "ranger", "warden", "jailer", "gaoler", "warder", "element", "individuals", "persons", "perpetrators", "smuggler",
    "trafficker", "irregulars", "partisans", "hooligans", "colonists", "looters", "rioters", "cadres", "instructors", "trainers", "advisers", "regiment", "platoon", "detachment", "team", "compan",
    "convoy", "ship", "armies", "army", "soldiers", "gendarme", "watch", "groups",
)  # fmt: skip
"""One of these stands wherever `_COMMON_BODY` finds anything."""


def _common_bodies(sentence: str, tokens: Sequence[Token], cast: Cast) -> list[PartyMention]:
    """Return the bodies of a sentence that go by common nouns ("the coast guard", "forest rangers", "a rapid intervention brigade").

    Whose they are is said where one body of the report or of its country carries the words in its name.
    """
    low = sentence.lower()
    if not any(word in low for word in _BODY_WORDS):
        return []
    found: list[PartyMention] = []
    for match in _COMMON_BODY.finditer(sentence):
        first = next((k for k, t in enumerate(tokens) if t.start >= match.start()), None)
        if first is None or _LED_TO.search(sentence[: match.start()]):
            continue
        start = tokens[_widen(tokens, first)].start
        words, kind = sentence[start : match.end()], ActorKind[str(match.lastgroup)]
        actor = None
        if kind in _OF_A_STATE and not own_name(words):
            nation = nation_in(words)
            head = match.group().lower().split()
            actor = (
                cast.carrying(rf"\b{re.escape(' '.join(head[:2]).rstrip('s'))}s?\b")
                if nation in {None, cast.country}
                else None
            )
            if actor is None and kind is ActorKind.POLICE:
                actor = _bare("police", words, kind, cast)
        found.append(
            PartyMention(
                start=start, end=match.end(), armed=True, head=match.group().lower(), party=Party(text=words, kind=kind, actor=actor)
            )
        )  # fmt: skip
    return found


_LED_TO = re.compile(
    r"(?i)\b(?:joined|joining|deserted|head of|chief of|commander of|spokes\w+ (?:for|of)|member of|former)\s+(?:the\s+|an?\s+)?$"
)
_AIRBORNE = r"(?:drones?|(?:fighter[- ])?jets?|warplanes?|(?:war|fighter |military |attack )?planes?|aircraft|helicopters?|gunships?|warships?|gunboats?|tanks?)"
_THROWN = r"(?:missiles?|rockets?|shells?|mortars?|mortar (?:rounds?|shells?)|bombs?|glide bombs?|bullets?|artillery(?: (?:fire|shells?|rounds?))?)"
_BLOW = r"(?:(?:air[- ]?|drone |missile |rocket |artillery |mortar |bomb |helicopter |naval )?(?:strikes?|attacks?|raids?|bombardments?|barrages?|fire)|air ?raids?|airstrikes?|shelling|bombing|bombings)"
_ADORNED = (
    r"(?:(?:military|army|air[- ]force|naval|navy|armed|unarmed|attack|kamikaze|suicide|combat|explosive|explosives-laden|fpv|reconnaissance|surveillance|"
    r"short-range|long-range|unmanned|low-flying|ballistic|cruise|guided|heavy|precision|double-tap|second|single|deadly|massive|overnight|incendiary|cluster)\s+){0,3}"
)
_WIELDED = re.compile(
    rf"(?P<whose>\b(?:(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Aa]nother|[Ss]everal|suspected)\s+)*(?P<owner>[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)?|(?i:military|army|air force|navy|police|government|regime|junta)))\s+"
    rf"{_ADORNED}(?:(?P<craft>{_AIRBORNE})|(?P<thrown>{_THROWN})|(?P<blow>{_BLOW}))\b(?!\s+(?:{_AIRBORNE}|{_THROWN}|base|factory|depot|parts?|pilots?|crews?|operators?|units?|makers?)\b)"
)
"""Whose weapon strikes: a nation or a force right before it. A make in between ("a Russian **Shahed** drone") says where it was built."""
_STRIKES_WITH = re.compile(
    r"\s+(?:(?:had|has|have|also|then|later|reportedly|deliberately|again|twice|first|\w+ly)\s+)*(?:struck|hit|bombed|attacked|killed|destroyed|dropped|fired|shelled|targeted|pounded|strafed|slammed|"
    r"wounded|injured|exploded|blew up|fell on|landed (?:on|in)|crashed into|ripped through|tore through|set fire|kill|kills|hits|strikes)\b(?!\s+by\b)"
)
_WIELDED_BY_OTHERS = re.compile(
    r"\s+(?:\w+ly\s+)?(?:operated|flown|fired|launched|used|piloted|controlled|deployed|supplied|delivered|sold|bought|captured|seized|belonging)\b"
)
_STRUCK_BY = re.compile(r"(?i)\b(?:by|in|from|of|after|during|following)\s+$")
_SELLERS = frozenset({"TR", "IR", "CN", "KP"})
"""States whose aircraft others fly: "a Turkish drone" is theirs only where the report speaks of their forces."""


_WEAPONS = (
    "strike", "attack", "raid", "fire", "bomb", "shell", "drone", "barrage", "plane", "jet", "craft", "helicopter", "ship", "boat", "tank",
    "missile", "rocket", "mortar", "bullet", "artillery",
)  # fmt: skip
"""One of these stands wherever `_WIELDED` finds anything."""


def _wielders(sentence: str, cast: Cast) -> list[PartyMention]:
    """Return whose weapons strike in a sentence, by a nation or a force named right before the weapon.

    "A **Russian** drone struck", "killed by a **Malian** shell", "**Sudanese** air strikes", "a **military** jet
    bombed". Munitions, which others fire too, and the aircraft of states that sell them need forces of that nation
    in the report; a weapon that does not strike, or that another wields, names nobody.
    """
    found: list[PartyMention] = []
    for match in _WIELDED.finditer(sentence) if any(word in sentence for word in _WEAPONS) else ():
        owner = match.group("owner")
        struck = _STRIKES_WITH.match(sentence, match.end()) is not None
        beside = _STRUCK_BY.search(sentence[: match.start()]) is not None
        if _WIELDED_BY_OTHERS.match(sentence, match.end()):
            continue
        if not (struck or beside or match.group("blow")):
            continue
        if owner.lower() in ARMED:
            kind, nation = ARMED[owner.lower()], cast.country
            if match.group("craft") is None or not (struck or beside):
                continue  # "an army shell": a party of the tables
            actor = cast.by_kind.get(kind)
        else:
            nation = COUNTRY_CODES.get(owner) or DEMONYM_CODES.get(owner)
            if nation is None:
                continue
            own = nation == cast.country or nation in cast.at_arms
            if not own and (match.group("thrown") or nation in _SELLERS):
                continue
            kind = ActorKind.STATE_FORCES
            actor = (cast.by_kind.get(kind) if nation == cast.country else None) or cast.index.body(
                kind, nation
            )
        known = None if actor is None else cast.index.get(actor)
        found.append(
            PartyMention(
                start=match.start("whose"), end=match.end("whose"), armed=True, head=owner.lower(),
                party=Party(text=match.group(), actor=actor, kind=kind if known is None else known.kind),
            )
        )  # fmt: skip
    return found


_MASTER = re.compile(
    r"\s+(?:of|from|belonging to|loyal to)\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-ZÀ-Þ][\w’'-]+)*)"
)
_STATES_OWN = re.compile(
    r"(?i)\b(?:battalions?|brigades?|regiments?|divisions?|corps|guards?|arm(?:y|ies)|armed|forces?|navy|commands?|republic(?:an)?|state|federal|government|ministry|kingdom|national|union|african)\b|\d"
)


def _master(sentence: str, end: int) -> Span | None:
    """Return the name of a party behind "soldiers of" that no table has, where it is neither a state's nor a unit's."""
    match = _MASTER.match(sentence, end)
    if match is None or _STATES_OWN.search(match.group("name")) or nation_in(match.group("name")) is not None:
        return None
    return Span(start=match.start("name"), end=match.end()) if _A_CAUSE.search(match.group("name")) else None


_A_CAUSE = re.compile(
    r"(?i)\b(?:caliphate|khilafah?|emirate|islamic|jihad|god|allah|prophet|islam|front|movement|resistance|revolution\w*|liberation|alliance|coalition|party|militia|group|organi[sz]ation|"
    r"insurgency|rebellion|cartel|gang|clan|opposition|lord|redemption|salvation|self-defen[cs]e)\b"
)


_DESCRIBING = frozenset(
    """government army police junta regime rebel militia navy state gendarmerie islamist jihadist militant insurgent separatist extremist terrorist
    guerrilla paramilitary""".split()
)
_DESCRIBED = frozenset(
    "forces force troops soldiers fighters units officers gunmen men personnel agents".split()
)

_TIES = (
    r"linked|affiliated?|aligned|backed|allied|inspired|trained|supported|sponsored|led|funded|financed|armed|equipped|supplied|controlled|"
    r"installed|appointed|run|held|occupied|friendly|loyal|leaning|dominated|recruited|style|made|born|built|owned|based|hired|paid"
)
_KIN_OF = re.compile(
    rf"[-–‑](?:{_TIES})\b(?!\s+by)|"
    r"\s+(?:affiliates?|offshoots?|franchises?|branch(?:es)?|subsidiar(?:y|ies)|splinters?|dissidents?|defectors?|deserters?|rivals?|opponents?|"
    r"sympathi[sz]ers?|supporters?|allies|ally|prox(?:y|ies)|breakaway|linked|affiliated|aligned|allied)\b(?!\s+(?:the|an?|with|to|by|at|its?|their)\b)|"
    r"(?:\s+group)?['’](?:s\s+)?(?:[\w-]+\s+){0,3}?(?:affiliates?|branch(?:es)?|offshoots?|franchises?|allies|ally|prox(?:y|ies)|rivals?|enem(?:y|ies)|opponents?|backers?|partners?|foes?|supporters?)\b",
    re.IGNORECASE,
)
_TIED_TO = re.compile(
    r"\b(?:(?:linked|affiliated|allied|loyal|tied|close|aligned|opposed|hostile|allegiance|links|ties|connected)\s+(?:to|with)|"
    r"(?:affiliates?|branch(?:es)?|offshoots?|franchises?|splinters?|splinter\s+group|breakaway\s+\w+|rivals?|enem(?:y|ies)|opponents?|allies|ally|supporters?|sympathi[sz]ers|"
    r"prox(?:y|ies)|dissidents?|defectors?|deserters?|backers?|(?:former|ex-?)\s*(?:members?|fighters?|soldiers?|rebels?|commanders?))\s+(?:of|from)|"
    r"(?:backed|supported|trained|armed|funded|financed|sponsored|equipped|supplied|paid|hired)\s+(?:and\s+\w+\s+)?by)\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*\s+and\s+(?:the\s+)?)?$"
)
"""What stands behind these is whom the doers are tied to, and no doer ("groups linked to X, which have killed …")."""
_FORMER = re.compile(r"(?i)\b(?:former|ex|anti|pro|non|erstwhile|breakaway)[-–‑\s]\s*$")


def describes_another(text: str, start: int, end: int, *, tied: bool = True) -> bool:
    """Whether a name between two offsets only says whose friend, branch or foe somebody else is.

    "The **X** affiliate Y", "an **X**-backed militia", "**X**'s Sahel branch",
    "anti-**X** fighters"; with ``tied`` also "a group linked to **X**".
    """
    before = text[max(0, start - 90) : start]
    return (
        _KIN_OF.match(text, end) is not None
        or _FORMER.search(before) is not None
        or (tied and _TIED_TO.search(before) is not None)
    )


_DRESSED = re.compile(
    r"\b(?:dressed|disguised|posing|posed|masquerading|clad|camouflaged)\s+(?:up\s+)?as\s+(?:\w+\s+)?$|\b(?:pretending to be|impersonating|mistaken for|mistook \w+ for)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Whom somebody only looks like ("gunmen dressed as police")."""
_BELONGS = re.compile(r"\s+(?:of|from|belonging to)\s+")
_RANK_AND_FILE = frozenset(
    """soldier soldiers troop troops forces servicemen commandos officer officers fighter fighters rebel rebels insurgents militant militants
    militiamen jihadists guerrillas mercenary mercenaries gendarmes policemen units""".split()
)


_ANY_MEN = frozenset("man men boys youths hunters riders horsemen agents guards".split())
"""Whose men they are says what they are ("forty **men of the Front**")."""


def _joined(sentence: str, found: Sequence[PartyMention]) -> tuple[PartyMention, ...]:
    """Make one party of a name with its short form ("X (Y)") and of men with their body ("soldiers of X")."""
    kept: list[PartyMention] = []
    for mention in found:
        last = kept[-1] if kept else None
        if last is not None and mention.party.actor is not None:
            between = sentence[last.end : mention.start]
            if between.strip() == "(" and mention.party.actor == last.party.actor:
                closed = mention.end + (sentence[mention.end : mention.end + 1] == ")")
                kept[-1] = replace(last, end=closed)
                continue
            if (
                mention.armed
                and (last.head in _RANK_AND_FILE if last.armed else last.head in _ANY_MEN)
                and _BELONGS.fullmatch(between)
                and mention.head not in _RANK_AND_FILE
            ):
                kept[-1] = PartyMention(
                    start=last.start, end=mention.end, armed=True, head=last.head,
                    party=Party(text=sentence[last.start : mention.end], actor=mention.party.actor, kind=mention.party.kind),
                )  # fmt: skip
                continue
        kept.append(mention)
    return tuple(kept)


_FOLLOWS_A_HEAD = frozenset(
    """in on at by of from to with for and or but as who whom whose which that were was are is be been being have has had will would could should can
    may might must when while after before during since until near outside inside around across over under between through into onto against
    about including among the a an this these those his her its their he she it they we not no so than then there here if because where also
    dead died fled took told said says shot lost left came went did fell ran held found caught hit hurt""".split()
)


def _only_describes(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun for people only describes the one behind it ("student leaders", "a priest hole")."""
    if i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    if not after.word or after.low == "'s" or after.low in _FOLLOWS_A_HEAD or after.text[:1].isdigit():
        return False
    return not after.capital and not after.low.endswith(("ed", "ing", "ly"))


def _through_name(tokens: Sequence[Token], i: int) -> int:
    """Return the end of a title with the name it leads ("Father Amadou Tal", "the journalist Awa Tal")."""
    last = i
    while (
        last + 1 < len(tokens)
        and last - i < 4
        and tokens[last + 1].capital
        and tokens[last + 1].word
        and tokens[last + 1].low not in WEEKDAYS
        and len(tokens[last + 1].text) > 1
    ):
        last += 1
    return tokens[last].end if last > i and tokens[i].low in _TITLES else tokens[i].end


_TITLES = frozenset(
    """father pastor imam priest brother sister bishop reverend teacher journalist reporter student activist lawyer doctor nurse farmer trader
    driver cameraman photographer sheikh mayor judge professor engineer""".split()
)
_CIVILIANS: Mapping[str, ActorKind] = {
    **dict.fromkeys(CIVIL_NOUNS - set(ARMED), ActorKind.CIVILIANS),
    **CIVIL,
}
_PARTY_WORDS = (ARMED.keys() | _CIVILIANS.keys()) - {"aged"}
"""Words that may name a party."""


_OWN_BODY = frozenset(
    "brigade brigades battalion battalions regiment force forces army commando commandos".split()
)
_OF_ANY_STATE = frozenset(
    """the a an army national federal state government armed defence defense air ground land naval navy special security royal republican presidential people's
    regular joint rapid reaction intervention border territorial central mechanised mechanized motorised motorized armoured armored infantry artillery
    airborne parachute mountain tank engineer police military guard guards new north south east west northern southern eastern western quick strike task
    first second third fourth fifth sixth seventh eighth ninth tenth gendarmerie brigade battalion regiment division and of its their two three
    several many some more most other suspected alleged""".split()
)


def own_name(words: str) -> bool:
    """Whether a wording is the name of a body of its own that no table knows ("the Red Brigade"), not a state's ("the 4th Brigade")."""
    parts = words.replace("’", "'").split()
    if len(parts) < 2 or parts[-1].lower() not in _OWN_BODY or not parts[-1][:1].isupper():
        return False
    if nation_in(words) is not None:
        return False
    return any(
        p[:1].isupper()
        and p.lower().strip(",.'") not in _OF_ANY_STATE
        and p.lower() not in MODIFIERS
        and p.isalpha()
        for p in parts[:-1]
    )


def _bare(head: str, words: str, kind: ActorKind, cast: Cast) -> str | None:
    """Resolve "the army", "its soldiers", "state forces" to the report's own actor of that kind."""
    first = words.split(maxsplit=1)[0].lower()
    if kind in {ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT}:
        if own_name(words):
            return None
        if re.search(r"\b(?:foreign|unidentified|suspected|rival)\b", words.lower()):
            return None
        nation = nation_in(words)
        if nation is not None and nation != cast.country:
            return cast.index.body(kind, nation)
        if kind is ActorKind.STATE_FORCES and cast.foreign and nation is None:
            return None
        return cast.by_kind.get(kind)
    if kind is ActorKind.PRIVATE_FORCE and head.startswith(("mercenar", "contractor")):
        return cast.by_kind.get(kind)
    if kind is ActorKind.PRIVATE_FORCE:
        paramilitary = [
            a
            for a in cast.actors.values()
            if a.kind in ARMED_KINDS and "paramilitar" in " ".join((a.name, *a.aliases)).lower()
        ]
        return paramilitary[0].id if len(paramilitary) == 1 else None
    if (
        kind is ActorKind.REBEL_GROUP
        and head in {"rebel", "rebels", "insurgents", "separatists", "separatist"}
        and first in {"the", head}
    ):
        return cast.by_kind.get(kind)
    return None

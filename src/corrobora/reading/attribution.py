"""Who says what: find the speaker, the cue and the content of each attribution.

These are the rules. What the trained model marks beside them is made one with
their `Attribution` records in `corrobora.reading.reconcile`; whatever comes
after sees these records alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corrobora.reading.alternatives import Mention, joined
from corrobora.reading.clauses import (
    AUXILIARIES,
    Phrase,
    Token,
    finite,
    in_quotes,
    phrase_after,
    subject_before,
    tokenize,
    verb_start,
)
from corrobora.reading.lexicon import (
    CIVIL,
    CUES,
    DETERMINERS,
    HEDGES,
    MODIFIERS,
    NEEDS_PERSON,
    NOUN_CUES,
    PRONOUNS,
    RANKS,
    SPEAKER_NOUNS,
    TRIGGERS,
    VIVID,
    Cue,
    Form,
    Frame,
)
from corrobora.records import Span, Stance

METHOD = "attribution/8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One speaker made to say one thing; offsets count code points of the sentence."""

    source: Span | None
    """The words that name the speaker; ``None``: nobody is named ("allegedly")."""
    cue: Span
    content: Span
    stance: Stance
    frame: Frame
    beside: Span | None = None
    """What stands in apposition to the speaker ("a security expert at …")."""
    accused: Span | None = None
    """Whom an accusing cue points at."""
    told: str | None = None
    """The medium spoken to, as worded."""
    same_as_previous: bool = False
    """A participle ("adding that") whose speaker is that of the attribution before it."""
    nobody: bool = False
    """The source is a word for hearsay ("allegations"), not somebody."""
    quoted_by: Span | None = None
    """An outer speaker that hands the words on ("AFP quoted a resident as saying")."""
    tail: Span | None = None
    """Words behind the content that belong to the cue ("called the reports **an insult to the dead**")."""
    silent: bool = False
    """Somebody stands there and says nothing of it ("did not deny that", "we spoke to six witnesses")."""
    confidence: float | None = None
    """How sure the trained model is of it, 0 to 1; ``None``: the rules alone find it."""
    by_rule: bool = True
    """Whether a rule finds it; if not, the model alone does."""


_PERSON = re.compile(
    r"(?:man|men|woman|women|boys?|girls?|person|persons|people|child|children|them|one|ones|others?|those|[a-z-]{2,}(?:ers?|ors?|ists?|ians?|m[ae]n|wom[ae]n|"
    r"ees?|cians?|ants?|persons?|\d+-year-old|folk|folks|wives|kids?|lords?|monks?|nuns?|clerics?|nationals?|heads?|aides?|figures?|guards?|dissidents?|youths?))"
)
"""A noun for somebody by its ending or by itself: what a determiner leads must be a person to speak."""
_CALLINGS = frozenset(
    "midwife midwives monk nun nuns cleric clerics preacher rabbi missionary carpenter carpenters tailor mechanic shopkeepers".split()
)
_NOT_PERSONS = frozenset(
    """number numbers paper papers order orders letter letters matter matters weather water river rivers border borders danger center
    centre error errors terror horror floor door minor major former latter other another another's power winter summer corner quarter
    quarters shelter disaster disasters helicopter helicopters mortar mortars trucker's after under over later earlier larger
    smaller greater lower higher bigger fewer farther further together whether rather never ever however cover counter order's
    factor factors sector corridor tractor motor reactor color colour labour harbour rumour rumours humour favour behaviour
    restaurant merchant's grant grants plant plants instant distant important significant relevant figure figures head heads
    committee's degree degrees tree trees three fee fees knee free agree list lists exist artist's mist twist first second third
    transfer offer offers fire war car bar far year years manner banner dinner layer prayer prayers tower towers shower
    december september october november finder trailer poster posters folder encounter encounters massacre clinics""".split()
)


CUE_RE = re.compile(
    r"\b(?<!['’-])" + joined(sorted((re.escape(c) for c in CUES), key=len, reverse=True)) + r"(?![\w-])"
)
SPEAKS = Mention(
    r"sa(?:id|ys?|ying)|t(?:old|ells?)|according|added|report|claim|alleg|accus|blam|den(?:y|ie)|dismiss|reject|confirm|state[ds]|"
    r"announc|warn|demand|call(?:ed|s|ing)? (?:for|on)|urg|condemn|describ|called|insist|argu|sp(?:oke|eak)|interview|talked|assur|threat|caution|commit|undert|label|brand|term|believ|suggest|acknowledg|admit|conced|vow|pledg|promis|doubt|question|"
    r"recount|recall|testif|wrote|write|point|held|hold|saw|heard|estimat|document|record|declar|explain|not(?:ed|ing)|stress|maintain|contend|assert|fear|expect|predict|"
    r"ask(?:ed|s) that|appeal(?:ed|s) to",
    before=r"\b",
)
"""Says whether a sentence can hold an attribution at all, before it is looked for."""
_NOUN_RE = re.compile(r"\b(?<!-)" + joined(sorted(NOUN_CUES, key=len, reverse=True)) + r"(?![\w-])")
_ACCORDING = re.compile(
    r"(?<!\w)(?:according to|as (?:told|recounted|described|reported|narrated) by|by the (?:estimates?|count|reckoning|tally|account|calculations?|figures) of|"
    r"in the (?:words|telling|account|version|view|opinion|eyes|estimation|judgement|judgment|reading) of|on the word of|to hear it from|if (?:we|one|you) (?:are to |is to )?believe|by(?= (?:his|her|their|its) (?:own )?(?:account|count|telling|reckoning|tally|estimate|admission)\b))\s+",
    re.IGNORECASE,
)
_ACCORDS = (
    "according to",
    "as ",
    "by the ",
    "by his ",
    "by her ",
    "by their ",
    "by its ",
    "in the ",
    "on the word",
    "to hear it",
    "believe",
)
"""One of these stands wherever `_ACCORDING` finds anything."""
_HEDGE_RE = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(HEDGES, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
_HEDGED = Mention("|".join(HEDGES), before=r"(?<!\w)", after=r"(?!\w)")
"""Whether `_HEDGE_RE` finds anything, in a third of the time."""
_TOLD = re.compile(
    r"(?:\b[Tt]old|\b[Tt]elling|\b[Ss]peaking (?:by (?:tele)?phone )?to|\b[Ss]poke (?:by phone )?to|"
    r"\b[Ii]nterview(?:ed)? (?:with|by)|\b[Ss]peaking (?:by phone )?with|\bcontacted by|\breached by)\s+"
    r"(?:the\s+)?((?:[A-Z][\w.&'’-]*)(?:\s+(?:[A-Z][\w.&'’-]*|of|de|du))*)"
)
_TOLD_HOUSE = re.compile(
    r"(?:\b[Tt](?:old|ells?|elling)|\b[Ss]p(?:oke|eaking|eaks)\s+(?:by (?:tele)?phone\s+)?(?:to|with)|\b[Ii]nformed|\b[Cc]alled|\b[Ww]r(?:ote|ites|iting) to|\b[Aa]nswered|\b[Ss]howed|\b[Ii]nterview(?:ed)? (?:with|by)|"
    r"\b(?!.{0,90}\bto us\b)(?:[Ss]aid|[Cc]onfirmed|[Ee]xplained|[Ss]tated|[Rr]epeated|[Aa]dmitted|[Gg]ave|[Dd]escribed)\b(?:(?!\bthat\b)[^.;:“”\"]){0,60}?\s+to|\b[Oo]n(?=\s+our))\s+"
    r"(?P<house>us\b(?!\s+(?:all|both|to\s+(?:leave|go|stay|stop|run|lie|sit|get|play|come|wait)))|our\s+(?:news(?:room|desk|paper)|correspondents?|reporters?|paper|station|studio|radio|agency|website|magazine|team|colleagues?|line|microphones?|(?:\w+\s+)?(?:show|programme|program))\b|"
    r"this\s+(?:news(?:paper|room)|paper|station|radio|agency|website|magazine|reporter|correspondent|journalist|broadcaster|channel|portal|publication)\b)"
)
"""Words for the newsroom whose report it is ("told **us**", "confirmed to **this paper**", "on **our line**")."""
_NAMED_MEDIUM = re.compile(
    r"\b(?:[Tt]ells|[Ss]aid|[Ss]ays|[Cc]onfirm(?:ed|s)|[Ee]xplain(?:ed|s)|[Ss]tated|[Dd]eclared|[Rr]elated|[Rr]ecounted|[Rr]epeated|[Aa]dmitted|[Aa]dded|[Tt]estified|[Gg]ave|[Ss]peaks|[Dd]escribed)\b(?P<between>[^.;:“”\"]{0,60}?)\s+"
    r"(?P<to>to\s+)?(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w.&'’-]*(?:\s+(?:[A-ZÀ-Þ][\w.&'’-]*|of|de|du|FM|TV))*)"
)
_MEDIUM_NAME = re.compile(
    r"(?i)\b(?:radio|tv|fm|television|news\w*|press|presse|times|post|herald|gazette|journal|agency|agence|tribune|standard|mirror|ledger|quotidien|dépêche|chronicle|observer|studio|channel|broadcasting|voice|voz)\b"
)
"""What a medium's name is told by, where the verb is said of people too ("confirmed to Radio Belo", never "to Judge Bel")."""
_TELLS = ("old", "elling", "peaking", "poke", "nterview", "contacted", "reached")
"""One of these stands wherever `_TOLD` finds anything: words looked for one by one cost less than a pattern tried at every letter."""
_INVERTING = frozenset(
    """said says added adds explained recalls recalled recounts recounted wrote writes reported reports warned insisted claimed stated
    argued announced noted testified confirmed declared admitted acknowledged conceded alleged related asserted
    maintained concluded estimated stressed lamented commented vowed pledged promised predicted cautioned contended alleges claims concedes observed disclosed revealed
    retorted retorts remarked remarks whispered whispers thundered murmured shouted sighed sighs confided confides fumed quipped sobbed snapped volunteered divulged clarified
    narrated swore swears replied replies answered answers countered counters objected objects cried cries protested complained complains mused ventured specified reiterated
    repeated""".split()
)
"""Cues that newsrooms put before their subject ("…, said a resident")."""
_HOMOGRAPHS = frozenset(
    """reports report claims claim demands demand question questions doubts doubt fears fear warning charge promise estimates
    estimate requests request comments comment suspect suspects post posts pledge vow notes note contest dispute
    disputes urge order orders calls calls-for expects expect shows""".split()
)
"""Cues that are as often nouns: they count only right behind somebody who speaks."""
_LEADING = frozenset(
    "on in at by after before during from with of near since until amid under following".split()
)
_HELPING = frozenset("was were is are had has have will would could did".split())
_TOLD_VERBS = frozenset(
    "said says told admitted denied announced accused blamed was were has had claimed confirmed acknowledged".split()
)
_NOT_MEDIUM = frozenset(
    "commission committee court tribunal panel council congress senate assembly parliament ministry police army inquiry judge judges board bench mission don doña".split()
)
"""Who is told in the same words and prints nothing."""
_NOT_MEDIA = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday parliament i he she mr mrs president".split()
)
_ADVERB_TAIL = re.compile(
    r"\s*(?:,?\s*(?:on|late|early|last|this)?\s*(?:on\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|"
    r"overnight)(?:\s+(?:night|morning|evening|afternoon))?|"
    r",?\s*on\s+(?:\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2})(?:,?\s+\d{4}\b)?(?=\s+that\b|,|\s*:)|"
    r",?\s*in\s+(?:early\s+|late\s+|mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4}\b)?(?=\s+that\b))?"
    r"(?:,?\s*in an? (?:[\w-]+\s+)?(?:statement|interview|post|message|communiqu[eé]|press release|report|video|briefing|speech|address)"
    r"(?:\s+(?:on|to|posted|published|issued|released|broadcast|seen|sent|read)\s+[^,.;]{0,60}?)?(?=\s+that\b|,|\s*[.:]|\s+[a-z“\"]))?",
)
_BY = re.compile(
    r"\s*(?:,\s*(?:an?|the)\s+(?:allegation|accusation|claim|charge|statement)s?\s+)?(?:made|levelled|leveled|put forward|issued)?\s*by\s+"
)
_PARTICIPLES = frozenset("adding saying stating claiming alleging insisting noting explaining stressing telling accusing blaming "
                         "denying rejecting urging demanding calling warning describing confirming arguing suggesting "
                         "asserting maintaining dismissing condemning promising vowing pledging writing".split())  # fmt: skip


def find_hedge(sentence: str) -> re.Match[str] | None:
    """Return the first hedging word ("allegedly") of a sentence."""
    return _HEDGE_RE.search(sentence) if _HEDGED.search(sentence) else None


@lru_cache(maxsize=32)  # asked once for every cue of a sentence
def find_told(sentence: str) -> tuple[int, str] | None:
    """Return the medium a speaker of the sentence spoke to, with its offset."""
    for match in _TOLD.finditer(sentence) if any(word in sentence for word in _TELLS) else ():
        name = re.sub(r"[’']s$", "", match.group(1)).rstrip(".,")
        if not _NOT_MEDIUM.isdisjoint(name.lower().split()):
            continue
        if name.split()[0].lower() not in _NOT_MEDIA and name.split()[0].lower().rstrip(".") not in RANKS:
            return match.start(), name
    house = _TOLD_HOUSE.search(sentence) if any(word in sentence for word in _OURS) else None
    if house is not None:
        return house.start(), house["house"]
    for match in _NAMED_MEDIUM.finditer(sentence) if _MEDIUM_NAME.search(sentence) else ():
        direct = (
            match["to"] is None and match.group().lower().startswith("tells") and not match["between"].strip()
        )
        if (match["to"] is not None or direct) and _MEDIUM_NAME.search(match["name"]):
            return match.start(), re.sub(r"[’']s$", "", match["name"]).rstrip(".,")
    return None


_OURS = (" us", "our ", "this ")
"""One of these stands wherever `_TOLD_HOUSE` finds anything."""


def told_house(told: str) -> bool:
    """Whether words for a medium stand for the newsroom whose report it is ("our correspondent", "this paper")."""
    return told.split(maxsplit=1)[0] in {"us", "our", "this"}


def _speaks(
    tokens: tuple[Token, ...], phrase: Phrase, *, strict: bool, lone: bool = False, body: bool = False
) -> bool:
    """Whether a noun phrase can be somebody who speaks.

    ``strict`` asks for a person, a body or a name; ``lone`` takes a single
    capitalised word that begins the sentence for a name ("Lokwang denied …");
    ``body`` lets "it" stand for a body ("It denied that …").
    """
    words = [t for t in tokens[phrase.first : phrase.last] if t.word]
    if not words or len(words) > 32:
        return False
    if (
        len(words) == 1
        and words[0].low in {"it", "there", "this", "that", "what", "which", "who", "these"}
        and strict
        and not (body and words[0].low == "it")
    ):
        return False
    if len(words) == 1 and words[0].low == "it":
        return body or not strict
    if any(t.low in _TOLD_VERBS for t in words[1:]):
        return False  # a whole clause, not a speaker
    numbered = words[0].low == "no" and len(words) > 1 and words[1].text[:1].isdigit()  # "No 2 Brigade said"
    if words[0].low in {"no", "nobody", "none", "neither"} and not numbered:
        return False  # "no group has claimed responsibility": nobody speaks
    if words[0].low in _LEADING:
        return False
    if _head_of(words) in HAPPENINGS:
        return False  # "attacks have claimed 600 lives"
    if words[0].low in {"there", "what", "which", "who", "where", "when", "how", "to", "not", "no-one"}:
        return False
    if words[0].low in DETERMINERS and any(
        t.low in CIVIL or t.low in _CALLINGS
        for t in words
        if t.low not in {"people's", "casualties", "fatalities", "bodies", "corpses"}
    ):
        return True
    if any(t.low in SPEAKER_NOUNS or t.low in RANKS or t.low.split("-")[-1] in SPEAKER_NOUNS for t in words):
        return True
    if any(
        t.low in {"force", "brigade", "squad"}
        and n
        and words[n - 1].low
        in {
            "air",
            "task",
            "defence",
            "defense",
            "security",
            "police",
            "border",
            "joint",
            "fire",
            "bomb",
            "rescue",
            "riot",
        }
        for n, t in enumerate(words)
    ):
        return True
    if any(t.low in PRONOUNS for t in words):
        return not strict or lone or words[-1].low in {"he", "she", "they", "we", "i"}
    capitals = [
        t
        for n, t in enumerate(words)
        if t.capital
        and (t.start > 0 or len(words) > 1 or t.text.isupper() or lone)
        and not (n == 0 and len(words) > 1 and t.low in DETERMINERS)
    ]
    if strict:
        return len(capitals) >= 1 and (len(capitals) >= 2 or words[-1].capital)
    return (
        bool(capitals)
        or (words[0].capital and words[0].start == 0 and len(words) == 1)
        or (
            words[0].low in DETERMINERS
            and any(t.low not in _NOT_PERSONS and _PERSON.fullmatch(t.low) for t in words)
        )
    )


HAPPENINGS = frozenset(
    """attack attacks violence strike strikes airstrike airstrikes raid raids killing killings clash clashes conflict conflicts war wars blast blasts explosion
    explosions bombing bombings shelling fighting insurgency rebellion massacre massacres ambush ambushes incident incidents unrest crisis shooting shootings
    disease outbreak flood floods bloodshed offensive assault assaults gunfire fire fires abduction abductions kidnapping kidnappings bomb bombs bullet bullets
    mine mines landmine landmines drought famine epidemic drone drones missile missiles rocket rockets shell shells mortar mortars aircraft warplane warplanes
    plane planes jet jets helicopter helicopters vehicle vehicles truck trucks convoy bullet""".split()
)
"""What happens says nothing."""


def can_speak(words: str) -> bool:
    """Whether words may name somebody: a name, an office, a rank, a body, a pronoun or a noun for a person."""
    return any(
        t.low in SPEAKER_NOUNS
        or t.low in RANKS
        or t.low in CIVIL
        or t.low in _CALLINGS
        or t.low in PRONOUNS
        or t.low in {"i", "we", "who", "which", "one", "some", "many", "others"}
        or t.capital
        and t.low not in DETERMINERS
        or _PERSON.fullmatch(t.low) is not None
        and t.low not in _NOT_PERSONS
        for t in tokenize(words)
    )


def _head_of(words: Sequence[Token]) -> str:
    """Return the head of a noun phrase: its last word before a preposition."""
    end = next(
        (k for k, t in enumerate(words) if k and t.low in {"of", "in", "on", "at", "by", "near", "against", "between", "from", "with", "that", "which", "to", "for", "who", "whose", "about", "into", "after", "during", "close", "familiar"}),
        len(words),
    )  # fmt: skip
    return words[end - 1].low


def _span(tokens: tuple[Token, ...], first: int, last: int) -> Span:
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


def _beside(tokens: tuple[Token, ...], phrase: Phrase) -> Span | None:
    return (
        None
        if phrase.beside is None or phrase.beside[0] >= phrase.beside[1]
        else _span(tokens, *phrase.beside)
    )


def _beside_after(tokens: tuple[Token, ...], phrase: Phrase) -> Span | None:
    """Return what stands beside a speaker named behind its cue: an apposition, or "who was freed"."""
    at = phrase.last
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at < len(tokens) and tokens[at].low in {"who", "whose"}:
        end = at
        while end < len(tokens) and (tokens[end].word or tokens[end].text in "'’-"):
            end += 1
        return _span(tokens, at, end)
    found = _beside(tokens, phrase)
    if found is not None and phrase.beside is not None and finite(tokens, *phrase.beside):
        return None  # a clause follows, no apposition
    return found


def _token_at(tokens: tuple[Token, ...], offset: int) -> int:
    for i, token in enumerate(tokens):
        if token.end > offset:
            return i
    return len(tokens)


def _content_end(sentence: str) -> int:
    return len(sentence.rstrip(" .!?"))


def _passive(tokens: tuple[Token, ...], cue: int) -> bool:
    first = verb_start(tokens, cue)
    return any(
        t.low in {"was", "were", "been", "being", "is", "are", "be", "stands", "stand"}
        for t in tokens[first:cue]
    )


def _after_cue(sentence: str, at: int) -> int:
    """Skip "on Monday", "in a statement" and "that" after a cue; return where the content begins."""
    told = re.match(r"\s+(?:the\s+)?(?:reporters|journalists|parliament|lawmakers|state\s+(?:television|tv|media|radio)|local media|"
                    r"a (?:news|press) (?:conference|briefing))", sentence[at:])  # fmt: skip
    if told:
        at += told.end()
    tail = _ADVERB_TAIL.match(sentence, at)
    if tail is not None:
        at = tail.end()
    that = re.match(r"[\s,:]*(?:as saying\s+)?(?:that\b)?\s*", sentence[at:])
    return at + (that.end() if that else 0)


def find_attributions(sentence: str) -> tuple[Attribution, ...]:
    """Return the attributions of one sentence in the order of their cues.

    A cue without a speaker that can speak is no attribution. Contents never
    reach into the next attribution beside them; a nested one ("the outlet
    reports that the army said …") lies inside its outer one.
    """
    tokens = tokenize(sentence)
    if not tokens:
        return ()
    low = sentence.lower().replace("’", "'")
    if len(low) != len(sentence):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in sentence).replace("’", "'")
    quotes = in_quotes(sentence)
    found: list[Attribution] = []
    taken: list[Span] = []
    contrary = (
        [(m.start(), m.end()) for m in _CONTRARY.finditer(sentence)]
        if any(word in low for word in _SETS_ASIDE)
        else []
    )
    for match in CUE_RE.finditer(low):
        if any(a < match.start() < b for a, b in quotes) or any(a < match.start() < b for a, b in contrary):
            continue
        made = _from_cue(
            sentence, tokens, Span(start=match.start(), end=match.end()), CUES[match.group()], found
        )
        if made is not None:
            found.extend(_each(sentence, tokens, made))
            taken.append(made.cue)
    for special in (
        _called(sentence, tokens, found), _held(sentence, tokens), _asked(sentence, tokens), _put_at(sentence, tokens, found),
        _asked_that(sentence, tokens, found),
    ):  # fmt: skip
        for made in special:
            if any(a < made.cue.start < b for a, b in quotes):
                continue
            found = [f for f in found if f.cue.start != made.cue.start]
            found.append(made)
            taken.append(made.cue)
    according = any(words in low for words in _ACCORDS)
    for match in _ACCORDING.finditer(sentence) if according else ():
        made = _from_according(sentence, tokens, match)
        if made is not None:
            found.extend(_each(sentence, tokens, made))
    for match in _NOUN_RE.finditer(low):
        cue = Span(start=match.start(), end=match.end())
        if any(t.start <= cue.start < t.end for t in taken) or any(
            a < cue.start < b for a, b in (*quotes, *contrary)
        ):
            continue
        made = _from_noun(sentence, tokens, cue, NOUN_CUES[match.group()])
        if (
            made is not None
            and made.stance is Stance.ALLEGES
            and any(f.stance is Stance.DENIES and f.content.start <= cue.start < f.content.end for f in found)
        ):
            # "denied the army's claim that it killed nine": named only to be denied
            made = replace(made, source=cue, beside=None, nobody=True)
        if made is not None:
            found.append(made)
    found = [_handed_on(sentence, tokens, a) for a in found]
    if ":" in sentence and not any(a.cue.start < sentence.find(":") for a in found):
        found += _labelled(sentence, tokens)
    if not found:
        found = _spoken_to(sentence, tokens)
    found.sort(key=lambda a: (a.cue.start, a.cue.end))
    found = _unsaid(sentence, _answered(sentence, [_weighed(sentence, a) for a in found]))
    return tuple(_bounded(sentence, found))


_OTHERS_SAY = r"(?:(?:the|all|any|these|those|such|recent|local|some|media)\s+){0,3}(?:reports?|claims?|allegations?|accusations?|talk|rumou?rs?|suggestions?|insinuations?|charges?|stories|tales?|assertions?|accounts?)"
_HEARSAY_NOUN = re.compile(rf"(?i){_OTHERS_SAY}")
_OF_HEARSAY = re.compile(rf"(?i)\b{_OTHERS_SAY}\s+(?:that|of|about|as to|according to which)\s+(?=\S)")
"""What somebody makes something of ("poured scorn on **reports of** a massacre")."""
_THAT = re.compile(r"(?i)\bthat\s+(?=[\w“\"‘'’-])")
_NO_CONTENT = re.compile(
    r"(?i)\b(?:so|such|now|in order|provided|given|except|only|but|in|all|the|than|like|after|fact|the fact|evidence|proof|signs?|indications?|those|ones?|everything|anything|nothing|something)\s+$"
)
"""Before a "that" these make it no word of anybody's ("so close that", "now that", "signs that")."""
_TAKES_NOTE = re.compile(
    r"(?i)\b(?:receiv\w+|hear[ds]?|collect\w*|gather\w*|stud(?:y|ies|ied|ying)|investigat\w+|examin\w+|review\w*|check\w*|look\w*|not(?:es|ed|ing)|s[ae]w|seen|follow\w*|aware|respond\w*|repeat\w*|shar\w+|spread\w*|publish\w*|carr(?:y|ies|ied)|"
    r"includ\w+|contain\w*|record\w*|fil(?:ed|es|ing)|lodg\w+|fac(?:es|ed|ing)|probe[ds]?|probing|track\w*|monitor\w*|post\w*|air\w*|broadcast|amid|after|over)\b"
)
"""Verbs with which one hears of what others say, and makes nothing of it."""
_LONGEST_PREDICATE = 70
"""So many characters may stand between the speaker's verb and what is said."""


def with_any_verb(sentence: str, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Add a speaker with whatever verb before a clause or before hearsay: "is of the view that C", "pours scorn on reports of C".

    Only where neither a cue of the lexicon nor the trained model finds anybody who says it (``found``), the subject is
    somebody who speaks, and what follows is a clause, or words of what others say. Such a cue says nothing of the
    stance: that is for what is said, and for the trained judge.
    """
    if not all(_heard_of(sentence, a) for a in found):
        return tuple(found)
    tokens = tokenize(sentence)
    for i, token in enumerate(tokens[1:12], 1):
        if not token.word or not (
            finite(tokens, i, i + 1) or token.low in _PASTS or token.low.endswith(("ed", "s"))
        ):
            continue
        subject = subject_before(tokens, i)
        if subject is None or subject.first > 3 or not _speaks(tokens, subject, strict=True):
            continue
        made = _whatever_verb(sentence, tokens, i, subject)
        return tuple(found) if made is None else (made,)
    return tuple(found)


def _heard_of(sentence: str, made: Attribution) -> bool:
    """Whether an attribution names nobody, or only hearsay."""
    return (
        made.nobody
        or made.source is None
        or _HEARSAY_NOUN.fullmatch(sentence, made.source.start, made.source.end) is not None
    )


def _whatever_verb(
    sentence: str, tokens: tuple[Token, ...], verb: int, subject: Phrase
) -> Attribution | None:
    begins = tokens[verb].start
    reach = min(len(sentence), begins + _LONGEST_PREDICATE)
    heard = _OF_HEARSAY.search(sentence, begins, reach)
    that = next(
        (m for m in _THAT.finditer(sentence, begins, reach) if not _NO_CONTENT.search(sentence[: m.start()])),
        None,
    )
    if heard is not None and not _TAKES_NOTE.search(sentence, begins, heard.start()):
        start, cue = heard.start(), Span(start=begins, end=heard.start())
    elif heard is None and that is not None and _opens_clause(tokens, _token_at(tokens, that.start())):
        start, cue = that.end(), Span(start=begins, end=that.end() - 1)
    else:
        return None
    if any(c in ',;:—–“"' for c in sentence[begins:start]) or _ASKED_FOR.match(sentence, begins):
        return None
    return Attribution(
        source=_span(tokens, subject.first, subject.last), cue=cue, content=Span(start=start, end=_content_end(sentence)),
        stance=Stance.ALLEGES, frame=Frame.CLAUSE, beside=_beside(tokens, subject),
    )  # fmt: skip


_ASKED_FOR = re.compile(r"(?i)(?:has |have |had )?(?:ask|request|recommend|propos|insist)\w*\s+that\b")
"""Verbs with which something is asked for in the subjunctive: other rules read them."""


def _opens_clause(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a "that" opens what is said, and neither tells of the noun before it ("the shells **that** fell") nor points ("**that** account")."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if behind is None or finite(tokens, i + 1, i + 2) or behind.low.endswith("ed") or behind.low in _PASTS:
        return False
    return any(
        finite(tokens, k, k + 1) or tokens[k].low in _PASTS or tokens[k].low.endswith("ed")
        for k in range(i + 2, len(tokens))
    )


_SETS_ASIDE = (
    "contrary to", "despite", "in spite", "notwithstanding", "unlike", "regardless", "irrespective", "opposed to", "whatever", "no matter",
)  # fmt: skip
"""One of these stands wherever `_CONTRARY` finds anything."""
_CONTRARY = re.compile(
    r"(?i)\b(?:contrary to|despite|in spite of|notwithstanding|unlike|regardless of|irrespective of|as opposed to|whatever|no matter what)\s+"
    r"(?:what\b|(?:the |any |all |some |recent |earlier |local |media |\w+['’]s? )*(?:claims?|reports?|allegations?|accusations?|assertions?|statements?|rumou?rs?|accounts?|testimon(?:y|ies))\b|"
    r"(?<=whatever )|(?<=no matter what ))[^,;.]*"
)
"""What is named only to be set aside ("contrary to what residents say, …"): nobody is made to say it."""

_DEED_WORDS = (
    r"attacks?|ambush(?:es)?|bombings?|blasts?|explosions?|bombs?|raids?|assaults?|killings?|murders?|massacres?|executions?|beheadings?|assassinations?|slayings?|slaughter|"
    r"abductions?|kidnappings?|hostage[- ]taking|strikes?|air\s?strikes?|shootings?|shelling|bombardments?|operations?|offensives?|incursions?|incidents?|deaths?|downing|sabotage|"
    r"arson|burnings?|lootings?|destruction|torture|rapes?|violence|atrocit(?:y|ies)|tragedy|carnage|bloodshed|loss(?:es)? of (?:\w+ )?li(?:fe|ves)|casualt(?:y|ies)|fatalit(?:y|ies)|crimes?|"
    r"abuses?|excess(?:es)?|violations?|conduct|behaviou?r|actions?|acts?|deeds?|harm|suffering|pain|misfires?|mistakes?|errors?|gunfire|fire|missiles?|rockets?|drones?|landmines?|seizure|"
    r"detentions?|arrests?|disappearances?|crackdown|blunders?|accidents?"
)
_DOINGS = "|".join(
    sorted(
        (re.escape(w) for w, t in TRIGGERS.items() if t.form is Form.ING and w not in {"burying", "dying", "stopping", "halting"}),
        key=len,
        reverse=True,
    )
)  # fmt: skip
_DONE = "|".join(
    sorted(
        (re.escape(w) for w, t in TRIGGERS.items() if t.form is Form.PAST and not w.startswith(("failed", "buried", "have ", "laid"))),
        key=len,
        reverse=True,
    )
)  # fmt: skip
_OF_A_DEED = re.compile(
    r"(?i)\W*(?:for|of)\s+(?:what\b|(?:it|this|them|both|that)\b(?=\s*(?:$|[.,;“”\"]|\b(?:in|on|and|but|after|via|through|\w+ly)\b))|"
    r"(?!(?:[\w’'-]+\s+){0,3}?(?:rescue|relief|aid|peacekeeping|clean-up|burial|evacuation|late|slow|delay\w*|failures?|protection|safety)\s)"
    r"(?:(?!(?:of|in|on|at|by|that|which|where|who|from|to|after|when|with|near|during)\b)[\w.’'“”\"-]+\s+){0,6}?"
    rf"(?:{_DEED_WORDS})\b(?!\s+(?:victims?|survivors?|scene|site|inquiry|probe|investigation|zone|area|response|village|town|plot|brigade|to\s+(?:rescue|free|secure|protect|evacuate|save|release|recover)))|"
    rf"(?:\w+ly\s+)?(?:{_DOINGS}|carrying out|launching|staging|mounting|conducting|perpetrating|committing|ordering|downing|bringing down|blowing up|planting|hitting|hijacking|causing|harming)\b|"
    rf"having\s+(?:\w+ly\s+)?(?:{_DONE}|carried out|launched|staged|ordered|committed|caused|harmed)\b)"
)
"""What one answers for by claiming responsibility or begging pardon: a deed, never a village's safety or a late arrival."""
_NO_ANSWER = re.compile(r"(?i)\s*(?:for|of)\s")
_ONLY_HEARD = re.compile(
    r"(?i)\W*(?:that\s+)?(?:(?:it|he|she|they|we)\s+)?(?:(?:had|has|have|was|were|is|are)\s+)?(?:also\s+)?"
    r"(?:(?:to\s+)?(?:having\s+)?(?:receiv(?:ing|ed)|(?:hear|see)ing(?:\s+of)?|heard(?:\s+of)?|seen|got(?:ten)?|getting|being aware of|aware of|knowing of|(?:the )?existence of|receipt of|being told of)\s+)?"
    r"(?:there\s+(?:were|was|are|is|had been|have been)\s+)?"
    r"(?:(?:the|an?|some|many|several|these|those|such|this|that|serious|recent|media|local|credible|numerous|various|written|\d+)\s+)*"
    r"(?:reports?|allegations?|claims?|complaints?|accusations?|rumou?rs?|letters?|testimon(?:y|ies)|concerns?|criticisms?)\s+(?:from\s+\w+\s+|by\s+\w+\s+)?(?:that|of|about|alleging|accusing|saying|claiming|suggesting)\b"
)
"""To have heard of a charge is not to own up to it ("acknowledged receiving a report that its soldiers …")."""
_DISBELIEVES = re.compile(
    r"(?i)\W*(?:that\s+)?(?:(?:he|she|it|they|we|i)\s+)(?:\w+ly\s+)?(?:(?:(?:did|does|do|could|would|can)\s*(?:not|n['’]t)|never)\s+(?:\w+ly\s+)?(?:believe|accept|trust|credit|think|buy|agree with|recogni[sz]e)|"
    r"(?:had|has|have)\s+(?:\w+\s+)?(?:doubts? (?:about|over|that)|no reason to believe|trouble believing|difficulty believing)|(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:sceptical|skeptical|doubtful|not convinced|unconvinced|unsure)|"
    r"doubt(?:ed|s)?|disbeliev\w+)\s+(?:of\s+|about\s+|that\s+)?(?=\w)"
)
"""Inside what somebody says, words that set a claim in doubt: the claim, and its number, is not the speaker's."""


def _weighed(sentence: str, made: Attribution) -> Attribution:
    """Take back an admission of something that is no deed, and words that only doubt another's."""
    cue = sentence[made.cue.start : made.cue.end].lower()
    content = sentence[made.content.start : made.content.end]
    if made.stance is Stance.ADMITS and ("responsib" in cue or cue.startswith("apologi")):
        behind = sentence[made.cue.end - (4 if cue.endswith(" for") else 0) :]
        if _NO_ANSWER.match(behind) and not _OF_A_DEED.match(behind):
            return replace(made, stance=Stance.ALLEGES)
    if made.stance is Stance.ADMITS and made.frame is Frame.CLAUSE and _ONLY_HEARD.match(content):
        return replace(made, silent=True)
    if (
        made.stance is Stance.ALLEGES
        and made.frame is Frame.CLAUSE
        and not made.nobody
        and _DISBELIEVES.match(content)
    ):
        return replace(made, stance=Stance.DOUBTS)
    return made


_REFERS = re.compile(r"(?i)\W*(?:it|them|this|these|those|both|all of (?:it|them))\b")


def _answered(sentence: str, found: list[Attribution]) -> list[Attribution]:
    """Read "acknowledged a report that C, but called it a lie": who has heard of C denies C."""
    for denial in found:
        if denial.stance is not Stance.DENIES or denial.silent or not denial.same_as_previous:
            continue
        if not _REFERS.match(sentence[denial.content.start : denial.content.end]):
            continue
        charges = [
            a for a in found if a.nobody and not a.silent and a.content.start > a.cue.end - 1 and a.cue.start < denial.cue.start
        ]  # fmt: skip
        if not charges:
            continue
        charge = charges[-1]
        outer = next(
            (
                a for a in reversed(found)
                if a.source is not None and not a.nobody and a.cue.end <= charge.cue.start and _ONLY_HEARD.match(sentence[a.cue.end :])
            ),
            None,
        )  # fmt: skip
        if outer is None:
            continue
        lead = re.sub(r"(?:[,;—–\s]|\b(?:and|but|while|yet)$)+$", "", sentence[: denial.cue.start])
        answer = replace(
            outer,
            stance=Stance.DENIES,
            frame=Frame.OBJECT,
            silent=False,
            content=Span(start=charge.content.start, end=max(charge.content.start, len(lead))),
            tail=Span(start=len(lead), end=max(denial.content.end, denial.tail.end if denial.tail else 0)),
        )
        return [answer if a is outer else a for a in found if a is not charge and a is not denial]
    return found


_SELF = frozenset("it he she they we i its his her their our".split())
_LED_IN = re.compile(
    r"(?i)\W*(?:(?:the|any|some|media|press|local|recent|such|these|those)\s+)*(?:(?:reports?|allegations?|claims?|rumou?rs?|suggestions?|accusations?)\s+)?(?:that\s+)?"
)


def _unsaid(sentence: str, found: list[Attribution]) -> list[Attribution]:
    """Read "denied reports that it had accused the army of C": what is denied is to have said so, and C is nobody's word."""
    kept = list(found)
    for denial in found:
        if denial.stance is not Stance.DENIES or denial.silent or denial.content.start < denial.cue.end:
            continue
        said = next(
            (
                a
                for a in kept
                if a is not denial
                and not a.nobody
                and denial.content.start <= a.cue.start < denial.content.end
                and (
                    (a.source is not None and sentence[a.source.start : a.source.end].lower().split()[0] in _SELF
                     and a.source.start >= denial.content.start and _LED_IN.fullmatch(sentence[denial.content.start : a.source.start]))
                    or (a.frame in {Frame.ACCUSE, Frame.BLAME} and a.source is not None and a.source.start <= denial.cue.start
                        and re.fullmatch(r"\W*(?:having\s+|ever\s+)*", sentence[denial.content.start : a.cue.start]))
                )
            ),
            None,
        )  # fmt: skip
        # "denied reports accusing it of C": the reports are named only to be denied
        kept = [
            a
            for a in kept
            if a is denial
            or a.frame is not Frame.ACCUSE
            or not _CHARGES_IT.fullmatch(
                sentence[denial.content.start : max(denial.content.start, a.cue.start)]
            )
        ]
        verb = _HAVING_SAID.match(sentence[denial.content.start : denial.content.end])
        if said is None and verb is None:
            continue
        stop = said.cue.end if said is not None else denial.content.start + (verb.end() if verb else 0)
        end = denial.content.end
        unsaid = replace(
            denial,
            content=Span(start=denial.content.start, end=stop),
            tail=Span(start=stop, end=max(stop, end)),
        )
        kept = [
            unsaid if a is denial else a
            for a in kept
            if a is denial or not (denial.content.start <= a.cue.start < end)
        ]
    return kept


_CHARGES_IT = re.compile(
    r"(?i)\W*(?:(?:the|any|some|media|press|local|recent|such|these|those|all)\s+)*(?:reports?|allegations?|claims?|rumou?rs?|statements?|documents?|testimon(?:y|ies))\s+"
)
_HAVING_SAID = re.compile(
    r"(?i)\W*(?:ever\s+)?(?:(?:having\s+(?:ever\s+)?(?:accused|blamed|said|claimed|alleged|announced|declared|stated|told|suggested|written|reported))|"
    r"(?:accus|blam|say|claim|alleg|announc|declar|stat|tell|suggest|writ|report)ing)\b(?=\s+(?:that|the|it|an?|in|on|at|[A-Z]|its|any|\w+s)\b)"
)
"""A denial of one's own words ("denied having accused …", "denied saying that …")."""
_ASKED = re.compile(
    r"(?i)(?<![\w-])(?P<cue>(?:ask(?:ed|s|ing)?|wonder(?:ed|s|ing)?|enquir(?:ed|es|ing)|inquir(?:ed|es|ing)|(?:want(?:ed|s|ing)?|demand(?:ed|s|ing)?|ask(?:ed|s|ing)?|sought|seek(?:s|ing)?) to (?:know|learn|find out|be told))\b"
    r"(?:\s+(?!(?:for|to|that|but|and)\b)[\w’'-]+){0,8}?(?:\s+to\s+(?:say|explain|clarify|disclose|confirm|establish|determine|tell \w+|find out))?\s+(?:whether|if))\b"
)
_ASKED_THAT = re.compile(
    r"(?<![\w-])(?P<cue>ask(?:ed|s)?|request(?:ed|s)?)\s+that\s+(?P<what>(?!that\b)(?:(?!(?:who|which|had|has|was|were|is|are|would|could|did)\b)[\w’'-]+\s+){1,7}?(?:not\s+)?"
    r"(?:be|leave|stop|halt|cease|end|release|free|open|withdraw|return|investigate|allow|let|pay|answer|hand|publish|explain|account|come|send|give|take|protect|respect|spare|bring|hold|name|admit|apologi[sz]e|"
    r"lift|find|search|probe|exhume|compensate|guarantee|ensure|provide|punish|arrest|surrender|act|intervene|step in|show)\b(?!ed)[^;]*)"
)
_UNNAMED = re.compile(
    r"(?i)\b(?:names?|identit(?:y|ies)|surnames?|voices?|faces?|location|whereabouts|photographs?|pictures?|(?:he|she|they|it|we))\b[^.;]{0,40}\b(?:not\s+be|be\s+(?:withheld|kept|concealed|hidden|changed|protected|blurred|left out))\b|\banonymous\b|\banonymity\b"
)
"""Who asks that no name be printed says nothing of what happened."""
_THREATENED = re.compile(
    r"(?<![\w-])(?P<cue>threaten(?:ed|s))\s+(?P<what>to\s+(?:\w+ly\s+)?(?!be\b)[“\"]?[a-z]+[^;]*|[“\"](?P<quoted>[^“”\"]+)[”\"][^;]*)"
)
_A_NUMBER = re.compile(
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|several|many|some|few|hundreds?|scores?|all|both"
)
_WHY = re.compile(
    r",?\s(?:after|because|since|as|following|in (?:response|retaliation|revenge|reply)|(?:but|and) (?:then|later|has|had|said|denied))\b"
)
"""What a threat answers ("threatened to shell the town **after** soldiers had killed nine") is the outlet's own word."""
_AT_THEM = re.compile(r"(?i)\b(?:him|them|her|us|me|himself|herself)\b")
"""A threat to somebody's face is a deed that is told, not word of what is to come."""
_NO_BODY = re.compile(
    r"(?i)(?:(?:some|several|many|two|three|four|five|six|other|armed|masked|the|these|those|a|an|one|of|young|unidentified|unknown)\s+)*(?:soldiers?|gunm[ae]n|attackers?|fighters?|militants?|assailants?|troops|militiam[ae]n|jihadists?|bandits?|m[ae]n|kidnappers|captors|guards?|policem[ae]n|officers?|youths?|he|she|they|i|we|it)"
)
"""Nameless men on the spot: what they threaten is part of what is told of them."""


def _asked_that(
    sentence: str, tokens: tuple[Token, ...], earlier: Sequence[Attribution]
) -> list[Attribution]:
    """Read "X asked that the dead be counted" (it demands so) and "X threatened to burn the buses" (it announces so)."""
    made: list[Attribution] = []
    for pattern, stance, needed in (
        (_ASKED_THAT, Stance.DEMANDS, "that"),
        (_THREATENED, Stance.ANNOUNCES, "threaten"),
    ):
        for match in pattern.finditer(sentence) if needed in sentence else ():
            if any(_overlap(a.cue, match.start("cue"), match.end("cue")) for a in earlier):
                continue
            if any(a.content.start <= match.start("cue") < a.content.end for a in earlier):
                continue  # told inside what somebody else says
            what = match.group("what")
            first = _token_at(tokens, match.start("cue"))
            subject, _ = _own_subject(tokens, subject_before(tokens, first), made)
            if (
                subject is None
                or _passive(tokens, first)
                or not _speaks(tokens, subject, strict=True, lone=True)
            ):
                continue
            source = _span(tokens, subject.first, subject.last)
            words = sentence[source.start : source.end]
            between = tokens[subject.last : first]
            if any(t.low in {"who", "which", "whose", "that", "to", "not", "never", "and"} for t in between):
                continue
            if stance is Stance.DEMANDS and _UNNAMED.search(what):
                continue
            if stance is Stance.ANNOUNCES and (_NO_BODY.fullmatch(words) or _AT_THEM.search(what)):
                continue
            start, stop = match.start("what"), match.end("what")
            ground = _WHY.search(sentence, start, stop) if stance is Stance.ANNOUNCES else None
            if ground is not None:
                stop = ground.start()
            made.append(Attribution(
                source=source, cue=Span(start=match.start("cue"), end=match.end("cue")),
                content=Span(start=start, end=max(start, min(stop, _content_end(sentence)))),
                stance=stance, frame=Frame.CLAUSE if stance is Stance.ANNOUNCES else Frame.OBJECT, beside=_beside(tokens, subject),
            ))  # fmt: skip
    return made


_TO_A_COURT = re.compile(
    r"(?i)\s+(?:(?:the|an?|its|his|her|their|[A-Z][\w-]+|supreme|high|constitutional|appeals?|military|federal|regional)\s+){1,4}?(?:court|tribunal|judges?|bench|chamber)s?\b(?![^.;]{0,60}\sto\s+[a-z]+)"
)
"""To appeal to a court against a judgment asks nothing of anybody."""
_WHO_ASK = re.compile(
    r"(?i)\b(?:soldiers?|gunm[ae]n|attackers?|fighters?|rebels?|militants?|assailants?|troops|militiam[ae]n|jihadists?|bandits?|they|men)\W*$"
)


def _asked(sentence: str, tokens: tuple[Token, ...]) -> list[Attribution]:
    """Read "X asked whether C": a question tells nothing, so nobody is made to say C."""
    made: list[Attribution] = []
    low = sentence.lower()
    for match in _ASKED.finditer(sentence) if "whether" in low or "if" in low else ():
        first = _token_at(tokens, match.start("cue"))
        subject = None if first == 0 else _own_subject(tokens, subject_before(tokens, first), made)[0]
        if subject is not None and not _speaks(tokens, subject, strict=True, body=True):
            subject = None
        stops = r"[,;:]|\s(?:but|before|and then)\s"
        if _WHO_ASK.search(sentence[: match.start()]):
            stops += r"|\sand\s"
        stop = re.search(stops, sentence[match.end() :])
        end = _content_end(sentence) if stop is None else match.end() + stop.start()
        made.append(Attribution(
            source=None if subject is None else _span(tokens, subject.first, subject.last),
            cue=Span(start=match.start("cue"), end=match.end("cue")), content=Span(start=min(match.end(), end), end=max(match.end(), end)),
            stance=Stance.ALLEGES, frame=Frame.OBJECT, beside=None if subject is None else _beside(tokens, subject),
            silent=True, nobody=subject is None,
        ))  # fmt: skip
    return made


def _from_cue(
    sentence: str, tokens: tuple[Token, ...], cue: Span, kind: Cue, earlier: list[Attribution]
) -> Attribution | None:
    first = _token_at(tokens, cue.start)
    after = _token_at(tokens, cue.end)
    word = tokens[first].low
    before = tokens[first - 1] if first else None
    end = _content_end(sentence)
    told = find_told(sentence)
    told_name = told[1] if told is not None else None
    strict = word in NEEDS_PERSON or kind.frame is not Frame.CLAUSE
    body = word not in NEEDS_PERSON and kind.frame is not Frame.CLAUSE
    passive = _passive(tokens, first)
    group = tokens[verb_start(tokens, first) : first]
    if (
        (before is not None and before.low in {"nor", "neither", "cannot"})
        or any(t.low in {"not", "never", "n't", "cannot"} or t.low.endswith("n't") for t in group)
        or [t.low for t in tokens[max(0, first - 2) : first]] == ["no", "longer"]
    ):
        return _silent(sentence, tokens, cue, first, earlier)  # "could not verify", "did not say"
    if sentence[cue.start : cue.end].lower() in {"appealed to", "appeals to"} and _TO_A_COURT.match(
        sentence, cue.end
    ):
        return None
    if _NOTHING.match(sentence[cue.end :]):
        return _silent(sentence, tokens, cue, first, earlier)  # "admitted nothing about the killing"
    if any(
        t.low in {"unable", "able", "failed", "refused", "declined"}
        for t in tokens[max(0, first - 4) : first]
    ):
        if (
            first > 1
            and tokens[first - 1].low == "to"
            and tokens[first - 2].low in {"refused", "declined", "unable"}
        ):
            return _silent(sentence, tokens, cue, first - 2, earlier)  # "refused to rule out that …"
        return None
    if word in VIVID and not _closes_or_opens(sentence, cue):
        return None  # "hundreds protested", "answered the call"
    if word == "suspected" and before is not None and _A_NUMBER.fullmatch(before.low):
        return None  # "five suspected rebels": nobody suspects
    if word == "attributed" and not passive and after < len(tokens) and tokens[after].low == "to":
        return None  # "a statement attributed to X said"
    if word in {"ordered", "orders"} and (
        earlier
        or re.match(
            r"\s+(?:\w+\s+){1,4}?to\s+(?:kill|shoot|fire|open fire|attack|burn|beat|execute|raid)\b",
            sentence[cue.end :],
        )
    ):
        return None  # an order to kill is a deed somebody tells, no announcement
    if (
        word in _PARTICIPLES
        and kind.frame in (Frame.ACCUSE, Frame.BLAME)
        and before is not None
        and before.low in {"after", "before", "by", "for", "while", "without", "when", "despite", "of"}
    ):
        return None  # "shot three villagers after accusing them of spying"
    if word in {"believed", "thought", "suspected"} and after < len(tokens) and tokens[after].low == "to":
        return None  # "drones believed to belong to the rebels": a hedge
    if (
        word in {"said", "reported", "alleged"}
        and after + 1 < len(tokens)
        and tokens[after].low == "to"
        and tokens[after + 1].low in {"be", "have"}
    ):
        return None  # "a general said to be close to the palace": a hedge too
    if word == "blame" and before is not None and before.low in _TAKES_BLAME:
        return None
    if _NO_SPEECH.match(sentence[cue.start : end]) or _reduced(tokens, first, after):
        return None
    if (
        word == "reported"
        and after < len(tokens)
        and tokens[after].low in {"missing", "dead", "killed", "injured", "wounded", "from", "in"}
    ):
        return None
    led = verb_start(tokens, first)
    lead = tokens[led - 1] if led and tokens[first - 1].low == "to" else before
    if (
        lead is not None
        and lead.low in {"to", "the", "a", "an", "of", "no", "its", "their", "his", "these", "this", "for"}
        and not (lead.low == "of" and kind.frame is Frame.ACCUSE)
    ):
        return None
    # a noun that looks like a cue: "reports of", "an official report"
    if (
        word in _HOMOGRAPHS or sentence[cue.start : cue.end].lower() in {"calls for", "call for"}
    ) and _is_noun(tokens, first, after):
        return None
    if word in _PARTICIPLES and (
        before is None or before.text in {",", "—", "–"} or before.low in {"and", "but"}
    ):
        begin = _after_cue(sentence, cue.end)
        if not earlier and first == 0:
            return None
        source = None
        if not earlier:
            subject = main_subject(tokens, first)
            if subject is None:
                return None
            source = _span(tokens, subject.first, subject.last)
        return _accusing(sentence, Attribution(
            source=source, cue=cue, content=Span(start=begin, end=max(begin, end)), stance=kind.stance, frame=kind.frame,
            told=told_name, same_as_previous=source is None,
        ))  # fmt: skip
    joins = led > 0 and tokens[led - 1].low in {"and", "but", "also", "yet"}
    listed = led > 0 and tokens[led - 1].text == ","  # "admitted C, blamed a fault and gave …"
    # AFP quoted a resident as saying
    quoting = re.search(r"\bas saying\b", sentence)
    if word == "saying" and quoting and cue.start == quoting.end() - len("saying"):
        return _quoted_as_saying(sentence, tokens, cue, first)
    if passive and kind.frame in (Frame.ACCUSE, Frame.BLAME):
        return _passive_accusation(sentence, tokens, cue, kind, first)
    if passive and (kind.frame is not Frame.OBJECT or kind.stance is Stance.DEMANDS):
        return None  # "residents were urged to leave": they urge nobody
    if passive and kind.stance is Stance.DENIES:
        return _denied_by(sentence, tokens, cue, kind, first)
    relative = _which_they(tokens, led)
    subject, nested = (
        (relative, False)
        if relative is not None
        else _own_subject(tokens, subject_before(tokens, first), earlier)
    )
    if joins and earlier and relative is None:
        subject = None  # "X said … but insisted": the verb shares the subject of the one before
        if kind.frame is Frame.ACCUSE and after < len(tokens) and tokens[after].low in _OBJECTS:
            return None  # "soldiers came and accused them": whoever came
    if subject is not None and subject.first and tokens[subject.first - 1].low == "because":
        if not any(t.low in AUXILIARIES for t in tokens[subject.first : subject.last]) and not finite(
            tokens, subject.first, subject.last
        ):
            return None  # "because he feared for his life": a ground, nothing said
        subject = _before_reason(tokens, subject)
    if subject is not None and not _speaks(
        tokens, subject, strict=strict, lone=word not in NEEDS_PERSON, body=body
    ):
        subject = _behind_wedge(tokens, subject) or subject
    if nested and subject is not None and kind.frame is Frame.CLAUSE:
        # "residents said they saw soldiers kill nine", "the group said its researchers had verified": one telling
        alone = subject.last - subject.first == 1 and tokens[subject.first].low in PRONOUNS
        if (alone and kind.stance is Stance.ALLEGES) or (
            tokens[subject.first].low in {"its", "their", "our"}
            and kind.stance in {Stance.ALLEGES, Stance.AFFIRMS}
        ):
            return None
    wedged = _wedged_in(tokens, led, after) if kind.frame is Frame.CLAUSE and relative is None else None
    if wedged is not None and _speaks(tokens, wedged, strict=strict, lone=True):
        subject = wedged  # "rebels, local officials allege, went from door to door": never the rebels
    inverted = None
    if (
        word in _INVERTING
        and not (
            subject is not None
            and _named_with_aside(tokens, subject, first)
            and _speaks(tokens, subject, strict=strict, lone=True)
            and (not _stops_behind(tokens, after) or _does(tokens, after))
            and not _shut_off(tokens, after)
        )
        and before is not None
        and before.text in {",", "”", '"', "»", "'", "’"}
        and (
            _closes_quote(tokens, first)
            or before.text != ","
            or _stops_behind(tokens, after)
            or finite(tokens, 0, first)
            or any(t.low in _PASTS for t in tokens[1 : first - 1])
        )
    ):
        inverted = phrase_after(tokens, after)
        if inverted is not None and (
            tokens[inverted.first].low in {"that", "it", "told", "in", "on", "there"}
            or not (
                _speaks(tokens, inverted, strict=True)
                or _closes_named(tokens, inverted)
                or (
                    word in {"said", "says"} and _stops_behind(tokens, after)
                )  # "the army, says the report, shot": never the army
            )
        ):
            inverted = None
        if inverted is not None and (
            finite(tokens, inverted.first, inverted.last)
            or (inverted.last < len(tokens) and tokens[inverted.last].low in _HELPING)
        ):
            inverted = None  # a clause follows, not a speaker
    if inverted is None and sentence.rstrip().endswith(":") and not sentence[cue.end :].strip(" :,.").strip():
        subject = subject_before(tokens, first)
        if subject is None or not _speaks(tokens, subject, strict=strict, lone=True):
            return None
        # "X said:" hands the word to the quotation in the next paragraph
        return Attribution(
            source=_span(tokens, subject.first, subject.last), cue=cue, content=Span(start=end, end=end), stance=kind.stance,
            frame=kind.frame, beside=_beside(tokens, subject), told=told_name,
        )  # fmt: skip
    if inverted is not None:
        stop = before.start if before is not None else cue.start
        inverted = _with_name_behind(tokens, inverted)
        rest = tokens[inverted.last - 1].end
        content = Span(start=0, end=stop)
        if before is not None and before.text == "," and not _closes_quote(tokens, first):
            # "the army, says the report, shot nine men"; "they burned the huts, said the mayor, and killed two"
            if tokens[-1].end > rest + 2 and (
                not finite(tokens, 0, first) or _RUNS_ON.match(sentence, rest) is not None
            ):
                content = Span(start=0, end=max(stop, end))
        return Attribution(
            source=_span(tokens, inverted.first, inverted.last), cue=cue, content=content, stance=kind.stance, frame=kind.frame,
            beside=_beside_after(tokens, inverted), told=told_name if told is not None and told[0] >= rest - 1 or told_name else None,
        )  # fmt: skip
    if subject is None:
        # "…, the army said" where nothing stands before: a gap-filled verb after "and": the speaker before goes on
        if earlier and joins:
            begin = _after_cue(sentence, cue.end)
            return _accusing(sentence, Attribution(
                source=None, cue=cue, content=Span(start=begin, end=max(begin, end)), stance=kind.stance, frame=kind.frame,
                told=told_name, same_as_previous=True,
            ))  # fmt: skip
        return None
    if not _speaks(tokens, subject, strict=strict, lone=word not in NEEDS_PERSON, body=body) and not (
        word in {"said", "says"} and _closing_body(sentence, tokens, subject, cue)
    ):
        if earlier and (joins or (listed and _is_clause(tokens, subject))):
            begin = _after_cue(sentence, cue.end)
            return _accusing(sentence, Attribution(
                source=None, cue=cue, content=Span(start=begin, end=max(begin, end)), stance=kind.stance, frame=kind.frame,
                same_as_previous=True,
            ))  # fmt: skip
        return None
    subject = _who_alone(tokens, _no_name(tokens, subject), joined=joins)
    source = _span(tokens, subject.first, subject.last)
    beside = _beside(tokens, subject)
    if beside is None and subject.last < first and tokens[subject.last].low in {"who", "whose"}:
        beside = _span(tokens, subject.last, led if led > subject.last else first)
    if (
        beside is not None
        and source.end < beside.start
        and tokens[subject.last - 1].low in {"those", "people", "anyone", "everyone"}
    ):
        source = Span(start=source.start, end=beside.end)  # "those who were there"
    told_end = cue.end
    if (
        word in {"told", "tells", "telling", "tell"}
        and told is not None
        and told[0] <= cue.start < told[0] + 12
    ):
        told_end = sentence.find(told[1], cue.end) + len(told[1])
    elif word in {"told", "tells", "assured", "assures"}:
        addressed = phrase_after(tokens, after)
        if addressed is not None and addressed.last < len(tokens):
            stop_at = next(
                (i for i in range(after, min(addressed.last, after + 6)) if tokens[i].low == "that"), None
            )
            told_end = (
                tokens[(stop_at or min(addressed.last, after + 2)) - 1].end
                if addressed.last - after > 4
                else tokens[addressed.last - 1].end
            )
    begin = _after_cue(sentence, told_end)
    wedge = _AFTER_TAIL.match(sentence, begin)
    if wedge is not None:
        begin = wedge.end()
    if (
        source.start > 0
        and sentence[: source.start].rstrip().endswith(",")
        and _DISPUTED.fullmatch(sentence[told_end:end].strip())
    ):
        begin = told_end
    tail: Span | None = None
    remainder = "" if re.match(r"\s*;", sentence[told_end:]) else sentence[begin:end].strip(' ,;.”"')
    if kind.frame is Frame.CLAUSE and (
        not remainder
        or _GOES_ON.match(remainder)
        or _closes_with(sentence, tokens, source, sentence[told_end:end].strip(' ;.”"'))
        or (kind.stance is not Stance.ANNOUNCES and _only_adverbial(remainder))
    ):
        # CONTENT, X said.
        left = source.start
        while left > 0 and sentence[left - 1] in ' ,—–“"':
            left -= 1
        if left < 3:
            return None
        if (
            sentence[left - 1].isalnum()
            and left == source.start - 1
            and sentence[source.start : source.end].lower() in PRONOUNS
        ):
            return None  # "the committee they announced"
        content = Span(start=0, end=left)
        hung = re.match(
            rf"{_WHEN_SAID.pattern},\s*(?:(?!(?:adding|saying|stating|raising|lowering|revising|updating|correcting|taking|doubling)\b)[a-z]+ing|who|which|in\s+what|(?:in|at|near)\s+(?:an?|the|one))\b",
            sentence[told_end:end],
        )
        if hung is not None and _closes_with(sentence, tokens, source, sentence[told_end:end].strip(' ;.”"')):
            # "…, contradicting the army": how he said it; "raising an earlier toll of nine" tells of a toll and is read
            tail = Span(start=told_end, end=end)
    elif kind.frame is Frame.CLAUSE and (
        _set_off(sentence, source.start, told_end)
        or (
            (day := _DAY_THEN.match(sentence, told_end)) is not None
            and _set_off(sentence, source.start, day.end() - 1)
            and not finite(
                tokens, 0, subject.first
            )  # "the soldiers, the mayor said on Friday, shot nine men"
        )
    ):
        content = Span(start=0, end=max(begin, end))  # "among the dead, he said, were …"
    elif (
        kind.frame is Frame.CLAUSE
        and source.start > 0
        and any(b <= source.start and b - a > 8 for a, b in in_quotes(sentence))
        and not sentence[begin:end].strip().startswith(("“", '"'))
    ):
        content = Span(start=0, end=max(begin, end))
    else:
        content = Span(start=begin, end=max(begin, end))
    return _accusing(sentence, Attribution(
        source=source, cue=cue, content=content, stance=kind.stance, frame=kind.frame,
        beside=beside, told=told_name, tail=tail,
    ))  # fmt: skip


_SOME = r"(?:at least|about|around|some|nearly|almost|over|more than|up to|as many as|an estimated|an?|the|another|its|his|her|their|these|those|all|both|several|many|dozens of|scores of|hundreds of|thousands of|\w+teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|[\d,.]+)"
_PERSONS = (
    r"(?:m[ae]n|wom[ae]n|people|persons?|suspects?|soldiers?|officers?|policem[ae]n|witness(?:es)?|residents?|villagers?|youths?|detainees?|survivors?|guards?|members?|drivers?|"
    r"him|her|them|employees|staff|students?|relatives?|leaders?|generals?|colonels?|commanders?|majors?|captains?|lieutenants?|brigadiers?|ministers?|governors?|prefects?|mayors?|officials?|chiefs?|heads?|"
    r"directors?|judges?|magistrates?|prosecutors?|inspectors?|commissioners?|cabinet|aides?|spokes\w+|constables?|sergeants?|personnel|workers|troops)"
)
_NO_SPEECH = re.compile(
    rf"(?i)claim(?:s|ed|ing)?\s+(?:{_SOME}\s+)+(?:[\w-]+\s+){{0,3}}?(?:lives|life|victims?|casualties)\b|"
    rf"claim(?:s|ed|ing)?\s+(?:back\s+)?(?:control|ownership|victory|asylum|refuge|the (?:town|city|area|territory|land|throne))\b|"
    rf"question(?:s|ed|ing)?\s+(?:(?:{_SOME}|of|by|and|or|\w+ly)\s+)*(?:(?!(?:account|version|claim|figure|toll|why|how|whether|if)\b)[\w-]+\s+){{0,2}}?{_PERSONS}\b(?!['’])|"
    rf"question(?:s|ed|ing)?\s+(?:over|in connection|about the (?:killing|attack|murder)|by\b)|"
    rf"dismiss(?:es|ed|ing)?\s+(?:(?:{_SOME}|army|police|military|regional|provincial|local|senior|top|entire)\s+)*(?:(?!(?:allegation|claim|report|accusation|charge|suggestion|account)s?\b)[\w-]+\s+){{0,2}}?{_PERSONS}\b(?!['’])(?!\s+as\b)|"
    r"dismiss(?:es|ed|ing)?\s+(?:from|over|after|without|for)\b|"
    r"(?:dismiss|reject|den(?:y|i)|refus)(?:es|s|ed|ying|ing)?\s+(?:(?:the|a|an|all|his|her|their|its|two|three|both|any|that|murder|criminal|legal|further)\s+)*(?:cases?|appeals?|bail|petitions?|lawsuits?|complaints?|motions?|pleas?|bids?|indictments?|visas?|"
    r"entry|access|permission|permits?|medical|treatment|food|water|care|fair|legal|lawyers?|burial|visits?|asylum|passage|leave|parole|amnesty|immunity|charges against)\b|"
    rf"(?:admit|admits|admitted|admitting)\s+(?!(?:[\w-]+\s+){{0,2}}(?:killings?|deaths?|massacres?|murders?|shootings?|executions?|torture|abductions?|attacks?|strikes?)\b)(?:{_SOME}\s+)+(?:[\w-]+\s+){{0,3}}?(?:patients?|wounded|injured|casualties|victims?|people|survivors?|children|civilians|bodies|members?|students?)\b(?!\s+(?:were|was|had|have|died|who were killed))|"
    r"(?:admit|admits|admitted|admitting)\s+(?:to|at|in|into)\s+(?:the\s+|an?\s+|\w+\s+){0,4}?(?:hospitals?|clinics?|wards?|intensive|morgues?|custody|prison)\b|"
    r"(?:contest|dispute)(?:s|ed|ing)?\s+(?:the\s+|an?\s+)?(?:elections?|land|border|territory|polls?|vote|presidency|seats?)\b|"
    r"(?:maintain|confirm|record|document)(?:s|ed|ing)?\s+(?:a|its|his|their|the)\s+(?:base|presence|blockade|checkpoint|siege|curfew|roadblock|camp|bases|checkpoints)\b|"
    r"acknowledg(?:e|es|ed|ing)\s+(?:the\s+)?(?:receipt|support|help|efforts?|contribution)\b"
)
"""Cues in another sense: lives claimed, officers dismissed, suspects questioned, the wounded admitted, bail denied."""


_NOTHING = re.compile(
    r"(?i)\s+(?:absolutely\s+|almost\s+)?nothing\b\s*(?:$|[.,;]|(?:about|on|of|over|regarding|concerning|in|as to|more|else|beyond)\b(?!\s+the (?:kind|sort)\b)(?!\s+(?:was|had|could|would)\b))"
)
_TAKES_BLAME = frozenset(
    "trade traded trading trades exchange exchanged share shared shift shifted take took deflect deflected apportion mutual swap swapped some no much any".split()
)


def _reduced(tokens: tuple[Token, ...], first: int, after: int) -> bool:
    """Whether a participle of accusing only describes ("villagers **accused** of helping rebels were killed")."""
    if (
        tokens[first].low not in {"accused", "suspected"}
        or after >= len(tokens)
        or tokens[after].low not in {"by", "of"}
    ):
        return False
    if _passive(tokens, first):
        return False
    behind = next(
        (k for k in range(after + 1, len(tokens)) if tokens[k].text in {";", ":", "“", "”"} or tokens[k].low in {"that", "which", "who", "when", "after", "while"}),
        len(tokens),
    )  # fmt: skip
    return tokens[after].low == "of" or any(t.low in _HELPING for t in tokens[after:behind])


_CALLED = re.compile(
    r"(?<![\w-])(?P<cue>call(?:ed|s)|term(?:ed|s)|brand(?:ed|s)|labell?ed|describe[ds]|dubbed|slammed)\s+(?:(?P<what>(?:the|these|those|this|that|such|all|its|their|his|any|it|them|both)\b[^.;:“”\"]{0,80}?)\s+)?"
    r"(?:as\s+)?[“\"]?(?:an?\s+|the\s+|all\s+|sheer\s+|mere\s+|pure\s+|nothing but\s+|\w+ly\s+)*[“\"]?"
    r"(?:fake|lies?\b|baseless|unfounded|false|propaganda|fabricat\w+|nonsense|disinformation|misinformation|untrue|slander\w*|invent\w+|fiction\w*|rumou?rs|groundless|"
    r"ridiculous|absurd|laughable|shameless|mischievous|malicious|smear\w*|insult|myth|"
    r"fairy[ -]?(?:tales?|stor(?:y|ies))|old wives['’] tales?|bedtime stor(?:y|ies)|tall (?:tales?|stor(?:y|ies))|cock[- ]and[- ]bull|pack of lies|hoax|concoct\w+|figments?\b)"
)
_NAMES_SO = ("call", "term", "brand", "label", "describe", "dubbed", "slammed")
"""One of these stands wherever `_CALLED` finds anything."""
_HELD = re.compile(
    r"(?<![\w-])(?P<cue>holds?|held|holding)\s+(?P<who>(?:the|its|their|his|all|both|[A-Z])[^.;:,“”\"]{1,70}?)\s+(?:(?:\w+ly|solely)\s+)?responsible\b(?:\s+for\b)?"
)
_SPOKEN_TO = re.compile(
    r"(?<![\w-])(?:sp(?:oke|oken|eaks?)|talked|spoke\s+separately)\s+(?:(?:by|over|on)\s+(?:the\s+)?(?:tele)?phone\s+)?(?:to|with)\s+|(?<![\w-])interviewed\s+"
)


def _called(
    sentence: str, tokens: tuple[Token, ...], earlier: Sequence[Attribution] = ()
) -> list[Attribution]:
    """Read "X called the reports fake news": it denies them."""
    made: list[Attribution] = []
    for match in _CALLED.finditer(sentence) if any(word in sentence for word in _NAMES_SO) else ():
        first = _token_at(tokens, match.start("cue"))
        subject, _ = _own_subject(tokens, subject_before(tokens, first), made)
        what = Span(start=match.start("what"), end=match.end("what"))
        if (
            match.group("what") is not None
            and _REFERS.fullmatch(match.group("what"))
            and first
            and tokens[verb_start(tokens, first) - 1].low in {"but", "and", "yet"}
            and any(a.cue.end <= match.start("cue") for a in earlier)
        ):
            # "…, but called it a lie": whoever spoke before
            made.append(Attribution(
                source=None, cue=Span(start=match.start("cue"), end=match.end("cue")), content=what, stance=Stance.DENIES, frame=Frame.OBJECT,
                tail=_behind(sentence, match.end()), same_as_previous=True,
            ))  # fmt: skip
            continue
        if subject is None or _passive(tokens, first) or not _speaks(tokens, subject, strict=True, body=True):
            continue
        if match.group("what") is None:
            # "…, a claim the army described as propaganda"
            if subject.first == 0 or tokens[subject.first - 1].low not in _CHARGE | {"which", "that"}:
                continue
            what = Span(start=match.end(), end=match.end())
        made.append(Attribution(
            source=_span(tokens, subject.first, subject.last), cue=Span(start=match.start("cue"), end=match.end("cue")),
            content=what, stance=Stance.DENIES, frame=Frame.OBJECT, tail=_behind(sentence, match.end()),
            beside=_beside(tokens, subject),
        ))  # fmt: skip
    return made


_PUT_AT = re.compile(
    r"(?<![\w-])(?P<cue>puts?|revised|raised|lowered|updated|set)\s+(?P<what>(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,2}?(?:number|toll|figure|count|tally|dead|wounded|injured|casualties)\b"
    r"[^.;:“”\"]{0,40}?\s(?:at|to)\s+(?:[\w-]+\s+){0,2}?(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty)\b[^.;:]*)"
)


_PUTS = ("put", "revised", "raised", "lowered", "updated", "set")
"""One of these stands wherever `_PUT_AT` finds anything."""


def _put_at(sentence: str, tokens: tuple[Token, ...], earlier: Sequence[Attribution]) -> list[Attribution]:
    """Read "X put the dead at nine", "X revised the toll to nine": X says so."""
    made: list[Attribution] = []
    for match in _PUT_AT.finditer(sentence) if any(word in sentence for word in _PUTS) else ():
        if any(_overlap(a.cue, match.start("cue"), match.end("cue")) for a in earlier):
            continue
        first = _token_at(tokens, match.start("cue"))
        led = verb_start(tokens, first)
        joined = led > 0 and tokens[led - 1].low in {"and", "but", "then"}
        joins = joined and any(a.cue.end <= match.start("cue") for a in earlier)
        alone = next(
            (k for k in range(led - 1, -1, -1) if tokens[k].low in {"he", "she", "it", "they"}), None
        )
        subject = (
            None
            if joins
            else Phrase(alone, alone + 1)
            if joined and alone is not None
            else _own_subject(tokens, subject_before(tokens, first), made)[0]
        )
        if not joins and (subject is None or not _speaks(tokens, subject, strict=True, lone=True, body=True)):
            continue
        end = re.search(
            r",?\s(?:and|but|while)\s+(?:\w+\s+){0,3}?(?:said|says|accused|blamed|vowed)\b",
            match.group("what"),
        )
        stop = match.end("what") if end is None else match.start("what") + end.start()
        made.append(Attribution(
            source=None if subject is None else _span(tokens, subject.first, subject.last),
            cue=Span(start=match.start("cue"), end=match.end("cue")), content=Span(start=match.start("what"), end=stop),
            stance=Stance.ALLEGES, frame=Frame.CLAUSE, beside=None if subject is None else _beside(tokens, subject), same_as_previous=joins,
        ))  # fmt: skip
    return made


def _overlap(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _behind(sentence: str, at: int) -> Span:
    """Return the rest of a predicate: to the next comma or the end."""
    stop = re.search(r"[,;:]|\s(?:and|but|while|saying|adding)\s", sentence[at:])
    return Span(start=at, end=_content_end(sentence) if stop is None else at + stop.start())


def _held(sentence: str, tokens: tuple[Token, ...]) -> list[Attribution]:
    """Read "X holds Y responsible for C": it blames Y."""
    made: list[Attribution] = []
    for match in _HELD.finditer(sentence) if "responsible" in sentence else ():
        first = _token_at(tokens, match.start("cue"))
        subject, _ = _own_subject(tokens, subject_before(tokens, first), made)
        if subject is None or _passive(tokens, first) or not _speaks(tokens, subject, strict=True, body=True):
            continue
        end = _content_end(sentence)
        made.append(Attribution(
            source=_span(tokens, subject.first, subject.last), cue=Span(start=match.start("cue"), end=match.end("cue")),
            content=Span(start=min(match.end(), end), end=end), stance=Stance.ALLEGES, frame=Frame.BLAME,
            beside=_beside(tokens, subject), accused=Span(start=match.start("who"), end=match.end("who")),
        ))  # fmt: skip
    return made


_OUTLETS = re.compile(
    r"(?i)\b(?:agency|newspaper|daily|weekly|website|portal|outlet|radio|television|tv|broadcaster|channel|media|press|magazine|site|newswire)\b"
)
_QUOTES_WHOM = re.compile(r"\W*(?:on\s+\w+day\s*,?\s*)?(?:quoting|citing|quoted|cited|quotes|cites)\s+")


def _handed_on(sentence: str, tokens: tuple[Token, ...], made: Attribution) -> Attribution:
    """Read "CONTENT, the radio reported, quoting a nurse": the nurse says it, the radio hands it on."""
    if made.source is None or made.silent or made.quoted_by is not None or made.frame is not Frame.CLAUSE:
        return made
    if _OUTLETS.search(sentence[made.source.start : made.source.end]) is None or made.source.start < 12:
        return made
    quoting = _QUOTES_WHOM.match(sentence, made.cue.end)
    if quoting is None:
        return made
    named = phrase_after(tokens, _token_at(tokens, quoting.end()))
    if (
        named is None
        or not _speaks(tokens, named, strict=True)
        or _head_of(tokens[named.first : named.last]) in _DOCUMENTS
    ):
        return made
    source = _span(tokens, named.first, named.last)
    if sentence[source.end :].strip(" .") or re.search(r"\bas saying\b", sentence):
        return made
    left = len(sentence[: made.source.start].rstrip(" ,—–"))
    return replace(made, source=source, beside=None, quoted_by=made.source, content=Span(start=0, end=left))


_CLOCK = re.compile(
    r"\W*(?:\d{1,2}[.:h]\d{2}(?:\s*[ap]\.?m\.?)?\W+)?(?:[A-ZÀ-Þ]{3,}(?:\s[A-ZÀ-Þ]{2,})*:\s+)?"
)
"""The time and the town that lead an entry of a live page ("10.05 ", "14:20 – ", "16.30 BELO: ")."""
_SUFFERED = frozenset(
    "victim victims dead injured wounded suspect suspects missing defendant defendants detainee detainees prisoner prisoners captive captives".split()
)
"""A list follows these and a colon, no words of theirs ("The victims: …")."""
_WORDLESS = frozenset(
    "order orders plan plans rule list lists report reports statement statements count law aim goal result question choice message scene sources source".split()
)


_HANDS_ON = frozenset("quotes quoted quoting cites cited citing".split())


_PAPER_OF = re.compile(
    r"\b(?:published|posted|released|sent|shared|carried|circulated|distributed|broadcast|issued|read|ran|printed|received|obtained|got)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:statement|message|letter|communiqu[eé]|declaration|note|video|audio|response|reply)\s+(?:by|from|on\s+behalf\s+of)\s+(?=\S[^:]*$)"
)
"""Whose paper somebody hands on before a quotation ("The army published a message from **the governor**: “…”")."""


def _labelled(sentence: str, tokens: tuple[Token, ...]) -> list[Attribution]:
    """Read "The duty doctor: six dead", "A widow has an answer: “…”": who stands before the colon says what follows it.

    Without quotation marks only somebody's name or office may stand there, with what is set off by commas; before a
    quotation there may be a verb, whatever it is, for somebody who speaks is its subject.
    """
    lead = _CLOCK.match(sentence)
    start = 0 if lead is None else lead.end()
    colon = sentence.find(":", start)
    if colon < 0 or not sentence[colon + 1 : colon + 2].isspace():
        return []
    behind = re.compile(r"\s+").match(sentence, colon + 1)
    begin = colon + 1 if behind is None else behind.end()
    if any(a <= colon < b for a, b in in_quotes(sentence)) or begin >= _content_end(sentence):
        return []
    quoted = sentence[begin] in '“"«‘'
    first, stop = _token_at(tokens, start), _token_at(tokens, colon)
    last = next(
        (
            k
            for k in range(first, stop)
            if not tokens[k].word and tokens[k].text not in {"'s", "-", "’", "'", "."}
        ),
        stop,
    )
    phrase = phrase_after(tokens[:last], first) if first < last else None
    if phrase is None or tokens[first].low in _FRONT or phrase.last - phrase.first > _LONGEST_LABEL:
        return []
    phrase = _who_alone(tokens, phrase, joined=False)
    words = tokens[phrase.first : phrase.last]
    if any(t.low in _HANDS_ON for t in words):
        return []  # "One channel quotes a border guard: …": an outlet hands on what another says
    if quoted:
        # "the soldier laughs: “…”": the verb went with the noun
        noun = next(
            (
                k
                for k in range(phrase.first, phrase.last - 1)
                if tokens[k].low in SPEAKER_NOUNS
                and not tokens[k + 1].capital
                and tokens[k + 1].low not in SPEAKER_NOUNS
            ),
            None,
        )
        if noun is not None and tokens[noun + 1].low not in _LINKS:
            phrase = Phrase(phrase.first, noun + 1)
            words = tokens[phrase.first : phrase.last]
        handed = _PAPER_OF.search(sentence, start, colon)
        if handed is not None:
            first, last = _token_at(tokens, handed.end()), stop
            issuer = phrase_after(tokens[:stop], first)
            if issuer is None:
                return []
            phrase, words = issuer, tokens[issuer.first : issuer.last]
    head = _head_of(words)
    named = tokens[first].low.rstrip(".") in RANKS or head.split("-")[-1] in SPEAKER_NOUNS or head in CIVIL
    if not named and quoted and sum(t.word for t in words) > 1 and all(t.capital for t in words if t.word):
        # "Engineer Oda Stenn, head of the rescue service: “…”", "Nurse Oda Stenn: “…”": a name, and who she is
        beside = tokens[last + 1 : stop] if last < stop and tokens[last].text == "," else ()
        office = [t.low for t in beside if t.word][:_LONGEST_LABEL]
        named = tokens[first].low in SPEAKER_NOUNS or (
            any(w in SPEAKER_NOUNS or w in RANKS or w in CIVIL for w in office)
            and not finite(tokens, last + 1, stop)
        )
    if not named or head in _SUFFERED | _WORDLESS | _DOCUMENTS | HAPPENINGS:
        return []
    if not quoted and (phrase.last < last or finite(tokens, phrase.last, stop)):
        return []  # a predicate stands between: "The mayor has one wish: peace"
    if quoted and _passive(tokens, stop) or not _speaks(tokens, phrase, strict=True):
        return []
    return [
        Attribution(
            source=_span(tokens, phrase.first, phrase.last), cue=Span(start=colon, end=colon + 1),
            content=Span(start=begin, end=max(begin, _content_end(sentence))), stance=Stance.ALLEGES, frame=Frame.CLAUSE,
            told=None if (told := find_told(sentence[:colon])) is None else told[1],
            beside=Span(start=tokens[last].end, end=colon) if last < stop and tokens[last].text == "," else None,
            tail=Span(start=tokens[phrase.last - 1].end, end=colon),
        )
    ]  # fmt: skip


_LONGEST_LABEL = 12
"""So many words before a colon name somebody."""


_TALKS = ("spoke", "speak", "talked", "interviewed")
"""One of these stands wherever `_SPOKEN_TO` finds anything."""


def _end_of_head(tokens: tuple[Token, ...], phrase: Phrase) -> int:
    """Return the token behind the head of a noun phrase, before what hangs on it."""
    hanging = {"of", "in", "at", "from", "on", "for", "with", "who", "whose", "near"}
    first = (
        phrase.first + 2
        if phrase.first + 1 < phrase.last and tokens[phrase.first + 1].low == "of"
        else phrase.first
    )
    return next((i for i in range(first, phrase.last) if tokens[i].low in hanging), phrase.last)


_ONE_TALKS = re.compile(
    r"(?<![\w’'-])(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,3}[A-ZÀ-Þ][\w’'-]+\s*(?:,[^,]{2,60},\s*)?(?:\s(?:then|later|also|had))?\s*$"
)
"""A name of several words before the verb: a person's, who talks with somebody on his own account."""


def _spoken_to(sentence: str, tokens: tuple[Token, ...]) -> list[Attribution]:
    """Find who was spoken to in a sentence that says no more ("We spoke to six witnesses."): the next "they"."""
    for match in _SPOKEN_TO.finditer(sentence) if any(word in sentence for word in _TALKS) else ():
        phrase = phrase_after(tokens, _token_at(tokens, match.end()))
        if phrase is None or not any(
            t.low in SPEAKER_NOUNS for t in tokens[phrase.first : _end_of_head(tokens, phrase)]
        ):
            continue  # "the woman I spoke to works in the kitchen of a school": nobody stands behind the verb
        if _ONE_TALKS.search(sentence[: match.start()]) and tokens[phrase.first].low in {"the", *OWNERS}:
            continue  # "Ada Bel spoke to the commander.": she may well be the one who is heard
        source = _span(tokens, phrase.first, phrase.last)
        return [
            Attribution(
                source=source, cue=Span(start=match.start(), end=match.end() - 1), content=Span(start=source.end, end=source.end),
                stance=Stance.ALLEGES, frame=Frame.CLAUSE, beside=_beside(tokens, phrase), silent=True,
            )
        ]  # fmt: skip
    return []


_TWO = re.compile(
    r"(?:[Bb]oth\s+)?(?P<one>.+?),?\s+(?:and|as well as)\s+(?P<two>(?:both\s+)?(?:the|its|their)\s.+|[A-Z]{2,})",
    re.DOTALL,
)
_PAIR = re.compile(
    r"(?:[Bb]oth\s+)?(?P<one>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]wo|[Tt]hree|[Ss]everal)\s[^,;]{2,70}?),?\s+(?:and|as well as)\s+"
    r"(?P<two>(?:also\s+)?(?:an?|one|another|two|three|several)\s[^,;]{2,70})"
)
"""Two who are named one by one ("a nurse from X and a driver"); with "the" behind "and" it may be one phrase ("the mother of the boy and the girl")."""
_BETWEEN_TWO = re.compile(r"(?i)\b(?:between|either|neither|or)\b")


def _pair(sentence: str, source: Span) -> re.Match[str] | None:
    """Return the two persons a subject names one by one, each with a noun of its own."""
    if source.end - source.start > _LONGEST_PAIR:
        return None
    two = _PAIR.fullmatch(sentence, source.start, source.end)
    if two is None or _BETWEEN_TWO.search(two.group()):
        return None
    return two if can_speak(two.group("one")) and can_speak(two.group("two")) else None


_LONGEST_PAIR = 150
"""So many characters hold two speakers and what says who they are."""


def _each(sentence: str, tokens: tuple[Token, ...], made: Attribution) -> list[Attribution]:
    """Split what two say ("a nurse and a driver said …", "both the army and the Front denied …"): each speaks for itself.

    The last named comes first: what goes on without a name behind the sentence is the first one's.
    """
    if made.source is None:
        return [made]
    if made.stance is not Stance.DENIES or made.content.start < made.cue.start:
        apart = not (made.silent or made.nobody or made.accused is not None)
        two = _pair(sentence, made.source) if apart else None
        if two is None:
            return [made]
        return [
            replace(made, source=Span(start=two.start(part), end=two.end(part)), beside=None)
            for part in ("two", "one")
        ]
    two = _TWO.fullmatch(sentence[made.source.start : made.source.end])
    if two is None:
        return [made]
    each: list[Attribution] = []
    for part in ("one", "two"):
        source = Span(start=made.source.start + two.start(part), end=made.source.start + two.end(part))
        words = Phrase(_token_at(tokens, source.start), _token_at(tokens, source.end))
        if not _speaks(tokens, words, strict=True):
            return [made]
        each.append(_with_source(made, source))
    return each


def _with_source(made: Attribution, source: Span) -> Attribution:
    return Attribution(
        source=source, cue=made.cue, content=made.content, stance=made.stance, frame=made.frame, accused=made.accused, told=made.told
    )  # fmt: skip


_CHARGE = frozenset(
    "claim charge accusation allegation assertion version account suggestion demand call report reports claims charges".split()
)


def _own_subject(
    tokens: tuple[Token, ...], phrase: Phrase | None, earlier: Sequence[Attribution]
) -> tuple[Phrase | None, bool]:
    """Cut from a subject what is none of it: the attribution around it, "which", "a charge".

    Returns with it whether it stands inside what somebody else says ("the UN said **the army** denied …").
    """
    if phrase is None:
        return None, False
    first, last, beside = phrase.first, phrase.last, phrase.beside
    nested = False
    for outer in earlier:
        if (
            tokens[first].start <= outer.cue.start < tokens[last - 1].start
            and outer.cue.end <= outer.content.start
        ):
            begin = _token_at(tokens, outer.content.start)
            if begin > first:
                first, nested = begin, True
    if first < last and tokens[first].low in {"that", "which", "whom"}:
        first += 1
    nouns = [i for i in range(first, min(first + 3, last)) if tokens[i].low in _CHARGE]
    if nouns and tokens[first].low in {"a", "an", "the"} and last - nouns[0] > 1:
        behind = nouns[0] + 1
        if tokens[behind].low in {"that", "which"}:
            behind += 1
        if behind < last and (tokens[behind].low in DETERMINERS | PRONOUNS or tokens[behind].capital):
            first = behind
    while last > first and tokens[last - 1].low in {"and", "but", "yet"}:
        last -= 1
    if first >= last:
        return None, nested
    if first != phrase.first and beside is not None and beside[0] < first:
        beside = None
    return Phrase(first, last, beside), nested


_ASIDE = frozenset(
    "who whose speaking asking requesting citing declining wishing preferring insisting pleading".split()
)


def _before_reason(tokens: tuple[Token, ...], phrase: Phrase) -> Phrase | None:
    """Return the subject before an aside that gives a ground ("a medic, who gave no name because he …, said")."""
    for i in range(phrase.first - 1, 0, -1):
        if tokens[i].low in _ASIDE:
            at = i - 1 if tokens[i - 1].text == "," else i
            found = subject_before(tokens, at)
            if found is None or not _speaks(tokens, found, strict=True):
                return None
            return Phrase(found.first, found.last, (i, phrase.last))
    return None


_OBJECTS = frozenset("them him her us me".split())


def _which_they(tokens: tuple[Token, ...], led: int) -> Phrase | None:
    """Return the subject of a relative clause whose object is the charge ("…, which **the army** denies")."""
    for i in range(led - 1, max(0, led - 8), -1):
        if tokens[i].text in {",", ";"}:
            return None
        if tokens[i].low == "which" and tokens[i - 1].text == ",":
            if i + 1 < led:
                return None if finite(tokens, i + 1, led) else Phrase(i + 1, led)
            return Phrase(led, led + 1) if tokens[led].low == "both" else None
    return None


_PASTS = frozenset(
    "came went gave took fell knew drew saw spoke wrote flew began rose broke drove chose wore swore woke stole tore ran sat threw grew forgot hid rang sang".split()
)
"""Past forms that are no participles: behind a noun each is its verb."""
_PASTS_OR_PARTICIPLES = frozenset(
    "left held found shot brought sent met kept lost made paid put led built taught caught fought bought stood heard told visited".split()
)


def _no_name(tokens: tuple[Token, ...], phrase: Phrase) -> Phrase:
    """Return the speaker beside a short clause that was taken for a name ("Gunmen attacked Keba, **the mayor** said")."""
    if phrase.beside is None or phrase.beside[0] < phrase.last:
        return phrase
    verb = any(
        not tokens[k].capital
        and (tokens[k].low in _PASTS or tokens[k].low.endswith("ed") or finite(tokens, k, k + 1))
        for k in range(phrase.first + 1, phrase.last)
    )
    beside = Phrase(*phrase.beside)
    return beside if verb and _speaks(tokens, beside, strict=True) else phrase


def _who_alone(tokens: tuple[Token, ...], phrase: Phrase, *, joined: bool) -> Phrase:
    """Cut from a subject its own predicate ("**the team** visited on Monday and counted nine", "**we** went there and found …").

    A pronoun is a subject by itself. Behind a noun a past form that is no participle ends the subject; one that may be
    a participle does so only where a second verb is ``joined`` to it by "and".
    """
    first, last = phrase.first, phrase.last
    if (
        tokens[first].low in PRONOUNS
        and last - first > 1
        and tokens[first + 1].low not in {"of", "who", "both", "all", "two", "three"}
    ):
        return Phrase(first, first + 1)
    for i in range(first + 1, last):
        low, before = tokens[i].low, tokens[i - 1]
        if (
            tokens[i].capital
            or not before.word
            or before.low in DETERMINERS
            or before.low in _LINKS
            or before.low in {"who", "which", "that"}
        ):
            continue
        verb = low in _PASTS or (
            joined
            and (
                low in _PASTS_OR_PARTICIPLES
                or (low.endswith("ed") and low not in MODIFIERS and low not in {"armed", "united", "hundred"})
            )
        )
        if verb and (before.low not in MODIFIERS or before.low in SPEAKER_NOUNS):
            return Phrase(first, i)
    return phrase


def _closes_named(tokens: tuple[Token, ...], phrase: Phrase) -> bool:
    """Whether a noun for a person stands behind its verb and nothing follows it but a comma or the end ("…, said a deserter")."""
    return (
        tokens[phrase.first].low in DETERMINERS
        and (phrase.last >= len(tokens) or tokens[phrase.last].text in {",", ".", ";"})
        and _speaks(tokens, phrase, strict=False)
    )


def _with_name_behind(tokens: tuple[Token, ...], phrase: Phrase) -> Phrase:
    """Return a speaker named behind his verb with the name in apposition ("said her uncle, **Ben Asale**, …")."""
    at = phrase.last
    if at >= len(tokens) or tokens[at].text != "," or tokens[phrase.last - 1].capital:
        return phrase
    end = at + 1
    while end < len(tokens) and tokens[end].capital and end - at <= 4:
        end += 1
    if end - at < 2 or (end < len(tokens) and tokens[end].text not in {",", ".", ";"}):
        return phrase
    return Phrase(phrase.first, end)


def _closing_body(sentence: str, tokens: tuple[Token, ...], subject: Phrase, cue: Span) -> bool:
    """Whether a short phrase with "the" closes a sentence with its verb of saying ("…, the water board said."): it speaks, whatever it is."""
    return (
        tokens[subject.first].low in {"the", "an", "a", "its", "his", "her", "their"}
        and 1 < subject.last - subject.first <= 5
        and subject.first > 3
        and tokens[subject.first - 1].text in {",", "”", '"'}
        and tokens[subject.last - 1].low not in HAPPENINGS | _THINGS
        and not finite(tokens, subject.first, subject.last)
        and re.fullmatch(rf"(?:\s*,?\s*{_DAY})?\W*", sentence[cue.end :]) is not None
    )


_THINGS = frozenset(
    "sign signs banner banners slogan slogans caption captions headline headlines poster song".split()
)
"""What has words on it."""


def _is_clause(tokens: tuple[Token, ...], phrase: Phrase) -> bool:
    """Whether what stands before a verb is no subject of it: a clause, or the date of the speaking."""
    return tokens[phrase.first].low in _LEADING or finite(tokens, phrase.first, phrase.last)


def _behind_wedge(tokens: tuple[Token, ...], phrase: Phrase) -> Phrase | None:
    """Return the subject before a wedge that was taken for it ("a resident of X, not far from where …, said")."""
    at = phrase.first - 1
    if at < 1 or tokens[at].text != ",":
        return None
    before = subject_before(tokens, at)
    if before is None or finite(tokens, before.first, before.last):
        return None
    opens = before.first == 0 or tokens[before.first - 1].text in {"”", '"', "»", ",", ":"} or tokens[before.first - 1].low in {
        "but", "and", "that", "meanwhile", "however",
    }  # fmt: skip
    return before if opens and _speaks(tokens, before, strict=True) else None


def _silent(
    sentence: str, tokens: tuple[Token, ...], cue: Span, first: int, earlier: list[Attribution]
) -> Attribution | None:
    """Read "did not deny that …": somebody speaks and says nothing of it, so that nobody else is made to say it."""
    at = first
    while at > 0 and tokens[at - 1].low in {"nor", "neither", "confirmed", "confirm", "denied", "deny"}:
        at -= 1
    led = verb_start(tokens, at)
    joins = led > 0 and tokens[led - 1].low in {"and", "but", "yet"}
    end = _content_end(sentence)
    content = Span(start=min(cue.end, end), end=end)
    cue = Span(start=tokens[led].start, end=cue.end)
    if earlier:
        if not joins:
            return None
        return Attribution(
            source=None, cue=cue, content=content, stance=Stance.ALLEGES, frame=Frame.OBJECT, same_as_previous=True, silent=True
        )  # fmt: skip
    subject = subject_before(tokens, at)
    if subject is None or not _speaks(tokens, subject, strict=True, body=True):
        return None
    return Attribution(
        source=_span(tokens, subject.first, subject.last), cue=cue, content=content, stance=Stance.ALLEGES, frame=Frame.OBJECT,
        beside=_beside(tokens, subject), silent=True,
    )  # fmt: skip


def _set_off(sentence: str, start: int, end: int) -> bool:
    """Whether commas set a stretch off on both sides ("…, he said, …"), something standing before it."""
    before = sentence[:start].rstrip()
    return (
        before.endswith(",")
        and before.split()[0].lower().strip(",") not in _FRONT
        and re.match(r"\s*,", sentence[end:]) is not None
    )


_FRONT = frozenset(
    """on in at by but and however meanwhile separately earlier later also yet still so then for since after before during when while
    if as though although monday tuesday wednesday thursday friday saturday sunday yesterday today moreover furthermore instead
    nevertheless nonetheless thus""".split()
)
"""Words that open a sentence without being what is said."""


_DISPUTED = re.compile(
    r"(?:on|in|by|at)\b[^.“\"]{0,60}\b(?:report|statement|study|briefing|document)\s+(?:that|which)\s+(?:[A-Z][\w-]+|the\s+\w+|its?\s+\w+|\w+\s+officials)\s+(?:has\s+|have\s+|had\s+|later\s+|promptly\s+|quickly\s+)*"
    r"(?:dismissed|rejected|called|described|denied|denounced|disputed|condemned|branded|refuted)\b.*",
    re.DOTALL,
)


_DAY = r"(?:(?:on\s+)?(?:late|early)\s+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|to)day(?:\s+(?:night|morning|evening|afternoon))?"
_TAIL = re.compile(
    rf"(?:{_DAY}\s*,?\s*)?(?:(?:just|shortly|soon|immediately|a few|some|several|barely|only|(?:an?|one|two|three|four|five|six|seven|ten|\d+)\s+(?:minutes?|hours?|days?|weeks?|months?)|minutes|hours|days|weeks|months)\s+)?"
    r"(?:after|before|during|following|as|while|when)\b(?!\s+(?:many|much|well|far|long|a result)\b)[^“”\":;]*"
)
_AFTER_TAIL = re.compile(
    r"(?:(?:just|shortly|soon|immediately|minutes|hours|days|weeks|months|(?:an?|one|two|three|four|five|six|seven|ten|\d+)\s+(?:minutes?|hours?|days?|weeks?|months?))\s+)?(?:after|before|during|following|while|when)\b(?!\s+that\b)[^“”\":;,]{3,90},\s+that\s+"
)
"""Between a cue and what is said: when it was said ("said on Monday, **after meeting the families, that** nine had died")."""


_POINTING = frozenset(
    "attributing pointing holding putting laying linking naming identifying suspecting".split()
)
_DAY_THEN = re.compile(rf"\s+{_DAY},")
_WHEN_SAID = re.compile(rf"(?:,?\s*{_DAY})?\s*")
_RUNS_ON = re.compile(
    r",\s+(?:(?:and|but|then|before|after|while|when|where|with|without|until|because|as)\b"
    r"|(?!(?:adding|saying|stating|telling|speaking|noting|insisting|explaining|citing|quoting|referring|pointing)\b)[a-z]+ing\b)"
)
"""What is said goes on behind "said the mayor", in words that no quotation marks part from it."""
_GOES_ON = re.compile(
    r"(?:adding|saying|stating)\b|(?:explaining|insisting|claiming|alleging|noting|stressing|warning|arguing|recalling|conceding|admitting"
    r"|acknowledging|emphasi[sz]ing|underlining|maintaining|estimating|specifying|clarifying|pointing out)\s+(?:that|how|why)\b"
)
"""A speaker who closed one sentence with "X said" goes on to another content."""
_HANGS = re.compile(
    r",\s*(?:in|at|on|near|amid)\s+(?:an?|the|one|what)\b|"
    r"(?:,\s*)?(?:(?:each|both|also|thus|thereby|apparently|partly|\w+ly)\s+)?"
    r"(?:(?!(?:saying|adding|nothing|something|everything|morning|evening|king|during|according|being|including|leaving|bringing|destroying|forcing|displacing|sending|wiping)\b)(?P<doing>[a-z]+ing)\b|who\b|which\b|whose\b|as\b|while\b|when\b|after\b|before\b|in\s+what\b|"
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|a few|barely|only)\s+)*(?:hours?|days?|minutes?|weeks?|months?|shortly|just|soon)\s+(?:after|before)\b|without\b|with\b|amid\b)"
)
"""What hangs on a closing "X said": a participle, a relative or a clause of time, never what is said."""
_WHERE = re.compile(r",\s*(?:in|at|on|near)\s+(?!what\b)")
_BY_THE_WAY = re.compile(
    r"(?:in|on|at|from|by|to|through|via|during|over|outside|near|inside)\s+(?!what\b)[^,“”\":;]{2,90}"
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|would|did|does|could|may|might|must|said|says|killed|died|shot)\b"
)


_STOPS = frozenset({",", ".", ";", ":", "—", "–", "and", "but"})


_OPENS_WITH = re.compile(
    r"""\s*(?:,?\s*(?:that\b|[“"‘«:])|[.,;!?”"]|$|(?:in|to|on|at|from|when|after|through|during|over|with|later|yesterday)\s)"""
)


def _closes_or_opens(sentence: str, cue: Span) -> bool:
    """Whether a verb that means other things too stands where one of speaking does: before "that" or a quotation, or behind what is said."""
    before, behind = sentence[: cue.start].rstrip(), sentence[cue.end :]
    if re.match(r"\s*(?:that\b|,?\s*[“\"‘«:])", behind):
        return True
    if before.endswith((",", "”", '"', "’", "»", "—", "–", "?", "!")):
        return True  # "…, retorted the mayor"
    return (
        re.search(r"[,”\"’»—–]\s+[^,”\".;]{1,70}$", before) is not None
        and _OPENS_WITH.match(behind) is not None
    )


def _wedged_in(tokens: tuple[Token, ...], led: int, after: int) -> Phrase | None:
    """Return who is said to say so between two commas ("the shells, he swore, came from the hill")."""
    if after >= len(tokens) or tokens[after].text != ",":
        return None
    comma = next(
        (k for k in range(led - 1, max(led - 9, 0), -1) if not tokens[k].word and tokens[k].text != "'s"),
        None,
    )
    if comma is None or tokens[comma].text != "," or comma + 1 >= led:
        return None
    return Phrase(first=comma + 1, last=led)


def _named_with_aside(tokens: tuple[Token, ...], subject: Phrase, verb: int) -> bool:
    """Whether a sentence opens with a subject and one aside on who it is, right before the verb ("Ada Bel, who lost a son, said …").

    The aside may stand first: "A tailor, Idris Bel, said …".
    """
    if tokens[verb - 1].text != ",":
        return False
    if subject.first == 0 and subject.last == verb - 1:
        commas = sum(t.text in _STOPS_ASIDE for t in tokens[: subject.last])
        return commas == 1 and not finite(tokens, 0, subject.last)
    if subject.first == 0:
        opens, aside = subject.last + 1, tokens[subject.last : verb - 1]
    else:
        opens, aside = 0, tokens[: subject.first]
        if subject.last != verb - 1 or finite(tokens, 0, subject.first):
            return False
    if len(aside) < 2 or (aside[0] if subject.first == 0 else aside[-1]).text != ",":
        return False
    inner = aside[1:] if subject.first == 0 else aside[:-1]
    return (
        tokens[opens].low in {"who", "whose", "whom", *DETERMINERS} or tokens[opens].text.isdigit()
    ) and not any(t.text in _STOPS_ASIDE for t in inner)


_STOPS_ASIDE = frozenset({",", ";", ":", "“", "”", '"'})


def _shut_off(tokens: tuple[Token, ...], after: int) -> bool:
    """Read "The gunmen, who wore masks, said **neighbours**, burned the huts": a person between commas, and then what was done.

    An aside on whoever stands there is none ("said the gunmen, armed with clubs, burned the huts").
    """
    phrase = phrase_after(tokens, after)
    if phrase is None or not _speaks(tokens, phrase, strict=False, lone=True):
        return False
    done = [
        i
        for i in range(phrase.last, len(tokens) - 1)
        if tokens[i].text == ","
        and ((low := tokens[i + 1].low).endswith("ed") or low in _PASTS | _PASTS_OR_PARTICIPLES | _HELPING)
    ]
    return done == [phrase.last]


def _does(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether the phrase behind a verb holds one of its own ("said **the soldiers dragged** him out")."""
    phrase = phrase_after(tokens, after)
    return phrase is not None and any(
        t.low.endswith("ed") or t.low in _PASTS
        for t in tokens[phrase.first + 1 : phrase.last]
        if t.low not in {"armed", "united", "wounded", "injured", "retired"}
    )


def _stops_behind(tokens: tuple[Token, ...], after: int) -> bool:
    """Read "Grey coats, says the widow, and boots": a person stands behind the verb, and nothing is said of it."""
    phrase = phrase_after(tokens, after)
    return (
        phrase is not None
        and (tokens[phrase.first].low in _POINTS_AT or tokens[phrase.first].text[:1].isupper())
        and (phrase.last == len(tokens) or tokens[phrase.last].text in _STOPS)
    )


_POINTS_AT = frozenset("the a an one his her their our another".split())


def _closes_with(sentence: str, tokens: tuple[Token, ...], source: Span, remainder: str) -> bool:
    """Read "C, X said on Monday, contradicting the army": what stands behind says only how and when it was said.

    C must be a main clause of its own before the comma. What hangs on the verb of saying is cut at its commas:
    each part begins with a participle, a relative, a word of time or a preposition without a verb of its own.
    """
    if not sentence[: source.start].rstrip().endswith((",", ",”", ',"')) or re.search(
        r"\bthat\b", remainder[:40]
    ):
        return False
    opening = tokens[0].low if tokens else ""
    if opening == "at" and tokens[1].low in {"least", "most"}:
        opening = ""  # "At least nine people died" opens with its subject
    if opening in _FRONT or not finite(tokens, 0, _token_at(tokens, source.start)):
        return False
    if _TAIL.fullmatch(remainder) is not None and not re.search(r",\s+(?!and\b|or\b)\w+|\bthat\b", remainder):
        return True
    day = _WHEN_SAID.match(remainder)
    rest = remainder if day is None else remainder[day.end() :]
    if (day is None or not day.group().strip(" ,")) and _WHERE.match(rest):
        return False  # "…, the mayor said, in the market": where it happened
    way = _BY_THE_WAY.match(rest)
    if way is not None and _HANGS.match(rest) is None:
        if _FINITE.search(way.group()):
            return False
        rest = rest[way.end() :]
    rest = rest.strip()
    hangs = _HANGS.match(rest)
    if not rest or hangs is None:
        return not rest
    if hangs["doing"] in _PARTICIPLES or hangs["doing"] in _POINTING:
        return False  # "…, the mayor said, attributing the raid to the Front": he says that too
    doing = TRIGGERS.get(hangs["doing"] or "")  # "…, the mayor said, killing nine" goes on with what is said
    return doing is None or doing.form is not Form.ING


def _only_adverbial(words: str) -> bool:
    if _DISPUTED.fullmatch(words):
        return True  # "X said in a report that the government dismissed as fabricated"
    if re.match(r"to\s+(?:having|being|\w+ing)\b", words):
        return False  # "admitted to having shelled"
    return bool(re.fullmatch(
        r"(?:on|in|by|at|from|during|late|early|when|after|while|to|speaking|citing|without|under|before|asking|over|via|through|as)\b[^.“\"]{0,70}",
        words,
    )) and not re.search(r"\b(?:was|were|had|has|have|killed|is|are)\b", words)  # fmt: skip


def _is_noun(tokens: tuple[Token, ...], first: int, after: int) -> bool:
    """Whether a word that may be noun or verb is a noun here."""
    following = tokens[after].low if after < len(tokens) else ""
    if (
        first == 0
        or following
        in {"from", "by", "over", "about", "of", "emerged", "suggest", "suggests", "say", "said"}
        | AUXILIARIES
    ):
        return True
    at = verb_start(tokens, first)
    if at == 0:
        return True
    before = tokens[at - 1]
    return not (
        before.low in SPEAKER_NOUNS or before.low in PRONOUNS or before.capital or before.text in {")", ","}
    ) or (
        before.low in {"eyewitness", "witness", "media", "news", "local", "press", "police", "un"}
        and following in CUES
    )


def _closes_quote(tokens: tuple[Token, ...], i: int) -> bool:
    return i > 0 and tokens[i - 1].text in {"”", '"', "»"}


def main_subject(tokens: tuple[Token, ...], before: int) -> Phrase | None:
    """Return the subject of the sentence's main verb for a participle with no speaker of its own."""
    for i in range(before):
        if tokens[i].low in {"was", "were", "has", "have", "had", "is", "are"} or (
            tokens[i].low.endswith("ed")
            and tokens[i].low not in {"armed", "united", "unidentified"}
            and i > 0
        ):
            subject = subject_before(tokens, i)
            if subject is not None and _speaks(tokens, subject, strict=True):
                return subject
            return None
    return None


def _accusing(sentence: str, made: Attribution) -> Attribution:
    """Find whom an accusing or blaming cue points at, and where the charge begins."""
    if made.frame not in (Frame.ACCUSE, Frame.BLAME):
        return made
    rest = sentence[made.cue.end : _content_end(sentence)]
    further = re.search(r",?\s(?:and|but|while)\s+(?:\w+ed|gave|said|called|put|told|made|took)\b", rest)
    if further is not None and made.frame is Frame.BLAME:
        rest = rest[: further.start()]
    direct = re.match(r"\s+(?:on|at|upon)\s+", rest)
    if direct is not None and made.frame is Frame.BLAME:
        # "put the blame on Y for C"
        start = made.cue.end + direct.end()
        for_what = re.search(r"\s+for\s+", sentence[start : _content_end(sentence)])
        stop = _np_stop(sentence, start) if for_what is None else start + for_what.start()
        begin = stop if for_what is None else start + for_what.end()
        return _replace(
            made,
            accused=Span(start=start, end=stop),
            content=Span(start=begin, end=max(begin, _content_end(sentence))),
        )
    on = _PUTS_ON.search(rest) if made.frame is Frame.BLAME else None
    link = _FOR_WHAT[made.frame].search(rest)
    if made.frame is Frame.ACCUSE:
        link = re.search(r"\s+of\s+(?=(?:\w+ly\s+)?[\w-]+ing\b|(?!the\s+[A-ZÀ-Þ])[a-z“\"])", rest) or link
    if link is not None:
        accused = Span(start=made.cue.end + (1 if rest[:1] == " " else 0), end=made.cue.end + link.start())
        return _replace(
            made, accused=accused, content=Span(start=made.cue.end + link.end(), end=_content_end(sentence))
        )
    if on is not None:
        accused = Span(start=made.cue.end + on.end(), end=_np_stop(sentence, made.cue.end + on.end()))
        return _replace(made, accused=accused, content=Span(start=made.cue.end, end=_content_end(sentence)))
    start = made.cue.end + (len(rest) - len(rest.lstrip()))
    return _replace(made, accused=Span(start=start, end=_np_stop(sentence, start)))


_FOR_WHAT = {
    Frame.ACCUSE: re.compile(r"\s+(?:of|for)\s+(?=[a-z\d]|[A-ZÀ-Þ][\w-]+['’]s\s)"),
    Frame.BLAME: re.compile(r"\s+for\s+(?=[a-z\d]|[A-ZÀ-Þ][\w-]+['’]s\s)"),
}
"""What leads from whom a cue points at to what he is charged with; "of" only names who is blamed ("fighters of the X")."""
_PUTS_ON = re.compile(
    r"(?<!linked)(?<!affiliated)(?<!allied)(?<!aligned)(?<!loyal)(?<!close)(?<!tied)(?<!belonging)(?<!connected)(?<!opposed)(?<!hostile)(?<!links)(?<!ties)(?<!allegiance)"
    r"(?<!attack)(?<!raid)(?<!strike)(?<!assault)(?<!airstrike)\s+(?:to|on)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)|"
    r"(?:attack|raid|strike|assault|airstrike)\s+on\s+(?![^,;.]*\son\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
)
"""Where the blame is put ("blamed it on X"); never what ties the blamed to another ("men linked to X"), nor the target of an attack."""


def _np_stop(sentence: str, start: int) -> int:
    stop = re.search(
        r"[,;.]|\s(?:for|after|in|on|who|which|but|while)\s|\sof\s(?!(?:the\s+)?[A-ZÀ-Þ])", sentence[start:]
    )
    return start + stop.start() if stop else _content_end(sentence)


def _replace(made: Attribution, *, accused: Span, content: Span | None = None) -> Attribution:
    return Attribution(
        source=made.source, cue=made.cue, content=made.content if content is None else content, stance=made.stance,
        frame=made.frame, beside=made.beside, accused=accused, told=made.told, same_as_previous=made.same_as_previous,
        nobody=made.nobody, quoted_by=made.quoted_by, silent=made.silent, tail=made.tail,
    )  # fmt: skip


def _denied_by(
    sentence: str, tokens: tuple[Token, ...], cue: Span, kind: Cue, first: int
) -> Attribution | None:
    """Read "the accusation was rejected by the army": who stands behind "by" denies, what is rejected speaks not."""
    by = _BY_WHOM.match(sentence, cue.end)
    phrase = None if by is None else phrase_after(tokens, _token_at(tokens, by.end()))
    subject = subject_before(tokens, first)
    if phrase is None or subject is None or not _speaks(tokens, phrase, strict=True):
        return None
    return Attribution(
        source=_span(tokens, phrase.first, phrase.last), cue=cue, content=_span(tokens, subject.first, subject.last),
        stance=kind.stance, frame=kind.frame, beside=_beside_after(tokens, phrase),
    )  # fmt: skip


_BY_WHOM = re.compile(r"\s+(?:(?:on \w+|outright|\w+ly|at once)\s+)?by\s+")


def _passive_accusation(
    sentence: str, tokens: tuple[Token, ...], cue: Span, kind: Cue, first: int
) -> Attribution | None:
    subject = subject_before(tokens, first)
    if subject is None:
        return None
    accused = _span(tokens, subject.first, subject.last)
    end = _content_end(sentence)
    source: Span | None = None
    beside: Span | None = None
    begin = cue.end
    by = re.match(r"\s+by\s+", sentence[cue.end :])
    nobody = re.match(r"\s+by\s+(?:nobody|no[- ]one|none)\b", sentence[cue.end :])
    if nobody is not None:
        begin = min(cue.end + nobody.end(), end)
        return Attribution(
            source=None, cue=cue, content=Span(start=begin, end=begin), stance=kind.stance, frame=Frame.OBJECT, nobody=True, silent=True
        )  # fmt: skip
    if by is None:
        late = re.search(
            r"\sby\s+(?=(?:the\s+|several\s+|many\s+)?(?:[A-Z]|human rights|rights|residents|locals|activists|witnesses|NGO))",
            sentence[cue.end : end],
        )
        if late is not None:
            by = late
    if by is not None:
        named = phrase_after(tokens, _token_at(tokens, cue.end + by.end()))
        if named is not None and _speaks(tokens, named, strict=True):
            stop = named.last
            for i in range(named.first, named.last):
                if tokens[i].low == "of" and i + 1 < len(tokens) and tokens[i + 1].low.endswith("ing"):
                    stop = i
                    break
            if stop > named.first:
                source = _span(tokens, named.first, stop)
                beside = _beside(tokens, named)
    onto = (
        re.match(r"\s+(?:squarely\s+)?(?:on|to)\s+", sentence[cue.end : end])
        if kind.frame is Frame.BLAME
        else None
    )
    if onto is not None:
        # "the killing of six farmers was blamed on Y": the subject is the deed
        start = cue.end + onto.end()
        stop = _np_stop(sentence, start)
        late = re.search(r"\sby\s+", sentence[start:end])
        stop = stop if late is None else min(stop, start + late.start())
        if late is not None and source is None:
            named = phrase_after(tokens, _token_at(tokens, start + late.end()))
            if named is not None and _speaks(tokens, named, strict=True):
                source, beside = _span(tokens, named.first, named.last), _beside(tokens, named)
        led = max(verb_start(tokens, first), subject.last)
        return Attribution(
            source=source, cue=cue,
            content=Span(start=accused.start, end=max(accused.end, tokens[led - 1].end)), stance=kind.stance, frame=kind.frame,
            beside=beside, accused=Span(start=start, end=max(start, stop)), nobody=source is None,
        )  # fmt: skip
    link = re.search(r"\s(?:of|for)\s+", sentence[cue.end : end])
    if link is not None:
        begin = cue.end + link.end()
    return Attribution(
        source=source, cue=cue, content=Span(start=begin, end=max(begin, end)), stance=kind.stance, frame=kind.frame,
        beside=beside, accused=accused, nobody=source is None,
    )  # fmt: skip


def _quoted_as_saying(sentence: str, tokens: tuple[Token, ...], cue: Span, first: int) -> Attribution | None:
    quote = next(
        (
            i
            for i in range(first - 1, -1, -1)
            if tokens[i].low in {"quoted", "cited", "quotes", "cites", "quoting", "citing"}
        ),
        None,
    )
    if quote is None:
        return None
    begin = _after_cue(sentence, cue.end)
    content = Span(start=begin, end=max(begin, _content_end(sentence)))
    if _passive(tokens, quote):
        subject = subject_before(tokens, quote)
        if subject is None:
            return None
        by = re.search(r"\bby\s+(?:the\s+)?((?:[A-Z][\w.&'-]*\s?)+)", sentence[tokens[quote].end : cue.start])
        return Attribution(
            source=_span(tokens, subject.first, subject.last), cue=cue, content=content, stance=Stance.ALLEGES,
            frame=Frame.CLAUSE, told=by.group(1).strip() if by else None,
        )  # fmt: skip
    outer = subject_before(tokens, quote)
    if quote + 1 >= first - 1:
        return None
    outer_span = None if outer is None else _span(tokens, outer.first, outer.last)
    return Attribution(
        source=_span(tokens, quote + 1, first - 1), cue=cue, content=content, stance=Stance.ALLEGES, frame=Frame.CLAUSE,
        told=None if outer_span is None else re.sub(r"^[Tt]he ", "", sentence[outer_span.start : outer_span.end]),
        quoted_by=outer_span,
    )  # fmt: skip


_OPENS_CLAUSE = frozenset(
    "he she they it we there i nobody no all both most some many several these those at more fewer about around nearly over up".split()
)
_NUMBER = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "dozens scores hundreds thousands".split()
)
_LINKS = frozenset(
    """of in from at by for with and or to on near under against as about into over after before between among around outside inside behind
    across along beyond within without via per 's the a an its their his her our this that these those no some all""".split()
)
"""Behind one of these a noun phrase goes on."""


_THOSE = frozenset("those people persons men women residents villagers".split())


def _end_of_who(tokens: tuple[Token, ...], at: int) -> int:
    """Return where the clause that says who they are ends ("according to those **who found him** he had bled to death")."""
    return next(
        (
            k
            for k in range(at + 2, len(tokens))
            if not tokens[k].word or (k > at + 2 and tokens[k].low in PRONOUNS)
        ),
        len(tokens),
    )


def _second_noun(tokens: tuple[Token, ...], phrase: Phrase) -> int | None:
    """Return where a second noun phrase begins in words taken for one ("the government | 38 people …"); ``None``: nowhere.

    Nobody's name or office runs on into "they", "a dozen men" or a number behind a noun unless a preposition, "and" or
    a possessive leads there; so what stands there is the subject of what is said. A number behind a name is part of it
    ("Battalion 48"), unless a noun in small letters follows.
    """
    for i in range(phrase.first + 1, phrase.last):
        token, before = tokens[i], tokens[i - 1]
        if not token.word or not before.word or before.low in _LINKS or token.capital:
            continue
        if before.low in DETERMINERS:
            continue
        if token.low in PRONOUNS:
            return i
        if before.low in MODIFIERS and before.low not in SPEAKER_NOUNS:
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        number = token.text[:1].isdigit() or token.low.split("-")[0] in _NUMBER
        if number and (
            following is None
            or not following.text[:1].isalpha()
            or following.capital
            or following.low in DETERMINERS
        ):
            continue
        if (
            number
            or token.low in _OPENS_CLAUSE
            or token.low in {"the", "a", "an", "its", "their", "his", "her", "our", "another"}
        ):
            return i
    behind = [t.low for t in tokens[phrase.last : phrase.last + 2]]
    return phrase.last if behind in (["at", "least"], ["at", "most"]) else None


_DOCUMENTS = frozenset(
    """report reports document documents statement statements tally tallies count figures data database records record letter footage video
    videos list lists estimate estimates survey study website post posts testimony testimonies account accounts media images files file
    transcript transcripts minutes note memo text findings-of paper book indictment verdict judgment judgement ruling""".split()
)
NO_VOICE = re.compile(
    r"(?i)(?:its|their|his|her|our|the|this|that|some|all|any|an?|first|early|initial|preliminary|provisional|available|local|latest|current|new)?\s*(?:\w+\s+){0,2}"
    r"(?:information|findings|indications|evidence|signs|results|plans?|law|rules|schedule|timetable|customs?|traditions?|rites|rituals|religion|practice|need|severity|seriousness|standards|protocol|procedures?|instructions)\b(?:\s+(?:and|or|but)\s+(?:will|would|was|were|is|are|had|has|have|did|does)\b.*)?"
)


OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
"""Whose account it is, as whoever speaks is called ("by **his** own account")."""


def _from_according(sentence: str, tokens: tuple[Token, ...], match: re.Match[str]) -> Attribution | None:
    if match.group().lower().startswith("according") and (
        relative := re.match(r"(?:which|whom)\s+", sentence[match.end() :])
    ):
        return _from_according_to_which(sentence, tokens, match, match.end() + relative.end())
    phrase = phrase_after(tokens, _token_at(tokens, match.end()))
    if phrase is None:
        return None
    if (
        tokens[phrase.last - 1].low in _THOSE
        and phrase.last < len(tokens)
        and tokens[phrase.last].low == "who"
    ):
        phrase = Phrase(phrase.first, _end_of_who(tokens, phrase.last))
        ends = phrase.last if phrase.last < len(tokens) and tokens[phrase.last].word else None
    else:
        ends = _second_noun(tokens, phrase)
    if ends is not None:
        phrase = Phrase(phrase.first, ends)
    source = _span(tokens, phrase.first, phrase.last)
    words = sentence[source.start : source.end]
    by_own = match.group().lower().startswith("by ") and tokens[phrase.first].low in OWNERS
    if (
        not by_own
        and NO_VOICE.fullmatch(words)
        or not (
            by_own
            or _speaks(tokens, phrase, strict=False, lone=True)
            or any(t.low in _DOCUMENTS or t.capital for t in tokens[phrase.first : phrase.last])
        )
    ):
        return None  # "according to first findings": nobody speaks
    end = _content_end(sentence)
    before = sentence[: match.start()]
    lead = before.strip(" ,—–")
    told = find_told(sentence)
    closes = source.end
    if by_own:
        source = _span(tokens, phrase.first, phrase.first + 1)  # "by **his** account"
    beside = None if ends is not None else _beside_after(tokens, phrase)
    if ends is not None:
        content = Span(
            start=tokens[ends].start, end=max(tokens[ends].start, end)
        )  # no comma: what is said begins at once
    elif not lead or lead.split()[0].lower().strip(",") in _FRONT and len(lead.split()) <= 4:
        close = closes if beside is None else max(closes, beside.end)
        stop = sentence.find(",", close)
        content = Span(start=stop + 1 if stop >= 0 else close, end=end)
    elif _set_off(sentence, match.start(), closes):
        content = Span(start=0, end=end)  # "soldiers, according to two residents, shot nine"
    else:
        content = Span(start=0, end=len(before.rstrip(" ,—–")))
    return Attribution(
        source=source, cue=Span(start=match.start(), end=match.end() - 1), content=content, stance=Stance.ALLEGES,
        frame=Frame.CLAUSE, beside=beside, told=told[1] if told else None,
    )  # fmt: skip


def _from_according_to_which(
    sentence: str, tokens: tuple[Token, ...], match: re.Match[str], begin: int
) -> Attribution | None:
    """Read "X, according to which C, …", "X published a report according to which C": X says C."""
    at = _token_at(tokens, match.start())
    if at == 0:
        return None
    aside = tokens[at - 1].text == ","
    subject = subject_before(tokens, at - 1 if aside else at)
    document = not aside or (
        subject is not None and tokens[subject.last - 1].low in _DOCUMENTS | _CHARGE | {"rumours", "rumors"}
    )
    if document or (subject is not None and finite(tokens, subject.first, subject.last)):
        subject = main_subject(tokens, at)
    if subject is not None and not _speaks(tokens, subject, strict=True):
        subject = None
    stop = re.search(r"[,;]", sentence[begin:])
    end = _content_end(sentence) if stop is None or not aside else begin + stop.start()
    return Attribution(
        source=None if subject is None else _span(tokens, subject.first, subject.last),
        cue=Span(start=match.start(), end=begin - 1), content=Span(start=begin, end=max(begin, end)), stance=Stance.ALLEGES,
        frame=Frame.CLAUSE, nobody=subject is None,
    )  # fmt: skip


def _from_noun(sentence: str, tokens: tuple[Token, ...], cue: Span, stance: Stance) -> Attribution | None:
    """Read "allegations that …", "claims by X that …", "X's claim that …"."""
    rest = sentence[cue.end :]
    after = re.match(
        r"(?:,\s+(?:\w+\s+){1,4}?(?=by\s)|\s+(?=by|from|of|made))?(?:(?:by|from|of|made by)\s+(?P<by>[^,;.]{3,90}?))?,?\s+(?:that|of|suggesting|indicating)\s+",
        rest,
    )
    if re.search(
        r"\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:false|baseless|unfounded|untrue|fabricat\w+|mischievous|malicious|groundless|lies)\b",
        rest,
    ):
        return None  # "the claim that … is false": whoever says so denies
    if after is None or (
        tokens
        and sentence[cue.start : cue.end].lower() in {"report", "claim"}
        and " that " not in after.group()
    ):
        return None
    link = after.group().strip().split()[-1]
    begin = cue.end + after.end()
    end = _content_end(sentence)
    nobody = True
    source = Span(start=cue.start, end=cue.end)
    beside: Span | None = None
    named = after.group("by")
    if named and any(t.low in CUES for t in tokenize(named)):
        return None  # "the report of the experts concluded that": the verb says who speaks
    if named and link in {"that", "of"}:
        at = _token_at(tokens, cue.end + after.start("by"))
        phrase = phrase_after(tokens, at)
        if phrase is not None and _speaks(tokens, phrase, strict=True):
            source, nobody = Span(start=cue.end + after.start("by"), end=cue.end + after.end("by")), False
    if nobody:
        made_by = re.search(r",?\s+(?:an?|the)\s+(?:allegation|accusation|claim|charge)s?\s+(?:made|levelled|leveled|put forward)\s+by\s+|"
                            r"\s+(?:made|levelled|leveled|put forward)\s+by\s+", sentence[begin:])  # fmt: skip
        if made_by is not None:
            at = _token_at(tokens, begin + made_by.end())
            phrase = phrase_after(tokens, at)
            if phrase is not None:
                source, nobody = _span(tokens, phrase.first, phrase.last), False
                beside = _beside(tokens, phrase)
                if (
                    beside is None
                    and phrase.last < len(tokens)
                    and tokens[phrase.last].text == ","
                    and phrase.last + 2 < len(tokens)
                ):
                    beside = _span(tokens, phrase.last + 1, len(tokens) - 1)
                end = begin + made_by.start()
    if nobody:
        # "eyewitness reports suggest", "the group's claim that": who stands before the noun
        at = _token_at(tokens, cue.start)
        owner = tokens[at - 2] if at >= 2 and tokens[at - 1].low == "'s" else (tokens[at - 1] if at else None)
        if (
            owner is not None
            and owner.low in SPEAKER_NOUNS
            and owner.low not in {"reports", "allegations", "accounts"}
        ):
            first = at - 2 if tokens[at - 1].low == "'s" else at - 1
            while first > 0 and (tokens[first - 1].capital or tokens[first - 1].low in DETERMINERS):
                first -= 1
            source, nobody = (
                Span(start=tokens[first].start, end=cue.end if owner is tokens[at - 1] else owner.end),
                False,
            )
    return Attribution(
        source=source, cue=cue, content=Span(start=begin, end=max(begin, end)), stance=stance, frame=Frame.CLAUSE,
        beside=beside, nobody=nobody,
    )  # fmt: skip


_A_CHARGE = re.compile(
    r",\s+(?:which|(?:an?|the)\s+(?:\w+\s+)?(?:charge|claim|accusation|allegation|assertion|version|account)s?(?:\s+(?:that|which))?)$"
)


_RESULT = re.compile(
    r",\s+(?=(?:killing|leaving|wounding|injuring|displacing|destroying|claiming|burning)\b)"
)


def _closing(sentence: str, found: list[Attribution]) -> list[Attribution]:
    """Tell two voices of one sentence apart: "**X said** its jet struck a village, killing 85, **Y said**".

    What X said ends before the result that Y adds; without one, Y hands on what X said.
    """
    if len(found) < 2:
        return found
    first, last = found[0], found[-1]
    if (
        first.source is None
        or last.source is None
        or first.content.start < first.cue.end
        or last.content.end > last.source.start
        or first.frame is not Frame.CLAUSE
        or last.frame is not Frame.CLAUSE
        or first.stance is Stance.DENIES
        or not (first.source.start <= 3 and first.content.start < last.source.start <= first.content.end)
        or any(a is not first and a is not last and a.content.start < last.source.start for a in found)
    ):
        return found
    end = last.content.end
    result = _RESULT.search(sentence, first.content.start, end)
    cut = end if result is None else result.start()
    first = _replace_content(first, Span(start=first.content.start, end=cut))
    last = _replace_content(last, Span(start=end if result is None else result.end(), end=end))
    return [first, *found[1:-1], last]


def _bounded(sentence: str, found: list[Attribution]) -> list[Attribution]:
    """Cut each content where the next attribution beside it begins."""
    found = _closing(sentence, found)
    bounded: list[Attribution] = []
    for number, made in enumerate(found):
        start, end = made.content.start, made.content.end
        for other in found[number + 1 :]:
            begins = (
                other.cue.start
                if other.source is None or other.same_as_previous
                else min(other.source.start, other.cue.start)
            )
            if begins <= start or other.content.start < start:
                continue
            lead = _A_CHARGE.sub(",", sentence[:begins].rstrip())
            if lead.endswith((",", ";", "—", "–", "”", '"')) or lead.split()[-1:] in (
                ["and"],
                ["but"],
                ["while"],
            ):
                end = min(end, len(re.sub(r"(?:[,;—–\s]|\b(?:and|but|while)$)+$", "", lead)))
                break
        for other in bounded:
            # CONTENT, X said, adding: what another cue already holds before is not said again
            if (
                start == 0
                and other.cue.end <= made.cue.start
                and other.content.start > 0
                and not made.same_as_previous
                and other.content.end > start
            ):
                start = (
                    max(start, min(other.content.start, made.cue.start))
                    if other.source is not None and other.source.start < 3
                    else start
                )
        bounded.append(_replace_content(made, Span(start=min(start, end), end=end)))
    return bounded


def _replace_content(made: Attribution, content: Span) -> Attribution:
    return Attribution(
        source=made.source, cue=made.cue, content=content, stance=made.stance, frame=made.frame, beside=made.beside,
        accused=made.accused, told=made.told, same_as_previous=made.same_as_previous, nobody=made.nobody, quoted_by=made.quoted_by, silent=made.silent, tail=made.tail,
    )  # fmt: skip

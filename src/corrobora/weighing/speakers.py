"""Who speaks in a report: pronouns, clock times and places that stand where a speaker should, and what a description says.

Reading takes the words before "said" for the speaker. For counting it matters whom they
mean. Three rules of how reports are written are applied before origins are looked for:

1. A pronoun, "the same source" and a bare "the man" are nobody new: they take up whoever spoke before in that report.
2. A place, one of the dead, or "everybody" says nothing: the words are the outlet's.
3. What a body publishes itself is its word: where the outlet is an organisation and no medium, its own voice, "the Office",
   "a mission" and "our team" are the organisation.

Nothing here gives an unnamed person a name: a description stays a description.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corrobora.records import (
    Actor,
    ActorKind,
    ClaimId,
    Outcome,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
)
from corrobora.weighing.docket import Docket, Statement, fold, lexicon

TITLES = lexicon(
    "mr mrs ms miss dr doctor prof professor gen general col colonel lt lieutenant maj major capt captain sgt sergeant "
    "cpl brig brigadier adm admiral cmdr commander superintendent sheikh imam hajj president minister spokesman "
    "spokeswoman spokesperson governor mayor chief senator ambassador sir lawyer nurse skipper don dona father reverend rev haji "
    "pastor sheikha bishop mzee mama"
)

BODY_WORDS = lexicon(
    "staff command headquarters ministry department office front movement army armed forces force police military "
    "government council committee commission brigade division battalion regiment unit guard guards corps service services "
    "union league party coalition alliance liberation national state defence defense security interior foreign "
    "affairs public information press rights human group groups organisation organization agency authority directorate "
    "team region province district north south east west northern southern eastern western central united nations "
    "republic federal royal people peoples junta regime presidency parliament senate house watch international monitor "
    "lawyers humanitarian air navy ground land special operations joint inspectorate prosecution prosecutor court tribunal"
)
"""Words of bodies and offices: none of them is a person's name."""

_HEADS = lexicon(
    "office ministry commission committee panel mission authority authorities institution board council court tribunal "
    "hospital clinic army police gendarmerie force forces guard coalition front movement brigade brigades agency service "
    "organisation organization association union foundation observatory centre center institute cell command government "
    "prosecution prosecutors charges indictment parliament party company group team staff bureau directorate network "
    "federation society diocese archdiocese parish order syndicate institute league alliance congress secretariat"
)
"""Nouns for a body: a description that ends in one is a body's."""

_MEDIA_HEADS = lexicon(
    "news times press radio tv television herald standard post daily gazette tribune journal mirror ledger star wire "
    "fm online media quotidien paper weekly echo telegraph chronicle sun voice"
)
"""Words by which an outlet is a medium, whatever else its name says."""

_ISSUERS = lexicon(
    "office ministry commission committee panel mission council organisation organization association union foundation "
    "observatory observatoire centre center command forces army police guard service front movement coalition headquarters "
    "staff prosecutor ombudsman directorate presidency nations diocese archdiocese parish order syndicate institute league alliance "
    "federation congress conference secretariat society crescent watch defenders"
)

_OWN_PARTS = lexicon(
    "mission team office investigation delegation staff investigators researchers fieldworkers monitors"
)
"""What a body calls itself in its own publication."""

_OTHERS_PARTS = lexicon("police army military government ministry hospital rescue medical")
"""Words by which a team or mission in a body's publication is somebody else's."""

_WITHIN = re.compile(
    r"^(?:the|an?|our|its) (?:(?:own|joint|human|rights|field|small|special|legal|research|verification|monitoring|assessment|fact|finding) ){0,4}"
    r"(?:team|mission|delegation|executive|secretariat|council|committee|board|review|investigators"
    r"|researchers|monitors|fieldworkers|office)(?: of the \w+)?(?: (?:that|which|who|has|have)\b.*)?$"
)
"""What a body calls a part of itself in its own publication, with nothing added that would make it another's."""

_MOUTHPIECES = lexicon(
    "spokesman spokeswoman spokesperson statement communique lawyer director bulletin release"
)
"""Through whom and what a body speaks."""

_PAPERS = lexicon("bulletin communique note release")
"""What a body gives out: "the bulletin said" are the words of the body that spoke before."""
_ANY_BODY = lexicon("service force company group movement organisation organization charity")
"""What a text calls any body that it has named before."""
_PRONOUNS = lexicon("he she it they one both him her them this that who others")
_FIRST = lexicon("i we us our")
_NOBODY = lexicon("no nobody none everybody everyone anybody anyone any what whoever many some")
_BARE = lexicon("man woman source sources witness speaker person lady official boy girl men women two three")
"""After "the" alone: somebody already introduced."""

_PARTICLES = lexicon("al el ag ould bin ibn ben abu umm de da di du van von der la le dos del")
_PREFIXED = re.compile(r"(?:al|el|ag|ben|bin|ould)[-‐‑][A-Z]")
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_PLACES = lexicon("of in from at near for the")
_CLOCK = re.compile(r"^\W*\d{1,2}\s?[.:h]\s?\d{2}\b\W*")
_POSSESSIVE = re.compile(r"['’]s?\b")


def resolve_speakers(docket: Docket) -> Docket:
    """Return the docket with every statement laid to whom its report means.

    Ids, passages and stances stay as read; only the speaker changes. The answer
    depends neither on the order nor on the repetition of what came in.
    """
    by_report: dict[ReportId, list[Statement]] = defaultdict(list)
    for statement in docket.statements:
        by_report[statement.report.id].append(statement)
    silent = _silent(docket.statements)
    index = _body_index(docket)
    found: dict[ClaimId, Statement] = {}
    for told in by_report.values():
        for statement in _of_one_report(told, docket=docket, silent=silent, index=index):
            found[statement.id] = statement
    return replace(docket, statements=tuple(found[statement.id] for statement in docket.statements))


def _of_one_report(
    told: Sequence[Statement], *, docket: Docket, silent: frozenset[str], index: Mapping[str, Speaker]
) -> list[Statement]:
    report = told[0].report
    issuer = _issuer(report, docket)
    publisher = issuer or _letterhead_body(report, docket)
    lower = frozenset(re.findall(r"\b[a-z][\w’'-]*", report.text))
    ordered = sorted(told, key=lambda statement: (statement.claim.start, statement.claim.end, statement.id))
    mentioned = (
        _mentioned(report, docket) if any(_may_be_short(said.claim.speaker) for said in ordered) else {}
    )
    cleaned: list[Speaker | None] = []
    loose: list[bool] = []
    for statement in ordered:
        speaker = statement.claim.speaker
        points_back = speaker is not None and _points_back(speaker)
        loose.append(points_back)
        if speaker is not None and not points_back:
            speaker = _cleaned(
                speaker,
                silent=silent,
                index=index,
                mentioned=mentioned,
                issuer=issuer,
                publisher=publisher,
                lower=lower,
            )
        own = issuer is not None and not _is_copied(statement, docket)
        cleaned.append(issuer if own and speaker is None and not points_back else speaker)
    settled: list[Statement] = []
    for place, statement in enumerate(ordered):
        speaker = cleaned[place]
        if loose[place] and speaker is not None:
            speaker = _taken_up(place, cleaned, loose, issuer) or speaker
        if speaker == statement.claim.speaker:
            settled.append(statement)
        else:
            settled.append(replace(statement, claim=replace(statement.claim, speaker=speaker)))
    return settled


def _is_copied(statement: Statement, docket: Docket) -> bool:
    """Whether the words stand in a report that this one copies: what a body reprints is not its own word."""
    return any(
        edge.report in docket.reports
        and edge.report != statement.report.id
        and docket.reports[edge.report].outlet != statement.report.outlet
        and fold(statement.words) in fold(docket.reports[edge.report].text)
        for edge in statement.report.copy_of
    )


def _taken_up(
    place: int, speakers: Sequence[Speaker | None], loose: Sequence[bool], issuer: Speaker | None
) -> Speaker | None:
    """Return whom words that introduce nobody take up: the last who spoke, else the next, never the outlet."""
    own = speakers[place]
    words = [] if own is None else fold(own.text).split()
    body = words[:1] == ["it"] or bool(set(words[-1:]) & (_PAPERS | _ANY_BODY))
    order = [*range(place - 1, -1, -1), *range(place + 1, len(speakers))]
    for other in order:
        found: Speaker | None = speakers[other]
        if found is None or loose[other] or (body and (found.anonymous or _is_private_person(found))):
            continue
        return found
    return issuer


def _is_private_person(speaker: Speaker) -> bool:
    return speaker.kind in _PRIVATE and personal_name(speaker.text) is not None


_PRIVATE = frozenset(
    {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.OTHER,
    }
)


def _points_back(speaker: Speaker) -> bool:
    """Whether the words introduce nobody: a pronoun, "the same source", a bare "the man"."""
    if speaker.actor is not None:
        return False
    words = fold(speaker.text).split()
    if not words or words[0] in _PRONOUNS:
        return bool(words)
    if len(words) == 2 and words[0] in {"the", "its", "this"} and words[1] in _PAPERS | _ANY_BODY:
        return True
    if words[:2] == ["the", "same"]:
        return True
    return words[0] == "the" and len(words) == 2 and words[1] in _BARE


def _cleaned(
    speaker: Speaker,
    *,
    silent: frozenset[str],
    index: Mapping[str, Speaker],
    mentioned: Mapping[str, Speaker],
    issuer: Speaker | None,
    publisher: Speaker | None,
    lower: frozenset[str],
) -> Speaker | None:
    """Return the speaker as it is meant; ``None``: the words are the outlet's own."""
    text = _CLOCK.sub("", speaker.text)
    folded = fold(text).removeprefix("the ")
    words = folded.split()
    if speaker.actor is None and (not words or words[0] in _FIRST | _NOBODY or folded in silent):
        return None
    if speaker.actor is not None and speaker.actor in {known.actor for known in index.values()}:
        return replace(speaker, text=text)
    if folded in silent or _is_a_clause(speaker, text):
        return None
    name = personal_name(text) or _given_name(text, lower)
    if name is not None:
        return replace(speaker, text=text, anonymous=False)
    if speaker.kind is SpeakerKind.MEDIA:
        return replace(speaker, text=text)
    bare = _POSSESSIVE.sub("", folded)
    if issuer is not None and set(bare.split()) & _OWN_PARTS and not set(bare.split()) & _OTHERS_PARTS:
        return replace(issuer, told=speaker.told, via=())
    if publisher is not None and speaker.actor is None and _WITHIN.match(fold(text)) is not None:
        return replace(publisher, told=speaker.told, via=())
    behind = _PAPER_OF.sub("", text) if speaker.actor is None else text
    if behind != text:
        bare = _POSSESSIVE.sub("", fold(behind).removeprefix("the "))
    home = index.get(bare) or _home(bare, index) or _home(bare, mentioned)
    if home is not None:
        called = text if home.actor is not None else home.text
        return replace(speaker, text=called, actor=home.actor, anonymous=False, kind=home.kind)
    if is_institution(behind):
        return replace(speaker, text=behind, anonymous=False)
    if not speaker.anonymous and _is_name(text):
        return replace(speaker, text=text)
    if _is_a_thing(speaker, text):
        return None
    # the words name nobody, so whoever it is stands under his description
    return replace(speaker, text=text, actor=None, anonymous=True)


_PAPER = (
    r"(?i:statement|communiqu[eé]|bulletin|press (?:release|note)|release|note|briefing|records?|registers?|figures|website|newsletter"
    r"|post|tally|log|logbook|death notices)"
)
_PAPER_OF = re.compile(
    rf"^(?:[\w’'-]+ ){{0,4}}{_PAPER} (?:(?:issued|released|published|put out) )?(?:of|from|by) (?=(?:the )?[A-ZÀ-Þ])"
    rf"|(?<=\w)['’]s? (?:own |latest |official |weekly |daily )?{_PAPER}$"
)
"""What a body gives out or keeps, with the body's name: "a statement from the Ministry of Health", "the Guard's own records"."""

_CLAUSE = re.compile(
    r"(?:[a-z]+ed|drank|ran|fell|went|came|lay|stood|sat|works?|lives?|was|were|is|are|had|has)\s"
)


def _is_a_clause(speaker: Speaker, text: str) -> bool:
    """Whether a clause without a noun was taken for a speaker ("ran down to the ferry", "carried two of them home"): nobody is named."""
    words = fold(text).split()
    return (
        speaker.kind is SpeakerKind.OTHER
        and speaker.anonymous
        and speaker.told is None
        and not {form for word in words for form in (word, word.removesuffix("s"))} & _PEOPLE
        and _CLAUSE.match(text) is not None
        and not (words[0] in _BEFALLEN and words[1] not in _BEHIND_A_VERB)
    )


def _is_a_thing(speaker: Speaker, text: str) -> bool:
    """Whether a description turns on a word for a thing or a beast ("a ring", "large letters up there"): what stands there says nothing.

    Only such words are dropped: who is called by a word that nobody has listed may be anybody, and stays a speaker.
    """
    if (
        speaker.kind is not SpeakerKind.OTHER
        or not speaker.anonymous
        or speaker.told is not None
        or speaker.via
        or any(word[:1].isupper() for word in text.split()[1:])
    ):
        return False
    head = _BEHIND_A_THING.split(fold(text), maxsplit=1)[0].split()
    return len(text.split()) > 1 and bool(head) and head[-1] in _THINGS


_BEHIND_A_THING = re.compile(
    r"(?<=\w)\s(?:of|in|at|for|from|near|with|on|into|onto|over|under|up|down|out|off|by|behind|beside|across|along|above|below|outside"
    r"|inside|who|which|that|there|here|[a-z]+ed|was|were|is|are|had|has|stood|lay|hung|came|went|ran|flew)\b"
)
_THINGS = lexicon(
    "dog dogs cat cats horse horses camel camels donkey donkeys cow cows cattle goat goats bird birds door doors window windows wall walls roof"
    " roofs car cars lorry lorries van vans boat boats bicycle bicycles motorcycle motorcycles aircraft plane planes helicopter helicopters drone"
    " drones gun guns pistol rifle rifles weapon weapons bullet bullets ring rings sign signs letters hole holes smell silence scar scars blood"
    " shoe shoes clothes clock clocks weather rain wind dust smoke night nights morning mornings evening evenings afternoon"
)
"""Heads of a description that say nothing: beasts, things, weather and times of day. Ours."""

_BEFALLEN = lexicon(
    "wounded injured released retired displaced freed rescued escaped kidnapped abducted detained captured bereaved orphaned "
    "armed exiled starved mutilated maimed"
)
"""Words that say what has befallen somebody: a noun behind them is the speaker ("released hostages")."""
_BEHIND_A_VERB = lexicon(
    "the a an this that these those his her their its two three four five six seven eight nine ten some many all him them us me by in on "
    "at to from of for with and but down up out off away back home over into through when while as after before"
)


def _is_name(text: str) -> bool:
    """Whether every word of some words is a name's: "Doctors Watch", and not "The mayor"."""
    words = [
        word for word in re.findall(r"[^\s,;()“”\"]+", text) if fold(word) not in _PARTICLES | _BEFORE_PLACES
    ]
    return len(words) > 1 and fold(words[0]) not in _ARTICLES and all(word[:1].isupper() for word in words)


def _given_name(text: str, lower: frozenset[str]) -> str | None:
    """Return a given name that stands alone or after what the person is: "Idris", "our reader Hadi"."""
    words = re.findall(r"[^\s,;()“”\"]+", text)
    if not words or not words[-1][:1].isupper():
        return None
    last = fold(words[-1])
    known = BODY_WORDS | TITLES | lower | _HEADS | CROWD | _ROLES | frozenset(_SAME_ROLE)
    if last in known or last.endswith(("s", "men")):
        return None
    ranked = len(words) == 1 or any(word[:1].islower() for word in words[-2:-1])
    if not ranked or (len(words) > 1 and fold(words[-2]) in _BEFORE_PLACES):
        return None
    return last


def is_institution(text: str) -> bool:
    """Whether a description's head is a word for a body ("the parliamentary commission", "the county hospital")."""
    head = re.split(r"\b(?:of|in|at|for|from|who|which|with|on|said|says)\b", fold(text), maxsplit=1)[0]
    words = [word for word in head.split() if word not in _ARTICLES]
    return bool(words) and words[-1] in _HEADS


def publishers_of(docket: Docket) -> dict[ReportId, str]:
    """Return, for reports that a body publishes itself, its actor, or its name where it is no known actor."""
    found: dict[ReportId, str] = dict(docket.issuers)
    for known, report in docket.reports.items():
        issuer = _issuer(report, docket)
        if issuer is not None:
            found[known] = issuer.actor or issuer.text
    return found


def _letterhead_body(report: Report, docket: Docket) -> Speaker | None:
    """Return the known body whose statement a report is, where the docket lays the report's own voice to it."""
    known = docket.actors.get(docket.issuers.get(report.id, ""))
    if known is None:
        return None
    return Speaker(text=known.name, kind=_KINDS.get(known.kind, SpeakerKind.OTHER), actor=known.id)


def _issuer(report: Report, docket: Docket) -> Speaker | None:
    """Return the body whose own publication a report is: its outlet, where that is an organisation and no medium."""
    actor = docket.issuers.get(report.id)
    if actor is not None:
        return None  # the docket lays the report's own voice to it already
    if report.outlet is None:
        return None
    outlet = fold(report.outlet).removeprefix("the ")
    for known in sorted(docket.actors.values(), key=lambda known: known.id):
        if outlet in {fold(name).removeprefix("the ") for name in (known.name, *known.aliases)}:
            if known.kind is ActorKind.MEDIA:
                return None
            return Speaker(text=report.outlet, kind=_KINDS.get(known.kind, SpeakerKind.OTHER), actor=known.id)
    words = set(outlet.split())
    if words & _MEDIA_HEADS or not words & _ISSUERS:
        return None
    return Speaker(text=report.outlet, kind=SpeakerKind.OTHER)


_KINDS = {
    ActorKind.STATE_FORCES: SpeakerKind.ARMED_FORCES,
    ActorKind.POLICE: SpeakerKind.OFFICIAL,
    ActorKind.GOVERNMENT: SpeakerKind.OFFICIAL,
    ActorKind.STATE: SpeakerKind.OFFICIAL,
    ActorKind.REBEL_GROUP: SpeakerKind.ARMED_GROUP,
    ActorKind.POLITICAL_MILITIA: SpeakerKind.ARMED_GROUP,
    ActorKind.COMMUNAL_MILITIA: SpeakerKind.ARMED_GROUP,
    ActorKind.PRIVATE_FORCE: SpeakerKind.ARMED_GROUP,
    ActorKind.EXTERNAL_FORCES: SpeakerKind.ARMED_FORCES,
    ActorKind.NGO: SpeakerKind.NGO,
    ActorKind.UN_BODY: SpeakerKind.UN_BODY,
    ActorKind.PEACEKEEPERS: SpeakerKind.UN_BODY,
}


def _silent(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the names of places and of the dead of an incident: none of them speaks."""
    found: set[str] = set()
    for statement in statements:
        place = statement.claim.place
        if place is not None:
            found |= {fold(name).removeprefix("the ") for name in (place.text, place.name or "")}
        killed = any(c.outcome is Outcome.KILLED and c.high != 0 for c in statement.claim.counts)
        if statement.claim.act is not None and killed:
            for party in statement.claim.act.victims:
                name = personal_name(party.text)
                if name is not None:
                    found |= {name, name.split()[-1]}
    return frozenset(found - {""})


def _body_index(docket: Docket) -> dict[str, Speaker]:
    """Return, by name, the bodies that are made to speak in the incident or issue one of its reports."""
    speaking = {
        statement.claim.speaker.actor: statement.claim.speaker
        for statement in reversed(docket.statements)
        if statement.claim.speaker is not None and statement.claim.speaker.actor in docket.actors
    }
    index: dict[str, Speaker] = {}
    for actor in sorted(actor for actor in speaking if actor is not None):
        known = docket.actors[actor]
        if known.kind is ActorKind.MEDIA:
            continue
        said = speaking[actor]
        for name in (known.name, *known.aliases, *_texts_of(docket, actor)):
            index.setdefault(
                fold(name).removeprefix("the "), Speaker(text=known.name, kind=said.kind, actor=actor)
            )
    for report in docket.reports.values():
        issuer = _issuer(report, docket)
        if issuer is not None:
            index.setdefault(fold(issuer.text).removeprefix("the "), issuer)
    return index


def _texts_of(docket: Docket, actor: str) -> list[str]:
    return sorted(
        {
            statement.claim.speaker.text
            for statement in docket.statements
            if statement.claim.speaker is not None and statement.claim.speaker.actor == actor
        }
    )


def _may_be_short(speaker: Speaker | None) -> bool:
    return speaker is not None and speaker.actor is None and bool(set(fold(speaker.text).split()) & _HEADS)


def _mentioned(report: Report, docket: Docket) -> dict[str, Speaker]:
    """Return, by name, the bodies whose full name stands in a report, media left out."""
    text = fold(report.text)
    found: dict[str, Speaker] = {}
    for actor in sorted(docket.actors.values(), key=lambda known: known.id):
        name = fold(actor.name).removeprefix("the ")
        if actor.kind is ActorKind.MEDIA or " " not in name or not set(name.split()) & _HEADS:
            continue
        if f" {name} " in f" {text} ":
            kind = _KINDS.get(actor.kind, SpeakerKind.OTHER)
            found.setdefault(name, Speaker(text=actor.name, kind=kind, actor=actor.id))
    return found


def _home(folded: str, index: Mapping[str, Speaker]) -> Speaker | None:
    """Return the one body whose name holds all words of a shorter one ("the Office", "the defence forces")."""
    words = set(folded.split()) - _ARTICLES - _MOUTHPIECES
    if not words or not words & _HEADS:
        return None
    found = {
        speaker.actor or speaker.text: speaker
        for name, speaker in index.items()
        if words <= set(name.split())
    }
    return next(iter(found.values())) if len(found) == 1 else None


_NAME_OF_ITS_NOUN = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother)\s(?:[a-z-]+\s)*(?:[A-ZÀ-Þ][\w’'-]+\s)+"
    r"(?!(?:who|whom|whose|of|in|at|from|and|or|told|said|says|with|near|to|by|on|for|that|ag|al|el|ould|bin|ibn|ben|de|da|di|du|van|von)\b)"
    r"[a-z][\w-]+(?:\s(?:who|whom|of|in|at|from|with|near|on)\b.*)?$"
)
"""Capitals that only say of what kind a noun is: "a Roman Catholic priest", "an Orin Hospital nurse", "the Red Cross worker"."""


def personal_name(text: str, *, besides: frozenset[str] = frozenset()) -> str | None:
    """Return the personal name in a description, folded and without titles, if it holds one.

    The name is the last run of capitalised words that are neither ``besides`` nor
    words for bodies and ranks: two of them, or one after a rank. A run after
    "of", "in" or "the" is a place or a body.
    """
    if _NAME_OF_ITS_NOUN.match(text) is not None:
        return None
    words = re.findall(r"[^\s,;()“”\"]+|[,;()]", text)
    run: list[str] = []
    ranked = found = False
    before = name = ""
    for word in [*words, ","]:
        plain = fold(word)
        if plain in _PARTICLES and run and word[:1].islower():
            run.append(plain)
            continue
        parts = set(plain.split())
        capital = word[:1].isupper() or _PREFIXED.match(word) is not None
        if (
            capital
            and plain not in _ARTICLES
            and parts
            and not parts & besides
            and not parts & BODY_WORDS
            and plain not in _PRONOUNS
        ):
            if plain in TITLES and not run:
                ranked = True
                continue
            if not word.endswith(("'s", "’s")):
                run.append(plain)
                continue
        if _names_person(run, before, ranked=ranked):
            found, name = True, " ".join(run)
        if word[:1].isupper() and plain in TITLES:
            continue
        run, ranked, before = [], plain in TITLES, plain
    return name if found else None


def _names_person(run: list[str], before: str, *, ranked: bool) -> bool:
    full = [word for word in run if word not in _PARTICLES]
    return len(full) >= (1 if ranked else 2) and (ranked or before not in _BEFORE_PLACES)


_CONSONANTS = 3
"""Sounds that a name must have before another spelling is taken for it. Ours."""


def spelled_alike(one: str, other: str, *, least: int = _CONSONANTS) -> bool:
    """Whether two folded names are two spellings of one: as many words, each the same but for length, and one at most for more.

    "Lamin Jobe" and "Lameen Jobeh", "Moro" and "Morro": letters are doubled, a vowel is long or short (i and ee, u and ou), an h
    is mute. One word at most may differ by more: a for e, a mute e at the end, k for c, v for w, s for z.
    Names written from another alphabet, or by ear, differ so. Other vowels make other names ("Hassan", "Hussein"), and so does
    an a at the end ("Amin", "Amina"). A single name of fewer than three consonants is too little to go by.
    """
    ones, others = one.split(), other.split()
    if one == other or len(ones) != len(others):
        return False
    pairs = list(zip(ones, others, strict=True))
    sure = sum(len(re.sub(r"[aeiou]", "", _length(_sound(mine)))) for mine in ones) >= least
    return (
        sure
        and all(mine[:1] == theirs[:1] for mine, theirs in pairs)
        and all(_sound(mine) == _sound(theirs) for mine, theirs in pairs)
        and sum(_length(mine) != _length(theirs) for mine, theirs in pairs) <= 1
    )


def _length(name: str) -> str:
    """Return a name without what only tells how long its sounds are: doubled letters, "ee" for "i", "ou" for "u", a mute "h"."""
    plain = re.sub(r"ee|ie|y", "i", name)
    plain = re.sub(r"ou|oo", "u", plain)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=.)h", "", plain))


def _sound(name: str) -> str:
    """Return a name as it sounds: "ck", "q" and "c" are "k", "w" is "v", "z" is "s", "e" is "a", an "e" at the end is mute."""
    plain = name.replace("ck", "k").replace("ph", "f").translate(str.maketrans("qcwz", "kkvs"))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=[^aeiou])e$", "", _length(plain)).replace("e", "a"))


def named_officer(text: str, actor: Actor) -> str | None:
    """Return the name, folded and without titles, of the person whom a body's speaker is named by, if it is."""
    own = frozenset(word for name in (actor.name, *actor.aliases) for word in fold(name).split())
    return personal_name(text, besides=own)


# --------------------------------------------------------------------------- what a description says


_SAME_ROLE = {
    "eyewitness": "witness",
    "villager": "resident",
    "inhabitant": "resident",
    "local": "resident",
    "townspeople": "resident",
    "kin": "relative",
    "kinsman": "relative",
    "physician": "doctor",
    "medic": "health",
    "medical": "health",
    "hospital": "health",
    "clinic": "health",
    "military": "army",
    "soldier": "army",
    "officer": "army",
    "councillor": "official",
    "seller": "trader",
    "vendor": "trader",
    "shopkeeper": "trader",
    "merchant": "trader",
    "herdsman": "herder",
    "fishermen": "fisherman",
    "teacher": "schoolteacher",
    "cleric": "imam",
}

CROWD = lexicon(
    "resident witness survivor neighbour neighbor protester demonstrator passenger passerby bystander man woman person "
    "people youth worshipper patient prisoner inmate detainee student pupil migrant"
)
"""What many are who were there: two of them are nothing remarkable."""

_ROLES = lexicon(
    "farmer herder fisherman trader driver porter guard miner baker tailor nurse doctor health surgeon midwife "
    "schoolteacher imam priest pastor mayor governor prefect official minister judge prosecutor lawyer pathologist "
    "gravedigger quarryman dispatcher constable army police security journalist reporter skipper sailor matron "
    "chief elder headman engineer mechanic butcher cook carpenter student"
)

_WIDER: Mapping[str, frozenset[str]] = {
    "health": lexicon("nurse doctor surgeon midwife matron pathologist"),
    "official": lexicon("mayor governor prefect minister judge prosecutor"),
    "security": lexicon("army police constable guard"),
    "army": lexicon("sailor guard"),
    "police": lexicon("constable"),
    "doctor": lexicon("surgeon pathologist"),
}
"""Words for an office or trade that take in others: a health worker may be the nurse."""


_PEOPLE = CROWD | _ROLES | frozenset(_SAME_ROLE)
"""Nouns for people, in the singular."""


def roles_of(words: Iterable[str]) -> frozenset[str]:
    """Return the offices and trades that a description's words name, under one word for each."""
    return frozenset({_SAME_ROLE.get(word, word) for word in words} & _ROLES)


def of_the_crowd(words: Iterable[str]) -> bool:
    """Whether a description says no more than that the person was there or lives there."""
    plain = {_SAME_ROLE.get(word, word) for word in words}
    return bool(plain & CROWD) and not plain & _ROLES


def roles_differ(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two people have offices or trades, and none that may be one: a nurse is no farmer, but a health worker."""
    return bool(ones and others) and not any(
        one == other or other in _WIDER.get(one, ()) or one in _WIDER.get(other, ())
        for one in ones
        for other in others
    )

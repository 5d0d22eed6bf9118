"""The headline: who says what was done to whom, where and when, in one line that attributes and never asserts.

It is put together from the origin that carries the incident best: one that is
more than hearsay, names a perpetrator, says who or how many were hit, and can be called something; then
somebody made to speak before an outlet's own voice, and the origin with the most reports. What
it counts is that origin's own lowest standing number; place and day are those its own reports give. People
are called by what they are (`callings`), whatever name a report gives them. Where that origin
names nobody and another one does, a second half of the line says who blames whom; where it
gives no number and another one does, who counts how many.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corrobora.records import (
    ActKind,
    Actor,
    ActorKind,
    Casualties,
    Category,
    Origin,
    Outcome,
    Party,
    Place,
    Speaker,
    SpeakerKind,
    Stance,
    When,
)
from corrobora.weighing.callings import (
    BY_KIND,
    UNNAMED,
    by_office,
    describe_named,
    describe_unnamed,
    introduces,
    is_body,
    is_nobodys,
    is_person,
    midway,
)
from corrobora.weighing.docket import Docket, Statement, actor_name, fold, lexicon
from corrobora.weighing.figures import NUMBER_WORD, worded
from corrobora.weighing.origins import Origins
from corrobora.weighing.points import place_name
from corrobora.weighing.spans import MONTHS, day_words, find_span
from corrobora.weighing.speakers import personal_name
from corrobora.weighing.succession import current
from corrobora.weighing.totals import find_persons, find_totals, most_told
from corrobora.weighing.voices import PRIVATE_KINDS, Standing

METHOD = "headline/6"

_DESCRIPTIONS = lexicon(
    "residents witnesses eyewitnesses survivors relatives families villagers locals officials sources activists experts "
    "analysts observers medics doctors neighbours neighbors passengers travellers"
)
"""Single words that describe somebody and name nobody."""

_PLURAL_HEADS = frozenset(
    {"people", "forces", "authorities", "police", "witnesses", "men", "women", "children", "family"}
)

_PLURAL_BODIES = frozenset(
    {
        "authorities",
        "brigades",
        "fighters",
        "forces",
        "guards",
        "lawyers",
        "militias",
        "peacekeepers",
        "police",
        "rangers",
        "rebels",
        "soldiers",
        "troops",
        "units",
    }
)
"""Head nouns of bodies that take the plural. "United Nations" and "Guards Command" do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """How an act is put: "of killing V", "V were killed"."""

    doing: str
    """After "accuses P of"; ``{v}`` stands for the victims."""
    done: str
    """After "says that", nobody named."""
    did: str
    """After "says that it"."""
    by: bool = True
    """Whether ``done`` takes "by P" behind it."""


_WORDS: Mapping[ActKind, _Words] = {
    ActKind.KILLING: _Words(doing="killing {v}", done="{v} were killed", did="killed {v}"),
    ActKind.INJURY: _Words(doing="injuring {v}", done="{v} were injured", did="injured {v}"),
    ActKind.ABDUCTION: _Words(doing="abducting {v}", done="{v} were abducted", did="abducted {v}"),
    ActKind.DETENTION: _Words(doing="detaining {v}", done="{v} were detained", did="detained {v}"),
    ActKind.DISAPPEARANCE: _Words(
        doing="the disappearance of {v}", done="{v} disappeared", did="caused the disappearance of {v}"
    ),
    ActKind.TORTURE: _Words(doing="torturing {v}", done="{v} were tortured", did="tortured {v}"),
    ActKind.SEXUAL_VIOLENCE: _Words(
        doing="sexual violence against {v}",
        done="{v} suffered sexual violence",
        did="committed sexual violence against {v}",
    ),
    ActKind.DESTRUCTION: _Words(doing="destruction", done="property was destroyed", did="destroyed property"),
    ActKind.LOOTING: _Words(doing="looting", done="property was looted", did="looted property"),
    ActKind.DISPLACEMENT: _Words(doing="displacing {v}", done="{v} were displaced", did="displaced {v}"),
    ActKind.FAILURE_TO_PROTECT: _Words(
        doing="failing to protect {v}", done="{v} were not protected", did="failed to protect {v}"
    ),
    ActKind.INTERCEPTION: _Words(doing="stopping {v}", done="{v} were stopped", did="stopped {v}"),
}

_ATTACKS: Mapping[ActKind, str] = {
    ActKind.SHELLING: "shelling",
    ActKind.AIR_STRIKE: "an air strike",
    ActKind.DRONE_STRIKE: "a drone strike",
    ActKind.CROWD_FORCE: "the use of force against a crowd",
    ActKind.ATTACK: "an attack",
}

_OUTCOME_OF: Mapping[ActKind, Outcome] = {
    ActKind.INJURY: Outcome.INJURED,
    ActKind.ABDUCTION: Outcome.ABDUCTED,
    ActKind.DETENTION: Outcome.DETAINED,
    ActKind.DISAPPEARANCE: Outcome.MISSING,
    ActKind.DISPLACEMENT: Outcome.DISPLACED,
    ActKind.TORTURE: Outcome.INJURED,
}


_BY_MEANS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"shot|shooting|gun|opened fire|firing", re.IGNORECASE), "a shooting", "shot"),
    (re.compile(r"stab|kni[fv]|machete|hack|blade", re.IGNORECASE), "a stabbing", "stabbed"),
    (re.compile(r"beat|club|bludgeon|kick", re.IGNORECASE), "a beating", "beaten"),
    (re.compile(r"bomb|explo|blast|grenade|mine|ied", re.IGNORECASE), "an explosion", "hit by an explosion"),
    (re.compile(r"burn|arson|set (?:on )?fire|torch", re.IGNORECASE), "an arson attack", "burned"),
)
"""What an attack is called by its means, and what became of those hit by it."""


def write_headline(
    docket: Docket,
    origins: Origins,
    *,
    casualties: Sequence[Casualties] = (),
    place: Place | None = None,
    when: When | None = None,
) -> str:
    """Return one line that attributes the incident to whoever carries it best.

    Args:
        docket: the incident's statements.
        origins: who stands behind them.
        casualties: the ranges; who tells of fewer killed than the lowest of the whole speaks of a part.
        place: where the incident is taken to have been; ``None``: left out.
        when: on which day; only what resolved to a date is put.

    """
    carrying = [statement for statement in docket.statements if docket.carries(statement)]
    if not carrying or docket.act is None:
        return _without_act(docket, origins)
    least = (
        next((row.low for row in casualties if row.outcome is Outcome.KILLED and row.category is None), None)
        or 0
    )
    lead = min(
        (
            origin
            for origin in origins.all
            if any(origins.of[statement.id] == origin.id for statement in carrying)
        ),
        key=lambda origin: _lead_rank(docket, origins, origin, carrying, least),
    )
    own = [statement for statement in carrying if origins.of[statement.id] == lead.id]
    named = _perpetrators(docket, own)
    act = _own_act(docket, own)
    words = _words(docket, origins, lead, own, act)
    where = _where_and_when(place, when)
    who, plural = _who(docket, origins, lead)
    speaker = lead.speaker
    if not named:
        verb = "report" if speaker is None else "say"
        behind = _blame(docket, origins) or _toll(docket, origins, lead, own, act, least)
        return _capital(f"{who} {_verb(verb, plural)} that {words.done}{where}{behind}")
    by = _by(words, named, where)
    if speaker is None:
        return _capital(f"{who} {_verb('report', plural)} that {words.done}{by}")
    behind = _toll(docket, origins, lead, own, act, least)
    if speaker.actor is not None and any(party.actor == speaker.actor for party in _parties(docket, own)):
        verb = _verb("admit" if _admits_own(docket, own) else "say", plural)
        return _capital(f"{who} {verb} that {'they' if plural else 'it'} {words.did}{where}{behind}")
    if _admits_for_its_side(docket, own):
        # one body of a state owns up to what another did: no accusation, and of nobody whom it does not own up for
        admitted = [statement for statement in own if statement.claim.stance is Stance.ADMITS]
        by = _by(words, _perpetrators(docket, admitted) or named, where)
        return _capital(f"{who} {_verb('admit', plural)} that {words.done}{by}{behind}")
    return _capital(f"{who} {_verb('accuse', plural)} {_listed(named)} of {words.doing}{where}{behind}")


def _by(words: _Words, named: list[str], where: str) -> str:
    return f" by {_listed(named)}{where}" if words.by else f"{where}, carried out by {_listed(named)}"


def _admits_own(docket: Docket, own: list[Statement]) -> bool:
    """Whether somebody admits an act and is itself named as its doer: owning up to deaths is not owning up to a killing."""
    return any(
        statement.claim.stance is Stance.ADMITS
        and statement.claim.speaker is not None
        and any(party.actor == statement.claim.speaker.actor for party in docket.perpetrators(statement))
        for statement in own
    )


def _admits_for_its_side(docket: Docket, own: list[Statement]) -> bool:
    """Whether somebody admits what a body of its own state did; whoever names the other side accuses."""
    for statement in own:
        parties = docket.perpetrators(statement)
        state = docket.actor_state(docket.speaking_for(statement))
        if (
            statement.claim.stance is Stance.ADMITS
            and parties
            and all(
                docket.accepts(statement) or (state is not None and docket.state_of(p) == state)
                for p in parties
            )
        ):
            return True
    return False


def _blame(docket: Docket, origins: Origins) -> str:
    """Return ``; the league blames the army`` of the origin that best names anybody; empty where none does."""
    naming = [statement for statement in docket.statements if docket.perpetrators(statement)]
    behind = {origins.of[statement.id] for statement in naming}
    if not behind:
        return ""
    lead = min(
        (origins.by_id[origin] for origin in behind),
        key=lambda origin: _lead_rank(docket, origins, origin, naming),
    )
    own = [statement for statement in naming if origins.of[statement.id] == lead.id]
    who, plural = _who(docket, origins, lead)
    names, speaker = _perpetrators(docket, own), lead.speaker
    if not names:
        return ""
    named = _listed(names)
    if speaker is None:
        return f"; {within_sentence(who)} {_verb('name', plural)} {named}"
    if speaker.actor is not None and any(party.actor == speaker.actor for party in _parties(docket, own)):
        return f"; {within_sentence(who)} {_verb('say', plural)} that {'they' if plural else 'it'} did it"
    if _admits_for_its_side(docket, own):
        return f"; {within_sentence(who)} {_verb('admit', plural)} that it was done by {named}"
    return f"; {within_sentence(who)} {_verb('blame', plural)} {named}"


def label(docket: Docket, origins: Origins, origin: Origin) -> str:
    """Return what to call an origin: a body by its name, a private person by what it is."""
    speaker = origin.speaker
    named = speaker is not None and not speaker.anonymous and speaker.kind not in PRIVATE_KINDS
    if speaker is not None and named and origins.standing[origin.id] is Standing.PERSON:
        return speaker.actor or speaker.text
    return _who(docket, origins, origin)[0]


def within_sentence(name: str) -> str:
    """Return a description as it stands within a sentence: "A relative" loses its capital, a name does not."""
    first, *rest = name.split()
    if first in {"A", "An", "The"}:
        described = True
    elif rest:
        described = not any(word[:1].isupper() for word in rest)
    else:
        described = fold(first) in _DESCRIPTIONS
    return midway(name) if described else name


def _lead_rank(
    docket: Docket, origins: Origins, origin: Origin, carrying: list[Statement], least: int = 0
) -> tuple[bool, int, bool, bool, bool, int, int, str]:
    own = [statement for statement in carrying if origins.of[statement.id] == origin.id]
    standing = origins.standing[origin.id]
    names, told = bool(_perpetrators(docket, own)), _substance(docket, origins, origin, own)
    if standing is Standing.VOICE:
        order = 2 if told else 3 if names else 5
    else:
        order = 0 if names else 1 if told else 4
    return (
        standing is Standing.HEARSAY,
        order,
        not names,
        _of_a_part(docket, origins, origin, least),
        _who(docket, origins, origin)[0] in _VAGUE,
        -len({statement.report.id for statement in own}),
        -len(own),
        origin.id,
    )


_VAGUE = frozenset({UNNAMED, BY_KIND[SpeakerKind.OTHER], "allegations of nobody named"})
"""What says of a speaker no more than that there is one."""


def _of_a_part(docket: Docket, origins: Origins, origin: Origin, least: int) -> bool:
    """Whether all that an origin says of the killed is fewer than ``least``, as a brother does who tells of one of them."""
    mouth = origins.mouth(origin.id)
    highest = [
        figure.high
        for figure in find_totals(docket, origins, Outcome.KILLED)
        if figure.origin == mouth and figure.numbered
    ]
    persons = [
        person
        for person in find_persons(docket, Outcome.KILLED)
        if origins.of[person.statement.id] == origin.id
    ]
    if not highest:
        return 0 < most_told(persons) < least
    return all(high is not None and high < least for high in highest)


def _substance(docket: Docket, origins: Origins, origin: Origin, own: list[Statement]) -> bool:
    """Whether an origin says how many or who were hit, and not only that it happened."""
    act = _own_act(docket, own)
    outcomes = (
        (Outcome.KILLED, Outcome.INJURED) if act in _ATTACKS else (_OUTCOME_OF.get(act, Outcome.KILLED),)
    )
    told = any(_hit(docket, origins, origin, own, outcome) is not None for outcome in outcomes)
    return told or _described_victims(docket, own) is not None


def _parties(docket: Docket, own: list[Statement]) -> list[Party]:
    return [party for statement in own for party in docket.perpetrators(statement)]


def _perpetrators(docket: Docket, own: list[Statement]) -> list[str]:
    """Return what those accused are called; resolved actors alone where there are any."""
    parties = _parties(docket, own)
    resolved = [party for party in parties if party.actor is not None and party.actor in docket.actors]
    names = {name for party in resolved or parties if (name := _accused(docket, party))}
    return sorted(names, key=lambda name: (name.casefold(), name))


_NOT_A_SIDE = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.OTHER})
_INDEFINITE = re.compile(
    r"^(?:at least|more than|about|another|other|several|some|unknown|unidentified|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)


def _accused(docket: Docket, party: Party) -> str | None:
    """Return what to call somebody accused, ``None`` where the words point at nobody.

    A side by its name; a body for which only a country and a kind are known, by the report's words for it; a private
    person never by name.
    """
    if party.actor is not None and party.actor in docket.actors:
        actor = docket.actors[party.actor]
        own = docket.party_name(Party(text=party.text))
        return _uncapitalised(own) if _is_generic(actor) and _fits_headline(own) else actor_name(actor)
    name = docket.party_name(party)
    if not _fits_headline(name):
        return None
    if party.kind in _NOT_A_SIDE:
        if _INDEFINITE.match(name):
            return None
        if any(word[:1].isupper() for word in name.split()) and not is_body(name):
            return BY_KIND[SpeakerKind.OTHER]
    return _uncapitalised(name)


def _fits_headline(words: str) -> bool:
    return 0 < len(words.split()) <= 6 and introduces(words)


def _uncapitalised(name: str) -> str:
    """Return a name of one common noun without the capital of its sentence ("Soldiers", "Two young fighters")."""
    common = fold(name.rsplit(maxsplit=1)[-1]) in _PLURAL_BODIES | _SIDES and not any(
        w[:1].isupper() for w in name.split()[1:]
    )
    if common and " " not in name and fold(name) in _COLLECTIVE:
        return f"the {name.lower()}"
    return midway(name) if common else name


_COLLECTIVE = lexicon("army military navy regime government junta gendarmerie")
_SIDES = lexicon(
    "army military navy gendarmes officers gunmen militiamen militia policemen paramilitaries mercenaries commandos men "
    "deputies regime government junta gendarmerie paratroopers militants marines"
)


def _is_generic(actor: Actor) -> bool:
    """Whether nothing is known of a body but its kind and its country: its id then says just these."""
    return actor.country is not None and actor.id == f"{actor.kind}:{actor.country}"


def _own_act(docket: Docket, own: list[Statement]) -> ActKind:
    """Return the act as this origin tells it: its killing or deadly attack, else the incident's."""
    kinds = {statement.claim.act.kind for statement in own if statement.claim.act is not None}
    if docket.act in kinds or docket.act is None:
        return docket.act or ActKind.ATTACK
    return ActKind.KILLING if ActKind.KILLING in kinds or docket.act not in _ATTACKS else docket.act


def _hit(
    docket: Docket, origins: Origins, lead: Origin, own: list[Statement], outcome: Outcome
) -> str | None:
    """Return how many an origin says were hit with an outcome ("24 people", "a 7-year-old girl"), ``None``: it does not."""
    mouth = origins.mouth(lead.id)
    figures = [figure for figure in find_totals(docket, origins, outcome) if figure.origin == mouth]
    stand = [figure for figure in current(figures)[0] if figure.numbered and not figure.bounded]
    if stand:
        lowest = min(stand, key=lambda figure: (figure.low, figure.high is None, worded(figure.count)))
        number = worded(lowest.count)
        joint = " of" if number in _ROUND else ""
        alone = number == "1"
        one = _one_person(own, outcome) if alone else None
        return one or f"{number}{joint} {_counted(lowest.count.category, alone=alone)}"
    persons = [
        person for person in find_persons(docket, outcome) if origins.of[person.statement.id] == lead.id
    ]
    told = most_told(persons)
    if told == 1:
        return _one_person([person.statement for person in persons], outcome) or "1 person"
    return f"{told} people" if told else None


_ROUND = lexicon("tens dozens scores hundreds thousands")
_AGED = (
    r"(?P<age>[a-z]+|\d{1,3})-year-old\s+(?P<who>boy|girl|man|woman|child|toddler|infant|baby|teenager|student|mother|father"
    r"|grandmother|grandfather|driver|farmer|passenger|resident|bystander|schoolboy|schoolgirl)\b"
)
_AGE = re.compile(rf"\b{_AGED}", re.IGNORECASE)
_AGE_THEN_FATE = re.compile(
    rf"\b{_AGED}[^.;“”\"]{{0,40}}?\b(?:killed|dead|died|dies|shot|injured|wounded|hurt|hit|struck|stabbed)\b",
    re.IGNORECASE,
)


def _one_person(own: Iterable[Statement], outcome: Outcome) -> str | None:
    """Return "a 7-year-old girl" where the words about the one person hit tell an age, and only one.

    These are the words of the count and of the victim; else those of a sentence that tells of nobody else's fate, right
    before what became of the person.
    """
    told = set()
    for statement in own:
        counts = statement.claim.counts
        if len(counts) > 1 or any(
            count.outcome is not outcome or count.low not in {None, 1} for count in counts
        ):
            continue
        victims = () if statement.claim.act is None else statement.claim.act.victims
        close = " ".join([*(count.wording for count in counts), *(party.text for party in victims)])
        found = list(_AGE.finditer(close))
        if not found and len(list(_AGE.finditer(statement.words))) == 1:
            found = list(_AGE_THEN_FATE.finditer(statement.words))
        for one in found:
            told.add(f"{one['age'].lower()}-year-old {fold(one['who'])}")
    if len(told) != 1:
        return None
    words = next(iter(told))
    return f"{'an' if re.match(r'8|11-|18-|eight|eleven', words) else 'a'} {words}"


def _described_victims(docket: Docket, own: list[Statement]) -> str | None:
    """Return who an origin says was hit where it gives no number ("farmers", "a seven-year-old girl").

    Words taken over from whoever told of them before ("blamed the Front") keep that voice's number to itself.
    """
    words = {
        party.text.strip()
        if _SINGLE.match(party.text)
        else docket.party_name(party)
        if party.text in statement.words
        else _SO_MANY.sub("", docket.party_name(party))
        for statement in own
        if statement.claim.act is not None
        for party in statement.claim.act.victims
        if party.actor is None and party.text
    }
    small = {midway(word) for word in words if word}
    plain = sorted(word for word in small if word[1:] == word[1:].lower() and not _BELONGS.search(word))
    plural = [word for word in plain if _is_several(word) and not _SINGLE.match(word)]
    if plural:
        return plural[0]
    single = [word for word in plain if _SINGLE.match(word) and len(word.split()) <= 6 and is_person(word)]
    return single[0] if len(single) == 1 else None


_SINGLE = re.compile(r"(?:an?|one)\s", re.IGNORECASE)
_SO_MANY = re.compile(
    r"^(?:(?:at least|at most|more than|as many as|about|around|some|nearly|almost|over|up to|the|another|other) )*"
    rf"{NUMBER_WORD.pattern}(?:[ -]{NUMBER_WORD.pattern})?(?: (?:other|more))? (?:(?:people|persons)$)?",
    re.IGNORECASE,
)
_BELONGS = re.compile(
    r"\bof the\b|\b(?:his|her|its|their|our|my|your|who|which|that|he|she|they|them|victims?|other|another|others|each|suspects?|shooters?|gunm[ae]n|attackers?)\b"
)


def _is_several(words: str) -> bool:
    last = fold(words).split()[-1:]
    return bool(last) and (
        (last[0].endswith("s") and last[0][-2:] != "ss") or last[0] in _PLURAL_HEADS - {"family"}
    )


def _counted(category: Category | None, *, alone: bool) -> str:
    if alone:
        return _ONE.get(category, "person")
    known = {
        None: "people",
        Category.STATE_FORCES: "members of state forces",
        Category.ELDERLY: "elderly people",
        Category.DISPLACED: "displaced people",
    }
    return known.get(category) or str(category).replace("-", " ")


_ONE: Mapping[Category | None, str] = {
    Category.CIVILIANS: "civilian",
    Category.WOMEN: "woman",
    Category.CHILDREN: "child",
    Category.MEN: "man",
    Category.JOURNALISTS: "journalist",
    Category.AID_WORKERS: "aid worker",
    Category.HEALTH_WORKERS: "health worker",
    Category.PROTESTERS: "protester",
    Category.COMBATANTS: "combatant",
    Category.PEACEKEEPERS: "peacekeeper",
}


def _words(docket: Docket, origins: Origins, lead: Origin, own: list[Statement], act: ActKind) -> _Words:
    described = _described_victims(docket, own)
    attack = _ATTACKS.get(act)
    if attack is None:
        hit = _hit(docket, origins, lead, own, _OUTCOME_OF.get(act, Outcome.KILLED)) or described
        words = _WORDS[act]
        return _Words(
            doing=words.doing.format(v=hit or "people"),
            done=_agree(words.done.format(v=hit or "one or more people"), hit or ""),
            did=words.did.format(v=hit or "people"),
        )
    verb = ""
    if act is ActKind.ATTACK:
        attack, verb = _by_means(own)
    killed = _hit(docket, origins, lead, own, Outcome.KILLED)
    if killed is not None:
        return _attacked(f"{attack} that killed {killed}")
    hurt = _hit(docket, origins, lead, own, Outcome.INJURED)
    if hurt is not None:
        return _attacked(f"{attack} that injured {hurt}")
    if described is None:
        return _attacked(attack)
    if verb:
        return _Words(
            doing=f"{attack} that hit {described}",
            done=_agree(f"{described} were {verb}", described),
            did=f"carried out {attack} that hit {described}",
        )
    return _attacked(f"{attack} {'on' if act is ActKind.ATTACK else 'that hit'} {described}")


def _attacked(attack: str) -> _Words:
    return _Words(doing=attack, done=f"there was {attack}", did=f"carried out {attack}", by=False)


def _by_means(own: list[Statement]) -> tuple[str, str]:
    """Return what an attack of no told manner is called by its means, and what those hit by it were: "a shooting", "shot"."""
    means = " ".join(sorted(word for one in own if one.claim.act is not None for word in one.claim.act.means))
    for pattern, noun, verb in _BY_MEANS:
        if pattern.search(means):
            return noun, verb
    return "an attack", "attacked"


def _agree(sentence: str, victims: str) -> str:
    one = victims.startswith(("a ", "an ", "one ")) or re.match(r"(?:about )?1 ", victims) is not None
    return sentence.replace(" were ", " was ", 1) if one and not _is_several(victims) else sentence


def _toll(
    docket: Docket, origins: Origins, lead: Origin, own: list[Statement], act: ActKind, least: int
) -> str:
    """Return ``; the Daily counts 8 killed`` where the lead gives no number, or that of a part, and another origin does; else empty."""
    outcome = _OUTCOME_OF.get(act, Outcome.KILLED)
    part = _of_a_part(docket, origins, lead, least)
    if outcome is not Outcome.KILLED or (not part and _substance(docket, origins, lead, own)):
        return ""
    others = []
    for origin in origins.all:
        told = [one for one in docket.statements if docket.carries(one) and origins.of[one.id] == origin.id]
        if origin.id == lead.id or not told or origins.standing[origin.id] is Standing.HEARSAY:
            continue
        hit = _hit(docket, origins, origin, told, outcome)
        if hit is not None and not (part and _of_a_part(docket, origins, origin, least)):
            others.append((_lead_rank(docket, origins, origin, told), origin, hit))
    if not others:
        return ""
    _, origin, hit = min(others, key=lambda other: other[0])
    who, plural = _who(docket, origins, origin)
    verb = "report" if origin.speaker is None else "say"
    return f"; {within_sentence(who)} {_verb(verb, plural)} that {_agree(f'{hit} were killed', hit)}"


# --------------------------------------------------------------------------- where and when

_WHOLE_PHRASE = re.compile(
    r"(?:between|near|outside|on|at|in|around|along|off|inside|some|about|close|north|south|east|west|behind|beside|by|to|\d)\b",
)
_ON = re.compile(r"(?:road|highway|street|avenue|axis|boulevard|lane|drive|way|bridge)$", re.IGNORECASE)
_AT = re.compile(
    r"(?:stop|hospital|school|airport|station|market|checkpoint|mosque|church|university|mall|inn|hotel|bar)$",
    re.IGNORECASE,
)
_ONLY_A_SIDE = re.compile(
    r"(?:the\s+)?(?:north|south|east|west)(?:ern)?(?:[- ]?(?:east|west)(?:ern)?)?(?:\s+side)?", re.IGNORECASE
)


def _where_and_when(place: Place | None, when: When | None) -> str:
    """Return " in Orin on 4 March 2031"."""
    there = "" if place is None or _ONLY_A_SIDE.fullmatch(place.text.strip()) else f" {_at(place)}"
    day = None if when is None else _when_words(when)
    return there if day is None else f"{there} {day}"


def _at(place: Place) -> str:
    words = " ".join(place.text.split())
    if words.isupper() and len(words) > 4:
        words = words.title()
    if place.ends and not _WHOLE_PHRASE.match(words):
        return place_name(place)
    if _WHOLE_PHRASE.match(words):
        return (
            words
            if not re.match(r"some|about|north|south|east|west|\d", words)
            or " of " in words
            or " from " in words
            else f"in {words}"
        )
    head = words.split(",")[0].split(" in ")[0]
    return f"{'on' if _ON.search(head) else 'at' if _AT.search(head) else 'in'} {words}"


_MONTH_DAYS = 31
_YEAR_DAYS = 366


def _when_words(when: When) -> str | None:
    span = find_span(when.edtf)
    if span is None or (span.last - span.first).days > _YEAR_DAYS:
        return None
    about = "about " if set(when.edtf or "") & set("?~%") else ""
    first, last = span.first, span.last
    if first == last:
        return f"on {about}{day_words(first)}"
    if (first.year, first.month) == (last.year, last.month):
        if (last - first).days >= _MONTH_DAYS - 4:
            return f"in {about}{MONTHS[first.month - 1]} {first.year}"
        joint = "or" if (last - first).days == 1 else "to"
        return f"on {about}{first.day} {joint} {last.day} {MONTHS[first.month - 1]} {first.year}"
    if first.year == last.year and (last - first).days >= _YEAR_DAYS - 2:
        return f"in {about}{first.year}"
    if (last - first).days == 1:
        return f"on {about}{first.day} {MONTHS[first.month - 1]} or {last.day} {MONTHS[last.month - 1]} {last.year}"
    return None


# --------------------------------------------------------------------------- who speaks


def _who(docket: Docket, origins: Origins, origin: Origin) -> tuple[str, bool]:
    """Return what to call an origin, and whether the verb takes the plural."""
    speaker, standing = origin.speaker, origins.standing[origin.id]
    if speaker is None:
        outlets = sorted({docket.reports[report].outlet or "" for report in origin.reports} - {""})
        return (outlets[0], False) if outlets else ("a report without a named outlet", False)
    if standing is Standing.HEARSAY or (speaker.actor is None and is_nobodys(speaker.text)):
        return ("allegations of nobody named", True)
    own = [one for one in docket.statements if origins.of[one.id] == origin.id]
    actor = docket.actors.get(speaker.actor or "") or _spoken_for(docket, origin, own, standing)
    if actor is not None:
        if _is_generic(actor):
            return _generic_body(actor, own)
        return (actor_name(actor), _head(actor_name(actor)) in _PLURAL_BODIES)
    bare_name = speaker.kind in _ANSWER_IN_PERSON and personal_name(speaker.text) == fold(speaker.text)
    if standing is Standing.PERSON or (bare_name and not is_body(speaker.text)):
        called = _called(speaker, own)
        if called is not None:
            return (called, False)
    if not speaker.anonymous and introduces(speaker.text):
        name = re.sub(r"^[Tt]he\s+(?=[A-Z]\S*\s+\S)", "", speaker.text)
        return (name, _several(name))
    words = describe_unnamed(speaker.text, speaker.kind)
    return (words, _takes_plural(words))


def _spoken_for(docket: Docket, origin: Origin, own: list[Statement], standing: Standing) -> Actor | None:
    """Return the body for which a person speaks whom some of an origin's statements give by name alone."""
    speaker = origin.speaker
    if standing is not Standing.BODY or speaker is None or personal_name(speaker.text) != fold(speaker.text):
        return None
    bodies = {one.claim.speaker.actor for one in own if one.claim.speaker is not None} & docket.actors.keys()
    return docket.actors[min(body for body in bodies if body)] if bodies else None


_ANSWER_IN_PERSON = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES, SpeakerKind.EXPERT})
"""Kinds of speakers that may count as a body's voice and be introduced by a person's bare name."""


def _called(speaker: Speaker, told: list[Statement]) -> str | None:
    """Return what to call a person; ``None`` where the words are the name of a body after all."""
    texts = {speaker.text, *(one.claim.speaker.text for one in told if one.claim.speaker is not None)}
    office = by_office(texts)
    # whom reading takes for a person stands under the name as its own actor; an unlisted organisation stands under none
    organisation = speaker.kind is SpeakerKind.NGO and speaker.actor is None
    if office is None and (organisation or is_body(speaker.text)):
        return None
    return office or describe_named(texts, [one.words for one in told], speaker.kind)


_NAMED_FORCE = re.compile(r"[A-Z]")


def _generic_body(actor: Actor, own: list[Statement]) -> tuple[str, bool]:
    """Return the reports' words for a body of which only kind and country are known: "Kesh police", "police".

    A country that nobody names is not put into its name.
    """
    texts = Counter(
        words
        for one in own
        if one.claim.speaker is not None
        and one.claim.speaker.actor == actor.id
        and (words := re.sub(r"^(?:[Tt]he)\s+", "", one.claim.speaker.text.strip()))
        and _fits_headline(words)
        and fold(words).split()[-1]
        in _PLURAL_BODIES | _SIDES | lexicon("department ministry office force headquarters")
    )
    named = {
        words: n
        for words, n in texts.items()
        if any(_NAMED_FORCE.match(word) for word in words.split()[:1])
        and " " in words
        and not words.isupper()
    }
    named = {words: n for words, n in named.items() if fold(words).split()[0] not in _LOCAL}
    if named:
        words = min(named, key=lambda words: (-named[words], words))
        return (words, _several(words))
    words = (
        min(texts, key=lambda words: (-texts[words], words)).lower() if texts else _PLAIN.get(actor.kind, "")
    )
    if not words:
        return (actor_name(actor), _head(actor_name(actor)) in _PLURAL_BODIES)
    if actor.kind is ActorKind.STATE_FORCES or words.endswith(
        ("ministry", "office", "department", "force", "headquarters", "army", "military")
    ):
        return (f"the {words}", fold(words).split()[-1] in _PLURAL_BODIES)
    return (words, True)


_LOCAL = lexicon("local state city county national federal riot border military investigating the")
_PLAIN: Mapping[ActorKind, str] = {ActorKind.POLICE: "police", ActorKind.GOVERNMENT: "authorities"}


def _takes_plural(words: str) -> bool:
    head = re.split(r"\s(?:of|in|at|from|for|near|with)\s|,", words, maxsplit=1)[0].split()[-1:]
    last = fold(head[0]) if head else ""
    single = words.startswith(("a ", "an ", "one "))
    return " and " in words or (
        not single and (last.endswith("s") and not last.endswith("ss") or last in _PLURAL_HEADS)
    )


def _head(name: str) -> str:
    """Return the noun a body's name turns on: "Forces" of "Armed Forces of the River", not its last word."""
    front = re.split(r"\s(?:of|for|in|at|and)\s|,|\s\(", name, maxsplit=1)[0]
    words = fold(front).split()
    return words[-1] if words else ""


def _several(name: str) -> bool:
    """Whether an unresolved name is of several: "members of a group and a teacher", "Lakeside Lawyers"."""
    head = _head(name)
    described = name[:1].islower() or not any(word[:1].isupper() for word in name.split()[1:])
    return (
        head in _PLURAL_BODIES
        or head in _PLURAL_HEADS
        or (described and head.endswith("s") and head[-2:] != "ss")
    )


def _verb(stem: str, plural: bool) -> str:
    return stem if plural else stem + "s"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return names[0]
    return ", ".join(names[:-1]) + " and " + names[-1]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _without_act(docket: Docket, origins: Origins) -> str:
    """Put a line where nobody carries an act: a denial, or mere reactions."""
    for statement in docket.statements:
        if docket.denies(statement):
            who, plural = _who(docket, origins, origins.by_id[origins.of[statement.id]])
            return _capital(
                f"{who} {'deny' if plural else 'denies'} an accusation that no report here states"
            )
    count = len(docket.reports)
    return (
        f"{count} {'report speaks' if count == 1 else 'reports speak'} of an incident without stating an act"
    )

"""The headline: who says what of whom, in one line that attributes and never asserts.

It is put together from the origin that carries the incident best: one that names
a perpetrator before one that does not, somebody made to speak before an outlet's
own voice, and that before hearsay; then the origin with the most reports. What
it counts is that origin's own lowest standing number. Private people are called
by what they are ("a relative"), whatever name a report gives them. Where that origin
names nobody and another one does, a second half of the line says who blames whom.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corrobora.records import ActKind, Category, Origin, Outcome, Party, SpeakerKind, Stance
from corrobora.weighing.docket import Docket, Statement, actor_name, fold, lexicon
from corrobora.weighing.figures import worded
from corrobora.weighing.origins import Origins
from corrobora.weighing.succession import current
from corrobora.weighing.totals import find_persons, find_totals, most_told
from corrobora.weighing.voices import PRIVATE_KINDS, Standing

METHOD = "headline/3"

_PRIVATE: Mapping[SpeakerKind, str] = {
    SpeakerKind.EYEWITNESS: "an eyewitness",
    SpeakerKind.SURVIVOR: "a survivor",
    SpeakerKind.RELATIVE: "a relative",
    SpeakerKind.LOCAL_SOURCE: "a local source",
    SpeakerKind.OTHER: "a named person",
}

_DESCRIPTIONS = lexicon(
    "residents witnesses eyewitnesses survivors relatives families villagers locals officials sources activists experts "
    "analysts observers medics doctors neighbours neighbors passengers travellers"
)
"""Single words that describe somebody and name nobody."""

_PLURAL_HEADS = frozenset(
    {"people", "forces", "authorities", "police", "witnesses", "men", "women", "family"}
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


def write_headline(docket: Docket, origins: Origins) -> str:
    """Return one line that attributes the incident to whoever carries it best."""
    carrying = [statement for statement in docket.statements if docket.carries(statement)]
    if not carrying or docket.act is None:
        return _without_act(docket, origins)
    lead = min(
        (
            origin
            for origin in origins.all
            if any(origins.of[statement.id] == origin.id for statement in carrying)
        ),
        key=lambda origin: _lead_rank(docket, origins, origin, carrying),
    )
    own = [statement for statement in carrying if origins.of[statement.id] == lead.id]
    named = _perpetrators(docket, own)
    act = _own_act(docket, own)
    victims = _victims(docket, origins, lead, own, act)
    who, plural = _who(docket, origins, lead)
    words = _words(act, victims)
    speaker = lead.speaker
    if not named:
        verb = "report" if speaker is None else "say"
        return _capital(f"{who} {_verb(verb, plural)} that {words.done}{_blame(docket, origins)}")
    if speaker is None:
        by = "" if "{by}" in words.done else f" by {_listed(named)}"
        return _capital(f"{who} {_verb('report', plural)} that {words.done}{by}")
    if speaker.actor is not None and any(party.actor == speaker.actor for party in _parties(docket, own)):
        verb = _verb("admit" if _admits_own(docket, own) else "say", plural)
        return _capital(f"{who} {verb} that {'they' if plural else 'it'} {words.did}")
    if _admits_for_its_side(docket, own):
        # one body of a state owns up to what another did: no accusation
        by = "" if "{by}" in words.done else f" by {_listed(named)}"
        return _capital(f"{who} {_verb('admit', plural)} that {words.done}{by}")
    return _capital(f"{who} {_verb('accuse', plural)} {_listed(named)} of {words.doing}")


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
    named, speaker = _listed(_perpetrators(docket, own)), lead.speaker
    if speaker is None:
        return f"; {who} {_verb('name', plural)} {named}"
    if speaker.actor is not None and any(party.actor == speaker.actor for party in _parties(docket, own)):
        return f"; {who} {_verb('say', plural)} that {'they' if plural else 'it'} did it"
    if _admits_for_its_side(docket, own):
        return f"; {who} {_verb('admit', plural)} that it was done by {named}"
    return f"; {within_sentence(who)} {_verb('blame', plural)} {named}"


def label(docket: Docket, origins: Origins, origin: Origin) -> str:
    """Return what to call an origin: a body by its name, a private person by what it is."""
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
    return name[:1].lower() + name[1:] if described else name


def _lead_rank(
    docket: Docket, origins: Origins, origin: Origin, carrying: list[Statement]
) -> tuple[int, bool, int, int, str]:
    own = [statement for statement in carrying if origins.of[statement.id] == origin.id]
    standing = origins.standing[origin.id]
    order = {Standing.VOICE: 1, Standing.HEARSAY: 2}.get(standing, 0)
    reports = len({statement.report.id for statement in own})
    return (order, not _perpetrators(docket, own), -reports, -len(own), origin.id)


def _parties(docket: Docket, own: list[Statement]) -> list[Party]:
    return [party for statement in own for party in docket.perpetrators(statement)]


def _perpetrators(docket: Docket, own: list[Statement]) -> list[str]:
    """Return the names of those accused; resolved actors alone where there are any."""
    parties = _parties(docket, own)
    resolved = [party for party in parties if party.actor is not None]
    return sorted({docket.party_name(party) for party in resolved or parties})


def _own_act(docket: Docket, own: list[Statement]) -> ActKind:
    """Return the act as this origin tells it: its killing or deadly attack, else the incident's."""
    kinds = {statement.claim.act.kind for statement in own if statement.claim.act is not None}
    if docket.act in kinds or docket.act is None:
        return docket.act or ActKind.ATTACK
    return ActKind.KILLING if ActKind.KILLING in kinds or docket.act not in _ATTACKS else docket.act


def _victims(docket: Docket, origins: Origins, lead: Origin, own: list[Statement], act: ActKind) -> str:
    outcome = _OUTCOME_OF.get(act, Outcome.KILLED)
    mouth = origins.mouth(lead.id)
    figures = [figure for figure in find_totals(docket, origins, outcome) if figure.origin == mouth]
    stand = [figure for figure in current(figures)[0] if figure.numbered and not figure.bounded]
    if stand:
        lowest = min(stand, key=lambda figure: (figure.low, figure.high is None, worded(figure.count)))
        return f"{worded(lowest.count)} {_counted(lowest.count.category, stand_for=lowest.count.low)}"
    told = most_told(
        person for person in find_persons(docket, outcome) if origins.of[person.statement.id] == lead.id
    )
    if told:
        return "1 person" if told == 1 else f"{told} people"
    words = {
        docket.party_name(party)
        for statement in own
        if statement.claim.act is not None
        for party in statement.claim.act.victims
        if party.actor is None and party.text and party.text == party.text.lower()
    }
    plural = sorted(
        word for word in words if word.split()[-1].endswith("s") or word.split()[-1] in _PLURAL_HEADS
    )
    return plural[0] if plural else "people"


def _counted(category: Category | None, *, stand_for: int | None) -> str:
    if stand_for == 1:
        return "person"
    known = {
        None: "people",
        Category.STATE_FORCES: "members of state forces",
        Category.ELDERLY: "elderly people",
        Category.DISPLACED: "displaced people",
    }
    return known.get(category) or str(category).replace("-", " ")


def _words(act: ActKind, victims: str) -> _Words:
    attack = _ATTACKS.get(act)
    if attack is None:
        words = _WORDS[act]
        return _Words(
            doing=words.doing.format(v=victims),
            done=_agree(words.done.format(v=victims), victims),
            did=words.did.format(v=victims),
        )
    deadly = f"{attack} that killed {victims}" if victims != "people" else attack
    return _Words(doing=deadly, done=f"there was {deadly}", did=f"carried out {deadly}")


def _agree(sentence: str, victims: str) -> str:
    return sentence.replace(" were ", " was ", 1) if victims in {"1 person", "about 1 person"} else sentence


def _who(docket: Docket, origins: Origins, origin: Origin) -> tuple[str, bool]:
    """Return what to call an origin, and whether the verb takes the plural."""
    speaker, standing = origin.speaker, origins.standing[origin.id]
    if speaker is None:
        outlets = sorted({docket.reports[report].outlet or "" for report in origin.reports} - {""})
        return (outlets[0], False) if outlets else ("a report without a named outlet", False)
    if standing is Standing.HEARSAY:
        return ("allegations of nobody named", True)
    if speaker.actor is not None and speaker.actor in docket.actors:
        name = actor_name(docket.actors[speaker.actor])
        return (name, _head(name) in _PLURAL_BODIES)
    if not speaker.anonymous:
        if speaker.kind in PRIVATE_KINDS:
            return (_PRIVATE[speaker.kind], False)
        if speaker.actor is not None:
            return (speaker.actor, False)
        return (speaker.text, _several(speaker.text))
    return _described(speaker.text, speaker.kind)


def _head(name: str) -> str:
    """Return the noun a body's name turns on: "Forces" of "Armed Forces of the River", not its last word."""
    front = re.split(r"\s(?:of|for|in|at|and)\s|,|\s\(", name, maxsplit=1)[0]
    words = fold(front).split()
    return words[-1] if words else ""


def _described(text: str, kind: SpeakerKind) -> tuple[str, bool]:
    """Call an unnamed speaker as the report does; a capitalised name inside is left out."""
    words = text.strip()
    inner = words.split()[1:]
    if not words or any(word[:1].isupper() for word in inner):
        plain = _PRIVATE.get(kind, f"an unnamed {str(kind).replace('-', ' ')} source")
        return (plain, False)
    head = words.split(" of ")[0].split(",")[0].split()[-1].lower()
    plural = " and " in words or (head.endswith("s") and not head.endswith("ss")) or head in _PLURAL_HEADS
    return (words, plural)


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

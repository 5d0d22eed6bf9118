"""Find the parties a sentence names: armed ones that may act, civil ones that may suffer.

A mention is an actor's name, a head noun of the tables with what modifies it,
or a name joined to such a noun ("Wagner Group mercenaries"). Bare wordings
("the army", "its soldiers") resolve to the one actor of that kind the report
itself speaks of, else to nobody.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corrobora.reading.actors import ActorIndex
from corrobora.reading.clauses import Token
from corrobora.reading.lexicon import ARMED, ARMED_MEN_PHRASES, CIVIL, DETERMINERS, MODIFIERS, VEHICLES
from corrobora.records import Actor, ActorKind, Party

_PHRASES = re.compile(r"\b(?:" + "|".join(ARMED_MEN_PHRASES) + r")\b", re.IGNORECASE)

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


_OF_A_STATE = (ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT)


def cast_of(text: str, *, index: ActorIndex, country: str | None) -> Cast:
    """Return the actors a report names and what its bare wordings stand for.

    A bare wording of a kind stands for the actor of that kind named most often;
    of two named equally often, the one named first. Where none is named, "the
    army", "police" and "the government" are those of ``country`` (ISO 3166-1
    alpha-2), the one the report is about.
    """
    seen: dict[str, Actor] = {}
    tally: Counter[str] = Counter()
    for mention in index.find(text):
        actor = index.get(mention.actor)
        if actor is not None:
            seen.setdefault(actor.id, actor)
            tally[actor.id] += 1
    by_kind: dict[ActorKind, str] = {}
    for kind in ActorKind:
        of_kind = [a for a in seen.values() if a.kind is kind]
        if of_kind:
            order = {a.id: n for n, a in enumerate(of_kind)}
            best = max(of_kind, key=lambda a: (tally[a.id], -order[a.id]))
            by_kind[kind] = best.id
    if country is not None:
        for kind in _OF_A_STATE:
            by_kind.setdefault(kind, index.body(kind, country))
    # rebels of several names cannot be told apart by a bare word
    rebels = {
        a.id
        for a in seen.values()
        if a.kind in {ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA}
    }
    if len(rebels) > 1:
        by_kind.pop(ActorKind.REBEL_GROUP, None)
    return Cast(index=index, by_kind=by_kind, actors=seen)


def _widen(tokens: Sequence[Token], i: int) -> int:
    """Return the first token of the noun phrase whose head stands at ``i``."""
    first = i
    while first > 0:
        token = tokens[first - 1]
        if (
            token.low in MODIFIERS
            or token.low in {"'s"}
            or (token.capital and token.word and token.start > 0)
        ):
            first -= 1
        elif token.word and "-" in token.text and not token.text[0].isdigit():
            first -= 1
        elif token.low in DETERMINERS or token.low[:1].isdigit():
            first -= 1
            if token.low in {"the", "its", "their", "a", "an", "his", "her"} and not (
                first > 0 and tokens[first - 1].low in {"all"}
            ):
                break
        else:
            break
    return first


def find_parties(sentence: str, tokens: Sequence[Token], *, cast: Cast) -> tuple[PartyMention, ...]:
    """Return the parties of a sentence in order, no two overlapping."""
    named = [(m.start, m.end, m.actor) for m in cast.index.find(sentence)]
    covered: list[tuple[int, int]] = []
    found: list[PartyMention] = []
    for match in _PHRASES.finditer(sentence):
        first = next((k for k, t in enumerate(tokens) if t.start >= match.start()), 0)
        start = tokens[_widen(tokens, first)].start
        covered.append((start, match.end()))
        found.append(PartyMention(start=start, end=match.end(), armed=True, head=match.group().lower(),
                                  party=Party(text=sentence[start : match.end()], kind=ActorKind.ARMED_MEN)))  # fmt: skip
    at = 0
    for name_start, end, actor_id in named:
        start = name_start
        if any(a < end and start < b for a, b in covered):
            continue
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
        found.append(PartyMention(start=start, end=stop, party=Party(text=sentence[start:stop], actor=actor_id, kind=kind),
                                  armed=kind in ARMED_KINDS, head=head))  # fmt: skip
    for i, token in enumerate(tokens):
        at = i
        low = token.low
        if low not in ARMED and low not in CIVIL:
            continue
        if any(a < token.end and token.start < b for a, b in covered):
            continue
        if low in CIVIL and i + 1 < len(tokens) and tokens[i + 1].low in _MODIFIED:
            continue  # "passenger vehicles", "civilian casualties": the noun behind is what is spoken of
        first = _widen(tokens, at)
        start = tokens[first].start
        if any(a < token.end and start < b for a, b in covered):
            start = token.start
        if i + 1 < len(tokens) and low in ARMED and tokens[i + 1].low in {"chief", "spokesman", "spokeswoman", "spokesperson", "commander", "station",
                                                         "base", "camp", "post", "headquarters", "checkpoint", "leader", "coup", "takeover",
                                                         "minister", "ministry", "officials", "official", "barracks", "rule", "junta", "hospital",
                                                         "commission", "commissioner", "source", "sources", "vehicle", "vehicles", "operation",
                                                         "operations", "convoy", "patrol", "council", "court", "prosecutor"}:  # fmt: skip
            if tokens[i + 1].low not in {"patrol", "convoy"}:
                continue
        armed = low in ARMED and not (
            low in {"force", "forces"}
            and i
            and tokens[i - 1].low in {"by", "excessive", "deadly", "lethal", "of", "use", "market"}
        )
        if low in ARMED and not armed:
            continue
        if low in {"people"} and i and tokens[i - 1].low in {"young"}:
            armed = False
        kind = ARMED[low] if armed else CIVIL[low]
        words = sentence[start : token.end]
        resolved = _bare(low, words, kind, cast) if armed else None
        if resolved is not None and (known := cast.index.get(resolved)) is not None:
            kind = known.kind
        covered.append((start, token.end))
        found.append(
            PartyMention(
                start=start,
                end=token.end,
                party=Party(text=words, actor=resolved, kind=kind),
                armed=armed,
                head=low,
            )
        )
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _bare(head: str, words: str, kind: ActorKind, cast: Cast) -> str | None:
    """Resolve "the army", "its soldiers", "state forces" to the report's own actor of that kind."""
    first = words.split(maxsplit=1)[0].lower()
    if kind in {ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT}:
        if re.search(r"\b(?:foreign|unidentified|suspected|rival)\b", words.lower()):
            return None
        if head in {"soldier", "officer", "force"} and first in {"a", "an", "one"}:
            return cast.by_kind.get(kind)
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

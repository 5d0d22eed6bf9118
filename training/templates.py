"""From scored mentions to templates: what MUC-4's scorers take, out of what a tagger gives.

A model gives for each report incident types, mentions in roles, for each mention
the types it belongs to, and perhaps for pairs of mentions whether they stand in
one template. Mentions that name one participant are grouped by rule, each group
is shown by its one surest mention (a scorer wants all mentions shown to be right
and asks for no more than one), and groups are shared out to one template per
type, or to several where links say so.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from training.fillers import MICRO, ceaf_ree, normalised, template_score
from training.muc4 import ROLES, Document, Template, spans, template

KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
"""Incident types of the training key, from the commonest to the rarest."""

ANCHORS = ("Victim", "Target")
"""Roles that tell incidents of one type apart.

In the training documents of several templates a tenth or less of these entities
stand in more than one template, of perpetrators a third to three fifths.
"""

BOUNDS = tuple(step / 20 for step in range(1, 20))
"""What ``tuned`` tries for each bound of a policy."""

_FUNCTION_WORDS = frozenset("and at by for from in of on to with de del el la las los y".split())
_OPENERS = frozenset(("(", "[", " (", " [", "--", " -- ", " - "))
_LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How surely a report, or what a mention takes part in, is of an incident type."""

    name: str
    """One of ``KINDS``."""
    score: float
    """0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of the text that fills a role, as a tagger sees it."""

    role: str
    """One of ``muc4.ROLES``."""
    start: int
    """Code-point offset into the text."""
    end: int
    score: float
    """How surely it fills the role, 0 to 1."""
    kinds: tuple[Kind, ...] = ()
    """Types of the incidents it fills the role in, each judged alone; none if the tagger does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How surely two mentions of a reading stand in one template."""

    one: int
    """Place of a mention in the reading, from 0."""
    other: int
    score: float
    """0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a model says of one report."""

    text: str
    kinds: tuple[Kind, ...]
    """Types of the report's incidents, each judged alone."""
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...] = ()
    """Pairs not given count as not linked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How sure is sure enough; to be tuned on dev. Scores equal to a bound pass."""

    kind: float = 0.5
    """A type gets a template."""
    bare: float = 0.5
    """A type that no mention fills gets a template all the same (one gold template in twenty is bare)."""
    mention: float = 0.5
    """A mention is kept."""
    join: float = 0.5
    """A participant also joins a type that is not its likeliest."""
    link: float | None = None
    """Mean link at which participants share a template of a type; ``None``: one template per type."""


_Where = tuple[str, int, int]
Participant = tuple[Mention, ...]
"""Mentions of one role that name one participant, in the order of the text."""


def fill(reading: Reading, policy: Policy) -> tuple[Template, ...]:
    """Return the templates of a reading, types in the order of their scores; no two are equal."""
    accepted = sorted((k for k in reading.kinds if k.score >= policy.kind), key=lambda k: -k.score)
    kept = [m for m in reading.mentions if m.score >= policy.mention]
    joined = [(p, _kinds_of(p, accepted, policy.join)) for p in participants(reading.text, kept)]
    found: list[Template] = []
    for kind in accepted:
        members = [p for p, names in joined if kind.name in names]
        if not members and kind.score < policy.bare:
            continue
        parts = [members] if policy.link is None else _split(reading, members, policy.link)
        found.extend(_template(reading.text, kind.name, part) for part in parts)
    return tuple(dict.fromkeys(found))


def participants(text: str, mentions: Sequence[Mention]) -> tuple[Participant, ...]:
    """Group mentions of one role that name one participant.

    Two mentions do if, in lower case and without articles and punctuation, they
    are equal, the content words of one are all in the other ("men", "masked
    men"), one is an acronym whose letters all begin a content word of the other
    (in any order: "ELN", "National Liberation Army"), or one follows the other in
    brackets or after a dash. Any two alike bring their groups together.
    """
    found: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        near = [g for g in found if any(_alike(text, mention, m) for m in g)]
        found = [g for g in found if not any(g is n for n in near)]
        found.append([*(m for g in near for m in g), mention])
    groups = [tuple(sorted(g, key=lambda m: (m.start, m.end))) for g in found]
    return tuple(sorted(groups, key=lambda g: (ROLES.index(g[0].role), g[0].start, g[0].end)))


def tuned(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    *,
    start: Policy,
    bounds: Sequence[float] = BOUNDS,
    linked: bool = False,
) -> Policy:
    """Return the policy with the highest mean of template F1 and CEAF-REE that single steps from ``start`` reach.

    One bound after another is set to the best of ``bounds``, round by round until
    a round changes nothing; a bound is moved only for a better score. ``linked``
    tunes the bound for links too. Use dev or held-out training documents.
    """
    names = ["kind", "mention", "bare", "join", *(["link"] if linked else [])]
    best, top = start, _worth(documents, readings, start)
    while True:
        before = top
        for name in names:
            for bound in bounds:
                tried = _bounded(best, name, bound)
                worth = _worth(documents, readings, tried)
                if worth > top:
                    best, top = tried, worth
        if top == before:
            return best


def reading_of(document: Document, *, every: bool = True) -> Reading:
    """Return the reading a perfect model would give of a document, all scores 1 or left out.

    These are the labels to train on and the way to measure what a policy could
    reach at best. With ``every`` all places of a mention's string count, without
    it the first alone. A type the key leaves open counts as the first of the two.
    """
    names = [t.kinds[0] for t in document.templates]
    where: dict[tuple[str, int, int], set[int]] = {}
    for f in spans(document, every=every):
        where.setdefault((f.role, f.start, f.end), set()).add(f.template)
    places = sorted(where, key=lambda p: (p[1], p[2], ROLES.index(p[0])))
    mentions = tuple(
        Mention(
            role=role,
            start=start,
            end=end,
            score=1.0,
            kinds=tuple(
                Kind(name=n, score=1.0)
                for n in dict.fromkeys(names[t] for t in sorted(where[role, start, end]))
            ),
        )
        for role, start, end in places
    )
    links = tuple(
        Link(one=a, other=b, score=1.0)
        for b in range(len(places))
        for a in range(b)
        if where[places[a]] & where[places[b]]
    )
    return Reading(
        text=document.text,
        kinds=tuple(Kind(name=n, score=1.0) for n in dict.fromkeys(names)),
        mentions=mentions,
        links=links,
    )


def _worth(documents: Sequence[Document], readings: Sequence[Reading], policy: Policy) -> float:
    found = [fill(r, policy) for r in readings]
    return (template_score(documents, found)[MICRO].f1 + ceaf_ree(documents, found)[MICRO].f1) / 2


def _bounded(policy: Policy, name: str, bound: float) -> Policy:
    match name:
        case "kind":
            return replace(policy, kind=bound)
        case "mention":
            return replace(policy, mention=bound)
        case "bare":
            return replace(policy, bare=bound)
        case "join":
            return replace(policy, join=bound)
        case _:
            return replace(policy, link=bound)


def _kinds_of(participant: Participant, accepted: Sequence[Kind], join: float) -> frozenset[str]:
    """Types a participant belongs to: its likeliest of those accepted and every one that is likely enough."""
    if not any(m.kinds for m in participant):
        return frozenset(k.name for k in accepted)
    best = {k.name: 0.0 for k in accepted}
    for mention in participant:
        for kind in mention.kinds:
            if kind.name in best:
                best[kind.name] = max(best[kind.name], kind.score)
    top = max(best, key=lambda name: best[name], default=None)
    return frozenset(name for name, score in best.items() if name == top or score >= join)


def _split(reading: Reading, members: Sequence[Participant], least: float) -> list[list[Participant]]:
    """Share the participants of a type out to templates.

    Anchors are brought together by mean link, the surest pair of groups first;
    every other participant joins each group it is linked to well enough, and at
    least the one it is linked to best.
    """
    groups = [[p] for p in members if p[0].role in ANCHORS]
    if len(groups) <= 1:
        return [list(members)]
    where = [_where(m) for m in reading.mentions]
    scores = {frozenset((where[k.one], where[k.other])): k.score for k in reading.links}
    while len(groups) > 1:
        pairs = [(a, b) for b in range(len(groups)) for a in range(b)]
        a, b = max(pairs, key=lambda pair: _mean_link(scores, groups[pair[0]], groups[pair[1]]))
        if _mean_link(scores, groups[a], groups[b]) < least:
            break
        groups[a].extend(groups.pop(b))
    if len(groups) <= 1:
        return [list(members)]
    cores = [list(g) for g in groups]
    for one in members:
        if one[0].role not in ANCHORS:
            means = [_mean_link(scores, core, [one]) for core in cores]
            top = means.index(max(means))
            for number, mean in enumerate(means):
                if number == top or mean >= least:
                    groups[number].append(one)
    return groups


def _where(mention: Mention) -> _Where:
    return mention.role, mention.start, mention.end


def _mean_link(
    scores: dict[frozenset[_Where], float], ones: Sequence[Participant], others: Sequence[Participant]
) -> float:
    """Mean over pairs of participants of the surest link between their mentions."""
    best = [
        max(scores.get(frozenset((_where(m), _where(n))), 0.0) for m in one for n in other)
        for one in ones
        for other in others
    ]
    return sum(best) / len(best)


def _template(text: str, kind: str, members: Sequence[Participant]) -> Template:
    slots: dict[str, list[list[str]]] = {role: [] for role in ROLES}
    for one in sorted(members, key=lambda p: (p[0].start, p[0].end)):
        best = max(one, key=lambda m: m.score)
        slots[best.role].append([text[best.start : best.end]])
    return template(kind, **slots)


def alike(one: str, other: str) -> bool:
    """Say whether two phrases name one participant by their words alone.

    They do if they are equal, if the content words of one are all in the other, or if one is an
    acronym of the other. Both in the form `normalised` gives, words parted at hyphens.
    """
    a, b = one.split(), other.split()
    if a == b:
        return True
    content_a, content_b = ([w for w in words if w not in _FUNCTION_WORDS] for words in (a, b))
    if content_a and content_b and (set(content_a) <= set(content_b) or set(content_b) <= set(content_a)):
        return True
    return _abbreviates(a, content_b) or _abbreviates(b, content_a)


def _alike(text: str, one: Mention, other: Mention) -> bool:
    if one.role != other.role:
        return False
    first, second = sorted((one, other), key=lambda m: (m.start, m.end))
    if text[first.end : second.start] in _OPENERS:
        return True
    a, b = (normalised(text[m.start : m.end].replace("-", " ")) for m in (one, other))
    return alike(a, b)


def _abbreviates(short: Sequence[str], words: Sequence[str]) -> bool:
    if len(short) != 1 or len(words) < 2 or not 2 <= len(short[0]) <= _LONGEST_ACRONYM:
        return False
    return not Counter(short[0]) - Counter(w[0] for w in words)

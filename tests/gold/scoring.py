"""Our claims, or a second reader's, against those of the gold set: pairing, scores, agreement.

A claim of ours and a claim of the set are paired where their passages share at least half of the tokens of
the shorter; each is paired once, the closest first and, of passages as close, those with the same speaker,
stance and acts. Further claims of ours on a paired passage, in the same voice and stance (one for each act),
are joined to it. Two kinds of figures are made: over the pairs alone, and end to end, where a passage missed
and a passage invented count as errors of every field. Optional passages of the set count neither way.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corrobora.records import Act, ActKind, Assertion, Claim, Count, Outcome, Speaker, Stance, Unit
from tests.gold.annotation import GoldAct, GoldClaim, GoldCount, GoldSpeaker

TOKEN = re.compile(r"\w+(?:['’]\w+)?")
PRONOUNS = frozenset("he she it they we i you him her them who both".split())
EMPTY_WORDS = frozenset(
    "the a an of for in on at by to and or who his her its their our my said from that as with one".split()
)
SHARED = 0.5
"""Share of the shorter passage's tokens that two passages must have in common to be one."""


# --------------------------------------------------------------------------- what is compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker as far as it is compared: every wording that may stand for it."""

    texts: tuple[str, ...]
    kind: str
    anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act as far as it is compared."""

    kind: str
    asserted: str
    perpetrators: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A count as far as it is compared."""

    outcome: str
    low: int | None
    high: int | None
    category: str | None = None
    unit: str = "people"
    part: bool = False

    @property
    def core(self) -> tuple[str, int | None, int | None]:
        """What became of how many."""
        return self.outcome, self.low, self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim of the set, of a second reader, or of ours, in one form."""

    report: str
    start: int
    end: int
    voice: Voice | None
    stance: Stance
    deeds: tuple[Deed, ...] = ()
    numbers: tuple[Number, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    optional: bool = False


def of_gold(claim: GoldClaim) -> Said:
    """Return a claim of the set as it is compared."""
    return Said(
        report=claim.report,
        start=claim.start,
        end=claim.end,
        voice=None if claim.speaker is None else _gold_voice(claim.speaker),
        stance=claim.stance,
        deeds=tuple(_gold_deed(act) for act in claim.acts),
        numbers=tuple(_gold_number(count) for count in claim.counts),
        places=() if claim.place is None else (claim.place,),
        times=() if claim.when is None else (claim.when.edtf,),
        optional=claim.optional,
    )


def _gold_voice(speaker: GoldSpeaker) -> Voice:
    return Voice(texts=(speaker.text, *speaker.resolved), kind=speaker.kind, anonymous=speaker.anonymous)


def _gold_deed(act: GoldAct) -> Deed:
    return Deed(kind=act.kind, asserted=act.asserted, perpetrators=act.perpetrators, victims=act.victims)


def _gold_number(count: GoldCount) -> Number:
    return Number(
        outcome=count.outcome,
        low=count.low,
        high=count.high,
        category=count.category,
        unit=count.unit,
        part=count.part,
    )


def of_ours(claim: Claim, *, report: str, names: Mapping[str, tuple[str, ...]]) -> Said:
    """Return a claim of the reader as it is compared.

    Args:
        claim: What was read.
        report: The id that the set gives the report.
        names: Every name of an actor by its id.

    """
    place = claim.place
    return Said(
        report=report,
        start=claim.start,
        end=claim.end,
        voice=None if claim.speaker is None else _our_voice(claim.speaker, names),
        stance=claim.stance,
        deeds=() if claim.act is None else (_our_deed(claim.act),),
        numbers=tuple(_our_number(count) for count in claim.counts),
        places=() if place is None else (place.text,),
        times=() if claim.when is None or claim.when.edtf is None else (claim.when.edtf,),
    )


def _our_voice(speaker: Speaker, names: Mapping[str, tuple[str, ...]]) -> Voice:
    known = () if speaker.actor is None else names.get(speaker.actor, (speaker.actor,))
    return Voice(texts=(speaker.text, *known), kind=speaker.kind, anonymous=speaker.anonymous)


def _our_deed(act: Act) -> Deed:
    return Deed(
        kind=act.kind,
        asserted=act.asserted,
        perpetrators=tuple(p.text for p in act.perpetrators),
        victims=tuple(p.text for p in act.victims),
    )


def _our_number(count: Count) -> Number:
    return Number(
        outcome=count.outcome,
        low=count.low,
        high=count.high,
        category=count.category,
        unit=count.unit,
        part=count.part,
    )


def alike(one: str, other: str) -> bool:
    """Whether two wordings share at least half of the telling words of the shorter; a pronoun tells nothing."""
    mine, yours = _telling(one), _telling(other)
    return bool(mine and yours) and len(mine & yours) >= SHARED * min(len(mine), len(yours))


def _telling(words: str) -> frozenset[str]:
    found = (t.replace("’", "'").removesuffix("'s") for t in TOKEN.findall(words.casefold()))
    return frozenset(t.rstrip("s") for t in found if t not in EMPTY_WORDS and t not in PRONOUNS)


def same_voice(one: Voice | None, other: Voice | None) -> bool:
    """Whether two speakers are one: any wording of one is alike to any of the other.

    A spokesman and the body it speaks for are one, as for the origins
    (`docs/decisions/0011`). A pronoun without the one it stands for is nobody,
    unless both readers left it so.
    """
    if one is None or other is None:
        return one is other
    if any(alike(a, b) for a in one.texts for b in other.texts):
        return True
    return {t.casefold() for t in one.texts} == {t.casefold() for t in other.texts}


# --------------------------------------------------------------------------- pairing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Which claim is which."""

    pairs: tuple[tuple[Said, Said], ...]
    """Of the set, of ours."""
    missed: tuple[Said, ...]
    invented: tuple[Said, ...]


def pair(gold: Sequence[Said], ours: Sequence[Said], *, text: str) -> Pairing:
    """Pair the claims of one report, the closest passages first.

    Args:
        gold: Claims of the set.
        ours: Claims to compare with them.
        text: The report's text, into which both count.

    Returns:
        Pairs, without those of optional passages. A claim of ours left over
        that lies on a paired passage, in the same voice and stance, is
        another act of the same claim: it is joined to ours in the pair.

    """
    words = [m.span() for m in TOKEN.finditer(text)]

    def tokens(said: Said) -> frozenset[int]:
        return frozenset(n for n, (s, e) in enumerate(words) if s < said.end and said.start < e)

    marked, told = [tokens(s) for s in gold], [tokens(s) for s in ours]
    close: list[tuple[float, bool, bool, int, int, int]] = []
    for g, mine in enumerate(marked):
        for o, yours in enumerate(told):
            both = len(mine & yours)
            if both and both >= SHARED * min(len(mine), len(yours)):
                dice = 2 * both / (len(mine) + len(yours))
                close.append((-dice, *_unlike(gold[g], ours[o]), g, o))
    matched: dict[int, list[int]] = {}
    taken: set[int] = set()
    for required in (True, False):
        for *_, g, o in sorted(close):
            if gold[g].optional != required and g not in matched and o not in taken:
                matched[g] = [o]
                taken.add(o)
    for *_, g, o in sorted(close):
        if o not in taken and g in matched:
            first = ours[matched[g][0]]
            same = ours[o].stance == first.stance and same_voice(ours[o].voice, first.voice)
            if same or gold[g].optional:
                matched[g].append(o)
                taken.add(o)
    return Pairing(
        pairs=tuple(
            (gold[g], _joined([ours[o] for o in matched[g]])) for g in sorted(matched) if not gold[g].optional
        ),
        missed=tuple(s for g, s in enumerate(gold) if g not in matched and not s.optional),
        invented=tuple(s for o, s in enumerate(ours) if o not in taken and not s.optional),
    )


def _unlike(gold: Said, ours: Said) -> tuple[bool, bool, int]:
    """Order claims of passages as close: the same voice first, the same stance, the most acts in common."""
    common = {d.kind for d in gold.deeds} & {d.kind for d in ours.deeds}
    return not same_voice(gold.voice, ours.voice), gold.stance != ours.stance, -len(common)


def _joined(group: Sequence[Said]) -> Said:
    return replace(
        group[0],
        deeds=tuple(dict.fromkeys(d for said in group for d in said.deeds)),
        numbers=tuple(dict.fromkeys(n for said in group for n in said.numbers)),
        places=tuple(dict.fromkeys(p for said in group for p in said.places)),
        times=tuple(dict.fromkeys(t for said in group for t in said.times)),
    )


def pooled(pairings: Iterable[Pairing]) -> Pairing:
    """Put the pairings of several reports together."""
    several = tuple(pairings)
    return Pairing(
        pairs=tuple(p for pairing in several for p in pairing.pairs),
        missed=tuple(s for pairing in several for s in pairing.missed),
        invented=tuple(s for pairing in several for s in pairing.invented),
    )


# --------------------------------------------------------------------------- scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many are in both, were found, and should have been."""

    both: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1."""
        return self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found, 0 to 1."""
        return self.both / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.both / (self.found + self.gold) if self.found + self.gold else 0.0


def claims_found(pairing: Pairing) -> Tally:
    """Passages with somebody's stance, found at all."""
    both = len(pairing.pairs)
    return Tally(both=both, found=both + len(pairing.invented), gold=both + len(pairing.missed))


def stances(pairing: Pairing, *, whole: bool) -> dict[Stance, Tally]:
    """Every stance that the set or ours holds; ``whole``: what was missed and invented counts as wrong."""
    pairs = Counter((gold.stance, ours.stance) for gold, ours in pairing.pairs)
    gold = Counter(g.stance for g, _ in pairing.pairs)
    found = Counter(o.stance for _, o in pairing.pairs)
    if whole:
        gold.update(s.stance for s in pairing.missed)
        found.update(s.stance for s in pairing.invented)
    return {s: Tally(both=pairs[s, s], found=found[s], gold=gold[s]) for s in Stance if gold[s] or found[s]}


def macro_f1(tallies: Mapping[Stance, Tally]) -> float:
    """Mean F1 of the stances that the set holds, 0 to 1; one found that the set does not hold weighs on the others alone."""
    held = [tally.f1 for tally in tallies.values() if tally.gold]
    return sum(held) / len(held) if held else 0.0


def speakers(pairing: Pairing, *, whole: bool) -> Tally:
    """Whose words they are, the outlet's own voice included. Over the pairs alone precision is the accuracy."""
    both = sum(same_voice(gold.voice, ours.voice) for gold, ours in pairing.pairs)
    pairs = len(pairing.pairs)
    if not whole:
        return Tally(both=both, found=pairs, gold=pairs)
    return Tally(both=both, found=pairs + len(pairing.invented), gold=pairs + len(pairing.missed))


def speaker_kinds(pairing: Pairing) -> Tally:
    """Kinds of the speakers that are the same."""
    same = [
        (g.voice, o.voice)
        for g, o in pairing.pairs
        if g.voice is not None and o.voice is not None and same_voice(g.voice, o.voice)
    ]
    return Tally(both=sum(g.kind == o.kind for g, o in same), found=len(same), gold=len(same))


def values(pairing: Pairing, of: Callable[[Said], Sequence[Hashable]], *, whole: bool) -> Tally:
    """Values of a field that are equal, each counted as often as it stands on both sides."""
    both = found = gold = 0
    for marked, told in pairing.pairs:
        mine, yours = Counter(of(marked)), Counter(of(told))
        both += (mine & yours).total()
        gold += mine.total()
        found += yours.total()
    if whole:
        gold += sum(len(of(s)) for s in pairing.missed)
        found += sum(len(of(s)) for s in pairing.invented)
    return Tally(both=both, found=found, gold=gold)


def wordings(pairing: Pairing, of: Callable[[Said], Sequence[str]], *, whole: bool) -> Tally:
    """Wordings of a field that are alike (`alike`), each used once."""
    both = found = gold = 0
    for marked, told in pairing.pairs:
        left = list(of(told))
        gold += len(of(marked))
        found += len(left)
        for words in of(marked):
            match = next((w for w in left if alike(words, w)), None)
            if match is not None:
                left.remove(match)
                both += 1
    if whole:
        gold += sum(len(of(s)) for s in pairing.missed)
        found += sum(len(of(s)) for s in pairing.invented)
    return Tally(both=both, found=found, gold=gold)


_STRIKES = frozenset(
    {ActKind.DRONE_STRIKE, ActKind.AIR_STRIKE, ActKind.SHELLING, ActKind.CROWD_FORCE}
)  # fmt: skip
_TOLD_BY_COUNTS: Mapping[str, tuple[ActKind, frozenset[ActKind]]] = {
    Outcome.KILLED: (ActKind.KILLING, _STRIKES),
    Outcome.INJURED: (ActKind.INJURY, _STRIKES | {ActKind.TORTURE, ActKind.SEXUAL_VIOLENCE}),
    Outcome.MISSING: (ActKind.DISAPPEARANCE, frozenset({ActKind.ABDUCTION, ActKind.DETENTION})),
    Outcome.ABDUCTED: (ActKind.ABDUCTION, frozenset()),
    Outcome.DETAINED: (ActKind.DETENTION, frozenset({ActKind.ABDUCTION})),
    Outcome.DISPLACED: (ActKind.DISPLACEMENT, frozenset()),
}
"""The act that a figure tells (guide, *Acts*), and the acts that name it already: a strike that kills is the strike alone."""


def told_acts(said: Said) -> tuple[tuple[str, str], ...]:
    """Return kind and assertion of every act that words or figures tell, each once, of either side alike.

    "Nine dead" tells a killing and "31 injured" an injury, whether an annotator wrote the act down or
    only the figure; a figure of none tells nothing. What a figure tells is put as the first act of the
    claim is, else as its stance has it.
    """
    told = [(str(d.kind), str(d.asserted)) for d in said.deeds]
    named = {kind for kind, _ in told}
    put = (
        told[0][1] if told else str(Assertion.NEGATED if said.stance is Stance.DENIES else Assertion.ASSERTED)
    )
    for number in said.numbers:
        if (
            number.unit not in {Unit.PEOPLE, Unit.BODIES}
            or number.high == 0
            or number.outcome not in _TOLD_BY_COUNTS
        ):
            continue
        kind, instead = _TOLD_BY_COUNTS[number.outcome]
        if not named & {str(k) for k in instead} and kind not in named:
            told.append((str(kind), put))
            named.add(str(kind))
    return tuple(dict.fromkeys(told))


def kinds(said: Said) -> list[Hashable]:
    """Kinds of the acts told, each once."""
    return list(dict.fromkeys(kind for kind, _ in told_acts(said)))


def asserted_kinds(said: Said) -> list[Hashable]:
    """Kinds of the acts told with how they are put, each once."""
    return list(told_acts(said))


def _who(said: Said) -> list[str]:
    return list(dict.fromkeys(w for d in said.deeds for w in d.perpetrators))


def _whom(said: Said) -> list[str]:
    return list(dict.fromkeys(w for d in said.deeds for w in d.victims))


def cores(said: Said) -> list[Hashable]:
    """What became of how many, as often as it stands."""
    return [n.core for n in said.numbers]


def _numbers(said: Said) -> list[Hashable]:
    return list(said.numbers)


def _places(said: Said) -> tuple[str, ...]:
    return said.places


def _times(said: Said) -> tuple[str, ...]:
    return said.times


def table(pairing: Pairing) -> list[tuple[str, Tally, Tally]]:
    """Return every figure but the stances: its name, over the pairs alone, end to end."""
    rows: list[tuple[str, Callable[[bool], Tally]]] = [
        ("speaker", lambda whole: speakers(pairing, whole=whole)),
        ("count: outcome, low, high", lambda whole: values(pairing, cores, whole=whole)),
        ("count: in every field", lambda whole: values(pairing, _numbers, whole=whole)),
        ("act: kind", lambda whole: values(pairing, kinds, whole=whole)),
        ("act: kind and assertion", lambda whole: values(pairing, asserted_kinds, whole=whole)),
        ("act: who", lambda whole: wordings(pairing, _who, whole=whole)),
        ("act: whom", lambda whole: wordings(pairing, _whom, whole=whole)),
        ("place", lambda whole: wordings(pairing, _places, whole=whole)),
        ("time", lambda whole: values(pairing, _times, whole=whole)),
    ]
    return [(name, tally(False), tally(True)) for name, tally in rows]


# --------------------------------------------------------------------------- two readers


def kappa(labels: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa: agreement beyond what the two would reach by chance (Cohen 1960).

    1 is full agreement, 0 chance; with a single label on both sides, where
    chance already agrees in full, it is 1 by convention.

    Raises:
        ValueError: there is nothing to compare.

    """
    if not labels:
        raise ValueError("kappa of no pair; expected at least one")
    n = len(labels)
    observed = sum(a == b for a, b in labels) / n
    mine, yours = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(mine[label] * yours[label] for label in mine) / n**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def agreement(pairing: Pairing) -> list[tuple[str, int, float, float]]:
    """Return for every field: its name, the pairs compared, the share that agrees, Cohen's kappa.

    Wordings that are alike carry one label; fields of several values agree if
    all of them do.
    """

    def worded(of: Callable[[Said], Sequence[str]]) -> list[tuple[Hashable, Hashable]]:
        found: list[tuple[Hashable, Hashable]] = []
        for a, b in pairing.pairs:
            one, other = of(a), of(b)
            same = len(one) == len(other) and all(any(alike(w, v) for v in other) for w in one)
            found.append((tuple(one), tuple(one) if same else tuple(other)))
        return found

    def valued(of: Callable[[Said], Iterable[Hashable]]) -> list[tuple[Hashable, Hashable]]:
        return [(frozenset(of(a)), frozenset(of(b))) for a, b in pairing.pairs]

    def voiced() -> list[tuple[Hashable, Hashable]]:
        return [(a.voice, a.voice if same_voice(a.voice, b.voice) else b.voice) for a, b in pairing.pairs]

    fields: list[tuple[str, list[tuple[Hashable, Hashable]]]] = [
        ("speaker", voiced()),
        ("speaker kind", valued(lambda s: () if s.voice is None else (s.voice.kind,))),
        ("anonymous", valued(lambda s: () if s.voice is None else (s.voice.anonymous,))),
        ("stance", valued(lambda s: (s.stance,))),
        ("act: kind", valued(kinds)),
        ("act: kind and assertion", valued(asserted_kinds)),
        ("act: who", worded(_who)),
        ("act: whom", worded(_whom)),
        ("count: outcome, low, high", valued(cores)),
        ("place", worded(_places)),
        ("time", valued(_times)),
    ]
    return [
        (name, len(labels), sum(a == b for a, b in labels) / len(labels), kappa(labels))
        for name, labels in fields
        if labels
    ]

"""Killed and injured of one happening, from all its reports: persons counted as people, and what stands for each number.

Three steps. `gather` reads one report: its headline, its sentences, who is told
of as hit (`victims`), and links what is said to persons: by name, by age and
sex, by "he" and "the victim". `weigh_evidence` puts the reports of one happening
side by side: what the headlines say, the largest group, how many persons. A
`Tally` then gives every pair of numbers a share of belief, by weights learnt from
reports whose numbers are known (``training/tally.py``), and names a range.

No weight knows a place or a word of a place: they say how far a headline, a
group, a count of persons, and the words of death bear a number out. Numbers above
a dozen are as good as the words that say them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from corrobora.reading.sentences import split_sentences
from corrobora.reading.victims import (
    Fate,
    Kind,
    VictimMention,
    find_names_of_people,
    find_victims,
    is_apart,
    read_number,
    surname,
    told_ages,
)
from corrobora.reading.whoiswho import count_persons
from corrobora.records import Report, Span

METHOD: Final = "tally/3"

LEAD: Final = 4
"""So many first sentences are the lead."""
LARGEST: Final = 7
"""Numbers up to this one are always weighed; larger ones where a report says them ..."""
MOST_SAID: Final = 40
"""... and so many of those at most, the smaller first: every pair is weighed."""


@dataclass(slots=True)
class _Person:
    """Somebody told of in one or several mentions."""

    age: int | None = None
    sex: str | None = None
    young: bool | None = None
    names: set[str] = field(default_factory=set)
    fates: Counter[Fate] = field(default_factory=Counter)
    doer: bool = False
    vague: bool = False
    """Told of by neither name nor age: may be one of the others."""
    apart: bool = True
    """Only in sentences that speak of another time or case."""
    places: list[Span] = field(default_factory=list)

    def agrees(self, mention: VictimMention) -> bool:
        """Whether sex and age of a mention do not contradict."""
        if self.sex and mention.sex and self.sex != mention.sex:
            return False
        return self.age is None or mention.age is None or abs(self.age - mention.age) <= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One mention with where its sentence stands: -1 the headline, else the number of the sentence."""

    mention: VictimMention
    at: int
    apart: bool
    start: int
    """Offset of the mention in the report's text; -1 for the headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What one report tells of killed and injured."""

    day: str
    """Publication day, or empty."""
    told: tuple[Told, ...]
    words: tuple[tuple[str, int], ...]
    """Words of death and of hurt, each with the number of sentences that hold it."""
    length: int
    """Sentences read."""
    vocabulary: frozenset[str] = frozenset()
    """Every word in lower case; those of the headline also with ``^`` before them."""
    several: bool = False
    """Headline or lead sum several happenings up ("one dead, six hurt in weekend shootings")."""
    later: bool = False
    """Headline or lead tell of a death that came after the happening ("victim dies", "died of his wounds") ..."""
    later_headline: bool = False
    """... and the headline does."""
    singly: tuple[tuple[str, int], ...] = ()
    """How many people it tells of one by one as killed and as injured (`whoiswho.count_persons`)."""


CUES: Final[Mapping[str, re.Pattern[str]]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "killed": r"\b(?:killed|kills|killing)\b",
        "died": r"\b(?:died|dies|dying|dead)\b",
        "pronounced": r"\bpronounced\s+(?:\w+\s+)?dead\b",
        "death": r"\b(?:death|deaths|fatal|fatally|deadly)\b",
        "homicide": r"\b(?:homicide|murdered|slaying|slain|manslaughter)\b",
        "murder": r"(?<!attempted )(?<!attempt )\bmurder\b(?!\s+attempt)",
        "attempted": r"\b(?:attempted\s+(?:\w+[\s-]+){0,3}?(?:murder|homicide)|aggravated\s+(?:assault|battery)|malicious\s+wounding)\b",
        "double": r"\bdouble\s+(?:homicide|murder|slaying|fatal|killing)\b",
        "doubleshot": r"\bdouble\s+shooting\b",
        "triple": r"\btriple\s+(?:homicide|murder|slaying|fatal|killing)\b",
        "tripleshot": r"\btriple\s+shooting\b",
        "quadruple": r"\bquadruple\b",
        "msuicide": r"\bmurder[\s/–-]+suicide\b",
        "suicide": r"\bsuicide\b",
        "turned": r"\bturned\s+(?:the|his|her|a)\s+(?:\w+\s+)?(?:gun|weapon|rifle|pistol)\s+on\b|\btook\s+(?:his|her)\s+own\s+life",
        "coroner": r"\b(?:coroner|medical\s+examiner|autopsy|funeral|vigil|mourn\w*|memorial\s+service)\b",
        "life": r"\bnon-?\s?life-?\s?threatening\b",
        "lifethreat": r"(?<!non-)(?<!non)(?<!not )(?<!not a )\blife-?\s?threatening\b",
        "condition": r"\bcondition\b",
        "critical": r"\bcritical(?:ly)?\b",
        "expected": r"\bexpected\s+to\s+(?:survive|recover|live|be\s+ok)",
        "hospital": r"\b(?:hospital|hospitali[sz]ed|surgery|medical\s+center)\b",
        "wounded": r"\b(?:wounded|wounds|wound|injured|injuries|injuring|hurt|grazed)\b",
        "recover": r"\b(?:recovering|treated|released\s+from)\b",
        "officer": r"\bofficer[\s-]+involved\b|\b(?:officer|deputy|trooper)s?\s+(?:shot|fatally|fired|returned)",
        "drive": r"\bdrive-?by\b|\bcrowd\b|\bparty\b|\bnightclub\b",
        "accident": r"\baccident(?:al|ally)?\b",
        "himself": r"\bshot\s+(?:himself|herself)\b",
        "both": r"\bboth\b",
        "another": r"\banother\s+(?:man|woman|person|victim|teen|boy|girl)\b",
        "victims": r"\bvictims\b",
        "victim": r"\bvictim\b",
        "succumbed": r"\bsuccumbed\b|\bdied\s+(?:later|at|from|of)\b|\blater\s+died\b",
        "bodies": r"\bbodies\b",
        "body": r"\bbody\b",
        "fired": r"\bno\s+(?:one|injuries)\b",
        "standoff": r"\b(?:standoff|barricaded|hostage|swat)\b",
    }.items()
}
"""Words that bear on the numbers, whoever is told of: which ones matter, and how much, is learnt."""


_TIMECODE: Final = re.compile(r"(?<![\d:.])\d{1,2}:\d{2}(?!\d)(?!\s*(?:[ap]\.?m\b|hours|o['’]clock))")
"""Many in one line are a list of films beside the text, each with the headline of another happening."""
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SEVERAL: Final = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|\d{2}|separate|unrelated|string\s+of|series\s+of|pair\s+of|rash\s+of|spate\s+of|several|multiple|weekend|overnight|citywide|recent)"
    r"\s+(?:(?!spree|rampage)[\w.'’-]+\s+){0,2}?(?:shootings|homicides|shooting\s+(?:incidents|scenes)|incidents\s+of\s+gunfire)\b"
)
_SEVERAL_TITLE: Final = re.compile(
    rf"(?i){_SEVERAL}|\b(?:dead|dies|killed|wounded|hurt|injured|shot)\s+(?:in|after|during)\s+(?:[\w.'’-]+\s+){{0,3}}?shootings\b"
    rf"|\bviolent\s+(?:night|weekend|day|afternoon|evening)\b|\bshootings\s+(?:across|since|over|overnight|citywide|this)\b|\bsince\s+(?:\w+\s+)?{_WEEKDAY}|\bin\s+(?:\w+\s+than\s+|past\s+|last\s+)?\d{{1,2}}\s+hours\b"
)
_SEVERAL_LEAD: Final = re.compile(
    rf"(?i){_SEVERAL}|\b(?:people|others|persons)\b[^.]{{0,80}}\b(?:shot|killed|wounded)\b[^.]{{0,60}}\b(?:across|throughout|around)\s+(?:the\s+)?city\b"
    rf"|\b(?:shot|killed|wounded)\b[^.]{{0,80}}\b(?:citywide|since\s+(?:\w+\s+)?{_WEEKDAY}|(?:from|between)\s+{_WEEKDAY}\s+(?:\w+\s+)?(?:to|and|through)\b)"
)
"""A page that sums several happenings up: what it says of all is not said of one."""
_LATER: Final = re.compile(
    r"(?i)\b(?:victim|wounded|injured|shot)\b[^.;]{0,60}\b(?:dies|has\s+died|succumb\w*)\b|\bsuccumb(?:ed|s)\b|\b(?:dies|died|death)\b[^.;]{0,60}\b(?:days?|weeks?|months?)\s+(?:after|later)\b"
    rf"|\bdie[sd]\s+(?:(?:on\s+)?{_WEEKDAY}\s+)?(?:from|of)\s+(?:\w+\s+){{0,3}}?(?:injur\w+|wounds?)\b|\b(?:has\s+died|taken\s+off\s+life\s+support|now\s+dead|dies\s+in\s+hospital|dies\s+at\s+\w*\s*hospital)\b"
)


def gather(report: Report) -> Gathered:
    """Read one report: its headline and its sentences, furniture left out.

    Offsets of what is told count code points of the report's text. Never raises.
    """
    text = report.text
    sentences = split_sentences(text, furniture=report.furniture)
    known = find_names_of_people(text)
    told: list[Told] = []
    words: Counter[str] = Counter()
    if report.title:
        told += [
            Told(mention=mention, at=-1, apart=False, start=-1)
            for mention in find_victims(report.title, headline=True, known=known)
        ]
        for outcome, number_told in _multiples(report.title):
            words[f"{outcome}:multiple:{number_told}"] += 1
        for name, cue in CUES.items():
            if cue.search(report.title):
                words["title:" + name] += 1
    number = 0
    several = report.title is not None and _SEVERAL_TITLE.search(report.title) is not None
    later_headline = later = report.title is not None and _LATER.search(report.title) is not None
    heard: list[str] = []
    vocabulary: set[str] = set()
    if report.title:
        vocabulary.update("^" + w for w in _words(report.title))
    for sentence in sentences:
        if (report.title and sentence.text == report.title) or len(_TIMECODE.findall(sentence.text)) > 2:
            continue
        apart = is_apart(sentence.text)
        told += [
            # a lone line without a full stop reads as the headline of another report
            Told(mention=m, at=number, apart=apart or sentence.heading, start=sentence.start + m.start)
            for m in find_victims(sentence.text, headline=sentence.heading, known=known)
        ]
        for age in told_ages(sentence.text):
            words[f"age:{age}"] += 1
        for outcome, counts in _charges(sentence.text):
            words[f"{outcome}:counts:{counts}"] += 1
        if not apart and not sentence.heading:
            vocabulary.update(_words(sentence.text))
            heard.append(sentence.text)
        if number < LEAD and not sentence.heading:
            several = several or (number < 2 and _SEVERAL_LEAD.search(sentence.text) is not None)
            later = later or (not apart and _LATER.search(sentence.text) is not None)
        if not apart:
            for outcome, number_told in _multiples(sentence.text):
                words[f"{outcome}:multiple:{number_told}"] += 1
            for name, cue in CUES.items():
                if cue.search(sentence.text):
                    words[name] += 1
                    if number < LEAD:
                        words["lead:" + name] += 1
        number += 1
    day = report.published.edtf if report.published is not None and report.published.edtf else ""
    return Gathered(day=day, told=tuple(told), words=tuple(sorted(words.items())), length=number,
                    vocabulary=frozenset(vocabulary), several=several, later=later,
                    later_headline=later_headline, singly=tuple(sorted((o.value, n) for o, n in count_persons(heard).items())))  # fmt: skip


_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CHARGES: Final = re.compile(
    r"(?i)\b(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+)?counts?\s+(?:each\s+)?of\s+(?:[\w-]+\s+){0,3}?"
    r"(?P<what>attempted|attempt|murder|homicide|manslaughter|aggravated\s+(?:assault|battery)|assault|malicious)"
)


_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth".split(), start=2
    )
}
_ORDINAL: Final = re.compile(
    rf"(?i)(?:\b(?:an?|the)\s+|^|[:;,]\s+)(?P<nth>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:nd|rd|th))\s+(?:\w+\s+)?(?:person|victim|man|woman|boy|girl|teen|teenager|child|student|officer|patient)\b"
    r"(?P<tail>[^.;]{0,80})"
)
_MULTIPLE: Final = re.compile(
    r"(?i)\b(?P<times>double|triple|quadruple|quintuple)[\s-]+(?P<what>fatal|homicides?|murders?|slayings?|killings?|shootings?)(?P<self>[\s/–-]*suicide)?"
    r"|\b(?:murder|homicide)\s*[\s/–-]\s*(?P<alone>suicide)\b"
)
_TIMES: Final = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def _multiples(sentence: str) -> Iterator[tuple[str, int]]:
    """Return the numbers that ordinals and multiples imply: "a fourth victim" is four hit, "a triple murder" three killed."""
    for match in _ORDINAL.finditer(sentence):
        nth = match.group("nth").lower()
        number = _ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
        dead = re.match(
            r"(?i)\s+(?:[\w'’-]+\s+){0,8}?(?:died|dies|dead|(?:was\s+)?killed)\b", match.group("tail")
        )
        yield ("killed" if dead else "total"), number
    for match in _MULTIPLE.finditer(sentence):
        if match.group("alone"):
            yield "killed", 2
            continue
        number = _TIMES[match.group("times").lower()] + bool(match.group("self"))
        yield ("total" if match.group("what").lower().startswith("shooting") else "killed"), number


def _words(text: str) -> set[str]:
    return {w.group().lower().replace("’", "'") for w in _WORD.finditer(text)}


def _charges(sentence: str) -> Iterator[tuple[str, int]]:
    """Return how many counts of killing, and of what falls short of it, somebody is charged with."""
    for match in _CHARGES.finditer(sentence):
        number = read_number(match.group("number"))
        if number is not None:
            deadly = match.group("what").lower() in {"murder", "homicide", "manslaughter"}
            yield ("killed" if deadly else "attempted"), number


# --------------------------------------------------------------------------- persons


def link(reports: Sequence[Gathered]) -> tuple[_Person, ...]:
    """Return the persons told of in reports of one happening, each once."""
    people: list[_Person] = []
    for report in reports:
        last: _Person | None = None
        last_at = -9
        here: dict[int, _Person] = {}
        recent: list[tuple[int, _Person]] = []
        for told in report.told:
            mention = told.mention
            if told.at < 0 or mention.kind is Kind.NOBODY:
                continue
            if mention.kind is Kind.GROUP or _several(mention):
                _share(mention, told.at, recent)
                continue
            if told.at != last_at:
                here = {}
            person = here.get(mention.start)
            if person is None:
                barred = (
                    [p for s, p in here.items() if s != mention.start]
                    if mention.kind is not Kind.PRONOUN and not mention.definite
                    else []
                )
                person = _whose(mention, people, last if told.at - last_at <= 3 else None, barred)
            if person is None:
                continue
            here[mention.start] = person
            person.young = (
                person.young
                if person.young is not None
                else (mention.young if mention.kind is not Kind.NAME else None)
            )
            if mention.name:
                person.names.add(surname(mention.name).casefold())
            if mention.name or mention.age is not None:
                person.vague = False
            person.age = mention.age if person.age is None else person.age
            person.sex = mention.sex if person.sex is None else person.sex
            person.doer = person.doer or mention.doer
            person.apart = person.apart and told.apart
            person.fates[mention.fate] += 1
            person.places.append(Span(start=told.start, end=told.start + mention.end - mention.start))
            last, last_at = person, told.at
            recent = [(at, p) for at, p in recent if p is not person] + [(told.at, person)]
    return tuple(people)


def _several(mention: VictimMention) -> bool:
    """Whether a pronoun stands for more than one ("they")."""
    return mention.kind is Kind.PRONOUN and mention.low is None


def _share(mention: VictimMention, at: int, recent: Sequence[tuple[int, _Person]]) -> None:
    """Let "both", "all three" and "they" say their fate of those told of just before, where their number fits."""
    near = [person for where, person in recent if at - where <= 2]
    fits = len(near) == mention.low if mention.low is not None else len(near) > 1
    if mention.definite and not mention.other and not mention.part and fits and mention.low != 1:
        for person in near:
            person.fates[mention.fate] += 1


def _whose(
    mention: VictimMention, everybody: list[_Person], last: _Person | None, barred: Sequence[_Person]
) -> _Person | None:
    """Return the person a mention speaks of: one known, or a new one entered among ``everybody``.

    Those ``barred`` are told of beside the mention in the same sentence, and so are others.
    """
    people = [p for p in everybody if not any(p is b for b in barred)]
    if last is not None and any(last is b for b in barred):
        last = None
    if mention.name:
        key = surname(mention.name).casefold()
        same = [p for p in people if key in p.names and p.agrees(mention)]
        if same:
            return same[0]
    if mention.age is not None:
        same = [
            p
            for p in people
            if p.age is not None and abs(p.age - mention.age) <= (0 if not mention.name else 1) and p.agrees(mention)
            and (not mention.name or not p.names)
        ]  # fmt: skip
        if same:
            return same[0]
    if mention.kind is Kind.PRONOUN:
        if last is not None and last.agrees(mention):
            return last
        fitting = [p for p in people if p.agrees(mention)]
        return fitting[-1] if fitting else None
    if mention.kind is Kind.PERSON and mention.age is None:
        if mention.definite and last is not None and last.agrees(mention) and not mention.other:
            return last
        if not mention.other:
            fitting = [p for p in people if p.agrees(mention) and p.doer == mention.doer]
            if fitting:
                return fitting[-1] if len(fitting) == 1 or mention.definite else fitting[0]
    elif not mention.other:
        vague = [p for p in people if p.vague and p.agrees(mention) and not (mention.doer and not p.doer)]
        if vague:
            return vague[0]
    person = _Person(vague=mention.name is None and mention.age is None)
    everybody.append(person)
    return person


# --------------------------------------------------------------------------- evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the reports of one happening say, put into numbers."""

    readings: tuple[tuple[str, int | None], ...]
    """For each way of reading a number ("the headline's dead"), the number it gives, or none."""
    cues: tuple[tuple[str, int], ...]
    """Words that bear on it, in classes 1 (once) and 2 (more often)."""
    said: frozenset[int]
    """Every number of people said of somebody killed, injured or hit."""
    vocabulary: frozenset[str]
    """Words of all reports."""
    opened: bool
    """Whether a total is worded as open ("at least four")."""


_WHERE: Final = ("title", "lead", "all")


def _groups(report: Gathered, fate: Fate, where: str, *, whole: bool = True) -> list[int]:
    found = []
    for told in report.told:
        mention = told.mention
        if mention.fate is not fate or mention.kind is not Kind.GROUP or mention.low is None:
            continue
        if (
            where == "title"
            and told.at >= 0
            or where == "lead"
            and not 0 <= told.at < LEAD
            or where != "title"
            and told.at < 0
        ):
            continue
        if told.apart or (whole and (mention.part or mention.definite)):
            continue
        found.append(mention.low)
    return found


def _singles(report: Gathered, fate: Fate, where: str) -> int:
    """Return how many different single persons a headline or lead tells of."""
    found = set()
    for told in report.told:
        mention = told.mention
        if mention.fate is not fate or mention.kind not in (Kind.PERSON, Kind.NAME) or told.apart:
            continue
        if where == "title" and told.at >= 0 or where == "lead" and not 0 <= told.at < LEAD:
            continue
        found.add(mention.start)
    return len(found)


def _most(values: Iterable[int | None]) -> int | None:
    kept = [v for v in values if v is not None]
    return max(kept, default=None)


def _usual(values: Iterable[int | None]) -> int | None:
    """Return the value said most often; of several the larger."""
    kept = Counter(v for v in values if v is not None)
    return max(kept, key=lambda v: (kept[v], v), default=None)


def _latest(values: Sequence[int | None]) -> int | None:
    return next((v for v in reversed(values) if v is not None), None)


def weigh_evidence(reports: Iterable[Gathered]) -> Evidence:
    """Put the reports of one happening side by side, in the order of their days."""
    every = sorted(reports, key=lambda r: (r.day, r.length))
    # what sums several happenings up is heard only where nothing tells of this one alone
    ordered = [r for r in every if not r.several and r.told] or every
    readings: dict[str, int | None] = {}
    said: set[int] = set()
    opened = False
    for fate in Fate:
        for where in _WHERE:
            each: list[int | None] = []
            for report in ordered:
                numbers = _groups(report, fate, where)
                if where == "title":
                    single = _singles(report, fate, where)
                    numbers = [sum(numbers) + single] if numbers or single else []
                each.append(max(numbers, default=None))
            readings[f"{fate}:{where}:most"] = _most(each)
            readings[f"{fate}:{where}:latest"] = _latest(each)
            readings[f"{fate}:{where}:usual"] = _usual(each)
        for report in ordered:
            said.update(n for n in _groups(report, fate, "all", whole=False) if n <= 1000)
            opened = opened or any(
                t.mention.fate is fate and t.mention.high is None and (t.mention.low or 0) > 1 and not t.apart and t.mention.kind is Kind.GROUP
                for t in report.told if t.at >= 0
            )  # fmt: skip
            said.update(n for n in _groups(report, fate, "title") if n <= 1000)
    people = link(ordered)
    near = [p for p in people if not p.apart] or list(people)
    firm = [p for p in near if not p.vague]
    for name, some in (("firm", firm), ("any", near)):
        dead = [p for p in some if p.fates[Fate.KILLED]]
        alive = [p for p in some if not p.fates[Fate.KILLED]]
        readings[f"killed:people:{name}"] = len(dead)
        readings[f"hurt:people:{name}"] = sum(1 for p in alive if p.fates[Fate.INJURED])
        readings[f"alive:people:{name}"] = len(alive)
        readings[f"total:people:{name}"] = len(some)
    per_report = []
    for report in ordered:
        alone = [p for p in link([report]) if not p.apart]
        per_report.append((
            sum(1 for p in alone if p.fates[Fate.KILLED]),
            sum(1 for p in alone if not p.fates[Fate.KILLED]),
        ))  # fmt: skip
    readings["killed:report:usual"] = _usual([k for k, _ in per_report])
    readings["alive:report:usual"] = _usual([a for _, a in per_report])
    readings["killed:report:latest"] = _latest([k for k, _ in per_report])
    readings["alive:report:latest"] = _latest([a for _, a in per_report])
    readings["killed:doers"] = sum(1 for p in near if p.doer and p.fates[Fate.KILLED])
    readings["hurt:doers"] = sum(1 for p in near if p.doer and not p.fates[Fate.KILLED])
    others = {fate: _most([m for r in ordered for m in _other_numbers(r, fate)]) for fate in Fate}
    for fate, number in others.items():
        readings[f"{fate}:others"] = number
    for fate in Fate:
        readings[f"{fate}:part"] = _most([m for r in ordered for m in _part_numbers(r, fate)])
        nobody = any(
            t.mention.kind is Kind.NOBODY and t.mention.fate is fate and not t.mention.other
            for r in ordered
            for t in r.told
        )
        readings[f"{fate}:nobody"] = 0 if nobody else None
    for fate in Fate:
        readings[f"{fate}:sentence"] = _most(_in_one_sentence(r, fate) for r in ordered)
    cues: Counter[str] = Counter()
    listed = set()
    charged: dict[str, int] = {}
    multiple: dict[str, int] = {}
    for report in ordered:
        for word, number in report.words:
            if word.startswith("age:"):
                listed.add(word)
                continue
            if ":multiple:" in word:
                outcome, _, many = word.split(":")
                multiple[outcome] = max(multiple.get(outcome, 0), int(many))
                continue
            if ":counts:" in word:
                outcome, _, counts = word.split(":")
                charged[outcome] = max(charged.get(outcome, 0), int(counts))
                continue
            cues[word] += number
    for outcome in ("killed", "attempted"):
        readings[f"charged:{outcome}"] = charged.get(outcome)
    for outcome in ("killed", "total"):
        readings[f"{outcome}:multiple"] = multiple.get(outcome)
    readings["ages"] = len(listed) or None
    for fate in (Fate.KILLED, Fate.INJURED):
        singly = [dict(report.singly).get(fate.value, 0) for report in ordered]
        readings[f"{fate}:singly:most"] = _most(singly)
        readings[f"{fate}:singly:usual"] = _usual(singly)
    readings |= _with_the_doer(ordered)
    readings["killed:later"] = _most(
        # "third victim dies" needs no earlier report
        [_died_later(ordered), multiple.get("killed") if any(r.later_headline for r in ordered) else None]
    )
    readings |= _amended(readings)
    readings |= _combined(readings, cues, ordered)
    length = sum(r.length for r in ordered)
    classes = [(word, 1 if number == 1 else 2) for word, number in cues.items()]
    classes.append(("length", 0 if length < 3 else 1 if length < 12 else 2))
    classes.append(("reports", min(len(ordered), 3)))
    classes.append(
        ("several", 0 if len(ordered) < len(every) else 1 if not ordered or not ordered[0].several else 2)
    )
    classes.append(("later", min(2, sum(r.later for r in ordered))))
    return Evidence(
        readings=tuple(sorted(readings.items())),
        cues=tuple(sorted(classes)),
        said=frozenset(said),
        opened=opened,
        vocabulary=frozenset().union(*(r.vocabulary for r in ordered)),
    )


def _with_the_doer(reports: Sequence[Gathered]) -> dict[str, int | None]:
    """Return the most killed that one sentence lists as the objects of a deed, alone and with the doer where that one died.

    By the own hand in the same sentence ("killed his wife and himself"), the doer is surely one more than the objects;
    where headline or lead tell of it elsewhere, only beside two and more: one victim may be the doer.
    """
    victims: int | None = None
    others: int | None = None
    beside: int | None = None
    died = told_early = False
    for report in reports:
        objects: dict[int, dict[int, int]] = {}
        listed: dict[int, dict[int, int]] = {}
        own: set[int] = set()
        for told in report.told:
            mention = told.mention
            if mention.fate is not Fate.KILLED or told.apart or mention.kind is Kind.NOBODY:
                continue
            if mention.doer:
                died = died or mention.kind is not Kind.GROUP
                if mention.self_inflicted:
                    own.add(told.at)
                continue
            number = mention.low if mention.kind is Kind.GROUP else 1
            if number is None or number > _MANY or mention.part:
                continue
            if mention.kind in (Kind.PERSON, Kind.NAME, Kind.GROUP):
                (objects if mention.done else listed).setdefault(told.at, {})[mention.start] = number
        sums = {at: sum(each.values()) for at, each in objects.items()}
        victims = _most([victims, *sums.values()])
        others = _most([others, *(sum(each.values()) for each in listed.values())])
        beside = _most([beside, *(number + 1 for at, number in sums.items() if at in own)])
        told_early = told_early or any(at < LEAD for at in own)
    if told_early and victims is not None and victims > 1:
        beside = max(beside or 0, victims + 1)
    return {
        "killed:done": victims,
        "killed:done-and-doer": beside,
        "killed:others-and-doer": None if others is None or not died else others + 1,
        "killed:doer-died": 1 if died else None,
    }


def _died_later(reports: Sequence[Gathered]) -> int | None:
    """Return the dead of the earlier days and one more, where a later report tells that somebody has died since.

    The earlier reports must tell of somebody hurt. Where they tell of dead already, the headline must tell of
    the new one: a text repeats the first death too.
    """
    for number, report in enumerate(reports):
        earlier = [r for r in reports[:number] if r.day < report.day]
        if not report.later or not earlier or any(r.later for r in earlier):
            continue
        if not any(
            t.mention.fate is Fate.INJURED and not t.apart and t.mention.kind is not Kind.NOBODY
            for r in earlier
            for t in r.told
        ):
            continue
        before = _most(
            n for r in earlier for n in (*_groups(r, Fate.KILLED, "all"), _in_one_sentence(r, Fate.KILLED), 0)
        )
        if not before or report.later_headline:
            return (before or 0) + 1
    return None


_MANY: Final = 40
"""More than so many are no list of persons but somebody's statistics."""
_SAID: Final = ("title", "lead", "all", "sentence")


def _amended(readings: Mapping[str, int | None]) -> dict[str, int | None]:
    """Return the numbers said, amended by what the reports say elsewhere.

    A number far above those of headline and lead is another happening's. The objects of a deed are one
    fewer than the dead where the doer died by the own hand. The dead of the first day are one fewer than all.
    """
    amended: dict[str, int | None] = {}
    victims, beside, later = (readings.get(f"killed:{name}") for name in ("done", "done-and-doer", "later"))
    for fate in Fate:
        first = _most((readings.get(f"{fate}:title:most"), readings.get(f"{fate}:lead:most")))
        for name, value in readings.items():
            if value is None or not name.startswith(tuple(f"{fate}:{where}" for where in _SAID)):
                continue
            number = first if first and value > 2 * first + 2 else value
            if fate is Fate.KILLED:
                number = beside if beside is not None and number == victims else number
                number = max(number, later or 0)
            amended[name] = number
    return amended


def _in_one_sentence(report: Gathered, fate: Fate) -> int | None:
    """Return the most people of one fate that a single sentence tells of: persons one by one, and groups beside them."""
    each: dict[int, dict[int, int]] = {}
    for told in report.told:
        mention = told.mention
        if mention.fate is not fate or told.at < 0 or told.apart or mention.definite or mention.part:
            continue
        number = mention.low if mention.kind is Kind.GROUP else 1
        if mention.kind in (Kind.PERSON, Kind.NAME, Kind.GROUP) and number is not None:
            each.setdefault(told.at, {})[mention.start] = number
    return max((sum(people.values()) for people in each.values()), default=None)


def _combined(
    readings: Mapping[str, int | None], cues: Mapping[str, int], reports: Sequence[Gathered]
) -> dict[str, int | None]:
    """Return readings that take the others together: the most said of each fate, and who is left of a total."""

    def most(*names: str) -> int | None:
        return _most(readings.get(name) for name in names)

    dead = most(
        "killed:title:most",
        "killed:lead:most",
        "killed:sentence",
        "killed:people:firm",
        "killed:multiple",
        "killed:part",
    )
    usual = most("killed:title:usual", "killed:all:usual", "killed:sentence", "killed:report:usual")
    hurt = most("injured:title:most", "injured:lead:most", "injured:sentence", "hurt:people:firm")
    whole = most(
        "hit:title:most",
        "hit:lead:most",
        "hit:all:usual",
        "hit:sentence",
        "total:people:firm",
        "total:multiple",
    )
    deadly = any(
        t.mention.fate is Fate.KILLED and not t.apart and t.mention.kind is not Kind.NOBODY
        for r in reports
        for t in r.told
    )
    words = any(
        cues.get(c)
        for c in (
            "killed",
            "died",
            "death",
            "homicide",
            "coroner",
            "murder",
            "title:death",
            "title:murder",
            "title:homicide",
        )
    )
    alive = any(
        t.mention.fate is Fate.INJURED and not t.apart and t.mention.kind is not Kind.NOBODY
        for r in reports
        for t in r.told
    )
    left = None if whole is None or not dead else max(0, whole - dead)
    return {
        "killed:together": dead,
        "killed:together:usual": usual,
        "injured:together": hurt,
        "total:together": whole if not hurt or not dead else max(whole or 0, dead + hurt),
        "killed:dead-alone": whole if deadly and not alive else None,
        "killed:words-alone": whole if words and not deadly and not alive else None,
        "injured:alive-alone": _most([whole, hurt]) if not deadly else None,
        "injured:wordless": _most([whole, hurt]) if not deadly and not words else None,
        "injured:left": left,
        "injured:left-of-others": most("injured:others", "hit:others"),
        "injured:both-told": hurt if deadly else None,
    }


def _other_numbers(report: Gathered, fate: Fate) -> list[int | None]:
    return [
        t.mention.low for t in report.told
        if t.mention.fate is fate and t.mention.other and t.mention.kind in (Kind.GROUP, Kind.PERSON) and not t.apart and t.at >= 0
    ]  # fmt: skip


def _part_numbers(report: Gathered, fate: Fate) -> list[int | None]:
    return [
        t.mention.low for t in report.told
        if t.mention.fate is fate and t.mention.kind is Kind.GROUP and (t.mention.part or t.mention.definite) and not t.apart and t.at >= 0
    ]  # fmt: skip


# --------------------------------------------------------------------------- belief


def candidates(evidence: Evidence) -> tuple[int, ...]:
    """Return the numbers weighed for killed and for injured alike: the small ones, and all that are said."""
    more = {n + d for n in evidence.said for d in (0, -1, 1) if n + d > LARGEST}
    return tuple(range(LARGEST + 1)) + tuple(sorted(more))[:MOST_SAID]


_BEARING: Final[Mapping[str, tuple[str, ...]]] = {
    "k": ("killed", "hit", "total", "charged:killed", "ages"),
    "i": ("injured", "hurt", "alive", "hit", "total", "charged:attempted", "ages"),
    "t": ("hit", "total", "ages"),
}
"""Which readings are asked about killed, injured, and both together."""


SIZES: Final = 4


def size_of(value: int) -> int:
    """Return the order of size of a number: none, one, two or three, more."""
    return min(value, 2) if value < 4 else SIZES - 1


def features_of(evidence: Evidence, axis: str, value: int) -> Iterator[str]:
    """Name what the readings say of one number; ``axis`` is ``"k"`` (killed), ``"i"`` (injured) or ``"t"`` (their sum)."""
    yield f"{axis}|v{min(value, 6)}"
    for name, reading in evidence.readings:
        if not name.startswith(_BEARING[axis]):
            continue
        if reading is None:
            yield f"{axis}|{name}|none|{size_of(value)}"
            continue
        distance = max(-2, min(2, value - reading))
        yield f"{axis}|{name}|d{distance}"
        if value <= 5:
            yield f"{axis}|{name}|r{min(reading, 6)}|v{value}"


def word_features(evidence: Evidence, axis: str, size: int) -> Iterator[str]:
    """Name the words that bear on how many were killed or injured, by order of size (`size_of`)."""
    for cue, often in evidence.cues:
        yield f"{axis}|{cue}|{often}|{size}"
    for word in sorted(evidence.vocabulary):
        yield f"{axis}|w:{word}|{size}"


def pair_features(killed: int, injured: int) -> Iterator[str]:
    """Name what speaks for two numbers together, apart from their sum."""
    yield f"p|{min(killed, 4)}|{min(injured, 5)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Low, best and high of one outcome. ``high`` ``None``: open."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """Killed and injured of one happening."""

    killed: Range
    injured: Range
    belief: float
    """Share of belief in the two best numbers together, between 0 and 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Weights that turn evidence into belief, and the shares at which a range is closed."""

    weights: Mapping[str, float]
    closed: float = 0.95
    """A range is closed where the numbers in it hold so much belief ..."""
    widest: int = 3
    """... and are no wider than this; otherwise it stays open above."""

    def believe(self, evidence: Evidence) -> dict[tuple[int, int], float]:
        """Return every pair (killed, injured) weighed, with its share of belief; the shares sum to one."""
        values = candidates(evidence)
        get = self.weights.get
        words = {
            (axis, size): sum(get(f, 0.0) for f in word_features(evidence, axis, size))
            for axis in "ki"
            for size in range(SIZES)
        }
        one = {
            (axis, v): words[axis, size_of(v)] + sum(get(f, 0.0) for f in features_of(evidence, axis, v))
            for axis in "ki"
            for v in values
        }
        sums = sorted({k + i for k in values for i in values})
        both = {t: sum(get(f, 0.0) for f in features_of(evidence, "t", t)) for t in sums}
        scores = {
            (k, i): one["k", k] + one["i", i] + both[k + i] + sum(get(f, 0.0) for f in pair_features(k, i))
            for k in values
            for i in values
        }
        top = max(scores.values())
        raised = {pair: math.exp(score - top) for pair, score in scores.items()}
        whole = sum(raised.values())
        return {pair: share / whole for pair, share in raised.items()}

    def count(self, reports: Iterable[Gathered]) -> Tallied:
        """Return killed and injured of one happening, from all its reports; their order changes nothing."""
        return self.conclude(weigh_evidence(reports))

    def conclude(self, evidence: Evidence) -> Tallied:
        """Return the number of dead believed most, with it the number of injured believed most, and a range around each."""
        belief = self.believe(evidence)
        killed: dict[int, float] = {}
        injured: dict[int, float] = {}
        for (k, i), share in belief.items():
            killed[k] = killed.get(k, 0.0) + share
            injured[i] = injured.get(i, 0.0) + share
        dead = max(killed, key=lambda number: (killed[number], -number))
        best = max((pair for pair in belief if pair[0] == dead), key=lambda pair: (belief[pair], -pair[1]))
        return Tallied(
            killed=self._range(killed, best[0]),
            injured=self._range(injured, best[1]),
            belief=belief[best],
        )

    def _range(self, shares: Mapping[int, float], best: int) -> Range:
        """Widen from the best number to its neighbours, the likelier first, until enough belief is held."""
        low = high = best
        held = shares.get(best, 0.0)
        while held < self.closed and high - low < self.widest:
            below = shares.get(low - 1, 0.0) if low > 0 else -1.0
            above = shares.get(high + 1, 0.0)
            if below >= above:
                low -= 1
                held += below
            else:
                high += 1
                held += above
        return Range(low=low, best=best, high=high if held >= self.closed else None)

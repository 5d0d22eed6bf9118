"""Moves in the accountability process: who demands, opens, obstructs, charges, tries, whom, and by when.

The ladder of steps is that of the Minnesota Protocol (2016): a duty to
investigate, the investigation, its outcome. A step said to lie ahead is a
promise ("announced"); a step said not to have happened is none.

Who moves: `corrobora.reading.movers`. The words: `corrobora.reading.stepwords`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corrobora.reading import stepwords
from corrobora.reading.alternatives import Mention, any_case, beginnings, group_of
from corrobora.reading.clauses import Token, tokenize
from corrobora.reading.movers import BE, HEAD_ENDS, SUFFERED, VIOLENT, Told, is_finite
from corrobora.reading.parties import Cast, PartyMention
from corrobora.reading.stepframes import FRAMES, Frame, Voice
from corrobora.reading.stepwords import MENTIONS_STEP
from corrobora.records import Party, StepKind

METHOD = "steps/5"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMention:
    """A step told in a sentence; offsets count code points of the sentence."""

    kind: StepKind
    start: int
    end: int
    by: Party | None
    of: Party | None
    due: tuple[int, int] | None = None
    """Where the words of a due date stand."""
    leans: bool = False
    """Whether it only goes on about a step told before ("It is to report within two weeks"), and is none without it."""


def _inside(at: int, *steps: StepMention | None) -> bool:
    return any(s is not None and s.start <= at < s.end for s in steps)


_OPENS_ONE = any_case(
    r"\b(?:be|open|launch|order|conduct|set up|establish|carry out|hold|allow|start|begin|institute|appoint|commission|undertake|ensure|accept|support|cooperate with)\b"
)
_TO_BE_SEEN = any_case(
    r"\b(?:findings|reports?|results|conclusions|evidence|footage|video|names|recommendations|documents)\b"
)


def _meant(told: Told, match: re.Match[str]) -> bool:
    """Whether the words of a demand's object mean it here: a judge is a "justice" too, and much is "made public"."""
    wanted, at = match.group("object"), match.start("object")
    around = told.sentence[match.start("gap") : match.end() + 60]
    if wanted.lower() == "justice":
        judge = re.search(r"(?i)\b(?:an?|the|of|criminal|social|racial|chief|and)\s+$", told.sentence[:at])
        return judge is None and not (wanted[0].isupper() and at > 0)
    if re.match(r"(?i)(?:be )?(?:published|made public)", wanted):
        return bool(_TO_BE_SEEN.search(around))
    if re.match(r"(?i)look|investigate|probe", wanted) and stepwords.EASY_ASK.match(match.group("verb")):
        return bool(stepwords.HARM_OBJECT.search(told.sentence[match.end() : match.end() + 60]))
    return True


def _demand(told: Told) -> StepMention | None:
    sentence = told.sentence
    for match in stepwords.DEMAND.finditer(sentence):
        wanted = match.group("object")
        if told.negated(match.start()) or _noun_before(sentence, match.start("verb")):
            continue
        if stepwords.REMOVED.match(wanted) and not stepwords.SECURITY.search(
            sentence[match.start("gap") : match.end() + 60]
        ):
            continue
        if stepwords.EASY_ASK.match(match.group("verb")) and re.search(
            rf"\b{stepwords.SAYING}\b|\b(?:about|why|if|whether|as|while|after|when|because|pending)\b",
            match.group("gap"),
        ):
            continue
        if re.match(r"(?i)(?:answers|trials?|commission)\b", wanted) and not re.search(
            r"(?i)call|demand|want", match.group("verb")
        ):
            continue
        if re.match(r"(?i)(?:be )?arrest", wanted) and not stepwords.CULPRITS.search(
            sentence[match.start("gap") : match.end() + 50]
        ):
            continue
        if re.search(r"(?i)\b(?:commented|comment|respond|details)\b", match.group("gap")):
            continue
        end = max(match.end(), _reach(sentence, match.end()))
        if not _meant(told, match):
            continue
        whom = _whom(told, match.start(), end) or told.about(match.end())
        return StepMention(
            kind=StepKind.DEMANDED, start=match.start(), end=end, by=_mover(told, match.start("verb")), of=whom,
            due=told.due(match.end()) if re.search(r"(?i)publish|public|report|submit|complet|conclu|releas|findings", sentence[match.start() : match.end() + 24]) else None,
        )  # fmt: skip
    for match in stepwords.TOLD_TO_FINISH.finditer(sentence):
        if told.negated(match.start()) or told.ahead(match.start()) or told.passive(match.start("verb")):
            continue
        return StepMention(
            kind=StepKind.DEMANDED, start=match.start(), end=max(match.end(), _reach(sentence, match.end())),
            by=told.subject(match.start("verb")), of=None, due=told.due(match.end()),
        )  # fmt: skip
    for match in stepwords.OUGHT.finditer(sentence):
        if (
            re.search(r"(?i)\b(?:not be|never)\b", match.group("gap"))
            and "unpunished" not in match.group("object").lower()
        ):
            continue
        if re.search(r"(?i)\b(?:said|says|according)\b", match.group("gap")):
            continue
        of_a_probe = re.fullmatch(rf"(?i){stepwords.PROBE_NOUN}", match.group("object"))
        if (of_a_probe and not _OPENS_ONE.search(match.group())) or not _meant(told, match):
            continue
        # the subject is who ought to; the demand is made by whoever says so
        start = _clause_start(told, match.start())
        end = max(match.end(), _reach(sentence, match.end()))
        return StepMention(
            kind=StepKind.DEMANDED, start=start, end=end, by=_sayer(told, match.start(), end),
            of=_whom(told, start if start < match.start() else 0, end) or told.about(match.end()),
        )  # fmt: skip
    return None


def _noun_before(sentence: str, at: int) -> bool:
    """Whether the word at an offset is a noun ("the demand", "its repeated request")."""
    return bool(stepwords.NOUN_BEFORE.search(sentence[:at])) and not re.match(
        r"(?i)\w+(?:ed|ing)\b|wants?\b|urges?\b", sentence[at : at + 20]
    )


def _reach(sentence: str, at: int) -> int:
    """Return where a demand ends: what is coordinated with it, or lies in its own words, belongs to it."""
    stop = re.search(
        rf"[.;:”\"]|,\s+(?:{stepwords.SAYING}|while|but|after|which|who|as)\b|\b(?:and|but)\s+(?:has|have|had|said|added|announced|opened)\b|\bafter\b|\bwhile\b",
        sentence[at:],
    )
    return at + (stop.start() if stop else len(sentence) - at)


def _clause_start(told: Told, at: int) -> int:
    """Return where the clause before a modal verb begins: behind the verb of saying, else at the verb."""
    cue = list(re.finditer(rf"(?i)\b{stepwords.SAYING}\b\s+(?:that\s+)?", told.sentence[:at]))
    return cue[-1].end() if cue else at


def _sayer(told: Told, start: int, end: int) -> Party | None:
    """Return who says a clause: the subject of the verb of saying before it, or whoever is named behind it."""
    sentence = told.sentence
    cues = [k for k, t in enumerate(told.tokens) if t.end <= start and stepwords.SAYS.fullmatch(t.text)]
    if cues:
        return told.subject(told.tokens[cues[-1]].start)
    behind = stepwords.SAID_BEHIND.search(sentence, end)
    if behind is None:
        return None
    inverted = told.behind(behind.end())
    return inverted if inverted is not None else told.subject(behind.start("cue"))


_ONLY_TELLS = any_case(
    r"\b(?:residents?|villagers?|witness\w*|relatives?|famil\w+|survivors?|analysts?|experts?|activists?|journalists?|sources?|victims?|protesters?|lawyers?)\b"
)


def _promiser(told: Told, start: int, end: int) -> Party | None:
    """Return who says a passive promise ("an inquiry would be opened"), where he is one who can bind himself."""
    said = _sayer(told, start, end)
    return None if said is None or _ONLY_TELLS.search(said.text) else said


def _whom(told: Told, start: int, end: int) -> Party | None:
    """Return the armed party a demand wants tried, charged, punished or held to account."""
    for mention in told.parties:
        if not mention.armed or not start <= mention.start < end:
            continue
        before = told.sentence[max(0, mention.start - 40) : mention.start]
        if SUFFERED.search(told.sentence[max(0, mention.start - 60) : mention.start]):
            continue
        if (
            stepwords.WHOM.search(before) and not re.search(r"(?i)(?:of|by)\s+(?:the\s+)?$", before)
        ) or stepwords.TO_BE.match(told.sentence[mention.end : mention.end + 90]):
            return mention.party
    return None


def _obstruction(told: Told) -> StepMention | None:
    for match in stepwords.OBSTRUCT.finditer(told.sentence):
        verb = next(
            m for m in ("verb", "verb2", "verb3", "verb4", "verb5", "verb6") if match.group(m) is not None
        )
        at = match.start(verb)
        words = match.group(verb).lower()
        if told.negated(at) or told.ahead(at) or stepwords.DENYING.search(told.sentence[:at]):
            continue
        if told.passive(at) and verb != "verb" and not words.endswith("ing"):
            continue
        if (
            verb == "verb"
            and words.startswith("fail")
            and "open" in words
            and stepwords.HABIT.search(told.sentence)
        ):
            continue
        return StepMention(
            kind=StepKind.OBSTRUCTED, start=match.start(), end=match.end(), by=told.subject(at), of=told.about(match.end())
        )  # fmt: skip
    for match in stepwords.TURNED_DOWN.finditer(told.sentence):
        if not told.negated(match.start("verb")) and not told.ahead(match.start("verb") - 4):
            return StepMention(
                kind=StepKind.OBSTRUCTED,
                start=match.start(),
                end=match.end(),
                by=told.agent(match.end("verb")),
                of=None,
            )
    said = told.sentence.lower()
    for match in stepwords.REFUSAL.finditer(told.sentence) if "refusal" in said else ():
        group = "whose" if match.group("whose") is not None else "of"
        whose = (
            None
            if match.group(group) is None
            else told.party(told.token_at(match.start(group)), told.token_at(match.end(group) - 1) + 1)
        )
        return StepMention(
            kind=StepKind.OBSTRUCTED, start=match.start("verb"), end=match.end(), by=whose, of=None
        )
    for match in stepwords.OBSTRUCTED.finditer(told.sentence) if stepwords.HINDERED.search(said) else ():
        if (
            told.negated(match.start("verb"))
            or told.ahead(match.start("verb") - 4)
            or stepwords.DENYING.search(told.sentence[: match.start()])
        ):
            continue
        if match.group("verb").lower() in {"denied", "refused"} and not (
            match.group("who").lower() == "access"
            or re.search(r"(?i)\b(?:access|entry|permission|visas)\b", match.group("rest"))
        ):
            continue
        return StepMention(
            kind=StepKind.OBSTRUCTED,
            start=match.start(),
            end=match.end(),
            by=told.agent(match.end("verb")),
            of=None,
        )
    return None


def _promise(told: Told, demand: StepMention | None) -> StepMention | None:
    """Find a move said to lie ahead by somebody who binds himself or another to it."""
    for found in (
        _promised(told, demand),
        _expected(told, demand),
        _unpunished(told, demand),
        _referred(told, demand),
    ):
        if found is not None:
            return found
    sentence = told.sentence
    for match in stepwords.PROMISE.finditer(sentence):
        # the rest of the sentence is looked at again for each modal
        at, lead = match.start(), sentence[: match.start()]
        if _inside(at, demand) or told.negated(match.start("verb")) or stepwords.GUESS.search(lead[-90:]):
            continue
        verb, rest = match.group("verb").lower(), match.group("rest")
        subject = lead[-70:]
        if not _is_move(verb, rest, subject, match.group()):
            continue
        governing = None
        if match.group("modal").lower() == "to":
            bound = [*stepwords.GOVERNING.finditer(lead)]
            if not bound or len(lead[bound[-1].end() :].split()) > 9:
                continue
            if re.search(r"(?i)\b(?:was|were|been|is|are)\s+(?:\w+ly\s+)?$", lead[: bound[-1].start()]):
                continue  # "was committed to stand trial": by a court, and no promise
            governing = bound[-1].start()
        start = at if governing is None else governing
        passive = re.search(rf"(?i)\bbe\s+(?:\w+ly\s+)?{re.escape(verb)}\b", match.group()) is not None
        if not passive:
            who = _mover(told, start)
        elif stepwords.PUNISHES.match(verb):
            who = _promiser(told, at, len(sentence)) or told.agent(match.start("rest"))
        else:
            who = told.agent(match.start("rest")) or _promiser(told, at, len(sentence))
        of = (
            told.about(match.start("rest"))
            if governing is None
            else _whom(told, at, match.end()) or told.about(match.start("rest"))
        )
        if verb in {"face", "answer", "stand"}:
            who, of = None, told.subject(start, people=True)
        elif passive and stepwords.PUNISHES.match(verb):
            of = of or told.subject(start, people=True)
        return StepMention(
            kind=StepKind.ANNOUNCED, start=start, end=match.end(), by=who,
            of=of, due=told.due(match.end("verb")),
        )  # fmt: skip
    return None


def _is_move(verb: str, rest: str, subject: str, whole: str) -> bool:
    """Whether a verb still ahead is a move of this process, by its object or, in the passive, its subject."""
    near = rest[:90]
    passive = re.search(r"(?i)\bbe\s", whole[: len(whole) - len(rest)]) is not None
    told_of = subject if passive else near
    if stepwords.ACTION.match(verb):
        return bool(stepwords.MEASURES.match(near)) or (
            passive
            and bool(re.search(r"(?i)\b(?:measures|action|sanctions)\s*\w*\s*$", subject))
            and bool(
                re.match(
                    r"(?i)\s+against\s+(?:\w+\s+){0,2}(?:responsible|perpetrators?|soldiers?|officers?|culprits|involved|troops|guilty)",
                    near,
                )
            )
        )
    if verb == "report":
        return (
            bool(any_case(stepwords.PROBE_NOUN).search(subject))
            or bool(re.search(r"(?i)\b(?:committee|panel|team)\b", subject))
            or bool(re.match(r"(?i)\s+(?:back\b|(?:on )?(?:its|their|the) (?:findings|results))", rest))
        )
    if re.match(r"(?i)(?:investigat|prob|look|inquire|get)", verb):
        return passive or bool(stepwords.HARM_OBJECT.search(near)) or not near.strip()
    if stepwords.PAPERWORK.match(verb) and (
        bool(stepwords.PAPER_OBJECT.search(told_of if passive else f"{verb}{near}"))
        or (passive and bool(re.search(r"(?i)\b(?:report|findings|results|conclusions)\b", subject)))
    ):
        return True
    if stepwords.OPENS.match(verb):
        opens = (
            any_case(rf"\b{stepwords.PROBE_NOUN}\b[^,;]*$").search(subject)
            if passive
            else stepwords.PROBE_OBJECT.match(near)
        )
        if opens:
            return True
    if stepwords.PUNISHES.match(verb):
        if passive and re.search(r"(?i)^(?:bring|brought|held|hold)", verb):
            return bool(
                re.match(
                    r"(?i)\s+(?:\w+\s+)?(?:to (?:justice|book|trial|account)|accountable|responsible|before)",
                    rest,
                )
            )
        if re.match(r"(?i)(?:face)", verb):
            return bool(
                re.match(
                    r"(?i)\s+(?:\w+\s+){0,2}(?:justice|trial|prosecution|charges|sanctions|disciplinary|court|consequences|legal action|the law|(?:force|weight|rigou?r) of the law)",
                    rest,
                )
            )
        if re.match(r"(?i)(?:answer|stand)", verb):
            return bool(re.match(r"(?i)\s+(?:for|trial|to)\b", rest)) and not re.match(
                r"(?i)\s+to\b(?! (?:justice|the (?:courts?|law)))", rest
            )
        if re.match(r"(?i)(?:move to court|go to court|sue)$", verb):
            return True
        if verb == "file":
            return bool(
                re.match(
                    r"(?i)\s+(?:an?\s+)?(?:\w+\s+){0,2}(?:complaints?|lawsuits?|suits?|petitions?|charges)\b",
                    rest,
                )
            )
        if re.match(r"(?i)(?:hold|bring|brought|held)$", verb):
            return bool(
                re.search(
                    r"(?i)\b(?:to (?:justice|book|trial|account)|accountable|before (?:the )?courts?)\b", near
                )
            )
        if passive:
            return bool(stepwords.PUNISH_OBJECT.search(subject)) or bool(
                re.match(r"(?i)(?:charg|court)", verb)
            )
        return bool(stepwords.PUNISH_OBJECT.search(near))
    return False


def _promised(told: Told, demand: StepMention | None) -> StepMention | None:
    for match in stepwords.PROMISED.finditer(told.sentence):
        if _inside(match.start(), demand) or told.negated(match.start()) or told.ahead(match.start()):
            continue
        if re.search(r"(?i)commission$", match.group("what")) and not re.search(
            r"(?i)\ban?\b|\bnew\b", match.group("what")
        ):
            continue
        by = told.subject(match.start("verb"))
        if any(
            t.low in BE
            for t in told.tokens[
                max(0, told.token_at(match.start("verb")) - 2) : told.token_at(match.start("verb"))
            ]
        ):
            by = told.agent(match.end())
            if by is None:
                continue  # "the families were promised justice" does not say by whom
        if match.group("verb").lower().startswith("announc") and re.search(
            r"(?i)(?:results|findings|report)$", match.group("what")
        ):
            continue
        # "promised that the findings of the inspectorate …": behind "of" stands who found, not who is looked into
        found = re.search(r"(?i)(?:findings|results|report|conclusions)$", match.group("what"))
        whose = found is not None and re.match(r"\s+of\s", told.sentence[match.end() :]) is not None
        return StepMention(
            kind=StepKind.ANNOUNCED, start=match.start(), end=match.end(), by=by,
            of=None if whose else told.about(match.end()), due=told.due(match.end(), ahead=False),
        )  # fmt: skip
    return None


def _expected(told: Told, demand: StepMention | None) -> StepMention | None:
    """Find findings with a term: "are expected within two weeks", "was given ten days to report"."""
    for match in stepwords.EXPECTED.finditer(told.sentence):
        if _inside(match.start(), demand) or told.negated(match.start("verb")):
            continue
        rest = match.group("rest")
        due = told.due(match.start("verb"))
        if due is None and not re.match(
            r"(?i)\s+to\s+(?:be\s+)?(?:report|publish|submit|releas|present|deliver|conclude|made public|complet|hand|begin|open|start)",
            rest,
        ):
            continue
        if re.match(
            r"(?i)\s+to\s+(?!(?:be\s+)?(?:report|publish|submit|releas|present|deliver|conclude|made public|complet|hand|begin|open|start))",
            rest,
        ):
            continue
        return StepMention(
            kind=StepKind.ANNOUNCED,
            start=match.start("verb"),
            end=match.end(),
            by=_owner(told, match),
            of=None,
            due=due,
        )
    for match in stepwords.GIVEN_TIME.finditer(told.sentence):
        if _inside(match.start(), demand) or told.negated(match.start("verb")):
            continue
        span = stepwords.SPAN.search(told.sentence, match.start("verb"))
        by = told.subject(match.start("verb"))
        return StepMention(
            kind=StepKind.ANNOUNCED, start=match.start(), end=match.end(), by=by, of=None,
            due=None if span is None else (span.start(), match.start("rest") - 3),
        )  # fmt: skip
    return None


def _referred(told: Told, demand: StepMention | None) -> StepMention | None:
    """Find evidence or a case that will be laid before a court ("would be handed over to the prosecutor")."""
    match = stepwords.REFERRED.search(told.sentence)
    if (
        match is None
        or _inside(match.start(), demand)
        or told.negated(match.start())
        or stepwords.GUESS.search(told.sentence[: match.start()][-90:])
    ):
        return None
    passive = re.search(r"(?i)\bbe\b", match.group("verb")) is not None
    if not stepwords.EVIDENCE.search(
        told.sentence[: match.start()][-70:] if passive else told.sentence[match.end("verb") : match.end()]
    ):
        return None
    by = _promiser(told, match.start(), len(told.sentence)) if passive else told.subject(match.start("verb"))
    return StepMention(kind=StepKind.ANNOUNCED, start=match.start(), end=match.end(), by=by, of=None)


def _unpunished(told: Told, demand: StepMention | None) -> StepMention | None:
    match = stepwords.UNPUNISHED.search(told.sentence)
    if match is None or _inside(match.start(), demand):
        return None
    return StepMention(
        kind=StepKind.ANNOUNCED,
        start=match.start(),
        end=match.end(),
        by=_promiser(told, match.start(), match.end()),
        of=None,
    )


def _owner(told: Told, match: re.Match[str]) -> Party | None:
    """Return the body whose findings are meant: it is the subject, or stands behind "of"."""
    probe = re.fullmatch(rf"(?i){stepwords.PROBE_NOUN}|panel|committee|team", match.group("what"))
    if probe is not None:
        return told.subject(match.start("verb"))
    of = re.match(r"\s+of\s+", told.sentence[match.end("what") :])
    return None if of is None else told.behind(match.end("what") + of.end())


def _opening(told: Told, before: Sequence[StepMention]) -> StepMention | None:
    sentence = told.sentence
    for pattern in (
        stepwords.ACTIVE,
        stepwords.OPENING_OF,
        stepwords.PASSIVE,
        stepwords.FORMED,
        stepwords.PROBE_BEGAN,
        stepwords.INVESTIGATING,
        stepwords.INVESTIGATED,
        stepwords.ORDERED_TO,
    ):
        for match in pattern.finditer(sentence):
            verb = match.start("verb")
            if (
                told.negated(match.start())
                or told.negated(verb)
                or told.ahead(verb)
                or _inside(verb, *before)
            ):
                continue
            if pattern is stepwords.ACTIVE and (
                told.sentence[:verb].rstrip().lower().endswith(" to") or _adjectival(told, match)
            ):
                continue
            if (
                pattern is stepwords.ORDERED_TO
                and not match.group().lower().endswith(("investigation", "inquiry"))
                and not stepwords.HARM_OBJECT.search(sentence[match.end() : match.end() + 60])
            ):
                continue
            if pattern is stepwords.INVESTIGATING and not stepwords.HARM_OBJECT.search(match.group("rest")):
                continue
            if (
                pattern is stepwords.PASSIVE
                and re.match(r"(?i)ongoing|under", match.group("verb"))
                and told.ahead(match.start("what"))
            ):
                continue
            if pattern is stepwords.INVESTIGATED and stepwords.FOR_SOMETHING_ELSE.match(
                sentence, match.end()
            ):
                continue  # "was under investigation for extortion"
            if pattern in (stepwords.PASSIVE, stepwords.FORMED, stepwords.INVESTIGATED):
                by = _behind_by(told, match.end("verb"))
            elif pattern is stepwords.PROBE_BEGAN:
                by = None
            else:
                by = _mover(told, verb)
            if by is None and stepwords.OWN_PROBE.search(sentence, max(0, match.start() - 20), match.end()):
                by = _promiser(told, match.start(), match.end())
            after = match.end("what") if "what" in match.re.groupindex else match.end("verb")
            due = told.due(match.end(), ahead=False)
            if due is not None and not re.search(
                r"(?i)report|findings|results|conclu|submit|publish|complete|deliver", sentence[match.end() :]
            ):
                due = None
            return StepMention(
                kind=StepKind.OPENED, start=min(match.start(), verb), end=match.end(), by=by, of=told.about(after), due=due
            )  # fmt: skip
    made = stepwords.MADE_TO.search(sentence)
    if (
        made is not None
        and not told.negated(made.start())
        and not told.ahead(made.start())
        and not _inside(made.start(), *before)
    ):
        who = told.party(told.token_at(made.start("who")), told.token_at(made.end("who") - 1) + 1)
        return StepMention(
            kind=StepKind.OPENED, start=made.start(), end=made.end(), by=who, of=told.about(made.end())
        )
    led = stepwords.LED_TO.search(sentence)
    if led is None or told.negated(led.start()) or told.ahead(led.start()):
        return None
    return StepMention(kind=StepKind.OPENED, start=led.start(), end=led.end(), by=None, of=None)


def _adjectival(told: Told, match: re.Match[str]) -> bool:
    """Whether the word of opening only describes the probe ("the newly opened investigation", "the ordered inquiry")."""
    return bool(
        re.search(r"(?i)\b(?:the|an?|its|their|newly|recently)\s+$", told.sentence[: match.start("verb")])
    )


def _outcome(told: Told, demand: StepMention | None) -> StepMention | None:
    sentence = told.sentence
    for match in stepwords.REPORTED.finditer(sentence):
        verb = match.start("verb")
        if told.negated(verb) or told.negated(match.start()) or told.ahead(verb) or _inside(verb, demand):
            continue
        if stepwords.SOLD_OR_COUNTED.search(sentence[match.end() : match.end() + 80]):
            continue  # an investigation of prices
        if re.match(
            r"(?i)(?:released|published|submitted|delivered|presented|completed|handed)", match.group("verb")
        ) and not re.search(
            rf"(?i)\b(?:{stepwords.PAPERS}|work|investigation|inquiry|probe|mission)\b",
            sentence[match.end() : match.end() + 60],
        ):
            continue
        first = told.token_at(match.start("what"))
        while first > 0 and (
            told.tokens[first - 1].low not in HEAD_ENDS
            and (told.tokens[first - 1].word or told.tokens[first - 1].low == "'s")
            and not is_finite(told.tokens[first - 1], told.tokens[first - 2] if first > 1 else None)
        ):
            first -= 1
            if told.tokens[first].low in {"the", "an", "a", "its", "their"}:
                break
        by = told.party(first, told.token_at(match.end("what") - 1) + 1)
        whose = re.match(r"\s+(?:by|of)\s+", sentence[match.end("what") :])
        if whose is not None:
            by = told.behind(match.end("what") + whose.end()) or by
        return StepMention(kind=StepKind.REPORTED, start=match.start("what"), end=match.end(), by=by, of=None)
    for pattern in (stepwords.PUBLISHED, stepwords.PAPERS_OUT):
        for match in pattern.finditer(sentence):
            verb = match.start("verb")
            if told.negated(verb) or told.ahead(verb) or _inside(verb, demand):
                continue
            paper = match.group("paper").lower()
            if paper.startswith("report") or paper == "results":
                # a report is that of an inquiry only where one is named
                around = sentence if pattern is stepwords.PUBLISHED else match.group("of")
                if not stepwords.OF_A_PROBE.search(around):
                    continue
            if pattern is stepwords.PUBLISHED and told.passive(verb):
                continue
            by = told.subject(verb) if pattern is stepwords.PUBLISHED else told.agent(match.end("verb"))
            return StepMention(kind=StepKind.REPORTED, start=match.start(), end=match.end(), by=by, of=None)
    return None


def _charge(told: Told, demand: StepMention | None) -> StepMention | None:
    sentence = told.sentence
    for match in stepwords.BROUGHT_CHARGES.finditer(sentence):
        verb = match.start("verb")
        if told.negated(verb) or told.ahead(verb) or _inside(verb, demand):
            continue
        by = None if match.group("verb").lower().startswith(("charges", "indictment")) else told.subject(verb)
        return StepMention(
            kind=StepKind.CHARGED,
            start=match.start(),
            end=match.end("verb"),
            by=by,
            of=told.patient(match.start("rest")),
        )
    for pattern in (stepwords.CHARGED_PASSIVE, stepwords.CHARGED_ACTIVE):
        for match in pattern.finditer(sentence):
            verb = match.start("verb")
            if told.negated(verb) or told.ahead(verb) or told.ahead(match.start()) or _inside(verb, demand):
                continue
            found = _charged(told, match, passive=pattern is stepwords.CHARGED_PASSIVE)
            if found is not None:
                return found
    return None


def _charged(told: Told, match: re.Match[str], *, passive: bool) -> StepMention | None:
    sentence, verb, rest = told.sentence, match.group("verb").lower(), match.group("rest")
    formal = verb in {"charged", "indicted", "arraigned", "prosecuted"}
    if formal and stepwords.TASK.match(rest):
        return None
    reduced = not passive and told.passive(match.start("verb"))
    if passive or reduced:
        of = told.subject(match.start("verb"), people=True)
        clause = re.split(r"[;:]|\b(?:said|says|that)\b", sentence[: match.start()])[-1]
        who = clause[-90:]
        by = told.agent(match.end("verb"))
        if (
            reduced
            and not (formal and stepwords.WITH.search(rest[:30]))
            and not verb.startswith(("relieved", "removed"))
        ):
            return None
        if verb == "charged" and not (
            stepwords.WITH.match(rest.lstrip())
            or not rest.strip()
            or rest.lstrip()[:1] in ",)"
            or re.match(r"\s*(?:by|on|in|last|and|under|before|at|this|yesterday)\b", rest)
        ):
            return None
    else:
        if formal and verb == "charged" and not re.search(r"(?i)\s(?:with|over|in connection)\s", rest[:110]):
            return None
        if verb == "charged" and stepwords.WITH_WEAPONS.search(rest):
            return None
        of = told.patient(match.end("verb"))
        if of is None:
            return None
        office = stepwords.OFFICE_OF.match(sentence[match.end("verb") :])
        if office is not None:
            of = replace(of, text=office.group("office"))
        who = of.text
        by = told.subject(match.start("verb"))
        if by is not None and by.kind in VIOLENT and not re.search(r"(?i)\b(?:its|their|his) ", of.text):
            return None  # rebels who hold somebody hold a captive, but for their own men
        if verb in {"relieved", "removed"} and not re.search(
            r"(?i)\b(?:of (?:his|her|their|its|command)|from (?:his|her|their|the) (?:post|position|command|dut))",
            rest,
        ):
            return None
    if not formal:
        officers = bool(stepwords.OFFICERS.search(who))
        persons = bool(stepwords.PERSONS.search(who))
        removed = verb.startswith(
            (
                "relieved",
                "removed from",
                "stripped",
                "demoted",
                "interdicted",
                "suspended",
                "recalled",
                "sacked",
                "withdrawn",
                "put on",
                "placed on",
                "sent on",
                "confined",
                "disarmed",
            )
        )
        reason = bool(stepwords.SUSPECT.search(rest)) or (
            passive and bool(stepwords.SUSPECT.search(sentence[: match.start()][-90:]))
        )
        if (
            officers
            and removed
            and verb.startswith(("interdicted", "relieved of command", "suspended pending"))
        ):
            reason = True
        reason = reason or _suspects_taken(sentence, verb, rest, of=of, by=by)
        if removed and stepwords.RANKS.search(who) and not stepwords.OTHER_REASON.search(sentence):
            reason = True  # sailors and constables are not suspended for politics
        if (
            not reason
            and re.search(r"(?i)\bsuspects?\b", who)
            and re.search(
                rf"(?i)\b{stepwords.PROBE_NOUN}\s+and\s+(?:\w+\s+)?$", sentence[: match.start("verb")]
            )
        ):
            reason = True
        if not ((officers and reason) or (persons and stepwords.STRONG_SUSPECT.search(rest))):
            return None
        if verb in {"questioned", "fired"} and not reason:
            return None
    return StepMention(kind=StepKind.CHARGED, start=match.start(), end=match.end(), by=by, of=of)


_SUSPECTS = any_case(
    r"\b(?:suspects?|culprits?|perpetrators?|alleged (?:killers?|murderers?|attackers?|assailants?))\b"
)
_TAKES = any_case(
    r"(?:re-)?arrested|detained|apprehended|taken into custody|(?:(?:placed|put) )?under arrest|in (?:custody|detention)"
)
_SWEEPS = any_case(
    r"\b(?:army|armies|soldiers?|troops|military|forces|fighters|militia\w*|rebels?|rangers?|vigilantes|marines?|paratroopers?)\b"
)


def _suspects_taken(sentence: str, verb: str, rest: str, *, of: Party | None, by: Party | None) -> bool:
    """Whether those called suspects, without a word of another matter, are taken by those who hold people for a court.

    "Three suspects were arrested on Friday" behind the news of an attack is an arrest for it. Whom soldiers take in a
    sweep are "suspects" as well, and so is whoever stole: of these it tells nothing.
    """
    return (
        of is not None
        and _TAKES.fullmatch(verb) is not None
        and _SUSPECTS.search(of.text) is not None
        and (by is None or _SWEEPS.search(by.text) is None)
        and stepwords.FOR_SOMETHING_ELSE.search(rest) is None
        and stepwords.OTHER_REASON.search(sentence) is None
    )


def _verdict(
    told: Told, demand: StepMention | None, kind: StepKind, pattern: re.Pattern[str]
) -> StepMention | None:
    """Find a conviction or an acquittal: active ("a court sentenced four soldiers"), or passive."""
    for match in pattern.finditer(told.sentence):
        at = match.start("verb")
        if told.negated(at) or told.ahead(at) or _inside(at, demand):
            continue
        words = match.group("verb").lower()
        if re.search(
            r"(?i)\b(?:any|anyone|whoever|every|all those|those)\s+(?:\w+\s+)?$", told.sentence[:at]
        ):
            continue  # "any soldier found guilty" is nobody yet
        between = (match.groupdict().get("between") or "").strip()
        if kind is StepKind.CONVICTED and words.endswith("guilty") and between.lower().endswith("not"):
            continue
        if kind is StepKind.ACQUITTED and words.startswith("found") and between.lower().endswith(" not"):
            between = between[:-4]
        inner = between or (match.groupdict().get("cleared") or "").strip()
        if words.startswith(("found", "cleared")) and inner:
            first = told.token_at(at) + 1
            of = told.behind(told.tokens[first].start, people=True)
            by = told.subject(at)
        elif words.startswith(("found", "cleared", "was", "were")) or told.passive(at):
            of, by = told.subject(at, people=True), told.agent(match.end("verb"))
        else:
            first = at + len(words.split(maxsplit=1)[0])
            of, by = told.patient(first), told.subject(at)
            if words == "convicted" and (
                by is None or re.search(r"(?i)\b(?:an?|the|its|twice|already|once)\s+$", told.sentence[:at])
            ):
                continue  # "the convicted murderer": a description
            if words.startswith("handed"):
                of = next((m.party for m in told.parties if at < m.start < match.end()), None)
        if (
            kind is StepKind.ACQUITTED
            and by is not None
            and any_case(rf"{stepwords.PROBE_NOUN}|committee|panel|board|report\b").search(by.text)
        ):
            continue  # an inquiry that clears somebody reports; it tries nobody
        return StepMention(kind=kind, start=match.start(), end=match.end(), by=by, of=of)
    return None


def _trial(told: Told, demand: StepMention | None) -> StepMention | None:
    for match in stepwords.TRIED.finditer(told.sentence):
        group = "verb" if match.group("verb") is not None else "verb2"
        at = match.start(group)
        if told.negated(at) or told.ahead(match.start()) or told.ahead(at) or _inside(at, demand):
            continue
        if group == "verb":
            if re.search(r"(?i)\btried$", match.group("verb")) and re.match(
                r"(?i)\s+to\b", told.sentence[match.end() :]
            ):
                continue
            return StepMention(
                kind=StepKind.TRIED,
                start=match.start(),
                end=match.end(),
                by=None,
                of=told.subject(at, people=True),
            )
        of = re.match(r"\s+(?:of|against|for)\s+", match.group("of") or "")
        if match.group("what").lower() in {"proceedings", "hearing", "hearings"} and of is None:
            continue
        if (
            of is not None
            and not stepwords.OFFICERS.search(match.group("of"))
            and not re.search(
                r"(?i)accus|charg|suspect|murder|kill|massacre|defendant|crime|men\b|member",
                match.group("of"),
            )
        ):
            continue
        whom = None if of is None else told.behind(match.start("of") + of.end(), people=True)
        return StepMention(kind=StepKind.TRIED, start=match.start(), end=match.end(), by=None, of=whom)
    return None


def _closure(told: Told, demand: StepMention | None) -> StepMention | None:
    for match in stepwords.CLOSED.finditer(told.sentence):
        group = next(g for g in ("verb", "verb2", "verb3") if match.group(g) is not None)
        at = match.start(group)
        if told.negated(at) or told.ahead(at) or _inside(at, demand):
            continue
        words = match.group().lower()
        if re.search(r"\bfiles?\b", words) and group == "verb2" and not re.search(r"\bclosed\b", words):
            continue
        if (
            group == "verb2"
            and re.match(r"(?i)abandoned|halted|terminated|withdrew", match.group(group))
            and re.search(r"(?i)\bfiles?\b|\bproceedings\b", words)
        ):
            continue
        by = told.agent(match.end("verb")) if group == "verb" else told.subject(at)
        return StepMention(kind=StepKind.CLOSED, start=match.start(), end=match.end(), by=by, of=None)
    return None


# --------------------------------------------------------------------------- frames

_DATE_BEHIND = any_case(
    r"[,\s]+(?:(?:on|in|by|since|late on|early on|last|this)\s+)?(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4})?|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{1,2})?(?:,?\s+\d{4})?|(?:last\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|yesterday|today)$"
)
"""A date between a subject and its verb is no part of who acts ("The council on 6 June established …")."""
_WHO_WILL = re.compile(r"^(?P<before>.*\S),?\s+(?:which|who|that)\s*$", re.DOTALL)
_NOUN_BEGINS = re.compile(
    r"(?:(?i:\b(?:to|by|with|of|from|before)\s+)|^|\s)(?P<noun>(?i:the|an?|its|their)\s)"
)


def _who(party: Party | None) -> Party | None:
    """Return a mover without the date that stands between it and its verb."""
    if party is None:
        return None
    cut = _DATE_BEHIND.sub("", party.text)
    return party if cut == party.text or not cut else replace(party, text=cut)


def _which(told: Told, at: int) -> Party | None:
    """Return the body a relative clause is about, its verb at an offset ("… to the prosecutor, **which** will open …")."""
    clause = _WHO_WILL.match(told.sentence[:at])
    if clause is None:
        return None
    end = clause.end("before")
    begins = [m.start("noun") for m in _NOUN_BEGINS.finditer(told.sentence, max(0, end - 90), end)]
    for start in reversed(begins):
        found = told.party(told.token_at(start), told.token_at(end - 1) + 1)
        if found is not None:
            return found
    return None


def _mover(told: Told, at: int) -> Party | None:
    """Return who makes a move whose verb stands at an offset."""
    return _who(told.subject(at) or _which(told, at))


def _behind_by(told: Told, at: int) -> Party | None:
    """Return who stands behind "by" after a passive."""
    return _who(told.agent(at))


def _slot(told: Told, match: re.Match[str], frame: Frame) -> Party | None:
    """Return who makes the move of a frame."""
    verb = match.start("verb")
    if frame.voice is Voice.ACTIVE:
        return _mover(told, verb)
    if frame.voice is Voice.PASSIVE:
        return _behind_by(told, match.end("verb"))
    if match.groupdict().get("by") is not None:
        words = match.group("by")
        named = told.party(told.token_at(match.start("by")), told.token_at(match.end("by") - 1) + 1)
        return _who(named) or Party(text=words)
    return None


@lru_cache(maxsize=2 * len(FRAMES))
def _compiled(words: str) -> re.Pattern[str]:
    return any_case(words)


_FRAMES = tuple(
    (frame, verb, beginnings(verb)) for frame in FRAMES for verb in (group_of(frame.words, "verb"),)
)
"""Every frame with its verb, and what that begins with: where it stands nowhere, the frame finds nothing, and is not even compiled."""
_BEGINNINGS = frozenset[str]().union(*(begins for _, _, begins in _FRAMES))


@lru_cache(maxsize=len(FRAMES))
def _verb(words: str) -> Mention:
    return Mention(words)


def _framed(told: Told, found: Sequence[StepMention]) -> Iterator[StepMention]:
    """Yield the steps of the frames, of kinds and at places where nothing was found yet."""
    low = told.sentence.lower()
    present = frozenset(begins for begins in _BEGINNINGS if begins in low)
    taken = {one.kind for one in found}
    for frame, verb, begins in _FRAMES:
        if begins and begins.isdisjoint(present):
            continue
        if not _verb(verb).search(told.sentence):
            continue
        if frame.kind in taken or (frame.unless is not None and frame.unless.search(told.sentence)):
            continue
        if frame.needs is not None and frame.needs.search(told.sentence) is None:
            continue
        for match in _compiled(frame.words).finditer(told.sentence):
            step = _of_frame(told, match, frame, found)
            if step is not None:
                taken.add(frame.kind)
                yield step
                break


def _of_frame(
    told: Told, match: re.Match[str], frame: Frame, found: Sequence[StepMention]
) -> StepMention | None:
    verb = match.start("verb")
    demands = [one for one in found if one.kind in {StepKind.DEMANDED, StepKind.OBSTRUCTED}]
    if _denied(told, verb) or (_inside(verb, *demands) and frame.kind not in {one.kind for one in found}):
        return None
    if not frame.ahead and (told.ahead(verb) or told.sentence[:verb].rstrip().lower().endswith(" to")):
        return None
    if stepwords.GUESS.search(told.sentence[max(0, verb - 60) : verb]):
        return None
    if frame.voice is Voice.ACTIVE and _AUXILIARY.search(told.sentence, max(0, verb - 24), verb):
        return None  # a passive has its own frame
    if frame.kind is StepKind.REPORTED and _MODAL.search(match.group()):
        return None  # "the findings of the inspectorate would be made public": promised
    if frame.whom is not None and frame.whom.search(match.group("who") or "") is None:
        return None
    by = _slot(told, match, frame)
    if by is None and frame.voice is Voice.ACTIVE and _JOINED.search(told.sentence[:verb]):
        before = [one for one in found if one.by is not None and one.end <= verb]
        by = before[-1].by if before else None
    if by is not None and by.kind in VIOLENT and frame.kind is StepKind.CHARGED:
        return None  # rebels who hold a soldier hold a captive
    if frame.mover is not None and (by is None or frame.mover.search(by.text) is None):
        return None
    if frame.puts_off:
        moved = stepwords.PUT_OFF_BY.search(told.sentence, match.end("verb")) or _MORE_TIME.search(
            told.sentence, match.end("verb")
        )
        due = None if moved is None else (moved.start(), moved.end())
    elif frame.dated or frame.ahead:
        due = told.due(match.end("verb")) or _set_for(told, match.end("verb"))
    else:
        due = told.due(match.end("verb"), ahead=False)
    leans = False
    if frame.dated:
        if due is None:
            return None
        of_court = re.search(
            rf"(?i)\b(?:{stepwords.COURT_WORDS}|murder|kill\w*|soldiers?|officers?|accused|suspects?)\b",
            told.sentence,
        )
        leans = by is None and of_court is None and not stepwords.OFFICERS.search(told.sentence)
    elif frame.kind not in {StepKind.ANNOUNCED, StepKind.DEMANDED, StepKind.OPENED}:
        due = None
    if by is None and frame.kind in {StepKind.ANNOUNCED, StepKind.CHARGED} and not leans:
        by = _who(_promiser(told, match.start(), match.end()))
    if by is None and frame.kind is StepKind.DEMANDED and frame.voice is Voice.NAMED:
        by = _sayer(told, match.start(), match.end())
    start = min(match.start(), verb) if frame.voice is not Voice.PASSIVE else _start(match)
    if "what" in match.groupdict() and frame.voice is Voice.PASSIVE:
        start = match.start("what")
    return StepMention(
        kind=frame.kind, start=start, end=match.end("verb"), by=by, of=_done_to(told, match), due=due, leans=leans
    )  # fmt: skip


_MORE_TIME = any_case(
    r"\b(?P<day>(?:another|an? (?:further|extra|additional))\s+(?:\w+\s+)?(?:days?|weeks?|months?)|\w+ (?:more|additional|extra|further)\s+(?:days|weeks|months)|a fortnight(?= more))\b"
)


def _start(match: re.Match[str]) -> int:
    """Return where the words of a passive frame begin: not at the sentence's beginning, which may be far away."""
    return max(match.start() + len(match.group()) - len(match.group().lstrip()), match.start("verb") - 90)


_JOINED = re.compile(r"(?i)\b(?:and|but|then)\s+(?:then\s+|also\s+|\w+ly\s+|has\s+|have\s+|had\s+)*$")
_MODAL = re.compile(r"(?i)\b(?:will|would|shall|should|must|could|may|might|to be|not|yet)\b")
_AUXILIARY = re.compile(r"(?i)\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+|also\s+)?$")


def _denied(told: Told, at: int) -> bool:
    """Whether the verb phrase at an offset is negated; what is coordinated before it is another."""
    left = re.split(r"[;:]|,\s|\b(?:said|says|and|but)\b", told.sentence[:at])[-1]
    return bool(stepwords.NEGATED.search(left[-60:]))


def _done_to(told: Told, match: re.Match[str]) -> Party | None:
    """Return whom a frame says it is done to."""
    if match.groupdict().get("who") is None:
        return told.about(match.end())
    first = told.token_at(match.start("who"))
    if match.start("who") > match.start():
        # named by itself ("the extradition of …", "sentenced …"), not as the subject of the verb
        described = _DESCRIBED.search(told.sentence, match.start("who"), match.end("who"))
        last = match.end("who") if described is None else described.start()
        whom = told.behind(told.tokens[first].start, people=True) or told.party(
            first, told.token_at(last - 1) + 1, people=True
        )
        return None if whom is None else replace(whom, text=_DESCRIBED.sub("", whom.text))
    return told.subject(match.start("verb"), people=True)


def _set_for(told: Told, at: int) -> tuple[int, int] | None:
    """Return where the day stands that something is set for or put off to."""
    day = stepwords.SET_TO.search(told.sentence, at)
    return None if day is None else (day.start("day"), told.end())


def _leaning(told: Told) -> StepMention | None:
    """Find a term for a step told before ("It is to report within two weeks", "The next hearing was set for …")."""
    begins = max((m.end() for m in re.finditer(r";\s", told.sentence)), default=0)
    if stepwords.LEANS.match(told.sentence[begins:]) is None:
        return None
    match = stepwords.TERM_OF.search(told.sentence, begins)
    out = stepwords.REPORT_OUT.match(told.sentence)
    if out is not None:
        return StepMention(
            kind=StepKind.REPORTED, start=out.start("verb"), end=out.end(), by=None, of=None, leans=True
        )
    if match is None or told.negated(match.start()):
        return None
    due = told.due(match.start()) or _set_for(told, match.start())
    if due is None:
        return None
    return StepMention(
        kind=StepKind.ANNOUNCED, start=match.start("verb"), end=match.end("verb"), by=None, of=None, due=due, leans=True
    )  # fmt: skip


_WEDGED = re.compile(
    r",\s+(?:which|who|whose|whom|due|originally|first|initially|scheduled|expected)\s[^,;.]{3,110},(?=\s)"
)


def _without_wedges(sentence: str) -> str:
    """Return a sentence with its relative clauses between commas blanked out, every other mark in its place."""
    return _WEDGED.sub(lambda m: " " * len(m.group()), sentence)


def _all(found: Iterator[StepMention | None]) -> list[StepMention]:
    return [one for one in found if one is not None]


def find_steps(
    sentence: str, tokens: tuple[Token, ...], *, parties: Sequence[PartyMention], cast: Cast
) -> tuple[StepMention, ...]:
    """Return the accountability steps a sentence tells, at most one of a kind.

    A demand inside which another step is named ("called for the officers to be
    charged") is that demand alone. What investigations usually come to ("few
    have been convicted") is no step of this one. Redress (an apology, a
    compensation paid) has no rung on the ladder and is no step.
    """
    if not MENTIONS_STEP.search(sentence) or not tokens:
        return ()
    if stepwords.GAME.search(sentence) and not stepwords.DEED.search(sentence):
        return ()
    short, places = _without_adjuncts(sentence)
    if short == sentence:
        told = Told(sentence=sentence, tokens=tokens, parties=parties, cast=cast)
        found = _whole(told)
    else:
        told = Told(sentence=short, tokens=tokenize(short), parties=_moved(parties, places), cast=cast)
        found = [_put_back(one, places) for one in _whole(told)]
    return tuple(
        replace(one, by=_who(one.by), due=_term(sentence, one.due))
        for one in found
        if one.by is None or stepwords.NO_COURT.search(one.by.text) is None
    )


_DAY = (
    rf"(?:(?:late\s+|early\s+)?on\s+|last\s+|this\s+)?(?:(?:{stepwords.WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?)(?:\s+\d{{1,2}}\s+{stepwords.MONTH}(?:\s+\d{{4}})?)?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{stepwords.MONTH}(?:,?\s+\d{{4}})?|{stepwords.MONTH}\s+\d{{1,2}}(?!\d)(?:,?\s+\d{{4}})?)|"
    r"(?:yesterday|today|last (?:week|month|year)|(?:earlier |later )?this (?:week|month|year)|at the weekend)"
)
_ADJUNCT = any_case(
    r"(?P<verb>\b(?:(?!(?:expected|supposed|slated|need|killed|wounded|shot|died)\b)\w+ed|begun|began|sent|held|found|took|taken|gave|given|put|set|brought|laid|got|set up|sworn in|told|sought|wrote|threw out|thrown out|(?:handed|sent|struck|taken|turned) (?:over|down|in|up|out|back)))"
    rf"(?P<cut>,?\s+(?:{_DAY}|in absentia|unanimously|with immediate effect|at first instance|behind closed doors|in (?:open|public) (?:court|session)|by (?:a )?(?:majority|decree)|sine die),?)"
    r"(?=\s+(?!and\b|but\b|that\b|when\b|as\b|after\b)[\w“\"])"
)
_YET = re.compile(r"(?i)\b(?:will|would|shall|to|due|is|are)\s+(?:be\s+)?(?:\w+ly\s+)?$")


def _without_adjuncts(sentence: str) -> tuple[str, list[int]]:
    """Return a sentence without the days and manners wedged in behind a past verb, and for each mark where it stood.

    "overturned **on Friday** the conviction", "condemned **in absentia** the
    commander": what belongs together then stands together. What is still to come
    keeps its day ("will be arraigned on Monday before a judge"), and so does a
    verb that sets one, unless a second day follows ("adjourned on Monday to 3 July").
    """
    cuts: list[tuple[int, int]] = []
    for match in _ADJUNCT.finditer(sentence):
        sets = _SETS_A_DAY.fullmatch(match.group("verb")) is not None
        if (sets and _TO_A_DAY.match(sentence, match.end("cut")) is None) or _YET.search(
            sentence[: match.start()]
        ):
            continue
        cuts.append(match.span("cut"))
    places: list[int] = []
    at = 0
    for start, end in [*cuts, (len(sentence), len(sentence))]:
        places.extend(range(at, start))
        at = end
    return "".join(sentence[k] for k in places), [*places, len(sentence)]


_SETS_A_DAY = any_case(
    r"scheduled|fixed|listed|set|adjourned|postponed|deferred|extended|put|put off|given|gave|granted"
)
_TO_A_DAY = any_case(
    r"\s+(?:the\s+[^,.;]{3,60}?\s)?(?:for|to|until|till|by|another|\w+ (?:days|weeks|months))\b|\s+(?:the|its|an?|it)\s"
)


def _moved(parties: Sequence[PartyMention], places: list[int]) -> list[PartyMention]:
    """Return the parties of a sentence where they stand in its shortened form; one cut away is left out."""
    at = {place: k for k, place in enumerate(places)}
    return [
        replace(mention, start=at[mention.start], end=at[mention.end - 1] + 1)
        for mention in parties
        if mention.start in at and mention.end - 1 in at
    ]


def _put_back(step: StepMention, places: list[int]) -> StepMention:
    """Return a step of a shortened sentence with the offsets of the whole one."""
    due = None if step.due is None else (places[step.due[0]], places[step.due[1] - 1] + 1)
    return replace(step, start=places[step.start], end=places[step.end - 1] + 1, due=due)


def _whole(told: Told) -> list[StepMention]:
    """Return the steps of a sentence, its main clause read once more without what is wedged in."""
    found = _told(told)
    plain = _without_wedges(told.sentence)
    if plain == told.sentence:
        return found
    # "An inquiry, whose findings are due by Friday, was ordered by the governor"
    main = Told(sentence=plain, tokens=tokenize(plain), parties=told.parties, cast=told.cast)
    return _with_main(found, _told(main))


_TERM_ENDS = re.compile(
    r",\s(?!\d{4})|[;:]|\s(?:was|were|has|have|had|said|says|and|but|after|into|on the|over)\s|[,\s]+according to\s"
)


def _term(sentence: str, due: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a term without what is told behind it ("due by the end of the month, **was ordered by** …")."""
    if due is None:
        return None
    stop = _TERM_ENDS.search(sentence, due[0] + 2, due[1])
    return due if stop is None else (due[0], stop.start())


def _with_main(found: list[StepMention], main: list[StepMention]) -> list[StepMention]:
    """Add what the main clause tells once its wedges are gone; a term told in a wedge is that of the inquiry."""
    kinds = {one.kind for one in found}
    added = [one for one in main if one.kind not in kinds]
    opened = next((one for one in added if one.kind is StepKind.OPENED), None)
    term = next((one for one in found if one.kind is StepKind.ANNOUNCED and one.due is not None), None)
    if opened is None or term is None or any(one.kind is StepKind.ANNOUNCED for one in main):
        return [*found, *added]
    return [one for one in found if one is not term] + [
        replace(one, due=one.due or term.due) if one is opened else one for one in added
    ]


def _told(told: Told) -> list[StepMention]:
    sentence = told.sentence
    obstruction = _obstruction(told)
    demand = None if obstruction is not None else _demand(told)
    found = _all(iter((obstruction, demand)))
    promise = _promise(told, demand)
    if promise is not None and not _inside(promise.start, obstruction):
        found.append(promise)
    opening = _opening(told, found)
    if opening is not None:
        if promise in found and _carries_on(sentence, opening, promise):
            # "had opened an inquiry and would publish its findings within a month" is one step, with its term
            found.remove(promise)
            opening = replace(opening, due=opening.due or promise.due)
        found.append(opening)
    if stepwords.HABIT.search(sentence):
        return found
    whole = demand if demand is not None else None
    found += _all(
        iter(
            (
                None if promise is not None else _outcome(told, whole),
                _charge(told, whole),
                _trial(told, whole),
                _verdict(told, whole, StepKind.CONVICTED, stepwords.CONVICTED),
                _verdict(told, whole, StepKind.ACQUITTED, stepwords.ACQUITTED),
                _closure(told, whole),
            )
        )
    )
    found = _with_term(told, [*found, *_framed(told, found)])
    found = _without_closed(_without_spurious(sentence, found))
    if not any(one.kind in {StepKind.ANNOUNCED, StepKind.REPORTED} for one in found):
        found = _with_term(told, [*found, *_all(iter((_leaning(told),)))])
    return found


def _with_term(told: Told, found: list[StepMention]) -> list[StepMention]:
    """Give an inquiry or a trial the day that the same body sets in the same breath ("opened an inquest and adjourned it until …")."""
    begun = next((one for one in found if one.kind in {StepKind.OPENED, StepKind.TRIED}), None)
    term = next(
        (
            one
            for one in found
            if one.due is not None
            and one.kind in {StepKind.ANNOUNCED, StepKind.DEMANDED}
            and _gives_term(told, one)
        ),
        None,
    )
    if begun is None or term is None or term.start < begun.start:
        return found
    joined = re.search(r",\s+and\s+$", told.sentence[begun.end : term.start]) is not None
    if begun.by is not None and term.by is not None and begun.by.text != term.by.text and not joined:
        return found  # but "took up a case that the brother lodged against …, and ordered …" goes on about the court
    if begun.due is not None and begun.due != term.due:
        return found
    rest = [one for one in found if one not in (begun, term)]
    return [replace(begun, by=begun.by or term.by, due=term.due), *rest]


_DESCRIBED = re.compile(
    r"(?i)\s+(?:charged|accused|suspected|indicted|blamed|convicted|sentenced|jailed|held|detained|arrested|implicated|who|in absentia)\b.*$"
)


def _gives_term(told: Told, step: StepMention) -> bool:
    return step.leans or stepwords.GIVES_TERM.search(told.sentence, step.start, step.end) is not None


def _without_spurious(sentence: str, found: list[StepMention]) -> list[StepMention]:
    """Leave out a charge that only describes who is tried."""
    kinds = {one.kind: one for one in found}
    dropped: list[StepMention] = []
    if StepKind.TRIED in kinds and StepKind.CHARGED in kinds:
        # "began the trial of a commander charged with murder": the charge is an older one
        tried, charged = kinds[StepKind.TRIED], kinds[StepKind.CHARGED]
        if tried.start < charged.start and re.search(
            r"(?i)\btrial\b.*\sof\s", sentence[tried.start : charged.start]
        ):
            dropped.append(charged)
    if StepKind.CLOSED in kinds and StepKind.CONVICTED in kinds:
        # "pardoned the officers sentenced for …": the sentence is an older one
        closed, convicted = kinds[StepKind.CLOSED], kinds[StepKind.CONVICTED]
        if closed.start < convicted.start and convicted.by is None:
            dropped.append(convicted)
    return [one for one in found if one not in dropped]


def _without_closed(found: list[StepMention]) -> list[StepMention]:
    """Leave out what is told of an inquiry only to say that it was sent home ("disbanded the team that was looking into …")."""
    closed = next((one for one in found if one.kind is StepKind.CLOSED), None)
    if closed is None:
        return found
    return [
        one
        for one in found
        if one is closed
        or one.kind not in {StepKind.OPENED, StepKind.ANNOUNCED}
        or not closed.start <= one.start < closed.end + 60
        or one.start < closed.start
    ]


_WOULD_PUBLISH = re.compile(
    r"(?i)(?:will|would|shall)\s+(?:(?:also|then|be|\w+ly)\s+)*"
    r"(?:publish|releas|submit|complet|deliver|hand|make|made|present|announc|conclud|shar|unveil|disclos|report)"
)


def _carries_on(sentence: str, opening: StepMention, promise: StepMention) -> bool:
    """Whether a promise in the same breath only says when the inquiry just opened will report."""
    return (
        opening.start < promise.start
        and (
            promise.by is None
            or opening.by is None
            or promise.by.text == opening.by.text
            or promise.by.text in sentence[opening.start : opening.end]
        )
        and _WOULD_PUBLISH.match(sentence, promise.start) is not None
    )


# --------------------------------------------------------------------------- when it was done

_ON_A_DATE = frozenset(
    {StepKind.OPENED, StepKind.ANNOUNCED, StepKind.DEMANDED, StepKind.REPORTED, StepKind.CLOSED}
)


_SAID = frozenset({StepKind.ANNOUNCED, StepKind.DEMANDED})
"""Moves made by saying so: the day of the saying is theirs; of any other move it is only the day it was told on."""
_BREAK = re.compile(r"[,;:—–](?!\d)|\s(?:and|but|while|whereas|which|who)\s")


def _of_a_deed(sentence: str, date: tuple[int, int], step: int) -> bool:
    """Whether a date closes a clause of its own that tells a deed ("nine were killed in 2022, and the commission set up …")."""
    if not _BREAK.search(sentence, date[1], step):
        return False
    opens = max((m.end() for m in _BREAK.finditer(sentence, 0, date[0])), default=0)
    return stepwords.DEED.search(sentence[opens : date[0]]) is not None


def date_of_step(sentence: str, step: StepMention, dates: Sequence[tuple[int, int]]) -> int | None:
    """Return which date of a sentence is the step's own, as an index into ``dates`` (start, end); ``None``: none is.

    A date with no deed between it and the step is the step's: "the army on
    Friday opened an inquiry into the killing". Past a deed that is only named
    ("opened an inquiry into the deaths on Friday") it still is, unless the step
    stands in the perfect, which takes no date in English; past a deed that is
    told ("charged with killing nine traders on Friday") it is the deed's.
    """
    aside = [m.span() for m in _WEDGED.finditer(sentence) if not m.start() <= step.start < m.end()]
    open_ = [
        k
        for k, (start, end) in enumerate(dates)
        # "The inquiry, which began in May, has …": the day of what is wedged in
        if not any(first <= start < last for first, last in aside)
        # a time of no width is one taken up for an act, and nothing of the step
        and start < end
        and (step.due is None or not step.due[0] - 1 <= start < step.due[1])
    ]
    wedged = step.kind is StepKind.REPORTED and re.match(r"\s*,", sentence[step.end :]) is not None
    before = [
        k
        for k in open_
        # "On 17 April, the commission found, …": the day of what it found
        if not wedged
        and ";" not in sentence[dates[k][1] : step.start]
        and dates[k][1] <= step.start
        and step.start - dates[k][1] < 90
        and not stepwords.DEED.search(sentence[dates[k][1] : step.start])
        and not _of_a_deed(sentence, dates[k], step.start)
    ]
    inside = [
        k
        for k in open_
        if step.start <= dates[k][0] < step.end + 60
        and not (step.kind not in _SAID and stepwords.SAYS.search(sentence[step.end : dates[k][0]]))
        and not stepwords.DEED.search(
            sentence[step.end if dates[k][0] >= step.end else step.start : dates[k][0]]
        )
    ]
    if before:
        return before[-1]
    if inside:
        return inside[0]
    if step.kind not in _ON_A_DATE or stepwords.PERFECT.match(
        sentence[max(0, step.start) : step.end].lstrip()
    ):
        return None
    if stepwords.PERFECT.search(sentence[max(0, step.start - 12) : step.end]):
        return None
    behind = [
        k
        for k in open_
        if dates[k][0] >= step.end
        and not (step.kind not in _SAID and stepwords.SAYS.search(sentence[step.end : dates[k][0]]))
    ]
    if (
        len(behind) == 1
        and not stepwords.DEED_TOLD.search(sentence[step.start : dates[behind[0]][0]])
        and dates[behind[0]][0] - step.end < 70
    ):
        return behind[0]
    return None


__all__ = ["MENTIONS_STEP", "METHOD", "StepMention", "date_of_step", "find_steps"]

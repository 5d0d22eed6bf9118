"""Who moves in a step, and whom it concerns: the bodies and persons a sentence names beside a verb.

A mover is a body, an office or a person. Words that name none ("the killings",
"pressure") move nothing; a pronoun stands for whoever the sentence lets speak.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corrobora.reading import stepwords
from corrobora.reading.alternatives import any_case
from corrobora.reading.clauses import Token, phrase_after, subject_before, verb_start
from corrobora.reading.lexicon import CUES
from corrobora.reading.parties import Cast, PartyMention
from corrobora.records import ActorKind, Party

_BODIES = frozenset(
    """army armies military forces force soldiers troops police policemen gendarmerie gendarmes navy airforce command commanders commander general generals staff junta regime
    government governments governor governors authorities authority administration state states president presidency minister ministers ministry ministries premier
    parliament senate assembly lawmakers mps mp legislators legislature deputies congress senators senator council councils councillors mayor mayors commissioner commission commissions
    committee committees panel team teams mission board tribunal court courts judge judges magistrate magistrates jury prosecutor prosecutors prosecution attorney attorneys
    auditor ombudsman ombudswoman inspector inspectorate investigators investigator detectives bureau agency agencies office offices department departments unit units directorate division union unions
    association associations league leagues party parties opposition coalition alliance front movement movements group groups organisation organisations organization organizations ngo ngos watchdog
    watchdogs charity charities activists activist campaigners campaigner advocates lawyers lawyer counsel relatives relative family families parents mother mothers father fathers widow
    widows brother brothers sister sisters son sons daughter husband wife kin residents resident villagers survivors survivor victims witnesses community communities elders elder chiefs chief
    king emir imam imams bishop bishops archbishop church clergy pope pastor pastors leaders leader protesters protestors demonstrators marchers students journalists experts expert rapporteur rapporteurs
    envoy envoys ambassador embassy embassies diplomats secretary-general commissioner spokesman spokeswoman spokesperson spokesmen official officials officer officers colonel major
    captain lieutenant rebels fighters militia militias militants company academy network networks forum society societies body bodies institution institutions country countries nation
    nations neighbours citizens doctors hospital teachers director directors head deputy representative representatives delegation coordinator chairman chairwoman chairperson chair monitors observers
    peacekeepers bloc inquiry investigation probe inquest headquarters hq leadership secretariat services service federation chamber mediators donors partners peers
    republic cabinet executive palace kingdom duma majlis chancellery plaintiffs pathologist pathologists detective coroner coroners bench conference regiment regiments battalion battalions brigade brigades squadron constabulary diocese synod clan clans tribe tribes jirga shura sheikh
    sheikhs procurator procurators ombudsperson registrar provost sheriff uncle cousin cousins nephew niece guard guards garrison judiciary chambers assizes inspectors ombudsmen
    centre center institute foundation initiative campaign platform collective critics separatists mercenaries secretary adviser advisor source sources congressman critics friends""".split()
)
"""Nouns for those who can move: bodies, offices, people of a standing."""
_PEOPLE = frozenset(
    """men man people suspects suspect gunmen gunman members member policeman policewoman policemen soldier gendarme militiaman militiamen guards guard constable constables sergeant corporal
    private mercenary mercenaries fighter fighters brigadier warlord paramilitaries bandits attackers perpetrators perpetrator assailants defendants defendant accused ringleader ringleaders civilians
    marine marines paratrooper paratroopers sailor sailors pilot pilots warder warders warden wardens trooper troopers commando commandos agent agents prefect prefects privates corporals sergeants lieutenants captains colonels majors policewomen inspector superintendent superintendents detainees reservists
    conscripts recruit ringleaders mastermind masterminds minister warlords woman women youths extremists insurgents jihadists terrorists vigilantes rangers recruits contractors contractor officials""".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens scores several some all both many most others few".split()
)
_PRONOUNS = frozenset("it they he she we i".split())
_NO_SUBJECT = frozenset("this which who there that these those nobody none what each such".split())
_NOT_VERBS = frozenset(
    """armed united alleged accused suspected wounded injured affected displaced concerned detained arrested bereaved so-called retired unnamed unidentified unarmed hundred red bed
    newly-formed seven-headed based self-styled state-owned aggrieved military-led army-led allied""".split()
)
_VERBS = frozenset(
    """was were is are has have had will would did does do could may might should must can shall began took held found gave made put sent went came saw left told said says
    kept met led fell rose wrote spoke fought brought became got lost paid stood felt knew thought meant""".split()
)
HEAD_ENDS = frozenset(
    "of in for from at on by with against over who which that whose under near inside across into to about including as than since during following after amid between".split()
)

_BLAMED = frozenset(
    "suspected accused involved responsible believed charged convicted blamed seen filmed implicated alleged said found".split()
)

VIOLENT = frozenset(
    {ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA, ActorKind.ARMED_MEN}
)
_STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE})
_INTO = any_case(r"\b(?:into|over|against|targeting|of whether|regarding|about|on|of)\s+")
SUFFERED = any_case(
    r"\b(?:kill\w*|deaths?|murder\w*|massacre|shooting|ambush\w*|attacks?|assassination|abduction|kidnapping|execution|capture|loss|disappearance|torture|wounding|strike|raid|bombing)\s+(?:of|on|against)\s+(?:[\w-]+\s+){0,3}$"
)
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday
    tomorrow later earlier meanwhile however separately""".split()
)
_ASSURES = any_case(
    r"assure[sd]?|guarantee[sd]?|swore|swears|means|ensured?|maintain(?:s|ed)|hint(?:s|ed)|indicate[sd]|underline[sd]|emphasi[sz]e[sd]|affirm(?:s|ed)|precise[sd]|specifie[sd]"
)
_WEDGE = any_case(
    r"(?P<head>[^,;:“”\"]{2,70}),\s+(?:which (?:is|was) )?(?:headed|led|chaired|presided over|appointed|set up|formed|created|established|ordered|composed|made up|backed|supported|mandated|tasked|charged with)\b[^;:“”\"]*,\s+$"
)
"""Whoever heads a committee is not the one of whom the sentence goes on to tell."""
_CAUSED = any_case(
    r"led|prompted|forced|pushed|compelled|obliged|caused|encouraged|allowed|enabled|helped|drove"
)
BE = frozenset("was were been be being is are got get".split())
_VERBS_AUX = frozenset(
    "was were is are has have had will would did does do could may might should must can shall".split()
)
_CRIME = any_case(
    r"\w+ing|murder|manslaughter|homicide|war|crimes?|all|any|charges|torture|rape|genocide|abuses?|offences|wrongdoing|involvement|responsibility|complicity|treason|their|his|her"
)
_OFFICES = frozenset(
    """commissioner command commander commanders chief chiefs head spokesman spokeswoman spokesperson spokesmen headquarters hq leadership staff officials official officer officers inspector director
    directorate department unit units inquiry investigation probe commission committee panel team board general command spokespeople source sources""".split()
)
"""Nouns for a part of a body: what they do, the body does."""
_STATE_OFFICES = frozenset(
    "ministry minister ministers governor governors president premier presidency junta mayor prefect".split()
)
_OBJECT_ENDS = frozenset(
    "to for of over in on with after into from at as because while when amid following pending guilty accused suspected opened began begun started not against last this who that which before until under during by including".split()
)


def is_finite(token: Token, after: Token | None) -> bool:
    """Whether a word is most likely a finite verb rather than part of a name."""
    low = token.low
    if (
        low in _NOT_VERBS
        or low in _PEOPLE
        or (after is not None and (after.low in _NUMBERS or after.low.isdigit()))
    ):
        return False
    if low in _BODIES and low not in {"state", "states", "head", "force", "forces", "command"}:
        return False
    if low in _VERBS or low in CUES:
        # "the reports", "claims" after an article or a possessive are nouns
        return after is None or after.low not in {"the", "a", "an", "its", "their", "his", "'s", "of"}
    return low.endswith("ed") and len(low) > 4 and not token.capital and "-" not in low and (
        after is None or after.low not in {"the", "a", "an", "its", "their", "his", "of", "newly", "recently"}
    )  # fmt: skip


def _head(tokens: Sequence[Token]) -> int | None:
    """Return the index of a noun phrase's head: the last word before its first preposition; a number looks past "of"."""
    end = next(
        (
            k
            for k, t in enumerate(tokens)
            if k
            and (
                t.low in HEAD_ENDS
                or (not t.word and t.low != "'s")
                or (t.low in _BLAMED and tokens[k - 1].low not in _NUMBERS | {"the", "a", "an"})
            )
        ),
        len(tokens),
    )
    if end < len(tokens) and tokens[end].text in "’'\"“”-.&" and end:
        rest = next((k for k, t in enumerate(tokens) if k > end and t.low in HEAD_ENDS), len(tokens))
        end = rest
    words = [k for k in range(end) if tokens[k].word]
    if not words:
        return None
    head = words[-1]
    if tokens[head].low in _NUMBERS or tokens[head].low.isdigit():
        if end + 1 < len(tokens) and tokens[end].low == "of":
            inner = _head(tokens[end + 1 :])
            return None if inner is None else end + 1 + inner
        return None
    return head


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence under reading, with what the step finders share."""

    sentence: str
    tokens: tuple[Token, ...]
    parties: Sequence[PartyMention]
    cast: Cast

    def token_at(self, at: int) -> int:
        """Return the token that holds an offset, or the first behind it."""
        return next((k for k, t in enumerate(self.tokens) if t.end > at), len(self.tokens) - 1)

    def party(self, first: int, last: int, *, people: bool = False) -> Party | None:
        """Return the body or person a stretch of tokens names, or ``None`` where its head is none.

        ``people``: those something is done to count too ("two men", "suspects").
        """
        while first < last and (
            not self.tokens[first].word
            or self.tokens[first].low in {"but", "and", "while", "also", "or", "for", "by", "to"}
        ):
            first += 1
        while last > first and not (self.tokens[last - 1].word or self.tokens[last - 1].text in ")]"):
            last -= 1
        tokens = self.tokens[first:last]
        head = _head(tokens)
        if head is None or len(tokens) > 22 or tokens[0].low in _PRONOUNS | _NO_SUBJECT:
            return None
        if any(is_finite(t, tokens[k - 1] if k else None) for k, t in enumerate(tokens[: head + 1])):
            return None
        start, end = tokens[0].start, tokens[-1].end
        words = self.sentence[start:end].strip(" ,;")
        noun = tokens[head]
        upto = noun.end
        named = next((m for m in self.parties if m.start < upto and noun.start < m.end), None)
        if named is not None and (
            named.party.actor is not None or people or named.armed or noun.low in _BODIES
        ):
            return Party(text=words, actor=named.party.actor, kind=named.party.kind)
        for found in self.cast.index.find(words):
            actor = self.cast.index.get(found.actor)
            if actor is not None and start + found.start < upto and noun.start < start + found.end:
                return Party(text=words, actor=actor.id, kind=actor.kind)
        if noun.low in _OFFICES:
            whole = next(
                (
                    m.party
                    for m in self.parties
                    if start <= m.start
                    and m.end <= end
                    and m.armed
                    and m.party.actor is not None
                    and m.party.kind in _STATE
                ),
                None,
            )
            if whole is None and head and not any(t.capital for t in tokens[1:]):
                low = " ".join(t.low for t in tokens[:head])
                kind = (
                    ActorKind.POLICE
                    if "police" in low
                    else ActorKind.STATE_FORCES
                    if re.search(r"\b(?:army|military)\b", low)
                    else None
                )
                known = None if kind is None else self.cast.index.get(self.cast.by_kind.get(kind, ""))
                whole = None if known is None else Party(text=words, actor=known.id, kind=known.kind)
            if whole is not None and not re.search(r"(?i)\b(?:for|against|former|ex-)\b", words):
                return Party(text=words, actor=whole.actor, kind=whole.kind)
        if noun.low in _STATE_OFFICES:
            return Party(text=words, kind=ActorKind.GOVERNMENT)
        if noun.low in _BODIES or noun.low.split("-")[-1] in _BODIES or (people and noun.low in _PEOPLE):
            return Party(text=words)
        proper = noun.capital and (
            any(t.capital for t in tokens[:head]) or tokens[0].start > 0 or len(tokens) == 1
        )
        return Party(text=words) if proper and noun.text.isalpha() and noun.low not in _TIMES else None

    def subject(self, at: int, *, people: bool = False) -> Party | None:
        """Return who does, or suffers, what the verb at an offset says."""
        return self._subject(self.token_at(at), people=people, depth=0)

    def _subject(self, verb: int, *, people: bool, depth: int) -> Party | None:
        if depth > 3 or verb <= 0:
            return None
        tokens = self.tokens
        stop = verb_start(tokens, verb)
        back = stop - 1
        while back >= 0 and not tokens[back].word and tokens[back].text == ",":
            back -= 1
        gerund = tokens[verb].low.endswith("ing") and not any(
            t.low in BE for t in tokens[max(0, verb - 3) : verb]
        )
        joined = back >= 0 and tokens[back].low in {"and", "but", "or", "then"}
        infinitive = stop > 0 and tokens[stop - 1].low == "to"
        if gerund or joined or infinitive:
            earlier = self._verb_before(stop)
            if earlier is not None and infinitive and _CAUSED.fullmatch(tokens[earlier].text):
                return self.party(earlier + 1, stop - 1, people=people)
            if earlier is not None:
                return self._subject(earlier, people=people, depth=depth + 1)
            if joined or infinitive:
                return None
        phrase = subject_before(tokens, verb)
        if phrase is None:
            # "Despite launching an investigation, …" has no subject of its own
            return None
        first, last = phrase.first, phrase.last
        wedge = _WEDGE.match(self.sentence[: tokens[stop].start])
        if wedge is not None and wedge.end("head") < tokens[first].start:
            return self.party(0, self.token_at(wedge.end("head") - 1) + 1, people=people)
        that = next(
            (k for k in range(stop - 1, first, -1) if tokens[k].low == "that" and self._said_before(k)), None
        )
        if that is not None and that + 1 < stop and tokens[that + 1].low in _PRONOUNS:
            speaking = self._cue_before(that)
            return None if speaking is None else self._subject(speaking, people=people, depth=depth + 1)
        if that is not None:
            return self.party(that + 1, stop, people=people)
        cut = next((k for k in range(last - 1, first, -1) if is_finite(tokens[k], tokens[k - 1])), None)
        if cut is not None:
            if tokens[cut].low in CUES or stepwords.SAYS.fullmatch(tokens[cut].text):
                if cut + 1 < last and tokens[cut + 1].low == "that":
                    cut += 1
                if cut + 1 >= last:
                    return None
                first, speaking = cut + 1, cut
                if tokens[first].low in _PRONOUNS:
                    return self._subject(speaking, people=people, depth=depth + 1)
            else:
                return None
        elif tokens[first].low in _PRONOUNS:
            speaking = self._cue_before(first)
            return None if speaking is None else self._subject(speaking, people=people, depth=depth + 1)
        found = self.party(first, last, people=people)
        return found if found is not None else self._before_wedge(stop, people=people)

    def _before_wedge(self, stop: int, *, people: bool) -> Party | None:
        """Return the noun phrase before what is wedged in ("The commission, set up on Monday, will …")."""
        tokens = self.tokens
        if stop < 2 or tokens[stop - 1].text != ",":
            return None
        commas = [k for k in range(stop - 1) if tokens[k].text == ","]
        if not commas or any(t.text in ';:“”"' for t in tokens[: stop - 1]):
            return None
        return self.party(0, commas[0], people=people)

    def _said_before(self, that: int) -> bool:
        """Whether "that" hands over what was said ("said on Monday that")."""
        return any(
            t.low in CUES or stepwords.SAYS.fullmatch(t.text) or _ASSURES.fullmatch(t.text)
            for t in self.tokens[max(0, that - 5) : that]
        )

    def _verb_before(self, stop: int) -> int | None:
        """Return the finite verb of the clause before a coordinated verb, an infinitive or a participle."""
        for k in range(stop - 1, 0, -1):
            token = self.tokens[k]
            if token.text in ";:—–" or token.low in {"that", "which", "who"}:
                return None
            if is_finite(token, self.tokens[k - 1]) and not (
                token.low in _VERBS_AUX and k + 1 < stop and is_finite(self.tokens[k + 1], None)
            ):
                return k
        return None

    def _cue_before(self, first: int) -> int | None:
        """Return the verb of saying right before a pronoun ("said it", "said that it")."""
        k = first - 1
        while k > 0 and (
            self.tokens[k].low
            in {"that", "on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
            or not self.tokens[k].word
        ):
            if self.tokens[k].text in ".;:":
                return None
            k -= 1
        return (
            k
            if k > 0 and (self.tokens[k].low in CUES or stepwords.SAYS.fullmatch(self.tokens[k].text))
            else None
        )

    def agent(self, at: int) -> Party | None:
        """Return who stands behind "by" after a passive verb."""
        by = re.match(
            r"\s+(?:[^,;.]{0,70}?\s)?by\s+(?=the\b|an?\b|[A-ZÀ-Þ]|its?\b|their\b|\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several|some|both)\b|judges|magistrates|courts|lawyers|relatives|families|survivors|residents|villagers|parliament|lawmakers|deputies|experts|rights|armed\b|army|police|military|prosecutors|authorities|soldiers|security|state|local|government|investigators|troops|gendarmes|gunmen|rebels|officials)",
            self.sentence[at:],
        )
        if by is None:
            return None
        return self.behind(at + by.end())

    def behind(self, at: int, *, people: bool = False) -> Party | None:
        """Return the body or person whose name begins at an offset."""
        first = next((k for k, t in enumerate(self.tokens) if t.start >= at), len(self.tokens))
        phrase = phrase_after(self.tokens, first)
        if phrase is None:
            return None
        last = next(
            (k for k in range(phrase.first + 1, phrase.last) if self.tokens[k].low in _OBJECT_ENDS and not (
                self.tokens[k].low == "of" and k + 1 < phrase.last and not _CRIME.fullmatch(self.tokens[k + 1].low)
            )), phrase.last
        )  # fmt: skip
        last = next(
            (
                k
                for k in range(phrase.first + 1, last)
                if k + 1 < last and self.tokens[k].low == "and" and is_finite(self.tokens[k + 1], None)
            ),
            last,
        )
        while last > phrase.first + 1 and self.tokens[last - 1].low in {"by", "on", "in", "and", "not"}:
            last -= 1
        return self.party(phrase.first, last, people=people)

    def patient(self, at: int) -> Party | None:
        """Return whom an active verb that ends at an offset is done to ("sentenced **four soldiers** to death")."""
        return self.behind(at, people=True)

    def passive(self, at: int) -> bool:
        """Whether the participle at an offset is a passive, with its auxiliary or reduced ("soldiers convicted of …")."""
        verb = self.token_at(at)
        if any(t.low in BE for t in self.tokens[max(0, verb - 3) : verb]):
            return True
        after = self.tokens[verb + 1] if verb + 1 < len(self.tokens) else None
        return (
            after is None
            or not after.word
            or after.low in _OBJECT_ENDS | {"by", "last", "yesterday"}
            or after.low.endswith("ly")
        )

    def about(self, at: int) -> Party | None:
        """Return whose conduct it is about: the first armed party named behind "into", who did not suffer it."""
        into = _INTO.search(self.sentence, at)
        if into is None or into.start() - at > 60:
            return None
        for mention in self.parties:
            if mention.start < into.end() - 1 or not mention.armed:
                continue
            if SUFFERED.search(self.sentence[max(0, mention.start - 60) : mention.start]):
                continue
            return mention.party
        return None

    def end(self) -> int:
        """Return where the sentence's words end."""
        return len(self.sentence.rstrip(" ."))

    def negated(self, at: int) -> bool:
        """Whether the words before an offset, back to the comma, say that it was not done."""
        left = re.split(r"[;:]|,\s|\bsa(?:id|ys)\b", self.sentence[:at])[-1]
        return bool(stepwords.NEGATED.search(left[-60:]))

    def ahead(self, at: int) -> bool:
        """Whether what stands at an offset is still to come, or only might."""
        return bool(stepwords.AHEAD.search(self.sentence[:at].rstrip() + " "))

    def due(self, at: int, *, ahead: bool = True) -> tuple[int, int] | None:
        """Return where the words of a due date stand behind an offset; a date of the harm itself is none.

        ``ahead``: the verb looks ahead, so that "on Monday" is a term too.
        """
        for word in stepwords.DUE.finditer(self.sentence, at):
            if (
                not ahead
                and word.group().lower().startswith(("on", "in "))
                and not re.match(
                    r"(?i)in\s+(?:the\s+)?(?:next|coming|\d|an?\b|\w+\s+(?:days|weeks|months))",
                    self.sentence[word.start() :],
                )
            ):
                continue
            if not stepwords.HARM_BEFORE_DATE.search(
                self.sentence[at : word.start()]
            ) or word.group().lower().startswith(("within", "by", "before", "no later")):
                return word.start(), self.end()
        return None

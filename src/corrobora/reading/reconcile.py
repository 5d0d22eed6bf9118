"""The trained model's marks and the rules' attributions of one sentence, made one.

The model is better at where speaker and content begin and end, and at words no
table holds; the rules know what a cue means (a denial, an accusation, hearsay)
and whom an accusation points at. So an attribution that both find keeps the
rules' meaning, one that the model alone finds gets its meaning from the words
of its cue, and one that the rules alone find stays, held less sure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corrobora.reading.attribution import (
    CUE_RE,
    HAPPENINGS,
    NO_VOICE,
    SPEAKS,
    Attribution,
    can_speak,
    main_subject,
)
from corrobora.reading.clauses import tokenize
from corrobora.reading.lexicon import CUES, NOUN_CUES, PRONOUNS, Frame
from corrobora.reading.marks import Marked
from corrobora.reading.voicing import with_voice
from corrobora.records import Span, Stance

METHOD = "reconcile/5"
SURE = 0.4
"""From this confidence on the model's speaker or content wins over a rule's that lies elsewhere."""
HEARD = 0.25
"""From this confidence on an attribution that only the model finds is kept, if its cue is a word of speaking."""
STRANGE = 0.7
"""The same for a cue that is no word of speaking that we know."""

_INTENDS = re.compile(
    r"(?i)\b(?:want(?:s|ed|ing)?|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intention|aim(?:s|ed|ing)?|try|tries|tried|trying|seek(?:s|ing)?|sought|"
    r"decid(?:e|es|ed|ing)|decision|agree(?:s|d)? to|refus(?:e|es|ed|ing)|wish(?:es|ed)?|prefer(?:s|red)?|like[sd]? to|feel(?:s|ing)?|felt|love[sd]?|know[sn]?|knew|"
    r"effort|order(?:s|ed)? to|prepar\w+|consider\w*|opt(?:s|ed)?|design\w*|bid|attempt\w*)\b"
)
"""Cues of wishes and plans, which the corpus marks too: they say nothing happened."""
_SAYS_NOTHING = re.compile(
    r"(?i)\b(?:not|never|neither|nor|no|without|declin\w+|unable|fail(?:s|ed|ing)?|could ?n['’]t|did ?n['’]t)\b|n['’]t\b"
)
"""Cues under a negation: whose words they would be, nobody knows."""
_CALLED_FALSE = re.compile(
    r"(?i)\b(?:fabricat\w+|false\w*|fake\w*|baseless|unfounded|lies|lying|rumou?rs?|disinformation|misinformation|propaganda)\b"
)
"""Words that deny what they hand on ("spreading fabricated news that …"): the rules weigh them."""
_LEARNT = re.compile(
    r"(?i)it\s+(?:is|was|has been|had been|’s|'s)\s+(?:\w+ly\s+)?(?:\w+ed|learnt|understood|known|said|thought|held)\b"
)
""""It is learnt that …": hearsay that names nobody stays in the voice it stands in."""
_RELATIVE = re.compile(r"(?i)which|who|that|whom|whose \w+")
_ANTECEDENT = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]*\s+)*[A-ZÀ-Þ][\w’'-]*|\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:(?!(?:the|an?|its|their|his|her|was|were|is|are|has|had|by|from|with|to|and|at)\b)[\w.’'-]+\s+){0,4}[\w’'-]+),?\s*$"
)
"""The words before "which" and "who": the name, or from the nearest determiner on."""
_WORD = re.compile(r"[\w'’-]+")


_MEANS: tuple[tuple[re.Pattern[str], Stance], ...] = tuple(
    (re.compile(rf"(?i)\b(?:{words})\b"), stance)
    for words, stance in (
        (r"(?:do|does|did|could|can) ?n[o'’]t (?:believe|trust|accept)|(?:no|little|few) (?:reason|grounds?) to (?:believe|trust|think)|(?:no|little) (?:faith|trust|confidence)|"
         r"(?:is|are|was|were|am|remains?|remained) (?:\w+ly )?(?:s[ck]eptical|unsure|unconvinced|doubtful|not (?:sure|convinced|certain))", Stance.DOUBTS),
        (r"bear(?:s|ing)? no (?:responsibility|blame|guilt)|bore no (?:responsibility|blame|guilt)|discard(?:s|ed)?|repudiat(?:es?|ed)|disown(?:s|ed)?", Stance.DENIES),
        (r"(?:takes?|took|taking|accepts?|accepted|bears?|assumes?|assumed) (?:full |the |all |sole )*(?:responsibility|blame)|recogni[sz](?:e|es|ed)|accept(?:s|ed)?|"
         r"grant(?:s|ed)?|allowed|owns? up|owned up|brag(?:s|ged|ging)?|boast(?:s|ed|ing)?|confess(?:es|ed)?", Stance.ADMITS),
        (r"back(?:s|ed)|bears? out|bore out|born out|establish(?:es|ed)?|certif(?:y|ies|ied)|vouch(?:es|ed)?|endors(?:es|ed)", Stance.AFFIRMS),
        (r"ask(?:s|ed|ing)?|begg?(?:s|ed)?|implor(?:e|es|ed)|plead(?:s|ed)?|pled|appeal(?:s|ed)?|challeng(?:e|es|ed)|invit(?:e|es|ed)|petition(?:s|ed)?|want(?:s|ed)?", Stance.DEMANDS),
        (r"decree(?:s|d)?|undert(?:akes?|ook)", Stance.ANNOUNCES),
        (r"(?:is|are|was|were|am|remains?) (?:\w+ly )?(?:concerned|worried|afraid|alarmed|fearful)|assess(?:es|ed)|dread(?:s|ed)?", Stance.PREDICTS),
        (r"affirm(?:s|ed|ing)?|specif(?:y|ies|ied|ying)|inform(?:s|ed|ing)?|mention(?:s|ed|ing)?|clarif(?:y|ies|ied)|answer(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|respond(?:s|ed)?|"
         r"agree(?:s|d)?|retort(?:s|ed)?|count(?:s|ed)?|signal(?:s|led)?|name[sd]?|identif(?:y|ies|ied)|consider(?:s|ed)|complain(?:s|ed)?|narrat(?:e|es|ed)|phoned|messaged|texted|"
         r"quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|revis(?:e|es|ed)|rais(?:e|es|ed)|lower(?:s|ed)|know|knows|knew|attribut(?:e|es|ed|ing)|regard(?:s|ed)|bl(?:ame|ames|amed)", Stance.ALLEGES),
    )
)  # fmt: skip
"""What cues mean that no rule looks for, the first that fits: the model must have found them, for alone they mean too many things."""
_TO_DO = re.compile(r"(?i)\W*(?:(?:that|for)\b|(?:[^,;]{2,90}?\s)?to\s+(?!(?:have|be)\b)\w)")
"""What is asked for: that something be done, somebody to do something. A question is no demand."""
_TO_COME = re.compile(r"(?i)\b(?:will|would|may|might|could|shall|going to|likely|about to|next|soon)\b")
_GRANTED = re.compile(r"(?i)\b(?:that|having)\b")
_DISBELIEF = _MEANS[0][0]
_NO_MORE = re.compile(
    r"(?i)\s*(?:,\s*(?:and|but|which|who|whose)\b|(?:quoted|cited|contacted|reached|interviewed|speaking|first|later|initially|then|also|now|who|which|whose|told|informed)\b).*",
    re.DOTALL,
)
"""What stands behind the words for a speaker and is none of them."""
_LEADS = re.compile(r"(?is).*(?:\b(?:and|but|later|then|that|while|when)|[,;:])\s*$")
"""What stands before the words for a speaker and is none of them."""
_NAMED_BEHIND = re.compile(r"(?:(?<=,)|,)\s*(?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[A-ZÀ-Þ][\w’'-]+),")
_THERE_IS = re.compile(r"(?i)\bthere\s+(?:is|are|was|were|has been|have been)\s*$")
_ONLY_SEEN = re.compile(
    r"(?i)\b(?:saw|heard|counted|found|shows|showed|demand(?:s|ed)?|request(?:s|ed)?|order(?:s|ed)?|thought)\b"
)
"""Cues that are as often deeds as words ("alleged that the police had demanded a bribe")."""
_HABIT = re.compile(
    r"(?i)\b(?:that|which|who)\s+(?:documents?|monitors?|records?|tracks?|counts?|reports? on|writes? about|speaks? for)$"
)
_ASKS = next(pattern for pattern, stance in _MEANS if stance is Stance.DEMANDS)
_HEDGED = re.compile(r"(?i)\s*(?:allegedly|reportedly|apparently|purportedly|supposedly)\s*")
_ANEW = re.compile(
    r"\s*(?:;|,\s+(?:an?|the)\s+(?:claim|statement|version|account|figure|charge|assertion|explanation)\b)"
)
_WHO = re.compile(r",?\s+(?P<who>who\s[^,.;:“”\"]{3,80})")
_WHOM = re.compile(r"\s+(?P<whom>(?:an?|the|one|two|its|their|[A-ZÀ-Þ])[^,.;:“”\"]{2,60}?):\s*")
_LAST_WORDS = re.compile(r"\s+(?P<who>(?:an?|the|its|their|his|her|[A-ZÀ-Þ])[^,.;:“”\"]{2,70}?)\s*\.?\s*")
_PLAIN = re.compile(
    r"(?i)\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|wr(?:ote|ites?)|according to|stat(?:ed|es)|add(?:ed|s))\b"
)
"""Cues that mean nothing else: what the model marks with them is kept however unsure it is of the rest."""
_LONGEST_NAME = 16
"""So many words may name and describe a speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """A mark as it lies in one sentence: offsets of the sentence."""

    source: Span | None
    cue: Span
    content: Span
    confidence: float


def local_marks(marks: Sequence[Marked], *, start: int, length: int) -> list[Local]:
    """Return the marks whose cue stands in a sentence and that have content there, in its offsets.

    Content in several stretches ("…", he said, "…") becomes one from the first
    to the last of them.
    """
    end = start + length
    found: list[Local] = []
    for mark in marks:
        if mark.cue.start < start or mark.cue.end > end:
            continue
        inside = [s for s in mark.content if s.start < end and start < s.end]
        if not inside:
            continue
        said = [s for s in mark.source if start <= s.start and s.end <= end]
        found.append(
            Local(
                source=Span(start=said[0].start - start, end=said[0].end - start) if said else None,
                cue=Span(start=mark.cue.start - start, end=mark.cue.end - start),
                content=Span(
                    start=max(0, min(s.start for s in inside) - start),
                    end=min(length, max(s.end for s in inside) - start),
                ),
                confidence=mark.confidence,
            )
        )
    return found


def reconcile(
    sentence: str, rules: tuple[Attribution, ...], marks: Sequence[Local], *, outlet: str | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence in the order of their cues, rules and marks taken together.

    ``outlet`` is the report's own: what it says of itself is nobody's claim but its own.
    """
    rules = tuple(r for r in rules if not _own_paper(sentence, r, outlet))
    if not marks:
        return _voiced(sentence, [r for r in rules if not _told_on(sentence, r, ())])
    left = list(marks)
    made: list[Attribution] = []
    for rule in rules:
        near = [m for m in left if _same(rule, m)]
        if not near:
            if not _told_on(sentence, rule, marks):
                made.append(rule)
            continue
        mark = max(
            near,
            key=lambda m: (_shared(rule.cue, m.cue) > 0, _shared(rule.content, m.content), m.confidence),
        )
        left.remove(mark)
        made.append(_agreed(sentence, rule, mark))
    for mark in left:
        fresh = _from_mark(sentence, mark, made, outlet, marks)
        if fresh is not None and not _own_paper(sentence, fresh, outlet):
            made.append(fresh)
    return _voiced(sentence, sorted(made, key=lambda a: (a.cue.start, a.cue.end)))


_GLUED = re.compile(r"[a-zà-þ”\"]\.(?=[A-ZÀ-Þ“\"])")
"""Two sentences that a page set without a space between them ("said Bel.The officers")."""
_PICTURED = re.compile(
    r"(?:.*\b)?(?:Image \d+ of /? ?\d+|Caption Close|Photos?(?: by)?|Courtesy(?: of)?|Video|CLOSE|TODAY['’]S TOP STORIES|Share)\b[\s:]*",
    re.DOTALL,
)
"""What a picture or a player carries before the first words of a text."""
_MODAL_FIRST = re.compile(
    r"(?i)(?:may|might|must|shall|should|can|happened|shot|killed|found|led|leading|resulting|causing|prompting|according)\b"
)
"""Words no noun phrase begins with: the stretch begins inside a clause."""
_TURNED_ROUND = re.compile(
    r"(?i)(?:said|says|added|adds|specified|specifies|stated|states|wrote|writes|explained|explains|recalled|recalls|noted|notes|indicated|indicates|concluded|concludes|insisted|insists|warned|warns|continued|continues|"
    r"announced|announces|declared|declares|replied|replies|confirmed|confirms|told)\s+(?=\S)"
)
"""A verb before its own subject ("…, **specified** the communiqué, which adds")."""
_DEEPER = re.compile(
    r"(?:.*\s)?(?:after|when|while|before|until|because|although|what|whom|where|whether|that)\s+(?P<who>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The last clause that opens in the words ("inside what **police**", "is dead after **police**")."""
_LED_BY = re.compile(
    r"(?:[A-Za-z]+\s+)?[\w-]+\s+(?:up|down|away|ago|later|earlier)\s+(?P<who>(?:an?|the)\s+\S.*)", re.DOTALL
)
""""Six floors up **a man**"."""
_STRETCH = re.compile(r"\b(?:floors?|storeys?|doors?|metres|meters|yards|kilometres|streets|years?|hours?)\b")
_WHEN_IT_WAS = re.compile(
    r"(?i)(?:earlier|later|meanwhile|previously|initially|today|yesterday|afterwards?|then|now|instead|however|also|still|less|more|recently|so far)"
)
_HEARSAY = re.compile(
    r"(?i)what\s+(?:is|are|was|were|has|have)\b|information\s+(?:received|gathered|obtained|collected|provided)\b"
)
_CLOCKED = re.compile(
    r"(?i)\d{1,2}(?::\d\d)?\s*(?:[ap]\.?\s?m\b.*|(?:local\s+time|hours|hrs)\b.*|(?=(?:he|she|they|it|we|i)\b).*)",
    re.DOTALL,
)
"""An hour, and no count of those who speak ("30 a.m. in the 3500 block")."""
_SHORTENED = re.compile(r"(?P<who>I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Yy]ou|[Ii]t)[’'](?:m|re|ve|s|d|ll)")
_MUTE = frozenset(
    """dog dogs cat cats horse horses camel camels donkey cow cattle goat goats bird birds door doors window windows wall walls roof car cars house houses
    street streets road roads avenue bridge highway gun guns pistol rifle weapon weapons suspicion suspicions case cases lawsuit trial fact facts claim latest
    weather rain night morning ring rings sign signs bus buses lorry lorries van boat boats hole holes smell silence scar scars blood shoes clothes clock""".split()
)
"""Heads of a noun phrase that say nothing: beasts and things."""
_PLACED = re.compile(
    r"(?:The\s+(?:[A-ZÀ-Þ][\w’'-]*\s+)+Plaza|(?:[A-ZÀ-Þ][\w’'-]*\s+)*(?:Toll|City|Town|Central|Market|Shopping|Civic|Grand|Station)\s+Plaza|(?:[A-ZÀ-Þ][\w’'-]*\s+)+(?:Street|St\.?|Avenue|Ave\.?|Bridge|Road|Rd\.?|Square|Junction|Highway|Boulevard|Blvd\.?|Roundabout|Checkpoint|Gate|Airport|Lane|Drive|Park|River|LGA|Valley|Crossing))"
    r"(?:\s+(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|North|South|East|West|\d+))?"
)
"""A name that ends in a word for a place nobody governs from; "Plaza" alone may be a surname."""
_MET = re.compile(
    r".*\b(?:[Ww]e|I|[Oo]ur\s\w+)\s+(?:also\s+)?(?:found|met|visited|reached)\s+(?P<who>(?!(?:at|in|on|by|near|outside|inside|there|behind)\b)\S.*)",
    re.DOTALL,
)
"""Whom the writer found at the place ("behind the market we found **nurse Bel**")."""
_WHOM_WE_MET = re.compile(
    r"(?P<who>\S.*?)\s+(?:we|I)\s+(?:also\s+)?(?:found|met|visited|reached)\s+(?:at|in|on|by|near|outside|inside|there|behind)\b.*",
    re.DOTALL,
)
"""Whom the writer met somewhere ("**a nurse** we met at the clinic")."""
_AT_A_PLACE = re.compile(
    r"(?:In|At|Behind|Near|Outside|Inside|From|On|Under|Around|Beside|Beyond)\s+[^,;:]{3,60}\s(?P<who>we|I|they|he|she)"
)
"""A pronoun behind the place that opens the sentence ("Behind the market **we** found …")."""
_VERB_FIRST = re.compile(
    r"(?:[a-z]+ed|took|drank|wept|rose|stood|sat|gave|brought|carried|put|laid|shook|held|left|came|went|ran)\s+"
    r"(?:out|up|down|off|away|back|in|on|to|from|the|an?|his|her|its|their|half|some|several|all|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b"
)
"""A verb with its object: the second of a sentence's predicates, no speaker ("stood up, **wiped his face** and said")."""
_NOT_ONE = re.compile(r"(?i)(?:no|not\s+(?:an?|one|a\s+single))\s+(?!\d|(?:fewer|less|longer)\b)\w")
_RUMOURED = re.compile(r"(?i)what\s+(?:is|are|was|were|has\s+been|have\s+been)\s+being\s+\w+ed\b(?!\s+by\b)")
_SAVE_AS_SAID = re.compile(r"(?i)\bunless\s+(?:it\s+is\s+)?(?:otherwise\s+)?$")
"""What stands right before the verb of a proviso ("unless otherwise **stated**")."""
_CALLED_UPON = re.compile(r"(?i)any(?:one|body)\s+(?:who|with|that|having)\b")
""""Anyone with information": asked to speak, and has not."""
_FINITE = re.compile(
    r"\s+(?P<verb>(?:is|are|was|were|has|have|had|will|would|did|does|called|made(?!\s+(?:homeless|destitute|widows?|orphans?|public|to)\b)|gave|stands?|stood|belongs?|belonged|minimi[sz]ed|used|visited|responded|took|takes|received|went|came|arrived|ended|ran|fled|left|saw|died|opened|investigated)\b)"
)
_ITS_OWN_CLAUSE = re.compile(r"\b(?:who|which|whose|that|whom|familiar|involved|interviewed)\b")
_HANGS_ON = re.compile(
    r"\s(?:of|in|on|at|to|for|with|from|that|which|who|against|down|up|across|near|outside|inside|behind|by|next|above|below|along|under|around|between)\s"
)
_LONGEST_CUT = 2
"""So many words of a verb's may stand behind a speaker that is cut free of them ("a woman called 911")."""


def _mouth(sentence: str, made: Attribution) -> Attribution | None:
    """Return an attribution whose words for a speaker begin where the speaker does, or ``None`` where they name none.

    A speaker is a person, a body or a document that speaks. Words that begin inside another clause are cut to its last
    noun ("happened inside what **police**"); a beast, a thing, an hour or a street says nothing.
    """
    if made.source is None or made.nobody or made.silent or made.same_as_previous:
        return made
    start, end = made.source.start, made.source.end
    ahead = end <= made.cue.start
    if ahead and _SAVE_AS_SAID.search(sentence, 0, made.cue.start) is not None:
        return None  # "compiled from the press unless stated otherwise"
    if _NOT_ONE.match(sentence, start, end) is not None:
        return replace(made, silent=True, nobody=True)  # "no document shows that …": nobody says it
    glued = _GLUED.search(sentence, start, end)
    if glued is not None:
        start, end = (glued.end(), end) if ahead else (start, glued.end() - 1)
    for lead in (_PICTURED, _TURNED_ROUND):
        found = lead.match(sentence, start, end)
        if found is not None and can_speak(sentence[found.end() : end]):
            start = found.end()
    short = _SHORTENED.fullmatch(sentence, start, end)
    if short is not None:
        end = short.end("who")
    words = sentence[start:end]
    if _WHEN_IT_WAS.fullmatch(words):
        words = sentence[end : made.cue.start].strip() if ahead else ""
        if not can_speak(words):
            return None  # "Earlier police believed": who believed stands behind the adverb
        start = sentence.index(words, end)
        end = start + len(words)
    if _HEARSAY.match(words):
        return replace(made, nobody=True) if _RUMOURED.match(words) else made
    if ahead and _VERB_FIRST.match(words) is not None:
        return _of_first_verb(sentence, made)
    placed = _AT_A_PLACE.fullmatch(words) if ahead else None
    if placed is not None:
        start, words = start + placed.start("who"), placed["who"]
    found = _MET.fullmatch(words) if ahead else None
    if found is not None and can_speak(found["who"]):
        start += found.start("who")
        words = found["who"]
    met = _WHOM_WE_MET.fullmatch(words) if ahead else None
    if met is not None and can_speak(met["who"]):
        end = start + met.end("who")
        words = met["who"]
    led = _LED_BY.fullmatch(sentence, start, end)
    if (
        led is not None
        and can_speak(led["who"])
        and (not can_speak(before := sentence[start : led.start("who")].lower()) or _STRETCH.search(before))
    ):
        start = led.start("who")
    deeper = _DEEPER.fullmatch(sentence, start, end) if ahead else None
    outer = sentence[start : end if deeper is None else deeper.start("who")]
    if deeper is not None and can_speak(deeper["who"]) and _ITS_OWN_CLAUSE.search(outer) is None:
        start = deeper.start("who")
    words = sentence[start:end]
    if (
        _CLOCKED.fullmatch(words)
        or _MODAL_FIRST.match(words)
        or _PLACED.fullmatch(words)
        or _CALLED_UPON.match(words)
    ):
        return None
    verb = _FINITE.search(sentence, start, end)
    if (
        verb is not None
        and _ITS_OWN_CLAUSE.search(sentence, start, verb.start()) is None
        and sentence[verb.start() - 1] != ","
        and not sentence.startswith(", who", end)
    ):
        if len(sentence[verb.start() : end].split()) > _LONGEST_CUT or not can_speak(
            sentence[start : verb.start()]
        ):
            return None  # a whole clause
        end = verb.start()
    low = [w.lower() for w in _WORD.findall(_HANGS_ON.split(sentence[start:end])[0])]
    low = low[:-1] if low[-1:] in (["itself"], ["themselves"]) else low
    alone = len(low) == 1 and sentence[start].isupper()
    mute = bool(low) and (low[-1] in _MUTE or (low[-1] in HAPPENINGS and not alone))
    if not low or (mute and not any(w[:1].isupper() for w in sentence[start:end].split()[1:])):
        return None
    if (start, end) == (made.source.start, made.source.end):
        return made
    return replace(made, source=Span(start=start, end=end))


def _of_first_verb(sentence: str, made: Attribution) -> Attribution | None:
    """Return what a sentence's second or third predicate says as the word of its subject, or ``None`` where that says nothing."""
    tokens = tokenize(sentence)
    subject = (
        None
        if made.source is None
        else main_subject(tokens, sum(t.start < made.source.start for t in tokens))
    )
    if subject is None:
        return None
    first, last = tokens[subject.first], tokens[subject.last - 1]
    return replace(made, source=Span(start=first.start, end=last.end), beside=None)


def _voiced(sentence: str, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions whose words for a speaker name somebody, cut back to those words."""
    heard = (_mouth(sentence, one) for one in found)
    found = [one for one in heard if one is not None]
    voiced = [with_voice(sentence, one, alone=len(found) < 2) for one in found]
    dropped = [
        one for one, made in zip(found, voiced, strict=True) if made is None and one.source is not None
    ]
    return tuple(_widened(sentence, made, dropped) for made in voiced if made is not None)


def _widened(sentence: str, made: Attribution, dropped: Sequence[Attribution]) -> Attribution:
    """Return an attribution whose content takes in the words of one that was none ("**Searchers found** a body, a priest said")."""
    for one in dropped:
        if one.source is None or made.source is None:
            continue
        if made.content.end <= made.content.start and one.source.end < made.source.start:
            # the words were bounded by the speaker that was none: the sentence runs up to who said it
            end = len(sentence[: made.source.start].rstrip(" ,"))
            return replace(made, content=Span(start=one.source.start, end=end))
        if one.content.start == made.content.start and one.source.start < made.content.start:
            return replace(made, content=Span(start=one.source.start, end=made.content.end))
    return made


def _told_on(sentence: str, rule: Attribution, marks: Sequence[Local]) -> bool:
    """Whether a rule takes for words of its own what somebody else tells ("alleged that the police had demanded a bribe")."""
    if rule.nobody or rule.silent or rule.source is None:
        return False
    if _THERE_IS.search(sentence[: rule.source.start]):
        return True  # "there is a witness who saw it": whoever says so speaks
    return _ONLY_SEEN.search(sentence[rule.cue.start : rule.cue.end]) is not None and any(
        m.confidence >= SURE
        and m.source is not None
        and m.cue.end <= m.content.start <= rule.cue.start
        and rule.cue.end <= m.content.end
        for m in marks
    )


def _agreed(sentence: str, rule: Attribution, mark: Local) -> Attribution:
    """Return a rule's attribution with the speaker and content of the mark where they lie elsewhere and the model is sure."""
    agreed = replace(rule, confidence=mark.confidence)
    if rule.silent and mark.source is not None and _DISBELIEF.search(sentence[rule.cue.start : mark.cue.end]):
        return replace(agreed, silent=False, stance=Stance.DOUBTS, frame=Frame.CLAUSE, content=mark.content)
    if rule.frame is Frame.CLAUSE and rule.content.start >= rule.cue.end and not rule.silent:
        agreed = replace(agreed, content=_ending(sentence, rule.content, mark.content))
    if mark.confidence < SURE or rule.silent or mark.source is None or rule.nobody:
        return agreed
    if (
        rule.same_as_previous
        or rule.source is None
        or _RELATIVE.fullmatch(sentence[mark.source.start : mark.source.end].strip())
    ):
        return agreed
    if _shared(rule.source, mark.source):
        return _worded(sentence, agreed, mark.source)
    if rule.quoted_by is not None and _shared(rule.quoted_by, mark.source):
        return agreed  # "the radio reported, quoting a nurse": the nurse says it
    if rule.beside is not None and _shared(rule.beside, mark.source) and mark.source.end < mark.cue.start - 1:
        return agreed
    if rule.source.start >= rule.cue.end and mark.source.end <= rule.cue.start:
        return agreed  # "grey coats, says the widow": what stands before an inverted verb is said, it does not speak
    agreed = replace(agreed, source=mark.source, beside=None)
    if not _shared(rule.content, mark.content):
        # "X, whom several relatives accuse, told …": the rule read another clause
        agreed = replace(agreed, content=mark.content, frame=Frame.CLAUSE, accused=None, tail=None)
    return agreed


def _ending(sentence: str, ours: Span, theirs: Span) -> Span:
    """Return a rule's content, cut where the model ends it before a semicolon or before what the outlet says of it."""
    if not (ours.start <= theirs.end < ours.end) or not _shared(ours, theirs):
        return ours
    return Span(start=ours.start, end=theirs.end) if _ANEW.match(sentence, theirs.end) else ours


def _with_name(sentence: str, source: Span) -> Span:
    """Return the words for a speaker with the name that stands behind them ("The governor, Ana Bel, was …")."""
    name = _NAMED_BEHIND.match(sentence, source.end)
    words = sentence[source.start : source.end].rstrip(" ,")
    if name is None or words[-1:].isupper() or not words[:1].isalpha() or words.split()[-1][:1].isupper():
        return Span(start=source.start, end=source.start + len(words))
    return Span(start=source.start, end=name.end("name"))


def _worded(sentence: str, rule: Attribution, named: Span) -> Attribution:
    """Return an attribution whose speaker both find, worded as the model has it where the rule took too much or too little."""
    source = rule.source
    if source is None or source == named:
        return rule
    ours, theirs = sentence[source.start : source.end], sentence[named.start : named.end].rstrip(" ,;:")
    named = Span(start=named.start, end=named.start + len(theirs))
    if source.start <= named.start and named.end <= source.end:
        before, behind = sentence[source.start : named.start], sentence[named.end : source.end]
        whole = (not before or _LEADS.match(before)) and (not behind or _NO_MORE.fullmatch(behind))
        return replace(rule, source=named, beside=None) if whole else rule
    if named.start > source.start or named.end < source.end or len(theirs.split()) > _LONGEST_NAME:
        return rule
    if named.start == source.start and rule.beside is None and ours.lower() not in PRONOUNS:
        start = (
            source.end
            + len(sentence[source.end : named.end])
            - len(sentence[source.end : named.end].lstrip(" ,("))
        )
        if named.end - start > 2:
            return replace(rule, beside=Span(start=start, end=named.end))
    if (
        named.start < source.start
        and rule.beside is None
        and sentence[named.start : source.start].rstrip().endswith(",")
    ):
        # "a former detainee, a student of 22": the first words name, the others describe
        end = named.start + len(sentence[named.start : source.start].rstrip(" ,"))
        if can_speak(sentence[named.start : end]) and sentence[source.start : source.start + 1].islower():
            return replace(rule, source=Span(start=named.start, end=end), beside=source)
    return rule


def _from_mark(
    sentence: str, mark: Local, beside: Sequence[Attribution], outlet: str | None, marks: Sequence[Local]
) -> Attribution | None:
    """Return an attribution that the model alone finds, with the stance of its cue's words; ``None`` if it says nothing."""
    words = sentence[mark.cue.start : mark.cue.end]
    meant = _meant(sentence, mark)
    if mark.source is None:
        return None
    if meant is None and _ASKS.search(words):
        return None  # "asked who burned it": a question tells nothing
    plain = _PLAIN.search(words) is not None
    if not plain and mark.confidence < (HEARD if meant is not None or SPEAKS.search(words) else STRANGE):
        return None
    if meant is None and any(rule.search(words) for rule in (_INTENDS, _SAYS_NOTHING, _CALLED_FALSE)):
        return None
    if _HEDGED.fullmatch(words):
        return None  # "soldiers allegedly burned it": they do not say so
    if outlet is not None and _plain(sentence[mark.source.start : mark.source.end]) == _plain(outlet):
        return None  # "…, the Harmattan Post has learnt": its own voice
    if any(_shared(a.cue, mark.cue) for a in beside):
        return None
    if any(
        a.quoted_by is not None and a.source is not None and _shared(a.source, mark.content) for a in beside
    ):
        return None
    named = sentence[mark.source.start : mark.source.end]
    if not can_speak(named) and (mark.confidence < SURE or set(_WORD.findall(named.lower())) & HAPPENINGS):
        return None
    if NO_VOICE.fullmatch(named.strip()):
        return None  # "according to first findings": nobody speaks
    if _LEARNT.match(sentence, mark.source.start):
        return None
    source = _with_name(sentence, _named_by(sentence, mark, marks) or mark.source)
    if _RELATIVE.fullmatch(sentence[source.start : source.end].strip()):
        led = _ANTECEDENT.search(sentence, 0, source.start)
        if led is None:
            return None
        source = Span(start=led.start(1), end=led.end(1))
    stance, frame = Stance.ALLEGES, Frame.CLAUSE
    low = words.lower().replace("’", "'")
    known = max((m.group() for m in CUE_RE.finditer(low)), key=len, default=None)
    if known is not None:
        stance, frame = CUES[known].stance, CUES[known].frame
    else:
        if meant is not None:
            stance = meant
        for word in () if meant is not None else _WORD.findall(low):
            if word in NOUN_CUES:
                stance = NOUN_CUES[word]
                break
    if frame in {Frame.ACCUSE, Frame.BLAME}:
        frame = Frame.CLAUSE
    told = Attribution(
        source=source, cue=mark.cue, content=mark.content, stance=stance, frame=frame, beside=_who_behind(sentence, source),
        confidence=mark.confidence, by_rule=False,
    )  # fmt: skip
    return _turned(sentence, _quoting(sentence, told))


def _own_paper(sentence: str, made: Attribution, outlet: str | None) -> bool:
    """Whether words only say what somebody's work is ("a group that documents abuses", "I wrote to the Clan", "a reporter of the Post saw")."""
    if made.source is None or made.silent:
        return False
    if _HABIT.search(sentence[: made.cue.end]):
        return True  # "a group that documents abuses"
    words, cue = (
        sentence[made.source.start : made.source.end],
        sentence[made.cue.start : made.cue.end].lower(),
    )
    if words.lower() in {"i", "we"}:
        behind = sentence[made.cue.end :].lstrip().lower()
        return cue.split()[-1] in {"wrote", "write"} and behind.startswith("to ")
    if outlet is None or not re.search(
        rf"(?i)\b(?:reporters?|correspondents?|journalists?)\b.*\b{re.escape(_plain(outlet))}\b|\b{re.escape(_plain(outlet))}(?:['’]s)?\s+(?:reporters?|correspondents?|journalists?)",
        words,
    ):
        return False
    return re.search(r"\b(?:saw|counted|found|visited|heard|seen)\b", cue) is not None


def _named_by(sentence: str, mark: Local, marks: Sequence[Local]) -> Span | None:
    """Return the noun for a pronoun's speaker that stands in the same sentence ("a chief has sent a video in which he brags that …")."""
    if mark.source is None or sentence[mark.source.start : mark.source.end].lower() not in PRONOUNS:
        return None
    for other in marks:
        if other is mark or other.source is None or other.source.end > mark.source.start:
            continue
        if sentence[other.source.start : other.source.end].lower() in PRONOUNS:
            continue
        both = _shared(other.content, mark.content)
        if (
            5 * both >= 4 * (mark.content.end - mark.content.start)
            and other.cue.end >= mark.source.start - 12
        ):
            return other.source
    return None


def _who_behind(sentence: str, source: Span) -> Span | None:
    """Return the clause that says who a speaker is ("a teacher **who was among the detainees**")."""
    clause = _WHO.match(sentence, source.end)
    return None if clause is None else Span(start=clause.start("who"), end=clause.end("who"))


def _quoting(sentence: str, made: Attribution) -> Attribution:
    """Read "the channel quotes an officer: C": the officer says C, the channel hands it on."""
    if made.source is None or not re.search(
        r"(?i)\b(?:quot|cit)(?:es?|ed|ing)\b", sentence[made.cue.start : made.cue.end]
    ):
        return made
    whom = _WHOM.match(sentence, made.cue.end)
    if (
        whom is None
        or set(_WORD.findall(whom.group("whom").lower())) & HAPPENINGS
        or whom.end() >= made.content.end
    ):
        return made
    return replace(
        made, source=Span(start=whom.start("whom"), end=whom.end("whom")), quoted_by=made.source, beside=None,
        content=Span(start=whom.end(), end=made.content.end),
    )  # fmt: skip


def _turned(sentence: str, made: Attribution) -> Attribution:
    """Read "C, informed the Office.": who speaks stands behind a verb that closes the sentence."""
    if made.source is None or made.source.end > made.cue.start or made.content.start > 0:
        return made
    behind = _LAST_WORDS.fullmatch(sentence, made.cue.end)
    if (
        behind is None
        or not sentence[: made.cue.start].rstrip().endswith((",", "”", '"'))
        or not can_speak(behind.group("who"))
    ):
        return made
    end = len(sentence[: made.cue.start].rstrip(" ,"))
    return replace(
        made, source=Span(start=behind.start("who"), end=behind.end("who")), beside=None, content=Span(start=0, end=end)
    )  # fmt: skip


def _meant(sentence: str, mark: Local) -> Stance | None:
    """Return the stance of a cue that no rule looks for; ``None`` where it has none that we know."""
    words = sentence[mark.cue.start : mark.cue.end]
    content = sentence[mark.content.start : mark.content.end]
    for pattern, stance in _MEANS:
        if pattern.search(words) is None:
            continue
        if "recogni" in words.lower() and not _GRANTED.search(
            sentence[mark.cue.start : mark.content.start + 8]
        ):
            return None  # "whom people recognised as cadres": nothing is granted
        if stance is Stance.DEMANDS and (mark.content.start < mark.cue.end or _TO_DO.match(content) is None):
            return None
        if stance is Stance.DEMANDS and "want" in words.lower():
            return None
        if stance is Stance.PREDICTS and _TO_COME.search(content) is None:
            return Stance.ALLEGES
        if stance not in {Stance.DOUBTS, Stance.DENIES} and _SAYS_NOTHING.search(words) is not None:
            return None
        return stance
    return None


def _same(rule: Attribution, mark: Local) -> bool:
    """Whether a rule and a mark mean one attribution: one cue, or one speaker with one content and cues side by side."""
    if _shared(rule.cue, mark.cue):
        return True
    apart = max(rule.cue.start, mark.cue.start) - min(rule.cue.end, mark.cue.end)
    if apart > 12 or rule.source is None or mark.source is None or not _shared(rule.source, mark.source):
        return False
    return 2 * _shared(rule.content, mark.content) >= rule.content.end - rule.content.start


def _shared(one: Span, other: Span) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _plain(name: str) -> str:
    """Return a name in small letters without its article."""
    return re.sub(r"^the\s+", "", name.strip().lower())

"""Why a claim was read as it was, in words a person can check: one `Ground` for each part.

The texts say which words decided and what read them; they are shown beside the
claim in the dossier.
"""

from corrobora.reading import acts, attribution, counts, stances
from corrobora.reading.acts import ActReading
from corrobora.reading.attribution import Attribution
from corrobora.reading.marks import METHOD as MODEL
from corrobora.reading.opinions import METHOD as JUDGED
from corrobora.reading.opinions import Settled
from corrobora.records import Ground, Stance

WORDS = "speaker and words"

UNATTRIBUTED = Ground(
    part=WORDS,
    method=attribution.METHOD,
    reason="no cue gives these words to anybody: the outlet's own voice",
)
CARRIED_ON = Ground(
    part=WORDS,
    method=attribution.METHOD,
    reason="a hedge without a speaker of its own: whoever spoke last in the paragraph",
)
FROM_BEFORE = Ground(
    part="act", method=acts.METHOD, reason="the words name no act: they speak of the one told just before"
)

_SHOWN = 60
"""So many characters of the words that tell an act are shown: the passage stands beside them."""
_ALONE, _GOES_ON, _HEARSAY = 0.85, 0.8, 0.7
"""How sure a reading is that the rules alone make: of a cue, of a participle or a quotation that goes on, of hearsay.

Set by hand; the model's own confidence stands in their place wherever it finds the attribution too.
"""


def sureness(made: Attribution) -> float:
    """Return how sure the reader is of an attribution, 0 to 1."""
    if made.confidence is not None:
        return made.confidence
    return _HEARSAY if made.nobody else _GOES_ON if made.same_as_previous else _ALONE


def ground_of_words(sentence: str, made: Attribution, *, own_statement: bool) -> Ground:
    """Say what gives the words to the speaker: model and rule, one of them, or the report being a statement."""
    if own_statement:
        return Ground(part=WORDS, method=attribution.METHOD, reason="the report is this body's own statement")
    cue = sentence[made.cue.start : made.cue.end].strip()
    told = f"at “{cue}”" if cue else "in a quotation that goes on"
    if made.confidence is None:
        return Ground(
            part=WORDS,
            method=attribution.METHOD,
            reason=f"a rule finds the attribution {told}; the model marks none",
        )
    if made.by_rule:
        return Ground(
            part=WORDS,
            method=MODEL,
            confidence=made.confidence,
            reason=f"the model and a rule find the attribution {told}",
        )
    return Ground(
        part=WORDS,
        method=MODEL,
        confidence=made.confidence,
        reason=f"the model finds the attribution {told}; no rule does",
    )


def ground_of_stance(sentence: str, made: Attribution, stance: Stance) -> Ground:
    """Say what the stance rests on: the cue alone, or the cue and what is said."""
    cue = sentence[made.cue.start : made.cue.end].strip()
    if not cue:
        reason = "said without a cue of its own"
    elif stance is made.stance:
        reason = f"what “{cue}” says of its speaker"
    else:
        reason = f"“{cue}” with what is said and who says it"
    return Ground(part="stance", method=stances.METHOD, reason=reason)


def ground_of_judgement(rule: Ground, said: Stance, settled: Settled) -> Ground:
    """Say that the model and a rule were weighed against each other, what each says, and how sure both are together."""
    if settled.stance is not said:
        heard = f"the rule says “{said}”, the model otherwise"
    elif settled.leaning is not said:
        heard = f"the model leans to “{settled.leaning}”, not surely enough to overrule the rule"
    else:
        heard = "the model agrees"
    share = round(settled.share, 2)
    return Ground(part="stance", method=JUDGED, confidence=share, reason=f"{rule.reason}; {heard}")


def grounds_of_act(sentence: str, reading: ActReading) -> tuple[Ground, ...]:
    """Say which words tell the act, and which the counts."""
    words = sentence[reading.start : reading.end].strip()
    if len(words) > _SHOWN:
        words = words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    act = Ground(part="act", method=acts.METHOD, reason=f"“{words}”")
    by_rule, by_model = (
        ", ".join(dict.fromkeys(f"“{c.wording}”" for c in reading.counts if c.inferred is inferred))
        for inferred in (False, True)
    )
    grounds = [act]
    if by_rule:
        grounds.append(Ground(part="count", method=counts.METHOD, reason=by_rule))
    if by_model:
        reason = f"{by_model}: a rule reads the number, the model says what befell those counted"
        grounds.append(Ground(part="count", method=JUDGED, reason=reason))
    return tuple(grounds)

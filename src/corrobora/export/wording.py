"""The words of the vocabularies as a reader meets them.

One rule stands behind every phrase here: what a report says is said *by
somebody*. Nothing is asserted in the dossier's own voice.
"""

import re
from collections.abc import Mapping, Sequence

from corrobora.records import (
    ActorKind,
    Agreement,
    Assertion,
    Casualties,
    CopyEdge,
    Count,
    Evidence,
    OriginRange,
    Place,
    SpeakerKind,
    Stance,
    Support,
    Unit,
    Within,
)

_LEADING = frozenset(
    """A An The His Her Its Their This That These Those Both No At About Around Some Up More Over Nearly Almost
    Dozens Scores Several Many Hundreds Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve One""".split()
)
"""Words that lose their capital in the middle of a sentence whatever follows them."""
_COMMON = frozenset(
    """Local Civil Human Rights Unnamed Anonymous Senior Security Military Medical Allegations Analysts Civilians
    Diplomats Doctors Experts Eyewitness Eyewitnesses Fighters Medics Observers Officials People Rebels Relatives
    Reports Rescuers Residents Sources Soldiers Survivors Villagers Witness Witnesses""".split()
)
"""Words that do so unless a capital follows: "Witness reports" is no name, "Witness Line" may be one."""
_NUMBER_WORDS = frozenset(
    """no none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
    thousands million dozen dozens score scores tens several many few some others other more less fewer least most
    over about around nearly almost roughly approximately up to at than an a the or and of half number toll total
    figure both all another killed dead died injured wounded hurt missing abducted kidnapped detained arrested
    displaced executed shot so well including""".split()
)
"""Last words of a number that say nothing of what it counts."""
_OPENING, _CLOSING = "“„«", "”»"
_OF_WORDS = ("dozens", "scores", "tens", "hundreds", "thousands")
_SPECIAL = {"ngo": "NGO", "un-body": "UN body", "not-known": "not known"}

STANCES: Mapping[Stance, str] = {
    Stance.ALLEGES: "alleged by",
    Stance.AFFIRMS: "affirmed by",
    Stance.ADMITS: "admitted by",
    Stance.ADMITS_ACT_DENIES_RESPONSIBILITY: "admitted, but not the responsibility for it, by",
    Stance.GIVES_ALTERNATIVE_EXPLANATION: "explained in another way by",
    Stance.ANNOUNCES: "announced by",
    Stance.REPORTS: "told in its own words by",
    Stance.DENIES: "denied by",
    Stance.DOUBTS: "doubted by",
    Stance.DEMANDS: "demanded by",
    Stance.PREDICTS: "predicted by",
}
"""How a claim of each stance is tied to its speaker, in the passive: "a killing, alleged by …"."""

PLACE_PRECISION: Mapping[int, str] = {
    1: "exact location",
    2: "within about 25 km of a known point",
    3: "a district (second-order administrative area)",
    4: "a province or region (first-order administrative area)",
    5: "between two named places, or a part of the country without clear borders",
    6: "the country only",
    7: "international waters or airspace",
}
"""UCDP where_prec, in the sense of the UCDP GED codebook (23.1 to 26.1)."""

_CLOSENESS: Mapping[int, str] = {
    1: "known as one named place",
    2: "known to within about 25 km",
    3: "known to the district only",
    4: "known to the province or region only",
    5: "known as an area without clear borders",
    6: "known to the country only",
    7: "known as international waters or airspace, or as more than one country",
}

QUESTIONS: Mapping[str, str] = {
    "act": "whether it happened",
    "responsibility": "who did it",
    "victims": "who the victims are",
    "killed": "how many were killed",
    "injured": "how many were injured",
    "place": "where",
    "date": "when",
    "means": "how it was done",
    "fate-of-those-present": "what became of those present",
}
"""Points of an incident as the question that is disputed."""

LANGUAGES: Mapping[str, str] = {
    "am": "Amharic", "ar": "Arabic", "bm": "Bambara", "de": "German", "en": "English", "es": "Spanish",
    "fa": "Persian", "ff": "Fula", "fr": "French", "ha": "Hausa", "he": "Hebrew", "it": "Italian", "ku": "Kurdish",
    "my": "Burmese", "nl": "Dutch", "ps": "Pashto", "pt": "Portuguese", "ru": "Russian", "rw": "Kinyarwanda",
    "so": "Somali", "sw": "Swahili", "ti": "Tigrinya", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
"""English names of languages by ISO 639-1 code; of any other the code is shown."""

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*: ")
_RETOLD = "reworded: "

DATE_PRECISION: Mapping[int, str] = {
    1: "exact day",
    2: "two to six days",
    3: "the week",
    4: "the month",
    5: "the year",
}
"""UCDP date_prec, in the sense of the UCDP GED codebook (23.1 to 26.1)."""

GRADES: Mapping[str, tuple[str, str]] = {
    "airwars": (
        "Airwars grading",
        "Confirmed: a belligerent accepts responsibility. Fair: two or more credible sources, with "
        "belligerents active nearby. Weak: one source. Contested: competing claims of responsibility. "
        "Discounted: those killed were combatants, or others are most likely responsible.",
    ),
    "admiralty": (
        "Admiralty code",
        "A letter for the reliability of the source, a figure for the credibility of what it says. "
        "The letter stays F, cannot be judged, until a person sets it. The figures run from 1, borne out "
        "by independent sources, over 2 probably true, 3 possibly true, 4 doubtful and 5 improbable "
        "to 6, cannot be judged.",
    ),
    "every_casualty": (
        "Every Casualty corroboration status",
        "Whether sources independent of one another bear the claim out, after the Standards for "
        "Casualty Recording (2016).",
    ),
    "ucdp_event_clarity": (
        "UCDP event clarity",
        "1: the reports are detailed enough to tell this event from others. 2: they are less clear, "
        "or sum several events up.",
    ),
}
"""Name of each grading scheme, and what its values mean."""

CHECKLIST: Mapping[str, str] = {
    "prompt": "Prompt",
    "effective": "Effective and thorough",
    "independent": "Independent and impartial",
    "transparent": "Transparent",
}
"""The four demands of the Minnesota Protocol (2016), paragraphs 22 to 33."""

AGREEMENT_NOTES: Mapping[Agreement, str] = {
    Agreement.AGREED: "all that is said comes to the same",
    Agreement.COMPATIBLE: "what is said differs and can all be so",
    Agreement.CONTESTED: "what is said cannot all be so",
    Agreement.NOT_KNOWN: "nothing said answers it",
}

WITHIN_NOTES: Mapping[Within, str] = {
    Within.REPORT: "Both sides stand in one report.",
    Within.ORIGIN: "Both sides go back to one origin, as different reports give it.",
    Within.NONE: "The sides come from different reports and different origins.",
}

SUPPORT_WORDS: Mapping[Support, str] = {
    Support.ACT: "that it happened",
    Support.RESPONSIBILITY: "who did it",
    Support.DENIAL: "denial",
    Support.RESPONSE: "response",
    Support.OTHER: "other",
}

ASSERTION_NOTES: Mapping[Assertion, str] = {
    Assertion.ASSERTED: "",
    Assertion.NEGATED: "said not to have happened",
    Assertion.PLANNED: "said to be planned",
    Assertion.FEARED: "feared",
    Assertion.GENERIC: "said of a pattern, not of one happening",
}


def plain(word: str) -> str:
    """Return a vocabulary's word as a reader writes it: ``local-source`` → ``local source``."""
    return _SPECIAL.get(str(word), str(word).replace("-", " ").replace("_", " "))


def heading(word: str) -> str:
    """Return the same with a capital first letter."""
    text = plain(word)
    return text[:1].upper() + text[1:]


def speaker_kind(kind: SpeakerKind) -> str:
    """Return the kind of a speaker, empty where it tells nothing."""
    return "" if kind is SpeakerKind.OTHER else plain(kind)


def actor_kind(kind: ActorKind) -> str:
    """Return the kind of a party, empty where it tells nothing."""
    return "" if kind is ActorKind.OTHER else plain(kind)


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """Return ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def own_marks(words: str) -> str:
    """Return which quotation marks a quotation brings along: ``open``, ``close``, ``both``, or nothing.

    Those need none set around them. Marks of a saying within ("“No,” he said") are not the quotation's own.
    """
    straight = [place for place, letter in enumerate(words) if letter == '"']
    opening = [place for place, letter in enumerate(words) if letter in _OPENING] or straight[:1]
    closing = [place for place, letter in enumerate(words) if letter in _CLOSING] or straight[1:]
    if len(straight) == 1 and straight[0] == len(words) - 1:
        opening, closing = [], straight
    opens = opening == [0] and closing in ([], [len(words) - 1])
    closes = closing == [len(words) - 1] and opening in ([], [0])
    return "both" if opens and closing and closes else "open" if opens else "close" if closes else ""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 report``, ``2 reports``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """Return words as a sentence: a capital first letter and a full stop."""
    words = words.strip()
    stop = "" if words.endswith((".", "!", "?", "…")) else "."
    return f"{words[:1].upper()}{words[1:]}{stop}"


def reason(words: str) -> str:
    """Return a reason without the word that machines know it by: ``best-only: 24 is …`` → ``24 is …``."""
    bare = _CODE.sub("", words, count=1) if _CODE.match(words) else words
    return f"{bare[:1].upper()}{bare[1:]}"


def question(about: str) -> str:
    """Return a point of an incident as the question that is disputed: ``responsibility`` → ``who did it``."""
    return QUESTIONS.get(about, plain(about))


def language(code: str) -> str:
    """Return the English name of a language, or its code where we hold no name."""
    return LANGUAGES.get(code, code)


def is_retold(edge: CopyEdge) -> bool:
    """Whether the tie is a telling in other words; no sentence need stand in both then."""
    return edge.evidence.startswith(_RETOLD)


def copy_words(edge: CopyEdge) -> str:
    """Return how a report repeats another, after that one's letter."""
    if edge.by_person:
        return "as a person says, who read both"
    if is_retold(edge):
        return f"in other words: {edge.evidence.removeprefix(_RETOLD)}"
    return f"with {edge.share * 100:.0f} % of its own sentences: {edge.evidence}"


def tie_words(evidence: Evidence) -> str:
    """Return why claims share an origin: ``credit: Wire``, ``told the Mirror``, ``retold: 5 of 15 sentences …``."""
    kind, note = plain(evidence.kind), evidence.note
    if note.startswith(_RETOLD):
        return f"retold: {note.removeprefix(_RETOLD)}"
    if not note or note.startswith(f"{kind} "):
        return note or kind
    return f"{kind}: {note}"


def unlisted_names(place: Place | None) -> tuple[str, ...]:
    """Return the names in a place, its ends included, that no gazetteer in use holds."""
    if place is None:
        return ()
    own = (place.name or place.text,) if place.unlisted else ()
    return own + tuple(name for end in place.ends for name in unlisted_names(end))


_INITIALS = 4
"""Letters up to which a name in capitals may be one of initials ("CAR")."""


def place_words(place: Place) -> str:
    """Return a place as a report calls it, as the gazetteer does where a dispatch opens with it in capitals ("PORT SANGA, Aug 14")."""
    return (
        place.name or place.text.title()
        if place.text.isupper() and len(place.text) > _INITIALS
        else place.text
    )


def closeness(place: Place) -> str:
    """Return how closely a place is known, in words; what the gazetteer lacks comes first."""
    missing = unlisted_names(place)
    lists = ""
    if missing:
        lists = f"{listed(missing)} not in the gazetteer" if place.ends else "not in the gazetteer"
    known = _CLOSENESS.get(place.where_prec or 0, "how closely is not known")
    if len(place.ends) > 1:
        known = "known as a way between two places"
    return f"{lists}, {known}" if lists else known


def origins_words(origins: OriginRange) -> str:
    """Return ``1 to 3``; a shared bound is said once."""
    return f"{origins.low}" if origins.low == origins.high else f"{origins.low} to {origins.high}"


def responsibility_words(responsibility: OriginRange, rivals: int = 0) -> str:
    """Return on how many origins it rests who did it; of rival attributions only the best supported one counts."""
    number = origins_words(responsibility)
    return f"{number}, the best supported of {rivals} attributions" if rivals > 1 else number


def rests_words(act: OriginRange, responsibility: OriginRange, rivals: int = 0) -> str:
    """Return on how many origins an accusation rests, as a sentence; ``rivals``: attributions that exclude each other."""
    if act.high == 0:
        return "No origin was found that carries the act."
    noun = "independent origin" if act.high == 1 else "independent origins"
    first = f"That it happened rests on {origins_words(act)} {noun}"
    if responsibility.high == 0:
        return f"{first}; none of them says who did it."
    if rivals > 1:
        best = origins_words(responsibility)
        return (
            f"{first}; of {rivals} attributions that exclude each other, the best supported rests on {best}."
        )
    return f"{first}; who did it, on {origins_words(responsibility)}."


def midway(words: str) -> str:
    """Return words fit for the middle of a sentence: a leading article or number word loses its capital."""
    first, _, rest = words.partition(" ")
    common = first in _LEADING or (first in _COMMON and not rest[:1].isupper())
    return words[:1].lower() + words[1:] if common else words


_ROUND = 100
"""A low end one past a multiple of this is read as "more than" that multiple."""


def range_words(low: int | None, high: int | None) -> str:
    """Return a range of people: ``24``, ``19 to 23``, ``24 or more``, ``more than 400,000``, ``up to 30``.

    A report that says "more than 400,000" bounds a number by 400,001, which nobody said and nobody should read.
    """
    if low is None and high is None:
        return "no number"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"more than {low - 1:,}" if low > 1 and low % _ROUND == 1 else f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def casualties_name(casualties: Casualties) -> str:
    """Return ``Killed`` or ``Killed, women``."""
    name = heading(casualties.outcome)
    return name if casualties.category is None else f"{name}, {plain(casualties.category)}"


def _names_what(number: str) -> bool:
    """Whether the words of a number end in what it counts ("15 farmers", "a woman"), not in the number ("at least 15")."""
    words = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", number.casefold())
    return bool(words) and not re.search(r"\d\W*$", number) and not set(words[-1].split("-")) <= _NUMBER_WORDS


def report_wording(count: Count) -> str:
    """Return the words of a report for a number; nothing where it has none.

    A person who reads a number otherwise sends it as a form has it, "killed 17-19 civilians" (`corrobora.review.correcting`): that is kept as
    its wording, and stands in no report.
    """
    sent = rf"{re.escape(count.outcome)}\s+[\d–-][\d\s–-]*(?:[a-z-]+)?"
    return "" if re.fullmatch(sent, count.wording) else count.wording


def count_words(count: Count) -> str:
    """Return a count as its report words it, with what is counted: ``at least 24 people killed``."""
    number = report_wording(count) or range_words(count.low, count.high)
    who = plain(count.category) if count.category else plain(count.unit)
    # A wording often names what it counts ("24 people", "15 farmers"); saying it twice reads badly.
    if who.casefold() in number.casefold():
        counted_who = ""
    elif _names_what(number):
        counted_who = "" if who == plain(Unit.PEOPLE) else f" ({who})"
    else:
        counted_who = f" of {who}" if number.casefold().endswith(_OF_WORDS) else f" {who}"
    done = (
        "" if re.search(rf"\b{plain(count.outcome)}\b", number, re.IGNORECASE) else f" {plain(count.outcome)}"
    )
    part = ", a part of a total" if count.part else ""
    return f"{number}{counted_who if done else ''}{done}{part}"

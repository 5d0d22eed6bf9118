"""A dossier as PLOVER event records, one JSON object a line.

PLOVER, the Political Language Ontology for Verifiable Event Records of the Open Event Data Alliance, codes who did what
to whom on which day. Followed is the manual's draft 2.0, sixteen categories; each record names it in
``cite_info.codebook``, since the reference page of 2017 has eighteen and other names. Its field names are those of the
manual's chapter on JSON fields.

PLOVER has one voice and a dossier has many, so an incident becomes several records under one ``link``:

- for each attribution, one record of what is said to have been done (ASSAULT or COERCE): actor is the party accused,
  recipient whom it is said to have hurt;
- for each accuser and party accused, one ACCUSE record of mode ``allege``: actor is the accuser;
- for each demand a REQUEST, for each investigation an ACCUSE of mode ``investigate``, for each conviction a SANCTION.

There is no category for a denial. Denials, doubts, admissions and other explanations stand in the ``comment`` of the
records of what was done, and each is a `Loss`. The object ``corrobora`` of each record, a field of our own as the manual
allows, leads to claims, passages and numbers.

``docs/reference/export-plover.md`` has every field and rule.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corrobora.export.coding import ARMED
from corrobora.export.dates import find_span
from corrobora.export.exported import Exported
from corrobora.export.jsonform import check_integrity
from corrobora.export.worksheet import Worksheet
from corrobora.records import (
    ActKind,
    Actor,
    ActorKind,
    Assertion,
    Assessment,
    Casualties,
    Claim,
    Dossier,
    Outcome,
    Party,
    Place,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    When,
    digest,
)

FORM = "plover-jsonl/1"
"""Name and version of this mapping."""
FILE = "plover.jsonl"
"""The one file of the form."""
CODEBOOK = "PLOVER manual draft 2.0"
"""The codebook in ``cite_info.codebook``."""

CATEGORIES: Mapping[str, tuple[int, float]] = {
    "AGREE": (1, 2.5), "CONSULT": (1, 2.5), "SUPPORT": (1, 5.0), "CONCEDE": (1, 4.5),
    "COOPERATE": (2, 9.5), "AID": (2, 10.0), "RETREAT": (2, 6.5),
    "REQUEST": (3, 0.0), "ACCUSE": (3, -3.0), "REJECT": (3, -2.0), "THREATEN": (3, -3.5),
    "PROTEST": (4, -5.0), "SANCTION": (4, -6.0), "MOBILIZE": (4, -5.5), "COERCE": (4, -7.0), "ASSAULT": (4, -9.0),
}  # fmt: skip
"""The sixteen categories with quad code and mean score. The manual prints 3 for ACCUSE; its modes are -2, -3.5 and
-3.5, so the sign is taken for a misprint and -3 stands here."""

MODES: Mapping[str, tuple[str, ...]] = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
"""The modes of each category, in the manual's order; a category that is not here has none."""

CONTEXTS = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
)  # fmt: skip
"""The 37 contexts."""

SECTORS = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
)  # fmt: skip
"""The sector codes."""

RECIPIENT_NEEDED = ("COOPERATE", "AID", "SANCTION")
"""Categories that the manual wants a recipient for."""

_COUNTRIES = {
    pair[:2]: pair[2:]
    for pair in """
    ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB
    BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR
    BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR
    CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK
    FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS
    GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN
    ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO
    LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
    MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER
    NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
    PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP
    SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF
    TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY
    UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
    """.split()
}
"""ISO 3166-1: alpha-3, which PLOVER takes as actor code, by alpha-2."""

_PARTY_SECTOR: Mapping[ActorKind, str] = {
    ActorKind.STATE_FORCES: "MIL",
    ActorKind.POLICE: "COP",
    ActorKind.GOVERNMENT: "GOV",
    ActorKind.REBEL_GROUP: "REB",
    ActorKind.POLITICAL_MILITIA: "UAF",
    ActorKind.COMMUNAL_MILITIA: "UAF",
    ActorKind.PRIVATE_FORCE: "UAF",
    ActorKind.PEACEKEEPERS: "MIL",
    ActorKind.EXTERNAL_FORCES: "MIL",
    ActorKind.ARMED_MEN: "UAF",
    ActorKind.CIVILIANS: "CVL",
    ActorKind.PROTESTERS: "CVL",
    ActorKind.NGO: "SOC",
    ActorKind.UN_BODY: "UNK",
    ActorKind.MEDIA: "JRN",
    ActorKind.STATE: "GOV",
    ActorKind.OTHER: "UNK",
}
_COARSER_PARTY = frozenset(
    {
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.PRIVATE_FORCE,
        ActorKind.PEACEKEEPERS,
        ActorKind.EXTERNAL_FORCES,
        ActorKind.PROTESTERS,
        ActorKind.UN_BODY,
    }
)
"""Kinds whose sector says less than the kind. PRM is not used: whose side a militia is on is not recorded."""
_SPEAKER_SECTOR: Mapping[SpeakerKind, str] = {
    SpeakerKind.OFFICIAL: "GOV",
    SpeakerKind.ARMED_FORCES: "MIL",
    SpeakerKind.ARMED_GROUP: "REB",
    SpeakerKind.EYEWITNESS: "CVL",
    SpeakerKind.SURVIVOR: "CVL",
    SpeakerKind.RELATIVE: "CVL",
    SpeakerKind.LOCAL_SOURCE: "CVL",
    SpeakerKind.NGO: "SOC",
    SpeakerKind.UN_BODY: "UNK",
    SpeakerKind.EXPERT: "CVL",
    SpeakerKind.MEDIA: "JRN",
    SpeakerKind.OTHER: "UNK",
}
_ACT: Mapping[ActKind, tuple[str, str | None] | None] = {
    ActKind.KILLING: ("ASSAULT", None),
    ActKind.INJURY: ("ASSAULT", None),
    ActKind.ABDUCTION: ("ASSAULT", "abduct"),
    ActKind.DETENTION: ("COERCE", "arrest"),
    ActKind.DISAPPEARANCE: ("ASSAULT", "abduct"),
    ActKind.TORTURE: ("ASSAULT", "torture"),
    ActKind.SEXUAL_VIOLENCE: ("ASSAULT", "sexual"),
    ActKind.SHELLING: ("ASSAULT", "heavy-weapons"),
    ActKind.AIR_STRIKE: ("ASSAULT", "aerial"),
    ActKind.DRONE_STRIKE: ("ASSAULT", "drone"),
    ActKind.CROWD_FORCE: ("ASSAULT", "crowd-control"),
    ActKind.DESTRUCTION: ("ASSAULT", "destroy"),
    ActKind.LOOTING: ("COERCE", "seize"),
    ActKind.DISPLACEMENT: ("COERCE", None),
    ActKind.FAILURE_TO_PROTECT: None,
    ActKind.INTERCEPTION: ("COERCE", "restrict"),
    ActKind.ATTACK: ("ASSAULT", None),
}
"""Category and mode of each kind of act; a kind with no category is a loss."""
_COARSER_ACT: Mapping[ActKind, str] = {
    ActKind.INJURY: "an injury; the category alone stands, no mode tells it from a killing",
    ActKind.DISAPPEARANCE: "a disappearance; mode abduct stands for it",
    ActKind.DISPLACEMENT: "a displacement; no mode fits, the category alone stands",
}

_MEANS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), mode)
    for words, mode in (
        (r"execut|assassinat|massacre|point[- ]blank", "targeted"),
        (r"suicide[- ](?:attack|bomb|vest)", "suicide-attack"),
        (r"drones?\b|unmanned|uavs?\b|quadcopter", "drone"),
        (r"air[- ]?(?:strike|raid)|warplane|fighter jets?|jets?\b|helicopter|bombed|aerial|barrel bomb", "aerial"),
        (r"shell|artiller|mortar|rocket|missile|bombard|howitzer|tank (?:fire|round|shell)", "heavy-weapons"),
        (r"(?:roadside|car) bomb|landmine|improvised explosive|ieds?\b|explosive|grenade|blown up", "explosives"),
        (r"tear gas|rubber bullet|water cannon", "crowd-control"),
        (r"shot\b|shoot|gunfire|gunshot|gunned|open(?:ed)? fire|bullet|fir(?:ed|ing) (?:on|at|into)|machine[- ]?gun|live (?:rounds|ammunition)", "firearms"),
        (r"machete|kni(?:fe|ves)|hack|stabb|throat|behead|\baxes?\b|arrow|spear", "primitive"),
        (r"beat|club|whip|flog", "beat"),
        (r"chemical|nerve agent|sarin|chlorine|poison", "unconventional"),
        (r"torch|set (?:alight|ablaze|on fire|fire)|burn|arson|raz(?:e|ing)", "destroy"),
    )
)  # fmt: skip
"""Words of a means and the mode of ASSAULT they stand for. ``destroy`` counts for burning of property alone."""
_HAND_HELD = frozenset({"firearms", "primitive", "beat"})

_COMMENTED: Mapping[Stance, str] = {
    Stance.DENIES: "denied by",
    Stance.DOUBTS: "doubted by",
    Stance.ADMITS: "admitted by",
    Stance.ADMITS_ACT_DENIES_RESPONSIBILITY: "act admitted, responsibility denied by",
    Stance.GIVES_ALTERNATIVE_EXPLANATION: "explained in another way by",
}
"""Stances that no category holds; they stand in ``comment``."""

_STEP: Mapping[StepKind, tuple[str, str | None] | None] = {
    StepKind.DEMANDED: ("REQUEST", None),
    StepKind.ANNOUNCED: ("ACCUSE", "investigate"),
    StepKind.OPENED: ("ACCUSE", "investigate"),
    StepKind.OBSTRUCTED: None,
    StepKind.REPORTED: ("ACCUSE", "investigate"),
    StepKind.CHARGED: ("ACCUSE", "allege"),
    StepKind.TRIED: ("ACCUSE", "investigate"),
    StepKind.CONVICTED: ("SANCTION", "convict"),
    StepKind.ACQUITTED: None,
    StepKind.CLOSED: None,
}
"""Category and mode of each step of accountability."""
_STEP_LOSS: Mapping[StepKind, str] = {
    StepKind.DEMANDED: "a demand; no mode of REQUEST is for an investigation, the category alone stands",
    StepKind.ANNOUNCED: "an announcement; the auxiliary mode future is not yet in use, the record reads as an investigation",
    StepKind.OBSTRUCTED: "an obstruction; no category fits, no record stands",
    StepKind.REPORTED: "findings; the record reads as an investigation",
    StepKind.CHARGED: "a charge; the record reads as an accusation",
    StepKind.TRIED: "a trial; the record reads as an investigation",
    StepKind.ACQUITTED: "an acquittal; no category fits, no record stands",
    StepKind.CLOSED: "a closing; no category fits, no record stands",
}

_COUNTED: Mapping[Outcome, str] = {
    Outcome.KILLED: "dead",
    Outcome.INJURED: "injured",
    Outcome.DETAINED: "arrested",
}

# --------------------------------------------------------------------------- the schema

_WORDS: Mapping[str, object] = {"type": "string", "minLength": 1}
_IDS: Mapping[str, object] = {
    "type": "array",
    "items": {"type": "string", "minLength": 1},
    "uniqueItems": True,
}
_NUMBER: Mapping[str, object] = {"type": ["integer", "null"], "minimum": 0}
_DAY: Mapping[str, object] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def _closed(properties: Mapping[str, object], required: Sequence[str]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


_ENTITY = _closed(
    {
        "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "sector": {"enum": list(SECTORS)},
        "entity_text": _WORDS,
        "identifier_id": {"type": "string", "pattern": "^Q[1-9][0-9]*$"},
        "identifier_text": _WORDS,
    },
    ("sector", "entity_text"),
)

PLOVER_SCHEMA: Mapping[str, object] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": f"One line of {FILE}, form {FORM}",
    **_closed(
        {
            "id": _WORDS,
            "date": _DAY,
            "enddate": _DAY,
            "has_event": {"const": True},
            "actor": {"type": "array", "items": _ENTITY, "minItems": 1},
            "recipient": {"type": "array", "items": _ENTITY, "minItems": 1},
            "event": {"type": "array", "items": {"enum": list(CATEGORIES)}, "minItems": 1, "maxItems": 1},
            "mode": {
                "type": "array",
                "items": {"enum": sorted({mode for modes in MODES.values() for mode in modes})},
                "minItems": 1,
                "uniqueItems": True,
            },
            "context": {"type": "array", "items": {"enum": list(CONTEXTS)}, "uniqueItems": True},
            "quad_code": {"enum": [1, 2, 3, 4]},
            "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
            "event_loc": _closed(
                {
                    "resolved_place": _WORDS,
                    "geonameid": {"type": "integer", "minimum": 1},
                    "lat": {"type": "number", "minimum": -90, "maximum": 90},
                    "lon": {"type": "number", "minimum": -180, "maximum": 180},
                    "province": _WORDS,
                    "country_code": {"type": "string", "pattern": "^[A-Z]{2}$"},
                    "resolution": {"enum": [1, 2, 3, 4, 5]},
                },
                (),
            ),
            "size": _closed(
                {name: {"type": "integer", "minimum": 0} for name in ("dead", "injured", "arrested")}, ()
            ),
            "link": _WORDS,
            "text_info": _closed(
                {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1}},
                ("start", "end"),
            ),
            "cite_info": _closed(
                {
                    "corpus": _WORDS,
                    "citation": _WORDS,
                    "url": {"type": "string", "pattern": "^https?://"},
                    "language": {"type": "string", "pattern": "^[a-z]{2}$"},
                    "publication": _WORDS,
                    "coder": _WORDS,
                    "codebook": {"const": CODEBOOK},
                    "version": {"const": FORM},
                },
                ("corpus", "codebook", "version"),
            ),
            "coder": _WORDS,
            "comment": _WORDS,
            "corrobora": _closed(
                {
                    "incident": _WORDS,
                    "kind": {"enum": ["act", "accusation", "step", "demand"]},
                    "step": {"enum": [step.value for step in StepKind]},
                    "date_from": {"enum": ["incident", "step", "publication"]},
                    "claims": _IDS,
                    "unattributed_claims": _IDS,
                    "set_against": _IDS,
                    "passages": {
                        "type": "array",
                        "items": _closed(
                            {
                                "claim": _WORDS,
                                "report": _WORDS,
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 1},
                            },
                            ("claim", "report", "start", "end"),
                        ),
                    },
                    "origins_of_act": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
                    "origins_of_responsibility": {
                        "type": "array",
                        "items": _NUMBER,
                        "minItems": 2,
                        "maxItems": 2,
                    },
                    "casualties": {
                        "type": "array",
                        "items": _closed(
                            {
                                "outcome": {"enum": [outcome.value for outcome in Outcome]},
                                "category": {"type": ["string", "null"]},
                                "low": _NUMBER,
                                "best": _NUMBER,
                                "high": _NUMBER,
                            },
                            ("outcome", "category", "low", "best", "high"),
                        ),
                    },
                    "due": _DAY,
                    "overdue": {"type": "boolean"},
                },
                ("incident", "kind", "date_from", "claims", "passages"),
            ),
        },
        (
            "id", "date", "has_event", "actor", "event", "context", "quad_code", "event_scale", "link", "cite_info",
            "coder", "corrobora",
        ),
    ),
    "allOf": [
        {
            "if": {"properties": {"event": {"const": [category]}}},
            "then": {"required": ["recipient"]},
        }
        for category in RECIPIENT_NEEDED
    ],
}  # fmt: skip
"""JSON Schema (draft 2020-12) of a line. It also says what this mapping never writes: a second category in a record."""


# --------------------------------------------------------------------------- one dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """The days of a record, and what they were taken from."""

    first: str
    last: str
    source: str


def to_plover(dossier: Dossier) -> Exported:
    """Return a dossier as PLOVER records: form `FORM`, one file `FILE`, UTF-8, one JSON object a line, ASCII only.

    Each line fits `PLOVER_SCHEMA`. Lines stand in the order of the incidents' ids, and within one incident: what was
    done, accusations, steps, other demands. Ids come from the incident's id and what the record rests on, so the same
    dossier gives the same bytes. Every incident has a record, or a `Loss` of field ``event`` says why it has none.

    Raises:
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere (see `check_integrity`).

    """
    check_integrity(dossier)
    sheet = Worksheet(dossier)
    lines: list[str] = []
    for incident in sorted(dossier.incidents, key=lambda one: one.id):
        records = _incident_records(sheet, incident)
        if not records:
            sheet.lose(incident.id, "event", "nothing said of it has a category and a date; it has no record")
        lines += [
            json.dumps(record, ensure_ascii=True, allow_nan=False, separators=(", ", ": "))
            for record in records
        ]
    _lose_the_rest(sheet)
    return Exported(
        form=FORM, files={FILE: "".join(f"{line}\n" for line in lines).encode("ascii")}, losses=sheet.losses
    )


def _lose_the_rest(sheet: Worksheet) -> None:
    """Say what of the dossier stands outside its incidents, or beside their events."""
    dossier = sheet.dossier
    inside = {str(key) for incident in dossier.incidents for key in incident.claims}
    aside = {str(key) for incident in dossier.incidents for key in incident.set_aside}
    for claim in dossier.claims:
        if claim.id in aside:
            sheet.lose(
                claim.id, "claim", "no longer counts, since its report was revised; it is in no record"
            )
        elif claim.id not in inside:
            sheet.lose(claim.id, "claim", "belongs to no incident; it is in no record")
    for fact in dossier.background:
        for claim_id in fact.claims:
            sheet.lose(claim_id, "background", "a fact beside the incidents; no record is made of it")
    for revision in dossier.revisions:
        sheet.lose(
            revision.report, "revision", "that claims of it no longer count has no field; they are left out"
        )
    if dossier.refused:
        sheet.lose(
            "dossier", "refused", f"{len(dossier.refused)} things were not used; the form has no place for it"
        )
    for incident in dossier.incidents:
        sheet.lose(
            incident.id,
            "headline",
            "attributes in words; categories stand instead, and quotations stay in the dossier",
        )
        for number, conflict in enumerate(incident.conflicts, 1):
            sheet.lose(
                incident.id,
                f"conflict {number}",
                f"two things said of {_word(conflict.about)} exclude each other; records stand side by side",
            )
        for scheme in sorted(incident.grades):
            sheet.lose(incident.id, f"grade {_word(scheme)}", "the form has no grades")
        for gap in range(len(incident.not_known)):
            sheet.lose(incident.id, f"not known {gap + 1}", "the form has no place for what nobody tells")
        for report in incident.without_claims:
            sheet.lose(incident.id, f"report {report}", "is about it and no claim of it was read")


_PLAIN = re.compile(r"[^a-z0-9 _-]+")


def _word(word: str) -> str:
    """Return a word of a vocabulary, with nothing in it that a stranger could have put there."""
    return _PLAIN.sub("?", word[:40])


# --------------------------------------------------------------------------- who


def _entity(sector: str, text: str, *, code: str | None, actor: Actor | None) -> dict[str, object]:
    written: dict[str, object] = {}
    if code is not None:
        written["code"] = code
    written["sector"] = sector
    written["entity_text"] = text
    if actor is not None:
        known = re.search(r"\bQ[1-9][0-9]*\b", actor.id)
        if known is not None and actor.id.casefold().startswith(("wikidata:", "wd:", "q")):
            written["identifier_id"] = known[0]
        written["identifier_text"] = text
    return written


def _code_of(sheet: Worksheet, record: str, actor: Actor | None, kind: object) -> str | None:
    """Return the first part of an actor code: a country, ``NGO`` or ``IGO``; ``None`` where nobody says."""
    if kind in {ActorKind.UN_BODY, SpeakerKind.UN_BODY}:
        return "IGO"
    if kind in {ActorKind.NGO, SpeakerKind.NGO}:
        return "NGO"
    if actor is None or actor.country is None:
        return None
    code = _COUNTRIES.get(actor.country)
    if code is None:
        sheet.lose(record, "actor code", "its country has no ISO 3166-1 alpha-3 code; the code is left out")
    return code


def _party_entity(sheet: Worksheet, record: str, party: Party | None) -> dict[str, object]:
    if party is None:
        return {"sector": "UNK", "entity_text": "not said"}
    actor = sheet.naming.actors.get(party.actor) if party.actor is not None else None
    kind = party.kind if actor is None or party.kind is not ActorKind.OTHER else actor.kind
    if kind in _COARSER_PARTY:
        sheet.lose(
            record, "actor sector", f"{kind.value}; sector {_PARTY_SECTOR[kind]} is the nearest the form has"
        )
    name = sheet.naming.find_party(party)
    if name is None:
        sheet.lose(record, "party", "its words stay in the dossier; the kind of party stands instead")
        name = "not identified" if kind is ActorKind.OTHER else kind.value.replace("-", " ")
    return _entity(_PARTY_SECTOR[kind], name, code=_code_of(sheet, record, actor, kind), actor=actor)


def _speaker_entity(sheet: Worksheet, record: str, speaker: Speaker) -> dict[str, object]:
    actor = sheet.naming.actors.get(speaker.actor) if speaker.actor is not None else None
    name = sheet.naming.find_speaker(speaker)
    if name is None:
        sheet.lose(record, "speaker", "is anonymous or private; the kind of speaker stands instead")
        name = "not identified" if speaker.kind is SpeakerKind.OTHER else speaker.kind.value.replace("-", " ")
        actor = None
    elif actor is not None and speaker.text.strip() != actor.name:
        sheet.lose(record, "speaker", "spoke for an organisation; the organisation stands instead")
    if speaker.told is not None:
        sheet.lose(record, "told", "the medium it spoke to has no field")
    if speaker.via:
        sheet.lose(record, "via", "through whom its words came has no field")
    sector = _SPEAKER_SECTOR[speaker.kind]
    if actor is not None:
        sector = _PARTY_SECTOR[actor.kind]
    return _entity(sector, name, code=_code_of(sheet, record, actor, speaker.kind), actor=actor)


def _party_key(party: Party) -> tuple[str, str]:
    return (
        ("actor", party.actor)
        if party.actor is not None
        else (party.kind.value, " ".join(party.text.split()).casefold())
    )


def _parties_key(parties: Iterable[Party]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({_party_key(party) for party in parties}))


def _unique(entities: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    kept: dict[str, dict[str, object]] = {}
    for entity in entities:
        kept.setdefault(json.dumps(entity, sort_keys=True), entity)
    return [kept[key] for key in sorted(kept)]


def _speaker_key(speaker: Speaker, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Tell speakers apart: an organisation is one, whoever speaks for it; others are one by their words and kind."""
    if speaker.actor is not None and speaker.actor in actors and not speaker.anonymous:
        return ("actor", speaker.actor)
    return (
        speaker.kind.value,
        str(speaker.anonymous),
        speaker.actor or "",
        " ".join(speaker.text.split()).casefold(),
    )


# --------------------------------------------------------------------------- when and where


def _days_of(when: When | None, source: str) -> _Day | None:
    """Return the days of a date; ``None`` where it has no first or no last day."""
    span = find_span(when.edtf if when is not None else None)
    if span is None or span.first is None or span.last is None:
        return None
    return _Day(first=span.first.isoformat(), last=span.last.isoformat(), source=source)


def _publication(sheet: Worksheet, claims: Iterable[Claim]) -> _Day | None:
    """Return the earliest day on which a report that carries one of the claims was published."""
    days = [
        days
        for report in sorted({claim.report for claim in claims})
        if report in sheet.reports
        and (days := _days_of(sheet.reports[report].published, "publication")) is not None
    ]
    return min(days, key=lambda day: (day.first, day.last)) if days else None


def _location(sheet: Worksheet, record: str, place: Place | None) -> dict[str, object]:
    """Return the location of an event. UCDP where_prec 1, 2 → resolution 4; 3 → 3; 4 → 2; 6 → 1 (our reading of both scales)."""
    if place is None:
        return {}
    written: dict[str, object] = {}
    name = sheet.naming.find_place(place)
    if name is None:
        sheet.lose(
            record, "place", "is known in a report's words alone, or these name somebody; it is left out"
        )
        return {}
    written["resolved_place"] = name
    if place.id is not None and (found := re.fullmatch(r"geonames:([1-9][0-9]{0,9})", place.id)):
        written["geonameid"] = int(found[1])
    lat, lon = place.lat, place.lon
    if lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180:
        if place.ends or place.where_prec == 5:
            sheet.lose(
                record, "place", "lies between places; a point halfway would be a false pin, and none is set"
            )
        else:
            written["lat"], written["lon"] = float(lat), float(lon)
    if place.admin1 is not None and (province := sheet.naming.find_words(place.admin1)) is not None:
        written["province"] = province
    if place.country is not None and re.fullmatch("[A-Z]{2}", place.country):
        written["country_code"] = place.country
    resolution = {1: 4, 2: 4, 3: 3, 4: 2, 6: 1}.get(place.where_prec or 0)
    if resolution is not None:
        written["resolution"] = resolution
    if place.where_prec is not None:
        sheet.lose(
            record,
            "place precision",
            f"UCDP where_prec {place.where_prec}; the form's resolution has other steps",
        )
    return written


# --------------------------------------------------------------------------- records


def _made(
    sheet: Worksheet,
    incident: Assessment,
    kind: str,
    identity: str,
    category: str,
    modes: Iterable[str],
    day: _Day,
    actors: list[dict[str, object]],
    recipients: list[dict[str, object]],
    contexts: Iterable[str],
    claims: Sequence[Claim],
) -> dict[str, object]:
    """Return a record with what all records have; ``corrobora`` stands last."""
    quad, score = CATEGORIES[category]
    known, wanted = MODES.get(category, ()), set(modes)
    record: dict[str, object] = {"id": identity, "date": day.first}
    if day.last != day.first:
        record["enddate"] = day.last
    record["has_event"] = True
    record["actor"] = actors
    if recipients or category in RECIPIENT_NEEDED:
        record["recipient"] = recipients or [{"sector": "UNK", "entity_text": "not said"}]
    record["event"] = [category]
    if chosen := [mode for mode in known if mode in wanted]:
        record["mode"] = chosen
    context = set(contexts)
    record["context"] = [name for name in CONTEXTS if name in context]
    record["quad_code"] = quad
    record["event_scale"] = score
    record["link"] = str(incident.id)
    ordered = sorted(claims, key=lambda claim: (claim.report, claim.start, claim.end, claim.id))
    if ordered:
        record["text_info"] = {"start": ordered[0].start, "end": ordered[0].end}
    record["cite_info"] = _citation(sheet, identity, ordered)
    record["coder"] = "corrobora"
    record["corrobora"] = {
        "incident": str(incident.id),
        "kind": kind,
        "date_from": day.source,
        "claims": [str(claim.id) for claim in ordered],
        "passages": [
            {"claim": str(claim.id), "report": str(claim.report), "start": claim.start, "end": claim.end}
            for claim in ordered
        ],
    }
    if day.source == "publication" and kind == "act":
        sheet.lose(
            identity, "date", "the day is not known; the day of the earliest report on it stands instead"
        )
    return record


def _citation(sheet: Worksheet, identity: str, claims: Sequence[Claim]) -> dict[str, object]:
    written: dict[str, object] = {"corpus": "corrobora dossier"}
    report = sheet.reports.get(claims[0].report) if claims else None
    if report is not None:
        written["citation"] = f"sha256:{report.id}"
        address = sheet.naming.find_words(report.url)
        # What is percent-encoded, however often, might hold a name that is withheld and cannot be seen.
        hidden = "%" in (address or "")
        if address is not None and address == report.url and not hidden and re.match(r"https?://", address):
            written["url"] = address
        elif report.url is not None:
            sheet.lose(identity, "url", "is no web address that can be written as it stands; it is left out")
        if report.language is not None and re.fullmatch("[a-z]{2}", report.language):
            written["language"] = report.language
        outlet = sheet.naming.find_words(report.outlet)
        if outlet is not None:
            written["publication"] = outlet
        if report.title is not None:
            sheet.lose(identity, "title", "a title may name a victim; the hash of the report stands instead")
    if len({claim.report for claim in claims}) > 1:
        sheet.lose(
            identity, "cite_info", "cites one report; the others are in corrobora.passages by their hashes"
        )
    return {**written, "coder": "corrobora", "codebook": CODEBOOK, "version": FORM}


def _identity(incident: Assessment, kind: str, *parts: str) -> str:
    return f"{incident.id}-{kind}-{digest(FORM, kind, *parts)[:12]}"


def _claims_of(sheet: Worksheet, ids: Iterable[str]) -> list[Claim]:
    """Return the claims of some ids that still count, in the order of their ids."""
    keys = sorted({str(one) for one in ids} - sheet.gone)
    return [sheet.claims[key] for key in keys]


def _incident_records(sheet: Worksheet, incident: Assessment) -> list[dict[str, object]]:
    claims = _claims_of(sheet, incident.claims)
    used: set[str] = set()
    acts = _act_records(sheet, incident, claims, used)
    accusations = _accusations(sheet, incident, claims, used)
    steps = _step_records(sheet, incident, used)
    demands = _demands(sheet, incident, claims, used)
    _comment(sheet, acts, accusations, claims, used)
    for claim in claims:
        if claim.hedge is not None:
            sheet.lose(claim.id, "hedge", "the hedging word has no field")
        if claim.id in used:
            continue
        if claim.act is not None and claim.act.asserted is not Assertion.ASSERTED:
            why = (
                f"an act that is {claim.act.asserted.value}; the manual's auxiliary modes are not yet in use"
            )
        elif claim.stance in {Stance.ANNOUNCES, Stance.PREDICTS}:
            why = f"somebody {claim.stance.value} something that no category holds; it is in no record"
        else:
            why = "tells of the incident and of no act that has a category; it is in no record"
        sheet.lose(claim.id, "claim", why)
    return [*acts, *accusations, *steps, *demands]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Claims that say the same party did the same sort of thing to the same side."""

    category: str
    perpetrators: tuple[tuple[str, str], ...]
    armed: bool
    claims: tuple[Claim, ...]


def _act_groups(sheet: Worksheet, claims: Sequence[Claim], used: set[str]) -> list[_Group]:
    grouped: dict[tuple[str, tuple[tuple[str, str], ...], bool], list[Claim]] = {}
    for claim in claims:
        act = claim.act
        if act is None or act.asserted is not Assertion.ASSERTED or not claim.stance.carries_act:
            continue
        coded = _ACT[act.kind]
        if coded is None:
            sheet.lose(claim.id, "act", f"{act.kind.value}; no category fits, no record of an act is made")
            continue
        if act.kind in _COARSER_ACT:
            sheet.lose(claim.id, "act", _COARSER_ACT[act.kind])
        grouped.setdefault((coded[0], _parties_key(act.perpetrators), _is_armed(claim)), []).append(claim)
        used.add(claim.id)
    groups = [
        _Group(category=category, perpetrators=perpetrators, armed=armed, claims=tuple(found))
        for (category, perpetrators, armed), found in grouped.items()
    ]
    return sorted(
        groups,
        key=lambda group: (
            not group.perpetrators, group.armed, group.category != "ASSAULT", -len(group.claims), group.perpetrators,
        ),
    )  # fmt: skip


def _is_armed(claim: Claim) -> bool:
    """Whether a claim tells of victims and all of them are armed."""
    return (
        claim.act is not None
        and bool(claim.act.victims)
        and all(victim.kind in ARMED for victim in claim.act.victims)
    )


def _joins(claim: Claim, group: _Group) -> bool:
    """Whether a claim that names nobody may tell of what a group says a party did."""
    if claim.act is None or claim.act.perpetrators or _is_armed(claim) != group.armed:
        return False
    coded = _ACT[claim.act.kind]
    if coded is None or coded[0] != group.category:
        return False
    return not set(_parties_key(claim.act.victims)) & set(group.perpetrators)


def _left(named: Sequence[_Group], nameless: Iterable[_Group]) -> Iterable[_Group]:
    """Yield what claims that name nobody tell beside the attributions."""
    for group in nameless:
        kept = tuple(claim for claim in group.claims if not any(_joins(claim, other) for other in named))
        if kept:
            yield _Group(category=group.category, perpetrators=(), armed=group.armed, claims=kept)


def _modes(group: _Group, intercepted: bool) -> set[str]:
    modes: set[str] = set()
    for claim in group.claims:
        act = claim.act
        if act is None:
            continue
        coded = _ACT[act.kind]
        if coded is not None and coded[1] is not None:
            modes.add(coded[1])
        if group.category != "ASSAULT":
            continue
        meant = {mode for pattern, mode in _MEANS for words in act.means if pattern.search(words)}
        if act.kind is not ActKind.DESTRUCTION:
            meant.discard("destroy")
        modes |= meant
        civil = any(victim.kind is ActorKind.CIVILIANS for victim in act.victims)
        if act.kind is ActKind.KILLING and civil and intercepted and meant & _HAND_HELD:
            modes.add("targeted")
    return modes


def _act_records(
    sheet: Worksheet, incident: Assessment, claims: Sequence[Claim], used: set[str]
) -> list[dict[str, object]]:
    """Return one record for each attribution of what was done.

    A claim that names nobody makes a record of its own only where no attribution of the same category and side is: else
    one happening would be counted twice. It is listed beside the attribution and adds no victim to it, since it does
    not say that this party hurt them. Whom a party is said to have lost it is never said to have hurt.
    """
    groups = _act_groups(sheet, claims, used)
    named = [group for group in groups if group.perpetrators]
    groups = [*named, *_left(named, [group for group in groups if not group.perpetrators])]
    loose = [claim for claim in claims if claim.id in used and claim.act and not claim.act.perpetrators]
    intercepted = any(
        claim.act is not None
        and claim.act.kind is ActKind.INTERCEPTION
        and claim.act.asserted is Assertion.ASSERTED
        and claim.stance.carries_act
        for claim in claims
    )
    records: list[dict[str, object]] = []
    for group in groups:
        # Ids rest on claims, never on a name: whoever guesses a name must not find it confirmed in a hash.
        identity = _identity(incident, "act", group.category, *sorted(claim.id for claim in group.claims))
        day = _days_of(incident.when, "incident") or _publication(sheet, group.claims)
        if day is None:
            sheet.lose(identity, "date", "neither the day nor that of any report is known; no record is made")
            # those that name nobody would have stood beside this attribution, and are in no record of their own
            for claim in (*group.claims, *(one for one in loose if _joins(one, group))):
                sheet.lose(claim.id, "act", "no day is known, and the form requires one; no record is made")
            continue
        parties = {_party_key(p): p for claim in group.claims if claim.act for p in claim.act.perpetrators}
        victims = {_party_key(p): p for claim in group.claims if claim.act for p in claim.act.victims}
        contexts = {"human_rights"} if not group.armed else set()
        if group.armed or any(party.kind in ARMED for party in parties.values()):
            contexts.add("military")
        if any(claim.act is not None and claim.act.kind is ActKind.SEXUAL_VIOLENCE for claim in group.claims):
            contexts.add("gender")
        record = _made(
            sheet, incident, "act", identity, group.category, _modes(group, intercepted), day,
            _unique(_party_entity(sheet, identity, parties[key]) for key in sorted(parties))
            or [_party_entity(sheet, identity, None)],
            _unique(_party_entity(sheet, identity, victims[key]) for key in sorted(victims)),
            contexts, group.claims,
        )  # fmt: skip
        if not parties:
            sheet.lose(identity, "actor", "nobody is said to have done it; sector UNK stands")
        if location := _location(sheet, identity, incident.place):
            record["event_loc"] = location
        own_fields = _own(record)
        joined = sorted(str(claim.id) for claim in loose if _joins(claim, group))
        if group.perpetrators and joined:
            own_fields["unattributed_claims"] = joined
            for claim_id in joined:
                sheet.lose(
                    claim_id,
                    "act",
                    "names nobody who did it; listed beside an attribution, its victims and means are not",
                )
        act, responsibility = incident.independent_origins.act, incident.independent_origins.responsibility
        own_fields["origins_of_act"] = [act.low, act.high]
        own_fields["origins_of_responsibility"] = [responsibility.low, responsibility.high]
        records.append(record)
    if len(records) > 1:
        sheet.lose(incident.id, "event", f"one incident; {len(records)} records tell it, tied by their link")
    _size(sheet, incident, records)
    return records


def _own(record: Mapping[str, object]) -> dict[str, object]:
    own = record["corrobora"]
    return own if isinstance(own, dict) else {}


def _size(sheet: Worksheet, incident: Assessment, records: Sequence[dict[str, object]]) -> None:
    """Write the numbers of an incident into its first record of an act, once: in two they would be added up."""
    if not incident.casualties:
        return
    if not records:
        sheet.lose(incident.id, "casualties", "no record of an act is made that could hold them")
        return
    first = records[0]
    size: dict[str, int] = {}
    for one in incident.casualties:
        what = f"casualties {one.outcome.value}" + (f" {one.category.value}" if one.category else "")
        name = _COUNTED.get(one.outcome)
        number = one.best if one.best is not None else one.low
        if one.category is not None or name is None or number is None or number < 0:
            sheet.lose(
                incident.id, what, "no field; the range stands in corrobora.casualties of the first record"
            )
            continue
        size[name] = number
        if one.low != number or one.high != number:
            kept = "best number" if one.best is not None else "lowest number"
            sheet.lose(incident.id, what, f"a range; the {kept} stands, the range in corrobora.casualties")
    if size:
        first["size"] = size
    _own(first)["casualties"] = [_range(one) for one in incident.casualties]
    own = _own(first)
    del first["corrobora"]
    first["corrobora"] = own


def _range(one: Casualties) -> dict[str, object]:
    return {
        "outcome": one.outcome.value,
        "category": None if one.category is None else one.category.value,
        "low": one.low,
        "best": one.best,
        "high": one.high,
    }


def _accusations(
    sheet: Worksheet, incident: Assessment, claims: Sequence[Claim], used: set[str]
) -> list[dict[str, object]]:
    """Return one ACCUSE allege record for each speaker and party it accuses.

    The outlet's own voice accuses nobody; nor does who speaks of its own deeds. The date is the day of the earliest
    report that carries the accusation: when it was made is not recorded.
    """
    actors = sheet.naming.actors
    grouped: dict[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], list[Claim]] = {}
    for claim in claims:
        act, speaker = claim.act, claim.speaker
        if (
            act is None
            or speaker is None
            or act.asserted is not Assertion.ASSERTED
            or claim.stance not in {Stance.ALLEGES, Stance.AFFIRMS}
        ):
            continue
        accused = [party for party in act.perpetrators if party.actor is None or party.actor != speaker.actor]
        if accused:
            key = (_speaker_key(speaker, actors), _parties_key(accused))
            grouped.setdefault(key, []).append(claim)
    records = []
    for key in sorted(grouped):
        found = grouped[key]
        speaker = found[0].speaker
        identity = _identity(incident, "accusation", *sorted(str(claim.id) for claim in found))
        day = _publication(sheet, found) or _days_of(incident.when, "incident")
        if day is None or speaker is None:
            for claim in found:
                sheet.lose(
                    claim.id, "accusation", "no day is known, and the form requires one; no record is made"
                )
            continue
        if day.source == "incident":
            sheet.lose(
                identity, "date", "the day of the accusation is not known; the incident's stands instead"
            )
        else:
            sheet.lose(
                identity,
                "date",
                "the day of the accusation is not recorded; that of its earliest report stands",
            )
        parties = {
            _party_key(party): party
            for claim in found
            if claim.act is not None
            for party in claim.act.perpetrators
            if party.actor is None or party.actor != speaker.actor
        }
        used |= {str(claim.id) for claim in found}
        contexts = {"human_rights"}
        if any(party.kind in ARMED for party in parties.values()):
            contexts.add("military")
        records.append(
            _made(
                sheet, incident, "accusation", identity, "ACCUSE", ("allege",), day,
                [_speaker_entity(sheet, identity, speaker)],
                _unique(_party_entity(sheet, identity, parties[one]) for one in sorted(parties)),
                contexts, found,
            )
        )  # fmt: skip
    return records


def _step_records(sheet: Worksheet, incident: Assessment, used: set[str]) -> list[dict[str, object]]:
    records = []
    told: dict[str, int] = {}
    for step in _ordered_steps(incident.accountability):
        claims = _claims_of(sheet, step.claims)
        due, when = step.due.edtf if step.due else None, step.when.edtf if step.when else None
        identity = _identity(
            incident, "step", step.step.value, when or "", due or "", *(str(claim.id) for claim in claims)
        )
        told[identity] = told.get(identity, 0) + 1
        if told[identity] > 1:
            identity = f"{identity}-{told[identity]}"
        used |= {str(claim.id) for claim in claims}
        if step.step in _STEP_LOSS:
            sheet.lose(identity, "step", _STEP_LOSS[step.step])
        coded = _STEP[step.step]
        if coded is None:
            continue
        day = _days_of(step.when, "step") or _publication(sheet, claims)
        if day is None:
            sheet.lose(identity, "step", "no day is known, and the form requires one; no record is made")
            continue
        if day.source == "publication":
            sheet.lose(
                identity, "date", "the day of the step is not known; that of its earliest report stands"
            )
        contexts = {"legal", "human_rights"}
        if step.of is not None and step.of.kind in ARMED:
            contexts.add("military")
        record = _made(
            sheet, incident, "step", identity, coded[0], (coded[1],) if coded[1] else (), day,
            [_party_entity(sheet, identity, step.by)],
            [] if step.of is None else [_party_entity(sheet, identity, step.of)],
            contexts, claims,
        )  # fmt: skip
        if step.by is None:
            sheet.lose(identity, "actor", "who makes the step is not said; sector UNK stands")
        own = _own(record)
        own["step"] = step.step.value
        due_day = _days_of(step.due, "step")
        if due_day is not None:
            own["due"] = due_day.last
        elif step.due is not None:
            sheet.lose(identity, "due", "the date promised is open or not resolved; it is left out")
        if step.overdue is not None:
            own["overdue"] = step.overdue
        if step.checklist is not None:
            sheet.lose(identity, "checklist", "the demands of the Minnesota Protocol have no field")
        records.append(record)
    return records


def _ordered_steps(steps: Iterable[Step]) -> list[Step]:
    """Return steps in an order of their own: by date, kind, claims, due date and parties; those without a date come last."""
    return sorted(
        steps,
        key=lambda step: (
            (step.when.edtf if step.when else None) or "~",
            step.step.value,
            tuple(sorted(step.claims)),
            (step.due.edtf if step.due else None) or "",
            "" if step.by is None else step.by.text,
            "" if step.of is None else step.of.text,
        ),
    )


def _demands(
    sheet: Worksheet, incident: Assessment, claims: Sequence[Claim], used: set[str]
) -> list[dict[str, object]]:
    """Return a REQUEST for each demand that is no step: what is demanded stays in the passage."""
    records = []
    for claim in claims:
        if claim.stance is not Stance.DEMANDS or claim.id in used:
            continue
        identity = _identity(incident, "demand", claim.id)
        day = _publication(sheet, (claim,))
        if day is None:
            sheet.lose(claim.id, "demand", "no day is known, and the form requires one; no record is made")
            used.add(claim.id)
            continue
        used.add(claim.id)
        sheet.lose(identity, "mode", "what is demanded is not coded; the category alone stands")
        sheet.lose(identity, "date", "the day of the demand is not recorded; that of its report stands")
        actor = (
            _party_entity(sheet, identity, None)
            if claim.speaker is None
            else _speaker_entity(sheet, identity, claim.speaker)
        )
        records.append(
            _made(
                sheet,
                incident,
                "demand",
                identity,
                "REQUEST",
                (),
                day,
                [actor],
                [],
                {"human_rights"},
                (claim,),
            )
        )
    return records


def _comment(
    sheet: Worksheet,
    acts: Sequence[dict[str, object]],
    accusations: Sequence[dict[str, object]],
    claims: Sequence[Claim],
    used: set[str],
) -> None:
    """Write into each record of an act or an accusation who stands against it, and lose each such stance by name."""
    told: dict[tuple[str, str], list[str]] = {}
    against: set[str] = set()
    targets = [*acts, *accusations]
    for claim in claims:
        if claim.stance not in _COMMENTED:
            continue
        who = sheet.naming.find_speaker(claim.speaker)
        if who is None:
            who = (
                "the outlet"
                if claim.speaker is None
                else f"{claim.speaker.kind.value.replace('-', ' ')}, not named"
            )
        how = _COMMENTED[claim.stance]
        if claim.act is not None:
            # An admission of one act is none of another: what it is of stands with it.
            how = f"{claim.act.kind.value}{' of armed people' if _is_armed(claim) else ''} {how}"
        told.setdefault((how, who), []).append(str(claim.id))
        if claim.stance in {Stance.DENIES, Stance.DOUBTS}:
            against.add(str(claim.id))
        kept = (
            "the comment of the incident's records names it" if targets else "no record could hold a comment"
        )
        sheet.lose(claim.id, f"stance {claim.stance.value}", f"no category for it; {kept}")
        used.add(claim.id)
    if not told:
        return
    words = "; ".join(f"{how} {who} ({', '.join(sorted(ids))})" for (how, who), ids in sorted(told.items()))
    for record in targets:
        own = _own(record)
        if against:
            own["set_against"] = sorted(against)
        del record["corrobora"]
        record["comment"] = words
        record["corrobora"] = own

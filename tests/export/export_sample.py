"""A dossier written by hand, rich enough to meet every corner of the export.

Everything in it is invented. Hashes of "original bytes" are hashes of the text.
"""

import hashlib

from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Agreement,
    Answer,
    Assertion,
    Assessment,
    Casualties,
    Category,
    Checklist,
    Claim,
    Conflict,
    Container,
    CopyEdge,
    Count,
    DateCandidate,
    Dossier,
    Evidence,
    Fact,
    Grade,
    IncidentId,
    IndependentOrigins,
    Origin,
    OriginId,
    OriginRange,
    Outcome,
    Party,
    Place,
    Point,
    Reading,
    Refusal,
    Report,
    ReportId,
    Side,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    Support,
    Value,
    When,
    Within,
    YesNo,
)

MARK = "EXERCISE – invented places, parties and people"

AGENCY = f"""{MARK}

Front says travellers were killed on the Varo road

At least 24 people were killed when soldiers stopped two buses between Kessin and Varo Wells on Friday, the Highland Union said.

"They were taken off the buses and shot," Ilan Dresk, a spokesman for the Highland Union, told Northline. He said three of them were women. The second bus got away with those on board, he added.

A cousin of one of the victims, who asked not to be named, told Northline that about 20 travellers from his village had not come home.

The coup of 2019 brought the generals to power.
"""

COPY = f"""{MARK}

Killings alleged on Varo road

At least 24 people were killed when soldiers stopped two buses between Kessin and Varo Wells on Friday, the Highland Union said.

"They were taken off the buses and shot," Ilan Dresk, a spokesman for the Highland Union, told Northline.

(Northline)
Share this story 214 shares
"""

STATEMENT = f"""{MARK}

Statement of the General Staff of Maravel

No civilian vehicle was stopped and no civilian was harmed on the Varo road, Colonel Teren Aske declared. Seven fighters were put out of action near Kessin.

The Ministry of Defence opened an inquiry into the events on 8 May and promised its findings within two weeks.
"""

WEEKLY = f"""{MARK}

Two attacks, many questions

The Highland Union now says that passengers of both buses on the Varo road were killed. Residents of Kessin counted 24 to 27 bodies.

Shells fell on the market of Ordal on 10 May and killed dozens of people, a nurse told Radio Selm by telephone. The army has not commented.

Lawyers doubt that soldiers can look into the conduct of soldiers. The league of jurists demanded an independent commission.
"""


def _report(text: str, **fields: object) -> Report:
    identity = ReportId(hashlib.sha256(text.encode()).hexdigest())
    return Report(id=identity, text=text, language="en", **fields)  # type: ignore[arg-type]


AGENCY_REPORT = _report(
    AGENCY,
    title="Front says travellers were killed on the Varo road",
    outlet="Northline Agency",
    author="Staff reporter",
    url="https://northline.example/varo-road",
    published=When(text="6 May 2024", edtf="2024-05-06", date_prec=1, time_prec=1),
    published_candidates=(DateCandidate(value="2024-05-06", found_in="field:published"),),
    paths=("reports/agency.jsonl",),
    container=Container(name="reports/agency.jsonl", sha256="ab" * 32),
    external_id="nl-0012",
    categories=("Conflict",),
)
COPY_REPORT = _report(
    COPY,
    title="Killings alleged on Varo road",
    outlet="The Harbour Gazette",
    credits=("Northline",),
    published=When(text="7 May 2024", edtf="2024-05-07", date_prec=1, time_prec=1),
    paths=("reports/gazette.html", "reports/again/gazette.html"),
    media_type="text/html",
    furniture=(Span(start=COPY.index("Share this"), end=len(COPY) - 1),),
    copy_of=(
        CopyEdge(report=AGENCY_REPORT.id, share=0.8, evidence="4 of 5 sentences the same; credit line"),
    ),
)
STATEMENT_REPORT = _report(
    STATEMENT,
    title="Statement of the General Staff of Maravel",
    outlet="General Staff of Maravel",
    published=None,
    published_candidates=(DateCandidate(value="early May", found_in="text"),),
    paths=("reports/statement.eml",),
    media_type="message/rfc822",
    url="ftp://staff.example/statement",
)
WEEKLY_REPORT = _report(
    WEEKLY,
    title="Two attacks, many questions",
    outlet="The Selm Weekly",
    author="R. Ansel",
    published=When(text="30 May 2024", edtf="2024-05-30", date_prec=1, time_prec=1),
    paths=("reports/weekly.md",),
)

ROAD = Place(
    text="between Kessin and Varo Wells",
    name="Kessin – Varo Wells",
    where_prec=5,
    geo_prec=2,
    country="XA",
    ends=(
        Place(
            text="Kessin", name="Kessin", id="ex:kessin", lat=-46.41, lon=-125.47, country="XA", where_prec=1
        ),
        Place(
            text="Varo Wells",
            name="Varo Wells",
            id="ex:varo",
            lat=-45.98,
            lon=-124.3,
            country="XA",
            where_prec=1,
        ),
    ),
)
MARKET = Place(
    text="the market of Ordal",
    name="Ordal",
    id="ex:ordal",
    lat=-47.2,
    lon=-124.9,
    country="XA",
    admin1="Lower Maravel",
    where_prec=2,
    geo_prec=1,
)
FRIDAY = When(text="on Friday", edtf="2024-05-03", date_prec=1, time_prec=1)

UNION = Party(text="the Highland Union", actor="hu", kind=ActorKind.REBEL_GROUP)
SOLDIERS = Party(text="soldiers", actor="maf", kind=ActorKind.STATE_FORCES)
TRAVELLERS = Party(text="people", kind=ActorKind.CIVILIANS)

DRESK = Speaker(
    text="Ilan Dresk, a spokesman for the Highland Union",
    kind=SpeakerKind.ARMED_GROUP,
    actor="hu",
    told="Northline",
)
THE_UNION = Speaker(text="the Highland Union", kind=SpeakerKind.ARMED_GROUP, actor="hu")
COUSIN = Speaker(
    text="A cousin of one of the victims", kind=SpeakerKind.RELATIVE, anonymous=True, told="Northline"
)
ASKE = Speaker(
    text="Colonel Teren Aske",
    kind=SpeakerKind.ARMED_FORCES,
    actor="Teren Aske",
    via=("the General Staff of Maravel",),
)
RESIDENTS = Speaker(text="Residents of Kessin", kind=SpeakerKind.LOCAL_SOURCE, anonymous=True)
NURSE = Speaker(text="a nurse", kind=SpeakerKind.EYEWITNESS, anonymous=True, told="Radio Selm")


def claim_of(report: Report, words: str, speaker: Speaker | None, stance: Stance, **fields: object) -> Claim:
    """Return a claim on the first place in a report where the words stand."""
    start = report.text.index(words)
    return Claim(
        report=report.id,
        text_sha256=report.text_sha256,
        start=start,
        end=start + len(words),
        speaker=speaker,
        stance=stance,
        method="by-hand/1",
        **fields,  # type: ignore[arg-type]
    )


KILLING = Act(kind=ActKind.KILLING, perpetrators=(SOLDIERS,), victims=(TRAVELLERS,), means=("shooting",))
AT_LEAST_24 = Count(outcome=Outcome.KILLED, low=24, wording="At least 24")

A_TOLL = claim_of(
    AGENCY_REPORT,
    "At least 24 people were killed when soldiers stopped two buses between Kessin and Varo Wells on Friday",
    THE_UNION,
    Stance.ALLEGES,
    act=KILLING,
    counts=(AT_LEAST_24,),
    place=ROAD,
    when=FRIDAY,
)
A_STOPPED = claim_of(
    AGENCY_REPORT,
    "soldiers stopped two buses between Kessin and Varo Wells on Friday, the Highland Union said",
    THE_UNION,
    Stance.ALLEGES,
    act=Act(kind=ActKind.INTERCEPTION, perpetrators=(SOLDIERS,)),
    place=ROAD,
    when=FRIDAY,
)
A_ROAD = claim_of(
    AGENCY_REPORT, "between Kessin and Varo Wells", THE_UNION, Stance.ALLEGES, place=ROAD, confidence=0.8
)
A_SHOT = claim_of(
    AGENCY_REPORT, "They were taken off the buses and shot", DRESK, Stance.ALLEGES, act=KILLING, hedge="said"
)
A_WOMEN = claim_of(
    AGENCY_REPORT,
    "three of them were women",
    DRESK,
    Stance.ALLEGES,
    counts=(
        Count(
            outcome=Outcome.KILLED,
            category=Category.WOMEN,
            low=3,
            high=3,
            exact=True,
            wording="three",
            part=True,
        ),
    ),
)
A_ESCAPED = claim_of(AGENCY_REPORT, "The second bus got away with those on board", DRESK, Stance.ALLEGES)
A_COUSIN = claim_of(
    AGENCY_REPORT,
    "about 20 travellers from his village had not come home",
    COUSIN,
    Stance.AFFIRMS,
    act=Act(kind=ActKind.KILLING),
    counts=(Count(outcome=Outcome.KILLED, low=18, high=22, wording="about 20"),),
)
A_COUP = claim_of(AGENCY_REPORT, "The coup of 2019 brought the generals to power", None, Stance.REPORTS)
B_TOLL = claim_of(
    COPY_REPORT,
    "At least 24 people were killed when soldiers stopped two buses between Kessin and Varo Wells on Friday",
    THE_UNION,
    Stance.ALLEGES,
    act=KILLING,
    counts=(AT_LEAST_24,),
    place=ROAD,
    when=FRIDAY,
)
B_SHOT = claim_of(COPY_REPORT, "They were taken off the buses and shot", DRESK, Stance.ALLEGES, act=KILLING)
C_DENIAL = claim_of(
    STATEMENT_REPORT,
    "No civilian vehicle was stopped and no civilian was harmed on the Varo road",
    ASKE,
    Stance.DENIES,
    act=Act(kind=ActKind.KILLING, asserted=Assertion.NEGATED),
)
C_FIGHTERS = claim_of(
    STATEMENT_REPORT,
    "Seven fighters were put out of action near Kessin",
    None,
    Stance.REPORTS,
    counts=(
        Count(
            outcome=Outcome.KILLED,
            category=Category.COMBATANTS,
            low=7,
            high=7,
            exact=True,
            wording="Seven",
        ),
    ),
)
C_INQUIRY = claim_of(
    STATEMENT_REPORT,
    "The Ministry of Defence opened an inquiry into the events on 8 May and promised its findings within two weeks",
    None,
    Stance.ANNOUNCES,
)
D_BOTH = claim_of(
    WEEKLY_REPORT,
    "passengers of both buses on the Varo road were killed",
    THE_UNION,
    Stance.ALLEGES,
    act=KILLING,
)
D_BODIES = claim_of(
    WEEKLY_REPORT,
    "Residents of Kessin counted 24 to 27 bodies",
    RESIDENTS,
    Stance.AFFIRMS,
    act=Act(kind=ActKind.KILLING),
    counts=(Count(outcome=Outcome.KILLED, low=24, high=27, wording="24 to 27"),),
)
D_SHELLS = claim_of(
    WEEKLY_REPORT,
    "Shells fell on the market of Ordal on 10 May and killed dozens of people",
    NURSE,
    Stance.AFFIRMS,
    act=Act(kind=ActKind.SHELLING, victims=(TRAVELLERS,)),
    counts=(Count(outcome=Outcome.KILLED, low=24, wording="dozens"),),
    place=MARKET,
    when=When(text="on 10 May", edtf="2024-05-10", date_prec=1, time_prec=1),
)
D_DOUBT = claim_of(
    WEEKLY_REPORT,
    "Lawyers doubt that soldiers can look into the conduct of soldiers",
    Speaker(text="Lawyers", kind=SpeakerKind.EXPERT, anonymous=True),
    Stance.DOUBTS,
)
D_DEMAND = claim_of(
    WEEKLY_REPORT,
    "The league of jurists demanded an independent commission",
    Speaker(text="The league of jurists", kind=SpeakerKind.NGO),
    Stance.DEMANDS,
)

ROAD_CLAIMS = (
    A_TOLL,
    A_STOPPED,
    A_ROAD,
    A_SHOT,
    A_WOMEN,
    A_ESCAPED,
    A_COUSIN,
    B_TOLL,
    B_SHOT,
    C_DENIAL,
    C_INQUIRY,
    D_BOTH,
    D_BODIES,
    D_DOUBT,
    D_DEMAND,
)


def _value(value: str, claims: tuple[Claim, ...], *origins: str) -> Value:
    return Value(
        value=value,
        claims=tuple(claim.id for claim in claims),
        origins=tuple(OriginId(origin) for origin in origins),
        reports=tuple(sorted({claim.report for claim in claims})),
    )


def _origin(
    key: str, speaker: Speaker | None, gathered_by: str | None, claims: tuple[Claim, ...], **fields: object
) -> Origin:
    return Origin(
        id=OriginId(key),
        speaker=speaker,
        gathered_by=gathered_by,
        reports=tuple(sorted({claim.report for claim in claims})),
        claims=tuple(claim.id for claim in claims),
        **fields,  # type: ignore[arg-type]
    )


ROAD_INCIDENT = Assessment(
    id=IncidentId("i-0000000000000001"),
    headline="Highland Union accuses soldiers of killing at least 24 travellers on the Varo road; the General Staff denies it",
    act=ActKind.KILLING,
    when=FRIDAY,
    place=ROAD,
    reports=(AGENCY_REPORT.id, COPY_REPORT.id, STATEMENT_REPORT.id, WEEKLY_REPORT.id),
    claims=tuple(claim.id for claim in ROAD_CLAIMS),
    casualties=(
        Casualties(
            outcome=Outcome.KILLED,
            category=None,
            low=18,
            best=24,
            high=None,
            claims=(A_TOLL.id, B_TOLL.id, A_COUSIN.id, D_BODIES.id),
            reasons=(
                "The Highland Union gives a floor of 24 and no upper end.",
                "A relative’s “about 20” is read as 18 to 22.",
                "The denial gives no number and lowers nothing.",
            ),
        ),
        Casualties(
            outcome=Outcome.KILLED,
            category=Category.WOMEN,
            low=3,
            best=3,
            high=3,
            claims=(A_WOMEN.id,),
            reasons=("A part of the total, given once.",),
        ),
    ),
    points=(
        Point(
            about="act",
            agreement=Agreement.CONTESTED,
            values=(
                _value(
                    "killing of people taken off buses", (A_TOLL, A_SHOT, B_TOLL, B_SHOT, D_BOTH), "o-union"
                ),
                _value("did not happen", (C_DENIAL,), "o-army"),
            ),
        ),
        Point(
            about="responsibility",
            agreement=Agreement.CONTESTED,
            values=(_value("maf", (A_TOLL, B_TOLL), "o-union"), _value("nobody", (C_DENIAL,), "o-army")),
        ),
        Point(
            about="killed",
            agreement=Agreement.COMPATIBLE,
            values=(
                _value("24 or more", (A_TOLL, B_TOLL), "o-union"),
                _value("about 20", (A_COUSIN,), "o-cousin"),
                _value("24 to 27", (D_BODIES,), "o-residents"),
            ),
        ),
        Point(
            about="place",
            agreement=Agreement.AGREED,
            values=(_value("Kessin – Varo Wells", (A_ROAD, B_TOLL), "o-union"),),
        ),
        Point(
            about="fate-of-those-present",
            agreement=Agreement.CONTESTED,
            values=(
                _value("the second bus got away", (A_ESCAPED,), "o-union"),
                _value("those on both buses were killed", (D_BOTH,), "o-union"),
            ),
        ),
        Point(about="motive", agreement=Agreement.NOT_KNOWN),
    ),
    conflicts=(
        Conflict(
            about="responsibility",
            sides=(
                Side(value="soldiers", claims=(A_TOLL.id, B_TOLL.id), origins=(OriginId("o-union"),)),
                Side(value="nobody was harmed", claims=(C_DENIAL.id,), origins=(OriginId("o-army"),)),
            ),
            within=Within.NONE,
            why="One side says soldiers killed travellers; the other that no vehicle was stopped.",
        ),
        Conflict(
            about="fate-of-those-present",
            sides=(
                Side(value="the second bus got away", claims=(A_ESCAPED.id,), origins=(OriginId("o-union"),)),
                Side(
                    value="those on both buses were killed",
                    claims=(D_BOTH.id,),
                    origins=(OriginId("o-union"),),
                ),
            ),
            within=Within.ORIGIN,
            why="Two reports give one party’s account in two ways.",
        ),
    ),
    origins=(
        _origin(
            "o-union",
            DRESK,
            "Northline",
            (A_TOLL, A_STOPPED, A_ROAD, A_SHOT, A_WOMEN, A_ESCAPED, B_TOLL, B_SHOT, D_BOTH),
            supports=(Support.ACT, Support.RESPONSIBILITY),
            evidence=(
                Evidence(kind="credit-line", report=COPY_REPORT.id, note="(Northline)"),
                Evidence(kind="same-speaker", report=COPY_REPORT.id, note="one named speaker in both"),
            ),
        ),
        _origin(
            "o-cousin",
            COUSIN,
            "Northline",
            (A_COUSIN,),
            supports=(Support.ACT,),
            may_share=(OriginId("o-residents"),),
        ),
        _origin(
            "o-residents",
            RESIDENTS,
            None,
            (D_BODIES,),
            supports=(Support.ACT,),
            may_share=(OriginId("o-cousin"),),
        ),
        _origin("o-army", ASKE, "General Staff of Maravel", (C_DENIAL,), supports=(Support.DENIAL,)),
        _origin("o-ministry", None, None, (C_INQUIRY,), supports=(Support.RESPONSE,)),
        _origin("o-jurists", D_DEMAND.speaker, "The Selm Weekly", (D_DEMAND,), supports=(Support.OTHER,)),
    ),
    independent_origins=IndependentOrigins(
        act=OriginRange(low=2, high=3), responsibility=OriginRange(low=1, high=1)
    ),
    accountability=(
        Step(
            step=StepKind.OPENED,
            by=Party(text="The Ministry of Defence", actor="maf", kind=ActorKind.GOVERNMENT),
            of=SOLDIERS,
            when=When(text="on 8 May", edtf="2024-05-08", date_prec=1, time_prec=1),
            due=When(text="within two weeks", edtf="2024-05-22", date_prec=1, time_prec=1),
            overdue=True,
            claims=(C_INQUIRY.id,),
            checklist=Checklist(
                prompt=Answer(
                    value=YesNo.YES, claims=(C_INQUIRY.id,), reason="opened five days after the event"
                ),
                effective=Answer(value=YesNo.UNKNOWN),
                independent=Answer(
                    value=YesNo.NO, claims=(D_DOUBT.id,), reason="into its own forces; lawyers doubt it"
                ),
                transparent=Answer(value=YesNo.UNKNOWN, reason="no findings are told of"),
            ),
        ),
        Step(
            step=StepKind.DEMANDED,
            by=Party(text="The league of jurists", kind=ActorKind.NGO),
            claims=(D_DEMAND.id,),
        ),
    ),
    grades={
        "ucdp_event_clarity": Grade(
            value="1", claims=(A_TOLL.id,), reasons=("Place, day and act are told.",), method="clarity/1"
        ),
        "airwars": Grade(
            value="weak", claims=(A_TOLL.id,), reasons=("One origin names who did it.",), method="airwars/1"
        ),
        "admiralty": Grade(
            value="F3",
            claims=(A_TOLL.id, A_COUSIN.id),
            reasons=("The act has further origins.",),
            method="admiralty/1",
        ),
        "every_casualty": Grade(
            value="no conclusion possible",
            claims=(A_TOLL.id,),
            reasons=("A denial stands against it.",),
            method="every-casualty/1",
        ),
    },
    not_known=(
        "The names of the dead.",
        "What became of the second bus.",
        "Whether the inquiry found anything.",
    ),
)

ORDAL_INCIDENT = Assessment(
    id=IncidentId("i-0000000000000002"),
    headline="A nurse tells of shells on the market of Ordal and dozens killed",
    act=ActKind.SHELLING,
    when=When(text="on 10 May", edtf="2024-05-10", date_prec=1, time_prec=1),
    place=MARKET,
    reports=(WEEKLY_REPORT.id,),
    claims=(D_SHELLS.id,),
    casualties=(
        Casualties(
            outcome=Outcome.KILLED,
            category=None,
            low=24,
            best=None,
            high=None,
            claims=(D_SHELLS.id,),
            reasons=("“Dozens” is at least two dozen and has no upper end.",),
        ),
    ),
    points=(
        Point(
            about="act",
            agreement=Agreement.AGREED,
            values=(_value("shelling of a market", (D_SHELLS,), "o-nurse"),),
        ),
    ),
    conflicts=(),
    origins=(_origin("o-nurse", NURSE, "Radio Selm", (D_SHELLS,), supports=(Support.ACT,)),),
    independent_origins=IndependentOrigins(
        act=OriginRange(low=1, high=1), responsibility=OriginRange(low=0, high=0)
    ),
    accountability=(),
    grades={},
    not_known=("Who fired the shells.",),
)

SAMPLE = Dossier(
    as_of="2024-05-30",
    methods={"reading": "by-hand/1", "merging": "by-hand/1", "weighing": "by-hand/1"},
    reports=(WEEKLY_REPORT, AGENCY_REPORT, STATEMENT_REPORT, COPY_REPORT),
    claims=(*ROAD_CLAIMS, D_SHELLS, C_FIGHTERS, A_COUP),
    incidents=(ROAD_INCIDENT, ORDAL_INCIDENT),
    background=(
        Fact(
            fact="The coup of 2019 brought the generals to power",
            kind="coup",
            when=When(text="2019", edtf="2019", date_prec=5),
            claims=(A_COUP.id,),
            agreement=Agreement.AGREED,
        ),
    ),
    refused=(
        Refusal(what="reports/photo.jpg", why="a picture: kept in custody, not read", code="kept-not-read"),
        Refusal(what="reports/empty.txt", why="the file is empty", code="empty"),
    ),
    actors=(
        Actor(
            id="maf", name="Maravel Armed Forces", aliases=("MAF",), kind=ActorKind.STATE_FORCES, country="XA"
        ),
        Actor(id="hu", name="Highland Union", aliases=("HU",), kind=ActorKind.REBEL_GROUP, country="XA"),
    ),
)

SAMPLE_READING = Reading(
    report=AGENCY_REPORT.id,
    claims=(A_SHOT, A_TOLL),
    background=SAMPLE.background,
    refused=(Refusal(what=AGENCY_REPORT.id, why="a sentence could not be read", code="unread"),),
    aliases=(("HU", "hu"),),
)

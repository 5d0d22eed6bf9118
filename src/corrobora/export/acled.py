"""A dossier as ACLED event data: 31 columns, one row an incident that ACLED's form can hold.

Columns and their order are those of ACLED's export as of 2025; event types, sub-event types, actor types (*inter*)
and interactions are the codes of ACLED's codebook in the spelling of its data. Facts marked "not checked" below were
not seen in the codebook itself. Nothing here is ACLED data, and ACLED has no part in it.

ACLED writes one date, one point, one number of dead and two actors an event. The rules by which they are chosen
stand in `corrobora.export.coding` and in ``docs/reference/export-acled.md``; what they leave behind is listed in the
losses, incident by incident, and stands in the companion file. Whoever stands in a column is accused, and no more.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from corrobora.export.coding import (
    COMPANION_COLUMNS,
    LONGEST_SPAN,
    Coded,
    Named,
    code_incidents,
    companion,
    degrees,
    dossier_losses,
    fit,
    joined,
    notes,
    number,
    shared_losses,
    tidy,
)
from corrobora.export.exported import Exported, Loss, render_csv
from corrobora.export.withheld import without_private_names
from corrobora.records import ActKind, ActorKind, Dossier, Outcome

FORM = "acled-csv/1"

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
"""ACLED's columns in the order of its export."""

_COMPANION = (*COMPANION_COLUMNS, "inter1_label", "inter2_label", "interaction_label")

_POLITICAL = "Political violence"
_STRATEGIC = "Strategic developments"
_CIVILIANS = "Violence against civilians"
_REMOTE = "Explosions/Remote violence"
_PROTESTS = "Protests"
_EXCESSIVE = "Excessive force against protesters"

_BY_ACT: Mapping[ActKind, tuple[str, str]] = {
    ActKind.SEXUAL_VIOLENCE: (_CIVILIANS, "Sexual violence"),
    ActKind.ABDUCTION: (_CIVILIANS, "Abduction/forced disappearance"),
    ActKind.DISAPPEARANCE: (_CIVILIANS, "Abduction/forced disappearance"),
    ActKind.SHELLING: (_REMOTE, "Shelling/artillery/missile attack"),
    ActKind.AIR_STRIKE: (_REMOTE, "Air/drone strike"),
    ActKind.DRONE_STRIKE: (_REMOTE, "Air/drone strike"),
    ActKind.DESTRUCTION: (_STRATEGIC, "Looting/property destruction"),
    ActKind.LOOTING: (_STRATEGIC, "Looting/property destruction"),
    ActKind.DISPLACEMENT: (_STRATEGIC, "Other"),
    ActKind.INTERCEPTION: (_STRATEGIC, "Other"),
}
"""Event and sub-event type of acts whose kind alone decides it."""

_BY_VICTIMS = frozenset({ActKind.KILLING, ActKind.INJURY, ActKind.TORTURE, ActKind.ATTACK})
"""Acts whose event type hangs on whether civilians or fighters were hit."""

_TAKING = frozenset({ActKind.ABDUCTION, ActKind.DISAPPEARANCE})
"""Acts that ACLED has against civilians alone (codebook 2024: the victims of that event type are unarmed)."""

INTERS: Mapping[int, str] = {
    1: "State forces",
    2: "Rebel group",
    3: "Political militia",
    4: "Identity militia",
    5: "Rioters",
    6: "Protesters",
    7: "Civilians",
    8: "External/Other forces",
}
"""ACLED's actor types; the labels are those of its data since 2024 (spelling not checked)."""

_INTER_OF: Mapping[ActorKind, int] = {
    ActorKind.STATE_FORCES: 1,
    ActorKind.POLICE: 1,
    ActorKind.GOVERNMENT: 1,
    ActorKind.REBEL_GROUP: 2,
    ActorKind.POLITICAL_MILITIA: 3,
    ActorKind.ARMED_MEN: 3,
    ActorKind.COMMUNAL_MILITIA: 4,
    ActorKind.PROTESTERS: 6,
    ActorKind.CIVILIANS: 7,
    ActorKind.NGO: 7,
    ActorKind.MEDIA: 7,
    ActorKind.PRIVATE_FORCE: 8,
    ActorKind.PEACEKEEPERS: 8,
    ActorKind.EXTERNAL_FORCES: 8,
    ActorKind.UN_BODY: 8,
}
"""Actor type by kind, for parties whose own is on no list. Private forces as 8, and armed people whom nobody ties to
a group as 3, follow ACLED's practice (not checked). A country as such and parties of no known kind have none."""

_OF_A_STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.STATE})
_UNOFFICIAL = frozenset(
    {
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.PRIVATE_FORCE,
        ActorKind.ARMED_MEN,
    }
)

INTERACTIONS = frozenset(
    {
        *(10, 11, 12, 13, 14, 15, 16, 17, 18),
        *(20, 22, 23, 24, 25, 26, 27, 28),
        *(30, 33, 34, 35, 36, 37, 38),
        *(40, 44, 45, 46, 47, 48),
        *(50, 55, 56, 57, 58),
        *(60, 66, 67, 68),
        *(78, 80),
    }
)
"""Interactions of ACLED's codebook: both actor types as one number, the lower first; the type and 0 where alone."""

_ISO = """
AD020 AE784 AF004 AG028 AI660 AL008 AM051 AO024 AQ010 AR032 AS016 AT040 AU036 AW533 AX248 AZ031 BA070 BB052
BD050 BE056 BF854 BG100 BH048 BI108 BJ204 BL652 BM060 BN096 BO068 BQ535 BR076 BS044 BT064 BV074 BW072 BY112
BZ084 CA124 CC166 CD180 CF140 CG178 CH756 CI384 CK184 CL152 CM120 CN156 CO170 CR188 CU192 CV132 CW531 CX162
CY196 CZ203 DE276 DJ262 DK208 DM212 DO214 DZ012 EC218 EE233 EG818 EH732 ER232 ES724 ET231 FI246 FJ242 FK238
FM583 FO234 FR250 GA266 GB826 GD308 GE268 GF254 GG831 GH288 GI292 GL304 GM270 GN324 GP312 GQ226 GR300 GS239
GT320 GU316 GW624 GY328 HK344 HM334 HN340 HR191 HT332 HU348 ID360 IE372 IL376 IM833 IN356 IO086 IQ368 IR364
IS352 IT380 JE832 JM388 JO400 JP392 KE404 KG417 KH116 KI296 KM174 KN659 KP408 KR410 KW414 KY136 KZ398 LA418
LB422 LC662 LI438 LK144 LR430 LS426 LT440 LU442 LV428 LY434 MA504 MC492 MD498 ME499 MF663 MG450 MH584 MK807
ML466 MM104 MN496 MO446 MP580 MQ474 MR478 MS500 MT470 MU480 MV462 MW454 MX484 MY458 MZ508 NA516 NC540 NE562
NF574 NG566 NI558 NL528 NO578 NP524 NR520 NU570 NZ554 OM512 PA591 PE604 PF258 PG598 PH608 PK586 PL616 PM666
PN612 PR630 PS275 PT620 PW585 PY600 QA634 RE638 RO642 RS688 RU643 RW646 SA682 SB090 SC690 SD729 SE752 SG702
SH654 SI705 SJ744 SK703 SL694 SM674 SN686 SO706 SR740 SS728 ST678 SV222 SX534 SY760 SZ748 TC796 TD148 TF260
TG768 TH764 TJ762 TK772 TL626 TM795 TN788 TO776 TR792 TT780 TV798 TW158 TZ834 UA804 UG800 UM581 US840 UY858
UZ860 VA336 VC670 VE862 VG092 VI850 VN704 VU548 WF876 WS882 YE887 YT175 ZA710 ZM894 ZW716
"""
ISO_NUMBERS: Mapping[str, int] = {entry[:2]: int(entry[2:]) for entry in _ISO.split()}
"""ISO 3166-1: alpha-2 code to numeric code, the 249 entries in force. ACLED's column drops leading zeros."""

_UNKNOWN = ("event_id_cnty", "region", "admin2", "admin3", "source_scale", "timestamp")
"""Columns that only ACLED, or nobody, could fill."""


def to_acled(dossier: Dossier) -> Exported:
    """Return a dossier in ACLED's columns, with a companion file and a report of what did not fit.

    ``acled.csv`` has one row for each incident with an act that ACLED codes or with dead, and a day or a place;
    every other incident is a loss with ``what`` ``incident``. ``acled-companion.csv`` has one row for
    every incident. Rows follow the order of the dossier. The same dossier gives the same bytes.

    Source: ACLED codebook (event, actor and precision codes); the rules of choice are ours, see
    ``docs/reference/export-acled.md``.
    """
    rows: list[tuple[str, ...]] = []
    beside: list[tuple[str, ...]] = []
    shown, withheld = without_private_names(dossier)
    losses = [*dossier_losses(dossier), *withheld]
    for coded in code_incidents(shown):
        record = coded.incident.id
        left_out = coded.left_out or _no_event(coded)
        labels: dict[str, str] = {}
        if left_out:
            losses.append(Loss(record=record, what="incident", why=f"{left_out}; in the companion file only"))
        else:
            cells, told = _row(coded)
            losses += [*told, *shared_losses(coded)]
            rows.append(fit(record, cells, COLUMNS, losses, file="acled.csv"))
            labels = _labels(cells)
        told_beside = companion(coded, row=None if left_out else len(rows), left_out=left_out)
        beside.append(fit(record, told_beside | labels, _COMPANION, losses, file="acled-companion.csv"))
    return Exported(
        form=FORM,
        files={"acled.csv": render_csv(COLUMNS, rows), "acled-companion.csv": render_csv(_COMPANION, beside)},
        losses=tuple(losses),
    )


def _no_event(coded: Coded) -> str:
    act = coded.incident.act
    if act is ActKind.FAILURE_TO_PROTECT:
        return "a failure to protect is an omission; ACLED codes what was done"
    if act is None and coded.killed is None:
        return "neither an act nor a number of dead is said; ACLED codes events"
    return ""


def _event(coded: Coded) -> tuple[str, str]:
    """Return event and sub-event type; both empty where what is said does not settle them."""
    act, victims = coded.incident.act, coded.victims
    side = victims.side
    if act is ActKind.CROWD_FORCE:
        # the codebook keeps "excessive force" for lethal or serious violence; "intervention" for the rest
        hurt = any(
            row.outcome in {Outcome.KILLED, Outcome.INJURED} and any((row.low, row.best, row.high))
            for row in coded.incident.casualties
        )
        return _PROTESTS, _EXCESSIVE if hurt else "Protest with intervention"
    if act is ActKind.DETENTION:
        lead = coded.accusation.lead
        if lead is None or lead.kind not in _UNOFFICIAL:
            return _STRATEGIC, "Arrests"
        act = ActKind.ABDUCTION
    if act in _TAKING and victims.armed:
        # only unarmed people can be "civilians"; whether fighters were taken in a clash is not said
        return _BY_ACT[act] if side == "civil" else ("", "")
    if act in _BY_VICTIMS or act is None:
        return {"civil": (_CIVILIANS, "Attack"), "armed": ("Battles", "Armed clash")}.get(side, ("", ""))
    return _BY_ACT.get(act, ("", ""))


def _disorder(event: str, sub_event: str) -> str:
    """Return ACLED's class of disorder by event type, in the words seen in its data (codebook not checked)."""
    if event == _STRATEGIC or not event:
        return event
    if event == _PROTESTS:
        return f"{_POLITICAL}; Demonstrations" if sub_event == _EXCESSIVE else "Demonstrations"
    return _POLITICAL


def _inter(party: Named, coded: Coded) -> int | None:
    """Return ACLED's type of an actor, ``None`` where neither a list nor its kind gives one.

    Bodies of a state are 1 at home and 8 in another country (ACLED codebook, External/Other forces; not checked).
    """
    place = coded.incident.place
    here = place.country if place else None
    home = party.actor.country if party.actor else None
    if party.kind in _OF_A_STATE and home and here:
        return 1 if home == here else 8
    listed = party.actor.acled_inter if party.actor else None
    return listed if listed in INTERS else _INTER_OF.get(party.kind)


def _of_country(words: str, coded: Coded) -> str:
    """Return a group that has no name of its own as ACLED writes it: ``Civilians (Mali)``."""
    return f"{words} ({coded.country})" if coded.country else words


def _sides(coded: Coded, event: str) -> dict[str, str]:
    """Return actors, associated actors, types and interaction.

    ACLED gives no meaning to which actor comes first, but writes protesters first in events of a protest (not checked).
    """
    accusation, victims = coded.accusation, coded.victims
    lead = accusation.lead
    accused = (
        lead.name if lead else "",
        "; ".join(one.name for one in accusation.together),
        _inter(lead, coded) if lead else None,
    )
    hit: tuple[str, str, int | None] = ("", "", 0 if event == _STRATEGIC else None)
    if event == _PROTESTS:
        hit = (_of_country("Protesters", coded), "", 6)
    elif victims.side == "civil":
        hit = (_of_country("Civilians", coded), "; ".join(one.name for one in victims.bodies), 7)
    elif victims.side == "armed":
        # a party is not said to have fought itself
        fighters = [one for one in victims.fighters if lead is None or one.key != lead.key]
        if fighters:
            hit = (
                fighters[0].name,
                "; ".join(one.name for one in fighters[1:]),
                _inter(fighters[0], coded),
            )
    elif victims.civil or victims.armed:
        hit = ("", "", None)  # told of, and no one answer follows: not the same as nobody
    one, two = (hit, accused) if event == _PROTESTS else (accused, hit)
    interaction = _interaction(one[2], two[2])
    return {
        "actor1": one[0],
        "assoc_actor_1": one[1],
        "inter1": number(one[2]),
        "actor2": two[0],
        "assoc_actor_2": two[1],
        "inter2": number(two[2]),
        "interaction": number(interaction),
    }


def _interaction(one: int | None, two: int | None) -> int | None:
    if not one or two is None:
        return None
    found = one * 10 if two == 0 else min(one, two) * 10 + max(one, two)
    return found if found in INTERACTIONS else None


def _labels(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the types in words, as ACLED's interface writes them since 2024."""
    words = [INTERS.get(int(cells[column] or 0), "") for column in ("inter1", "inter2")]
    pair = sorted(words, key=lambda word: next((code for code, name in INTERS.items() if name == word), 9))
    both = ""
    if cells["interaction"]:
        both = "-".join(word for word in pair if word)
        if not all(words):
            both = f"Sole {both}"
    return {"inter1_label": words[0], "inter2_label": words[1], "interaction_label": both}


def _row(coded: Coded) -> tuple[dict[str, str], list[Loss]]:
    incident, place = coded.incident, coded.incident.place
    losses: list[Loss] = []

    def lose(what: str, why: str) -> None:
        losses.append(Loss(record=incident.id, what=what, why=why))

    event, sub_event = _event(coded)
    cells = {"disorder_type": _disorder(event, sub_event), "event_type": event, "sub_event_type": sub_event}
    cells |= _sides(coded, event)
    if not event:
        lose(
            "event_type",
            "whether civilians or fighters were hit is not said, or as many origins say the one as the other; left empty",
        )
    if coded.victims.civil and coded.victims.armed:
        lose(
            "victims",
            f"{coded.victims.civil} origins tell of civilians and {coded.victims.armed} of fighters; ACLED holds one account",
        )
    here = place.country if place else None
    sided = {
        one.name
        for one in (coded.accusation.lead, *coded.victims.fighters)
        if here and one is not None and one.actor is not None and one.actor.country
    }
    for column in ("actor1", "actor2"):
        inter = cells[column.replace("actor", "inter")]
        if inter == "1" and cells[column] not in sided:
            lose(
                column.replace("actor", "inter"),
                "of which country it is, or in which it acted, is not known; 1, at home, stands and may be 8",
            )
        if not cells[column] and inter != "0":
            lose(column, "nobody is named for it; left empty")
        elif cells[column] and not inter:
            lose(column.replace("actor", "inter"), "no actor type follows from what the party is; left empty")
    if cells["actor1"] and cells["actor2"] and not cells["interaction"]:
        lose(
            "interaction", "no code of ACLED's for these two actor types, or one of them unknown; left empty"
        )
    if coded.accusation.lead is not None:
        lose("actor", "names are those of the dossier, not ACLED's own")
    civil = event in {_CIVILIANS, _REMOTE, "Battles"} and coded.victims.side == "civil"
    # excessive force is aimed at protesters, who are civilians in ACLED's column (codebook; not checked)
    civil = civil or cells["sub_event_type"] == _EXCESSIVE
    # the words seen in ACLED's data; not checked in its codebook
    cells["civilian_targeting"] = "Civilian targeting" if civil else ""
    if civil and event == _REMOTE:
        lose(
            "civilian_targeting",
            "civilians are said to have been hit; whether they were aimed at is not judged",
        )
    cells |= _time_cells(coded, lose)
    cells |= {
        "iso": "",
        "country": coded.country,
        "admin1": place.admin1 or "" if place else "",
        "location": place.name or place.text if place else "",
        "latitude": degrees(place.lat if place else None, 90),
        "longitude": degrees(place.lon if place else None, 180),
        "geo_precision": number(place.geo_prec if place else None),
    }
    if place is None:
        lose("location", "no place is said; left empty")
    code = (place.country or "") if place else ""
    if code in ISO_NUMBERS:
        cells["iso"] = str(ISO_NUMBERS[code])
    else:
        lose("iso", "no country is known, or its code has no number in ISO 3166-1; left empty")
    if not cells["country"]:
        lose("country", "no country is known, or the packaged outlines have no name for its code; left empty")
    if not (cells["latitude"] and cells["longitude"]):
        cells["latitude"] = cells["longitude"] = ""
        lose("latitude, longitude", "the place is not resolved to a point; left empty")
    if not cells["geo_precision"]:
        lose("geo_precision", "the place has no such code; left empty")
    elif place is not None and place.where_prec is not None:
        lose("geo_precision", f"where_prec {place.where_prec} of seven stands as one of three codes")
    outlets = dict.fromkeys(tidy(report.outlet or "") for report in coded.reports)
    cells["source"] = joined(outlet for outlet in outlets if outlet).replace(";", "; ")
    if "" in outlets:
        lose("source", "a report has no outlet; it is not among the sources")
    if any(";" in outlet for outlet in outlets):
        lose("source", "an outlet has a semicolon in its name; a comma stands for it")
    cells |= _fatalities(coded, lose)
    cells["notes"] = notes(coded)
    cells["tags"] = f"incident={incident.id}"
    lose(
        ", ".join(_UNKNOWN),
        "ACLED's own, or not known to the dossier; left empty",
    )
    return cells, losses


def _time_cells(coded: Coded, lose: Callable[[str, str], None]) -> dict[str, str]:
    """Return date, year and precision: of a span the middle day, the earlier of two, which nobody need have said.

    ACLED writes the middle of a week or month of which no more is known (codebook, time precision; not checked).
    """
    when, first, last = coded.incident.when, coded.first, coded.last
    if when is None or (first is None and last is None):
        lose("event_date, year, time_precision", "no date is said, or no day follows from it; left empty")
        return {}
    precision = {"time_precision": number(when.time_prec)}
    if when.time_prec is None:
        lose("time_precision", "the date has no such code; left empty")
    if first is None or last is None or (last - first).days >= LONGEST_SPAN:
        lose("event_date, year", "the date has an open end or leaves more than a year open; left empty")
        return precision
    width = (last - first).days
    day = first + timedelta(days=width // 2)
    if width:
        lose(
            "event_date",
            f"a span of {width + 1} days, {first.isoformat()} to {last.isoformat()}; its middle day stands for it",
        )
        if when.time_prec is not None and when.date_prec is not None:
            lose("time_precision", f"date_prec {when.date_prec} of five stands as one of three codes")
    return precision | {"event_date": day.isoformat(), "year": str(day.year)}


def _fatalities(coded: Coded, lose: Callable[[str, str], None]) -> dict[str, str]:
    """Return the one number ACLED has: best, else low, else nothing where somebody was killed, else 0: none reported."""
    killed = coded.killed
    if killed is None:
        if coded.dead_untold:
            lose(
                "fatalities",
                "people are said to be killed, and nobody says how many; left empty, for 0 means none",
            )
            return {"fatalities": ""}
        lose("fatalities", "no dead are said; 0 stands for none reported")
        return {"fatalities": "0"}
    value: int | None
    if killed.best is not None:
        value, rule = killed.best, "best"
    elif killed.low is not None:
        value, rule = killed.low, "low, for nobody gives a best"
    else:
        value, rule = None, "nothing, for nobody says how many at least, and 0 means none"
    if not killed.low == killed.best == killed.high:
        lose(
            "fatalities",
            f"low {number(killed.low) or 'not said'}, best {number(killed.best) or 'not said'}, high "
            f"{number(killed.high) or 'open'}; {'it is left empty' if value is None else f'{value} stands'} ({rule}), the range is in the notes",
        )
    if killed.open_top:
        lose(
            "killed: high",
            f"open; the largest number said is {number(killed.largest_said)}, and nobody says that it is the most",
        )
    if killed.part is not None:
        lose(
            "fatalities",
            "nobody counts everybody; the largest number of a part stands, parts are not added up",
        )
    return {"fatalities": number(value)}

"""dossier.html: everything is there, everything leads to its passage, nothing leaves the page."""

import dataclasses
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from corrobora.errors import BadSetting, BrokenIntegrity
from corrobora.export import render_html, write
from corrobora.export.pictures import INKS
from corrobora.export.view import PICTURED, letters
from corrobora.export.wording import midway
from corrobora.records import (
    Act,
    ActKind,
    Actor,
    Agreement,
    Assessment,
    Casualties,
    Claim,
    CopyEdge,
    Dossier,
    Fact,
    IncidentId,
    IndependentOrigins,
    Origin,
    OriginId,
    OriginRange,
    Outcome,
    Party,
    Place,
    Point,
    Refusal,
    Report,
    ReportId,
    Span,
    Speaker,
    Stance,
    Step,
    StepKind,
    Support,
    Value,
    When,
)
from tests.export.export_sample import (
    A_SHOT,
    A_STOPPED,
    AGENCY_REPORT,
    ROAD_INCIDENT,
    SAMPLE,
    claim_of,
)
from tests.export.page_reader import Page as _Page


@pytest.fixture(scope="module")
def html() -> str:
    return render_html(SAMPLE)


@pytest.fixture(scope="module")
def page(html: str) -> _Page:
    return _Page(html)


# --------------------------------------------------------------------------- content


def test_every_link_inside_the_page_leads_somewhere(page: _Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {link["href"][1:] for link in page.of("a") if link.get("href", "").startswith("#")}
    assert inner <= set(ids)
    assert {claim.id for claim in SAMPLE.claims} <= inner


def test_every_claim_is_listed_also_those_that_joined_no_incident(html: str) -> None:
    for claim in SAMPLE.claims:
        assert f'id="{claim.id}"' in html
        assert f'id="k-{claim.id}"' in html


def test_every_hash_report_and_refusal_is_shown(page: _Page) -> None:
    for report in SAMPLE.reports:
        assert report.id in page.words
        assert report.title is not None
        assert report.title in page.words
    for refusal in SAMPLE.refused:
        assert refusal.what in page.words
        assert refusal.why in page.words


def test_the_summary_attributes_what_it_tells(page: _Page) -> None:
    assert "Killing, alleged by the Highland Union" in page.words
    assert "affirmed by a cousin of one of the victims" in page.words
    assert "It is denied by Colonel Teren Aske" in page.words
    assert "That it happened rests on 2 to 3 independent origins; who did it, on 1." in page.words
    assert "none of them says who did it" in page.words


def test_a_cell_holds_value_quotation_and_speaker(html: str) -> None:
    cell = re.search(r'<bdi class="value">the second bus got away</bdi>.*?</div>', html, re.DOTALL)
    assert cell is not None
    assert "The second bus got away with those on board" in cell[0]
    assert "Ilan Dresk" in cell[0]
    assert "told Northline" in cell[0]


def test_anonymity_and_the_outlets_own_words_are_said(page: _Page) -> None:
    assert "A cousin of one of the victims · relative, not named, told Northline" in page.words
    assert "Northline Agency, in its own words" in page.words


def test_an_open_range_says_open_and_an_overdue_step_overdue(page: _Page) -> None:
    assert "18 or more" in page.words
    assert "overdue" in page.words
    assert "Minnesota Protocol checklist" in page.words


def test_unknown_dates_are_said_to_be_unknown(page: _Page) -> None:
    assert "Publication of report D: not known" in page.words
    assert "Demanded by the league of jurists: not stated" in page.words


def test_a_place_that_was_not_resolved_is_said_so() -> None:
    incident = dataclasses.replace(ROAD_INCIDENT, place=Place(text="in the highlands"))
    words = _Page(render_html(dataclasses.replace(SAMPLE, incidents=(incident,)))).words
    assert "could not be resolved to a place on a map" in words


VILLAGE = Place(
    text="Old Korr village in Maravel township",
    name="Old Korr",
    lat=21.5,
    lon=95.5,
    country="MM",
    where_prec=3,
)


@pytest.mark.parametrize(
    ("place", "known"),
    [
        (VILLAGE, "not in the gazetteer, known to the district only"),
        (Place(text="Old Korr", name="Old Korr"), "not in the gazetteer, how closely is not known"),
    ],
)
def test_a_village_the_gazetteer_lacks_is_named_with_how_closely_it_is_known(
    place: Place, known: str
) -> None:
    claim = dataclasses.replace(A_SHOT, place=place)
    incident = dataclasses.replace(
        SAMPLE.incidents[0],
        place=place,
        claims=(claim.id,),
        points=(
            Point(
                about="place",
                agreement=Agreement.AGREED,
                values=(Value(value="Old Korr", claims=(claim.id,), origins=(), reports=(claim.report,)),),
            ),
        ),
        casualties=(),
        conflicts=(),
        origins=(),
        accountability=(),
        grades={},
    )
    dossier = dataclasses.replace(SAMPLE, incidents=(incident,), claims=(claim,), background=())
    html = render_html(dossier)
    words = _Page(html).words
    overview = words[words.index("Overview The incidents") : words.index("Incident 1")]
    assert f"{place.text} ({known})" in overview
    summary = words[words.index("Where and when") :]
    assert known in summary[:120]
    assert '<bdi class="value">Old Korr</bdi><span class="by">not in the gazetteer</span>' in html
    assert ("somewhere here: Old Korr" in html) == (place.lat is not None)
    assert ("There is no point to draw, so there is no map." in words) == (place.lat is None)


def test_a_place_of_the_gazetteer_is_not_said_to_be_missing(page: _Page) -> None:
    assert "not in the gazetteer" not in page.words


def test_a_report_that_retells_in_other_words_is_called_no_copy() -> None:
    edge = CopyEdge(report=AGENCY_REPORT.id, share=0.0, evidence="reworded: 5 of 9 sentences tell the same")
    reports = tuple(
        dataclasses.replace(report, copy_of=(edge,)) if report.copy_of else report
        for report in SAMPLE.reports
    )
    page = _Page(render_html(dataclasses.replace(SAMPLE, reports=reports)))
    assert "RetellsA in other words: 5 of 9 sentences tell the same" in page.words
    assert "(retells A)" in page.words
    assert "copy of" not in page.words
    assert "0 %" not in page.words


def test_a_copy_is_called_one_with_the_share_it_repeats(page: _Page) -> None:
    assert "RepeatsA with 80 % of its own sentences: 4 of 5" in page.words
    assert "(copy of A)" in page.words


def test_the_overview_says_what_is_disputed(page: _Page) -> None:
    overview = page.words[page.words.index("Overview The incidents") : page.words.index("Incident 1")]
    assert "who did it" in overview
    assert "how many were killed" not in overview


def test_no_code_of_a_machine_stands_where_words_should() -> None:
    casualties = dataclasses.replace(
        ROAD_INCIDENT.casualties[0], reasons=("best-only: 24 is the only value said", "superseded: by 30")
    )
    points = (
        Point(
            about="date",
            agreement=Agreement.CONTESTED,
            values=(Value(value="2024-03-05", claims=(A_SHOT.id,), origins=(), reports=(A_SHOT.report,)),),
        ),
        Point(
            about="act",
            agreement=Agreement.AGREED,
            values=(Value(value="air-strike", claims=(A_SHOT.id,), origins=(), reports=(A_SHOT.report,)),),
        ),
    )
    incident = dataclasses.replace(ROAD_INCIDENT, casualties=(casualties,), points=points)
    html = render_html(dataclasses.replace(SAMPLE, incidents=(incident,)))
    words = _Page(html).words
    assert "24 is the only value said" in words
    assert "By 30" in words
    assert "best-only" not in words
    assert '<bdi class="value">5 March 2024</bdi>' in html
    assert '<bdi class="value">air strike</bdi>' in html
    assert "LanguageEnglish" in words


def test_one_party_under_several_names_is_one_voice_with_the_actor_named() -> None:
    actor = Actor(id="x:front", name="Highland Front")
    quiet = dataclasses.replace(A_SHOT, speaker=Speaker(text="Rebels", actor=actor.id, anonymous=True))
    named = dataclasses.replace(
        A_STOPPED, speaker=Speaker(text="the HF", actor=actor.id), stance=quiet.stance, act=quiet.act
    )
    claims = (quiet, named)
    incident = dataclasses.replace(
        SAMPLE.incidents[0],
        claims=tuple(claim.id for claim in claims),
        points=(),
        casualties=(),
        conflicts=(),
        origins=(),
        accountability=(),
        grades={},
    )
    words = _Page(
        render_html(
            dataclasses.replace(SAMPLE, incidents=(incident,), claims=claims, background=(), actors=(actor,))
        )
    ).words
    summary = words[words.index("Who says so") : words.index("How many", words.index("Who says so"))]
    assert "Rebels" not in summary
    assert "the HF (Highland Front)" in summary


def test_every_cell_of_a_table_that_stacks_has_its_label_or_speaks_for_itself(html: str) -> None:
    """On a telephone the head of a table is not seen: short cells carry its words."""
    tables = re.findall(r'<table class="[^"]*cards.*?</table>', html, re.DOTALL)
    assert len(tables) > 6
    for table in tables:
        for cell in re.findall(r"<td([^>]*)>(.*?)</td>", table, re.DOTALL):
            bare = re.sub(r"<[^>]+>", "", cell[1]).strip()
            labelled = "data-label" in cell[0] or 'class="no"' in cell[0] or 'class="silent"' in cell[0]
            assert labelled or len(bare) > 12 or not bare, cell


def test_the_exercise_banner_shows_only_where_reports_say_so(page: _Page) -> None:
    assert "every report here says of itself that it is an exercise" in page.words
    report = Report(id=ReportId("0" * 64), text="The army took part in an EXERCISE on Friday.\n")
    plain = dataclasses.replace(SAMPLE, reports=(report,), claims=(), incidents=(), background=())
    assert "exercise." not in _Page(render_html(plain)).words


def test_an_empty_dossier_is_still_a_page() -> None:
    empty = Dossier(as_of=None, methods={}, reports=(), claims=(), incidents=(), background=(), refused=())
    words = _Page(render_html(empty)).words
    assert "No incident could be put together" in words
    assert "measured against no date, since none is known" in words


def test_the_same_dossier_gives_the_same_page_whatever_the_order(html: str) -> None:
    turned = dataclasses.replace(SAMPLE, reports=SAMPLE.reports[::-1], claims=SAMPLE.claims[::-1])
    assert render_html(turned) == html


def test_a_broken_passage_stops_the_page() -> None:
    broken = dataclasses.replace(A_SHOT, end=10**6)
    with pytest.raises(BrokenIntegrity):
        render_html(dataclasses.replace(SAMPLE, claims=(*SAMPLE.claims, broken)))


def test_crossing_passages_get_a_rule_of_their_own(html: str) -> None:
    assert f":root:has(#{A_STOPPED.id}:target) .x-{A_STOPPED.id}" in html


# --------------------------------------------------------------------------- safety


EVIL = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>\"'&]]>"


def _evil_dossier() -> Dossier:
    text = f"EXERCISE {EVIL}\nIt was said {EVIL} by many.\n"
    report = Report(
        id=ReportId(EVIL),
        text=text,
        title=EVIL,
        outlet=EVIL,
        author=EVIL,
        credits=(EVIL,),
        url="javascript:alert(1)",
        language=EVIL,
        published=When(text=EVIL),
        paths=(EVIL,),
        media_type=EVIL,
        external_id=EVIL,
        categories=(EVIL,),
        furniture=(Span(start=9, end=30),),
    )
    claim = claim_of(
        report,
        f"said {EVIL}",
        Speaker(text=EVIL, actor=EVIL, told=EVIL, via=(EVIL,)),
        Stance.ALLEGES,
        hedge=EVIL,
        act=Act(kind=ActKind.KILLING, perpetrators=(Party(text=EVIL, actor=EVIL),), means=(EVIL,)),
        place=Place(text=EVIL, name=EVIL, lat=10.0, lon=10.0, where_prec=1),
    )
    base = ROAD_INCIDENT
    incident = dataclasses.replace(
        base,
        headline=EVIL,
        place=claim.place,
        when=When(text=EVIL, edtf=EVIL),
        reports=(report.id,),
        claims=(claim.id,),
        casualties=(
            Casualties(
                outcome=Outcome.KILLED,
                category=None,
                low=1,
                best=1,
                high=None,
                claims=(claim.id,),
                reasons=(EVIL,),
            ),
        ),
        points=(
            Point(
                about=EVIL,
                agreement=Agreement.AGREED,
                values=(
                    Value(value=EVIL, claims=(claim.id,), origins=(OriginId("o"),), reports=(report.id,)),
                ),
            ),
        ),
        conflicts=(),
        origins=(
            Origin(
                id=OriginId("o"),
                speaker=claim.speaker,
                gathered_by=EVIL,
                supports=(Support.ACT,),
                reports=(report.id,),
                claims=(claim.id,),
            ),
            Origin(
                id=OriginId("o2"),
                speaker=None,
                gathered_by=None,
                supports=(),
                reports=(report.id,),
                claims=(),
            ),
        ),
        accountability=(Step(step=StepKind.OPENED, by=Party(text=EVIL), claims=(claim.id,)),),
        grades={
            EVIL: dataclasses.replace(
                base.grades["airwars"], value=EVIL, claims=(), reasons=(EVIL,), method=EVIL
            )
        },
        not_known=(EVIL,),
    )
    return Dossier(
        as_of=None,
        methods={EVIL: EVIL},
        reports=(report,),
        claims=(claim,),
        incidents=(incident,),
        background=(Fact(fact=EVIL, kind=EVIL, claims=(claim.id,)),),
        refused=(Refusal(what=EVIL, why=EVIL, code=EVIL),),
        actors=(Actor(id=EVIL, name=EVIL),),
    )


def test_a_hostile_report_cannot_put_markup_into_the_page() -> None:
    page = _Page(render_html(_evil_dossier()))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base"}
    assert tags & {"svg"}
    for _, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in page.words  # it is shown, as the text it is


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "ftp://x/y",
        "//evil.example",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    report = dataclasses.replace(AGENCY_REPORT, url=url)
    dossier = dataclasses.replace(SAMPLE, reports=(report,), claims=(), incidents=(), background=())
    page = _Page(render_html(dossier))
    assert all(link["href"].startswith("#") for link in page.of("a"))
    assert url.strip() in page.words


def test_a_web_address_becomes_a_link_that_tells_nothing_of_its_reader(page: _Page) -> None:
    (link,) = (one for one in page.of("a") if one["href"].startswith("http"))
    assert link["href"] == AGENCY_REPORT.url
    assert "noreferrer" in link["rel"]


def test_nothing_in_the_page_is_fetched(html: str, page: _Page) -> None:
    for tag, attributes in page.tags:
        assert tag not in {
            "script",
            "link",
            "img",
            "iframe",
            "object",
            "embed",
            "image",
            "use",
            "video",
            "audio",
        }
        for name in ("src", "srcset", "data", "xlink:href", "poster", "action", "background"):
            assert name not in attributes
        if "href" in attributes:
            assert tag == "a"
    for found in re.findall(r"url\(([^)]*)\)", html):
        assert found.startswith("#")
    assert "@import" not in html
    (policy,) = (
        one["content"] for one in page.of("meta") if one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_text_direction_tricks_stay_inside_their_element(html: str) -> None:
    assert "unicode-bidi: isolate" in html
    report = dataclasses.replace(AGENCY_REPORT, title="a\u202egnp.exe\x00")
    page = render_html(dataclasses.replace(SAMPLE, reports=(report,), claims=(), incidents=(), background=()))
    assert "<bdi>a\u202egnp.exe\ufffd</bdi>" in page
    assert "\x00" not in page


# --------------------------------------------------------------------------- accessibility


def test_the_page_has_its_landmarks_language_and_a_skip_link(html: str, page: _Page) -> None:
    assert page.of("html")[0]["lang"] == "en"
    for landmark in ("nav", "main", "footer"):
        assert page.of(landmark)
    assert 'class="masthead"' in html
    assert page.of("a")[0]["href"] == "#main"


def test_headings_go_down_one_step_at_a_time(page: _Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_headers_with_a_scope(html: str, page: _Page) -> None:
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert len(tables) > 8
    assert all("<caption>" in table for table in tables)
    assert all(header.get("scope") in {"col", "row"} for header in page.of("th"))


def test_every_picture_says_in_words_what_it_shows(page: _Page) -> None:
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    pictures = page.of("svg")
    assert len(pictures) >= 6
    for picture in pictures:
        assert picture["role"] == "img"
        assert set(picture["aria-labelledby"].split()) <= ids
    assert "May be one origin: O2 A cousin of one of the victims and O3 Residents of Kessin" in page.words


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", block))


def _contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_meets_wcag_aa_in_light_and_dark(html: str, scheme: str) -> None:
    light, dark = html.split("prefers-color-scheme: dark", 1)
    tokens = _tokens(light)
    if scheme == "dark":
        tokens |= _tokens(dark.split("\n}\n", 1)[0])
    grounds = ("page", "panel", "node", "sea", "land", "mark")
    for ink in ("ink", "muted", "accent", "calm", "agreed"):
        for ground in grounds:
            if ink in {"muted", "agreed", "calm"} and ground == "mark":
                continue  # neither is ever set on a marked passage
            assert _contrast(tokens[ink], tokens[ground]) >= 4.5, (scheme, ink, ground)
    assert _contrast(tokens["lit-ink"], tokens["lit"]) >= 4.5
    assert _contrast("#7a2116", tokens["lit"]) >= 4.5
    assert _contrast(tokens["on-warn"], tokens["warn"]) >= 4.5


def test_pictures_take_their_colours_from_the_page(html: str) -> None:
    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg))
        assert used <= set(INKS.values())
    light = _tokens(html.split("prefers-color-scheme: dark", 1)[0])
    for token, ink in INKS.items():
        assert light[token] == ink
        assert f'svg [fill="{ink}"] {{ fill: var(--{token}); }}' in html


# --------------------------------------------------------------------------- size


def _many(count: int) -> Dossier:
    reports, claims = [], []
    for number in range(count):
        text = f"EXERCISE\nAt least {number % 30 + 1} people were killed, a guard told Wire {number % 7}."
        report = Report(
            id=ReportId(f"{number:064x}"),
            text=text,
            outlet=f"Outlet {number}",
            published=When(text="then", edtf=f"2024-0{number % 9 + 1}-1{number % 9}"),
        )
        reports.append(report)
        claims.append(
            claim_of(
                report,
                "people were killed",
                Speaker(text=f"guard {number % 60}"),
                Stance.AFFIRMS,
                act=Act(kind=ActKind.KILLING),
            )
        )
    origins: dict[int, list[Claim]] = {}
    for number, claim in enumerate(claims):
        origins.setdefault(number % 60, []).append(claim)
    incident = Assessment(
        id=IncidentId("i-1"),
        headline="Guards tell of people killed",
        act=ActKind.KILLING,
        when=None,
        place=None,
        reports=tuple(report.id for report in reports),
        claims=tuple(claim.id for claim in claims),
        casualties=(),
        points=(
            Point(
                about="act",
                agreement=Agreement.AGREED,
                values=(
                    Value(
                        value="killing",
                        claims=tuple(claim.id for claim in claims),
                        origins=(),
                        reports=tuple(report.id for report in reports),
                    ),
                ),
            ),
        ),
        conflicts=(),
        origins=tuple(
            Origin(
                id=OriginId(f"o{key}"),
                speaker=found[0].speaker,
                gathered_by=f"Wire {key % 7}",
                supports=(Support.ACT,),
                reports=tuple(claim.report for claim in found),
                claims=tuple(claim.id for claim in found),
            )
            for key, found in origins.items()
        ),
        independent_origins=IndependentOrigins(
            act=OriginRange(low=1, high=60), responsibility=OriginRange(low=0, high=0)
        ),
        accountability=(),
        grades={},
        not_known=(),
    )
    return Dossier(
        as_of=None,
        methods={},
        reports=tuple(reports),
        claims=tuple(claims),
        incidents=(incident,),
        background=(),
        refused=(),
    )


def test_a_large_incident_is_drawn_as_groups_and_loses_no_claim() -> None:
    dossier = _many(120)
    html = render_html(dossier)
    page = _Page(html)
    assert "The 120 reports are drawn as groups" in page.words
    assert "46 further origins" in page.words
    assert "112 further reports" in page.words
    graph = next(svg for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL) if "i1-origins-title" in svg)
    assert graph.count("<text") < 90
    for claim in dossier.claims:
        assert f'id="k-{claim.id}"' in html


def test_past_the_cap_incidents_keep_their_tables_and_say_why_there_is_no_picture() -> None:
    one = dataclasses.replace(SAMPLE.incidents[1], place=None, casualties=())
    incidents = tuple(
        dataclasses.replace(one, id=IncidentId(f"i-{number}")) for number in range(PICTURED + 3)
    )
    page = _Page(render_html(dataclasses.replace(SAMPLE, incidents=incidents)))
    assert f"Pictures are drawn for the {PICTURED} incidents with most reports" in page.words
    assert page.words.count("Dates stand in the tables.") == 3


def test_letters_go_on_past_z() -> None:
    assert [letters(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


# --------------------------------------------------------------------------- files


def test_write_puts_both_files_down_whole(tmp_path: Path) -> None:
    paths = write(SAMPLE, tmp_path / "new" / "out")
    assert [path.name for path in paths] == ["dossier.json", "dossier.html"]
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == [
        "dossier.html",
        "dossier.json",
    ]
    assert json.loads(paths[0].read_bytes())["schema"] == "corrobora/dossier/1"
    assert b"\r\n" not in paths[1].read_bytes()


def test_write_makes_only_what_was_asked_for(tmp_path: Path) -> None:
    assert [path.name for path in write(SAMPLE, tmp_path, formats=("json",))] == ["dossier.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["dossier.json"]


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="docx"):
        write(SAMPLE, tmp_path / "out", formats=("json", "docx"))
    assert not (tmp_path / "out").exists()


def test_a_broken_dossier_leaves_the_old_files_alone(tmp_path: Path) -> None:
    write(SAMPLE, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = dataclasses.replace(SAMPLE, claims=(*SAMPLE.claims, dataclasses.replace(A_SHOT, end=10**6)))
    with pytest.raises(BrokenIntegrity):
        write(broken, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_failing_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced: Callable[..., Any] = Path.replace

    def refuse(self: Path, target: Path) -> Any:
        if target.name == "dossier.html":
            raise OSError(28, "no space left")
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="no space"):
        write(SAMPLE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["dossier.json"]


# --------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("The army", "the army"),
        ("Eyewitness reports", "eyewitness reports"),
        ("Witness Line", "Witness Line"),
        ("Rebels in the north", "rebels in the north"),
        ("Amnesty", "Amnesty"),
    ],
)
def test_a_speaker_loses_its_capital_inside_a_sentence_unless_it_is_a_name(words: str, within: str) -> None:
    assert midway(words) == within


def test_who_denies_and_owns_up_to_something_else_is_no_witness_of_the_act() -> None:
    other = dataclasses.replace(
        A_STOPPED,
        speaker=Speaker(text="the garrison"),
        stance=Stance.GIVES_ALTERNATIVE_EXPLANATION,
        act=A_SHOT.act,
    )
    claims = (A_SHOT, other)
    carrier = Origin(
        id=OriginId("o1"),
        speaker=A_SHOT.speaker,
        gathered_by=None,
        supports=(Support.ACT,),
        reports=(A_SHOT.report,),
        claims=(A_SHOT.id,),
    )
    denier = dataclasses.replace(
        carrier, id=OriginId("o2"), speaker=other.speaker, supports=(Support.DENIAL,), claims=(other.id,)
    )
    incident = dataclasses.replace(
        SAMPLE.incidents[0],
        claims=tuple(claim.id for claim in claims),
        points=(),
        casualties=(),
        conflicts=(),
        origins=(carrier, denier),
        accountability=(),
        grades={},
    )
    words = _Page(
        render_html(dataclasses.replace(SAMPLE, incidents=(incident,), claims=claims, background=()))
    ).words
    start = words.index("Who says so")
    head, tail = words[start : words.index("How many", start)], words[words.index("Disputed", start) :][:300]
    assert "the garrison" not in head
    assert "explained in another way by the garrison" in tail


def _head_and_tail(claims: tuple[Claim, ...], origins: tuple[Origin, ...]) -> tuple[str, str]:
    """Return what the head of an incident says of who says so, and of what is disputed."""
    incident = dataclasses.replace(
        SAMPLE.incidents[0],
        claims=tuple(claim.id for claim in claims),
        points=(),
        casualties=(),
        conflicts=(),
        origins=origins,
        accountability=(),
        grades={},
    )
    shown = dataclasses.replace(SAMPLE, incidents=(incident,), claims=claims, background=())
    words = _Page(render_html(shown)).words
    start = words.index("Who says so")
    return words[start : words.index("How many", start)], words[words.index("Disputed", start) :][:300]


def _origin_of(name: str, *claims: Claim, supports: tuple[Support, ...]) -> Origin:
    return Origin(
        id=OriginId(name),
        speaker=claims[0].speaker,
        gathered_by=None,
        supports=supports,
        reports=(claims[0].report,),
        claims=tuple(claim.id for claim in claims),
    )


def test_a_body_and_its_spokesman_by_his_bare_name_are_one_voice() -> None:
    spokesman = dataclasses.replace(A_SHOT, speaker=Speaker(text="Dako Rell"), start=A_SHOT.start + 1)
    claims = (A_SHOT, spokesman)
    head, _ = _head_and_tail(claims, (_origin_of("o1", *claims, supports=(Support.ACT,)),))
    assert "Dako Rell" not in head


def test_who_says_of_something_else_that_it_is_not_so_denies_no_incident() -> None:
    other = dataclasses.replace(
        A_STOPPED, speaker=Speaker(text="the watch"), stance=Stance.DENIES, act=None, counts=()
    )
    origins = (
        _origin_of("o1", A_SHOT, supports=(Support.ACT,)),
        _origin_of("o2", other, supports=(Support.OTHER,)),
    )
    _, tail = _head_and_tail((A_SHOT, other), origins)
    assert "the watch" not in tail

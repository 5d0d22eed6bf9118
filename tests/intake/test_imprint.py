"""The imprint: who puts a text out and when, where the first and last lines or a page's title say so."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from corrobora.intake.imprint import (
    host_of,
    owner_in_rights,
    published_in,
    publisher_beside_byline,
    sender_of_mail,
    site_in_headline,
    site_in_title,
    station_of_line,
)
from corrobora.records import Report

TakingOne = Callable[..., Report]

PARAGRAPH = (
    "Soldiers shot dead twelve villagers as they fled the market, three residents said on Tuesday, and the "
    "governor promised an inquiry into what he called a grave error."
)


@pytest.mark.parametrize(
    ("line", "day", "found_in"),
    [
        ("Orin, Wells, 28 February 2031. Two herders were killed on Thursday at the ford.", "2031-02-28", "dateline"),
        ("Orin, 11 December 2031. Our court reporter", "2031-12-11", "dateline"),
        ("May 24, 2031, Halmark. - A nurse was killed on Saturday when a drone hit the clinic of Orin.", "2031-05-24", "dateline"),
        ("(channel post, 17/4/2031, 21:14)", "2031-04-17", "dateline"),
        ('[Channel "Left Shore", 20.05.2031 18:47]', "2031-05-20", "dateline"),
        ("Wells Watch: update as of 30 May 2031", "2031-05-30", "byline"),
        ("Posted by Aru on April 20, 2031 - 14 comments", "2031-04-20", "byline"),
        ("Opinion, by Dr. Ada Bel. The Wells Quarterly online, 9 May 2031", "2031-05-09", "dateline"),
        ("Jo Lantern in Orin. Sunday 8 June 2031", "2031-06-08", "dateline"),
        ("WELLS RADIO - 7 PM NEWS, TUESDAY 4 NOVEMBER 2031 (English version)", "2031-11-04", "dateline"),
        ("Southern Wells Monitor - week of 10-16 March 2031", "2031-03-16", "period"),
        ("Wells Weekly, March 10-16, 2031", "2031-03-16", "period"),
    ],
)  # fmt: skip
def test_a_line_that_dates_the_text_gives_the_day_of_publication(
    line: str, day: str, found_in: str, taking_one: TakingOne
) -> None:
    report = taking_one("a.txt", f"Two herders die at the ford\n\n{line}\n\n{PARAGRAPH}\n")
    assert report.published is not None
    assert report.published.edtf == day
    assert [c.found_in for c in report.published_candidates if c.value == day] == [found_in]


@pytest.mark.parametrize(
    "line",
    [
        "On 3 March 2031 the army took the ford at Orin and held it for nine days.",
        "Rejoinder: incident at Orin on 04/11/2031",
        "The massacre of Orin, 3 March 2031",
        "The commission was set up on 3 March 2031, and has met twice since.",
        "Ada Bel, born 3 March 2031, taught at the school.",
    ],
)
def test_a_date_of_what_happened_is_no_day_of_publication(line: str, taking_one: TakingOne) -> None:
    assert taking_one("a.txt", f"Herders die at the ford\n\n{line}\n\n{PARAGRAPH}\n").published is None


def test_a_list_of_dated_happenings_dates_no_text(taking_one: TakingOne) -> None:
    text = f"Incidents\n\nOrin, 20 May 2031. {PARAGRAPH}\n\nWells, 22 May 2031. {PARAGRAPH}\n"
    assert taking_one("a.txt", text).published is None


def test_the_foot_of_a_statement_dates_it(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"We condemn the killing\n\n{PARAGRAPH}\n\nDone at Orin, 6 November 2031\n")
    assert report.published is not None
    assert report.published.edtf == "2031-11-06"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Wells Watch South | issue 212 | 10 Nov 2031", "Wells Watch South"),
        ("Southern Wells Monitor - week of 10-16 March 2031", "Southern Wells Monitor"),
        ("RADIO VOICE OF THE WELLS 98.7 FM", "RADIO VOICE OF THE WELLS 98.7 FM"),
        ("Radio Orin - evening bulletin, Friday 24 January 2031", "Radio Orin"),
        ("Two die at the ford\n\nThe Orin Letter", "The Orin Letter"),
        ("Two die at the ford\n\nMarket Correspondent, orinwire24", "orinwire24"),
        ("Two die at the ford\n\nWells Post correspondent, 8 April 2031", "Wells Post"),
        ('[Channel "Left Shore", 20.05.2031 18:47]', "Left Shore"),
        ("RIVER FRONT OF WELLS - PUBLIC RELATIONS", "RIVER FRONT OF WELLS"),
        ("PRESS RELEASE\n\nMarket Women's Federation (MWF)\n\nOrin, 6 November 2031", "Market Women's Federation"),
        ("Two die at the ford\n\nCentre for Rivers (CR) - Bulletin 3/2031, 30 January 2031", "Centre for Rivers"),
    ],
)  # fmt: skip
def test_a_line_that_names_its_publisher_gives_the_outlet(
    head: str, outlet: str, taking_one: TakingOne
) -> None:
    assert taking_one("a.txt", f"{head}\n\n{PARAGRAPH}\n").outlet == outlet


@pytest.mark.parametrize(
    "head",
    [
        "Police Fire On Market Crowd",
        "Protesters Attack Police\n\nOrin, 3 March 2031",
        "NEWS OF MIDDAY - TRANSCRIPT",
        "Two die at the ford\n\nStaff Correspondent, Orin",
        "Army - update",
        "Massacre at Orin - statement",
    ],
)
def test_an_outlet_is_never_made_of_a_headline_or_a_place(head: str, taking_one: TakingOne) -> None:
    assert taking_one("a.txt", f"{head}\n\n{PARAGRAPH}\n").outlet is None


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ("Nine die at the mill\nOrin Mirror\n4 May 2031", "Nine die at the mill", "Orin Mirror"),
        ("Nine die at the mill\n4 May 2031\nThe Wells Courier", "Nine die at the mill", "The Wells Courier"),
        ("Nine die at the mill\nBy Ada Bel\nHill and River News\nMay 4, 2031", "Nine die at the mill", "Hill and River News"),
        ("Nine die at the mill\n\nHill and River News\n\nMay 4, 2031", "Nine die at the mill", "Hill and River News"),
        ("Nine die at the mill\nOrin, Wells, 4 May 2031\nWells Tribune", "Nine die at the mill", "Wells Tribune"),
        ("Nine die at the mill\nVoice of Wells Radio\nBy Ada Bel", "Nine die at the mill", "Voice of Wells Radio"),
        ("Nine die at the mill\nwellspost.com\n4 May 2031", "Nine die at the mill", "wellspost.com"),
        ("Nine die at the mill\nMinistry of the Interior\n4 May 2031", "Nine die at the mill", "Ministry of the Interior"),
        ("Nine die at the mill\nObservatory of Rights in Wells\n2031-05-04", "Nine die at the mill", "Observatory of Rights in Wells"),
        ("Radio Wells\n4 May 2031\nNine die at the mill", "Nine die at the mill", "Radio Wells"),
        ("Voice of Wells\nNine die at the mill\n4 May 2031", "Nine die at the mill", "Voice of Wells"),
        ("“We slept in the reeds”\nTestimony taken by the Wells Herald\n4 May 2031", "“We slept in the reeds”", "Wells Herald"),
        ("“We slept in the reeds”\nInterview by Hill Radio", "“We slept in the reeds”", "Hill Radio"),
        ("WELLS: Situation report 3\nUNHCR, 4 May 2031", "WELLS: Situation report 3", "UNHCR"),
        ("WELLS: Situation report 3\nMSF\n4 May 2031", "WELLS: Situation report 3", "MSF"),
    ],
)  # fmt: skip
def test_a_name_beside_a_stamp_under_the_headline_is_the_outlet(
    head: str, title: str, outlet: str, taking_one: TakingOne
) -> None:
    report = taking_one("a.txt", f"{head}\n\n{PARAGRAPH}\n")
    assert (report.title, report.outlet) == (title, outlet)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Nine die at the mill\nGOMA, 4 May 2031", "Nine die at the mill"),
        ("Nine die at the mill\nOrin, Wells\n4 May 2031", "Nine die at the mill"),
        ("Nine die at the mill\nAda Bel\n4 May 2031", "Nine die at the mill"),
        ("Nine die at the mill\nRebels claim the radio station\n4 May 2031", "Nine die at the mill"),
        ("Nine die at the mill\nConvoy attacked by Wells Defence Force\n4 May 2031", "Nine die at the mill"),
        ("Nine die at the mill\n4 May 2031\n\nWells Police", "Nine die at the mill"),
        ("Nine die at the mill\nAgence France-Presse\n4 May 2031", "Nine die at the mill"),
        ("Rebels Seize Border Post\n4 May 2031", "Rebels Seize Border Post"),
        ("Rebels Seize Border Post\n4 May 2031\nArmy says it withdrew", "Rebels Seize Border Post"),
        ("EXERCISE - invented\n\nRebels Seize Border Post\n4 May 2031", "Rebels Seize Border Post"),
        ("Radio Wells Attacked\nBy Ada Bel\nNine hurt", "Radio Wells Attacked"),
        ("Letter to the Wells Herald\n4 May 2031\nWe are tired of burying our sons", "Letter to the Wells Herald"),
    ],
)  # fmt: skip
def test_a_headline_a_place_a_writer_and_a_crosshead_are_no_outlet(
    head: str, title: str, taking_one: TakingOne
) -> None:
    report = taking_one("a.txt", f"{head}\n\n{PARAGRAPH}\n")
    assert (report.title, report.outlet) == (title, None)


def test_a_release_that_opens_with_a_place_alone_is_that_of_the_body_that_speaks_today(
    taking_one: TakingOne,
) -> None:
    told = "Police shot nine miners at the gate of a pit and left them there, Rivers First said today."
    assert taking_one("a.txt", f"Miners shot\n\n(Orin) – {told}\n").outlet == "Rivers First"
    assert taking_one("b.txt", f"Miners shot\n\n(Orin, Wells) – {told}\n").outlet == "Rivers First"
    assert taking_one("c.txt", f"Miners shot\n\n(Halmark Press) – {told}\n").outlet is None


def test_an_agency_that_sources_told_is_the_outlet_of_its_own_dispatch(taking_one: TakingOne) -> None:
    line = "ORIN, May 4, 2031 (Halmark) - Two herders were killed, a nurse told Halmark on Sunday."
    assert taking_one("a.txt", f"Two die\n\n{line}\n").outlet == "Halmark"
    reprinted = line.replace("told Halmark", "said")
    assert taking_one("b.txt", f"Two die\n\n{reprinted}\n").outlet is None
    assert taking_one("c.txt", f"Two die\n\nOutlet: Wells Weekly\n\n{line}\n").outlet == "Wells Weekly"


def test_a_newsroom_post_in_the_brackets_of_a_dateline_is_no_agency(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"Two die\n\nORIN, May 4 (Staff Reporter) - {PARAGRAPH}\n")
    assert (report.credits, report.outlet) == ((), None)


@pytest.mark.parametrize(
    ("title", "headline", "site"),
    [
        ("Two die at the ford | The Wells Mirror", "Two die at the ford", "The Wells Mirror"),
        ("Two die at the ford - Portal Wells Hoy", "Two die at the ford", "Portal Wells Hoy"),
        ("Wells Voices: The ford of fire", "The ford of fire", "Wells Voices"),
        ("River Rights Commission: statement on the ford", None, "River Rights Commission"),
        ("Two die at the ford - what we know", None, None),
        ("Two die at the ford: nurse speaks", "Something else", None),
        ("Two die at the ford | Africa", "Two die at the ford", None),
    ],
)
def test_a_site_stands_in_the_title_beside_the_headline(
    title: str, headline: str | None, site: str | None
) -> None:
    assert site_in_title(title, headline) == site


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("© Orin Gazette 2031. All rights reserved.", "Orin Gazette"),
        ("Subscribe | (c) Wells Weekly", "Wells Weekly"),
        ("Photo © Ada Bel 2031", None),
        ("All rights reserved.", None),
    ],
)
def test_a_copyright_line_names_the_owner(words: str, owner: str | None) -> None:
    assert owner_in_rights(words) == owner


@pytest.mark.parametrize(
    ("name", "address", "sender"),
    [
        ("Ministry of Rivers", "mor@rivers.example", "Ministry of Rivers"),
        ("Comunicación Social - Ríos", "prensa@rivers.example", "Comunicación Social - Ríos"),
        ("Ada Bel", "ada.bel@rivers.example", None),
        ("Ada Bel", "press-ada@rivers.example", None),
        ("", "press@rivers.example", None),
    ],
)
def test_a_mail_is_a_bodys_if_its_sender_says_so(name: str, address: str, sender: str | None) -> None:
    assert sender_of_mail(name, address) == sender


def test_a_header_of_raw_utf8_keeps_its_letters(taking_one: TakingOne) -> None:
    mail = EmailMessage()
    mail["Date"] = "Thu, 13 Mar 2031 11:25:40 -0600"
    mail.set_content(PARAGRAPH)
    raw = 'From: "Comunicación Ríos" <prensa@rivers.example>\n'.encode() + mail.as_bytes()
    assert taking_one("a.eml", raw).author == "Comunicación Ríos"


def test_a_date_beside_the_headline_is_read_though_the_page_reader_cuts_it_away(
    taking_one: TakingOne,
) -> None:
    page = (
        "<html><head><title>Two die at the ford | The Wells Mirror</title></head><body><h1>Two die at the ford</h1>"
        f"<p class='meta'>Jo Lantern in Orin. Sunday 8 June 2031</p><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"
    )
    report = taking_one("a.html", page)
    assert report.published is not None
    assert (report.published.edtf, report.outlet) == ("2031-06-08", "The Wells Mirror")


@pytest.mark.parametrize(
    ("stamp", "body", "day"),
    [
        ("Published: 03/04/2031", "The raid of 21/03/2031 killed nine.", "2031-04-03"),
        ("Published: 03/04/2031", "The raid of 3/21/2031 killed nine.", "2031-03-04"),
        ("Published: 03.04.2031", "The raid killed nine.", "2031-04-03"),
        ("Published: 03/04/2031", "Nine were killed in Orin on 28 March.", "2031-04-03"),
        ("Published: 03/04/2031", "Nine were killed in Orin on March 3.", None),
        ("Published: 03/04/2031", "Nine were killed in Orin on Sunday.", None),
    ],
)
def test_the_text_decides_which_number_is_the_month_or_it_stays_open(
    stamp: str, body: str, day: str | None, taking_one: TakingOne
) -> None:
    report = taking_one("a.txt", f"Nine die in a raid\n{stamp}\n\n{body} {PARAGRAPH}\n")
    assert (report.published and report.published.edtf) == day


# --------------------------------------------------------------------------- a host, a station, a headline


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.orinpost.com/2031/a", "orinpost.com"),
        ("http://web.archive.org/web/20310304101010/http://www.orinpost.com:80/a", "orinpost.com"),
        ("https://web.archive.org/web/2031id_/https://m.orinpost.com/a", "orinpost.com"),
        ("https://web.archive.org/web/20310304/https:/orinpost.com/a", "orinpost.com"),
        ("https://archive.ph/20310304/https://OrinPost.com/a", "orinpost.com"),
        ("http://serin.orinpost.com/a", "serin.orinpost.com"),
        ("https://archive.ph/AbCd1", None),
        ("https://www.facebook.com/orinpost/1", None),
        ("https://docs.google.com/d/1", None),
        ("http://192.168.0.7/a", None),
        ("http://localhost/a", None),
        ("http://[broken/a", None),
    ],
)
def test_the_host_of_an_address_is_one_name_for_all_addresses_of_a_site(
    address: str, host: str | None
) -> None:
    assert host_of(address) == host


def test_a_host_is_the_outlet_only_where_nothing_else_names_one(taking_one: TakingOne) -> None:
    address = "http://web.archive.org/web/20310304/http://www.wellsgazette.com:80/a"
    bare = taking_one("a.txt", f"Two herders die at the ford\n\n{PARAGRAPH}\n\nURL: {address}\n")
    assert (bare.outlet, bare.url) == ("wellsgazette.com", address)
    named = taking_one(
        "b.txt", f"Two herders die at the ford\n\nSource: Wells Gazette\nURL: {address}\n\n{PARAGRAPH}\n"
    )
    assert named.outlet == "Wells Gazette"
    shared = taking_one(
        "c.txt",
        f"Two herders die at the ford\n\n{PARAGRAPH}\n\nRead or Share this story: http://on.wellsgazette.com/1\n",
    )
    assert shared.outlet == "wellsgazette.com"


@pytest.mark.parametrize(
    ("headline", "site"),
    [
        ("Two shot at the mill - WQZX 9 Orin, News, Weather, Sports", "WQZX 9"),
        ("Two shot at the mill - KQZX Local 4: Your news", "KQZX Local 4"),
        ("Two shot at the mill | WellsGazette.com", "wellsgazette.com"),
        ("Two shot at the mill - Wells News-Journal", "Wells News-Journal"),
        ("Two shot at the mill - police say", None),
        ("Clinic closed - WHO", None),
        ("Talks stall - Women of the Front", None),
        ("Orin: two shot", None),
    ],
)
def test_a_headline_may_keep_the_name_of_its_site(headline: str, site: str | None) -> None:
    assert site_in_headline(headline) == site


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("ORIN, Ohio (WQZX) - A man was shot.", "WQZX"),
        ("KQZX (CBS) ORIN - A man was shot.", "KQZX"),
        ("GOMA (WHO) - A clinic was hit.", None),
        ("A man (WQZX) was shot.", None),
    ],
)
def test_a_broadcaster_datelines_itself_by_its_letters(line: str, outlet: str | None) -> None:
    assert station_of_line(line) == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Wells Daily Mirror, Thursday", "Wells Daily Mirror"),
        ("Wells Post, Wednesday 22 May - A week after the strike", "Wells Post"),
        ("Wells Daily Mirror - by Jo Lantern, Orin", "Wells Daily Mirror"),
        ("By our correspondent in Orin - Wells Libre", "Wells Libre"),
        ("Soldiers killed ten, Thursday", None),
        ("Police in Orin, Monday", None),
    ],
)
def test_a_medium_stands_beside_a_weekday_or_a_writer(line: str, outlet: str | None) -> None:
    assert publisher_beside_byline(line) == outlet


def test_a_last_line_names_the_issue_it_was_printed_in() -> None:
    assert published_in("Published in Lantern, July 22nd, 2031") == "Lantern"
    assert published_in("Published in July 2031") is None
    assert (
        owner_in_rights("Copyright 2031 Wells Action News 5. All rights reserved.") == "Wells Action News 5"
    )

"""Three hundred strings to withhold, and reports and judgements that are full of them; all are invented, none is drawn at random anew."""

import csv
import io
import json
import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from docx import Document
from fpdf import FPDF

SEED = 26
_ONSETS = "b d f g h j k l m n p r s t v w y z br dr kr tr dj mb nd ng".split()
_VOWELS = "a e i o u é à ou ei".split()
_CYRILLIC = "Варлоко Желдыш Тумарин Ожелко Бурдаев Кельмат Рогуста Шендыр Ловуник Мазурец".split()
_ARABIC = "زقروني طمباوي شعكري قندوزر بلخمان غرداوي ثمرودي كلزيني هوشبار مرقونا".split()
_GIVEN_CYRILLIC, _GIVEN_ARABIC = "Ярдана", "وداديس"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One string, as the profile names it and as the reports write it."""

    kind: str
    string: str
    written: tuple[str, ...]


def _word(draw: random.Random, syllables: int) -> str:
    return "".join(
        draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(syllables)
    ).capitalize() + draw.choice("krnlst")


def _plain(text: str) -> str:
    return text.translate(str.maketrans("éà", "ea"))


def planted() -> tuple[Planted, ...]:
    """Return the three hundred, by kind."""
    draw = random.Random(SEED)  # noqa: S311 - repeated on purpose
    found: list[Planted] = []

    def add(kind: str, string: str, *written: str) -> None:
        found.append(Planted(kind=kind, string=string, written=written or (string,)))

    for _ in range(70):
        given, family = _word(draw, 2), _word(draw, 3)
        name = f"{given} {family}"
        add(
            "speaker",
            name,
            name,
            name.upper(),
            _plain(name),
            f"{given}\u00a0{family}",
            f"{given}-{family}",
            f"Ms. {family}",
            f"{family}'s",
        )
    for _ in range(50):
        village = _word(draw, 3)
        add(
            "village",
            village,
            village,
            _plain(village).upper(),
            f"{village}’s",
            f"{village[:3]}\u00ad{village[3:]}",
        )
    for _ in range(40):
        pairs = [f"{draw.randrange(10, 99)}" for _ in range(4)]
        add(
            "phone",
            f"+223 {' '.join(pairs)}",
            f"+223 {' '.join(pairs)}",
            f"00223{''.join(pairs)}",
            "-".join(pairs),
            ".".join(pairs),
        )
    for _ in range(30):
        address = f"{_plain(_word(draw, 2)).lower()}.{_plain(_word(draw, 2)).lower()}@{_plain(_word(draw, 3)).lower()}.example"
        add("email", address, address, address.upper())
    for _ in range(30):
        plate = f"{draw.choice('KLMN')}{draw.choice('DFGH')}-{draw.randrange(1000, 9999)}-{draw.choice('RSTU')}{draw.choice('VWXZ')}"
        add("plate", plate, plate, plate.replace("-", " "), plate.replace("-", "").lower())
    for _ in range(30):
        spot = f"{draw.randrange(10, 59)}°{draw.randrange(10, 59)}'{draw.randrange(10, 59)}\"S {draw.randrange(100, 179)}°{draw.randrange(10, 59)}'W"
        add("gps", spot, spot, spot.replace("'", "′").replace('"', "″"))
    for _ in range(30):
        badge = f"matricule {_plain(_word(draw, 1)).upper()}{draw.randrange(10000, 99999)}"
        add("badge", badge, badge, badge.title())
    for family in _CYRILLIC:
        add("cyrillic", f"{_GIVEN_CYRILLIC} {family}")
    for family in _ARABIC:
        add("arabic", f"{_GIVEN_ARABIC} {family}")
    return tuple(found)


def of_kind(all_of: tuple[Planted, ...], *kinds: str) -> list[Planted]:
    """Return those of some kinds, in order."""
    return [one for one in all_of if one.kind in kinds]


def profile_text(all_of: tuple[Planted, ...]) -> str:
    """Return the profile that withholds them all, as TOML."""
    speakers = [one.string for one in of_kind(all_of, "speaker", "cyrillic", "arabic")]
    strings = [one.string for one in all_of if one.string not in speakers]
    # a JSON string of these characters is a TOML one too
    return (
        'name = "the three hundred"\n[withhold]\n'
        f"strings = {json.dumps(strings, ensure_ascii=False)}\nspeakers = {json.dumps(speakers, ensure_ascii=False)}\n"
        'phones = true\nemails = true\ncoordinates = "withhold"\n'
    )


def write_reports(folder: Path, all_of: tuple[Planted, ...], stories: Sequence[int] = range(9)) -> None:
    """Write reports of nine incidents in all the forms that reports come in, each string in several of them.

    Fewer stories hold fewer strings, each of them some of every kind.
    """
    folder.mkdir()
    people, villages = of_kind(all_of, "speaker"), of_kind(all_of, "village")
    others = of_kind(all_of, "phone", "email", "plate", "gps", "badge", "cyrillic", "arabic")
    for number in stories:
        some = people[number::9]
        places = villages[number::9]
        rest = others[number::9]
        day = 3 + number
        for version in range(2):
            story = _story(some, places, rest, day, version)
            _write(folder, number, version, story, some[version], places[0], day)
    _write_table(folder, people, villages, others)


def _story(
    people: list[Planted], villages: list[Planted], others: list[Planted], day: int, version: int
) -> str:
    def form(one: Planted) -> str:
        return one.written[(version + len(one.string)) % len(one.written)]

    place = villages[0].string
    lines = [
        f"Soldiers shot dead {10 + day} villagers in {place} on {day} May 2031, {people[0].string}, a resident of {villages[1].string}, told Northline.",
        f"The army denied that its soldiers had killed anybody at {form(villages[0])}. {people[1].string}, a survivor, said 4 women were among the dead.",
        f'"They came at dawn and burned the houses," said {people[2].string}, a nurse. {form(people[2])} accused the army of killing children.',
    ]
    lines += [
        f"{one.string} said that soldiers killed two herders near {villages[2].string}. Later {form(one)} fled."
        for one in people[3:]
    ]
    lines += [
        f"Residents of {one.string} said three people were injured in {form(one)}." for one in villages[3:]
    ]
    lines += [
        f"Witnesses pointed to {one.string}, and again to {form(one)}; 1,200 people fled on 2031-05-{day:02}."
        for one in others
    ]
    return "\n\n".join(lines)


def _write(
    folder: Path, number: int, version: int, story: str, witness: Planted, village: Planted, day: int
) -> None:
    title = f"Killings in {village.string}, says {witness.string}"
    date = f"{day} May 2031"
    name = f"report-{number}-{version}-{_plain(witness.string).lower().replace(' ', '-')}"
    form = ("txt", "html", "eml", "pdf", "docx", "jsonl")[(2 * number + version) % 6]
    path = folder / f"{name}.{form}"
    if form == "txt":
        path.write_text(
            f"Northline Post\n\n{title}\n\nBy {witness.string}\n\n{date}\n\n{story}\n", encoding="utf-8"
        )
    elif form == "html":
        body = "".join(f"<p>{line}</p>" for line in story.split("\n\n"))
        path.write_text(
            f'<html lang="en"><head><title>{title}</title><meta name="author" content="{witness.string}">'
            f'<link rel="canonical" href="https://northline.example/2031/{name}">'
            f'<meta property="article:published_time" content="2031-05-{day:02}T08:00:00Z"></head>'
            f'<body><article><h1>{title}</h1><img src="x.jpg" alt="{witness.string} at {village.string}">'
            f"<figcaption>{witness.string} at {village.string}</figcaption>{body}</article></body></html>",
            encoding="utf-8",
        )
    elif form == "eml":
        mail = EmailMessage()
        mail["From"] = "desk@northline.example"
        mail["Subject"] = title
        mail["Date"] = f"{date} 08:00:00 +0000"
        mail.set_content(story)
        path.write_bytes(mail.as_bytes())
    elif form == "pdf":
        page = FPDF()
        page.set_creation_date(datetime(2031, 5, day, tzinfo=UTC))
        page.add_page()
        page.set_font("Helvetica", size=11)
        page.set_title(title)
        page.set_author(witness.string)
        page.multi_cell(0, 6, f"{title}\n\n{date}\n\n{story}".encode("latin-1", "ignore").decode("latin-1"))
        path.write_bytes(bytes(page.output()))
    elif form == "docx":
        document = Document()
        document.core_properties.author = witness.string
        for line in (title, date, *story.split("\n\n")):
            document.add_paragraph(line)
        whole = io.BytesIO()
        document.save(whole)
        with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(path, "w") as again:
            # without the time at which the test ran
            for name in parts.namelist():
                again.writestr(zipfile.ZipInfo(name), parts.read(name))
    else:
        record = {
            "id": f"case {witness.string}",
            "title": title,
            "author": witness.string,
            "outlet": f"Radio {village.string}",
            "url": f"https://radio.example/{name}",
            "published": f"2031-05-{day:02}",
            "text": story,
        }
        path.write_text(json.dumps(record) + "\n", encoding="utf-8")


def _write_table(folder: Path, people: list[Planted], villages: list[Planted], others: list[Planted]) -> None:
    """Write a table of the sort that organisations keep, for a mapping."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["Case", "Account", "Who typed"])
    for number, one in enumerate(people[:12]):
        village = villages[number]
        rows.writerow(
            [
                f"K-{one.string}",
                f"{one.string} said soldiers killed five people in {village.string} on 3 May 2031 and left {others[number].string} behind.",
                one.string,
            ]
        )
    (folder / "cases").mkdir()
    (folder / "cases" / "cases.csv").write_text(written.getvalue(), encoding="utf-8")


MAPPING = {
    "schema": "corrobora/mapping/1",
    "columns": {"text": "Account", "external_id": "Case", "author": "Who typed"},
}


def write_references(folder: Path, all_of: tuple[Planted, ...]) -> tuple[Path, Path]:
    """Write files of places and parties of which some are to be withheld."""
    gazetteer, actors = folder / "gazetteer.csv", folder / "actors.csv"
    lines = [
        "name,id,alternates,lat,lon,country,admin1,kind,population",
        "Orvenia,t:0,,-47.3,-124.6,XA,,country,900000",
    ]
    villages = of_kind(all_of, "village")
    for number, one in enumerate(villages[:30], 1):
        lines.append(
            f"{one.string},t:{number},{_plain(one.string)},-46.{1000 + 7 * number},-125.{2000 + 11 * number},XA,Ketva,town,900"
        )
    gazetteer.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [
        "id,name,aliases,kind,country,acled_inter,source",
        "t:army,Orvenian Army,the army|army,state-forces,XA,1,test",
    ]
    for number, one in enumerate(of_kind(all_of, "speaker")[60:64], 1):
        rows.append(
            f"{_plain(one.string).lower().replace(' ', '-')},{one.string},Mama{number} of the wells,other,XA,,test"
        )
    actors.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return gazetteer, actors


def points(all_of: tuple[Planted, ...]) -> list[str]:
    """Return the decimals of the points of the withheld villages."""
    return [f"46.{1000 + 7 * number}" for number in range(1, 31)]

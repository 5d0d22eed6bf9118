"""A small world for the reader: a few places, a few parties, and short ways to read a sentence."""

from corrobora.reading import ActorIndex, GazetteerEntry, read
from corrobora.reading.places import PlaceKind
from corrobora.records import Actor, ActorKind, Claim, Reading, Report, ReportId, When
from corrobora.spelling import normalised


class Places:
    """A gazetteer held in memory."""

    def __init__(self, *entries: GazetteerEntry) -> None:
        self._index: dict[str, tuple[GazetteerEntry, ...]] = {}
        for entry in entries:
            known = self._index.get(normalised(entry.name), ())
            self._index[normalised(entry.name)] = (*known, entry)

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        return self._index.get(normalised(name), ())


def _place(
    name: str, kind: PlaceKind, country: str, admin1: str | None, lat: float, lon: float, population: int
) -> GazetteerEntry:
    return GazetteerEntry(
        id=f"t:{name.lower()}",
        name=name,
        kind=kind,
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        population=population,
    )


PLACES = Places(
    _place("Mali", PlaceKind.COUNTRY, "ML", None, 17.35, -3.54, 19_000_000),
    _place("Niger", PlaceKind.COUNTRY, "NE", None, 17.4, 9.4, 22_000_000),
    _place("France", PlaceKind.COUNTRY, "FR", None, 46.0, 2.0, 67_000_000),
    _place("Orin", PlaceKind.TOWN, "ML", "Sarrat", 16.0, -1.0, 40_000),
    _place("Keba", PlaceKind.TOWN, "ML", "Sarrat", 16.1, -1.1, 9_000),
    _place("Daboro", PlaceKind.TOWN, "ML", "Sarrat", 17.5, 0.5, 12_000),
    _place("Molen", PlaceKind.TOWN, "ML", "Vassa", 13.0, -6.0, 80_000),
    _place("Tessit", PlaceKind.TOWN, "ML", "Sarrat", 15.2, -0.5, 3_000),
    _place("Sarrat", PlaceKind.ADMIN1, "ML", None, 16.5, -0.5, 500_000),
    _place("Vassa", PlaceKind.ADMIN1, "ML", None, 13.2, -6.2, 900_000),
)
"""Orin and Keba lie 15 km apart, Daboro 230 km from both, Molen 630 km from Orin in another region."""

FRONT = Actor(
    id="olf",
    name="Orin Liberation Front",
    aliases=("OLF",),
    kind=ActorKind.REBEL_GROUP,
    country="ML",
)
CORPS = Actor(id="corps", name="Corps Nord", aliases=("Nord mercenaries",), kind=ActorKind.PRIVATE_FORCE)
WATCH = Actor(id="watch", name="Sahel Rights Watch", kind=ActorKind.NGO)
ARMY = Actor(
    id="army", name="Malian Armed Forces", aliases=("Malian army",), kind=ActorKind.STATE_FORCES, country="ML"
)
ACTORS = ActorIndex((FRONT, CORPS, WATCH, ARMY))


def report_of(
    text: str,
    *,
    name: str = "r1",
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    language: str | None = "en",
) -> Report:
    """Return a report of a few sentences."""
    when = None if published is None else When(text=published, edtf=published, date_prec=1, time_prec=1)
    return Report(id=ReportId(name), text=text, published=when, title=title, outlet=outlet, language=language)


def reading_of(
    text: str, *, published: str | None = None, title: str | None = None, outlet: str | None = None
) -> Reading:
    """Read a text as one report."""
    return read(
        report_of(text, published=published, title=title, outlet=outlet), gazetteer=PLACES, actors=ACTORS
    )


def claims_of(text: str, *, published: str | None = None) -> tuple[Claim, ...]:
    """Read a text and return its claims."""
    return reading_of(text, published=published).claims


LEAD = "Gunmen attacked the village of Keba in northern Mali.\n\n"
"""What a report tells before the sentence under test: there is a happening, and a country."""


def said_in(sentence: str, *, published: str | None = None) -> tuple[Claim, ...]:
    """Read a sentence as the second paragraph of a report, and return the claims that stand in it."""
    return tuple(c for c in claims_of(LEAD + sentence, published=published) if c.start >= len(LEAD))

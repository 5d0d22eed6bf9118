"""Three happenings of an invented region, each in the words of several outlets, and a report of none of them."""

from dataclasses import replace

from corrobora.records import ActKind, Party, Stance

from .telling import DABORO, FRONT, MOLEN, ORIN, Page, Para, killing, page, para, saying

PILOTS = Party(text="the air wing", actor="air wing")


def ford(number: int, *, killed: int | None = 9, when: str | None = "2031-03-04") -> tuple[Para, ...]:
    """Return one of three tellings of the traders shot at the ford near Orin."""
    told = killing(place=ORIN, when=when, killed=killed)
    wordings = (
        (
            "Soldiers stopped two lorries at the ford near Orin on Tuesday and shot nine salt traders, residents said.",
            "The drivers were made to kneel in the shallow water, and the lorries were set alight with the sacks of salt in them.",
        ),
        (
            "Nine traders who carried salt were shot dead by an army patrol at the river ford outside Orin.",
            "Two lorries loaded with sacks of salt burned in the water, and the drivers had been made to kneel, a fisherman said.",
        ),
        (
            "The killing of nine salt traders at the Orin ford, where an army patrol burned two lorries, has emptied the market.",
            "Widows of the drivers said the men knelt in the river before the patrol opened fire on the traders.",
        ),
    )
    first, second = wordings[number]
    return para(first, told, names=("Orin",)), para(second, replace(told, place=None, when=None, counts=()))


def ward(number: int) -> tuple[Para, ...]:
    """Return one of two tellings of the drone strike on a maternity ward in Molen."""
    told = killing(place=MOLEN, when="2031-03-12", killed=31, kind=ActKind.DRONE_STRIKE, by=PILOTS)
    wordings = (
        (
            "A drone fired two missiles into the maternity ward of Molen, and thirty-one mothers and midwives were buried under the roof.",
            "The midwives had hung a red lamp over the ward; the second missile struck the incubators, a surgeon said.",
        ),
        (
            "Thirty-one midwives and mothers died when missiles from a drone brought down the roof of the maternity ward in Molen.",
            "A surgeon dug between the incubators by the light of a red lamp after the second missile.",
        ),
    )
    first, second = wordings[number]
    return para(first, told, names=("Molen",)), para(second, replace(told, place=None, when=None, counts=()))


def bridge(number: int) -> tuple[Para, ...]:
    """Return one of two tellings of the pupils abducted on the bridge of Daboro."""
    told = killing(place=DABORO, when="2031-03-20", kind=ActKind.ABDUCTION, by=FRONT)
    wordings = (
        (
            "Fighters on motorcycles dragged forty pupils from a school bus on the hanging bridge of Daboro and rode into the gorge.",
            "Their teacher cut the ropes of the bridge too late; satchels and a flute were found in the gorge.",
        ),
        (
            "Forty pupils were taken off their school bus on Daboro's hanging bridge by motorcycle fighters who fled through the gorge.",
            "Satchels lay in the gorge below, and the teacher said he had tried to cut the ropes.",
        ),
    )
    first, second = wordings[number]
    return para(first, told, names=("Daboro",)), para(second, replace(told, place=None, when=None, counts=()))


def denial() -> tuple[Para, ...]:
    """Return a statement that only answers what is told of the ford."""
    return (
        para(
            "The army denies that a patrol shot salt traders or burned lorries at the ford near Orin.",
            saying("", Stance.DENIES, place=ORIN),
            names=("Orin",),
        ),
        para(
            "No soldier was near the river on Tuesday, and the drivers of the two lorries never knelt before anybody, it said.",
            saying("", Stance.DENIES),
        ),
    )


def beekeepers(name: str = "unrelated") -> Page:
    """Return a report of another country and another trade."""
    return page(
        name,
        para(
            "Beekeepers in the southern hills killed two tax clerks with pitchforks after a hive levy was doubled.",
            killing(when="2031-05-01", by=None, killed=2),
        ),
        para("Honey prices trebled; the guild blamed an accountant and his abacus."),
        published="2031-05-02",
    )


SHELF: tuple[Page, ...] = (
    page("f1", *ford(0)),
    page("f2", *ford(1), published="2031-03-06"),
    page("f3", *ford(2, killed=None), published="2031-03-09"),
    page("w1", *ward(0), published="2031-03-13"),
    page("w2", *ward(1), published="2031-03-14"),
    page("b1", *bridge(0), published="2031-03-21"),
    page("b2", *bridge(1), published="2031-03-22"),
    page("d1", *ford(1), *ward(1), *bridge(1), published="2031-03-23"),
    page("n1", *denial(), published="2031-03-07"),
)
"""Three happenings, a digest of all, and a statement."""

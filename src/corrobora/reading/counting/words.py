"""Function words by what they do around a number: end a noun phrase, carry a predicate on, open a part."""

from typing import Final

from corrobora.reading.counting.nouns import listed

FRACTIONS: Final = listed("half third thirds quarter quarters most part majority percent fraction %")


AUXILIARY: Final = listed("were was are is be been being have has had got get gets having")


ADVERBS: Final = listed(
    "reportedly allegedly also all later then still already subsequently brutally seriously critically severely "
    "badly slightly lightly gravely deliberately summarily instantly immediately now both apparently purportedly "
    "confirmed feared believed presumed thought known reported said declared pronounced found left to either "
    "may might could would must initially eventually tragically sadly who that which each likely since themselves forcibly unlawfully illegally arbitrarily"
)


CLAUSE_GOES_ON: Final = listed(
    "in by on when after during as at near and or but while since with from before outside inside around "
    "across over so far to if overnight early late yesterday today last this because for two three alive "
    "following between along amid including among, according monday tuesday wednesday thursday friday saturday "
    "sunday, dead there here then alongside together"
)


DETERMINERS: Final = listed(
    "the another other his her its their these those our your my additional further a an other's total of"
)


MORE: Final = listed("more other additional further extra fellow")


# Words that end a noun phrase.
STOP: Final = listed(
    "in on at by of from to with for and or but as who whom whose which that were was are is be been being have has "
    "had will would could should can may might must when while after before during since until near outside inside "
    "around across over under between through into onto against about including among amongst the a an this these "
    "those his her its their our my your he she it they we not no so than then there here if because where also "
    "dead killed wounded injured missing aboard hurt slain said says told died die survived survive fled escaped "
    "drowned perished lost left took take taken came come went did do does reportedly allegedly later per plus "
    "remain remained remains are't alive unharmed unhurt each"
) - {"remains"}


PRESENT: Final = frozenset(("aboard", "inside", "present", "onboard"))


PEOPLE_VESSELS: Final = listed("group party crowd team crew contingent band gang number")


SPEECH: Final = listed(
    "said says told tells tweeted wrote confirmed added explained recalled described stated announced claimed "
    "testified reported who"
)


DASHES: Final = frozenset("-–—‑‐")


PART_MARKS: Final = frozenset(("including", "include", "includes", "included", "includ"))


DEFINITE: Final = listed("the his her its their these those our my your")


OPENING: Final = listed(', and that but while " “ ( — – - : ;') | {""}
"""What may stand before a definite subject at the opening of a clause."""


TITLES: Final = listed(
    "don doña dona mr mrs ms dr sheikh sheik hajj father pastor imam chief mayor captain colonel sergeant"
)


BODIES: Final = listed(
    "army front guard forces force police movement party council ministry group union state brigade battalion "
    "gendarmerie militia government command coalition republic town city village province district"
)
"""Words that make capitalised words the name of a body or a place, not of a person."""

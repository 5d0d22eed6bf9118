"""What became of those counted: the verbs, nouns and states that tell an outcome, before and behind a number."""

from collections.abc import Iterable
from typing import Final

from corrobora.reading.counting.nouns import listed
from corrobora.records import Category, Outcome

_KILL = "killed killing kills kill massacred massacring slaughtered slaughtering executed executing murdered murdering murder assassinated assassinating beheaded beheading slew martyred martyring"
_HURT = "wounded wounding wounds wound injured injuring injures injure maimed maiming hurt hurting"
_TAKE = "abducted abducting abduct abducts kidnapped kidnapping kidnap kidnaps seized"
_HOLD = "arrested arresting arrest arrests detained detaining detain detains imprisoned jailed captured capturing rounded"
_MOVE = "displaced displacing displace displaces uprooted uprooting"
_SAVE = "rescued rescuing freed freeing released releasing spared sparing"


def _verbs(groups: Iterable[tuple[str, Outcome | None]]) -> dict[str, Outcome | None]:
    return {word: outcome for words, outcome in groups for word in words.split()}


# A number right after one of these is a number of people.
BEFORE: Final = _verbs(
    (
        (_KILL, Outcome.KILLED),
        ("buried bury burying", Outcome.KILLED),
        (_HURT, Outcome.INJURED),
        (_TAKE.replace("seized", ""), Outcome.ABDUCTED),
        (_HOLD.replace("rounded", ""), Outcome.DETAINED),
        (_MOVE, Outcome.DISPLACED),
        (_SAVE, Outcome.SURVIVED),
        ("raped raping rape tortured torturing torture", Outcome.AFFECTED),
    )
)


# "the killing of 24"
BEFORE_OF: Final = _verbs(
    (
        (
            "killing killings death deaths murder murders execution executions massacre massacres slaughter "
            "assassination lives beheading beheadings",
            Outcome.KILLED,
        ),
        ("wounding injury injuries injuring", Outcome.INJURED),
        ("shooting shootings", Outcome.AFFECTED),  # whether they died is not said
        ("abduction abductions kidnapping kidnappings", Outcome.ABDUCTED),
        ("arrest arrests detention imprisonment", Outcome.DETAINED),
        ("disappearance disappearances", Outcome.MISSING),
        ("displacement", Outcome.DISPLACED),
        ("rescue release", None),
    )
)


VERB_PAIRS: Final = frozenset(
    (("shot", "dead"), ("stabbed", "dead"), ("gunned", "down"), ("mowed", "down"), ("to", "death"))
)


MOURNING: Final = frozenset((verb, "over") for verb in ("prayed", "pray", "praying", "prays", "wept", "weep"))
"""Behind these stand the dead ("he prayed over 21 traders")."""


LOSING_LIVES: Final = listed("claimed claiming claims took taking cost costing takes costs lost losing")


# What follows the noun. Transitive participles need a passive auxiliary or no object after them.
AFTER: Final = _verbs(
    (
        (
            "killed massacred slaughtered executed murdered assassinated beheaded slain martyred eliminated lynched hanged strangled suffocated",
            Outcome.KILLED,
        ),
        ("wounded injured maimed hurt harmed", Outcome.INJURED),
        ("abducted kidnapped", Outcome.ABDUCTED),
        ("arrested detained imprisoned jailed captured", Outcome.DETAINED),
        ("displaced uprooted", Outcome.DISPLACED),
        ("rescued freed", Outcome.SURVIVED),
        ("raped tortured", Outcome.AFFECTED),
    )
)


AFTER_INTRANSITIVE: Final = _verbs(
    (
        ("dead deceased died die dying perished perish drowned succumbed suffocated", Outcome.KILLED),
        ("missing disappeared vanished unaccounted", Outcome.MISSING),
        ("survived survive survives escaped escape alive unharmed unhurt", Outcome.SURVIVED),
    )
)


DISPLACING: Final = frozenset(("fled", "flee", "fleeing"))


FORCES: Final = (Category.STATE_FORCES, Category.COMBATANTS, Category.PEACEKEEPERS)


DEAR: Final = listed(
    "men comrades colleagues husband wife son sons daughter daughters child children brother brothers sister sisters parents mother father "
    "relatives cousins grandchildren nephews nieces uncles aunts"
)


CAPTORS: Final = listed(
    "gang gangs kidnappers bandits rebels militants gunmen jihadists insurgents abductors captors ransom hostage captive terrorists"
)


JAILERS: Final = listed(
    "custody prison jail police army charge charges barracks detention cells cell station gendarmerie incommunicado authorities remand trial"
)


SEIZING: Final = frozenset("took take takes taking taken seized seizing hold holds holding held".split())


LOST_ONES: Final = listed("people men villagers souls residents neighbours neighbors fighters women")
"""Whom "we lost" or "the village lost" makes dead."""


CRITICAL: Final = listed("critical critically serious seriously intensive grave gravely coma")


HURTS: Final = listed("wounds injuries burns")


VIOLENT: Final = listed(
    "shot gunned burned burnt burning beaten hacked stabbed tortured clubbed blown trampled crushed "
    "bombed set"
)


MIXED: Final = frozenset((Outcome.KILLED, Outcome.INJURED, Outcome.MISSING))


LIMBS: Final = listed("hand arm leg foot eye finger fingers ear hands arms legs feet eyes limb sight hearing")

"""Short reports of three incidents, invented for these tests, in the country of the exercise set.

The three share no place, no act, no day and no party, so nobody could take one
for another.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One invented report and the incident it tells of."""

    name: str
    incident: str
    """``market``, ``clinic`` or ``ferry``; ``other``: no incident at all."""
    outlet: str
    published: str
    text: str


STORIES = (
    # ---- armed men shoot at a cattle market: one agency, two accounts of its own, a denial, a demand
    Story(
        name="market-agency",
        incident="market",
        outlet="Meridian Press Agency",
        published="2023-05-17",
        text="KORRAST, Orvenia, May 17 (MPA) – The Free Ketva Front on Wednesday accused Grey Lance of killing at least "
        "six traders at the cattle market of Korrast on Tuesday.\n\n"
        "“They walked from stall to stall and shot,” the front's delegate Ovin Tarrel told MPA by telephone. He said "
        "two women were among the dead.\n\n"
        "A survivor, who asked not to be named, told MPA that she had counted seven bodies.\n\n"
        "Grey Lance did not answer a request for comment.\n",
    ),
    Story(
        name="market-weekly",
        incident="market",
        outlet="The Dolvane Weekly",
        published="2023-05-19",
        text="Nine people died after the shooting at the Korrast cattle market on 16 May, Dr Lenn Abaro of the town's "
        "hospital told the Weekly on Thursday.\n\n"
        "The Free Ketva Front blames Grey Lance for the killing. A spokesman for Grey Lance, Piet Omsk, denied that its "
        "guards were in Korrast that day.\n",
    ),
    Story(
        name="market-company",
        incident="market",
        outlet="Grey Lance",
        published="2023-05-18",
        text="Grey Lance rejects the claim that its personnel killed traders at the market of Korrast on 16 May 2023.\n\n"
        "No member of the company was in the town on that day, it said.\n",
    ),
    Story(
        name="market-rights",
        incident="market",
        outlet="Witness Line",
        published="2023-06-02",
        text="Witness Line called on the Government of Orvenia on Friday to open an independent investigation into the "
        "killing of traders at the Korrast cattle market on 16 May.\n\n"
        "At least eight people were killed, Witness Line said after speaking with families in Korrast.\n",
    ),
    Story(
        name="market-local",
        incident="market",
        outlet="Korrast Letter",
        published="2023-05-17",
        text="Armed men shot dead seven cattle traders at the market of Korrast on Tuesday, two eyewitnesses said.\n\n"
        "The stalls stayed closed on Wednesday.\n",
    ),
    # ---- a clinic shelled: residents, the army, a ministry, a correction of the toll
    Story(
        name="clinic-radio",
        incident="clinic",
        outlet="Southwave Radio",
        published="2023-09-04",
        text="Three patients were killed when shells hit the clinic of Lidda Wells on Sunday, residents told Southwave.\n\n"
        "A nurse, who spoke on condition of anonymity, said twelve people were wounded.\n",
    ),
    Story(
        name="clinic-army",
        incident="clinic",
        outlet="Orvenian Armed Forces",
        published="2023-09-05",
        text="The Orvenian Armed Forces deny that they shelled the clinic of Lidda Wells on 3 September 2023.\n\n"
        "The Free Ketva Front fired the shells that killed three people there, the army said.\n",
    ),
    Story(
        name="clinic-daily",
        incident="clinic",
        outlet="The Hadrin Courier",
        published="2023-09-06",
        text="The number of people killed in the shelling of the clinic of Lidda Wells on 3 September has risen to five, "
        "the district doctor Emet Sorran said on Wednesday.\n\n"
        "The Free Ketva Front accuses the Orvenian army of shelling the clinic.\n",
    ),
    Story(
        name="clinic-inquiry",
        incident="clinic",
        outlet="The Hadrin Courier",
        published="2023-09-08",
        text="The Ministry of Defence of Orvenia opened an investigation on Friday into the shelling of the clinic of Lidda "
        "Wells on 3 September, which killed at least four people.\n\n"
        "It promised a report by 30 September 2023.\n",
    ),
    # ---- villagers taken from a ferry: abduction, a release, a ransom
    Story(
        name="ferry-agency",
        incident="ferry",
        outlet="Meridian Press Agency",
        published="2024-01-11",
        text="PORT ASEN, Orvenia, Jan 11 (MPA) – Masked gunmen abducted fourteen passengers from a ferry at Port Asen on "
        "Wednesday, the harbour master Ulla Brenn told MPA.\n\n"
        "No group has claimed the abduction.\n",
    ),
    Story(
        name="ferry-mirror",
        incident="ferry",
        outlet="The Port Asen Mirror",
        published="2024-01-12",
        text="Around a dozen people were kidnapped from a ferry in Port Asen on 10 January, police said on Friday.\n\n"
        "A passenger who hid in the engine room told the Mirror that four of those abducted were children.\n",
    ),
    Story(
        name="ferry-governor",
        incident="ferry",
        outlet="Southwave Radio",
        published="2024-01-15",
        text="The governor of Sarnoth Coast, Tarin Velde, said on Monday that fifteen passengers had been abducted from the "
        "ferry in Port Asen on 10 January 2024.\n\n"
        "She ordered an inquiry and promised its findings within three weeks.\n",
    ),
    # ---- nothing happened to anybody
    Story(
        name="other-harvest",
        incident="other",
        outlet="The Dolvane Weekly",
        published="2023-07-07",
        text="The barley harvest in Dolvane began a week early this year, the growers' union said on Friday.\n\n"
        "Prices at the mill have fallen by a tenth since June.\n",
    ),
)

INCIDENTS = tuple(sorted({story.incident for story in STORIES} - {"other"}))

LOOKALIKES = (
    # ---- one thing in common with the market, and another happening all the same
    Story(
        name="lookalike-later-day",
        incident="lookalike",
        outlet="Southwave Radio",
        published="2023-11-03",
        text="Two traders were shot dead at the cattle market of Korrast on 2 November 2023, residents told Southwave.\n\n"
        "The Free Ketva Front accused Grey Lance.\n",
    ),
    Story(
        name="lookalike-other-town",
        incident="lookalike",
        outlet="The Port Asen Mirror",
        published="2023-05-17",
        text="Six traders were shot dead at the cattle market of Port Asen on 16 May 2023, the police said on Wednesday.\n",
    ),
    Story(
        name="lookalike-other-act",
        incident="lookalike",
        outlet="Korrast Letter",
        published="2023-05-18",
        text="Grey Lance detained nine bus drivers in Ombrel on 16 May 2023, their union said on Thursday.\n",
    ),
    Story(
        name="lookalike-same-agency",
        incident="lookalike",
        outlet="The Hadrin Courier",
        published="2024-02-20",
        text="A bus driver was killed in Hadrin on 19 February 2024 when police opened fire at a road block, his sister told "
        "MPA.\n\n© Meridian Press Agency\n",
    ),
)
"""Stories that share a place, a day, a party or an agency with those of the market and tell of another happening."""

"""The forms in which a project gives out what was assessed, by name: what a command's help lists before anything is loaded."""

from typing import Final

from corrobora.export import FORMATS, FORMS

BAG: Final = "bag"
CLAIMREVIEW: Final = "claimreview"
EXPORTS: Final = (*FORMATS, *FORMS, CLAIMREVIEW, BAG)
"""Forms in which a project gives out what was assessed."""

"""The workbench: where people judge what the machine proposes."""

from corrobora.workbench.app import make_app
from corrobora.workbench.keeper import Keeper
from corrobora.workbench.people import People, Role

__all__ = ["Keeper", "People", "Role", "make_app"]

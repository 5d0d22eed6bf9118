"""The workbench: where people judge what the machine proposes. Its ground so far: who may come in, and what stands before every page."""

from corrobora.workbench.app import make_app
from corrobora.workbench.people import People, Role

__all__ = ["People", "Role", "make_app"]

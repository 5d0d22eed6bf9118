"""The workbench: where people judge what the machine proposes.

Its names are loaded when they are asked for: its packages are an extra of their own, and no other command needs them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corrobora.workbench.app import LOOPBACK, make_app
    from corrobora.workbench.cases import Case, Cases, find_cases
    from corrobora.workbench.keeper import Keeper
    from corrobora.workbench.oidc import OpenIdSetting, read_openid_setting
    from corrobora.workbench.passing import passing_folder
    from corrobora.workbench.people import Account, People, Role, open_people
else:

    def __getattr__(name: str) -> object:
        """Load what is asked for, once."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name in {"Case", "Cases", "find_cases"}:
            from corrobora.workbench import cases as home  # noqa: PLC0415 - loaded late: what this module is for
        elif name == "Keeper":
            from corrobora.workbench import keeper as home  # noqa: PLC0415 - as above
        elif name in {"OpenIdSetting", "read_openid_setting"}:
            from corrobora.workbench import oidc as home  # noqa: PLC0415 - as above
        elif name == "passing_folder":
            from corrobora.workbench import passing as home  # noqa: PLC0415 - as above
        elif name in {"Account", "People", "Role", "open_people"}:
            from corrobora.workbench import people as home  # noqa: PLC0415 - as above
        else:
            from corrobora.workbench import app as home  # noqa: PLC0415 - as above
        globals()[name] = getattr(home, name)
        return globals()[name]


__all__ = [
    "LOOPBACK",
    "Account",
    "Case",
    "Cases",
    "Keeper",
    "OpenIdSetting",
    "People",
    "Role",
    "find_cases",
    "make_app",
    "open_people",
    "passing_folder",
    "read_openid_setting",
]

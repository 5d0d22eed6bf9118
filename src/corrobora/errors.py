"""Every error corrobora raises.

    CorroboraError
    ├── MissingPath            (LookupError)  a path the user named does not exist
    ├── BadSetting             (ValueError)   a setting or option cannot be used as given
    │   ├── InUse                             a project or custody is open for writing elsewhere
    │   └── ReadOnly                          a project or custody lies where it cannot be written to
    ├── BadReferenceFile       (ValueError)   a gazetteer or actor file cannot be read
    ├── MissingEvidence        (LookupError)  an assessment would rest on nothing
    ├── UnknownRecord          (LookupError)  an id that no record carries
    ├── Overtaken              (ValueError)   somebody decided on the same record in between
    └── BrokenIntegrity        (ValueError)   bytes, chain or quotation differ from what was recorded

A report that cannot be used is no error: it becomes a `Refusal` and the run
goes on. Only broken integrity stops everything. Messages carry ids and paths
the user gave, never a name or a word of testimony.
"""


class CorroboraError(Exception):
    """Base of all errors raised on purpose."""


class MissingPath(CorroboraError, LookupError):
    """A path the user named does not exist or cannot be listed."""


class BadSetting(CorroboraError, ValueError):
    """A setting or command-line option cannot be used as given."""


class InUse(BadSetting):
    """A project or a custody is open for writing elsewhere; the same may succeed later."""


class ReadOnly(BadSetting):
    """A project or a custody lies where it cannot be written to; what is in it can be read."""


class BadReferenceFile(CorroboraError, ValueError):
    """A gazetteer or actor file lacks a column or holds a value out of range."""


class MissingEvidence(CorroboraError, LookupError):
    """An assessment was asked for where nothing supports it."""


class UnknownRecord(CorroboraError, LookupError):
    """An id was asked for that no record carries."""


class Overtaken(CorroboraError, ValueError):
    """Somebody decided on the same record in between; look at it again, then decide."""

    def __init__(self, message: str, *, by: str = "") -> None:
        """Take what to tell, and who was faster where that is known."""
        super().__init__(message)
        self.by = by


class BrokenIntegrity(CorroboraError, ValueError):
    """Bytes, ledger chain or a quotation differ from what was recorded."""


def how_to_install(extra: str) -> str:
    """Return what to do where the packages of an extra are not there; corrobora is in no package index (docs/start/install.md)."""
    return f'python3 -m pip install "path/to/clone[{extra}]" installs it, with the path of your clone of corrobora and the Python that runs it'

"""The cases that a workbench serves: one project, or several that know nothing of each other; and which of them a request is about.

A case is a project of its own. Nothing here asks a question of two of them, and nothing that is kept for one is kept where another looks: what is
hidden from somebody is not left out of an answer, it is in no place that the answer is made from. A page gets to a project through `case_of` alone.
"""

import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from starlette.requests import Request

from corrobora.errors import BadSetting
from corrobora.workbench.keeper import Keeper
from corrobora.workbench.people import People, Session
from corrobora.workflow import Project
from corrobora.workflow.layout import PROJECT_FILE

LONGEST: Final = 64
"""Characters of a case's name. Ours: it stands in the head of every page, on a telephone, too."""
_MARKS: Final = frozenset(" -_.,'()")
"""What may stand in a name beside letters, marks on letters and digits. Ours: what names of files and cases have."""
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters and marks of these that nobody sees (Unicode, Default_Ignorable_Code_Point)."""


class Case:
    """One project, with what works for it alone."""

    def __init__(self, project: Project, *, name: str = "", keeper: Keeper | None = None) -> None:
        """Take an open project.

        Args:
            project: that is worked on; it stays open.
            name: of the case; nothing where the workbench serves this project alone.
            keeper: reads and weighs its reports in the background; ``None``: nothing does.

        """
        self.project: Final = project
        self.name: Final = name
        self.keeper: Final = keeper

    def origin(self) -> str:
        """Return what tells the project from every other: the hash of its ledger's first entry; nothing where it has none yet."""
        first = next(iter(self.project.iter_history()), None)
        return "" if first is None else first.hash


class Cases:
    """All that one workbench serves."""

    def __init__(self, cases: Iterable[Case]) -> None:
        """Take the cases, or one project that has no name.

        Raises:
            BadSetting: there is none; or there are several and one has no name, or one that another has, too.

        """
        listed = tuple(cases)
        self._by_name: Final = {one.name: one for one in listed}
        if not listed or len(self._by_name) < len(listed) or (len(listed) > 1 and "" in self._by_name):
            raise BadSetting("cases: a workbench serves one project, or cases that have names of their own")

    @property
    def alone(self) -> Case | None:
        """The one project that has no name, and that everybody with an account opens; ``None`` where there are cases."""
        return self._by_name.get("")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all cases, in the order of the alphabet; those that somebody may know are `open_to` them."""
        return tuple(sorted(self._by_name))

    @property
    def withhold(self) -> bool:
        """Whether one of them withholds names."""
        return any(one.project.withheld()[1] for one in self._by_name.values())

    def open_to(self, people: People, account: str) -> tuple[Case, ...]:
        """Return the cases that an account may open at this moment, in the order of their names."""
        if self.alone is not None:
            return (self.alone,)
        granted = people.cases_of(account)
        return tuple(self._by_name[name] for name in self.names if name in granted)

    def entered(self, people: People, session: Session, token: str) -> Case | None:
        """Return the case that a session is in; ``None`` where its person has to choose one, or may open none.

        It is the one that was chosen, if it is still open to them; else the only one that is, which is chosen by that.

        Args:
            people: know what is open to whom.
            session: of whoever asks.
            token: of the session.

        """
        open_ = {one.name: one for one in self.open_to(people, session.account.name)}
        if self.alone is not None or session.case in open_:
            return self.alone or open_[session.case]
        if len(open_) != 1:
            return None
        (only,) = open_.values()
        people.enter(token, only.name)
        return only

    def lent(self, people: People, session: Session) -> Case | None:
        """Return the case that a program's token is for; ``None`` where it is not open to the token's account any more."""
        open_ = {one.name: one for one in self.open_to(people, session.account.name)}
        return open_.get(session.case)


def cases_of(request: Request) -> Cases:
    """Return all that the workbench serves; for what decides which of them a request is about, and for admins."""
    cases: Cases = request.app.state.cases
    return cases


def case_of(request: Request) -> Case:
    """Return the case that a request is about, which is open to whoever asks.

    It is there for routes that need one (`access.guarded`, `api.admitted`), and for no other: there is no way past it to a project.
    """
    case: Case = request.state.case
    return case


def find_cases(folder: Path) -> dict[str, Path]:
    """Return the projects that lie directly in a folder by the names of their folders; what is no project is passed over.

    Raises:
        BadSetting: a project has a name that a page cannot show as it is, or one that looks like another's; it lies elsewhere, and only a
            link to it is here; or a folder that could be a case cannot be looked into. None of them is passed over: a case that is not
            there is noticed late.

    """
    found: dict[str, Path] = {}
    alike: dict[str, str] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not _is_case(path):
            continue
        if not is_name(path.name):
            raise BadSetting(
                f"cases: the folder {path.name!a} has a name that a page cannot show as it is; give it 1 to {LONGEST} letters, digits, "
                "spaces and - _ . , ' ( ), beginning with a letter or a digit and not ending with a space"
            )
        if path.is_symlink():
            raise BadSetting(
                f"cases: {path} is a link, and what it leads to can change under a running workbench; put the project itself there, or "
                "mount its disk there"
            )
        same = alike.setdefault(unicodedata.normalize("NFKC", path.name).casefold(), path.name)
        if same != path.name:
            raise BadSetting(
                f"cases: {same!a} and {path.name!a} look alike, and somebody would work in the wrong one; give one another name"
            )
        found[path.name] = path
    return found


def is_name(name: str) -> bool:
    """Return whether a case may be called so: with nothing that is invisible, turns words round or leads out of a folder."""
    kinds = [unicodedata.category(one)[0] for one in name]
    return (
        1 <= len(name) <= LONGEST
        and kinds[0] in {"L", "N"}
        and name[-1] != " "
        and not _UNSEEN.search(name)
        and all(kind in {"L", "M", "N"} or one in _MARKS for one, kind in zip(name, kinds, strict=True))
    )


def _is_case(path: Path) -> bool:
    try:
        return stat.S_ISREG((path / PROJECT_FILE).stat().st_mode)
    except PermissionError:
        if is_name(path.name):
            raise BadSetting(
                f"cases: {path} cannot be looked into; give it to the user that serves the workbench, or put it elsewhere"
            ) from None
    except OSError:
        pass
    return False

"""Simulated people at a workbench: each with an account and a session, looking at pages and deciding by the forms that pages hold.

    python -m benchmarks.visitors < crowd.json > told.json

`benchmarks.workbench` starts this as a process of its own, so that what people do costs the server nothing, and compares afterwards
what they were told (`Deed`) with the ledger. A person has one connection that stays open, fills in a form as a browser does (every field as it stands in
the page, hidden ones among them), and follows where an answer leads. What is measured is the time from sending a request to the last byte of
its answer.

Nobody reads: a decision is drawn. Its reason is worded so that no other decision has it, and the ledger can be asked for this very one.
"""

import contextlib
import hashlib
import http.client
import json
import random
import re
import sys
import threading
import time
import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from typing import Final

KEPT: Final = "kept"
REFUSED: Final = "refused"
UNKNOWN: Final = "unknown"
WAIT_S: Final = 60.0
"""Seconds after which an answer is given up. Ours: a browser waits longer, and nobody does."""
SHARES: Final = {
    "first page": 20,
    "report": 20,
    "queue": 8,
    "incident": 10,
    "search": 8,
    "decide": 30,
    "undo": 4,
}
"""How often a person does what, in hundredths. Ours: mostly looking."""
DECIDING: Final = {"decide": 80, "undo": 10, "report": 10}
"""The same where the server is going to be killed: mostly writing."""
_DECISIONS: Final = {"accept": 55, "reject": 20, "unsure": 15, "correct": 10}
_WORDS: Final = ("killed", "attack", "soldiers", "village", "market", "officials")
_CLAIM: Final = re.compile(r"/claims/(c-[0-9a-f]{16})/")
_INCIDENT: Final = re.compile(r"/incidents/(i-[0-9a-f]{16})")
_FORM: Final = "application/x-www-form-urlencoded"


class Gone(Exception):
    """No answer came."""


@dataclass(slots=True, kw_only=True)
class Deed:
    """Something that a person asked to have written, and what came of it as far as that person was told."""

    person: str
    kind: str
    """``decide``, ``undo`` or ``add``."""
    about: str
    """The claim, the proposal, or the SHA-256 of the file."""
    decision: str = ""
    why: str = ""
    outcome: str = UNKNOWN
    """`KEPT` or `REFUSED`, as the answer said; `UNKNOWN`: none came, or one that says neither."""
    status: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One request."""

    kind: str
    ms: float
    status: int
    """0: no answer came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Who comes, and how."""

    port: int
    people: Mapping[str, str]
    """Tokens of sessions, by name."""
    reports: Sequence[str]
    """Ids of reports that people know of."""
    seconds: float
    pause_s: float = 2.0
    """From the beginning of one action to that of the next, where the first was answered by then."""
    seed: int = 0
    shares: Mapping[str, int] = field(default_factory=lambda: SHARES)
    search: bool = False
    """Whether there is a page that searches."""
    incidents: bool = False
    """Whether incidents have pages."""
    adds_every_s: float = 0.0
    """The first person does nothing but add a report so often; 0: nobody does."""
    until_gone: bool = False
    """Whether a person goes home where no answer comes."""


class Notes:
    """What people were told, by all of them together."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.deeds: list[Deed] = []
        self.taken: list[Taken] = []
        self.faults: list[str] = []
        self._changes = threading.Condition()

    def intend(self, deed: Deed) -> None:
        """Note what is asked for, before it is."""
        with self._changes:
            self.deeds.append(deed)

    def answer(self, deed: Deed, outcome: str, status: int) -> None:
        """Note what came of it."""
        with self._changes:
            deed.outcome, deed.status = outcome, status
            self._changes.notify_all()

    def take(self, taken: Taken) -> None:
        """Note a request."""
        with self._changes:
            self.taken.append(taken)

    def fault(self, words: str) -> None:
        """Note what should not be."""
        with self._changes:
            self.faults.append(words)

    def wait_for(self, kept: int, timeout_s: float) -> bool:
        """Return whether so many deeds were answered with success, after so many seconds at most."""

        def enough() -> bool:
            return sum(deed.outcome == KEPT for deed in self.deeds) >= kept

        with self._changes:
            return self._changes.wait_for(enough, timeout_s)


# --------------------------------------------------------------------------- pages


@dataclass(slots=True, kw_only=True)
class Form:
    """A form of a page, as a browser would send it before anything is typed."""

    action: str
    id: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Values of each list to choose from."""


class Forms(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.found: list[Form] = []
        self._form: Form | None = None
        self._list: tuple[str, list[str], str | None] | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a form, or a field of it."""
        told = {name: value or "" for name, value in attrs}
        name, value = told.get("name", ""), told.get("value", "")
        if tag == "form":
            self._form = Form(action=told.get("action", ""), id=told.get("id", ""))
            self.found.append(self._form)
        elif self._form is None:
            return
        elif tag == "input" and name:
            kind = told.get("type", "text")
            if kind not in {"radio", "checkbox", "submit", "file"} or "checked" in told:
                self._form.fields.append((name, value))
        elif tag == "select" and name:
            self._list = (name, [], None)
        elif tag == "option" and self._list is not None:
            chosen = value if "selected" in told else self._list[2]
            self._list = (self._list[0], [*self._list[1], value], chosen)

    def handle_endtag(self, tag: str) -> None:
        """End a form, or a list to choose from."""
        if tag == "form":
            self._form = None
        elif tag == "select" and self._list is not None and self._form is not None:
            name, values, chosen = self._list
            self._form.choices[name] = values
            if values:
                self._form.fields.append((name, values[0] if chosen is None else chosen))
            self._list = None


# --------------------------------------------------------------------------- a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server said."""

    status: int
    where: str
    text: str


class Person:
    """Somebody at a browser."""

    def __init__(self, crowd: Crowd, number: int, name: str, token: str, notes: Notes) -> None:
        """Sit down; nothing is asked for yet."""
        self.name = name
        self._crowd = crowd
        self._token = token
        self._notes = notes
        self._chance = random.Random(f"{crowd.seed} {number}")  # noqa: S311 - what a simulated person does next
        # two people in six go through the same reports in the same order, and so come upon the same claims
        walk = random.Random(f"{crowd.seed} {number // 2 if number % 6 < 2 else -number - 1}")  # noqa: S311 - as above
        self._reports = list(crowd.reports)
        walk.shuffle(self._reports)
        self._at = 0
        self._decide: Form | None = None
        self._undo: Form | None = None
        self._seen: list[str] = []
        self._incidents: list[str] = []
        self._count = 0
        self._connection = http.client.HTTPConnection("127.0.0.1", crowd.port, timeout=WAIT_S)

    def close(self) -> None:
        """Go home."""
        self._connection.close()

    def act(self) -> None:
        """Do one thing."""
        (kind,) = self._chance.choices(list(self._crowd.shares), list(self._crowd.shares.values()))
        if kind == "decide":
            self.decide()
        elif kind == "undo" and self._undo is not None:
            self.take_back(self._undo)
        elif kind == "queue":
            self.open_queue()
        elif kind == "report":
            self._ask(kind, "GET", f"/reports/{self._chance.choice(self._reports)}")
        elif kind == "incident" and self._crowd.incidents and self._incidents:
            self._ask(kind, "GET", f"/incidents/{self._chance.choice(self._incidents)}")
        elif kind == "search" and self._crowd.search:
            self._ask(kind, "GET", f"/search?q={self._chance.choice(_WORDS)}")
        else:
            answer = self._ask("first page", "GET", "/")
            self._incidents = sorted(set(_INCIDENT.findall(answer.text))) or self._incidents

    def open(self, kind: str, path: str) -> str:
        """Look at a page, and return it."""
        return self._ask(kind, "GET", path).text

    def open_queue(self) -> None:
        """Go to where there is something to decide: mostly to a report of one's own, now and then to what everybody is shown first."""
        drawn = self._chance.random()
        if drawn < 0.1:
            path = "/queue"
        elif self._seen and (drawn < 0.2 or self._at >= len(self._reports)):
            path = f"/queue?at={self._chance.choice(self._seen)}"
        else:
            path = f"/queue?scope=report:{self._reports[self._at % len(self._reports)]}"
        self._look_at(self._ask("queue", "GET", path))

    def decide(self) -> None:
        """Send the form at hand; where there is none, look for one."""
        form = self._decide
        if form is None:
            self.open_queue()
            return
        found = _CLAIM.search(form.action)
        assert found is not None  # noqa: S101 - a form of this id has such an address
        told = dict(form.fields)
        (decision,) = self._chance.choices(list(_DECISIONS), list(_DECISIONS.values()))
        if decision == "correct":
            other = [one for one in form.choices.get("to-stance", ()) if one != told["to-stance"]]
            if "doubts" in other:
                told["to-stance"] = "doubts"
            else:
                decision = "unsure"
        self._count += 1
        why = f"word {self._count} of {self.name}, round {self._crowd.seed}"
        told |= {"decision": decision, "why": why}
        deed = Deed(person=self.name, kind="decide", about=found[1], decision=decision, why=why)
        self._decide = self._undo = None
        self._seen.append(found[1])
        answer = self._write("decide", form.action, deed, urllib.parse.urlencode(told).encode(), _FORM)
        if answer.status == http.HTTPStatus.CONFLICT:
            if decision != "correct":  # what was typed stays in the fields, and goes with no other decision
                self._look_at(answer)
        elif answer.where:
            self._look_at(self._ask("queue", "GET", answer.where))

    def take_back(self, form: Form) -> None:
        """Take back what was decided last."""
        told = dict(form.fields)
        self._undo = None
        deed = Deed(person=self.name, kind="undo", about=told.get("proposal", ""))
        answer = self._write("undo", form.action, deed, urllib.parse.urlencode(told).encode(), _FORM)
        if answer.where:
            self._look_at(self._ask("queue", "GET", answer.where))

    def add(self) -> None:
        """Add a report that nobody has."""
        self._connection.close()  # who does something this seldom finds the last one ended, and a browser opens another
        page = self._ask("adding page", "GET", "/add")
        form = next(one for one in Forms(page.text).found if one.action == "/add")
        self._count += 1
        killed = self._chance.randrange(3, 40)
        text = (
            f"Round {self._crowd.seed}, number {self._count}.\n\n"
            f"At least {killed} people were killed in the village of Hanvo on 3 May 2031, a resident said. "
            f"The army denied that its soldiers had attacked the market.\n"
        )
        data = text.encode("utf-8")
        border = hashlib.sha256(data).hexdigest()[:24]
        parts = [
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in form.fields
        ]
        head = f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{border}.txt"\r\nContent-Type: text/plain\r\n\r\n'
        body = b"".join((*parts, head.encode(), data, f"\r\n--{border}--\r\n".encode()))
        deed = Deed(person=self.name, kind="add", about=hashlib.sha256(data).hexdigest())
        self._write("add", form.action, deed, body, f"multipart/form-data; boundary={border}")

    def _look_at(self, answer: Answer) -> None:
        forms = {form.id: form for form in Forms(answer.text).found}
        self._decide, self._undo = forms.get("decide"), forms.get("undo")
        if self._decide is None:
            self._at += 1

    def _write(self, kind: str, path: str, deed: Deed, body: bytes, content: str) -> Answer:
        self._notes.intend(deed)
        answer = self._ask(kind, "POST", path, body, content)
        if answer.status < http.HTTPStatus.BAD_REQUEST:
            outcome = KEPT
        else:
            outcome = REFUSED if answer.status < http.HTTPStatus.INTERNAL_SERVER_ERROR else UNKNOWN
        self._notes.answer(deed, outcome, answer.status)
        return answer

    def _ask(self, kind: str, method: str, path: str, body: bytes | None = None, content: str = "") -> Answer:
        ours = f"http://127.0.0.1:{self._crowd.port}"
        headers = {"Cookie": f"corrobora={self._token}", "Sec-Fetch-Site": "same-origin"}
        if body is not None:
            headers |= {"Content-Type": content, "Origin": ours}
        began = time.perf_counter()
        try:
            self._connection.request(method, path, body, headers)
            got = self._connection.getresponse()
            text = got.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as why:
            self._connection.close()  # the next request opens it anew
            self._notes.take(Taken(kind=kind, ms=(time.perf_counter() - began) * 1000, status=0))
            if not self._crowd.until_gone:
                self._notes.fault(f"{kind}: no answer ({type(why).__name__})")
            raise Gone from None
        self._notes.take(Taken(kind=kind, ms=(time.perf_counter() - began) * 1000, status=got.status))
        # 409: somebody was faster; 404: what was to be taken back is taken back already
        fine = {200, 303} | ({409} if kind == "decide" else set()) | ({404} if kind == "undo" else set())
        if got.status not in fine:
            said = re.search(r'<p class="wrong"[^>]*>(.*?)</p>', text, re.DOTALL)
            self._notes.fault(f"{kind}: {got.status} {'' if said is None else said[1][:200]}".strip())
        return Answer(status=got.status, where=got.getheader("Location") or "", text=text)


# --------------------------------------------------------------------------- all of them


def walk(crowd: Crowd, notes: Notes) -> None:
    """Let everybody come, spread over the first pause, and return when all have gone."""

    def come(number: int, name: str, token: str) -> None:
        person = Person(crowd, number, name, token, notes)
        adds = crowd.adds_every_s if number == 0 else 0.0
        pause = adds or crowd.pause_s
        due = begin + pause * number / max(1, len(crowd.people))
        try:
            while due < begin + crowd.seconds:
                time.sleep(max(0.0, due - time.monotonic()))
                try:
                    person.add() if adds else person.act()
                except Gone:
                    if crowd.until_gone:
                        return
                # who had to wait goes on after the answer and does not catch up
                due = max(due + pause, time.monotonic())
        finally:
            person.close()

    begin = time.monotonic()
    threads = [
        threading.Thread(target=come, args=(number, name, token))
        for number, (name, token) in enumerate(crowd.people.items())
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def told_of(notes: Notes) -> str:
    """Return notes as JSON."""
    return json.dumps(
        {
            "deeds": [asdict(one) for one in notes.deeds],
            "taken": [asdict(one) for one in notes.taken],
            "faults": notes.faults,
        }
    )


def notes_from(told: str) -> Notes:
    """Return notes from what `told_of` wrote."""
    values = json.loads(told)
    notes = Notes()
    notes.deeds = [Deed(**one) for one in values["deeds"]]
    notes.taken = [Taken(**one) for one in values["taken"]]
    notes.faults = list(values["faults"])
    return notes


def main() -> None:
    """Let those come whom standard input names, and print what they were told."""
    crowd = Crowd(**json.load(sys.stdin))
    notes = Notes()
    with contextlib.suppress(KeyboardInterrupt):
        walk(crowd, notes)
    print(told_of(notes))


if __name__ == "__main__":
    main()

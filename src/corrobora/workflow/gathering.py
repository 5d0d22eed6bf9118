"""What comes into a project by itself: pages that are captured, feeds that tell of pages, a folder that is watched.

| entry | subject | what it says | payload |
|---|---|---|---|
| ``captured`` | address as asked for | a page was fetched and is kept | ``object``: the WARC file; ``fetched``, ``final_url``, ``status``, ``address``, ``payload_sha256`` |
| ``listed`` | address of a feed | it told of pages that it had not told of before | ``object``: these, as JSON; ``warc``: how it was fetched, empty where that would hold what was erased; ``fetched``, ``url``, ``final_url``, ``etag``, ``last_modified`` |
| ``arrived`` | SHA-256 | a file of a watched folder that is no report itself was taken in: a container, or what was refused | |

What a feed has told of, and by which marks it is asked whether it has changed, is read from these entries: nothing else is
remembered, and a store made anew knows as much. The network is touched by `visit` and `list_feed` alone, each for the
addresses that it is given.
"""

import hashlib
import json
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from corrobora.custody import EncryptedCustody, FolderCustody, canonical
from corrobora.custody.folder import ERASED
from corrobora.custody.store import Store
from corrobora.errors import BrokenIntegrity
from corrobora.intake import REFUSED, FeedEntry, Limits, find_new, read_feed, take_in_capture
from corrobora.intake.capture import STANDARD, Captured, CaptureLimits, capture, unpacked
from corrobora.records import Intake, Refusal, ReportId, digest

CAPTURED: Final = "captured"
LISTED: Final = "listed"
ARRIVED: Final = "arrived"
FORGOTTEN: Final = "forgotten"
"""The word in the payload of an ``erased`` entry that lists, in JSON, what does not come back by itself: `forgotten_as` of addresses
and of files' SHA-256."""
BUSY: Final = frozenset({"408", "425", "429"})
"""Status of a server that asks to come again later (RFC 9110, 15.5.9; RFC 8470, 5.2; RFC 6585, 4), as all from 500 do."""
TRIES: Final = 5
"""How often a page that a feed told of is captured whose server was busy each time. Ours: each answer is kept."""
PAUSE_S: Final = 1.0
"""Seconds between two captures. Ours: a small site is not pressed, and a hundred pages take two minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How pages are asked for; see `corrobora.intake.capture`."""

    agent: str
    """The user agent that servers read."""
    allow_private: bool = False
    """Whether addresses off the public network may be asked."""
    robots: bool = True
    """Whether robots.txt is asked and obeyed."""
    marks: bool = True
    """Whether a feed's server is handed back what it gave to tell whether the feed has changed; it may know you again by it."""
    limits: CaptureLimits = STANDARD
    pause_s: float = PAUSE_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What became of one address that was asked for."""

    address: str
    """As asked for."""
    refused: Refusal | None = None
    """Why nothing of it is kept; ``None``: it was captured."""
    final_url: str = ""
    status: int = 0
    """HTTP status; other than 200, the page is kept and is no report."""
    warc_sha256: str = ""
    """Of the WARC file, an object in custody."""
    taken: Intake = field(default_factory=lambda: Intake(reports=(), refused=()))
    """The report that the page is, or why it is none."""
    new: tuple[ReportId, ...] = ()
    """The report, where it was not in the project before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed told of."""

    address: str
    refused: Refusal | None = None
    """Why it could not be had or read; nothing is kept then."""
    not_changed: bool = False
    """Whether its server says that it is as it was."""
    title: str | None = None
    new: tuple[FeedEntry, ...] = ()
    """What it had not told of before, in its order."""
    waiting: tuple[str, ...] = ()
    """Addresses that it ever told of and that were not captured, or only while their server was busy, those told of first
    before the others."""


def forgotten_as(came: str) -> str:
    """Return what stands in an ``erased`` entry for an address or a file's SHA-256."""
    return hashlib.sha256(came.encode("utf-8", "surrogatepass")).hexdigest()


def _forgotten(store: Store) -> frozenset[str]:
    tombstones = store.iter_history(what=ERASED)
    return frozenset(one for entry in tombstones for one in json.loads(entry.payload.get(FORGOTTEN, "[]")))


# --------------------------------------------------------------------------- pages


def visit(
    custody: FolderCustody | EncryptedCustody,
    address: str,
    *,
    manner: Manner,
    at: str,
    limits: Limits,
    report: Callable[[Intake], tuple[ReportId, ...]],
) -> Visit:
    """Capture one page, put the WARC file in custody, and take the page in.

    Args:
        custody: of the project. Nothing is written to it before the page is whole.
        address: http or https.
        manner: how it is asked for.
        at: the time, UTC, ISO 8601 with seconds.
        limits: of what is taken in.
        report: keeps what was taken in, and returns the reports that are new. The entry that the page was captured comes
            last: a run that dies before captures it again.

    Raises:
        BadSetting: the agent or the time cannot be sent.
        BrokenIntegrity: custody found its folder changed.

    """
    found = _fetched(address, manner, at)
    if isinstance(found, Refusal):
        return Visit(address=address, refused=found)
    with custody.together():
        taken = take_in_capture(
            found.warc, _name_of(found), page=found.final_url, custody=custody, limits=limits
        )
        new = report(taken)
        payload = {
            "object": custody.put(found.warc),
            "fetched": at,
            "final_url": found.final_url,
            "status": str(found.status),
            "address": found.address,
            "payload_sha256": found.payload_sha256,
        }
        custody.append(CAPTURED, address, payload)
    return Visit(
        address=address,
        final_url=found.final_url,
        status=found.status,
        warc_sha256=found.warc_sha256,
        taken=taken,
        new=new,
    )


def _fetched(
    address: str, manner: Manner, at: str, *, etag: str | None = None, last_modified: str | None = None
) -> Captured | Refusal:
    return capture(
        address,
        at=at,
        agent=manner.agent,
        limits=manner.limits,
        allow_private=manner.allow_private,
        robots=manner.robots,
        etag=etag,
        last_modified=last_modified,
    )


def _name_of(found: Captured) -> str:
    """Return what a WARC file is called: the day and second, and the host, which a person can find it by."""
    host = urllib.parse.urlsplit(found.final_url).hostname or "page"
    stamp = found.at.replace("-", "").replace(":", "")
    return f"capture-{stamp}-{host.replace(':', '-')}.warc"


# --------------------------------------------------------------------------- feeds


def list_feed(
    custody: FolderCustody | EncryptedCustody, store: Store, address: str, *, manner: Manner, at: str
) -> Listing:
    """Fetch a feed, unless it is as it was, and keep what it tells of that is new.

    A feed that tells of nothing new leaves nothing. What was erased is passed over, and not captured again by itself.

    Args:
        custody: of the project.
        store: of the project, up to date with custody.
        address: of the feed itself.
        manner: how it is asked for.
        at: the time, UTC, ISO 8601 with seconds.

    Raises:
        BadSetting: the agent or the time cannot be sent.
        BrokenIntegrity: what an earlier listing names is not what it was.
        UnknownRecord: an object of an earlier listing is missing.

    """
    told = list(_told(custody, store, address))
    last = store.find_last(LISTED, subject=address)
    etag = last_modified = None
    # a mark is for the very address that gave it, and the first address alone is sent one
    if last is not None and manner.marks and last.payload.get("url") == last.payload.get("final_url"):
        etag, last_modified = last.payload.get("etag") or None, last.payload.get("last_modified") or None
    found = _fetched(address, manner, at, etag=etag, last_modified=last_modified)
    if isinstance(found, Refusal):
        return Listing(address=address, refused=found)
    if found.not_changed:
        return Listing(address=address, not_changed=True, waiting=_waiting(store, told))
    if found.status != 200:
        why = f"the feed is answered with status {found.status}"
        return Listing(address=address, refused=Refusal(what=address, code="no-answer", why=why))
    content = unpacked(found, limits=manner.limits)
    feed = content if isinstance(content, Refusal) else read_feed(content, url=found.final_url)
    if isinstance(feed, Refusal):
        return Listing(address=address, refused=feed)
    forgotten = _forgotten(store)
    left = [one for one in feed.entries if one.url is None or forgotten_as(one.url) not in forgotten]
    known = {_key(entry) for entry in told}
    new: dict[tuple[str | None, str | None], FeedEntry] = {}
    for entry in left:
        if _key(entry) not in known:
            new.setdefault(_key(entry), entry)
    if new:
        with custody.together():
            payload = {
                "object": custody.put(canonical({"entries": [asdict(entry) for entry in new.values()]})),
                # as fetched it would bring back what was erased and the feed still tells of
                "warc": custody.put(found.warc) if len(left) == len(feed.entries) else "",
                "fetched": at,
                "url": found.url,
                "final_url": found.final_url,
                "etag": found.etag or "",
                "last_modified": found.last_modified or "",
            }
            custody.append(LISTED, address, payload)
    waiting = _waiting(store, [*told, *new.values()])
    return Listing(address=address, title=feed.title, new=tuple(new.values()), waiting=waiting)


def _told(custody: FolderCustody | EncryptedCustody, store: Store, address: str) -> Iterator[FeedEntry]:
    """Go through what a feed told of, the first first."""
    for entry in store.iter_history(subject=address, what=LISTED):
        try:
            listed = json.loads(custody.get(entry.payload["object"]))["entries"]
            yield from (FeedEntry(**fields) for fields in listed)
        except (KeyError, TypeError, ValueError) as fault:
            raise BrokenIntegrity(
                f"entry {entry.number} names no listing of a feed: {type(fault).__name__}"
            ) from None


def _key(entry: FeedEntry) -> tuple[str | None, str | None]:
    """Return what a feed's entry is known again by: what the feed calls it and where it leads, else its title.

    By both: feeds are met that call all entries the same, and an entry that leads elsewhere now has a page that nobody has.
    """
    return (entry.id, entry.url) if entry.id or entry.url else (entry.title, None)


def _waiting(store: Store, told: Sequence[FeedEntry]) -> tuple[str, ...]:
    urls = dict.fromkeys(entry.url for entry in told if entry.url is not None)
    forgotten = _forgotten(store)
    return tuple(url for url in urls if forgotten_as(url) not in forgotten and _waits(store, url))


def _waits(store: Store, url: str) -> bool:
    """Whether a page is still to be captured: it never was, or its server was busy each time, and not too often."""
    statuses = [entry.payload.get("status", "") for entry in store.iter_history(subject=url, what=CAPTURED)]
    return len(statuses) < TRIES and all(status in BUSY or status.startswith("5") for status in statuses)


def drawn(listing: Listing, most: int, *, at: str) -> list[str]:
    """Return so many of the addresses that wait, in the feed's order.

    Where some may have been tried before they are drawn by lot, another at each time ``at``: what was refused leaves nothing that
    remembers it, and the first of the list, refused each time, would keep the others waiting for ever.
    """
    if len(listing.waiting) <= most or {entry.url for entry in listing.new}.issuperset(listing.waiting):
        return list(listing.waiting[:most])
    lots = sorted(listing.waiting, key=lambda url: digest(at, url))[:most]
    return [url for url in listing.waiting if url in set(lots)]


def at_home(feed: str, addresses: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return those of the addresses that lie on the very server of a feed, and the others.

    Leave to ask a private address is given for the feed's own: by what it tells of, it could have any other asked.
    """
    own: list[str] = []
    others: list[str] = []
    for address in addresses:
        (own if urllib.parse.urlsplit(address)[:2] == urllib.parse.urlsplit(feed)[:2] else others).append(
            address
        )
    return own, others


# --------------------------------------------------------------------------- folders


def iter_arrivals(
    folder: Path,
    *,
    once: bool,
    still_s: float,
    every_s: float,
    clock: Callable[[], int] = time.monotonic_ns,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[list[Path]]:
    """Look at a folder again and again, and give each time the files that came and have been still.

    Args:
        folder: where files arrive.
        once: stop after one turn, which takes as long as a file must have been still.
        still_s: seconds a file must have kept size and time of change; what is being written waits.
        every_s: seconds between two looks.
        clock: nanoseconds of a clock that grows.
        sleep: waits so many seconds.

    Yields:
        The files of one look, in the order of their paths; none where nothing came.

    Raises:
        BadSetting: a number of seconds is negative.
        MissingPath: the folder cannot be listed.

    """
    still_ns = int(still_s * 1e9)
    found, stamps = find_new(folder, {}, now_ns=clock(), still_ns=still_ns)
    if once and still_ns:
        # by this clock so long has passed for sure, however exactly the system wakes up
        sleep(still_s + 0.01)
        found, stamps = find_new(folder, stamps, now_ns=clock(), still_ns=still_ns)
    yield found
    while not once:
        sleep(every_s)
        found, stamps = find_new(folder, stamps, now_ns=clock(), still_ns=still_ns)
        yield found


def unknown(store: Store, paths: Sequence[Path], *, limits: Limits) -> dict[Path, str]:
    """Return the files that the project does not know, with the SHA-256 of their bytes; empty where they cannot be read.

    Known are a report, what `note_arrived` entered, and what cannot be read and was refused by this path. That the bytes
    are in custody says nothing: a run may have died before it made a report of them. So a folder watched anew, or by a
    timer, does not fill the ledger with what is known. What was erased does not come back by itself: `add` takes it in.

    Raises:
        BadSetting: the store does not answer.

    """
    wanted: dict[Path, str] = {}
    forgotten = _forgotten(store)
    for path in paths:
        sha256 = _sha256_of(path, limits)
        if forgotten_as(sha256) in forgotten:
            continue
        if sha256 and (store.find("report", sha256) or store.find_last(ARRIVED, subject=sha256)):
            continue
        if not sha256 and store.find_last(REFUSED, subject=str(path)) is not None:
            continue
        wanted[path] = sha256
    return wanted


def _sha256_of(path: Path, limits: Limits) -> str:
    """Return the SHA-256 of a file's bytes; empty where there are none, too many, or it cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except OSError:
        return ""
    return hashlib.sha256(data).hexdigest() if 0 < len(data) <= limits.file_bytes else ""


def note_arrived(
    custody: FolderCustody | EncryptedCustody, store: Store, arrived: Mapping[Path, str]
) -> None:
    """Enter that files are known which are no reports themselves: containers, and what was refused.

    Args:
        custody: of the project.
        store: of the project, up to date with custody.
        arrived: as `unknown` returned it, and taken in since.

    """
    with custody.together():
        for sha256 in sorted(set(arrived.values())):
            # what is not held changed between two looks, and comes again
            if sha256 and custody.is_kept(sha256) and store.find("report", sha256) is None:
                custody.append(ARRIVED, sha256, {})

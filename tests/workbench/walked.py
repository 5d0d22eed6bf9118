"""Every address that anybody may ask for, with the ids of records that a project has."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from corrobora.workbench.access import ACCESS
from corrobora.workflow import Project
from corrobora.workflow.desk import Question


def addresses(project: Project, *queries: str) -> Iterator[str]:
    """Go through all routes of the table that are looked at, each with every record of its kind, and with words to search for.

    Args:
        project: whose records are asked for, in an order that two projects of one structure share.
        queries: words that are put wherever an address takes words.

    """
    ids = known(project)
    for method, path in sorted(ACCESS):
        if method == "GET":
            for filled in _filled(path, ids):
                yield filled
                yield from _asking(filled, path, ids, queries)


def known(project: Project) -> dict[str, list[str]]:
    """Return the ids of a project's records by the names that paths have for them."""
    desk = project.desk
    reports = [str(row.report.id) for row in reversed(desk.reports(Question(), limit=1_000).rows)]
    sheets = [desk.report(one) for one in reports]
    claims = [str(one.claim.id) for sheet in sheets for one in sheet.claims]
    found = [str(one.claim.id) for report in reports for one in desk.found_in(report)]
    return {
        "report": reports,
        "claim": claims,
        "found": found,
        "proposal": [one.proposal.id for sheet in sheets for one in sheet.claims]
        + [one.proposal for report in reports for one in desk.found_in(report)],
        "incident": [str(one.incident.id) for one in reversed(desk.incidents(Question(), limit=1_000).rows)],
        "actor": [actor.id for actor, _ in desk.actors()],
        "copy": [f"{one.copying}~{one.edge.report}" for one in reversed(desk.copy_pairs(limit=1_000))],
        "facet": ["outlet", "language", "country", "act", "actor", "stance"],
    }


def _filled(path: str, ids: dict[str, list[str]]) -> Iterator[str]:
    if "{kind}" in path:
        two = [
            f"{one}~{other}" for one, other in zip(ids["incident"][:3], ids["incident"][1:4], strict=False)
        ]
        for kind, pairs in (("copies", ids["copy"]), ("incidents", two), ("names", [])):
            of_kind = path.replace("{kind}", kind)
            yield from (of_kind.replace("{pair}", quote(one)) for one in pairs[:3])
            if "{pair}" not in path:
                yield of_kind
        return
    parts = path.split("/")
    kinds = {"reports": "report", "claims": "claim", "actors": "actor"}
    at = next((number for number, part in enumerate(parts) if part.startswith("{")), None)
    if at is None:
        yield path
        return
    if parts[1] == "history":
        some = [one for kind in ("report", "claim", "found", "proposal", "incident") for one in ids[kind][:6]]
    else:
        some = ids[kinds.get(parts[at - 1], parts[at].strip("{}"))][:6]
    for one in some:
        yield "/".join([*parts[:at], quote(one, safe=""), *parts[at + 1 :]])


def _asking(filled: str, path: str, ids: dict[str, list[str]], queries: tuple[str, ...]) -> Iterator[str]:
    if path == "/queue":
        yield "/queue?scope=waiting"
        yield "/queue?scope=disputed"
        for claim in ids["claim"][:6]:
            yield f"/queue?at={claim}&done={claim}&after={claim}&from={claim}"
        for report in ids["report"][:3]:
            yield f"/queue?scope=report:{report}"
        for incident in ids["incident"][:3]:
            yield f"/queue?scope=incident:{incident}"
    elif path == "/reports/{id}":
        for claim in ids["claim"][:3]:
            yield f"{filled}?correct={claim}"
    elif path == "/claims/{id}/settle":
        for report, claim in zip(ids["report"], ids["found"], strict=False):
            yield f"/claims/{claim}/settle?report={report}"
    elif path == "/merge":
        yield "/merge?" + urlencode([("incident", one) for one in ids["incident"][:3]])
    elif path == "/pairs":
        for pair in ids["copy"][:3]:
            yield f"/pairs?kind=copies&at={pair}"
            yield f"/pairs?kind=copies&after={pair}&done=yes"
        for one, other in zip(ids["incident"][:3], ids["incident"][1:4], strict=False):
            yield f"/pairs?kind=incidents&at={one}~{other}"
        yield "/pairs?kind=names"
    elif path == "/agreement":
        yield "/agreement?compute=yes"
    elif path == "/api/1/history":
        for subject in (*ids["report"][:3], *ids["claim"][:3], *ids["proposal"]):
            yield f"/api/1/history?subject={subject}"
    for words in queries:
        told = quote(words, safe="", errors="replace")
        if path == "/search":
            for name in ("q", "outlet", "language", "country", "act", "actor", "stance", "since", "until"):
                yield f"/search?{name}={told}"
        elif path in {"/actors", "/api/1/actors", "/api/1/reports"}:
            yield f"{path}?q={told}"
        elif path == "/incidents":
            for name in ("country", "act", "actor", "place", "since", "until", "before"):
                yield f"/incidents?{name}={told}"
        elif path == "/incidents/{incident}/place":
            yield f"{filled}?name={told}&to={told}"
            yield f"{filled}?name={told}&lat=1&lon=2"
            yield f"{filled}?name={told}&like={told}"
        elif path == "/pairs":
            yield f"/pairs?kind={told}&at={told}&after={told}&done={told}"
        elif path in {"/places", "/board"}:
            yield f"{path}?country={told}&step={told}"
        elif path in {"/login", "/", "/mine", "/queue"}:
            yield f"{path}?next={told}&left={told}&scope={told}&at={told}&before={told}&done={told}"
        elif path == "/api/1/judgements":
            yield f"{path}?by={told}"

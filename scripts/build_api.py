"""Write docs/reference/web-api.md from the table of operations.

python scripts/build_api.py          writes the page
python scripts/build_api.py --check  ends with 1 if the page there differs

Roles, parameters, shapes and errors are those of the table itself; nothing is written twice.
"""

import sys
from pathlib import Path
from typing import Any

from corrobora.workbench.access import ACCESS
from corrobora.workbench.api import OPERATIONS, description
from corrobora.workbench.openapi import DOSSIER, Operation, kinds_of
from corrobora.workbench.people import FAILURES
from corrobora.workbench.problems import TITLES

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "web-api.md"

Schema = dict[str, Any]

HEAD = """\
# The workbench for programs

<!-- Written by scripts/build_api.py from the table of operations; change that, then run it. -->

Whatever people do at the pages of the [workbench](../decisions/0029-one-table-of-routes-and-roles.md), a program can ask for under `/api/1/`,
as JSON. The same description for machines (OpenAPI 3.1) is at `/api/1/openapi.json`.

Answers say what is claimed and by whom, never what is so. What is read in a report is data of whoever wrote the report: show it as text.

## Who asks

A program shows a token of an account: `Authorization: Bearer …`. It may do what the account may. A token that is wrong, has ended, or whose
account was changed or closed is answered with 401; wrong tokens count as wrong passwords from the same address do, and after {guesses} within a
quarter of an hour the address has to wait (429). A script of a page of the workbench uses the browser's session instead, and where it writes it
sends the header `X-CSRF-Token` with what the page's forms hold in the field `csrf`.

Where the workbench serves several cases, a token is for the one that it was made for, and all that is asked and answered is of that case: ids of
another are answered as ids that never were. Where the case is not open to the account any more, every answer is 403, until it is again.
## What is withheld

Where the project withholds names, every answer has `[withheld]` in their place, for every account. Ids stay, and so `start` and `end` count into the texts as they are given; `text_sha256` is that of the text as it is given. A search, a filter or a facet finds what it would find in
those texts. A program whose account may see what is withheld asks for it with the header `Corrobora-Withheld: show`, request by request; each answer that then holds such a name is recorded with the account, the time, the method and the path. Without the right the header is
refused (403, `not-allowed`). An answer that would hold a name all the same is refused (403, `withheld`). `GET /api/1/export` strikes nothing, and needs the header where names are withheld. What is written may not hold `[withheld]` (422): send the fields that you change, and no others.

## Lists

A list has `rows`, `next` (the words with which the next page is asked for; null at the end), `total`, which is counted up to 1,000, and
`total_is_exact`. `limit` is from 1 to 100, and 25 where nothing is said. Times are ISO 8601.

## Deciding, and being overtaken

A decision on a claim sends `seen`, the newest entry on the claim's proposal that its person saw, as the claim gives it. Where somebody decided in
between, nothing is kept; the answer is 409, and `now` says what there is: the new `seen`, and who holds what.

## The same request again

Whatever writes takes a header `Idempotency-Key`, 8 to 64 visible characters of ASCII. The same key of the same account with the same request is
carried out once and answered the same for 24 hours, with the header `Idempotency-Replayed: true`. With another request it is refused (422), and while
the first has no answer yet, too (409, `Retry-After`). A request that was refused before anything was written leaves its key free.

This holds where the server dies in between. The key is noted first, with the ledger's newest entry, the time that the judgement will carry, and
what it is about; the ledger is written then, and the answer last. Where the answer is missing, the next request with the key looks in the ledger for an
entry after the noted one of the same account, time, content and subject. If it is there, it is answered; if not, the request is carried out. Files that are added are taken in once more, which keeps nothing twice, and what came by
the first try is told as new. Of keys and requests hashes are kept alone, and answers that are kept hold ids and no words of a report.

## Errors

Every error is `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, and where they are known `found`, `expected` and `do`. None holds a word of a report.

| `type` | status | meaning |
|---|---|---|
"""


def page() -> str:
    """Return the page as it should be."""
    told: Schema = description()
    lines = [HEAD.rstrip("\n").replace("{guesses}", str(10 * FAILURES))]
    lines += [
        f"| `urn:corrobora:problem:{kind}` | {status} | {title} |" for kind, (status, title) in TITLES.items()
    ]
    lines += ["", "## Operations", ""]
    for one in OPERATIONS:
        lines += _operation(one, told["paths"][one.path][one.method.lower()])
    lines += [
        "## Shapes",
        "",
        "What is sent and answered, beside the records that [the dossier](dossier-json.md) has, too.",
        "",
    ]
    schemas = told["components"]["schemas"]
    for name in sorted(schemas):
        ours = not name.startswith(DOSSIER) and f"{DOSSIER}{name}" not in schemas
        if ours and "properties" in schemas[name]:
            lines += _shape(name, schemas[name])
    return "\n".join(lines).rstrip("\n") + "\n"


def _operation(one: Operation, told: Schema) -> list[str]:
    lines = [f"### `{one.method} {one.path}`", "", f"{one.summary}. {one.about}".strip(), ""]
    lines += [f"Least role: {ACCESS[one.method, one.path]}. {_sends(one)}{_answers(one)}", ""]
    queries = [parameter for parameter in told["parameters"] if parameter["in"] == "query"]
    if queries:
        lines += ["| parameter | takes | |", "|---|---|---|"]
        for parameter in queries:
            note = parameter.get("description", "")
            needed = "" if not parameter["required"] else "Needed. "
            lines.append(
                f"| `{parameter['name']}` | {_takes(parameter['schema'])} | {_cell(needed + note)} |"
            )
        lines.append("")
    own = [kind for kind in kinds_of(one) if kind in one.wrong]
    if own:
        lines += ["Errors of its own: " + ", ".join(f"`{kind}`" for kind in own) + ".", ""]
    return lines


def _sends(one: Operation) -> str:
    if one.takes is not None:
        return f"Sends {_link(one.takes.__name__)}. "
    return "Sends a form (`multipart/form-data`). " if one.uploads else ""


def _answers(one: Operation) -> str:
    kind = one.gives
    if isinstance(kind, str):
        words = "[a dossier](dossier-json.md)" if kind == DOSSIER else f"`{kind}`"
    else:
        words = "JSON" if kind is object else _link(kind.__name__)
    return f"Answers {one.status} with {words}."


def _shape(name: str, schema: Schema) -> list[str]:
    lines = [f"### {name}", "", schema["description"], "", "| field | is | |", "|---|---|---|"]
    for field, held in schema["properties"].items():
        free = "" if field in schema["required"] else "May be left out. "
        lines.append(f"| `{field}` | {_takes(held)} | {_cell(free + held.get('description', ''))} |")
    return [*lines, ""]


def _takes(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[1])
    if "anyOf" in schema:
        return " or ".join(_takes(one) for one in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"] if word)
    if schema["type"] == "array":
        return f"list of {_takes(schema['items'])}"
    if schema["type"] == "integer" and "maximum" in schema:
        bounds = f"{schema['minimum']} to {schema['maximum']}"
        return f"whole number, {bounds}" if schema["maximum"] < 1 << 50 else "whole number"
    if schema["type"] == "object" and "properties" in schema:
        return "object of " + ", ".join(f"`{word}`" for word in schema["properties"])
    words = {
        "string": "text",
        "integer": "whole number",
        "boolean": "true or false",
        "object": "object",
        "null": "null",
    }
    longest = f" of up to {schema['maxLength']:,} characters" if "maxLength" in schema else ""
    return words[schema["type"]] + longest


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").strip()


def main() -> int:
    """Write or check the page; return the exit status."""
    text = page()
    stale = not PAGE.exists() or PAGE.read_text("utf-8") != text
    if "--check" in sys.argv[1:]:
        if stale:
            print(f"{PAGE} is out of date: run scripts/build_api.py")
        return int(stale)
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

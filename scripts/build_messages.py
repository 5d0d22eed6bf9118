"""Bring the workbench's catalogues up to date with the words in its templates and modules.

    python scripts/build_messages.py          writes src/corrobora/workbench/locale/*/LC_MESSAGES/workbench.{po,mo}
    python scripts/build_messages.py --check  ends with 1 if a file there differs, or a translation is missing or unfit

A language is a folder there, named by its tag. Written catalogues are the same byte for byte on every machine: sorted, and without dates,
line numbers and the names of programs. A message whose English was reworded keeps its translation, marked as fuzzy, until somebody has read
it; one that nothing asks for any more goes. Both ways of calling say what is still to be done, and end with 1 where anything is.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

WORKBENCH: Final = Path(__file__).parents[1] / "src" / "corrobora" / "workbench"
LOCALE: Final = WORKBENCH / "locale"
NAME: Final = "workbench"
KEYWORDS: Final = {
    **{name: DEFAULT_KEYWORDS[name] for name in ("_", "gettext", "ngettext", "pgettext", "npgettext")},
    "noted": None,
}
"""Functions whose words are messages, and which of their arguments these are."""
AS_READ: Final = {
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "trimmed": "true",
    "newstyle_gettext": "true",
    "silent": "false",
}
"""How templates are read: as `corrobora.workbench.rendering` does."""
HANDING_ON: Final = frozenset({"languages.py", "rendering.py"})
"""Modules that ask catalogues for what others tell them; messages of their own they write out all the same."""
HOLDER: Final = re.compile(r"%\((\w+)\)s")


class Sheet(Catalog):
    """A catalogue whose head says nothing of when, by whom and with what it was made."""

    mime_headers = property(
        lambda self: [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ],
        lambda _self, _headers: None,
        doc="The head of a written catalogue.",
    )


def _sources(folder: Path) -> list[tuple[str, Path]]:
    """Return the templates and modules of a workbench, each with what extracts from it."""
    pages = [("jinja2.ext:babel_extract", path) for path in sorted(folder.glob("templates/**/*.html"))]
    return pages + [("python", path) for path in sorted(folder.rglob("*.py"))]


def messages_in(folder: Path) -> Catalog:
    """Return all messages that the templates and modules of a folder ask for."""
    found = Catalog(charset="utf-8")
    for method, path in _sources(folder):
        with path.open("rb") as source:
            for _line, words, comments, context in extract(
                method, source, KEYWORDS, ("Translators:",), AS_READ
            ):
                found.add(
                    words,
                    None,
                    [(path.relative_to(folder).as_posix(), 0)],
                    auto_comments=comments,
                    context=context,
                )
    return found


def unmarkable(folder: Path) -> Iterator[str]:
    """Say which calls no extractor can read, since what they translate is not written out in them."""
    for method, path in _sources(folder):
        text = path.read_text("utf-8")
        if method == "python":
            calls = [
                (node.lineno, node.func, node.args)
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.Call)
            ]
            unread = [
                line
                for line, function, words in calls
                if isinstance(function, ast.Name | ast.Attribute)
                and (name := function.id if isinstance(function, ast.Name) else function.attr) in KEYWORDS
                and path.name not in HANDING_ON
                and not all(
                    isinstance(word, ast.Constant) and isinstance(word.value, str)
                    for word in words[: _texts(name)]
                )
            ]
        else:
            tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(text)
            unread = [
                call.lineno
                for call in tree.find_all(nodes.Call)
                if isinstance(call.node, nodes.Name)
                and call.node.name in KEYWORDS
                and not all(
                    isinstance(word, nodes.Const) and isinstance(word.value, str)
                    for word in call.args[: _texts(call.node.name)]
                )
            ]
        for line in unread:
            yield f"{path.relative_to(folder).as_posix()}:{line}: the words of a message must be written out where it is asked for"


def _texts(name: str) -> int:
    """Return how many of a function's arguments, counted from the first, are words."""
    return {"ngettext": 2, "pgettext": 2, "npgettext": 3}.get(name, 1)


def unfit(message: Message) -> Iterator[str]:
    """Say what is wrong with the translation of a message."""
    plural = isinstance(message.id, list | tuple)
    english = list(message.id) if isinstance(message.id, list | tuple) else [message.id]
    told: Sequence[str] = (
        list(message.string) if isinstance(message.string, list | tuple) else [message.string or ""]
    )
    if not told or not all(told):
        yield "is not translated"
        return
    if message.fuzzy:
        yield "has a translation that is marked as fuzzy: read it, mend it, take the mark away"
    if plural != isinstance(message.string, list | tuple):
        yield "has another kind of plural than its translation"
        return
    for number, words in enumerate(told):
        wanted = HOLDER.findall(english[min(number, 1)] if plural else english[0])
        found = HOLDER.findall(words)
        if set(found) != set(wanted):
            yield f"has the placeholders {sorted(set(wanted))}, its translation {sorted(set(found))}"
    # a page fills every message in, and so a sign of per cent is written twice; a module fills in those with placeholders alone
    filled = message.python_format or any(path.startswith("templates/") for path, _ in message.locations)
    for words in (*english, *told):
        if filled and "%" in HOLDER.sub("", words).replace("%%", ""):
            yield "has a % that is no placeholder; write %%"


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as people write it."""
    text = io.BytesIO()
    # the width is said, since a reader of differences is helped by one line for one message
    write_po(
        text,
        catalogue,
        width=0,
        sort_output=True,
        include_lineno=False,
        ignore_obsolete=True,
        omit_header=True,
    )
    head = next(iter(catalogue))
    lines = "".join(f'"{line}\\n"\n' for line in str(head.string).strip().split("\n"))
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + text.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as `gettext` reads it; what is fuzzy is left out."""
    packed = io.BytesIO()
    write_mo(packed, catalogue)
    return packed.getvalue()


def brought_up_to_date(tag: str, old: bytes, asked: Catalog) -> Catalog:
    """Return the catalogue of a language with the messages that are asked for, and what was translated of them."""
    sheet = Sheet(locale=tag, charset="utf-8", fuzzy=False)
    for message in read_po(io.BytesIO(old), locale=tag, abort_invalid=True):
        if message.id:
            sheet.add(
                message.id,
                message.string,
                flags=message.flags,
                user_comments=message.user_comments,
                context=message.context,
            )
    sheet.update(asked, update_header_comment=False)
    return sheet


def build(folder: Path, locale: Path) -> tuple[Mapping[Path, bytes], list[str]]:
    """Return each file that should be there with what it should hold, and what people still have to do."""
    asked = messages_in(folder)
    files: dict[Path, bytes] = {}
    undone = list(unmarkable(folder))
    for home in sorted(path for path in locale.iterdir() if path.is_dir()):
        po = home / "LC_MESSAGES" / f"{NAME}.po"
        sheet = brought_up_to_date(home.name, po.read_bytes() if po.exists() else b"", asked)
        files |= {po: written(sheet), po.with_suffix(".mo"): compiled(sheet)}
        undone += [
            f"{home.name}: {message.id!r} {why}" for message in sheet if message.id for why in unfit(message)
        ]
    return files, undone


def main() -> int:
    """Write or check the files; return the exit status."""
    files, undone = build(WORKBENCH, LOCALE)
    stale = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    for line in undone:
        print(line)
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path} is out of date: run scripts/build_messages.py")
        return 1 if stale or undone else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[path])
    return 1 if undone else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""MUC-4: reports with templates of who did what to whom, as `shared/corpora/muc4` holds them.

The files are the processing of Du, Rush and Cardie (NAACL 2021): text in lower
case on one line, five string slots of the official key and the incident type.
A victim is an official "HUM TGT: NAME" alone, so people the key only describes
are none; strings of the key that the text does not hold are left out there, and
so a template may be left with a type and nothing else.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.corpora import data_root

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The string slots, in the order of the published files."""

Entity = tuple[str, ...]
"""The strings by which a report names one participant, in order of first appearance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fillers:
    """What fills one slot of a template, in order of first appearance."""

    role: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident of a report."""

    kind: str
    """Incident type; a key that leaves two open joins them by a stroke: "attack / bombing"."""
    fillers: tuple[Fillers, ...] = ()
    """Slots in the order of ``ROLES``, empty ones left out."""

    def of(self, role: str) -> tuple[Entity, ...]:
        """Return the entities of a role, none if the slot is empty."""
        return next((f.entities for f in self.fillers if f.role == role), ())

    @property
    def kinds(self) -> tuple[str, ...]:
        """The incident types the key allows, mostly one."""
        return tuple(k.strip() for k in self.kind.split("/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report with its incidents, in the order of the key; none if the report tells of none."""

    id: str
    """Official name, such as ``TST3-MUC4-0001``."""
    text: str
    templates: tuple[Template, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Where the text holds a mention of an entity that fills a slot."""

    role: str
    template: int
    """Place of the template in the document, from 0."""
    entity: int
    """Place of the entity in the slot, from 0."""
    start: int
    """Code-point offset into the text."""
    end: int


def template(kind: str, **slots: Sequence[Sequence[str]]) -> Template:
    """Build a template from slots named as in ``ROLES``; entities without a mention are left out.

    Raises:
        ValueError: a slot is none of ``ROLES``.
    """
    if unknown := sorted(set(slots) - set(ROLES)):
        raise ValueError(f"no such role: {', '.join(unknown)}; the roles are {', '.join(ROLES)}")
    filled = (
        Fillers(role=role, entities=tuple(tuple(e) for e in slots[role] if e))
        for role in ROLES
        if role in slots
    )
    return Template(kind=kind, fillers=tuple(f for f in filled if f.entities))


def muc4(split: str) -> list[Document]:
    """Return the documents of "train" (1300), "dev" (200) or "test" (200), in the order of the file."""
    found: list[Document] = []
    for line in (data_root() / "corpora" / "muc4" / f"{split}.json").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        templates = tuple(
            template(t["incident_type"], **{r: [[m for m, _ in e] for e in t[r]] for r in ROLES})
            for t in row["templates"]
        )
        found.append(Document(id=row["docid"], text=row["doctext"], templates=templates))
    return found


def gtt_predictions(documents: Sequence[Document]) -> list[tuple[Template, ...]]:
    """Return the templates GTT predicts for each document of the test set (Du, Rush, Cardie 2021, as shipped).

    Raises:
        KeyError: GTT has no prediction for a document.
    """
    rows = json.loads((data_root() / "corpora" / "muc4" / "gtt_predictions.json").read_text(encoding="utf-8"))
    return [
        tuple(
            template(t["incident_type"], **{r: t[r] for r in ROLES})
            for t in rows[_gtt_id(document.id)]["pred_templates"]
        )
        for document in documents
    ]


def _gtt_id(name: str) -> str:
    """GTT numbers ``TST3-MUC4-0001`` as 30001."""
    part, _, number = name.split("-")
    return f"{part[-1]}{number}"


def spans(document: Document, *, every: bool = False) -> tuple[Filler, ...]:
    """Return where the text holds the fillers: for each mention its first place, or with ``every`` all of them.

    A mention is looked for as whole words, so that "car" is not found in
    "carlos"; a mention that stands nowhere as whole words ("vehicle" where the
    text has "vehicles") is taken where its letters stand. A mention found
    nowhere gives no filler.
    """
    found: list[Filler] = []
    for number, one in enumerate(document.templates):
        for slot in one.fillers:
            for place, entity in enumerate(slot.entities):
                pieces = dict.fromkeys(p for m in entity for p in occurrences(document.text, m, every=every))
                found.extend(
                    Filler(role=slot.role, template=number, entity=place, start=start, end=end)
                    for start, end in pieces
                )
    return tuple(found)


def unfound(document: Document) -> tuple[str, ...]:
    """Return the mentions of the templates that the text does not hold."""
    return tuple(
        mention
        for one in document.templates
        for slot in one.fillers
        for entity in slot.entities
        for mention in entity
        if not occurrences(document.text, mention)
    )


def occurrences(text: str, mention: str, *, every: bool = False) -> tuple[tuple[int, int], ...]:
    """Return the [start, end) of a mention in a text, whole words where there are any; the first or all."""
    anywhere = list(_places(text, mention))
    found = [p for p in anywhere if _whole(text, *p)] or anywhere
    return tuple(found if every else found[:1])


def _places(text: str, mention: str) -> Iterator[tuple[int, int]]:
    start = text.find(mention) if mention else -1
    while start >= 0:
        yield start, start + len(mention)
        start = text.find(mention, start + 1)


def _whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return before and (end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum()))

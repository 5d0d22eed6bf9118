"""What leaves a project: the forms of an export, whole, or redacted under a release profile.

A release is made on the records, before any form is (`corrobora.export.release`). It is written into a folder beside
its own, every byte of it is searched for what the profile withholds, and only then it gets its name: what leaks is
removed and never seen.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from corrobora.custody import EncryptedCustody, verify
from corrobora.errors import BadSetting, BrokenIntegrity
from corrobora.export import (
    FORMATS,
    FORMS,
    LOSSES,
    Exported,
    Profile,
    Release,
    check_integrity,
    find_leak,
    redact,
    render_losses,
    render_preview,
    render_statement,
    statement_of,
    to_claimreview,
    write,
    write_bag,
    write_form,
    write_released_bag,
)
from corrobora.export.bag import OF_LOST_KEYS, RELEASE_FILE, VERIFIER, find_methods
from corrobora.export.exported import write_whole
from corrobora.export.spotting import MARK
from corrobora.records import ClaimId, Dossier, Judgement, by_id
from corrobora.review import propose_reading
from corrobora.workflow.offered import BAG, CLAIMREVIEW

_UNFINISHED: Final = ".unfinished-"
"""Prefix of a folder that is being written and was not searched yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an export is made from."""

    dossier: Dossier
    judged: Mapping[ClaimId, Judgement]
    """The judgement in force of each claim that has one."""
    custody: Path
    number: int
    """Of the newest entry of its ledger."""
    head: str
    opened: EncryptedCustody | None
    """The custody of an encrypted project; ``None``: it is not encrypted."""
    checkpoint: str | None
    """The newest line of its checkpoints."""
    at: str
    by: str


def write_whole_export(source: Source, forms: Sequence[str], out: Path) -> tuple[Path, ...]:
    """Write some of `EXPORTS` with nothing withheld, and return the paths of all files.

    Raises:
        BadSetting: a library that a form needs is not installed, or the folder for ``bag`` is not empty.
        BrokenIntegrity: a quotation or an id of the dossier leads nowhere; for ``bag`` also where custody is not sound.

    """
    made, written = _write_forms(source.dossier, source.judged, forms, out)
    if BAG in forms:
        packed = write_bag(
            out / BAG,
            dossier=source.dossier,
            custody=source.custody,
            at=source.at,
            by=source.by,
            files=_beside(made),
            opened=source.opened,
        )
        written += (packed,)
    return written


def write_release(
    source: Source,
    forms: Sequence[str],
    out: Path,
    profile: Profile,
    *,
    tell: Callable[[str], None] | None = None,
) -> tuple[Path, ...]:
    """Write some of `EXPORTS` under a profile, with ``release.json`` beside them, and return the paths of all files.

    ``tell`` is called with a line for a person where an entry of the profile was never found, or cannot be told from
    the forms' own words; entries stand in it by their numbers.

    Raises:
        BadSetting: the folder is not empty, an earlier release into it did not end, a library that a form needs is not
            installed, or the profile cannot be used with this dossier; nothing is written then.
        BrokenIntegrity: something withheld was found in what was written, which is removed; the message says in which
            file, and for which entry of the profile. Or an id or a quotation of the dossier leads nowhere, or, for
            ``bag``, custody is not sound.

    """
    if BAG in forms:
        _expect_sound(source.custody)
    final = Path(os.path.abspath(out))  # noqa: PTH100 - resolve would follow a link out of the folder that was named
    unfinished = final.with_name(f"{_UNFINISHED}{final.name}")
    if final.is_symlink() or (final.exists() and (not final.is_dir() or any(final.iterdir()))):
        raise BadSetting(
            f"export: {out} is not empty: what an earlier export left there would stand among the release; give a new folder"
        )
    if unfinished.exists() or unfinished.is_symlink():
        raise BadSetting(f"export: {unfinished} is there: a release did not end; remove it if none goes on")
    made = _released(source, profile)
    unfinished.mkdir(parents=True)
    try:
        written = _write_released(source, made, forms, unfinished)
        leak = find_leak(_files_of(unfinished), made)
        if leak is not None:
            raise BrokenIntegrity(
                f"export: {leak.what} was found in {leak.file}; nothing was released. If the entry is a word or number that "
                "the form has of its own, give a longer one; otherwise please report this"
            )
        if final.exists():
            for child in unfinished.iterdir():
                child.rename(final / child.name)
        else:
            unfinished.rename(final)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    if tell is not None:
        if made.never_found:
            tell(f"never found, mistyped or not there: {', '.join(made.never_found)}")
        if made.spotter.unsure:
            tell(
                f"struck in the records; ordinary words of the forms too: {', '.join(sorted(made.spotter.unsure))}"
            )
    return tuple(out / path.relative_to(unfinished) for path in written)


def preview_release(source: Source, profile: Profile) -> str:
    """Return what would become public under a profile, as plain text; nothing is written.

    Raises:
        BadSetting: the profile cannot be used with this dossier.
        BrokenIntegrity: an id or a quotation of the dossier leads nowhere.

    """
    made = _released(source, profile)
    return render_preview(made, collector=_collector(source, made))


def _expect_sound(custody: Path) -> None:
    """Refuse a package of a custody that is not sound: a whole package checks its copy of it, and a release has none."""
    wrong = [finding for finding in verify(custody).findings if finding.code not in OF_LOST_KEYS]
    if wrong:
        raise BrokenIntegrity(
            f"the custody is not sound, so nothing was released: {wrong[0].code} {wrong[0].subject} ({len(wrong)} in all); "
            "run corrobora verify on the project"
        )


def _released(source: Source, profile: Profile) -> Release:
    made = redact(source.dossier, profile, source.judged)
    claims = by_id(made.dossier.claims)
    judged = {
        key: replace(judgement, proposal=propose_reading(claims[key]).id)
        for key, judgement in made.judged.items()
    }
    return replace(made, judged=judged)


def _collector(source: Source, made: Release) -> str:
    """Return who acts, as a package under the profile says."""
    withheld = "collector" in made.profile.fields or made.spotter.find(source.by)
    return MARK if withheld else source.by


def _write_released(source: Source, made: Release, forms: Sequence[str], out: Path) -> tuple[Path, ...]:
    statement = statement_of(
        made, ledger={"number": source.number, "hash": source.head}, checkpoint=source.checkpoint
    )
    exported, written = _write_forms(made.dossier, made.judged, forms, out)
    if BAG in forms:
        packed = write_released_bag(
            out / BAG,
            dossier=made.dossier,
            statement=statement,
            at=source.at,
            by=_collector(source, made),
            files=_beside(exported),
        )
        written += (packed,)
    return (*written, write_whole(out / RELEASE_FILE, render_statement(statement)))


def _write_forms(
    dossier: Dossier, judged: Mapping[ClaimId, Judgement], forms: Sequence[str], out: Path
) -> tuple[Mapping[str, Exported], tuple[Path, ...]]:
    """Write every form but the package; all are made before the first is written."""
    check_integrity(dossier)
    made = {form: FORMS[form](dossier) for form in forms if form in FORMS}
    if CLAIMREVIEW in forms:
        made[CLAIMREVIEW] = to_claimreview(dossier, judged)
    plain = tuple(form for form in FORMATS if form in forms)
    written = write(dossier, out, formats=plain) if plain else ()
    for form, exported in made.items():
        written += write_form(exported, out / form)
    return made, written


def _beside(made: Mapping[str, Exported]) -> dict[str, bytes]:
    """Return the files of forms by their names in a package."""
    return {
        f"{form}/{name}": content
        for form, exported in made.items()
        for name, content in (*exported.files.items(), (LOSSES, render_losses(exported.losses)))
    }


def _files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Go through the files of a release, but for those that are the same in every one: the methods' pages and verify.py."""
    methods = find_methods()
    pages = () if methods is None else methods.glob("*.md")
    ours = {path.read_bytes() for path in (VERIFIER, *pages)}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if content not in ours:
                yield path.relative_to(folder).as_posix(), content

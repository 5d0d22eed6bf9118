"""Claims that a person judged, as schema.org ``ClaimReview`` in JSON-LD.

Nothing here says that a claim is true or false. What is rated is the decision that a person took on the claim as
read, in words, on a scale that is explained beside each rating. ``ratingValue``, ``bestRating`` and ``worstRating``
are left out on purpose: the programmes that read ClaimReview take such numbers for a measure of truth.

Types and properties are those of schema.org (``ClaimReview``, ``Review``, ``Rating``, ``Claim``, ``CreativeWork``),
read in 2026. Search engines also ask for the address of the page that holds the review (``url``) and the day it is
published (``datePublished``); both come into being with publication and are for the publisher to add.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime

from corrobora.errors import UnknownRecord
from corrobora.export.exported import Exported, Loss
from corrobora.export.jsonform import check_integrity
from corrobora.export.standing import fallen
from corrobora.export.withheld import PRIVATE_KINDS, Withheld, is_web_address, names_withheld
from corrobora.export.wording import heading
from corrobora.records import (
    Actor,
    ActorKind,
    Claim,
    ClaimId,
    Decision,
    Dossier,
    Judgement,
    Report,
    Speaker,
    SpeakerKind,
    Stance,
    by_id,
)

FORM = "claimreview/1"
FILE = "claimreview.jsonld"

SCALE = (
    "The scale has four words. Accepted: a person checked what was read of this claim and let it stand. Corrected: "
    "a person replaced a part of it. Rejected: a person did not let it stand. Undecided: a person looked and could "
    "not decide. It rates the reading and handling of the claim; it does not say that the claim is true or false."
)
"""What the rating means, in the words that stand beside every rating."""

_RATINGS: Mapping[Decision, str] = {
    Decision.ACCEPT: "Accepted",
    Decision.CORRECT: "Corrected",
    Decision.REJECT: "Rejected",
    Decision.UNSURE: "Undecided",
}
_BODIES = frozenset(
    {
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.ARMED_FORCES,
        SpeakerKind.NGO,
        SpeakerKind.UN_BODY,
        SpeakerKind.MEDIA,
    }
)
"""Speakers that are taken for an organisation where nobody is named and no party of the actor list is known."""
_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS})
_UNNAMED = frozenset({ActorKind.CIVILIANS, ActorKind.ARMED_MEN, ActorKind.PROTESTERS, ActorKind.OTHER})
_AT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|\+00:00)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\x7f": "\\u007f"}


def to_claimreview(dossier: Dossier, judged: Mapping[ClaimId, Judgement]) -> Exported:
    """Return the judged claims of a dossier as one JSON-LD graph, in the order of the claims' ids.

    ``judged`` gives the judgement in force of each claim, as ``corrobora.review.replay`` finds it. *Merge* and
    *split* decide about groups and rate no claim; a withdrawn judgement rates nothing; both are left out with a
    `Loss`. The quotation is exact. An anonymous speaker stays without a name, and so does whoever speaks for
    nobody but himself (eyewitness, survivor, relative, local source, other); a claim whose own words hold such a
    name is left out whole, since a quotation is never altered. Who denies or doubts what is quoted is mentioned and
    not given as its author.

    The bytes are ASCII and hold no ``<``, ``>`` or ``&``, so that they may stand in a web page as they are.

    Raises:
        BrokenIntegrity: see `check_integrity`.
        UnknownRecord: a judgement is of a claim that the dossier does not hold.

    """
    check_integrity(dossier)
    claims = by_id(dossier.claims)
    for key in sorted(judged):
        if key not in claims:
            raise UnknownRecord(
                f"a judgement is of claim {key}, which the dossier does not hold: export the dossier it was made on"
            )
    reports = {report.id: report for report in dossier.reports}
    actors = {actor.id: actor for actor in dossier.actors}
    private = names_withheld(dossier, PRIVATE_KINDS)
    gone = fallen(dossier.revisions)
    losses: list[Loss] = []
    reviews = []
    for key in sorted(judged):
        claim, judgement = claims[key], judged[key]
        reason = _unrated(judgement)
        quotation = reports[claim.report].quote(claim.start, claim.end)
        if reason is None and private.stands_in(quotation):
            reason = "left out: its words hold a name that may be a private person's, and a quotation is not altered"
        if reason is not None:
            losses.append(Loss(record=key, what="claim", why=reason))
            continue
        item = _item(claim, reports[claim.report], actors, private, losses)
        if key in gone:
            item["creativeWorkStatus"] = "Taken back: its own publisher replaced, corrected or withdrew it"
        reviews.append(_review(claim, quotation, judgement, item, private, losses))
    unjudged = len(claims) - len(judged)
    if unjudged:
        losses.append(
            Loss(record="dossier", what="claims", why=f"{unjudged} without a judgement: no person rated them")
        )
    if reviews:
        losses += [
            Loss(
                record="dossier",
                what="ClaimReview.url",
                why="the address of the published review is not known here: for the publisher to add",
            ),
            Loss(
                record="dossier",
                what="ClaimReview.datePublished",
                why="the day of publication is not known here: for the publisher to add; dateCreated is the day of the judgement",
            ),
        ]
    return Exported(
        form=FORM,
        files={FILE: _render({"@context": "https://schema.org", "@graph": reviews})},
        losses=tuple(sorted(set(losses), key=lambda loss: (loss.record, loss.what, loss.why))),
    )


def _unrated(judgement: Judgement) -> str | None:
    """Return why a judgement rates no claim, or ``None``."""
    if judgement.withdrawn:
        return "its judgement was withdrawn: nothing is rated"
    if judgement.decision not in _RATINGS:
        return f"“{judgement.decision}” decides what belongs together and rates no claim"
    return None


def _review(
    claim: Claim,
    quotation: str,
    judgement: Judgement,
    item: dict[str, object],
    private: Withheld,
    losses: list[Loss],
) -> dict[str, object]:
    rating = {
        "@type": "Rating",
        "alternateName": _RATINGS[judgement.decision],
        "ratingExplanation": SCALE,
        "author": {"@type": "Person", "name": judgement.by},
    }
    review: dict[str, object] = {
        "@type": "ClaimReview",
        "identifier": str(claim.id),
        "claimReviewed": quotation,
        "author": {"@type": "Person", "name": judgement.by},
        "reviewRating": rating,
        "itemReviewed": item,
    }
    if _is_time(judgement.at):
        review["dateCreated"] = judgement.at
    else:
        losses.append(
            Loss(
                record=claim.id,
                what="ClaimReview.dateCreated",
                why="the judgement has no time in UTC with seconds",
            )
        )
    reason = judgement.why
    if judgement.decision is Decision.CORRECT and judgement.value is not None:
        reason = (
            f"Corrected to: {judgement.value}. {reason}" if reason else f"Corrected to: {judgement.value}"
        )
    if reason and private.stands_in(reason):
        losses.append(
            Loss(
                record=claim.id,
                what="ClaimReview.reviewBody",
                why="the reviewer's reason holds a name that may be a private person's: left out",
            )
        )
    elif reason:
        review["reviewBody"] = reason
    return review


def _is_time(text: str) -> bool:
    if _AT.fullmatch(text) is None:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _item(
    claim: Claim, report: Report, actors: Mapping[str, Actor], private: Withheld, losses: list[Loss]
) -> dict[str, object]:
    appearance: dict[str, object] = {
        "@type": "CreativeWork",
        "identifier": f"sha256:{report.id}",
    }
    for name, text in (("headline", report.title), ("publisher", report.outlet)):
        if not text:
            continue
        if private.stands_in(text):
            losses.append(
                Loss(record=report.id, what=name, why="holds a name that may be a private person's: left out")
            )
            continue
        appearance[name] = text if name == "headline" else {"@type": "Organization", "name": text}
    if report.language is not None:
        appearance["inLanguage"] = report.language
    if report.url is None or not is_web_address(report.url):
        losses.append(
            Loss(
                record=report.id,
                what="appearance.url",
                why="no http or https address, or one with a user name in it",
            )
        )
    elif private.stands_in(report.url):
        losses.append(
            Loss(
                record=report.id,
                what="appearance.url",
                why="holds a name that may be a private person's: left out",
            )
        )
    else:
        appearance["url"] = report.url
    item: dict[str, object] = {
        "@type": "Claim",
        "identifier": str(claim.id),
        # A quotation that somebody denies is not said by him: as its author he would be made to say it.
        "mentions" if claim.stance in _AGAINST else "author": _author(claim, report, actors, private, losses),
        "appearance": appearance,
    }
    if claim.stance in _AGAINST:
        losses.append(
            Loss(
                record=claim.id,
                what="itemReviewed.author",
                why=f"its speaker {claim.stance} it and stands under mentions: as author he would be made to say it",
            )
        )
    edtf = None if report.published is None else report.published.edtf
    if edtf is not None and _DATE.fullmatch(edtf):
        item["datePublished"] = appearance["datePublished"] = edtf
    else:
        losses.append(Loss(record=report.id, what="datePublished", why="no day of publication without doubt"))
    return item


def _author(
    claim: Claim, report: Report, actors: Mapping[str, Actor], private: Withheld, losses: list[Loss]
) -> dict[str, object]:
    """Return who says it: a name where it is public, otherwise what kind of speaker it is."""
    stance = "" if claim.stance is Stance.REPORTS else f", who {_stance_words(claim.stance)} it"
    if claim.speaker is None:
        if report.outlet and not private.stands_in(report.outlet):
            return {
                "@type": "Organization",
                "name": report.outlet,
                "description": f"The outlet's own voice{stance}",
            }
        losses.append(
            Loss(record=claim.id, what="author", why="the outlet's own voice, and no outlet is known")
        )
        return {
            "@type": "Organization",
            "description": f"The outlet's own voice; its name is not known{stance}",
        }
    speaker = claim.speaker
    described = heading(speaker.kind)
    if speaker.anonymous:
        return {
            "@type": "Person",
            "description": f"{described}, one or several, anonymous in the report{stance}",
        }
    if speaker.kind in PRIVATE_KINDS:
        losses.append(
            Loss(record=claim.id, what="author", why="may be a private person: the name is withheld")
        )
        return {"@type": "Person", "description": f"{described}, name withheld{stance}"}
    actor = None if speaker.actor is None else actors.get(speaker.actor)
    if actor is not None and actor.kind in _UNNAMED:
        losses.append(
            Loss(record=claim.id, what="author", why="no body, or may be a person: the name is withheld")
        )
        return {"@type": "Person", "description": f"{described}, name withheld{stance}"}
    if actor is not None:
        if speaker.text != actor.name:
            losses.append(
                Loss(
                    record=claim.id,
                    what="author",
                    why="the body spoken for; who spoke for it stands in the dossier",
                )
            )
        return {"@type": "Organization", "name": actor.name, "description": f"{described}{stance}"}
    return _public_author(claim, speaker, f"{described}{stance}", private, losses)


def _public_author(
    claim: Claim, speaker: Speaker, described: str, private: Withheld, losses: list[Loss]
) -> dict[str, object]:
    # A speaker's actor that is no party of the list is the name of a person, as first given in full.
    named = speaker.actor is not None
    kind = "Organization" if not named and speaker.kind in _BODIES else "Person"
    name = speaker.actor if speaker.actor is not None else speaker.text
    if private.stands_in(name):
        losses.append(
            Loss(
                record=claim.id, what="author", why="the same name is a private person's elsewhere: withheld"
            )
        )
        return {"@type": kind, "description": f"{described}; name withheld"}
    return {"@type": kind, "name": name, "description": described}


def _stance_words(stance: Stance) -> str:
    return {
        Stance.ADMITS_ACT_DENIES_RESPONSIBILITY: "admits the act and denies responsibility for",
        Stance.GIVES_ALTERNATIVE_EXPLANATION: "gives another explanation of",
    }.get(stance, str(stance))


def _render(graph: Mapping[str, object]) -> bytes:
    """Return JSON in ASCII; ``</script>`` in a quotation must not end the element it may be put into."""
    text = json.dumps(graph, ensure_ascii=True, indent=2, sort_keys=True, allow_nan=False)
    for letter, escaped in _ESCAPED.items():
        text = text.replace(letter, escaped)
    return f"{text}\n".encode("ascii")

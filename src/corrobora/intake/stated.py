"""Dates that a text states of itself in words: where it was done, what days it covers, until when it was held back.

Statements and reports of organisations carry no stamp of a website; they end
with "Done at Bela, 17 August 2031", open with "Reporting period 7-14 August
2031" or "Embargoed until 4 March 2031". A sentence that tells of somebody
else's signature or of another period states nothing about the text, so that a
date counts only where nothing but its own formula stands in the sentence.
"""

import re
from collections.abc import Sequence

from corrobora.intake.dates import MONTH, Dated, date_in_url, read_date

_HEAD = 8
_FOOT = 12
_LONGEST = 320
_YEAR = r"(?:19|20|21)\d\d(?!\d)"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = (
    rf"{_WEEKDAY}(?:the\s+)?(?P<day>{_NUMBER}(?:\s+day)?\s+(?:of\s+)?{MONTH},?\s+{_YEAR}|{MONTH}\s+{_NUMBER},?\s+{_YEAR}"
    rf"|{_YEAR}[-/]\d\d[-/]\d\d|(?<![\d/.-])\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})"
)
_PERIOD = (
    rf"(?P<day>{_NUMBER}\s*(?:[-–—]|to)\s*{_NUMBER}\s+{MONTH},?\s+{_YEAR}|{MONTH}\s+{_NUMBER}\s*(?:[-–—]|to)\s*{_NUMBER},?\s+{_YEAR}"
    rf"|{_NUMBER}\s+{MONTH}(?:,?\s+{_YEAR})?\s*(?:[-–—]|to)\s*{_NUMBER}\s+{MONTH},?\s+{_YEAR})"
)
_PLACE = r"[A-ZÀ-Þ](?:[\w’'-]|\.(?=\s)|[ ](?=[A-ZÀ-Þ(]|de\b|la\b|du\b|del\b|el\b|al\b)){1,40}"
_ENDS = r"(?=\s*(?:[.;]\s*)?(?:$|[A-ZÀ-Þ][\w.’'-]*(?:\s+[A-ZÀ-Þ][\w.’'-]*){0,3}\s*$))"

_DONE = re.compile(
    rf"(?:^|(?<=[.;]\s))(?:Done|Made|Given|Issued|Drawn\s+up|Signed)\s+(?:at|in)\s+{_PLACE}\s*,?\s+(?i:(?:on\s+)?(?:this\s+)?(?:the\s+)?{_DAY}){_ENDS}"
)
_THIS_DAY = re.compile(rf"^{_PLACE}\s*,\s+(?i:(?:on\s+)?this\s+(?:the\s+)?{_DAY}){_ENDS}")
_COVERS = re.compile(
    rf"\b(?:reporting\s+period|period\s+(?:covered|of\s+reporting|under\s+review)|covering\s+(?:the\s+)?period)\s*[:,–—-]?\s*(?:is\s+|from\s+|of\s+)?{_PERIOD}",
    re.IGNORECASE,
)
_HELD_BACK = re.compile(
    rf"^\W*(?:strictly\s+)?(?:under\s+)?embargo(?:ed)?(?:\s*:)?\s+(?:until|till)\s*:?\s*(?:\d{{1,2}}[:.]\d\d\s*\w{{0,4}},?\s+(?:on\s+)?)?{_DAY}",
    re.IGNORECASE,
)
_PUT_OUT = re.compile(
    rf"^\W*(?:posted|published|released|issued)\s+(?:on\s+|:\s*)?{_DAY}(?:,?\s+(?:by|in|at|under)\b[^.!?]{{1,80}})?\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(rf"^\s*(?P<day>{_YEAR}/\d\d/\d\d)\s*$")
_OWN_ADDRESS = re.compile(
    r"^\W*(?:read\s+(?:it\s+|this\s+)?online|online|original(?:\s+(?:article|story|link|post))?|available\s+at|permalink)\s*:?\s+(?P<url>https?://\S+)\s*$",
    re.IGNORECASE,
)


def stated_dates(lines: Sequence[str]) -> tuple[Dated, ...]:
    """Return the dates by which a text dates itself in words, in the order of the rules; mostly none or one.

    Args:
        lines: the lines of the text that hold words, without furniture, in order.

    A period gives its last day (``period``), an embargo the day from which the
    text was public (``byline``), a formula of signature its day (``dateline``),
    the text's own address the day in its path (``url``).

    """
    head = [line for line in lines[:_HEAD] if len(line) <= _LONGEST]
    foot = [line for line in lines[-_FOOT:] if len(line) <= _LONGEST]
    either = list(dict.fromkeys([*head, *foot]))
    found: list[Dated] = []
    for where, rules, among in (
        ("byline", (_HELD_BACK, _PUT_OUT, _BARE), head),
        ("dateline", (_DONE, _THIS_DAY), either),
        ("period", (_COVERS,), head),
    ):
        for line in among:
            hit = next((m for rule in rules if (m := rule.search(line)) is not None), None)
            words = None if hit is None else re.sub(r"\s+day\b", "", hit["day"])
            if words is not None and read_date(words) is not None:
                found.append(Dated(words=words, found_in=where))
    for line in either:
        address = _OWN_ADDRESS.match(line)
        dated = None if address is None else date_in_url(address["url"])
        if dated is not None:
            found.append(dated)
    return tuple(dict.fromkeys(found))

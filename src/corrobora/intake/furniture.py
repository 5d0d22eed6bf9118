"""Page furniture in plain lines: what a page says about itself, not about the world.

Every rule asks for a whole line of a known shape: a label with its colon, a
count, a prompt that names the newsletter or the cookie. A sentence of a report
is never furniture for a word it contains: "she could not share her views" and
"related attacks" stay. What a rule sets apart stays in the text; it is only
not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corrobora.intake.lines import Line, join_spans, split_lines
from corrobora.records import Span

_NETWORKS = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|tiktok|reddit|pinterest|tumblr|e-?mail|"
    r"messenger|threads|bluesky|mastodon|google news|flipboard|copy link|print|pocket|sms|viber|rss)"
)
_COUNT = r"\d[\d.,]*\s*[kKmM]?"
_COUNTED = r"(?:likes?|views?|shares?|comments?|reads?|tweets?|retweets?|reactions?|replies|votes?|page\s?views|hits|downloads)"


# A picture's credit is names and nothing else, so that a caption that tells something is no credit.
_CREDITED = r"(?-i:(?:the\s+)?[A-Z@©][\w.'’@]*(?:[ /,|&·-]+(?:(?:and|via|for|of|de|the|by)\s+)?[A-Z@][\w.'’@]*){0,7}(?:\s+(?:19|20|21)\d\d)?)"


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_FORM = (
    r"(?:e-?mails?|accounts?|passwords?|preferences|inbox|profile|folder|privacy|terms|newsletters?|alerts)"
)
"""A word of the forms by which a page knows its readers."""


_LINES = _whole(
    # counts
    rf"{_COUNT}\s+{_COUNTED}(?:\s*(?:[|·•/,]\s*)?{_COUNT}\s+{_COUNTED})*\.?",
    rf"{_COUNTED}\s*:\s*{_COUNT}(?:\s+{_COUNT})*(?:\s*(?:[|·•/,]\s*)?{_COUNTED}\s*:\s*{_COUNT})*",
    r"\d{1,3}[\s-]min(?:ute)?s?\s+read\.?",
    r"(?:estimated\s+)?reading\s+time\s*:?\s*\d{1,3}\s*min(?:ute)?s?\.?",
    # sharing
    rf"(?:share|tweet|pin|post|send|save)(?:\s+(?:this|it|the))?(?:\s+(?:article|story|post|page|news|report|link))?\s+(?:on|via|by|to|with)\s+{_NETWORKS}(?:\s*(?:,|\||and|/)\s*{_NETWORKS})*\s*\.?",
    r"(?:share|print|tweet|e-?mail|save|copy link|bookmark|comment|comments|reply|like|follow|listen)",
    r"share(?:\s+(?:this|it))(?:\s+(?:article|story|post|page|news|report|with (?:your )?friends))?\s*[:!.]?",
    r"share\s*:",
    rf"{_NETWORKS}(?:\s*(?:[|·•,/]\s*)?{_NETWORKS})+",
    r"(?:facebook|twitter|whatsapp|telegram|linkedin|instagram|youtube|tiktok|reddit|pinterest)",
    r"click\s+(?:here\s+)?to\s+(?:share|print|e-?mail|read|subscribe|follow|join|watch|download|view)\b.{0,120}",
    r"\(?opens in (?:a )?new window\)?",
    rf"(?:follow|find|like|join)\s+(?:us|our (?:page|channel|group))\s+on\s+{_NETWORKS}\b.{{0,100}}",
    r"(?:join|follow)\s+our\s+(?:whatsapp|telegram)\s+(?:channel|group)\b.{0,100}",
    # comments
    r"(?:comments|comment section)\s+(?:are|is)\s+(?:now\s+)?(?:closed|disabled|off)\.?(?:\s+for this (?:article|post|story)\.?)?",
    r"leave\s+a\s+(?:reply|comment)\b.{0,60}",
    r"(?:post|write|add|view|show|hide)\s+(?:a\s+|your\s+|all\s+)?comments?(?:\s*\(\d+\))?",
    r"no\s+comments(?:\s+yet)?\.?",
    r"(?:your email address will not be published|required fields are marked)\b.{0,80}",
    r"be the first to comment\b.{0,40}",
    r"this site uses akismet\b.{0,120}",
    # cookies, newsletters, walls
    r"(?:we|this\s+(?:web)?site|our\s+(?:web)?site|our\s+partners)\b.{0,60}\buses?\s+cookies(?:\.|$|,?\s+(?:to|and|for|on|in\s+order|that|from)\b).{0,400}",
    r"we\s+and\s+our\s+(?:\d+\s+)?partners\b.{0,60}\b(?:store|cookies|data)\b.{0,400}",
    r"by\s+(?:continuing|using|browsing|clicking|signing up|subscribing)\b.{0,120}\b(?:cookies|privacy policy|terms)\b.{0,200}",
    r"(?:accept|reject|manage|allow)\s+(?:all\s+)?(?:cookies|preferences|consent)(?:\s+(?:settings|preferences))?\.?",
    r"(?:cookie|privacy)\s+(?:settings|preferences|policy|notice|consent)\.?",
    r"(?:sign\s+up|subscribe|register)\b.{0,80}\b(?:newsletters?|briefing|alerts|mailing list|inbox|updates|digest|channel|podcast)\b.{0,160}",
    r"(?:get|receive)\b.{0,80}\b(?:in|to|into)\s+your\s+(?:inbox|e-?mail|mailbox)\b.{0,100}",
    r"(?:our|the|daily|weekly)?\s*newsletters?",
    r"enter\s+your\s+e-?mail(?:\s+address)?\b.{0,80}",
    r"(?:subscribe|register|sign\s*in|log\s*in|sign\s*up)(?:\s+(?:now|here|today|for free))?\s*[.!]?",
    r"(?:subscribe|register|log in|sign in|sign up)\s+(?:now\s+)?(?:to|for)\s+(?:continue|keep|read|unlock|access|full|free|unlimited)\b.{0,120}",
    r"to\s+continue\s+reading\b.{0,120}",
    r"already\s+(?:a\s+subscriber|subscribed|have\s+an\s+account|a\s+member)\b.{0,60}",
    r"(?:this|the)\s+(?:article|story|content|page)\s+is\s+(?:only\s+)?(?:for|available\s+to|reserved\s+for)\s+(?:our\s+)?(?:paying\s+)?(?:subscribers|members)\b.{0,60}",
    r"you\s+have\s+(?:reached\s+your|\w+\s+free\s+articles?)\b.{0,100}",
    r"(?:unlock|get\s+unlimited)\s+(?:this\s+article|access|all\s+articles)\b.{0,100}",
    r"(?:support|donate\s+to)\s+(?:our|independent|quality)\s+(?:journalism|work|newsroom|reporting)\b.{0,120}",
    r"(?:donate|become a (?:member|subscriber|patron))(?:\s+(?:now|today|here))?\s*[.!]?",
    r"download\s+(?:our|the)\s+(?:\w+\s+)?app\b.{0,80}",
    # accounts, and what a page says of itself to a reader without scripts: closed by a word of forms
    r"please\s+enable\s+java\s?script(?:\s+(?:to|in)\b.{0,60})?\.?",
    r"(?:you must|please)\s+enter\s+the\s+characters\s+with\s+(?:\w+\s+)?colou?r\b.{0,80}",
    r"(?:you\s+are\s+the\s+owner\s+of\s+this\s+article|just\s+one\s+more\s+thing|why\s+are\s+we\s+asking\s+this)\s*[.?…]*",
    r"(?:welcome\s+back\W{1,3}\s*)?(?:please\s+)?(?:sign|log)\s+in(?:\s+(?:using|with|to)\s+you\w*\s(?:[\w.-]{1,40}\s){0,2}(?:accounts?|profile)(?:\s+with\b.{0,40})?)?\s*[.!:]?",
    r"thank\s+you\s+for\s+(?:registering|signing\s+up|subscribing)\s*[.!]?",
    rf"(?:we|we[’']ve)\s+(?:have\s+)?(?:just\s+)?sent\s+(?:you\s+)?an?\s+(?:verification|confirmation|activation)\s+(?:e-?mail|link)\b.{{0,80}}\b{_FORM}\b.{{0,40}}",
    rf"if\s+you\s+(?:do\s+not|don[’']t)\s+receive\s+the\s+(?:verification|confirmation|activation)\s+(?:e-?mail|link|message)\b.{{0,100}}\b{_FORM}\b.{{0,20}}",
    r"(?:close\s+)?get\s+e-?mail\s+notifications\s+on\b[^.:;,]{0,60}\bdaily!?",
    r"whenever\s[^.:;,]{1,60}?\sposts\s+new\s+content,\s+you(?:[’']ll|\s+will)\s+get\s+an?\s+e-?mail(?:\s+delivered)?\s+to\s+your\s+inbox\b[^.:;,]{0,80}\.?",
    r"no\s+e-?mail\s+address\s+was\s+supplied\s+by\b.{0,40}?\.?\s+to\s+complete\s+your\s+registration\s+on\s+this\s+site,\s+please\s+supply\s+an\s+address\.?",
    r"e-?mail\s+notifications?\s+are\s+only\s+sent\b.{0,100}|your\s+notifications?\s+(?:has|have)\s+been\s+saved\.?|there\s+was\s+a\s+problem\s+saving\s+your\s+notifications?\.?",
    rf"by\s+submitting\s+your\s+(?:registration|information|e-?mail)\b.{{0,40}}\bagree\b.{{0,60}}\b{_FORM}\b.{{0,60}}",
    rf"we\s+look\s+forward\s+to\s+seeing\s+you\s+on\b.{{0,120}}\b{_FORM}\b.{{0,100}}",
    rf"click\s+(?:here|on\s+the\s+(?:button|link)(?:\s+below)?)\s+to\s+(?:return\s+to\s+the\s+page\b.{{0,40}}|(?:set\s+up|activate|create)\s+your\s+{_FORM}\b.{{0,80}}|(?:log\s+[io]n|sign\s+(?:in|up))\s*(?:now|here|today)?\.?)",
    rf"like\s+this\s*:\s*like\s+loading\W*|(?:like|share)\s+this\s*:\s*{_NETWORKS}(?:\s*(?:[|·•,/]|and)?\s*{_NETWORKS})*\W*",
    r"report\s+an\s+error\s+or\s+submit\s+a\s+(?:news\s+)?tip\b.{0,30}",
    rf"(?:join\s+the\s+conversation\s+on|stay\s+up\s+to\s+date,?\s+follow|follow)\s(?:(?:the|us|our|reporter)\s)?[\w.@’' -]{{1,30}}?(?:\s*:|\son)\s*(?:the\s)?(?:\w+\s)?{_NETWORKS}(?:\s*(?:[|·•,/]|and)\s*{_NETWORKS}|\s+page)*\s*\.?",
    # advertisements
    r"[-—–*\[( ]*(?:advertisements?|advert|ad|sponsored(?:\s+content)?|promoted(?:\s+content)?|partner\s+content|publicité)\b[-—–*\]) :.]*(?:(?:scroll|continue|story|article)\b.{0,60})?",
    r"(?:story|article|post|content)\s+continues\s+(?:below|after)\b.{0,40}",
    r"(?:scroll\s+(?:down\s+)?to\s+continue|continue\s+reading)\b.{0,60}",
    r"loading(?:\s*\.{2,3}|…)?",
    # pointers elsewhere
    r"(?:[»>*•-]\s*)?(?:read\s+(?:more|also|next|the\s+full\s+(?:story|article|report))|also\s+read|watch\s+also)\s*[:|»>→-]+\s*\S.{0,580}",
    # Words that may also begin a sentence: only before what ends like a headline.
    r"(?:[»>*•-]\s*)?(?:see\s+also|more\s+on\s+this|don[’']t\s+miss|related(?:\s+(?:articles?|stor(?:y|ies)|posts?|news|content|topics?|links?|reading))?|recommended|you\s+(?:may|might)\s+(?:also\s+)?like)\s*[:|»>→-]+\s*\S.{0,200}(?<![.;])",
    r"(?:read\s+more|continue\s+reading|read\s+the\s+full\s+(?:story|article))\s*[.…»>→]*",
    r"(?:next|previous)\s+(?:article|post|story|page)\s*[:»>←→-]?.{0,150}",
    r"(?:back\s+to\s+(?:top|home)|skip\s+to\s+(?:main\s+)?content|toggle\s+navigation|go\s+to\s+(?:top|homepage)|(?:main\s+)?menu|site\s+map|sitemap|close|search(?:\s+for)?\s*:?)",
    r"home\s*(?:[»>/|›]\s*[^»>/|›.]{1,60}){1,6}",
    r"[^»›.]{1,40}(?:\s*[»›]\s*[^»›.]{1,60}){2,6}",
    # rights and pictures
    r"(?:\(?©|\(c\)\s*(?:copyright|\d{4})|\(?copyright\s*(?:©|\(c\)|\d))\s*.{0,200}",
    r"(?:[^.]{0,80}[.,|·-]\s*)?all\s+rights\s+reserved\.?(?:\s*(?:this\s+material|reproduction|unauthori[sz]ed)\b.{0,200})?",
    r"(?:terms\s+(?:of\s+(?:use|service)|and\s+conditions)|about\s+us|contact\s+us|advertise\s+with\s+us|our\s+team)(?:\s*[|·•]\s*[\w ]{1,30})*",
    rf"\(?(?:(?:file\s+)?(?:photo|photograph|picture|image)s?(?:\s+(?:credit|courtesy))?|(?:photo|image|picture|video)\s+(?:credit|courtesy|by|via)|credit)\s*(?::|/|©|by\b|courtesy\s+of\b|from\b|via\b)\s*{_CREDITED}\)?\.?",
    r"[\w .'’-]{2,50}\s*/\s*(?:getty(?:\s+images)?|afp(?:\s+(?:via|photo).{0,30})?|reuters|ap(?:\s+photo)?|epa(?:-efe)?|anadolu|shutterstock|alamy)",
    r"\(?file\s+(?:photo|picture|image)\)?\.?",
    r"\(?ap\s+photo(?:/.{1,50})?\)?",
    r"getty\s+images",
)  # fmt: skip

_COUNT_LABEL = re.compile(rf"{_COUNTED}\s*:?", re.IGNORECASE)
_COUNT_VALUE = re.compile(rf"{_COUNT}(?:\s+{_COUNT})*")
_CATEGORY_LABEL = re.compile(
    r"(?P<label>(?:article\s+|post\s+|story\s+)?categor(?:y|ies)|(?:article\s+|post\s+)?tags?|tagged|filed\s+(?:under|in)|posted\s+in|sections?|topics?)"
    r"\s*(?::\s*(?P<rest>.*)|$)",
    re.IGNORECASE,
)
_LIST_LABEL = _whole(
    r"(?:more\s+)?related\s+(?:articles?|stories|posts?|news|content|topics?|links?|reading|coverage)\s*:?",
    r"you\s+(?:may|might)\s+(?:also\s+)?(?:like|be interested in|enjoy)(?:\s+this)?\s*:?",
    r"(?:read|see|watch)\s+(?:also|next|more)\s*:",
    r"also\s+read\s*:|more\s+(?:from|on|in|stories|news)\b[^.]{0,40}:?",
    r"(?:most\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?|latest\s+(?:news|stories|posts)|top\s+stories|popular\s+(?:posts|stories)|recommended(?:\s+for\s+you)?|recent\s+posts|editor[’']?s[’']?\s+picks?)\s*:?",
)
_NAVIGATION = frozenset(
    [
        "home",
        "news",
        "world",
        "africa",
        "politics",
        "business",
        "economy",
        "sport",
        "sports",
        "culture",
        "opinion",
        "opinions",
        "video",
        "videos",
        "photos",
        "contact",
        "about",
        "login",
        "search",
        "menu",
        "subscribe",
        "entertainment",
        "health",
        "technology",
        "tech",
        "science",
        "lifestyle",
        "weather",
        "live",
        "more",
        "regions",
        "features",
        "analysis",
        "education",
        "travel",
        "jobs",
        "radio",
        "tv",
        "podcasts",
        "newsletters",
        "donate",
        "international",
        "national",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Furniture found in a text, and the categories that it named."""

    spans: tuple[Span, ...] = ()
    categories: tuple[str, ...] = ()


_IMAGE_OF = r"\b(?:image|photo|picture|slide)\s+\d{1,3}\s+of\s*/?\s*\d{1,3}\b"
_GALLERY = _whole(
    rf"(?:photo(?:graph)?s?\s*:\s*.{{1,120}}?)?\s*{_IMAGE_OF}(?-i:\s+[A-ZÀ-Þ“\"(].*|\W*)",
    rf".{{0,400}}?{_IMAGE_OF}.{{0,1200}}?{_IMAGE_OF}.*",
    rf".{{0,2000}}?{_IMAGE_OF}.{{0,2000}}?\bback to gallery\b.*",
)
"""A gallery in one line: its captions are numbered, and the story tells them again."""
_PLAYER = re.compile(
    r"(?:(?:close|skip(?:\s+(?:ad|in))?|ad|loading\.*|x|embed|share|autoplay|next video|replay|mute|unmute|pause|play|full ?screen)\b[\s.…:|×]*){3,}",
    re.IGNORECASE,
)
"""The buttons of a video player, three of them in a row at the head of a line."""
_PLAYER_ENDS = re.compile(
    r".{0,600}\b(?:copy this code to your (?:web)?site(?: or blog)?|(?:view|show|hide) full caption(?:\s+[A-Z][\w/. ]{1,40})?)\W*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_GALLERY = 4000
"""Code points of a line in which a gallery or a player is looked for."""


def is_furniture_line(words: str) -> bool:
    """Whether one line, taken by itself, is furniture."""
    if len(words) <= _LONGEST_LINE and _LINES.fullmatch(words) is not None:
        return True
    return len(words) <= _LONGEST_GALLERY and _is_gallery(words)


_LONGEST_LINE = 600
_BUTTONS = ("mage ", "hoto ", "icture ", "lide ", "aption", "ebsite", "mbed", "kip", "hare")
"""One of these stands in every line of a gallery or a player."""


def _is_gallery(words: str) -> bool:
    """Whether one line is a gallery of numbered pictures, or a video's player with what it plays next."""
    if not any(part in words for part in _BUTTONS):
        return False
    return (
        _PLAYER.match(words) is not None
        or _GALLERY.fullmatch(words) is not None
        or _PLAYER_ENDS.fullmatch(words) is not None
    )


def _looks_like_headline(words: str) -> bool:
    return 0 < len(words) <= 140 and words[-1] not in '.!?:;,”"' and len(words.split()) >= 2


_LONGEST_MENU = 60


def _run_of_navigation(lines: Sequence[Line], start: int) -> int:
    """Return where a run of menu words ends that starts at a line; ``start`` where there is none."""
    end = start
    hits = 0
    while end < min(len(lines), start + _LONGEST_MENU):
        words = lines[end].words
        if not words and end > start and end + 1 < len(lines) and lines[end + 1].words.lower() in _NAVIGATION:
            end += 1
            continue
        if (
            not words
            or len(words) > 25
            or len(words.split()) > 3
            or words[-1] in '.!?,;:”"'
            or words[0].isdigit()
        ):
            break
        hits += words.lower() in _NAVIGATION
        end += 1
    filled = sum(1 for line in lines[start:end] if line.words)
    return end if filled >= 4 and hits >= 3 else start


def _next_filled(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].words:
        at += 1
    return at


def _categories_after(lines: Sequence[Line], at: int, rest: str) -> tuple[int, list[str]]:
    """Return the line after a block of categories and the names in it."""
    if rest.strip():
        return at + 1, _split_names(rest)
    names: list[str] = []
    end = at + 1
    if end < len(lines) and not lines[end].words:
        end += 1
    while end < len(lines):
        words = lines[end].words
        short = 0 < len(words) <= 60 and len(words.split()) <= 8 and words[-1] not in ".!?:"
        if not short or is_furniture_line(words):
            break
        names.extend(_split_names(words))
        end += 1
        if len(names) >= 20:
            break
    return (end, names) if names else (at, [])


def _split_names(words: str) -> list[str]:
    return [name.strip(" #.") for name in re.split(r"\s*[,;|•·]\s*", words) if name.strip(" #.")]


def _is_list_of_names(rest: str) -> bool:
    return len(rest) <= 200 and not re.search(r"[.!?]\s*$|\b(?:was|were|is|are|said|had|has|have)\b", rest)


def find_furniture(text: str) -> Furniture:
    """Return the furniture of a text pasted or extracted from a page.

    ``text`` is normalised; the spans are code points into it, sorted, none overlapping.
    """
    lines = split_lines(text)
    spans: list[Span] = []
    categories: list[str] = []

    def set_apart(first: int, last: int) -> None:
        spans.extend(Span(start=line.start, end=line.end) for line in lines[first:last] if line.words)

    at = 0
    while at < len(lines):
        words = lines[at].words
        if not words:
            at += 1
            continue
        if len(words) > _LONGEST_LINE:
            if is_furniture_line(words):
                set_apart(at, at + 1)
            at += 1
            continue
        after = _structure_at(lines, at, categories)
        if after > at:
            set_apart(at, after)
            at = after
            continue
        if is_furniture_line(words):
            set_apart(at, at + 1)
        at += 1
    return Furniture(spans=join_spans(spans, text), categories=tuple(dict.fromkeys(categories)))


def _structure_at(lines: Sequence[Line], at: int, categories: list[str]) -> int:
    """Return the line after a structure of several lines that starts here; ``at`` where there is none."""
    words = lines[at].words
    if _COUNT_LABEL.fullmatch(words):
        value = _next_filled(lines, at + 1)
        if value <= at + 2 and value < len(lines) and _COUNT_VALUE.fullmatch(lines[value].words):
            return value + 1
        if words.endswith(":"):
            return at + 1
    label = _CATEGORY_LABEL.fullmatch(words)
    if label:
        rest = label["rest"]
        if rest is None and label["label"].lower() not in {
            "categories",
            "article categories",
            "tags",
            "filed under",
            "filed in",
            "posted in",
        }:
            return at
        if rest is not None and rest.strip() and not _is_list_of_names(rest):
            return at
        after, names = _categories_after(lines, at, rest or "")
        if after > at:
            # A bare "Categories" heads the site's list of all its sections as often as the article's own.
            categories.extend(names if rest is not None else ())
            return after
        return at + 1 if rest is not None else at
    if _LIST_LABEL.fullmatch(words):
        return _list_after(lines, at)
    return _run_of_navigation(lines, at)


def _list_after(lines: Sequence[Line], at: int) -> int:
    """Return the line after a list of links under its label: lines that read like headlines."""
    end = at + 1
    probe = _next_filled(lines, end)
    blanks_between = probe > end
    last = end
    count = 0
    while probe < len(lines) and _looks_like_headline(lines[probe].words) and count < 12:
        # A list set with blank lines goes on over them; one set without ends at the first.
        last = probe + 1
        count += 1
        following = _next_filled(lines, last)
        if following > last and not blanks_between:
            break
        probe = following
    return last

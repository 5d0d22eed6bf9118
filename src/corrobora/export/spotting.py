r"""Where withheld strings stand in a text, in any spelling that a reader would take for them.

A text is looked through as a row of letters and digits, folded: case, accents and invisible characters are gone,
apostrophes and dashes are gaps. What is escaped (``%20``, ``&eacute;``, ``\u00e9``) is also read unescaped, and what
is encoded (Base64, hexadecimal) decoded. The rules err to the side of withholding:

- a wording is found as whole words, with ``s`` or ``es`` behind it, with other gaps or none ("Amina-Diallo",
  "aminadiallo");
- one of seven letters or more, or in a script other than Latin, also inside a longer word;
- a phone number in any grouping, with or without its country's code;
- of a person's name also each part that is no title or particle, initial and last name, both orders, and initials
  beside it ("Keldor, A. M."). A part that is an ordinary word of the forms too ("Mark") only where it begins with a
  capital letter;
- a word whose letters stand apart ("K e l d o r"), and one in which letters of another alphabet stand for Latin ones
  that look the same, or the other way round.

What is found reaches to the ends of the words that it touches. Other spellings of a name ("Jallow" for "Diallo") are
not known here: a profile lists them.
"""

import ast
import base64
import binascii
import functools
import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from urllib.parse import unquote

from corrobora.export.profile import Profile
from corrobora.export.withheld import NO_PART_OF_A_NAME, RANKS_AND_PEOPLE
from corrobora.spelling import folded

MARK = "[withheld]"
"""What stands where something was struck: the same whatever stood there."""

PHONES, EMAILS, COORDINATES = "phones", "emails", "coordinates"

_PIECE = re.compile(r"[0-9A-Za-z]+|[^\x00-\x7f]")
_ESCAPED = re.compile(
    r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*|=[0-9A-F]{2}(?:=[0-9A-F]{2})*|=\r?\n|&#?\w{1,31};"
    r"|\\u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})*|\\x[0-9A-Fa-f]{2}|\\[nrt]"
)
"""Each way begins with a sign that stands for itself: what is no escape is passed over by it alone."""
_ROUNDS = 3
"""How often a text is unescaped; an address that was copied into another stands escaped twice."""
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEXADECIMAL = re.compile(r"(?:[0-9a-fA-F]{2}){6,}")
_JOINED = re.compile(r"[\s'’‘ʼʻ`´′.·_*\u00ad\u200b-\u200f\u2060\ufeff–—‐‑‒−-]*")
"""What may part a wording where it has no gap itself: never a comma, a quotation mark or a bracket."""
_INITIAL_GAP = re.compile(r"\.[\s-]{0,2}")
_BEHIND_NAME = re.compile(r",?\s{1,2}")
_BROKEN_LINE = re.compile(r"[-\u00ad‐]\s*\n\s*")
_LONG = 8
"""Letters from which on a wording may be parted by plain white space anywhere."""
_INSIDE = 7
"""Letters from which on a wording is also looked for inside a word."""
_WIDEST_GAP = 60
_PART = 3
"""Letters from which on a part of a name is looked for alone."""
_HEAD = 5
_REMEMBERED = 1 << 16
_FOLDED = 1 << 16
"""Characters of which it is kept what they are folded to: as many as one plane of Unicode has."""
_PHONE_GAP = re.compile(r"[\W_]{0,4}")
_PHONE_DIGITS = 7
_UNPLAIN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u3002\ufeff\uff01-\uff5e]")
"""What nobody sees inside a number or an address, and the wide forms of ASCII."""
_LATIN, _OTHERS = "ABEKMHOPCTXYaeopcyxijsABEZHIKMNOPTYXovp", "АВЕКМНОРСТХУаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
_TO_LATIN = str.maketrans(_OTHERS, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN[:22], _OTHERS[:22])
_LOOKALIKE = re.compile(f"[{_OTHERS}]")
"""Cyrillic and Greek letters that are drawn as Latin ones (Unicode Technical Standard 39, confusables)."""
_ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ـ": None})
"""Letters of Arabic and Persian that one name is written with in two ways, and the filler between letters."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)

EMAIL = re.compile(
    r"(?i)(?<![\w.+%-])(?:[\w.+%-]+|\"[^\"\n]{1,64}\")"
    r"(?:\s?(?:@|[(\[{]\s?(?:at|@)\s?[)\]}])\s?[\w-]+(?:(?:\.|\s?[(\[{]\s?(?:dot|\.)\s?[)\]}]\s?|\sdot\s)[\w-]+)+"
    r"|\sat\s[\w-]+(?:\sdot\s[\w-]+)+)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d{2}"
_DATES = re.compile(
    rf"(?<!\d)(?:{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}|(?:{_DAY}[-/.]{_MONTH}|{_MONTH}[-/.]{_DAY})[-/.]{_YEAR}|{_YEAR}\s?[-–/]\s?{_YEAR}"
    rf"|\d{{1,2}}:\d{{2}}(?::\d{{2}})?)(?!\d)"
    rf"|(?<!\d)(?:{_DAY}[-/.]{_MONTH}[-/.]\d{{2}}|{_YEAR}-{_MONTH}|{_YEAR})(?!\d|[ .\-/]\d)"
)
"""Days, years, spans of years and times of day: no phone number, though made of as many digits."""
_NUMBER = re.compile(r"(?<![\d.])-?\d{1,3}\.\d{3,}(?!\d|\.\d)|(?<![\d+ ])\d{1,2}(?: \d{3}){1,2}(?![\d ]\d)")
"""Degrees with decimals, and numbers below 100 million with a space between the thousands."""
_RUN = re.compile(
    r"(?<!\w)(?<!\d[.,])(?:\+|00)?\(?\d[\d\s().\-–‑/\u00a0]{4,24}\d(?!\w|,\d{3}(?!\d))"
    r"|\+\d[\d\s().\-–‑/\u00a0]{5,24}\d(?!\d)"
)
_MANY_DIGITS = re.compile(r"\+?\d(?:[\s().\-–‑/_]{0,3}\d){6,}")
_CALLED = re.compile(
    r"(?i)\b(?:tel|telephone|phone|mobile|cell|call(?:ed)?|whats?app|signal|viber|sms|fax|contact)\b\W{0,3}(?:\w+\W{1,3}){0,3}?(\+?\d[\d\s().\-–‑/\u00a0]{3,24}\d)"
)
POINTS = re.compile(
    r"(?:\b[NSEWO]\s?)?(?<![\d.,])\d{1,3}(?:[.,]\d+)?\s?(?:°|º|deg\b)(?:\s?\d{1,2}(?:[.,]\d+)?\s?['′’´])?(?:\s?\d{1,2}(?:[.,]\d+)?\s?(?:\"|″|”|''|′′))?(?:\s?[NSEWO]\b)?"
    r"|(?<![\d.])[-+]?\d{1,3}\.\d{2,}(?:\s?°?\s?[NS]\b)?\s?[,;/ ]\s?[-+]?\d{1,3}\.\d{2,}(?:\s?°?\s?[EWO]\b)?"
    r"|(?<![\d.,])[-+]?\d{1,3}[.,]\d{4,}(?![.,]?\d)(?:\s?°?\s?[NSEWO]\b)?"
    r"|(?i:\b(?:m?lat|latitude|m?lon|m?lng|long|longitude)\b[\"'.:=\s]{0,4}(?:is |of )?[-+]?\d{1,3}\.\d{2,})"
    r"|(?i:\b\d{1,3}(?:\.\d+)?\sdegrees?,?(?:\s\d{1,2}(?:\.\d+)?\sminutes?,?)?(?:\s\d{1,2}(?:\.\d+)?\sseconds?,?)?\s(?:north|south|east|west)\b)"
    r"|\b\d{1,3}[\s:]\d{1,2}[\s:]\d{1,2}(?:\.\d+)?\s?[NSEW]\b|\b\d{4,7}(?:\.\d+)?[NS][\s,/]{0,2}\d{5,7}(?:\.\d+)?[EW]\b"
    r"|\b[NS]\s?\d{1,2}[.\s]\d+(?:\.\d+)?[,;\s]+[EWO]\s?\d{1,3}[.\s]\d+(?:\.\d+)?"
    r"|\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}\b|\b\d{1,2}[C-HJ-NP-X]\s\d{6}\s\d{6,7}\b"
    r"|\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b"
)
"""Degrees with or without minutes and seconds, pairs of decimals, one of four decimals or more, or called a latitude or longitude, UTM, grid squares of MGRS, plus codes."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Spot:
    """A stretch of a text to strike, code points, end exclusive, and the entries of the profile that it is for."""

    start: int
    end: int
    entries: tuple[str, ...]
    """``strings 3``, ``speakers 1``, ``phones``, …: numbers, never words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    letters: str
    gaps: frozenset[int]
    """Places before which the wording has a gap."""
    entry: str
    phone: bool = False
    capital: bool = False
    """Only where it begins with a capital letter."""
    ordinary: bool = False
    """A word that the forms themselves are written with."""
    person: bool = False
    """Of a name: initials beside it are struck with it."""

    @property
    def inside(self) -> bool:
        """Whether it is looked for inside longer words."""
        return not self.letters.isascii() or (len(self.letters) >= _INSIDE and not self.letters.isdigit())


class _Heads:
    """Patterns by their first letters, so that many cost no more time than a few."""

    def __init__(self, patterns: Iterable[_Pattern]) -> None:
        self._heads: dict[str, list[_Pattern]] = {}
        for pattern in patterns:
            self._heads.setdefault(pattern.letters[:_HEAD], []).append(pattern)
        self._sizes = sorted({len(head) for head in self._heads})
        behind = _by_first(self._heads)
        # one letter is taken and the others only looked at: heads that overlap are all found
        ways = (re.escape(letter) + (f"(?={rest})" if rest else "") for letter, rest in behind.items())
        self._any = re.compile("|".join(ways)) if behind else None

    def within(self, letters: str) -> Iterator[tuple[_Pattern, int]]:
        """Yield every pattern whose letters stand in a row of letters, with each place they stand at."""
        if self._any is None:
            return
        for match in self._any.finditer(letters):
            at = match.start()
            for size in self._sizes:
                if at + size > len(letters):
                    break
                for pattern in self._heads.get(letters[at : at + size], ()):
                    if letters.startswith(pattern.letters, at):
                        yield pattern, at


def _by_first(words: Iterable[str]) -> dict[str, str]:
    """Return the letters that some words begin with, each with a rule for what follows, nothing where one ends."""
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[0], []).append(word[1:])
    return {letter: "" if "" in rest else _any_of(rest) for letter, rest in behind.items()}


def _any_of(words: Iterable[str]) -> str:
    told = _by_first(words)
    last = "".join(re.escape(letter) for letter, rest in told.items() if not rest)
    ways = [f"[{last}]"] if last else []
    ways += [re.escape(letter) + rest for letter, rest in told.items() if rest]
    return f"(?:{'|'.join(ways)})"


class _Folding(dict[int, str]):
    """What each character of a text is as a letter of a row, nothing for most signs; worked out where it is asked for."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        shown = (letter.lower() if letter.isalnum() else "") if letter.isascii() else _folded_letter(letter)
        if len(self) < _FOLDED:
            self[point] = shown
        return shown


_FOLDING = _Folding()


class _Row:
    """The letters and digits of a text in a row, folded, and where each stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.letters = text.translate(_FOLDING)

    # where nothing is found, nobody asks where it stands

    @functools.cached_property
    def starts(self) -> list[int]:
        """Where each letter begins in the text."""
        return self._places[0]

    @functools.cached_property
    def ends(self) -> list[int]:
        """Where each letter ends in the text, accents and what nobody sees behind it among it."""
        return self._places[1]

    @functools.cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        ends: list[int] = []
        for piece in _PIECE.finditer(self.text):
            start, end = piece.span()
            if piece[0].isascii():
                starts.extend(range(start, end))
                ends.extend(range(start + 1, end + 1))
                continue
            shown = _FOLDING[ord(piece[0])]
            if shown:
                starts.extend([start] * len(shown))
                ends.extend([end] * len(shown))
            elif ends and ends[-1] == start and unicodedata.category(piece[0]) in {"Mn", "Me", "Cf", "Lm"}:
                # accents and invisible characters belong to the letter before them
                ends[-1] = end
        return starts, ends

    def gap(self, place: int) -> str | None:
        """Return what stands between a letter and the one before it; ``None``: nothing."""
        before, start = self.ends[place - 1], self.starts[place]
        return self.text[before:start] if before < start else None

    def begins(self, place: int) -> bool:
        """Whether a word may begin here: after a gap, at a capital within a word, between letters and digits."""
        if place == 0 or self.gap(place) is not None:
            return True
        if place == len(self.letters):
            return True
        one, other = self.text[self.starts[place - 1]], self.text[self.starts[place]]
        return (one.islower() and other.isupper()) or one.isdigit() != other.isdigit()

    def ends_at(self, place: int) -> bool:
        """Whether a word may end before this place."""
        return place >= len(self.letters) or self.begins(place)


def _folded_letter(letter: str) -> str:
    if letter.isdigit():
        return str(unicodedata.digit(letter, 0))
    return "".join(each for each in folded(letter).translate(_ALIKE) if each.isalnum())


@functools.cache
def ordinary_words() -> frozenset[str]:
    """Return the words that the forms themselves are written with: of the programme's own strings and templates."""
    here = Path(__file__).parent
    pages = [path for path in here.rglob("*") if path.suffix in {".html", ".css"}]
    texts = [path.read_text(encoding="utf-8") for path in pages]
    for source in (*here.glob("*.py"), *here.parent.glob("*.py")):
        texts += _strings_of(ast.parse(source.read_text(encoding="utf-8")))
    return frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text)) | frozenset(
        word.lower() for text in texts for word in re.findall(r"(?:^|[.>\"]\s*)([A-Z][a-z]+)", text)
    )


def _strings_of(module: ast.Module) -> Iterator[str]:
    """Yield what a module may write: its strings, without those that only explain it."""
    explained = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value


class Spotter:
    """Finds what a profile withholds; made once for a dossier."""

    def __init__(self, profile: Profile, aliases: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take a profile, and further names, by entry, of what it withholds."""
        self._profile = profile
        found: dict[tuple[str, frozenset[int], str], _Pattern] = {}
        for number, string in enumerate(profile.strings, 1):
            for pattern in _of_string(string, f"strings {number}"):
                found.setdefault((pattern.letters, pattern.gaps, pattern.entry), pattern)
        named = [(f"speakers {number}", name) for number, name in enumerate(profile.speakers, 1)]
        further = [(entry, name) for entry, names in (aliases or {}).items() for name in names]
        for entry, name in (*named, *further):
            of = _of_person if entry.startswith("speakers") else _of_string
            for pattern in of(name, entry):
                found.setdefault((pattern.letters, pattern.gaps, pattern.entry), pattern)
        self._patterns = tuple(found.values())
        self._all = _Heads(self._patterns)
        self._sure = _Heads([one for one in self._patterns if not one.ordinary])
        self._found: dict[tuple[str, bool], tuple[Spot, ...]] = {}

    @property
    def entries(self) -> tuple[str, ...]:
        """All entries by which something may be found, in the order of the profile."""
        of = self._profile
        told = ((of.phones, PHONES), (of.emails, EMAILS), (of.coordinates is not None, COORDINATES))
        return (
            *(f"strings {number + 1}" for number in range(len(of.strings))),
            *(f"speakers {number + 1}" for number in range(len(of.speakers))),
            *(name for given, name in told if given),
        )

    @property
    def unsure(self) -> frozenset[str]:
        """Entries that are ordinary words whole: whether one is left in a form cannot be told from the form's own words."""
        sure = {pattern.entry for pattern in self._patterns if not pattern.ordinary}
        return frozenset(pattern.entry for pattern in self._patterns) - sure

    def find(self, text: str, *, machine: bool = False) -> tuple[Spot, ...]:
        """Return what to strike in a text, in order and apart from each other.

        ``machine``: the text is an id, an address or a code, in which digits are no phone number and no place.
        """
        known = self._found.get((text, machine))
        if known is None:
            known = joined(text, [*self._wordings(text, self._all), *self._classes(text, machine=machine)])
            if len(self._found) < _REMEMBERED:
                self._found[text, machine] = known
        return known

    def find_leak(self, text: str) -> Spot | None:
        """Return the first wording of the profile that stands in a text that a form is made of; ordinary words are let through."""
        return min(self._wordings(text, self._sure), default=None)

    def look(self, text: str) -> tuple[Spot, ...]:
        """Return the wordings of the profile in a text, as `find`, but remember nothing: for whoever keeps what is found themselves."""
        return joined(text, self._wordings(text, self._all))

    def iter_leaks(self, text: str) -> Iterator[Spot]:
        """Go through all that `find_leak` looks for, in no order; stretches may overlap."""
        return self._wordings(text, self._sure)

    # ------------------------------------------------------------------ wordings

    def _wordings(self, text: str, patterns: "_Heads") -> Iterator[Spot]:
        for view in _spelt(text):
            row = _Row(view.text)
            for pattern, at in patterns.within(row.letters):
                reach = _reach(row, pattern, at)
                if reach is not None:
                    first, last = reach
                    start, end = view.place(row.starts[first], row.ends[last])
                    yield Spot(start=start, end=end, entries=(pattern.entry,))
        for run, decoded in _decoded_runs(text):
            row = _Row(decoded)
            for pattern, at in patterns.within(row.letters):
                if _reach(row, pattern, at) is not None:
                    yield Spot(start=run[0], end=run[1], entries=(pattern.entry,))

    # ------------------------------------------------------------------ classes

    def _classes(self, text: str, *, machine: bool) -> Iterator[Spot]:
        of = self._profile
        if not (of.emails or of.phones or of.coordinates is not None):
            return
        for seen in map(_plain, _views(text)):
            view = seen.text
            found: list[tuple[int, int, str]] = []
            if of.emails:
                found += [(*match.span(), EMAILS) for match in EMAIL.finditer(view)]
            if of.phones:
                found += [(*span, PHONES) for span in phone_spans(view, machine=machine)]
            if of.coordinates is not None and not machine:
                found += [
                    (*match.span(), COORDINATES)
                    for match in POINTS.finditer(view)
                    if any(map(str.isdigit, match[0]))
                ]
            for first, last, entry in found:
                start, end = seen.place(first, last)
                yield Spot(start=start, end=end, entries=(entry,))


def phone_spans(text: str, *, machine: bool = False) -> tuple[tuple[int, int], ...]:
    """Return what may be a phone number; days, years, times and numbers in thousands are none.

    ``machine``: only with the mark of a country's code (``+223…``, ``00223…``).
    """
    barred = _Barred(match.span() for rule in (_DATES, _NUMBER) for match in rule.finditer(text))
    found = []
    for match in _RUN.finditer(text):
        abroad = match[0].startswith(("+", "00"))
        for start, end in _whole_and_lines(match):
            if not abroad and barred.within(start, end):
                # a date in the run: what is left beside it may still be a number
                for first, last in _left_of(start, end, barred.within(start, end)):
                    if not machine and _is_phone(text[first:last], abroad=False):
                        found.append((first, last))
            elif (abroad or not machine) and _is_phone(text[start:end], abroad=abroad):
                found.append((start, end))
    if not machine:
        for match in _CALLED.finditer(text):
            start, end = match.span(1)
            if sum(map(str.isdigit, match[1])) >= 5 and not any(
                first <= start and end <= last for first, last in barred.within(start, end)
            ):
                found.append((start, end))
    return tuple(sorted(set(found)))


class _Barred:
    """Stretches of a text that are no phone number, so kept that those within another are found at once."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for span in sorted(spans):
            if self._spans and span[0] < self._spans[-1][1]:
                first, last = self._spans.pop()
                self._spans.append((first, max(span[1], last)))
            else:
                self._spans.append(span)
        self._ends = [end for _, end in self._spans]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return those that overlap a stretch, in order."""
        first = bisect_right(self._ends, start)
        return self._spans[first : bisect_left(self._spans, (end, 0), lo=first)]


def many_digits(text: str) -> tuple[str, ...]:
    """Return every stretch of a text with seven digits or more, days and times left out: what a person should look at."""
    bare = _DATES.sub(lambda found: "x" * len(found[0]), text)
    return tuple(match[0] for match in _MANY_DIGITS.finditer(bare))


def _whole_and_lines(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where a run stands, and each of its lines: a number may be broken, or another begin the next line."""
    yield match.span()
    if "\n" in match[0]:
        yield from (
            (match.start() + line.start(), match.start() + line.end())
            for line in re.finditer(r"[^\n]+", match[0])
        )


def _left_of(start: int, end: int, barred: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = start
    for first, last in barred:
        if at < first:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def _is_phone(run: str, *, abroad: bool) -> bool:
    groups = re.findall(r"\d+", run)
    digits = "".join(groups)
    if len(digits) < _PHONE_DIGITS or (run.strip().count("\n") > 1 and not abroad):
        return False
    # a plain number of eight digits or more is no figure of anything that reports count
    if abroad or digits.startswith("0") or any(len(group) >= 8 for group in groups):
        return True
    if len(groups) == 2:
        sizes = len(groups[0]), len(groups[1])
        years = all(re.fullmatch(_YEAR, group) for group in groups)
        return (
            (sizes[0] in {2, 3} and sizes[1] in {6, 7})
            or "(" in run
            or (sizes == (4, 4) and not years and not re.search("[-–‑/]", run))
        )
    short = "".join("x" if 2 <= len(group) <= 4 else " " for group in groups)
    return any(
        sum(map(len, groups[found.start() : found.end()])) >= _PHONE_DIGITS
        for found in re.finditer("x{3,}", short)
    )


# --------------------------------------------------------------------------- patterns


def _of_string(string: str, entry: str) -> Iterator[_Pattern]:
    row = _Row(string)
    letters = row.letters
    if not letters:
        return
    gaps = frozenset(place for place in range(1, len(letters)) if row.gap(place) is not None)
    digits = [letter for letter in letters if letter.isdigit()]
    if letters.isdigit() and len(digits) >= _PHONE_DIGITS and not _DATES.fullmatch(string.strip()):
        kept = letters.removeprefix("00") if string.strip().startswith("00") else letters
        # without its country's code, which has one to three digits (ITU-T E.164), or the 0 before it
        yield _Pattern(
            letters=kept[-max(_PHONE_DIGITS, len(kept) - 3) :], gaps=frozenset(), entry=entry, phone=True
        )
        return
    yield _Pattern(letters=letters, gaps=gaps, entry=entry, ordinary=not gaps and letters in ordinary_words())


def _of_person(name: str, entry: str) -> Iterator[_Pattern]:
    words = [word for word in re.split(r"[\s,;]+", name) if _tells(word)]
    pieces = [piece for word in words for piece in (word, *re.split("[-'’‑]", word)) if _tells(piece)]
    wholes = [name]
    if len(words) > 1:
        first, last = words[0], words[-1]
        wholes += [f"{last} {first}", f"{first} {last}", f"{_Row(first).letters[:1]} {last}"]
    for whole in wholes:
        for pattern in _of_string(whole, entry):
            yield replace(pattern, person=True)
    given = name.split()
    if len(given) > 1 and _Row(given[-1]).letters in RANKS_AND_PEOPLE and not given[-1].islower():
        # a family may be called for an office ("Amina Sultan")
        for pattern in _of_string(given[-1], entry):
            yield replace(pattern, person=True, capital=True, ordinary=True)
    for piece in dict.fromkeys(pieces):
        for pattern in _of_string(piece, entry):
            if len(pattern.letters) >= _PART or not pattern.letters.isascii():
                yield replace(pattern, person=True, capital=pattern.ordinary)


def _tells(word: str) -> bool:
    """Return whether a word of a name tells of whom it is: no title, no particle, and no plain word in small letters."""
    letters = _Row(word).letters
    if not letters or letters in NO_PART_OF_A_NAME or letters.isdigit():
        return False
    return not word.islower() or letters not in ordinary_words()


def _reach(row: _Row, pattern: _Pattern, at: int) -> tuple[int, int] | None:
    """Return the first and the last letter to strike where a pattern's letters stand; ``None``: they are not meant."""
    end = at + len(pattern.letters)
    if pattern.phone:
        return _phone_reach(row, at, end)
    if pattern.capital and not row.text[row.starts[at]].isupper():
        return None
    if pattern.capital and pattern.letters in _MONTHS and _beside_number(row, at, end):
        return None
    begins, ends = row.begins(at), row.ends_at(end)
    if not ends:
        for suffix in ("es", "s"):
            if row.letters.startswith(suffix, end) and row.ends_at(end + len(suffix)):
                end, ends = end + len(suffix), True
                break
    if not (begins and ends) and not pattern.inside:
        return None
    gaps = [row.gap(at + place) for place in range(1, len(pattern.letters))]
    # letters that stand apart each, as some write for emphasis and some programs read out of a page
    spaced = len(gaps) > 1 and all(gap is not None and _JOINED.fullmatch(gap) for gap in gaps)
    for place, gap in enumerate(gaps, 1):
        if gap is None or spaced:
            continue
        if place in pattern.gaps:
            if len(gap) > _WIDEST_GAP:
                return None
        elif not _may_part(gap, row, at + place, pattern, whole=begins and ends):
            return None
    if not pattern.letters.isascii():
        return at, end - 1
    while at > 0 and row.gap(at) is None:
        at -= 1
    while end < len(row.letters) and row.gap(end) is None:
        end += 1
    return _with_initials(row, at, end) if pattern.person else (at, end - 1)


def _with_initials(row: _Row, at: int, end: int) -> tuple[int, int]:
    """Return the first and the last letter of a name and of the initials beside it ("A. M. Keldor", "Keldor, A.")."""
    while at > 0 and _INITIAL_GAP.fullmatch(row.gap(at) or "") and _is_initial(row, at - 1):
        at -= 1
    behind = _BEHIND_NAME
    while end < len(row.letters) and behind.fullmatch(row.gap(end) or "") and _is_initial(row, end):
        if row.text[row.ends[end] : row.ends[end] + 1] != ".":
            break
        end, behind = end + 1, _INITIAL_GAP
    return at, end - 1


def _is_initial(row: _Row, place: int) -> bool:
    """Return whether a letter is a capital that stands alone."""
    alone = (place == 0 or row.gap(place) is not None) and (
        place + 1 == len(row.letters) or row.gap(place + 1) is not None
    )
    return alone and row.text[row.starts[place]].isupper()


def _may_part(gap: str, row: _Row, place: int, pattern: _Pattern, *, whole: bool) -> bool:
    if _BROKEN_LINE.fullmatch(gap):
        return True
    digits = row.letters[place - 1].isdigit() and row.letters[place].isdigit()
    if _JOINED.fullmatch(gap) is None or digits:
        return False
    spaced = any(map(str.isspace, gap))
    return not spaced or (whole and len(pattern.letters) >= _LONG)


def _phone_reach(row: _Row, at: int, end: int) -> tuple[int, int] | None:
    if end < len(row.letters) and row.gap(end) is None:
        return None
    for place in range(at + 1, end):
        gap = row.gap(place)
        if gap is not None and _PHONE_GAP.fullmatch(gap) is None:
            return None
    while at > 0 and row.gap(at) is None:
        at -= 1
        if not row.letters[at].isdigit():
            return None
    return at, end - 1


def _beside_number(row: _Row, at: int, end: int) -> bool:
    return (at > 0 and row.letters[at - 1].isdigit()) or (
        end < len(row.letters) and row.letters[end].isdigit()
    )


# --------------------------------------------------------------------------- what is escaped or encoded


class _View:
    """A text as it can be read, and where its characters stand in the text that it was read from."""

    def __init__(
        self,
        text: str,
        above: "_View | None" = None,
        replaced: Sequence[tuple[int, int, int, int]] = (),
    ) -> None:
        """Take a text and what it was read from: where something else stands now, and where that stood above."""
        self.text = text
        self._above = above
        self._replaced = replaced

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the text that was read first; what was replaced is taken whole."""
        if self._above is None:
            return start, end
        first, last = self._before(start)[0], self._before(end - 1)[1]
        return self._above.place(first, last)

    def _before(self, at: int) -> tuple[int, int]:
        """Return where one character stood above."""
        number = bisect_right(self._replaced, at, key=itemgetter(0)) - 1
        if number < 0:
            return at, at + 1
        _, end, first, last = self._replaced[number]
        return (first, last) if at < end else (last + at - end, last + at - end + 1)

    def read(self, rule: re.Pattern[str], instead: Callable[[str], str]) -> "_View | None":
        """Return it with something else for what a rule finds; ``None``: nothing changes."""
        parts: list[str] = []
        replaced: list[tuple[int, int, int, int]] = []
        at = length = 0
        for match in rule.finditer(self.text):
            bare = instead(match[0])
            if bare == match[0]:
                continue
            first, last = match.span()
            parts += [self.text[at:first], bare]
            length += first - at
            replaced.append((length, length + len(bare), first, last))
            length += len(bare)
            at = last
        return _View("".join((*parts, self.text[at:])), self, replaced) if replaced else None

    def translated(self, table: Mapping[int, int]) -> "_View":
        """Return it with other letters, each in its place."""
        return _View(self.text.translate(table), self)


def _views(text: str) -> Iterator[_View]:
    """Yield a text as it is and as often unescaped as it is escaped."""
    view: _View | None = _View(text)
    for _ in range(_ROUNDS + 1):
        if view is None:
            return
        yield view
        view = view.read(_ESCAPED, _unescaped) if any(sign in view.text for sign in "%&\\=") else None


def _spelt(text: str) -> Iterator[_View]:
    """Yield the views of a text, and with letters of one alphabet for those of another that look the same."""
    for view in _views(text):
        yield view
        if not view.text.isascii() and _LOOKALIKE.search(view.text):
            yield view.translated(_TO_LATIN)
            yield view.translated(_TO_CYRILLIC)


def _plain(view: _View) -> _View:
    """Return a view without invisible characters, wide forms as ASCII, for rules that look at signs."""
    return view if view.text.isascii() else view.read(_UNPLAIN, _plain_letter) or view


def _plain_letter(letter: str) -> str:
    if letter == "\u3002":
        return "."
    return chr(ord(letter) - 0xFEE0) if letter >= "\uff01" else ""


def _unescaped(escape: str) -> str:
    if escape[0] == "%":
        return unquote(escape)
    if escape[0] == "&":
        return html.unescape(escape)
    if escape[0] == "=":
        return unquote(escape.replace("=", "%")) if len(escape) > 2 else ""
    if escape[1] in "nrt":
        return " "
    if escape[1] == "x":
        return chr(bytes.fromhex(escape[2:])[0])
    units = bytes.fromhex(escape.replace("\\u", ""))
    return units.decode("utf-16-be", "replace")


def _decoded_runs(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield every run of a text that is words in Base64 or hexadecimal digits, and these words."""
    for match in _ENCODED.finditer(text):
        bare = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        if len(bare) % 4 == 1:
            bare = bare[:-1]
        try:
            found = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
        except (binascii.Error, ValueError):
            continue
        yield from ((match.span(), words) for words in _as_words(found))
    for match in _HEXADECIMAL.finditer(text):
        yield from ((match.span(), words) for words in _as_words(bytes.fromhex(match[0])))


def _as_words(found: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        try:
            words = found.decode(encoding)
        except UnicodeDecodeError:
            continue
        if words and sum(each.isprintable() or each.isspace() for each in words) > 0.9 * len(words):
            yield words


# --------------------------------------------------------------------------- striking


def joined(text: str, spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return spots in order, joined where they overlap or nothing but a space or a dash parts them.

    How many words stood there is then not told.
    """
    kept: list[Spot] = []
    for spot in sorted(spots):
        if kept and (
            spot.start < kept[-1].end
            or re.fullmatch(r"[ \u00a0'’.-]{0,2}", text[kept[-1].end : spot.start]) is not None
        ):
            last = kept.pop()
            entries = tuple(dict.fromkeys((*last.entries, *spot.entries)))
            spot = Spot(start=last.start, end=max(last.end, spot.end), entries=entries)  # noqa: PLW2901 - the two are one now
        kept.append(spot)
    return tuple(kept)


class Struck:
    """A text with what was found in it struck, and where its characters went."""

    def __init__(self, text: str, spots: Sequence[Spot]) -> None:
        """Take a text and its spots, in order and apart from each other."""
        parts: list[str] = []
        self._starts = [spot.start for spot in spots]
        self._ends = [spot.end for spot in spots]
        self._marks: list[int] = []
        at = length = 0
        for spot in spots:
            parts += [text[at : spot.start], MARK]
            length += spot.start - at
            self._marks.append(length)
            length += len(MARK)
            at = spot.end
        self.text = "".join((*parts, text[at:]))
        self.spots = tuple(spots)

    def start(self, offset: int) -> int:
        """Return where a stretch begins now that began here; within what was struck, at its mark."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return offset
        if offset < self._ends[place]:
            return self._marks[place]
        return self._marks[place] + len(MARK) + offset - self._ends[place]

    def end(self, offset: int) -> int:
        """Return where a stretch ends now that ended here; within what was struck, behind its mark."""
        place = bisect_left(self._starts, offset) - 1
        if place < 0:
            return offset
        return self._marks[place] + len(MARK) + max(0, offset - self._ends[place])

    def true_start(self, offset: int) -> int:
        """Return where a stretch of the struck text began before; one that begins within a mark, where what was struck began."""
        place = bisect_right(self._marks, offset) - 1
        if place < 0:
            return offset
        beyond = offset - self._marks[place] - len(MARK)
        return self._starts[place] if beyond < 0 else self._ends[place] + beyond

    def true_end(self, offset: int) -> int:
        """Return where a stretch of the struck text ended before; one that ends within a mark, where what was struck ended."""
        place = bisect_left(self._marks, offset) - 1
        if place < 0:
            return offset
        return self._ends[place] + max(0, offset - self._marks[place] - len(MARK))

"""What the machine proposes of names: pairs that are one actor's by their words alone. Few, each with its reason.

A name that is proposed wrongly is accepted by whoever is tired, and an accusation goes to somebody else then; one that is not proposed
a person can still name. Lists and numbers are ours for that reason.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from corrobora.records import Judgement, Proposal
from corrobora.review.uniting import find_names, key_of_name, propose_same_actor

METHOD: Final = "namesakes/1"
_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SMALL: Final = frozenset("the of for and in de du des la le al el".split())
"""Words of a name that its initials leave out."""
_ROLES: Final = frozenset(
    "president minister governor mayor prefect ambassador senator deputy spokesman spokeswoman spokesperson chief commander captain "
    "capt colonel col lieutenant lt major maj general gen brigadier sergeant sgt corporal private admiral marshal inspector "
    "commissioner judge prosecutor imam sheikh sheik emir bishop pastor father sister dr doctor professor prof mr mrs ms".split()
)
"""Ranks, offices and titles that stand before a person's name."""
_COLLECTIVE: Final = frozenset(
    "rebel fighter force guard brigade militia soldier front hunter volunteer defender scout ranger commando battalion unit army "
    "brother patriot insurgent".split()
)
"""Words for who fights together, of which a name has the singular or the plural. Family names may end in s, too."""
_FEWEST: Final = 2
"""Words of a name that says enough. Many people share one."""
_SPELLED_OUT: Final = re.compile(r"\(([A-Z]{2,8})\)")
_MOST_BEFORE: Final = 160
"""Characters before an acronym in brackets in which its long form is looked for: longer names of bodies are not known to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """Two names that may be one actor's."""

    proposal: Proposal
    one: str
    """As worded."""
    other: str
    reason: str
    """What in their words says so, for a person to check."""


def propose_namesakes(
    names: Mapping[str, str], *, texts: Iterable[str] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Namesakes, ...]:
    """Return pairs of names that are one actor's by their words.

    1. An acronym, and the long form beside which some text puts it in brackets, where its letters are the initials of the other and no
       text spells it out otherwise.
    2. The same words but for case, marks on letters, an article, or the number of a word for who fights together ("rebels").
    3. A name, and the same with a rank, an office or a title before it, if all that are there have the same ones before it.

    But for acronyms both have two words or more. So two different given names are never proposed as one, nor a family name alone
    as anybody's. What a person decided on, whatever they decided, is not proposed again.

    Args:
        names: as worded, by their keys (`uniting.key_of`); those that resolve to nobody.
        texts: of the reports.
        judgements: any.

    """
    known = {frozenset(pair) for one in judgements if (pair := find_names(one)) is not None}
    found: dict[frozenset[str], Namesakes] = {}
    worded = {
        key: words
        for key, name in sorted(names.items())
        if len(words := _words(name)) >= _FEWEST and is_name(name)
    }
    for one, other, reason in (*_spelled_out(names, texts), *_alike(worded), *_with_roles(worded)):
        both = frozenset({one, other})
        if len(both) == 2 and both not in known and both not in found:
            first, second = sorted(both)
            found[both] = Namesakes(
                proposal=propose_same_actor(first, second),
                one=names[first],
                other=names[second],
                reason=reason,
            )
    return tuple(sorted(found.values(), key=lambda one: one.proposal.subjects))


def _plain(word: str) -> str:
    """Return a word without case and marks on its letters."""
    if word.isascii():
        return word.casefold()
    parts = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _words(name: str) -> tuple[str, ...]:
    found = tuple(_plain(word) for word in _WORD.findall(name))
    return found[1:] if found[:1] == ("the",) else found


def is_name(name: str) -> bool:
    """Whether words are a name, and no description ("the soldiers", "Seven fighters").

    A capital at the beginning may be a sentence's, so of several words another has to begin with one, or the first to be of capitals
    alone. Letters without case count as capitals.
    """
    words = _WORD.findall(name)
    words = words[1:] if words[:1] and words[0].casefold() == "the" else words
    if len(words) < _FEWEST:
        return any(_is_capital(word) for word in words)
    return any(_is_capital(word) for word in words[1:]) or (len(words[0]) > 1 and words[0].isupper())


def _is_capital(word: str) -> bool:
    return word[:1].isalpha() and not word[:1].islower()


def iter_initials(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the keys of an acronym and of a name whose initials it is: a text has to say so before they are proposed (`propose_namesakes`)."""
    acronyms = {_plain(name.strip()): key for key, name in sorted(names.items()) if name.isupper()}
    for key, name in sorted(names.items()) if acronyms else ():
        words = [word for word in _WORD.findall(name) if word not in _SMALL and word != "The"]
        acronym = acronyms.get(_plain("".join(word[:1] for word in words))) if len(words) > 1 else None
        if acronym is not None and acronym != key:
            yield acronym, key


def _alike(worded: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, str, str]]:
    by: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, words in worded.items():
        by[tuple(word[:-1] if word[:-1] in _COLLECTIVE else word for word in words)].append(key)
    for same in by.values():
        for one, other in combinations(same, 2):
            yield one, other, "the same words but for marks on letters, case or number"


def _with_roles(worded: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, str, str]]:
    by: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for key, words in worded.items():
        count = next((n for n, word in enumerate(words) if word not in _ROLES), len(words))
        if len(words) - count >= _FEWEST:
            by[words[count:]].append((words[:count], key))
    for some in by.values():
        bare = [key for roles, key in some if not roles]
        roles = {roles for roles, _ in some if roles}
        if bare and len(roles) == 1:
            for before, key in some:
                if before:
                    yield bare[0], key, f"the same name with “{' '.join(before)}” before it"


def _spelled_out(names: Mapping[str, str], texts: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    acronyms = {name.strip(): key for key, name in sorted(names.items()) if name.isupper()}
    long_forms: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for found in _SPELLED_OUT.finditer(text):
            form = _long_form(text[max(0, found.start() - _MOST_BEFORE) : found.start()], found[1])
            if found[1] in acronyms and form is not None:
                long_forms[found[1]].add(key_of_name(form))
    for acronym, forms in sorted(long_forms.items()):
        if len(forms) == 1:
            (form,) = forms
            if form in names:
                yield (
                    acronyms[acronym],
                    form,
                    f"a text has “({acronym})” behind the other, whose initials it is",
                )


def _long_form(before: str, acronym: str) -> str | None:
    """Return the words at the end of some text whose initials an acronym is, its small words left out; ``None``: they are not."""
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip():
        return None
    left = list(acronym.casefold())
    for place in range(len(words) - 1, -1, -1):
        word = words[place][0]
        if word.casefold() in _SMALL and word.islower():
            continue
        if not word[:1].isupper() or _plain(word[:1]) != left.pop():
            return None
        if not left:
            return before[words[place].start() : words[-1].end()]
    return None

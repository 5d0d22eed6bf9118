"""Finding texts by their words: whatever their script, and the same on SQLite, on PostgreSQL and in memory."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corrobora.custody import searching
from corrobora.custody.searching import (
    LONGEST,
    LONGEST_WORD,
    MOST_BYTES,
    MOST_TERMS,
    MemorySearch,
    Term,
    find_passages,
    read_question,
    to_fts5,
    words_of,
)
from corrobora.custody.store import Asked, Held, Store, open_store
from tests.postgresql import emptied

SCRIPTS = (
    "Three farmers were shot near Bel-Ombré on 12 March.",
    "Le maire a démenti : « aucun tir », dit-il à Léré.",
    "قُتل ثلاثةُ مزارعين قرب القرية، وقالت الشرطة إنّها لا تعلم.",
    "می‌گویند سه کشاورز کشته شدند",
    "גורמים אמרו כי שלושה חקלאים נהרגו",
    "Трое фермеров убиты, сообщила мать; её сын пропал без вести.",
    "三名农民在村庄附近被枪杀,警方否认。",
    "兵士が村を焼いたと住民は語った。カタカナ",
    "군인들이 마을을 불태웠다고 주민들이 말했다",
    "तीन किसानों की गाँव के पास गोली मारकर हत्या की गई",
    "တောင်သူသုံးဦး ရွာအနီး သေဆုံးခဲ့သည်",
    "ชาวนาสามคนถูกยิงใกล้หมู่บ้าน",
    "កសិករបីនាក់ត្រូវបានបាញ់",
    "ሦስት ገበሬዎች በመንደሩ አቅራቢያ ተገደሉ",
    "𞤳𞤭𞤤𞤫 𞤣𞤫𞤸𞤭𞤣𞤭 𞤥𞤢𞤱𞤯𞤮",
    "ߞߏ߬ߘߏ ߟߎ߬ ߓߍ߫",
    "Straße ÆON ŒUVRE ﬁve ½ ① ² ﷺ İstanbul ΣΊΣΥΦΟΣ",
)
WORD = re.compile(r"[^\W_]+")
HOSTILE = (
    "NEAR(a b)", 'a" OR "b', "a AND", "(((", "a:b", "words:a", "'; DROP TABLE search; --", "\\", "a & | !b", "%", "_", "$1", ":words",
    "\x00", "a\x00b", "\ud800", "a\udfffb", '"', '""', "-", "--a", '-"', "*", "**", "a**", "^a", "{a}", "<->", "a\u202eb", "x" * 10_000,
    "一" * 10_000, "a " * 5_000, '"' * 5_000, "-a " * 100 + "b",
)  # fmt: skip


def has(words: list[str], term: Term) -> bool:
    """Return whether words have what a term asks for, `without` apart: the law, written as plainly as can be."""
    size = len(term.words)
    for n in range(len(words) - size + 1):
        run = words[n : n + size]
        last = run[-1].startswith(term.words[-1]) if term.begins else run[-1] == term.words[-1]
        if last and run[:-1] == list(term.words[:-1]):
            return True
    return False


def fits(text: str, question: str) -> bool:
    terms = read_question(question)
    words = words_of(text).split()
    return bool(terms) and all(has(words, term) is not term.without for term in terms)


class Shelf:
    """Texts in a store, each under a number."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.number = 0

    def add(self, text: str) -> str:
        self.number += 1
        record = f"r{self.number}"
        held = Held(
            kind="report",
            id=record,
            entry=self.number,
            object="0" * 64,
            body=json.dumps({"text": text}),
            words=words_of(text),
        )
        with self.store.change() as change:
            change.put(held)
        return record

    def find(self, question: str, *, before: int | None = None, limit: int = 100_000) -> list[str]:
        terms = read_question(question)
        if not terms:
            return []
        asked = Asked(kind="report", terms=terms, words=lambda held: words_of(json.loads(held.body)["text"]))
        found = self.store.newest(asked, before=before, limit=limit)
        if before is None and limit == 100_000:
            assert self.store.how_many(asked, most=100_000) == len(found)
        return [one.id for one in found]


@pytest.fixture(scope="module")
def shelves(
    postgresql_of_module: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Shelf]]:
    """Return what finds texts: SQLite, PostgreSQL, and the memory of an encrypted store."""
    folder = tmp_path_factory.mktemp("searching")
    places = {
        "sqlite": open_store(str(folder / "plain.sqlite")),
        "postgresql": open_store(postgresql_of_module),
        "memory": open_store(str(folder / "encrypted.sqlite"), key=b"k" * 64),
    }
    yield {name: Shelf(store) for name, store in places.items()}
    for store in places.values():
        store.close()


@pytest.fixture(scope="module")
def postgresql_of_module(postgresql: str) -> str:
    """Return the address of a PostgreSQL without a table, for all tests of this page."""
    return emptied(postgresql)


def answers(shelves: Mapping[str, Shelf], question: str, record: str) -> dict[str, bool]:
    return {name: record in shelf.find(question) for name, shelf in shelves.items()}


def added(shelves: Mapping[str, Shelf], text: str) -> str:
    (record,) = {shelf.add(text) for shelf in shelves.values()}
    return record


# --------------------------------------------------------------------------- the law


@pytest.mark.parametrize("text", SCRIPTS)
def test_a_text_is_found_by_every_word_of_it_whatever_its_script(
    shelves: Mapping[str, Shelf], text: str
) -> None:
    record = added(shelves, text)
    words = [match.group() for match in WORD.finditer(text)]
    assert words
    for word in (
        *words,
        *text.split(),
        *(word.upper() for word in words),
        *(word[:2] + "*" for word in words),
    ):
        if not words_of(word):
            continue  # a dash, or a lone accent
        expected = fits(text, word)
        assert answers(shelves, word, record) == dict.fromkeys(shelves, expected), word
    for word in text.split():
        if words_of(word):
            assert fits(text, word.strip('"*-')), word


@given(text=st.text(min_size=1, max_size=60))
@example(text="ᄒ\u302eᅡᆫ")
@example(text="a\u0301b\u00adc")
@example(text="ab̩͂́c")
@example(text="❤\ufe0f")
@settings(max_examples=400)
def test_every_stretch_without_a_space_finds_its_text(text: str) -> None:
    for piece in text.split():
        bare = piece.strip('"*-')
        if '"' not in bare and words_of(bare):
            question = read_question(bare)
            assert all(has(words_of(text).split(), term) for term in question), (text, bare)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Léré burns", "LERE"),
        (unicodedata.normalize("NFD", "Léré burns"), "léré"),
        ("Léré burns", unicodedata.normalize("NFD", "léré")),
        ("mas\u00adsacre", "massacre"),
        ("kil\u202eled", "killed"),
        ("قتـــل", "قتل"),
        ("إنّها", "انها"),
        ("می‌گویند", "می گویند".replace(" ", "\u200c")),
        ("می‌گویند", '"می گویند"'),
        ("한국은 부인했다", "한국"),
        (unicodedata.normalize("NFD", "한국은"), "한국"),
        ("ชาวนาสามคน", "สาม"),
        ("တောင်သူသုံးဦး", "သုံး"),
        ("村庄附近被枪杀", "枪杀"),
        ("𠀀𠀁𠀂", "𠀁𠀂"),
        ("STRASSE", "straße"),
        ("a" * 250, "a" * 250),
        ("a" * 250, "a" * 150 + "*"),
        ("e-mail to o'neil@example.org on 1e5 or 10.5, see http://example.org/a_b", '"example org a b"'),
        ("e-mail to o'neil@example.org on 1e5 or 10.5, see http://example.org/a_b", "1e5 o'neil mail 10.5"),
    ],
)
def test_spelling_and_unseen_characters_do_not_matter(
    shelves: Mapping[str, Shelf], text: str, question: str
) -> None:
    record = added(shelves, f"first {text} last")
    assert answers(shelves, question, record) == dict.fromkeys(shelves, True)
    start, end = find_passages(f"first {text} last", read_question(question), most=9)[0]
    assert start >= len("first ")
    assert end <= len(f"first {text}")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("हिन्दी किसान", "कसान"),
        ("군인 가각", "나"),
        ("the army of the north", '"army the"'),
        ("army north", "arm"),
        ("army north", '"north army"'),
        ("army north", "army -nor*"),
        ("army north", 'army -"army north"'),
        ("army north", "army south"),
    ],
)
def test_what_does_not_have_it_is_not_found(shelves: Mapping[str, Shelf], text: str, question: str) -> None:
    assert read_question(question)
    record = added(shelves, text)
    assert answers(shelves, question, record) == dict.fromkeys(shelves, False)


LETTERS = st.text("abc ß漢字한각กขéе\u0301\u00ad\u200c-'\"*", max_size=24)
QUESTIONS = st.lists(
    st.tuples(st.sampled_from(["", "", "-"]), LETTERS, st.sampled_from(["{}", "{}*", '"{}"'])).map(
        lambda one: one[0] + one[2].format(one[1])
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


@given(text=LETTERS | st.text(max_size=40), question=QUESTIONS)
@example(text="a b c a c", question='"a c"')
@example(text="a b", question='a -"b a"')
@example(text="a b", question='a -"a b"')
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sqlite_postgresql_and_memory_answer_alike(
    shelves: Mapping[str, Shelf], text: str, question: str
) -> None:
    record = added(shelves, text)
    assert answers(shelves, question, record) == dict.fromkeys(shelves, fits(text, question))


def test_a_phrase_is_found_however_late_and_often_its_words_come(shelves: Mapping[str, Shelf]) -> None:
    """PostgreSQL keeps 256 places of a word in a vector, and none beyond the 16,383rd."""
    text = "the army " * 400 + "and " * 17_000 + "the village burned"
    record = added(shelves, text)
    for question, expected in (
        ('"the village"', True),
        ('"village burned"', True),
        ('"burned village"', False),
    ):
        assert answers(shelves, question, record) == dict.fromkeys(shelves, expected), question


@pytest.mark.parametrize("letter", ["\U00012000", "አ", "б"])
def test_a_flood_of_words_is_taken_and_found_by_its_first(shelves: Mapping[str, Shelf], letter: str) -> None:
    """PostgreSQL takes a megabyte of lexemes; a report that it refused would stop all work."""
    text = " ".join(letter * 9 + str(n) for n in range(40_000))
    assert len(words_of(text).encode()) <= MOST_BYTES
    record = added(shelves, text)
    assert answers(shelves, letter * 9 + "0", record) == dict.fromkeys(shelves, True)
    repeated = added(shelves, f"{letter} " * (LONGEST // 4) + "last")
    assert answers(shelves, "last", repeated) == dict.fromkeys(shelves, True)


@pytest.mark.parametrize("question", HOSTILE)
def test_no_question_is_wrong(shelves: Mapping[str, Shelf], question: str) -> None:
    text = "a b c words near"
    record = added(shelves, text)
    expected = fits(text, question)
    assert answers(shelves, question, record) == dict.fromkeys(shelves, expected)
    assert len(read_question(question)) <= MOST_TERMS


def test_a_hostile_question_becomes_words_alone() -> None:
    assert read_question("'; DROP TABLE search; --x") == (
        Term(words=("drop",)),
        Term(words=("table",)),
        Term(words=("search",)),
        Term(words=("x",), without=True),
    )
    assert to_fts5(read_question('a NOT -"d e" b*')) == '("a" AND "not" AND "b"*) NOT "d e"'
    for question in HOSTILE:
        for term in read_question(question):
            assert all(WORD.fullmatch(word) for word in term.words)


def test_without_a_wanted_word_nothing_is_asked() -> None:
    for question in ("", "  ", "-a", '-"a b"', "!!", "-a -b", "\x00"):
        assert read_question(question) == (), question


def test_words_are_cut_alike_in_plain_letters_and_beside_others() -> None:
    plain = "O'Neil's e-mail_of 12.5 " + "x" * (LONGEST_WORD + 3)
    assert words_of(plain + " é").split()[:-1] == words_of(plain).split()
    assert words_of(plain).split()[-2:] == ["x" * LONGEST_WORD, "xxx"]


@given(text=st.text(max_size=80) | st.text("a\u0e48\u115f\u1160한\u302eか\u3099漢각กá ½", max_size=20))
@example(text="a\u115fb")
@example(text="a\u0e48b")
@settings(max_examples=400)
def test_where_words_are_and_which_there_are_is_found_alike(text: str) -> None:
    whole = [word for _, _, word in searching._iter_words(text)]
    assert words_of(text).split() == whole
    parts = [word for chunk in searching._CHUNK.finditer(text) for word in words_of(chunk.group()).split()]
    assert parts == whole


# --------------------------------------------------------------------------- passages


@given(text=LETTERS | st.text(max_size=60), question=QUESTIONS)
@settings(max_examples=300)
def test_passages_are_where_the_words_stand(text: str, question: str) -> None:
    terms = read_question(question)
    found = find_passages(text, terms, most=50)
    wanted = [term for term in terms if not term.without]
    assert bool(found) == any(has(words_of(text).split(), term) for term in wanted)
    assert list(found) == sorted(set(found))
    assert all(0 <= start < end <= len(text) for start, end in found)


def test_passages_are_the_very_words_with_their_accents() -> None:
    text = unicodedata.normalize("NFD", "À Léré, l’armée de la 한국 a tiré.")
    for question, words in (("lere", "Léré"), ('"l armee"', "l’armée"), ("한국", "한국"), ("tir*", "tiré")):
        ((start, end),) = find_passages(text, read_question(question), most=9)
        found = unicodedata.normalize("NFC", text[start:end])
        assert found == unicodedata.normalize("NFC", words), question


def test_no_more_passages_than_asked_for() -> None:
    found = find_passages("a " * 100, read_question("a"), most=3)
    assert found == ((0, 1), (2, 3), (4, 5))
    assert find_passages("a b", read_question("a -b"), most=3) == ((0, 1),)


# --------------------------------------------------------------------------- pages


def test_pages_of_what_is_found_lose_and_double_nothing(
    shelves: Mapping[str, Shelf], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.custody.store._MOST_IN_MEMORY", 4)
    some = [added(shelves, f"quillo {n}") for n in range(11)]
    for name, shelf in shelves.items():
        seen: list[str] = []
        before = None
        while page := shelf.find("quillo", before=before, limit=3):
            seen += page
            before = int(page[-1][1:])
        assert seen == some[::-1], name


def test_memory_forgets_when_it_is_closed_and_answers_below_an_entry() -> None:
    memory = MemorySearch()
    for entry in (3, 5, 9):
        memory.add(entry, "goat rain")
    assert memory.upto == 9
    assert memory.find(read_question("goat"), most=2) == (9, 5)
    assert memory.find(read_question("goat"), most=2, before=9) == (5, 3)
    assert memory.find(read_question("sheep"), most=2) == ()
    memory.close()


def test_an_encrypted_store_keeps_no_word_of_a_text_on_the_disk(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store.sqlite"), key=b"k" * 64)
    shelf = Shelf(store)
    record = shelf.add("Zerbanquillot testified")
    assert shelf.find("zerbanquillot") == [record]
    store.close()
    assert not [path for path in tmp_path.iterdir() if b"zerbanquillot" in path.read_bytes().lower()]

"""Actors: every name finds its party, and no name finds another's."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.reading.actors import ActorIndex, is_general
from corrobora.reading.nations import COUNTRY_CODES, DEMONYM_CODES
from corrobora.reading.parties import cast_of
from corrobora.records import Actor, ActorKind
from corrobora.workflow.actors import standard_actors

FRONT = Actor(
    id="front",
    name="Zelande Liberation Front",
    aliases=("ZLF", "Front de libération du Zélande"),
    kind=ActorKind.REBEL_GROUP,
    country="ZL",
)
NATIONAL = Actor(
    id="national",
    name="National Movement for the Liberation of Zelande",
    aliases=("NMLZ",),
    kind=ActorKind.REBEL_GROUP,
)
ARMY = Actor(
    id="army", name="Zelandic Armed Forces", aliases=("ZAFo",), kind=ActorKind.STATE_FORCES, country="ZL"
)
SHABAAB = Actor(id="youth", name="al-Shabaab", aliases=("Jama'at al-Shabaab",), kind=ActorKind.REBEL_GROUP)
MERCENARIES = Actor(
    id="corps", name="Corps Nord", aliases=("Nord mercenaries",), kind=ActorKind.PRIVATE_FORCE
)
WATCH = Actor(id="watch", name="Rights Watch", kind=ActorKind.NGO)

INDEX = ActorIndex((FRONT, NATIONAL, ARMY, SHABAAB, MERCENARIES, WATCH), demonyms={"Zelandic": "ZL"})
STANDARD = ActorIndex(standard_actors())


def named(text: str, index: ActorIndex = INDEX) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.actor) for m in index.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Zelande Liberation Front attacked.", [("Zelande Liberation Front", "front")]),
        ("the ZLF, the NMLZ and ZAFO", [("ZLF", "front"), ("NMLZ", "national"), ("ZAFO", "army")]),
        ("the Zelande Liberation Front's men", [("Zelande Liberation Front", "front")]),
        ("the Zelande Liberation Front’s men", [("Zelande Liberation Front", "front")]),
        ("le Front de liberation du Zelande", [("Front de liberation du Zelande", "front")]),
        ("LE FRONT DE LIBÉRATION DU ZÉLANDE", [("FRONT DE LIBÉRATION DU ZÉLANDE", "front")]),
        ("Al Shabaab and al‑Shabaab", [("Al Shabaab", "youth"), ("al‑Shabaab", "youth")]),
        ("Jamaat al-Shabaab", [("Jamaat al-Shabaab", "youth")]),
        ("Zelande-Liberation-Front", [("Zelande-Liberation-Front", "front")]),
        ("Corps\nNord", [("Corps\nNord", "corps")]),
        ("Nord mercenaries of the Corps Nord", [("Nord mercenaries", "corps"), ("Corps Nord", "corps")]),
        ("the zlf", []),
        ("a corps nord of us", []),
        ("ZLFs and the MZLF and ZLF2", []),
        ("the Corps. Nord of here", []),
        ("We fight on the front.", []),
        ("", []),
    ],
)
def test_a_name_is_found_in_its_forms_and_nowhere_else(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_the_longest_name_wins() -> None:
    index = ActorIndex(
        (
            Actor(id="state", name="Islamic State"),
            Actor(id="west", name="Islamic State West Africa Province"),
        )
    )
    assert named("Islamic State West Africa Province left the Islamic State.", index) == [
        ("Islamic State West Africa Province", "west"),
        ("Islamic State", "state"),
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kenyan police", "police:KE"),
        ("Kenya's police", "police:KE"),
        ("Kenya’s government", "government:KE"),
        ("the police in Kenya", "police:KE"),
        ("Togolese troops", "state-forces:TG"),
        ("soldiers of Togo", "state-forces:TG"),
        ("the armed forces of Togo", "state-forces:TG"),
        ("Togo's ruling junta", "government:TG"),
        ("the Togolese military government", "government:TG"),
        ("Togo army", "state-forces:TG"),
        ("US air force", "state-forces:US"),
        ("U.S. forces", "state-forces:US"),
        ("the government of the United Kingdom", "government:GB"),
        ("South Sudanese soldiers", "state-forces:SS"),
        ("Nigerien soldiers", "state-forces:NE"),
        ("Nigerian soldiers", "state-forces:NG"),
        ("Burkinabè army", "state-forces:BF"),
        ("the Central African army", "state-forces:CF"),
        ("Zelandic gendarmes", "police:ZL"),
        ("Zelandic troops", "army"),
    ],
)
def test_a_states_bodies_are_known_by_country_and_demonym(text: str, actor: str) -> None:
    assert [m.actor for m in INDEX.find(f"Yesterday {text} came.")] == [actor]
    body = INDEX.get(actor)
    assert body is not None
    assert body.country == actor.partition(":")[2] or body is ARMY


@pytest.mark.parametrize(
    "text",
    [
        "us military men",
        "polish forces the stone",
        "soldiers in Togo",
        "rebel army in Togo",
        "a Togolese trader",
        "in Togo. Police came",
        "Togo, police said,",
        "the army",
        "the government",
        "French villagers",
    ],
)
def test_what_names_no_states_body_stays_unresolved(text: str) -> None:
    assert named(text) == []


def test_another_countrys_army_in_a_country_is_its_own() -> None:
    assert named("French army in Mali") == [("French army", "state-forces:FR")]


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(DEMONYM_CODES)),
    st.sampled_from((("army", "state-forces"), ("police", "police"), ("authorities", "government"))),
)
def test_every_demonym_has_its_forces_police_and_government(demonym: str, body: tuple[str, str]) -> None:
    noun, kind = body
    found = ActorIndex().find(f"On Monday {demonym} {noun} acted.")
    assert [m.actor for m in found] == [f"{kind}:{DEMONYM_CODES[demonym]}"]


@pytest.mark.parametrize("country", sorted(COUNTRY_CODES))
def test_every_country_has_an_army_by_its_name(country: str) -> None:
    assert [m.actor for m in ActorIndex().find(f"the army of {country} came")] == [
        f"state-forces:{COUNTRY_CODES[country]}"
    ]


def test_the_first_of_two_bodies_of_a_country_is_meant() -> None:
    own = Actor(id="own", name="Own Army", kind=ActorKind.STATE_FORCES, country="ML")
    index = ActorIndex((own, *standard_actors()))
    assert named("armed forces in Mali", index) == [("armed forces in Mali", "own")]


@pytest.mark.parametrize(
    ("name", "kind", "general"),
    [
        ("National Army", ActorKind.STATE_FORCES, True),
        ("Zelandic Armed Forces", ActorKind.STATE_FORCES, True),
        ("Zelandic Air Force", ActorKind.STATE_FORCES, False),
        ("Rapid Intervention Battalion", ActorKind.STATE_FORCES, False),
        ("Palace Guard", ActorKind.STATE_FORCES, False),
        ("Zelandic Police", ActorKind.POLICE, True),
        ("Central Reserve Police Force", ActorKind.POLICE, False),
        ("Government of Zelande", ActorKind.GOVERNMENT, True),
        ("Transitional Authorities", ActorKind.GOVERNMENT, True),
        ("Inspectorate-General of the Armed Forces", ActorKind.GOVERNMENT, False),
        ("Ministry of Defence", ActorKind.GOVERNMENT, False),
        ("Prosecutor General of Zelande", ActorKind.GOVERNMENT, False),
        ("Orin Front", ActorKind.REBEL_GROUP, True),
    ],
)
def test_only_a_general_body_stands_for_the_army_the_police_or_the_government(
    name: str, kind: ActorKind, general: bool
) -> None:
    part = Actor(id="part", name=name, kind=kind, country="ZZ")
    assert is_general(part) is general
    if kind is not ActorKind.REBEL_GROUP:
        meant = ActorIndex((part,)).body(kind, "ZZ")
        assert meant == ("part" if general else f"{kind.value}:ZZ")


def test_an_unknown_id_is_nobody() -> None:
    assert INDEX.get("nobody") is None
    assert INDEX.get("state-forces:") is None
    assert INDEX.get("front") is FRONT


# --------------------------------------------------------------------------- resolving


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Zelande Liberation Front", "front"),
        ("the Zelande Liberation Front", "front"),
        ("Front for the Liberation of Zelande", "front"),
        ("Liberation Front of Zelande", "front"),
        ("Zelande Liberation Front (ZLF)", "front"),
        ("Front for the Liberation of Zelande (ZLF)", "front"),
        ("ZLF", "front"),
        ("the ZLF", "front"),
        ("Movement for the National Liberation of Zelande", "national"),
        ("Togolese army", "state-forces:TG"),
        ("zlf", None),
        ("ZLP", None),
        ("Zelande Front", None),
        ("Liberation Front", None),
        ("Front for the Liberation of Zelande (NMLZ)", None),
        ("Front for the Liberation of Zelande (ZPF)", None),
        ("leader of the Zelande Liberation Front", None),
        ("Zelande Liberation Front and NMLZ", None),
        ("", None),
    ],
)
def test_a_name_resolves_to_its_party_or_to_nobody(name: str, actor: str | None) -> None:
    found = INDEX.resolve(name)
    assert (found.id if found else None) == actor


def test_words_that_two_parties_share_mean_neither() -> None:
    index = ActorIndex(
        (
            Actor(id="one", name="Liberation Front of Zelande"),
            Actor(id="two", name="Zelande Liberation Front"),
        )
    )
    assert index.resolve("Front for the Liberation of Zelande") is None
    exact = index.resolve("Zelande Liberation Front")
    assert exact is not None
    assert exact.id == "two"


# --------------------------------------------------------------------------- a report's own names


def introduced(text: str, index: ActorIndex = INDEX) -> dict[str, str]:
    return dict(index.with_report_aliases(text)[1])


def test_a_known_name_lends_its_actor_to_a_new_acronym() -> None:
    index = ActorIndex((replace(MERCENARIES, aliases=("Nord Mercenary Company",)),))
    text = "The Nord Mercenary Company (NMC) came. The NMC left."
    learned, aliases = index.with_report_aliases(text)
    assert aliases == (("NMC", "corps"),)
    assert [m.actor for m in learned.find(text)] == ["corps", "corps", "corps"]
    assert [m.actor for m in index.find(text)] == ["corps"]


@pytest.mark.parametrize(
    "text",
    [
        "The Popular Front for Oria (PFO) struck.",
        "The Popular Front for Oria, or PFO, struck.",
        "The PFO (Popular Front for Oria) struck.",
        "The PFO, or Popular Front for Oria, struck.",
        "The Popular Front for Oria, known as the PFO, struck.",
        "The Popular Front for Oria, known by its French acronym PFO, struck.",
        "The Popular Front for Oria, also known as PFO, struck.",
        "The Popular Front for Oria, called PFO, struck.",
        "A leader of the Popular Front for Oria (PFO) spoke.",
        "The Popular Front for Oria (“PFO”) struck.",
    ],
)
def test_a_party_nobody_listed_is_learned_with_its_short_form(text: str) -> None:
    index, aliases = INDEX.with_report_aliases(text)
    assert dict(aliases).get("PFO") == "report:popular-front-for-oria"
    actor = index.get("report:popular-front-for-oria")
    assert actor is not None
    assert actor.name == "Popular Front for Oria"
    assert actor.kind is ActorKind.REBEL_GROUP
    assert [m.actor for m in index.find("Later the PFO fled.")] == [actor.id]
    assert INDEX.get(actor.id) is None


def test_a_translated_acronym_in_another_order_is_learned() -> None:
    text = "the Front for the Liberation of Oria, known by its acronym OLF, said"
    assert introduced(text)["OLF"] == "report:front-for-the-liberation-of-oria"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Oria Police Network (OPN)", ActorKind.POLICE),
        ("Oria Doctors Network (ODN)", ActorKind.NGO),
        ("Oria Ministry of Peace (OMP)", ActorKind.GOVERNMENT),
        ("Oria Self-Defence Militia (OSDM)", ActorKind.REBEL_GROUP),
        ("Oria Unity Party (OUP)", ActorKind.OTHER),
    ],
)
def test_the_kind_of_a_new_party_is_told_from_its_name(name: str, kind: ActorKind) -> None:
    index, aliases = INDEX.with_report_aliases(f"The {name} spoke.")
    assert len(aliases) == 2
    actor = index.get(aliases[0][1])
    assert actor is not None
    assert actor.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "In the Democratic Republic of Congo (DRC) and the United Arab Emirates (UAE) nothing stirred.",
        "Said Amadou Diallo (AFP) on Monday.",
        "The growth of Gross Domestic Product (GDP) slowed.",
        "General Issa Koné, known as Tiger, spoke.",
        "It happened on Monday (GMT).",
        "He came (with the ZLF).",
        "The Oria Workers Network called Mira Sol a friend.",
        "No names here, or there.",
    ],
)
def test_what_introduces_no_party_adds_none(text: str) -> None:
    assert introduced(text) == {}


def test_a_description_beside_a_name_names_the_party_in_that_report() -> None:
    text = (
        "The separatist Karan rebel alliance, the Zelande Liberation Front (ZLF), spoke. Later the Karan rebel alliance left, "
        "and the separatist Karan rebel alliance came back."
    )
    index, aliases = INDEX.with_report_aliases(text)
    assert ("separatist Karan rebel alliance", "front") in aliases
    assert ("Karan rebel alliance", "front") in aliases
    assert {m.actor for m in index.find(text)} == {"front"}
    assert len(index.find(text)) == 5


def test_a_description_after_a_name_does_so_too() -> None:
    text = "The ZLF, a northern separatist movement, spoke. The northern separatist movement left."
    assert introduced(text) == {"northern separatist movement": "front"}


def test_a_description_of_two_parties_names_neither() -> None:
    text = "The ZLF, a northern armed group, and the NMLZ, a northern armed group, met."
    assert introduced(text) == {}


def test_a_clause_is_no_description() -> None:
    assert introduced("The army said the group, the ZLF, had fled.") == {}


def test_a_short_form_with_another_meaning_here_means_that_here() -> None:
    text = "The Zambezi Labour Front (ZLF) spoke; the ZLF demands peace."
    index, _ = INDEX.with_report_aliases(text)
    assert [m.actor for m in index.find("the ZLF")] == ["report:zambezi-labour-front"]
    assert [m.actor for m in INDEX.find("the ZLF")] == ["front"]


def test_a_report_that_introduces_nothing_knows_the_same_parties() -> None:
    text = "The ZLF said nothing new."
    index, aliases = INDEX.with_report_aliases(text)
    assert aliases == ()
    assert list(index) == list(INDEX)
    assert index.find(text) == INDEX.find(text)


def test_what_a_report_introduces_is_found_where_its_name_was_looked_for_before() -> None:
    INDEX.find("the ZLF")
    index, _ = INDEX.with_report_aliases("The Zambezi Labour Front (ZLF) spoke; the ZLF demands peace.")
    assert index.find("the ZLF") == index.find("the ZLF")
    assert [m.actor for m in index.find("the ZLF")] == ["report:zambezi-labour-front"]


@settings(max_examples=300)
@given(st.text(max_size=150))
def test_no_text_raises_and_mentions_never_overlap(text: str) -> None:
    index, _ = STANDARD.with_report_aliases(text)
    last = 0
    for mention in index.find(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        assert index.get(mention.actor) is not None


PIECES = "the The ( ) , or known as by its acronym FLA Front for Liberation of Azawad Malian army 's ’s in Mali rebel group a X-Y ZZ (ZZ)".split()


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_salad_of_introductions_raises(words: list[str]) -> None:
    text = " ".join(words)
    index, aliases = STANDARD.with_report_aliases(text)
    assert all(index.get(actor) is not None for _, actor in aliases)
    assert index.find(text) == index.find(text)


# --------------------------------------------------------------------------- the shipped list


@pytest.mark.parametrize("actor", standard_actors(), ids=lambda a: a.id)
def test_every_shipped_name_finds_its_own_party(actor: Actor) -> None:
    for name in (actor.name, *actor.aliases):
        found = STANDARD.resolve(name)
        assert found is not None, name
        assert found.id == actor.id, name


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Front for the Liberation of Azawad", "fla"),
        ("Azawad Liberation Front", "fla"),
        ("the Tuareg independence movement", "fla"),
        ("National Movement for the Liberation of Azawad", "mnla"),
        ("Malian soldiers", "ml-armed-forces"),
        ("the army in Mali", "ml-armed-forces"),
        ("Mali’s military government", "ml-government"),
        ("Mali's junta", "ml-government"),
        ("Niger's junta", "ne-government"),
        ("Nigerian Air Force", "ng-air-force"),
        ("RSF", "sd-rsf"),
        ("Sudan’s army", "sd-saf"),
        ("M23 rebels", "m23"),
        ("Al Shabaab", "al-shabaab"),
        ("Doctors Without Borders", "msf"),
    ],
)
def test_usual_wordings_find_the_party_meant(name: str, actor: str) -> None:
    found = STANDARD.resolve(name)
    assert found is not None
    assert found.id == actor


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The army killed nine people in a village, a Syrian monitor said.", False),
        ("The army killed nine people in a village of Syria.", False),
        ("The army killed nine people in a Kazakh village, a Syrian monitor said.", True),
        ("The army killed nine people in a village.", True),
    ],
)
def test_a_country_the_report_never_names_has_no_army_in_it(text: str, known: bool) -> None:
    army = cast_of(text, index=ActorIndex(()), country="KZ").by_kind.get(ActorKind.STATE_FORCES)
    assert army == ("state-forces:KZ" if known else None)


# --------------------------------------------------------------------------- names of several countries' bodies

TWO_ARMIES = ActorIndex(
    (
        Actor(
            id="z", name="National Army of Zelande", aliases=("National Army",), kind=ActorKind.STATE_FORCES, country="ZL"
        ),
        Actor(id="k", name="Keshian National Army", kind=ActorKind.STATE_FORCES, country="KQ"),
        Actor(id="rebels", name="Lantern Brotherhood", kind=ActorKind.REBEL_GROUP, country="KQ"),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The National Army left Zelande.", ["z"]),
        ("The Lantern Brotherhood fought. The National Army came.", ["rebels", "k"]),
        ("A Keshian judge spoke. The National Army came.", ["k"]),
        ("Zelande and a Keshian judge. The National Army came.", []),
        ("In France they spoke of the National Army.", []),
        ("The National Army came.", ["z"]),
    ],
)
def test_a_name_that_bodies_of_two_countries_carry_is_the_body_of_the_country_the_report_is_about(
    text: str, meant: list[str]
) -> None:
    own, _ = TWO_ARMIES.with_report_aliases(text)
    assert [mention.actor for mention in own.find(text)] == meant


def test_police_known_by_their_country_alone_are_no_national_body() -> None:
    police = STANDARD.get("police:US")
    assert police is not None
    assert police.name == "Police in the United States"


TEACHERS = Actor(id="tu", name="Teachers' Union of Orin", aliases=("Teachers' Union",), kind=ActorKind.NGO)
FAMILIES = Actor(id="pf", name="Committee of Prisoners' Families", kind=ActorKind.NGO)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Teachers' Union of Orin said so.", "tu"),
        ("The Teachers’ Union said so.", "tu"),
        ("A nurse of the Committee of Prisoners' Families said so.", "pf"),
        ("The Committee of Prisoners’ Families said so.", "pf"),
        ("The Teachers Union said so.", "tu"),
    ],
)
def test_a_name_may_hold_a_plural_that_owns(text: str, actor: str) -> None:
    assert [m.actor for m in ActorIndex((TEACHERS, FAMILIES)).find(text)] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "They praised 'the Teachers' 'Union' and left.",
        "It is the committee of prisoners' families.",
        "“We are Teachers.” Union men came.",
        "Teachers, Union men and nurses came.",
        "The teachers' union said so.",
    ],
)
def test_words_that_only_stand_beside_each_other_are_no_name(text: str) -> None:
    assert ActorIndex((TEACHERS, FAMILIES)).find(text) == ()

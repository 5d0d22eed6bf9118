"""English is told by its function words where it is plain; everything else is a matter for the model."""

import subprocess
import sys

import pytest

from corrobora.intake.languages import clearly_english, identify_language
from corrobora.intake.limits import Limits

ENGLISH = """Villagers in the hills said on Tuesday that men with rifles had stopped a lorry before dawn and shot those who
were riding in it. A teacher who saw the bodies told this newspaper that there were eleven of them, and that two were
children. The district officer has not answered the questions which were put to him. After the burial the families said
they would go to court because nobody from the government had been to see them."""
FRENCH = """Le village a été attaqué dans la nuit de mardi à mercredi par des hommes venus à moto, selon des habitants
joints par téléphone. Au moins dix-sept personnes ont été tuées et plusieurs autres blessées, a déclaré un élu local sous
couvert d'anonymat. L'armée n'a pas encore réagi, mais une source militaire affirme qu'une enquête a été ouverte."""
OTHERS = {
    "fr": FRENCH,
    "es": """Hombres armados entraron en el pueblo poco antes del amanecer y dispararon contra las casas, según contaron
        varios vecinos. Al menos doce personas murieron y otras ocho resultaron heridas, dijo un portavoz de la
        gobernación. El ejército negó que sus tropas estuvieran en la zona y anunció que investigaría lo ocurrido.""",
    "pt": """Homens armados entraram na aldeia pouco antes do amanhecer e dispararam contra as casas, contaram vários
        moradores. Pelo menos doze pessoas morreram e outras oito ficaram feridas, disse um porta-voz do governo. O
        exército negou que as suas tropas estivessem na zona e anunciou que vai investigar o sucedido.""",
    "sw": """Watu wenye silaha walivamia kijiji hicho usiku wa kuamkia Jumatano na kuwaua watu wasiopungua kumi na saba,
        wakazi walisema. Mkuu wa wilaya alithibitisha shambulio hilo lakini hakutaja idadi ya waliouawa. Jeshi
        limekanusha madai kwamba askari wake walihusika na kusema kuwa uchunguzi umeanza.""",
    "bm": """Mɔgɔ marifatigiw nana dugu in kan su fɛ, u ye mɔgɔ tan ni wolonwula faga, ka mɔgɔ wɛrɛw jogin. Dugutigi ko
        sɔrɔdasiw tun tɛ yen o waati la. Faso kɛlɛbolo ma foyi fɔ folo ko in kan, nka kuma bɛ ka fɔ ko ɲɛnini
        daminɛna. Banabaatɔw taara ni u ye dɔgɔtɔrɔso la min ka surun u la, nka fura tɛ yen.""",
    "ar": """هاجم مسلحون القرية ليلة الأربعاء وقتلوا ما لا يقل عن سبعة عشر شخصا بحسب سكان. ونفى متحدث باسم الجيش
        الاتهامات وقال إن تحقيقا قد فتح. ونقل الجرحى إلى أقرب مستشفى حيث يفتقر الأطباء إلى الأدوية.""",
    "ha": """Wasu 'yan bindiga sun kai hari a kauyen cikin daren Talata inda suka kashe mutane akalla goma sha bakwai,
        kamar yadda mazauna yankin suka bayyana. Kakakin rundunar soji ya musanta zargin cewa sojoji ne suka kai harin.""",
    "so": """Rag hubaysan ayaa weerar ku qaaday tuulada habeenkii Talaadada, waxayna dileen ugu yaraan toddoba iyo toban
        qof, sida ay sheegeen dadka deegaanka. Afhayeen u hadlay ciidanka ayaa beeniyay eedeymaha.""",
    "de": """Bewaffnete Männer haben in der Nacht zum Mittwoch das Dorf angegriffen und nach Angaben von Bewohnern
        siebzehn Menschen getötet. Ein Sprecher der Armee wies die Vorwürfe zurück und sagte, man habe eine
        Untersuchung eingeleitet, an der auch andere beteiligt seien.""",
    "nl": """Gewapende mannen hebben in de nacht van dinsdag op woensdag het dorp aangevallen en volgens inwoners zeker
        zeventien mensen gedood. Een woordvoerder van het leger had de beschuldigingen eerder al ontkend en zei dat er
        een onderzoek was begonnen. De gewonden waren naar het ziekenhuis gebracht.""",
    "da": """Bevæbnede mænd angreb landsbyen natten til onsdag, og ifølge beboere blev mindst sytten mennesker dræbt. En
        talsmand for hæren siger, at soldaterne ikke skal have været i området. De sårede blev bragt til en by i
        nærheden, hvor lægerne mangler medicin.""",
    "ro": """Bărbați înarmați au atacat satul în noaptea de marți spre miercuri, iar cel puțin șaptesprezece oameni au
        murit, spun localnicii. Armata are o altă versiune și susține că nu are trupe în zonă.""",
    "tr": """Silahlı kişiler salı gecesi köye saldırdı ve köy sakinlerine göre en az on yedi kişiyi öldürdü. Ordu sözcüsü
        her iddiayı reddetti ve her olay için bir soruşturma açıldığını söyledi.""",
    "pcm": """Gunmen don attack one village for north on Tuesday night and dem kill at least seventeen pipo, na wetin
        pipo wey dey live there tell tori pipo. Di army don deny say na dia soldiers do am and dem say dem go
        investigate di matter. One woman wey survive say di men enter her house and shoot her husband.""",
}


def test_plain_english_is_english() -> None:
    assert clearly_english(ENGLISH)
    assert identify_language(ENGLISH, limits=Limits()) == "en"


@pytest.mark.parametrize("language", OTHERS)
def test_no_other_language_is_ever_called_english(language: str) -> None:
    text = " ".join([OTHERS[language]] * 4)[:1500]
    assert not clearly_english(text)
    assert identify_language(text, limits=Limits()) != "en"


@pytest.mark.parametrize("language", ["fr", "es", "pt", "sw", "ar"])
def test_the_model_names_what_it_knows(language: str) -> None:
    assert identify_language(OTHERS[language], limits=Limits()) == language


@pytest.mark.parametrize("text", [f"{ENGLISH}\n\n{FRENCH * 2}", f"{FRENCH * 2}\n\n{ENGLISH}"])
def test_a_text_of_two_languages_is_left_to_the_model(text: str) -> None:
    assert not clearly_english(text)


def test_an_english_title_in_another_text_makes_no_english() -> None:
    film = "« The Voice of the Desert and the River », film de la semaine. "
    assert not clearly_english(" ".join([film] * 12))
    assert not clearly_english(FRENCH + film + FRENCH)


def test_what_is_short_or_clipped_is_left_to_the_model() -> None:
    assert not clearly_english("Eleven shot dead, the army says that it was not there.")
    assert not clearly_english("Troops kill eleven near border post. Officials silent. More to follow. " * 9)
    assert not clearly_english("")


def test_plain_english_loads_no_model() -> None:
    """Loading the model is the longest single wait of a run on a handful of reports."""
    program = (
        "import sys\n"
        "from corrobora.intake.languages import identify_language\n"
        "from corrobora.intake.limits import Limits\n"
        f"assert identify_language({ENGLISH!r}, limits=Limits()) == 'en'\n"
        "assert 'py3langid' not in sys.modules\n"
        f"assert identify_language({FRENCH!r}, limits=Limits()) == 'fr'\n"
        "assert 'py3langid' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

"""What the English call the people and things of a country ("Malian", "Burkinabé").

Such a word is no place, yet it tells which country a report is about.
"""

from collections.abc import Mapping

_PAIRS = """
Afghanistan:Afghan,Afghans Albania:Albanian,Albanians Algeria:Algerian,Algerians Angola:Angolan,Angolans
Argentina:Argentine,Argentinian,Argentines Armenia:Armenian,Armenians Australia:Australian,Australians
Austria:Austrian,Austrians Azerbaijan:Azerbaijani,Azeri,Azerbaijanis Bahrain:Bahraini,Bahrainis
Bangladesh:Bangladeshi,Bangladeshis Belarus:Belarusian,Belarusians Belgium:Belgian,Belgians
Benin:Beninese,Beninois Bolivia:Bolivian,Bolivians Bosnia_and_Herzegovina:Bosnian,Bosnians
Botswana:Batswana,Motswana Brazil:Brazilian,Brazilians Britain:British,Briton,Britons Bulgaria:Bulgarian,Bulgarians
Burkina_Faso:Burkinabe,Burkinabé,Burkinabè,Burkinese Burundi:Burundian,Burundians Cambodia:Cambodian,Cambodians
Cameroon:Cameroonian,Cameroonians Canada:Canadian,Canadians Cabo_Verde:Cape_Verdean
Central_African_Republic:Central_African,Centrafrican Chad:Chadian,Chadians Chile:Chilean,Chileans China:Chinese
Colombia:Colombian,Colombians Comoros:Comorian,Comorans Democratic_Republic_of_the_Congo:Congolese
Costa_Rica:Costa_Rican Croatia:Croatian,Croat,Croats Cuba:Cuban,Cubans Cyprus:Cypriot,Cypriots Czechia:Czech,Czechs
Denmark:Danish,Dane,Danes Djibouti:Djiboutian Dominican_Republic:Dominican Ecuador:Ecuadorian,Ecuadorean
Egypt:Egyptian,Egyptians El_Salvador:Salvadoran,Salvadorean,Salvadorans Equatorial_Guinea:Equatoguinean
Eritrea:Eritrean,Eritreans Estonia:Estonian,Estonians Eswatini:Swazi Ethiopia:Ethiopian,Ethiopians Fiji:Fijian
Finland:Finnish,Finn France:French,Frenchman,Frenchmen Gabon:Gabonese Gambia:Gambian,Gambians
Georgia:Georgian,Georgians Germany:German,Germans Ghana:Ghanaian,Ghanaians Greece:Greek,Greeks
Guatemala:Guatemalan,Guatemalans Guinea:Guinean,Guineans Guinea-Bissau:Bissau-Guinean Guyana:Guyanese
Haiti:Haitian,Haitians Honduras:Honduran,Hondurans Hungary:Hungarian,Hungarians Iceland:Icelandic India:Indian,Indians
Indonesia:Indonesian,Indonesians Iran:Iranian,Iranians Iraq:Iraqi,Iraqis Ireland:Irish Israel:Israeli,Israelis
Italy:Italian,Italians Ivory_Coast:Ivorian,Ivoirian,Ivorians Jamaica:Jamaican,Jamaicans Japan:Japanese
Jordan:Jordanian,Jordanians Kazakhstan:Kazakh,Kazakhstani,Kazakhs Kenya:Kenyan,Kenyans Kosovo:Kosovar,Kosovan,Kosovars
Kuwait:Kuwaiti,Kuwaitis Kyrgyzstan:Kyrgyz,Kyrgyzstani Laos:Lao,Laotian Latvia:Latvian,Latvians
Lebanon:Lebanese Lesotho:Basotho,Mosotho Liberia:Liberian,Liberians Libya:Libyan,Libyans
Lithuania:Lithuanian,Lithuanians Madagascar:Malagasy Malawi:Malawian,Malawians Malaysia:Malaysian,Malaysians
Maldives:Maldivian Mali:Malian,Malians Malta:Maltese Mauritania:Mauritanian,Mauritanians Mauritius:Mauritian
Mexico:Mexican,Mexicans Moldova:Moldovan,Moldovans Mongolia:Mongolian,Mongol Montenegro:Montenegrin,Montenegrins
Morocco:Moroccan,Moroccans Mozambique:Mozambican,Mozambicans Myanmar:Burmese Namibia:Namibian,Namibians
Nepal:Nepali,Nepalese Netherlands:Dutch New_Zealand:New_Zealander Nicaragua:Nicaraguan,Nicaraguans
Niger:Nigerien,Nigérien,Nigeriens,Nigériens Nigeria:Nigerian,Nigerians North_Korea:North_Korean,North_Koreans
North_Macedonia:Macedonian,Macedonians Norway:Norwegian,Norwegians Oman:Omani,Omanis Pakistan:Pakistani,Pakistanis
Palestine:Palestinian,Palestinians Panama:Panamanian Papua_New_Guinea:Papuan Paraguay:Paraguayan
Peru:Peruvian,Peruvians Philippines:Filipino,Philippine,Filipinos Poland:Polish,Pole Portugal:Portuguese
Qatar:Qatari,Qataris Romania:Romanian,Romanians Russia:Russian,Russians Rwanda:Rwandan,Rwandans,Rwandese
Saudi_Arabia:Saudi,Saudis Senegal:Senegalese Serbia:Serbian,Serb,Serbs Sierra_Leone:Sierra_Leonean
Singapore:Singaporean Slovakia:Slovak,Slovaks Slovenia:Slovenian,Slovene Somalia:Somali,Somalis
South_Africa:South_African,South_Africans South_Korea:South_Korean,South_Koreans South_Sudan:South_Sudanese Spain:Spanish,Spaniard
Sri_Lanka:Sri_Lankan,Sri_Lankans Sudan:Sudanese Suriname:Surinamese Sweden:Swedish,Swede Switzerland:Swiss Syria:Syrian,Syrians
Taiwan:Taiwanese Tajikistan:Tajik,Tajiks Tanzania:Tanzanian,Tanzanians Thailand:Thai,Thais Togo:Togolese
Tunisia:Tunisian,Tunisians Turkey:Turkish,Turk,Turks Turkmenistan:Turkmen Uganda:Ugandan,Ugandans
Ukraine:Ukrainian,Ukrainians United_Arab_Emirates:Emirati,Emiratis United_States:American,Americans
Uruguay:Uruguayan Uzbekistan:Uzbek,Uzbeks Venezuela:Venezuelan,Venezuelans Vietnam:Vietnamese
Western_Sahara:Sahrawi,Saharawi,Sahrawis Yemen:Yemeni,Yemenis Zambia:Zambian,Zambians Zimbabwe:Zimbabwean,Zimbabweans
"""


def _demonyms() -> dict[str, str]:
    table = {}
    for pair in _PAIRS.split():
        country, _, words = pair.replace("_", " ").partition(":")
        for word in words.split(","):
            table[word] = country
    return table


DEMONYMS: Mapping[str, str] = _demonyms()
"""Demonym or adjective, as written in English → English name of the country."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PEOPLES = _words(
    "Tuareg Tuaregs Fulani Fulanis Fulbe Peul Peuls Peulh Dogon Songhai Songhay Bambara Hausa Igbo Yoruba "
    "Kanuri Zarma Djerma Arab Arabs Kurd Kurds Kurdish Berber Berbers Hazara Hazaras Pashtun Pashtuns "
    "Uyghur Uyghurs Rohingya Tutsi Tutsis Hutu Hutus Masalit Fur Zaghawa Oromo Amhara Tigrayan Tigrayans "
    "African Africans European Europeans Asian Asians Western Islamist Islamic Muslim Muslims Christian "
    "Christians Jewish Sunni Shia Shiite Druze Alawite Alawites Chechen Chechens Tatar Tatars Catholic "
    "Protestant Hindu Hindus Sikh Sikhs Buddhist Buddhists Banyamulenge Lendu Hema Mossi Gourmantche "
    "Foulani Karen Kachin Chin Shan Maya Mapuche Roma"
)
"""Names of peoples and faiths, which are no places either and tell no country."""

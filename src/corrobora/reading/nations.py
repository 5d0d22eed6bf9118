"""Countries: ISO code, names, and what the English call their people and things.

Facts of common knowledge (ISO 3166-1 codes; names and demonyms in general
English use, with the current and the widespread former forms). Where one word
serves two countries the table decides as news in English mostly does:
"Congolese" is read as the Democratic Republic of the Congo, "Guinean" as
Guinea, "Korean" and "Samoan" are left out.
"""

from collections.abc import Mapping
from types import MappingProxyType

_TABLE = """
AD|Andorra|Andorran
AE|United Arab Emirates,UAE|Emirati
AF|Afghanistan|Afghan
AG|Antigua and Barbuda|Antiguan
AL|Albania|Albanian
AM|Armenia|Armenian
AO|Angola|Angolan
AR|Argentina|Argentine,Argentinian
AT|Austria|Austrian
AU|Australia|Australian
AZ|Azerbaijan|Azerbaijani,Azeri
BA|Bosnia and Herzegovina,Bosnia|Bosnian
BB|Barbados|Barbadian
BD|Bangladesh|Bangladeshi
BE|Belgium|Belgian
BF|Burkina Faso,Burkina|Burkinabe,Burkinese
BG|Bulgaria|Bulgarian
BH|Bahrain|Bahraini
BI|Burundi|Burundian
BJ|Benin|Beninese,Beninois
BN|Brunei|Bruneian
BO|Bolivia|Bolivian
BR|Brazil|Brazilian
BS|Bahamas|Bahamian
BT|Bhutan|Bhutanese
BW|Botswana|Botswanan,Motswana
BY|Belarus|Belarusian,Belarussian
BZ|Belize|Belizean
CA|Canada|Canadian
CD|Democratic Republic of the Congo,Democratic Republic of Congo,DR Congo,DRC,Congo-Kinshasa,Congo|Congolese
CF|Central African Republic|Central African,Centrafrican
CG|Republic of the Congo,Republic of Congo,Congo-Brazzaville|Brazzaville
CH|Switzerland|Swiss
CI|Ivory Coast,Cote d'Ivoire|Ivorian,Ivoirian
CL|Chile|Chilean
CM|Cameroon|Cameroonian
CN|China|Chinese
CO|Colombia|Colombian
CR|Costa Rica|Costa Rican
CU|Cuba|Cuban
CV|Cape Verde,Cabo Verde|Cape Verdean,Cabo Verdean
CY|Cyprus|Cypriot
CZ|Czech Republic,Czechia|Czech
DE|Germany|German
DJ|Djibouti|Djiboutian
DK|Denmark|Danish
DM|Dominica|
DO|Dominican Republic|Dominican
DZ|Algeria|Algerian
EC|Ecuador|Ecuadorian,Ecuadorean
EE|Estonia|Estonian
EG|Egypt|Egyptian
EH|Western Sahara|Sahrawi,Saharawi
ER|Eritrea|Eritrean
ES|Spain|Spanish
ET|Ethiopia|Ethiopian
FI|Finland|Finnish
FJ|Fiji|Fijian
FM|Micronesia|Micronesian
FR|France|French
GA|Gabon|Gabonese
GB|United Kingdom,UK,U.K.,Britain,Great Britain|British
GD|Grenada|Grenadian
GE|Georgia|Georgian
GH|Ghana|Ghanaian
GM|Gambia|Gambian
GN|Guinea,Guinea-Conakry|Guinean
GQ|Equatorial Guinea|Equatorial Guinean,Equatoguinean
GR|Greece|Greek
GT|Guatemala|Guatemalan
GW|Guinea-Bissau|Bissau-Guinean
GY|Guyana|Guyanese
HN|Honduras|Honduran
HR|Croatia|Croatian
HT|Haiti|Haitian
HU|Hungary|Hungarian
ID|Indonesia|Indonesian
IE|Ireland|Irish
IL|Israel|Israeli
IN|India|Indian
IQ|Iraq|Iraqi
IR|Iran|Iranian
IS|Iceland|Icelandic
IT|Italy|Italian
JM|Jamaica|Jamaican
JO|Jordan|Jordanian
JP|Japan|Japanese
KE|Kenya|Kenyan
KG|Kyrgyzstan|Kyrgyz
KH|Cambodia|Cambodian
KI|Kiribati|
KM|Comoros|Comorian,Comoran
KN|Saint Kitts and Nevis|Kittitian
KP|North Korea|North Korean
KR|South Korea|South Korean
KW|Kuwait|Kuwaiti
KZ|Kazakhstan|Kazakh,Kazakhstani
LA|Laos|Lao,Laotian
LB|Lebanon|Lebanese
LC|Saint Lucia|Saint Lucian
LI|Liechtenstein|
LK|Sri Lanka|Sri Lankan
LR|Liberia|Liberian
LS|Lesotho|Basotho
LT|Lithuania|Lithuanian
LU|Luxembourg|Luxembourgish
LV|Latvia|Latvian
LY|Libya|Libyan
MA|Morocco|Moroccan
MC|Monaco|Monegasque
MD|Moldova|Moldovan
ME|Montenegro|Montenegrin
MG|Madagascar|Malagasy,Madagascan
MH|Marshall Islands|Marshallese
MK|North Macedonia,Macedonia|Macedonian,North Macedonian
ML|Mali|Malian
MM|Myanmar,Burma|Burmese,Myanmar
MN|Mongolia|Mongolian
MR|Mauritania|Mauritanian
MT|Malta|Maltese
MU|Mauritius|Mauritian
MV|Maldives|Maldivian
MW|Malawi|Malawian
MX|Mexico|Mexican
MY|Malaysia|Malaysian
MZ|Mozambique|Mozambican
NA|Namibia|Namibian
NE|Niger|Nigerien,Nigerois
NG|Nigeria|Nigerian
NI|Nicaragua|Nicaraguan
NL|Netherlands,Holland|Dutch
NO|Norway|Norwegian
NP|Nepal|Nepali,Nepalese
NR|Nauru|Nauruan
NZ|New Zealand|New Zealand
OM|Oman|Omani
PA|Panama|Panamanian
PE|Peru|Peruvian
PG|Papua New Guinea|Papua New Guinean
PH|Philippines|Philippine,Filipino
PK|Pakistan|Pakistani
PL|Poland|Polish
PS|Palestine,State of Palestine|Palestinian
PT|Portugal|Portuguese
PW|Palau|Palauan
PY|Paraguay|Paraguayan
QA|Qatar|Qatari
RO|Romania|Romanian
RS|Serbia|Serbian,Serb
RU|Russia,Russian Federation|Russian
RW|Rwanda|Rwandan,Rwandese
SA|Saudi Arabia|Saudi,Saudi Arabian
SB|Solomon Islands|
SC|Seychelles|Seychellois
SD|Sudan|Sudanese
SE|Sweden|Swedish
SG|Singapore|Singaporean
SI|Slovenia|Slovenian,Slovene
SK|Slovakia|Slovak
SL|Sierra Leone|Sierra Leonean
SM|San Marino|
SN|Senegal|Senegalese
SO|Somalia|Somali,Somalian
SR|Suriname|Surinamese
SS|South Sudan|South Sudanese
ST|Sao Tome and Principe|Sao Tomean
SV|El Salvador|Salvadoran,Salvadorean
SY|Syria|Syrian
SZ|Eswatini,Swaziland|Swazi
TD|Chad|Chadian
TG|Togo|Togolese
TH|Thailand|Thai
TJ|Tajikistan|Tajik
TL|East Timor,Timor-Leste|East Timorese,Timorese
TM|Turkmenistan|Turkmen
TN|Tunisia|Tunisian
TO|Tonga|Tongan
TR|Turkey,Turkiye|Turkish
TT|Trinidad and Tobago|Trinidadian
TV|Tuvalu|
TW|Taiwan|Taiwanese
TZ|Tanzania|Tanzanian
UA|Ukraine|Ukrainian
UG|Uganda|Ugandan
US|United States,United States of America,USA,US,U.S.|American
UY|Uruguay|Uruguayan
UZ|Uzbekistan|Uzbek
VA|Vatican|
VC|Saint Vincent and the Grenadines|Vincentian
VE|Venezuela|Venezuelan
VN|Vietnam|Vietnamese
VU|Vanuatu|
WS|Samoa|
XK|Kosovo|Kosovar,Kosovan
YE|Yemen|Yemeni
ZA|South Africa|South African
ZM|Zambia|Zambian
ZW|Zimbabwe|Zimbabwean
"""


def _read() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    short: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        code, listed, people = line.split("|")
        for name in listed.split(","):
            names[name] = code
            short.setdefault(code, name)
        for word in filter(None, people.split(",")):
            demonyms[word] = code
    return names, demonyms, short


_NAMES, _DEMONYMS, _SHORT = _read()

COUNTRY_CODES: Mapping[str, str] = MappingProxyType(_NAMES)
"""Country name in English → ISO 3166-1 alpha-2 (XK for Kosovo, as in general use)."""

DEMONYM_CODES: Mapping[str, str] = MappingProxyType(_DEMONYMS)
"""Adjective for a country in English, without accents → ISO 3166-1 alpha-2."""

COUNTRY_NAMES: Mapping[str, str] = MappingProxyType(_SHORT)
"""ISO 3166-1 alpha-2 → the country's common English name."""

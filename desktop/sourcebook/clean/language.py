"""A small guess at the language of a text: its script, or its commonest little words."""

import re
from typing import Final

SAMPLE: Final = 6000
"""Code points that are looked at."""

MIN_HITS: Final = 4
"""Little words that must be found; fewer prove nothing."""

MIN_DOUBT: Final = 600
"""Code points of a text by which what its page declares is doubted."""

_NORTH: Final = ("da", "no", "nb", "nn", "sv", "fo", "is")
_ROMANCE: Final = (
    "pt",
    "gl",
    "es",
    "ca",
    "ast",
    "an",
    "eu",
    "it",
    "oc",
    "co",
    "sc",
    "fr",
    "la",
    "ro",
)
_KIN_OF: Final = {
    **dict.fromkeys(("da", "no", "sv"), _NORTH),
    **dict.fromkeys(("pt", "es", "it", "fr", "ro"), _ROMANCE),
    "de": ("lb", "gsw", "nds", "als", "bar", "yi", "fy", "nl"),
    "nl": ("af", "fy", "nds", "li", "de"),
    "cs": ("sk",),
    "pl": ("sk", "szl", "hsb", "csb"),
    "id": ("ms", "jv", "su", "min", "tl"),
    "ku": ("kmr", "ckb", "zza"),
    "tr": ("az", "tk", "crh", "uz", "gag"),
    "fi": ("et", "sme", "vep"),
    "en": ("sco", "ang"),
}
"""For a guess, languages that may be declared and are too much like it to be doubted."""

_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_PERSIAN: Final = re.compile(r"[پچژگی]")
_UKRAINIAN: Final = re.compile(r"[іїєґ]", re.IGNORECASE)

_TURKISH: Final = re.compile(r"[ğı]")

_LITTLE_WORDS: Final = {
    "en": "the of and to in is that it was for with as on by this are from have not but which",
    "de": "der die das und ist nicht mit den von ein eine auf für im dem des zu sich auch wird",
    "fr": "le la les des et est une un dans que qui pour pas sur au avec ce il sont plus du",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi kadar sonra ama ne var değil",
    "es": "el la los las de que y en un una es por con para del se no su lo como más",
    "it": "il la di che e un una per è non con del della sono le gli si dei nel anche",
    "pt": "o a os as de que e em um uma é para com não por do da se mais no na dos",
    "nl": "de het een en van is dat niet in op te voor met zijn er aan ook als bij door",
    "sv": "och att det som en på är av för med den till inte har om ett var jag ska",
    "da": "og at det som en på er af for med den til ikke har om et var jeg skal der",
    "no": "og å det som en på er av for med den til ikke har om et var jeg skal ble",
    "pl": "i w na z się nie do to że jest o jak po co tak za od są przez dla",
    "cs": "a v na se je že o s z do to i za pro jako by které který ale jsou",
    "fi": "ja on ei se että oli hän mutta joka ovat myös kun niin mukaan sen ole",
    "hu": "a az és hogy nem is egy van ez csak meg de volt mint azt már",
    "ro": "și în de la cu pe nu este un o care că din mai pentru au fost",
    "id": "yang dan di dengan untuk ini dari itu tidak dalam pada adalah akan ke juga",
    "ku": "û ku di de li ji bo bi ev wan dike hat jî yên ew min",
}
_HIT_OF: Final = {language: frozenset(words.split()) for language, words in _LITTLE_WORDS.items()}

LITTLE_WORDS: Final = frozenset().union(*_HIT_OF.values())
"""The commonest little words of all the languages that are told by them."""


def read_language(declared: str, text: str) -> str:
    """Return the language of *text*: as *declared*, a BCP 47 tag, unless it is surely another.

    Many a site says that it is English and writes something else. Kin that share their little
    words or their script are not told apart.
    """
    guess = guess_language(text)
    own = declared.partition("-")[0].lower()
    if not own or not guess or guess == own:
        return declared or guess
    is_kin = own in _KIN_OF.get(guess, ()) or not {own, guess} & _HIT_OF.keys()
    return declared if is_kin or len(text) < MIN_DOUBT else guess


def guess_language(text: str) -> str:
    """Return the BCP 47 tag of the language *text* is surely in, or an empty string."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return ""
    for language, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (0.1 if language == "ja" else 0.4):
            return _variant(language, sample)
    return _by_little_words(sample) or _by_letters(sample, letters)


def _by_letters(sample: str, letters: int) -> str:
    """Tell Turkish by two letters that hardly any other language has, unless Azeri's is there."""
    found = len(_TURKISH.findall(sample))
    return "tr" if found >= MIN_HITS and found * 50 >= letters and "ə" not in sample else ""


def _variant(language: str, sample: str) -> str:
    if language == "ar" and len(_PERSIAN.findall(sample)) * 40 > len(sample):
        return "fa"
    if language == "ru" and len(_UKRAINIAN.findall(sample)) * 60 > len(sample):
        return "uk"
    return language


def _by_little_words(sample: str) -> str:
    words = re.findall(r"[^\W\d_]+", sample.lower())
    hits = sorted(
        ((sum(word in known for word in words), name) for name, known in _HIT_OF.items()),
        reverse=True,
    )
    (best, language), (second, _) = hits[:2]
    is_sure = best >= MIN_HITS and best * 12 >= len(words) and best >= second * 1.2
    return language if is_sure else ""

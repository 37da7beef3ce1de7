"""Letters beyond ASCII by language, the most frequent first, and the encodings they came in.

Orders of frequency are those of Wikipedia's *Letter frequency* and of common lists of characters;
a place or two more or less makes no difference.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


def _shares(letters: str, weight: float, flatness: float) -> dict[str, float]:
    """Return how often each of *letters* is met, in all *weight*, from their order."""
    ranks = {letter: 1 / (rank + flatness) for rank, letter in enumerate(letters)}
    total = sum(ranks.values()) or 1.0
    return {letter: weight * rank / total for letter, rank in ranks.items()}


@dataclass(frozen=True, eq=False)
class Alphabet:
    """What is written in one byte a letter.

    Attributes:
        languages: BCP 47 primary tags.
        share: That of the pages on the web in these languages, in percent and by and large.
        letters: Without capitals, save one that has no small letter of its own.
        codecs: Python's names of the encodings in use.
        old_codecs: Those in which few files are left.
        marks: The share of quotation marks, dashes and other signs among what is not ASCII.
    """

    languages: str
    share: float
    letters: str
    codecs: tuple[str, ...]
    old_codecs: tuple[str, ...] = ()
    marks: float = 0.12
    shares: Mapping[str, float] = field(init=False)
    is_latin: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", _shares(self.letters, 1 - self.marks, 1.5))
        object.__setattr__(self, "is_latin", self.letters[0] < "\u0370")


@dataclass(frozen=True, eq=False)
class Writing:
    """What is written in several bytes a character.

    ``subset`` is the codec of the set whose common characters have their first byte in the range
    ``common_rows``.
    """

    languages: str
    share: float
    letters: str
    codecs: tuple[str, ...]
    subset: str = ""
    common_rows: tuple[int, int] = (0, 0)
    old_codecs: tuple[str, ...] = ()
    is_latin: bool = False
    shares: Mapping[str, float] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", _shares(self.letters, 0.5, 15))


_WEST: Final = (("cp1252",), ("mac-roman", "iso8859-15", "cp850"))
_CENTRE: Final = (("cp1250", "iso8859-2"), ("cp852",))
_BALTIC: Final = (("cp1257", "iso8859-13"), ())
_TURKISH: Final = (("cp1254",), ("cp857",))
_CYRILLIC: Final = (("cp1251", "iso8859-5"), ())

ALPHABETS: Final = (
    Alphabet("en", 50, "éïèêçñöüáôà", *_WEST, marks=0.7),
    Alphabet("de", 5, "üäößé", *_WEST),
    Alphabet("fr", 4.5, "éàèêçôùâîûœïëüæ", *_WEST),
    Alphabet("es gl", 5.5, "óíáñéúü", *_WEST),
    Alphabet("pt", 3.5, "ãçáéíóêõúâàôü", *_WEST),
    Alphabet("it", 2.5, "àèùòìéî", *_WEST),
    Alphabet("ca", 0.2, "àéèóíçòúïü", *_WEST),
    Alphabet("sv fi", 1, "äåöé", *_WEST),
    Alphabet("da no nb nn", 0.6, "øåæéöäü", *_WEST),
    Alphabet("is fo", 0.03, "áíðóþæúéöýø", *_WEST),
    Alphabet("nl af", 2, "ëéïèóöêü", *_WEST),
    Alphabet("ga gd cy", 0.05, "áéíóúâêîôûàèìòù", *_WEST),
    Alphabet("sq", 0.05, "ëç", *_WEST),
    Alphabet("et", 0.1, "äõüöšž", ("cp1257", "cp1252", "iso8859-13"), ("iso8859-15",)),
    Alphabet("tr az ku", 2.5, "ıüşçğöİâîêû", *_TURKISH),
    Alphabet("cs", 1, "áíěéřčžýšůúňťóď", *_CENTRE),
    Alphabet("sk", 0.4, "áíýčéšžúťľôňóäďŕĺ", *_CENTRE),
    Alphabet("pl", 2, "łęąóżśćńź", *_CENTRE),
    Alphabet("hu", 0.7, "áéöőóüíúű", *_CENTRE),
    Alphabet("ro", 0.7, "ăîţâşțș", ("cp1250", "iso8859-2"), ("iso8859-16", "cp852")),
    Alphabet("hr bs sr", 0.4, "čšžćđ", *_CENTRE),
    Alphabet("sl", 0.2, "čšžć", *_CENTRE),
    Alphabet("lt", 0.2, "ėųšįžąčūę", *_BALTIC),
    Alphabet("lv", 0.1, "āīšēņģļžūčķ", *_BALTIC),
    Alphabet("vi", 1, "đưôơăâê\u0301\u0300\u0323\u0309\u0303áàóòéèíìúùýãõ", (), ("cp1258",)),
    Alphabet(
        "ru",
        6,
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ",
        ("cp1251", "koi8-r", "iso8859-5"),
        ("cp866",),
    ),
    Alphabet(
        "bg mk",
        0.3,
        "аиоентрсвлкдпмзгъуячбхжцйщшфюь",
        ("cp1251", "koi8-r", "iso8859-5"),
        ("cp866",),
    ),
    Alphabet(
        "uk",
        0.7,
        "оаніирвтесклудмпзяьбгйчхціжшюїщєфґ",
        ("cp1251", "koi8-u", "iso8859-5"),
    ),
    Alphabet("be", 0.05, "анірокеылтсядудпмзбўьгжчйшцхюэфё", *_CYRILLIC),
    Alphabet("sr mk", 0.2, "аиоенрсуткјвдмплгзбцшхчжњћљђџ", *_CYRILLIC),
    Alphabet("el", 0.6, "ατοιενρσκηπςυμλίόάγέδήωχθύφβξζώψϊ", ("cp1253", "iso8859-7")),
    Alphabet("he yi", 0.4, "יוהלרבתמאשנעםדקחפסכגטצןזךףץ", ("cp1255", "iso8859-8")),
    Alphabet("ar", 1, "اليمونرتبةعدسفهكقأحجشطصىخإذثغضزءئؤظآ،", ("cp1256", "iso8859-6")),
    Alphabet("fa ur ps", 1.5, "ايردنهومتبسلکكشزفگعخقجآپحطصچغضثظژئذ،", ("cp1256",)),
    Alphabet("th", 0.6, "านรอก่เ้งมยลวดทสตะปบคหัแจพิชขใีื็ไผุูาถศณโำญซ", ("cp874",)),
)
"""The languages whose letters one byte each stands for; of equal ones the earlier is meant."""

_CHINESE: Final = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发"
    "后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开"
    "但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并"
)
"""The most frequent simplified characters."""

_TAIWANESE: Final = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發"
    "後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開"
    "但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並"
)
"""The most frequent traditional characters."""

_JAPANESE: Final = (
    "のにたるいとしをはでてがなれからさっりすあもこまうくよきんめおけそつだやえどーンスルトリイアラ"
    "わちみせじばッドシレクジタフロカテマィグバムプオコデニウメサビナ日一人年大国本中長出三時行見月"
    "へろびげむ東生者的分事会学地"
)
"""Kana and the most frequent kanji."""

_KOREAN: Final = (
    "이다에는의로하을가고지서한은기으년대사시를리도인스일자부해아정어수그나들있전라제장보여주원상만"
    "공구국것조동었과와우신성오위적세치게면방중연유비당무선경물게했원말안"
)
"""The most frequent syllables."""

WRITINGS: Final = (
    Writing("zh", 1.5, _CHINESE, ("gb18030",), "gb2312", (0xB0, 0xD8)),
    Writing("zh", 0.8, _TAIWANESE, ("big5hkscs", "gb18030"), "big5", (0xA4, 0xC7)),
    Writing("ja", 5, _JAPANESE, ("cp932", "euc-jp"), "euc-jp", (0xB0, 0xD0)),
    Writing("ko", 1, _KOREAN, ("cp949",), "euc-kr", (0xB0, 0xC9)),
    Writing("", 100, "", ("utf-8",)),
)
"""The languages whose characters several bytes stand for; UTF-8 is for all of them."""

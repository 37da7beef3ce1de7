# ruff: noqa: RUF001 - marks that look alike are what is cut at
"""Words that end in a full stop without ending a sentence, and words that begin one."""

from dataclasses import dataclass
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Habits:
    """How a language uses the full stop; words stand without their last full stop.

    Attributes:
        joining: Abbreviations that something always follows: titles, ``z. B.``, ``p.``.
        closing: Abbreviations that can also end a sentence: ``etc.``, ``a.m.``, ``Inc.``.
        openers: Words that begin sentences far more often than they follow an abbreviation.
        has_ordinals: Whether a number with a full stop is an ordinal: ``3. Oktober``.
    """

    joining: frozenset[str]
    closing: frozenset[str]
    openers: frozenset[str]
    has_ordinals: bool = False


def _words(text: str) -> frozenset[str]:
    """Return the words of *text*; a low line stands for a space inside an abbreviation."""
    return frozenset(word.replace("_", " ") for word in text.split())


_EVERYWHERE: Final = Habits(
    joining=_words("Dr Prof St vs cf ca al approx no No Nr vol vols Vol pp ed eds Fig fig Abb bzw"),
    closing=_words("etc Inc Ltd Co Corp Jr Sr"),
    openers=frozenset(),
)
"""What most languages that are written in Latin letters share."""

_ENGLISH: Final = Habits(
    joining=_words(
        "Mr Mrs Ms Mx Messrs Mt Ft Rev Hon Gen Maj Col Lt Cpl Sgt Capt Cmdr Adm Gov Sen Rep "
        "Pres Supt Det Insp e.g e._g i.e i._e viz p chap sec par ch Art art Sect Eq eq Ref op "
        "ibid Ed Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur "
        "Thurs Fri Sat Sun b d c esp incl est dept Dept univ Univ trans repr Rd Ave Blvd Ph.D "
        "M.Sc D.Phil Ald"
    ),
    closing=_words(
        "a.m p.m A.M P.M am pm U.S U.K U.N E.U U.S.A U.S.S.R D.C B.C A.D B.C.E C.E P.S Esq "
        "Bros Plc Div ft in oz lb Ph.D M.A B.A M.D St Rd Ave Blvd"
    ),
    openers=_words(
        "The This That These Those He She It They We You I There Here His Her Its Their Our "
        "My Your A An In On At By For From With After Before When While If As But And Or So "
        "Yet Then Now Not No What Who Why How Where Which Some Many Most All Both Each Every "
        "Nobody Nothing One Two Others Later Since Although However According Meanwhile Only "
        "Almost Even Still See"
    ),
)

_GERMAN: Final = Habits(
    joining=_words(
        "z._B z.B d._h d.h u._a u.a o._ä o.ä i._d._R i.d.R v._a v.a u._U u.U s._o s.o s._u "
        "s.u a._M a.M h._c h.c o._k o.k i._A i.A i._V i.V m._E m.E z._T z.T z._Zt z.Zt s S Bd "
        "Bde Kap Anm Art Abs Abschn Ziff Hr Fr Frl Dipl Ing Mag geb gest verh verw sen jun "
        "vgl Vgl evtl ggf inkl exkl max min mind Max Min Mind bzgl Bzgl sog insb insbes bes "
        "allg usf lt Lt gem zzgl abzgl Tel Str Hauptstr Jan Jän Feb Febr Apr Jun Jul Aug Sep "
        "Sept Okt Nov Dez Mo Di Mi Do Sa So Mio Mrd Tsd Std Min Sek Jh Jhd med phil jur rer "
        "nat theol Ges hrsg Hrsg Aufl Ausg Verf zit ebd dt engl frz lat griech röm österr "
        "schweiz ehem n v n._Chr v._Chr n.Chr v.Chr"
    ),
    closing=_words(
        "usw usf etc n._Chr v._Chr n.Chr v.Chr Jh Jhd Mio Mrd AG GmbH o._ä o.ä u._ä u.ä Str a._M"
    ),
    openers=_words(
        "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ihr Ich Du Man Dies "
        "Diese Dieser Dieses Jener Jene In Im Am An Auf Bei Beim Mit Nach Nachdem Von Vom Vor "
        "Zu Zum Zur Aus Für Durch Über Unter Um Und Aber Oder Doch Denn Dann Danach Da Dort "
        "Hier Heute Wenn Als Ob Weil Wer Was Wo Wie Warum Nur Auch So Sein Seine Ihre Unsere "
        "Nicht Niemand Nichts Kein Keine Mehr Viele Alle Manche Später Seit Seitdem Trotz "
        "Obwohl Während Laut"
    ),
    has_ordinals=True,
)

_FRENCH: Final = Habits(
    joining=_words(
        "M MM Mme Mmes Mlle Mlles Me Mgr Mgrs Pr Ste Sts bd Bd av Av pl rte chap art al fig p "
        "n r v tél Tél p._ex p.ex c.-à-d c._-à-d cf Cf env prof lt cap col gén éd coll trad "
        "réf hab ms mss janv févr fév avr juil sept oct nov déc lun mar mer jeu ven sam dim "
        "Cie op ibid ss sq adj P.-S"
    ),
    closing=_words("etc J.-C Cie O.N.U U.R.S.S S.A S.N.C.F env P.-S h"),
    openers=_words(
        "Le La Les L’ Un Une Des Il Elle Ils Elles On Ce Cet Cette Ces C’est C’était Je Tu "
        "Nous Vous En Dans Sur Sous Avec Sans Par Pour Mais Et Ou Or Donc Puis Ensuite Après "
        "Avant Quand Lorsque Si Comme Que Qui Où Pourquoi Son Sa Ses Leur Leurs Mon Ma Mes "
        "Notre Tout Toute Tous Rien Personne Aucun Ainsi Alors Depuis Selon Bref Voir Au Aux "
        "À"
    ),
)

_TURKISH: Final = Habits(
    joining=_words(
        "Doç Yrd Öğr Gör Arş Av Alb Yzb Bnb Yb Org Korg Tümg Tuğg Gen Ütğm Tğm Sn Hz Haz çev "
        "Çev bkz Bkz krş örn Örn Mah Cad Sok Sk Blv Apt Tel s c sf Şek Ş M.Ö M.S m._ö M._Ö "
        "M._S İ.Ö İ.S T.C T.B.M.M yy hzl ed Ed Müh Uzm Op Ecz Vet Oca Şub Mar Nis May Haz Tem "
        "Ağu Eyl Eki Kas Ara A.B.D Ord Bşk Gnl"
    ),
    closing=_words("vb vs vd A.Ş Ltd Şti yy M.Ö M.S A.B.D"),
    openers=_words(
        "Bu Şu O Bunlar Onlar Ben Sen Biz Siz Bir Bütün Her Hiç Kimse Ama Fakat Ancak Ve Veya "
        "Sonra Önce Çünkü Eğer Ne Neden Niçin Nasıl Kim Nerede Şimdi Bugün Dün Böyle Öyle "
        "Daha En Yine Bunun Onun Bundan Ayrıca Oysa Belki Artık Burada Orada"
    ),
    has_ordinals=True,
)

_ARABIC: Final = Habits(
    joining=_words("د أ ا م ج ص ش ت ط هـ ق س ع ر ل ك ب ن أ._د مج تح"),
    closing=_words("ق.م ق._م إلخ الخ هـ م"),
    openers=_words(
        "ثم وكان وكانت كان كانت وقد قد لكن ولكن وفي وهو وهي هو هي هذا هذه ذلك تلك لم لا لن إن "
        "إذا عندما بعد وبعد قال وقال قالت وقالت أما هل ماذا لماذا كيف أين متى من ومن وعلى"
    ),
)

_BY_LANGUAGE: Final = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "tr": _TURKISH,
    "ar": _ARABIC,
}

_ORDINALS: Final = frozenset(
    [
        "bs",
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "hr",
        "hu",
        "is",
        "lv",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
        "tr",
    ]
)
"""Languages that write an ordinal as a number with a full stop."""


@cache
def habits(language: str) -> Habits:
    """Return the habits of a language, by its ISO 639 code; of an unknown one all together."""
    code = language.lower().replace("_", "-").partition("-")[0]
    known = _BY_LANGUAGE.get(code)
    parts = (_EVERYWHERE, known) if known else (_EVERYWHERE, *_BY_LANGUAGE.values())
    return Habits(
        joining=frozenset().union(*(part.joining for part in parts)),
        closing=frozenset().union(*(part.closing for part in parts)),
        openers=frozenset().union(*(part.openers for part in parts)),
        has_ordinals=code in _ORDINALS,
    )

"""Words that turn the sense of a sentence: none may vanish behind brackets or an ellipsis."""

import unicodedata
from collections.abc import Iterable
from typing import Final

NEGATIONS: Final = frozenset(
    {
        *("not", "no", "never", "none", "nor", "neither", "nobody", "nothing", "nowhere"),
        *("cannot", "without", "hardly", "scarcely", "barely"),
        *("nicht", "nie", "niemals", "nichts", "niemand", "nirgends", "ohne", "weder", "kaum"),
        *("kein", "keine", "keinen", "keinem", "keiner", "keines"),
        *("ne", "pas", "jamais", "rien", "personne", "aucun", "aucune", "sans", "ni", "non"),
        *("no", "nunca", "nada", "nadie", "ningún", "ninguna", "ninguno", "sin", "tampoco"),
        *("não", "nem", "ninguém", "sem", "mai", "niente", "nessuno", "nessuna", "senza"),
        *("niet", "geen", "nooit", "niets", "niemand", "zonder"),
        *("değil", "asla", "hiç", "yok", "hayır", "не", "ни", "нет", "никогда", "без"),
        *("لا", "لم", "لن", "ليس", "ليست", "ما", "غير", "دون", "بدون", "نه", "لا"),
        *("不", "没", "沒", "无", "無", "未", "非", "לא", "אין", "בלי"),
    }
)
"""In the languages of the program's tests and some of their neighbours, folded."""

_CONTRACTED: Final = "n't"


def turns_the_sense(folded: Iterable[str]) -> bool:
    """Tell whether one of these words, without capitals, is a negation or a number."""
    return any(word[:1].isdecimal() or negates((word,)) for word in folded)


def negates(folded: Iterable[str]) -> bool:
    """Tell whether one of these words, without capitals, is a negation."""
    return any(word in _FOLDED or word.endswith(_CONTRACTED) for word in folded)


_FOLDED: Final = frozenset(unicodedata.normalize("NFKC", word).casefold() for word in NEGATIONS)

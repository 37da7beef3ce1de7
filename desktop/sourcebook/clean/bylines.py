# ruff: noqa: RUF001 - letters and signs of several scripts look alike
"""Bylines, as they stand above articles: what introduces a name, and what is none beside it."""

import re
from collections.abc import Iterator
from typing import Final

from sourcebook.base import bodies
from sourcebook.base.ornaments import LINE
from sourcebook.clean.blocks import one_line
from sourcebook.clean.dates import find_date, without_dates
from sourcebook.clean.places import is_place
from sourcebook.clean.typography import APOSTROPHES, BETWEEN, COLONS, DASHES, SLASHES

MAX_NAME: Final = 100
"""Code points of a name with its titles."""

MAX_LINE: Final = 5_000
"""Code points of a byline that are read."""

PARTICLES: Final = frozenset(
    (
        *("de", "da", "di", "do", "du", "dos", "das", "del", "della", "des", "van", "von", "vom"),
        *("zu", "zur", "der", "den", "ter", "ten", "te", "la", "le", "bin", "ibn", "al", "el", "y"),
        *("af", "av", "e", "ben", "abu", "bint"),
    )
)
"""Words within a name that are written small."""

_COLON: Final = rf"\s*[{COLONS}]\s*"
_HAN: Final = r"[\u3400-\u9fff]"
_LABEL: Final = re.compile(
    r"(?:(?:reportage|récit|enquête|portrait|analyse|entretien|tribune|chronique|interview)\.\s+"
    r"|(?:(?:text|words|story|written|authored|guide|recipe|posted|published|reviewed|reported|reporting|article|analysis"
    r"|interview|commentary|opinion|insights)(?:\s+and\s+\w+)?\s+)?(?:by|insights from)\b"
    rf"(?:{_COLON}|\s+)"
    r"|(?:(?:ein\s+)?(?:text|bericht|kommentar|analyse|gastbeitrag|interview|reportage|texte|propos)"
    r"\s+(?:recueillis\s+)?)?(?:von|par)\b"
    rf"(?:{_COLON}|\s+)"
    rf"|(?:por|di|door|av|af|od|przez|автор|yazan|de la main de)\b(?:{_COLON}|\s+)"
    r"|(?:author|autor(?:in|en|a|es)?|autore|autrice|auteur|auteure|yazan|yazar|haber|muhabir|text"
    r"|texte|texto|testo|tekst|szöveg|skribent|författare|forfatter|schrijver|verfasser(?:in)?|автор"
    rf"|авторы|текст|redacción|reporter|words|story){_COLON}"
    rf"|(?:بقلم|كتبت?|كتبه|الكاتبة?|إعداد|تقرير|أعدّ?ه)(?:{_COLON}|\s+)"
    rf"|(?:作者|文|撰文|撰稿|记者|記者|本报记者|本報記者|特约记者|文字)(?:\s*[{COLONS}{SLASHES}丨｜|]\s*|\s+)"
    rf"|(?:(?:新华社|中新社|本报|本報|特约)?(?:记者|記者))(?={_HAN}{{2,4}}(?:$|[\s{SLASHES}、，]))"
    r")",
    re.IGNORECASE,
)
_ROLE_BEFORE: Final = re.compile(
    r"(?:d[eu]\s+)?(?:unser(?:e[mnrs]?)?|our|notre|nos|nuestr[oa]s?|(?:d[ae]l\s+)?nostr[oa]|onze|vår"
    r"|vores)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|mitarbeiter(?:in)?|correspondent"
    r"|autor(?:in)?|correspondante?|envoyée?\s+spéciale?|journaliste|corresponsal|enviad[oa]\s+especial"
    r"|corrispondente|inviat[oa]|verslaggever|writer|reporters?)\s+"
    r"(?:(?:in|à|en|au|aux|a|da|aus)\s+\w+,?\s+)?(?=[^\W\d_])",
    re.IGNORECASE,
)
"""Who someone is, before a name: *unserem Redakteur*, *notre correspondant à Rome*."""

_OCCUPATION: Final = re.compile(
    r"\b(?:reporters?|editors?|correspondents?|writers?|columnist|journaliste?s?|journalistin|producer"
    r"|photograph\w*|photos?|foto|fotos|bilder|video|illustrat\w*|graphics?|translat\w*|übersetz\w*"
    r"|edited|editing|redakteur\w*|korrespondent\w*|reporterin|volontär\w*|chef\w*|envoyée?s?|spéciale?s?"
    r"|correspondante?s?|corresponsal\w*|enviad[oa]s?|inviat[oa]|corrispondente|muhabiri?|editörü?"
    r"|staff|contribut\w+|experts?|chief|professor|lecturer|fellow|director|analyst|author|founder|managing"
    r"|coordinator|marketing|head|senior|junior|manager|specialist|consultant|engineer|winemaker|officer"
    r"|president|ceo|cto|cfo|strategist|assistant|associate|intern|designer|developer|scientist"
    r"|researcher|freelance\w*|lead|team|content|copywriter|newsroom|director\w*|redaktion|autorin"
    r"|special to|politics|desk|read|share|follow|subscribe|comments?|view|profile|more|bio)\b",
    re.IGNORECASE,
)
"""What a person is, or a part of a site: no part of a name."""

_FROM: Final = re.compile(
    r"(?:à|au|aux|in|en|em|aus|from|at|a|da|zu|nach|te|i|w|v|de|из|في|من)\s+\S"
)
"""Where someone reports from, behind a name."""

_EAST_END: Final = re.compile(
    rf"\s*[{SLASHES}／]?\s*{_HAN}{{0,4}}(?:综合|綜合|专题|專題)?(?:报道|報導|報道|专电|專電|讯|訊|摄影报道|攝影)$"
)
_OTHERS: Final = re.compile(
    r"[;；\s]+(?:编辑|編輯|责编|責編|责任编辑|摄影|攝影|图|校对|تصوير|تحرير)\s*[:：].*$"
)
"""Who else had a part in it, behind the author."""

_BEHIND: Final = re.compile(
    r"\s*\(?@\w{2,30}\b\)?"
    r"|\.?\s+(?:with\s+)?(?:[Pp]hotos?|[Pp]hotographs?|[Pp]hotography|[Pp]ictures|[Ii]mages"
    r"|[Ii]llustrations?|[Vv]ideos?|[Gg]raphics|[Ee]dited|[Tt]ranslated|[Rr]eviewed)\s+(?:by\b|:).*$"
    r"|,?\s+(?:Published|Updated|Posted)\b.*$"
)
"""What stands behind a name: how it is called elsewhere, who else had a part, and since when."""

_FOR: Final = re.compile(r"\s+(?:for|für|pour|para|per)\s+(?:[Tt]he\s+)?[A-Z].*$")
_WITH: Final = re.compile(r"\s*\((?:avec|with|mit|con|com|met|med)\s[^()]*\)$", re.IGNORECASE)
"""Whose news an author used."""

_AGENCY: Final = re.compile(r"(?<=[^\W\d_]{2})\s+(?:The\s+)?(?:Associated Press|Reuters|AFP|dpa)$")
"""For whom an author writes, behind the name without a sign between."""

_NO_NAME: Final = re.compile(
    r"https?:|www\.|@|[<>{}©]|^\d+$|\.(?:com|org|net)$|^(?:page|post|site)\.\w"
    r"|^(?:\w{0,12}admin(?:istrator)?n?|(?:senior |managing |guest )?editor|staff"
    r"|null|undefined|none|unknown|author|guest|root|user|webmaster|default|anonymous"
    r"|published|updated|share|follow|more|read more"
    r"|(?:posted|written|reviewed|published)(?: by)?:?|by|insights from)$",
    re.IGNORECASE,
)
_AND: Final = re.compile(
    r",?\s+(?:and|und|et|y|e|ve|en|og|och|и|with|mit|avec|&)\s+|\s*;\s*", re.IGNORECASE
)
_JOINED: Final = re.compile(r"\s(?:and|und|&)\s", re.IGNORECASE)
_TITLED: Final = re.compile(
    r"^(?:Ph\.?D|M\.?D|R\.?D|M\.?S|B\.?A|M\.?A|J\.?D|MBA|CFP|CPA|RN|Jr|Sr|II|III|Dr)\b",
    re.IGNORECASE,
)
_EAST_NAMES: Final = re.compile(rf"{_HAN}{{2,4}}(?:[\s、，,]+{_HAN}{{2,4}})+")
_EAST_PAIR: Final = re.compile(rf"{_HAN}+,\s*{_HAN}+")
_BARS: Final = re.compile(r"\n|\s*[|｜]\s*|\s+[•·]\s+")
_DASH: Final = re.compile(rf"\s+[{DASHES}]\s+")
_EDGES: Final = f" ,،{LINE}{BETWEEN}{SLASHES}"


def label_end(line: str) -> int:
    """Return where the name begins in a line that begins as a byline does, or 0."""
    found = _LABEL.match(line)
    if found:
        role = _ROLE_BEFORE.match(line, found.end())
        return role.end() if role else found.end()
    # *De notre correspondante à Rome, Anna Berg* has no other label.
    role = _ROLE_BEFORE.match(line) if line.startswith(("De ", "DE ")) else None
    return role.end() if role else 0


def split_names(raw: str) -> Iterator[str]:
    """Yield the names in a byline; a title after a comma stays with its name.

    A date, a place and what someone is are no names; line breaks and bars part lines.
    """
    lines, whole = list(_lines(raw)), one_line(raw[:MAX_LINE])
    has_name = False
    for line in lines:
        is_sure = lines == [whole] or label_end(line) > 0
        for name in _names_of_line(line):
            if is_person(name) or (not has_name and (is_sure or _may_stand_first(name))):
                has_name = True
                yield name


def formal_names(raw: str) -> Iterator[str]:
    """Yield the names of a field for names: one with one comma is ``Family, Given``."""
    for part in re.split(r"\s*;\s*", one_line(raw)):
        if part.count(",") == 1 and not _JOINED.search(part):
            if fitting := fit_name(part):
                yield spoken(fitting) if _EAST_PAIR.fullmatch(fitting) else fitting
        else:
            yield from split_names(part)


def spoken(name: str) -> str:
    """Return ``Family, Given`` as it is said: ``Given Family``; every other name as it is."""
    family, comma, given = (part.strip() for part in name.partition(","))
    is_person = comma and family and given and "," not in given and not bodies.is_body(name)
    if not is_person or _TITLED.match(given) or len(name.split()) > 9:
        return name
    return f"{family}{given}" if _EAST_PAIR.fullmatch(name) else f"{given} {family}"


def is_full_name(piece: str) -> bool:
    """Tell two to four words that begin with a capital, or in a script without; and particles."""
    words = piece.split()
    names = [word for word in words if word not in PARTICLES]
    is_long = 2 <= len(words) <= 6 and (len(names) > 1 or not piece.isascii())
    return (
        is_long and len(names) <= 4 and all(map(_begins_name, names)) and not _TITLED.match(piece)
    )


def is_login(name: str) -> bool:
    """Tell one word in small letters, of figures or with signs: nobody is called so."""
    return len(name.split()) == 1 and name.isascii() and name == name.lower()


def fit_name(raw: str) -> str:
    """Return *raw* without labels and signs around it; nothing when it can be no name."""
    line = one_line(raw).strip(_EDGES)
    name = line[label_end(line) :].strip(_EDGES)
    is_name = 1 < len(name) <= MAX_NAME and not _NO_NAME.search(name) and not find_date(name)
    return name if is_name and any(map(str.isalpha, name)) else ""


def without_place(line: str) -> str:
    """Take from the end of *line* where its author is and what: *Anna Berg, Berlin*."""
    pieces = [piece.strip() for piece in re.split(r"[,،，]", line)]
    while len(pieces) > 1 and is_full_name(pieces[-2]) and _is_beside(pieces[-1]):
        pieces.pop()
    line = ", ".join(pieces) if len(pieces) < line.count(",") + line.count("،") + 1 else line
    head, *tails = _DASH.split(line)
    if tails and _begins_name(head) and (is_full_name(head) or bodies.is_body(head)):
        line = head
    elif tails and all(is_place(one) for one in (head, *tails[:-1])):
        line = tails[-1]  # القاهرة - رويترز
    pieces = re.split(rf"\s*[{SLASHES}／]\s*", line)
    while len(pieces) > 1 and (_is_beside(pieces[-1]) or _EAST_END.fullmatch(pieces[-1])):
        pieces.pop()
    return pieces[0] if len(pieces) == 1 else line


def _is_beside(piece: str) -> bool:
    is_where = is_place(piece) or bool(_FROM.match(piece) and len(piece.split()) < 4)
    is_what = bool(_OCCUPATION.search(piece)) or bodies.is_body(piece)
    return is_where or (is_what and not any(map(_is_unmixed, _AND.split(piece)[1:])))


def _is_unmixed(piece: str) -> bool:
    """Tell a full name by itself: *reporter and Mary Jones* says who else wrote."""
    return is_full_name(piece) and not _OCCUPATION.search(piece)


def _lines(raw: str) -> Iterator[str]:
    for piece in _BARS.split(raw[:MAX_LINE]):
        for line in without_dates(_OTHERS.sub("", one_line(piece))):
            yield _BEHIND.sub("", line)


def _names_of_line(line: str) -> Iterator[str]:
    line = _WITH.sub("", line.strip(_EDGES))
    line = _without_agency(line[label_end(line) :].strip(_EDGES))
    line = without_place(_EAST_END.sub("", line))
    if _EAST_NAMES.fullmatch(line):
        yield from re.findall(f"{_HAN}+", line)
        return
    parts = _AND.split(line)
    if not all(" " in part.strip() for part in parts):
        parts = re.split(r"\s*;\s*", line)  # *Linny and Peter*, *Johnson & Sons*
    for part in parts:
        part = without_place(part)  # noqa: PLW2901 - what is left of it
        inner = [piece.strip() for piece in re.split(r"[,،/／]", part)]
        is_list = len(inner) > 1 and all(map(is_full_name, inner))
        for name in inner if is_list else [part]:
            if fitting := fit_name(name):
                yield fitting


def _without_agency(line: str) -> str:
    found = _AGENCY.search(line) or _FOR.search(line)
    head = line[: found.start()] if found else line
    return head if is_full_name(re.split(r",\s*", _AND.split(head)[-1])[-1]) else line


def is_person(name: str) -> bool:
    """Tell a full name from what else stands in a byline: a place, what someone is, a body."""
    is_one = is_full_name(name) or bool(re.fullmatch(f"{_HAN}{{2,4}}", name))
    return is_one and not _is_beside(name)


def _may_stand_first(name: str) -> bool:
    """Tell a name above other lines from the section or the topic that stands there."""
    return bodies.is_body(name) or all(map(_begins_name, name.split()))


def _begins_name(word: str) -> bool:
    letter = next(filter(str.isalpha, word.strip(APOSTROPHES)), "")
    return bool(letter) and (letter.isupper() or letter.lower() == letter.upper())

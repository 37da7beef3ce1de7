"""A message that was forwarded inside the words of another one: where it begins, who wrote it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

MAX_HEADERS: Final = 12
"""Lines below the mark of forwarding among which the headers stand."""

_MARK: Final = re.compile(
    r"^[> ]*(?:-{2,}[ ]?(?:forwarded message|original message|weitergeleitete nachricht"
    r"|ursprüngliche nachricht|message (?:transféré|d'origine)|mensaje (?:reenviado|original)"
    r"|mensagem encaminhada|messaggio (?:inoltrato|originale)|doorgestuurd bericht"
    r"|iletilen (?:ileti|mesaj)|пересылаемое сообщение)[ ]?-{2,}"
    r"|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message transféré:"
    r")\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LINE: Final = re.compile(r"^[> ]*\*?([^\W\d_]{1,12})\*?\s?(?::\*?\s+|：\s*)(\S.*)$")  # noqa: RUF001 - as in China
_NAMES: Final = {
    **dict.fromkeys(("from", "von", "de", "da", "van", "kimden", "от"), "from"),
    **dict.fromkeys(("subject", "betreff", "objet", "asunto", "assunto"), "subject"),
    **dict.fromkeys(("oggetto", "onderwerp", "konu", "тема"), "subject"),
    **dict.fromkeys(("发件人", "寄件者", "差出人", "보낸사람"), "from"),
    **dict.fromkeys(("主题", "主旨", "件名", "제목"), "subject"),
    **dict.fromkeys(("发送时间", "日期", "送信日時", "日時", "날짜"), "date"),
    **dict.fromkeys(("to", "an", "à", "para", "a", "aan", "kime", "кому"), "to"),
    **dict.fromkeys(("cc", "kopie", "copie", "收件人", "宛先", "抄送", "received"), "to"),
    **dict.fromkeys(("envoyé", "enviado", "inviato", "verzonden", "gönderme"), "date"),
    **dict.fromkeys(
        ("date", "datum", "gesendet", "sent", "fecha", "data", "tarih", "дата"), "date"
    ),
}


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What stood before a forwarded message, its headers as they stand and by name, its words."""

    cover: str
    head: str
    headers: Mapping[str, str]
    words: str


def is_mark(line: str) -> bool:
    """Tell a line that says that a forwarded message begins."""
    return _MARK.fullmatch(line) is not None


def header_in(line: str) -> tuple[str, str] | None:
    """Return name and value of a header that a mail program wrote into a message, or None."""
    found = _LINE.match(line)
    name = found and _NAMES.get(found[1].lower())
    return (name, found[2].strip()) if found and name else None


def forwarded(text: str) -> Forwarded | None:
    """Find the first message that was forwarded inside *text*."""
    mark = _MARK.search(text)
    if mark is None:
        return None
    lines = text[mark.end() :].lstrip("\n").split("\n", MAX_HEADERS)
    headers: dict[str, str] = {}
    count = 0
    for line in lines[:MAX_HEADERS]:
        found = _LINE.match(line)
        if found is None and not (count and line.startswith((" ", "\t")) and line.strip()):
            break
        if found and (name := _NAMES.get(found[1].lower())):
            headers.setdefault(name, found[2].strip())
        count += 1
    if "from" not in headers:
        return None
    head, words = "\n".join(lines[:count]), "\n".join(lines[count:])
    return Forwarded(text[: mark.start()].strip(), f"{mark[0].strip()}\n{head}", headers, words)

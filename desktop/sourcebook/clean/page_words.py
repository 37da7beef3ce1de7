# ruff: noqa: RUF001 - letters of several scripts look alike
"""How pages in many languages name their pages: *Page 2 of 5*, *Nächste Seite*, *下一页*."""

import re
from typing import Final

from sourcebook.clean.typography import BETWEEN, OPENERS

_GAP: Final = r"(?:\s|&nbsp;|<[^<>]{0,200}>){0,6}"
"""What may stand between the words of a count in a page: white space and tags."""

_PAGE: Final = (
    r"(?:page|seite|página|pagina|pàgina|sayfa|bladzijde|strona|stránka|strana|страница|сторінка"
    r"|sida|side|sivu|oldal|صفحة|الصفحة|صفحه)"
)
_OF: Final = r"(?:of|von|sur|de|di|do|du|su|van|av|af|z|ze|из|з|/|من|از)"
COUNT: Final = re.compile(
    rf"(?<![\w/]){_PAGE}{_GAP}(\d{{1,2}}){_GAP}{_OF}{_GAP}(\d{{1,2}})(?![\w/])"
    rf"|第{_GAP}(\d{{1,2}}){_GAP}[页頁]{_GAP}[/，,（(]?{_GAP}[共全]{_GAP}(\d{{1,2}}){_GAP}[页頁]"
    rf"|(?<![\w/])(\d{{1,2}}){_GAP}/{_GAP}(\d{{1,2}}){_GAP}(?:ページ|페이지|页|頁)",
    re.IGNORECASE,
)
"""*Page 2 of 5*: the first two groups that are there are the number and how many there are."""

NEXT: Final = re.compile(
    r"\W*(?:(?:go|continue|on) to (?:the )?next page|next page|continue to page \d+"
    r"|(?:zur )?nächsten? seite|weiter (?:zu|auf|mit) seite \d+|(?:weiterlesen )?auf seite \d+"
    r"|page suivante|aller à la page \d+|lire la suite page \d+|(?:ir a la )?página siguiente"
    r"|siguiente página|próxima página|página seguinte|(?:alla )?pagina (?:successiva|seguente)"
    r"|volgende pagina|sonraki sayfa(?:ya geç)?|następna strona|další strana|ďalšia strana"
    r"|следующая страница|наступна сторінка|nästa sida|næste side|neste side|seuraava sivu"
    r"|következő oldal|下一[页頁]|次のページ(?:へ)?|次へ|다음 페이지|الصفحة التالية|صفحه بعد)\W*",
    re.IGNORECASE,
)
"""The words of a link to the next page."""

ON: Final = re.compile(
    r"[\s›»→>❯▶]*(?:next|weiter|nächste|suivante?|siguiente|próxim[oa]|seguinte|successiv[oa]|avanti"
    r"|volgende|sonraki|ileri|następn[ay]|dalej|další|далее|следующая|вперёд|nästa|næste|neste|下一页"
    r"|下页|次|다음|التالي|التالية|بعدی)[\s›»→>❯▶]*|\s*[›»→❯▶>]{1,2}\s*",
    re.IGNORECASE,
)
"""The words of a link that leads on, to whatever: its address must tell to what."""

PAGE_LINE: Final = re.compile(
    rf"{_PAGE}\s*\d+(?:\s*{_OF}\s*\d+)?|第\s*\d+\s*[页頁](?:\s*[/，,（(]?\s*[共全]\s*\d+\s*[页頁])?"
    r"|(?:next|previous|nächste|vorherige|sonraki|önceki|volgende|vorige|następna|poprzednia"
    r"|следующая|предыдущая|nästa|föregående|næste|forrige|neste) (?:page|seite|sayfa|pagina|strona"
    r"|страница|sida|side)|page (?:suivante|précédente)|página (?:siguiente|anterior|seguinte)"
    r"|pagina (?:successiva|precedente)|[上下]一?[页頁]|(?:次|前)のページ(?:へ)?"
    r"|الصفحة (?:التالية|السابقة)"
    rf"|[\d\s<>{re.escape(BETWEEN + OPENERS)}]{{1,40}}",
    re.IGNORECASE,
)
"""A line that only says which page this is, or leads to another one."""


def count_in(page: str) -> tuple[int, int]:
    """Return which page *page* says that it is, and of how many; zeros where it says nothing."""
    found = COUNT.search(page)
    if not found:
        return 0, 0
    number, total = (int(group) for group in found.groups() if group)
    return number, total

"""What Markdown of articles has beside the first Markdown: strokes, boxes, formulas, addresses.

Imports Python-Markdown, which takes 100 ms: only `markdown_source` asks for it, when it must.
"""

import html as entities
import re
import xml.etree.ElementTree as ET
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sourcebook.base import markdown_signs
from sourcebook.base.markdown_signs import Made
from sourcebook.clean import markdown_dialects
from sourcebook.clean.markdown_dialects import with_gaps

MAX_LETTER: Final = 12
"""Code points of a formula without a sign of one, such as ``f(x)``."""

MAX_NOTE: Final = 2_000
"""Code points of a note within its sentence."""

_INLINE: Final = r"(?<![\\$\w])(\${1,2})(?=[^\s$])([^$\n]{1,2000}?)(?<=[^\s\\])\1(?![\w$])"
_SHOWN: Final = re.compile(r"^[ ]{0,3}\$\$(?!\$)([^$]{1,5000})\$\$[ \t]*$", re.MULTILINE)
_SIGN: Final = re.compile(r"[\\^_={}+<>]")
_BOX: Final = re.compile(r"\s*\[([ xX])\]\s+(?=\S)")
_NOTE: Final = re.compile(rf"(?<![\\\]])\^\[([^\[\]\n]{{1,{MAX_NOTE}}})\]")


class ArticleParts(Extension):
    """Adds them all."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name there
        """Join the parts to a renderer (called by Python-Markdown)."""
        # Behind the fenced code (25), which is out of reach then, and before raw HTML (20).
        md.preprocessors.register(_Shown(md), "shown formulas", 23)
        md.preprocessors.register(_Notes(md), "notes in line", 22)
        md.preprocessors.register(_Gaps(md), "gaps", 21)
        # Behind code in line (190), before escaped signs (180).
        md.inlinePatterns.register(_Formulas(_INLINE, md), "formula", 185)
        markdown_signs.register(md, "s")
        markdown_dialects.register(md)
        md.treeprocessors.register(_Boxes(md), "boxes", 15)


class _Shown(Preprocessor):
    """``$$…$$`` on lines of its own is code in TeX."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "$$" not in text:
            return lines
        return _SHOWN.sub(self._code, text).split("\n")

    def _code(self, found: re.Match[str]) -> str:
        code = f'<pre lang="tex">{entities.escape(found[1].strip())}</pre>'
        return f"\n\n{self.md.htmlStash.store(code)}\n\n"


class _Notes(Preprocessor):
    """``^[words]`` is a footnote where it stands."""

    def run(self, lines: list[str]) -> list[str]:
        notes: list[str] = []

        def called(found: re.Match[str]) -> str:
            notes.append(found[1])
            return f"[^in-line-{len(notes)}]"

        told = [_NOTE.sub(called, line) if not _is_indented(line) else line for line in lines]
        written = [f"[^in-line-{number}]: {note}" for number, note in enumerate(notes, 1)]
        return [*told, "", *written] if notes else lines


class _Gaps(Preprocessor):
    """A list right below words begins there, as other programs read it."""

    def run(self, lines: list[str]) -> list[str]:
        return with_gaps(lines)


class _Formulas(InlineProcessor):
    """``$…$`` is code, unless it only looks like a formula: *from $5 to US$ 7*."""

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        tex = m[2]
        if not _SIGN.search(tex) and (len(tex) > MAX_LETTER or " " in tex or tex[0].isdigit()):
            return None, None, None
        element = ET.Element("code")
        element.text = AtomicString(entities.escape(tex, quote=False))
        return element, m.start(), m.end()


class _Boxes(Treeprocessor):
    """``- [ ]`` shows a box."""

    def run(self, root: ET.Element) -> None:
        for item in root.iter("li"):
            holder = markdown_signs.holder_of(item)
            if found := _BOX.match(holder.text or ""):
                box = markdown_signs.box(found[1])
                holder.text = f"{box} {(holder.text or '')[found.end() :]}"


def _is_indented(line: str) -> bool:
    return line.startswith(("    ", "\t"))

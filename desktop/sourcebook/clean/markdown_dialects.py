"""What programs for notes and sites write into Markdown that others do not know.

Links and boxes of Obsidian and GitHub, pandoc's marks of classes and of high and low signs,
pictures and films of Hugo, and Markdown within HTML. Imports Python-Markdown, which takes
100 ms: only `markdown_parts` asks for it, when it must.
"""

import html as entities
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import quote

from markdown import Markdown
from markdown.inlinepatterns import (
    InlineProcessor,
    SimpleTagInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.preprocessors import Preprocessor

from sourcebook.base.markdown_signs import Made
from sourcebook.clean.markdown_lists import set_in

MAX_WITHIN: Final = 20
"""Quotations inside one another in which lists are looked for."""

_QUOTED: Final = re.compile(r" {0,3}> ?")
_CALLOUT: Final = re.compile(r"\[!([\w-]{1,30})(?:\|[^\]]{0,30})?\][+-]? *(.*)")
_HEADING: Final = re.compile(r"(#{1,6} .*?)[ \t]*\{[#.][^{}]{0,200}\}[ \t]*#*$")
_SPACED: Final = re.compile(r"#{1,6}\s+\S")
_NO_HEADING: Final = re.compile(r"#{1,6}(?=[^\s#])")
_AUTOMATIC: Final = re.compile(r"( *)#\.( +\S)")
_DIVISION: Final = re.compile(r" {0,3}:{3,} *(?:\{[^{}]*\}|[\w-]+(?:\[([^\]]*)\])?)?(.*?):* *$")
_WRAPPER: Final = re.compile(
    r" {0,3}<(/?)(div|details|center|section|article|aside|main|header|footer|nav|font|span)"
    r"\b([^<>]*)>(.*)$",
    re.IGNORECASE,
)
_UNSEEN: Final = re.compile(r"\bhidden\b|display\s*:\s*none|\bmarkdown\b", re.IGNORECASE)
_SHORTCODE: Final = re.compile(r"\{\{[<%]\s*([\w-]+)\s*([^{}]{0,1000}?)\s*/?[%>]\}\}")
_HIGHLIGHTED: Final = re.compile(
    r"\{\{[<%]\s*highlight\s+([\w+#.-]{1,30})[^{}]{0,200}[%>]\}\}((?:(?!\{\{).){0,50000}?)"
    r"\{\{[<%]\s*/\s*highlight\s*[%>]\}\}",
    re.DOTALL,
)
_DIRECTIVE: Final = re.compile(
    r"^( *)(`{3,}|~{3,})\{(note|warning|tip|hint|important|caution|attention|danger|error"
    r"|admonition|seealso|versionadded|versionchanged|deprecated|topic|sidebar|epigraph)\} *(.*)\n"
    r"((?:(?! *[`~]{3,}\{).*\n){0,400}?) *\2[`~]* *$",
    re.MULTILINE,
)
_OPTION: Final = re.compile(r"(?:^ *:[\w-]+:.*\n)+")
_FIELD: Final = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_PATH: Final = re.compile(r"[\"']?([^\s\"']+)")

_ITEM: Final = re.compile(r"[ ]{0,3}(?:[-*+]|1[.)])[ ]+\S")
_WORDS: Final = re.compile(r"[ ]{0,3}(?![-*+>#|]|\d+[.)]|:[ ]|[`~]{3})\S")

_WIKI: Final = r"(!?)\[\[([^\[\]|\n]{1,300})(?:\\?\|([^\[\]\n]{0,300}))?\]\](?![(\[])"
_PICTURE: Final = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?)$", re.IGNORECASE)
_SIZE: Final = re.compile(r"\d+(?:x\d+)?|left|right|center")
_CLASSED: Final = r"(?<!\\)\[([^\[\]\n]{1,500})\]\{[.#][^{}\n]{0,200}\}"
_CLASSES: Final = r"(?<=[\x03)])\{(?:[.#][\w:-]+|=\w+|[\w-]+=[^{}\s]+)(?:\s+[^{}\n]{1,200})?\}"
_MARKED: Final = r"(?<![=\w])(==)(?=[^\s=])(.{1,1000}?)(?<=[^\s=])==(?![=\w])"
_LOW: Final = r"(?<=\w)(~)([\w+-]{1,20})~(?!~)"
_HIGH: Final = r"(?<=[\w)])(\^)([\w+-]{1,20})\^"
_FILMS: Final = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "gist": "https://gist.github.com/",
}


def register(md: Markdown) -> None:
    """Join all of it to a renderer."""
    md.preprocessors.register(_Directives(md), "directives", 26)
    # Behind the fenced code (25), which is out of reach then, and before raw HTML (20).
    md.preprocessors.register(_Shortcodes(md), "shortcodes", 24.4)
    md.preprocessors.register(_Wrappers(md), "wrappers", 24.3)
    md.preprocessors.register(_Headings(md), "headings", 24.2)
    md.preprocessors.register(_Lists(md), "lists", 24)
    # Behind code in line (190).
    md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "broken", 187)
    md.inlinePatterns.register(_WikiLinks(_WIKI, md), "wiki links", 181)
    md.inlinePatterns.register(_Classed(_CLASSED, md), "classed", 175)
    md.inlinePatterns.register(SimpleTagInlineProcessor(_MARKED, "mark"), "marked", 61)
    md.inlinePatterns.register(SimpleTagInlineProcessor(_LOW, "sub"), "low", 60.5)
    md.inlinePatterns.register(SimpleTagInlineProcessor(_HIGH, "sup"), "high", 60.4)
    md.inlinePatterns.register(_Classes(_CLASSES, md), "classes", 60)


class _Lists(Preprocessor):
    """Sets lists in, those of quotations too, and gives boxes their titles."""

    def run(self, lines: list[str]) -> list[str]:
        """Return *lines* set in (called by Python-Markdown)."""
        return self._within(lines, 0)

    def _within(self, lines: Sequence[str], depth: int) -> list[str]:
        written: list[str] = []
        for is_quoted, run in groupby(lines, lambda line: bool(_QUOTED.match(line))):
            if not is_quoted or depth > MAX_WITHIN:
                written += run
                continue
            quoted = list(run)
            mark = f"{quoted[0][: quoted[0].index('>')]}> "
            inner = [_QUOTED.sub("", line, count=1) for line in quoted]
            inner = self._within([*_titled(inner)], depth + 1)
            written += (f"{mark}{line}" for line in with_gaps(inner))
        return set_in(written, self.md.htmlStash.store)


def _titled(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a quotation; the mark of a box becomes its title."""
    found = _CALLOUT.match(lines[0])
    if found:
        yield from (f"**{found[2].strip() or found[1].capitalize()}**", "")
    yield from lines[1:] if found else lines


def with_gaps(lines: Sequence[str]) -> list[str]:
    """Put a blank line before a list right below words: it begins there in other programs."""
    answer: list[str] = []
    is_in_list = False
    for line in lines:
        if _ITEM.match(line):
            if not is_in_list and answer and _WORDS.match(answer[-1]):
                answer.append("")
            is_in_list = True
        elif not line.strip():
            is_in_list = False
        answer.append(line)
    return answer


class _Headings(Preprocessor):
    """Tells headings from tags, and takes what pandoc writes for itself out of them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return *lines* with such signs written so that they are what was meant."""
        is_old = not any(_SPACED.match(line) for line in lines)
        is_old = is_old and any(line.startswith("##") for line in lines)
        return [told for line in lines for told in self._told(line, is_old=is_old)]

    @staticmethod
    def _told(line: str, *, is_old: bool) -> Sequence[str]:
        if _AUTOMATIC.match(line):
            return (_AUTOMATIC.sub(r"\g<1>1.\2", line),)
        if line.startswith("#"):
            is_tag = not is_old and bool(_NO_HEADING.match(line))
            return (f"\\{line}" if is_tag else _HEADING.sub(r"\1", line),)
        if found := _DIVISION.match(line):
            title = (found[1] or found[2] or "").strip()
            return (f"**{title}**", "") if title else ("",)
        return (line,)


class _Wrappers(Preprocessor):
    """Takes tags away that stand around Markdown: what follows a blank line is no HTML."""

    def run(self, lines: list[str]) -> list[str]:
        """Return *lines* without such tags; those around HTML alone stay."""
        written: list[str] = []
        taken: list[bool] = []
        for at, line in enumerate(lines):
            found = _WRAPPER.match(line)
            if found and found[1]:
                is_taken = taken.pop() if taken else False
                written += [found[4]] if is_taken else [line]
            elif found and f"</{found[2]}" not in found[4]:
                taken.append(not _UNSEEN.search(found[3]) and _opens(lines, at, found[4]))
                written += [found[4], ""] if taken[-1] else [line]
            else:
                written.append(line)
        return written


def _opens(lines: Sequence[str], at: int, rest: str) -> bool:
    """Tell a tag behind which, and other tags, a blank line stands."""
    if rest.strip() and not rest.lstrip().startswith("<"):
        return False
    for line in lines[at + 1 : at + 10]:
        if not line.strip():
            return True
        if not line.lstrip().startswith("<") or line.lstrip().startswith("</"):
            return False
    return False


class _Directives(Preprocessor):
    """Opens the boxes of MyST, whose words are Markdown and no code."""

    def run(self, lines: list[str]) -> list[str]:
        """Return *lines* with the names of boxes for their fences."""
        text = "\n".join(lines)
        return _DIRECTIVE.sub(self._opened, text).split("\n") if "{" in text else lines

    @staticmethod
    def _opened(found: re.Match[str]) -> str:
        indent, name, title = found[1], found[3], found[4].strip()
        title = title if name == "admonition" and title else f"{name.capitalize()} {title}".strip()
        return f"{indent}**{title}**\n\n{_OPTION.sub('', found[5], count=1)}"


class _Shortcodes(Preprocessor):
    """Reads the pictures, films, code and paths that Hugo writes in its own words."""

    def run(self, lines: list[str]) -> list[str]:
        """Return *lines* with those that are known written as HTML; others stay as they are."""
        text = "\n".join(lines)
        if "{{" not in text:
            return lines
        text = _HIGHLIGHTED.sub(self._code, text)
        return _SHORTCODE.sub(self._told, text).split("\n")

    def _code(self, found: re.Match[str]) -> str:
        code = entities.escape(found[2].strip("\n"), quote=False)
        return self._put(f'<pre><code class="language-{found[1]}">{code}\n</code></pre>')

    def _put(self, html: str) -> str:
        return f"\n\n{self.md.htmlStash.store(html)}\n\n"

    def _told(self, found: re.Match[str]) -> str:
        name, rest = found[1].lower(), found[2]
        path = _PATH.match(rest)
        if name in {"ref", "relref"} and path:
            return path[1]
        if name in _FILMS and (code := _code_of(rest)):
            address = entities.escape(f"{_FILMS[name]}{code}")
            return self._put(f'<p><a href="{address}">{address}</a></p>')
        if name == "figure":
            said = {one[1].lower(): one[2] or one[3] or one[4] for one in _FIELD.finditer(rest)}
            return self._put(_figure(said)) if said.get("src") else found[0]
        return found[0]


def _code_of(rest: str) -> str:
    """Return the number or name of a film: alone, or the value of ``id``."""
    named = next((one for one in _FIELD.finditer(rest) if one[1].lower() == "id"), None)
    if named:
        return named[2] or named[3] or named[4]
    words = [word.strip("\"'") for word in rest.split() if "=" not in word]
    return "/".join(words)


def _figure(said: Mapping[str, str]) -> str:
    source, alt = (entities.escape(said.get(name) or "") for name in ("src", "alt"))
    lines = [said[name] for name in ("title", "caption", "attr") if said.get(name)]
    caption = "<br>".join(map(entities.escape, lines))
    caption = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{source}" alt="{alt}">{caption}</figure>'


class _WikiLinks(InlineProcessor):
    """``[[Note|words]]`` is its words, ``![[a.png]]`` a picture."""

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        place, label = m[2].strip().rstrip("\\"), (m[3] or "").strip()
        if m[1] and _PICTURE.search(place):
            alt = "" if _SIZE.fullmatch(label) else label
            element = ET.Element("img", {"src": quote(place), "alt": alt})
        else:
            element = ET.Element("span")
            note, _, part = place.partition("#")
            words = part.lstrip("^") if not note else f"{note} > {part}" if part else note
            element.text = label or (note if part.startswith("^") else words)
        return element, m.start(), m.end()


class _Classed(InlineProcessor):
    """``[words]{.class}`` is its words."""

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        element = ET.Element("span")
        element.text = m[1]
        return element, m.start(), m.end()


class _Classes(InlineProcessor):
    """``{#name .class}`` behind a picture, a link or code is nothing."""

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        return ET.Element("span"), m.start(), m.end()

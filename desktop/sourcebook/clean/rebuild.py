"""Kept segments to reading HTML: the structure comes from their paths, the images become assets."""

import html as entities
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sourcebook.base import urls
from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import ink
from sourcebook.clean.caption_words import tidied
from sourcebook.clean.draft import Leftover
from sourcebook.clean.figures import Figure, frame_of
from sourcebook.clean.segment import Form, Segment
from sourcebook.clean.steps import Step
from sourcebook.clean.unread import MAX_ADDRESS
from sourcebook.model.edition import Asset

BUTTON: Final = "boilerplate"
"""Reason of a cut: words for the page, amid a caption."""

RULE: Final = "<hr>"
"""A rule as it is written."""

_FLAT: Final = frozenset({"td", "th", "caption", "figcaption"})
"""Elements that hold lines, not paragraphs."""

_FRAMED: Final = frozenset({Form.IMAGE, Form.EMBED, Form.CAPTION})
"""What stands in a figure."""


@dataclass(slots=True)
class Builder:
    """Writes one article, segment by segment."""

    written: list[str] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    ink: int = 0
    _behind: int = 0
    _path: tuple[Step, ...] = ()
    _numbers: dict[str, int] = field(default_factory=dict)
    _is_fresh: bool = True
    _figure: Figure | None = None

    def add(self, segment: Segment) -> None:
        """Write *segment* into the article."""
        path = _path_of(segment)
        is_flat = bool(path) and path[-1].tag in _FLAT
        if segment.form in _FRAMED and not is_flat:
            self._add_to_figure(segment, path)
            return
        self._go_to(path)
        if not self._is_fresh and segment.text:
            if segment.form is Form.CODE:
                self.written.append("\n")
            elif is_flat:
                self.written.append("<br>")
        self._write(segment, is_flat=is_flat)

    def set_aside(self, segments: Sequence[Segment], reason: str) -> None:
        """Keep *segments* as something that was left out here, with lists, tables and the like."""
        aside = Builder()
        for segment in segments:
            if segment.html:
                aside.add(segment)
            elif segment.address:
                aside.add(_named(segment))
        if html := aside.html():
            self.leftovers.append(Leftover(self.ink, reason, html, self._behind))

    def html(self) -> str:
        """Return the article."""
        self._go_to(())
        return "".join(self.written)

    def _write(self, segment: Segment, *, is_flat: bool) -> None:
        if segment.form is Form.CAPTION:
            html, taken = tidied(segment.html)
            if taken:
                words = entities.escape(taken)
                self.leftovers.append(Leftover(self.ink, BUTTON, words, self._behind))
            segment = replace(segment, html=html, text=strip_tags(html))
        html = self._html(segment, is_flat=is_flat)
        self.written.append(html)
        self._is_fresh = False
        if segment.form is Form.IMAGE or html == RULE:
            self._behind += 1
        elif size := ink(segment.text):
            self.ink += size
            self._behind = 0

    def _add_to_figure(self, segment: Segment, path: tuple[Step, ...]) -> None:
        """Write a picture or a caption, into the figure that is open if it belongs there."""
        frame = frame_of(segment.element)
        is_caption, is_embed = segment.form is Form.CAPTION, segment.form is Form.EMBED
        figure = self._figure if path == self._path else None
        if not figure or not (
            figure.takes_caption(frame)
            if is_caption
            else figure.takes_picture(frame, is_embed=is_embed)
        ):
            self._go_to(path)
            figure = self._figure = Figure(frame)
            self.written.append("<figure>")
        if is_caption:
            self.written.append("<br>" if figure.is_in_caption else "<figcaption>")
            figure.has_caption = figure.is_in_caption = True
        else:
            self._end_caption(figure)
            figure.has_picture, figure.has_embed = True, is_embed
        self._write(segment, is_flat=True)

    def _end_caption(self, figure: Figure) -> None:
        self.written += ["</figcaption>"] if figure.is_in_caption else []
        figure.is_in_caption = False

    def _end_figure(self) -> None:
        if self._figure:
            self._end_caption(self._figure)
            self.written.append("</figure>")
        self._figure = None

    def _go_to(self, path: tuple[Step, ...]) -> None:
        """Close and open elements until those around the next segment are open."""
        self._end_figure()
        shared = 0
        for here, there in zip(self._path, path, strict=False):
            if here != there:
                break
            shared += 1
        if len(self._path) > shared or len(path) > shared:
            self._is_fresh = True
        self.written += [f"</{step.tag}>" for step in reversed(self._path[shared:])]
        self.written += [f"<{step.tag}{step.attributes}>" for step in path[shared:]]
        self._path = path

    def _html(self, segment: Segment, *, is_flat: bool) -> str:
        form = segment.form
        if form is Form.IMAGE:
            return self._image(segment)
        if form is Form.EMBED:
            address, words = entities.escape(segment.address), entities.escape(segment.text)
            return f'<a href="{address}">{words}</a>'
        if form is Form.RULE and not segment.html:
            return "" if is_flat else RULE
        if form is Form.CODE or is_flat:
            return segment.html
        tag = segment.tag or "p"
        name = f' id="{segment.name}"' if segment.name and tag == "p" else ""
        return f"<{tag}{name}>{segment.html}</{tag}>"

    def _image(self, segment: Segment) -> str:
        label = segment.text
        number = self._numbers.get(segment.address)
        if number is None:
            number = self._numbers[segment.address] = len(self.assets) + 1
            self.assets.append(Asset(number, segment.address, label=label))
        return f'<img src="asset:{number}" alt="{entities.escape(label)}">'


def _named(segment: Segment) -> Segment:
    """Return words that stand for an image or an embed which was left out."""
    address = segment.address if urls.is_http(segment.address) else ""
    shown = segment.address[:MAX_ADDRESS] if not segment.address.startswith("data:") else ""
    if segment.form is Form.IMAGE:
        label = f"[picture: {segment.text or shown}]" if segment.text or shown else "[picture]"
    else:
        label = f"[{segment.text}, {shown}]"
    words = entities.escape(label)
    html = f'<a href="{entities.escape(address)}">{words}</a>' if address else words
    return replace(segment, form=Form.TEXT, html=html, text=label)


def _path_of(segment: Segment) -> tuple[Step, ...]:
    """Return the steps around *segment*; a figure outside a table writes its caption itself."""
    if segment.form in _FRAMED and any(step.tag == "table" for step in segment.path):
        return segment.path
    if segment.form in _FRAMED or segment.form is Form.HEADING:
        return tuple(step for step in segment.path if step.tag != "figcaption")
    return segment.path

"""Words of a Word document that mammoth passes over, put where it looks for them.

Those of simple fields, of writing turned to the other side, of formulas, of letters with their
reading above them, and of text boxes.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml import etree

from sourcebook.clean.formats.trees import Element, name_of
from sourcebook.clean.formats.word_formulas import runs_of
from sourcebook.clean.formats.zipped import Zipped

_SIGNS: Final = (b"fldSimple", b":bdo", b":dir", b"oMath", b":ruby", b"txbxContent")
"""What the bytes of a member hold that has such words."""

_WRAPPERS: Final = frozenset({"fldsimple", "bdo", "dir", "omathpara"})
"""Elements whose inside stands in the text as if they were not there."""

_NAMES: Final = _WRAPPERS | {"omath", "ruby", "txbxcontent", "alternatecontent"}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def with_all_words(data: bytes, file: Zipped) -> bytes:
    """Return the document *data*, whose members are *file*, with no word where none is looked for.

    A member that is broken stays as it is; linear in the size of the file.
    """
    mended: dict[str, bytes] = {}
    for name in file.members:
        content = file.read(name) if name.endswith(".xml") else None
        if content and any(sign in content for sign in _SIGNS):
            mended[name] = _mended(content)
    return _packed(file, mended) if mended else data


def _packed(file: Zipped, mended: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name in file.members:
            content = mended.get(name, file.read(name))
            if content is not None:
                packed.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _mended(content: bytes) -> bytes:
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError):
        return content
    elements = [element for element in root.iter() if name_of(element) in _NAMES]
    _drop_second_forms(elements)
    for element in reversed(elements):  # what is inside comes first
        match name_of(element):
            case "txbxcontent":
                _move_behind(element)
            case "omath":
                _put(element, [_run(element, *run) for run in runs_of(element)])
            case "ruby":
                _put(element, _read_aloud(element))
            case name if name in _WRAPPERS:
                _put(element, list(element))
            case _:
                pass
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )


def _put(element: Element, instead: list[Element]) -> None:
    """Put other elements in the place of one."""
    for other in reversed(instead):
        element.addnext(other)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_second_forms(elements: list[Element]) -> None:
    """Empty text boxes that stand for older programs beside the same ones for newer ones."""
    for element in elements:
        if name_of(element) != "alternatecontent":
            continue
        forms = [(form, list(_boxes(form))) for form in element]
        first = next((form for form, boxes in forms if boxes), None)
        for form, boxes in forms:
            for box in boxes if form is not first else ():
                box.clear()


def _boxes(form: Element) -> Iterator[Element]:
    return (element for element in form.iter() if name_of(element) == "txbxcontent")


def _move_behind(box: Element) -> None:
    """Move the paragraphs of a text box behind the paragraph that it is anchored in."""
    anchor = _paragraph(box)
    if anchor is not None:
        for child in reversed(box):
            anchor.addnext(child)


def _read_aloud(ruby: Element) -> list[Element]:
    """Return letters and, in brackets behind them, how they are read."""
    parts = {name_of(part): list(part) for part in ruby}
    reading = parts.get("rt", [])
    if reading:
        reading = [_run(ruby, "("), *reading, _run(ruby, ")")]
    return [*parts.get("rubybase", []), *reading]


def _run(place: Element, text: str, stance: str = "") -> Element:
    """Return a run of Word in the namespace of the paragraph around *place*."""
    anchor = _paragraph(place)
    space = "" if anchor is None else str(anchor.tag)[:-1]
    run = etree.Element(f"{space}r")
    if stance:
        marks = etree.SubElement(run, f"{space}rPr")
        etree.SubElement(marks, f"{space}vertAlign").set(f"{space}val", stance)
    written = etree.SubElement(run, f"{space}t")
    written.text = text
    written.set(_SPACE, "preserve")
    return run


def _paragraph(place: Element) -> Element | None:
    return next((one for one in place.iterancestors() if name_of(one) == "p"), None)

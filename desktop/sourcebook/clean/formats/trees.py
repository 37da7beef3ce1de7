"""XML from anywhere to a tree: no entity is expanded, nothing is fetched, damage is forgiven."""

import re
from html import unescape
from typing import Final

from lxml import etree

from sourcebook.base.encoding import decode
from sourcebook.clean.dom import parse

Element = etree._Element  # noqa: SLF001 - lxml has no other name for the type

_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITY: Final = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)[A-Za-z][A-Za-z0-9]{1,30};")
_EMPTY: Final = re.compile(
    r"<((?!(?:br|hr|img|input|link|meta|col|wbr)\b)[a-z]\w*)([^<>]*)/>", re.IGNORECASE
)


def tree_of(data: bytes) -> Element | None:
    """Parse XML; what is broken in it is passed over. None when nothing is left."""
    text = _prepared(data)
    parser = _parser(recover=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def page_of(data: bytes) -> Element | None:
    """Parse a page of XHTML strictly, or as a browser would when it is broken; its body."""
    text = _prepared(data)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        # HTML knows no empty elements: a lone <a id="x"/> would take the rest of the page in.
        root, _ = parse(_EMPTY.sub(r"<\1\2></\1>", text))
    return next((child for child in root if name_of(child) == "body"), root)


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def first(root: Element | None, name: str) -> Element | None:
    """Return the first element of this name, or None."""
    if root is None:
        return None
    return next((element for element in root.iter() if name_of(element) == name), None)


def words_of(element: Element | None) -> str:
    """Return the words in an element on one line."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def attribute(element: Element, name: str) -> str:
    """Return an attribute, whatever its namespace, or an empty string."""
    for key, value in element.attrib.items():
        if re.split(r"[}:]", str(key))[-1] == name:
            return str(value)
    return ""


def _prepared(data: bytes) -> str:
    text, _ = decode(data, "")
    text = _DECLARATION.sub("", text.lstrip("\ufeff").replace("\0", ""))
    text = _DOCTYPE.sub("", text, count=1)
    return _ENTITY.sub(lambda found: unescape(found[0]), text)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        huge_tree=False,
    )

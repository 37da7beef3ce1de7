"""In which language an article is written, as its page says."""

import re
from typing import Final

from sourcebook.clean.metadata.claims import Claim, first
from sourcebook.clean.metadata.sources import Sources

_TAG: Final = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
_XML: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def read_language(sources: Sources) -> Claim:
    """Return the language of the page as a BCP 47 tag."""
    root = sources.root
    claims = [Claim(root.get("lang") or root.get(_XML) or "", "html lang")]
    claims += sources.tags.all("content-language", "dc.language", "citation_language", "og:locale")
    claims += [Claim(text, "json-ld") for text in sources.linked.texts("inLanguage")]
    return first(claims, _tag)


def _tag(claim: str) -> str:
    found = _TAG.fullmatch(claim.strip())
    if not found:
        return ""
    language, _, rest = found[0].replace("_", "-").partition("-")
    return f"{language.lower()}-{rest}" if rest else language.lower()

"""What kind of work it is, and the numbers and names by which it is cited."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from sourcebook.base import urls
from sourcebook.clean.blocks import one_line
from sourcebook.clean.metadata.claims import NO_CLAIM, Claim, first
from sourcebook.clean.metadata.json_ld import NEWS, Thing, listed, text_of
from sourcebook.clean.metadata.sources import Sources
from sourcebook.model.citation import WorkType

_DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`?#]+")
_COMMONS: Final = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/\S+")
_ISSN: Final = re.compile(r"\b\d{4}-?\d{3}[\dXx]\b")
_TYPE_OF_TAG: Final = {
    "citation_dissertation_institution": WorkType.THESIS,
    "citation_journal_title": WorkType.JOURNAL,
    "bepress_citation_journal_title": WorkType.JOURNAL,
    "coins.jtitle": WorkType.JOURNAL,
    "citation_conference_title": WorkType.CONFERENCE,
    "citation_inbook_title": WorkType.CHAPTER,
    "citation_isbn": WorkType.BOOK,
    "citation_technical_report_institution": WorkType.REPORT,
    "prism.volume": WorkType.JOURNAL,
    "eprints.volume": WorkType.JOURNAL,
}
_TYPE_OF_KIND: Final = {
    **dict.fromkeys(("ScholarlyArticle", "MedicalScholarlyArticle"), WorkType.JOURNAL),
    **dict.fromkeys(("BlogPosting", "LiveBlogPosting", "SocialMediaPosting"), WorkType.BLOG),
    "Report": WorkType.REPORT,
    "Book": WorkType.BOOK,
    "Chapter": WorkType.CHAPTER,
    "Thesis": WorkType.THESIS,
}
_TAGS_OF_TYPE: Final = ("dc.type", "dcterms.type", "eprints.type")
_TYPE_NAMED: Final = (
    (re.compile(r"thesis\b|\bdissertation\b|\bthèse\b|\btesis\b", re.IGNORECASE), WorkType.THESIS),
    (
        re.compile(r"\bconference[ _-]?(?:paper|object|item|proceedings?)\b", re.IGNORECASE),
        WorkType.CONFERENCE,
    ),
)
"""What the tags of repositories call a work → what it is."""

_BLOG_HOSTS: Final = re.compile(
    r"^blogs?\.|\.(?:wordpress|blogspot|substack|medium|tumblr|typepad|ghost)\.(?:com|io)$|^medium\.com$"
)
_BLOG_PATH: Final = re.compile(r"/blogs?(?:/|$)")
_BLOG_ENGINES: Final = re.compile(
    r"(?:blogger|ghost|hugo|jekyll|hexo|substack|typepad)\b", re.IGNORECASE
)
_MAGAZINE: Final = re.compile(r"\bmagazine?\b|\bmagazin\b|\brevista\b|\bdergi", re.IGNORECASE)


def read_work_type(sources: Sources, site: str) -> Claim:
    """Return the kind of work; a web page where nothing says more."""
    for name, work_type in _TYPE_OF_TAG.items():
        if name in sources.tags.metas:
            return Claim(work_type, name)
    for claim in sources.tags.all(*_TAGS_OF_TYPE):
        for named, work_type in _TYPE_NAMED:
            if named.search(claim.value):
                return Claim(work_type, claim.source)
    for kinds, source in ((sources.linked.types, "json-ld"), (sources.marked.types, "microdata")):
        if work_type := _type_of(kinds, site):
            return Claim(work_type, source)
    return _told_by_site(sources, site)


def _type_of(kinds: frozenset[str], site: str) -> WorkType:
    """Return the kind of work that the types of schema.org say; unknown is nothing."""
    if not NEWS.isdisjoint(kinds):
        return WorkType.MAGAZINE if _MAGAZINE.search(site) else WorkType.NEWSPAPER
    return next((work for kind, work in _TYPE_OF_KIND.items() if kind in kinds), WorkType.UNKNOWN)


def _told_by_site(sources: Sources, site: str) -> Claim:
    host, path = urls.host_of(sources.address), _path(sources.address)
    if _BLOG_HOSTS.search(host) or _BLOG_PATH.search(path):
        return Claim(WorkType.BLOG, "address", is_guess=True)
    if _BLOG_ENGINES.match(sources.tags.first("generator")):
        return Claim(WorkType.BLOG, "generator", is_guess=True)
    if _MAGAZINE.search(site):
        return Claim(WorkType.MAGAZINE, "site", is_guess=True)
    return Claim(WorkType.WEBPAGE, "address", is_guess=True)


def read_doi(sources: Sources) -> Claim:
    """Return the DOI that the page's head gives its article; one in its text is another's."""
    tags = sources.tags
    claims = list(tags.all("citation_doi", "bepress_citation_doi", "prism.doi"))
    claims += tags.all("eprints.doi", "eprints.id_number", "coins.doi")
    claims += tags.all("dc.identifier", "dcterms.identifier", "dc.identifier.doi", "doi")
    claims += [Claim(text, "json-ld") for text in _identifiers(sources.linked.article)]
    claims += (claim for claim in tags.linked("canonical") if "doi.org/" in claim.value)
    claims += (claim for claim in tags.linked("alternate", "cite-as") if "doi.org/" in claim.value)
    claims.append(Claim(unquote(_path(sources.address)), "address", is_guess=True))
    return first(claims, _doi)


def read_licence(sources: Sources) -> Claim:
    """Return the address or the name of the licence."""
    tags = sources.tags
    told = [Claim(text, "json-ld") for text in sources.linked.addresses("license")]
    told += tags.linked("license")
    told += [Claim(str(a), "rel=license") for a in sources.root.xpath("//a[@rel='license']/@href")]
    told += tags.all("dcterms.license", "dc.rights.license", "citation_license")
    told += sources.marked.values("license")
    for claim in tags.all("dc.rights", "dcterms.rights", "copyright"):
        if address := _COMMONS.search(claim.value):
            told.append(Claim(address[0], claim.source))
    return first(told, lambda text: _licence(sources.address, text))


def read_section(sources: Sources) -> Claim:
    """Return the part of the paper or site that the article stands in."""
    claims = [Claim(text, "json-ld") for text in sources.linked.texts("articleSection")]
    claims += sources.tags.all("article:section", "parsely-section", "prism.section", "og:section")
    claims += sources.marked.values("articleSection")
    return first(claims, lambda text: one_line(text) if len(text) < 80 else "")


def read_lead_image(sources: Sources) -> Claim:
    """Return the address of the leading picture."""
    tags = sources.tags
    claims = list(tags.all("og:image:secure_url", "og:image", "og:image:url"))
    claims += [Claim(text, "json-ld") for text in sources.linked.addresses("image", "thumbnailUrl")]
    claims += tags.all(
        "twitter:image", "twitter:image:src", "parsely-image-url", "sailthru.image.full"
    )
    claims += tags.linked("image_src")
    claims += sources.marked.values("image")
    return first(claims, lambda text: address_of(sources.address, text))


def read_canonical(sources: Sources) -> Claim:
    """Return the address that the page gives itself."""
    claims = (*sources.tags.linked("canonical"), *sources.tags.all("og:url"))
    return first(claims, lambda text: address_of(sources.address, text))


def read_publisher(sources: Sources) -> Claim:
    """Return who published it."""
    claims = list(sources.tags.all("citation_dissertation_institution"))
    claims += [Claim(text, "json-ld") for text in sources.linked.texts("publisher")]
    claims += sources.tags.all(
        *("citation_publisher", "dc.publisher", "dcterms.publisher", "eprints.publisher"),
        *("coins.pub", "article:publisher"),
    )
    claims += sources.marked.words("publisher")
    return first(claims, lambda text: "" if urls.is_http(text) else one_line(text)[:200])


def read_container(sources: Sources, work_type: WorkType, site: Claim) -> Claim:
    """Return the journal, paper or magazine; for the last two that is their site."""
    tags = sources.tags
    claims = list(tags.all("citation_journal_title", "prism.publicationname"))
    claims += tags.all("bepress_citation_journal_title", "eprints.publication", "coins.jtitle")
    claims += tags.all("citation_inbook_title", "citation_conference_title")
    claims += [Claim(name, "json-ld") for name in _periodicals(sources.linked.article)]
    if work_type in {WorkType.NEWSPAPER, WorkType.MAGAZINE, WorkType.BLOG}:
        claims.append(site)
    return first(claims)


def read_pages(sources: Sources) -> Claim:
    """Return the first and the last page, as ``12-19``."""
    tags, article = sources.tags, sources.linked.article
    pairs = (
        ("citation_firstpage", "citation_lastpage"),
        ("prism.startingpage", "prism.endingpage"),
        ("bepress_citation_firstpage", "bepress_citation_lastpage"),
        ("coins.spage", "coins.epage"),
    )
    for start, end in pairs:
        if begins := tags.first(start):
            return Claim(_range(begins, tags.first(end)), start)
    for name in ("prism.pagerange", "eprints.pagerange", "coins.pages"):
        if whole := tags.first(name):
            return Claim(whole.replace("–", "-"), name)  # noqa: RUF001 - an en dash
    told = text_of(article.get("pagination"))
    begins, ends = text_of(article.get("pageStart")), text_of(article.get("pageEnd"))
    found = told or (_range(begins, ends) if begins else "")
    return Claim(found.replace("–", "-"), "json-ld") if found else NO_CLAIM  # noqa: RUF001 - an en dash


def read_number(sources: Sources, name: str) -> Claim:
    """Return ``volume``, ``issue``, ``issn`` or ``isbn``."""
    tags = sources.tags
    claims = list(tags.all(f"citation_{name}", *_PRISM[name], f"bepress_citation_{name}"))
    claims += tags.all(_EPRINTS.get(name, f"eprints.{name}"), f"coins.{name}")
    key = {"volume": "volumeNumber", "issue": "issueNumber"}.get(name, name)
    claims += [Claim(text, "json-ld") for text in _inherited(sources.linked.article, key)]

    def fit(text: str) -> str:
        if name == "issn":
            found = _ISSN.search(text)
            return found[0].upper() if found else ""
        return one_line(text) if len(text) < 40 else ""

    return first(claims, fit)


_PRISM: Final = {
    "volume": ("prism.volume",),
    "issue": ("prism.number", "prism.issueidentifier"),
    "issn": ("prism.issn", "prism.eissn"),
    "isbn": ("prism.isbn", "book:isbn", "og:isbn"),
}


_EPRINTS: Final = {"issue": "eprints.number"}


def address_of(base: str, href: str) -> str:
    """Return an http address, made absolute; nothing for any other."""
    found = urls.absolute(base, href) if href else ""
    return found if urls.is_http(found) else ""


def _range(begins: str, ends: str) -> str:
    return f"{begins}-{ends}" if ends and ends != begins else begins


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _doi(text: str) -> str:
    found = _DOI.search(text)
    return found[0].rstrip(".,;)]'/") if found else ""


def _licence(base: str, text: str) -> str:
    return (
        address_of(base, text) if "/" in text or text.startswith("http") else one_line(text)[:200]
    )


def _identifiers(article: Thing) -> Iterator[str]:
    for key in ("identifier", "doi", "sameAs", "@id"):
        for value in listed(article.get(key)):
            if isinstance(value, dict):
                yield text_of(value.get("value"))
            elif key in {"identifier", "doi"} or "doi.org/" in text_of(value):
                yield text_of(value)


def _wholes(article: Thing) -> Iterator[Thing]:
    """Yield what the article is a part of, from its issue outwards to its journal."""
    waiting = list(listed(article.get("isPartOf")))
    for _ in range(20):
        if not waiting:
            return
        whole = waiting.pop(0)
        if isinstance(whole, dict):
            yield whole
            waiting += listed(whole.get("isPartOf"))


def _periodicals(article: Thing) -> Iterator[str]:
    names = [(text_of(whole.get("name")), str(whole.get("@type"))) for whole in _wholes(article)]
    kinds = ("Periodical", "Newspaper", "Journal", "Magazine")
    yield from (name for name, kind in names if name and any(known in kind for known in kinds))


def _inherited(article: Thing, key: str) -> Iterator[str]:
    for thing in (article, *_wholes(article)):
        yield from filter(None, map(text_of, listed(thing.get(key))))

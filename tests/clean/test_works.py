"""What kind of work a page holds is read wherever the page says it."""

import pytest

from sourcebook.clean.dom import parse
from sourcebook.clean.metadata import read_metadata
from sourcebook.model.citation import Citation, WorkType


def citation_of(page: str) -> Citation:
    return read_metadata(parse(page)[0], "https://example.org/a").citation


HEADLINE = "<h1>The lamp</h1><p>x"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"<article itemscope itemtype='https://schema.org/NewsArticle'>{HEADLINE}", "newspaper"),
        (f"<article itemscope itemtype='http://schema.org/BlogPosting'>{HEADLINE}", "blog"),
        (f"<div vocab='http://schema.org/' typeof='NewsArticle'>{HEADLINE}", "newspaper"),
        (f"<div typeof='schema:BlogPosting'>{HEADLINE}", "blog"),
        ("<article itemtype='https://schema.org/NewsArticle'><h2>No h1</h2><p>x", "newspaper"),
        (
            f"<body itemtype='http://schema.org/WebPage'><div itemprop=mainEntity itemtype='http://schema.org/Report'>{HEADLINE}",
            "report",
        ),
        (f"<html itemtype='http://schema.org/ScholarlyArticle'><body>{HEADLINE}", "journal"),
        # What is listed beside the article says nothing of it.
        (f"{HEADLINE}<aside><div itemtype='http://schema.org/NewsArticle'>Other", "webpage"),
        ("<div itemtype='http://schema.org/NewsArticle'>A</div>" * 2, "webpage"),
        (
            f"<div itemprop=isPartOf itemtype='http://schema.org/NewsArticle'>{HEADLINE}",
            "webpage",
        ),
        (f"<div itemtype='http://schema.org/Person'>{HEADLINE}", "webpage"),
    ],
)
def test_microdata_says_what_kind_of_work_it_is(page: str, kind: str) -> None:
    assert citation_of(page).work_type is WorkType[kind.upper()]


def test_of_two_descriptions_linked_data_is_believed() -> None:
    linked = '<script type="application/ld+json">{"@type": "BlogPosting"}</script>'
    page = f"{linked}<article itemtype='http://schema.org/NewsArticle'>{HEADLINE}"
    assert citation_of(page).work_type is WorkType.BLOG
    untold = linked.replace("BlogPosting", "Article")
    page = f"{untold}<article itemtype='http://schema.org/NewsArticle'>{HEADLINE}"
    assert citation_of(page).work_type is WorkType.NEWSPAPER


@pytest.mark.parametrize(
    ("tags", "kind", "container", "publisher"),
    [
        ({"citation_conference_title": "Proc. of Light"}, "conference", "Proc. of Light", ""),
        ({"citation_dissertation_institution": "Uni Ufer"}, "thesis", "", "Uni Ufer"),
        ({"DC.type": "info:eu-repo/semantics/doctoralThesis"}, "thesis", "", ""),
        ({"DC.type": "Conference paper"}, "conference", "", ""),
        ({"DC.type": "Text"}, "webpage", "", ""),
        (
            {"citation_inbook_title": "The Light Book", "citation_isbn": "9780000000002"},
            "chapter",
            "The Light Book",
            "",
        ),
        ({"citation_isbn": "9780000000002"}, "book", "", ""),
        (
            {"citation_journal_title": "J. of Light", "citation_conference_title": "Light"},
            "journal",
            "J. of Light",
            "",
        ),
    ],
)
def test_papers_of_conferences_theses_and_chapters_are_known(
    tags: dict[str, str], kind: str, container: str, publisher: str
) -> None:
    metas = "".join(f"<meta name='{name}' content='{text}'>" for name, text in tags.items())
    citation = citation_of(metas + HEADLINE)
    assert citation.work_type is WorkType[kind.upper()]
    assert (citation.container, citation.publisher) == (container, publisher)


def test_a_thesis_in_linked_data_is_one() -> None:
    page = f'<script type="application/ld+json">{{"@type": "Thesis"}}</script>{HEADLINE}'
    assert citation_of(page).work_type is WorkType.THESIS

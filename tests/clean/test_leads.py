# ruff: noqa: RUF001 - signs of several scripts look alike
"""Only what belongs to the same article is followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.leads import Leads, continues, leads_of, page_number
from sourcebook.clean.page_words import count_in

HERE = "https://paper.example/world/river"
ARTICLE = '<meta property="og:type" content="article">'


def leads(markup: str, address: str = HERE) -> Leads:
    return leads_of(f"<html><head>{ARTICLE}</head><body>{markup}</body></html>", address)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        (HERE, HERE + "?page=2"),
        (HERE + "?page=2", HERE + "?page=3"),
        (HERE, HERE + "/2"),
        (HERE + "/2/", HERE + "/3/"),
        (HERE + "/", HERE + "/page/2/"),
        (HERE + ".html", HERE + "-2.html"),
        (HERE + ".html", HERE + "_2.html"),
        (HERE + "/index.html", HERE + "/index_2.html"),
        (HERE + "?id=7", HERE + "?id=7&seite=2"),
        (HERE, HERE + ",seite=2"),
        (HERE + ".html", HERE + ",seite=2.html"),
        (HERE + ",seite-2.html", HERE + ",seite-3.html"),
        (HERE + ".amp", HERE + ".amp?pagina=2"),
        (HERE + ".amp", HERE + "-2.amp"),
        (HERE + "?strona=2", HERE + "?strona=3"),
    ],
)
def test_the_same_address_with_the_next_number_is_the_next_page(address: str, other: str) -> None:
    assert continues(address, other)
    assert leads(f'<link rel="next" href="{other}">', address).next == other


@pytest.mark.parametrize(
    "other",
    [
        "https://paper.example/world/another-post",
        "https://paper.example/world/river",
        "https://other.example/world/river?page=2",
        HERE + "?page=3",
        HERE + "#page2",
        HERE + "/comment-page-2",
        HERE + "?cpage=2",
        HERE + "/2019",
        "javascript:next(2)",
        "",
    ],
)
def test_the_next_post_of_a_blog_is_not_the_next_page(other: str) -> None:
    markup = f"<link rel='next' href='{other}'><a rel=next href='{other}'>Next page</a>"
    assert leads(markup).next == ""


def test_a_listing_goes_on_but_is_no_article() -> None:
    page = '<meta property="og:type" content="website"><link rel=next href="/blog/page/2">'
    assert leads_of(page, "https://paper.example/blog/").next == ""


def test_a_count_of_pages_makes_numbers_into_pages() -> None:
    numbers = '<a href="?page=2">2</a><a href="?page=3">3</a>'
    assert leads(f"<p>Page 1 of 3</p>{numbers}").next == HERE + "?page=2"
    assert leads(f"<p>Seite 1 von 3</p>{numbers}").next == HERE + "?page=2"
    assert leads(numbers).next == ""


def test_a_count_is_of_the_page_that_names_it() -> None:
    number = '<a href="/world/river?page=3">3</a>'
    assert leads(f"<p>Page 2 of 3</p>{number}", HERE + "?page=2").next == HERE + "?page=3"
    assert leads(f"<p>Page 3 of 3</p>{number}", HERE + "?page=2").next == ""
    assert leads("<p>Page 1 of 1</p><a href='?page=2'>2</a>").next == ""


@pytest.mark.parametrize(
    "count",
    [
        *(
            "Page 1 of 3",
            "Seite 1/3",
            "page 1 sur 3",
            "Página 1 de 3",
            "Pagina 1 di 3",
            "Pagina 1 van 3",
        ),
        *(
            "Sayfa 1/3",
            "Strona 1 z 3",
            "Страница 1 из 3",
            "Sida 1 av 3",
            "Side 1 af 3",
            "صفحة 1 من 3",
        ),
        *("第1页，共3页", "第 1 頁 / 共 3 頁", "1/3ページ", "Page <b>1</b>&nbsp;of <b>3</b>"),
    ],
)
def test_a_count_is_read_in_many_languages(count: str) -> None:
    assert count_in(f"<p>{count}</p>") == (1, 3)
    page = f"<div>{count}</div><a href='?page=2'>2</a>"
    assert leads_of(page, HERE).next == HERE + "?page=2"


def test_a_quantity_is_no_count_of_pages() -> None:
    for words in ("seaside 1 of 3", "1/3 of it", "on page 12 of the report", "home page 1.5 of 3"):
        assert count_in(words) == (0, 0)


@pytest.mark.parametrize(
    "words",
    [
        *("Next page »", "Nächste Seite", "Page suivante", "Página siguiente", "Próxima página"),
        *("Pagina successiva", "Volgende pagina", "Sonraki sayfa", "Następna strona", "下一页"),
        *("Следующая страница", "Nästa sida", "الصفحة التالية", "次のページへ", "Next", "Weiter ›"),
        *("Suivant", "Siguiente »", "Avanti", "Далее", "»", "التالي"),
    ],
)
def test_a_link_that_says_next_page_leads_on(words: str) -> None:
    assert leads(f"<a class=x href='/world/river/2'><span>{words}</span></a>").next == HERE + "/2"


def test_a_link_may_say_so_by_its_class() -> None:
    for names in ("next", "page-numbers next", "pagination__next", "pagination-next"):
        assert (
            leads(f"<a class='{names}' href='/world/river/2'><svg></svg></a>").next == HERE + "/2"
        )
    for names in ("nextdoor", "x"):
        assert leads(f"<a class='{names}' href='/world/river/2'>2</a>").next == ""


@pytest.mark.parametrize(
    "link",
    [
        "<a class='comments-next' href='?page=2'>Next</a>",
        "<a href='?page=2#comments'>Next page</a>",
        "<a rel=next href='?page=2#kommentare'>2</a>",
        "<a class=next href='/world/another-river'>Next</a>",
        "<a class=next href='?page=7'>Next</a>",
    ],
)
def test_pages_of_comments_and_other_articles_are_no_next_page(link: str) -> None:
    assert leads(link).next == ""


@pytest.mark.parametrize("words", ["View as single page", "Auf einer Seite lesen", "tek sayfa"])
def test_the_whole_on_one_page_is_found(words: str) -> None:
    assert leads(f"<a href='?page=all'>{words}</a>").whole == HERE + "?page=all"


def test_all_of_a_shop_is_not_the_whole_article() -> None:
    assert leads("<a href='/shop'>View all</a><a href='/world/river'>View all</a>").whole == ""


def test_amp_print_and_canonical_are_found() -> None:
    found = leads(
        """<link rel="amphtml" href="/amp/river"><link rel=canonical href="/world/river">
        <link rel="alternate" media="print" href="/world/river?print=1">"""
    )
    assert (found.amp, found.print) == ("https://paper.example/amp/river", HERE + "?print=1")
    assert (found.canonical, found.is_variant) == (HERE, False)


def test_a_link_to_print_is_found_by_its_address_and_words() -> None:
    assert leads("<a href='/world/river/print'>Print</a>").print == HERE + "/print"
    assert leads("<a href='/printers/'>Print</a>").print == ""


def test_an_amp_or_print_page_is_known_as_a_variant() -> None:
    canonical = f"<link rel=canonical href='{HERE}'>"
    assert leads_of(f"<html amp lang=en>{canonical}", HERE + "/amp").is_variant
    assert leads_of(f"<html ⚡>{canonical}", HERE + "/amp").is_variant
    assert leads_of(f"<html>{canonical}", HERE + "?print=1").is_variant
    assert not leads_of(f"<html amp>{canonical}", HERE).is_variant


def test_links_in_scripts_and_comments_are_none() -> None:
    link = f'<link rel="next" href="{HERE}?page=2">'
    assert leads(f"<script>'{link}'</script><!-- {link} -->").next == ""


def test_the_number_of_a_year_is_no_page() -> None:
    assert page_number("https://a.example/2019") == 1
    assert page_number("https://a.example/story-7") == 7


@given(st.text(alphabet="<>a=\"' link rel next href /?&#page2:[]", max_size=300))
def test_rubbish_leads_nowhere_and_never_raises(rubbish: str) -> None:
    leads_of(f"<link rel=next href={rubbish}><a href={rubbish}>2</a>{rubbish}", HERE)


@pytest.mark.parametrize(
    "kind",
    [
        '<meta content="article" property="og:type">',
        "<meta data-x=1 content='article' name=og:type>",
        '<script type="application/ld+json">{"@type":"http://schema.org/NewsArticle"}</script>',
        '<script type="application/ld+json">{"@type": ["Thing", "BlogPosting"]}</script>',
    ],
)
def test_an_article_is_known_however_its_page_writes_so(kind: str) -> None:
    assert leads_of(f'{kind}<link rel=next href="{HERE}/2">', HERE).next == f"{HERE}/2"


@pytest.mark.parametrize(
    "kind",
    [
        '<meta content="articles" property="og:type">',
        '<meta property="og:type" content="website"><meta name="kind" content="article">',
    ],
)
def test_what_is_no_article_is_not_taken_for_one(kind: str) -> None:
    assert leads_of(f'{kind}<link rel=next href="{HERE}/2">', HERE).next == ""

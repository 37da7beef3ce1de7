"""Works are cited as their style wants, in Markdown that shows every character."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.base.markdown import to_html
from sourcebook.model.article import Article, Metadata
from sourcebook.model.citation import Citation, WorkType
from sourcebook.model.errors import StyleUnusable
from sourcebook.notes import bibliography, cite, item_of
from sourcebook.notes.citing import FILES

ADDED = "2026-03-01T09:30:00.000Z"


def article(
    title: str, byline: str = "", site: str = "", published: str = "", address: str = ""
) -> Article:
    known = Metadata(title, "", byline, site, published, "en")
    return Article("a1", address, known, "e1", 7, title, ADDED, ADDED)


WORKS = {
    "newspaper": item_of(
        article("The ferry & the town", "", "Daily News", "2019-11-15", "https://news.example/f"),
        Citation(WorkType.NEWSPAPER, ("Mira Öztürk",)),
    ),
    "web page": item_of(
        article("Clean water", "", "WHO", "", "https://who.example/w_1"),
        Citation(WorkType.WEBPAGE, ("World Health Organization",)),
    ),
    "blog": item_of(
        article("A *post*", "Ann Doe", "Lamps", "2021-05", "https://lamps.example/p"),
        Citation(WorkType.BLOG),
    ),
    "journal": item_of(
        article("On kinship", "", "", "2001"),
        Citation(
            WorkType.JOURNAL,
            ("Jan van den Berg", "Ann Doe"),
            container="Journal of Kin",
            volume="12",
            issue="3",
            pages="12-19",
            doi="10.1/abc",
        ),
    ),
    "book": item_of(
        article("A book", "", "", "1999"),
        Citation(WorkType.BOOK, ("Doe, Ann",), publisher="Faber"),
    ),
    "thesis": item_of(
        article("On lamps", "", "Theses online", "2020-05-04", "https://uni.example/t"),
        Citation(WorkType.THESIS, ("Ann Doe",), publisher="University of Ufer"),
    ),
    "conference": item_of(
        article("On light", "", "", "2020"),
        Citation(
            WorkType.CONFERENCE,
            ("García Márquez, Gabriel José", "Ben Roe"),
            container="Proceedings of Light",
            pages="1-9",
            publisher="Lamp Press",
        ),
    ),
    "chapter": item_of(
        article("On glass", "", "", "2020"),
        Citation(WorkType.CHAPTER, ("Ann Doe",), container="The Light Book", publisher="Faber"),
    ),
}
GOLDEN: dict[tuple[str, str], tuple[str, str]] = {
    ("apa", "newspaper"): (
        "Öztürk, 2019",
        (
            "Öztürk, M. (2019, November 15). The ferry & the town. *Daily "
            "News*. https://news.example/f"
        ),
    ),
    ("apa", "web page"): (
        "World Health Organization, n.d.",
        (
            "World Health Organization. (n.d.). *Clean water*. WHO. Retrieved "
            "March 1, 2026, from https://who.example/w\\_1"
        ),
    ),
    ("apa", "blog"): (
        "Doe, 2021",
        "Doe, A. (2021, May). A \\*post\\*. *Lamps*. https://lamps.example/p",
    ),
    ("apa", "journal"): (
        "van den Berg & Doe, 2001",
        (
            "van den Berg, J., & Doe, A. (2001). On kinship. *Journal of Kin*, "
            "*12*(3), 12\N{EN DASH}19. https://doi.org/10.1/abc"
        ),
    ),
    ("apa", "book"): (
        "Doe, 1999",
        "Doe, A. (1999). *A book*. Faber.",
    ),
    ("chicago-author-date", "newspaper"): (
        "Öztürk 2019",
        (
            "Öztürk, Mira. 2019. “The Ferry & the Town”. *Daily News*, November "
            "15. https://news.example/f."
        ),
    ),
    ("chicago-author-date", "web page"): (
        "World Health Organization 2026",
        (
            "World Health Organization. 2026. “Clean Water”. *WHO*. Accessed "
            "March 1. https://who.example/w\\_1."
        ),
    ),
    ("chicago-author-date", "blog"): (
        "Doe 2021",
        "Doe, Ann. 2021. “A \\*post\\*”. *Lamps*. May. https://lamps.example/p.",
    ),
    ("chicago-author-date", "journal"): (
        "van den Berg and Doe 2001",
        (
            "Berg, Jan van den, and Ann Doe. 2001. “On Kinship”. *Journal of "
            "Kin* 12 (3): 12\N{EN DASH}19. doi:10.1/abc."
        ),
    ),
    ("chicago-author-date", "book"): (
        "Doe 1999",
        "Doe, Ann. 1999. *A Book*. Faber.",
    ),
    ("chicago-notes", "newspaper"): (
        (
            "Mira Öztürk, “The Ferry & the Town”, *Daily News*, November 15, "
            "2019, https://news.example/f."
        ),
        (
            "Öztürk, Mira. “The Ferry & the Town”. *Daily News*, November 15, "
            "2019. https://news.example/f."
        ),
    ),
    ("chicago-notes", "web page"): (
        (
            "World Health Organization, “Clean Water”, *WHO*, accessed March 1, "
            "2026, https://who.example/w\\_1."
        ),
        (
            "World Health Organization. “Clean Water”. *WHO*. Accessed March 1, "
            "2026. https://who.example/w\\_1."
        ),
    ),
    ("chicago-notes", "blog"): (
        "Ann Doe, “A \\*post\\*”, *Lamps*, May 2021, https://lamps.example/p.",
        "Doe, Ann. “A \\*post\\*”. *Lamps*, May 2021. https://lamps.example/p.",
    ),
    ("chicago-notes", "journal"): (
        (
            "Jan van den Berg and Ann Doe, “On Kinship”, *Journal of Kin* 12, "
            "no. 3 (2001): 12\N{EN DASH}19, doi:10.1/abc."
        ),
        (
            "Berg, Jan van den, and Ann Doe. “On Kinship”. *Journal of Kin* 12, "
            "no. 3 (2001): 12\N{EN DASH}19. doi:10.1/abc."
        ),
    ),
    ("chicago-notes", "book"): (
        "Ann Doe, *A Book* (Faber, 1999).",
        "Doe, Ann. *A Book*. Faber, 1999.",
    ),
    ("mla", "newspaper"): (
        "Öztürk, “The Ferry & the Town”",
        ("Öztürk, M. “The Ferry & the Town”. *Daily News*, 15 Nov. 2019, https://news.example/f."),
    ),
    ("mla", "web page"): (
        "World Health Organization, “Clean Water”",
        (
            "World Health Organization. “Clean Water”. *WHO*, "
            "https://who.example/w\\_1. Accessed 1 Mar. 2026."
        ),
    ),
    ("mla", "blog"): (
        "Doe, “A \\*post\\*”",
        "Doe, A. “A \\*post\\*”. *Lamps*, May 2021, https://lamps.example/p.",
    ),
    ("mla", "journal"): (
        "van den Berg and Doe, “On Kinship”",
        (
            "van den Berg, J., and A. Doe. “On Kinship”. *Journal of Kin*, vol. "
            "12, no. 3, 2001, pp. 12\N{EN DASH}19, https://doi.org/10.1/abc."
        ),
    ),
    ("mla", "book"): (
        "Doe, *A Book*",
        "Doe, A. *A Book*. Faber, 1999.",
    ),
    ("harvard", "newspaper"): (
        "Öztürk, 2019",
        (
            "Öztürk, M. (2019) “The ferry & the town”, *Daily News*, 15 "
            "November. Available at: https://news.example/f (Accessed: March 1, "
            "2026)."
        ),
    ),
    ("harvard", "web page"): (
        "World Health Organization, no date",
        (
            "World Health Organization (no date) *Clean water*, *WHO*. "
            "Available at: https://who.example/w\\_1 (Accessed: March 1, 2026)."
        ),
    ),
    ("harvard", "blog"): (
        "Doe, 2021",
        (
            "Doe, A. (2021) “A \\*post\\*”, *Lamps*, May. Available at: "
            "https://lamps.example/p (Accessed: March 1, 2026)."
        ),
    ),
    ("harvard", "journal"): (
        "van den Berg and Doe, 2001",
        (
            "van den Berg, J. and Doe, A. (2001) “On kinship”, *Journal of "
            "Kin*, 12(3), pp. 12\N{EN DASH}19. Available at: https://doi.org/10.1/abc."
        ),
    ),
    ("harvard", "book"): (
        "Doe, 1999",
        "Doe, A. (1999) *A book*. Faber.",
    ),
    ("apa", "thesis"): (
        "Doe, 2020",
        "Doe, A. (2020). *On lamps* \\[Thesis, University of Ufer\\]. https://uni.example/t",
    ),
    ("apa", "conference"): (
        "García Márquez & Roe, 2020",
        "García Márquez, G. J., & Roe, B. (2020). On light. *Proceedings of Light*, 1\N{EN DASH}9.",
    ),
    ("apa", "chapter"): (
        "Doe, 2020",
        "Doe, A. (2020). On glass. In *The Light Book*. Faber.",
    ),
    ("chicago-author-date", "thesis"): (
        "Doe 2020",
        "Doe, Ann. 2020. “On Lamps”. Thesis, University of Ufer. https://uni.example/t.",
    ),
    ("chicago-author-date", "conference"): (
        "García Márquez and Roe 2020",
        (
            "García Márquez, Gabriel José, and Ben Roe. 2020. “On Light”. In "
            "*Proceedings of Light*, 1\N{EN DASH}9. Lamp Press."
        ),
    ),
    ("chicago-author-date", "chapter"): (
        "Doe 2020",
        "Doe, Ann. 2020. “On Glass”. In *The Light Book*. Faber.",
    ),
    ("chicago-notes", "thesis"): (
        "Ann Doe, “On Lamps” (Thesis, University of Ufer, 2020), https://uni.example/t.",
        "Doe, Ann. “On Lamps”. Thesis, University of Ufer, 2020. https://uni.example/t.",
    ),
    ("chicago-notes", "conference"): (
        (
            "Gabriel José García Márquez and Ben Roe, “On Light”, in *Proceedings of "
            "Light* (Lamp Press, 2020), 1\N{EN DASH}9."
        ),
        (
            "García Márquez, Gabriel José, and Ben Roe. “On Light”. In *Proceedings of "
            "Light*, 1\N{EN DASH}9. Lamp Press, 2020."
        ),
    ),
    ("chicago-notes", "chapter"): (
        "Ann Doe, “On Glass”, in *The Light Book* (Faber, 2020).",
        "Doe, Ann. “On Glass”. In *The Light Book*. Faber, 2020.",
    ),
    ("mla", "thesis"): (
        "Doe, *On Lamps*",
        "Doe, A. *On Lamps*. 2020, https://uni.example/t. University of Ufer, Thesis.",
    ),
    ("mla", "conference"): (
        "García Márquez and Roe, “On Light”",
        (
            "García Márquez, G. J., and B. Roe. “On Light”. *Proceedings of Light*, "
            "2020, pp. 1\N{EN DASH}9."
        ),
    ),
    ("mla", "chapter"): (
        "Doe, “On Glass”",
        "Doe, A. “On Glass”. *The Light Book*, Faber, 2020.",
    ),
    ("harvard", "thesis"): (
        "Doe, 2020",
        (
            "Doe, A. (2020) *On lamps*. Thesis. University of Ufer. Available at: "
            "https://uni.example/t (Accessed: March 1, 2026)."
        ),
    ),
    ("harvard", "conference"): (
        "García Márquez and Roe, 2020",
        (
            "García Márquez, G.J. and Roe, B. (2020) “On light”, *Proceedings of "
            "Light*. Lamp Press, pp. 1\N{EN DASH}9."
        ),
    ),
    ("harvard", "chapter"): (
        "Doe, 2020",
        "Doe, A. (2020) “On glass”, *The Light Book*. Faber.",
    ),
}


@pytest.mark.parametrize(("style", "work"), list(GOLDEN))
def test_each_kind_of_work_is_cited_as_the_style_wants(style: str, work: str) -> None:
    item = WORKS[work]
    assert (cite(style, item), *bibliography(style, [item])) == GOLDEN[style, work]


def test_a_bibliography_is_in_the_order_of_its_style() -> None:
    items = [{**item, "id": name} for name, item in WORKS.items()]
    entries = bibliography("mla", items)
    assert len(entries) == len(items)
    assert [entry[:3] for entry in entries][:2] == ["Doe", "Doe"]


def test_a_style_that_is_not_there_is_told() -> None:
    with pytest.raises(StyleUnusable, match="The plain one was taken"):
        cite("nothing", WORKS["book"])
    with pytest.raises(StyleUnusable, match="no such style"):
        bibliography("nothing", [WORKS["book"]])


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(FILES)),
    st.text(st.sampled_from("ab <i>&*_[]`\\#“.?!:ß語🜁\ue000\u202e")).filter(
        lambda one: any(sign.isalnum() for sign in one)
    ),
    st.lists(st.text(min_size=1, max_size=20), max_size=3),
)
def test_any_facts_are_cited_in_one_line_that_shows_no_markup(
    style: str, title: str, authors: list[str]
) -> None:
    item = item_of(article(title), Citation(WorkType.BOOK, tuple(authors)))
    for line in (cite(style, item), *bibliography(style, [item])):
        assert "\n" not in line
        assert not re.search("[\ue000-\ue003]", line)
        tags = set(re.findall(r"<[^>]+>", to_html(f"x {line}")))
        assert tags <= {"<p>", "</p>", "<em>", "</em>"}, html.escape(line)


def test_a_page_that_tells_only_when_it_was_changed_is_cited_with_that_day() -> None:
    page = article("Clean water", "", "WHO", "", "https://who.example/w")
    changed = Citation(WorkType.WEBPAGE, ("WHO",), modified="2024-07-05T08:00:00Z")
    assert item_of(page, changed)["issued"] == {"date-parts": [[2024, 7, 5]]}
    both = article("Clean water", "", "WHO", "2020-01-02", "https://who.example/w")
    assert item_of(both, changed)["issued"] == {"date-parts": [[2020, 1, 2]]}
    assert "issued" not in item_of(page, Citation(WorkType.WEBPAGE, ("WHO",)))

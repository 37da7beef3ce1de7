"""Code keeps its lines, whatever sets them, and is told from the numbers beside it."""

import pytest
from lxml import html

from sourcebook.clean.listing import is_listing
from sourcebook.clean.restoring import restored
from sourcebook.model.edition import Edition, Kind
from support.pages import HTML, cleaned, faults, texts

STORY = "The keeper wrote a program that lit the lamp each evening when the sun had gone down. "
AROUND = "".join(f"<p>On day {number}. {STORY * 3}</p>" for number in range(6))


def page(inside: str) -> Edition:
    edition = cleaned(f"<article><h1>A lamp</h1>{AROUND}{inside}{AROUND}</article>", HTML)
    assert faults(edition) == []
    return edition


def code_of(inside: str) -> list[str]:
    return texts(page(inside), Kind.CODE)


@pytest.mark.parametrize(
    "inside",
    [
        "<pre><code><div>a = 1</div><div>  b = 2</div></code></pre>",
        "<pre><div class='line'>a = 1</div>\n<div class='line'>  b = 2</div></pre>",
        "<pre><code><p>a = 1</p><p>  b = 2</p></code></pre>",
        "<pre><ol><li>a = 1</li><li>  b = 2</li></ol></pre>",
        "<pre><b style='display:block'>a = 1</b><i style='display: flex'>  b = 2</i></pre>",
        "<pre><span class='token-line'>a = 1</span><span class='token-line'>  b = 2</span></pre>",
        "<pre><code>a = 1</code><code>  b = 2</code></pre>",
        "<pre><span class='line'><b>a</b> = 1</span>\n<span class='line'>  b = 2</span></pre>",
        "<pre><div>a = 1<br></div><div>  b = 2</div></pre>",
        "<pre>a = 1<div>  b = 2</div></pre>",
        "<pre><table><tr><td>a = 1</td></tr><tr><td>  b = 2</td></tr></table></pre>",
    ],
)
def test_the_end_of_an_element_on_its_own_line_ends_a_line_of_code(inside: str) -> None:
    assert code_of(inside) == ["a = 1\n  b = 2"]


def test_an_empty_line_of_code_stays() -> None:
    assert code_of("<pre><div>a</div><div><br></div><div>b</div></pre>") == ["a\n\nb"]


@pytest.mark.parametrize(
    "inside",
    [
        "<pre><b class='k'>def</b> <b class='line'>a</b>(<i>b</i>)</pre>",
        "<pre><b class='line'>def</b> <b class='line'>a</b>(b)</pre>",
    ],
)
def test_words_that_only_are_coloured_stay_on_their_line(inside: str) -> None:
    assert code_of(inside) == ["def a(b)"]


@pytest.mark.parametrize(
    ("markup", "answer"),
    [("<pre><div>a</div></pre>", True), ("<pre>a<nav>b</nav></pre>", False)],
)
def test_a_page_in_a_pre_is_no_code(markup: str, *, answer: bool) -> None:
    assert is_listing(html.fromstring(markup)) is answer


def test_cells_of_a_row_of_code_are_parted() -> None:
    assert code_of("<pre><table><tr><td>a</td><td>b</td></tr></table></pre>") == ["a\tb"]


def test_a_page_inside_code_that_was_never_closed_keeps_its_lines() -> None:
    inside = f"<pre>a = 1<article><p>{STORY}</p><p>Then {STORY}</p></article></pre>"
    (code,) = code_of(inside)
    assert [line.strip() for line in code.split("\n")] == [
        *("a = 1", STORY.strip(), f"Then {STORY}".strip())
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "<pre><span class='lineno'>1</span>{}\n<span class='lineno'>2</span>{}</pre>",
        "<pre><span class='ln'> 1 </span>{}\n<span class='ln'> 2 </span>{}</pre>",
        "<pre><i style='user-select:none'>1</i>{}\n<i style='user-select: none'>2</i>{}</pre>",
        "<table><tr><td class='gutter'><pre>1\n2</pre></td><td><pre>{}\n{}</pre></td></tr></table>",
        "<table><tr><td><div>1</div><div>2</div></td><td><pre>{}\n{}</pre></td></tr></table>",
        "<pre><code><table><tr><td class='rouge-gutter gl'><pre>1\n2\n</pre></td>"  # noqa: ISC004 - one
        "<td><pre>{}\n{}\n</pre></td></tr></table></code></pre>",
        "<div><pre>1\n2\n</pre><pre>{}\n{}\n</pre></div>",
        "<pre><table><tr><td class='hljs-ln-numbers'>1</td><td>{}</td></tr>"  # noqa: ISC004 - one
        "<tr><td class='hljs-ln-numbers'>2</td><td>{}</td></tr></table></pre>",
    ],
)
def test_the_numbers_of_lines_are_cut(inside: str) -> None:
    edition = page(inside.format("foo()", "bar()"))
    assert texts(edition, Kind.CODE) == ["foo()\nbar()"]
    cuts = [(cut.reason, cut.text) for cut in edition.cuts if cut.at]
    assert cuts == [("line numbers", "1 2")]
    number = next(n for n, cut in enumerate(edition.cuts) if cut.at)
    assert "1 2" in texts(restored(edition, number))


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<pre>1\n2\n3</pre>", ["1\n2\n3"]),
        ("<pre>for n in range(3): print(n)</pre><pre>0\n1\n2</pre>", None),
        ("<pre>1\n2\n3</pre><pre>a()</pre>", ["1\n2\n3", "a()"]),
        ("<pre>x = <span class='number'>12</span></pre>", ["x = 12"]),
        ("<pre class='line-numbers'>12</pre>", ["12"]),
        ("<table><tr><td>9<br>4</td><td><pre>a()\nb()</pre></td></tr></table>", ["a()\nb()"]),
    ],
)
def test_numbers_that_count_no_lines_stay(inside: str, code: list[str] | None) -> None:
    edition = page(inside)
    assert "line numbers" not in {cut.reason for cut in edition.cuts}
    assert code is None or texts(edition, Kind.CODE) == code


def test_a_long_number_in_the_place_of_those_of_lines_costs_no_time() -> None:
    page = f"<pre>a<span class='lineno'>{'1' * 200}x</span></pre>"
    assert f"{'1' * 200}x" in cleaned(page, HTML).text

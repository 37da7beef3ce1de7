"""Markdown is rendered, and nothing unsafe comes through it."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base import markdown
from sourcebook.base.html_sanitize import sanitize


def test_the_commons_of_markdown_are_rendered() -> None:
    html = markdown.to_html(
        "# T\n\n*a* **b** `c` [d](https://example.org)\n\n- e\n- f\n\n"
        "| g | h |\n|---|---|\n| i | j |\n\n"
        "```python\nk\n```\n\nl[^1]\n\n[^1]: m\n\nn\n: o\n"
    )
    for expected in (
        "<h1>T</h1>",
        "<em>a</em>",
        "<li>e</li>",
        "<th>g</th>",
        "<td>j</td>",
        "<dd>o</dd>",
    ):
        assert expected in html
    assert 'href="#fn:1"' in html
    assert 'id="fn:1"' in html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "<javascript:alert(1)>",
        "![a](http://evil.example/x.png)",
        '<b onclick="alert(1)">b</b>',
        "[a]: javascript:alert(1)\n\n[a]",
        '[a](https://x.y "\\" onclick=alert(1)")',
    ],
)
def test_raw_html_obeys_the_policy(attack: str) -> None:
    html = markdown.to_html(f"before\n\n{attack}\n\nafter")
    assert "before" in html
    assert "after" in html
    for forbidden in ("<script", 'href="javascript', "evil.example", " onclick"):
        assert forbidden not in html


@given(st.text(alphabet="ab*_`[]()#>-|\n <&!:^~\\1.", max_size=200))
def test_rendering_never_raises_and_is_sanitised(text: str) -> None:
    html = markdown.to_html(text)
    assert sanitize(html) == html


@pytest.mark.parametrize("text", ["[" * 30_000, "> " * 2000 + "deep", "word " * 300_000])
def test_text_made_to_be_slow_is_shown_as_written(text: str) -> None:
    assert markdown.to_html(text).startswith("<p>")


def test_python_markdown_is_imported_only_when_it_is_needed() -> None:
    code = "import sys, sourcebook.base.markdown; sys.exit('markdown' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

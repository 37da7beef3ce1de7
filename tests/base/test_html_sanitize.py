"""Nothing but the policy comes out, whatever goes in."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.html_sanitize import ATTRIBUTES, TAGS, depth_of, sanitize

ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='asset:1' onload=alert(1) srcset='http://evil.example/a.png 2x'>",
    "<img src=http://evil.example/pixel.gif>",
    "<img src='asset:1/../../x'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jAvAsCrIpT&#58;alert(1)'>x</a>",
    "<a href='java&#x0A;script:alert(1)'>x</a>",
    "<a href=' &#1;javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='//evil.example/'>x</a>",
    "<a href='/relative'>x</a>",
    "<a href='http:/\\evil.example'>x</a>",
    "<a href='https://example.org/' ping='http://evil.example' target=_blank>x</a>",
    "<a href='#top' id=top name=top class=c style='position:fixed'>x</a>",
    "<svg onload=alert(1)><a xlink:href='javascript:x'><text>y</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></math>",
    "<form action=http://evil.example><input autofocus onfocus=alert(1)><button>go</button></form>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=evil.swf></object><embed src=evil.swf>",
    "<link rel=stylesheet href=http://evil.example/a.css><style>@import 'http://evil.example'</style>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<base href='http://evil.example/'><a href='x'>y</a>",
    "<video poster=http://evil.example/a.png><source src=http://evil.example/v></video>",
    "<p style='background:url(http://evil.example)' class=x id=y onclick=z>t</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><img src=x onerror=alert(1)></template>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<table background=http://evil.example><td background=http://evil.example>x",
    "<td colspan=99999999999>x</td><ol start=-1><li value=9>x</ol>",
    "<pre lang='x\" onclick=\"alert(1)'>x</pre>",
    "<sup id='fn:1\" onclick=x'>1</sup>",
    "<td align='x' onclick=alert(1)>x</td><th align='left;background:url(//evil.example)'>y</th>",
    "<h2 id='at-1\" onclick=x'>x</h2><h3 id=top>y</h3><a href='#top'>z</a>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<p>\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<details open ontoggle=alert(1)>x</details><marquee onstart=alert(1)>y</marquee>",
]


class _Judge(HTMLParser):
    """Collects everything in a document that the policy does not know."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()) or not _is_sound(name, value or ""):
                self.faults.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(data)


def _is_sound(name: str, value: str) -> bool:
    forms = {
        "href": r"(https?://[^\s/].*|mailto:.*|#fn(ref\d*)?[:-][\w-]+|#at-\d+)",
        "src": r"asset:\d+",
        "id": r"fn(ref\d*)?[:-][\w-]+|at-\d+",
        "start": r"\d{1,4}",
        "value": r"\d{1,4}",
        "colspan": r"\d{1,4}",
        "rowspan": r"\d{1,4}",
        "lang": r"[\w+#.-]+",
        "alt": r"(?s:.*)",
        "align": "left|center|right",
    }
    return re.fullmatch(forms[name], value, re.IGNORECASE | re.ASCII) is not None


def faults(html: str) -> list[str]:
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.faults


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_is_left(attack: str) -> None:
    clean = sanitize(f"<p>before</p>{attack}<p>after</p>")
    assert faults(clean) == []
    assert "evil.example" not in clean or "&lt;" in clean
    assert "before" in clean


def test_the_judge_of_these_tests_finds_faults() -> None:
    assert (
        len(faults("<p onclick=x>a</p><script>b</script><a href='javascript:x'>c</a><!-- d -->"))
        == 4
    )


SHARDS = """
    <p> </p> <b> <a|href=' javascript: http://x.y '> <svg> </ <!-- --> <table> <td| onclick= "
    <style> <img|src= asset:1 &# x3c; text
"""
PIECES = st.sampled_from([shard.replace("|", " ") for shard in SHARDS.split()])


@given(
    st.lists(st.one_of(PIECES, st.text("ab<'\"&\ud800\x00 é", max_size=5)), max_size=40).map(
        "".join
    )
)
def test_junk_leaves_nothing_outside_the_policy(junk: str) -> None:
    clean = sanitize(junk)
    assert faults(clean) == []
    assert sanitize(clean) == clean


def test_what_the_policy_knows_is_kept_as_it_is() -> None:
    html = (
        '<h2>T</h2><p>a <em>b</em> <a href="https://example.org/x?y=1&amp;z=2">c</a><br>d</p>'
        '<figure><img src="asset:3" alt="A cat"><figcaption>e</figcaption></figure>'
        '<ol start="3"><li>f</li></ol><pre lang="python">g</pre>'
        '<table><tbody><tr><td colspan="2">h</td></tr></tbody></table>'
        '<p>i<sup id="fnref:1"><a href="#fn:1">1</a></sup> <small class="caps">k</small></p>'
    )
    assert sanitize(html) == html


def test_no_class_but_that_of_small_capitals_is_kept() -> None:
    html = '<p class="caps"><small class="x">a</small><small class="caps x">b</small></p>'
    assert sanitize(html) == "<p><small>a</small><small>b</small></p>"


@pytest.mark.parametrize(
    "href",
    [
        *("mailto:a@b.c&#10;bcc:x", "https://b.c/a d", "https://b.c\\@d.e/"),
        *("mailto:<img\u00a0src=x>", "mailto:a&quot;b@c.d", "https://b.c/\u2003d"),
    ],
)
def test_a_link_with_space_or_backslash_in_it_is_none(href: str) -> None:
    assert sanitize(f'<p><a href="{href}">a</a></p>') == "<p><a>a</a></p>"


def test_code_that_begins_with_line_feeds_reads_the_same_again() -> None:
    assert sanitize("<pre>\n\n\na</pre>") == "<pre>a</pre>"


def test_an_image_from_the_web_is_left_out() -> None:
    assert sanitize('<p>a<img src="https://example.org/a.png" alt="a > b">c</p>') == "<p>ac</p>"


def test_a_page_made_to_be_slow_keeps_its_words() -> None:
    html = sanitize("<div>" * 100_000 + "deep" + "</div>" * 100_000 + "end")
    assert html.split() == ["<p>", "deep", "end</p>"]


def test_endless_tags_keep_the_words_after_them() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(30_000))
    assert "hello" in sanitize(f"<div {attributes}>hello</div>")


def test_unclosed_paragraphs_are_no_depth() -> None:
    assert depth_of("<p>a" * 5000) == 0
    assert depth_of("<div><p>" * 7) == 7

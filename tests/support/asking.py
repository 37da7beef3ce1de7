"""A page that asks for something in every way it knows."""

PICTURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

WORDS = "Every evening somebody climbed the steps and lit the lamp above the harbour."

_PAGE = """<!DOCTYPE html>
<html lang="en" manifest="@/manifest" onload="go()"><head>
<base href="@/base/">
<title>The lamp &lt;/title&gt;&lt;img src=@/title&gt;</title>
<meta http-equiv="refresh" content="0; url=@/refresh">
<meta http-equiv="Content-Security-Policy" content="default-src *">
<link rel="stylesheet" href="@/sheet.css"><link rel="icon" href="@/icon.png">
<link rel="preload" href="@/preload" as="image"><link rel="prefetch" href="@/prefetch">
<link rel="dns-prefetch" href="@/dns"><link rel="preconnect" href="@/connect">
<link rel="modulepreload" href="@/module"><link rel="prerender" href="@/prerender">
<script src="@/script.js"></script><script>fetch("@/inline")</script>
<script type="speculationrules">{"prefetch":[{"urls":["@/speculation"]}]}</script>
<style>@import "@/import.css"; @im\\70ort url(@/escaped.css); .lamp { color: #123456 }
@font-face { font-family: x; src: url(@/font.woff) } p { font-family: x }
body { background: url(@/body.png), u\\72l("@/escaped.png"), \\75 rl(@/hex.png);
  cursor: url(@/cursor.cur), auto; list-style-image: image-set("@/set.png" 1x) }
h1 { background: url( '@/quoted.png' ); border-image: -webkit-image-set(url(@/w.png) 1x) }
/* url(@/comment.png) */ .a::after { content: url(@/content.png) } .b { color: ur/**/l(@/c.png) }
</style>
<style>@import url(//@HOST@/relative.css);</style>
</head><body background="@/background.png" onload="fetch('@/onload')"
 style="background:url(@/s.png)">
<h1 onclick="go()">The lamp</h1>
<p class="lamp" style="background: URL('@/style.png'); color: red">$WORDS</p>
<img src="@/image.png" srcset="@/set1.png 1x, @/set2.png 2x"
 onerror="fetch('@/onerror')" alt="A lamp">
<img src="$PICTURE" alt="A dot">
<picture><source srcset="@/source.webp" type="image/webp"><img src="@/picture.png"></picture>
<video poster="@/poster.png" src="@/film.mp4" autoplay><source src="@/film.webm"></video>
<audio src="@/sound.mp3" autoplay></audio><track src="@/track.vtt">
<iframe src="@/frame"></iframe><iframe srcdoc="<img src='@/srcdoc.png'>"></iframe>
<object data="@/object"><param name="movie" value="@/param"></object><embed src="@/embed">
<svg><script>fetch("@/svgscript")</script><image href="@/svg.png"/><use href="@/use.svg#a"/>
<foreignObject><img src="@/foreign.png"></foreignObject><style>@import "@/svg.css";</style></svg>
<math><mtext><img src="@/math.png"><annotation-xml encoding="text/html"><img src="@/x.png">
</annotation-xml></mtext></math>
<form action="@/form"><input type="image" src="@/input.png">
<button formaction="@/b">Go</button></form>
<noscript><img src="@/noscript.png">
<p title="</noscript><img src=@/broken.png onerror=go()>"></noscript>
<table background="@/table.png"><tr><td background="@/cell.png">Cell</td></tr></table>
<a href="javascript:fetch('@/js')" ping="@/ping">one</a> <a href="@/page" ping="@/ping">two</a>
<a href=" java&#10;script:go()">three</a> <a href="data:text/html,<script>go()</script>">four</a>
<template shadowrootmode="open"><img src="@/shadow.png">
<style>@import "@/shadow.css";</style></template>
<xmp><img src="@/xmp.png"></xmp><textarea><img src="@/textarea.png"></textarea>
<my-card style="background-image:url(@/card.png)"><img src="@/card2.png">Words of a card.</my-card>
<p style="background:url(&quot;@/attribute.png&quot;)">&lt;img src=@/text.png&gt;</p>
<style>.x{}</style ><img src=@/after.png><style>a::before{content:"</styl\\65><img src=@/in.png>"}
"""


def asking(address: str) -> str:
    """Return a page that asks the server at *address* for all it can."""
    host = address.partition("//")[2]
    page = _PAGE.replace("@HOST@", host)
    for at_rule in ("import", "im\\70ort", "font-face"):
        page = page.replace(f"@{at_rule}", f"\0{at_rule}")
    page = page.replace("@", address).replace("\0", "@")
    return page.replace("$WORDS", WORDS).replace("$PICTURE", PICTURE)

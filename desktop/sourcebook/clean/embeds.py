"""Films, posts, charts and maps that a page shows in a frame: where a person can open them.

Pages hide the address until a visitor agrees or scrolls, and write elements of their own that a
script turns into the frame.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.clean.typography import DASH

EMBEDS: Final = frozenset({"iframe", "video", "audio", "embed", "object"})
"""Elements that show what stands elsewhere."""

MAX_INNER: Final = 20
"""Elements inside of one that are asked for its address."""

_SITE_LISTS: Final = {
    "Video": """
        youtube.com youtube-nocookie.com youtu.be vimeo.com dailymotion.com ted.com rumble.com
        streamable.com tiktok.com wistia.com wistia.net brightcove.net jwplayer.com jwplatform.com
        kaltura.com vidyard.com loom.com twitch.tv bilibili.com odysee.com arte.tv
    """,
    "Post": """
        facebook.com twitter.com x.com instagram.com threads.net threads.com bsky.app reddit.com
        redditmedia.com linkedin.com t.me mastodon.social pinterest.com
    """,
    "Audio": """
        soundcloud.com spotify.com bandcamp.com mixcloud.com apple.com acast.com megaphone.fm
        simplecast.com libsyn.com buzzsprout.com podbean.com captivate.fm transistor.fm omny.fm
        art19.com spreaker.com audioboom.com iheart.com podigee.io podigee.com ausha.co rss.com
        castos.com blubrry.com deezer.com
    """,
    "Media": "archive.org",
    "Document": "docs.google.com documentcloud.org scribd.com slideshare.net issuu.com calameo.com",
    "Map": "google.com openstreetmap.org arcgis.com umap-project.org felt.com",
    "Chart": """
        datawrapper.de dwcdn.net flourish.studio flo.uri.sh infogram.com ourworldindata.org
        tableau.com powerbi.com plotly.com plot.ly observablehq.com everviz.com
    """,
    "Timeline": "knightlab.com",
    "Table": "airtable.com",
    "Model": "sketchfab.com printables.com",
    "Picture": "giphy.com tenor.com imgur.com flickr.com",
    "Code": """
        gist.github.com codepen.io jsfiddle.net codesandbox.io stackblitz.com replit.com jsbin.com
    """,
}
_SITES: Final = {site: kind for kind, sites in _SITE_LISTS.items() for site in sites.split()}
"""Sites whose frames belong to an article → what they show; frames of others are advertising."""

_OTHER_USE: Final = re.compile(r"//[^/]+/(?:recaptcha|forms|afs|ads?|gen_204|accounts?)\b")
"""Address of a frame that asks who is there, or has a form filled in."""

_TOOT: Final = re.compile(r"^https://[^/]+/@[\w.@-]+/\d+/embed$")
"""Address of the frame of a post on Mastodon, which has thousands of hosts."""

_FILM: Final = "https://www.youtube.com/watch?v={}"
_VIMEO: Final = "https://vimeo.com/{}"
_TWEET: Final = "https://twitter.com/i/status/{}"
_ADDRESS: Final = "{}"

_BY_TAG: Final = {
    "lite-youtube": ("videoid", _FILM),
    "amp-youtube": ("data-videoid", _FILM),
    "lite-vimeo": ("videoid", _VIMEO),
    "amp-vimeo": ("data-videoid", _VIMEO),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/{}"),
    "amp-twitter": ("data-tweetid", _TWEET),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-gist": ("data-gistid", "https://gist.github.com/{}"),
    "amp-facebook": ("data-href", _ADDRESS),
    "amp-reddit": ("data-src", _ADDRESS),
    "amp-tiktok": ("data-src", _ADDRESS),
    "amp-iframe": ("src", _ADDRESS),
    "amp-video": ("src", _ADDRESS),
    "amp-audio": ("src", _ADDRESS),
}
"""Element that a script turns into a frame → the attribute that names what it shows, and where."""

_BY_CLASS: Final = {
    "youtube-player": ("data-id", _FILM),
    "lazyYT": ("data-youtube-id", _FILM),
    "fb-post": ("data-href", _ADDRESS),
    "fb-video": ("data-href", _ADDRESS),
    "instagram-media": ("data-instgrm-permalink", _ADDRESS),
    "text-post-media": ("data-text-post-permalink", _ADDRESS),
    "tiktok-embed": ("cite", _ADDRESS),
    "flourish-embed": ("data-src", "https://public.flourish.studio/{}/"),
    "infogram-embed": ("data-id", "https://infogram.com/{}"),
    "bluesky-embed": ("data-bluesky-uri", "https://bsky.app/profile/{}"),
}
"""The same by the class of an element."""

_KINDS: Final = {"video": "Video", "audio": "Audio", "amp-video": "Video", "amp-audio": "Audio"}
_NAME: Final = re.compile(r"[\w:-][\w.:/-]{0,199}")
_OF_NETWORK: Final = re.compile(r"at://([\w.:-]+)/app\.bsky\.feed\.post/(\w+)")
_IN_BLUESKY: Final = re.compile(r"embed/([\w.:-]+)/app\.bsky\.feed\.post/(\w+)")
_ROOTED: Final = re.compile(r"(?:https?:)?/[\w/]", re.IGNORECASE)
_SCRIPT: Final = re.compile(
    r"https://gist\.github\.com/[\w./-]+(?=\.js(?:\?|$))"
    r"|https://datawrapper\.dwcdn\.net/\w+/(?=embed\.js)"
)
"""Address of what a script writes where it stands: a piece of code, a chart."""


def embed_link(element: HtmlElement, base: str) -> tuple[str, str]:
    """Return address and label of a frame, film or recording, or two empty strings.

    Of several addresses that of a known site is taken: the others are placeholders.
    """
    kind = _KINDS.get(str(element.tag), "")
    for address in addresses_of(element, base):
        if found := kind or _kind_of(address):
            return _labelled(address, found, element)
    return "", ""


def addresses_of(element: HtmlElement, base: str) -> Iterator[str]:
    """Yield the addresses of the web that *element* names, the likeliest first.

    They are in ``src``, or, until a visitor agrees or scrolls, in an attribute like it.
    """
    written = [element.get("src"), element.get("data-src"), element.get("data")]
    for name, value in element.items():
        is_like = name.startswith("data-") and ("src" in name or "url" in name)
        if is_like and name != "data-src" and _ROOTED.match(value.strip()):
            written.append(value)
    for at, inner in enumerate(element.iter("source", "embed", "iframe", "param")):
        if at >= MAX_INNER:
            break
        if inner is not element:
            is_film = inner.get("name") in {"movie", "src"}
            written.append(inner.get("value") if is_film else inner.get("src"))
    for source in written:
        if source and source.strip():
            address = urls.absolute(base, source)
            if urls.is_http(address):
                yield address


def stand_in(element: HtmlElement, base: str) -> tuple[str, str]:
    """Return address and label of what a script shows in the place of *element*, or nothing.

    What is linked within *element*, or stands there as a frame, is read where it stands.
    """
    tag = str(element.tag)
    if tag == "script":
        return _scripted(element)
    rule = _BY_TAG.get(tag)
    if rule is None and (classes := element.get("class")):
        rule = next((_BY_CLASS[name] for name in classes.split() if name in _BY_CLASS), None)
    if rule is None:
        return "", ""
    address = _filled(rule[1], (element.get(rule[0]) or "").strip(), base)
    kind = _KINDS.get(tag) or _kind_of(address)
    if not kind or _is_inside(element, address):
        return "", ""
    return _labelled(address, kind, element)


def bare_embed(text: str) -> tuple[str, str]:
    """Return address and label where *text* is nothing but the address of a known site."""
    if len(text.split()) != 1 or not urls.is_http(text):
        return "", ""
    kind, site = _kind_of(text), urls.site_of(text)
    return (_watchable(text, site), f"{kind}: {site}") if kind else ("", "")


def _filled(pattern: str, value: str, base: str) -> str:
    if pattern == _ADDRESS:
        address = urls.absolute(base, value) if value else ""
        return address if urls.is_http(address) else ""
    if found := _OF_NETWORK.fullmatch(value):
        return pattern.format(f"{found[1]}/post/{found[2]}")
    return pattern.format(value) if _NAME.fullmatch(value) else ""


def _scripted(script: HtmlElement) -> tuple[str, str]:
    """Return what a script writes where it stands: a chart, a piece of code."""
    source = (script.get("src") or "").strip()
    if not (found := _SCRIPT.match(source)):
        return "", ""
    return _labelled(found[0], _kind_of(found[0]), script)


def _is_inside(element: HtmlElement, address: str) -> bool:
    """Tell whether *element* holds a frame, or a link to what it stands for."""
    if next(element.iter("iframe", "video", "audio"), None) is not None:
        return True
    bare = address.partition("?")[0] if "watch?" not in address else address
    return any((link.get("href") or "").startswith(bare) for link in element.iter("a"))


def _labelled(address: str, kind: str, element: HtmlElement) -> tuple[str, str]:
    site = urls.site_of(address)
    title = element.get("title") or element.get("aria-label") or element.get("playlabel") or ""
    title = " ".join(title.split())
    named = f"{title} {DASH} {site}" if title else site
    return _watchable(address, site), f"{kind}: {named}"


def _kind_of(address: str) -> str:
    """Return what the frame at *address* shows, or nothing: a site has frames of other use, too."""
    if _TOOT.search(address):
        return "Post"
    site = urls.site_of(address)
    named = next((kind for name, kind in _SITES.items() if f".{site}".endswith(f".{name}")), "")
    return "" if _OTHER_USE.search(address) and named in {"Map", "Document"} else named


def _watchable(address: str, site: str) -> str:
    """Turn the address of a player into that of the page a person would open."""
    folder, _, name = urlsplit(address).path.strip("/").partition("/")
    if site.startswith("youtube") and folder in {"embed", "v"} and name:
        return _FILM.format(name.partition("/")[0])
    if site == "player.vimeo.com" and folder == "video" and name:
        return _VIMEO.format(name.partition("/")[0])
    return _post_in(address, site) or address


def _post_in(address: str, site: str) -> str:
    """Return the post or recording that the address of a player names, or an empty string."""
    if _TOOT.search(address):
        return address.removesuffix("/embed")
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    if site == "embed.bsky.app" and (found := _IN_BLUESKY.match(parts.path.strip("/"))):
        return f"https://bsky.app/profile/{found[1]}/post/{found[2]}"
    if site == "platform.twitter.com" and (tweet := asked.get("id")) and tweet[0].isdecimal():
        return _TWEET.format(tweet[0])
    named = ""
    if site.endswith("soundcloud.com"):
        named = asked.get("url", [""])[0]
    elif site.endswith("facebook.com") and parts.path.startswith("/plugins/"):
        named = asked.get("href", [""])[0]
    return named if urls.is_http(named) else ""

"""Write the samples of this folder anew: one small file a format, the same bytes each time.

Run it with the folder ``tests`` as the place where it is: ``python tests/data/formats/make.py``.
"""

import gzip
import io
import json
import zipfile
import zlib
from base64 import b64encode, encodebytes
from pathlib import Path
from quopri import encodestring
from struct import pack

HERE = Path(__file__).resolve().parent
ADDRESS = "https://example.org/news/ferry"
TIME = (2026, 3, 14, 9, 0, 0)


def picture(red: int, *, side: int = 64) -> bytes:
    """Return a PNG of one side in stripes that do not pack well."""
    noise = bytes((x * x * red + y * 7 + x * y) % 251 for y in range(side) for x in range(side * 3))
    rows = b"".join(b"\0" + noise[y * side * 3 : (y + 1) * side * 3] for y in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


FERRY = picture(5)
PIER = picture(11)
WORDS = """\
The ferry to Möwenholm runs again, three winters after the ice took the old pier. Forty people \
stood at the rail when it left the harbour on Saturday morning.
“We counted the days on the kitchen wall,” says Inge Brandt, who kept the island's only shop \
open through all of it. The wall has nine hundred and twelve strokes.
The new pier rests on steel piles that were driven eleven metres into the clay. The engineers \
say that it will bear the ice of a century; the islanders say they will see.
From April on the boat goes four times a day. The ticket costs as much as it did before.
""".splitlines()


def page(first: str, second: str, style: str = "") -> str:
    """Return the page of all samples, with these two images."""
    paragraphs = [f"<p>{words}</p>" for words in WORDS]
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The ferry runs again | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Ada Marlow">
<meta property="article:published_time" content="2026-03-14T08:30:00Z">{style}</head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>The ferry runs again</h1>
{paragraphs[0]}
<figure><img {first} alt="A ferry"><figcaption>The ferry on Saturday.</figcaption></figure>
{paragraphs[1]}
<h2>Steel and clay</h2>
{paragraphs[2]}
<p><img {second} alt="The pier"></p>
{paragraphs[3]} <p>More in the <a href="../timetable">timetable</a>.</p>
</article><footer>© The Harbour Post</footer></body></html>
"""


def crlf(text: str) -> bytes:
    """Return *text* with the line ends of the net."""
    return text.replace("\n", "\r\n").encode()


def packed(data: bytes) -> str:
    """Return *data* in base64, in lines."""
    return encodebytes(data).decode()


def mhtml() -> bytes:
    """Return the page as Chromium saves it, its second image in a frame's way (cid)."""
    html = encodestring(
        page('src="https://example.org/img/ferry.png"', 'src="cid:pier@x"').encode()
    )
    return crlf(f"""From: <Saved by Blink>
Snapshot-Content-Location: {ADDRESS}
Subject: =?utf-8?Q?The=20ferry=20runs=20again=20|=20The=20Harbour=20Post?=
Date: Sat, 14 Mar 2026 09:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: {ADDRESS}

{html.decode()}
------MultipartBoundary--x----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.org/img/ferry.png

{packed(FERRY)}
------MultipartBoundary--x----
Content-Type: image/png
Content-ID: <pier@x>
Content-Transfer-Encoding: base64

{packed(PIER)}
------MultipartBoundary--x------
""")


def single_file() -> bytes:
    """Return the page as SingleFile saves it: one image in place, one in its style."""
    ferry, pier = (f"data:image/png;base64,{b64encode(p).decode()}" for p in (FERRY, PIER))
    style = f"<style>:root{{--sf-img-1: url({pier})}}</style>"
    empty = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'></svg>"
    second = f'src="{empty}" style="background-image:var(--sf-img-1)!important"'
    html = page(f'src="{ferry}" data-src="https://example.org/img/ferry.png"', second, style)
    html = html.replace(
        f"<p>{WORDS[2]}</p>",
        f"<x-note><template shadowrootmode=open><p>{WORDS[2]}</p></template></x-note>",
    )
    comment = f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: 2026-03-14 \n-->"
    return html.replace("<html lang", f"{comment}<html lang").encode()


def newsletter() -> bytes:
    """Return the words as a newsletter: HTML beside plain text, an image, a counter, a footer."""
    rows = "".join(f"<tr><td><p>{words}</p></td></tr>" for words in WORDS[:3])
    html = f"""<html><body>
<div style="display:none;max-height:0">Forty people stood at the rail.</div>
<table role="presentation"><tr><td><a href="https://post.example/w">View this email in your
browser</a></td></tr><tr><td><h1>The ferry runs again</h1></td></tr>
<tr><td><img src="cid:ferry@post" alt="A ferry" width="600"></td></tr>{rows}
<tr><td><p>You are receiving this because you asked for it.
<a href="https://post.example/u">Unsubscribe</a></p></td></tr>
<tr><td><p>The Harbour Post, Quay 1, Ufer</p></td></tr></table>
<img src="https://post.example/wf/open?x=1" width="1" height="1"></body></html>"""
    return crlf(f"""Received: from mail.post.example by mx.example.org; Sat, 14 Mar 2026 09:00 +0100
Message-ID: <20260314@post.example>
From: =?utf-8?B?QWRhIE1hcmzDtnc=?= <letters@post.example>
To: reader@example.org
Subject: =?utf-8?Q?The_ferry_runs_again?=
Date: Sat, 14 Mar 2026 09:00:00 +0100
List-Id: The Harbour Letter <letter.post.example>
MIME-Version: 1.0
Content-Type: multipart/related; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8; format=flowed

The ferry runs again.

--inner
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{encodestring(html.encode()).decode()}
--inner--

--outer
Content-Type: image/png
Content-ID: <ferry@post>
Content-Disposition: inline; filename="ferry.png"
Content-Transfer-Encoding: base64

{packed(FERRY)}
--outer--
""")


def record(kind: str, address: str, block: bytes, content_type: str) -> bytes:
    """Return one record of a web archive."""
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2026-03-14T09:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{zlib.crc32(block):012x}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(address: str, body: bytes, headers: str, status: str = "200 OK") -> bytes:
    """Return the record of an answer."""
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    return record("response", address, block, "application/http; msgtype=response")


def records() -> list[bytes]:
    """Return the records of a visit: a redirect, a frame, the page, its images, another page."""
    html = page(
        'src="/img/small.png" srcset="/img/ferry.png 1200w"', 'src="/img/pier.png"'
    ).encode()
    cut = gzip.compress(html, mtime=0)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (cut[:500], cut[500:], b""))
    asks = b"GET /frame HTTP/1.1\r\nHost: ads.example\r\nSec-Fetch-Dest: iframe\r\n\r\n"
    return [
        record("warcinfo", "", b"software: by hand\r\n", "application/warc-fields"),
        response(
            "http://example.org/f",
            b"",
            f"Location: {ADDRESS}\r\nContent-Type: text/html",
            "302 Found",
        ),
        record("request", "https://ads.example/frame", asks, "application/http; msgtype=request"),
        response("https://ads.example/frame", b"<p>Buy a boat.</p>", "Content-Type: text/html"),
        response(
            ADDRESS,
            chunked,
            "Content-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n"
            "Content-Encoding: gzip",
        ),
        response("https://example.org/img/ferry.png", FERRY, "Content-Type: image/png"),
        response("https://example.org/img/pier.png", PIER, "Content-Type: image/png"),
        response("https://example.org/other", b"<p>Another page.</p>", "Content-Type: text/html"),
    ]


def wacz() -> bytes:
    """Return the visit as a packed web archive, its list naming the page."""
    file = io.BytesIO()
    lines = [{"format": "json-pages-1.0", "id": "pages"}, {"url": ADDRESS, "title": "The ferry"}]
    members = {
        "datapackage.json": json.dumps(
            {"profile": "data-package", "wacz_version": "1.1.1"}
        ).encode(),
        "pages/pages.jsonl": "\n".join(map(json.dumps, lines)).encode(),
        "archive/data.warc.gz": b"".join(gzip.compress(one, mtime=0) for one in records()),
    }
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, TIME), data)
    return file.getvalue()


def samples() -> dict[str, bytes]:
    """Return every sample by the name of its file."""
    return {
        "page.mhtml": mhtml(),
        "singlefile.html": single_file(),
        "newsletter.eml": newsletter(),
        "visit.warc": b"".join(records()),
        "visit.warc.gz": b"".join(gzip.compress(one, mtime=0) for one in records()),
        "visit.wacz": wacz(),
        "the_old_pier.png": PIER,
    }


def main() -> None:
    """Write them all."""
    for name, data in samples().items():
        (HERE / name).write_bytes(data)


if __name__ == "__main__":
    main()

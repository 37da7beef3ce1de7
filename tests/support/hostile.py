"""Pages made to be slow or broken, each with its words at the beginning or at the end."""

WORDS = "Every evening somebody climbed the steps and lit the lamp, as long as there was oil."
P = f"<p>{WORDS}</p>\n"

NESTED = '{"a":'

PAGES = {
    "two million elements": P + "<p>a word</p>" * 2_000_000 + P,
    "two million empty elements": P + "<i></i>" * 2_000_000 + P,
    "fifty megabytes of paragraphs": P * (50_000_000 // len(P)),
    "divs in divs": "<div>" * 100_000 + P + "</div>" * 100_000 + P,
    "links in links": P + "<a href=/x>x" * 100_000 + P,
    "open formatting": P + "<b><i><u><s>" * 50_000 + P,
    "lists in lists": P + "<ul><li>x" * 20_000 + P,
    "a wide table": P + f"<table>{('<tr>' + '<td>cell</td>' * 500 + '</tr>') * 2000}</table>",
    "many attributes": P + f"<p {' '.join(f'a{n}=x' for n in range(100_000))}>{WORDS}</p>",
    "one endless word": P + f"<p>{'w' * 1_000_000}</p>",
    "endless tags": P + "<a " * 500_000,
    "a tag that never ends": P + "<p title='" + "x" * 2_000_000,
    "signs that open nothing": P + "<" * 1_000_000,
    "comments that never end": P + "<!--" * 500_000,
    "scripts that never end": P + "<script>" * 500_000,
    "broken entities": P + "&amp" * 100_000 + "&#x" * 100_000 + "&#99999999999;" * 50_000,
    "bare ampersands": P + "& " * 200_000,
    "sparse zeros": P.replace("the lamp", "the\0 lamp") * 1000,
    "a picture in a hundred thousand sizes": (
        P + f"<img srcset='{', '.join(f'/{n}.jpg {n}w' for n in range(1, 100_000))}'>" + P
    ),
    "a deep description": (
        f"<script type='application/ld+json'>{'[' * 200_000}</script>"
        f"<script type='application/ld+json'>{NESTED * 200_000}</script>" + P
    ),
    "no end of anything": P + "<table><tr><td><ul><li><blockquote><pre>" * 3_000 + WORDS,
}

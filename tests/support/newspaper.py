"""Ordinary pages in any number, each with words of its own."""

_TOWNS = "Ufer Skarv Lund Brede Holm Vik Sund Nes Oldby Tarn".split()  # noqa: SIM905 - as a list of names


def front_page(number: int, paragraphs: int = 40) -> str:
    """Return an article among the furniture of a newspaper's page; no two are alike."""
    town = _TOWNS[number % len(_TOWNS)]
    links = "".join(f'<li><a href="/{number}/{n}">Story {n} of {town}</a></li>' for n in range(60))
    body = "".join(
        f"<p>In {1700 + at} the council of {town} paid {number * 7 + at} crowns for oil, and the "
        f'<a href="/lamp/{at}">keeper of lamp {at}</a> wrote it down with the <em>weather</em> and '
        f"the names of {at % 9 + 2} boats that had come in; nobody asked him why he did so.</p>"
        for at in range(paragraphs)
    )
    return (
        f"<!DOCTYPE html><html lang=en><head><title>The lamps of {town}, part {number}</title>"
        f"<meta name=author content='Mira Holm'></head><body><nav><ul>{links}</ul></nav><main>"
        f"<article><h1>The lamps of {town}, part {number}</h1>{body}</article></main>"
        f"<aside><h2>Read also</h2><ul>{links}</ul></aside><footer>Imprint</footer></body></html>"
    )

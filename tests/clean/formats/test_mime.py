"""A message is cut where its boundaries stand, and its headers and bodies are unpacked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.formats.mime import Part, Reading


def parts_of(data: bytes) -> list[Part]:
    """Return the parts of a message that hold bytes."""
    return [part for part in Reading("a source").read(data).walk() if not part.parts]


def header_of(value: bytes) -> str:
    return Reading("a source").read(b"Subject: " + value + b"\n\n").header("subject")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_parts_end_before_the_line_of_their_boundary(end: bytes) -> None:
    lines = [
        *(b"Content-Type: multipart/mixed; boundary=x", b"", b"preamble", b"--x"),
        *(
            b"Content-Type: text/plain",
            b"",
            b"One --x",
            b"--xy",
            b"",
            b"--x",
            b"",
            b"Two",
            b"--x--",
        ),
        *(b"epilogue", b"--x", b"", b"Three"),
    ]
    one, two = parts_of(end.join(lines))
    assert one.body == end.join([b"One --x", b"--xy", b""])
    assert two.body == b"Two"


def test_a_boundary_that_is_not_named_is_found() -> None:
    data = b"Content-Type: multipart/mixed\n\n--x\n\nOne\n--x\n\nTwo\n--x--\n"
    assert [part.body for part in parts_of(data)] == [b"One", b"Two"]


def test_a_message_without_its_last_boundary_breaks_off() -> None:
    reading = Reading("a source")
    reading.read(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nOne\n--x\n\nTw")
    assert reading.is_broken_off
    whole = Reading("a source")
    whole.read(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nOne\n--x--")
    assert not whole.is_broken_off


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (b"Plain words", "Plain words"),
        (b"=?utf-8?Q?Gr=C3=BC=C3=9Fe?= aus =?iso-8859-1?Q?K=F6ln?=", "Grüße aus Köln"),
        (b"=?utf-8?B?R3LDvMOf?=\r\n =?utf-8?B?ZQ==?=", "Grüße"),
        (b"=?windows-1254?Q?=DDstanbul?=", "İstanbul"),
        ("Größe".encode(), "Größe"),
        (b"=?nonsense?Q?abc?=", "abc"),
        (b"=?utf-8?B?!?=", "=?utf-8?B?!?="),
    ],
)
def test_a_header_is_read_as_words(value: bytes, words: str) -> None:
    assert header_of(value) == words


@pytest.mark.parametrize(
    ("way", "body", "data"),
    [
        ("base64", b"R3LD\r\nvMOfZQ==\r\n", "Grüße".encode()),
        ("BASE64", b"R3LDvMOfZQ", "Grüße".encode()),
        ("base64", b"R3LDv", b"Gr\xc3"),
        ("quoted-printable", b"Gr=C3=BC=\r\n=C3=9Fe", "Grüße".encode()),
        ("8bit", "Grüße".encode(), "Grüße".encode()),
    ],
)
def test_a_body_is_unpacked(way: str, body: bytes, data: bytes) -> None:
    (part,) = parts_of(b"Content-Transfer-Encoding: " + way.encode() + b"\n\n" + body)
    assert part.data() == data


def test_words_are_read_in_their_own_encoding() -> None:
    (part,) = parts_of("Content-Type: text/plain; charset=koi8-r\n\nЖизнь".encode("koi8-r"))
    assert part.text() == "Жизнь"


@given(st.lists(st.binary(max_size=50).filter(lambda b: b"--x" not in b), min_size=1, max_size=6))
def test_what_is_put_into_parts_comes_out_of_them(bodies: list[bytes]) -> None:
    head = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
    data = head + b"".join(b"--x\r\n\r\n%s\r\n" % body for body in bodies) + b"--x--"
    assert [part.body for part in parts_of(data)] == bodies

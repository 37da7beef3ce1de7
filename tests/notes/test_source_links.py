"""The links of a note are found, and the one that belongs to a quotation."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes import quotation, source_link_at, source_links

LINK = "sourcebook:article/a1?at=3-9&text=0123456789abcdef"
PLAIN = quotation("One.\nTwo.", "Mira", LINK)


def address_at(body: str, at: int) -> str:
    link = source_link_at(body, at)
    return link.address if link else ""


def test_every_line_of_a_quotation_leads_to_its_source() -> None:
    body = f"Before\n\n{PLAIN}\nAfter"
    for at in range(body.index("> One"), body.index("\nAfter") - 1):
        assert address_at(body, at) == LINK
    assert address_at(body, 0) == ""
    assert address_at(body, len(body)) == ""


def test_of_two_quotations_the_one_at_the_cursor_is_meant() -> None:
    other = LINK.replace("a1", "a2")
    body = f"{PLAIN}\n{PLAIN.replace(LINK, other)}"
    assert address_at(body, body.rindex("> One")) == other
    found = source_link_at(body, len(body) - 2)
    assert found is not None
    assert body[found.start : found.end] == other


def test_a_footnote_leads_to_its_source() -> None:
    body = f"> Words.[^3]\n\nText\n\n[^3]: Mira, [The Ferry]({LINK})\n"
    assert address_at(body, 4) == LINK
    assert address_at("> Words.[^4]\n", 4) == ""


@given(st.text(st.sampled_from("> \n[^1]:sourcebook:a()")), st.integers(0, 50))
def test_any_text_is_read(body: str, at: int) -> None:
    for link in source_links(body):
        assert body[link.start : link.end] == link.address
    source_link_at(body, at)

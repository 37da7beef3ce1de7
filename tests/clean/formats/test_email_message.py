"""An e-mail becomes an article: what a person wrote stays, what a program added is set aside."""

import pytest

from sourcebook.model.article import Status
from sourcebook.model.citation import WorkType
from sourcebook.model.edition import Edition, Kind
from sourcebook.model.errors import SourceEmpty
from support.messages import HEAD, cuts, holding, page, part, plain, read
from support.pages import texts

WORDS = "The river came back to the city after forty years under stone."
ATTACHED = "Content-Disposition: attachment"


def html(body: str, head: str = HEAD) -> Edition:
    return read(f"{head}Content-Type: text/html; charset=utf-8\n\n<html><body>{body}</body></html>")


def test_the_headers_say_who_wrote_what_and_when() -> None:
    edition = read(f"{HEAD}\n{WORDS}\n\nAnd more of it.")
    known = edition.metadata
    assert (known.title, known.byline, known.site) == ("The river", "Ada Marlow", "post.example")
    assert known.published == "2026-03-14T09:00:00+01:00"
    assert texts(edition) == [WORDS, "And more of it."]
    assert edition.citation.work_type is WorkType.MESSAGE
    assert {origin.field: origin.source for origin in edition.origins}["byline"] == "from"


@pytest.mark.parametrize(
    "date", ["yesterday", "Sat, 99 Mar 2026 09:00:00", "1 Jan 1600 00:00 +0000", ""]
)
def test_a_date_that_is_none_is_not_known(date: str) -> None:
    assert read(f"Subject: T\nDate: {date}\n\n{WORDS}").metadata.published == ""


def test_marks_of_forwarding_are_no_part_of_a_title() -> None:
    assert read(f"Subject: Fwd: WG: The river\n\n{WORDS}").metadata.title == "The river"


def test_a_list_has_a_name_if_it_says_so_in_words() -> None:
    named = read(f"{HEAD}List-Id: The Harbour Letter <a.b.example>\n\n{WORDS}")
    assert named.metadata.site == "The Harbour Letter"
    unnamed = read(f"{HEAD}List-Id: <a.b.example>\n\n{WORDS}")
    assert unnamed.metadata.site == "post.example"


def test_html_is_preferred_to_plain_text_and_an_attachment_is_neither() -> None:
    letter = holding("alternative", plain("The river came back."), page(f"<p>{WORDS}</p>"))
    extra = part("text/html; name=a.html", "<p>attached", "Content-Disposition: attachment")
    edition = read(HEAD + holding("mixed", letter, extra))
    assert edition.text == WORDS
    assert cuts(edition) == [("attachments", "a.html (text/html, 11 B)")]


def test_flowed_lines_are_joined_and_quoted_ones_keep_their_depth() -> None:
    edition = read(
        f"{HEAD}Content-Type: text/plain; format=flowed\n\nOne line that is \nbroken here.\n\n"
        "> A quoted line that \n> goes on.\n\nLast."
    )
    assert texts(edition) == [
        "One line that is broken here.",
        "A quoted line that goes on.",
        "Last.",
    ]


def test_flowed_lines_may_lose_the_space_they_are_joined_by() -> None:
    edition = read(f"{HEAD}Content-Type: text/plain; format=flowed; delsp=yes\n\n河流回 \n到城市。")
    assert edition.text == "河流回到城市。"


def test_hidden_words_and_footers_are_set_aside_and_counters_are_gone() -> None:
    edition = html(
        '<span style="display:none">A preview</span>'
        '<p><a href="https://a.example">View in browser</a></p>'
        f"<h1>The river</h1><p>{WORDS}</p><p>Second.</p><p>Third.</p>"
        '<p>Enough of this? <a href="https://a.example/u">Unsubscribe</a></p><p>Quay 1, Ufer</p>'
        '<img src="https://a.example/open.gif"><img src="https://a.example/x" style="width:1px">'
    )
    assert texts(edition) == [WORDS, "Second.", "Third."]
    assert cuts(edition) == [
        ("hidden", "A preview"),
        ("boilerplate", "View in browser"),
        ("title", "The river"),
        ("footer", "Enough of this? Unsubscribe"),
        ("footer", "Quay 1, Ufer"),
    ]
    assert edition.assets == ()


@pytest.mark.parametrize(
    "hidden",
    [
        *("<div hidden>A preview</div>", "<div class='visually-hidden'>A preview</div>"),
        *("<div style='display: none !important'>A preview</div>",),
        *("<div style='max-height:0px;overflow:hidden'>A preview</div>",),
        *("<div style='color:#fff;font-size:0'>A preview</div>",),
        *("<div style='mso-hide:all'>A preview</div>", "<div style='opacity:0'>A preview</div>"),
        "<table><tr><td style='display:none'>A preview</td><td></td></tr></table>",
    ],
)
def test_words_that_a_message_does_not_show_are_set_aside(hidden: str) -> None:
    edition = html(f"{hidden}<p>{WORDS}</p>")
    assert (edition.text, cuts(edition)) == (WORDS, [("hidden", "A preview")])


@pytest.mark.parametrize(
    "style",
    ["opacity:0.9", "font-size:0.9em", "max-height:100px", "line-height:0", "font-size:10px"],
)
def test_words_that_are_only_set_smaller_are_shown(style: str) -> None:
    edition = html(f"<div style='{style}'>Words.</div><p>{WORDS}</p>")
    assert edition.text.startswith("Words.")


def test_a_message_most_of_which_is_hidden_is_shown_by_something_else() -> None:
    edition = html(f"<div style='display:none'><p>{WORDS}</p></div><p>Words.</p>")
    assert WORDS in edition.text


@pytest.mark.parametrize(
    "line",
    [
        "Forwarded this email? Subscribe here for more",
        "Was this email forwarded to you? Sign up.",
        "Comment Share READ IN APP",
        "12 | Like · Restack",
        "Subscribe now",
        "Thanks for reading The Letter! Subscribe for free to receive new posts and so on.",
        "The Letter is a reader-supported publication. To receive new posts, subscribe.",
        "Wurde Ihnen diese E-Mail weitergeleitet? Hier abonnieren",
    ],
)
def test_buttons_and_offers_of_platforms_are_set_aside_where_they_stood(line: str) -> None:
    edition = html(f"<p>{WORDS}</p><p>{line}</p><p>And more of it.</p>")
    assert texts(edition) == [WORDS, "And more of it."]
    assert [(cut.reason, cut.text) for cut in edition.cuts] == [("newsletter", line)]
    assert edition.cuts[0].at == len(WORDS) + 1


@pytest.mark.parametrize(
    "line", ["Like him, I stayed.", "Share and share alike, they said.", "I like it.", "Save!"]
)
def test_sentences_with_such_words_stay(line: str) -> None:
    assert line in html(f"<p>{WORDS}</p><p>{line}</p><p>And more of it.</p>").text


def test_a_letter_about_unsubscribing_keeps_its_words() -> None:
    paragraphs = "".join(f"<p>Paragraph {n} on how to unsubscribe.</p>" for n in range(20))
    assert "Paragraph 7 on" in html(paragraphs).text
    assert html("<p>Unsubscribe</p>").text == "Unsubscribe"


def test_a_cut_stands_where_it_stood() -> None:
    edition = read(f"{HEAD}\n{WORDS}\n\nUnsubscribe here: https://a.example/u")
    assert [(cut.reason, cut.at) for cut in edition.cuts] == [("footer", len(edition.text))]


def test_a_picture_inside_is_kept_and_a_data_picture_gets_a_name() -> None:
    edition = read(
        f"{HEAD}Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
        f'<p>{WORDS}</p><img src="cid:a@b"><img src="cid:missing">\n'
        "--x\nContent-Type: image/png\nContent-ID: <a@b>\n\nbytes\n--x--"
    )
    assert [asset.address for asset in edition.assets] == ["cid:a@b"]


COVER = "From: B <b@x>\nSubject: Fwd: Read\nDate: Sun, 15 Mar 2026 10:00:00 +0100"
OUTER = f"{COVER}\n"
INNER = part("message/rfc822", f"{HEAD}\n{WORDS}")


def test_a_message_that_was_attached_to_a_short_one_is_the_article() -> None:
    edition = read(OUTER + holding("mixed", plain("Look! It is about us."), INNER))
    known = edition.metadata
    assert (known.title, known.byline, edition.text) == ("The river", "Ada Marlow", WORDS)
    assert edition.rules == "forwarded"


def test_who_forwarded_a_message_and_what_they_said_is_set_aside() -> None:
    edition = read(OUTER + holding("mixed", plain("By Carla\n\nLook!"), INNER))
    assert cuts(edition) == [("opening", f"{COVER}\nBy Carla\nLook!")]


def test_a_cover_with_a_picture_takes_no_picture_of_the_message() -> None:
    logo = page('<p>Look!<img src="https://a.example/logo.png" alt="Logo"></p>')
    edition = read(OUTER + holding("mixed", logo, INNER))
    assert edition.assets == ()
    assert "asset:" not in edition.cuts[0].html


def test_a_message_below_a_long_cover_stands_after_it() -> None:
    cover = "A long word on what was sent to me. " * 30
    edition = read(OUTER + holding("mixed", plain(cover), INNER))
    assert (edition.metadata.byline, edition.metadata.title) == ("B", "Read")
    assert texts(edition) == [cover.strip(), "", HEAD.strip(), WORDS]
    assert edition.rules == ""


def test_every_message_that_is_attached_is_read() -> None:
    second = part("message/rfc822", f"From: C <c@x>\nSubject: On\n\n{page('<h1>One</h1><p>Two')}")
    second = second.replace("Subject: On\n\n", "Subject: On\n")
    edition = read(OUTER + holding("mixed", plain("Look!"), INNER, second))
    assert edition.metadata.title == "The river"
    assert texts(edition)[-3:] == ["From: C <c@x>\nSubject: On", "One", "Two"]


def test_the_byline_of_an_attached_message_stays_in_its_words() -> None:
    inner = part("message/rfc822", f"{HEAD}\nBy Carla Otto\n\n{WORDS}")
    edition = read(OUTER + holding("mixed", plain("Long. " * 150), inner))
    assert "By Carla Otto" in edition.text


def test_a_digest_shows_all_its_messages() -> None:
    digest = holding("digest", *(f"\nSubject: No. {n}\n\nWords {n}." for n in range(3)))
    edition = read(OUTER + holding("mixed", plain("Today three."), digest))
    assert [line for line in texts(edition) if line.startswith("Words")] == [
        "Words 0.",
        "Words 1.",
        "Words 2.",
    ]


def test_messages_inside_one_another_are_opened_up_to_a_depth_and_named_below_it() -> None:
    message = f"{HEAD}\nWords of the last."
    for n in range(8):
        inner = part("message/rfc822; name=deep.eml", message)
        message = f"Subject: No. {n}\n{holding('mixed', plain(f'Look at {n}.'), inner)}"
    edition = read(message)
    assert edition.status is Status.PARTIAL
    said = f"{edition.text} {cuts(edition)}"
    assert all(f"Look at {n}." in said for n in range(2, 8))
    assert any(
        cut.startswith("deep.eml (message/rfc822, ")
        for reason, cut in cuts(edition)
        if reason == "attachments"
    )


def test_an_empty_message_inside_does_not_hide_the_cover() -> None:
    edition = read(OUTER + holding("mixed", plain("Look!"), part("message/rfc822", "Subject: E")))
    assert texts(edition)[0] == "Look!"
    assert edition.metadata.title == "Read"


def test_a_message_that_was_forwarded_in_words_says_who_wrote_it() -> None:
    edition = read(
        "From: B <b@x>\nSubject: Fwd: The river\n\nRead this!\n\n"
        f"---------- Forwarded message ---------\n{HEAD}To: B <b@x>\n\n{WORDS}\n\nMore of it."
    )
    known = edition.metadata
    assert (known.title, known.byline) == ("The river", "Ada Marlow")
    assert known.published == "2026-03-14T09:00:00+01:00"
    assert texts(edition) == [WORDS, "More of it."]
    assert cuts(edition)[0] == ("opening", "From: B <b@x>\nSubject: Fwd: The river\nRead this!")


INNER_HEAD = (
    "{} Ada Marlow &lt;ada@post.example&gt;<br>{} 14. März 2026 09:00<br>{} B<br>{} The river"
)
FORWARDS = {
    "gmail": "<div>Read!<br><br><div>---------- Forwarded message ---------<br>"
    + INNER_HEAD.format("From:", "Date:", "To:", "Subject:")
    + f"<br></div><br><br><div><p>{WORDS}</p><p>More.</p></div></div>",
    "outlook": "<p>Read!</p><div style='border-top:1pt'><p>"
    + INNER_HEAD.format("<b>Von:</b>", "<b>Gesendet:</b>", "<b>An:</b>", "<b>Betreff:</b>")
    + f"</p></div><p>{WORDS}</p><p>More.</p>",
    "apple": "Read!<br><div>Begin forwarded message:<br><blockquote type=cite><div><b>From: </b>"
    "Ada Marlow &lt;ada@post.example&gt;<br></div><div><b>Date: </b>14 March 2026</div><div><b>"
    f"Subject: </b><b>The river</b></div><br><div>{WORDS}</div><div>More.</div></blockquote></div>",
    "one block": "<p>Read!</p><p>"
    + INNER_HEAD.format("From:", "Sent:", "To:", "<b>Subject:")
    + f"</b><br>{WORDS}</p><p>More.</p>",
}


@pytest.mark.parametrize("page", FORWARDS.values(), ids=FORWARDS)
def test_a_message_that_was_forwarded_in_a_page_says_who_wrote_it(page: str) -> None:
    edition = html(page, "From: B <b@x>\nSubject: Fwd: The river\n")
    known = edition.metadata
    assert (known.title, known.byline, known.site) == ("The river", "Ada Marlow", "post.example")
    assert known.published == "2026-03-14"
    assert edition.citation.authors == ("Ada Marlow",)
    assert {one.source for one in edition.origins if one.field == "byline"} == {"forwarded"}
    assert [block for block in texts(edition) if block] == [WORDS, "More."]
    assert {block.quote_depth for block in edition.blocks} == {0}
    opening, head = cuts(edition)
    assert opening == ("opening", "From: B <b@x>\nSubject: Fwd: The river\nRead!")
    assert "Ada Marlow <ada@post.example>" in head[1]


def test_an_answer_in_a_page_is_by_who_wrote_it() -> None:
    edition = html(FORWARDS["outlook"], "From: B <b@x>\nSubject: AW: The river\n")
    assert edition.metadata.byline == "B"
    assert "Ada Marlow" in edition.text


def test_the_lines_above_a_quotation_are_words_of_the_answer() -> None:
    answer = f"So it is.\n\nOn Mon, 2 Feb 2026, Carla Otto wrote:\n> {WORDS}\n\nBest\nAda"
    edition = read(f"{HEAD}\n{answer}")
    known = edition.metadata
    assert (known.subtitle, known.byline) == ("", "Ada Marlow")
    assert known.published == "2026-03-14T09:00:00+01:00"
    assert texts(edition)[:2] == ["So it is.", "On Mon, 2 Feb 2026, Carla Otto wrote:"]


def test_a_date_below_the_subject_does_not_replace_that_of_the_message() -> None:
    edition = read(f"{HEAD}\nBy Carla Otto\n2 February 2026\n\n{WORDS}\n\nMore of it.")
    assert edition.metadata.published == "2026-03-14T09:00:00+01:00"
    assert edition.citation.authors == ("Carla Otto",)
    assert {one.field for one in edition.origins if one.is_guess} >= {"byline"}


def test_a_message_without_words_is_empty() -> None:
    with pytest.raises(SourceEmpty):
        read("Subject: T\n\n")
    with pytest.raises(SourceEmpty):
        read("Subject: T\n" + holding("mixed", plain(" "), page("<p> </p>")))


def test_a_message_of_files_alone_is_an_article_that_lists_them() -> None:
    report = part("application/pdf; name=report.pdf", "x" * 12_345, ATTACHED)
    film = part('video/mp4; name="<b>.mp4"', "x" * 2_360_000, ATTACHED)
    edition = read(HEAD + holding("mixed", plain(" \n"), report, film, part("x/y", "")))
    assert edition.metadata.title == "The river"
    assert {block.kind for block in edition.blocks} == {Kind.LIST_ITEM}
    assert texts(edition) == [
        "report.pdf (application/pdf, 12 kB)",
        "<b>.mp4 (video/mp4, 2.4 MB)",
        "x/y, 0 B",
    ]
    assert (edition.status, edition.cuts) == (Status.WHOLE, ())


def test_the_size_of_a_file_is_that_before_it_was_packed() -> None:
    packed = "Content-Disposition: attachment\nContent-Transfer-Encoding: base64"
    file = part("application/pdf; name=a.pdf", "JVBERi0xLjQ=", packed)
    assert read(HEAD + holding("mixed", file)).text == "a.pdf (application/pdf, 8 B)"


@pytest.mark.parametrize("kind", ["", "Content-Type: text/plain\n"])
def test_a_page_that_is_not_called_one_is_a_page(kind: str) -> None:
    edition = read(f"{HEAD}{kind}\n<html><body><h2>Low water</h2><p>{WORDS}</p></body></html>")
    assert texts(edition) == ["Low water", WORDS]


@pytest.mark.parametrize(
    "letter",
    [
        holding("encrypted", part("application/pgp-encrypted", "Version: 1"), part("x/y", "abc")),
        part("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "abc"),
    ],
)
def test_a_locked_message_is_said_to_be_locked(letter: str) -> None:
    assert read(HEAD + letter).status is Status.LOCKED


def test_a_message_that_is_a_file_itself_is_named() -> None:
    edition = read("Subject: T\nContent-Type: application/pdf\n\n%PDF")
    assert (edition.text, edition.metadata.title) == ("application/pdf, 4 B", "T")


def test_a_message_inside_that_has_only_files_is_headed_and_lists_them() -> None:
    inner = HEAD + holding("mixed", part("application/pdf; name=a.pdf", "%PDF", ATTACHED))
    edition = read("Subject: O\n" + holding("mixed", part("message/rfc822", inner)))
    said = f"{edition.text} {cuts(edition)}"
    assert "a.pdf (application/pdf, 4 B)" in said
    assert edition.text


def test_a_message_that_breaks_off_is_said_to() -> None:
    edition = read(f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\n\n{WORDS}")
    assert edition.status is Status.TRUNCATED


def test_an_endless_message_is_shown_plainly() -> None:
    edition = read(f"{HEAD}\n" + f"{WORDS}\n\n" * 20_000)
    assert edition.status is Status.PLAIN
    assert edition.text.count(WORDS) == 20_000


def test_a_long_number_in_a_newsletter_costs_no_time() -> None:
    edition = read(f"{HEAD}Content-Type: text/html\n\n<p>{'1' * 150} x</p><p>{WORDS}</p>")
    assert WORDS in edition.text

"""Plain text comes out with the structure its writer meant, and no word is lost."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.model.edition import Edition, Kind
from sourcebook.model.errors import SourceError
from support import pastes
from support.pages import cleaned, faults, texts, told
from support.pasted import WANTED


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def kept_words(edition: Edition) -> Counter[str]:
    known = edition.metadata
    parts = [edition.text, known.title, known.subtitle, known.byline]
    parts += [cut.text for cut in edition.cuts]
    parts += [block.list_marker for block in edition.blocks]
    return words_of("\n".join(parts))


def test_an_english_article_with_everything() -> None:
    edition = cleaned(pastes.ENGLISH)
    assert edition.metadata.title == "A bridge too narrow [PHOTOS]"
    assert edition.metadata.byline == "Mira Stone"
    assert texts(edition, Kind.HEADING) == [
        "A warning ignored",
        "What happens next?",
        "Get involved!",
    ]
    assert texts(edition, Kind.CAPTION) == ["The old bridge at Ufer", "Photo: Ben Carter"]
    assert [text.split()[0] for text in texts(edition, Kind.LIST_ITEM)] == ["Come", "See", "Write"]
    assert [cut.reason for cut in edition.cuts] == ["appeal", "comments"]
    assert all(cut.at == len(edition.text) for cut in edition.cuts)
    assert edition.text.endswith("Photo: Ben Carter")


def test_bare_addresses_become_links_without_the_comma() -> None:
    edition = cleaned(pastes.ENGLISH)
    links = [span.href for block in edition.blocks for span in block.spans]
    assert links == ["https://example.org/bridge"]


def test_a_german_article() -> None:
    edition = cleaned(pastes.GERMAN)
    known = edition.metadata
    assert (known.title, known.byline) == ("Der Fluss kehrt zurück", "Anna Berger")
    assert (known.published, known.language) == ("2021-03-03", "de")
    assert texts(edition, Kind.HEADING) == ["Ein langer Streit"]
    items = [block for block in edition.blocks if block.kind is Kind.LIST_ITEM]
    assert [block.list_marker for block in items] == ["1.", "2."]
    assert [cut.reason for cut in edition.cuts] == ["opening", "opening", "appeal", "share"]


def test_french_speech_is_no_list() -> None:
    edition = cleaned(pastes.FRENCH)
    assert edition.metadata.byline == "Claire Dubois"
    assert texts(edition, Kind.LIST_ITEM) == []
    assert texts(edition, Kind.HEADING) == ["Une recette oubliée"]
    assert "— De quoi ?" in texts(edition, Kind.PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "title", "byline", "heading", "language"),
    [
        (pastes.TURKISH, "Kıyıda bir okul", "Elif Şahin", "Öğretmen geliyor", "tr"),
        (pastes.ARABIC, "عودة النهر إلى المدينة", "سامي حداد", "بداية جديدة", "ar"),
        (pastes.CHINESE, "河流回到城市", "王小明", "新的开始", "zh"),
    ],
)
def test_articles_in_other_scripts(
    text: str, title: str, byline: str, heading: str, language: str
) -> None:
    edition = cleaned(text)
    known = edition.metadata
    assert (known.title, known.byline, known.language) == (title, byline, language)
    assert texts(edition, Kind.HEADING) == [heading]
    assert edition.cuts[-1].reason == "comments"


@pytest.mark.parametrize("text", WANTED, ids=[text[:20] for text in WANTED])
def test_articles_in_five_languages_are_wholly_what_their_writers_meant(text: str) -> None:
    assert told(cleaned(text)) == WANTED[text].strip()


def test_chinese_sections_have_heads_and_a_list_has_none() -> None:
    body = "河水在春天回到了老城。人们站在桥上看了很久。"
    parts = (f"第一章 历史\n{body}\n二、现在\n{body}", "一、苹果\n二、梨\n三、桃")
    text = "\n\n".join(("河流", body, *parts, body))
    assert texts(cleaned(text), Kind.HEADING) == ["第一章 历史", "二、现在"]


def test_a_chinese_list_counts_with_its_own_comma() -> None:
    edition = cleaned("河流\n\n河水回到了老城。\n\n1、苹果\n2、梨\n3、桃\n\n大家坐在水边。")
    assert texts(edition, Kind.LIST_ITEM) == ["苹果", "梨", "桃"]


def test_a_paragraph_a_line_is_seen_by_the_width_of_its_signs() -> None:
    body = "河水在春天回到了老城而且人们站在桥上看了很久" * 3 + "。"
    assert texts(cleaned(f"河流\n{body}\n{body}\n{body}"), Kind.PARAGRAPH) == [body] * 3


def test_who_speaks_amid_the_text_is_no_editor() -> None:
    spoken = "Editor: Thank you all"
    around = "\n\n".join(["Nobody spoke for a while, and then somebody did."] * 5)
    edition = cleaned(f"A talk\n\n{around}\n\n{spoken}\n\n{around}\n\nEdited by: Mira Stone")
    assert spoken in edition.text
    assert [cut.text for cut in edition.cuts] == ["Edited by: Mira Stone"]


def test_notices_on_lines_of_one_paragraph_are_notices() -> None:
    edition = cleaned("Title\n\nA sentence is here.\n\nShare this\nAll rights reserved.")
    assert [cut.reason for cut in edition.cuts] == ["share"]
    spoken = cleaned("Title\n\nA sentence is here.\n\nShare\nand nobody knew why.")
    assert spoken.cuts == ()


def test_a_poem_keeps_its_lines() -> None:
    edition = cleaned(pastes.POEM)
    assert edition.metadata.title == "The Lamp"
    assert [text.count("\n") for text in texts(edition)] == [2, 2]
    assert texts(edition, Kind.HEADING) == []


def test_a_message_has_its_subject_as_title_and_keeps_its_quotations() -> None:
    edition = cleaned(pastes.MESSAGE)
    known = edition.metadata
    assert (known.title, known.byline) == ("The archive opens on Monday", "Ruth Adler")
    assert known.published == "2020-05-04"
    assert [block.quote_depth for block in edition.blocks] == [0, 0, 1, 2, 1, 0, 0]


def test_prose_that_is_set_like_a_message_is_no_message() -> None:
    text = "From: the mayor\nTo: all who live here\nSubject: the bridge\n\nIt will be closed."
    edition = cleaned(text + "\n\nNobody had asked for it, and nobody was surprised by it.")
    assert edition.metadata.byline == ""
    assert edition.text.startswith("From: the mayor\nTo: all who live here")
    assert edition.cuts == ()


@pytest.mark.parametrize(
    "head",
    [
        "From: Ruth Adler <ruth@example.org>\nSubject: The bridge",
        "From: Ruth Adler\nSent: Monday, 4 May 2020 10:00\nSubject: The bridge",
        "Von: Ruth Adler\nGesendet: 4. Mai 2020\nBetreff: The bridge",
        "From: Ruth Adler\nTo: peter@example.org\nSubject: The bridge",
    ],
)
def test_the_head_of_a_message_has_an_address_or_a_date(head: str) -> None:
    known = cleaned(f"{head}\n\nIt will be closed.\n\nNobody was surprised by it.").metadata
    assert (known.title, known.byline) == ("The bridge", "Ruth Adler")


def test_wrapped_lines_are_joined_and_line_ends_of_windows_are_nothing() -> None:
    edition = cleaned(pastes.WRAPPED)
    assert "\r" not in edition.text
    assert [text.count("\n") for text in texts(edition)] == [0, 0, 0, 0]
    assert "do, and it shows" in edition.text
    assert "self-evident" in edition.text
    assert texts(edition, Kind.HEADING) == ["What remains"]


def test_text_without_blank_lines_has_a_paragraph_a_line() -> None:
    edition = cleaned(pastes.UNPARTED)
    assert edition.metadata.byline == "Tom Reed"
    assert len(texts(edition, Kind.PARAGRAPH)) == 3
    assert texts(edition, Kind.HEADING) == ["What the company says"]


def test_one_paragraph_has_no_title() -> None:
    edition = cleaned("Only one paragraph stands here.")
    assert edition.metadata.title == ""
    assert texts(edition) == ["Only one paragraph stands here."]


def test_a_title_or_notice_alone_is_the_text() -> None:
    assert cleaned("The title\n\n* * *").text == "The title"
    assert cleaned("Share this").text == "Share this"


def test_numbers_that_do_not_count_on_are_no_list() -> None:
    edition = cleaned("The years\n\n1. was dry.\n\n7. was wet.\n\nNobody knew why it was so.")
    assert texts(edition, Kind.LIST_ITEM) == []
    assert "7. was wet." in edition.text


def test_a_notice_amid_the_text_is_cut_where_it_stood() -> None:
    edition = cleaned("Title\n\nFirst sentence here.\n\nAdvertisement\n\nSecond sentence here.")
    (cut,) = edition.cuts
    assert (cut.reason, cut.text) == ("advertisement", "Advertisement")
    assert edition.text[cut.at :] == "Second sentence here."


def test_an_article_about_giving_is_not_an_appeal() -> None:
    text = (
        "The gift\n\nShe gave a donation every year.\n\nHer income was small, so she told nobody."
    )
    assert cleaned(text).cuts == ()


def test_markup_in_plain_text_is_words() -> None:
    edition = cleaned("Title\n\nUse <b>bold</b> & <script>alert(1)</script> with care.")
    assert edition.text == "Use <b>bold</b> & <script>alert(1)</script> with care."


PASTES = [value for name, value in vars(pastes).items() if name.isupper()]
SHARDS = """
> quoted
- item
1. one
2. two
Title
By Tom Reed
3 May 2020
***

Share this
Donate now
A sentence that ends.
河流。
From: a
"""
LINES = st.sampled_from([*SHARDS.split("\n"), "A long line " * 12])


@given(st.one_of(st.sampled_from(PASTES), st.lists(LINES).map("\n".join), st.text()))
@example("1. a\n2. b\n4. c")
@example("> > a\nb-\nc")
@example("A\r>===")
@example("Share this")
def test_no_word_is_lost(text: str) -> None:
    try:
        edition = cleaned(text)
    except SourceError:
        assert not words_of(text) or "\0" in text
        return
    assert faults(edition) == []
    missing = set(words_of(text)) - set(kept_words(edition))
    # A word parted at the end of a line is whole again.
    assert all(word in "".join(kept_words(edition)) for word in missing)


def test_the_article_as_people_paste_it(shared: Path) -> None:
    edition = cleaned((shared / "data" / "seed" / "article.txt").read_bytes())
    assert edition.metadata.byline == "Tom Coburg"
    assert edition.metadata.title.startswith("US/UK allies attack")
    assert texts(edition, Kind.CAPTION) == [
        "Yeszidis fleeing Daesh",
        "Featured image via Ezidi Press",
    ]
    assert texts(edition, Kind.HEADING) == [
        "Repeating history",
        "Iraqi Kurdish forces left the Yazidis without protection",
        "But Yazidis weren’t alone",  # noqa: RUF001 - as it stands there
        "KRG collusion with Turkey",
        "Turkey’s proxy",  # noqa: RUF001 - as it stands there
        "Get Involved!",
    ]
    assert len(texts(edition, Kind.LIST_ITEM)) == 3
    assert len(texts(edition, Kind.PARAGRAPH)) == 13
    assert [cut.reason for cut in edition.cuts] == ["appeal", "comments"]
    assert edition.cuts[0].text.startswith("We need your help")
    assert edition.metadata.language == "en"


def test_an_indent_of_two_ideographic_spaces_begins_a_paragraph() -> None:
    first, second, third = (
        "港口的灯塔亮了一夜。" * 3,
        "没有人记得它熄灭过。" * 4,
        "会议一直开到深夜。",
    )
    text = f"灯塔\n\n\u3000\u3000{first}\n\u3000\u3000{second}\n\u3000\u3000{third}\n"
    assert texts(cleaned(text)) == [first, second, third]


def test_verse_indented_by_ideographic_spaces_within_a_text_of_lines_keeps_every_word() -> None:
    edition = cleaned("\u3000\u3000\n\u3000\u3000一\n二\n\u3000三")
    assert "".join(edition.text.split()) == "一二三"


def test_the_mark_of_a_signature_begins_a_block_of_its_own() -> None:
    text = (
        "The tower\n\nThe lamp was lit again in spring.\nIt burns well now.\n-- \nAna Berg\nVardo\n"
    )
    assert texts(cleaned(text))[-1].split("\n") == ["--", "Ana Berg", "Vardo"]


def test_a_stray_zero_costs_no_word_its_wholeness() -> None:
    assert cleaned(f"{'The water came back. ' * 9}The riv\0er rose.").text.endswith("river rose.")


def test_who_speaks_in_an_interview_heads_nothing() -> None:
    talk = (
        "Q: How did it begin?\n\nA: In the spring, when the bridge was closed.\n\nQ: And then?\n\n"
    )
    edition = cleaned(f"We never gave up\n\nBy Ann Miller\n\n{talk}A: Then we worked at night.")
    assert texts(edition, Kind.HEADING) == []
    assert len(texts(edition, Kind.PARAGRAPH)) == 4


def test_a_hindi_article_has_its_date_its_headings_and_its_list() -> None:
    body = "वसंत में बंदरगाह शांत था और कोई नहीं जानता था कि जहाज क्यों चले गए।"
    edition = cleaned(f"शांत बंदरगाह\n\n५ मार्च २०२४\n\n{body}\n\nजहाज\n\n{body}\n\n• एक\n• दो")
    assert (edition.metadata.title, edition.metadata.published) == ("शांत बंदरगाह", "2024-03-05")
    assert texts(edition, Kind.HEADING) == ["जहाज"]
    assert texts(edition, Kind.LIST_ITEM) == ["एक", "दो"]


def test_japanese_items_need_no_space_and_a_photo_has_its_caption() -> None:
    body = "春になると港は静かだった。船がなぜ去ったのか、誰も知らなかった。"
    edition = cleaned(f"静かな港\n\n{body}\n\n・アンナ号\n・ベルタ号\n\n{body}\n\n写真:1950年の港")
    assert texts(edition, Kind.LIST_ITEM) == ["アンナ号", "ベルタ号"]
    assert texts(edition, Kind.CAPTION) == ["写真:1950年の港"]


def test_paragraphs_that_stand_in_are_parted_without_a_blank_line() -> None:
    line = "  The harbour was quiet in the spring, and nobody knew why the ships\n"
    more = "had left it, but some of the people said that it had been the war that\n"
    end = "had driven them away.\n"
    edition = cleaned(f"The harbour\n\n{(line + more + end) * 3}")
    assert len(texts(edition, Kind.PARAGRAPH)) == 3
    listed = "1. The first ship was called Anna, and it had a crew of twelve. All\n   of them."
    assert (
        len(texts(cleaned(f"Ships\n\n{more}{end}\n{listed}\n2. The second."), Kind.LIST_ITEM)) == 2
    )

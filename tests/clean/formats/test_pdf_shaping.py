"""Marks stand with their letters, whatever a PDF says of their width, place and order."""

import math
import unicodedata
from dataclasses import replace

import pytest

from sourcebook.clean.formats.pdf.frame import Frame
from sourcebook.clean.formats.pdf.marks import LOST, stands_on
from sourcebook.clean.formats.pdf.shapes import Glyph, Piece, Style
from sourcebook.clean.formats.pdf.shaping import pieces_of
from support.growth import MOST_GROWTH, growth
from support.pages import cleaned, faults
from support.papers import PDF, Paper

STYLE = Style(10)


def glyph(text: str, x0: float, x1: float, y: float = 100) -> Glyph:
    return Glyph(text, x0, x1, y, STYLE, middle=(x0 + x1) / 2)


def row(*signs: tuple[str, float], x: float = 50) -> list[Glyph]:
    """Return signs beside one another by text and width, marks over the end of the last one."""
    glyphs = []
    for text, width in signs:
        glyphs.append(glyph(text, x, x + width))
        x += width
    return glyphs


def read(glyphs: list[Glyph]) -> str:
    return "".join(piece.text for _, piece in pieces_of(glyphs))


def test_marks_have_no_width_of_their_own() -> None:
    wide = [glyph("क", 50, 58), glyph("े", 58, 64), glyph("ल", 58, 66)]
    assert read(wide) == "केल"
    assert pieces_of(wide)[0][1].x1 == 66
    assert read([glyph("क", 50, 58), glyph("े", 50, 58), glyph("ल", 60, 68)]) == "के ल"


def test_a_guess_of_a_space_before_or_after_a_mark_is_none() -> None:
    signs = row(("ก", 6), ("่", 0), ("น", 6))
    for sign in signs:
        sign.is_after_guess = True
    assert read(signs) == "ก่น"


def test_what_was_painted_without_ink_is_a_space_where_there_is_room() -> None:
    wide, narrow = (replace(glyph(" ", x, x), is_ink=True) for x in (57.4, 58.5))
    far = glyph("ल", 59.2, 67)
    assert read([glyph("क", 50, 58), wide, far]) == "क ल"
    assert read([glyph("क", 50, 58), narrow, far]) == "कल"
    assert read([glyph("क", 50, 60), replace(wide, x0=56), glyph("ल", 59, 67)]) == "क ल"
    assert read([glyph("क", 50, 58), far]) == "कल"


def test_signs_that_are_painted_after_their_row_stand_at_their_place() -> None:
    words = row(("क", 8), ("ा", 4), ("ल", 8), (" ", 3), ("क", 8), (" ", 3), *[("म", 8)] * 3)
    last = words.pop(4)
    assert read([*words, replace(last, text=",")]) == "काल , ममम"
    assert read([glyph("क", 50, 58), glyph("ा", 49, 62)]) == "का"
    call = replace(glyph("1", 70, 73, 96), style=Style(6))
    raised = [*words[:3], call, *words[4:]]
    assert [piece.text for _, piece in pieces_of(raised)][:2] == ["काल", "1 "]
    assert [piece.text for _, piece in pieces_of([*raised, last])][:2] == ["काल", "1"]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ([("Ai", 4), ("ms", 4)], "• Aims"),
        ([("O", 3), ("u", 2), (" ", 2), ("A", 3), ("i", 2)], "• Ou Ai"),
        ([("क", 5), (" ", 2), ("ख", 5)], "• क ख"),
    ],
)
def test_a_sign_painted_after_a_short_label_before_it_keeps_the_spaces(
    label: list[tuple[str, float]], text: str
) -> None:
    signs = [*row(*label, x=74), glyph("•", 68, 72)]
    assert read(signs) == text
    assert read([*signs[:-1], glyph("•", 70, 74)]) == text.replace("• ", "•")
    assert read([*signs[:-1], glyph(" ", 72, 74), signs[-1]]) == text


def test_a_sign_painted_after_two_words_leaves_the_space_between_them() -> None:
    assert read([glyph("क", 58, 64), glyph("ख", 68, 74), glyph("१", 51, 55)]) == "१ क ख"
    near = replace(glyph("ख", 65.3, 71), is_after_guess=True)
    assert read([glyph("a", 58, 64), near, glyph("१", 51, 55)]) == "१ a ख"


def turned(signs: list[Glyph], turn: int, order: int = 0) -> list[Glyph]:
    """Return signs of a row that are painted in a line turned about its start."""
    along = math.cos(math.radians(turn)), -math.sin(math.radians(turn))
    return [
        replace(
            sign,
            x0=300 + (sign.x0 - 50) * along[0] - 3,
            x1=300 + (sign.x0 - 50) * along[0] + 2,
            y=sign.y + (sign.x0 - 50) * along[1],
            turn=turn,
            order=order,
        )
        for sign in signs
    ]


@pytest.mark.parametrize("turn", [45, 90, 135, 180, 225, 270, 315])
def test_turned_signs_are_read_as_they_are_painted(turn: int) -> None:
    words = row(*[(letter, 5) for letter in "hello upside down"])
    assert read(turned(words, turn)) == "hello upside down"
    words = [sign for sign in words if sign.text != " "]
    words[5].is_after_guess = words[11].is_after_guess = turn != 180
    assert read(turned(words, turn)) == "hello upside down"


def test_a_guess_of_a_space_upside_down_counts_though_it_runs_to_the_left() -> None:
    thai = replace(glyph("ก", 288.6, 294), turn=180, is_after_guess=True)
    assert read([replace(glyph("น", 295.2, 300), turn=180), thai]) == "น ก"


def test_turned_signs_beside_a_row_stand_in_none() -> None:
    stamp = turned(row(("d", 5), ("o", 5), ("w", 5), ("n", 5)), 180)
    first, last = row(("क", 8), ("ा", 4), x=200), row(("ल", 8), x=212)
    pieces = [piece.text.strip() for _, piece in pieces_of([*first, *stamp, *last])]
    assert pieces == ["काल", "down"]
    pieces = [piece.text.strip() for _, piece in pieces_of([*stamp[:2], *first, *stamp[2:]])]
    assert pieces == ["do", "का", "wn"]


def test_letters_of_hebrew_across_the_page_stay_as_they_are_painted() -> None:
    signs = turned(word("ל", "א", "ם"), 90)
    assert [piece.text.strip() for _, piece in pieces_of(signs)] == ["ל", "א", "ם"]


def test_a_row_that_a_scan_turned_a_little_is_read_by_places() -> None:
    words = row(*[(letter, 5) for letter in "one two three"])
    slight = [replace(sign, turn=359 if sign.x0 < 80 else 1) for sign in words]
    assert read([*slight[8:], *slight[:8]]).split() == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("matrix", "text"),
    [("-1 0 0 -1", "hello upside down"), ("0 1 -1 0", ""), ("0.7 0.7 -0.7 0.7", "")],
)
def test_turned_words_on_a_page_with_marks_stay_whole(matrix: str, text: str) -> None:
    paper = Paper(letters=[("क", 600), ("ा", 300), ("ल", 600)])
    sheet = paper.sheet()
    sheet.signs(60, 100, [0, 1, 2] * 20)
    for at, words in enumerate(("[(hello upside) -400 (down)]", "[(2010)]", "[(2011)]")):
        if at == 0 or not text:
            sheet.content.append(f"BT /regular 10 Tf {matrix} {300 + 20 * at} 400 Tm {words} TJ ET")
    edition = cleaned(paper.file(), PDF)
    assert edition.text == f"{'काल' * 20}\n{text}".strip()
    margin = [" ".join(cut.text.split()) for cut in edition.cuts]
    assert margin == ([] if text else ["hello upside down 2010 2011"])


def test_such_a_space_between_words_that_run_to_the_left_ends_at_the_first_one() -> None:
    blank = replace(glyph(" ", 92.4, 92.4), is_ink=True)
    words = pieces_of([glyph("ل", 94, 100), blank, glyph("م", 84, 92.7)])
    assert [piece.text for _, piece in words] == ["ل ", "م"]


def test_a_painted_space_is_one_however_narrow() -> None:
    assert read([glyph("क", 50, 58), glyph(" ", 58, 58.5), glyph("े", 58, 58)]) == "के"
    assert read([glyph("क", 50, 58), glyph(" ", 58, 58.5), glyph("ल", 58.5, 66)]) == "क ल"


def test_a_guess_of_a_space_counts_where_only_the_ink_is_known() -> None:
    signs = [glyph("क", 50, 58), replace(glyph("ल", 59.9, 67), is_ink=True)]
    assert read(signs) == "कल"
    signs[1].is_after_guess = True
    assert read(signs) == "क ल"


@pytest.mark.parametrize("signs", ["िक", "िन्त", "िक्ष्म"])
def test_a_vowel_painted_before_its_consonants_is_read_after_them(signs: str) -> None:
    parts = [("ि", 3.0), *((signs[at : at + 2], 8.0) for at in range(1, len(signs), 2))]
    vowel = "ि"
    assert read(row(*parts)) == signs[1:] + vowel


def test_a_vowel_whose_consonant_is_said_with_it_stays_behind_it() -> None:
    assert read(row(("कि", 11), ("त", 7))) == "कित"


def test_a_space_before_a_vowel_that_is_moved_stays_before_its_word() -> None:
    assert read([glyph("क", 50, 58), glyph("ि", 61, 64), glyph("ल", 64, 72)]) == "क लि"
    assert read([glyph("क", 50, 58), glyph("ि", 58, 61), glyph("ल", 61, 69)]) == "कलि"


@pytest.mark.parametrize(
    ("signs", "text"),
    [
        ([("अ", 0, 8), ("थ", 8, 14), ("र्", 11, 14)], "अर्थ"),
        ([("प", 0, 6), ("य", 6, 12), ("ा", 12, 15), ("र्", 12, 15), ("प्", 15, 19)], "पर्याप्"),
        ([("न्", 0, 4), ("द", 4, 10), ("र्", 7, 10)], "र्न्द"),
        ([("क", 0, 6), ("र्", 6, 10), ("य", 10, 16)], "कर्य"),
        ([("र्ि", 0, 4), ("थ", 4, 10), ("य", 10, 16)], "र्थिय"),
        ([("থ", 0, 6), ("ীর্", 6, 9)], "র্থী"),
        ([("ন", 0, 6), ("য্", 6, 9), ("র", 9, 15)], "ন্যর"),
        ([("র", 0, 6), ("িট", 6, 12)], "রটি"),
        ([("ে", 0, 4), ("ক", 4, 10), ("া", 10, 13)], "কো"),
        ([("क", 0, 6), ("ा", 6, 9), ("े", 6, 9), ("ं", 6, 9)], "कों"),
        ([("ท", 0, 6), ("ํ", 6, 6), ("า", 6, 10)], "ทำ"),
    ],
)
def test_signs_of_a_syllable_are_read_in_their_order(
    signs: list[tuple[str, float, float]], text: str
) -> None:
    assert read([glyph(letter, x0 + 50, x1 + 50) for letter, x0, x1 in signs]) == text


def test_marks_on_the_sign_for_the_name_of_god_stand_on_its_second_letter() -> None:
    name = glyph("لله", 50, 62)
    signs = [name, *(glyph(mark, 56, 57) for mark in ("ِ", "َ", "ّ"))]
    assert read(signs) == "للَّهِ"


def word(*letters: str) -> list[Glyph]:
    """Return a word that runs to the left from 100, its marks in the middle of their letters."""
    glyphs, x = [], 100.0
    for letter in letters:
        glyphs.append(glyph(letter[0], x - 6, x))
        glyphs += [glyph(mark, x - 4, x - 2, 98) for mark in letter[1:]]
        x -= 6
    return glyphs


WORD = word("שָׁ", "ל", "וֹ", "ם")


def test_marks_of_hebrew_stand_on_the_letter_at_their_place_in_whatever_order() -> None:
    letters = [sign for sign in WORD if not stands_on(sign)]
    marks = [sign for sign in WORD if stands_on(sign)]
    want = unicodedata.normalize("NFC", "שָׁלוֹם")
    for signs in (WORD, WORD[::-1], letters + marks, marks + letters):
        assert unicodedata.normalize("NFC", read(list(signs))) == want


def test_the_point_of_o_stands_at_the_left_end_of_its_letter() -> None:
    lamed, alef = glyph("ל", 94, 100), glyph("א", 87, 94)
    point = glyph("ֹ", 93, 94.5)
    assert read([lamed, point, alef]) == "לֹא"
    assert read([glyph("א", 94, 100), glyph("\u05d5", 90, 94), glyph("ֹ", 91, 92)]) == "אוֹ"


def test_the_point_of_shin_stands_on_no_other_letter() -> None:
    assert read([glyph("א", 100, 106), glyph("ש", 92, 100), glyph("ׁ", 100, 102)]) == "אשׁ"


def test_words_painted_from_their_end_keep_letters_above_one_another_in_order() -> None:
    lam, alef = glyph("ل", 92, 98), glyph("أَ", 92, 100)
    for at, sign in enumerate((alef, lam)):
        sign.is_reversed, sign.order = True, at
    assert read([alef, lam]) == "لأَ"


def test_signs_of_another_font_that_are_painted_last_stand_at_their_place() -> None:
    first, second = (
        word("לָ", "א"),
        [replace(sign, x0=sign.x0 - 20, x1=sign.x1 - 20) for sign in word("ם", "ש")],
    )
    comma = glyph(",", 85, 87)
    pieces = pieces_of([*second, *first, comma])
    assert [piece.text.strip() for _, piece in pieces] == ["לָא", ",", "םש"]


def test_latin_words_and_numbers_in_a_row_that_runs_to_the_left_do_not() -> None:
    row_ = [*word("לָ", "א", "מ", "נ", "ק", "ע", "פ"), *row(("1", 5), ("9", 5), ("8", 5), x=38)]
    row_ += [glyph(")", 36, 38), glyph(".", 33, 35)]
    assert [piece.text for _, piece in pieces_of(row_)][1:] == ["198", ")", "."]


@pytest.mark.parametrize("is_apart", [False, True])
def test_a_guess_of_a_space_before_a_number_is_none_within_it(*, is_apart: bool) -> None:
    number = row(("5", 5), ("0", 5), ("%", 7), x=62)
    number[0].is_after_guess = True
    for at, sign in enumerate(number):
        sign.order = 1 + at * is_apart
    pieces = pieces_of([*word("לָ", "א", "מ"), *number])
    assert [piece.text for _, piece in pieces] == ["לָאמ ", "%", "50"]


def test_an_unknown_sign_on_a_letter_of_arabic_is_a_mark_and_elsewhere_says_so() -> None:
    ra = glyph("ر", 90, 98)
    assert read([ra, replace(glyph(LOST, 93, 95), y=98)]) == "ر"
    assert read([ra, glyph(LOST, 80, 90)]) == f"ر{LOST}"
    assert read(row(("ब", 8), (LOST, 5), ("त", 8))) == f"ब{LOST}त"


def test_latin_words_among_them_are_parted_as_before() -> None:
    signs = row(("a", 5), ("b", 5), ("c", 5))
    signs[1].is_after_guess = True
    assert read([*signs, glyph("क", 67, 75)]) == "a bc क"
    assert read([glyph("a", 50, 55), glyph("b", 57, 62), glyph("क", 62, 70)]) == "a bक"


def test_a_point_of_a_page_leads_back_to_its_place_in_the_file() -> None:
    for turn in (0, 90, 180, 270):
        frame = Frame(10, 20, 300, 400, turn)
        assert frame.back(*frame.point(33, 44)) == (33, 44)


def text_of(paper: Paper) -> str:
    edition = cleaned(paper.file(), PDF)
    assert faults(edition) == []
    return edition.text


def test_stated_letters_stand_where_all_their_signs_do() -> None:
    paper = Paper(letters=[("X", 600), ("Y", 300)])
    sheet = paper.sheet()
    x = 60.0
    for word_ in ("गाहिका", "बगा", "गाता"):
        for at in range(0, len(word_), 2):
            sheet.signs(x, 100, [0], f"{word_[at : at + 2]}…")
            sheet.signs(x + 6, 100, [1], size=5)
            x += 9
        x += 3
    assert text_of(paper) == "गाहिका बगा गाता"


def test_a_word_stated_for_signs_on_two_lines_stands_on_the_first() -> None:
    paper = Paper(letters=[("क", 600), ("ा", 300)])
    sheet = paper.sheet()
    sheet.signs(60, 100, [0, 1, 0, 1])
    sheet.signs(86, 100, [0], "गाता…")
    sheet.signs(60, 112, [0, 0])
    sheet.signs(75, 112, [0, 1])
    assert text_of(paper) == "काका गाता का"


def test_a_vowel_painted_above_its_letter_parts_no_line() -> None:
    paper = Paper(letters=[("م", 600), ("َ", 200), ("ن", 600)])
    sheet = paper.sheet()
    for at in range(4):
        sheet.signs(300 - 16 * at, 100, [0])
        sheet.signs(302 - 16 * at, 97, [1])
        sheet.signs(294 - 16 * at, 100, [2])
        sheet.signs(296 - 16 * at, 98, [1])
    assert text_of(paper) == "مَنَ مَنَ مَنَ مَنَ"


def test_a_sign_that_only_makes_a_word_wider_is_none() -> None:
    paper = Paper(letters=[("ب", 600), ("َ", 0), *[("", 500)] * 28, ("\x0b", 300)])
    sheet = paper.sheet()
    sheet.signs(300, 100, [0])
    for x in (307, 311):
        sheet.signs(x, 100, [30])
    sheet.signs(316, 100, [0])
    sheet.signs(316, 100, [1])
    assert text_of(paper) == "بَب"


def test_a_mark_stands_on_no_such_sign() -> None:
    wide = replace(glyph("\u0640", 90, 94), is_stretch=True)
    assert read([glyph("د", 94, 100), wide, glyph("ب", 84, 90), glyph("َ", 90, 92)]) == "دبَ"
    assert read([glyph("ح", 94, 100), wide, glyph("دَ", 82, 87.5)]) == "حدَ"


def test_a_sign_of_which_a_font_says_nothing_is_shown_as_unknown() -> None:
    paper = Paper(letters=[("क", 600), ("ा", 300)])
    paper.sheet().signs(60, 100, (0, None, 1, 0, 0))
    assert text_of(paper) == f"क{LOST}ाकक"


def test_letters_of_one_sign_are_read_in_their_order() -> None:
    paper = Paper(letters=[("ب", 600), ("لا", 600), ("َ", 0), ("لله", 900)])
    sheet = paper.sheet()
    for x, sign in ((300, 3), (309, 1), (315, 2), (315, 0)):
        sheet.signs(x, 100, [sign])
    assert text_of(paper) == "بَلالله"


def test_letters_of_one_sign_of_arabic_are_read_in_their_order_without_any_mark() -> None:
    paper = Paper(letters=[("ب", 600), ("لأ", 600), ("د", 600)])
    sheet = paper.sheet()
    for word_ in range(3):
        for at, sign in enumerate((2, 0, 1)):
            sheet.signs(300 + 25 * word_ + 6 * at, 100, [sign])
    assert text_of(paper) == "لأبد لأبد لأبد"


def test_a_link_among_such_words_is_kept() -> None:
    paper = Paper(letters=[("क", 600), ("ा", 300)])
    sheet = paper.sheet()
    sheet.signs(60, 100, (0, 1, 0, 1))
    sheet.signs(90, 100, (0, 1))
    sheet.link(88, 100, 14, "https://example.org/a")
    html = cleaned(paper.file(), PDF).html
    assert 'काका <a href="https://example.org/a">का</a>' in html


def test_pieces_without_marks_are_not_touched() -> None:
    assert pieces_of([]) == []
    assert pieces_of([glyph("a", 1, 2)]) == [(0, Piece("a", 1, 2, 100, STYLE))]


@pytest.mark.parametrize(
    "text", ["क", "ि", "ार्", "कर्", "े", "बَ", "َ", "\u05d5ֹ", LOST, "ب" + LOST, "a", "ي "]
)
def test_many_signs_at_one_place_cost_no_square(text: str) -> None:
    def run(length: int) -> None:
        pieces_of([glyph(sign, 50, 58) for sign in text * (length // len(text))])

    assert growth(run, 2000) < MOST_GROWTH
